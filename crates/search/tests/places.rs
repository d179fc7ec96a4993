//! Where a text matches: marks, excerpts, and questions to go on with.

#![expect(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use common::{HelpCentre, bank, document, synonyms};
use search::{Document, Excerpt, Language, Mark, Section, Suggestions};

const NOTHING: [&str; 0] = [];

/// Six articles of a bank, with words that mean the same.
fn centre() -> HelpCentre {
    let body =
        "Withdrawals are free. Withdrawing abroad costs £1,000. We top up by crédit. A topup. One quid.";
    let documents = [
        document("Lost or stolen card", &["how do I freeze my card"], body),
        document("Cash machine near you", &["The nearest ATM"], "A hole in the wall."),
        document("Prove who I am", &["verify identity"], "I can't find my papers."),
        document("A pound", &[], "Old ones and new ones."),
    ];
    let synonyms = synonyms(
        &[&["cash machine", "ATM", "hole in the wall"]],
        &[("quid", "pound"), ("prove who I am", "verify identity")],
    );
    HelpCentre::with(Language::English, &documents, &synonyms)
}

fn cut<'t>(text: &'t str, marks: &[Mark]) -> Vec<&'t str> {
    marks.iter().map(|mark| &text[mark.start..mark.end]).collect()
}

/// What is marked in `text` for what is typed.
fn marked<'t>(typed: &str, text: &'t str) -> Vec<&'t str> {
    cut(text, &centre().query(typed).marks(text))
}

#[test]
fn words_are_marked_in_all_their_forms() {
    let text = "Withdrawals are free; withdrawing abroad is not.";
    assert_eq!(marked("a withdrawal ", text), ["Withdrawals", "withdrawing"]);
    assert_eq!(marked("ABROAD ", text), ["abroad"]);
    assert_eq!(marked("paper ", text), NOTHING);
    assert_eq!(marked("", text), NOTHING);
}

#[test]
fn forms_that_stand_in_no_document_are_marked_as_well() {
    assert_eq!(marked("withdrawal ", "She withdraws the cards"), ["withdraws"]);
    assert_eq!(marked("frozen freezing ", "Freezes, or freezing"), ["Freezes", "freezing"]);
}

#[test]
fn a_word_of_which_the_start_is_typed_is_marked_whole() {
    assert_eq!(marked("sto", "A stolen card"), ["stolen"]);
    assert_eq!(marked("sto ", "A stolen card"), NOTHING);
}

#[test]
fn what_a_typing_error_was_meant_to_be_is_marked() {
    assert_eq!(marked("stoeln ", "A stolen card"), ["stolen"]);
    assert_eq!(marked("withdrawl ", "Two withdrawals"), ["withdrawals"]);
}

#[test]
fn phrases_that_mean_the_same_are_marked_as_a_whole() {
    let text = "The nearest cash machine is a hole in the wall with an ATM.";
    for typed in ["ATM ", "cash machine ", "hole in the wall "] {
        assert_eq!(marked(typed, text), ["cash machine", "hole in the wall", "ATM"], "{typed}");
    }
    assert_eq!(marked("ATM ", "There is a hole, and a wall: cash in the machine."), NOTHING);
}

#[test]
fn what_a_word_stands_for_is_marked_and_not_the_other_way_round() {
    assert_eq!(marked("quid ", "A pound is a quid"), ["pound", "quid"]);
    assert_eq!(marked("prove who I am ", "How to verify your identity"), ["verify", "identity"]);
    assert_eq!(marked("pound ", "A pound is not a quid"), ["pound"]);
    assert_eq!(marked("identity ", "Prove who I am: my identity"), ["identity"]);
}

#[test]
fn neighbours_become_one_mark() {
    assert_eq!(marked("stolen card ", "Stolen  card, card"), ["Stolen  card", "card"]);
    assert_eq!(marked("£1,000 ", "Over £1,000 a day"), ["£1,000"]);
    assert_eq!(marked("stolen card ", "the card was stolen"), ["card", "stolen"]);
}

#[test]
fn stop_words_are_not_marked() {
    assert_eq!(marked("how do I freeze my card", "How do I freeze my card?"), ["freeze", "card"]);
}

#[test]
fn compounds_are_marked_however_they_are_written() {
    for typed in ["topup ", "top-up ", "top up "] {
        for written in ["topup", "top up", "top-up", "Top‑up"] {
            assert_eq!(cut(written, &centre().query(typed).marks(written)), [written], "{typed}");
        }
    }
}

#[test]
fn marks_begin_and_end_between_characters() {
    assert_eq!(marked("credit £ stolen ", "«Crédit»…£🙂Stolen\u{301}x"), ["Crédit", "£"]);
    assert_eq!(
        marked("credit £ stolen ", "«Cre\u{301}dit»… £1🙂stolen\u{301}"),
        ["Cre\u{301}dit", "£", "stolen\u{301}"]
    );
}

