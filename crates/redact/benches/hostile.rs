//! How long hostile texts take: `cargo bench -p redact`.
//!
//! For each text, the milliseconds for a megabyte with everything looked for, the least of five runs, and how many
//! times longer that is than for a tenth of it. Ten means that the time goes with the length.

#![expect(clippy::print_stdout, reason = "it reports to people")]

use std::hint::black_box;
use std::time::Instant;

use redact::{Scope, find};

/// What each text repeats.
const UNITS: [(&str, &str); 30] = [
    ("digits", "4"),
    ("digits and spaces", "4 "),
    ("digits and two spaces", "4  "),
    ("digits and dashes", "63-"),
    ("digits and dots", "1."),
    ("groups of digits", "4111 "),
    ("cards", "4111 1111 1111 1111 "),
    ("letters and digits", "4a"),
    ("GB", "GB"),
    ("starts of IBANs", "GB29"),
    ("spaced starts of IBANs", "LC12 A A A "),
    ("IBANs", "GB29 NWBK 6016 1331 9268 19 "),
    ("IBANs that touch", "GB29NWBK60161331926819"),
    ("letters", "a"),
    ("signs", "@"),
    ("addresses", "a@"),
    ("dots and letters", "a."),
    ("long addresses", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@a.aa "),
    ("words that tell", "pin "),
    ("words between", "is "),
    ("words between and numbers", "is my is my is my is my 1234 "),
    ("PINs", "pin 1234 "),
    ("security codes", "cvv 123 "),
    ("passwords", "password:"),
    ("short passwords", "pwd=x9 "),
    ("accounts", "12-34-56 12345678 "),
    ("telephones", "+44 20 7946 0123 "),
    ("brackets", "["),
    ("marks", "[pin]"),
    ("letters with accents", "é"),
];

fn main() {
    println!("{:28}{:>8}{:>8}", "text of 1 MB", "ms", "ratio");
    for (name, unit) in UNITS {
        let [short, long] = [100_000, 1_000_000].map(|len| milliseconds(&unit.repeat(len / unit.len())));
        println!("{name:28}{long:>8.1}{:>8.1}", long / short);
    }
}

/// The least time of five runs.
fn milliseconds(text: &str) -> f64 {
    let run = |_| {
        let start = Instant::now();
        black_box(find(black_box(text), Scope::Contacts));
        start.elapsed().as_secs_f64() * 1000.0
    };
    (0..5).map(run).fold(f64::INFINITY, f64::min)
}
