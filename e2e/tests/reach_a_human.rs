//! A customer sees who answers now, who answers later, and when.

use e2e::{Bank, Panel};
use serde::Deserialize;
use serde_json::json;

/// A channel as the customer sees it.
#[derive(Debug, PartialEq, Deserialize)]
struct Channel {
    name: String,
    /// Whether it is open, in words; nothing where nobody answers at once.
    opening: String,
    is_open: bool,
    text: String,
}

const CHANNELS: &str = "const root = document.querySelector('hand-rail').shadowRoot;
    return [...root.querySelectorAll('.channel')].map((channel) => {
      const opening = channel.querySelector('.opening');
      return { name: channel.querySelector('.channel-name').textContent, opening: opening?.textContent ?? '',
               is_open: !!opening?.classList.contains('open'), text: channel.innerText };
    })";

const LONDON: &str = "Europe/London";

/// Puts the bank somewhere else than `site.toml` has it: who asks the browser for the bank's clock gets that of the zone in
/// the argument, or an error where there is no such zone.
const MOVE_THE_BANK: &str = "const [timeZone] = arguments;
    window.Intl.DateTimeFormat = new Proxy(window.Intl.DateTimeFormat, {
      construct: (real, [locale, options]) => new real(locale, options?.timeZoneName ? { ...options, timeZone } : options),
    })";

async fn open_panel(bank: &Bank, at: &str, zone: &str) -> Panel {
    open_panel_of_bank_in(bank, LONDON, at, zone).await
}

async fn open_panel_of_bank_in(bank: &Bank, bank_zone: &str, at: &str, zone: &str) -> Panel {
    bank.open().await;
    if bank_zone != LONDON {
        bank.js(MOVE_THE_BANK, vec![json!(bank_zone)]).await;
    }
    bank.set_clock(at, zone).await;
    let panel = bank.press_launcher().await;
    panel.opens("How can we help?").await;
    panel
}

async fn channels(bank: &Bank) -> Vec<Channel> {
    bank.eventually("there are channels", async || !bank.read::<Vec<Channel>>(CHANNELS).await.is_empty())
        .await;
    bank.read(CHANNELS).await
}

async fn names(bank: &Bank) -> Vec<String> {
    channels(bank).await.into_iter().map(|channel| channel.name).collect()
}

/// What is said of a channel.
async fn opening(bank: &Bank, name: &str) -> String {
    let channels = channels(bank).await;
    let channel = channels.iter().find(|channel| channel.name == name);
    channel.unwrap_or_else(|| panic!("no {name} in {channels:?}")).opening.clone()
}

/// What the contact view says of channels at a time; each is one of a list of name and words.
async fn assert_says(bank: &Bank, at: &str, zone: &str, expected: &[(&str, &str)]) {
    assert_bank_in_says(bank, LONDON, at, zone, expected).await;
}

async fn assert_bank_in_says(bank: &Bank, bank_zone: &str, at: &str, zone: &str, expected: &[(&str, &str)]) {
    let panel = open_panel_of_bank_in(bank, bank_zone, at, zone).await;
    panel.press("Contact us").await;
    panel.opens("Contact us").await;
    for (name, words) in expected {
        let said = opening(bank, name).await;
        assert_eq!(said, *words, "{name} of a bank in {bank_zone} at {at} in {zone}");
        let is_open = channels(bank).await.iter().any(|channel| channel.name == *name && channel.is_open);
        assert_eq!(is_open, words.starts_with("Open"), "{name} at {at} looks as it says");
    }
}

const PHONE: &str = "Customer service";
const CHAT: &str = "Chat with us";
const CALLBACK: &str = "We call you back";
const EMERGENCY: &str = "Card and fraud emergencies";

