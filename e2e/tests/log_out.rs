//! A customer logs out, and nothing of theirs is left for the next one at the same device.

use e2e::{Bank, Fault, Panel};

const WORDS: &str = "Kind people";
const WAITING: &str = "Not sent yet";

/// What a bank does before its customer is gone. Returns what is stored right after it.
async fn log_out(bank: &Bank) -> String {
    bank.log_out().await;
    bank.stored().await
}

async fn write_feedback(panel: &Panel) {
    panel.opens("How can we help?").await;
    panel.press("Tell us what you think of our help").await;
    panel.mark("Good").await;
    panel.write_comment(WORDS).await;
}

/// Feedback that waits for an hour, as the server wants it.
async fn send_to_busy_server(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    write_feedback(&panel).await;
    bank.server().faults().add("/feedback", Fault::Busy(3600));
    panel.press("Send").await;
    panel.opens(WAITING).await;
    assert!(bank.stored().await.contains(WORDS), "it is seen what is stored");
    panel
}

/// What a customer sends while a file is on its way is neither kept nor sent once they are gone.
async fn what_waits_for_a_file_is_not_kept(bank: &Bank, file: &str) {
    let panel = bank.open_panel().await;
    bank.delay(file).await;
    write_feedback(&panel).await;
    panel.press("Send").await;
    bank.find("button", "Sending…").await;
    assert_eq!(log_out(bank).await, "");

    bank.come().await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel.press("Tell us what you think of our help").await;
    panel.write_comment("my PIN is 4821").await;
    // It has come.
    panel.says("This is what we will send").await;
    assert_eq!((bank.stored().await.as_str(), bank.tries()), ("", 0));
    assert_eq!(bank.errors().await, Vec::<String>::new());
}

