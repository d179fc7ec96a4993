use proptest::prelude::*;

use super::drawing::{Arrow, Drawing, Drawn};
use super::layout::Layout;
use super::{GraphError, GraphFormat, graph, graphs, svg};
use crate::Library;
use crate::rules::testing::{flow, library};

fn cards() -> Library {
    let text = flow(
        "## Where \"exactly\" \\<b> & #1? {#end}\n- [Abroad; not at \"home\"](#abroad)\n- [Home](#home)\n- [Gone](#home)\n\n\
         ## Have you looked in all of the places that you have been to since yesterday? {#abroad}\n\
         - [No, and I do not have the time to do that because my train leaves in a minute](#call-now)\n- [Back](#end)\n\n\
         ## Home {#home .advice}\n\n## Call us {#call-now .hand-off .urgent channel=card-emergency}\n\n\
         ## Mended {#mended .resolved}",
    );
    let text = text.replace("title: A title", "title: My \"card\" <is> gone");
    library(&[("en/cards/lost-card.flow.md", text.as_bytes())])
}

#[test]
fn a_flow_is_drawn_in_mermaid() {
    insta::assert_snapshot!(graph(&cards(), None, "lost-card", GraphFormat::Mermaid).unwrap());
}

#[test]
fn a_flow_is_drawn_in_dot() {
    insta::assert_snapshot!(graph(&cards(), Some("en"), "lost-card", GraphFormat::Dot).unwrap());
}

#[test]
fn a_picture_says_everything_in_words_and_escapes_them() {
    let picture = graph(&cards(), None, "lost-card", GraphFormat::Svg).unwrap();
    for words in [
        "<title id=\"lost-card-title\">My &quot;card&quot; &lt;is&gt; gone</title>",
        "A graph of 2 steps and 3 outcomes: 1 resolved, 1 advice, 1 hand-off.",
        "<title>Where &quot;exactly&quot; &lt;b&gt; &amp; #1? (end, start)</title>",
        "since yesterday? (abroad, step)</title>",
        "<title>Home (home, advice)</title>",
        "<title>Call us (call-now, hand-off, urgent, by card-emergency)</title>",
        "<title>Mended (mended, resolved)</title>",
        "<title>No, and I do not have the time to do that because my train leaves in a minute</title>",
        ">hand-off, urgent · call-now</tspan>",
        "role=\"img\"",
        "prefers-color-scheme:dark",
    ] {
        assert!(picture.contains(words), "{words} is not in\n{picture}");
    }
    assert!(!picture.contains("<b>") && !picture.contains("NaN"), "{picture}");
    assert_eq!(picture.matches("marker-end=").count(), 5);
}

#[test]
fn a_picture_has_nothing_that_a_strict_policy_would_refuse() {
    let page = graphs(&cards(), None).unwrap();
    for refused in
        ["<script", "style=", "onload", "javascript:", "http://www.w3.org/1999", "@import", "url(http"]
    {
        assert!(!page.contains(refused), "{refused} is in\n{page}");
    }
}

#[test]
fn all_flows_stand_on_one_page_with_links_to_each() {
    let page = graphs(&cards(), None).unwrap();
    for part in [
        "<title>The flows of Larkmoor Bank (en)</title>",
        "<a href=\"#lost-card\" lang=\"en\" dir=\"ltr\">My &quot;card&quot; &lt;is&gt; gone</a>",
        "<section id=\"lost-card\"",
        "<li>Home: <a href=\"#lost-card--home\">Home</a></li>",
        "<li id=\"lost-card--home\"><strong>Home</strong> (advice)</li>",
    ] {
        assert!(page.contains(part), "{part} is not in\n{page}");
    }
    assert_eq!(page.matches("<style>").count(), 1);
}

