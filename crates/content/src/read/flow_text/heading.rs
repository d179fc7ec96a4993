//! What is in the braces of a node's heading.

use model::{ChannelId, OutcomeKind, StepId};

use crate::read::characters::{is_space, named};
use crate::read::markdown::Heading;
use crate::read::outcome;
use crate::source::{Source, Span};

impl Heading {
    /// The channel that the heading of a node names, as written.
    pub(crate) fn channel(&self) -> Option<&str> {
        self.attributes
            .iter()
            .find(|(name, _)| name == "channel")
            .map(|(_, value)| value.as_deref().unwrap_or(""))
    }

    /// The parts of the braces of a heading of `source`, each with its place; none if the braces are not parsed.
    pub(crate) fn parts<'s>(&self, source: &'s Source) -> Vec<(Span, &'s str)> {
        let written = source.text[self.span.clone()].trim_end().trim_end_matches('#').trim_end();
        let Some((before, braces)) = written.strip_suffix('}').and_then(|text| text.rsplit_once('{')) else {
            return Vec::new();
        };
        if self.has_unread_braces() || braces.contains('}') {
            return Vec::new();
        }
        let mut parts = Vec::new();
        let mut at = self.span.start + before.len() + 1;
        for part in braces.split_inclusive(is_space) {
            let word = part.trim_end_matches(is_space);
            if !word.is_empty() {
                parts.push((at..at + word.len(), word));
            }
            at += part.len();
        }
        parts
    }

    /// What in the braces was probably meant as the id, if there is none.
    pub(crate) fn id_without_sign(&self) -> Option<&str> {
        let names =
            self.attributes.iter().filter(|(_, value)| value.is_none()).map(|(name, _)| name.as_str());
        let mut ids = names.filter(|name| StepId::new(*name).is_ok() && outcome::kind(name, None).is_none());
        ids.find(|name| !["channel", "urgent"].contains(name) && self.written_id.is_none())
    }

    /// The place of a part of the braces, or of what is given to an attribute of that name; else of the whole heading.
    pub(crate) fn part(&self, name: &str, source: &Source) -> Span {
        let is_it =
            |part: &str| part.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('='));
        let part = self.parts(source).into_iter().find(|(_, part)| is_it(part));
        part.map_or_else(|| self.span.clone(), |(span, _)| span)
    }

    /// What is wrong between the parts of the braces, where spaces alone must be, and how they should be written. What is
    /// then parsed in them is not what was meant.
    pub(crate) fn wrong_separator(&self, source: &Source) -> Option<(Span, String, String)> {
        let parts = self.parts(source);
        let all = parts.first()?.0.start..parts.last()?.0.end;
        let written = &source.text[all.clone()];
        let glued = |part: &str| part.starts_with(['.', '#']) && part[1..].contains(['.', '#']);
        let apart = |part: &str| match glued(part) {
            true => part.replace('.', " .").replace('#', " #"),
            false => part.replace([',', ';'], " "),
        };
        let words: String = parts.iter().map(|(_, part)| apart(part) + " ").collect();
        let words =
            words.split_whitespace().collect::<Vec<_>>().join(" ").replace(" =", "=").replace("= ", "=");
        let help = format!("write {{{words}}}, with spaces alone between the parts and none beside `=`");
        let is_wrong = |c: char| ",;".contains(c) || is_space(c) && !c.is_ascii();
        if let Some((at, sign)) = written.char_indices().find(|(_, c)| is_wrong(*c)) {
            let span = all.start + at..all.start + at + sign.len_utf8();
            return Some((span, format!("{} stands in these braces", named(sign)), help));
        }
        if let Some((span, part)) = parts.iter().find(|(_, part)| glued(part)) {
            return Some((span.clone(), format!("there is no space between the parts of `{part}`"), help));
        }
        let is_value = |part: &str| !part.starts_with(['.', '#']) && !part.contains('=');
        let apart = parts
            .windows(2)
            .find(|pair| pair[1].1.starts_with('=') || pair[0].1.ends_with('=') && is_value(pair[1].1))?;
        Some((apart[0].0.start..apart[1].0.end, "a space stands beside `=`".to_owned(), help))
    }

    /// Whether there are braces left in the words of the heading of a node: then none, or not all, were parsed.
    pub(crate) fn has_unread_braces(&self) -> bool {
        // Facts that do not exist stay in the words with two braces, and are reported as such.
        self.words.replace("{{", "").replace("}}", "").contains(['{', '}'])
    }

    /// Whether the heading of a node says that it must stand out.
    pub(crate) fn is_urgent(&self) -> bool {
        self.classes.iter().any(|class| class == "urgent")
    }

    /// The kind of outcome that the heading of a node names.
    pub(crate) fn outcome(&self) -> Option<OutcomeKind> {
        let channel = || self.channel().and_then(|id| ChannelId::new(id).ok());
        self.classes.iter().find_map(|class| outcome::kind(class, channel()))
    }
}
