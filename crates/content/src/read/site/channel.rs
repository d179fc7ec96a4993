use model::{ChannelId, ChannelKind, Date, Exception, Hours, Slug, is_page_address};
use toml::de::DeTable;

use super::hours;
use super::locales::is_tag;
use crate::read::numbers;
use crate::read::toml_table::{Fields, Problem};
use crate::source::Span;

/// A channel as declared; its words are in the messages of each locale.
#[derive(Debug)]
pub(crate) struct ChannelDecl {
    pub(crate) id: ChannelId,
    pub(crate) kind: ChannelKind,
    pub(crate) number: Option<String>,
    pub(crate) number_abroad: Option<String>,
    pub(crate) url: Option<String>,
    /// Empty means always.
    pub(crate) hours: Vec<Hours>,
    /// Holidays among them; by date.
    pub(crate) exceptions: Vec<Exception>,
    /// Empty means those of each locale.
    pub(crate) languages: Vec<String>,
    /// With the place of each; empty means all.
    pub(crate) topics: Vec<(Slug, Span)>,
    pub(crate) span: Span,
}

const KINDS: &[(&str, ChannelKind)] = &[
    ("phone", ChannelKind::Phone),
    ("chat", ChannelKind::Chat),
    ("secure-message", ChannelKind::SecureMessage),
    ("callback", ChannelKind::Callback),
    ("branch", ChannelKind::Branch),
    ("social", ChannelKind::Social),
];

/// Reads one `[[channels]]`; none if it has no name to be known by. What else is wrong is reported once, here, and
/// then taken as if it were right.
pub(super) fn read(
    table: &DeTable<'_>,
    span: Span,
    holidays: &[(Date, Span)],
    problems: &mut Vec<Problem>,
) -> Option<ChannelDecl> {
    let mut fields = Fields::new(table, span.clone(), "a channel", problems);
    let id = fields.needed_id("id", ChannelId::new);
    let kind = fields.needed_one_of("kind", KINDS);
    let number = number(&mut fields, "number");
    let number_abroad = number_abroad(&mut fields);
    let url = url(&mut fields);
    let hours = hours::weekly(&mut fields);
    let exceptions = hours::exceptions(&mut fields, holidays, hours.is_empty());
    let languages = languages(&mut fields);
    let topics = topics(&mut fields);
    check_way(&mut fields, kind, &span);
    fields.finish();
    let (id, span) = id?;
    Some(ChannelDecl {
        id,
        kind: kind.unwrap_or(ChannelKind::Phone),
        number: number.map(|(number, _)| number),
        number_abroad,
        url,
        hours,
        exceptions,
        languages,
        topics,
        span,
    })
}

/// A telephone number as people read it.
fn number(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<(String, Span)> {
    let (number, span) = fields.text(key)?;
    if !is_number(&number) {
        let help = "use digits, spaces, +, - and ()";
        fields.report(span.clone(), &format!("`{key}` is not a telephone number"), help);
    } else if let Some(zero) = numbers::trunk_zero(&number) {
        let help = format!("leave {zero} out, as in +44 20 7946 0199");
        fields.report(span.clone(), &format!("`{zero}` behind the country's code would be dialled"), &help);
    } else if number.chars().filter(char::is_ascii_digit).count() < 3 {
        fields.report(
            span.clone(),
            &format!("`{key}` is too short for a telephone number"),
            "write all its digits",
        );
    }
    Some((number, span))
}

fn is_number(text: &str) -> bool {
    text.chars().all(|c| c.is_ascii_digit() || " +()-".contains(c)) && text.contains(char::is_numeric)
}

fn number_abroad(fields: &mut Fields<'_, '_>) -> Option<String> {
    let (number, span) = number(fields, "number-abroad")?;
    if is_number(&number) && !number.starts_with('+') {
        let help = "start it with + and the country, such as +44 20 7946 0199";
        fields.report(span, "`number-abroad` cannot be called from another country", help);
    }
    Some(number)
}

fn url(fields: &mut Fields<'_, '_>) -> Option<String> {
    let (url, span) = fields.text("url")?;
    let is_page = is_page_address(&url);
    if !is_page {
        let help = "write a path of the bank's own site, such as /messages/new, or an https:// address";
        fields.report(span, "`url` is not the address of a page", help);
    }
    is_page.then_some(url)
}

fn languages(fields: &mut Fields<'_, '_>) -> Vec<String> {
    let mut languages = Vec::new();
    for (tag, span) in fields.texts("languages") {
        if is_tag(&tag) {
            languages.push(tag);
        } else {
            let help = "use a language tag such as `en`, `cy` or `pt-BR`";
            fields.report(span, &format!("`{tag}` is not a language"), help);
        }
    }
    languages
}

/// The topics as written; whether they are there is known when the whole library is.
fn topics(fields: &mut Fields<'_, '_>) -> Vec<(Slug, Span)> {
    let mut topics = Vec::new();
    for (name, span) in fields.texts("topics") {
        match Slug::new(name) {
            Ok(slug) => topics.push((slug, span)),
            Err(wrong) => {
                let help = "use the name of a topic's folder, such as `cards`";
                fields.report(span, &format!("`{}` is not the name of a topic", wrong.0), help);
            }
        }
    }
    topics
}

/// Checks that customers can use it. A chat, a callback and a message need no page: the host may open them.
fn check_way(fields: &mut Fields<'_, '_>, kind: Option<ChannelKind>, span: &Span) {
    let (key, message, help) = match kind {
        Some(ChannelKind::Phone) => {
            ("number", "a telephone channel needs a number", "add a line such as number = \"…\"")
        }
        Some(ChannelKind::Branch) => {
            ("url", "a branch needs a page", "add the page that finds one, such as url = \"/branches\"")
        }
        Some(ChannelKind::Social) => {
            ("url", "a social channel needs a page", "add a line such as url = \"https://…\"")
        }
        _ => return,
    };
    if fields.get(key).is_none() {
        fields.report(span.clone(), message, help);
    }
}
