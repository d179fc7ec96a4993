//! A customer answers questions until it is clear what to do.
#![expect(clippy::unwrap_used, reason = "a test that meets an error fails, and says where")]

use std::fs;

use e2e::{Bank, Panel};
use serde_json::json;
use tools::workspace;

/// What leads back from another flow.
const BACK_TO_DECLINED: &str = "Go on with: My card payment was declined";

/// Counts what the customer presses from now on.
const COUNT: &str = "window.presses = 0;
    addEventListener('click', ({ isTrusted }) => { window.presses += isTrusted; }, true)";

/// A flow as its file says it starts.
struct Beginning {
    slug: String,
    title: String,
    question: String,
}

/// How each flow of the help centre starts.
fn beginnings() -> Vec<Beginning> {
    let topics = fs::read_dir(workspace::articles().join("en")).unwrap().map(|topic| topic.unwrap().path());
    let files = topics.filter(|path| path.is_dir()).flat_map(|topic| fs::read_dir(topic).unwrap());
    let flows = files.filter_map(|file| {
        let path = file.unwrap().path();
        let slug = path.file_name()?.to_str()?.strip_suffix(".flow.md")?.to_owned();
        let text = fs::read_to_string(&path).unwrap();
        let title = text.lines().find_map(|line| line.strip_prefix("title: ")).unwrap().to_owned();
        let heading = text.lines().find_map(|line| line.strip_prefix("## ")).unwrap();
        let question = heading.split(" {#").next().unwrap().to_owned();
        Some(Beginning { slug, title, question })
    });
    flows.collect()
}

async fn presses(bank: &Bank) -> u32 {
    bank.read("return window.presses").await
}

/// Opens the panel and counts the presses from home.
async fn open_and_count(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    bank.js(COUNT, vec![]).await;
    panel
}

/// The outcome shows the emergency line and how to call it, from abroad too.
async fn offers_the_emergency_line(bank: &Bank, panel: &Panel) {
    panel.says("Card and fraud emergencies").await;
    panel.says("Open day and night, every day").await;
    for (name, address) in
        [("Call 0808 157 0199", "tel:08081570199"), ("From abroad: +44 20 7946 0199", "tel:+442079460199")]
    {
        assert_eq!(bank.find("link", name).await.attribute("href").await.as_deref(), Some(address));
    }
}

pub(crate) async fn reach_an_outcome(bank: &Bank) -> Panel {
    let panel = start_declined_payment(bank).await;
    panel.answer(&["In a shop, restaurant or hotel", "It said my PIN was wrong"]).await;
    panel.opens("See your PIN before you try again").await;
    panel
}

async fn start_declined_payment(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.choose("My card payment was declined").await;
    panel.opens("My card payment was declined").await;
    panel.says("Where did you try to pay?").await;
    panel
}

async fn start_lost_card(bank: &Bank) -> Panel {
    let panel = bank.open_panel().await;
    panel.choose("My card is lost or stolen").await;
    panel.opens("My card is lost or stolen").await;
    panel.says("What happened to your card?").await;
    panel
}

async fn choices(bank: &Bank) -> Vec<(String, bool)> {
    bank.read(
        "const choices = document.querySelector('hand-rail').shadowRoot.querySelectorAll('.choice');
         return [...choices].map((choice) => [choice.innerText, choice.classList.contains('urgent')])",
    )
    .await
}

