//! What kind of wording one is: conversational routine and names are shown apart from what is said.

use super::WordingClass;
use super::families::Stretch;
use super::stream::Stream;
use crate::model::TurnKind;
use crate::text::Part;

/// The class of the wording whose head stands at `head`, with these uses.
pub(super) fn class(stream: &Stream, head: Stretch, uses: &[Stretch]) -> WordingClass {
    let words = || (head.at..head.at + head.words).map(|at| stream.type_at(at as usize));
    if words().any(|word| word.part == Part::Addressing) {
        return WordingClass::Routine;
    }
    let asked = uses
        .iter()
        .filter(|it| stream.paragraph_of(it.at as usize).kind == TurnKind::Question)
        .count();
    if asked * 10 >= uses.len() * 7 && words().any(|word| is_of_talking(&word.text)) {
        return WordingClass::Routine;
    }
    let named = words().all(|word| matches!(word.part, Part::Noun | Part::Person));
    if named { WordingClass::Name } else { WordingClass::Formula }
}

fn is_of_talking(word: &str) -> bool {
    TALKING.split(' ').any(|one| one == word)
}

/// Words of asking and answering.
const TALKING: &str =
    "评论 評論 回应 回應 问题 問題 证实 證實 comment confirm response question reaction";
