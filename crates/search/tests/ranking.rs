//! What is found, and in which order, in small fixed help centres.

#![expect(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use common::{HelpCentre, bank, document, synonyms};
use search::{Document, Language, Synonyms, query};

const NOTHING: [&str; 0] = [];

#[test]
fn the_text_about_a_word_comes_before_one_that_mentions_it() {
    let mention = document("Change your PIN", &[], "Put your card into a machine.");
    assert_eq!(HelpCentre::new(std::slice::from_ref(&mention)).found("machine "), ["Change your PIN"]);
    let about = document("Machines that give cash", &[], "");
    assert_eq!(HelpCentre::new(&[mention, about]).found("machine ")[0], "Machines that give cash");
}

#[test]
fn customers_words_find_what_the_text_calls_otherwise() {
    assert_eq!(bank().found("someone stole my wallet")[0], "Lost or stolen card");
    assert_eq!(bank().found("switch on")[0], "Activate your card");
}

/// An article whose title's words are more often in another one.
fn overshadowed() -> HelpCentre {
    let asks =
        ["can I top up with a card", "top up by card", "what does a top-up with a card cost", "card top up"];
    HelpCentre::new(&[
        document("Fees for a top-up", &asks, "Top up with a card: it costs nothing."),
        document("Top up with a card", &["add money"], ""),
        document("Plan B", &[], ""),
        document("Plans", &["plan b or plan c", "which plan"], ""),
    ])
}

#[test]
fn who_types_a_title_gets_that_document_first_and_the_others_behind_it() {
    let centre = overshadowed();
    for typed in [
        "Top up with a card",
        "top-up with a card",
        "TOP UP WITH A CARD?",
        " top  up, with a card. ",
        "“Top up with a card”",
    ] {
        assert_eq!(centre.found(typed), ["Top up with a card", "Fees for a top-up"], "{typed}");
    }
    assert_eq!(centre.found("plan b")[0], "Plan B");
}

#[test]
fn more_words_than_a_title_or_fewer_are_no_title() {
    let centre = overshadowed();
    for typed in ["what does it cost to top up with a card", "top up", "card top up"] {
        assert_eq!(centre.found(typed)[0], "Fees for a top-up", "{typed}");
    }
}

#[test]
fn documents_of_one_title_come_in_their_order() {
    let asks = ["lost it", "lost card", "card lost"];
    let centre =
        HelpCentre::new(&[document("Card", &[], ""), document("Lost", &asks, ""), document("card", &[], "")]);
    assert_eq!(centre.found("CARD")[..2], ["Card", "card"]);
    let first = query(&centre.index, "card", 1);
    assert_eq!(first.iter().map(|hit| hit.document).collect::<Vec<_>>(), [0]);
    assert_eq!(query(&centre.index, "card", 0), []);
}

#[test]
fn one_word_of_a_sentence_is_enough() {
    assert_eq!(bank().found("please help me with withdrawals at once"), ["Cash machine fees"]);
}

#[test]
fn every_part_of_a_document_is_searched() {
    let document = Document {
        title: "Parcels".into(),
        asks: vec!["where is my envelope".into(), "has the courier been".into()],
        keywords: vec!["mailbox".into(), "letter box".into()],
        headings: vec!["Holidays".into()],
        body: "Nothing is delivered on Sundays.\nAsk your neighbours.".into(),
        is_flow: false,
    };
    let centre = HelpCentre::new(&[document]);
    for typed in ["parcels", "envelope", "courier", "mailbox", "letter", "holidays", "sundays", "neighbours"]
    {
        assert_eq!(centre.found(typed), ["Parcels"], "{typed}");
    }
}

#[test]
fn titles_asks_and_keywords_say_more_than_headings_and_body() {
    let word = || "statement".to_owned();
    let strong = [
        Document { title: word(), ..Document::default() },
        Document { asks: vec![word()], ..Document::default() },
        Document { keywords: vec![word()], ..Document::default() },
    ];
    let weak = [
        Document { headings: vec![word()], ..Document::default() },
        Document { body: word(), ..Document::default() },
    ];
    for strong in &strong {
        for weak in &weak {
            let centre = HelpCentre::new(&[weak.clone(), strong.clone()]);
            assert_eq!(query(&centre.index, "statement", 9)[0].document, 1, "{strong:?} {weak:?}");
        }
    }
}

#[test]
fn a_rare_word_counts_more_than_a_common_one() {
    let centre = HelpCentre::titled(&["Card", "Card", "Card", "Overdraft", "Card"]);
    assert_eq!(centre.found("card overdraft ")[0], "Overdraft");
    assert_eq!(bank().found("card fees")[0], "Cash machine fees");
}

