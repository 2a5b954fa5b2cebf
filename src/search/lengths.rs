//! How long each part of each document is: what a reader needs to tell where in the archive a place is.

use super::documents::Part;
use super::laid::Extent;
use super::script::{File, Hashed, script};

/// How many documents one file tells of.
const DOCUMENTS: usize = 16_384;

/// Makes the files of lengths; their hashes, in order.
pub(super) fn files(extents: &[Extent]) -> (Vec<File>, String) {
    let made = extents.chunks(DOCUMENTS).enumerate().map(|(number, documents)| {
        // Part by part, in plain numbers: what is alike stands together, and is packed best on its way.
        let parts: [String; Part::COUNT] = std::array::from_fn(|part| {
            let blocks = documents.iter().map(|extent| extent.blocks[part].to_string());
            format!("[{}]", blocks.collect::<Vec<_>>().join(","))
        });
        script(&format!("l/{number}"), &parts.each_ref().map(String::as_str))
    });
    made.map(|Hashed { file, hash }| (file, hash)).unzip()
}
