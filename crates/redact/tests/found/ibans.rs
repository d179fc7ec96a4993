//! IBANs.

use iban::{Iban, ParseIbanError};
use proptest::prelude::*;
use redact::{Found, Kind, Scope, find};

use crate::written::{groups, spread, words};

/// The registry's example for each country.
const EXAMPLES: [&str; 89] = [
    "AD1200012030200359100100",
    "AE070331234567890123456",
    "AL47212110090000000235698741",
    "AT611904300234573201",
    "AZ21NABZ00000000137010001944",
    "BA391290079401028494",
    "BE68539007547034",
    "BG80BNBG96611020345678",
    "BH67BMAG00001299123456",
    "BI4210000100010000332045181",
    "BR1800360305000010009795493C1",
    "BY13NBRB3600900000002Z00AB00",
    "CH9300762011623852957",
    "CR05015202001026284066",
    "CY17002001280000001200527600",
    "CZ6508000000192000145399",
    "DE89370400440532013000",
    "DJ2100010000000154000100186",
    "DK5000400440116243",
    "DO28BAGR00000001212453611324",
    "EE382200221020145685",
    "EG380019000500000000263180002",
    "ES9121000418450200051332",
    "FI2112345600000785",
    "FK88SC123456789012",
    "FO6264600001631634",
    "FR1420041010050500013M02606",
    "GB29NWBK60161331926819",
    "GE29NB0000000101904917",
    "GI75NWBK000000007099453",
    "GL8964710001000206",
    "GR1601101250000000012300695",
    "GT82TRAJ01020000001210029690",
    "HN88CABF00000000000250005469",
    "HR1210010051863000160",
    "HU42117730161111101800000000",
    "IE29AIBK93115212345678",
    "IL620108000000099999999",
    "IQ98NBIQ850123456789012",
    "IS140159260076545510730339",
    "IT60X0542811101000000123456",
    "JO94CBJO0010000000000131000302",
    "KW81CBKU0000000000001234560101",
    "KZ86125KZT5004100100",
    "LB62099900000001001901229114",
    "LC55HEMM000100010012001200023015",
    "LI21088100002324013AA",
    "LT121000011101001000",
    "LU280019400644750000",
    "LV80BANK0000435195001",
    "LY83002048000020100120361",
    "MC5811222000010123456789030",
    "MD24AG000225100013104168",
    "ME25505000012345678951",
    "MK07250120000058984",
    "MN121234123456789123",
    "MR1300020001010000123456753",
    "MT84MALT011000012345MTLCAST001S",
    "MU17BOMM0101101030300200000MUR",
    "NI45BAPR00000013000003558124",
    "NL91ABNA0417164300",
    "NO9386011117947",
    "OM810180000001299123456",
    "PK36SCBL0000001123456702",
    "PL61109010140000071219812874",
    "PS92PALS000000000400123456702",
    "PT50000201231234567890154",
    "QA58DOHB00001234567890ABCDEFG",
    "RO49AAAA1B31007593840000",
    "RS35260005601001611379",
    "RU0304452522540817810538091310419",
    "SA0380000000608010167519",
    "SC18SSCB11010000000000001497USD",
    "SD8811123456789012",
    "SE4550000000058398257466",
    "SI56263300012039086",
    "SK3112000000198742637541",
    "SM86U0322509800000000270100",
    "SO211000001001000100141",
    "ST23000100010051845310146",
    "SV62CENR00000000000000700025",
    "TL380080012345678910157",
    "TN5910006035183598478831",
    "TR330006100519786457841326",
    "UA213223130000026007233566001",
    "VA59001123000012345678",
    "VG96VPVG0000012345678901",
    "XK051212012345678906",
    "YE15CBYE0001018861234567891234",
];

/// Countries of the registry that `iban_validate` does not know.
const NOT_IN_LIBRARY: [&str; 2] = ["HN", "PK"];

/// A valid IBAN of any country, of a bank that does not exist.
pub(crate) fn iban() -> impl Strategy<Value = String> {
    let symbols = prop::collection::vec(("[0-9]", "[WXY]"), 34);
    (prop::sample::select(&EXAMPLES), symbols).prop_map(|(example, symbols)| {
        let same_class = |(c, (digit, letter)): (char, &(String, String))| {
            if c.is_ascii_digit() { digit.clone() } else { letter.clone() }
        };
        let account: String = example[4..].chars().zip(&symbols).map(same_class).collect();
        with_check_digits(&example[..2], &account)
    })
}

fn with_check_digits(country: &str, account: &str) -> String {
    let check = 98 - remainder(&format!("{account}{country}00"));
    format!("{country}{check:02}{account}")
}

/// The remainder by 97, with 10 to 35 for the letters.
fn remainder(text: &str) -> u32 {
    let digits: String = text.chars().map(|c| c.to_digit(36).unwrap().to_string()).collect();
    digits.chars().fold(0, |remainder, c| (remainder * 10 + c.to_digit(10).unwrap()) % 97)
}

