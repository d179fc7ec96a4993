//! Secrets as people type them, and sentences about them that hold none.

use redact::{Scope, find, redact};

/// What is typed, and what is left of it.
const TYPED: [(&str, &str); 87] = [
    // Cards.
    ("card 4929/1234/5678/9016", "card [card]"),
    ("my card 4929_1234_5678_9016 is gone", "my card [card] is gone"),
    ("4111:1111:1111:1111", "[card]"),
    ("4111; 1111; 1111; 1111", "[card]"),
    ("4111,1111,1111,1111 was stolen", "[card] was stolen"),
    ("4111.1111.1111.1111 was stolen", "[card] was stolen"),
    ("4111    1111    1111    1111", "[card]"),
    ("4929 1234 5678 9O16", "[card]"),
    ("4l11 1111 11I1 1111", "[card]"),
    ("MY CARD NUMBER IS 4929123456789016 PLEASE HELP", "MY CARD NUMBER IS [card] PLEASE HELP"),
    ("card number:\n4929 1234 5678 9016\nexpiry 12/27", "card number:\n[card]\nexpiry 12/27"),
    ("4929–1234–5678–9016", "[card]"),
    ("４９２９　１２３４　５６７８　９０１６", "[card]"),
    ("4929\u{200B}1234\u{200B}5678\u{200B}9016", "[card]"),
    ("amex 3782 822463 10006", "amex [card]"),
    ("4929 1234 5678 9016 12/27 123", "[card] 12/27 123"),
    // Accounts.
    ("a/c 12345678", "a/c [account]"),
    ("A/C No: 1234 5678", "A/C No: [account]"),
    ("sc 123456 ac 12345678", "sc [sort code] ac [account]"),
    ("s/c 12-34-56 a/c 12345678", "s/c [sort code] a/c [account]"),
    ("sort: 12-34-56", "sort: [sort code]"),
    ("Sort Code\n12 34 56\nAccount No\n12345678", "Sort Code\n[sort code]\nAccount No\n[account]"),
    ("sort code 12/34/56 account 12345678", "sort code [sort code] account [account]"),
    ("sortcode=123456;account=12345678", "sortcode=[sort code];account=[account]"),
    ("acc num 1234567O", "acc num [account]"),
    ("12–34–56 12345678", "[sort code] [account]"),
    ("account number １２３４５６７８", "account number [account]"),
    // PINs.
    ("1234 (pin)", "[pin] (pin)"),
    ("1234 (my pin)", "[pin] (my pin)"),
    ("1234=PIN", "[pin]=PIN"),
    ("my pin isn't working its 1234", "my pin isn't working its [pin]"),
    ("my pin isnt working it's 1234", "my pin isnt working it's [pin]"),
    ("my pin doesn’t work. It is 1234!", "my pin doesn’t work. It is [pin]!"),
    (
        "PIN declined, I entered 1234 and then my card was blocked",
        "PIN declined, I entered [pin] and then my card was blocked",
    ),
    ("the machine refuses my pin i use 1234", "the machine refuses my pin i use [pin]"),
    ("p.i.n. 1234", "p.i.n. [pin]"),
    ("P.I.N: 1234", "P.I.N: [pin]"),
    ("p i n 1234", "p i n [pin]"),
    ("pin no. 1 2 3 4", "pin no. [pin]"),
    ("pin number 1-2-3-4", "pin number [pin]"),
    ("PIN\n1234", "PIN\n[pin]"),
    ("pin->1234", "pin->[pin]"),
    ("pin *1234*", "pin *[pin]*"),
    ("PIN[1234]", "PIN[[pin]]"),
    ("pin; 1234", "pin; [pin]"),
    ("pin\u{A0}=\u{2003}1234", "pin\u{A0}=\u{2003}[pin]"),
    ("ｐｉｎ １２３４", "ｐｉｎ [pin]"),
    // The code on a card.
    ("the three digits on the back are 123", "the three digits on the back are [cvv]"),
    ("3 digits on back 123", "3 digits on back [cvv]"),
    ("security code on the back 123", "security code on the back [cvv]"),
    ("the number on the back of my card is 123", "the number on the back of my card is [cvv]"),
    ("cvc 123", "cvc [cvv]"),
    ("CCV: 123", "CCV: [cvv]"),
    ("c.v.v 1 2 3", "c.v.v [cvv]"),
    ("123 (cvv)", "[cvv] (cvv)"),
    // Codes.
    ("o.t.p. 482913", "o.t.p. [code]"),
    ("the code wouldn't go in, it's 482913", "the code wouldn't go in, it's [code]"),
    ("482 913 (code)", "[code] (code)"),
    // Passwords.
    ("pw: hunter2", "pw: [password]"),
    ("PW hunter2", "PW [password]"),
    ("p/w: hunter2", "p/w: [password]"),
    ("pass word is hunter2", "pass word is [password]"),
    ("my pass word is giraffe", "my pass word is [password]"),
    ("Password\n\nhunter2", "Password\n\n[password]"),
    ("password: purple monkey dishwasher", "password: [password]"),
    ("my password is purple monkey dishwasher and it fails", "my password is [password] and it fails"),
    ("password doesn't work it's hunter2", "password doesn't work it's [password]"),
    ("password = “purple monkey”", "password = “[password]”"),
    ("pa\u{AD}ss\u{AD}word: hunter2", "pa\u{AD}ss\u{AD}word: [password]"),
    // Answers.
    ("memorable word fluffy2", "memorable word [answer]"),
    ("memorable word: fluffy", "memorable word: [answer]"),
    ("my memorable place is windermere", "my memorable place is [answer]"),
    ("memorable date is 12/03/1980", "memorable date is [answer]"),
    ("my mother’s maiden name is Smith", "my mother’s maiden name is [answer]"),
    ("mothers maiden name: smith", "mothers maiden name: [answer]"),
    ("MAIDEN NAME = SMITH", "MAIDEN NAME = [answer]"),
    ("Smith is my mother's maiden name", "[answer] is my mother's maiden name"),
    // Numbers of persons and papers.
    ("national insurance number QQ 12 34 56 C", "national insurance number [ni number]"),
    ("NI number is qq123456c", "NI number is [ni number]"),
    ("ni no. QQ123456C", "ni no. [ni number]"),
    ("N.I.: QQ-12-34-56-C", "N.I.: [ni number]"),
    ("AB 12 34 56 C", "[ni number]"),
    ("passport number is 123456789", "passport number is [id number]"),
    ("Passport No. AB123456", "Passport No. [id number]"),
    ("passport: 123 456 789", "passport: [id number]"),
    ("my passport\n123456789", "my passport\n[id number]"),
    ("driving licence MORGA657054SM9IJ", "driving licence [id number]"),
];

