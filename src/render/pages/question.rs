//! The page of one exchange.

use super::super::annotations::Shown;
use super::super::context::{
    AskerElsewhere, CountedLink, Head, LastAnswer, OnTopic, QuestionItem, QuestionPage, TopicReason,
};
use super::super::forms::{Form, alternates};
use super::super::routes::{Copy, Links, Route};
use super::super::site::{Rendered, Site};
use super::super::words::fill;
use super::super::work::Cited;
use super::items::Detail;
use super::session::Way;
use super::translations::PageOf;
use crate::derive::{self, ExchangeAt, SpeakerView};
use crate::diagnostic::Diagnostic;
use crate::model::{EntryKind, Exchange, Section, Session, Slug, TitleSource};
use crate::resolve::{Assignment, Why};

/// How many exchanges of other sessions are listed before and after: more are a page away.
const NEAREST: usize = 4;

impl Site<'_> {
    /// Makes the page of one exchange, which is at `place` on the way through its session.
    pub(super) fn question_page(
        &self,
        at: ExchangeAt,
        place: usize,
        way: &Way<'_>,
        cited: &Cited,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let (session, exchange) = derive::exchange(self.archive, at);
        let section = Section::Exchange(exchange.id);
        let links = self.links(&Route::Section(&session.id, section));
        let number = at.exchange + 1;
        let assigned = self.assigned(at);
        let (previous, next) = way.around(place, &links);
        let work = self.question_work(at, cited);
        let head = Head {
            title: exchange.title.clone(),
            kind: "article",
            trail: self.session_trail(session, &links),
            previous,
            next,
            ..Head::default()
        };
        let forms = forms(&session.id, exchange);
        let head = Head {
            alternates: alternates(&forms, &links),
            translations: self.translations(at.session, PageOf::Section(section), &links),
            ..Self::head_of(&work, head)
        };
        let [related_earlier, related_later, related_undated] = self.related(at, &links);
        let mut shown = Shown::default();
        let speech = self.speech(at.session, section, "", &links, &mut shown);
        let page = QuestionPage {
            id: exchange.id.to_string(),
            title: exchange.title.clone(),
            derived: exchange.title_source == TitleSource::Derived,
            number,
            series: self.series_link(session, &links),
            session: self.session_link(session, &links),
            day: self.day(session),
            record: self.record_line(session, Some(number)),
            lang: self.tongue(session),
            annotated: shown.any(),
            words_here: self.words_here(&shown, &links),
            said: self.said_here(at, &links),
            speech,
            last_answer: self.last_answer(at, &links),
            citation: self.citation(&work, &links),
            topics: assigned.iter().map(|one| self.reason(one, &links)).collect(),
            same_subject: self.same_subject(at, assigned, &links),
            follows: self.briefly(&self.views.before(self.archive, at), &links),
            followed_by: self.briefly(&self.views.after(self.archive, at), &links),
            related_earlier,
            related_later,
            related_undated,
            related_topics: self.related_topics(assigned, &links),
            same_asker: self.same_asker(at, session, exchange, &links),
            whole: links.to(&Route::All(&session.id)),
            copies: forms.iter().map(|form| form.link(&links)).collect(),
        };
        self.page(&links, "question.html", head, page)
    }

    fn assigned(&self, at: ExchangeAt) -> &[Assignment] {
        self.archive.sessions[at.session].topics.get(at.exchange).map_or(&[], Vec::as_slice)
    }

    fn reason(&self, assignment: &Assignment, links: &Links<'_>) -> TopicReason {
        let words = &self.words.question;
        let reason = match &assignment.why {
            Why::Editor => words.by_editor.clone(),
            Why::Rule { words: found, in_question } => {
                let pattern = match in_question {
                    true => &words.by_rule_in_question,
                    false => &words.by_rule_in_answer,
                };
                fill(pattern, &[("words", found)])
            }
        };
        let CountedLink { href, title, .. } = self.topic_link(assignment.topic, links);
        TopicReason { href, title, reason }
    }

    fn last_answer(&self, at: ExchangeAt, links: &Links<'_>) -> Option<LastAnswer> {
        let last = derive::last_answer(self.archive, &self.views, at)?;
        Some(LastAnswer {
            topic: self.archive.topics[last.topic].entry.title.clone(),
            question: self.question_item(last.at, Detail::Excerpt, links),
        })
    }

    fn same_subject(
        &self,
        at: ExchangeAt,
        assigned: &[Assignment],
        links: &Links<'_>,
    ) -> Vec<OnTopic> {
        let on_topics = assigned.iter().map(|assignment| {
            let list = &self.views.topics[assignment.topic].own;
            let near = derive::neighbours(list, self.views.twins.lead(at.session), NEAREST);
            let near = [near.earlier, near.later];
            let is_dated = |it: &ExchangeAt| self.is_dated(at.session) && self.is_dated(it.session);
            let (dated, undated): (Vec<_>, Vec<_>) = near
                .into_iter()
                .map(|list| list.iter().copied().partition::<Vec<ExchangeAt>, _>(is_dated))
                .unzip();
            let [earlier, later] = [0, 1].map(|side| self.briefly_for(at, &dated[side], links));
            let undated = self.briefly_for(at, &undated.concat(), links);
            OnTopic { topic: self.topic_link(assignment.topic, links), earlier, later, undated }
        });
        let any = |on: &OnTopic| {
            [&on.earlier, &on.later, &on.undated].into_iter().any(|list| !list.is_empty())
        };
        on_topics.filter(any).collect()
    }

    /// Exchanges in a list for the reader of one, in its language where there are such twins.
    fn briefly_for(
        &self,
        reader: ExchangeAt,
        list: &[ExchangeAt],
        links: &Links<'_>,
    ) -> Vec<QuestionItem> {
        let twins = &self.views.twins;
        let read = |&at: &ExchangeAt| twins.for_reader_of(self.archive, reader.session, at);
        self.briefly(&list.iter().map(read).collect::<Vec<_>>(), links)
    }

    pub(super) fn briefly(&self, list: &[ExchangeAt], links: &Links<'_>) -> Vec<QuestionItem> {
        list.iter().map(|&at| self.question_item(at, Detail::Brief, links)).collect()
    }

    /// The topics that the exchange's own are part of, consist of or have to do with.
    fn related_topics(&self, assigned: &[Assignment], links: &Links<'_>) -> Vec<CountedLink> {
        let own: Vec<usize> = assigned.iter().map(|assignment| assignment.topic).collect();
        let mut related: Vec<usize> = own
            .iter()
            .map(|&topic| &self.views.topics[topic])
            .flat_map(|view| [&view.broader, &view.narrower, &view.related])
            .flatten()
            .copied()
            .filter(|topic| !own.contains(topic))
            .collect();
        related.sort_unstable();
        related.dedup();
        self.topic_links(&related, links)
    }

    fn same_asker(
        &self,
        at: ExchangeAt,
        session: &Session,
        exchange: &Exchange,
        links: &Links<'_>,
    ) -> Vec<AskerElsewhere> {
        let askers = derive::askers(exchange);
        let askers = askers.iter().filter_map(|&speaker| session.speakers.get(speaker));
        let entries = askers.filter_map(|speaker| {
            let person = derive::person_of(self.archive, speaker).map(|index| {
                let entry = &self.archive.people[index].entry;
                (EntryKind::Person, entry, &self.views.people[index])
            });
            person.or_else(|| {
                let index = derive::organisation_of(self.archive, speaker)?;
                let entry = &self.archive.organisations[index].entry;
                Some((EntryKind::Organisation, entry, &self.views.organisations[index]))
            })
        });
        let mut seen: Vec<&Slug> = Vec::new();
        let mut elsewhere = Vec::new();
        for (kind, entry, view) in entries {
            if seen.contains(&&entry.id) {
                continue;
            }
            seen.push(&entry.id);
            let near = self.near_questions(view, at);
            if !near.is_empty() {
                elsewhere.push(AskerElsewhere {
                    asker: CountedLink {
                        href: links.to(&Route::Entry(kind, &entry.id)),
                        title: entry.title.clone(),
                        count: view.asked.len(),
                    },
                    questions: self.briefly_for(at, &near, links),
                });
            }
        }
        elsewhere
    }

    /// The questions of an asker that are nearest to `at`, in order, without it and what may be it in another language.
    fn near_questions(&self, view: &SpeakerView, at: ExchangeAt) -> Vec<ExchangeAt> {
        let twins = &self.views.twins;
        let Some(at) = twins.lead_of(at) else {
            let near = derive::neighbours(&view.asked, twins.lead(at.session), NEAREST);
            return [near.earlier, near.later].concat();
        };
        let here = view.asked.partition_point(|&other| other < at);
        let after = view.asked.partition_point(|&other| other <= at);
        let end = view.asked.len().min(after + NEAREST);
        let before = &view.asked[here.saturating_sub(NEAREST)..here];
        before.iter().chain(&view.asked[after..end]).copied().collect()
    }
}

/// The forms in which an exchange is there for machines.
fn forms<'a>(session: &'a Slug, exchange: &Exchange) -> [Form<'a>; 2] {
    [Copy::Json, Copy::Markdown]
        .map(|copy| Form::copy(copy, Route::ExchangeCopy(session, exchange.id, copy)))
}
