//! What sessions are translations of (`translation_of`), checked: a session of the archive, or an address.

use std::collections::BTreeMap;

use super::ArchivedSession;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Reference, Slug};
use crate::say;
use crate::text::{Language, nearest};

/// Whether a reference is an address and not the id of a session.
fn is_address(reference: &str) -> bool {
    reference.starts_with("https://") || reference.starts_with("http://")
}

/// Checks all sessions; what names no other session, and is no address, is reported and taken out.
pub(super) fn check(sessions: &mut [ArchivedSession], report: &mut impl Extend<Diagnostic>) {
    if sessions.iter().all(|it| it.session.header.translation_of.is_none()) {
        return;
    }
    let languages: BTreeMap<Slug, Language> = sessions
        .iter()
        .map(|it| (it.session.id.clone(), it.session.header.language.clone()))
        .collect();
    for ArchivedSession { session, .. } in sessions {
        session.header.translation_of = session.header.translation_of.take().filter(|reference| {
            let id = Slug::new(&reference.id).ok();
            let original = id.and_then(|id| languages.get_key_value(&id));
            let fault = match original {
                _ if is_address(&reference.id) => None,
                Some((id, _)) if *id == session.id => Some(wrong(
                    reference,
                    say!(zh: "一场不是它自己的译文", en: "a session is no translation of itself"),
                )),
                Some((_, language)) => {
                    report.extend((*language == session.header.language).then(|| same(reference)));
                    None
                }
                None => Some(unknown(reference, &languages)),
            };
            let holds = fault.is_none();
            report.extend(fault);
            holds
        });
    }
}

fn wrong(reference: &Reference, message: crate::diagnostic::Message) -> Diagnostic {
    Diagnostic::error(Code::UnknownReference, message, Place::At(reference.span.clone()))
}

fn unknown(reference: &Reference, sessions: &BTreeMap<Slug, Language>) -> Diagnostic {
    let id = &reference.id;
    let diagnostic =
        wrong(reference, say!(zh: "没有“{id}”这一场", en: "there is no session `{id}`"));
    match nearest(id, sessions.keys().map(Slug::as_str)) {
        Some(near) => diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?")),
        None => diagnostic.hint(say!(
            zh: "写本库一场的编号，或以 https:// 开头的网址",
            en: "write the id of a session of this archive, or an address that begins with https://",
        )),
    }
}

fn same(reference: &Reference) -> Diagnostic {
    let id = &reference.id;
    Diagnostic::warning(
        Code::BadValue,
        say!(
            zh: "“{id}”与本场是同一种语言",
            en: "`{id}` is in the same language as this session",
        ),
        Place::At(reference.span.clone()),
    )
    .hint(say!(
        zh: "用 language 写明每一场的语言，如 en、zh-Hans",
        en: "state the language of each with `language`, as in en or zh-Hans",
    ))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Text, build, reference};
    use super::*;

    /// Whether what `town-en` is said to be a translation of is kept, and what is told.
    fn checked(original: &str, language: &str) -> (bool, Vec<Diagnostic>) {
        let archived = |id: &str| {
            let mut session = build(&Text::default());
            session.id = Slug::new(id).unwrap();
            ArchivedSession::new(session, Vec::new())
        };
        let mut sessions = [archived("town"), archived("town-en")];
        let header = &mut sessions[1].session.header;
        header.language = Language::new(language).unwrap();
        header.translation_of = Some(reference(original));
        let mut report = Vec::new();
        check(&mut sessions, &mut report);
        (sessions[1].session.header.translation_of.is_some(), report)
    }

    #[test]
    fn a_session_or_an_address_is_what_a_translation_is_of() {
        assert_eq!(checked("town", "en"), (true, Vec::new()));
        assert_eq!(checked("https://town.example/2031", "en"), (true, Vec::new()));
    }

    #[test]
    fn what_is_neither_is_told_and_taken_out() {
        for (original, hint) in [("twon", "did you mean `town`?"), ("town-en", "")] {
            let (kept, report) = checked(original, "en");
            assert!(!kept);
            assert_eq!(report[0].code, Code::UnknownReference);
            assert!(report[0].hints.first().is_none_or(|given| given.en == hint), "{original}");
        }
    }

    #[test]
    fn a_translation_in_the_same_language_is_doubted() {
        let (kept, report) = checked("town", "zh-Hans");
        assert_eq!((kept, report[0].code), (true, Code::BadValue));
    }
}
