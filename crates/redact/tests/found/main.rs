//! What is found in customers' texts, and what is not.
//!
//! No number here is anybody's. Card numbers are made like the schemes' test numbers: a prefix, then one digit over and
//! over. IBANs are the registry's examples, or made from them with banks that do not exist.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]
#![expect(clippy::print_stdout, reason = "the numbers of docs/redaction.md are what the tests print")]

mod any_text;
mod cards;
mod ibans;
mod laws;
mod ordinary;
mod promises;
mod typed;
mod written;
