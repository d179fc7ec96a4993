use super::{Report, Rule};
use crate::Library;
use crate::library::Why;

/// A file that is not UTF-8.
pub(super) const RULE: Rule = Rule { name: "encoding", check };

fn check(library: &Library, report: &mut Report) {
    for file in &library.unread {
        if let Why::NotUtf8(span) = &file.why {
            let help = "save the file as UTF-8; the rest of it is checked after that";
            report.error(&file.source, span, "this byte is not UTF-8", help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::check_bytes;

    #[test]
    fn the_first_wrong_byte_is_shown() {
        let latin1 = b"---\r\ntitle: \xc3\xa4 caf\xe9\r\n---\r\n";
        insta::assert_snapshot!(check_bytes("en/cards/a.md", latin1));
    }
}
