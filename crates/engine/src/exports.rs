//! The engine as a WebAssembly module that imports nothing.
//!
//! A caller asks for room, writes its message there, and calls one of the functions with the message's length. An
//! answer is read where [`answer_at`] says, before the next call.

#![expect(unsafe_code, reason = "exports need names of their own; nothing else here is unsafe")]

use std::cell::RefCell;

use crate::Engine;

#[derive(Default)]
struct State {
    engine: Option<Engine>,
    message: Vec<u8>,
    answer: Vec<u8>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Makes room for a message of `length` bytes, and says where it is.
#[unsafe(no_mangle)]
extern "C" fn room(length: usize) -> *const u8 {
    STATE.with_borrow_mut(|state| {
        state.message.clear();
        state.message.resize(length, 0);
        state.message.as_ptr()
    })
}

/// Takes the message as the bundle's file of the search index. Whether it is one.
#[unsafe(no_mangle)]
extern "C" fn take_index() -> bool {
    STATE.with_borrow_mut(|state| {
        state.engine = Engine::new(&state.message).ok();
        state.engine.is_some()
    })
}

/// Takes the message as the bundle's file of suggestions. Whether it is one, and the index was taken before.
#[unsafe(no_mangle)]
extern "C" fn take_suggestions() -> bool {
    STATE.with_borrow_mut(|state| {
        let State { engine, message, .. } = state;
        engine.as_mut().is_some_and(|engine| engine.take_suggestions(message).is_ok())
    })
}

/// Answers the message, which is a request. How many bytes the answer has: none without an index, and for what is no
/// request.
#[unsafe(no_mangle)]
extern "C" fn answer() -> usize {
    STATE.with_borrow_mut(|state| {
        let answer = state.engine.as_ref().map(|engine| engine.answer(&state.message));
        state.answer = answer.unwrap_or_default();
        state.answer.len()
    })
}

/// Where the answer begins.
#[unsafe(no_mangle)]
extern "C" fn answer_at() -> *const u8 {
    STATE.with_borrow(|state| state.answer.as_ptr())
}
