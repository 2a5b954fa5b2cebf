//! Ids that entries had before: each must be free, or an old address would lead to two places.

use std::collections::BTreeMap;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Entry, Slug};
use crate::say;

/// Checks the former ids of one kind's entries against their ids and each other. One that is taken is
/// reported and taken out.
pub(super) fn check<'a>(
    entries: impl Iterator<Item = &'a mut Entry>,
    report: &mut impl Extend<Diagnostic>,
) {
    let entries: Vec<&mut Entry> = entries.collect();
    let mut owners: BTreeMap<Slug, String> =
        entries.iter().map(|entry| (entry.id.clone(), entry.path.clone())).collect();
    for entry in entries {
        let path = entry.path.clone();
        entry.former.retain(|rename| {
            let owner = owners.get(&rename.id);
            let fault = owner.map(|owner| {
                let id = &rename.id;
                Diagnostic::error(
                    Code::DoubleId,
                    say!(
                        zh: "旧编号“{id}”已为 {owner} 所用",
                        en: "the former id `{id}` belongs to {owner}",
                    ),
                    Place::At(rename.span.clone()),
                )
                .hint(say!(
                    zh: "一个旧地址只能转到一处，请删去其中一个",
                    en: "an old address leads to one place; take one of the two out",
                ))
            });
            let free = fault.is_none();
            report.extend(fault);
            if free {
                owners.insert(rename.id.clone(), path.clone());
            }
            free
        });
    }
}
