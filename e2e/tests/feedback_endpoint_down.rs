//! Feedback arrives exactly once, or the customer is told that it has not been sent.

#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use e2e::{Bank, Fault, Panel};

pub(crate) const WORDS: &str = "Kind people";
const WAITING: &str = "Not sent yet";
const FAILED: &str = "Your feedback has not been sent.";
pub(crate) const THANKS: &str = "Thank you. We have received your feedback.";

/// What a browser without a network does; it cannot be taken away from all three.
pub(crate) const OFFLINE: &str = "window.real ??= fetch; window.fetch = () => Promise.reject(new TypeError('offline'))";

pub(crate) const ONLINE: &str = "window.fetch = window.real";

/// Waits are as long as they get: they are random otherwise.
const LONGEST_WAITS: &str = "crypto.getRandomValues = (numbers) => numbers.fill(0xfff00000)";

/// Counts how often the page reads its record.
const COUNT_LOOKS: &str = "window.looks = 0;
    const { get } = IDBObjectStore.prototype;
    IDBObjectStore.prototype.get = function (key) { window.looks += 1; return get.call(this, key); }";

pub(crate) async fn write_feedback(bank: &Bank) -> Panel {
    bank.open().await;
    let panel = bank.press_launcher().await;
    write_into_form(&panel).await;
    panel
}

pub(crate) async fn write_into_form(panel: &Panel) {
    panel.opens("How can we help?").await;
    panel.press("Tell us what you think of our help").await;
    panel.mark("Good").await;
    panel.write_comment(WORDS).await;
}

/// Keeps what is posted in `window.bodies`.
const KEEP_BODIES: &str = "window.bodies = [];
    const real = window.fetch;
    window.fetch = (url, options) => {
      if (options?.method === 'POST') window.bodies.push(options.body);
      return real(url, options);
    }";

/// Sends what was written, which fails; returns the reference that the customer is told.
pub(crate) async fn send_and_wait(panel: &Panel) -> String {
    panel.press("Send").await;
    panel.opens(WAITING).await;
    panel.announces(WAITING).await;
    reference(panel).await
}

pub(crate) async fn reference(panel: &Panel) -> String {
    loop {
        // Not there while the next try is made.
        panel.says("Your reference: ").await;
        if let Some((_, reference)) = panel.text().await.split_once("Your reference: ") {
            return reference.split_whitespace().next().unwrap().to_owned();
        }
    }
}

/// Feedback that waits for longer than a test does, with a server that works again.
async fn wait_for_long(bank: &Bank) -> Panel {
    let panel = write_feedback(bank).await;
    bank.js(LONGEST_WAITS, vec![]).await;
    bank.server().faults().add("/feedback", Fault::Status(500));
    send_and_wait(&panel).await;
    // The longest waits are 2, 4, 8, 16 and 32 seconds.
    for tries in 2..=5 {
        panel.press("Try now").await;
        bank.eventually("it is tried", async || bank.tries() >= tries).await;
        panel.opens(WAITING).await;
    }
    bank.server().faults().clear();
    panel
}

/// It has arrived once, whole, and nothing of it is left.
pub(crate) async fn assert_arrived(bank: &Bank, reference: &str) {
    bank.eventually("it arrives", async || !bank.server().feedback().is_empty()).await;
    bank.eventually("it is forgotten", async || bank.stored().await.is_empty()).await;
    let feedback = bank.server().feedback();
    assert_eq!(feedback.len(), 1, "{feedback:?}");
    assert_eq!(
        (&feedback[0].feedback["comment"], &feedback[0].feedback["reference"]),
        (&WORDS.into(), &reference.into())
    );
}

/// A record with no room left in it, as of now by the page's clock.
async fn full_record(bank: &Bank) -> Vec<u8> {
    let now: f64 = bank.read("return Date.now()").await;
    let mut record = Vec::new();
    for number in 0.. {
        let question = ["add", &format!("key-{number}"), "K7PM-3QXW", "/feedback", "{}"];
        let reply = dispatch::answer(&record, &question, 0, now, 0.5);
        if reply.texts == ["full"] {
            break;
        }
        record = reply.stored.unwrap_or(record);
    }
    record
}

/// Puts a record in the place of the page's.
async fn keep(bank: &Bank, record: &[u8]) {
    let put = "const [record, done] = arguments;
        localStorage.handrail = '*';
        const opening = indexedDB.open('handrail');
        opening.onupgradeneeded = () => opening.result.createObjectStore('handrail');
        opening.onsuccess = () => {
          const transaction = opening.result.transaction('handrail', 'readwrite');
          transaction.objectStore('handrail').put(Uint8Array.from(record), 'handrail');
          transaction.oncomplete = () => { opening.result.close(); done(null); };
        }";
    bank.client().execute_async(put, vec![record.into()]).await.unwrap();
}

/// The page reads its record again; what makes it do so is called until it does.
pub(crate) async fn looks_again(bank: &Bank, hurry: &str) {
    bank.js(COUNT_LOOKS, vec![]).await;
    bank.eventually("the page looks at its record", async || {
        bank.js(hurry, vec![]).await;
        bank.read::<u32>("return window.looks").await > 1
    })
    .await;
}

