//! `dispatch` as a WebAssembly module that imports nothing.
//!
//! A caller asks for room, writes its message there, and calls one of the functions. Messages and answers are bytes, or
//! NUL-separated texts. An answer is read where [`answer_at`] says, before the next call.
//!
//! Texts are split at a character and not at a string: the search for a string would weigh 3 KB.

#![expect(unsafe_code, reason = "exports need names of their own; nothing else here is unsafe")]

use std::cell::RefCell;

use crate::Reply;

#[derive(Default)]
struct State {
    message: Vec<u8>,
    record: Vec<u8>,
    /// What to store instead of it.
    changed: Option<Vec<u8>>,
    answer: Vec<u8>,
}

thread_local! {
    static STATE: RefCell<State> = RefCell::default();
}

/// A message that is text; JavaScript writes no other bytes.
fn text_of(message: &[u8]) -> &str {
    std::str::from_utf8(message).unwrap_or_default()
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

/// The message is a text: the answer is what of it may be sent, as [`crate::hide`] says. How many bytes it has.
#[unsafe(no_mangle)]
extern "C" fn hide(contacts: bool) -> usize {
    STATE.with_borrow_mut(|state| {
        state.answer = crate::hide(text_of(&state.message), contacts).join("\0").into_bytes();
        state.answer.len()
    })
}

/// The message is the record that the next [`run`] is about.
#[unsafe(no_mangle)]
extern "C" fn take_record() {
    STATE.with_borrow_mut(|state| state.record = std::mem::take(&mut state.message));
}

/// The message is a question about the record: see [`crate::answer`]. How many bytes the answer has.
#[unsafe(no_mangle)]
extern "C" fn run(status: u32, now: f64, random: f64) -> usize {
    STATE.with_borrow_mut(|state| {
        let question: Vec<&str> = text_of(&state.message).split('\0').collect();
        let Reply { stored, texts } = crate::answer(&state.record, &question, status, now, random);
        state.answer = texts.join("\0").into_bytes();
        state.changed = stored;
        state.answer.len()
    })
}

/// Whether the last [`run`] has changed the record.
#[unsafe(no_mangle)]
extern "C" fn has_changed() -> bool {
    STATE.with_borrow(|state| state.changed.is_some())
}

/// The answer is the record that the last [`run`] has changed. How many bytes it has; none if it is to be deleted.
#[unsafe(no_mangle)]
extern "C" fn changed() -> usize {
    STATE.with_borrow_mut(|state| {
        state.answer = state.changed.take().unwrap_or_default();
        state.answer.len()
    })
}

/// Where the answer begins.
#[unsafe(no_mangle)]
extern "C" fn answer_at() -> *const u8 {
    STATE.with_borrow(|state| state.answer.as_ptr())
}
