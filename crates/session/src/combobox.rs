/// The list of suggestions under the search field, after the pattern "editable combobox with list autocomplete" of the
/// ARIA Authoring Practices Guide: <https://www.w3.org/WAI/ARIA/apg/patterns/combobox/>.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Combobox {
    is_open: bool,
    active: Option<usize>,
}

/// A key that a [`Combobox`] handles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComboboxKey {
    /// Arrow down.
    Down,
    /// Arrow up.
    Up,
    /// Enter.
    Enter,
    /// Escape.
    Escape,
}

/// The effect of a key, besides moving in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ComboboxEffect {
    /// None: the browser's default action in a text field follows.
    None,
    /// None but in the list: the default action is prevented.
    Used,
    /// The suggestion at this index becomes the query.
    Take(usize),
    /// The query is cleared.
    Clear,
    /// The customer has finished typing: the hits are focused.
    ShowHits,
}

impl Combobox {
    /// Whether the list is open; it is shown if there are suggestions.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// The index of the active suggestion, which Enter takes.
    pub fn active(&self) -> Option<usize> {
        self.active
    }

    /// The customer types: the list opens, without an active suggestion.
    pub fn typed(&mut self) {
        *self = Self { is_open: true, active: None };
    }

    /// Closes the list: a suggestion was taken, or the field lost the focus.
    pub fn close(&mut self) {
        *self = Self::default();
    }

    /// Handles a key, while there are `count` suggestions, and the query is empty or not.
    pub fn press(&mut self, key: ComboboxKey, count: usize, is_empty: bool) -> ComboboxEffect {
        let is_shown = self.is_open && count > 0;
        match key {
            ComboboxKey::Down | ComboboxKey::Up if count > 0 => {
                self.is_open = true;
                self.active = step(self.active, key, count);
                ComboboxEffect::Used
            }
            ComboboxKey::Enter => {
                let taken = self.active.filter(|at| is_shown && *at < count);
                self.close();
                match taken {
                    Some(at) => ComboboxEffect::Take(at),
                    None if is_empty => ComboboxEffect::None,
                    None => ComboboxEffect::ShowHits,
                }
            }
            ComboboxKey::Escape if is_shown => {
                self.close();
                ComboboxEffect::Used
            }
            ComboboxKey::Escape if !is_empty => ComboboxEffect::Clear,
            ComboboxKey::Down | ComboboxKey::Up | ComboboxKey::Escape => ComboboxEffect::None,
        }
    }
}

/// The next index: from the last suggestion to the field (none), and from there to the first.
fn step(active: Option<usize>, key: ComboboxKey, count: usize) -> Option<usize> {
    match (key, active) {
        (ComboboxKey::Down, None) => Some(0),
        (ComboboxKey::Down, Some(at)) => Some(at + 1).filter(|next| *next < count),
        (_, None) => Some(count - 1),
        (_, Some(at)) => at.checked_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed() -> Combobox {
        let mut combobox = Combobox::default();
        combobox.typed();
        combobox
    }

    #[test]
    fn arrows_go_through_the_suggestions_and_back_to_the_field() {
        let mut combobox = typed();
        let mut press = |key| {
            assert_eq!(combobox.press(key, 2, false), ComboboxEffect::Used);
            combobox.active()
        };
        let down = [ComboboxKey::Down; 4].map(&mut press);
        assert_eq!(down, [Some(0), Some(1), None, Some(0)]);
        let up = [ComboboxKey::Up; 3].map(&mut press);
        assert_eq!(up, [None, Some(1), Some(0)]);
    }

    #[test]
    fn enter_takes_the_chosen_suggestion_and_closes_the_list() {
        let mut combobox = typed();
        combobox.press(ComboboxKey::Down, 2, false);
        assert_eq!(combobox.press(ComboboxKey::Enter, 2, false), ComboboxEffect::Take(0));
        assert!(!combobox.is_open());
    }

    #[test]
    fn enter_without_a_choice_closes_the_list_and_leads_to_the_hits() {
        let mut combobox = typed();
        assert_eq!(combobox.press(ComboboxKey::Enter, 2, false), ComboboxEffect::ShowHits);
        assert!(!combobox.is_open());
        assert_eq!(combobox.press(ComboboxKey::Enter, 0, false), ComboboxEffect::ShowHits);
        assert_eq!(combobox.press(ComboboxKey::Enter, 0, true), ComboboxEffect::None, "nothing is typed");
    }

    #[test]
    fn escape_closes_the_list_first_then_clears_then_is_left_to_the_panel() {
        let mut combobox = typed();
        assert_eq!(combobox.press(ComboboxKey::Escape, 2, false), ComboboxEffect::Used);
        assert_eq!(combobox.press(ComboboxKey::Escape, 2, false), ComboboxEffect::Clear);
        assert_eq!(combobox.press(ComboboxKey::Escape, 0, true), ComboboxEffect::None);
    }

    #[test]
    fn a_list_that_was_closed_opens_again_by_an_arrow_and_by_typing() {
        let mut combobox = typed();
        combobox.close();
        combobox.press(ComboboxKey::Down, 2, false);
        assert!(combobox.is_open());
        combobox.close();
        combobox.typed();
        assert!(combobox.is_open() && combobox.active().is_none());
    }

    #[test]
    fn a_suggestion_that_is_gone_is_not_taken() {
        let mut combobox = typed();
        combobox.press(ComboboxKey::Up, 3, false);
        assert_eq!(combobox.press(ComboboxKey::Enter, 1, false), ComboboxEffect::ShowHits);
    }

    #[test]
    fn without_suggestions_arrows_move_the_caret() {
        assert_eq!(typed().press(ComboboxKey::Down, 0, false), ComboboxEffect::None);
    }
}