fn section(heading: &str, lines: &[&str]) -> Section {
    Section { heading: heading.into(), lines: lines.iter().map(|line| (*line).into()).collect() }
}

/// The place and text of the excerpt, and what is marked in it.
fn excerpt(typed: &str, sections: &[Section]) -> Option<(usize, String, Vec<String>)> {
    let Excerpt { section, text, marks } = centre().query(typed).excerpt(sections)?;
    let marked = cut(&text, &marks).into_iter().map(str::to_owned).collect();
    Some((section, text, marked))
}

fn shown(section: usize, text: &str, marked: &[&str]) -> Option<(usize, String, Vec<String>)> {
    Some((section, text.into(), marked.iter().map(|word| (*word).into()).collect()))
}

#[test]
fn the_section_with_most_of_what_was_typed_is_shown() {
    let sections = [
        section("", &["Withdrawals, and more."]),
        section("When", &["Banks are closed.", "Withdrawals abroad take a day."]),
        section("Else", &["Abroad, and more."]),
    ];
    assert_eq!(
        excerpt("withdrawal abroad ", &sections),
        shown(1, "Withdrawals abroad take a day.", &["Withdrawals abroad"])
    );
    assert_eq!(excerpt("withdrawal ", &sections), shown(0, "Withdrawals, and more.", &["Withdrawals"]));
}

#[test]
fn a_section_is_weighed_as_a_whole_and_its_best_line_shown() {
    let sections = [
        section("", &["Your card was stolen."]),
        section("", &["Withdrawals.", "A stolen identity.", "Your pound."]),
    ];
    assert_eq!(
        excerpt("withdrawal stolen pound identity ", &sections),
        shown(1, "A stolen identity.", &["stolen identity"])
    );
}

#[test]
fn what_is_said_again_and_again_does_not_count_again() {
    let sections = [section("", &["card card card card", "card card"]), section("", &["stolen identity"])];
    assert_eq!(excerpt("card stolen identity ", &sections).map(|found| found.0), Some(1));
}

#[test]
fn a_heading_says_what_its_section_is_about() {
    let sections = [
        section("Costs", &["Withdrawals are free."]),
        section("Withdrawals", &["They are free.", "Mostly."]),
    ];
    assert_eq!(excerpt("withdrawal ", &sections), shown(1, "They are free.", &[]));
    let bare = [section("Costs", &["None."]), section("Withdrawals", &[])];
    assert_eq!(excerpt("withdrawal ", &bare), shown(1, "Withdrawals", &["Withdrawals"]));
}

#[test]
fn of_equal_sections_and_lines_the_first_is_shown() {
    let sections = [section("", &["No", "A card", "My card"]), section("", &["The card"])];
    assert_eq!(excerpt("card ", &sections), shown(0, "A card", &["card"]));
}

#[test]
fn where_nothing_matches_there_is_no_excerpt() {
    assert_eq!(excerpt("withdrawal ", &[section("Opening hours", &["Always."])]), None);
    assert_eq!(excerpt("withdrawal ", &[]), None);
    assert_eq!(excerpt("", &[section("", &["Withdrawals"])]), None);
    assert_eq!(excerpt("nothing known ", &[section("Nothing", &["known"])]), None);
    assert_eq!(excerpt("how to freeze ", &[section("How to", &["Do so."])]), None);
}

#[test]
fn a_line_that_fits_is_shown_whole() {
    let line = format!("{} stolen.", "wörter ".repeat(16));
    assert_eq!(excerpt("stolen ", &[section("", &[&line])]), shown(0, &line, &["stolen"]));
}

#[test]
fn a_long_line_is_cut_around_its_first_match_between_words() {
    for (before, after) in [(0, 60), (3, 60), (7, 60), (60, 0), (60, 2), (60, 60), (30, 30)] {
        let line = format!("{}stolen{} end.", "wörter, ".repeat(before), " and wörter".repeat(after));
        let (_, text, marked) = excerpt("stolen ", &[section("", &[&line])]).unwrap();
        assert_eq!(marked, ["stolen"], "{text}");
        assert!(text.len() <= 150, "{text}");
        let is_cut = (text.starts_with("… "), text.ends_with(" …"));
        let inner = text.trim_start_matches("… ").trim_end_matches(" …");
        let at = line.find(inner).unwrap();
        assert_eq!(is_cut, (at > 0, at + inner.len() < line.len()), "{text}");
        assert_eq!(is_cut, (before > 6, after > 2), "{text}");
        assert!(line[..at].is_empty() || line[..at].ends_with(' '), "{text}");
        assert!(!line[at + inner.len()..].starts_with(char::is_alphabetic), "{text}");
        let (first, rest) = inner.split_once("stolen").unwrap();
        assert!(is_cut != (true, true) || (20..=40).contains(&first.len()), "{text}");
        assert!(!is_cut.1 || rest.len() > 60, "{text}");
    }
}