e2e::in_every_engine! {
    async fn what_waits_is_tried_once_more(bank: Bank) {
        let panel = send_to_busy_server(&bank).await;
        bank.server().faults().clear();
        assert_eq!(log_out(&bank).await, "");
        assert!(!panel.is_open().await);
        let feedback = bank.server().feedback();
        assert_eq!((bank.tries(), feedback.len()), (2, 1));
        assert_eq!(feedback[0].feedback["comment"], WORDS);
    }

    async fn so_is_what_an_earlier_page_has_left(bank: Bank) {
        send_to_busy_server(&bank).await;
        bank.open().await;
        bank.server().faults().clear();
        assert_eq!(log_out(&bank).await, "");
        assert_eq!((bank.tries(), bank.server().feedback().len()), (2, 1));
    }

    async fn what_does_not_arrive_then_is_forgotten(bank: Bank) {
        send_to_busy_server(&bank).await;
        assert_eq!(log_out(&bank).await, "");
        assert_eq!(bank.tries(), 2);
        bank.database_is_gone().await;

        bank.server().faults().clear();
        let panel = bank.open_panel().await;
        assert!(!panel.text().await.contains("could not be sent"), "the next customer is told nothing of it");
        assert_eq!((bank.tries(), bank.server().feedback().len()), (2, 0));
    }

    async fn it_is_when_the_page_has_emptied_its_storage(bank: Bank) {
        send_to_busy_server(&bank).await;
        // As pages do when they log a customer out. What waits is found by its database.
        bank.open_path("demo.css").await;
        bank.js("localStorage.clear()", vec![]).await;
        bank.open().await;
        bank.server().faults().clear();
        log_out(&bank).await;
        bank.database_is_gone().await;
        assert_eq!((bank.tries(), bank.server().feedback().len()), (2, 1));

        // The next customer sends what they wrote, and nothing else.
        let panel = bank.open_panel().await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Fair").await;
        panel.send_well().await;
        let feedback = bank.server().feedback();
        assert_eq!((bank.tries(), feedback.len()), (3, 2));
        assert_eq!(feedback[1].feedback["rating"], 3);
    }

    async fn it_is_once_however_many_ask_for_it(bank: Bank) {
        send_to_busy_server(&bank).await;
        bank.server().faults().clear();
        // A page with two elements, and a button that was pressed twice.
        bank.js("document.body.append(document.createElement('hand-rail'));
                 const [first, second] = document.querySelectorAll('hand-rail');
                 window.isOut = null;
                 Promise.all([first.logout(), second.logout(), first.logout()]).then(() => { window.isOut = true; })", vec![]).await;
        bank.ends_log_out().await;
        assert_eq!((bank.tries(), bank.server().feedback().len()), (2, 1));
        assert_eq!(bank.stored().await, "");
        bank.database_is_gone().await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn it_is_on_a_page_that_has_loaded_nothing_however_many_ask_for_it(bank: Bank) {
        send_to_busy_server(&bank).await;
        bank.open_path("demo.css").await;
        bank.open().await;
        bank.server().faults().clear();
        bank.js("window.isOut = null;
                 customElements.whenDefined('hand-rail').then(() => {
                   const help = document.querySelector('hand-rail');
                   return Promise.all([help.logout(), help.logout()]);
                 }).then(() => { window.isOut = true; })", vec![]).await;
        bank.ends_log_out().await;
        assert_eq!((bank.tries(), bank.server().feedback().len()), (2, 1));
        assert_eq!(bank.stored().await, "");
    }

    async fn what_the_next_customer_has_written_is_forgotten_when_they_leave_as_well(bank: Bank) {
        send_to_busy_server(&bank).await;
        bank.server().faults().clear();
        bank.server().faults().add("/feedback", Fault::Hangs);
        bank.start_log_out().await;
        bank.eventually("it is tried for the last time", async || bank.tries() == 2).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Fair").await;
        panel.press("Send").await;
        bank.eventually("it is sent", async || bank.tries() == 3).await;
        // The first logout need not have come to its end.
        assert_eq!(log_out(&bank).await, "");
        assert_eq!(bank.tries(), 4);
        bank.database_is_gone().await;
    }

    async fn what_is_being_sent_at_that_moment_leaves_nothing(bank: Bank) {
        for wait in [0, 1, 3, 10, 30] {
            let panel = bank.open_panel().await;
            write_feedback(&panel).await;
            let before = bank.server().feedback().len();
            bank.js("const [wait] = arguments;
                     const help = document.querySelector('hand-rail');
                     window.isOut = null;
                     [...help.shadowRoot.querySelectorAll('button')].find((button) => button.textContent === 'Send').click();
                     setTimeout(() => help.logout().then(() => { window.isOut = true; }), wait)", vec![wait.into()]).await;
            bank.ends_log_out().await;
            bank.database_is_gone().await;
            assert_eq!(bank.stored().await, "", "after {wait} ms");
            assert_eq!(bank.errors().await, Vec::<String>::new(), "after {wait} ms");
            assert!(bank.server().feedback().len() <= before + 1, "after {wait} ms");
        }
    }

    async fn what_is_just_being_kept_is_tried_for_the_last_time(bank: Bank) {
        let panel = bank.open_panel().await;
        write_feedback(&panel).await;
        bank.js("const real = IDBFactory.prototype.open;
                 window.opens = 0;
                 IDBFactory.prototype.open = function (...given) {
                   // While the item is on its way into the database, the customer leaves.
                   if (!window.opens++) document.querySelector('hand-rail').logout().then(() => { window.isOut = true; });
                   return real.apply(this, given);
                 };
                 window.isOut = null", vec![]).await;
        panel.press("Send").await;
        bank.ends_log_out().await;
        bank.database_is_gone().await;
        assert_eq!((bank.tries(), bank.server().feedback().len()), (1, 1));
        assert_eq!(bank.stored().await, "");
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn the_memory_of_what_hides_and_sends_is_emptied(bank: Bank) {
        bank.open().await;
        bank.js("window.memories = [];
                 const { instantiate } = window.WebAssembly;
                 window.WebAssembly.instantiate = async (...given) => {
                   const made = await instantiate(...given);
                   const { exports } = made.instance ?? made;
                   if (exports.take_record) window.memories.push(exports.memory);
                   return made;
                 }", vec![]).await;
        let panel = bank.press_launcher().await;
        write_feedback(&panel).await;
        bank.server().faults().add("/feedback", Fault::Busy(3600));
        panel.press("Send").await;
        panel.opens(WAITING).await;
        let full = "return memories.filter(({ buffer }) => new Uint8Array(buffer).some((byte) => byte)).length";
        let words = "const text = new TextDecoder('latin1');
            return memories.filter(({ buffer }) => text.decode(buffer).includes('Kind people')).length";
        assert_eq!(bank.read::<u32>(words).await, 1, "it is seen what is there");
        log_out(&bank).await;
        assert_eq!((bank.read::<u32>(words).await, bank.read::<u32>(full).await), (0, 0));
        assert!(bank.read::<u32>("return memories.length").await > 0);
    }

    async fn it_is_forgotten_where_there_is_a_database_and_no_other_storage(bank: Bank) {
        bank.open().await;
        bank.js("Object.defineProperty(window, 'localStorage', { value: undefined })", vec![]).await;
        let panel = bank.press_launcher().await;
        write_feedback(&panel).await;
        bank.server().faults().add("/feedback", Fault::Busy(3600));
        panel.press("Send").await;
        panel.opens(WAITING).await;
        panel.says("Please leave this page open").await;
        bank.open().await;
        bank.js("Object.defineProperty(window, 'localStorage', { value: undefined })", vec![]).await;
        log_out(&bank).await;
        bank.database_is_gone().await;
    }

    async fn a_server_that_does_not_answer_keeps_nobody(bank: Bank) {
        send_to_busy_server(&bank).await;
        bank.server().faults().clear();
        bank.server().faults().add("/feedback", Fault::Hangs);
        assert_eq!(log_out(&bank).await, "");
        assert_eq!((bank.tries(), bank.server().feedback().len()), (2, 0));
    }

    async fn what_only_the_page_has_is_forgotten_too(bank: Bank) {
        bank.open().await;
        bank.js(
            "for (const storage of ['indexedDB', 'localStorage'])
               Object.defineProperty(window, storage, { value: undefined })",
            vec![],
        )
        .await;
        let panel = bank.press_launcher().await;
        write_feedback(&panel).await;
        bank.server().faults().add("/feedback", Fault::Busy(3600));
        panel.press("Send").await;
        panel.opens(WAITING).await;
        assert_eq!(log_out(&bank).await, "");
        assert_eq!(bank.tries(), 2, "it is tried once more");

        // An hour later nothing is left to be sent: what is written then comes alone.
        bank.server().faults().clear();
        bank.js("const { now } = window.Date; window.Date.now = () => now() + 3700000", vec![]).await;
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Fair").await;
        panel.send_well().await;
        let feedback = bank.server().feedback();
        assert_eq!((bank.tries(), feedback.len()), (3, 1));
        assert_eq!(feedback[0].feedback["rating"], 3);
    }

    async fn what_is_sent_meanwhile_is_kept(bank: Bank) {
        send_to_busy_server(&bank).await;
        bank.server().faults().clear();
        bank.server().faults().add("/feedback", Fault::Hangs);
        bank.start_log_out().await;
        bank.eventually("it is tried for the last time", async || bank.tries() == 2).await;
        bank.js("dispatchEvent(new Event('online'))", vec![]).await;

        // The next customer is there before the server has answered.
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        panel.press("Tell us what you think of our help").await;
        panel.mark("Fair").await;
        panel.press("Send").await;
        bank.eventually("it is sent", async || bank.tries() == 3).await;
        bank.ends_log_out().await;
        assert!(bank.stored().await.contains("\"rating\":3"), "{}", bank.stored().await);
    }

    async fn what_is_still_loading_is_not_opened(bank: Bank) {
        bank.open().await;
        bank.find("button", "Help").await;
        bank.delay("/manifest").await;
        bank.js("document.querySelector('hand-rail').open('flow:lost-card')", vec![]).await;
        Panel::of(&bank).says("Opening help…").await;
        log_out(&bank).await;
        bank.come().await;
        bank.press_launcher().await.opens("How can we help?").await;
    }

    async fn what_is_about_to_be_sent_is_not_kept(bank: Bank) {
        // What hides numbers, and the script that starts it, come when they are told to.
        for part in [".wasm", ".js"] {
            what_waits_for_a_file_is_not_kept(&bank, &bank.file("dispatch", part)).await;
        }
    }

    async fn what_was_typed_and_answered_is_gone(bank: Bank) {
        let panel = bank.open_panel().await;
        write_feedback(&panel).await;
        panel.go_home().await;
        panel.choose("My card payment was declined").await;
        panel.answer(&["Online or in an app"]).await;
        panel.opens("Did we ask you to approve the payment?").await;
        bank.eventually("the walk is kept", async || bank.stored().await.contains("declined-payment")).await;
        panel.go_home().await;
        panel.says("My card payment was declined").await;
        panel.paste("my transfer").await;
        panel.finds().await;

        assert_eq!(log_out(&bank).await, "");
        assert!(!panel.is_open().await);
        panel.reopen().await;
        panel.opens("How can we help?").await;
        assert_eq!(panel.query().await, "");
        assert!(!bank.shows("button", "Back").await);
        panel.loads_the_rest().await;
        assert!(!bank.shows("heading", "Go on where you left off").await);
        panel.press("Tell us what you think of our help").await;
        assert_eq!(panel.comment().await, "");
        assert!(!panel.is_marked("Good").await);
        assert_eq!(bank.stored().await, "");
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn what_was_not_sent_is_never_stored(bank: Bank) {
        let panel = bank.open_panel().await;
        write_feedback(&panel).await;
        panel.tick("I would like an answer", true).await;
        bank.find("textbox", "Your e-mail address or telephone number").await.type_text("sam@example.com").await;
        bank.assert_nothing_is_stored().await;
        panel.go_back().await;
        bank.assert_nothing_is_stored().await;
        panel.escape().await;
        panel.closes().await;
        bank.assert_nothing_is_stored().await;
        bank.open_panel().await;
        bank.assert_nothing_is_stored().await;
        assert_eq!(bank.tries(), 0);
    }
}
