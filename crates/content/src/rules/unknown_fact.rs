//! A fact that `site.toml` does not have, or whose braces are not those of a fact.

use std::sync::Arc;

use crate::nearest::did_you_mean;
use crate::read::facts::FactUse;
use crate::read::library::Library;
use crate::report::{Cause, Report};
use crate::source::Source;

pub(super) fn check(library: &Library, report: &mut Report) {
    // What a site.toml declares that could not be read is not known.
    if !library.site.is_whole {
        return;
    }
    super::each_front_matter(library, |front, _, source| judge(library, &front.facts, source, report));
    for (_, text) in library.texts() {
        judge(library, &text.markdown.facts, &text.source, report);
    }
}

fn judge(library: &Library, uses: &[FactUse], source: &Arc<Source>, report: &mut Report) {
    let facts = &library.site.facts;
    for FactUse { span, name, is_single } in uses {
        match name {
            Some(name) if *is_single => {
                let help = format!("write it with two braces on both sides: {{{{{name}}}}}");
                report.error(source, span, "this fact is not read", help);
            }
            None => {
                report.error(source, span, "this fact is not closed", "write {{name}}, in one line");
            }
            Some(name) if !facts.contains_key(name) => {
                let help =
                    did_you_mean(name, facts.keys().map(String::as_str), "add it to site.toml under [facts]");
                report
                    .error(source, span, format!("there is no fact `{name}`"), help)
                    .explains(Cause::Fact, span);
            }
            Some(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn unknown_facts_are_reported_in_front_matter_and_text() {
        let text = article("It takes *{{card-delivery-day}}* or {{nothing-like-it}} days, {{card-delivery-days}} of them.\n\n{{ open")
            .replace("A summary.", "\"Ärger in {{card_delivery_days}} days from {{bank}}\"");
        insta::assert_snapshot!(check(&[("en/cards/a.md", &text)]));
    }

    #[test]
    fn facts_in_single_braces_are_reported_and_other_words_in_them_are_not() {
        let text =
            article("It takes {card-delivery-days} days, {at least}, {} or { bank.\n\n## Days {#card}")
                .replace("A summary.", "About { bank }.");
        insta::assert_snapshot!(check(&[("en/cards/a.md", &text)]));
    }

    #[test]
    fn code_is_taken_as_written() {
        assert_eq!(check(&[("en/cards/a.md", &article("`{{x}}`\n\n```\n{{y}}\n```"))]), "");
    }
}
