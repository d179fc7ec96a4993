//! The host's file of live notices. In the program's second half: few banks have one.

use model::Notice;
use wasm_bindgen::JsValue;

use crate::app::App;
use crate::host::json_of;

/// What is right in it; the host is told what is not.
pub(crate) fn read(app: App, file: &JsValue) -> Vec<Notice> {
    let read = notices::read(&json_of(file), &app.catalogue());
    for dropped in &read.dropped {
        app.host(|host| host.tell_dropped(dropped));
    }
    read.notices
}
