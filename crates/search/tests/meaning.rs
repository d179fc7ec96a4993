//! What is found for words that are not those of the text: typing errors, other spellings, synonyms.

#![expect(clippy::unwrap_used, reason = "a helper that meets an error fails the test that called it")]

mod common;

use common::{HelpCentre, document, synonyms};
use search::{Document, Language, Synonyms};

const NOTHING: [&str; 0] = [];

/// All that one slip of the finger makes of `word`: a letter more, one fewer, another one, two swapped.
fn slips(word: &str) -> Vec<String> {
    let letters: Vec<char> = word.chars().collect();
    let mut slips = Vec::new();
    for at in 0..=letters.len() {
        let (before, after) = letters.split_at(at);
        let slip =
            |middle: &[char], after: &[char]| [before, middle, after].concat().iter().collect::<String>();
        slips.extend(('a'..='z').map(|letter| slip(&[letter], after)));
        if let [first, rest @ ..] = after {
            slips.push(slip(&[], rest));
            slips.extend(('a'..='z').filter(|letter| letter != first).map(|letter| slip(&[letter], rest)));
        }
        if let [first, second, rest @ ..] = after {
            slips.push(slip(&[*second, *first], rest));
        }
    }
    slips
}

#[test]
fn a_typing_error_in_any_place_of_a_word_is_mended() {
    let centre = HelpCentre::titled(&["Overdraft", "Freeze", "Beneficiary"]);
    for (word, title) in [("overdraft", "Overdraft"), ("freeze", "Freeze"), ("beneficiary", "Beneficiary")] {
        for slip in slips(word) {
            assert_eq!(centre.found(&format!("{slip} ")), [title], "{slip}");
        }
    }
}

#[test]
fn a_typing_error_in_the_last_word_is_mended_as_well() {
    let centre = HelpCentre::titled(&["Overdraft", "Freeze"]);
    for typed in ["overdarft", "my ovedraft", "freze", "how to frezee"] {
        assert_eq!(centre.found(typed).len(), 1, "{typed}");
    }
}

#[test]
fn long_words_may_be_two_letters_off() {
    let centre = HelpCentre::titled(&["Beneficiary", "Freeze"]);
    assert_eq!(centre.found("benefishiary "), ["Beneficiary"]);
    assert_eq!(centre.found("enificiary "), ["Beneficiary"]);
    assert_eq!(centre.found("benafishiari "), NOTHING);
    assert_eq!(centre.found("frizz "), NOTHING);
}

#[test]
fn short_words_are_not_mended() {
    let centre = HelpCentre::titled(&["PIN", "Fee", "Card"]);
    for typed in ["pni ", "pun ", "fed ", "crd ", "cad "] {
        assert_eq!(centre.found(typed), NOTHING, "{typed}");
    }
    assert_eq!(centre.found("cadr "), ["Card"]);
}

#[test]
fn what_is_written_right_is_not_mended() {
    let centre = HelpCentre::titled(&["Limits of a card", "Goods in a cart"]);
    assert_eq!(centre.found("cart "), ["Goods in a cart"]);
    assert_eq!(centre.found("cards "), ["Limits of a card"]);
}

#[test]
fn the_nearest_words_are_what_was_meant() {
    let centre = HelpCentre::titled(&["Abatement", "Statement", "Testament"]);
    assert_eq!(centre.found("stbatement "), ["Statement"]);
    let centre = HelpCentre::titled(&["Lending", "Sending", "Bending"]);
    assert_eq!(centre.found("zending ").len(), 3);
}

#[test]
fn a_mended_word_counts_less_than_one_that_was_written() {
    let centre = HelpCentre::titled(&["Paper", "Plastic"]);
    assert_eq!(centre.found("papper plastic "), ["Plastic", "Paper"]);
    assert_eq!(centre.found("paper plastic "), ["Paper", "Plastic"]);
    let centre = HelpCentre::titled(&["Plastic", "Paper"]);
    assert_eq!(centre.found("papper plastic "), ["Plastic", "Paper"]);
}

#[test]
fn the_more_words_may_have_been_meant_the_less_each_counts() {
    let centre = HelpCentre::titled(&["Lending", "Sending", "Paper"]);
    assert_eq!(centre.found("zending papper ")[0], "Paper");
}

#[test]
fn a_name_of_a_group_of_synonyms_is_not_what_a_number_was_meant_to_be() {
    let groups: Vec<_> = (0..=200).map(|at| vec![format!("first{at}x"), format!("second{at}x")]).collect();
    let synonyms = Synonyms { groups, ..Synonyms::default() };
    let centre = HelpCentre::with(Language::English, &[document("first150x", &[], "")], &synonyms);
    assert_eq!(centre.found("second150x "), ["first150x"]);
    assert_eq!(centre.found("9150 "), NOTHING);
}

