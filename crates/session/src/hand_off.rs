/// The longest summary, in characters: what somebody reads before they pick up.
pub const HAND_OFF_LIMIT: usize = 2000;

/// The letters of a reference: those that sound or look like another one are left out, and vowels, so that no words come
/// about.
const LETTERS: &[u8; 24] = b"BCDFGHJKMNPQRTVWXY346789";

/// How many letters a reference has; 24^8 are a hundred thousand million.
const LENGTH: u32 = 8;

/// A short name for a hand-off or a piece of feedback that a customer can read out, such as `K7PM-3QXW`, from a random
/// number in 0..1.
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

/// The summary that is passed on to a human, as the customer has it before them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HandOff {
    /// What the customer can read out on the telephone.
    pub reference: String,
    /// What will be sent; the customer has seen it, and may have changed it.
    pub text: String,
    /// Whether the customer has changed the text, so that it must not be written anew.
    pub is_edited: bool,
    /// Whether the customer agreed to add what they searched for.
    pub with_query: bool,
    /// Whether it was passed on.
    pub is_sent: bool,
    /// Whether nobody took it when it was last tried.
    pub is_refused: bool,
}

impl HandOff {
    /// Adds the line `query` about what was searched for, or takes it away again.
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
