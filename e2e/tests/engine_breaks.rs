//! The engine breaks while it answers: it is started anew, and the customer goes on.

use e2e::{Bank, Panel};
use serde_json::json;

/// Has engines break, as a module does that comes to a place which its compiler holds for impossible: from then on that one
/// answers nothing. Arguments: how many break in all, and at which of the answers of each.
///
/// `trap` is a module with one function that does nothing but that.
const BREAK: &str = "let [times, at] = arguments;
    window.started = 0;
    window.broken = 0;
    const trap = new window.WebAssembly.Instance(new window.WebAssembly.Module(new window.Uint8Array(
      [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11])));
    const { instantiate } = window.WebAssembly;
    window.WebAssembly.instantiate = async (...values) => {
      const made = await instantiate.apply(window.WebAssembly, values);
      const exports = { ...(made.instance ?? made).exports };
      if (!exports.take_index) return made;
      window.started++;
      let isBroken = false;
      let answers = 0;
      for (const name of Object.keys(exports)) {
        const real = exports[name];
        if (typeof real !== 'function') continue;
        exports[name] = (...values) => {
          if (isBroken) throw new Error('borrowed');
          if (name === 'answer' && ++answers === at && times-- > 0) {
            isBroken = true;
            window.broken++;
            trap.exports.t();
          }
          return real(...values);
        };
      }
      return made.instance ? { module: made.module, instance: { exports } } : { exports };
    };";

const SORRY: &str = "Sorry, this could not be loaded. Please check your connection and try again.";
const QUESTION: &str = "change my pin";

async fn open_panel(bank: &Bank, times: u32, at: u32) -> Panel {
    bank.open().await;
    bank.find("button", "Help").await;
    bank.js(BREAK, vec![json!(times), json!(at)]).await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel
}

async fn broken(bank: &Bank) -> u32 {
    bank.read("return window.broken").await
}

async fn started(bank: &Bank) -> u32 {
    bank.read("return window.started").await
}

e2e::in_every_engine! {
    async fn what_was_typed_is_asked_again(bank: Bank) {
        let panel = open_panel(&bank, 1, 1).await;
        panel.paste(QUESTION).await;
        assert_eq!(panel.finds().await[0].title, "Change your PIN");
        let hits = panel.finds_sections().await;
        assert!(!hits[0].marked_in_title.is_empty(), "{hits:?}");
        assert_eq!((broken(&bank).await, started(&bank).await), (1, 2));
        assert_eq!(bank.requests_for("/engine-"), 1, "it starts from what is here");
        // Suggestions are there as well.
        panel.paste("my transfer").await;
        assert!(!panel.suggests().await.is_empty());
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn it_breaks_at_another_answer_than_the_first(bank: Bank) {
        // Hits, the marks in them, a section: something of each is asked early.
        for at in 2..6 {
            let panel = open_panel(&bank, 1, at).await;
            panel.paste(QUESTION).await;
            bank.eventually("it has broken", async || broken(&bank).await == 1).await;
            assert_eq!(panel.finds_sections().await[0].title, "Change your PIN", "at {at}");
            assert_eq!(bank.errors().await, Vec::<String>::new());
        }
    }

    async fn one_that_always_breaks_ends_with_a_way_to_try_again(bank: Bank) {
        let panel = open_panel(&bank, 1000, 1).await;
        panel.paste(QUESTION).await;
        panel.says(SORRY).await;
        assert_eq!(broken(&bank).await, 2);
        panel.press("Try again").await;
        bank.eventually("it is tried twice again", async || broken(&bank).await == 4).await;
        panel.says(SORRY).await;
        // The rest of the help works meanwhile, and nothing is asked behind the customer's back.
        panel.press("Clear what you typed").await;
        panel.press("Cards and PINs").await;
        panel.read("Change your PIN").await;
        assert_eq!(broken(&bank).await, 4);
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn after_that_it_works_where_it_breaks_no_more(bank: Bank) {
        let panel = open_panel(&bank, 2, 1).await;
        panel.paste(QUESTION).await;
        panel.says(SORRY).await;
        panel.press("Try again").await;
        assert_eq!(panel.finds().await[0].title, "Change your PIN");
        assert_eq!(panel.query().await, QUESTION);
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn one_that_always_breaks_at_the_marks_finds_without_them(bank: Bank) {
        let panel = open_panel(&bank, 1000, 2).await;
        panel.paste(QUESTION).await;
        assert_eq!(panel.finds().await[0].title, "Change your PIN");
        panel.press("Clear what you typed").await;
        panel.says("Browse by topic").await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }
}
