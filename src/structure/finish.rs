//! The last step from a cut to a session: closing, ids, kinds, titles, the places of asides.

use std::collections::BTreeSet;

use super::assemble::{Anchor, Gathered, Group, Heading, Loose, Speech, Words};
use super::{stem, title};
use crate::model::{
    Aside, At, Exchange, ExchangeId, Header, Paragraph, ParagraphId, Role, Section, Session,
    SourceInfo, Speaker, TitleSource, Turn, TurnId, TurnKind,
};
use crate::read::Draft;
use crate::text::{Language, collapse};

/// Names and numbers what has been gathered.
pub(super) fn session(draft: &Draft, mut gathered: Gathered) -> Session {
    let closing = take_closing(&mut gathered);
    let Gathered { header, speakers, lead, groups, asides, footnotes, paragraphs, .. } = gathered;
    let turns = groups.iter().flat_map(|group| &group.turns).chain(&closing);
    let (speakers, new_index) = in_order_of_speech(speakers, turns);
    let mut numbering =
        Numbering { speakers: &speakers, new_index: &new_index, places: vec![None; paragraphs] };

    let lead = numbering.lead(lead);
    let mut groups = groups.into_iter();
    let opening = groups.next().map(|group| group.turns).unwrap_or_default();
    let opening = numbering.turns(Section::Opening, opening);
    let groups: Vec<Group> = groups.collect();
    let ids = exchange_ids(&groups);
    let exchanges = groups
        .into_iter()
        .zip(&ids)
        .map(|(group, &id)| numbering.exchange(id, group, &header.language))
        .collect();
    let closing = numbering.turns(Section::Closing, closing);
    let places = numbering.places;
    let asides =
        in_order_of_text(asides).into_iter().map(|aside| placed(aside, &places, &ids)).collect();

    let header = tidy(header);
    Session {
        id: stem::id(&draft.stem),
        header,
        source: SourceInfo {
            path: draft.source.text.path().to_owned(),
            sha256: draft.source.sha256.clone(),
            encoding: draft.source.encoding.to_owned(),
        },
        speakers,
        lead,
        opening,
        exchanges,
        closing,
        asides,
        footnotes,
    }
}

/// The header with its words in one line each, as front matter would give them back.
fn tidy(header: Header) -> Header {
    let tidy = |words: Option<String>| {
        words.map(|words| collapse(&words)).filter(|words| !words.is_empty())
    };
    let Header { title, place, duration, mut witness, .. } = header;
    witness.dateline = tidy(witness.dateline);
    Header { title: tidy(title), place: tidy(place), duration: tidy(duration), witness, ..header }
}

/// Takes the closing off the end of the last exchange.
fn take_closing(gathered: &mut Gathered) -> Vec<Speech> {
    let [_, .., last] = gathered.groups.as_slice() else { return Vec::new() };
    let roles: Vec<Option<Role>> = last.turns.iter().map(|turn| gathered.role(turn)).collect();
    let asks = |role: &Option<Role>| *role == Some(Role::Asker);
    let answers = |role: &Option<Role>| matches!(role, Some(Role::Answerer | Role::Unknown));
    let Some(answer) = roles.iter().rposition(answers) else { return Vec::new() };
    let (before, after) = roles.split_at(answer + 1);
    if !before.iter().any(asks) || after.iter().any(asks) {
        return Vec::new();
    }
    let moderator = after.iter().position(|role| *role == Some(Role::Moderator));
    match (moderator, gathered.groups.last_mut()) {
        (Some(at), Some(last)) => last.turns.split_off(answer + 1 + at),
        _ => Vec::new(),
    }
}

/// The speakers in the order of their first turn, then those who have none; and for each old index
/// the new one.
fn in_order_of_speech<'a>(
    speakers: Vec<Speaker>,
    turns: impl Iterator<Item = &'a Speech>,
) -> (Vec<Speaker>, Vec<usize>) {
    let mut first_turn = vec![usize::MAX; speakers.len()];
    for (number, turn) in turns.enumerate() {
        if let Some(first) = turn.speaker.and_then(|index| first_turn.get_mut(index)) {
            *first = (*first).min(number);
        }
    }
    let mut order: Vec<usize> = (0..speakers.len()).collect();
    order.sort_by_key(|&index| (first_turn[index], index));
    let mut new_index = vec![0; speakers.len()];
    for (new, &old) in order.iter().enumerate() {
        new_index[old] = new;
    }
    let mut speakers: Vec<_> = speakers.into_iter().zip(&new_index).collect();
    speakers.sort_by_key(|(_, new)| **new);
    (speakers.into_iter().map(|(speaker, _)| speaker).collect(), new_index)
}

/// The ids wished for where they are ids and not wished for before; for the rest, in order, the
/// lowest numbers that are left.
fn exchange_ids(groups: &[Group]) -> Vec<ExchangeId> {
    let wish = |group: &Group| {
        let wish = group.heading.as_ref()?.wish.as_ref()?;
        wish.id.parse::<ExchangeId>().ok()
    };
    let mut taken = BTreeSet::new();
    let wishes: Vec<Option<ExchangeId>> =
        groups.iter().map(|group| wish(group).filter(|id| taken.insert(*id))).collect();
    let mut free = (0..).map(ExchangeId::from_index).filter(|id| !taken.contains(id));
    wishes
        .into_iter()
        .map(|wish| wish.or_else(|| free.next()).unwrap_or(ExchangeId::from_index(usize::MAX)))
        .collect()
}

