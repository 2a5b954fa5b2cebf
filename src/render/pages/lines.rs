//! Every use of a wording or a term as a line: the words, with what stands before and after them. Where one page
//! would be too long, each year has a page of its own.

use std::ops::Range;

use super::super::context::{DatedUse, Head, Lines, Link, UseLine, UsesPage, YearCount};
use super::super::marked::marked;
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site};
use super::super::theme::Html;
use super::super::words::fill;
use super::uses::{paragraph_link, who};
use super::wordings::wordings_style;
use crate::derive::{Phrase, UseAt};
use crate::diagnostic::Diagnostic;
use crate::model::{Date, EntryKind};
use crate::text::{Language, Walk};

/// More uses than this are parted by years.
const ON_ONE_PAGE: usize = 300;
/// How many characters stand on either side of the words, in Chinese and its neighbours;
const AROUND: usize = 32;
/// and in others, of which the letters are half as wide.
const AROUND_NARROW: usize = 64;

/// The uses of a wording or a term.
pub(super) struct Uses {
    phrase: Phrase,
    /// All of them, in order of time.
    all: Vec<UseAt>,
    /// Which of them each year has; `None` stands for those without a date.
    years: Vec<(Option<i16>, Range<usize>)>,
}

impl Uses {
    /// All of them, in order of time.
    pub(super) fn all(&self) -> &[UseAt] {
        &self.all
    }
}

impl Site<'_> {
    /// The uses of a wording or a term, by year.
    pub(super) fn uses_of(&self, phrase: Phrase) -> Uses {
        let all = self.phrases().uses(phrase);
        let year = |at: &UseAt| at.date_in(self.archive).map(Date::year);
        let mut end = 0;
        let years = all.chunk_by(|one, other| year(one) == year(other)).map(|uses| {
            let start = end;
            end += uses.len();
            (year(&uses[0]), start..end)
        });
        let years = years.collect();
        Uses { phrase, all, years }
    }

    /// The uses as lines: all of them, or those of the year at `open`.
    pub(super) fn lines(&self, uses: &Uses, open: Option<usize>, links: &Links<'_>) -> Lines {
        let parted = uses.all.len() > ON_ONE_PAGE;
        let shown = match open {
            Some(at) => &uses.all[uses.years[at].1.clone()],
            None if parted => &[],
            None => &uses.all,
        };
        let (mut has_gap, mut walk) = (false, Walk::default());
        let line = |at| self.line(uses.phrase, at, links, &mut has_gap, &mut walk);
        let lines = shown.iter().map(line).collect();
        let years = uses.years.iter().enumerate().filter(|_| parted);
        let years = years.map(|(at, (year, of_year))| YearCount {
            href: (open != Some(at)).then(|| links.to(&self.year_route(uses.phrase, *year))),
            title: self.year_title(*year),
            count: of_year.len(),
        });
        let (first, last) = self.ends(&uses.all, links);
        let count = open.map_or(uses.all.len(), |_| shown.len());
        Lines { count, first, last, years: years.collect(), lines, has_gap }
    }

    /// The first dated use, and the last one where it is of another day.
    pub(super) fn ends<'u>(
        &self,
        uses: impl IntoIterator<Item = &'u UseAt>,
        links: &Links<'_>,
    ) -> (Option<DatedUse>, Option<DatedUse>) {
        let date = |at: &UseAt| at.date_in(self.archive);
        let (mut first, mut last): (Option<&UseAt>, Option<&UseAt>) = (None, None);
        for at in uses.into_iter().filter(|at| date(at).is_some()) {
            first = first.or(Some(at));
            last = Some(at);
        }
        let last = last.filter(|last| first.map(date) != Some(date(last)));
        let dated = |at: &UseAt| {
            let session = at.session_in(self.archive);
            let href = paragraph_link(session, at.section, at.id, links);
            Some(DatedUse { href, day: self.day(session)? })
        };
        (first.and_then(dated), last.and_then(dated))
    }

    fn line<'a>(
        &'a self,
        phrase: Phrase,
        at: &UseAt,
        links: &Links<'_>,
        has_gap: &mut bool,
        walk: &mut Walk<'a>,
    ) -> UseLine {
        let session = at.session_in(self.archive);
        let paragraph = at.paragraph_in(self.archive);
        let language = at.language_in(self.archive);
        walk.enter(&paragraph.text);
        let beside = beside(walk, at.start..at.end, around(language));
        let mut part = |range: Range<usize>| {
            let quoted = marked(paragraph, walk, &range, &[], &self.words.gap);
            *has_gap |= quoted.has_gap;
            Html::new(&quoted.html)
        };
        let (left, words, right) =
            (part(beside.start..at.start), part(at.start..at.end), part(at.end..beside.end));
        let (speaker, asker) = who(self.archive, at);
        let day = session.header.date.map(|date| date.to_string());
        UseLine {
            href: paragraph_link(session, at.section, at.id, links),
            title: day.is_none().then(|| self.session_title(session).to_owned()),
            day,
            left,
            words,
            right,
            speaker: speaker.map(str::to_owned),
            asked: asker.map(|asker| fill(&self.words.term.answering, &[("asker", asker)])),
            // What form of a term it is, its words say themselves.
            variant: (at.form > 0 && matches!(phrase, Phrase::Wording(_))).then_some(at.form + 1),
            lang: self.foreign(language),
            name_lang: self.tongue(session),
        }
    }

    /// The pages of single years, where one page would be too long.
    pub(super) fn lines_pages(
        &self,
        phrase: Phrase,
        pages: &mut Vec<Rendered>,
    ) -> Result<(), Vec<Diagnostic>> {
        if self.phrases().count(phrase) <= ON_ONE_PAGE {
            return Ok(());
        }
        let uses = self.uses_of(phrase);
        for at in 0..uses.years.len() {
            pages.push(self.lines_page(&uses, at)?);
        }
        Ok(())
    }

    fn lines_page(&self, uses: &Uses, at: usize) -> Result<Rendered, Vec<Diagnostic>> {
        let route = |at: usize| self.year_route(uses.phrase, uses.years[at].0);
        let links = self.links(&route(at));
        let around = |at: usize| {
            let (year, _) = uses.years.get(at)?;
            Some(Link { href: links.to(&route(at)), title: self.year_title(*year) })
        };
        let of = self.phrase_link(uses.phrase, &links);
        let here = Link { href: of.href, title: of.title };
        let (kind, part, list) = match uses.phrase {
            Phrase::Term(_) => {
                let href = links.to(&Route::Entries(EntryKind::Term));
                let list = Link { href, title: self.words.terms.clone() };
                ("term", EntryKind::Term.folder(), list)
            }
            Phrase::Wording(_) => ("wording", "wordings", self.wordings_link(&links)),
        };
        let year = self.year_title(uses.years[at].0);
        let head = Head {
            title: fill(&self.words.wording.in_year, &[("title", &here.title), ("year", &year)]),
            kind: "article",
            part,
            trail: vec![self.home(&links), list, here.clone()],
            previous: at.checked_sub(1).and_then(around),
            next: around(at + 1),
            style: Some(wordings_style(&links)),
            script: Some(self.sorting(&links)),
            ..Head::default()
        };
        let lines = self.lines(uses, Some(at), &links);
        let page = UsesPage { kind, of: here, lang: of.lang, uses: lines };
        self.page(&links, "uses.html", head, page)
    }

    fn year_route(&self, phrase: Phrase, year: Option<i16>) -> Route<'_> {
        match phrase {
            Phrase::Term(at) => {
                Route::CollectedYear(EntryKind::Term, &self.archive.terms[at].entry.id, year)
            }
            Phrase::Wording(at) => Route::WordingYear(&self.views.wordings.all[at].id, year),
        }
    }
}

