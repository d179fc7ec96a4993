//! The bank publishes another release of its content while a page is open, and takes the files of the one before away.
#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use std::fs;
use std::path::Path;

use e2e::{Bank, Fault, Panel};
use tools::workspace;

const SORRY: &str = "Sorry, this could not be loaded. Please check your connection and try again.";
const OUTDATED: &str = "Our help has changed since you opened this page. Please reload the page.";

/// The title of the article that the new release has not.
const GONE: &str = "My card is about to expire";

/// What the article says that is in the new release only.
const NEW: &str = "You can do this in less than five minutes.";

/// Publishes a release in which `edit` has changed the folder of articles. Nothing of the one before is left, as where a
/// bank empties the folder first, or a page was open for long.
fn publish(bank: &Bank, edit: impl FnOnce(&Path)) {
    let articles = tempfile::tempdir().unwrap();
    copy(&workspace::articles(), articles.path());
    edit(articles.path());
    let folder = bank.folder("embed/content");
    fs::remove_dir_all(&folder).unwrap();
    content::build(articles.path(), &folder).unwrap();
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let to = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy(&path, &to)
        } else {
            fs::copy(&path, &to).unwrap();
        }
    }
}

/// Adds a sentence to the article "Change your PIN".
fn add_sentence(articles: &Path) {
    let path = articles.join("en/cards/change-pin.md");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(path, format!("{text}\n{NEW}\n")).unwrap();
}

/// Gives a topic another title, which no article names.
fn rename_topic(articles: &Path) {
    let path = articles.join("en/cards/topic.md");
    let text = fs::read_to_string(&path).unwrap();
    assert!(text.contains("Cards and PINs"), "{text}");
    fs::write(path, text.replace("Cards and PINs", "Cards, PINs and more")).unwrap();
}

/// Publishes a release for another program than the one that is open.
fn publish_for_another_program(bank: &Bank) {
    publish(bank, add_sentence);
    let folder = bank.folder("embed/content");
    let files = fs::read_dir(folder.join("en")).unwrap().map(|file| file.unwrap().path());
    let is_catalogue =
        |path: &std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with("catalogue.");
    let mut catalogue = fs::read(files.into_iter().find(is_catalogue).unwrap()).unwrap();
    // The version.
    catalogue[3] += 1;
    fs::write(folder.join("en/newer.hrb"), catalogue).unwrap();
    fs::write(
        folder.join("manifest.json"),
        r#"{"format":1,"locales":{"en":{"catalogue":"en/newer.hrb","integrity":""}}}"#,
    )
    .unwrap();
}

async fn open_topic(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.press("Cards and PINs").await;
    panel.opens("Cards and PINs").await;
    // The listing is here: what it names is about to be taken away.
    panel.says("Choose a new PIN at almost any UK cash machine").await;
    panel
}

