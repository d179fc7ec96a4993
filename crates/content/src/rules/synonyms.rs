//! Something in `synonyms.toml` that needs to be fixed.

use crate::read::library::Library;
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for file in library.locales.iter().map(|locale| &locale.synonyms) {
        for problem in &file.problems {
            report.error(&file.source, &problem.span, &problem.message, &problem.help);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::rules::testing::{check, library};

    fn found(synonyms: &str) -> String {
        check(&[("en/synonyms.toml", synonyms)])
    }

    #[test]
    fn what_is_not_toml_and_keys_that_are_none_are_reported() {
        insta::assert_snapshot!(found(
            "gruops = []\ngroups = [[frozen, \"blocked\"]]\n[one-way]\nquid = \"pound\"\nquid = \"£\"\n"
        ));
    }

    #[test]
    fn values_that_are_no_texts_are_reported() {
        insta::assert_snapshot!(found(
            "groups = [\"a\", [\"b\", 5, \"c\"], { d = 1 }]\n[one-way]\nquid = [\"pound\"]\nbob.s = \"x\"\n"
        ));
        insta::assert_snapshot!(found("groups = \"ATM\"\none-way = [\"quid\"]\n"));
    }

    #[test]
    fn texts_without_words_and_with_too_many_are_reported() {
        insta::assert_snapshot!(found(
            "groups = [[\"\", \"ATM\", \"cashpoint\"], [\"hole in the wall\", \"the hole in the wall\", \"machine\"]]\n\
             [one-way]\nquid = \"!\"\n\"…\" = \"pound\"\n\"one two three four five\" = \"pound\"\n"
        ));
    }

    #[test]
    fn groups_that_are_none_are_reported() {
        insta::assert_snapshot!(found("groups = [[], [\"ATM\"], [\"ATM\", \"cashpoint\"]]\n"));
    }

    #[test]
    fn what_is_there_twice_is_reported() {
        insta::assert_snapshot!(found(
            "groups = [\n  [\"cash machine\", \"ATM\", \"Cash-Machine\"],\n  [\"cashpoint\", \"dispenser\", \"atm\"],\n]\n\
             [one-way]\nquid = \"pound\"\nAtm = \"machine\"\nQuid = \"£\"\npounds = \"Pounds\"\n"
        ));
    }

    #[test]
    fn an_entry_with_a_problem_takes_no_other_with_it() {
        let synonyms = "groups = [[\"a\", 5, \"b\"], [\"c\"], [\"c\", \"d\", \"A\", \" e \"], [\"d\", \"f\"]]\n\
                        [one-way]\nh = \"\"\ni = \"j\"\nI = \"k\"\nb = \"l\"\nm = \"b\"\n";
        let library = library(&[("en/synonyms.toml", synonyms.as_bytes())]);
        let value = &library.locales[0].synonyms.value;
        assert_eq!(value.groups, [vec!["a", "b"], vec!["c", "d", "e"]]);
        let one_way: Vec<_> = value.one_way.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
        assert_eq!(one_way, [("i", "j"), ("m", "b")]);
    }

    #[test]
    fn a_file_without_problems_and_no_file_are_fine() {
        let synonyms = "# ours\ngroups = [[\"cash machine\", \"ATM\"]]\n[one-way]\n\"hole in the wall\" = \"cash machine\"\n";
        assert_eq!([found(synonyms), found("# nothing yet\n"), check(&[])], ["", "", ""]);
    }
}
