//! The hash that says in which file of an index a key is.

/// FNV-1a in 32 bits over the units, each as two bytes, the low one first.
///
/// Part of the index's format: it never changes.
pub fn key_hash(units: &[u16]) -> u32 {
    units
        .iter()
        .flat_map(|unit| unit.to_le_bytes())
        .fold(2_166_136_261, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(16_777_619))
}
