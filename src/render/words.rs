//! The words of the interface, in one language: `templates/i18n/….yaml` as named fields, so that a word
//! that is missing or misspelt is an error when the file is read and not a hole in a page.

mod called;
mod choose;
mod layer;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::context::Day;
use crate::model::{Date, TermKind};
use crate::text::{Language, plural_form};

pub(crate) use choose::WordFiles;
use layer::{Layer, Over, layered, replace};

layered! {
/// All words. What each says stands in the language files.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) skip: String,
    pub(crate) home: String,
    pub(crate) site_navigation: String,
    pub(crate) breadcrumb: String,
    pub(crate) letters: String,
    pub(crate) years: String,
    pub(crate) series: String,
    pub(crate) terms: String,
    pub(crate) topics: String,
    pub(crate) people: String,
    pub(crate) organisations: String,
    pub(crate) pages: String,
    pub(crate) sessions: String,
    pub(crate) undated: String,
    pub(crate) questions: Counted,
    pub(crate) sessions_count: Counted,
    pub(crate) dates: Dates,
    pub(crate) turn: Turn,
    pub(crate) aside: Aside,
    pub(crate) gap: Gap,
    pub(crate) footnotes: Footnotes,
    pub(crate) notes: Notes,
    pub(crate) note_kinds: NoteKinds,
    pub(crate) here: Here,
    pub(crate) question: Question,
    pub(crate) record: Record,
    pub(crate) topic: Topic,
    pub(crate) term: Term,
    pub(crate) term_kinds: TermKinds,
    pub(crate) glossary: Glossary,
    /// The names of languages, by their tags.
    pub(crate) languages: BTreeMap<String, String>,
    pub(crate) entry: Entry,
    pub(crate) wording: Wording,
    pub(crate) year: Year,
    pub(crate) history: History,
    pub(crate) compare: Compare,
    pub(crate) chart: Chart,
    pub(crate) statistics: Statistics,
    pub(crate) front: Front,
    pub(crate) collected: Collected,
    pub(crate) voice: Voice,
    pub(crate) copy: Copy,
    pub(crate) data: Data,
    /// The titles of tables and the descriptions of their columns, under `TABLE`, `TABLE.COLUMN` and `COLUMN`.
    pub(crate) tables: BTreeMap<String, String>,
    pub(crate) not_found: NotFound,
    pub(crate) cite: Cite,
    pub(crate) search: Search,
    pub(crate) search_names: SearchNames,
    pub(crate) search_help: SearchHelp,
    pub(crate) footer: Footer,
}
}

/// A number of things, as each number is said: CLDR's forms, of which a language uses some. A form that
/// is not there is said as `other`.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Counted {
    zero: Option<String>,
    one: Option<String>,
    two: Option<String>,
    few: Option<String>,
    many: Option<String>,
    other: String,
    /// The language whose forms these are.
    #[serde(skip_deserializing)]
    language: String,
}

layered! {
/// How days are written.
#[derive(Debug, Clone, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dates {
    /// A day: `{year}`, `{month}`, `{day}`.
    pub(crate) day: String,
    /// A month of a year: `{year}`, `{month}`.
    pub(crate) month: String,
    /// A year: `{year}`.
    pub(crate) year: String,
    /// The names of the months.
    pub(crate) months: [String; 12],
}
}

macro_rules! groups {
    ($($name:ident { $($word:ident $(: $type:ty)?),+ $(,)? })+) => {
        $(
            layered! {
                /// A group of words.
                #[derive(Debug, Clone, Deserialize, Serialize)]
                #[serde(deny_unknown_fields)]
                #[allow(clippy::struct_field_names, reason = "a word's name says where it is used")]
                pub(crate) struct $name {
                    $(pub(crate) $word: word_type!($($type)?),)+
                }
            }
        )+
    };
}

macro_rules! word_type {
    () => {
        String
    };
    ($type:ty) => {
        $type
    };
}

