//! "Did you mean …?": the known word nearest to an unknown one.

/// The candidate most like `word`, if one is like enough to be a slip of the fingers: at least 0.6
/// by the normalised Damerau–Levenshtein similarity, or containing it. The first of equals wins.
pub fn nearest<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let lower = word.to_lowercase();
    let mut best: Option<(f64, &str)> = None;
    for candidate in candidates {
        let mut score = strsim::normalized_damerau_levenshtein(&lower, &candidate.to_lowercase());
        if word.chars().count() >= 3 && candidate.contains(word) {
            score = score.max(0.7);
        }
        if score >= 0.6 && best.is_none_or(|(most, _)| score > most) {
            best = Some((score, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_are_found_and_strangers_are_not() {
        let topics = ["ukraine", "us-china", "economy"];
        assert_eq!(nearest("ukrane", topics), Some("ukraine"));
        assert_eq!(nearest("Economy", topics), Some("economy"));
        assert_eq!(nearest("weather", topics), None);
    }
}
