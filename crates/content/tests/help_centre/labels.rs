//! What texts call by its name: choices, titles, reasons, and what a flow is for.

use std::collections::BTreeSet;

use model::{Flow, Target};

use crate::{CENTRE, Link, Part, Piece, assert_none, push_flow};

/// The reasons that the app offers when a customer orders a card.
const REASONS: [&str; 6] = ["First card", "Lost", "Details stolen", "Damaged", "Not arrived", "Expiring"];

/// What customers look for in a flow, each in the words of texts and of choices.
const PURPOSES: [&[&str]; 7] = [
    &["damaged", "broken", "worn", "cracked"],
    &["lost", "gone", "cannot find"],
    &["stolen", "robbed"],
    &["kept", "swallowed"],
    &["declined", "refused", "refuses"],
    &["twice", "duplicate"],
    &["tricked", "scam"],
];

#[test]
fn a_choice_is_called_by_its_label() {
    let mut places = Vec::new();
    for (slug, flow) in &CENTRE.flows {
        let labels = labels(flow);
        let mut pieces = Vec::new();
        push_flow(slug, flow, &mut pieces);
        for piece in &pieces {
            let unknown = named_choices(&piece.words).into_iter().filter(|name| !labels.contains(name));
            places.extend(unknown.map(|name| format!("{}: there is no choice “{name}”", piece.place)));
        }
    }
    assert_none("name a choice of the flow, in the words of its label", &places);
}

#[test]
fn a_choice_is_not_called_by_its_place() {
    let by_place = [
        "first answer",
        "second answer",
        "last answer",
        "answer above",
        "answer below",
        "and choose that",
        "first choice",
        "last choice",
    ];
    let pieces = CENTRE.pieces();
    let is_by_place = |piece: &&Piece| by_place.iter().any(|words| piece.words.contains(words));
    let places: Vec<_> =
        pieces.iter().filter(is_by_place).map(|piece| format!("{}: {}", piece.place, piece.words)).collect();
    assert_none("choices move: write “choose” and the label in quotation marks", &places);
}

fn labels(flow: &Flow) -> BTreeSet<String> {
    flow.nodes.iter().flat_map(|node| node.choices()).map(|choice| choice.label.clone()).collect()
}

#[test]
fn a_choice_that_a_text_names_is_noticed() {
    let words =
        "If you cannot lock it, choose “Somebody may have it”. Or start again. Choose “No, and I am abroad”.";
    assert_eq!(named_choices(words), ["Somebody may have it", "No, and I am abroad"]);
    assert!(named_choices("Choose **Cards** in the app, or let “find my phone” play a sound.").is_empty());
}

/// What is in quotation marks after “choose”.
fn named_choices(words: &str) -> Vec<String> {
    let named = words.split("hoose “").skip(1).filter_map(|rest| rest.split_once('”'));
    named.map(|(name, _)| name.to_owned()).collect()
}

#[test]
fn a_title_in_a_link_is_that_of_what_it_leads_to() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        for link in &piece.links {
            let (Target::Article(slug, None) | Target::Flow(slug, None)) = &link.target else { continue };
            let title = CENTRE.title(slug.as_str());
            if is_a_title(&piece, link) && link.words != title {
                places.push(format!("{}: “{}” leads to “{title}”", piece.place, link.words));
            }
        }
    }
    assert_none("customers look for the words of the link", &places);
}

/// Whether the words of a link are where a title is: in “read …”, “see …”, or in a list after a colon.
fn is_a_title(piece: &Piece, link: &Link) -> bool {
    let before = &piece.words[..link.at];
    let introduced = ["read ", "Read ", "See ", "see ", ": "].iter().any(|words| before.ends_with(words));
    introduced && link.words.starts_with(char::is_uppercase)
}

#[test]
fn every_text_is_linked_from_another() {
    let links = CENTRE.pieces();
    let is_linked = |slug: &str| {
        links.iter().filter(|piece| piece.place.split('#').next() != Some(slug)).any(|piece| {
            piece.links.iter().any(|link| {
                matches!(&link.target, Target::Article(to, _) | Target::Flow(to, _) if to.as_str() == slug)
            })
        })
    };
    let slugs = CENTRE.catalogue.entries.iter().map(|entry| entry.slug.to_string());
    let places: Vec<_> = slugs.filter(|slug| !is_linked(slug)).collect();
    assert_none("link to it where customers need it", &places);
}

#[test]
fn who_orders_a_card_learns_which_reason_to_choose() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        let orders = piece.links.iter().any(|link| is_order(&link.target));
        if orders && !REASONS.iter().any(|reason| piece.words.contains(reason)) {
            places.push(format!("{}: {}", piece.place, piece.words));
        }
    }
    assert_none("the app asks for a reason: name the one to choose", &places);
}

fn is_order(target: &Target) -> bool {
    matches!(target, Target::Action(action) if action.as_str() == "order-card")
}

#[test]
fn a_card_whose_date_has_passed_is_replaced_as_expiring() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        let is_over = ["Out of date", "expired", "last day of the month"]
            .iter()
            .any(|words| piece.words.contains(words));
        let orders = piece.links.iter().any(|link| is_order(&link.target));
        if is_over && orders && !piece.words.contains("Expiring") {
            places.push(format!("{}: {}", piece.place, piece.words));
        }
    }
    assert_none("the reason is Expiring", &places);
}

#[test]
fn a_flow_has_a_branch_for_what_customers_are_sent_to_it_for() {
    let mut places = Vec::new();
    for piece in CENTRE.pieces() {
        for link in &piece.links {
            let Target::Flow(slug, _) = &link.target else { continue };
            let asked = around(&piece, link).to_lowercase();
            let offered = offered(slug.as_str());
            let missing = PURPOSES.iter().filter(|words| has(&asked, words) && !has(&offered, words));
            places.extend(
                missing.map(|words| {
                    format!("{}: {slug} has no branch for “{}”: {asked}", piece.place, words[0])
                }),
            );
        }
    }
    assert_none("send customers where their answer is offered", &places);
}

/// The sentence that a link is in. Of a choice by a list's item, all of it.
fn around<'p>(piece: &'p Piece, link: &Link) -> &'p str {
    if piece.part == Part::Item && piece.sentences().count() <= 2 {
        return &piece.words;
    }
    let start = piece.words[..link.at].rfind(['.', '?', '!']).map_or(0, |at| at + 1);
    let end = piece.words[link.at..].find(". ").map_or(piece.words.len(), |at| link.at + at);
    &piece.words[start..end]
}

/// The title, questions, choices and outcomes of a flow, in small letters.
fn offered(slug: &str) -> String {
    let mut pieces = Vec::new();
    push_flow(slug, &CENTRE.flows[slug], &mut pieces);
    let shown = pieces.iter().filter(|piece| matches!(piece.part, Part::Heading | Part::Label | Part::Help));
    let words: Vec<_> = shown.map(|piece| piece.words.to_lowercase()).collect();
    format!("{} {}", CENTRE.title(slug).to_lowercase(), words.join(" "))
}

/// Whether one of `phrases` is in `words` as words of their own.
fn has(words: &str, phrases: &[&str]) -> bool {
    let apart: String = words.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    phrases.iter().any(|phrase| format!(" {apart} ").contains(&format!(" {phrase} ")))
}