e2e::in_every_engine! {
    async fn a_flow_that_came_to_its_end_starts_anew_when_it_is_opened_again(bank: Bank) {
        let panel = reach_an_outcome(&bank).await;
        bank.js("document.querySelector('hand-rail').open('flow:declined-payment')", vec![]).await;
        panel.says("Where did you try to pay?").await;
        panel.answer(&["In a shop, restaurant or hotel"]).await;
        panel.opens("What happened at the till?").await;
        panel.press("Help home").await;
        panel.opens("How can we help?").await;
        // Before its end it goes on, from wherever it is opened.
        bank.js("document.querySelector('hand-rail').open('flow:declined-payment')", vec![]).await;
        panel.opens("What happened at the till?").await;
    }

    async fn home_is_one_press_away_and_the_answers_wait(bank: Bank) {
        let panel = reach_an_outcome(&bank).await;
        panel.follow("change your PIN").await;
        panel.opens("Change your PIN").await;
        panel.press("Help home").await;
        panel.opens("How can we help?").await;
        assert!(!bank.shows("button", "Help home").await, "home leads to home");
        panel.says("Go on where you left off").await;
        panel.choose("My card payment was declined").await;
        panel.opens("See your PIN before you try again").await;
    }

    async fn a_declined_payment_is_sorted_out(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.says("That is annoying, but it usually has a simple reason.").await;
        panel.says("Question 1 of about").await;
        let choices = choices(&bank).await;
        assert!(choices[0].0.contains("Somebody else is using my card") && choices[0].1, "{choices:?}");
        bank.find_containing("button", "Urgent Somebody else is using my card").await;
        assert!(choices[1..].iter().all(|(_, urgent)| !urgent), "{choices:?}");

        panel.choose("Online or in an app").await;
        panel.opens("Did we ask you to approve the payment?").await;
        panel.says("Question 2 of about").await;
        assert!(!panel.text().await.contains("That is annoying"), "the introduction stands before the first question only");
        panel.choose("I missed the message").await;
        panel.opens("Try the payment again").await;
        panel.says("This should sort it out").await;
        panel.says("Your answers so far").await;

        panel.go_back().await;
        panel.opens("Did we ask you to approve the payment?").await;
        panel.go_back().await;
        panel.opens("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        panel.go_back().await;
        panel.opens("How can we help?").await;
    }

    async fn a_stolen_card_is_frozen_and_handed_to_a_human(bank: Bank) {
        let panel = start_lost_card(&bank).await;
        let choices = choices(&bank).await;
        assert!(choices[0].0.contains("It was stolen") && choices[0].1, "{choices:?}");
        panel.choose("It was stolen").await;
        panel.opens("Freeze your card and call us now").await;
        panel.says("Urgent").await;
        let call = bank.find("link", "Call 0808 157 0199").await;
        assert_eq!(call.attribute("href").await.as_deref(), Some("tel:08081570199"));
        bank.find("link", "From abroad: +44 20 7946 0199").await;

        assert!(bank.read::<String>("return document.getElementById('card-state').textContent").await == "active");
        panel.press("Freeze my card").await;
        let reply = "Your card is frozen. Nobody can pay with it until you unfreeze it.";
        panel.says(reply).await;
        panel.announces(&format!("Done: {reply}")).await;
        assert_eq!(bank.read::<String>("return document.getElementById('card-state').textContent").await, "frozen");
    }

    async fn a_payment_that_is_not_theirs_is_reported_in_two_presses(bank: Bank) {
        let panel = open_and_count(&bank).await;
        panel.choose("I do not recognise a card payment").await;
        panel.opens("I do not recognise a card payment").await;
        panel.choose("Yes, I did not make it").await;
        panel.opens("Call us now about this payment").await;
        assert!(presses(&bank).await <= 2, "{} presses", presses(&bank).await);
        panel.says("Urgent").await;
        offers_the_emergency_line(&bank, &panel).await;
    }

    async fn who_is_not_sure_about_a_payment_finds_out_in_five_presses(bank: Bank) {
        let panel = open_and_count(&bank).await;
        panel.choose("I do not recognise a card payment").await;
        panel.answer(&["I am not sure", "A card payment"]).await;
        panel.opens("Do the details tell you who it is?").await;
        panel.answer(&["No, I have never heard of it", "No, none of these"]).await;
        panel.opens("Call us now about this payment").await;
        assert!(presses(&bank).await <= 5, "{} presses", presses(&bank).await);
        offers_the_emergency_line(&bank, &panel).await;

        // Changing one answer leads to the other end: it was theirs after all.
        panel.press("Change your answer: Does one of these explain it?").await;
        panel.opens("Does one of these explain it?").await;
        panel.choose("A booking, a taxi or a petrol pump").await;
        panel.opens("All is well").await;
        panel.says("This should sort it out").await;
    }

    async fn a_card_lost_abroad_is_frozen_and_replaced_in_seven_presses(bank: Bank) {
        let panel = open_and_count(&bank).await;
        panel.choose("My card is lost or stolen").await;
        panel.choose("I cannot find it").await;
        panel.opens("Is your card frozen?").await;
        panel.press("Freeze my card").await;
        panel.says("Your card is frozen.").await;
        panel.answer(&["Yes, it is frozen", "Yes, they are all mine", "No, it is gone", "I am abroad"]).await;
        panel.opens("Call us and we will help you abroad").await;
        assert!(presses(&bank).await <= 7, "{} presses", presses(&bank).await);
        offers_the_emergency_line(&bank, &panel).await;
        assert_eq!(bank.read::<String>("return document.getElementById('card-state').textContent").await, "frozen");
    }

    async fn every_flow_opens_by_its_name_with_choices(bank: Bank) {
        let panel = bank.open_panel().await;
        let flows = beginnings();
        assert!(flows.len() >= 10, "{} flows", flows.len());
        for Beginning { slug, title, question } in flows {
            bank.js("document.querySelector('hand-rail').open(arguments[0])", vec![json!(format!("flow:{slug}"))]).await;
            panel.opens(&title).await;
            panel.says(&question).await;
            panel.says("Question 1 of about").await;
            let choices = choices(&bank).await;
            assert!(choices.len() >= 2, "{slug}: {choices:?}");
        }
        assert_eq!(bank.errors().await, Vec::<String>::new());
    }

    async fn the_help_of_a_choice_is_seen_and_heard(bank: Bank) {
        let panel = start_lost_card(&bank).await;
        panel.choose("A cash machine kept it").await;
        panel.opens("Did anything seem odd at the machine?").await;
        let help = "The bank that owns the machine destroys the card, so you need a new one.";
        panel.says(help).await;
        bank.find("button", &format!("No, it just kept my card {help}")).await.click().await;
        panel.opens("Where should the new card go?").await;
    }

    async fn an_action_that_the_bank_does_not_do_is_explained(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.answer(&["In a shop, restaurant or hotel", "It said my PIN was wrong"]).await;
        panel.opens("See your PIN before you try again").await;
        panel.says(
            "In the Larkmoor app, choose Cards, then See PIN, and confirm with your passcode, fingerprint or face.",
        )
        .await;
        assert!(!bank.shows("button", "See my PIN").await, "there is nothing to press");
    }

    async fn an_action_that_the_page_does_not_declare_is_explained(bank: Bank) {
        bank.open().await;
        bank.js("document.querySelector('hand-rail').removeAttribute('actions')", vec![]).await;
        let panel = bank.press_launcher().await;
        panel.choose("My card is lost or stolen").await;
        panel.says("In the Larkmoor app or online banking, choose Cards, then Freeze card.").await;
        assert!(!bank.shows("button", "freeze your card").await, "there is nothing to press");
    }

    async fn a_changed_answer_keeps_the_later_ones_that_still_fit(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.answer(&["Online or in an app", "I approved it, but it failed", "Everything is right"]).await;
        panel.opens("What does the app show for your card?").await;
        panel.says("Question 4 of about").await;

        panel.press("Change your answer: Did we ask you to approve the payment?").await;
        panel.opens("Did we ask you to approve the payment?").await;
        panel.choose("No, it was declined at once").await;
        panel.opens("What does the app show for your card?").await;
        panel.says("Question 4 of about").await;
        let text = panel.text().await;
        assert!(text.contains("No, it was declined at once") && text.contains("Everything is right"), "{text}");

        panel.press("Change your answer: Where did you try to pay?").await;
        panel.opens("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        panel.go_back().await;
        panel.opens("What does the app show for your card?").await;
        panel.press("Change your answer: Where did you try to pay?").await;
        panel.opens("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        panel.choose("At a cash machine").await;
        panel.opens("What did the cash machine do?").await;
        panel.says("Question 2 of about").await;
        assert!(!panel.text().await.contains("Everything is right"), "what does not fit is forgotten");

        panel.press("Start again").await;
        panel.opens("My card payment was declined").await;
        panel.says("Where did you try to pay?").await;
        assert!(!panel.text().await.contains("Your answers so far"));
    }

    async fn reading_an_article_does_not_lose_the_place(bank: Bank) {
        let panel = start_lost_card(&bank).await;
        panel.answer(&["I cannot find it", "I cannot freeze it"]).await;
        panel.opens("Call us and we will freeze it for you").await;
        panel.follow("choose a new one").await;
        panel.opens("I have forgotten my app passcode").await;
        panel.go_back().await;
        panel.opens("Call us and we will freeze it for you").await;
        panel.says("I cannot find it").await;

        panel.press("Close help").await;
        bank.eventually("the panel is closed", async || !panel.is_open().await).await;
        panel.reopen().await;
        panel.opens("Call us and we will freeze it for you").await;
    }

    async fn another_flow_leads_back_to_the_place_in_the_first(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.choose("Somebody else is using my card").await;
        panel.opens("Freeze your card and call us now").await;
        assert!(!bank.shows("button", BACK_TO_DECLINED).await, "no flow is below this one");
        panel.follow("Freeze it and see what to do").await;
        panel.opens("Is your card frozen?").await;
        panel.choose("Yes, it is frozen").await;
        panel.choose("Yes, they are all mine").await;
        panel.choose("Perhaps, I want to look for it").await;
        assert!(!bank.shows("button", BACK_TO_DECLINED).await, "it stands at outcomes only");
        panel.choose("I need more time").await;
        panel.opens("Keep your card frozen and take your time").await;
        panel.press(BACK_TO_DECLINED).await;
        panel.opens("Freeze your card and call us now").await;
        panel.says("Where did you try to pay?").await;
        panel.says("Somebody else is using my card").await;
        panel.go_back().await;
        panel.opens("My card payment was declined").await;
        panel.says("Question 1 of about").await;
        panel.go_back().await;
        panel.opens("How can we help?").await;
    }

    async fn a_flow_that_a_question_names_leads_back_to_the_question(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.follow("My card is not working").await;
        panel.opens("My card is not working").await;
        panel.says("What is wrong with your card?").await;
        panel.choose("Somebody else may be using it").await;
        panel.opens("Freeze your card and call us now").await;
        panel.press(BACK_TO_DECLINED).await;
        panel.opens("My card payment was declined").await;
        panel.choose("At a cash machine").await;
        panel.opens("What did the cash machine do?").await;
    }

    async fn articles_between_two_flows_do_not_hide_the_way_back(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.answer(&["Online or in an app", "I approved it, but it failed"]).await;
        panel.opens("Are your card details right?").await;
        panel.follow("what else to check").await;
        panel.opens("My virtual card does not work").await;
        panel.follow("Find out why").await;
        panel.opens("My card is not working").await;
        panel.choose("Somebody else may be using it").await;
        panel.opens("Freeze your card and call us now").await;
        panel.press(BACK_TO_DECLINED).await;
        panel.opens("Are your card details right?").await;
        panel.says("I approved it, but it failed").await;
    }

    async fn an_article_from_a_question_does_not_lose_the_place(bank: Bank) {
        let panel = start_declined_payment(&bank).await;
        panel.answer(&["In a shop, restaurant or hotel", "Tapping my card did not work"]).await;
        panel.opens("Does your card work with your PIN?").await;
        panel.follow("from time to time we ask for it").await;
        panel.opens("Contactless is not working").await;
        panel.go_back().await;
        panel.opens("Does your card work with your PIN?").await;
        panel.says("Question 3 of about").await;
        panel.choose("Yes, that worked").await;
        panel.opens("Your card works again").await;
    }
}
