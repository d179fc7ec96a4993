//! Walking toy flows.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

mod toys;

use flow::{Answer, answers_left, walk, walk_from};
use model::{ChoiceId, Flow};
use proptest::prelude::*;
use toys::{any_flow, flow, id};

fn answers(walk: &[(&str, &str)]) -> Vec<Answer> {
    let answer =
        |(step, choice): &(&str, &str)| Answer { step: id(step), choice: ChoiceId::new(*choice).unwrap() };
    walk.iter().map(answer).collect()
}

fn declined() -> Flow {
    flow(&[
        "where: stolen shop online",
        "stolen:",
        "shop: pin money",
        "pin:",
        "money: pin done",
        "done:",
        "online: done where",
    ])
}

#[test]
fn without_answers_the_first_question_is_asked() {
    let flow = declined();
    let position = walk(&flow, &[]).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("where", 0));
}

#[test]
fn answers_lead_to_an_outcome() {
    let flow = declined();
    let position = walk(&flow, &answers(&[("where", "shop"), ("shop", "money"), ("money", "done")])).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("done", 3));
}

#[test]
fn a_changed_answer_keeps_the_later_ones_only_as_far_as_they_fit() {
    let flow = declined();
    let position =
        walk(&flow, &answers(&[("where", "online"), ("shop", "money"), ("money", "done")])).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("online", 1));
}

#[test]
fn a_choice_that_no_longer_exists_ends_the_valid_part() {
    let flow = declined();
    let position = walk(&flow, &answers(&[("where", "shop"), ("shop", "gone"), ("money", "done")])).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("shop", 1));
}

#[test]
fn a_step_may_be_answered_again_after_leading_back() {
    let flow = declined();
    let there_and_back = [("where", "online"), ("online", "where"), ("where", "shop")];
    let position = walk(&flow, &answers(&there_and_back)).unwrap();
    assert_eq!((position.node.title.as_str(), position.valid), ("shop", 3));
}

#[test]
fn a_flow_without_nodes_has_no_position() {
    assert_eq!(walk(&flow(&[]), &[]), None);
}

#[test]
fn answers_left_counts_to_the_furthest_outcome() {
    let flow = declined();
    let left = |name| answers_left(&flow, flow.node(&id(name)).unwrap());
    assert_eq!(["where", "shop", "money", "done", "online"].map(left), [2, 2, 1, 0, 3]);
}

#[test]
fn a_link_starts_a_walk_at_its_step() {
    let flow = declined();
    let from_shop = |walked: &[(&str, &str)]| {
        let position = walk_from(&flow, Some(&id("shop")), &answers(walked)).unwrap();
        (position.node.title.clone(), position.valid)
    };
    assert_eq!(from_shop(&[]), ("shop".to_owned(), 0));
    assert_eq!(from_shop(&[("shop", "money"), ("money", "done")]), ("done".to_owned(), 2));
    assert_eq!(from_shop(&[("where", "shop")]), ("shop".to_owned(), 0));
}

#[test]
fn a_link_to_an_outcome_or_to_nothing_starts_at_the_first_question() {
    let flow = declined();
    for start in ["gone", "pin"] {
        let position = walk_from(&flow, Some(&id(start)), &answers(&[("where", "shop")])).unwrap();
        assert_eq!((position.node.title.as_str(), position.valid), ("shop", 1), "{start}");
    }
}

/// Answers that a customer could give: at each step one of its choices, up to `picks.len()` times.
fn possible_answers(flow: &Flow, picks: &[prop::sample::Index]) -> Vec<Answer> {
    let mut given = Vec::new();
    for pick in picks {
        let node = walk(flow, &given).unwrap().node;
        let choices: Vec<_> =
            node.choices().iter().filter(|choice| flow.node(&choice.to).is_some()).collect();
        let Some(choice) = choices.get(pick.index(choices.len().max(1))) else { break };
        given.push(Answer { step: node.id.clone(), choice: choice.id.clone() });
    }
    given
}

proptest! {
    #[test]
    fn possible_answers_are_all_valid(flow in any_flow(), picks in prop::collection::vec(any::<prop::sample::Index>(), 0..12)) {
        let answers = possible_answers(&flow, &picks);
        prop_assert_eq!(walk(&flow, &answers).unwrap().valid, answers.len());
    }

    #[test]
    fn going_back_returns_to_the_step_that_was_answered(flow in any_flow(), picks in prop::collection::vec(any::<prop::sample::Index>(), 1..12)) {
        let mut answers = possible_answers(&flow, &picks);
        if let Some(last) = answers.pop() {
            prop_assert_eq!(&walk(&flow, &answers).unwrap().node.id, &last.step);
        }
    }

    #[test]
    fn the_valid_prefix_is_the_longest_and_replays_to_the_same_node(
        walked in any_flow(),
        now in any_flow(),
        picks in prop::collection::vec(any::<prop::sample::Index>(), 0..12),
    ) {
        let answers = possible_answers(&walked, &picks);
        let position = walk(&now, &answers).unwrap();
        let prefix = walk(&now, &answers[..position.valid]).unwrap();
        prop_assert_eq!(prefix, position);
        if let Some(next) = answers.get(position.valid) {
            let follows = position.node.id == next.step
                && position.node.choice(&next.choice).is_some_and(|choice| now.node(&choice.to).is_some());
            prop_assert!(!follows);
        }
    }
}
