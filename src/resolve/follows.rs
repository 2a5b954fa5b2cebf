//! The exchanges to which others refer back (`follows`), checked: what names none is reported in its
//! place and taken out.

use std::collections::BTreeSet;

use super::ArchivedSession;
use super::references::twice;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{ExchangeId, Reference, Slug};
use crate::say;
use crate::text::nearest;

/// What a reference to an exchange names: the session, unless it is the one that it stands in, and the
/// exchange. `None` if it is no such reference.
pub fn followed(reference: &str) -> Option<(Option<Slug>, ExchangeId)> {
    match reference.split_once('#') {
        Some((session, exchange)) => Some((Some(Slug::new(session).ok()?), exchange.parse().ok()?)),
        None => Some((None, reference.parse().ok()?)),
    }
}

/// Checks the references of all sessions, which have their ids, and takes out those that name no exchange, or
/// the one that they stand in, or one twice.
pub(super) fn check(sessions: &mut [ArchivedSession], report: &mut impl Extend<Diagnostic>) {
    if sessions.iter().all(|it| it.session.exchanges.iter().all(|it| it.follows.is_empty())) {
        return;
    }
    let known: BTreeSet<(Slug, ExchangeId)> = sessions
        .iter()
        .flat_map(|it| it.session.exchanges.iter().map(|one| (it.session.id.clone(), one.id)))
        .collect();
    for archived in sessions {
        let session = archived.session.id.clone();
        for exchange in &mut archived.session.exchanges {
            let here = (session.clone(), exchange.id);
            let mut seen = BTreeSet::new();
            exchange.follows.retain(|reference| {
                let fault = match named(&session, reference) {
                    Some(there) if there == here => Some(to_itself(reference)),
                    Some(there) if !known.contains(&there) => {
                        Some(unknown(reference, &session, &known))
                    }
                    Some(there) => (!seen.insert(there)).then(|| twice(reference)),
                    None => Some(unknown(reference, &session, &known)),
                };
                let holds = fault.is_none();
                report.extend(fault);
                holds
            });
        }
    }
}

/// The exchange that a reference in this session names.
fn named(session: &Slug, reference: &Reference) -> Option<(Slug, ExchangeId)> {
    let (other, exchange) = followed(&reference.id)?;
    Some((other.unwrap_or_else(|| session.clone()), exchange))
}

fn unknown(
    reference: &Reference,
    session: &Slug,
    known: &BTreeSet<(Slug, ExchangeId)>,
) -> Diagnostic {
    let id = &reference.id;
    let diagnostic = Diagnostic::error(
        Code::UnknownReference,
        say!(zh: "没有“{id}”这一问", en: "there is no exchange `{id}`"),
        Place::At(reference.span.clone()),
    );
    let asked = id.split_once('#').map_or(session.as_str(), |(session, _)| session);
    let count = known.iter().filter(|(session, _)| session.as_str() == asked).count();
    if count > 0 {
        return diagnostic.hint(say!(
            zh: "“{asked}”有 {count} 问，写作 q1 或 {asked}#q1",
            en: "`{asked}` has {count} exchanges, written q1 or {asked}#q1",
        ));
    }
    let sessions: BTreeSet<&str> = known.iter().map(|(session, _)| session.as_str()).collect();
    match nearest(asked, sessions) {
        Some(near) => diagnostic
            .hint(say!(zh: "场次是不是“{near}”？", en: "did you mean the session `{near}`?")),
        None => diagnostic.hint(say!(
            zh: "本场的写 q3，别场的写 场次编号#q3",
            en: "write q3 for one of this session, SESSION#q3 for another's",
        )),
    }
}

fn to_itself(reference: &Reference) -> Diagnostic {
    let id = &reference.id;
    Diagnostic::error(
        Code::UnknownReference,
        say!(zh: "“{id}”就是这一问本身", en: "`{id}` is this very exchange"),
        Place::At(reference.span.clone()),
    )
    .hint(say!(
        zh: "follows 写它接着问的那一问",
        en: "`follows` names the exchange to which this one refers back",
    ))
}

#[cfg(test)]
mod tests {
    use super::super::sample::{Text, build, reference};
    use super::*;

    fn archived(id: &str, follows: &[&str]) -> ArchivedSession {
        let said = |words: &str| vec![("问".to_owned(), words.to_owned())];
        let exchanges = vec![said("石桥何时修好？"), said("那么灯呢？")];
        let mut session = build(&Text { exchanges, ..Text::default() });
        session.id = Slug::new(id).unwrap();
        session.exchanges[1].follows = follows.iter().map(|id| reference(id)).collect();
        let topics = vec![Vec::new(); 2];
        ArchivedSession::new(session, topics)
    }

    /// What is kept of the references of `town-2032#q2`, and what is told.
    fn checked(follows: &[&str]) -> (Vec<String>, Vec<Diagnostic>) {
        let mut sessions = [archived("town-2031", &[]), archived("town-2032", follows)];
        let mut report = Vec::new();
        check(&mut sessions, &mut report);
        let kept = &sessions[1].session.exchanges[1].follows;
        (kept.iter().map(|one| one.id.clone()).collect(), report)
    }

    #[test]
    fn exchanges_of_this_session_and_of_others_are_known() {
        let (kept, report) = checked(&["q1", "town-2031#q2"]);
        assert_eq!((kept.len(), report.len()), (2, 0));
    }

    #[test]
    fn what_names_no_exchange_is_told_and_taken_out() {
        for (wrong, hint) in [
            ("q9", "`town-2032` has 2 exchanges, written q1 or town-2032#q1"),
            ("town-2013#q1", "did you mean the session `town-2031`?"),
            ("market#q1", "write q3 for one of this session, SESSION#q3 for another's"),
            ("q2", "`follows` names the exchange to which this one refers back"),
        ] {
            let (kept, report) = checked(&[wrong]);
            assert!(kept.is_empty());
            assert_eq!(report[0].code, Code::UnknownReference);
            assert_eq!(report[0].hints[0].en, hint, "{wrong}");
        }
    }

    #[test]
    fn one_named_twice_is_kept_once() {
        let (kept, report) = checked(&["q1", "town-2032#q1"]);
        assert_eq!((kept, report[0].code), (vec!["q1".to_owned()], Code::Repeated));
    }
}