#[test]
fn accents_case_and_width_do_not_matter() {
    let centre = HelpCentre::titled(&["Crédit à la une", "Straße in Łódź", "PIN"]);
    for typed in ["credit ", "CRÉDIT ", "cre\u{301}dit "] {
        assert_eq!(centre.found(typed), ["Crédit à la une"], "{typed}");
    }
    for typed in ["strasse ", "LODZ ", "łódź "] {
        assert_eq!(centre.found(typed), ["Straße in Łódź"], "{typed}");
    }
    for typed in ["pin ", "ＰＩＮ ", "Pin "] {
        assert_eq!(centre.found(typed), ["PIN"], "{typed}");
    }
}

#[test]
fn apostrophes_do_not_matter() {
    let centre = HelpCentre::titled(&["Somebody’s birthday", "Pomme d’or"]);
    for typed in ["somebody's ", "somebody’s ", "somebodys ", "somebody "] {
        assert_eq!(centre.found(typed), ["Somebody’s birthday"], "{typed}");
    }
    for typed in ["d'or ", "D’OR ", "dor "] {
        assert_eq!(centre.found(typed), ["Pomme d’or"], "{typed}");
    }
}

#[test]
fn compounds_are_found_however_they_are_written() {
    for written in ["Topup", "Top-up", "Top up"] {
        let centre = HelpCentre::titled(&["Freeze", &format!("{written} fails")]);
        for typed in ["topup ", "top-up ", "top up ", "TopUp ", "top‑up "] {
            assert_eq!(centre.found(typed), [format!("{written} fails")], "{typed}");
        }
    }
}

#[test]
fn a_compound_written_as_one_finds_all_its_spellings() {
    let centre = HelpCentre::titled(&["Freeze", "Topup here", "Top up there"]);
    assert_eq!(centre.found("topup ").len(), 2);
    let centre = HelpCentre::titled(&["Freeze", "Top-up here", "Top up there"]);
    assert_eq!(centre.found("topup ").len(), 2);
}

#[test]
fn a_compound_written_as_two_words_finds_all_its_spellings() {
    let centre = HelpCentre::titled(&["Freeze", "Topup here", "Top up there", "Top-up nowhere"]);
    assert_eq!(centre.found("top up ").len(), 3);
    assert_eq!(centre.found("top-up ").len(), 3);
}

#[test]
fn words_without_the_space_between_them_are_found() {
    let centre = HelpCentre::titled(&["Freeze", "Cash machine", "Exchange rate"]);
    assert_eq!(centre.found("cashmachine "), ["Cash machine"]);
    assert_eq!(centre.found("the exchangerate "), ["Exchange rate"]);
    assert_eq!(centre.found("failed.freeze "), ["Freeze"]);
}

#[test]
fn forms_of_words_without_the_space_between_them_are_found() {
    let centre = HelpCentre::titled(&["Freeze", "Cash machine", "Direct Debit"]);
    assert_eq!(centre.found("cashmachines "), ["Cash machine"]);
    assert_eq!(centre.found("directdebits "), ["Direct Debit"]);
}

#[test]
fn of_several_ways_to_part_a_word_the_most_even_one_is_taken() {
    let centre = HelpCentre::titled(&["Ex change", "Exch ange"]);
    assert_eq!(centre.found("exchange "), ["Exch ange"]);
}

#[test]
fn what_is_written_as_one_goes_ahead_of_the_two_words_apart() {
    let apart = document("Apart", &["reach the top and give it up"], "");
    let together = document("Together", &["give the app a top-up now it"], "");
    assert_eq!(HelpCentre::new(&[apart, together]).found("top up ")[0], "Together");
}

#[test]
fn amounts_are_found_however_they_are_written() {
    for written in ["£1,000", "£1000", "1000 GBP", "GBP 1,000.00", "£ 1.000,00"] {
        let centre = HelpCentre::titled(&["Seven", &format!("Up to {written} a day")]);
        for typed in ["£1,000 ", "£1000 ", "1000£ ", "1000 ", "gbp 1,000.00 ", "£1.000 ", "１０００ "]
        {
            assert_eq!(centre.found(typed), [format!("Up to {written} a day")], "{typed}");
        }
    }
}

