use super::{Report, Rule};
use crate::Library;

/// HTML in a text.
pub(super) const RULE: Rule = Rule { name: "raw-html", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        for span in &text.markdown.html {
            // One report for a pair of tags is enough.
            if text.source.text[span.clone()].starts_with("</") {
                continue;
            }
            let help = "write it in Markdown; for a sign that stands for itself write \\< or put it into `…`";
            report.error(&text.source, span, "HTML is not accepted", help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn html_is_reported_wherever_it_stands() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.md",
            &article(
                "A <b>bold</b> word.\n\n<script>alert(1)</script>\n\n<!-- note -->\n\n- item\n\n  <div>\n  x\n  </div>\n\n\
                 But `<b>` and \\<b> and 1 < 2 are fine."
            )
        )]));
    }
}