e2e::in_every_engine! {
    async fn an_article_is_read_as_it_is_now(bank: Bank) {
        let panel = open_topic(&bank).await;
        publish(&bank, |articles| { add_sentence(articles); rename_topic(articles); });
        panel.read("Change your PIN").await;
        panel.says(NEW).await;
        assert!(!panel.text().await.contains(SORRY));
        panel.go_back().await;
        panel.opens("Cards, PINs and more").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn what_the_customer_has_written_stays(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.press("Tell us what you think of our help").await;
        panel.write_comment("Kind people").await;
        panel.go_home().await;
        publish(&bank, add_sentence);
        panel.press("Cards and PINs").await;
        panel.read("Change your PIN").await;
        panel.says(NEW).await;
        panel.go_home().await;
        panel.press("Tell us what you think of our help").await;
        assert_eq!(panel.comment().await, "Kind people");
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn a_flow_that_was_left_goes_on(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.choose("My card payment was declined").await;
        panel.answer(&["In a shop, restaurant or hotel"]).await;
        panel.opens("What happened at the till?").await;
        // Back would take the answer back.
        panel.press("Help home").await;
        panel.opens("How can we help?").await;
        publish(&bank, add_sentence);
        panel.press("Cards and PINs").await;
        panel.read("Change your PIN").await;
        panel.says(NEW).await;
        panel.go_home().await;
        panel.choose("My card payment was declined").await;
        panel.opens("What happened at the till?").await;
        panel.answer(&["It said my PIN was wrong"]).await;
        panel.opens("See your PIN before you try again").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn what_was_typed_is_searched_in_the_new_release(bank: Bank) {
        let panel = bank.open_panel().await;
        publish(&bank, |articles| {
            let path = articles.join("en/cards/change-pin.md");
            let text = fs::read_to_string(&path).unwrap();
            fs::write(path, text.replace("title: Change your PIN", "title: Change the PIN of your card")).unwrap();
        });
        panel.ask("change my pin").await;
        let hits = panel.finds().await;
        assert!(hits.iter().any(|hit| hit.title == "Change the PIN of your card"), "{hits:?}");
        assert_eq!(panel.query().await, "change my pin");
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn a_running_search_goes_on_in_the_new_release(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.start_search().await;
        panel.press("Cards and PINs").await;
        publish(&bank, |articles| { add_sentence(articles); rename_topic(articles); });
        panel.read("Change your PIN").await;
        panel.says(NEW).await;
        panel.go_home().await;
        panel.says("Cards, PINs and more").await;
        panel.paste("less than five minutes to change my pin").await;
        panel.finds().await;
        assert!(bank.requests_for("/index.") >= 2, "the new index is here");
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn a_page_that_is_sent_in_place_of_a_file_is_as_none(bank: Bank) {
        let panel = open_topic(&bank).await;
        publish(&bank, add_sentence);
        // Some servers answer with their front page, and status 200, for what is not there.
        let gone = bank.requests_for("/change-pin.");
        bank.server().faults().add_next("/change-pin.", Fault::Redirect, 2);
        panel.read("Change your PIN").await;
        panel.says(NEW).await;
        assert!(bank.requests_for("/change-pin.") > gone);
    }

    async fn an_article_that_is_not_there_any_more_leads_back(bank: Bank) {
        let panel = open_topic(&bank).await;
        publish(&bank, |articles| {
            fs::remove_file(articles.join("en/cards/card-expiring.md")).unwrap();
            for linking in ["activate-card.md", "order-card.md", "card-not-working.flow.md"] {
                let path = articles.join("en/cards").join(linking);
                let text = fs::read_to_string(&path).unwrap();
                fs::write(path, text.replace("article:card-expiring", "article:change-pin")).unwrap();
            }
        });
        // No pointer comes over it, which would have it asked for before the press.
        bank.find_containing("button", GONE).await.js("arguments[0].click()").await;
        let is_listed = async || panel.entries().await.iter().any(|title| title == GONE);
        bank.eventually("it is not listed", async || !panel.entries().await.is_empty() && !is_listed().await).await;
        panel.opens("Cards and PINs").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn a_release_for_another_program_is_told(bank: Bank) {
        let panel = open_topic(&bank).await;
        publish_for_another_program(&bank);
        panel.choose("Change your PIN").await;
        panel.says(OUTDATED).await;
        panel.announces(OUTDATED).await;
        assert!(!bank.shows("button", "Try again").await);
        bank.find_containing("link", "0808 157 0199").await;
        // What is here works on.
        panel.go_back().await;
        panel.opens("Cards and PINs").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn releases_that_take_turns_are_not_taken_without_end(bank: Bank) {
        let panel = open_topic(&bank).await;
        publish(&bank, add_sentence);
        // As from servers of which each has another release: what the new one names is not there either.
        bank.server().faults().add("/change-pin.", Fault::Status(404));
        bank.server().faults().add("/listing.", Fault::Status(404));
        panel.choose("Change your PIN").await;
        panel.says(SORRY).await;
        let asked = bank.requests_for("/manifest.json");
        publish(&bank, rename_topic);
        panel.press("Try again").await;
        bank.eventually("it is asked again", async || bank.requests_for("/manifest.json") > asked).await;
        panel.says(SORRY).await;
        assert!(bank.requests_for("/manifest.json") <= asked + 2);
        bank.find_containing("link", "0808 157 0199").await;
    }

    async fn a_program_whose_files_are_gone_is_told(bank: Bank) {
        bank.server().faults().add("/engine-", Fault::Status(404));
        let panel = bank.open_panel().await;
        panel.ask("change my pin").await;
        panel.says(OUTDATED).await;
        bank.find_containing("link", "0808 157 0199").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn a_program_whose_second_half_is_gone_is_told(bank: Bank) {
        bank.server().faults().add(&bank.file("later", ".wasm"), Fault::Status(410));
        let panel = bank.open_panel().await;
        panel.press("Contact us").await;
        panel.says(OUTDATED).await;
        assert!(!bank.shows("button", "Try again").await);
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn the_same_release_fails_as_it_did(bank: Bank) {
        let panel = open_topic(&bank).await;
        bank.server().faults().add("/change-pin.", Fault::Status(404));
        let before = bank.requests_for("/manifest.json");
        panel.choose("Change your PIN").await;
        panel.says(SORRY).await;
        // The pointer on the entry has had it fetched before the press: each of the two may have asked.
        let asked = bank.requests_for("/manifest.json");
        assert!((before + 1..=before + 2).contains(&asked), "{asked} after {before}");
        panel.press("Try again").await;
        bank.eventually("it is asked again", async || bank.requests_for("/manifest.json") == asked + 1).await;
        panel.says(SORRY).await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.says("almost any UK cash machine: choose").await;
        assert_eq!(bank.requests_for("/manifest.json"), asked + 1);
    }

    async fn without_a_manifest_it_fails_as_it_did(bank: Bank) {
        let panel = open_topic(&bank).await;
        bank.server().faults().add("/change-pin.", Fault::Status(404));
        bank.server().faults().add("/manifest.json", Fault::ConnectionLost);
        panel.choose("Change your PIN").await;
        panel.says(SORRY).await;
        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.says("almost any UK cash machine: choose").await;
    }
}
