//! Two nodes of a flow with the same id.

use std::collections::BTreeMap;

use crate::read::library::Text;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    let mut first = BTreeMap::new();
    for node in text.flow.iter().flat_map(|flow| &flow.nodes) {
        let Some(id) = &node.id else { continue };
        let heading = &text.markdown.headings[node.heading];
        let line = text.source.place(heading.span.start).line;
        let first_line = *first.entry(id).or_insert(line);
        if first_line != line {
            let message = format!("the id `{id}` is already taken in line {first_line}");
            report.error(&text.source, &heading.span, message, "give each step and outcome its own id");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, flow};

    #[test]
    fn an_id_that_comes_twice_is_reported() {
        insta::assert_snapshot!(check(&[(
            "en/cards/a.flow.md",
            &flow(
                "## Start {#start}\n- [A](#a)\n- [B](#b)\n\n## A {#a .advice}\n\n## B {#b .advice}\n\n## A {#a .resolved}"
            )
        )]));
    }

    #[test]
    fn the_node_that_lost_its_id_to_another_is_not_missed_too() {
        let text =
            "## Start {#start}\n- [A](#a)\n- [Other](#other)\n\n## A {#a .advice}\n\n## Other {#a .advice}";
        let found = check(&[("en/cards/a.flow.md", &flow(text))]);
        assert_eq!(found.matches("error").count(), 1, "{found}");
    }
}