groups! {
    Turn {
        question, follow_up, answer, speech, moderator, interpreter, narrative, scene, summary,
        other, paragraph,
    }
    Aside { caption, stage, editor, furniture, gap, time, dateline, duration }
    Gap { sign, meaning, legend }
    Footnotes { heading, sign, back }
    Notes {
        title, title_of, contents, years, count: Counted, sign, stands, should_read, witness_reads,
        other_reads, rendered, elsewhere, session, exchange, turn, paragraph, lead, unplaced,
        unplaced_note, by, show, hide, unfold, fold,
    }
    NoteKinds { comment, source, definition, correction, variant, context, translation }
    Here { heading, official }
    Question {
        number, derived, previous, next, neighbours, last_answer, cite, cite_original,
        cite_edition, topics, by_editor, by_rule_in_question, by_rule_in_answer, same_subject,
        earlier, later, undated, related, both_speak, in_both, reasons, and, follows, followed_by, all_on_topic, related_topics, same_asker, all_by_asker, copies,
        whole_session,
    }
    Record {
        position, contained: Counted, held, held_by, full, abridged, excerpt, verbatim, edited,
        translated, separator, end, published, fetched, place, duration, dateline, answerers,
        source, opening, closing, opening_of, closing_of, whole, questions,
        languages, original, contents, other_text, treatment, treatment_note, removed, marked, line,
    }
    Topic { broader, narrower, related, through, none }
    Term {
        term, reading, language, rendering, renderings, source, sources, official, broader, narrower,
        related, uses, uses_count: Counted, from_to, none, answering, years, parts, count: Counted, all, by_kind,
        forms, heading, spelling, of_all, overlaid_before, overlaid_after,
    }
    TermKinds { phrase, allusion, name, document, event, place }
    Glossary { title, about, link, files }
    Entry {
        aliases, elsewhere, offices, office_from, office_until, office_between, kind, country,
        former_names, former_name,
        asked, answered, sessions, without_entry, without_entry_note, empty,
    }
    Wording {
        title, about, formula, name, routine, count: Counted, all, page, pages, from_to, earliest,
        latest, doubtful, forms: Counted, part_of, parts, inside, variants, more_variants,
        same, light, inserted, left_out, changed, reordered, added, removed, variant,
        speakers, askers, unnamed, others, goes_with, together, of_all, none_before, none_dated_before, full_before,
        not_full_before, none_after, none_dated_after, undated_after, full_after, not_full_after, lines, in_year, sorted, by_date,
        by_left, by_right, leads_on, holding, naming, overlaid_before, overlaid_after, without_dates,
    }
    Compare {
        title, description, pair, beside, characters, rests, doubt, doubt_one, common, common_note, none, clauses, holds, forms,
        further, more: Counted, besides, only, only_note, only_none, only_unsure: Counted, only_below: Counted, wording, uses, likelihood, ratio, on_side, left_out: Counted, rest,
    }
    Year { topics, more, fewer, same, new, gone, before }
    History {
        of_year, of_session, of_question, basis, spoken, spoken_in, new, returned, last, only, new_counts, returned_counts, last_counts,
        only_here_counts, measure, measure_alone, doubt_new, doubt_returned, doubt_last, doubt_only, doubt_question, time, colon,
        at_least, found, found_once, more, list,
        not_listed, weak: Counted, weak_note, wordings: Counted, years: Counted, months: Counted, said_before, before,
        before_once, before_nearly, before_nearly_once, first_here, first_counts, only_here, only_counts, terms_here, term_counts,
    }
    Chart {
        questions_by_year, asked_by_year, answered_by_year, uses_by_year, summary, rests_on, hole,
        no_session, table, file, year, count, of_all, rate, characters, not_full, undated, undated_all, leads, uncounted,
        nothing_counted,
    }
    Statistics {
        title, in_a_session, mean, countries, no_country, subjects, most_about, in_language, lengths, length,
        lengths_summary, or_more, medians, median, summary, first_of,
    }
    Front { latest, last_listed, span, full, abridged, excerpt, unknown, data, empty }
    Collected { title, link, oldest, newest, years }
    Voice { mark, editor }
    Copy { link, words, citation, done, quote }
    Data {
        sessions, exchanges, topics, people, organisations, series, terms, glossary_csv,
        glossary_tbx, package,
    }
    NotFound { title, message, go_home }
    Cite { title, separator, end, gb_t7714, apa, chicago_note, chicago_bibliography, files }
    Search {
        title, label, submit, without_script, loading, found: Counted, places: Counted, all: Counted,
        none, nearest, failed, retry, no_program, bad_year, bad_in, bad_value, years, absolute, relative,
        relevance, newest, oldest, grouped, ungrouped, save, saving, more, facets, values,
        asker, speaker, part, in_title, in_question, in_answer, around, clear,
    }
    SearchNames {
        asker, organisation, speaker, topic, term, series, year, part, question, answer, title,
        around,
    }
    SearchHelp {
        heading, both, both_example, phrase, phrase_example, either, either_example, not,
        not_example, by, by_example, years, years_example, part, part_example,
    }
    Footer { editor, licence, made_with, feed }
}

