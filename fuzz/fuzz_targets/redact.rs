//! Any text can be redacted, and what was redacted has nothing in it to find.
#![no_main]

use libfuzzer_sys::fuzz_target;
use redact::{Scope, find, redact};

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    for scope in [Scope::Numbers, Scope::Secrets, Scope::Contacts] {
        let mut at = 0;
        for found in find(&text, scope) {
            assert!(at <= found.start && found.start < found.end);
            assert!(text.get(found.start..found.end).is_some());
            at = found.end;
        }
        let once = redact(&text, scope);
        assert_eq!(find(&once, scope), []);
    }
});
