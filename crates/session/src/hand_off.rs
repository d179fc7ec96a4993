/// The longest summary, in characters: what an agent reads before answering.
pub const HAND_OFF_LIMIT: usize = 2000;

/// The characters of a reference: without those that sound or look alike, and without vowels, which could form words.
const LETTERS: &[u8; 24] = b"BCDFGHJKMNPQRTVWXY346789";

/// How many characters a reference has; 24^8 are about 10^11.
const LENGTH: u32 = 8;

/// The reference of a hand-off or a piece of feedback, such as `K7PM-3QXW`, from a random number in 0..1.
pub fn reference(random: f64) -> String {
    let mut rest = (random * (LETTERS.len() as f64).powi(LENGTH as i32)) as u64;
    let mut reference = String::new();
    for at in 0..LENGTH {
        if at == LENGTH / 2 {
            reference.push('-');
        }
        reference.push(char::from(LETTERS[(rest % LETTERS.len() as u64) as usize]));
        rest /= LETTERS.len() as u64;
    }
    reference
}

/// The summary that is passed on to a human, as the customer sees it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandOff {
    /// Its reference.
    pub reference: String,
    /// The text; the customer may have edited it.
    pub text: String,
    /// Whether the customer has edited the text, so that it must not be regenerated.
    pub is_edited: bool,
    /// Whether the customer has agreed to add their query.
    pub with_query: bool,
    /// Whether it was passed on.
    pub is_sent: bool,
    /// Whether the host did not accept it at the last attempt.
    pub is_refused: bool,
}

impl HandOff {
    /// Adds the line `query`, or removes it again.
    pub fn set_query(&mut self, query: &str, with_query: bool) {
        if with_query && !self.with_query {
            self.text.push('\n');
            self.text.push_str(query);
        } else if !with_query {
            let others: Vec<&str> = self.text.split('\n').filter(|line| *line != query).collect();
            self.text = others.join("\n");
        }
        self.with_query = with_query;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_has_two_groups_of_four_letters_that_cannot_be_mistaken() {
        let of = [0.0, 0.123_456_789, 0.999_999_999_999].map(reference);
        for reference in &of {
            assert_eq!((reference.len(), reference.find('-')), (9, Some(4)), "{reference}");
            assert!(!reference.contains(['0', 'O', '1', 'I', 'L', '5', 'S', '2', 'Z', 'A', 'E', 'U']));
        }
        assert!(of[0] != of[1] && of[1] != of[2]);
    }

    #[test]
    fn what_was_searched_for_is_added_once_and_taken_away_again() {
        let text = "My card was declined.\nIn a shop";
        let mut hand_off = HandOff { text: text.into(), ..HandOff::default() };
        hand_off.set_query("Searched for: till", true);
        hand_off.set_query("Searched for: till", true);
        assert_eq!(hand_off.text, "My card was declined.\nIn a shop\nSearched for: till");
        hand_off.text.push_str("\nPlease hurry.");
        hand_off.set_query("Searched for: till", false);
        assert_eq!(hand_off.text, "My card was declined.\nIn a shop\nPlease hurry.");
    }
}
