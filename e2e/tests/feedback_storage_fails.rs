//! The browser's storage is denied, does not answer, or is damaged: feedback arrives once all the same, or the customer is
//! told that it has not been sent.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use e2e::{Bank, Engine, Fault, Panel};

const WORDS: &str = "Kind people";
const WAITING: &str = "Not sent yet";
const HERE: &str = "Please leave this page open";
const FAILED: &str = "Your feedback has not been sent.";
const NOT_KEPT: &str = "Your browser could not keep it until we have it. Nothing you wrote is lost.";
const DAMAGED: &str = "Feedback that was kept on this device before is damaged";
const THANKS: &str = "Thank you. We have received your feedback.";

/// What a browser without a network does.
const OFFLINE: &str = "window.real ??= fetch;
    window.fetch = (url, options) => options?.method === 'POST' ? Promise.reject(new TypeError('offline')) : real(url, options)";

const ONLINE: &str = "window.fetch = window.real";

/// Has what waits be sent now.
const LOOK: &str = "dispatchEvent(new Event('online'))";

/// Somebody else holds our lock, and does not give it back.
const HOLD_LOCK: &str = "const done = arguments[arguments.length - 1];
    navigator.locks.request('handrail', () => { done(null); return new Promise((free) => { window.free = free; }); })";

async fn write(bank: &Bank) -> Panel {
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel.press("Tell us what you think of our help").await;
    panel.mark("Good").await;
    panel.write_comment(WORDS).await;
    panel
}

/// The form, sent while there is no network.
async fn send_offline(bank: &Bank) -> Panel {
    let panel = write(bank).await;
    bank.js(OFFLINE, vec![]).await;
    panel.press("Send").await;
    panel.opens(WAITING).await;
    panel
}

/// The server has it once, and nothing of it is left in the browser.
async fn assert_arrived(bank: &Bank) {
    bank.eventually("it arrives", async || !bank.server().feedback().is_empty()).await;
    bank.eventually("it is forgotten", async || !bank.stored().await.contains(WORDS)).await;
    let feedback = bank.server().feedback();
    assert_eq!((feedback.len(), &feedback[0].feedback["comment"]), (1, &WORDS.into()));
    assert_eq!(bank.errors().await, Vec::<String>::new());
}

/// Puts a record in the place of the page's, with the mark or without it.
async fn keep(bank: &Bank, record: &[u8], is_marked: bool) {
    let put = "const [record, isMarked, done] = arguments;
        if (isMarked) localStorage.handrail = '*';
        const opening = indexedDB.open('handrail');
        opening.onupgradeneeded = () => opening.result.createObjectStore('handrail');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('handrail', 'readwrite');
          transaction.objectStore('handrail').put(Uint8Array.from(record), 'handrail');
          transaction.oncomplete = () => { opening.result.close(); done(null); };
        }";
    bank.client().execute_async(put, vec![record.into(), is_marked.into()]).await.unwrap();
}

/// A record with one item, or what is left of it.
async fn record(bank: &Bank, is_whole: bool) -> Vec<u8> {
    let now: f64 = bank.read("return Date.now()").await;
    let url = format!("{}feedback", bank.server().url());
    let body = "{\"version\":2,\"key\":\"1-2-3456789012345\",\"reference\":\"K7PM-3QXW\",\"created\":\"2026-11-21T09:30:00Z\",\
                \"locale\":\"en\",\"about\":{\"kind\":\"help\"},\"rating\":4,\"comment\":\"Kind people\"}";
    let question = ["add", "1-2-3456789012345", "K7PM-3QXW", &url, body];
    let mut record = dispatch::answer(&[], &question, 0, now, 0.5).stored.unwrap();
    if !is_whole {
        record.truncate(record.len() - 4);
    }
    record
}

