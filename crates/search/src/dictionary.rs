use crate::words::LONGEST_WORD;

/// The words of an index, sorted.
#[derive(Debug, Default)]
pub(crate) struct Dictionary {
    text: String,
    /// Where each word ends in `text`.
    ends: Vec<u32>,
    /// Which letters each word has; see [`letters`].
    pub(crate) letters: Vec<u32>,
}

impl Dictionary {
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(crate) fn get(&self, at: usize) -> &str {
        let start = if at == 0 { 0 } else { self.ends[at - 1] as usize };
        &self.text[start..self.ends[at] as usize]
    }

    pub(crate) fn find(&self, word: &str) -> Option<usize> {
        let at = self.first_from(word);
        (at < self.len() && self.get(at) == word).then_some(at)
    }

    /// The places of the words that begin with `start`.
    pub(crate) fn starting_with(&self, start: &str) -> std::ops::Range<usize> {
        let first = self.first_from(start);
        let count = (first..self.len()).take_while(|at| self.get(*at).starts_with(start)).count();
        first..first + count
    }

    /// The place of the first word that is not before `word`.
    fn first_from(&self, word: &str) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle) < word { low = middle + 1 } else { high = middle }
        }
        low
    }

    /// Adds a word, which must come after the last one.
    pub(crate) fn push(&mut self, shared: usize, rest: &str) -> Option<()> {
        let last = if self.ends.is_empty() { "" } else { self.get(self.len() - 1) };
        let word = [last.get(..shared)?, rest].concat();
        if *word <= *last || word.len() > LONGEST_WORD {
            return None;
        }
        self.letters.push(letters(&word));
        self.text.push_str(&word);
        self.ends.push(u32::try_from(self.text.len()).ok()?);
        Some(())
    }
}

/// A bit for each letter of `word`; letters beyond a to z share the rest.
pub(crate) fn letters(word: &str) -> u32 {
    let bit = |c: char| match c {
        'a'..='z' => u32::from(c) - u32::from('a'),
        _ => 26 + u32::from(c) % 6,
    };
    word.chars().fold(0, |set, c| set | 1 << bit(c))
}
