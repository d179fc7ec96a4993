//! A page may name the hash of the shell, with the script tag that the build prints.

use e2e::{Bank, Fault};
use tools::workspace;

const IS_DEFINED: &str = "return customElements.get('hand-rail') !== undefined";

/// Opens a page with this script tag. When it is open, the script has run or was refused.
async fn open(bank: &Bank, tag: &str) {
    let page = format!(
        "<!doctype html><html lang=\"en\"><title>Our page</title><script src=\"/witness.js\"></script>{tag}\
         <hand-rail locale=\"en\"><a href=\"tel:08081570199\">Call us</a></hand-rail></html>"
    );
    bank.put_file("pasted.html", &page);
    bank.open_path("pasted.html").await;
}

fn tag() -> String {
    let file = workspace::dist().join("script-tag.txt");
    std::fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

e2e::in_every_engine! {
    async fn the_script_tag_of_the_build_runs_its_shell(bank: Bank) {
        let tag = tag();
        assert!(tag.contains("integrity=\"sha384-"), "{tag}");
        open(&bank, &tag).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
    }

    async fn the_script_tag_of_the_build_runs_no_other_shell(bank: Bank) {
        let tag = tag();
        bank.server().faults().add("/embed/handrail.js", Fault::Tampered);
        // The change is small enough for the script to run where nobody compares it.
        let (before, after) = tag.split_once(" integrity=").unwrap_or_else(|| panic!("no hash in {tag}"));
        let (_, after) = after.trim_start_matches('"').split_once('"').unwrap_or_else(|| panic!("no hash in {tag}"));
        open(&bank, &format!("{before}{after}")).await;
        assert!(bank.read::<bool>(IS_DEFINED).await);

        open(&bank, &tag).await;
        assert!(!bank.read::<bool>(IS_DEFINED).await);
        bank.find("link", "Call us").await;
    }
}
