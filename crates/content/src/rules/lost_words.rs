//! Words that are in a text and that no customer is shown.

use crate::read::library::Text;
use crate::read::markdown::Lost;
use crate::report::{Cause, Report};

pub(super) fn check(text: &Text, report: &mut Report) {
    for (span, lost) in &text.markdown.lost {
        let (message, help) = words(*lost, &text.source.text[span.clone()]);
        let reported = report.error(&text.source, span, message, help);
        if *lost == Lost::Title {
            reported.unless(&[Cause::Choice]);
        }
    }
}

fn words(lost: Lost, written: &str) -> (String, &'static str) {
    let remove = "write them into the text, or remove them";
    match lost {
        Lost::Definition => (
            "this line is not shown: it is read as the target of a link".to_owned(),
            "put a backslash before its `[` if customers shall read it; else remove it, and write targets \
             as in [words](article:lost-card)",
        ),
        Lost::Cells { row, table } if row > table && written.contains('`') => (
            cells(row, table),
            "what is too much is not shown: write `\\|` for a `|` that is part of a cell, also in `code`",
        ),
        Lost::Cells { row, table } if row > table => (
            cells(row, table),
            "what is too much is not shown: remove it, or write `\\|` for a `|` that is part of a cell",
        ),
        Lost::Cells { row, table } if !written.contains('|') => {
            (cells(row, table), "put an empty line before it, if it is no row of the table")
        }
        Lost::Cells { row, table } => (cells(row, table), "write all cells, an empty one as `| |`"),
        Lost::Title => ("the title of a link or picture is not shown".to_owned(), remove),
        Lost::Info => ("the words behind these signs are not shown".to_owned(), remove),
        Lost::Other => ("these words are not shown".to_owned(), remove),
    }
}

fn cells(row: usize, table: usize) -> String {
    format!("this row has {row} {}, the table {table}", if row == 1 { "cell" } else { "cells" })
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check, flow, notice};

    #[test]
    fn lines_that_are_read_as_targets_are_reported_unless_a_link_leads_there() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.md",
                &article(
                    "[Transfer]: £5\n\n[Abroad]:\n£9\n\nA [payment] costs little, and [a cheque] too: a [cheque][a cheque].\n\n\
                     [payment]: £6\n[a cheque]: contact:\n[a cheque]: £7\n\n> [Old]: https://example.com"
                )
            ),
            ("en/notices/b.md", &notice("Today:\n\n[Fee]: {{card-delivery-days}}")),
            (
                "en/cards/c.flow.md",
                &flow(
                    "[Fee]: £5\n\n## S {#s}\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n\n## B {#b .advice}\n"
                )
            ),
        ]));
    }

    #[test]
    fn rows_with_other_than_as_many_cells_as_the_table_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.md",
            &article(
                "| what | fee |\n|---|---|\n| Transfer | abroad | £5 |\n| `a|b` | £6 |\n| `a\\|b` | £7 |\n| Cheque |\n\
                 | None | |\nMore below.\n\nText\n\n> | a |\n> |---|\n> | b | c |"
            )
        )]));
    }

    #[test]
    fn titles_and_words_behind_the_signs_of_code_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.md",
            &article(
                "[Here](contact: \"It costs £5\") or [there][x].\n\n[x]: contact: 'It costs £6'\n\n\
                 ``` the fee is £5\nx\n```\n\n```toml\nx\n```"
            )
        )]));
    }
}
