//! What the features of an exchange weigh, by what had been said up to its day.

use rayon::prelude::*;

use super::days::Days;
use super::features::Read;
use super::vector::Vector;

/// As many exchanges are taken to have a feature, and not to have it, before any is counted: what one alone has
/// is no rarer than what two have.
const BEFORE: f64 = 8.0;

/// Of so many exchanges each archive's first are judged together: of fewer nobody can tell what is rare.
const YOUNG: usize = 200;

/// How many features of an exchange are kept: few exchanges have more, and those that are left out weigh least.
const MOST: usize = 256;

/// Weighs the features of each exchange by TF-IDF.
pub(super) fn weigh(read: &Read, days: &Days) -> Vec<Vector> {
    let mut had = vec![0_u32; read.features.len()];
    let mut counted = 0;
    let mut ahead = days.sessions().peekable();
    let mut vectors = Vec::with_capacity(read.exchanges.len());
    for session in days.sessions() {
        while let Some(next) = ahead.next_if(|next| next.start < session.end.max(YOUNG)) {
            counted = next.end;
            for &(feature, _) in read.exchanges[next].iter().flatten() {
                if let Some(had) = had.get_mut(feature as usize) {
                    *had += 1;
                }
            }
        }
        let weighed = read.exchanges[session].par_iter().map(|it| vector(it, &had, counted));
        vectors.par_extend(weighed);
    }
    vectors
}

#[allow(clippy::cast_precision_loss, reason = "no archive has so many exchanges")]
fn vector(features: &[(u32, u32)], had: &[u32], exchanges: usize) -> Vector {
    let (mut weighed, mut alone) = (Vec::with_capacity(features.len()), 0.0);
    for &(feature, quarters) in features {
        let had_by = had.get(feature as usize).copied();
        let others = had_by.unwrap_or(1);
        // Of what more than half have, nothing is rare.
        if others > 2 && 2 * others as usize > exchanges {
            continue;
        }
        let often = f64::from(quarters) / 4.0;
        let often = if often > 1.0 { 1.0 + often.ln() } else { often };
        let weight = often * ((exchanges as f64 + BEFORE) / (f64::from(others) + BEFORE)).ln();
        match had_by {
            Some(_) => weighed.push((feature, weight)),
            None => alone += weight * weight,
        }
    }
    Vector::new(weighed, alone, MOST)
}
