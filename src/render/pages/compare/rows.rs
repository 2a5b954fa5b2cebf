//! The lists above both sides: what they share, and the formulas of one side alone.

use super::super::super::context::{CommonRow, CommonUses, CompareForm, CompareWording, OnlyRow};
use super::super::super::routes::{Links, Route};
use super::super::super::site::Site;
use super::super::super::theme::Html;
use super::super::super::words::fill;
use super::super::variants::marked_difference;
use super::Compared;
use super::sides::Shown;
use crate::derive::compare::{Common, Comparison, InCommon, OneSide};

/// So many formulas are told that stand on one side alone;
const MOST_ALONE: usize = 15;
/// so many names and phrases of conversation that stand on both;
const MOST_BESIDES: usize = 12;
/// so many wordings within a longer stretch.
const MOST_WITHIN: usize = 3;

impl Site<'_> {
    /// The common stretches, numbered as they are marked.
    pub(super) fn common_rows(
        &self,
        compared: Compared<'_>,
        comparison: &Comparison,
        shown: &Shown,
        links: &Links<'_>,
    ) -> Vec<CommonRow> {
        let names = self.side_names(compared.chain, compared.pair);
        let language = &compared.chain.language;
        let lang = self.foreign(language);
        let rows = comparison.common.iter().enumerate().map(|(at, common)| {
            let (words, href, held) = match &common.what {
                InCommon::Wording(wording, _) => {
                    let wording = &self.views.wordings.all[*wording];
                    let href = links.to(&Route::Wording(&wording.id));
                    (wording.words.clone(), Some(href), &[][..])
                }
                InCommon::Clauses(words, held) => (words.clone(), None, held.as_slice()),
            };
            let (holds, more) = first(held, MOST_WITHIN);
            let uses = names.iter().enumerate().map(|(side, name)| CommonUses {
                side: name.clone(),
                count: common.uses[side],
                href: shown.first(at, side).map(|id| format!("#{id}")),
            });
            CommonRow {
                number: at + 1,
                words,
                lang: lang.clone(),
                href,
                uses: uses.collect(),
                forms: self.forms(common, &names),
                holds: self.wording_links(holds, links),
                more_holds: (more > 0).then(|| self.words.compare.more.say(more)),
            }
        });
        rows.collect()
    }

    /// The forms of a wording by side, where they are not all the same.
    fn forms(&self, common: &Common, names: &[String; 2]) -> Vec<CompareForm> {
        let InCommon::Wording(wording, sides) = &common.what else { return Vec::new() };
        let mut used: Vec<usize> = sides.iter().flatten().map(|&(form, _)| form).collect();
        used.sort_unstable();
        used.dedup();
        if used.len() < 2 {
            return Vec::new();
        }
        let count = |side: usize, form: usize| {
            let found = sides[side].iter().find(|(other, _)| *other == form);
            found.map_or(0, |&(_, count)| count)
        };
        let variants = &self.views.wordings.all[*wording].variants;
        let forms = used.into_iter().map(|form| CompareForm {
            html: Html::new(&marked_difference(&variants[form].difference, &self.words.wording)),
            uses: self.by_side(names, [count(0, form), count(1, form)]),
        });
        forms.collect()
    }

    /// How often both sides have something.
    fn by_side(&self, names: &[String; 2], counts: [usize; 2]) -> String {
        let side = |side: usize| {
            let count = counts[side].to_string();
            fill(&self.words.compare.on_side, &[("title", &names[side]), ("n", &count)])
        };
        [side(0), side(1)].join(&self.words.cite.separator)
    }

    /// The first names and phrases of conversation that stand on both sides.
    pub(super) fn besides(
        &self,
        compared: Compared<'_>,
        comparison: &Comparison,
        links: &Links<'_>,
    ) -> Vec<CompareWording> {
        let names = self.side_names(compared.chain, compared.pair);
        let (besides, _) = first(&comparison.besides, MOST_BESIDES);
        let besides = besides.iter().map(|&(wording, uses)| CompareWording {
            wording: self.wording_link(wording, links),
            uses: self.by_side(&names, uses),
        });
        besides.collect()
    }

    /// How many of them are not listed, in words.
    pub(super) fn more_besides(&self, comparison: &Comparison) -> Option<String> {
        let (_, more) = first(&comparison.besides, MOST_BESIDES);
        (more > 0).then(|| self.words.compare.more.say(more))
    }

    /// The formulas that stand on one side alone, hardly by chance.
    pub(super) fn only_rows(&self, alone: &OneSide, links: &Links<'_>) -> Vec<OnlyRow> {
        let (sure, _) = first(&alone.sure, MOST_ALONE);
        let rows = sure.iter().map(|key| OnlyRow {
            wording: self.wording_link(key.wording, links),
            count: key.keyness.uses,
            log_likelihood: format!("{:.1}", key.keyness.log_likelihood),
            log_ratio: format!("{:.1}", key.keyness.log_ratio),
        });
        rows.collect()
    }

    /// How many of them are not listed, for want of room and for want of certainty; `size` is how much is said on
    /// the side.
    pub(super) fn only_rest(&self, alone: &OneSide, size: &str) -> Vec<String> {
        let words = &self.words.compare;
        let (_, more) = first(&alone.sure, MOST_ALONE);
        let more = (more > 0).then(|| words.more.say(more));
        let unsure = match (alone.sure.is_empty(), alone.others) {
            (true, 0) => Some(words.only_none.clone()),
            (false, 0) => None,
            (true, n) => Some(fill(&words.only_unsure.say(n), &[("size", size)])),
            (false, n) => Some(words.only_below.say(n)),
        };
        more.into_iter().chain(unsure).collect()
    }
}

/// The first of a list, and how many more there are: what is not listed is counted.
fn first<T>(list: &[T], most: usize) -> (&[T], usize) {
    let listed = list.len().min(most);
    (&list[..listed], list.len() - listed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_listed_is_counted() {
        assert_eq!(first(&[1, 2, 3, 4, 5], MOST_WITHIN), (&[1, 2, 3][..], 2));
        assert_eq!(first(&[1, 2, 3], MOST_WITHIN), (&[1, 2, 3][..], 0));
        assert_eq!(first::<usize>(&[], MOST_WITHIN), (&[][..], 0));
    }
}
