//! The host's file of live notices. In the program's second half: few banks have one.

use model::Notice;
use wasm_bindgen::JsValue;

use crate::app::App;
use crate::host::json_of;

/// The valid entries; for each of the others an event is emitted to the host.
pub(crate) fn read(app: App, file: &JsValue) -> Vec<Notice> {
    let read = notices::read(&json_of(file), &app.catalogue());
    for dropped in &read.dropped {
        app.host(|host| host.emit_notice_dropped(dropped));
    }
    read.notices
}
