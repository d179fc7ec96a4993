//! The engine: a WebAssembly module that imports nothing and answers requests in bytes.

use js_sys::{Object, Uint8Array, WebAssembly};
use model::wire::Wire;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{call, property};

/// A running module.
#[derive(Clone)]
pub(crate) struct Module {
    exports: Object,
}

/// The engine's file beside the shell, and its integrity; told by the build, and nothing where only checks compile.
const ENGINE: &str = match option_env!("HANDRAIL_ENGINE") {
    Some(file) => file,
    None => " ",
};

/// The name of the engine's file, and its integrity.
pub(crate) fn engine_file() -> (&'static str, &'static str) {
    ENGINE.split_once(' ').unwrap_or_default()
}

impl Module {
    /// Starts the module in `wasm`.
    pub(crate) async fn start(wasm: &[u8]) -> Option<Self> {
        let started = JsFuture::from(WebAssembly::instantiate_buffer(wasm, &Object::new())).await.ok()?;
        let exports = property(&property(&started, "instance")?, "exports")?;
        Some(Self { exports: exports.unchecked_into() })
    }

    /// Has the module take a file by that function; whether it has.
    pub(crate) fn take(&self, function: &str, file: &[u8]) -> bool {
        self.write(file).and_then(|()| self.call(function, 0)).is_some_and(|taken| taken != 0)
    }

    /// The answer to a request in bytes; `None` if the module has failed.
    pub(crate) fn ask<T: Wire>(&self, request: &[u8]) -> Option<T> {
        self.write(request)?;
        let length = self.call("answer", 0)?;
        let answer = self.memory(self.call("answer_at", 0)?, length)?.to_vec();
        T::take(&mut &answer[..])
    }

    /// Puts `message` into the module's memory.
    fn write(&self, message: &[u8]) -> Option<()> {
        let length = message.len() as u32;
        let room = self.call("room", length)?;
        self.memory(room, length)?.copy_from(message);
        Some(())
    }

    /// A part of the module's memory. It moves when the module asks for more, so it is looked up each time.
    fn memory(&self, at: u32, length: u32) -> Option<Uint8Array> {
        let buffer = property(&property(&self.exports, "memory")?, "buffer")?;
        Some(Uint8Array::new_with_byte_offset_and_length(&buffer, at, length))
    }

    /// Calls an export with a number; `None` if it fails.
    fn call(&self, name: &str, argument: u32) -> Option<u32> {
        let value = call(&self.exports, name, &[argument.into()])?;
        value.as_f64().map(|number| number as u32)
    }
}
