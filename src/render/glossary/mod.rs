//! The glossary as files for other programs: what an interpreter takes along into a spreadsheet or a
//! terminology tool. Plain data in, text out; which terms, in which order, is for the page.

mod table;
mod tbx;

use crate::derive::InLanguage;
use crate::model::{Date, Term};

pub(super) use table::{COLUMNS, KEY, table};
pub(super) use tbx::{Header, tbx};

/// A term, with what the archive knows of it.
pub(super) struct GlossaryTerm<'a> {
    pub(super) term: &'a Term,
    /// Its kind in words.
    pub(super) kind: &'a str,
    /// Its renderings, the current one of each language first.
    pub(super) renderings: Vec<InLanguage<'a>>,
    /// The days of its first and last dated use.
    pub(super) dates: Option<(Date, Date)>,
    /// How often it stands in the archive.
    pub(super) uses: usize,
    /// The addresses of the same thing elsewhere.
    pub(super) elsewhere: Vec<String>,
    /// Its page: its address, or its path where the site's address is not known.
    pub(super) page: String,
}

#[cfg(test)]
mod sample {
    use super::*;
    use crate::derive::current_renderings;
    use crate::derive::sample::{rendering, term};
    use crate::model::{Source, TermKind};

    /// A term of an invented town, with all that a term can have.
    pub(super) fn bridge() -> Term {
        let mut bridge = term("stone-bridge", "石桥");
        bridge.kind = TermKind::Name;
        bridge.entry.aliases = vec!["老桥".to_owned()];
        bridge.transliteration = Some("shí qiáo".to_owned());
        bridge.definition = Some("河上的“老”桥，\n单孔。".to_owned());
        bridge.renderings = vec![
            rendering("en", "Old Bridge, the \"Hump\"", Some(2019), false),
            rendering("en", "Stone Bridge", Some(2022), true),
            rendering("fr", "=pont(1)", None, false),
        ];
        bridge.sources = vec![Source { text: "《镇志》".to_owned(), url: None }];
        bridge
    }

    pub(super) fn of(term: &Term) -> GlossaryTerm<'_> {
        GlossaryTerm {
            term,
            kind: "名称",
            renderings: current_renderings(term),
            dates: Date::new(2023, 4, 1).zip(Date::new(2024, 4, 2)),
            uses: 2,
            elsewhere: vec!["https://other.example/?a=1&b=2".to_owned()],
            page: format!("https://a.example/terms/{}.html", term.entry.id),
        }
    }
}
