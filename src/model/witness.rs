//! The witness: where a session's text comes from, and how much of the event it holds.

use super::Date;

/// A source of the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Witness {
    /// Who published it: 人民日报.
    pub publisher: Option<String>,
    /// Its title there, where it is not the session's.
    pub title: Option<String>,
    /// The day it was published.
    pub date: Option<Date>,
    /// Where in the publication: an issue, a page (第3版).
    pub page: Option<String>,
    /// Its address.
    pub url: Option<String>,
    /// The day it was fetched.
    pub fetched: Option<Date>,
    /// The source's own bytes, as a path below `content/`.
    pub file: Option<String>,
    /// SHA-256 of those bytes, in lower-case hexadecimal.
    pub sha256: Option<String>,
    /// How many bytes they are.
    pub size: Option<u64>,
    /// The encoding in which their words were read.
    pub encoding: Option<String>,
    /// The name of the file as it came, before it was kept under the session's id.
    pub name: Option<String>,
    /// The seal of the transcript as `wenda import` wrote it: by it an edited one is told from one that
    /// nobody has touched.
    pub imported: Option<String>,
    /// How much of the event it holds.
    pub extent: Option<Extent>,
    /// How the text was made.
    pub made: Option<Made>,
    /// How many questions the event had.
    pub questions_held: Option<u32>,
    /// Who says how many.
    pub questions_source: Option<String>,
    /// The agency's line.
    pub dateline: Option<String>,
}

impl Witness {
    /// What this one says, and where it says nothing, what `other` does.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self {
            publisher: self.publisher.or(other.publisher),
            title: self.title.or(other.title),
            date: self.date.or(other.date),
            page: self.page.or(other.page),
            url: self.url.or(other.url),
            fetched: self.fetched.or(other.fetched),
            file: self.file.or(other.file),
            sha256: self.sha256.or(other.sha256),
            size: self.size.or(other.size),
            encoding: self.encoding.or(other.encoding),
            name: self.name.or(other.name),
            imported: self.imported.or(other.imported),
            extent: self.extent.or(other.extent),
            made: self.made.or(other.made),
            questions_held: self.questions_held.or(other.questions_held),
            questions_source: self.questions_source.or(other.questions_source),
            dateline: self.dateline.or(other.dateline),
        }
    }
}

/// How much of the event a witness holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Extent {
    /// All that was said.
    Full,
    /// Shortened throughout by its publisher.
    Abridged,
    /// A part of it.
    Excerpt,
}

impl Extent {
    /// The name used in front matter and JSON: `full`, `abridged` or `excerpt`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Abridged => "abridged",
            Self::Excerpt => "excerpt",
        }
    }
}

/// How a witness's text was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Made {
    /// Word by word.
    Verbatim,
    /// Smoothed by an editor of the source.
    Edited,
    /// From another language.
    Translated,
}

impl Made {
    /// The name used in front matter and JSON: `verbatim`, `edited` or `translated`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Edited => "edited",
            Self::Translated => "translated",
        }
    }
}
