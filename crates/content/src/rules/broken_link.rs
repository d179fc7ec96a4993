//! A link to something that does not exist.

use std::collections::BTreeSet;

use model::{EntryKind, Slug, StepId, Target};

use super::slug::meant_slug;
use crate::nearest::{did_you_mean, nearest};
use crate::read::flow_text::FlowText;
use crate::read::library::{Library, LocaleTexts, Text, TextKind};
use crate::read::link::Destination;
use crate::read::markdown::FailedLink;
use crate::report::{Cause, Report, Reported};
use crate::source::Span;

pub(super) fn check(library: &Library, report: &mut Report) {
    for (locale, text) in library.texts() {
        let mut links = Links { library, locale, text, parts: parts(text), report };
        let hidden = hidden(text);
        for link in &text.markdown.links {
            if link.to_step().is_some_and(|id| hidden.contains(id.as_str())) {
                continue;
            }
            match &link.to {
                Destination::To(target) => links.target(target, &link.span),
                Destination::NoName => links.no_name(&link.written, &link.span),
                Destination::Scheme(_) | Destination::Bare | Destination::Unfilled => {}
            }
        }
        for (span, why) in &text.markdown.failed_links {
            let (message, help) = failed(*why);
            let reported = links.error(span, message.to_owned(), help.to_owned());
            reported.unless(&[Cause::Fact]).explains(Cause::Link, span);
        }
        for (slug, span) in text.front.text_nodes("related").filter(|(slug, _)| Slug::new(*slug).is_ok()) {
            if slug == text.name {
                let help = "remove it: customers who read it are there already";
                links.error(span, "this is the text that it stands in".to_owned(), help.to_owned());
            }
            links.entry(slug, None, span);
        }
        for heading in &text.markdown.headings {
            // An empty one names none.
            let channel = heading.channel().filter(|channel| !channel.trim().is_empty());
            if let Some(channel) = channel.filter(|_| text.kind == TextKind::Flow) {
                links.channel(channel, &heading.part("channel", &text.source));
            }
        }
    }
}

/// The message and the help for a link that is not parsed as one.
fn failed(why: FailedLink) -> (&'static str, &'static str) {
    let message = "this is not read as a link";
    match why {
        FailedLink::Space => (message, "remove the space between `]` and `(`"),
        FailedLink::Reference => {
            (message, "write where it leads between parentheses, such as [words](article:lost-card)")
        }
        FailedLink::Target => (message, "write [words](target) without a space or bracket in the target"),
        FailedLink::Picture => (
            "the name of a picture has no spaces",
            "rename the file, with hyphens for the spaces, and write its new name here",
        ),
    }
}

/// The ids that links into `text` can name.
fn parts(text: &Text) -> BTreeSet<&str> {
    match &text.flow {
        Some(flow) => flow.nodes.iter().filter_map(|node| Some(node.id.as_ref()?.as_str())).collect(),
        None => text.markdown.headings.iter().map(|heading| heading.id.as_str()).collect(),
    }
}

/// Whether a flow may have a node `id` that is not parsed.
fn has_unread_nodes(flow: &FlowText, id: &StepId) -> bool {
    flow.nodes.is_empty() || flow.slips.hidden.contains(id) || nameless(flow) > 0
}

/// How many nodes of a flow have no id of their own.
fn nameless(flow: &FlowText) -> usize {
    let ids: BTreeSet<_> = flow.nodes.iter().filter_map(|node| node.id.as_ref()).collect();
    flow.nodes.len() - ids.len()
}

/// The ids that links of the flow `text` name and that are there, but in a heading that is no node, or probably in one whose
/// id is not written or not unique.
fn hidden(text: &Text) -> BTreeSet<String> {
    let Some(flow) = &text.flow else { return BTreeSet::new() };
    let known = parts(text);
    let written = text.markdown.headings.iter().filter_map(|heading| heading.written_id.as_deref());
    let meant: BTreeSet<&str> = flow.slips.hidden.iter().map(StepId::as_str).chain(written).collect();
    let links = text.markdown.links.iter().filter_map(|link| link.to_step());
    let unknown = links.map(|id| id.as_str().to_owned()).filter(|id| !known.contains(id.as_str()));
    let (hidden, others): (BTreeSet<_>, BTreeSet<_>) = unknown.partition(|id| meant.contains(id.as_str()));
    // Each node without an id of its own may be the one that was meant by a link to none; not by one with a slip of the finger.
    let others: BTreeSet<_> =
        others.into_iter().filter(|id| nearest(id, known.iter().copied()).is_none()).collect();
    if others.len() <= nameless(flow) { hidden.into_iter().chain(others).collect() } else { hidden }
}

