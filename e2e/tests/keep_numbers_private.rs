//! A customer types what nobody should see, and nobody does.

use e2e::{Bank, Panel};

const CARD: &str = "4111 1111 1111 1111";
const IBAN: &str = "GB82 WEST 1234 5698 7654 32";

const WARNING: &str = "Please do not type card or account numbers here";

/// Search has started and shows what it has found for a few words.
async fn search_for_a_few_words(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.ask("refund from a shop").await;
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

    let field = panel.search_field().await;
    field.clear().await;
    field.type_text("refund from a shop").await;
    let again = panel.finds_sections().await;
    assert_eq!(again, before);
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
        panel.ask_at_once(CARD).await;
        panel.says(WARNING).await;
        panel.announces(WARNING).await;
        assert_eq!(panel.hits().await, []);
    }

    async fn what_is_typed_is_neither_sent_nor_stored(bank: Bank) {
        let panel = search_for_a_few_words(&bank).await;
        // Until now search itself was loaded, and texts that stand in the lists.
        let before = bank.server().requests().len();
        panel.ask_at_once("how do I change my PIN before Thursday").await;
        panel.finds_sections().await;
        for word in ["thursday", "refund", "shop", "change%20my"] {
            let telling: Vec<String> =
                bank.addresses().await.into_iter().filter(|address| address.to_lowercase().contains(word)).collect();
            assert!(telling.iter().all(|address| is_text(address)), "{word} in {telling:?}");
        }
        let asked = bank.paths_since(before);
        assert!(!asked.is_empty(), "the best hits are read into");
        assert!(asked.iter().all(|path| is_text(path)), "{asked:?}");
        assert!(asked.iter().any(|path| path.contains("/change-pin.")), "{asked:?}");
        let requests = bank.server().requests();
        assert!(requests.iter().all(|request| request.method == "GET"), "{requests:?}");
        assert!(bank.addresses().await.iter().all(|address| !address.contains(['?', '#'])), "{:?}", bank.addresses().await);

        let before = bank.server().requests().len();
        panel.ask_at_once(CARD).await;
        panel.announces(WARNING).await;
        panel.ask_at_once(IBAN).await;
        panel.says(WARNING).await;
        panel.press("Close help").await;
        panel.closes().await;
        assert_eq!(bank.paths_since(before), Vec::<String>::new());
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
