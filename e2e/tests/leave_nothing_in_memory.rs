//! After a customer is gone, no WebAssembly memory of the page holds a word of theirs.

use e2e::{Bank, Panel};
use serde_json::json;

/// Keeps the memory of each module that is started from now on, with the names of its exports.
const KEEP_MEMORIES: &str = "window.memories = [];
    const { instantiate } = window.WebAssembly;
    window.WebAssembly.instantiate = async (...values) => {
      const made = await instantiate.apply(window.WebAssembly, values);
      const { exports } = made.instance ?? made;
      // The build has given the program's exports short names.
      const memory = Object.values(exports).find((value) => value instanceof window.WebAssembly.Memory);
      const name = exports.take_index ? 'engine' : exports.hide ? 'dispatch' : 'program';
      if (memory) window.memories.push([name, memory]);
      return made;
    };";

/// Which of these words stand in a memory, in the letters of Rust or those of JavaScript, each with the module's name.
const FIND: &str = "const [words] = arguments;
    return window.memories.flatMap(([name, memory]) => {
      const read = (letters, from) =>
        new window.TextDecoder(letters).decode(new window.Uint8Array(memory.buffer, from, memory.buffer.byteLength - 2));
      const texts = [read('latin1', 0), read('utf-16le', 0), read('utf-16le', 1)];
      return words.filter((word) => texts.some((text) => text.includes(word))).map((word) => `${name}: ${word}`);
    }).sort();";

/// Words that stand nowhere but in what is typed in these tests.
const QUERY: &str = "quillfeather";
const COMMENT: &str = "marrowstone";
const CONTACT: &str = "oakhollow";
const SUMMARY: &str = "brindlewick";

/// The flow that is walked, as it is named in what is remembered.
const FLOW: &str = "declined-payment";

const ALL: [&str; 5] = [QUERY, COMMENT, CONTACT, SUMMARY, FLOW];

/// Opens the panel and logs out as often as it is told, and returns the size of the program's memory before and after, in bytes.
const COME_AND_GO: &str = "const [times, done] = arguments;
    const help = document.querySelector('hand-rail');
    const [, memory] = window.memories.find(([name]) => name === 'program');
    const before = memory.buffer.byteLength;
    (async () => {
      for (let time = 0; time < times; time++) {
        help.open('contact:');
        while (!help.shadowRoot.querySelector('.view .channels, .view .channel')) await new Promise((go) => setTimeout(go));
        await help.logout();
      }
      done([before, memory.buffer.byteLength]);
    })().catch((error) => done(String(error)));";

async fn found(bank: &Bank, words: &[&str]) -> Vec<String> {
    let found = bank.js(FIND, vec![json!(words)]).await;
    found.as_array().into_iter().flatten().filter_map(|name| name.as_str().map(str::to_owned)).collect()
}

/// What is found in other modules than `dispatch`, which has a test of its own.
async fn found_in_panel(bank: &Bank) -> Vec<String> {
    let found = found(bank, &ALL).await.into_iter();
    found.filter(|found| !found.starts_with("dispatch")).collect()
}

async fn open_panel(bank: &Bank) -> Panel {
    bank.open().await;
    bank.find("button", "Help").await;
    bank.js(KEEP_MEMORIES, vec![]).await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel
}

/// Does all that a customer can type and answer.
async fn do_everything(bank: &Bank, panel: &Panel) {
    panel.ask(&format!("my {QUERY} pin")).await;
    panel.finds().await;
    panel.finds_sections().await;
    panel.press("Clear what you typed").await;
    panel.choose("My card payment was declined").await;
    panel.answer(&["In a shop, restaurant or hotel", "It said my PIN was wrong"]).await;
    panel.opens("See your PIN before you try again").await;
    panel.press("Contact us").await;
    panel.press("Chat with us").await;
    panel.opens("What may we pass on?").await;
    bank.find("textbox", "This is what we pass on").await.type_text(SUMMARY).await;
    panel.go_home().await;
    panel.press("Tell us what you think of our help").await;
    panel.mark("Good").await;
    panel.write_comment(&format!("{COMMENT} 4111 1111 1111 1111")).await;
    panel.says("This is what we will send").await;
    panel.tick("I would like an answer", true).await;
    let field = bank.find("textbox", "Your e-mail address or telephone number").await;
    field.type_text(&format!("{CONTACT}@example.com")).await;
    panel.says("This is what we will send").await;
}

