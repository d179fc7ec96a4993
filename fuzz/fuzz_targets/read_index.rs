//! Any bytes are an index or refused, and an index that was read answers any query.
#![no_main]

use libfuzzer_sys::fuzz_target;
use search::{Index, Query, Section, Suggestions};

fuzz_target!(|bytes: &[u8]| {
    let _ = Suggestions::read(bytes);
    let Ok(index) = Index::read(bytes.to_vec()) else { return };
    // A damaged index with millions of documents and no words is one; looking through them tells nothing.
    if index.documents() > 100_000 {
        return;
    }
    for text in ["card", "my crad was declined twice", "=0", "top-up £1,000", "ß"] {
        let query = Query::new(&index, text);
        query.hits(10);
        query.marks(text);
        query.excerpt(&[Section { heading: text.into(), lines: vec![text.into()] }]);
    }
});
