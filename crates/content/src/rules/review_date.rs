use super::{Report, Rule};
use crate::Library;

/// An article or flow whose owner should have looked at it again, or that was changed after that day.
pub(super) const RULE: Rule = Rule { name: "review-date", check };

fn check(library: &Library, report: &mut Report) {
    for (_, text) in library.texts() {
        if let (Some(updated), Some(due)) = (text.front.date("updated"), text.front.date("review-by"))
            && due < updated
        {
            let help = "set a day for the next review, after the one of `updated`";
            let place = text.front.place_of("review-by");
            report.warning(&text.source, &place, "`review-by` is before `updated`", help);
            continue;
        }
        let Some(due) = text.front.date("review-by").filter(|due| *due < report.today) else { continue };
        let message = format!("the review was due on {:04}-{:02}-{:02}", due.year, due.month, due.day);
        let owner = text.front.text("owner");
        let help = format!(
            "have {} read it again, then set a new day",
            if owner.is_empty() { "its owner" } else { &owner }
        );
        report.warning(&text.source, &text.front.place_of("review-by"), message, help);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

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