#[test]
fn the_end_of_a_long_line_is_shown_with_as_much_as_fits_of_what_is_before_it() {
    let line = format!("{}stolen.", "wörter ".repeat(60));
    let (_, text, marked) = excerpt("stolen ", &[section("", &[&line])]).unwrap();
    assert_eq!(marked, ["stolen"]);
    assert!(text.ends_with("wörter stolen.") && (100..=150).contains(&text.len()), "{text}");
}

#[test]
fn a_long_line_that_does_not_match_itself_is_cut_at_its_end() {
    let line = "wörter ".repeat(60);
    let (section, text, marked) = excerpt("stolen ", &[section("Stolen", &[&line])]).unwrap();
    assert_eq!((section, marked.len()), (0, 0));
    assert!(text.starts_with("wörter wörter ") && text.ends_with("wörter …"), "{text}");
    assert!((100..=150).contains(&text.len()), "{text}");
}

/// Questions that the articles of [`bank`] answer.
fn suggested(typed: &str, limit: usize) -> Vec<String> {
    let questions = [
        &["How do I activate my card?", "Can I activate it abroad?", "When does my card work?"][..],
        &["How do I freeze my card?", "I cannot find my card", "Someone took my wallet"],
        &["Can I pick another PIN?", "How do I change the PIN of my card?"],
        &["What does taking out money cost?", "Card fees"],
    ];
    let documents = questions.map(|asks| document(asks[0], asks, ""));
    let centre = HelpCentre::new(&documents);
    let suggestions = Suggestions::new(documents.into_iter().map(|document| document.asks).collect());
    let query = centre.query(typed);
    suggestions.complete(&query, &query.hits(9), typed, limit)
}

#[test]
fn questions_that_go_on_from_what_is_typed_are_suggested() {
    assert_eq!(suggested("how do i fre", 9), ["How do I freeze my card?"]);
    assert_eq!(suggested("someone took", 9), ["Someone took my wallet"]);
    assert_eq!(suggested("pick a", 9)[0], "Can I pick another PIN?");
}

#[test]
fn a_question_that_begins_as_typed_goes_before_one_that_shares_words() {
    assert_eq!(suggested("when does", 9)[0], "When does my card work?");
    assert_eq!(suggested("can i activate", 9)[0], "Can I activate it abroad?");
}

#[test]
fn the_first_letter_of_the_next_word_takes_no_suggestion_away() {
    for typed in ["i cannot find my", "i cannot find my ", "i cannot find my c", "i cannot find my ca"] {
        assert_eq!(suggested(typed, 9), ["I cannot find my card"], "{typed}");
    }
}

#[test]
fn one_question_is_suggested_for_each_document() {
    let suggested = suggested("card", 9);
    assert_eq!(suggested.len(), 4, "{suggested:?}");
    assert_eq!(suggested.iter().filter(|question| question.contains("activate")).count(), 1);
}

#[test]
fn what_was_typed_already_is_not_suggested() {
    assert_eq!(suggested("someone took my wallet", 9), NOTHING);
    assert_eq!(suggested("Someone took my WALLET!", 9), NOTHING);
    let typed = "How do I freeze my card? ";
    assert!(!suggested(typed, 9).contains(&"How do I freeze my card?".to_owned()));
}

#[test]
fn a_question_with_too_little_of_what_was_typed_is_not_suggested() {
    assert_eq!(suggested("freeze wallet fees PIN cost ", 9), NOTHING);
    assert_eq!(suggested("freeze my yacht in Monaco, please ", 9), NOTHING);
    assert_eq!(suggested("", 9), NOTHING);
}

#[test]
fn no_more_questions_than_the_limit_are_suggested_and_those_are_the_best() {
    let all = suggested("card", 9);
    for limit in 0..=all.len() {
        assert_eq!(suggested("card", limit), all[..limit]);
    }
}

#[test]
fn documents_without_questions_are_passed_over() {
    let centre = bank();
    let query = centre.query("card");
    let hits = query.hits(9);
    assert_eq!(Suggestions::default().complete(&query, &hits, "card", 9), NOTHING);
    let last = hits.last().unwrap().document as usize;
    let questions = (0..=last).map(|at| if at == last { vec!["Which card?".to_owned()] } else { Vec::new() });
    assert_eq!(Suggestions::new(questions.collect()).complete(&query, &hits, "card", 9), ["Which card?"]);
}

#[test]
fn questions_of_documents_far_down_are_not_suggested() {
    let question = |at: usize| if at < 8 { Vec::new() } else { vec!["Which card?".to_owned()] };
    let documents: Vec<Document> = (0..9).map(|_| document("Card", &[], "")).collect();
    let centre = HelpCentre::new(&documents);
    let query = centre.query("card");
    let suggestions = Suggestions::new((0..9).map(question).collect());
    assert_eq!(query.hits(9).len(), 9);
    assert_eq!(suggestions.complete(&query, &query.hits(9), "card", 9), NOTHING);
}