e2e::in_every_engine! {
    async fn a_server_that_fails_gets_it_by_itself_when_it_works(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Status(500));
        let reference = send_and_wait(&panel).await;
        panel.says("Your feedback is kept on this device").await;
        assert!(bank.stored().await.contains(WORDS));

        // It is also said after reading something else.
        panel.go_back().await;
        panel.opens("How can we help?").await;
        panel.press("Tell us what you think of our help").await;
        panel.says(WAITING).await;
        assert_eq!(self::reference(&panel).await, reference);

        bank.server().faults().clear();
        panel.opens(THANKS).await;
        panel.announces(THANKS).await;
        panel.says(&reference).await;
        assert_arrived(&bank, &reference).await;
    }

    async fn it_is_sent_at_once_when_the_customer_wants_it(bank: Bank) {
        let panel = wait_for_long(&bank).await;
        let reference = reference(&panel).await;
        panel.press("Try now").await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference).await;
    }

    async fn it_is_sent_when_there_is_a_network_again(bank: Bank) {
        let panel = wait_for_long(&bank).await;
        let reference = reference(&panel).await;
        bank.js("dispatchEvent(new Event('online'))", vec![]).await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference).await;
    }

    async fn it_is_sent_when_the_page_is_shown_again(bank: Bank) {
        let panel = wait_for_long(&bank).await;
        let reference = reference(&panel).await;
        bank.js("document.dispatchEvent(new Event('visibilitychange'))", vec![]).await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference).await;
    }

    async fn without_a_network_it_waits(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.js(OFFLINE, vec![]).await;
        let reference = send_and_wait(&panel).await;
        assert_eq!(bank.tries(), 0);
        bank.js(ONLINE, vec![]).await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference).await;
        assert_eq!(bank.tries(), 1);
    }

    async fn a_busy_server_is_left_alone_for_as_long_as_it_wants(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Busy(3600));
        let reference = send_and_wait(&panel).await;
        bank.server().faults().clear();
        looks_again(&bank, "dispatchEvent(new Event('online'))").await;
        assert_eq!(bank.tries(), 1);
        bank.js("const { now } = window.Date; window.Date.now = () => now() + 3700000", vec![]).await;
        // Not by a button, which is gone where the look before comes to its end only now.
        bank.js("dispatchEvent(new Event('online'))", vec![]).await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference).await;
        assert_eq!(bank.tries(), 2);
    }

    async fn what_a_server_refuses_is_given_back(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.js(KEEP_BODIES, vec![]).await;
        bank.server().faults().add("/feedback", Fault::Status(413));
        panel.press("Send").await;
        panel.says(FAILED).await;
        panel.says("Our server did not take it. Nothing you wrote is lost.").await;
        panel.announces(FAILED).await;
        assert_eq!(panel.comment().await, WORDS);
        assert!(panel.is_marked("Good").await);
        bank.eventually("it is forgotten", async || bank.stored().await.is_empty()).await;
        assert_eq!(bank.tries(), 1);

        bank.server().faults().clear();
        panel.press("Try again").await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference(&panel).await).await;
        let bodies: Vec<String> = bank.read("return window.bodies").await;
        assert_eq!((bodies.len(), &bodies[0]), (2, &bodies[1]), "the same bytes under the same key");
    }

    async fn a_refusal_is_told_also_when_the_form_was_left(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.js(OFFLINE, vec![]).await;
        let reference = send_and_wait(&panel).await;
        panel.go_home().await;
        bank.server().faults().add("/feedback", Fault::Status(400));
        bank.js(ONLINE, vec![]).await;
        bank.js("dispatchEvent(new Event('online'))", vec![]).await;
        let lost = format!("Your feedback {reference} could not be sent");
        panel.says(&lost).await;
        assert!(!bank.stored().await.contains(WORDS), "what will not be sent is not kept");
        assert_eq!(bank.tries(), 1);

        // What was written is still there to be sent again.
        panel.press("Tell us what you think of our help").await;
        panel.says("Our server did not take it. Nothing you wrote is lost.").await;
        assert_eq!(panel.comment().await, WORDS);
    }

    async fn when_too_much_waits_the_customer_is_told_and_keeps_the_form(bank: Bank) {
        let panel = write_feedback(&bank).await;
        keep(&bank, &full_record(&bank).await).await;
        panel.press("Send").await;
        panel.says(FAILED).await;
        panel.says("Too much is waiting to be sent already. Nothing you wrote is lost.").await;
        panel.announces(FAILED).await;
        assert_eq!(panel.comment().await, WORDS);
        assert!(panel.is_marked("Good").await);
        assert_eq!(bank.tries(), 0);

        // When that has been sent, there is room again.
        keep(&bank, &[]).await;
        panel.press("Try again").await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference(&panel).await).await;
    }

    async fn a_storage_that_fails_is_told_as_what_it_is(bank: Bank) {
        let panel = write_feedback(&bank).await;
        // Something is in the database, so that no other place may be used, and the database fails.
        bank.js("localStorage.handrail = '*';
                 IDBFactory.prototype.open = () => { throw new Error('broken'); }", vec![]).await;
        panel.press("Send").await;
        panel.says(FAILED).await;
        panel.says("Your browser could not keep it until we have it. Nothing you wrote is lost.").await;
        assert_eq!(panel.comment().await, WORDS);
        assert_eq!(bank.tries(), 0);
    }

    async fn a_redirect_to_a_page_that_is_there_is_not_taken_for_an_arrival(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Redirect);
        let requests = bank.server().requests().len();
        let reference = send_and_wait(&panel).await;
        assert!(bank.stored().await.contains(WORDS));
        let asked = bank.paths_since(requests);
        assert!(!asked.contains(&"/".to_owned()), "it is not followed: {asked:?}");
        assert_eq!(bank.server().feedback().len(), 0);

        bank.server().faults().clear();
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference).await;
    }

    async fn a_session_that_has_ended_only_delays_it(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Status(401));
        let reference = send_and_wait(&panel).await;
        assert!(bank.stored().await.contains(WORDS), "it waits for the customer to sign in again");
        bank.server().faults().clear();
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference).await;
    }

    async fn a_server_that_does_not_answer_is_given_up(bank: Bank) {
        let panel = write_feedback(&bank).await;
        // So that nobody has to wait for as long as a server may take.
        bank.js("const limits = []; window.giveUp = () => limits.forEach((limit) => limit.abort());
                 AbortSignal.timeout = () => { limits.push(new AbortController()); return limits.at(-1).signal; }", vec![]).await;
        bank.server().faults().add_next("/feedback", Fault::Hangs, 1);
        panel.press("Send").await;
        panel.press("Sending…").await;
        panel.press("Sending…").await;
        bank.eventually("it is sent", async || bank.tries() == 1).await;
        assert!(!panel.text().await.contains(WAITING));
        // The rest of the help works meanwhile.
        panel.go_back().await;
        panel.opens("How can we help?").await;
        panel.press("Tell us what you think of our help").await;
        panel.opens("Tell us what you think").await;
        assert_eq!(bank.tries(), 1, "it is not sent twice while it is on its way");

        bank.js("giveUp()", vec![]).await;
        panel.says(THANKS).await;
        assert_arrived(&bank, &reference(&panel).await).await;
    }

    async fn an_answer_that_was_lost_does_not_store_it_twice(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::AnswerLost);
        let reference = send_and_wait(&panel).await;
        assert_eq!(bank.server().feedback().len(), 1);
        bank.eventually("it is sent again", async || bank.tries() > 1).await;
        bank.server().faults().clear();
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference).await;
    }

    async fn a_connection_that_was_lost_does_not_store_it_twice(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add_next("/feedback", Fault::ConnectionLost, 1);
        panel.press("Send").await;
        panel.opens(THANKS).await;
        assert_arrived(&bank, &reference(&panel).await).await;
    }

    async fn the_next_page_sends_it_without_the_panel(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.js(OFFLINE, vec![]).await;
        let reference = send_and_wait(&panel).await;
        bank.open().await;
        assert_arrived(&bank, &reference).await;
        let (addresses, program) = (bank.addresses().await, bank.file("handrail", ".wasm"));
        assert!(addresses.iter().any(|address| address.contains("/dispatch-")), "{addresses:?}");
        assert!(!addresses.iter().any(|address| address.contains(&program)), "{addresses:?}");
        assert!(!addresses.iter().any(|address| address.contains("/content/")), "{addresses:?}");
        assert!(bank.errors().await.is_empty());
    }

    async fn after_seven_days_the_customer_is_told_once_that_it_was_not_sent(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Busy(3600));
        let reference = send_and_wait(&panel).await;
        bank.open().await;
        bank.js("const { now } = window.Date; window.Date.now = () => now() + 8 * 86400000", vec![]).await;
        bank.server().faults().clear();
        let panel = bank.press_launcher().await;
        panel.opens("How can we help?").await;
        let lost = format!("Your feedback {reference} could not be sent");
        panel.says(&lost).await;
        assert!(!bank.stored().await.contains(WORDS), "what will not be sent is not kept");
        panel.press("Dismiss").await;
        bank.eventually("it is no longer said", async || !panel.text().await.contains(&lost)).await;
        bank.eventually("it is forgotten", async || bank.stored().await.is_empty()).await;

        bank.open_panel().await;
        assert!(!panel.text().await.contains("could not be sent"));
        assert_eq!((bank.tries(), bank.server().feedback().len()), (1, 0));
    }

    async fn what_was_changed_after_a_refusal_is_another_piece(bank: Bank) {
        let panel = write_feedback(&bank).await;
        bank.server().faults().add("/feedback", Fault::Status(413));
        panel.press("Send").await;
        panel.says(FAILED).await;
        bank.server().faults().clear();
        panel.write_comment(", all of them").await;
        bank.eventually("it no longer says that this has failed", async || !panel.text().await.contains(FAILED)).await;
        panel.send_well().await;
        assert_eq!(bank.server().feedback()[0].feedback["comment"], "Kind people, all of them");
    }
}
