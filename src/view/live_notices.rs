//! The host's file of live notices. In the program's second half: few banks have one.

use wasm_bindgen::JsValue;

use crate::app::App;
use crate::host::json_of;

/// Takes what is right in it, and tells the host what is not.
pub(crate) fn read(app: App, file: &JsValue) {
    let read = notices::read(&json_of(file), &app.catalogue());
    for dropped in &read.dropped {
        app.host(|host| host.tell_dropped(dropped));
    }
    app.set_live_notices(read.notices);
}
