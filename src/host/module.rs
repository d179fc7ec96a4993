//! The engine: a WebAssembly module without imports that responds to requests in bytes.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Object, Uint8Array, WebAssembly};
use model::wire::Wire;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::{call, property};

/// The name of the engine's file and its integrity, set by the build; empty when only checks compile this.
const ENGINE: &str = match option_env!("HANDRAIL_ENGINE") {
    Some(file) => file,
    None => " ",
};

/// The name of the engine's file, and its integrity.
pub(crate) fn engine_file() -> (&'static str, &'static str) {
    ENGINE.split_once(' ').unwrap_or_default()
}

/// The files that an engine is started from.
pub(crate) struct EngineFiles {
    program: WebAssembly::Module,
    index: Uint8Array,
    suggestions: RefCell<Option<Uint8Array>>,
}

impl EngineFiles {
    /// From the module in `program` and the search index; `None` if `program` is no valid module.
    pub(crate) async fn new(program: &Uint8Array, index: Uint8Array) -> Option<Self> {
        let program = JsFuture::from(WebAssembly::compile(program)).await.ok()?;
        Some(Self { program: program.unchecked_into(), index, suggestions: RefCell::default() })
    }

    /// Adds the suggestions, for engines that are started from now on.
    pub(crate) fn keep_suggestions(&self, suggestions: Uint8Array) {
        self.suggestions.replace(Some(suggestions));
    }

    /// Starts an engine; `None` if that fails, or the index is of another version.
    pub(crate) async fn start(self: &Rc<Self>) -> Option<Engine> {
        let started = WebAssembly::instantiate_module(&self.program, &Object::new());
        let started = JsFuture::from(started).await.ok()?;
        let exports = property(&started, "exports")?.unchecked_into();
        let engine = Engine { files: self.clone(), exports, has_failed: Cell::new(false) };
        let has_index = engine.take("take_index", &self.index);
        engine.take_suggestions();
        has_index.then_some(engine)
    }
}

/// A running engine. Dropping it overwrites its memory, which holds what the customer has typed and may live on until the
/// browser collects it.
pub(crate) struct Engine {
    files: Rc<EngineFiles>,
    exports: Object,
    has_failed: Cell<bool>,
}

impl Engine {
    /// The files it was started from.
    pub(crate) fn files(&self) -> &Rc<EngineFiles> {
        &self.files
    }

    /// Whether it has failed. A module that has trapped may be in any state: it is not called again.
    pub(crate) fn has_failed(&self) -> bool {
        self.has_failed.get()
    }

    /// Passes the suggestions to the module, if they are loaded.
    pub(crate) fn take_suggestions(&self) {
        if let Some(suggestions) = &*self.files.suggestions.borrow() {
            // Search works without them.
            self.take("take_suggestions", suggestions);
        }
    }

    /// The response to a request in bytes; `None` if the engine has failed.
    pub(crate) fn ask<T: Wire>(&self, request: &[u8]) -> Option<T> {
        let answer = self.answer(request).and_then(|answer| T::take(&mut &answer[..]));
        self.has_failed.set(answer.is_none());
        answer
    }

    fn answer(&self, request: &[u8]) -> Option<Vec<u8>> {
        self.room(request.len() as u32)?.copy_from(request);
        let length = self.call("answer", 0)?;
        Some(self.memory(self.call("answer_at", 0)?, length)?.to_vec())
    }

    /// Passes a file to the module's function of that name; whether the module accepts it.
    fn take(&self, function: &str, file: &Uint8Array) -> bool {
        let room = self.room(file.length());
        room.map(|room| room.set(file, 0))
            .and_then(|()| self.call(function, 0))
            .is_some_and(|taken| taken != 0)
    }

    /// Allocates a buffer for a message in the module's memory.
    fn room(&self, length: u32) -> Option<Uint8Array> {
        let room = self.call("room", length)?;
        self.memory(room, length)
    }

    /// A slice of the module's memory. Looked up each time: the memory's buffer is replaced when it grows.
    fn memory(&self, at: u32, length: u32) -> Option<Uint8Array> {
        let part = self.whole_memory()?.subarray(at, at.saturating_add(length));
        (part.length() == length).then_some(part)
    }

    fn whole_memory(&self) -> Option<Uint8Array> {
        Some(Uint8Array::new(&property(&property(&self.exports, "memory")?, "buffer")?))
    }

    /// Calls an export with a number; `None` if it traps.
    fn call(&self, name: &str, argument: u32) -> Option<u32> {
        let value = call(&self.exports, name, &[argument.into()])?;
        value.as_f64().map(|number| number as u32)
    }
}

impl Drop for Engine {
    fn drop(&mut self) {
        if let Some(memory) = self.whole_memory() {
            memory.fill(0, 0, memory.length());
        }
    }
}
