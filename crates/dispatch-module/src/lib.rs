//! `dispatch` as a WebAssembly module that imports nothing.
//!
//! A caller asks for room, writes a request there, and calls [`answer`] with nothing more. The answer is read where
//! [`answer_at`] says, before the next call.

#![expect(unsafe_code, reason = "exports need names of their own; nothing else here is unsafe")]

use std::cell::RefCell;

#[derive(Default)]
struct State {
    message: Vec<u8>,
    answer: Vec<u8>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// Makes room for a message of `length` bytes, and says where it is.
#[unsafe(no_mangle)]
pub extern "C" fn room(length: usize) -> *const u8 {
    STATE.with_borrow_mut(|state| {
        state.message.clear();
        state.message.resize(length, 0);
        state.message.as_ptr()
    })
}

/// Answers the message, which is a request. How many bytes the answer has: none for what is no request.
#[unsafe(no_mangle)]
pub extern "C" fn answer() -> usize {
    STATE.with_borrow_mut(|state| {
        state.answer = dispatch::answer(&state.message);
        state.answer.len()
    })
}

/// Where the answer begins.
#[unsafe(no_mangle)]
pub extern "C" fn answer_at() -> *const u8 {
    STATE.with_borrow(|state| state.answer.as_ptr())
}
