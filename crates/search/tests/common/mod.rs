//! Small help centres, and what is found in them.

#![allow(dead_code, reason = "each file of tests uses a part of this")]

use search::{Document, Index, Language, Query, Synonyms, build, query};

/// A document with these texts.
pub(crate) fn document(title: &str, asks: &[&str], body: &str) -> Document {
    let asks = asks.iter().map(|ask| (*ask).into()).collect();
    Document { title: title.into(), asks, body: body.into(), ..Document::default() }
}

/// A help centre, and what its documents are called.
pub(crate) struct HelpCentre {
    titles: Vec<String>,
    /// Where to search.
    pub(crate) index: Index,
}

impl HelpCentre {
    /// In English, without synonyms.
    pub(crate) fn new(documents: &[Document]) -> Self {
        Self::with(Language::English, documents, &Synonyms::default())
    }

    /// In English, of documents that have a title only.
    pub(crate) fn titled(titles: &[&str]) -> Self {
        Self::new(&titles.iter().map(|title| document(title, &[], "")).collect::<Vec<_>>())
    }

    /// In any language, read back from its bytes.
    pub(crate) fn with(language: Language, documents: &[Document], synonyms: &Synonyms) -> Self {
        let index = Index::read(build(language, documents, synonyms)).unwrap();
        Self { titles: documents.iter().map(|document| document.title.clone()).collect(), index }
    }

    /// What is typed, as this help centre understands it.
    pub(crate) fn query(&self, typed: &str) -> Query<'_> {
        Query::new(&self.index, typed)
    }

    /// The titles that answer what is typed, best first.
    pub(crate) fn found(&self, typed: &str) -> Vec<&str> {
        let hits = query(&self.index, typed, usize::from(u8::MAX));
        hits.iter().map(|hit| self.titles[hit.document as usize].as_str()).collect()
    }
}

/// Four articles of a bank.
pub(crate) fn bank() -> HelpCentre {
    HelpCentre::new(&bank_documents())
}

/// The articles of [`bank`].
pub(crate) fn bank_documents() -> [Document; 4] {
    [
        document(
            "Activate your card",
            &["how do I switch on my new card"],
            "Open the app and choose Activate.",
        ),
        document(
            "Lost or stolen card",
            &["someone took my wallet", "I cannot find my card"],
            "Freeze the card, then call us.",
        ),
        document(
            "Change your PIN",
            &["can I pick another PIN"],
            "Put your card into a cash machine and choose PIN services.",
        ),
        document(
            "Cash machine fees",
            &["what does taking out money cost"],
            "Withdrawals at home are free. Abroad they cost £1.50.",
        ),
    ]
}

/// Words that mean the same.
pub(crate) fn synonyms(groups: &[&[&str]], one_way: &[(&str, &str)]) -> Synonyms {
    Synonyms {
        groups: groups.iter().map(|group| group.iter().map(|text| (*text).into()).collect()).collect(),
        one_way: one_way.iter().map(|(from, to)| ((*from).into(), (*to).into())).collect(),
    }
}
