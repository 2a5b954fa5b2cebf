//! What most characters of any text become, looked up at once.

use std::sync::OnceLock;

use super::cluster;

/// The entry of a character that joins with the one before it.
pub(super) const EXTENDS: u16 = 1;

/// The unit of white space.
pub(super) const SPACE: u16 = 0x20;

/// Of a character that no other joins with: the unit that it becomes. [`EXTENDS`] of one that joins with the
/// one before it; 0 of one that takes more looking up.
pub(super) fn plain(c: char) -> u16 {
    static PLAIN: OnceLock<Box<[u16]>> = OnceLock::new();
    let plain = PLAIN.get_or_init(|| (0..=0xFFFF).map(entry).collect());
    match plain.get(c as usize) {
        Some(entry) => *entry,
        None => u16::from(cluster::extends(c)) * EXTENDS,
    }
}

fn entry(code: u32) -> u16 {
    let Some(c) = char::from_u32(code) else { return 0 };
    if cluster::extends(c) {
        return EXTENDS;
    }
    let folded = cluster::fold(c.encode_utf8(&mut [0; 4]));
    let mut chars = folded.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) => {
            u16::try_from(u32::from(one)).ok().filter(|unit| *unit > EXTENDS).unwrap_or_default()
        }
        _ => 0,
    }
}
