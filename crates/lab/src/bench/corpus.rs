//! Documents in any number, made like those of a sample: of the same shapes, with the same words, some often and most
//! seldom, as in texts that people write.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use rand::{RngExt, SeedableRng};
use rand_xorshift::XorShiftRng;

use super::ours::Document;

/// How fast words get rarer, Zipf's exponent: the second word of the vocabulary is in the texts half as often as
/// the first, the tenth a tenth. In natural languages it is near 1.
const EXPONENT: f64 = 1.0;

/// How many words a document keeps coming back to. Without them all documents would be about the same.
const TOPIC_WORDS: usize = 10;

/// How much of a document's text are words of its topic. With this much, as in the sample, a fifth of a document's text
/// is words that are not among the most common ones and are in it more than once.
const TOPIC_SHARE: f64 = 0.15;

/// This many of the most common words ("the", "you", "card") are no topic.
const NO_TOPIC: usize = 100;

/// `count` documents like those of `sample`; the same ones for the same seed.
///
/// Of a sample without words they are empty.
pub(super) fn generate(sample: &[Document], count: usize, seed: u64) -> Vec<Document> {
    let vocabulary = Vocabulary::of(sample);
    if vocabulary.words.is_empty() {
        return vec![Document::default(); count];
    }
    // Not the default generator of `rand`, whose documents may be others after an update.
    let mut random = XorShiftRng::seed_from_u64(seed);
    (0..count)
        .map(|_| {
            let shape = &sample[random.random_range(0..sample.len())];
            Writer::new(&vocabulary, &mut random).document(shape)
        })
        .collect()
}

/// The words of a text in small letters, with the apostrophes in them.
fn words(text: &str) -> impl Iterator<Item = String> {
    let parts = text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'));
    parts.filter(|part| part.contains(char::is_alphanumeric)).map(str::to_lowercase)
}

/// The texts of all fields.
fn texts(document: &Document) -> impl Iterator<Item = &str> {
    let Document { title, asks, keywords, headings, body, .. } = document;
    [title].into_iter().chain(asks).chain(keywords).chain(headings).chain([body]).map(String::as_str)
}

/// The words of a sample, the most frequent one first, and how likely each is drawn.
struct Vocabulary {
    words: Vec<String>,
    /// For each word, the sum of the likelihoods up to it.
    sums: Vec<f64>,
}

impl Vocabulary {
    fn of(sample: &[Document]) -> Self {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in sample.iter().flat_map(texts).flat_map(words) {
            *counts.entry(word).or_default() += 1;
        }
        let mut ranked: Vec<_> = counts.into_iter().collect();
        // Stable: words of the same frequency stay in their alphabetical order.
        ranked.sort_by_key(|(_, count)| Reverse(*count));
        let mut sum = 0.0;
        let sums = (1..=ranked.len()).map(|rank| {
            sum += (rank as f64).powf(-EXPONENT);
            sum
        });
        Self { sums: sums.collect(), words: ranked.into_iter().map(|(word, _)| word).collect() }
    }

    /// A word that is not among the `skipped` most frequent ones, if there are more.
    fn draw(&self, skipped: usize, random: &mut XorShiftRng) -> &str {
        let last = self.words.len() - 1;
        let least = skipped.min(last).checked_sub(1).map_or(0.0, |at| self.sums[at]);
        let point = random.random_range(least..self.sums[last]);
        &self.words[self.sums.partition_point(|sum| *sum <= point).min(last)]
    }
}

/// Writes one document.
struct Writer<'a> {
    vocabulary: &'a Vocabulary,
    topic: Vec<&'a str>,
    random: &'a mut XorShiftRng,
}

impl<'a> Writer<'a> {
    fn new(vocabulary: &'a Vocabulary, random: &'a mut XorShiftRng) -> Self {
        let topic = (0..TOPIC_WORDS).map(|_| vocabulary.draw(NO_TOPIC, random)).collect();
        Self { vocabulary, topic, random }
    }

