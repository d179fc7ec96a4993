use crate::address::is_complete;
use crate::wire::choice;
use crate::{ActionId, ChannelId, SectionId, Slug, StepId};

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// Outside: an address whose scheme is `https`, `mailto` or `tel`.
    Web(String),
    /// An article, or a section of it.
    Article(Slug, Option<SectionId>),
    /// A flow, or a step of it.
    Flow(Slug, Option<StepId>),
    /// A section of the same article.
    Section(SectionId),
    /// Something that only the host can do.
    Action(ActionId),
    /// One channel, or all of them.
    Contact(Option<ChannelId>),
}

impl Target {
    /// The schemes that a link can have; one to a section of the same article has none, and starts with `#`.
    pub const SCHEMES: [&str; 7] = ["https", "mailto", "tel", "article", "flow", "action", "contact"];

    /// Parses a link, as editors write it in Markdown, banks in live notices, and hosts in attributes and calls.
    pub fn parse(link: &str) -> Option<Self> {
        if let Some(section) = link.strip_prefix('#') {
            return SectionId::new(section).ok().map(Self::Section);
        }
        let (scheme, rest) = link.split_once(':')?;
        let (slug, part) = rest.split_once('#').map_or((rest, None), |(slug, part)| (slug, Some(part)));
        Some(match scheme {
            "article" => Self::Article(Slug::new(slug).ok()?, part.map(SectionId::new).transpose().ok()?),
            "flow" => Self::Flow(Slug::new(slug).ok()?, part.map(StepId::new).transpose().ok()?),
            "action" => Self::Action(ActionId::new(rest).ok()?),
            "contact" if rest.is_empty() => Self::Contact(None),
            "contact" => Self::Contact(Some(ChannelId::new(rest).ok()?)),
            _ if is_complete(scheme, rest) => Self::Web(link.to_owned()),
            _ => return None,
        })
    }
}

choice! {
    Target {
        0 = Web(url),
        1 = Article(slug, section),
        2 = Flow(slug, step),
        3 = Section(id),
        4 = Action(id),
        5 = Contact(channel),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_scheme_and_a_section_lead_somewhere() {
        let (slug, id) = (|slug| Slug::new(slug).unwrap(), |id| SectionId::new(id).unwrap());
        for (link, target) in [
            ("article:change-pin", Target::Article(slug("change-pin"), None)),
            ("article:change-pin#in-app", Target::Article(slug("change-pin"), Some(id("in-app")))),
            ("flow:lost-card#freeze", Target::Flow(slug("lost-card"), StepId::new("freeze").ok())),
            ("#arrival", Target::Section(id("arrival"))),
            ("action:freeze-card", Target::Action(ActionId::new("freeze-card").unwrap())),
            ("contact:", Target::Contact(None)),
            ("contact:chat", Target::Contact(ChannelId::new("chat").ok())),
        ] {
            assert_eq!(Target::parse(link), Some(target), "{link}");
        }
        for address in [
            "https://example.com/a#b",
            "mailto:help@example.com",
            "mailto:help@example.com?subject=Card",
            "tel:0808 157 0199",
            "tel:0808%20157%200199",
            "tel:+442079460199;ext=1",
        ] {
            assert_eq!(Target::parse(address), Some(Target::Web(address.into())), "{address}");
        }
    }

    #[test]
    fn what_is_no_link_leads_nowhere() {
        for link in [
            "",
            "#",
            "change-pin",
            "/cards",
            "//example.com",
            "http://example.com",
            "https:example.com",
            "https://",
            "javascript:alert(1)",
            "tel:",
            "tel:abc",
            "tel:0808%41",
            "mailto:",
            "mailto:abc",
            "mailto:@",
            "article:",
            "article:Change PIN",
            "article:change-pin#",
            "flow:../x",
            "action:",
            "contact:chat#now",
        ] {
            assert_eq!(Target::parse(link), None, "{link}");
        }
    }
}
