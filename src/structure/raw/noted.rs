//! Labels with a note in brackets behind the name: `林晚議員 (譯文 )：`, `Marta Vale (continuing):`. What
//! the note says is about how the words were put down, so that the name speaks for the label with it.

use std::collections::{BTreeMap, BTreeSet};

use super::likeness::likeness;
use super::names::Verdict;
use super::vocabulary::has_address;
use crate::say;
use crate::text::trim;

/// Takes names with a note for labels where the name without it is one, or where it reads like one and
/// the same note stands behind other labels. `may_speak` tells whether nothing forbids a name.
pub(super) fn weigh(verdicts: &mut BTreeMap<&str, Verdict>, may_speak: impl Fn(&str) -> bool) {
    // A note is known by one name for another.
    for _ in 0..2 {
        weigh_once(verdicts, &may_speak);
    }
}

fn weigh_once(verdicts: &mut BTreeMap<&str, Verdict>, may_speak: impl Fn(&str) -> bool) {
    let labels = || verdicts.iter().filter(|(_, one)| matches!(one, Verdict::Label(_)));
    let notes: BTreeSet<String> =
        labels().filter_map(|(name, _)| parts(name).map(|(_, note)| note)).collect();
    let names: BTreeSet<&str> = labels().map(|(&name, _)| name).collect();
    for (name, verdict) in verdicts.iter_mut() {
        let Some((bare, note)) = parts(name) else { continue };
        let reads = || likeness(bare) == 2 || has_address(bare);
        let known = names.contains(bare) || notes.contains(&note) && reads();
        if known && !matches!(verdict, Verdict::Label(_)) && may_speak(name) {
            *verdict = Verdict::Label(say!(
                zh: "括号前是发言人的名字，别处也这样署名",
                en: "a speaker's name and a note in brackets, as labels elsewhere in the text have them",
            ));
        }
    }
}

/// The name before a pair of brackets at its end, and what they hold, without spaces.
fn parts(name: &str) -> Option<(&str, String)> {
    let inner = name.strip_suffix([')', '）'])?;
    let at = inner.rfind(['(', '（'])?;
    let note = inner[at..].chars().skip(1).filter(|c| !c.is_whitespace()).collect();
    let bare = trim(&name[..at]);
    (!bare.is_empty()).then_some((bare, note))
}

#[cfg(test)]
mod tests {
    use crate::structure::raw::tests::session;

    #[test]
    fn a_name_with_a_note_is_a_label_where_labels_have_such() {
        let text = "主席：現在開始。\n\n林晚議員：渡口何時重開？\n\n渡務局局長：主席，秋天。\n\n林晚議員：票價呢？\n\n\
                    渡務局局長：主席，不變。\n\n15. 鍾青議員 (譯文 )：主席，燈塔何時修好？\n\n渡務局局長（譯文）：主席，明年。\n\n\
                    費用 (見附表 )：三萬元。\n";
        let (session, _) = session(text);
        let found: Vec<&str> = session.speakers.iter().map(|who| who.label.as_str()).collect();
        assert!(found.contains(&"渡務局局長（譯文）"), "{found:?}");
        assert!(found.contains(&"鍾青議員 (譯文 )"), "{found:?}");
        assert!(!found.iter().any(|label| label.starts_with("費用")), "{found:?}");
    }
}
