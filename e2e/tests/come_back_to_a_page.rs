//! A customer leaves a page whose feedback waits and comes back: the browser may keep the page, and the page goes on.

use e2e::{Bank, Fault, Panel};

const WORDS: &str = "Kind people";
const WAITING: &str = "Not sent yet";
const THANKS: &str = "Thank you. We have received your feedback.";

/// Counts what browsers do not keep a page with: open channels and databases. Locks they count themselves.
const COUNT_OPEN: &str = "window.open_ = { channels: 0, databases: 0 };
    const Channel = window.BroadcastChannel;
    const { close: closeChannel } = Channel.prototype;
    Channel.prototype.close = function () { closeChannel.call(this); window.open_.channels -= 1; };
    window.BroadcastChannel = function (name) { window.open_.channels += 1; return new Channel(name); };
    const { close } = window.IDBDatabase.prototype;
    window.IDBDatabase.prototype.close = function () { close.call(this); window.open_.databases -= 1; };
    const { open } = window.IDBFactory.prototype;
    window.IDBFactory.prototype.open = function (...given) {
      const opening = open.apply(this, given);
      opening.addEventListener('success', () => { window.open_.databases += 1; });
      return opening;
    };
    const { addEventListener: listen } = window.EventTarget.prototype;
    window.unloads = 0;
    window.EventTarget.prototype.addEventListener = function (name) {
      if (/unload/.test(name)) window.unloads += 1;
      return listen.apply(this instanceof window.EventTarget ? this : window, arguments);
    }";

/// How many of these are open, with locks that are held or wanted; and how many listeners would keep a page from being
/// kept.
const OPEN: &str = "const done = arguments[arguments.length - 1];
    navigator.locks.query().then(({ held, pending }) =>
      done([open_.channels, open_.databases, held.length + pending.length, unloads]))";

/// Says that the page is left, or shown again, as browsers do that keep it.
fn passes(event: &str) -> String {
    format!("dispatchEvent(new PageTransitionEvent('{event}', {{ persisted: true }}))")
}

async fn is_open(bank: &Bank) -> String {
    let open = bank.client().execute_async(OPEN, vec![]).await;
    open.map_or_else(|error| panic!("it cannot be seen what is open: {error}"), |open| open.to_string())
}

/// Feedback that waits, as the server wants it.
async fn send_to_busy_server(bank: &Bank) -> Panel {
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel.press("Tell us what you think of our help").await;
    panel.mark("Good").await;
    panel.write_comment(WORDS).await;
    bank.server().faults().add_next("/feedback", Fault::Busy(3600), 1);
    panel.press("Send").await;
    panel.opens(WAITING).await;
    panel
}

/// Lets the hour pass that the server wanted.
async fn let_an_hour_pass(bank: &Bank) {
    bank.js("const { now } = window.Date; window.Date.now = () => now() + 3700000", vec![]).await;
}

// Firefox keeps no page that WebDriver drives.
e2e::in_every_engine! {
    only(Chromium, WebKit) async fn nothing_is_open_in_a_page_that_was_left(bank: Bank) {
        bank.open().await;
        bank.js(COUNT_OPEN, vec![]).await;
        let panel = send_to_busy_server(&bank).await;
        bank.eventually("the page tells others what arrives", async || is_open(&bank).await == "[1,0,0,0]").await;
        bank.js(&passes("pagehide"), vec![]).await;
        assert_eq!(is_open(&bank).await, "[0,0,0,0]");

        // What is due by now is not sent from a page that was left, which opens nothing.
        let_an_hour_pass(&bank).await;
        bank.js("document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event('online'))", vec![]).await;
        assert_eq!(is_open(&bank).await, "[0,0,0,0]");
        assert_eq!(bank.tries(), 1);

        bank.js(&passes("pageshow"), vec![]).await;
        panel.opens(THANKS).await;
        bank.eventually("all is forgotten", async || bank.stored().await.is_empty()).await;
        assert_eq!((bank.tries(), bank.server().feedback().len()), (2, 1));
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    only(Chromium, WebKit) async fn a_page_that_was_kept_goes_on(bank: Bank) {
        bank.open().await;
        let panel = send_to_busy_server(&bank).await;
        bank.js("window.isTheSame = true; window.addEventListener('pageshow', ({ persisted }) => { window.wasKept = persisted; })", vec![]).await;
        bank.js("location.href = '/demo.css'", vec![]).await;
        bank.eventually("the next page is there", async || {
            bank.client().current_url().await.is_ok_and(|url| url.path() == "/demo.css")
        }).await;
        bank.js("history.back()", vec![]).await;
        bank.eventually("the page is back", async || {
            bank.client().current_url().await.is_ok_and(|url| url.path() == "/")
        }).await;
        let kept: bool = bank.read("return window.isTheSame === true && window.wasKept === true").await;
        assert!(kept, "{}", bank.js("return performance.getEntriesByType('navigation')[0].notRestoredReasons ?? null", vec![]).await);
        let_an_hour_pass(&bank).await;
        bank.js("dispatchEvent(new Event('online'))", vec![]).await;
        panel.opens(THANKS).await;
    }

    async fn what_another_page_sent_meanwhile_is_told(bank: Bank) {
        bank.open().await;
        let panel = send_to_busy_server(&bank).await;
        bank.js(&passes("pagehide"), vec![]).await;
        let first = bank.open_second_tab().await;
        bank.log_out().await;
        bank.eventually("it arrives", async || bank.server().feedback().len() == 1).await;
        bank.go_to_tab(first).await;
        // It could not hear of it: nobody knows here whether it has arrived.
        bank.js(&passes("pageshow"), vec![]).await;
        panel.says("we cannot tell whether we have it").await;
        panel.press("Try again").await;
        panel.opens(THANKS).await;
        assert_eq!(bank.server().feedback().len(), 1);
    }
}