/// The links of one text.
struct Links<'a> {
    library: &'a Library,
    locale: &'a LocaleTexts,
    text: &'a Text,
    parts: BTreeSet<&'a str>,
    report: &'a mut Report,
}

impl Links<'_> {
    fn error(&mut self, span: &Span, message: String, help: String) -> Reported<'_> {
        self.report.error(&self.text.source, span, message, help).unless(&[Cause::Slip])
    }

    fn target(&mut self, target: &Target, span: &Span) {
        match target {
            Target::Web(_) | Target::Contact(None) => {}
            Target::Article(slug, part) => {
                self.entry(slug.as_str(), Some(EntryKind::Article), span);
                self.part_of(slug.as_str(), part.as_ref().map(model::SectionId::as_str), span);
            }
            Target::Flow(slug, step) => {
                self.entry(slug.as_str(), Some(EntryKind::Flow), span);
                self.flow(slug.as_str(), step.as_ref(), span);
            }
            Target::Section(id) => self.part(id.as_str(), span),
            Target::Action(id) => {
                let site = &self.library.site;
                let names = || site.actions.iter().map(model::ActionId::as_str);
                if site.is_whole && !names().any(|name| name == id.as_str()) {
                    let declare = "declare it in site.toml under [[actions]]";
                    let help = did_you_mean(id.as_str(), names(), declare);
                    self.error(span, format!("there is no action `{id}`"), help);
                }
            }
            Target::Contact(Some(id)) => self.channel(id.as_str(), span),
        }
    }

    fn no_name(&mut self, written: &str, span: &Span) {
        let help =
            match written.split_once(':').map(|(scheme, _)| scheme.trim().to_ascii_lowercase()).as_deref() {
                Some("tel") => "write the telephone number, such as tel:+442079460199",
                Some("mailto") => "write the e-mail address, such as mailto:help@example.com",
                _ => {
                    "names are small letters, digits and single hyphens, such as article:lost-card; \
                 an outside address is complete, such as https://example.com/"
                }
            };
        self.error(span, format!("`{written}` leads nowhere"), help.to_owned());
    }

    fn channel(&mut self, id: &str, span: &Span) {
        let site = &self.library.site;
        let names = || site.channels.iter().map(|channel| channel.id.as_str());
        if site.is_whole && !names().any(|name| name == id) {
            let help = did_you_mean(id, names(), "declare it in site.toml under [[channels]]");
            self.error(span, format!("there is no channel `{id}`"), help).unless(&[Cause::Braces]);
        }
    }

    /// Checks that there is an article or flow `slug`, of that kind if it matters.
    fn entry(&mut self, slug: &str, kind: Option<EntryKind>, span: &Span) {
        let what = |kind| match kind {
            EntryKind::Article => "article",
            EntryKind::Flow => "flow",
        };
        match (self.locale.text(slug).map(|text| text.kind.entry()), kind) {
            (Some(None), _) => {
                let help = "lead to an article instead; notices come and go";
                self.error(span, format!("`{slug}` is a notice, to which nothing leads"), help.to_owned());
            }
            (Some(Some(is)), Some(not)) if is != not => {
                let (is, not) = (what(is), what(not));
                self.error(span, format!("`{slug}` is no {not}"), format!("write {is}:{slug}"));
            }
            (Some(Some(_)), _) => {}
            // It is there, whatever is wrong with it.
            (None, _) if self.is_unread(slug) => {}
            (None, _) => {
                let fits = |is| kind.is_none_or(|kind| is == kind);
                // A name that cannot be one would be no way to fix it.
                let names = self.locale.texts.iter().filter(|text| text.slug().is_some());
                let names = names.filter(|text| text.kind.entry().is_some_and(fits));
                let otherwise = "write its file, or lead to another one";
                let help = did_you_mean(slug, names.map(|text| text.name.as_str()), otherwise);
                let what = kind.map_or("article or flow", what);
                self.error(span, format!("there is no {what} `{slug}`"), help);
            }
        }
    }

    /// Whether there is a file for `slug` that could not be read, or whose name is written otherwise.
    fn is_unread(&self, slug: &str) -> bool {
        let is_file = |path: &str| match path.split('/').collect::<Vec<_>>()[..] {
            [tag, _, name] => {
                tag == self.locale.tag
                    && [".md", ".flow.md"].iter().any(|ending| name.strip_suffix(ending) == Some(slug))
            }
            _ => false,
        };
        self.library.unread.iter().any(|unread| is_file(unread.source.path_in_library()))
            || self.locale.texts.iter().any(|text| text.slug().is_none() && meant_slug(&text.name) == slug)
    }

    /// Checks that a link to a flow starts another one, at a step if it names one.
    fn flow(&mut self, slug: &str, step: Option<&StepId>, span: &Span) {
        if self.text.kind == TextKind::Flow && self.text.name == slug {
            let help = "let a choice lead to the step; customers go back and start again with the widget's own buttons";
            self.error(span, "this leads into the flow that it stands in".to_owned(), help.to_owned());
            return;
        }
        let flow = self.locale.text(slug).filter(|text| text.kind == TextKind::Flow);
        let (Some(step), Some(text)) = (step, flow) else { return };
        let nodes = text.flow.iter().flat_map(|flow| &flow.nodes);
        let steps = nodes.clone().filter(|node| node.choices.is_some());
        let steps: BTreeSet<&str> = steps.filter_map(|node| Some(node.id.as_ref()?.as_str())).collect();
        let mut others =
            nodes.filter(|node| !steps.contains(step.as_str()) && node.id.as_ref() == Some(step));
        match others.next() {
            Some(_) => {
                let message = format!("`#{step}` of `{slug}` is an outcome, where no walk starts");
                let all = steps.iter().map(|step| format!("flow:{slug}#{step}")).collect::<Vec<_>>();
                let help = format!("lead to flow:{slug}, or to a step of it: {}", all.join(", "));
                self.error(span, message, help);
            }
            None if text.flow.as_ref().is_some_and(|flow| has_unread_nodes(flow, step)) => {}
            None => self.find_part(step.as_str(), &steps, span, "step", &format!(" in `{slug}`")),
        }
    }

    fn part_of(&mut self, slug: &str, part: Option<&str>, span: &Span) {
        if let (Some(part), Some(text)) = (part, self.locale.text(slug)) {
            let parts = parts(text);
            self.find_part(part, &parts, span, "heading", &format!(" in `{slug}`"));
        }
    }

    fn part(&mut self, part: &str, span: &Span) {
        let parts = std::mem::take(&mut self.parts);
        let what = if self.text.kind == TextKind::Flow { "step or outcome" } else { "heading" };
        self.find_part(part, &parts, span, what, "");
        self.parts = parts;
    }

    fn find_part(&mut self, part: &str, parts: &BTreeSet<&str>, span: &Span, what: &str, of: &str) {
        if !parts.contains(part) {
            let all: Vec<_> = parts.iter().copied().collect();
            let all = match all.as_slice() {
                [] => format!("it has no {what} to lead to"),
                all => format!("it has: {}", all.join(", ")),
            };
            let help = did_you_mean(part, parts.iter().copied(), all);
            self.error(span, format!("there is no {what} `#{part}`{of}"), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{PNG, article, check, check_with, flow, notice};

    #[test]
    fn links_of_an_article_to_what_does_not_exist_are_reported() {
        let text = article(
            "## Arrival\n\
             [a](article:lost-crad) [b](article:declined) [c](flow:b) [d](#arival) [e](article:b#nowhere)\n\n\
             [f](action:freze-card) [g](contact:card-emergancy) [h](article:Not a Slug) [i](https:nowhere)\n",
        );
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &text.replace("owner:", "related: [a, lost-card, lost-crad]\nowner:")),
            ("en/cards/b.md", &article("Text.")),
            ("en/cards/lost-card.md", &article("Text.")),
            ("en/cards/declined.flow.md", &flow(STEP)),
        ]));
    }

    #[test]
    fn links_that_are_not_read_as_links_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.md",
            &article(
                "Now [activate it] (article:a).\n\nOr [activate it][1], then.\n\nOr [see](article:a b).\n\n\
                 Not \\[here] (`https://example.com/`), [there] (or elsewhere), `[a][1]` or [this][way].\n\n[way]: contact:"
            )
        )]));
    }

    #[test]
    fn pictures_and_facts_in_links_are_one_mistake_each() {
        let slips = [
            "![A](Screenshot 2026.png)",
            "![A](my card(1).png \"Title)",
            "[![A](freeze.png)](article:a)",
            "[![A](nothing.png)](article:a)",
            "[Words ![A](freeze.png)](article:a)",
            "[a]({{site.baseurl}}/x)",
            "[a]({{ site.baseurl }}/x)",
            "![a]({{ baseurl }}/x.png)",
        ];
        let mut all = String::new();
        for slip in slips {
            let text = article(slip);
            let found = check_with(&[("en/cards/a.md", text.as_bytes()), ("en/cards/freeze.png", PNG)]);
            assert_eq!(found.matches("error[").count(), 1, "{slip}: {found}");
            all.push_str(&found);
        }
        insta::assert_snapshot!(all);
    }

    #[test]
    fn choices_and_channels_of_a_flow_that_do_not_exist_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Where? {#where}\n- [Shop](#shpo)\n- [Online](#online)\n\n\
                 ## Shop {#shop .hand-off channel=card-emergancy}\n\n## Online {#online .advice}\n"
            )
        )]));
    }

    const STEP: &str = "## S {#start}\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n\n## B {#b .advice}\n";

    #[test]
    fn links_into_a_flow_that_start_at_no_step_of_another_one_are_reported() {
        insta::assert_snapshot!(check(&[
            (
                "en/cards/a.md",
                &article("[a](flow:b#start) [b](flow:b#strat) [c](flow:b#a) [d](flow:b#nowhere)")
            ),
            ("en/cards/b.flow.md", &flow(STEP)),
            (
                "en/cards/c.flow.md",
                &flow(&format!("{STEP}[Again](flow:c) [there](flow:c#start) [on](flow:b#start)"))
            ),
            ("en/notices/n.md", &notice("[a](flow:b#b)")),
        ]));
    }

    #[test]
    fn links_of_a_notice_are_reported_and_so_are_links_to_one() {
        let to_notice = article("[a](article:scam) [b](flow:scam) [c](article:scan)");
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &to_notice.replace("owner:", "related: [scam]\nowner:")),
            ("en/notices/scam.md", &notice("[d](article:nowhere) [e](#part) [f](article:a)")),
        ]));
    }

    #[test]
    fn links_to_files_that_have_a_mistake_of_their_own_are_not_reported_too() {
        let text = article("[a](article:lost-card) [b](article:latin) [c](flow:freeze)");
        let flow = flow(STEP);
        let found = check_with(&[
            ("en/cards/a.md", text.as_bytes()),
            ("en/cards/Lost_Card.md", article("Text.").as_bytes()),
            ("en/cards/latin.md", b"caf\xe9"),
            ("en/cards/Freeze.flow.md", flow.as_bytes()),
        ]);
        assert!(!found.contains("broken-link") && found.matches("error[").count() == 3, "{found}");
    }

    #[test]
    fn what_exists_is_not_reported() {
        let text = article(
            "## When it arrives {#arrival}\n[a](#arrival) [b](article:a#arrival) [c](flow:b#start) [d](action:freeze-card) \
             [e](contact:) [f](contact:card-emergency) [g](tel:0808) [h](https://example.com/#x) <help@example.com>",
        );
        let files = [("en/cards/a.md", text.as_str()), ("en/cards/b.flow.md", &flow(STEP))];
        assert_eq!(check(&files), "");
    }
}