e2e::in_every_engine! {
    async fn on_a_working_day_all_channels_are_open(bank: Bank) {
        assert_says(&bank, "2026-11-23T10:00:00Z", LONDON, &[
            (EMERGENCY, "Open day and night, every day"),
            (PHONE, "Open now, until 20:00"),
            (CHAT, "Open now, until 22:00"),
            (CALLBACK, "Open now, until 17:00"),
            ("Secure message", ""),
        ]).await;
        assert_eq!(
            names(&bank).await,
            [EMERGENCY, PHONE, CHAT, CALLBACK, "Secure message", "Visit a branch", "Social media"]
        );
        let all = channels(&bank).await;
        for words in ["For everything else", "Monday to Friday, 08:00 to 20:00", "We speak: English, Welsh", "Call 0808 157 0100"] {
            assert!(all[1].text.contains(words), "{words}: {}", all[1].text);
        }
        assert!(all.iter().all(|channel| !channel.text.contains("Open now: ")), "{all:?}");
    }

    async fn in_the_evening_it_is_said_when_they_open_again(bank: Bank) {
        assert_says(&bank, "2026-11-23T21:30:00Z", LONDON, &[
            (EMERGENCY, "Open day and night, every day"),
            (PHONE, "Closed now, opens tomorrow at 08:00"),
            (CHAT, "Open now, until 22:00"),
            (CALLBACK, "Closed now, opens tomorrow at 09:00"),
        ]).await;
        let names = names(&bank).await;
        let place = |name: &str| names.iter().position(|other| other == name);
        assert!(place(CHAT) < place(PHONE) && place(PHONE) < place(CALLBACK), "what is open comes first: {names:?}");
    }

    async fn before_a_weekend_the_day_is_named(bank: Bank) {
        assert_says(&bank, "2026-11-27T20:30:00Z", LONDON, &[
            (PHONE, "Closed now, opens tomorrow at 09:00"),
            (CALLBACK, "Closed now, opens on Monday at 09:00"),
        ]).await;
    }

    async fn a_bank_holiday_has_hours_of_its_own(bank: Bank) {
        // Boxing Day is a Saturday, and kept on the Monday.
        assert_says(&bank, "2026-12-28T09:30:00Z", LONDON, &[
            (PHONE, "Closed now, opens at 10:00"), (CHAT, "Open now, until 22:00"),
        ]).await;
        assert_says(&bank, "2026-12-28T10:00:00Z", LONDON, &[(PHONE, "Open now, until 16:00")]).await;
        assert_says(&bank, "2026-12-28T16:00:00Z", LONDON, &[(PHONE, "Closed now, opens tomorrow at 08:00")]).await;
        assert_says(&bank, "2026-12-25T12:00:00Z", LONDON, &[
            (EMERGENCY, "Open day and night, every day"),
            (PHONE, "Closed now, opens on Sunday at 09:00"),
            (CHAT, "Closed now, opens tomorrow at 07:00"),
        ]).await;
    }

    async fn at_midnight_tomorrow_becomes_today(bank: Bank) {
        assert_says(&bank, "2026-11-23T23:59:59Z", LONDON, &[
            (PHONE, "Closed now, opens tomorrow at 08:00"), (CHAT, "Closed now, opens tomorrow at 07:00"),
        ]).await;
        assert_says(&bank, "2026-11-24T00:00:00Z", LONDON, &[
            (PHONE, "Closed now, opens at 08:00"), (CHAT, "Closed now, opens at 07:00"),
        ]).await;
    }

    async fn on_the_sunday_when_clocks_go_forward_the_hours_hold(bank: Bank) {
        assert_says(&bank, "2027-03-27T23:30:00Z", LONDON, &[(PHONE, "Closed now, opens tomorrow at 09:00")]).await;
        // Ten to nine, where it would be ten to eight in winter.
        assert_says(&bank, "2027-03-28T07:50:00Z", LONDON, &[(PHONE, "Closed now, opens at 09:00")]).await;
        assert_says(&bank, "2027-03-28T08:00:00Z", LONDON, &[(PHONE, "Open now, until 17:00")]).await;
        assert_says(&bank, "2027-03-28T16:00:00Z", LONDON, &[(PHONE, "Closed now, opens tomorrow at 10:00")]).await;
    }

    async fn on_the_sunday_when_clocks_go_back_the_hours_hold(bank: Bank) {
        assert_says(&bank, "2027-10-30T22:30:00Z", LONDON, &[(PHONE, "Closed now, opens tomorrow at 09:00")]).await;
        assert_says(&bank, "2027-10-31T08:59:00Z", LONDON, &[(PHONE, "Closed now, opens at 09:00")]).await;
        assert_says(&bank, "2027-10-31T09:00:00Z", LONDON, &[(PHONE, "Open now, until 17:00")]).await;
    }

    async fn a_customer_in_another_time_zone_is_told_both_times(bank: Bank) {
        assert_says(&bank, "2026-11-23T15:00:00Z", "America/New_York", &[
            (PHONE, "Open now, until 15:00 your time (20:00 our time)"),
            (EMERGENCY, "Open day and night, every day"),
        ]).await;
        assert_says(&bank, "2026-11-23T21:30:00Z", "America/New_York", &[
            (PHONE, "Closed now, opens tomorrow at 03:00 your time (08:00 our time)"),
        ]).await;
        assert_says(&bank, "2026-11-23T10:00:00Z", "Asia/Kolkata", &[
            (PHONE, "Open now, until 01:30 tomorrow your time (20:00 our time)"),
        ]).await;
        let phone = channels(&bank).await.into_iter().find(|channel| channel.name == PHONE);
        let text = phone.map_or_else(String::new, |phone| phone.text);
        assert!(text.contains("Monday to Friday, 08:00 to 20:00 (our time)"), "{text}");
        // In summer, London is an hour ahead of Reykjavik; in winter it is not.
        assert_says(&bank, "2027-07-05T10:00:00Z", "Atlantic/Reykjavik", &[
            (PHONE, "Open now, until 19:00 your time (20:00 our time)"),
        ]).await;
        assert_says(&bank, "2026-11-23T10:00:00Z", "Atlantic/Reykjavik", &[(PHONE, "Open now, until 20:00")]).await;
        let all = channels(&bank).await;
        assert!(all.iter().all(|channel| !channel.text.contains("our time")), "{all:?}");
    }

    async fn a_bank_elsewhere_opens_by_its_own_clock(bank: Bank) {
        // At ten in London it is half past three in Kolkata, five in New York, a quarter to midnight on the Chathams.
        for (bank_zone, phone, chat) in [
            (
                "Asia/Kolkata",
                "Open now, until 14:30 your time (20:00 our time)",
                "Open now, until 16:30 your time (22:00 our time)",
            ),
            (
                "America/New_York",
                "Closed now, opens at 13:00 your time (08:00 our time)",
                "Closed now, opens at 12:00 your time (07:00 our time)",
            ),
            (
                "Pacific/Chatham",
                "Closed now, opens at 18:15 your time (08:00 our time)",
                "Closed now, opens at 17:15 your time (07:00 our time)",
            ),
        ] {
            let said = [(PHONE, phone), (CHAT, chat), (EMERGENCY, "Open day and night, every day")];
            assert_bank_in_says(&bank, bank_zone, "2026-11-23T10:00:00Z", LONDON, &said).await;
        }
        assert_bank_in_says(&bank, "Asia/Kolkata", "2026-11-23T10:00:00Z", "Asia/Kolkata", &[
            (PHONE, "Open now, until 20:00"),
        ]).await;
    }

    async fn where_the_browser_does_not_know_the_banks_zone_nothing_is_said_of_being_open(bank: Bank) {
        assert_bank_in_says(&bank, "Europe/Nowhere", "2026-11-23T10:00:00Z", LONDON, &[
            (EMERGENCY, "Open day and night, every day"), (PHONE, ""), (CHAT, ""), (CALLBACK, ""),
        ]).await;
        let all = channels(&bank).await;
        let phone = all.iter().find(|channel| channel.name == PHONE);
        assert!(phone.is_some_and(|phone| phone.text.contains("Monday to Friday, 08:00 to 20:00 (our time)")), "{all:?}");
        for words in ["Open now", "Closed now"] {
            assert!(all.iter().all(|channel| !channel.text.contains(words)), "{all:?}");
        }
    }

    async fn a_closed_channel_leads_to_an_open_one(bank: Bank) {
        let panel = open_panel(&bank, "2026-11-23T21:30:00Z", LONDON).await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        for channel in channels(&bank).await {
            let says = channel.text.contains("Open now: Chat with us");
            assert_eq!(says, channel.opening.starts_with("Closed"), "{channel:?}");
        }
        panel.press("Open now: Chat with us").await;
        bank.eventually("it comes first", async || names(&bank).await.first().is_some_and(|first| first == CHAT)).await;
        panel.opens("Contact us").await;
        panel.go_back().await;
        bank.eventually("it is as it was", async || names(&bank).await.first().is_some_and(|first| first == EMERGENCY)).await;

        // At night, nobody but the emergency line answers, which is not for everything.
        assert_says(&bank, "2026-11-23T23:30:00Z", LONDON, &[(CHAT, "Closed now, opens tomorrow at 07:00")]).await;
        let all = channels(&bank).await;
        assert!(all.iter().all(|channel| !channel.text.contains(&format!("Open now: {EMERGENCY}"))), "{all:?}");
        let chat = all.iter().find(|channel| channel.name == CHAT);
        assert!(chat.is_some_and(|chat| chat.text.contains("Open now: Secure message")), "{all:?}");
    }

    async fn in_an_urgent_matter_the_emergency_line_comes_first(bank: Bank) {
        let panel = open_panel(&bank, "2026-11-23T23:30:00Z", LONDON).await;
        panel.choose("My card is lost or stolen").await;
        panel.choose("I cannot find it").await;
        panel.opens("Is your card frozen?").await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        assert_eq!(names(&bank).await.first().map(String::as_str), Some(EMERGENCY));
        let all = channels(&bank).await;
        let phone = all.iter().find(|channel| channel.name == PHONE);
        assert!(phone.is_some_and(|phone| phone.text.contains(&format!("Open now: {EMERGENCY}"))), "{all:?}");
        assert_eq!(all.len(), 7, "no channel is left out: {all:?}");
    }

    async fn an_urgent_end_of_another_matter_is_urgent(bank: Bank) {
        let panel = open_panel(&bank, "2026-11-23T10:00:00Z", LONDON).await;
        panel.choose("My card payment was declined").await;
        panel.answer(&["Somebody else is using my card"]).await;
        panel.opens("Freeze your card and call us now").await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        assert_eq!(names(&bank).await.first().map(String::as_str), Some(EMERGENCY));
    }

    async fn a_channel_closes_while_the_panel_is_open(bank: Bank) {
        let panel = open_panel(&bank, "2026-11-23T19:59:00Z", LONDON).await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        assert_eq!(opening(&bank, PHONE).await, "Open now, until 20:00");
        bank.set_clock("2026-11-23T20:00:00Z", LONDON).await;
        panel.press("Close help").await;
        panel.closes().await;
        panel.reopen().await;
        bank.eventually("it has closed", async || {
            opening(&bank, PHONE).await == "Closed now, opens tomorrow at 08:00"
        })
        .await;
    }

    async fn a_channel_that_closes_takes_nobodys_focus(bank: Bank) {
        let panel = open_panel(&bank, "2026-11-23T19:59:00Z", LONDON).await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        let before = names(&bank).await;
        bank.find("link", "Call 0808 157 0100").await.js("arguments[0].focus()").await;
        bank.set_clock("2026-11-23T20:00:00Z", LONDON).await;
        // As a page may do at any time: whatever opens the panel looks at the clock.
        bank.js("document.querySelector('hand-rail').open()", vec![]).await;
        bank.eventually("it has closed", async || {
            opening(&bank, PHONE).await == "Closed now, opens tomorrow at 08:00"
        })
        .await;
        assert_eq!(bank.focused().await.text().await, "Call 0808 157 0100");
        assert_eq!(names(&bank).await, before, "nothing has moved");
    }

    async fn in_another_matter_the_channels_for_its_topic_come_first(bank: Bank) {
        let panel = open_panel(&bank, "2026-11-23T10:00:00Z", LONDON).await;
        panel.choose("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        assert_eq!(
            names(&bank).await,
            [CHAT, PHONE, "Secure message", "Social media", EMERGENCY, CALLBACK, "Visit a branch"]
        );
    }

    async fn a_text_that_names_a_channel_leads_to_it(bank: Bank) {
        let panel = open_panel(&bank, "2026-11-23T10:00:00Z", LONDON).await;
        bank.js("document.querySelector('hand-rail').open('article:close-account')", vec![]).await;
        panel.opens("Close my account").await;
        panel.follow("secure message").await;
        panel.opens("Contact us").await;
        let named = names(&bank).await;
        assert_eq!(named.first().map(String::as_str), Some("Secure message"), "{named:?}");
        panel.go_back().await;
        panel.opens("Close my account").await;
        // Without a link that names it, others come first.
        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        let unnamed = names(&bank).await;
        assert_ne!(unnamed.first(), named.first(), "{unnamed:?}");
    }

    async fn an_outcome_shows_the_state_of_its_channel(bank: Bank) {
        let panel = open_panel(&bank, "2026-11-23T21:30:00Z", LONDON).await;
        panel.choose("My card payment was declined").await;
        panel.answer(&["Online or in an app", "No message came", "I have a new phone or number"]).await;
        panel.opens("Call us and we will find the reason").await;
        let shown = channels(&bank).await;
        assert_eq!((shown.len(), &*shown[0].name), (1, PHONE));
        assert_eq!(shown[0].opening, "Closed now, opens tomorrow at 08:00");
        panel.press("Open now: Chat with us").await;
        panel.opens("Contact us").await;
        assert_eq!(names(&bank).await.first().map(String::as_str), Some(CHAT));
        panel.go_back().await;
        panel.opens("Call us and we will find the reason").await;
        panel.press("Talk to us").await;
        panel.opens("Contact us").await;
    }

    async fn who_is_abroad_is_given_the_number_for_abroad_first(bank: Bank) {
        let first = "return document.querySelector('hand-rail').shadowRoot.querySelector('.channel-ways a').innerText";
        for (zone, line, call) in [
            ("Asia/Tokyo", "Card and fraud emergencies +44 20 7946 0199", "From abroad: +44 20 7946 0199"),
            ("America/New_York", "Card and fraud emergencies +44 20 7946 0199", "From abroad: +44 20 7946 0199"),
            (LONDON, "Card and fraud emergencies 0808 157 0199", "Call 0808 157 0199"),
            // Another zone, and the same time.
            ("Europe/Lisbon", "Card and fraud emergencies 0808 157 0199", "Call 0808 157 0199"),
        ] {
            let panel = open_panel(&bank, "2026-11-23T10:00:00Z", zone).await;
            let number = bank.find("link", line).await.attribute("href").await;
            assert_eq!(number, Some(format!("tel:{}", line[27..].replace(' ', ""))), "{zone}");
            bank.js("document.querySelector('hand-rail').open('contact:card-emergency')", vec![]).await;
            panel.opens("Contact us").await;
            assert_eq!(bank.read::<String>(first).await.trim_end(), call, "{zone}");
            // The other number is there, too.
            for number in ["0808 157 0199", "+44 20 7946 0199"] {
                panel.says(number).await;
            }
        }
    }

    async fn who_travels_while_the_panel_is_open_is_given_the_number_for_abroad(bank: Bank) {
        open_panel(&bank, "2026-11-23T10:00:00Z", LONDON).await;
        bank.find("link", "Card and fraud emergencies 0808 157 0199").await;
        bank.set_clock("2026-11-24T10:00:00Z", "Asia/Tokyo").await;
        // The panel looks at the clock whenever it opens.
        bank.js("document.querySelector('hand-rail').open()", vec![]).await;
        bank.find("link", "Card and fraud emergencies +44 20 7946 0199").await;
    }
}