#[test]
fn a_document_does_not_win_by_talking_more() {
    let many =
        ["lost my purse", "travelling with friends", "what is new", "opening hours", "closed branches"];
    let centre = HelpCentre::new(&[document("Many", &many, ""), document("One", &many[..1], "")]);
    assert_eq!(centre.found("lost purse ")[0], "One");
}

#[test]
fn what_more_questions_ask_for_counts_more() {
    let once = document("Once", &["freeze it", "thaw it", "paint it"], "");
    let often = document("Often", &["freeze it", "freeze everything", "freeze now"], "");
    assert_eq!(HelpCentre::new(&[once, often]).found("freeze "), ["Often", "Once"]);
}

#[test]
fn what_is_written_twice_does_not_count_twice() {
    let centre = bank();
    let once = query(&centre.index, "pin card ", 9);
    assert_eq!(query(&centre.index, "pin pin card pins PIN ", 9), once);
}

#[test]
fn a_word_that_most_texts_mention_finds_only_what_is_about_it() {
    let mut documents: Vec<_> =
        (0..19).map(|at| document(&format!("Thing {at}"), &[], "Open the app.")).collect();
    assert_eq!(HelpCentre::new(&documents).found("app").len(), 19);
    documents.push(document("Icons", &[], "Choose one."));
    assert_eq!(HelpCentre::new(&documents).found("app"), NOTHING);
    documents.push(document("App icons", &[], "Choose one."));
    let hits = HelpCentre::new(&documents).query("app").hits(99).len();
    assert_eq!((hits, HelpCentre::new(&documents).found("app")), (1, vec!["App icons"]));
}

#[test]
fn what_answers_far_less_than_the_best_is_left_out() {
    let about = document("Freeze a stolen card abroad", &["freeze my stolen card abroad"], "");
    let mention = document("Opening hours", &[], "Closed on holidays, here and abroad.");
    let centre = HelpCentre::new(&[mention, about]);
    assert_eq!(centre.found("freeze stolen card abroad "), ["Freeze a stolen card abroad"]);
    assert_eq!(centre.found("holidays "), ["Opening hours"]);
}

#[test]
fn forms_of_a_word_find_each_other() {
    let centre = HelpCentre::titled(&["Declined payments", "Transferring money"]);
    for typed in ["declining ", "decline ", "payment ", "DECLINES "] {
        assert_eq!(centre.found(typed), ["Declined payments"], "{typed}");
    }
    for typed in ["transfer ", "transferred ", "Transfers "] {
        assert_eq!(centre.found(typed), ["Transferring money"], "{typed}");
    }
}

#[test]
fn locales_of_other_languages_take_words_as_they_are() {
    let documents = [document("Überweisungen", &[], ""), document("Die Karte", &[], "")];
    let centre = HelpCentre::with(Language::of("de"), &documents, &Synonyms::default());
    assert_eq!(centre.found("uberweisungen "), ["Überweisungen"]);
    let english = [document("Declined", &[], ""), document("The card", &[], "")];
    let centre = HelpCentre::with(Language::of("de-AT"), &english, &Synonyms::default());
    assert_eq!(centre.found("frozen the "), ["The card"]);
    assert_eq!(centre.found("declining "), NOTHING);
    let centre = HelpCentre::with(Language::of("en-GB"), &english, &Synonyms::default());
    assert_eq!(centre.found("declining the "), ["Declined"]);
}

#[test]
fn stop_words_order_what_others_find() {
    let centre = HelpCentre::titled(&["Verify your identity", "Why verify your identity"]);
    assert_eq!(centre.found("why verify identity ")[0], "Why verify your identity");
    assert_eq!(centre.found("verify identity ")[0], "Verify your identity");
}

#[test]
fn stop_words_find_nothing_beside_other_words() {
    let centre = HelpCentre::titled(&["Why we ask for it", "Freeze a card"]);
    assert_eq!(centre.found("why can I freeze it "), ["Freeze a card"]);
}

#[test]
fn stop_words_find_where_there_is_nothing_else() {
    let centre = HelpCentre::titled(&["Freeze a card", "Why we ask for it"]);
    assert_eq!(centre.found("why"), ["Why we ask for it"]);
    assert_eq!(centre.found("but why? "), ["Why we ask for it"]);
}

#[test]
fn the_word_being_typed_matches_words_that_start_with_it() {
    assert_eq!(bank().found("acti"), ["Activate your card"]);
    assert_eq!(bank().found("lost wal"), ["Lost or stolen card"]);
    for finished in ["acti ", "acti?", "acti\n", "acti stolen "] {
        assert!(!bank().found(finished).contains(&"Activate your card"), "{finished}");
    }
}

#[test]
fn one_letter_is_the_start_of_a_word_only_where_it_is_all_there_is() {
    let centre = HelpCentre::titled(&["Wallets", "Parcels"]);
    assert_eq!(centre.found("w"), ["Wallets"]);
    assert_eq!(centre.found("wallet p"), ["Wallets"]);
    assert_eq!(centre.found("wallet pa"), ["Wallets", "Parcels"]);
}

