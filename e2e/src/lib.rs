//! Drives the demo bank in three real browsers, as a customer would.
//!
//! A file in `tests/` is one thing a customer can do; a test in it runs in each browser:
//!
//! ```no_run
//! # fn main() {}
//! use e2e::Bank;
//!
//! e2e::in_every_engine! {
//!     async fn the_launcher_opens_the_panel(bank: Bank) {
//!         bank.open().await;
//!         bank.find("button", "Help").await.click().await;
//!         bank.find("heading", "How can we help?").await;
//!     }
//! }
//! ```
//!
//! Things are found as customers find them, by role and name ([`Bank::find`]), in open shadow roots too, and are
//! clicked and typed into through WebDriver, so that the browser itself decides what that does. Nothing sleeps: what
//! takes time is waited for ([`Bank::eventually`]). Each test has a server with an origin of its own and a fresh tab of a
//! browser (Chromium), or the tab of the last test (the others); the browser is kept for the next test if all went well. A test fails when the page reported a violation of its
//! policy, whatever else it looked at.
//!
//! A test that fails leaves a picture in `target/screenshots/`. Run with `cargo test -p e2e -- --test-threads=2`, one
//! file with `cargo test -p e2e -- smoke::`, and one browser alone with `cargo test -p e2e -- firefox`.

pub mod axe;
mod bank;
mod browsers;
mod clock;
mod display;
mod driver;
mod emulate;
mod engine;
mod evidence;
mod input;
mod page;
mod panel;
mod part;
mod run;
mod site;
mod storage;
pub mod tour;
mod traces;
mod window;

pub use bank::{Bank, Key};
pub use demo_server::{CONTENT_SECURITY_POLICY, Fault};
pub use engine::Engine;
pub use panel::{Hit, Panel};
pub use part::Part;
pub use run::{Test, main};

/// How long anything may take before a test gives up: long for a customer, short for a slow machine.
pub const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// Declares the tests of a file: a function `tests` that returns each `async fn name(bank: Bank) { … }` for all three
/// engines, or for those in `only(Chromium, WebKit)` before it.
#[macro_export]
macro_rules! in_every_engine {
    ($($(#[$attribute:meta])* $(only($($engine:ident),+))? async fn $name:ident($bank:ident: Bank) $body:block)*) => {
        pub(crate) fn tests() -> Vec<$crate::Test> {
            let mut tests = Vec::new();
            $({
                $(#[$attribute])*
                async fn $name($bank: Bank) $body
                let only: &[$crate::Engine] = &[$($($crate::Engine::$engine),+)?];
                tests.extend($crate::Test::all(stringify!($name), only, |bank| Box::pin($name(bank))));
            })*
            tests
        }
    };
}

/// Runs the tests of these modules, each a file in `tests/`: the body of `tests/main.rs`.
#[macro_export]
macro_rules! main {
    ($($file:ident)*) => {
        $(mod $file;)*

        fn main() -> std::process::ExitCode {
            $crate::main(vec![$((stringify!($file), $file::tests())),*])
        }
    };
}