#[test]
fn secrets_are_hidden_as_people_type_them() {
    let wrong = TYPED.iter().filter(|(text, expected)| redact(text, Scope::Secrets) != *expected);
    let wrong: Vec<_> = wrong.map(|(text, expected)| (redact(text, Scope::Secrets), expected)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn capitals_do_not_matter() {
    for (text, _) in TYPED {
        let hidden =
            |text: &str| -> Vec<_> { find(text, Scope::Secrets).iter().map(|found| found.kind).collect() };
        assert_eq!(hidden(&text.to_uppercase()), hidden(text), "{text}");
        assert_eq!(hidden(&text.to_lowercase()), hidden(text), "{text}");
    }
}

/// How a sentence about a secret begins, and how it may go on. No secret is in any.
const SAID: [(&str, &[&str], &[&str]); 6] = [
    (
        "passwords",
        &[
            "my password is",
            "the password was",
            "passwords are",
            "Password is",
            "My passcode is",
            "the pass word is",
        ],
        &[
            "hard",
            "hard to remember",
            "too long",
            "wrong",
            "not working",
            "incorrect again",
            "refused",
            "rejected",
            "locked",
            "expired",
            "confusing",
            "case sensitive",
            "safe with you?",
            "the same as before",
            "in my notebook",
            "on a sticky note",
            "known to nobody",
            "forgotten",
            "blocked since Monday",
            "fine on the web",
            "okay",
            "never accepted",
            "always refused",
            "failing",
            "invalid",
            "being reset",
            "required twice",
            "really annoying",
            "impossible to type",
            "different in the app",
            "visible on the screen",
            "saved in my browser",
            "gone",
            "no longer valid",
            "less than 8 characters",
            "at least 12 characters",
            "needed for what?",
            "asked 3 times",
            "unavailable",
            "old",
            "new",
            "correct",
            "right but nothing happens",
            "so difficult",
            "broken",
            "missing",
            "strong enough",
            "weak?",
            "what exactly?",
            "why asked again?",
        ],
    ),
    (
        "PINs",
        &["my PIN", "the pin", "PIN", "My pin", "a new pin", "the PIN of my card"],
        &[
            "is wrong",
            "was refused 3 times",
            "isn't working",
            "came in 2024",
            "costs £5",
            "arrived on 12/03/2024",
            "was blocked at 12:30",
            "is not accepted abroad",
            "has 4 digits",
            "is too short",
            "failed 1000 times",
            "does not arrive, it is 10 days now",
            "was sent to 0808 157 0123",
            "is needed above £100",
            "doesn't work at the machine in 1234 High Street",
            "reminder took 2 weeks",
            "is the same as my old one",
            "was used for £1234.50",
            "stopped working after 3 tries",
            "pad at till 4 is broken",
            "is it 4 digits or 6",
            "was changed and then I paid 1200",
            "won't work and I typed it 5 times",
            "letter never came",
        ],
    ),
    (
        "codes",
        &["the code", "my security code", "a verification code", "the one time code", "your OTP"],
        &[
            "never came",
            "came at 12:30",
            "is not accepted",
            "expired after 60 seconds",
            "was sent to 0808 157 0123",
            "arrives 1000 seconds late",
            "is on the back",
            "is for order 12345678",
            "was for £1250.00",
            "is wrong",
            "did not arrive on 12 March 2024",
            "is asked for since 2024",
            "has only 3 digits",
            "is too short",
            "was sent by text to my old number",
            "is refused, error code 1234",
            "comes 5 times",
        ],
    ),
    (
        "accounts",
        &["my account", "the account", "account", "My current account", "your account"],
        &[
            "was charged 150000",
            "is closed since 2019",
            "shows £123456",
            "shows 123456 points",
            "balance is 123456",
            "was opened on 12.03.2024",
            "is in the name of my mother",
            "is overdrawn by 100000",
            "sort of works",
            "has a fee of 1000.00 euros",
            "was hacked 2 times",
            "order 12345678 is missing",
            "statement 202403 is empty",
            "number is wrong",
            "is not mine, ref 12345678",
            "never got 250000",
            "got 100 back",
            "got 150 back from you",
        ],
    ),
    (
        "answers",
        &[
            "my memorable word",
            "the memorable information",
            "my maiden name",
            "my mother's maiden name",
            "the security answer",
        ],
        &[
            "is wrong",
            "is not accepted",
            "is hard to remember",
            "was rejected",
            "is on my card",
            "has changed",
            "isn't known",
            "is needed for what?",
            "is never asked",
            "is case sensitive",
            "does not work",
            "was forgotten",
            "is different from my married name",
            "is too short",
            "is missing",
            "is invalid",
            "is still the same",
            "is asked every time",
        ],
    ),
    (
        "papers",
        &["my passport", "the passport", "my driving licence", "my national insurance", "my ID card"],
        &[
            "expires in 2027",
            "is not accepted",
            "was renewed 3 weeks ago",
            "costs £123456",
            "is at the embassy",
            "was issued on 12.03.2020",
            "number is too long",
            "is blurred in the picture",
            "photo fails 1000 times",
            "is needed for order 12345678",
            "is 10 years old",
            "was scanned at 12:30",
            "and 2 letters from 2024",
            "is from France",
            "is lost since 12 March 2024",
        ],
    ),
];

/// The most sentences of each kind in which something is found, in per cent.
const MOST_FOUND: f64 = 1.0;

#[test]
fn hardly_anything_is_found_in_what_is_said_of_secrets() {
    for (kind, starts, ends) in SAID {
        let all = starts.iter().flat_map(|start| ends.iter().map(move |end| format!("{start} {end}")));
        let all: Vec<_> = all.flat_map(|text| [format!("{text}."), text]).collect();
        let found: Vec<_> = all.iter().filter(|text| !find(text, Scope::Secrets).is_empty()).collect();
        let per_cent = 100.0 * found.len() as f64 / all.len() as f64;
        println!("said of {kind}: something is found in {} of {}, {per_cent:.2} %", found.len(), all.len());
        assert!(per_cent <= MOST_FOUND, "{found:#?}");
    }
}