#[test]
fn what_is_not_there_is_not_drawn_and_the_nearest_is_named() {
    let error = |locale, slug| graph(&cards(), locale, slug, GraphFormat::Svg).unwrap_err().to_string();
    assert_eq!(error(None, "lost-crad"), "there is no flow `lost-crad`; did you mean `lost-card`?");
    assert_eq!(error(None, "mortgage"), "there is no flow `mortgage`; the flows are: lost-card");
    assert_eq!(error(Some("de"), "lost-card"), "there is no locale `de`; the locales are: en");
    let nodes: String = (0..=500).map(|n| format!("## Step {n} {{#n{n} .advice}}\n")).collect();
    let large = library(&[("en/cards/a.flow.md", flow(&nodes).as_bytes())]);
    let error = graph(&large, None, "a", GraphFormat::Svg).unwrap_err();
    assert_eq!(error, GraphError::TooLarge("a".to_owned()));
}

fn node(at: usize, title: String, is_outcome: bool) -> Drawn {
    let outcome = is_outcome.then_some("hand-off");
    Drawn {
        id: format!("node-{at}"),
        title,
        outcome,
        channel: None,
        urgent: at.is_multiple_of(5),
        is_first: at == 0,
    }
}

/// A flow of 40 nodes: a tree, with choices across it and one that leads back.
fn large() -> Drawing {
    let arrow = |from: usize, to: usize| Arrow {
        from,
        to,
        label: format!("The choice that leads from {from} to {to}"),
    };
    let title =
        |at: usize| format!("Question {at}: {}", "what has happened to your card? ".repeat(at % 3 + 1));
    let down = (1..40).map(|to| arrow((to - 1) / 3, to));
    let across = (0..8).map(|at| arrow(at, 39 - at));
    Drawing {
        slug: "large".to_owned(),
        title: "A large flow".to_owned(),
        nodes: (0..40).map(|at| node(at, title(at), at > 12)).collect(),
        arrows: down.chain(across).chain([arrow(10, 2), arrow(4, 4), arrow(0, 1)]).collect(),
    }
}

/// Fails if two boxes overlap, or anything is outside the picture.
fn assert_tidy(layout: &Layout) {
    for (at, a) in layout.boxes.iter().enumerate() {
        assert!(a.x >= a.width / 2.0 && a.x + a.width / 2.0 <= layout.width, "{a:?}");
        assert!(a.y >= a.height / 2.0 && a.y + a.height / 2.0 <= layout.height, "{a:?}");
        for b in &layout.boxes[at + 1..] {
            let apart = (a.x - b.x).abs() >= (a.width + b.width) / 2.0
                || (a.y - b.y).abs() >= (a.height + b.height) / 2.0;
            assert!(apart, "{a:?} {b:?}");
        }
    }
    for line in &layout.lines {
        assert!(line.points.len() >= 2, "{line:?}");
        for (x, y) in line.points.iter().chain(&[(line.x, line.y)]) {
            assert!((0.0..=layout.width).contains(x) && (0.0..=layout.height).contains(y), "{line:?}");
        }
    }
}

#[test]
fn no_boxes_overlap_in_a_flow_of_forty_nodes() {
    let drawing = large();
    assert_tidy(&Layout::new(&drawing));
    let picture = svg::document(&drawing);
    for node in &drawing.nodes {
        assert!(picture.contains(&super::text::xml(&node.title)), "{}", node.title);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_flow_is_drawn_tidily(
        titles in prop::collection::vec("\\PC{0,60}", 0..20),
        choices in prop::collection::vec((any::<prop::sample::Index>(), any::<prop::sample::Index>(), "\\PC{0,60}"), 0..40),
    ) {
        let nodes: Vec<Drawn> =
            titles.into_iter().enumerate().map(|(at, title)| node(at, title, at % 2 == 0)).collect();
        let count = nodes.len();
        let arrow = |(from, to, label): (prop::sample::Index, prop::sample::Index, String)| {
            Arrow { from: from.index(count), to: to.index(count), label }
        };
        let arrows = if count == 0 { Vec::new() } else { choices.into_iter().map(arrow).collect() };
        let drawing = Drawing { slug: "any".to_owned(), title: String::new(), nodes, arrows };
        assert_tidy(&Layout::new(&drawing));
        prop_assert!(!svg::document(&drawing).contains("NaN"));
    }
}