e2e::in_every_engine! {
    async fn nothing_that_was_typed_or_answered_is_left_in_the_panel(bank: Bank) {
        let panel = open_panel(&bank).await;
        do_everything(&bank, &panel).await;
        let before = found_in_panel(&bank).await;
        for word in ALL {
            assert!(before.contains(&format!("program: {word}")), "{word} is not seen: {before:?}");
        }
        assert!(before.contains(&format!("engine: {QUERY}")), "{before:?}");
        bank.log_out().await;
        assert_eq!(found_in_panel(&bank).await, Vec::<String>::new());
    }

    async fn nothing_is_left_in_what_hides_numbers(bank: Bank) {
        let panel = open_panel(&bank).await;
        do_everything(&bank, &panel).await;
        let before = found(&bank, &[COMMENT, CONTACT, SUMMARY]).await;
        assert!(before.contains(&format!("dispatch: {CONTACT}")), "{before:?}");
        bank.log_out().await;
        assert_eq!(found(&bank, &[COMMENT, CONTACT, SUMMARY]).await, Vec::<String>::new());
    }

    async fn nothing_is_left_of_what_waits_for_a_file(bank: Bank) {
        let panel = open_panel(&bank).await;
        bank.delay(&bank.file("dispatch", ".wasm")).await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Good").await;
        panel.write_comment(COMMENT).await;
        panel.press("Send").await;
        bank.find("button", "Sending…").await;
        assert_eq!(found(&bank, &[COMMENT]).await, [format!("program: {COMMENT}")]);
        bank.log_out().await;
        assert_eq!(found(&bank, &[COMMENT]).await, Vec::<String>::new());
    }

    async fn nothing_is_left_of_a_query_for_which_the_engine_has_not_come(bank: Bank) {
        let panel = open_panel(&bank).await;
        bank.delay("/engine-").await;
        panel.ask(QUERY).await;
        panel.says("Loading…").await;
        assert_eq!(found(&bank, &[QUERY]).await, [format!("program: {QUERY}")]);
        bank.log_out().await;
        assert_eq!(found(&bank, &[QUERY]).await, Vec::<String>::new());
    }

    async fn nothing_is_left_when_the_element_is_removed(bank: Bank) {
        let panel = open_panel(&bank).await;
        panel.ask(QUERY).await;
        panel.says("We found nothing for this.").await;
        panel.go_home().await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Good").await;
        panel.write_comment(COMMENT).await;
        bank.js("document.querySelector('hand-rail').remove()", vec![]).await;
        let left = async || found_in_panel(&bank).await.is_empty();
        bank.eventually("nothing is left", left).await;
    }

    async fn who_comes_and_goes_leaves_no_memory_taken(bank: Bank) {
        open_panel(&bank).await;
        let come_and_go = async |times: u32| {
            let sizes = bank.client().execute_async(COME_AND_GO, vec![json!(times)]).await;
            let sizes = sizes.unwrap_or_else(|error| panic!("{error}"));
            let size = |at: usize| sizes[at].as_u64().unwrap_or_else(|| panic!("{sizes}"));
            size(1) - size(0)
        };
        come_and_go(10).await;
        // Memory grows by 64 KiB: less than 1 KiB was left each time.
        let grown = come_and_go(64).await;
        assert!(grown <= 65_536, "{grown} bytes");
    }
}
