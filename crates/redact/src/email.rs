//! E-mail addresses as people have them: of RFC 5321, without quotes, comments and addresses of machines.

use crate::near::Near;
use crate::symbols;

/// The most symbols before the `@`, and after it (RFC 5321, 4.5.3.1), where the domain is shorter than it may be.
const MAX_LOCAL: usize = 64;
const MAX_DOMAIN: usize = 128;

/// Where the address ends that starts here.
pub(crate) fn end(near: &Near<'_>) -> Option<usize> {
    let Near { symbols, start, .. } = *near;
    if symbols::before(symbols, start).last().is_some_and(|before| is_local(*before)) {
        return None;
    }
    let rest = symbols.get(start..)?;
    let local = rest.iter().take(MAX_LOCAL + 1).take_while(|symbol| is_local(**symbol)).count();
    if !(1..=MAX_LOCAL).contains(&local) || rest.get(local) != Some(&b'@') {
        return None;
    }
    end_of_domain(symbols, start + local + 1)
}

/// Where the domain ends that starts at `start`: it has a dot, and two letters or more after the last one.
fn end_of_domain(symbols: &[u8], start: usize) -> Option<usize> {
    let (mut end, mut label, mut has_dot) = (None, 0, false);
    for (at, symbol) in symbols.iter().enumerate().skip(start).take(MAX_DOMAIN) {
        match symbol {
            b'.' if label > 0 => (label, has_dot) = (0, true),
            b'-' if label > 0 => label += 1,
            symbol if symbol.is_ascii_alphanumeric() => {
                label += 1;
                if has_dot && label >= 2 {
                    end = Some(at + 1);
                }
            }
            _ => break,
        }
    }
    end
}

fn is_local(symbol: u8) -> bool {
    symbol.is_ascii_alphanumeric() || matches!(symbol, b'.' | b'-' | b'_' | b'+' | b'%')
}

#[cfg(test)]
mod tests {
    use crate::{Scope, redact};

    #[test]
    fn addresses_are_found_with_all_their_labels() {
        for address in
            ["a@example.com", "Jo.Doe+bank@mail.example.co.uk", "jö@exämple.de", "x_1%2@a-b.example"]
        {
            assert_eq!(redact(&format!("<{address}>."), Scope::Contacts), "<[email]>.");
        }
    }

    #[test]
    fn other_words_with_the_sign_are_none() {
        for text in ["@handle", "a@b", "2 @ £1.50", "a@.com", "a@b.c", "a@@example.com x"] {
            assert_eq!(redact(text, Scope::Contacts), text);
        }
    }
}
