//! A customer opens help, asks, reads, and finds the way back.

use e2e::{Bank, Key};

/// Whether it is a date such as “4 November 2026”.
fn is_a_british_date(text: &str) -> bool {
    let words: Vec<&str> = text.split(' ').collect();
    let [day, month, year] = words[..] else { return false };
    let is_number = |word: &str| word.parse::<u16>().is_ok();
    is_number(day) && month.chars().all(char::is_alphabetic) && is_number(year) && year.len() == 4
}

e2e::in_every_engine! {
    async fn a_question_leads_to_an_article_and_back(bank: Bank) {
        let panel = bank.open_panel().await;
        let entries = panel.entries().await;
        assert!(entries.iter().any(|title| title == "My card is lost or stolen"), "{entries:?}");
        panel.says("Browse by topic").await;

        panel.ask("how do i change my pin").await;
        panel.says("What we found").await;
        bank.eventually("the best hit is the article about it", async || {
            panel.entries().await.first().is_some_and(|title| title == "Change your PIN")
        })
        .await;
        let hits = panel.entries().await;
        let answers = if hits.len() == 1 { "1 answer".into() } else { format!("{} answers", hits.len()) };
        panel.says(&answers).await;
        panel.announces(&answers).await;

        bank.press(Key::Enter).await;
        panel.suggests_nothing().await;
        panel.choose("Change your PIN").await;
        bank.find("heading", "Change your PIN").await;
        panel.says("What may help next").await;
        let related = panel.entries().await;
        assert!(related.contains(&"Your PIN is blocked".to_owned()), "{related:?}");
        let text = panel.text().await;
        let date = text.lines().find_map(|line| line.strip_prefix("Updated "));
        assert!(date.is_some_and(is_a_british_date), "{date:?}");

        panel.follow("My card is lost or stolen").await;
        panel.opens("My card is lost or stolen").await;
        panel.says("What happened to your card?").await;
        panel.go_back().await;
        bank.find("heading", "Change your PIN").await;
        panel.follow("your PIN is blocked").await;
        panel.opens("Your PIN is blocked").await;
        panel.go_back().await;
        bank.find("heading", "Change your PIN").await;
        panel.go_back().await;
        panel.opens("What we found").await;
        assert_eq!(panel.query().await, "how do i change my pin");
        assert_eq!(panel.entries().await, hits);
        panel.go_back().await;
        panel.opens("How can we help?").await;
        assert_eq!(panel.query().await, "");
        assert!(!bank.shows("button", "Back").await, "home leads back to nowhere");
    }

    async fn escape_empties_the_field_before_it_closes_the_panel(bank: Bank) {
        let panel = bank.open_panel().await;
        // Without suggestions, whose list Escape would close before.
        panel.ask("zzyzx").await;
        panel.says("We found nothing for this.").await;
        panel.escape().await;
        panel.says("How can we help?").await;
        assert!(panel.is_open().await);
        assert_eq!(panel.query().await, "");
        assert!(panel.search_field().await.has_focus().await);
        panel.escape().await;
        bank.eventually("the panel is closed", async || !panel.is_open().await).await;

        panel.reopen().await;
        panel.ask("lost").await;
        panel.press("Clear what you typed").await;
        panel.says("How can we help?").await;
        assert_eq!(panel.query().await, "");
        assert!(panel.search_field().await.has_focus().await);

        panel.ask("x").await;
        panel.says("What we found").await;
        bank.press(Key::Backspace).await;
        panel.says("How can we help?").await;
        panel.press("Close help").await;
        bank.eventually("the panel is closed", async || !panel.is_open().await).await;
    }

    async fn a_topic_lists_its_articles_and_flows(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.press("Cash").await;
        panel.opens("Cash").await;
        let entries = panel.entries().await;
        assert!(entries.contains(&"What it costs to take out cash".to_owned()), "{entries:?}");
        assert!(!entries.contains(&"Change your PIN".to_owned()), "{entries:?}");
        // Sentences about them come with a file of their own.
        panel.says("With your debit card we charge nothing in the UK").await;
        let flow = bank.find_containing("button", "The cash machine would not give me money").await;
        assert!(flow.text().await.starts_with("Step by step"), "{}", flow.text().await);
        panel.read("What it costs to take out cash").await;
        panel.go_back().await;
        panel.opens("Cash").await;
    }
}
