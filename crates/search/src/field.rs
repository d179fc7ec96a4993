/// A part of a document that is weighed on its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the fields of a document, see there")]
pub enum Field {
    Title,
    Asks,
    Keywords,
    Headings,
    Body,
}

/// How many fields there are.
pub(crate) const FIELD_COUNT: usize = 5;

impl Field {
    /// All fields, in the order in which arrays over fields are laid out.
    pub const ALL: [Self; FIELD_COUNT] =
        [Self::Title, Self::Asks, Self::Keywords, Self::Headings, Self::Body];

    /// How much one occurrence in this field counts, against one in [`Field::Asks`]. 0 ignores the field; the larger
    /// one weight is against the others, the more a word there outweighs the same word elsewhere.
    pub(crate) fn weight(self) -> f32 {
        match self {
            // What the text is about, in a few chosen words. Between 1 and 3 it hardly matters.
            Self::Title => 2.0,
            // Customers' own words, so the nearest thing to a query: without them 54 of a hundred are first, not 83.
            Self::Asks => 1.0,
            // As good as an ask of one word.
            Self::Keywords => 1.0,
            // Mentions what the text says besides. At 1, neighbours that explain the difference to each other win, and
            // one of a hundred first places is lost.
            Self::Headings => 0.125,
            // Mentions much that the text is not about: 0.5 costs three of a hundred. Needed so that each word of it
            // can be found at all.
            Self::Body => 0.075,
        }
    }

    /// How much the length of this field counts against it, BM25's `b`. 0: a word counts the same in a long field;
    /// 1: a field twice as long as the average counts half.
    pub(crate) fn length_penalty(self) -> f32 {
        match self {
            // With more asks each must count for less: a document must not win by talking more. On the sample, whose
            // texts have about as many each, it makes no difference.
            Self::Asks => 0.5,
            Self::Keywords => 0.9,
            Self::Title => 0.65,
            Self::Headings => 0.5,
            Self::Body => 0.6,
        }
    }
}
