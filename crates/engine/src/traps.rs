/// How often a request is asked at which the engine fails: the engine is restarted each time.
const TRIES: usize = 2;

/// The requests at which engines have failed, by numbers that callers give them: each is asked twice at most, so that one
/// that always fails has the engine restarted once and not for ever.
#[derive(Debug, Default)]
pub struct Traps(Vec<u64>);

impl Traps {
    /// Whether to ask a request.
    pub fn may_ask(&self, request: u64) -> bool {
        self.0.iter().filter(|failed| **failed == request).count() < TRIES
    }

    /// The engine has failed at a request.
    pub fn note(&mut self, request: u64) {
        self.0.push(request);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_fails_is_asked_once_more_whatever_else_fails_between() {
        let mut traps = Traps::default();
        assert!(traps.may_ask(1));
        traps.note(1);
        assert!(traps.may_ask(1));
        traps.note(2);
        traps.note(1);
        assert!(!traps.may_ask(1));
        assert!(traps.may_ask(2) && traps.may_ask(3), "the others are asked");
    }
}
