//! How long hostile texts take: `cargo bench -p redact`.
//!
//! For each text, the milliseconds for a megabyte with everything looked for, the least of five runs, and how many
//! times longer that is than for a tenth of it. Ten means that the time goes with the length. Where the system tells it
//! (Linux), it is the time of the processor, so that other programs do not count.

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
        // The short text ten times, so that both are long enough for the clock.
        let [short, long] = [(100_000, 10), (1_000_000, 1)]
            .map(|(len, times)| milliseconds(&unit.repeat(len / unit.len()), times) / f64::from(times));
        println!("{name:28}{long:>8.1}{:>8.1}", long / short);
    }
}

/// The least time of five runs that look `times` times.
fn milliseconds(text: &str, times: u32) -> f64 {
    let run = |_| {
        let (start, busy) = (Instant::now(), busy_milliseconds());
        for _ in 0..times {
            black_box(find(black_box(text), Scope::Contacts));
        }
        let passed = start.elapsed().as_secs_f64() * 1000.0;
        busy.zip(busy_milliseconds()).map_or(passed, |(before, after)| after - before)
    };
    (0..5).map(run).fold(f64::INFINITY, f64::min)
}

/// How long the processor has been with this thread.
fn busy_milliseconds() -> Option<f64> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanoseconds: u64 = text.split(' ').next()?.parse().ok()?;
    Some(nanoseconds as f64 / 1_000_000.0)
}
