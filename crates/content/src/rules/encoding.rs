//! A file that is not UTF-8, or holds a NUL.

use crate::read::files::Why;
use crate::read::library::Library;
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for file in &library.unread {
        match &file.why {
            Why::NotUtf8(span) => {
                let help = "save the file as UTF-8; the rest of it is checked after that";
                report.error(&file.source, span, "this byte is not UTF-8", help);
            }
            Why::Nul(span) => {
                let help =
                    "delete it, or save the file as UTF-8: it may be UTF-16; the rest is checked after that";
                report.error(&file.source, span, "a NUL byte stands here, which is no letter", help);
            }
            Why::System(_) | Why::TooLarge(_) | Why::Empty => {}
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

    #[test]
    fn a_nul_is_reported_and_nothing_else() {
        insta::assert_snapshot!(check_bytes("en/cards/a.md", b"---\ntitle: A\n---\nIn\0visible.\n"));
    }
}
