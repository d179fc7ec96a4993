//! A key of front matter that nothing reads.

use crate::nearest::{did_you_mean, nearest};
use crate::read::library::Library;
use crate::report::{Cause, Report};

pub(super) fn check(library: &Library, report: &mut Report) {
    super::each_front_matter(library, |front, keys, source| {
        let names = || keys.iter().map(|key| key.name);
        for field in &front.fields {
            if !names().any(|name| name == field.key) {
                let all = format!("remove it; the keys are {}", names().collect::<Vec<_>>().join(", "));
                let help = did_you_mean(&field.key, names(), all);
                let reported =
                    report.error(source, &field.key_span, format!("`{}` is not a key", field.key), help);
                if let Some(meant) = nearest(&field.key, names()) {
                    reported.explains(Cause::Key(meant), &front.span);
                }
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{article, check};

    #[test]
    fn an_unknown_key_gets_the_nearest_known_one() {
        let text = article("Text.").replace("owner:", "sumary: x\nauthor: x\n\"colour\": red\nowner:");
        insta::assert_snapshot!(check(&[("en/cards/a.md", &text)]));
    }
}