struct Numbering<'a> {
    speakers: &'a [Speaker],
    new_index: &'a [usize],
    /// For each paragraph, by key, where it has come to stand, and its text's length.
    places: Vec<Option<(Section, ParagraphId)>>,
}

impl Numbering<'_> {
    fn lead(&mut self, lead: Vec<Words>) -> Vec<Paragraph> {
        let numbered = lead.into_iter().enumerate();
        numbered.map(|(index, words)| self.paragraph(Section::Lead, index, words)).collect()
    }

    fn paragraph(&mut self, section: Section, index: usize, words: Words) -> Paragraph {
        let id = ParagraphId::from_index(index);
        if let Some(place) = self.places.get_mut(words.key) {
            *place = Some((section, id));
        }
        let Words { text, marks, line, said, .. } = words;
        Paragraph { id, text, line, language: said.language, time: said.time, marks }
    }

    fn turns(&mut self, section: Section, turns: Vec<Speech>) -> Vec<Turn> {
        let in_exchange = matches!(section, Section::Exchange(_));
        let mut asked = false;
        let mut paragraphs = 0;
        let mut numbered = Vec::with_capacity(turns.len());
        for (index, speech) in turns.into_iter().enumerate() {
            let speaker = speech.speaker.and_then(|old| self.new_index.get(old).copied());
            let role = speaker.and_then(|index| self.speakers.get(index)).map(|who| who.role);
            let kind = speech.kind.unwrap_or(match role {
                Some(Role::Asker) => TurnKind::Question,
                Some(Role::Answerer) if in_exchange && asked => TurnKind::Answer,
                Some(Role::Answerer | Role::Moderator) => TurnKind::Speech,
                Some(Role::Interpreter | Role::Unknown) | None => TurnKind::Other,
            });
            let follow_up = in_exchange && asked && kind == TurnKind::Question;
            asked |= kind == TurnKind::Question;
            let mut words = Vec::with_capacity(speech.words.len());
            for paragraph in speech.words {
                words.push(self.paragraph(section, paragraphs, paragraph));
                paragraphs += 1;
            }
            let id = TurnId::from_index(index);
            let kind_stated = speech.kind.is_some();
            numbered.push(Turn { id, kind, kind_stated, follow_up, speaker, paragraphs: words });
        }
        numbered
    }

    /// A title where not a word is left to derive one from: who asks, or the sign of a gap.
    fn nameless(&self, turns: &[Turn]) -> String {
        let speaker = turns.iter().find_map(|turn| self.speakers.get(turn.speaker?));
        speaker.map_or_else(|| "[……]".to_owned(), |speaker| speaker.label.clone())
    }

    fn exchange(&mut self, id: ExchangeId, group: Group, language: &Language) -> Exchange {
        let turns = self.turns(Section::Exchange(id), group.turns);
        let (stated, wish, topics, follows) = match group.heading {
            Some(Heading { title, wish, topics, follows }) => (title, wish, topics, follows),
            None => (String::new(), None, Vec::new(), Vec::new()),
        };
        let (title, title_source) = if stated.is_empty() {
            let question = turns.iter().find(|turn| turn.kind == TurnKind::Question);
            let words = question.or(turns.first()).into_iter().flat_map(|turn| &turn.paragraphs);
            let words: Vec<&str> = words.map(|paragraph| paragraph.text.as_str()).collect();
            let title = Some(title::derive(&words, language)).filter(|title| !title.is_empty());
            (title.unwrap_or_else(|| self.nameless(&turns)), TitleSource::Derived)
        } else {
            (stated, TitleSource::Heading)
        };
        Exchange { id, title, title_source, wish, topics, follows, turns }
    }
}

/// The asides of one paragraph by their place in it, those after it last.
fn in_order_of_text(mut asides: Vec<Loose>) -> Vec<Loose> {
    let key = |aside: &Loose| match aside.anchor {
        Anchor::Paragraph(key, _) => Some(key),
        Anchor::Start | Anchor::Head(_) => None,
    };
    let offset = |aside: &Loose| match aside.anchor {
        Anchor::Paragraph(_, offset) => offset.unwrap_or(usize::MAX),
        Anchor::Start | Anchor::Head(_) => 0,
    };
    for run in asides.chunk_by_mut(|one, next| key(one) == key(next)) {
        run.sort_by_key(offset);
    }
    asides
}

fn placed(aside: Loose, places: &[Option<(Section, ParagraphId)>], ids: &[ExchangeId]) -> Aside {
    let at = match aside.anchor {
        Anchor::Start => None,
        Anchor::Head(group) => group
            .checked_sub(1)
            .and_then(|index| ids.get(index))
            .map(|&id| At { section: Section::Exchange(id), paragraph: None, offset: None }),
        Anchor::Paragraph(key, offset) => places
            .get(key)
            .copied()
            .flatten()
            .map(|(section, id)| At { section, paragraph: Some(id), offset }),
    };
    let start = At { section: Section::Lead, paragraph: None, offset: None };
    let Loose { kind, text, line, why, .. } = aside;
    Aside { kind, text, at: at.unwrap_or(start), line, why }
}
