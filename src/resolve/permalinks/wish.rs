//! Ids that an editor wishes for, in the braces of a heading: `{id=q7}`.
//!
//! A wish is a way to give a new question a number of one's own choosing, never a way to move a
//! published address to other words.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::model::{Exchange, ExchangeId, Reference};
use crate::say;

/// The largest number to wish for: far below the largest that a file may hold, so that numbers never
/// run out above it.
const LARGEST_WISH: usize = 9_999;

/// What became of the wishes.
pub(super) struct Wishes {
    /// For each exchange, the number it wished for and may have.
    pub(super) numbers: Vec<Option<usize>>,
    /// The wishes refused, with the reasons.
    pub(super) faults: Vec<Diagnostic>,
}

/// Grants the wishes of exchanges that have no id yet, for numbers that were never `used`. An exchange
/// that has one (`kept`) may wish for that only.
pub(super) fn granted(
    exchanges: &[Exchange],
    kept: &[Option<usize>],
    used: &BTreeSet<usize>,
) -> Wishes {
    let mut wishes = Wishes { numbers: vec![None; exchanges.len()], faults: Vec::new() };
    let mut given = BTreeSet::new();
    for (index, exchange) in exchanges.iter().enumerate() {
        let Some(wish) = &exchange.wish else { continue };
        let kept = kept.get(index).copied().flatten();
        match weighed(wish, kept, used, &given) {
            Ok(number) => {
                given.insert(number);
                wishes.numbers[index] = Some(number).filter(|_| kept.is_none());
            }
            Err(fault) => wishes.faults.push(fault),
        }
    }
    wishes
}

fn weighed(
    wish: &Reference,
    kept: Option<usize>,
    used: &BTreeSet<usize>,
    given: &BTreeSet<usize>,
) -> Result<usize, Diagnostic> {
    let word = &wish.id;
    let refused = |message: Message| {
        Diagnostic::error(Code::IdRefused, message, Place::At(wish.span.clone()))
    };
    let number = word.parse::<ExchangeId>().map_or(usize::MAX, ExchangeId::number);
    if number > LARGEST_WISH {
        return Err(refused(say!(
            zh: "“{word}”不能作一问的编号",
            en: "`{word}` can be no id of an exchange",
        ))
        .hint(say!(zh: "写成 id=q7 这样", en: "write it like id=q7")));
    }
    match kept {
        Some(kept) if kept == number => Ok(number),
        Some(kept) => Err(refused(say!(
            zh: "这一问的编号已是 q{kept}，不能改成 {word}：已发布的编号永不更换",
            en: "this exchange has the id q{kept} already and cannot become {word}: an id once published never changes",
        ))
        .hint(say!(
            zh: "删去 id={word}，或写成 id=q{kept}",
            en: "take out id={word}, or write id=q{kept}",
        ))),
        None if used.contains(&number) => Err(refused(say!(
            zh: "编号 {word} 已经给过另一问，不能再用",
            en: "the id {word} was given to another exchange and is never handed on",
        ))
        .hint(say!(
            zh: "删去 id={word}，或换一个没有用过的编号",
            en: "take out id={word}, or choose a number that was never used",
        ))),
        None if given.contains(&number) => Err(refused(say!(
            zh: "编号 {word} 写了两次",
            en: "the id {word} is wished for twice",
        ))),
        None => Ok(number),
    }
}