#[test]
fn signs_of_currencies_are_their_codes() {
    let codes = [("£", "GBP"), ("€", "EUR"), ("$", "USD"), ("¥", "JPY"), ("₹", "INR")];
    let centre = HelpCentre::titled(&codes.map(|(_, code)| code));
    for (sign, code) in codes {
        assert_eq!(centre.found(&format!("{sign} ")), [code]);
        assert_eq!(HelpCentre::titled(&["Seven", &format!("Over {sign}50")]).found(code).len(), 1);
    }
}

#[test]
fn decimals_and_dates_are_not_thousands() {
    let centre = HelpCentre::titled(&["Costs 2.75%", "Since 12.05.2026", "Below 275"]);
    assert_eq!(centre.found("2.75 "), ["Costs 2.75%"]);
    assert_eq!(centre.found("275 "), ["Below 275"]);
    assert_eq!(centre.found("12.05.2026 "), ["Since 12.05.2026"]);
}

#[test]
fn a_decimal_with_its_unit_is_not_thousands() {
    let centre = HelpCentre::titled(&["Under 1.5kg", "Under 15kg"]);
    assert_eq!(centre.found("1.5kg "), ["Under 1.5kg"]);
    assert_eq!(centre.found("15kg "), ["Under 15kg"]);
}

/// Four articles, with words that mean the same.
fn centre_with_synonyms() -> HelpCentre {
    let synonyms = synonyms(
        &[&["cash machine", "ATM", "cashpoint", "hole in the wall"], &["child", "kid"]],
        &[("quid", "pound"), ("prove who I am", "verify identity")],
    );
    let titles = ["Cash machine", "ATM", "A child", "A pound", "Ten quid", "Verify your identity"];
    let documents = titles.map(|title| document(title, &[], ""));
    HelpCentre::with(Language::English, &documents, &synonyms)
}

#[test]
fn a_synonym_finds_what_the_text_calls_otherwise() {
    let centre = centre_with_synonyms();
    assert_eq!(centre.found("hole in the wall "), ["ATM", "Cash machine"]);
    assert_eq!(centre.found("cashpoint "), ["ATM", "Cash machine"]);
    assert_eq!(centre.found("kid "), ["A child"]);
}

#[test]
fn each_synonym_of_a_group_means_every_other() {
    let group = ["cash machine", "ATM", "hole in the wall"];
    for written in group {
        let documents = [document("Freeze", &[], ""), document(written, &[], "")];
        let centre = HelpCentre::with(Language::English, &documents, &synonyms(&[&group], &[]));
        for typed in group {
            assert_eq!(centre.found(&format!("{typed} ")), [written], "{typed}");
        }
    }
}

#[test]
fn what_was_written_goes_ahead_of_its_synonyms() {
    assert_eq!(centre_with_synonyms().found("cash machine ")[0], "Cash machine");
    assert_eq!(centre_with_synonyms().found("atm ")[0], "ATM");
}

#[test]
fn a_phrase_is_a_synonym_as_a_whole_only() {
    let centre = centre_with_synonyms();
    assert_eq!(centre.found("a wall with a hole "), NOTHING);
    assert_eq!(centre.found("cash "), ["Cash machine"]);
    assert_eq!(centre.found("machine cash "), ["Cash machine"]);
}

#[test]
fn every_form_of_a_synonym_is_known() {
    let centre = centre_with_synonyms();
    assert_eq!(centre.found("cashpoints "), ["ATM", "Cash machine"]);
    assert_eq!(centre.found("holes in the walls "), ["ATM", "Cash machine"]);
    assert_eq!(centre.found("kids "), ["A child"]);
}

#[test]
fn a_typing_error_in_a_synonym_is_mended() {
    let centre = centre_with_synonyms();
    assert_eq!(centre.found("cashpiont "), ["ATM", "Cash machine"]);
    assert_eq!(centre.found("hole in the wlal "), ["ATM", "Cash machine"]);
}

#[test]
fn what_stands_for_another_word_is_not_meant_by_it() {
    let centre = centre_with_synonyms();
    assert_eq!(centre.found("quid "), ["Ten quid", "A pound"]);
    assert_eq!(centre.found("pound "), ["A pound"]);
}

#[test]
fn a_phrase_may_stand_for_several_words() {
    assert_eq!(centre_with_synonyms().found("how can I prove who I am "), ["Verify your identity"]);
}

#[test]
fn synonyms_that_have_no_words_mean_nothing() {
    let synonyms = synonyms(&[&["", "!?"], &["kid"], &[]], &[("", "card"), ("thing", "…")]);
    let documents: [Document; 1] = [document("Card", &[], "")];
    let centre = HelpCentre::with(Language::English, &documents, &synonyms);
    assert_eq!(centre.found("card "), ["Card"]);
    assert_eq!(centre.found("thing "), NOTHING);
}
