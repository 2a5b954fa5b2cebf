//! Related questions as a page shows them: older and newer, each with what both speak of.

use std::collections::BTreeMap;

use super::super::context::RelatedItem;
use super::super::routes::Links;
use super::super::site::Site;
use super::super::words::fill;
use super::items::Detail;
use crate::derive::{self, ExchangeAt, RelatedTo, Shared};
use crate::text::{each_word_form, is_chinese};

impl Site<'_> {
    /// The related exchanges before and after an exchange, the nearest in time first on either side; and those of which
    /// nobody knows, as they or it have no date.
    pub(super) fn related(&self, at: ExchangeAt, links: &Links<'_>) -> [Vec<RelatedItem>; 3] {
        let mut related: Vec<&RelatedTo> = self.views.related.of(at).iter().collect();
        related.sort_by_key(|it| it.at);
        let said = self.said_in(at, &related);
        let item = |related: &&RelatedTo| RelatedItem {
            question: self.question_item(related.at, Detail::Brief, links),
            reason: self.both_speak(&related.shared, &said),
        };
        let is_dated = |at: ExchangeAt| self.is_dated(at.session);
        let (dated, undated): (Vec<&RelatedTo>, Vec<&RelatedTo>) =
            related.into_iter().partition(|it| is_dated(at) && is_dated(it.at));
        let later = dated.partition_point(|it| it.at < at);
        let earlier = dated[..later].iter().rev().map(item).collect();
        [earlier, dated[later..].iter().map(item).collect(), undated.iter().map(item).collect()]
    }

    /// Whether it is known when a session was.
    pub(super) fn is_dated(&self, session: usize) -> bool {
        self.archive.sessions[session].session.header.date.is_some()
    }

    /// The words that an exchange shares with others, by the forms in which they are compared, as they stand in it: its
    /// reader looks for *Trump*, though others have *trumped*. Chinese words have one form.
    fn said_in(&self, at: ExchangeAt, related: &[&RelatedTo]) -> BTreeMap<String, String> {
        let mut said = BTreeMap::new();
        let shared = related.iter().flat_map(|it| &it.shared);
        for it in shared {
            let Shared::Word(number) = it else { continue };
            each_word_form(self.views.related.word(*number), |word, form| {
                if !form.contains(is_chinese) {
                    said.insert(form.into_owned(), (word.to_owned(), false));
                }
            });
        }
        if !said.is_empty() {
            let (_, exchange) = derive::exchange(self.archive, at);
            for paragraph in exchange.turns.iter().flat_map(|turn| &turn.paragraphs) {
                each_word_form(&paragraph.text, |word, form| {
                    if let Some((name, found @ false)) = said.get_mut(form.as_ref()) {
                        (*name, *found) = (word.to_owned(), true);
                    }
                });
            }
        }
        said.into_iter().map(|(form, (word, _))| (form, word)).collect()
    }

    /// What two exchanges share, in words: of what both speak, and who speaks in both.
    fn both_speak(&self, shared: &[Shared], said: &BTreeMap<String, String>) -> String {
        let speaks = |it: &&Shared| matches!(it, Shared::Person(_) | Shared::Organisation(_));
        let (speakers, matters): (Vec<&Shared>, Vec<&Shared>) = shared.iter().partition(speaks);
        let words = &self.words.question;
        let parts = [(&words.both_speak, matters), (&words.in_both, speakers)];
        let parts = parts.into_iter().filter(|(_, shared)| !shared.is_empty());
        let parts = parts.map(|(pattern, shared)| {
            fill(pattern, &[("words", &self.shared_names(&shared, said))])
        });
        parts.collect::<Vec<_>>().join(&words.reasons)
    }

    /// What is shared, each name once: a topic and a word can have the same.
    fn shared_names(&self, shared: &[&Shared], said: &BTreeMap<String, String>) -> String {
        let word = |number| {
            let mut here = None;
            let word = self.views.related.word(number);
            each_word_form(word, |_, form| here = said.get(form.as_ref()));
            here.map_or(word, String::as_str)
        };
        let mut words: Vec<&str> = Vec::new();
        for name in shared.iter().map(|it| it.name(self.archive, word)) {
            if !words.contains(&name) {
                words.push(name);
            }
        }
        words.join(&self.words.question.and)
    }
}
