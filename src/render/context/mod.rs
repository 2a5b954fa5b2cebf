//! What templates see: named structs, documented field by field.
//!
//! Every template gets a [`Frame`]: `site` (the same on all pages of one folder), `words` (the
//! interface's), `head` (what the page's frame needs) and `page` (its own contents, one struct for each
//! template). There are lists and never maps; what may be missing is `None`, which a template tests
//! with `if`. Text fields are plain and escaped where they are printed; a field of type
//! [`Html`] is HTML already.

mod chart;
mod citation;
mod collected;
mod compare;
mod data;
mod entry;
mod feed;
mod front;
mod history;
mod note;
mod question;
mod search;
mod session;
mod speech;
mod statistics;
mod term;
mod wording;
mod year;

use serde::Serialize;

use super::theme::{Html, Shared};

pub use chart::Figure;
pub use citation::{Citation, CitationText, Meta};
pub use collected::{CollectedGroup, CollectedPage, CollectedQuestion, Ordered, YearOfQuestions};
pub use compare::{
    CommonRow, CommonUses, CompareForm, ComparePage, CompareQuestion, CompareSide, CompareWording,
    OnlyRow,
};
pub use data::{
    DataEntry, DataExchange, DataFile, DataRendering, DataSession, DataSource, DataTerm, DataTopic,
};
pub use entry::{
    EntryPage, IndexPage, IndexRow, Letter, LetterGroup, LooseLabel, Office, ProsePage, TopicTies,
    YearGroup,
};
pub use feed::{FeedEntry, FeedPage, MapPage, MapRow, RobotsPage};
pub use front::{ExtentCount, HomePage, NotFoundPage};
pub use history::{Doubted, SaidHere, SaidList, SaidWords, Told, ToldList, ToldWording, Weak};
pub use note::{
    CurrentRendering, NoteItem, NoteText, NotesOfKind, NotesOfSession, NotesPage, Reading,
    UnplacedNote, WordHere, YearOfNotes,
};
pub use question::{
    AskerElsewhere, LastAnswer, OnTopic, QuestionItem, QuestionPage, RelatedItem, TopicReason,
};
pub use search::{OpenSearchPage, SearchPage};
pub use session::{
    AllPage, AllQuestion, Fact, Reason, SectionItem, SessionItem, SessionPage, SpeechPage,
    Treatment,
};
pub use speech::{AsideText, ParagraphText, Speech, TurnText};
pub use statistics::StatisticsPage;
pub use term::{
    DatedUse, GlossaryEntry, GlossaryGroup, GlossaryPage, KindOfTerms, NamedSource, RenderedIn,
    RenderingText, TermGroup, TermPage, TermRow, TermsPage, YearCount,
};
pub use wording::{
    CompanionRow, Lines, Rest, UseLine, UsesPage, VariantRow, Voice, Voices, WordingLink,
    WordingPage, WordingRow, WordingVariantPage, WordingsOfClass, WordingsPage, WordingsPart,
};
pub use year::{YearPage, YearRow, YearTopic, YearsPage};

/// What every page template gets.
#[derive(Debug, Serialize)]
pub struct Frame<'a, P: Serialize> {
    /// The site: a [`Site`](SiteFrame), shared by all pages of one folder.
    pub site: &'a Shared,
    /// The words of the interface, as in `templates/i18n/`.
    pub words: &'a Shared,
    /// What the frame of the page needs.
    pub head: Head,
    /// The page's own contents.
    pub page: P,
}

/// What all pages say of the site.
#[derive(Debug, Serialize)]
pub struct SiteFrame {
    /// The archive's title.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// The language of the interface, a BCP 47 tag.
    pub language: String,
    /// The direction of its writing: `ltr` or `rtl`.
    pub direction: &'static str,
    /// The link to the first page.
    pub home: String,
    /// The site's main parts; parts that are empty are left out.
    pub navigation: Vec<Part>,
    /// The link to the style sheet.
    pub style: String,
    /// The link to the script.
    pub script: String,
    /// The link to the page on which the archive is searched.
    pub search: String,
    /// The link to what tells a browser of it, where the site's address is known.
    pub open_search: Option<String>,
    /// The link to the Atom feed, if there is one.
    pub feed: Option<String>,
    /// Who edits the archive.
    pub editor: Option<String>,
    /// The name of the licence or the statement of rights.
    pub licence: Option<String>,
    /// Its address.
    pub licence_url: Option<String>,
}

