use super::{Report, Rule};
use crate::Library;

/// A node of a flow without an id.
pub(super) const RULE: Rule = Rule { name: "step-id", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        for node in text.flow.iter().flat_map(|flow| &flow.nodes).filter(|node| node.id.is_none()) {
            let heading = &text.markdown.headings[node.heading];
            let message = match &heading.written_id {
                Some(id) => format!("`{id}` cannot be an id"),
                None => "this heading has no id".to_owned(),
            };
            let help =
                "end the line with an id of small letters, digits and single hyphens, such as {#in-shop}";
            report.error(&text.source, &heading.span, message, help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn headings_without_a_usable_id_are_reported_and_nothing_else() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Start\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n\n## B {#b .advice}\n\n## C {.advice}\n\n\
                 ## D {#Step_D .advice}"
            )
        )]));
    }
}