/// `iban` with some letters small, with separators, and in digits of any script.
fn written(iban: String) -> impl Strategy<Value = String> {
    let small = prop::collection::vec(any::<bool>(), iban.len());
    small.prop_flat_map(move |small| {
        let cased = iban.chars().zip(small).map(|(c, small)| if small { c.to_ascii_lowercase() } else { c });
        spread(cased.collect(), 2)
    })
}

/// Whether all of `text` is found to be an IBAN.
fn is_iban(text: &str) -> bool {
    find(text, Scope::Numbers) == [Found { kind: Kind::Iban, start: 0, end: text.len() }]
}

proptest! {
    #[test]
    fn an_iban_is_found_as_long_as_it_is(
        before in words(), joint in "( |:|IBAN|iban |\\()", iban in iban().prop_flat_map(written), after in words(),
    ) {
        let start = before.len() + joint.len();
        let expected = Found { kind: Kind::Iban, start, end: start + iban.len() };
        // A word may touch the last digit, but not the last letter.
        let text = format!("{before}{joint}{iban}");
        let touches = iban.ends_with(|c: char| c.is_ascii_alphabetic());
        prop_assert_eq!(find(&format!("{text}{}{after}", if touches { " " } else { "" }), Scope::Numbers), [expected]);
    }

    #[test]
    fn an_iban_between_other_numbers_is_found(
        before in groups(6), iban in iban().prop_flat_map(written), after in groups(6),
    ) {
        let start = before.len() + 1;
        let found = find(&format!("{before} {iban} {after}"), Scope::Numbers);
        let covers = |found: &Found| found.start <= start && start + iban.len() <= found.end;
        prop_assert!(found.iter().any(covers), "{:?}", found);
    }

    #[test]
    fn a_changed_digit_makes_it_none(iban in iban(), at in any::<prop::sample::Index>(), by in 1..10u8) {
        let mut symbols = iban.into_bytes();
        let digits: Vec<_> = (0..symbols.len()).filter(|at| symbols[*at].is_ascii_digit()).collect();
        let at = *at.get(&digits);
        symbols[at] = b'0' + (symbols[at] - b'0' + by) % 10;
        let text = String::from_utf8(symbols).unwrap();
        prop_assert!(!find(&text, Scope::Numbers).iter().any(|found| found.kind == Kind::Iban), "{}", text);
    }

    #[test]
    fn the_library_says_the_same(
        iban in iban(),
        at in any::<prop::sample::Index>(),
        symbol in "[0-9A-Z]?",
        longer in "[0-9A-Z]?",
        valid in any::<bool>(),
    ) {
        prop_assume!(!NOT_IN_LIBRARY.contains(&&iban[..2]));
        let at = 4 + at.index(iban.len() - 4);
        let changed = format!("{}{symbol}{}{longer}", &iban[..at], &iban[at + 1..]);
        let text = if valid { with_check_digits(&changed[..2], &changed[4..]) } else { changed };
        prop_assert_eq!(is_iban(&text), text.parse::<Iban>().is_ok(), "{}", text);
    }
}

#[test]
fn the_registrys_examples_are_found() {
    for example in EXAMPLES {
        assert!(is_iban(example), "{example}");
        assert!(example.parse::<Iban>().is_ok() || NOT_IN_LIBRARY.contains(&&example[..2]), "{example}");
    }
}

/// Whether `text` is an IBAN, as the library says, or the registry where the library lacks the country.
fn reference(text: &str) -> bool {
    let account = &text.as_bytes()[4..];
    match &text[..2] {
        "HN" => {
            account[..4].iter().all(u8::is_ascii_uppercase) && account[4..].iter().all(u8::is_ascii_digit)
        }
        "PK" => account[..4].iter().all(u8::is_ascii_uppercase),
        _ => text.parse::<Iban>().is_ok(),
    }
}

#[test]
fn each_place_takes_what_the_registry_allows_there() {
    for example in EXAMPLES {
        for (at, symbol) in (4..example.len()).flat_map(|at| [(at, "1"), (at, "X")]) {
            let account = format!("{}{symbol}{}", &example[4..at], &example[at + 1..]);
            let text = with_check_digits(&example[..2], &account);
            assert_eq!(is_iban(&text), reference(&text), "{text}");
        }
    }
}

#[test]
fn there_is_an_example_of_each_country_that_the_library_knows() {
    for (first, second) in ('A'..='Z').flat_map(|first| ('A'..='Z').map(move |second| (first, second))) {
        let country = format!("{first}{second}");
        let parsed = with_check_digits(&country, "1234567890").parse::<Iban>();
        let unknown = matches!(parsed, Err(ParseIbanError::UnknownCountry(_)));
        let example = EXAMPLES.iter().any(|example| example.starts_with(&country));
        assert_eq!(example, !unknown || NOT_IN_LIBRARY.contains(&country.as_str()), "{country}");
    }
}
