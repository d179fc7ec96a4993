//! What a posting and a term weigh.

/// The heaviest weight of a posting.
pub(crate) const HEAVIEST: u8 = 15;

/// The weight of a posting, of 0 to 1, in four bits. The steps are finer for small weights, which are most.
pub(crate) fn quantised(weight: f32) -> u8 {
    let step = (weight.sqrt() * f32::from(HEAVIEST)).ceil();
    (step as u8).clamp(1, HEAVIEST)
}

/// The weights that four bits stand for.
pub(crate) const WEIGHTS: [f32; HEAVIEST as usize + 1] = {
    let mut weights = [0.0; HEAVIEST as usize + 1];
    let mut step = 0;
    while step <= HEAVIEST as usize {
        let root = step as f32 / HEAVIEST as f32;
        weights[step] = root * root;
        step += 1;
    }
    weights
};

/// How much rarer words outweigh common ones, as an exponent of BM25's idf. 0: all words count the same, which costs
/// four of a hundred first places; 1: BM25, one. Customers' sentences hold rare words that are beside the point
/// ("yesterday", "Spain"), so rarity counts for less here than in keyword search.
const RARITY: f32 = 0.5;

/// How much a term tells documents apart: BM25's idf, in the form that is never negative, softened.
pub(crate) fn rarity(documents: usize, with_term: usize) -> f32 {
    let (all, with) = (documents as f32, with_term as f32);
    (1.0 + (all - with + 0.5).max(0.5) / (with + 0.5)).ln().powf(RARITY)
}
