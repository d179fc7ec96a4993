//! The bank tells all its customers something, and those whom it concerns read it.

use e2e::{Bank, Fault, Panel};
use serde_json::{Value, json};

const SCAM: &str = "Scam texts about a parcel";
const SLOW: &str = "Some transfers take longer today";

/// The titles of the notices in the view.
const TITLES: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    return [...root.querySelectorAll('.notices .callout-title')].map((title) => title.textContent)";

const LISTEN: &str = "window.dropped = [];
    addEventListener('handrail-notice-dropped', ({ detail }) => window.dropped.push(detail))";

/// When the notices of the demo are shown.
const NOW: &str = "2026-11-23T10:00:00Z";

async fn open_at(bank: &Bank, now: &str) -> Panel {
    bank.open().await;
    bank.js(LISTEN, vec![]).await;
    bank.set_clock(now, "Europe/London").await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel
}

async fn titles(bank: &Bank) -> Vec<String> {
    bank.read(TITLES).await
}

async fn shows(bank: &Bank, expected: &[&str]) {
    bank.eventually(&format!("the notices are {expected:?}"), async || titles(bank).await == expected).await;
}

/// A notice as it stands in a file.
fn notice(id: &str, severity: &str, title: &str) -> Value {
    json!({
        "id": id, "severity": severity, "title": title, "text": ["What we know."], "locales": ["en"],
        "start": "2026-11-23T09:00:00Z", "end": "2026-11-23T18:00:00Z",
    })
}

fn serve(bank: &Bank, notices: &[Value]) {
    bank.put_file("notices.json", &json!({ "version": 1, "notices": notices }).to_string());
}

/// The notice with another start or end.
fn with(mut notice: Value, key: &str, value: &str) -> Value {
    notice[key] = json!(value);
    notice
}

