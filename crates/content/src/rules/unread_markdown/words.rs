//! What is said of each kind of Markdown that is not parsed, and what to write in its place.

use crate::read::characters::named;
use crate::read::markdown::{Item, Unread};
use crate::read::pictures;

/// The message and the help for what is in a text as `written`.
pub(super) fn of(unread: Unread, written: &str) -> (String, String) {
    let (message, help) = match unread {
        Unread::Item(item) => return of_item(item, written),
        Unread::Space(space) => return of_space(space, written.trim_end_matches(space)),
        Unread::WikiLink => return of_wiki_link(written),
        Unread::Strong => return of_strong(written),
        Unread::Lead(space) => {
            let message = format!("{} stands before this item, so that it is none", named(space));
            return (message, "remove it, or write ordinary spaces in its place".to_owned());
        }
        Unread::TableDashes { header, dashes } => {
            let message = format!("the row of dashes has {}, the header {header}", count(dashes, "column"));
            return (message, "give both as many, or this is not read as a table".to_owned());
        }
        Unread::TableSign(sign) => {
            let message = format!("{} stands in this row of dashes", named(sign));
            return (message, "write hyphens alone, such as |---|---|".to_owned());
        }
        Unread::Footnote => {
            let message = format!("`{written}` is a footnote, which Handrail does not have");
            return (message, "put the note into the text, and remove this sign".to_owned());
        }
        Unread::Strike => {
            ("crossed-out words are shown with their signs", "remove them: there is no crossed-out text")
        }
        Unread::Highlight => (
            "marked words are shown with their signs",
            "write **two asterisks** on both sides to make words stand out",
        ),
        Unread::Remark => {
            ("these remarks are shown to customers", "remove them: what stands in a text is shown")
        }
        Unread::Table => {
            ("this is not read as a table", "write a row of dashes below the first, such as |---|---|")
        }
        Unread::TableStart => {
            ("this is not read as a table", "put an empty line before the first row, and start each with `|`")
        }
        Unread::Task => ("there are no boxes to tick", "remove the brackets"),
        Unread::CalloutKind => (
            "there is no such kind of callout",
            "use one of [!NOTE], [!TIP], [!IMPORTANT], [!WARNING] and [!CAUTION]",
        ),
        Unread::CalloutLine => (
            "this is not read as a callout",
            "end the line behind the `]`, and start the next one with `> ` and the words",
        ),
        Unread::CalloutBrackets => ("this is not read as a callout", "write it as `> [!NOTE]`, in brackets"),
        Unread::EmptyQuote => (
            "this box has no text",
            "start each line of its text with `> `, also the empty ones, right below this line",
        ),
        Unread::Term => (
            "this is a list of terms, which Handrail does not have",
            "write an item of a list, such as `- **Term**: what it means`",
        ),
        Unread::Container => (
            "this box is of another dialect of Markdown",
            "write `> [!WARNING]` on a line, and start each line of its text with `> `",
        ),
        Unread::Contents => {
            ("there is no list of contents", "remove it, or write links such as [words](#heading)")
        }
        Unread::Template => {
            ("this is of a template, which nothing fills in", "remove it; facts are written as {{name}}")
        }
        Unread::Attributes => {
            ("these braces are shown to customers", "remove them: only headings have braces")
        }
        Unread::Emoji => ("this name is shown and not its picture", "write the sign itself, or remove it"),
        Unread::Heading => ("this is not read as a heading", "write a space after the `#` signs"),
    };
    (message.to_owned(), help.to_owned())
}

fn of_item(item: Item, written: &str) -> (String, String) {
    let (message, help) = match item {
        Item::Space(space) => return of_space(space, written.trim_end_matches(space)),
        Item::Sign(sign) => (
            format!("{} does not start an item of a list", named(sign)),
            "write `- ` at the start of each line, or `1. ` where the order counts",
        ),
        Item::Letter(_) => (
            format!("`{written}` does not start an item of a list"),
            "write `- ` at the start of each line, or `1. ` where the order counts",
        ),
        Item::Number(_) => (
            format!("`{written}` does not start a step here: only `1.` does right below a text"),
            "put an empty line before it",
        ),
        Item::Glued => {
            (format!("there is no space behind `{written}`"), "write one, in each line of the list")
        }
    };
    (message, help.to_owned())
}

fn of_space(space: char, sign: &str) -> (String, String) {
    let message = format!("{} stands behind `{sign}`, where a space must be", named(space));
    (message, format!("write `{sign} `; or `\\{sign}` if the sign shall be shown"))
}

fn of_strong(written: &str) -> (String, String) {
    let escaped: String = written.chars().flat_map(|c| ['\\', c]).collect();
    let message = format!("these `{written}` are shown as they are written");
    let help = "write two before and two after the words, without spaces inside; or";
    (message, format!("{help} {escaped} if they shall be shown"))
}

fn of_wiki_link(written: &str) -> (String, String) {
    let name = written.trim_matches(|c| "[]".contains(c));
    let (name, words) = name.split_once('|').unwrap_or((name, "words"));
    if pictures::is_name(name) {
        let help = format!("write ![What it shows]({name}), with the file beside the text");
        return (format!("`{written}` is not read as a picture"), help);
    }
    let slug = name.trim().to_lowercase().replace(' ', "-");
    let message = format!("`{written}` is not read as a link");
    (message, format!("write [{words}](article:{slug})"))
}

/// `3 columns`, `1 column`
fn count(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}
