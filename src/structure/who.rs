//! Whom a label stands for, by the names of the archive's entries.

use crate::model::{Lexicon, Match};
use crate::text::trim;

/// What Chinese labels add to the name of the body for which somebody asks.
const CALLINGS: &[&str] = &["特派记者", "驻京记者", "记者", "特約記者", "記者"];

/// Looks a label up: as it stands, then without the calling at its end (塔斯社记者).
pub(super) fn look_up<'a>(label: &str, lexicon: &'a Lexicon) -> Match<'a> {
    let whole = lexicon.look_up(label);
    if whole != Match::None {
        return whole;
    }
    CALLINGS
        .iter()
        .find_map(|calling| label.strip_suffix(calling))
        .map(trim)
        .filter(|name| !name.is_empty())
        .map_or(Match::None, |name| lexicon.look_up(name))
}