/// Where what stands around some words begins and ends: no more than `around` characters from them, and where words have
/// spaces, in none of them.
fn beside(walk: &mut Walk<'_>, words: Range<usize>, around: usize) -> Range<usize> {
    let first = words.start.saturating_sub(around + 1);
    let last = words.end + around + 1;
    // One more on either side tells whether a word is cut.
    let near: Vec<char> = walk.from(first).chars().take(last - first).collect();
    let (start, end) = (words.start - first, words.end - first);
    let mut from = start.saturating_sub(around);
    let mut to = near.len().min(end + around);
    let spaced = near[from..start].iter().any(|c| c.is_whitespace());
    if spaced && from > 0 && !near[from - 1].is_whitespace() {
        from += near[from..].iter().take_while(|c| !c.is_whitespace()).count();
    }
    let spaced = near[end..to].iter().any(|c| c.is_whitespace());
    if spaced && near.get(to).is_some_and(|c| !c.is_whitespace()) {
        to -= near[..to].iter().rev().take_while(|c| !c.is_whitespace()).count();
    }
    if first + from > 0 {
        from += near[from..].iter().take_while(|&&c| ends(c)).count();
    }
    first + from.min(start)..first + to.max(end)
}

/// Whether this mark belongs to what is before it: no line begins with it, as the first of a cut one would on a phone.
fn ends(mark: char) -> bool {
    "，。、；：？！…”’》〉）」』】,.;:?!)]".contains(mark)
}

/// How many characters stand on either side.
fn around(language: &Language) -> usize {
    let wide = ["zh", "ja", "ko"].iter().any(|wide| {
        let tag = language.as_str();
        tag == *wide || tag.strip_prefix(wide).is_some_and(|rest| rest.starts_with('-'))
    });
    if wide { AROUND } else { AROUND_NARROW }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_text(text: &str, words: Range<usize>) -> Range<usize> {
        let mut walk = Walk::default();
        walk.enter(text);
        beside(&mut walk, words, 6)
    }

    #[test]
    fn what_stands_around_cuts_no_word_that_has_spaces() {
        let part = |text: &str, words: Range<usize>| {
            let beside = in_text(text, words);
            text.chars().skip(beside.start).take(beside.len()).collect::<String>()
        };
        assert_eq!(part("mend the old stone bridge by noon", 13..18), " old stone ");
        assert_eq!(part("mend the old stone gate by noon", 13..18), " old stone gate ");
        assert_eq!(part("请你们尽快修好下游的石桥。好", 5..7), "请你们尽快修好下游的石桥。");
    }

    #[test]
    fn what_is_cut_does_not_begin_with_the_end_of_something() {
        let before = |text: &str| in_text(text, 8..10).start;
        assert_eq!(before("好的，。我们尽快修好石桥"), 4);
        assert_eq!(before("好的“我”们尽快修好石桥"), 2, "what opens stays");
        assert_eq!(in_text("，我们修好石桥", 3..5).start, 0, "and what is not cut");
    }
}