impl Counted {
    /// The form for `n`, with `n` filled in.
    pub(crate) fn say(&self, n: usize) -> String {
        fill(self.form(n), &[("n", &n.to_string())])
    }

    /// The form for `n`.
    fn form(&self, n: usize) -> &str {
        let form = match plural_form(&self.language, n) {
            "zero" => &self.zero,
            "one" => &self.one,
            "two" => &self.two,
            "few" => &self.few,
            "many" => &self.many,
            _ => &None,
        };
        form.as_ref().unwrap_or(&self.other)
    }
}

impl Layer for Counted {
    type Own = Option<Self>;

    fn lay(&mut self, own: Self::Own, name: &str, over: &mut Over<'_>) {
        let language = over.language.to_owned();
        replace(self, own.map(|own| Self { language, ..own }), name, over);
    }
}

impl Words {
    /// The name of a language: that of its tag, or of the nearest more general one; without any, the tag.
    pub(crate) fn language<'a>(&'a self, language: &'a Language) -> &'a str {
        let mut tag = language.as_str();
        loop {
            if let Some(name) = self.languages.get(tag) {
                return name;
            }
            match tag.rsplit_once('-') {
                Some((general, _)) => tag = general,
                None => return language.as_str(),
            }
        }
    }

    /// What a table of the archive's data is called.
    pub(crate) fn table<'a>(&'a self, table: &'a str) -> &'a str {
        self.tables.get(table).map_or(table, String::as_str)
    }

    /// What stands in a column of a table: there, or in all tables alike.
    pub(crate) fn column<'a>(&'a self, table: &str, column: &'a str) -> &'a str {
        let here = self.tables.get(&format!("{table}.{column}"));
        here.or_else(|| self.tables.get(column)).map_or(column, String::as_str)
    }

    /// What a kind of terms is called.
    pub(crate) fn term_kind(&self, kind: TermKind) -> &str {
        let words = &self.term_kinds;
        match kind {
            TermKind::Phrase => &words.phrase,
            TermKind::Allusion => &words.allusion,
            TermKind::Name => &words.name,
            TermKind::Document => &words.document,
            TermKind::Event => &words.event,
            TermKind::Place => &words.place,
        }
    }
}

impl Dates {
    /// A day as this language writes it.
    pub(crate) fn day(&self, date: Date) -> Day {
        let (year, day) = (date.year().to_string(), date.day().to_string());
        let values = [("year", &*year), ("month", self.name_of(date.month())), ("day", &day)];
        Day { iso: date.to_string(), text: fill(&self.day, &values) }
    }

    /// A month of a year as this language writes it, the month counted from 1.
    pub(crate) fn month(&self, year: i16, month: i8) -> String {
        let year = year.to_string();
        fill(&self.month, &[("year", &year), ("month", self.name_of(month))])
    }

    fn name_of(&self, month: i8) -> &str {
        let at = usize::try_from(month - 1).ok();
        at.and_then(|at| self.months.get(at)).map_or("", String::as_str)
    }

    /// A year as this language writes it.
    pub(crate) fn year(&self, year: i16) -> String {
        fill(&self.year, &[("year", &year.to_string())])
    }
}

/// `pattern` with each `{name}` replaced by its value; what is filled in is not looked at again.
pub(crate) fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        out.push_str(&rest[..open]);
        rest = &rest[open..];
        let filled = values.iter().find_map(|(name, value)| {
            let after = rest[1..].strip_prefix(name)?.strip_prefix('}')?;
            Some((*value, after))
        });
        if let Some((value, after)) = filled {
            out.push_str(value);
            rest = after;
        } else {
            out.push('{');
            rest = &rest[1..];
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests;
