//! How well search did.

use std::collections::BTreeMap;

/// What one question wants and what search gave. Documents are places in the help centre's slugs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Ranking {
    /// The document that answers the question.
    pub(super) wanted: usize,
    /// What was found, best first, no more than [`super::LIMIT`].
    pub(super) documents: Vec<usize>,
}

/// What is true of all questions together.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Measures {
    /// How many questions there are.
    pub(super) questions: usize,
    /// For how many of them the wanted document came first.
    pub(super) top_1: usize,
    /// For how many it was one of the first three.
    pub(super) top_3: usize,
    /// The mean of 1 / rank of the wanted document; 0 where it was not among those asked for.
    pub(super) mean_reciprocal_rank: f64,
    /// For how many no document was found.
    pub(super) found_nothing: usize,
}

/// Questions that want one document and get another first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Confusion {
    /// The document that answers them.
    pub(super) wanted: usize,
    /// The document that came first; `None` if nothing was found.
    pub(super) first: Option<usize>,
    /// How many there are.
    pub(super) count: usize,
    /// How many questions want that document in all.
    pub(super) questions: usize,
}

/// How often a document comes first for the questions that want it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// The document.
    pub(super) document: usize,
    /// How many questions want it.
    pub(super) questions: usize,
    /// For how many of them it came first.
    pub(super) top_1: usize,
}

impl Ranking {
    /// At which place the wanted document stands, the first being 1.
    fn rank(&self) -> Option<usize> {
        self.documents.iter().position(|document| *document == self.wanted).map(|place| place + 1)
    }
}

impl Measures {
    /// Of these rankings.
    pub(super) fn of(rankings: &[Ranking]) -> Self {
        let ranks: Vec<_> = rankings.iter().filter_map(Ranking::rank).collect();
        let within = |cut| ranks.iter().filter(|rank| **rank <= cut).count();
        let sum: f64 = ranks.iter().map(|rank| 1.0 / *rank as f64).sum();
        Self {
            questions: rankings.len(),
            top_1: within(1),
            top_3: within(3),
            mean_reciprocal_rank: sum / rankings.len().max(1) as f64,
            found_nothing: rankings.iter().filter(|ranking| ranking.documents.is_empty()).count(),
        }
    }
}

/// What search mistakes for what, the most common first.
pub(super) fn confusions(rankings: &[Ranking]) -> Vec<Confusion> {
    let mut counts: BTreeMap<(usize, Option<usize>), usize> = BTreeMap::new();
    let mut questions: BTreeMap<usize, usize> = BTreeMap::new();
    for ranking in rankings {
        *questions.entry(ranking.wanted).or_default() += 1;
        if ranking.rank() != Some(1) {
            *counts.entry((ranking.wanted, ranking.documents.first().copied())).or_default() += 1;
        }
    }
    let confusion =
        |((wanted, first), count)| Confusion { wanted, first, count, questions: questions[&wanted] };
    let mut confusions: Vec<_> = counts.into_iter().map(confusion).collect();
    // The sort is stable: of equals the earlier document stays first.
    confusions.sort_by_key(|confusion| std::cmp::Reverse(confusion.count));
    confusions
}

/// How often each wanted document comes first, the rarest first.
pub(super) fn by_document(rankings: &[Ranking]) -> Vec<Found> {
    let mut found: BTreeMap<usize, Found> = BTreeMap::new();
    for ranking in rankings {
        let document = ranking.wanted;
        let found = found.entry(document).or_insert(Found { document, questions: 0, top_1: 0 });
        found.questions += 1;
        found.top_1 += usize::from(ranking.rank() == Some(1));
    }
    let mut found: Vec<_> = found.into_values().collect();
    // top_1 / questions, multiplied out; of equals the earlier document stays first.
    found.sort_by(|a, b| (a.top_1 * b.questions).cmp(&(b.top_1 * a.questions)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ranking(wanted: usize, documents: &[usize]) -> Ranking {
        Ranking { wanted, documents: documents.to_vec() }
    }

    #[test]
    fn a_rank_counts_where_it_stands() {
        let rankings = [
            ranking(7, &[7, 1, 2]),
            ranking(7, &[1, 7, 2]),
            ranking(7, &[1, 2, 7]),
            ranking(7, &[1, 2, 3, 7]),
            ranking(7, &[1, 2, 3, 4]),
            ranking(7, &[]),
        ];
        let measures = Measures::of(&rankings);
        assert_eq!((measures.questions, measures.top_1, measures.top_3), (6, 1, 3));
        assert_eq!(measures.found_nothing, 1);
        let expected = (1.0 + 1.0 / 2.0 + 1.0 / 3.0 + 1.0 / 4.0) / 6.0;
        assert!((measures.mean_reciprocal_rank - expected).abs() < 1e-12, "{measures:?}");
    }

    #[test]
    fn no_questions_give_zero_and_not_a_fraction_of_nothing() {
        assert_eq!(Measures::of(&[]).mean_reciprocal_rank, 0.0);
    }

    #[test]
    fn confusions_are_counted_by_what_came_first() {
        let rankings = [
            ranking(0, &[0, 2]),
            ranking(0, &[]),
            ranking(0, &[1, 0]),
            ranking(1, &[2]),
            ranking(1, &[2, 1]),
            ranking(1, &[1]),
        ];
        let pairs: Vec<_> =
            confusions(&rankings).iter().map(|c| (c.wanted, c.first, c.count, c.questions)).collect();
        assert_eq!(pairs, [(1, Some(2), 2, 3), (0, None, 1, 3), (0, Some(1), 1, 3)]);
    }

    #[test]
    fn documents_that_rarely_come_first_lead() {
        let rankings =
            [ranking(0, &[0]), ranking(0, &[1]), ranking(1, &[1]), ranking(2, &[]), ranking(0, &[0])];
        let order: Vec<_> =
            by_document(&rankings).iter().map(|f| (f.document, f.top_1, f.questions)).collect();
        assert_eq!(order, [(2, 0, 1), (0, 2, 3), (1, 1, 1)]);
    }
}
