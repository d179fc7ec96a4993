//! A customer who wants help finds it on the page.

use e2e::Bank;

e2e::in_every_engine! {
    async fn the_page_shows_the_launcher(bank: Bank) {
        bank.open().await;
        bank.find("button", "Help").await;
    }

    async fn the_launcher_opens_the_panel(bank: Bank) {
        bank.open_panel().await;
        bank.find("heading", "How can we help?").await;
    }
}
