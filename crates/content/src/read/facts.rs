//! Facts: values that are written once, in `site.toml`, and used as `{{name}}`.

use std::collections::BTreeMap;

use crate::source::Span;

/// The values by name. `bank` is the bank's name.
pub(crate) type Facts = BTreeMap<String, String>;

/// A place where a fact is used.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct FactUse {
    pub(crate) span: Span,
    /// The name; none if the braces are never closed.
    pub(crate) name: Option<String>,
    /// Whether it is the name of a fact between single braces, which are shown as they are.
    pub(crate) is_single: bool,
}

/// How the use of a fact starts.
pub(super) const OPEN: &str = "{{";
const CLOSE: &str = "}}";

/// `text` with the values instead of the names; names that are not known stay as written.
///
/// `raw` is what is in the file at `base`, from which `text` was parsed: that is where the uses are found.
pub(crate) fn fill(text: &str, raw: &str, base: usize, facts: &Facts, uses: &mut Vec<FactUse>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut places = raw.match_indices(OPEN).map(|(at, _)| at);
    let mut rest = text;
    while let Some(at) = rest.find(OPEN) {
        let (before, from) = rest.split_at(at);
        filled.push_str(before);
        let place = places.next();
        let Some(length) = from.find(CLOSE) else {
            uses.push(FactUse { span: span(raw, base, place), name: None, is_single: false });
            rest = from;
            break;
        };
        let (written, after) = from.split_at(length + CLOSE.len());
        let name = written[OPEN.len()..length].trim();
        uses.push(FactUse { span: span(raw, base, place), name: Some(name.to_owned()), is_single: false });
        filled.push_str(facts.get(name).map_or(written, String::as_str));
        rest = after;
    }
    filled.push_str(rest);
    uses.extend(single(raw, base, facts));
    filled
}

/// The names of facts that are between single braces.
fn single(raw: &str, base: usize, facts: &Facts) -> impl Iterator<Item = FactUse> {
    let is_alone = |start: usize| !raw[..start].ends_with(['{', '\\']);
    let opened = raw.match_indices('{').map(|(at, _)| at).filter(move |at| is_alone(*at));
    opened.filter_map(move |start| {
        let inner = &raw[start + 1..];
        let end = inner.find(|c: char| !c.is_ascii_alphanumeric() && !" -_".contains(c))?;
        let name = inner[..end].trim();
        let is_fact =
            inner[end..].starts_with('}') && !inner[end..].starts_with(CLOSE) && facts.contains_key(name);
        let span = base + start..base + start + end + 2;
        is_fact.then(|| FactUse { span, name: Some(name.to_owned()), is_single: true })
    })
}

/// The braces at `place` in `raw` with what is between them; all of `raw` if they cannot be found in it.
fn span(raw: &str, base: usize, place: Option<usize>) -> Span {
    let Some(start) = place else { return base..base + raw.len() };
    let length = raw[start..].find(CLOSE).map_or(OPEN.len(), |at| at + CLOSE.len());
    base + start..base + start + length
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts::from([("days".into(), "5".into()), ("bank".into(), "Larkmoor".into())])
    }

    #[test]
    fn names_give_way_to_values_and_keep_their_place() {
        let (text, mut uses) = ("{{bank}} takes {{ days }} days.", Vec::new());
        assert_eq!(fill(text, text, 100, &facts(), &mut uses), "Larkmoor takes 5 days.");
        let places: Vec<_> = uses.iter().map(|u| &text[u.span.start - 100..u.span.end - 100]).collect();
        assert_eq!(places, ["{{bank}}", "{{ days }}"]);
    }

    #[test]
    fn unknown_and_unclosed_names_stay_as_written() {
        let (text, mut uses) = ("{{dayz}} {{days", Vec::new());
        assert_eq!(fill(text, text, 0, &facts(), &mut uses), text);
        let names: Vec<_> = uses.into_iter().map(|u| u.name).collect();
        assert_eq!(names, [Some("dayz".to_owned()), None]);
    }
}
