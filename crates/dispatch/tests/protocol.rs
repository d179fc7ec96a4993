//! That `embed/protocol.js` has the names by which the module knows its questions and answers, and no others.

use std::fmt::Debug;
use std::path::PathBuf;

use dispatch::{News, Question, Step, TIMEOUT};

const HEAD: &str =
    "// Made from crates/dispatch/src/protocol.rs: WRITE_PROTOCOL=1 cargo test -p dispatch --test protocol\n";

/// The constants for some values, each with its name.
fn constants<T: Debug + Copy>(what: &str, values: &[T], name: fn(T) -> &'static str) -> String {
    let lines = values
        .iter()
        .map(|value| format!("export const {} = {:?};\n", constant(&format!("{value:?}")), name(*value)));
    format!("\n// {what}\n{}", lines.collect::<String>())
}

/// `LastTry` as JavaScript writes constants: `LAST_TRY`.
fn constant(value: &str) -> String {
    let mut constant = String::new();
    for (at, letter) in value.char_indices() {
        if at > 0 && letter.is_uppercase() {
            constant.push('_');
        }
        constant.push(letter.to_ascii_uppercase());
    }
    constant
}

#[test]
fn javascript_and_rust_have_the_same_names() {
    let expected = [
        HEAD.to_owned(),
        format!("\n/** How long a server may take to answer, in milliseconds. */\nexport const TIMEOUT = {TIMEOUT};\n"),
        constants("What the module is asked.", Question::ALL, Question::name),
        constants("What is to be done.", Step::ALL, Step::name),
        constants("How far an item has come.", News::ALL, News::name),
    ]
    .concat();
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../embed/protocol.js");
    if std::env::var_os("WRITE_PROTOCOL").is_some() {
        std::fs::write(&path, &expected).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == expected, "embed/protocol.js differs from crates/dispatch/src/protocol.rs; {HEAD}");
}
