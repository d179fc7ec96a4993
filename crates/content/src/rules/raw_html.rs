//! HTML in a text.

use crate::read::library::Text;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    for span in &text.markdown.html {
        let written = &text.source.text[span.clone()];
        // One report for a pair of tags is enough, if nothing but the second of them is left out.
        let behind = written.split_once('>').map_or("", |(_, behind)| behind);
        if written.starts_with("</") && !behind.contains(char::is_alphanumeric) {
            continue;
        }
        let (message, help) = words(written);
        report.error(&text.source, span, message, help);
    }
}

/// What is said of HTML that starts as `written` does, and what to write in its place.
fn words(written: &str) -> (&'static str, &'static str) {
    if written.starts_with("<!--") {
        return (
            "there are no comments in a text",
            "remove it; notes for colleagues belong into the version control",
        );
    }
    let name = written.trim_start_matches(['<', '/']);
    let end = name.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(name.len());
    let help = match name[..end].to_ascii_lowercase().as_str() {
        "br" => "for a new line end this one with two spaces or a backslash; a cell of a table has one line",
        "hr" => "write --- on a line of its own, between empty lines",
        "b" | "strong" => "write **two asterisks** on both sides of the words",
        "i" | "em" | "cite" | "dfn" => "write *an asterisk* on both sides of the words",
        "u" | "mark" | "ins" | "big" | "font" => {
            "write **two asterisks** on both sides of what must stand out"
        }
        "s" | "strike" | "del" => "remove it with its words: there is no crossed-out text",
        "kbd" | "code" | "samp" | "tt" | "var" => "put the words between backticks, such as `Enter`",
        "pre" => "write ``` on a line above and below the code",
        "sup" | "sub" | "small" => "write it in the line, with a sign such as ² where there is one",
        "a" => "write a link as [words](https://example.com)",
        "img" | "picture" | "figure" | "svg" => "write a picture as ![What it shows](freeze.png)",
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => "start a heading with ##, and a deeper one with ###",
        "ul" | "li" => "start each item of a list with `- `",
        "ol" => "start each step with `1. `",
        "table" | "thead" | "tbody" | "tr" | "td" | "th" => {
            "write each row of a table as | a | b |, with a row of dashes such as |---|---| below the first"
        }
        "blockquote" => "start each line of a quote with `> `",
        "details" | "summary" => "nothing folds: give it a heading, or an article of its own, and lead to it",
        "iframe" | "video" | "audio" | "embed" | "object" | "form" | "input" | "button" => {
            "nothing of another page is shown in a text: lead to it with a link"
        }
        "script" | "style" | "link" | "meta" => "remove it: texts have no programs and no looks of their own",
        "div" | "span" | "p" | "center" | "section" => {
            "remove it and keep the words; an empty line ends a paragraph"
        }
        _ => "write it in Markdown; for a sign that stands for itself write \\< or put it into `…`",
    };
    ("HTML is not accepted", help)
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

    #[test]
    fn each_kind_of_html_is_told_what_to_write_in_its_place() {
        let text = "Press <kbd>Enter</kbd><br>\nnow, 5 m<sup>2</sup>, <A HREF=x>here</A>, <name>.\n\n\
                    <details>\n<summary>More</summary>\n\nWords.\n\n</details>\n\n<iframe src=x></iframe>\n\n<!-- x\ny -->\n\n</div>\nIt costs £5.";
        insta::assert_snapshot!(check(&[("en/cards/a.md", &article(text))]));
    }
}
