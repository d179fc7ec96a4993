use model::{SectionId, choice, record};

/// What the panel asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Request {
    /// What answers this, and what it may go on to be? The answer is [`Found`].
    Search {
        /// What was typed.
        typed: String,
        /// How many hits are wanted.
        hits: u32,
        /// How many suggestions are wanted.
        suggestions: u32,
    },
    /// Which words of these texts match? The answer is a list of [`Marks`], one for each text.
    Mark {
        /// What was typed.
        typed: String,
        /// Titles, summaries and the like.
        texts: Vec<String>,
    },
    /// Which part of this article answers best? The answer is an optional [`Excerpt`].
    Excerpt {
        /// What was typed.
        typed: String,
        /// The article's file.
        article: Vec<u8>,
    },
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Hash)]
pub struct Found {
    /// Whether the text holds a card number or an IBAN. Then it was not searched.
    pub is_private: bool,
    /// The hits, best first, by their places in the catalogue.
    pub hits: Vec<u32>,
    /// Where nothing answers: what is nearest, likewise.
    pub near: Vec<u32>,
    /// Questions that what was typed may go on to be.
    pub suggestions: Vec<String>,
}

/// Where words match: from and to, in bytes of the text, one after the other.
pub type Marks = Vec<(u32, u32)>;

/// The part of an article that answers best.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// The section it is from; none for the beginning of the article.
    pub section: Option<SectionId>,
    /// That section's heading; empty for the beginning.
    pub heading: String,
    /// What to show of it.
    pub text: String,
    /// Which words of it match.
    pub marks: Marks,
}

record! {
    Found { is_private, hits, near, suggestions }
    Excerpt { section, heading, text, marks }
}

choice! {
    Request {
        0 = Search { typed, hits, suggestions },
        1 = Mark { typed, texts },
        2 = Excerpt { typed, article },
    }
}
