//! The manifest: how many files of each kind there are, under which names, and which sessions.

use super::documents::Heading;
use super::keys::Key;
use super::script::{Hashed, quote, quoted, script};
use super::texts::RANGE;

/// What filters and the parts of a page are called in queries, in English and Chinese.
const NAMES: &str = r#""filters":{"asker":"提问","organisation":"机构","speaker":"答问","topic":"主题","term":"词语","series":"系列","year":"年","in":"在"},
"parts":{"title":"题","question":"问","answer":"答","around":"旁"}"#;

/// What it says.
#[derive(Debug, Default)]
pub(super) struct Manifest<'a> {
    pub(super) documents: usize,
    pub(super) addresses: u32,
    /// The extended grams, in order.
    pub(super) extended: &'a [Key],
    /// The hashes of all files of a kind, in order.
    pub(super) grams: String,
    pub(super) lengths: &'a str,
    pub(super) texts: String,
    pub(super) fields: String,
    pub(super) fold: &'a str,
    pub(super) names: &'a str,
    /// Each session's number of documents, and how many units its folded words have.
    pub(super) sessions: Vec<(usize, &'a Heading, u64)>,
}

impl Manifest<'_> {
    /// The file.
    pub(super) fn file(&self) -> Hashed {
        let sessions = self.sessions.iter().map(|(documents, heading, characters)| {
            format!("[{documents},{},{characters}]", quoted(&heading.date))
        });
        let sessions: Vec<String> = sessions.collect();
        let mut units: Vec<u16> = Vec::new();
        for gram in self.extended {
            if !units.is_empty() {
                units.push(0x0A);
            }
            units.extend(gram.units());
        }
        let mut extended = String::new();
        quote(&mut extended, units);
        let data = format!(
            "{{\"version\":3,\"documents\":{},\"addresses\":{},\"range\":{RANGE},\
             \"grams\":{},\"extended\":{extended},\n\
             \"names\":{{\"g\":\"{}\",\"l\":\"{}\",\"d\":\"{}\",\"f\":\"{}\"}},\
             \"fold\":\"{}\",\"labels\":\"{}\",\n{NAMES},\n\"sessions\":[{}]}}",
            self.documents,
            self.addresses,
            self.grams.len() / 4,
            self.grams,
            self.lengths,
            self.texts,
            self.fields,
            self.fold,
            self.names,
            sessions.join(",\n"),
        );
        script("manifest", &[&data])
    }
}