/// A main part of the site.
#[derive(Debug, Serialize)]
pub struct Part {
    /// Its name in [`Head::part`], to mark where the reader is.
    pub name: &'static str,
    /// The link to its first page.
    pub href: String,
    /// What it is called.
    pub title: String,
}

/// What the frame of one page needs.
#[derive(Debug, Default, Serialize)]
pub struct Head {
    /// The page's title, without the site's.
    pub title: String,
    /// One or a few whole sentences about the page.
    pub description: Option<String>,
    /// The page's own address, where the site's is known.
    pub canonical: Option<String>,
    /// The kind of page for Open Graph: `article` or `website`.
    pub kind: &'static str,
    /// The part of the site it belongs to, as in [`Part::name`]; `home` for the first page.
    pub part: &'static str,
    /// What a sheet of paper says of where it is from: the page's address, or its path in the site where
    /// the site's address is not known.
    pub sheet: String,
    /// The pages above it, the first page first, without itself.
    pub trail: Vec<Link>,
    /// The page before it in reading order.
    pub previous: Option<Link>,
    /// The page after it in reading order.
    pub next: Option<Link>,
    /// Highwire's and Dublin Core's metadata, for `meta name`; empty where the page is nothing that is
    /// cited.
    pub metas: Vec<Meta>,
    /// Open Graph, for `meta property`.
    pub open_graph: Vec<Meta>,
    /// The same in forms for machines.
    pub alternates: Vec<Alternate>,
    /// The same in all its languages, with the page itself; empty where there is one.
    pub translations: Vec<Translation>,
    /// The link to a style sheet of this kind of pages, besides that of all.
    pub style: Option<String>,
    /// A script of this kind of pages, besides that of all.
    pub script: Option<Script>,
    /// The page for schema.org, as it stands in a `script` of the type `application/ld+json`.
    pub json_ld: Option<Html>,
}

/// A script of some pages.
#[derive(Debug, Serialize)]
pub struct Script {
    /// The link to it.
    pub href: String,
    /// What it says on its buttons, as attributes `data-NAME`.
    pub words: Vec<ScriptWord>,
}

/// What a script says.
#[derive(Debug, Serialize)]
pub struct ScriptWord {
    /// Its name.
    pub name: &'static str,
    /// The words.
    pub text: String,
}

/// A link.
#[derive(Debug, Clone, Serialize)]
pub struct Link {
    /// Where it leads, relative to the page.
    pub href: String,
    /// Its words.
    pub title: String,
}

/// What a page holds, in a language.
#[derive(Debug, Clone, Serialize)]
pub struct Translation {
    /// Where it is, relative to the page.
    pub href: String,
    /// Its address, which search engines want; without a base URL as `href`.
    pub address: String,
    /// What the language is called.
    pub title: String,
    /// Its BCP 47 tag.
    pub tag: String,
    /// Whether it is the page itself.
    pub here: bool,
    /// Whether it is the same part, and leads back here: of a question whose twin nobody knows it is the whole session.
    pub same: bool,
}

/// What a page holds, in a form for machines.
#[derive(Debug, Clone, Serialize)]
pub struct Alternate {
    /// Where it is, relative to the page.
    pub href: String,
    /// What the form is called.
    pub title: String,
    /// Its media type.
    pub media_type: &'static str,
}

/// A link with a number.
#[derive(Debug, Clone, Serialize)]
pub struct CountedLink {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub title: String,
    /// How many exchanges stand behind it; of a term, how many uses.
    pub count: usize,
}

/// A day.
#[derive(Debug, Clone, Serialize)]
pub struct Day {
    /// As machines read it: `2025-03-07`.
    pub iso: String,
    /// As the interface's language writes it.
    pub text: String,
}

/// The language of some words, where it is not that of what is around them.
#[derive(Debug, Clone, Serialize)]
pub struct Tongue {
    /// Its BCP 47 tag.
    pub tag: String,
    /// The direction of its writing: `ltr` or `rtl`.
    pub direction: &'static str,
}

/// A speaker, as the source names it.
#[derive(Debug, Clone, Serialize)]
pub struct Name {
    /// The label as printed.
    pub label: String,
    /// The page of the person or organisation it stands for.
    pub href: Option<String>,
    /// The office held on the day.
    pub office: Option<String>,
}
