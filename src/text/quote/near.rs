//! The place in a text that is most like a quote which does not stand there.

/// A stretch of the text compared, and how like the quote it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Window {
    pub(super) start: usize,
    pub(super) end: usize,
    /// In thousandths: 1000 less the edits (characters put in, left out or changed) for each of the
    /// quote's.
    pub(super) likeness: usize,
}

/// The stretch of `text` that takes fewest edits to become `quote`; of equals the one nearest
/// to it in length, then the first. Sellers' algorithm: time is the product of both lengths.
pub(super) fn nearest(quote: &[char], text: &[char]) -> Option<Window> {
    // For each end of a beginning of the quote: the edits, and where in the text it began.
    let mut row: Vec<(usize, usize)> = (0..=quote.len()).map(|edits| (edits, 0)).collect();
    let mut best: Option<((usize, usize), usize, usize)> = None;
    for (at, &c) in text.iter().enumerate() {
        let mut before = std::mem::replace(&mut row[0], (0, at + 1));
        for (place, &wanted) in quote.iter().enumerate() {
            let changed = (before.0 + usize::from(wanted != c), before.1);
            let left_out = (row[place].0 + 1, row[place].1);
            let put_in = (row[place + 1].0 + 1, row[place + 1].1);
            before = row[place + 1];
            row[place + 1] = [changed, put_in, left_out]
                .into_iter()
                .min_by_key(|(edits, _)| *edits)
                .unwrap_or(changed);
        }
        let (edits, start) = row[quote.len()];
        let cost = (edits, (at + 1 - start).abs_diff(quote.len()));
        if best.is_none_or(|(least, ..)| cost < least) {
            best = Some((cost, start, at + 1));
        }
    }
    let ((edits, _), start, end) = best?;
    let likeness = 1000_usize.saturating_sub(1000 * edits / quote.len().max(1));
    (start < end).then_some(Window { start, end, likeness })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(quote: &str, text: &str) -> (String, usize) {
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let text = chars(text);
        let window = nearest(&chars(quote), &text).unwrap();
        (text[window.start..window.end].iter().collect(), window.likeness)
    }

    #[test]
    fn the_likest_stretch_is_found() {
        assert_eq!(found("哪吒闹海", "我看了哪闹闹海，很好"), ("哪闹闹海".to_owned(), 750));
        assert_eq!(found("上海精神", "弘扬上海的精神"), ("上海的精神".to_owned(), 750));
        assert_eq!(found("上海精神", "上海精神"), ("上海精神".to_owned(), 1000));
        assert_eq!(found("亲诚惠容", "亲惠容"), ("亲惠容".to_owned(), 750));
    }

    #[test]
    fn nothing_is_like_nothing() {
        assert_eq!(nearest(&['甲'], &[]), None);
        assert!(nearest(&['甲'], &['乙']).is_none_or(|window| window.likeness == 0));
    }
}