    fn document(&mut self, shape: &Document) -> Document {
        let mut all = |texts: &[String]| texts.iter().map(|text| self.line(text)).collect();
        let (asks, keywords, headings) = (all(&shape.asks), all(&shape.keywords), all(&shape.headings));
        let lines: Vec<_> = shape.body.lines().map(|line| self.line(line)).collect();
        let (title, body) = (self.line(&shape.title), lines.join("\n"));
        Document { title, asks, keywords, headings, body, is_flow: shape.is_flow }
    }

    /// As many words as `shape` has.
    fn line(&mut self, shape: &str) -> String {
        let line: Vec<_> = words(shape).map(|_| self.word()).collect();
        line.join(" ")
    }

    fn word(&mut self) -> &'a str {
        if self.random.random_bool(TOPIC_SHARE) {
            self.topic[self.random.random_range(0..self.topic.len())]
        } else {
            self.vocabulary.draw(0, self.random)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two documents with 400 words between them, each more frequent than the next.
    fn sample() -> Vec<Document> {
        let word = |rank: usize| vec![format!("w{rank}"); 400 / rank].join(" ");
        let long = Document {
            title: "one's title".to_owned(),
            asks: vec!["a b".to_owned(), "c".to_owned(), "d".to_owned()],
            keywords: vec!["key".to_owned()],
            headings: vec!["heading".to_owned()],
            body: (1..=400).map(word).collect::<Vec<_>>().join("\n"),
            is_flow: false,
        };
        let short = Document { title: "flow".to_owned(), is_flow: true, ..Document::default() };
        vec![long, short]
    }

    /// How many words each text of a document has; the lines of the body one by one.
    fn shape(document: &Document) -> (Vec<usize>, [usize; 4], bool) {
        let Document { asks, keywords, headings, body, is_flow, .. } = document;
        let lengths = texts(document).flat_map(str::lines).map(|text| words(text).count());
        let counts = [asks.len(), keywords.len(), headings.len(), body.lines().count()];
        (lengths.collect(), counts, *is_flow)
    }

    #[test]
    fn the_same_seed_makes_the_same_documents_and_another_one_others() {
        assert_eq!(generate(&sample(), 20, 1), generate(&sample(), 20, 1));
        assert_ne!(generate(&sample(), 20, 1), generate(&sample(), 20, 2));
    }

    #[test]
    fn shapes_are_those_of_the_sample() {
        let shapes: Vec<_> = sample().iter().map(shape).collect();
        let made: Vec<_> = generate(&sample(), 40, 1).iter().map(shape).collect();
        assert!(made.iter().all(|made| shapes.contains(made)));
        assert!(shapes.iter().all(|shape| made.contains(shape)));
    }

    #[test]
    fn words_get_rarer_as_zipf_says() {
        let made = generate(&sample(), 100, 1);
        let mut counts: BTreeMap<String, f64> = BTreeMap::new();
        for word in made.iter().flat_map(texts).flat_map(words) {
            *counts.entry(word).or_default() += 1.0;
        }
        // Below the first hundred, which are no topics: what topics add to a word is chance.
        for rank in [2, 3, 5, 10, 30] {
            let ratio = counts["w1"] / counts[&format!("w{rank}")];
            let expected = rank as f64;
            assert!((ratio / expected - 1.0).abs() < 0.15, "rank {rank}: {ratio}");
        }
    }

    #[test]
    fn documents_differ_in_what_they_are_about() {
        let made = generate(&sample(), 40, 1);
        let favourites: std::collections::BTreeSet<_> = made.iter().filter_map(favourite).collect();
        assert!(favourites.len() > 10, "{favourites:?}");
    }

    /// The most frequent word of the body that is none of the sample's thirty most frequent ones.
    fn favourite(document: &Document) -> Option<String> {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in words(&document.body).filter(|word| word.len() > "w99".len()) {
            *counts.entry(word).or_default() += 1;
        }
        counts.into_iter().max_by_key(|(_, count)| *count).map(|(word, _)| word)
    }

    #[test]
    fn a_sample_without_words_makes_empty_documents() {
        assert_eq!(generate(&[], 2, 1), vec![Document::default(); 2]);
    }
}
