//! A customer types what nobody should see, and nobody does.

use e2e::{Bank, Key, Panel};

/// Texts of hits are not fetched sooner after a key, in milliseconds; browsers round times.
const PAUSE: f64 = 590.0;

const CARD: &str = "4111 1111 1111 1111";
const IBAN: &str = "GB82 WEST 1234 5698 7654 32";

/// A question that is answered.
const WORDS: &str = "refund from a shop";

const WARNING: &str = "Please do not type card or account numbers here";

/// Search has started and shows what it has found for a few words.
async fn search_for_a_few_words(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.start_search().await;
    panel.ask_quickly(WORDS).await;
    panel.finds_sections().await;
    panel
}

/// Types a number behind a few words, and takes it away again.
async fn type_and_take_away(bank: &Bank, number: &str) {
    let panel = search_for_a_few_words(bank).await;
    let before = panel.hits().await;
    let requests = bank.server().requests().len();
    panel.search_field().await.type_text(&format!(" {number}")).await;
    panel.says(WARNING).await;
    panel.says("We have not searched for it, and it stays on your device.").await;
    assert_eq!(panel.hits().await, [], "nothing is found");
    assert!(panel.suggestions().await.is_empty(), "nothing is suggested");
    assert!(!panel.text().await.contains("answers"), "{}", panel.text().await);
    // Said once the customer pauses, when texts of hits would be fetched.
    panel.announces(WARNING).await;
    assert_eq!(bank.paths_since(requests), Vec::<String>::new());

    let backspace = char::from(Key::Backspace).to_string();
    panel.search_field().await.type_text(&backspace.repeat(number.len() + 1)).await;
    assert_eq!(panel.query().await, WORDS);
    bank.eventually("it is searched again", async || panel.hits().await == before).await;
    assert!(!panel.text().await.contains(WARNING));
}

e2e::in_every_engine! {
    async fn a_card_number_is_not_searched(bank: Bank) {
        type_and_take_away(&bank, CARD).await;
    }

    async fn an_account_number_is_not_searched(bank: Bank) {
        type_and_take_away(&bank, IBAN).await;
    }

    async fn a_number_that_is_typed_before_search_has_started_is_not_searched(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask_quickly(CARD).await;
        panel.says(WARNING).await;
        panel.announces(WARNING).await;
        assert_eq!(panel.hits().await, []);
    }

    async fn what_is_typed_is_neither_sent_nor_stored(bank: Bank) {
        let panel = search_for_a_few_words(&bank).await;
        let requests = bank.server().requests().len();
        let typed: f64 = bank.read("return performance.now()").await;
        panel.ask_quickly("how do I change my PIN before Thursday").await;
        bank.eventually("the best hit is read into", async || bank.requests_for("/change-pin.") > 0).await;
        let texts = bank.paths_since(requests);
        assert!(texts.iter().all(|path| is_text(path)), "only texts are asked for, by their names: {texts:?}");
        let asked: Vec<f64> = bank.read(
            "return performance.getEntriesByType('resource').map(({ startTime }) => startTime)",
        ).await;
        assert!(asked.iter().all(|asked| *asked < typed || *asked > typed + PAUSE), "{typed}: {asked:?}");

        // The server is told paths only, and they say nothing else.
        let addresses = bank.addresses().await;
        assert!(addresses.iter().all(|address| !address.contains(['?', '#'])), "{addresses:?}");
        let all = bank.server().requests();
        assert!(all.iter().all(|request| request.method == "GET"), "{all:?}");
        bank.assert_nothing_is_stored().await;
    }

    async fn no_number_is_sent_or_stored(bank: Bank) {
        let panel = search_for_a_few_words(&bank).await;
        let requests = bank.server().requests().len();
        for number in [CARD, IBAN] {
            panel.ask_quickly(&format!("{number} has a payment that is not mine")).await;
            panel.says(WARNING).await;
            panel.announces(WARNING).await;
            panel.press("Clear what you typed").await;
        }
        // Had they been searched, texts would have been asked for after the pause.
        assert_eq!(bank.paths_since(requests), Vec::<String>::new());
        bank.assert_nothing_is_stored().await;
    }
}

/// Whether this is the path of a file of the bundle: a name that editors gave, and a hash.
fn is_text(path: &str) -> bool {
    let file = path.rsplit_once("/embed/content/en/").map_or("", |(_, file)| file);
    let [slug, hash, "hrb"] = file.split('.').collect::<Vec<_>>()[..] else { return false };
    let is_slug = slug.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    is_slug && hash.len() == 16 && hash.chars().all(|digit| digit.is_ascii_hexdigit())
}
