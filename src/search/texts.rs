//! What results show: the words as they stand on their pages, and where each document's are.

use super::documents::Document;
use super::laid::Extent;
use super::script::{File, Hashed, quoted, script};

/// How many documents a `d` and an `f` file tell of.
pub(super) const RANGE: usize = 1024;

/// As many bytes of words a file of text has at most, if it has several documents.
const BYTES: usize = 16_384;

/// Where files of text begin: at the first document of each range, and where one more would be too much.
pub(super) fn cuts(extents: &[Extent]) -> Vec<bool> {
    let mut bytes = 0;
    let cuts = extents.iter().enumerate().map(|(at, extent)| {
        let cut = at % RANGE == 0 || bytes + extent.bytes > BYTES;
        bytes = extent.bytes + if cut { 0 } else { bytes };
        cut
    });
    cuts.collect()
}

/// One range of documents.
pub(super) struct Range<'a> {
    /// Its number.
    pub(super) number: usize,
    /// Its documents with the numbers of their sessions.
    pub(super) documents: &'a [(usize, Document)],
    /// Which of them begin a file of text.
    pub(super) cuts: &'a [bool],
    /// The number of the first file of text.
    pub(super) first_text: usize,
}

/// Makes the files of text of a range and the `d` file that leads to them, the last; its hash.
pub(super) fn files(range: &Range<'_>) -> (Vec<File>, String) {
    let (mut files, mut hashes, mut counts) = (Vec::new(), String::new(), Vec::new());
    let mut start = 0;
    while start < range.documents.len() {
        let more = range.cuts.iter().skip(start + 1).take_while(|cut| !**cut).count();
        let end = (start + 1 + more).min(range.documents.len());
        let number = range.first_text + files.len();
        let first = (range.number * RANGE + start).to_string();
        let documents: Vec<String> = range.documents[start..end]
            .iter()
            .map(|(session, document)| document_json(*session, document))
            .collect();
        let data = format!("[{}]", documents.join(",\n"));
        let Hashed { file, hash } = script(&format!("t/{number}"), &[&first, &data]);
        files.push(file);
        hashes.push_str(&hash);
        counts.push((end - start).to_string());
        start = end;
    }
    let first = range.first_text.to_string();
    let counts = format!("[{}]", counts.join(","));
    let data = [first.as_str(), &quoted(&hashes), &counts];
    let Hashed { file, hash } = script(&format!("d/{}", range.number), &data);
    files.push(file);
    (files, hash)
}

fn document_json(session: usize, document: &Document) -> String {
    let mut stretches: Vec<_> = document.stretches.iter().collect();
    // In the order in which they are addressed.
    stretches.sort_by_key(|stretch| stretch.part);
    let stretches: Vec<String> = stretches
        .into_iter()
        .map(|stretch| {
            let language = stretch.language.as_ref().map(|tag| format!(",{}", quoted(tag)));
            format!(
                "[{},{},{}{}]",
                stretch.part.number(),
                quoted(&stretch.anchor),
                quoted(&stretch.words),
                language.unwrap_or_default()
            )
        })
        .collect();
    let (page, title) = (quoted(&document.page), quoted(&document.title));
    let derived = if document.derived { ",1" } else { "" };
    format!("[{session},{page},{title},[{}]{derived}]", stretches.join(","))
}
