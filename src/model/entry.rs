//! Entries of the authority file: the editor's pages for topics, people, organisations and series; terms are in
//! `term.rs`.

use super::{Date, Slug};
use crate::diagnostic::Span;

/// A word that should be the id of something, with the place where the editor wrote it; whether it
/// is one is for `resolve` to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    /// The word as written.
    pub id: String,
    /// Where it was written.
    pub span: Span,
}

/// The kinds of entries, each with a folder of its own in `content/` and in the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum EntryKind {
    /// A subject of questions.
    Topic,
    /// A speaker.
    Person,
    /// The body for which an asker asks.
    Organisation,
    /// A recurring event.
    Series,
    /// A set phrase, a name, a notion.
    Term,
}

impl EntryKind {
    /// All kinds.
    pub const ALL: &[Self] =
        &[Self::Topic, Self::Person, Self::Organisation, Self::Series, Self::Term];

    /// The folder, in `content/` and in the site: `topics`, `people`, …
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Topic => "topics",
            Self::Person => "people",
            Self::Organisation => "organisations",
            Self::Series => "series",
            Self::Term => "terms",
        }
    }
}

/// What all kinds of entries have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its id, the stem of its file.
    pub id: Slug,
    /// The heading.
    pub title: String,
    /// Other names, shown to the reader.
    pub aliases: Vec<String>,
    /// Spellings to match, not to show.
    pub hidden: Vec<String>,
    /// The words to sort by, where the collation would read the title wrongly (pinyin, kana).
    pub sort: Option<String>,
    /// The same thing elsewhere: Wikidata ids or addresses.
    pub same_as: Vec<String>,
    /// Ids it had before.
    pub former: Vec<Rename>,
    /// The Markdown of its page.
    pub body: String,
    /// The path of its file, relative, with `/`.
    pub path: String,
    /// Where the body stands in its file.
    pub body_span: Span,
}

/// An id that an entry had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The old id.
    pub id: Slug,
    /// Where the editor wrote it.
    pub span: Span,
}

/// A subject of questions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// What all entries have.
    pub entry: Entry,
    /// Rules that assign the topic, any of which must find its words.
    pub rules: Vec<Rule>,
    /// The topics it is part of.
    pub broader: Vec<Reference>,
    /// Topics that have to do with it.
    pub related: Vec<Reference>,
}

/// A rule that assigns a topic: words that must stand in the exchange.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// The words, as the editor wrote them.
    pub words: String,
    /// Whether only the question counts (`match_question`), not the answer (`match`).
    pub only_question: bool,
}

/// A speaker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// What all entries have.
    pub entry: Entry,
    /// The offices held, by date.
    pub roles: Vec<Role>,
}

/// An office held for some time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Role {
    /// The office: 外交部长.
    pub title: String,
    /// The first day, if known.
    pub from: Option<Date>,
    /// The last day, if known and past.
    pub until: Option<Date>,
}

/// The body for which an asker asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    /// What all entries have.
    pub entry: Entry,
    /// Its country or countries, as shown.
    pub country: Option<String>,
    /// What it is, as shown: 通讯社, 电视台.
    pub kind: Option<String>,
    /// The names it had before, as the editor lists them.
    pub former_names: Vec<FormerName>,
}

/// A name that an organisation had before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerName {
    /// The name.
    pub title: String,
    /// The last day on which it had it, if known.
    pub until: Option<Date>,
}

/// A recurring event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Series {
    /// What all entries have.
    pub entry: Entry,
}

/// A free page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// Its id, the stem of its file.
    pub id: Slug,
    /// The heading.
    pub title: String,
    /// Where it stands among the pages, smaller first.
    pub order: i64,
    /// Its Markdown.
    pub body: String,
    /// The path of its file.
    pub path: String,
    /// Where the body stands in its file.
    pub body_span: Span,
}

impl Entry {
    /// All its names: the title, the aliases, the hidden spellings.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let others = self.aliases.iter().chain(&self.hidden);
        std::iter::once(&self.title).chain(others).map(String::as_str)
    }
}

impl Person {
    /// The office held on a day: the last one listed that had begun and not ended.
    pub fn office_on(&self, day: Date) -> Option<&Role> {
        self.roles.iter().rev().find(|role| {
            role.from.is_none_or(|from| from <= day) && role.until.is_none_or(|until| day <= until)
        })
    }
}

impl Organisation {
    /// The name held on a day: of the former ones that had not ended the first to end, else the title.
    pub fn name_on(&self, day: Date) -> &str {
        let dated = self.former_names.iter().filter_map(|name| Some((name.until?, &name.title)));
        let held = dated.filter(|(until, _)| day <= *until).min_by_key(|(until, _)| *until);
        held.map_or(&self.entry.title, |(_, title)| title)
    }
}
