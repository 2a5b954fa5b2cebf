//! Related questions as a page shows them: older and newer, each with what both speak of.

use super::super::context::RelatedItem;
use super::super::routes::Links;
use super::super::site::Site;
use super::super::words::fill;
use super::items::Detail;
use crate::derive::{ExchangeAt, RelatedTo, Shared};

impl Site<'_> {
    /// The related exchanges before and after an exchange, the nearest in time first on either side. Undated
    /// ones stand after.
    pub(super) fn related(
        &self,
        at: ExchangeAt,
        links: &Links<'_>,
    ) -> (Vec<RelatedItem>, Vec<RelatedItem>) {
        let mut related: Vec<&RelatedTo> = self.views.related.of(at).iter().collect();
        related.sort_by_key(|it| it.at);
        let item = |related: &&RelatedTo| RelatedItem {
            question: self.question_item(related.at, Detail::Brief, links),
            reason: self.both_speak(&related.shared),
        };
        let later = related.partition_point(|it| it.at < at);
        let earlier = related[..later].iter().rev().map(item).collect();
        (earlier, related[later..].iter().map(item).collect())
    }

    /// What two exchanges share, in words: of what both speak, and who speaks in both.
    fn both_speak(&self, shared: &[Shared]) -> String {
        let speaks = |it: &&Shared| matches!(it, Shared::Person(_) | Shared::Organisation(_));
        let (speakers, matters): (Vec<&Shared>, Vec<&Shared>) = shared.iter().partition(speaks);
        let words = &self.words.question;
        let said = [(&words.both_speak, matters), (&words.in_both, speakers)];
        let said = said.into_iter().filter(|(_, shared)| !shared.is_empty());
        let said =
            said.map(|(pattern, shared)| fill(pattern, &[("words", &self.shared_names(&shared))]));
        said.collect::<Vec<_>>().join(&words.reasons)
    }

    fn shared_names(&self, shared: &[&Shared]) -> String {
        let word = |number| self.views.related.word(number);
        let words: Vec<&str> = shared.iter().map(|it| it.name(self.archive, word)).collect();
        words.join(&self.words.question.and)
    }
}
