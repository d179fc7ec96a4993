use redact::{Piece, Scope};

/// The parts of a text: words, and at every second place the mark for something that is hidden, such as `[card]`. The
/// first and the last are words, which may be empty. E-mail addresses and telephone numbers are hidden only if `contacts`
/// are to be.
pub fn hide(text: &str, contacts: bool) -> Vec<&str> {
    let scope = if contacts { Scope::Contacts } else { Scope::Secrets };
    let mut parts = vec![""];
    for piece in redact::pieces(text, scope) {
        match piece {
            // There is one at most between two that are hidden.
            Piece::Text(words) => parts.last_mut().into_iter().for_each(|part| *part = words),
            Piece::Hidden(kind) => parts.extend([kind.mark(), ""]),
        }
    }
    parts
}
