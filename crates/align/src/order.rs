//! The heaviest part of a sequence that keeps its order.

/// Which of `pairs` (ascending by their second index) are in the heaviest subsequence whose first
/// indices ascend too. Each pair is `(first, weight)`; of equal weights the one found first wins.
/// Costs `n log n`.
pub(crate) fn in_order(pairs: &[(u32, u64)]) -> Vec<bool> {
    let mut keep = vec![false; pairs.len()];
    let Some(size) = pairs.iter().map(|pair| pair.0 as usize + 1).max() else {
        return keep;
    };
    // A Fenwick tree of the best (weight, pair) that ends at or before a first index.
    let mut best: Vec<(u64, u32)> = vec![(0, u32::MAX); size + 1];
    let mut before = vec![u32::MAX; pairs.len()];
    let mut last = (0, u32::MAX);
    for (idx, &(first, weight)) in pairs.iter().enumerate() {
        let mut prefix = (0, u32::MAX);
        let mut at = first as usize;
        while at > 0 {
            if best[at].0 > prefix.0 {
                prefix = best[at];
            }
            at &= at - 1;
        }
        before[idx] = prefix.1;
        let total = (prefix.0 + weight, idx as u32);
        if total.0 > last.0 {
            last = total;
        }
        let mut at = first as usize + 1;
        while at <= size {
            if total.0 > best[at].0 {
                best[at] = total;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut at = last.1;
    while let Some(slot) = keep.get_mut(at as usize) {
        *slot = true;
        at = before[at as usize];
    }
    keep
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_run_keeps_its_place() {
        let pairs = [(2, 9), (0, 1), (1, 1), (3, 1)];
        assert_eq!(in_order(&pairs), [true, false, false, true]);
    }

    #[test]
    fn of_equal_weights_the_first_stays() {
        assert_eq!(in_order(&[(1, 1), (0, 1)]), [true, false]);
        assert_eq!(in_order(&[]), Vec::<bool>::new());
    }
}
