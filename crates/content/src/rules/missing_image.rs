//! A picture that cannot be shown: it is not there, is no picture, or is where none can be.

use crate::nearest::did_you_mean;
use crate::read::library::{Library, Text};
use crate::read::markdown::PictureUse;
use crate::read::pictures::{self, NotAPicture, Pictures};
use crate::report::Report;

pub(super) fn check(library: &Library, report: &mut Report) {
    for (locale, text) in library.texts() {
        for used in &text.markdown.pictures {
            if let Some((message, help)) = wrong(used, locale.pictures(text.topic)) {
                report.error(&text.source, &used.span, message, help);
            }
        }
    }
    report_damaged(library, report);
}

fn wrong(used: &PictureUse, pictures: &Pictures) -> Option<(String, String)> {
    let file = &used.file;
    match pictures::find(pictures, file) {
        Some(_) if used.in_link => {
            let help =
                "write the picture alone, and below it a link with words, such as [Fees](article:fees)";
            Some(("a picture cannot be a link".to_owned(), help.to_owned()))
        }
        Some(_) if !used.in_paragraph => {
            let help = "put it into a paragraph of its own, or into an item of a list";
            Some(("a picture cannot stand here".to_owned(), help.to_owned()))
        }
        Some(_) => None,
        None if !pictures::is_name(file) => {
            let help = "pictures are avif, gif, jpeg, png or webp files beside the text";
            Some((format!("`{file}` is not the name of a picture"), help.to_owned()))
        }
        None if file.contains(['/', '\\', ':']) => {
            let help = "put the file into the folder of the text and write only its name";
            Some((format!("`{file}` does not lie beside the text"), help.to_owned()))
        }
        None => {
            let names = pictures.keys().map(String::as_str);
            let help = did_you_mean(file, names, "put the file into the folder of the text");
            Some((format!("there is no picture `{file}`"), help))
        }
    }
}

/// Reports files that are named like pictures and are none, once each, at the first text of their folder that uses them.
/// Of one that could not be read that is reported.
fn report_damaged(library: &Library, report: &mut Report) {
    for locale in &library.locales {
        for folder in (0..locale.topics.len()).map(Some).chain([None]) {
            for (name, _) in locale
                .pictures(folder)
                .iter()
                .filter(|(_, picture)| matches!(picture, Err(NotAPicture::Other)))
            {
                let uses =
                    |text: &Text| text.markdown.pictures.iter().find(|used| used.file == *name).cloned();
                let found = locale
                    .texts
                    .iter()
                    .filter(|text| text.topic == folder)
                    .find_map(|text| Some((text, uses(text)?)));
                if let Some((text, used)) = found {
                    let help = "save it again as avif, gif, jpeg, png or webp";
                    report.error(&text.source, &used.span, format!("`{name}` is not a picture"), help);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::read::files::MAX_FILE_BYTES;
    use crate::rules::testing::{PNG, article, check_with, draw};
    use crate::{FileBytes, Library};

    #[test]
    fn pictures_that_cannot_be_shown_are_reported() {
        let text = article(
            "![a](freez.png)\n\n![b](other.png)\n\n![c](../freeze.png)\n\n![d](https://example.com/x.png)\n\n\
             ![e](chart.svg)\n\n![f](broken.png)\n\n## ![g](freeze.png)\n\nFine ![h](freeze.png) here.",
        );
        insta::assert_snapshot!(check_with(&[
            ("en/cards/a.md", text.as_bytes()),
            ("en/cards/freeze.png", PNG),
            ("en/cards/broken.png", b"this is no picture"),
        ]));
    }

    #[test]
    fn a_picture_that_could_not_be_read_is_reported_once() {
        let text = article("![a](a.png)\n\n![b](b.png)");
        let files = |a: FileBytes, b: FileBytes| {
            let text = FileBytes::Read(text.clone().into_bytes());
            let all = [("en/cards/a.md", text), ("en/cards/a.png", a), ("en/cards/b.png", b)];
            let mut files: crate::Files = crate::rules::testing::files(&[]);
            files.extend(all.map(|(path, file)| (path.to_owned(), file)));
            Library::from_files("articles", files)
        };
        let large = FileBytes::TooLarge(MAX_FILE_BYTES + 200_000);
        insta::assert_snapshot!(draw(&files(large, FileBytes::Unreadable("permission denied".into())), &[]));
        let none = draw(&files(FileBytes::Read(Vec::new()), FileBytes::Read(PNG.to_vec())), &[]);
        assert_eq!(none.matches("error[").count(), 1, "{none}");
        assert!(none.contains("`a.png` is not a picture"), "{none}");
    }
}
