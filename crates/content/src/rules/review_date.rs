//! An article or flow whose owner should have looked at it again, or that was changed after that day or in the future.
//!
//! Somewhere on earth it may be the day after the one of `today`, which is that of UTC.

use model::Date;

use crate::read::library::Text;
use crate::report::Report;

pub(super) fn check(text: &Text, report: &mut Report) {
    if text.front.date("updated").is_some_and(|updated| updated.days() > report.today.days() + 1) {
        let place = text.front.place_of("updated");
        let help = format!("write the day of the change; today is {}", written(report.today));
        report.error(&text.source, &place, "`updated` is in the future, and customers read it", help);
        // The next review is counted from there.
        return;
    }
    if let (Some(updated), Some(due)) = (text.front.date("updated"), text.front.date("review-by"))
        && due < updated
    {
        let help = "set a day for the next review, after the one of `updated`";
        let place = text.front.place_of("review-by");
        report.warning(&text.source, &place, "`review-by` is before `updated`", help);
        return;
    }
    let Some(due) = text.front.date("review-by").filter(|due| *due < report.today) else { return };
    let message = format!("the review was due on {}", written(due));
    let owner = text.front.text("owner");
    let help = format!(
        "have {} read it again, then set a new day",
        if owner.is_empty() { "its owner" } else { &owner }
    );
    report.warning(&text.source, &text.front.place_of("review-by"), message, help);
}

fn written(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year, day.month, day.day)
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check, flow};

    #[test]
    fn a_change_in_the_future_is_reported_and_one_of_today_or_tomorrow_is_not() {
        let on = |text: String, day: &str| text.replace("updated: 2026-10-05", &format!("updated: {day}"));
        let steps =
            "## A? {#a}\n- [B](#b)\n- [C](#c)\n\n## B {#b .advice}\nText.\n\n## C {#c .hand-off}\nText.";
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &on(article("Text."), "2030-11-02")),
            ("en/cards/b.md", &on(article("Text."), "2026-11-03")),
            (
                "en/cards/c.md",
                &on(article("Text."), "2206-10-05").replace("review-by: 2027", "review-by: 2026")
            ),
            ("en/cards/d.flow.md", &on(flow(steps), "2026-12-24")),
            ("en/cards/today.md", &on(article("Text."), "2026-11-01")),
            ("en/cards/tomorrow.md", &on(article("Text."), "2026-11-02")),
        ]));
    }

    #[test]
    fn a_review_before_the_last_change_is_warned_of_once() {
        let text = article("Text.").replace("review-by: 2027-05-01", "review-by: 2026-05-01");
        insta::assert_snapshot!(check(&[("en/cards/a.md", &text)]));
    }

    #[test]
    fn a_text_past_its_review_is_warned_of_and_one_on_the_day_is_not() {
        let due = |day: &str| article("Text.").replace("review-by: 2027-05-01", &format!("review-by: {day}"));
        insta::assert_snapshot!(check(&[
            ("en/cards/a.md", &due("2026-10-31")),
            ("en/cards/b.md", &due("2026-11-01")),
        ]));
    }
}
