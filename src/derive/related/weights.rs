//! What the features of an exchange weigh, by what had been said up to its day.

use rayon::prelude::*;

use super::features::Read;
use super::lists::Days;
use super::vector::Vector;

/// Before any exchange is counted, so many are taken to have been, and so many of them to have had each feature: in
/// a young archive nobody knows what is rare.
const BEFORE: f64 = 25.0;
const HAD_BEFORE: f64 = 5.0;

/// How many features of an exchange are kept: few exchanges have more, and those that are left out weigh least.
const MOST: usize = 256;

/// Weighs the features of each exchange by TF-IDF.
pub(super) fn weigh(read: &Read, days: &Days) -> Vec<Vector> {
    let mut had = vec![0_u32; read.features.len()];
    let mut vectors = Vec::with_capacity(read.exchanges.len());
    for session in days.sessions() {
        let exchanges = &read.exchanges[session.clone()];
        for &(feature, _) in exchanges.iter().flatten() {
            had[feature as usize] += 1;
        }
        let weighed = exchanges.par_iter().map(|counted| vector(counted, &had, session.end));
        vectors.par_extend(weighed);
    }
    vectors
}

#[allow(clippy::cast_precision_loss, reason = "no archive has so many exchanges")]
fn vector(counted: &[(u32, u32)], had: &[u32], exchanges: usize) -> Vector {
    let weight = |&(feature, quarters): &(u32, u32)| {
        let had = had[feature as usize];
        // Of what more than half have, nothing is rare.
        if had > 2 && 2 * had as usize > exchanges {
            return (feature, 0.0);
        }
        let often = f64::from(quarters) / 4.0;
        let often = if often > 1.0 { 1.0 + often.ln() } else { often };
        (feature, often * ((exchanges as f64 + BEFORE) / (f64::from(had) + HAD_BEFORE)).ln())
    };
    Vector::new(counted.iter().map(weight).collect(), MOST)
}
