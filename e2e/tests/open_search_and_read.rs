//! A customer opens help, asks, reads, and finds the way back.

use e2e::{Bank, Key};

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

        panel.read("Change your PIN").await;
        panel.says("Updated 14 September 2026").await;
        panel.says("What may help next").await;
        assert_eq!(
            panel.entries().await,
            ["Your PIN is blocked", "Activate your new card", "Somebody has my card details"]
        );

        panel.press("what has happened").await;
        panel.opens("My card is lost or stolen").await;
        panel.says("What has happened to your card?").await;
        panel.go_back().await;
        panel.opens("Change your PIN").await;
        panel.press("your PIN is blocked").await;
        panel.opens("Your PIN is blocked").await;
        panel.go_back().await;
        panel.opens("Change your PIN").await;
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
        panel.ask("lost").await;
        panel.says("What we found").await;
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

    async fn a_question_without_an_answer_leads_to_a_human(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.ask("zzyzx").await;
        panel.says("We found nothing for this.").await;
        panel.announces("We found nothing for this.").await;
        panel.says("Urgent help").await;
        assert!(panel.entries().await.contains(&"My card is lost or stolen".to_owned()));
        let line = bank.find_containing("link", "Card and fraud emergencies").await;
        assert_eq!(line.attribute("href").await.as_deref(), Some("tel:08081570199"));

        panel.press("Contact us").await;
        panel.opens("Contact us").await;
        panel.says("Monday to Friday, 08:00 to 20:00").await;
        let call = bank.find("link", "Call 0808 157 0100").await;
        assert_eq!(call.attribute("href").await.as_deref(), Some("tel:08081570100"));
        panel.go_back().await;
        panel.opens("What we found").await;
        assert_eq!(panel.query().await, "zzyzx");
    }

    async fn a_topic_lists_its_articles_and_flows(bank: Bank) {
        let panel = bank.open_panel().await;
        panel.press("Cash").await;
        panel.opens("Cash").await;
        assert_eq!(panel.entries().await, ["What it costs to take out cash"]);
        panel.read("What it costs to take out cash").await;
        panel.go_back().await;
        panel.opens("Cash").await;
    }
}