e2e::in_every_engine! {
    async fn with_all_cookies_blocked_it_is_sent(bank: Bank) {
        // The others cannot be told so while they run; below is what their pages meet then.
        if bank.engine() != Engine::Firefox {
            return;
        }
        bank.block_cookies().await;
        bank.open().await;
        let panel = write(&bank).await;
        panel.send_well().await;
        let feedback = bank.server().feedback();
        assert_eq!((feedback.len(), &feedback[0].feedback["comment"]), (1, &WORDS.into()));
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn with_all_cookies_blocked_what_waits_is_told_to_be_in_this_page_only(bank: Bank) {
        if bank.engine() != Engine::Firefox {
            return;
        }
        bank.block_cookies().await;
        bank.open().await;
        let panel = send_offline(&bank).await;
        panel.says(HERE).await;
        bank.js(ONLINE, vec![]).await;
        bank.js(LOOK, vec![]).await;
        panel.opens(THANKS).await;
        assert_eq!((bank.tries(), bank.server().feedback().len()), (1, 1));
    }

    async fn with_all_cookies_blocked_what_waits_is_tried_once_more_at_logout(bank: Bank) {
        if bank.engine() != Engine::Firefox {
            return;
        }
        bank.block_cookies().await;
        bank.open().await;
        send_offline(&bank).await;
        bank.js(ONLINE, vec![]).await;
        bank.log_out().await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
        bank.eventually("it arrives", async || bank.server().feedback().len() == 1).await;
    }

    async fn storages_that_may_not_be_looked_at_change_nothing_for_the_customer(bank: Bank) {
        bank.open().await;
        bank.deny_storage().await;
        let panel = send_offline(&bank).await;
        panel.says(HERE).await;
        bank.js(ONLINE, vec![]).await;
        panel.opens(THANKS).await;
        assert_eq!((bank.tries(), bank.server().feedback().len()), (1, 1));
        bank.log_out().await;
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn a_channel_that_closes_on_its_own_does_not_make_an_arrival_a_failure(bank: Bank) {
        bank.open().await;
        bank.js("BroadcastChannel.prototype.postMessage = () => { throw new DOMException('closed', 'InvalidStateError'); }", vec![]).await;
        let panel = write(&bank).await;
        panel.send_well().await;
        assert_arrived(&bank).await;
        assert_eq!(bank.tries(), 1);
    }

    async fn a_database_that_does_not_open_is_given_up_for_memory(bank: Bank) {
        bank.open().await;
        bank.stop_database().await;
        let panel = send_offline(&bank).await;
        panel.says(HERE).await;
        assert_eq!(bank.read::<Option<String>>("return localStorage.handrail ?? null").await, None);

        // The answer comes late, and brings no second copy.
        bank.answer().await;
        bank.js(ONLINE, vec![]).await;
        bank.js(LOOK, vec![]).await;
        panel.opens(THANKS).await;
        assert_arrived(&bank).await;
        assert_eq!(bank.tries(), 1);
        bank.database_is_gone().await;
    }

    async fn what_was_written_without_word_of_it_arrives_once(bank: Bank) {
        bank.open().await;
        bank.silence_database().await;
        let panel = send_offline(&bank).await;
        // It stands in memory and in the database.
        panel.says(HERE).await;
        assert!(bank.stored().await.contains(WORDS));
        bank.answer().await;
        bank.js(ONLINE, vec![]).await;
        bank.js(LOOK, vec![]).await;
        panel.opens(THANKS).await;

        // The other copy is sent as well, under the same key: the server keeps it once.
        bank.eventually("it is sent again", async || bank.tries() == 2).await;
        assert_arrived(&bank).await;
        panel.opens(THANKS).await;
        bank.database_is_gone().await;
    }

    async fn a_lock_that_never_comes_is_given_up_for_memory(bank: Bank) {
        bank.open().await;
        bank.client().execute_async(HOLD_LOCK, vec![]).await.unwrap();
        let panel = send_offline(&bank).await;
        panel.says(HERE).await;
        assert_eq!(bank.stored().await, "");
        // It comes after all: what was given up is not done a second time.
        bank.js("free()", vec![]).await;
        bank.js(ONLINE, vec![]).await;
        bank.js(LOOK, vec![]).await;
        panel.opens(THANKS).await;
        assert_arrived(&bank).await;
        assert_eq!(bank.tries(), 1);
    }

    async fn where_something_waits_already_a_storage_that_hangs_is_told(bank: Bank) {
        bank.open().await;
        let record = record(&bank, true).await;
        // Not due for an hour, by the page's clock.
        bank.js("const { now } = window.Date; window.Date.now = () => now() - 3600000", vec![]).await;
        keep(&bank, &record, true).await;
        bank.stop_database().await;
        let panel = write(&bank).await;
        panel.press("Send").await;
        panel.says(FAILED).await;
        panel.says(NOT_KEPT).await;
        assert_eq!(panel.comment().await, WORDS);
        assert_eq!(bank.tries(), 0);
        bank.answer().await;
        panel.press("Try again").await;
        bank.eventually("it is sent", async || bank.tries() > 0).await;
    }

    async fn at_logout_a_storage_that_hangs_keeps_nobody_and_nothing(bank: Bank) {
        bank.open().await;
        bank.stop_database().await;
        let panel = write(&bank).await;
        panel.press("Send").await;
        bank.find("button", "Sending…").await;
        bank.log_out().await;
        // It is tried for the last time, although nobody knows whether it was kept.
        bank.eventually("it arrives", async || bank.server().feedback().len() == 1).await;
        bank.answer().await;
        bank.database_is_gone().await;
        assert_eq!((bank.tries(), bank.stored().await.as_str()), (1, ""));
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn what_fails_is_not_done_again_without_the_lock(bank: Bank) {
        bank.open().await;
        bank.js("localStorage.handrail = '*';
                 window.locked = [];
                 IDBFactory.prototype.open = () => {
                   const at = window.locked.push(null) - 1;
                   navigator.locks.query().then(({ held }) => { window.locked[at] = held.length; });
                   throw new Error('broken');
                 }", vec![]).await;
        let panel = write(&bank).await;
        bank.js("window.locked = []", vec![]).await;
        panel.press("Send").await;
        panel.says(NOT_KEPT).await;
        assert_eq!(bank.read::<Vec<u32>>("return locked").await.len(), 1);
    }

    async fn what_was_kept_is_found_without_its_mark(bank: Bank) {
        // As a browser that was killed has it: what it was to write into the one storage is there, into the other not yet.
        bank.open_path("demo.css").await;
        keep(&bank, &record(&bank, true).await, false).await;
        bank.open().await;
        assert_arrived(&bank).await;

        // It has left nothing that would make the next page look again.
        bank.database_is_gone().await;
        let before = bank.server().requests().len();
        bank.open().await;
        bank.find("button", "Help").await;
        let idle = "const done = arguments[arguments.length - 1]; fetch('/demo.css').then(() => done(true))";
        bank.client().execute_async(idle, vec![]).await.unwrap();
        let asked = bank.paths_since(before);
        assert!(!asked.iter().any(|path| path.contains("/handrail-")), "{asked:?}");
    }

    async fn a_mark_without_a_record_is_taken_away(bank: Bank) {
        bank.open_path("demo.css").await;
        bank.js("localStorage.handrail = '*'", vec![]).await;
        bank.open().await;
        // Not by looking into the database, which might make one.
        let mark = "return localStorage.handrail ?? ''";
        bank.eventually("it is gone", async || bank.read::<String>(mark).await.is_empty()).await;
        bank.database_is_gone().await;
        assert_eq!(bank.tries(), 0);
    }

    async fn a_damaged_record_is_told_before_anything_takes_its_place(bank: Bank) {
        bank.open().await;
        let damaged = record(&bank, false).await;
        let panel = write(&bank).await;
        keep(&bank, &damaged, true).await;
        panel.press("Send").await;
        panel.says(FAILED).await;
        panel.says(DAMAGED).await;
        panel.announces(FAILED).await;
        assert_eq!(panel.comment().await, WORDS);
        assert_eq!(bank.tries(), 0);
        panel.press("Try again").await;
        panel.opens(THANKS).await;
        assert_arrived(&bank).await;
    }

    async fn a_damaged_record_is_told_on_home_to_who_writes_nothing(bank: Bank) {
        bank.open_path("demo.css").await;
        keep(&bank, &record(&bank, false).await, true).await;
        let panel = bank.open_panel().await;
        panel.says("could not be sent, and we have stopped trying").await;
        assert!(bank.stored().await.contains("K7PM-3QXW"), "it is kept until then");
        panel.press("Dismiss").await;
        bank.eventually("it is forgotten", async || bank.stored().await.is_empty()).await;
    }

    async fn a_damaged_record_is_gone_after_logout(bank: Bank) {
        bank.open_path("demo.css").await;
        keep(&bank, &record(&bank, false).await, true).await;
        bank.open().await;
        bank.log_out().await;
        assert_eq!(bank.stored().await, "");
        bank.database_is_gone().await;
        assert_eq!(bank.tries(), 0);
    }

    async fn keys_and_references_cannot_be_guessed(bank: Bank) {
        bank.open().await;
        bank.js("window.Math.random = () => { throw new Error('it can be guessed'); }", vec![]).await;
        let panel = write(&bank).await;
        bank.server().faults().add_next("/feedback", Fault::Status(503), 1);
        panel.press("Send").await;
        panel.opens(THANKS).await;
        assert_arrived(&bank).await;
    }
}
