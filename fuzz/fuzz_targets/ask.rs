//! Any text can be asked for, and any bytes can be a request.
#![no_main]

use std::sync::LazyLock;

use engine::{Engine, Request};
use libfuzzer_sys::fuzz_target;
use model::bundle::{Kind, seal};
use model::wire::Wire;
use search::{Document, Language, Suggestions, Synonyms, build};

static ENGINE: LazyLock<Engine> = LazyLock::new(|| {
    let document = |title: &str, ask: &str| Document {
        title: title.into(),
        asks: vec![ask.into()],
        body: "Open the app, choose Cards, then Freeze. It costs £1,000.00 a top-up.".into(),
        ..Document::default()
    };
    let documents = [document("Lost card", "my card was stolen"), document("Top-up failed", "why did my topup fail")];
    let synonyms = Synonyms { groups: vec![vec!["cash machine".into(), "ATM".into()]], one_way: Vec::new() };
    let index = build(Language::English, &documents, &synonyms);
    let mut engine = Engine::new(&seal(Kind::Index, &index)).unwrap();
    let suggestions = Suggestions::new(documents.into_iter().map(|document| document.asks).collect());
    engine.take_suggestions(&seal(Kind::Suggestions, &suggestions.to_bytes())).unwrap();
    engine
});

fuzz_target!(|bytes: &[u8]| {
    ENGINE.answer(bytes);
    let typed = String::from_utf8_lossy(bytes).into_owned();
    let texts = vec![typed.clone(), "Your card was stolen".to_owned()];
    for request in [
        Request::Search { typed: typed.clone(), hits: 10, suggestions: 3 },
        Request::Mark { typed: typed.clone(), texts },
        Request::Excerpt { typed, article: bytes.to_vec() },
    ] {
        let mut message = Vec::new();
        request.put(&mut message);
        assert!(!ENGINE.answer(&message).is_empty());
    }
});
