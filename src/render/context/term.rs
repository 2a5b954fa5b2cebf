//! The pages of terms, their index, and the glossary.

use serde::Serialize;

use super::{
    CompanionRow, CountedLink, Day, Figure, Letter, Lines, Link, Rest, Tongue, VariantRow, Voices,
    WordingLink,
};
use crate::render::theme::Html;

/// `term.html`: a term, what the editor says of it, and every use in the archive.
#[derive(Debug, Serialize)]
pub struct TermPage {
    /// The heading.
    pub title: String,
    /// What kind of terms it belongs to, and where these stand in the index.
    pub kind: Link,
    /// The reading in Latin letters.
    pub transliteration: Option<String>,
    /// Other names.
    pub aliases: Vec<String>,
    /// What it means, in a sentence.
    pub definition: Option<String>,
    /// The editor's prose.
    pub prose: Html,
    /// How it is put in other languages, in order of time.
    pub renderings: Vec<RenderedIn>,
    /// Where what the editor says is from.
    pub sources: Vec<NamedSource>,
    /// The same thing elsewhere.
    pub elsewhere: Vec<Link>,
    /// Terms of which it is a part, with the number of their uses.
    pub broader: Vec<CountedLink>,
    /// Terms that are part of it.
    pub narrower: Vec<CountedLink>,
    /// Terms that have to do with it.
    pub related: Vec<CountedLink>,
    /// How many sessions have it.
    pub sessions: usize,
    /// What can be known of the time before the earliest use found, and on what that rests.
    pub before: Option<Rest>,
    /// What can be known of the time since the latest.
    pub after: Option<Rest>,
    /// The forms in which it is found, the one used most first; empty where it is always found as in its heading.
    pub forms: Vec<VariantRow>,
    /// Its uses by year, as a chart; none where there are no two years to compare.
    pub chart: Option<Figure>,
    /// By whom it is said, and to whose question.
    pub voices: Voices,
    /// The weightiest wordings in which it stands.
    pub wordings: Vec<WordingLink>,
    /// What often goes with it: terms and wordings.
    pub companions: Vec<CompanionRow>,
    /// In how many exchanges all of this is counted, in words.
    pub of_all: Option<String>,
    /// Every use.
    pub uses: Lines,
}

/// The day of a use, and the paragraph.
#[derive(Debug, Serialize)]
pub struct DatedUse {
    /// The paragraph.
    pub href: String,
    /// The day.
    pub day: Day,
}

/// A year, or a part of one, and how many uses it has.
#[derive(Debug, Serialize)]
pub struct YearCount {
    /// Its page; `None` for the one that is open.
    pub href: Option<String>,
    /// The year or the month, in words.
    pub title: String,
    /// How many uses it has.
    pub count: usize,
}

/// The renderings in one language.
#[derive(Debug, Serialize)]
pub struct RenderedIn {
    /// The language's name.
    pub language: String,
    /// The language, for what is written in it.
    pub lang: Tongue,
    /// The renderings.
    pub renderings: Vec<RenderingText>,
}

/// A rendering.
#[derive(Debug, Serialize)]
pub struct RenderingText {
    /// The words.
    pub text: String,
    /// The day on which it was used so.
    pub day: Option<Day>,
    /// Where, in words.
    pub source: Option<String>,
    /// Where, as an address.
    pub href: Option<String>,
    /// Whether it is the speaker's side's own.
    pub official: bool,
}

/// Where something said of a term is from.
#[derive(Debug, Serialize)]
pub struct NamedSource {
    /// In words.
    pub text: String,
    /// As an address.
    pub href: Option<String>,
}

/// `terms.html`: all terms, by kind.
#[derive(Debug, Serialize)]
pub struct TermsPage {
    /// How many terms there are.
    pub count: usize,
    /// The kinds that have terms.
    pub kinds: Vec<KindOfTerms>,
    /// The glossary: all terms in one order.
    pub glossary: String,
    /// The files of the glossary.
    pub files: Vec<Link>,
}

/// The terms of one kind.
#[derive(Debug, Serialize)]
pub struct KindOfTerms {
    /// The id of its heading on the page: `phrase`.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// How many terms it has.
    pub count: usize,
    /// The letters under which there are terms; empty where the list is short.
    pub letters: Vec<Letter>,
    /// The terms by letter; in one group without letter where the list is short.
    pub groups: Vec<TermGroup>,
}

/// The terms under one letter.
#[derive(Debug, Serialize)]
pub struct TermGroup {
    /// The letter; `None` where the list is not parted.
    pub letter: Option<Letter>,
    /// The terms, in order.
    pub rows: Vec<TermRow>,
}

/// A term in the index.
#[derive(Debug, Serialize)]
pub struct TermRow {
    /// Its page.
    pub href: String,
    /// Its heading.
    pub title: String,
    /// The reading in Latin letters.
    pub transliteration: Option<String>,
    /// The first sentence of its definition.
    pub definition: Option<String>,
    /// How often it stands in the archive.
    pub count: usize,
    /// From which year to which, in words.
    pub years: Option<String>,
}

/// `glossary.html`: all terms in the order of the language, for print.
#[derive(Debug, Serialize)]
pub struct GlossaryPage {
    /// How many terms there are.
    pub count: usize,
    /// The index by kind.
    pub index: String,
    /// The same as files.
    pub files: Vec<Link>,
    /// The letters under which there are terms; empty where the list is short.
    pub letters: Vec<Letter>,
    /// The terms by letter; in one group without letter where the list is short.
    pub groups: Vec<GlossaryGroup>,
}

/// The terms under one letter of the glossary.
#[derive(Debug, Serialize)]
pub struct GlossaryGroup {
    /// The letter; `None` where the list is not parted.
    pub letter: Option<Letter>,
    /// The terms, in order.
    pub entries: Vec<GlossaryEntry>,
}

/// A term in the glossary.
#[derive(Debug, Serialize)]
pub struct GlossaryEntry {
    /// Its page.
    pub href: String,
    /// Its heading.
    pub title: String,
    /// The reading in Latin letters.
    pub transliteration: Option<String>,
    /// What it means.
    pub definition: Option<String>,
    /// The renderings, the current one of each language first.
    pub renderings: Vec<RenderedIn>,
    /// How often it stands in the archive.
    pub count: usize,
    /// The day of its first use.
    pub first: Option<Day>,
    /// The day of its last use, where it is another.
    pub last: Option<Day>,
}