e2e::in_every_engine! {
    async fn home_shows_all_and_an_article_those_of_its_topic(bank: Bank) {
        let panel = open_at(&bank, NOW).await;
        shows(&bank, &[SCAM, SLOW]).await;
        panel.says("Transfers to other UK banks can take until the evening.").await;
        bank.find("region", "From your bank").await;

        panel.press("Sending and receiving money").await;
        panel.read("How long a transfer takes").await;
        shows(&bank, &[SLOW]).await;
        panel.go_home().await;
        panel.press("Cards and PINs").await;
        panel.read("Change your PIN").await;
        shows(&bank, &[SCAM]).await;
        panel.go_home().await;
        panel.choose("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        shows(&bank, &[SCAM]).await;
        panel.go_home().await;
        panel.press("Cash").await;
        panel.read("What it costs to take out cash").await;
        assert_eq!(titles(&bank).await, [""; 0]);

        panel.go_home().await;
        shows(&bank, &[SCAM, SLOW]).await;
        panel.follow("How long transfers take").await;
        panel.opens("How long a transfer takes").await;
        assert_eq!(bank.read::<usize>("return window.dropped.length").await, 0);
    }

    async fn what_matters_most_comes_first(bank: Bank) {
        serve(&bank, &[notice("a", "info", "Told"), notice("b", "critical", "Everything is down")]);
        open_at(&bank, NOW).await;
        shows(&bank, &["Everything is down", SCAM, "Told"]).await;
    }

    async fn a_notice_is_shown_from_its_start_until_its_end(bank: Bank) {
        let late = with(notice("late", "critical", "From eleven"), "start", "2026-11-23T11:00:00Z");
        let over = with(notice("over", "critical", "Until half past ten"), "end", "2026-11-23T11:30:00+01:00");
        serve(&bank, &[late, over, notice("now", "critical", "All day")]);
        open_at(&bank, "2026-11-23T10:29:59Z").await;
        shows(&bank, &["All day", "Until half past ten", SCAM]).await;
        open_at(&bank, "2026-11-23T10:30:00Z").await;
        shows(&bank, &["All day", SCAM]).await;
        open_at(&bank, "2026-11-23T11:00:00Z").await;
        shows(&bank, &["All day", "From eleven", SCAM]).await;
        // And that of the bundle.
        serve(&bank, &[]);
        open_at(&bank, "2026-10-31T23:59:00Z").await;
        shows(&bank, &[]).await;
        open_at(&bank, "2026-11-01T00:00:00Z").await;
        shows(&bank, &[SCAM]).await;
        open_at(&bank, "2027-11-01T00:00:00Z").await;
        shows(&bank, &[]).await;
    }

    async fn a_notice_comes_and_goes_while_the_page_is_open(bank: Bank) {
        let soon = with(notice("soon", "critical", "From eleven"), "start", "2026-11-23T11:00:00Z");
        let over = with(notice("over", "critical", "Until eleven"), "end", "2026-11-23T11:00:00Z");
        serve(&bank, &[soon.clone(), over]);
        let panel = open_at(&bank, "2026-11-23T10:59:00Z").await;
        shows(&bank, &["Until eleven", SCAM]).await;
        let closed_at = async |now| {
            panel.press("Close help").await;
            panel.closes().await;
            bank.set_clock(now, "Europe/London").await;
        };
        closed_at("2026-11-23T11:00:00Z").await;
        panel.reopen().await;
        shows(&bank, &["From eleven", SCAM]).await;

        // What the bank has changed meanwhile is fetched again; where that fails, what was known stays.
        serve(&bank, &[soon, notice("new", "critical", "Just in")]);
        closed_at("2026-11-23T11:05:00Z").await;
        panel.reopen().await;
        shows(&bank, &["Just in", "From eleven", SCAM]).await;
        panel.announces("From your bank: Just in").await;
        bank.server().faults().add("/notices.json", Fault::Status(500));
        closed_at("2026-11-23T11:10:00Z").await;
        let before = bank.requests_for("/notices.json");
        panel.reopen().await;
        bank.eventually("the file is asked for", async || bank.requests_for("/notices.json") > before).await;
        shows(&bank, &["Just in", "From eleven", SCAM]).await;
    }

    async fn in_a_flow_a_notice_takes_one_line_until_it_is_pressed(bank: Bank) {
        let panel = open_at(&bank, NOW).await;
        shows(&bank, &[SCAM, SLOW]).await;
        panel.choose("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        panel.says(SCAM).await;
        assert!(!panel.text().await.contains("Do not open the link."));
        bank.js("document.querySelector('hand-rail').shadowRoot.querySelector('.notices summary').click()", vec![]).await;
        panel.says("Do not open the link.").await;
        panel.press(&format!("Dismiss: {SCAM}")).await;
        shows(&bank, &[]).await;
        panel.opens("My card payment was declined").await;
    }

    async fn urgent_help_comes_before_what_can_wait(bank: Bank) {
        serve(&bank, &[notice("a", "critical", "Everything is down"), notice("b", "info", "Good to know")]);
        open_at(&bank, NOW).await;
        shows(&bank, &["Everything is down", SCAM, "Good to know"]).await;
        let text = Panel::of(&bank).text().await;
        let place = |words: &str| text.find(words).unwrap_or_else(|| panic!("no {words} in {text}"));
        assert!(place("Everything is down") < place("Urgent help") && place("Urgent help") < place(SCAM), "{text}");
    }

    async fn a_live_notice_takes_the_place_of_one_of_the_bundle(bank: Bank) {
        serve(&bank, &[with(notice("parcel-text-scam", "info", "Over"), "end", "2026-11-23T09:30:00Z")]);
        open_at(&bank, NOW).await;
        shows(&bank, &[]).await;
    }

    async fn a_bad_entry_is_left_out_and_the_page_is_told(bank: Bank) {
        let mut bad = notice("bad", "very bad", "Not shown");
        bad["text"] = json!("<img src=x onerror=alert(1)>");
        let html = notice("html", "critical", "<b>Not bold</b>");
        serve(&bank, &[bad, html, notice("good", "info", "Shown")]);
        open_at(&bank, NOW).await;
        shows(&bank, &["<b>Not bold</b>", SCAM, "Shown"]).await;
        let dropped: Vec<Value> = bank.read("return window.dropped").await;
        assert_eq!(dropped.len(), 1, "{dropped:?}");
        assert_eq!((&dropped[0]["entry"], &dropped[0]["id"]), (&json!(0), &json!("bad")));
        assert!(dropped[0]["why"].as_str().is_some_and(|why| why.contains("severity")), "{dropped:?}");
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn without_the_file_everything_else_works(bank: Bank) {
        bank.server().faults().add("/notices.json", Fault::Status(500));
        let texts = ["", "{", "[]", "null", "{\"version\":2,\"notices\":[]}"];
        for (before, text) in texts.into_iter().enumerate() {
            if !text.is_empty() {
                bank.server().faults().clear();
                bank.put_file("notices.json", text);
            }
            let panel = open_at(&bank, NOW).await;
            bank.eventually("the file is asked for", async || bank.requests_for("/notices.json") == before + 1).await;
            panel.press("Sending and receiving money").await;
            panel.read("How long a transfer takes").await;
            assert_eq!(titles(&bank).await, [""; 0], "{text}");
            panel.go_home().await;
            shows(&bank, &[SCAM]).await;
            assert_eq!(bank.errors().await, Vec::<String>::new(), "{text}");
            let dropped: Vec<Value> = bank.read("return window.dropped").await;
            let is_json = texts[2..].contains(&text);
            assert_eq!(dropped.len(), usize::from(is_json), "{text}: {dropped:?}");
        }
    }

    async fn a_file_that_never_comes_holds_nothing_up(bank: Bank) {
        bank.server().faults().add("/notices.json", Fault::Hangs);
        let panel = open_at(&bank, NOW).await;
        shows(&bank, &[SCAM]).await;
        panel.choose("My card payment was declined").await;
        panel.choose("Online or in an app").await;
        panel.opens("Did we ask you to approve the payment?").await;
    }

    async fn what_is_dismissed_stays_away_until_the_customer_signs_out(bank: Bank) {
        let panel = open_at(&bank, NOW).await;
        shows(&bank, &[SCAM, SLOW]).await;
        bank.assert_nothing_is_stored().await;
        panel.press(&format!("Dismiss: {SLOW}")).await;
        shows(&bank, &[SCAM]).await;
        assert_eq!(bank.focused().await.text().await, "How can we help?", "the focus is not lost");
        panel.press("Sending and receiving money").await;
        panel.read("How long a transfer takes").await;
        assert_eq!(titles(&bank).await, [""; 0]);

        // Also one of the bundle, and both over a reload.
        let panel = open_at(&bank, NOW).await;
        shows(&bank, &[SCAM]).await;
        panel.press(&format!("Dismiss: {SCAM}")).await;
        shows(&bank, &[]).await;
        let panel = open_at(&bank, NOW).await;
        bank.eventually("the file is asked for", async || bank.requests_for("/notices.json") == 3).await;
        panel.press("Sending and receiving money").await;
        panel.read("How long a transfer takes").await;
        assert_eq!(titles(&bank).await, [""; 0]);
        panel.go_home().await;
        assert_eq!(titles(&bank).await, [""; 0]);
        let kept: String = bank.read("return sessionStorage.handrail").await;
        assert_eq!(kept, "dismissed faster-payments-slow\ndismissed parcel-text-scam");

        panel.press("Close help").await;
        panel.closes().await;
        bank.find("button", "Sign out").await.click().await;
        bank.find("button", "Signed out").await;
        bank.assert_nothing_is_stored().await;
        open_at(&bank, NOW).await;
        shows(&bank, &[SCAM, SLOW]).await;
    }

    async fn notices_are_announced_politely(bank: Bank) {
        let panel = open_at(&bank, NOW).await;
        // With the one of the content, or after it.
        bank.eventually("it is announced", async || {
            let said = panel.announcement().await;
            said.starts_with("From your bank: ") && said.ends_with(SLOW)
        })
        .await;
        let alerts: usize = bank.read(
            "return document.querySelector('hand-rail').shadowRoot.querySelectorAll('[role=alert], [aria-live=assertive]').length",
        )
        .await;
        assert_eq!(alerts, 0, "nobody is interrupted");

        bank.open().await;
        bank.js("document.querySelector('hand-rail').removeAttribute('notices-url')", vec![]).await;
        bank.set_clock(NOW, "Europe/London").await;
        let panel = bank.press_launcher().await;
        panel.announces(&format!("From your bank: {SCAM}")).await;
        shows(&bank, &[SCAM]).await;
    }
}
