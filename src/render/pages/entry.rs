//! The pages of entries: topics, people, organisations, series; and the free pages.

use std::ops::Range;

use super::super::context::{
    EntryPage, Fact, Figure, Head, Link, Office, ProsePage, QuestionItem, SessionItem, TopicTies,
    WordingLink, YearGroup,
};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site, all};
use super::super::words::fill;
use super::items::Detail;
use super::wordings::wordings_style;
use crate::derive::{ExchangeAt, SpeakerView};
use crate::diagnostic::Diagnostic;
use crate::model::{DatedRole, Entry, EntryKind, FormerName, Organisation, Page};

impl Site<'_> {
    /// Makes all pages of some entries of one kind.
    pub(in crate::render) fn entry_pages(
        &self,
        kind: EntryKind,
        entries: Range<usize>,
    ) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        if kind == EntryKind::Term {
            return self.term_pages(entries);
        }
        let mut pages = all(entries.clone(), |index| self.entry_page(kind, index))?;
        for index in entries {
            self.collected_pages(kind, index, &mut pages)?;
        }
        Ok(pages)
    }

    /// Makes the page of the entry at `index` among those of its kind.
    fn entry_page(&self, kind: EntryKind, index: usize) -> Result<Rendered, Vec<Diagnostic>> {
        let entry = self.entry(kind, index);
        let links = self.links(&Route::Entry(kind, &entry.id));
        let page = match kind {
            EntryKind::Topic => self.topic(index, &links),
            EntryKind::Person => self.person(index, &links),
            EntryKind::Organisation => self.organisation(index, &links),
            EntryKind::Series => self.series(index, &links),
            EntryKind::Term => self.common(kind, index, &links),
        };
        let above =
            Link { href: links.to(&Route::Entries(kind)), title: self.kind_title(kind).to_owned() };
        let head = Head {
            title: entry.title.clone(),
            description: Some(self.entry_description(entry, &page)),
            kind: "website",
            part: kind.folder(),
            trail: vec![self.home(&links), above],
            style: (!page.wordings.is_empty()).then(|| wordings_style(&links)),
            ..Head::default()
        };
        self.page(&links, "entry.html", head, page)
    }

    /// Makes a free page.
    pub(super) fn free_page(&self, page: &Page) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Page(&page.id));
        let head = Head {
            title: page.title.clone(),
            kind: "website",
            trail: vec![self.home(&links)],
            ..Head::default()
        };
        let page = ProsePage { title: page.title.clone(), prose: self.prose(&page.path) };
        self.page(&links, "page.html", head, page)
    }

    /// An entry of the archive.
    pub(super) fn entry(&self, kind: EntryKind, index: usize) -> &Entry {
        match kind {
            EntryKind::Topic => &self.archive.topics[index].entry,
            EntryKind::Person => &self.archive.people[index].entry,
            EntryKind::Organisation => &self.archive.organisations[index].entry,
            EntryKind::Series => &self.archive.series[index].entry,
            EntryKind::Term => &self.archive.terms[index].entry,
        }
    }

    /// What the entries of a kind are called together.
    pub(super) fn kind_title(&self, kind: EntryKind) -> &str {
        match kind {
            EntryKind::Topic => &self.words.topics,
            EntryKind::Person => &self.words.people,
            EntryKind::Organisation => {
                let own = self.archive.settings.organisations.as_ref();
                own.unwrap_or(&self.words.organisations)
            }
            EntryKind::Series => &self.words.series,
            EntryKind::Term => &self.words.terms,
        }
    }

    fn entry_description(&self, entry: &Entry, page: &EntryPage) -> String {
        let count = match page.count {
            0 => self.words.sessions_count.say(page.sessions.len()),
            count => self.words.questions.say(count),
        };
        [entry.title.as_str(), &count].join(&self.words.cite.separator) + &self.words.cite.end
    }

    /// What all entries show.
    fn common(&self, kind: EntryKind, index: usize, links: &Links<'_>) -> EntryPage {
        let entry = self.entry(kind, index);
        let elsewhere = entry.same_as.iter().filter_map(|same| elsewhere(same));
        EntryPage {
            kind: kind.folder(),
            title: entry.title.clone(),
            aliases: entry.aliases.clone(),
            facts: Vec::new(),
            offices: Vec::new(),
            elsewhere: elsewhere.collect(),
            prose: self.prose(&entry.path),
            ties: None,
            count: 0,
            collected: self.collected_link(kind, index, links),
            rests_on: Vec::new(),
            charts: Vec::new(),
            wordings: self.naming(kind, index, links),
            compare: Vec::new(),
            questions: Vec::new(),
            asked: Vec::new(),
            answered: Vec::new(),
            sessions: Vec::new(),
        }
    }

    /// The weightiest wordings in which a person or an organisation is named.
    fn naming(&self, kind: EntryKind, index: usize, links: &Links<'_>) -> Vec<WordingLink> {
        let company = &self.views.company;
        match kind {
            EntryKind::Person => self.first_wordings(&company.of_people[index], links),
            EntryKind::Organisation => self.first_wordings(&company.of_organisations[index], links),
            EntryKind::Topic | EntryKind::Series | EntryKind::Term => Vec::new(),
        }
    }

    fn topic(&self, index: usize, links: &Links<'_>) -> EntryPage {
        let view = &self.views.topics[index];
        let mut session = None;
        let items = view.all.iter().map(|listed| {
            let first = session.replace(listed.at.session) != Some(listed.at.session);
            let compare = first.then(|| self.session_compared(index, listed.at.session, links));
            let through = listed.through.map(|topic| {
                let link = self.topic_link(topic, links);
                Link { href: link.href, title: link.title }
            });
            let item = self.question_item(listed.at, Detail::Excerpt, links);
            (listed.at, QuestionItem { through, compare: compare.flatten(), ..item })
        });
        let questions = self.by_year(items, links);
        EntryPage {
            ties: Some(TopicTies {
                broader: self.topic_links(&view.broader, links),
                narrower: self.topic_links(&view.narrower, links),
                related: self.topic_links(&view.related, links),
            }),
            count: view.all.len(),
            rests_on: self.rests_on_if(!view.all.is_empty()),
            charts: self.without_shared(self.exchanges_chart(
                "chart",
                &self.words.chart.questions_by_year,
                view.all.iter().map(|listed| listed.at),
                links,
            )),
            compare: self.topic_compared(index, links),
            questions: self.years_compared(index, questions, links),
            ..self.common(EntryKind::Topic, index, links)
        }
    }

    fn person(&self, index: usize, links: &Links<'_>) -> EntryPage {
        let person = &self.archive.people[index];
        let view = &self.views.people[index];
        EntryPage {
            offices: person.roles.iter().map(|role| self.office(role)).collect(),
            sessions: self.session_items(&view.sessions, links),
            ..self.speaker(EntryKind::Person, index, view, links)
        }
    }

    fn organisation(&self, index: usize, links: &Links<'_>) -> EntryPage {
        let organisation = &self.archive.organisations[index];
        let words = &self.words.entry;
        let facts = [(&words.kind, &organisation.kind), (&words.country, &organisation.country)];
        let facts = facts
            .into_iter()
            .filter_map(|(name, text)| Some(Fact { name: name.clone(), text: text.clone()? }))
            .chain(self.former_names(organisation));
        let view = &self.views.organisations[index];
        EntryPage {
            facts: facts.collect(),
            ..self.speaker(EntryKind::Organisation, index, view, links)
        }
    }

    /// The names an organisation had before, each with its last day as far as known, in one fact.
    fn former_names(&self, organisation: &Organisation) -> Option<Fact> {
        let words = &self.words.entry;
        let name = |former: &FormerName| match former.until {
            Some(until) => {
                let time =
                    fill(&words.office_until, &[("until", &self.words.dates.day(until).text)]);
                fill(&words.former_name, &[("title", &former.title), ("time", &time)])
            }
            None => former.title.clone(),
        };
        let names: Vec<String> = organisation.former_names.iter().map(name).collect();
        let text = names.join(&self.words.cite.separator);
        (!names.is_empty()).then(|| Fact { name: words.former_names.clone(), text })
    }

    fn series(&self, index: usize, links: &Links<'_>) -> EntryPage {
        EntryPage {
            sessions: self.session_items(&self.views.series[index], links),
            ..self.common(EntryKind::Series, index, links)
        }
    }

    fn speaker(
        &self,
        kind: EntryKind,
        index: usize,
        view: &SpeakerView,
        links: &Links<'_>,
    ) -> EntryPage {
        EntryPage {
            count: view.count(),
            rests_on: self.rests_on_if(view.count() > 0),
            charts: self.without_shared(self.speaking_charts(view, links)),
            asked: self.listed(&view.asked, links),
            answered: self.listed(&view.answered, links),
            ..self.common(kind, index, links)
        }
    }

    /// How often somebody asks and answers, by year.
    fn speaking_charts(&self, view: &SpeakerView, links: &Links<'_>) -> Vec<Figure> {
        let words = &self.words.chart;
        let parts = [
            ("chart-asked", &words.asked_by_year, &view.asked),
            ("chart-answered", &words.answered_by_year, &view.answered),
        ];
        let charts = parts.into_iter().filter_map(|(id, title, exchanges)| {
            self.exchanges_chart(id, title, exchanges.iter().copied(), links)
        });
        charts.collect()
    }

    /// On how much record the numbers of an entry rest, if it has any.
    fn rests_on_if(&self, counted: bool) -> Vec<String> {
        if counted { self.rests_on() } else { Vec::new() }
    }

    /// Charts without what is said once for all numbers of the page.
    pub(super) fn without_shared(&self, charts: impl IntoIterator<Item = Figure>) -> Vec<Figure> {
        let shared = self.rests_on();
        let mut charts = Vec::from_iter(charts);
        for chart in &mut charts {
            chart.notes.retain(|note| !shared.contains(note));
        }
        charts
    }

    fn listed(&self, exchanges: &[ExchangeAt], links: &Links<'_>) -> Vec<YearGroup> {
        let items =
            exchanges.iter().map(|&at| (at, self.question_item(at, Detail::Excerpt, links)));
        self.by_year(items, links)
    }

    pub(super) fn session_items(&self, sessions: &[usize], links: &Links<'_>) -> Vec<SessionItem> {
        sessions.iter().map(|&session| self.session_item(session, links)).collect()
    }

    fn office(&self, role: &DatedRole) -> Office {
        let words = &self.words.entry;
        let day = |date| self.words.dates.day(date).text;
        let time = match (role.from.map(day), role.until.map(day)) {
            (Some(from), Some(until)) => {
                Some(fill(&words.office_between, &[("from", &from), ("until", &until)]))
            }
            (Some(from), None) => Some(fill(&words.office_from, &[("from", &from)])),
            (None, Some(until)) => Some(fill(&words.office_until, &[("until", &until)])),
            (None, None) => None,
        };
        Office { title: role.title.clone(), time }
    }
}

/// The link to the same thing elsewhere: an address, or a Wikidata id.
pub(super) fn elsewhere(same: &str) -> Option<Link> {
    let wikidata = same.strip_prefix('Q').is_some_and(|digits| {
        !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
    });
    if wikidata {
        let href = format!("https://www.wikidata.org/wiki/{same}");
        return Some(Link { href, title: format!("Wikidata {same}") });
    }
    let href = super::super::address::outside(same)?;
    Some(Link { href, title: same.to_owned() })
}
