//! Exchanges that refer back to another one, and which that probably is: proposed, for the editor to confirm.

use rayon::prelude::*;

use super::cues::{Since, refers_back};
use super::proposal::Spot;
use crate::derive::exchange::exchange;
use crate::derive::related::Likest;
use crate::derive::times::{counted, exchanges_of};
use crate::derive::{ExchangeAt, FollowsView, TwinsView};
use crate::model::{Section, TurnKind};
use crate::resolve::Archive;

/// An exchange that refers back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// The exchange.
    pub at: ExchangeAt,
    /// Where it refers back.
    pub spot: Spot,
    /// The sentence in which it does.
    pub words: String,
    /// The exchange that is probably meant.
    pub meant: ExchangeAt,
    /// What both speak of.
    pub shared: Vec<String>,
}

/// The exchanges whose questions refer back and whose editor has not said to what, in order of time. Of twins the lead
/// alone is looked at: what is said of it is true of all.
pub fn follow_ups(archive: &Archive) -> Vec<FollowUp> {
    let twins = TwinsView::new(archive);
    let said = FollowsView::new(archive, &twins);
    let counted: Vec<usize> = counted(archive, &twins).map(|(session, _)| session).collect();
    let cues: Vec<(ExchangeAt, Spot, &str, Since)> = counted
        .into_par_iter()
        .flat_map_iter(|session| exchanges_of(archive, session))
        .filter(|&at| said.before(at).is_empty())
        .filter_map(|at| cue(archive, at))
        .collect();
    if cues.is_empty() {
        return Vec::new();
    }
    let likest = Likest::new(archive);
    let meant = cues.into_par_iter().filter_map(|(at, spot, words, since)| {
        let (first, end) = stretch(archive, at, since)?;
        let (meant, shared) = likest.of(archive, at, first, end)?;
        Some(FollowUp { at, spot, words: words.to_owned(), meant, shared })
    });
    meant.collect()
}

/// The first words of an exchange's questions that refer back.
fn cue(archive: &Archive, at: ExchangeAt) -> Option<(ExchangeAt, Spot, &str, Since)> {
    let (_, exchange) = exchange(archive, at);
    let questions = exchange.turns.iter().filter(|turn| turn.kind == TurnKind::Question);
    questions.flat_map(|turn| &turn.paragraphs).find_map(|paragraph| {
        let (words, since) = refers_back(&paragraph.text)?;
        let section = Section::Exchange(exchange.id);
        let spot = Spot { session: at.session, section, paragraph: paragraph.id };
        Some((at, spot, words, since))
    })
}

/// From which exchange to which, without the last, the one that is meant may stand.
fn stretch(archive: &Archive, at: ExchangeAt, since: Since) -> Option<(ExchangeAt, ExchangeAt)> {
    let head = |session: usize| ExchangeAt { session, exchange: 0 };
    let date = |session: usize| archive.sessions[session].session.header.date;
    let first_from = |holds: &dyn Fn(crate::model::Date) -> bool| {
        archive.sessions[..at.session]
            .partition_point(|it| it.session.header.date.is_some_and(|date| !holds(date)))
    };
    match since {
        Since::JustNow => Some((head(at.session), at)),
        Since::Before => Some((head(0), at)),
        Since::Days(days) => {
            let day = date(at.session)?;
            let first = first_from(&|other| other.days_until(day).unsigned_abs() <= days);
            Some((head(first), head(at.session)))
        }
        Since::Years(years) => {
            let year = date(at.session)?.year() - years;
            let first = first_from(&|other| other.year() >= year);
            let end = first_from(&|other| other.year() > year);
            Some((head(first), head(end)))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{archive, reference};
    use crate::text::Language;

    #[test]
    fn a_question_that_refers_back_proposes_the_one_meant() {
        let mut archive = archive();
        let words = &mut archive.sessions[1].session.exchanges[0].turns[1].paragraphs[0].text;
        *words = "去年您说石桥夏天修好。石桥修得怎样了？".to_owned();
        let found = follow_ups(&archive);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].words, "去年您说石桥夏天修好。");
        assert_eq!(found[0].meant, ExchangeAt { session: 0, exchange: 0 });
        assert!(found[0].shared.contains(&"石桥".to_owned()), "{:?}", found[0].shared);
    }

    #[test]
    fn what_the_editor_has_said_is_not_proposed() {
        let mut archive = archive();
        let exchange = &mut archive.sessions[1].session.exchanges[0];
        exchange.turns[1].paragraphs[0].text = "去年您说石桥夏天修好。".to_owned();
        exchange.follows = vec![reference("2023-04-01-spring#q1")];
        assert!(follow_ups(&archive).is_empty());
    }

    #[test]
    fn a_translation_is_not_asked_about_again() {
        let mut archive = archive();
        let mut twin = archive.sessions[1].clone();
        twin.session.id = crate::derive::sample::slug("2024-04-02-spring-en");
        twin.session.header.translation_of = Some(reference("2024-04-02-spring"));
        twin.session.header.language = Language::new("en").unwrap();
        twin.session.exchanges[0].turns.truncate(2);
        twin.session.exchanges[0].turns[1].paragraphs[0].text =
            "Last year you said that the bridge would be mended.".to_owned();
        archive.sessions.insert(2, twin);
        archive.sessions[1].session.exchanges[0].turns[1].paragraphs[0].text =
            "去年您说石桥夏天修好。石桥修得怎样了？".to_owned();
        let found =
            |archive: &_| follow_ups(archive).iter().map(|it| it.at.session).collect::<Vec<_>>();
        assert_eq!(found(&archive), [1]);
        archive.sessions[2].session.exchanges[0].follows = vec![reference("2023-04-01-spring#q1")];
        assert!(found(&archive).is_empty(), "what is said of the translation is said of both");
    }
}
