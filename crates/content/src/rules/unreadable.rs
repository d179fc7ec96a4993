//! A file or folder that the operating system does not let us read.

use crate::read::files::Why;
use crate::read::library::Library;
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for file in &library.unread {
        if let Why::System(why) = &file.why {
            let help = "check that it exists at this place and that you may read it";
            report.error(&file.source, &(0..0), format!("this could not be read: {why}"), help);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use crate::rules::testing::draw;
    use crate::{FileBytes, Library};

    #[test]
    fn a_missing_site_and_a_locked_file_are_reported() {
        let locked = FileBytes::Unreadable("permission denied".into());
        let files = BTreeMap::from([("en/cards/a.md".to_owned(), locked)]);
        insta::assert_snapshot!(draw(&Library::from_files("articles", files), &["unreadable"]));
    }
}
