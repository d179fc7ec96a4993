//! A customer who types the title of an article or flow of the sample help centre gets it first.

use std::path::Path;

use content::Library;
use model::bundle::{self, Kind};
use search::Index;

/// Ways to write a title that mean the same.
fn ways(title: &str) -> Vec<String> {
    let plain = title.replace(['?', '-', '–', ':', '“', '”', '(', ')'], " ");
    vec![
        title.to_owned(),
        title.to_uppercase(),
        title.to_lowercase(),
        format!("“{title}”"),
        format!(" {title} ?"),
        format!("{title}!!"),
        title.replace(' ', "  "),
        title.replace(' ', "\u{A0}"),
        title.replace('’', "'"),
        title.replace('’', "´"),
        title.replace("fi", "ﬁ").replace("fl", "ﬂ"),
        plain,
    ]
}

#[test]
fn every_title_finds_its_entry_first_however_it_is_typed() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let bundles = content::compile(&Library::read(&here.join("../../articles"))).unwrap();
    for (locale, bundle) in &bundles.0 {
        let catalogue = bundle.read_catalogue().unwrap();
        let index = bundle::open(Kind::Index, &bundle.files[&catalogue.index.name("index")]).unwrap();
        let index = Index::read(index.to_vec()).unwrap();
        for entry in &catalogue.entries {
            for typed in ways(&entry.title) {
                let hits = search::query(&index, &typed, 3);
                let first = hits.first().map(|hit| &catalogue.entries[hit.document as usize].title);
                assert_eq!(first, Some(&entry.title), "{locale}: {typed}");
            }
        }
    }
}
