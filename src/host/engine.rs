//! The engine: a WebAssembly module that imports nothing and answers requests in bytes.

use js_sys::{Function, Object, Reflect, Uint8Array, WebAssembly};
use model::wire::Wire;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A running engine.
#[derive(Clone)]
pub(crate) struct Engine {
    exports: Object,
}

/// The engine's file beside the shell, and its integrity; told by the build, and nothing where only checks compile.
const FILE: &str = match option_env!("HANDRAIL_ENGINE") {
    Some(file) => file,
    None => " ",
};

/// The name of the engine's file, and its integrity.
pub(crate) fn engine_file() -> (&'static str, &'static str) {
    FILE.split_once(' ').unwrap_or_default()
}

impl Engine {
    /// Starts the module in `wasm` with the bundle's file of the search index.
    pub(crate) async fn start(wasm: &[u8], index: &[u8]) -> Option<Self> {
        let started = JsFuture::from(WebAssembly::instantiate_buffer(wasm, &Object::new())).await.ok()?;
        let instance = Reflect::get(&started, &"instance".into()).ok()?;
        let exports = Reflect::get(&instance, &"exports".into()).ok()?;
        let engine = Self { exports: exports.unchecked_into() };
        engine.take("take_index", index).then_some(engine)
    }

    /// Takes the bundle's file of suggestions.
    pub(crate) fn take_suggestions(&self, file: &[u8]) {
        // Without them, search works all the same.
        self.take("take_suggestions", file);
    }

    fn take(&self, function: &str, file: &[u8]) -> bool {
        self.write(file).and_then(|()| self.call(function, 0)).is_some_and(|taken| taken != 0)
    }

    /// The answer to `request`; `None` if the engine has failed.
    pub(crate) fn ask<T: Wire>(&self, request: &engine::Request) -> Option<T> {
        let mut bytes = Vec::new();
        request.put(&mut bytes);
        self.write(&bytes)?;
        let length = self.call("answer", 0)?;
        let answer = self.memory(self.call("answer_at", 0)?, length)?.to_vec();
        T::take(&mut &answer[..])
    }

    /// Puts `message` into the engine's memory.
    fn write(&self, message: &[u8]) -> Option<()> {
        let length = message.len() as u32;
        let room = self.call("room", length)?;
        self.memory(room, length)?.copy_from(message);
        Some(())
    }

    /// A part of the engine's memory. It moves when the engine asks for more, so it is looked up each time.
    fn memory(&self, at: u32, length: u32) -> Option<Uint8Array> {
        let memory = Reflect::get(&self.exports, &"memory".into()).ok()?;
        let buffer = Reflect::get(&memory, &"buffer".into()).ok()?;
        Some(Uint8Array::new_with_byte_offset_and_length(&buffer, at, length))
    }

    /// Calls an export with a number; `None` if it fails.
    fn call(&self, name: &str, argument: u32) -> Option<u32> {
        let function: Function = Reflect::get(&self.exports, &name.into()).ok()?.unchecked_into();
        let value = function.call1(&JsValue::NULL, &argument.into()).ok()?;
        value.as_f64().map(|number| number as u32)
    }
}
