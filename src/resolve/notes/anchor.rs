//! Where a target is: once, or not told.

use super::ground::Ground;
use crate::model::{Anchor, Quote, Selector, Unit};
use crate::text::{Found, Needle};

/// How many places like words that are not found are told.
const NEAR: usize = 3;

/// Why a target has no place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Missed {
    /// There is no such unit.
    NoUnit(Unit),
    /// The words stand nowhere; like words stand here.
    Nowhere(Vec<Found>),
    /// The words stand here, but not where the braces say.
    Elsewhere(Vec<Found>),
    /// The words stand in all these places.
    Several(Vec<Found>),
}

/// Looks for a target.
pub(super) fn anchor(ground: &Ground<'_>, selector: &Selector) -> Result<Anchor, Missed> {
    match selector {
        Selector::Unit(unit) if ground.has(*unit) => Ok(Anchor::Unit(*unit)),
        Selector::Unit(unit) => Err(Missed::NoUnit(*unit)),
        Selector::Quote(quote) => {
            let found = place(ground, quote)?;
            ground.anchor(&found).ok_or_else(|| Missed::Nowhere(Vec::new()))
        }
    }
}

fn place(ground: &Ground<'_>, quote: &Quote) -> Result<Found, Missed> {
    if let Some(unit) = quote.within.filter(|unit| !ground.has(*unit)) {
        return Err(Missed::NoUnit(unit));
    }
    let words = Needle::new(&quote.exact);
    let places = ground.text.places(&words);
    if places.is_empty() {
        return Err(Missed::Nowhere(ground.text.near(&words, NEAR)));
    }
    let before = quote.before.as_deref().map(Needle::new);
    let after = quote.after.as_deref().map(Needle::new);
    let meant = |found: &&Found| {
        quote.within.is_none_or(|unit| ground.is_in(found, unit))
            && before.as_ref().is_none_or(|words| ground.is_before(found, words))
            && after.as_ref().is_none_or(|words| ground.is_after(found, words))
    };
    let mut fitting: Vec<Found> = places.iter().filter(meant).cloned().collect();
    match fitting.pop() {
        None => Err(Missed::Elsewhere(places)),
        Some(found) if fitting.is_empty() => Ok(found),
        Some(last) => {
            fitting.push(last);
            Err(Missed::Several(fitting))
        }
    }
}
