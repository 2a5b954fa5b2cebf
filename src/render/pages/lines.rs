//! Every use of a wording or a term as a line: the words, with what stands before and after them. Where one page
//! would be too long, each year has a page of its own, and a year that is too full has its parts.

use std::ops::Range;

use super::super::context::{DatedUse, Head, Lines, Link, UseLine, UsesPage, YearCount};
use super::super::marked::marked;
use super::super::routes::{Links, Part, Route};
use super::super::site::{Rendered, Site};
use super::super::theme::Html;
use super::super::words::fill;
use super::parting::{OfYear, Open, by_year, leaves};
use super::uses::{paragraph_link, who};
use super::wordings::wordings_style;
use crate::derive::{Phrase, UseAt};
use crate::diagnostic::Diagnostic;
use crate::model::EntryKind;
use crate::text::{Language, Walk};

/// More uses than this are parted by years, and those of one year by months.
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
    /// Which of them each year has.
    years: Vec<OfYear>,
}

impl Uses {
    /// All of them, in order of time.
    pub(super) fn all(&self) -> &[UseAt] {
        &self.all
    }

    /// Which of them stand in a year or in a part of it.
    fn stretch(&self, open: Open) -> Range<usize> {
        let year = &self.years[open.year];
        open.part.map_or_else(|| year.all.clone(), |part| year.parts[part].1.clone())
    }
}

impl Site<'_> {
    /// The uses of a wording or a term, by year.
    pub(super) fn uses_of(&self, phrase: Phrase) -> Uses {
        let all = self.phrases().uses(phrase);
        let dates: Vec<_> = all.iter().map(|at| at.date_in(self.archive)).collect();
        Uses { phrase, years: by_year(&dates, ON_ONE_PAGE), all }
    }

    /// The uses as lines: all of them, or those of the page at `open`.
    pub(super) fn lines(&self, uses: &Uses, open: Option<Open>, links: &Links<'_>) -> Lines {
        let parted = uses.all.len() > ON_ONE_PAGE;
        let stretch = open.map_or(0..uses.all.len(), |open| uses.stretch(open));
        let is_leaf = match open {
            Some(open) => open.part.is_some() || uses.years[open.year].parts.is_empty(),
            None => !parted,
        };
        let shown = if is_leaf { &uses.all[stretch.clone()] } else { &[] };
        let (mut has_gap, mut walk) = (false, Walk::default());
        let line = |at| self.line(uses.phrase, at, links, &mut has_gap, &mut walk);
        let lines = shown.iter().map(line).collect();
        let leads_to =
            |page: Open| (open != Some(page)).then(|| links.to(&self.page_route(uses, page)));
        let years = uses.years.iter().enumerate().filter(|_| parted);
        let years = years.map(|(year, of)| YearCount {
            href: leads_to(Open { year, part: None }),
            title: self.year_title(of.year),
            count: of.all.len(),
        });
        let parts = open.map(|open| (open.year, &uses.years[open.year].parts));
        let parts = parts.into_iter().flat_map(|(year, parts)| {
            parts.iter().enumerate().map(move |(part, (_, all))| (year, part, all.len()))
        });
        let parts = parts.map(|(year, part, count)| {
            let page = Open { year, part: Some(part) };
            YearCount { href: leads_to(page), title: self.page_title(uses, page), count }
        });
        let (first, last) = self.ends(&uses.all, links);
        Lines {
            count: stretch.len(),
            first,
            last,
            years: years.collect(),
            parts: parts.collect(),
            lines,
            has_gap,
        }
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

    /// The pages of single years and their parts, where one page would be too long.
    pub(super) fn lines_pages(
        &self,
        phrase: Phrase,
        pages: &mut Vec<Rendered>,
    ) -> Result<(), Vec<Diagnostic>> {
        if self.phrases().count(phrase) <= ON_ONE_PAGE {
            return Ok(());
        }
        let uses = self.uses_of(phrase);
        let leaves: Vec<Open> = leaves(&uses.years).collect();
        let mut before: Option<Open> = None;
        for (at, &leaf) in leaves.iter().enumerate() {
            // What a year was cited by still leads to what it has.
            if leaf.part == Some(0) {
                let year = Open { part: None, ..leaf };
                pages.push(self.lines_page(&uses, year, [before, Some(leaf)])?);
            }
            let after = leaves.get(at + 1).copied();
            pages.push(self.lines_page(&uses, leaf, [before, after])?);
            before = Some(leaf);
        }
        Ok(())
    }

    /// The page at `open`; `around` are those before and after it.
    fn lines_page(
        &self,
        uses: &Uses,
        open: Open,
        around: [Option<Open>; 2],
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&self.page_route(uses, open));
        let link = |page: Open| Link {
            href: links.to(&self.page_route(uses, page)),
            title: self.page_title(uses, page),
        };
        let [previous, next] = around.map(|page| page.map(link));
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
        let year = open.part.map(|_| link(Open { part: None, ..open }));
        let title = [("title", &*here.title), ("year", &*self.page_title(uses, open))];
        let head = Head {
            title: fill(&self.words.wording.in_year, &title),
            kind: "article",
            part,
            trail: [self.home(&links), list, here.clone()].into_iter().chain(year).collect(),
            previous,
            next,
            style: Some(wordings_style(&links)),
            script: Some(self.sorting(&links)),
            ..Head::default()
        };
        let lines = self.lines(uses, Some(open), &links);
        let page = UsesPage { kind, of: here, lang: of.lang, uses: lines };
        self.page(&links, "uses.html", head, page)
    }

    fn page_route(&self, uses: &Uses, open: Open) -> Route<'_> {
        let year = &uses.years[open.year];
        let part = open.part.map(|part| year.parts[part].0);
        match uses.phrase {
            Phrase::Term(at) => {
                let id = &self.archive.terms[at].entry.id;
                let whole = Route::CollectedYear(EntryKind::Term, id, year.year);
                part.map_or(whole, |part| Route::TermPart(id, part))
            }
            Phrase::Wording(at) => {
                let id = &self.views.wordings.all[at].id;
                let whole = Route::WordingYear(id, year.year);
                part.map_or(whole, |part| Route::WordingPart(id, part))
            }
        }
    }

    /// The year, or the month; with a number, where it has several pages.
    fn page_title(&self, uses: &Uses, open: Open) -> String {
        let OfYear { year, parts, .. } = &uses.years[open.year];
        let Some(Part { month, page }) = open.part.map(|part| parts[part].0) else {
            return self.year_title(*year);
        };
        let title = match month {
            Some((year, month)) => self.words.dates.month(year, month),
            None => self.year_title(*year),
        };
        let pages = parts.iter().filter(|(part, _)| part.month == month).count();
        if pages < 2 {
            return title;
        }
        fill(&self.words.wording.page, &[("title", &title), ("n", &page.to_string())])
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