#[test]
fn a_whole_word_goes_before_one_that_starts_with_it() {
    assert_eq!(HelpCentre::titled(&["Pint glass", "PIN code"]).found("pin"), ["PIN code", "Pint glass"]);
}

#[test]
fn a_flow_goes_ahead_of_an_article_that_answers_as_well() {
    let article = |title| document(title, &["my card does not work"], "");
    let flow = |title| Document { is_flow: true, ..article(title) };
    let centre = HelpCentre::new(&[article("Broken card"), flow("Broken card")]);
    let hits = query(&centre.index, "broken card ", 9);
    assert_eq!(hits.iter().map(|hit| hit.document).collect::<Vec<_>>(), [1, 0]);
    let centre = HelpCentre::new(&[flow("Broken till"), article("Broken card")]);
    assert_eq!(centre.found("broken card ")[0], "Broken card");
}

#[test]
fn each_of_many_documents_is_known_to_be_a_flow_or_not() {
    let flows = [3, 7, 8, 16, 20];
    let documents =
        |at| [false, true].map(|is_flow| Document { is_flow, ..document(&format!("Word{at}x"), &[], "") });
    let mut all: Vec<_> = (0..21).flat_map(documents).collect();
    for at in (0..21).filter(|at| !flows.contains(at)) {
        all[at * 2 + 1].is_flow = false;
    }
    let centre = HelpCentre::new(&all);
    for at in 0..21_u32 {
        let first = query(&centre.index, &format!("word{at}x "), 1)[0].document;
        assert_eq!(first, at * 2 + u32::from(flows.contains(&(at as usize))), "{at}");
    }
}

#[test]
fn of_equals_the_earlier_goes_first() {
    let hits = query(&HelpCentre::titled(&["Fees", "Fees", "Fees"]).index, "fees", 2);
    assert_eq!(hits.iter().map(|hit| hit.document).collect::<Vec<_>>(), [0, 1]);
}

#[test]
fn no_more_than_the_limit_is_returned_and_those_are_the_best() {
    let centre = HelpCentre::titled(&["Card of a friend of my brother", "Card and PIN", "PIN", "Card"]);
    let all = query(&centre.index, "card ", 9);
    assert_eq!(all.iter().map(|hit| hit.document).collect::<Vec<_>>(), [3, 1, 0]);
    for limit in 0..=3 {
        assert_eq!(query(&centre.index, "card ", limit), all[..limit]);
    }
}

#[test]
fn any_number_of_hits_may_be_asked_for() {
    let centre = bank();
    assert_eq!(query(&centre.index, "card", usize::MAX), query(&centre.index, "card", 9));
    assert_eq!(centre.query("card").hits(u32::MAX as usize), query(&centre.index, "card", 9));
}

#[test]
fn nothing_typed_finds_nothing() {
    for typed in ["", " ", " ?! ", "…", "\u{301}\u{200d}"] {
        let centre = bank();
        assert_eq!(centre.found(typed), NOTHING, "{typed:?}");
        assert!(!centre.query(typed).is_answerable());
    }
    assert_eq!(HelpCentre::new(&[]).found("card"), NOTHING);
}

#[test]
fn nonsense_is_not_answerable() {
    let centre = bank();
    for typed in ["mowing lawns on Jupiter ", "qqqqqq wwwww", "where do penguins sleep? ", "🙂🙂🙂"] {
        assert!(!centre.query(typed).is_answerable(), "{typed}");
        assert_eq!(centre.found(typed), NOTHING, "{typed}");
    }
}

#[test]
fn a_question_of_which_a_word_is_known_by_chance_is_not_answerable() {
    let centre = bank();
    let typed = "our gardener switched sunflowers, tulips, hyacinths, primroses, lavender, foxgloves ";
    assert!(!centre.query(typed).is_answerable());
    // What is nearest can still be had.
    assert_eq!(centre.query(typed).hits(9).len(), 1);
}

#[test]
fn a_question_that_is_half_known_is_answerable() {
    let centre = bank();
    for typed in ["wallet swiped in Barcelona ", "grandma's PIN ", "penguins took the card "] {
        assert!(centre.query(typed).is_answerable(), "{typed}");
    }
}

#[test]
fn a_word_that_is_known_only_as_a_synonym_of_nothing_is_not_known() {
    let synonyms = synonyms(&[&["mortgage", "home loan"]], &[("tenner", "banknote")]);
    let centre = HelpCentre::with(Language::English, &[document("Lost card", &[], "")], &synonyms);
    for typed in ["mortgage ", "home loan ", "tenner ", "banknote "] {
        assert!(!centre.query(typed).is_answerable(), "{typed}");
    }
}
