use super::{Report, Rule};
use crate::Library;

/// Something in `site.toml` that needs mending.
pub(super) const RULE: Rule = Rule { name: "site", check };

fn check(library: &Library, report: &mut Report) {
    for problem in &library.site.problems {
        report.error(&library.site.source, &problem.span, &problem.message, &problem.help);
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{SITE, check};

    #[test]
    fn missing_and_unknown_keys_are_reported() {
        let site = SITE
            .replace("name = \"Larkmoor Bank\"", "nmae = \"Larkmoor Bank\"")
            .replace("kind = \"phone\"", "");
        insta::assert_snapshot!(check(&[("site.toml", &site)]));
    }

    #[test]
    fn values_that_do_not_fit_are_reported() {
        let site = SITE
            .replace("default-locale = \"en\"", "default-locale = \"fr\"")
            .replace("direction = \"ltr\"", "direction = \"left\"")
            .replace("number = \"0808 157 0199\"", "number = \"call us\"\nurl = \"javascript:x\"")
            .replace("card-delivery-days = \"5\"", "card-delivery-days = [5]\nbank = \"x\"")
            + "[[actions]]\nid = \"Freeze\"\n[[actions]]\nid = \"freeze-card\"\n";
        insta::assert_snapshot!(check(&[("site.toml", &site)]));
    }

    #[test]
    fn opening_hours_that_cannot_be_are_reported() {
        let hours = "hours = [{ days = \"fri-mon\", from = \"8:00\", to = \"24:01\" }, \
                     { days = \"mon\", from = \"20:00\", to = \"08:00\" }, { days = \"sat\" }, 5]";
        insta::assert_snapshot!(check(&[("site.toml", &SITE.replace("hours = \"always\"", hours))]));
    }

    #[test]
    fn what_is_not_toml_is_reported_and_hides_little() {
        let site = SITE.replace("name = \"Larkmoor Bank\"", "name = Larkmoor Bank");
        insta::assert_snapshot!(check(&[("site.toml", &site), ("en/cards/a.md", "no front matter")]));
    }
}
