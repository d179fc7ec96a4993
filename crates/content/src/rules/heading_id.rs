//! What is in the braces of an article's heading and cannot be its id.

use std::collections::BTreeSet;

use model::SectionId;

use crate::read::library::{Text, TextKind};
use crate::read::markdown::Heading;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    if !(text.kind == TextKind::Article) {
        return;
    }
    let mut seen = BTreeSet::new();
    for heading in &text.markdown.headings {
        for (message, help) in wrong(heading, &mut seen) {
            report.error(&text.source, &heading.span, message, help);
        }
    }
}

fn wrong<'a>(heading: &'a Heading, seen: &mut BTreeSet<&'a str>) -> Vec<(String, &'static str)> {
    let mut wrong = Vec::new();
    if let Some(id) = &heading.written_id {
        if SectionId::new(id.as_str()).is_err() {
            let help = "use small letters, digits and single hyphens, such as {#in-the-app}";
            wrong.push((format!("`{id}` cannot be an id"), help));
        } else if !seen.insert(id.as_str()) {
            let help = "give each heading its own, or leave it out: it is then made from the words";
            wrong.push((format!("the id `{id}` is there twice"), help));
        }
    }
    let attributes = heading.attributes.iter().map(|(name, _)| name);
    for extra in heading.classes.iter().map(|class| format!(".{class}")).chain(attributes.cloned()) {
        let help = "keep only the id, such as {#in-the-app}; classes belong to flows";
        wrong.push((format!("`{extra}` means nothing in an article"), help));
    }
    wrong
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn ids_that_cannot_be_used_and_what_is_no_id_are_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.md",
            &article("## A {#In_App}\n\n## B {#b}\n\n## C {#b}\n\n## D {#d .urgent channel=x}")
        )]));
    }
}
