//! Drafts whose format says where turns begin (subtitles with voices, XML, tables): nothing is looked
//! for, and only what nobody stated is guessed, by the rules for raw texts: who asks and who answers.

use std::collections::{BTreeMap, BTreeSet};

use super::exchange;
use super::header;
use super::names::Name;
use super::piece::{Part as Stretch, Piece, What};
use super::role::{self, Event, Part};
use super::vocabulary::role_word;
use super::voice::{self, Utterance};
use super::{aside, first_turn, speakers, tell_unknown};
use crate::diagnostic::{Diagnostic, Place, Span};
use crate::model::{AsideKind, CuttingRule, Lexicon, Role, TurnKind};
use crate::read::{Block, BlockKind, Draft};
use crate::say;
use crate::structure::cut::{Cut, Said};
use crate::structure::paragraph::{Between, Seam};
use crate::text::join_lines;

/// Cuts a draft where its format says.
pub(in crate::structure) fn cut(
    draft: &Draft,
    lexicon: &Lexicon,
    report: &mut impl Extend<Diagnostic>,
) -> Cut {
    let teller = super::Teller { source: &draft.source.text };
    let mut header = header::stated(draft);
    let mut gathering = Gathering::new(draft);
    for block in &draft.blocks {
        gathering.block(block);
    }
    gathering.close();
    let Gathering { mut pieces, names, .. } = gathering;
    // A stage direction in brackets is nobody's words in any format.
    let asides = aside::set_apart(&mut pieces);
    report.extend(asides.iter().map(|one| {
        let piece = &pieces[one.piece];
        teller.aside(one, &piece.text, &piece.span)
    }));
    header::infer(&mut header, &pieces, &[]);

    let kinds = kinds(&pieces, names.len());
    let utterances = voice::utterances(&pieces, |_| false);
    let voices = voice::voices(&utterances, names.len());
    let lead = header::lead(&pieces);
    let title = header.title.as_deref().unwrap_or_default();
    let event = Event { title, lead: &lead };
    let (mut parts, seating) = role::roles(&names, &utterances, &voices, event, lexicon);
    report.extend(first_turn(&pieces).and_then(|span| teller.seating(seating, span)));
    for (part, kinds) in parts.iter_mut().zip(&kinds) {
        if let Some(role) = by_kinds(kinds) {
            let why =
                say!(zh: "由来源标明的发言种类得知", en: "by the kinds of turns the source states");
            *part = Part { role, why };
        }
    }
    let stated_kinds = kinds.iter().any(|kinds| !kinds.is_empty());
    leave_to_roles(&mut pieces, &parts);
    let headings_only = draft.front.exchanges_by_headings;
    let opens = if stated_kinds {
        by_stated_kinds(&pieces, &parts, &utterances, headings_only)
    } else {
        let roles = (parts.as_slice(), seating);
        exchange::open(&mut pieces, &names, roles, &utterances, &voices, headings_only)
    };
    let speakers = speakers::speakers(&names, &parts, &draft.front, lexicon, report);
    let names = super::Names { names, hits: Vec::new() };
    tell_unknown(&speakers, &names, &pieces, &teller, report);
    let elements = super::elements(&pieces, &names, &opens);
    Cut { header, speakers, elements }
}

/// For each label, the kinds of its turns that are stated.
fn kinds(pieces: &[Piece<'_>], names: usize) -> Vec<BTreeSet<&'static str>> {
    let mut kinds = vec![BTreeSet::new(); names];
    for piece in pieces {
        if let (What::Label(name), Some(kind)) = (&piece.what, piece.kind) {
            kinds[*name].insert(kind.as_str());
        }
    }
    kinds
}

/// The role of somebody all of whose turns are stated to be of one kind.
fn by_kinds(kinds: &BTreeSet<&'static str>) -> Option<Role> {
    let mut kinds = kinds.iter();
    match (kinds.next(), kinds.next()) {
        (Some(&"question"), None) => Some(Role::Asker),
        (Some(&"answer"), None) => Some(Role::Answerer),
        _ => None,
    }
}

/// Takes away the kinds that go without saying: of an asker's questions, and of an answerer's answers
/// after a question.
fn leave_to_roles(pieces: &mut [Piece<'_>], parts: &[Part]) {
    let mut asked = false;
    for piece in pieces {
        let role = match piece.what {
            What::Label(name) => parts.get(name).map(|part| part.role),
            _ => None,
        };
        let goes_without_saying = match piece.kind {
            Some(TurnKind::Question) => role == Some(Role::Asker),
            Some(TurnKind::Answer) => asked && role == Some(Role::Answerer),
            _ => false,
        };
        asked |= piece.kind == Some(TurnKind::Question);
        if goes_without_saying {
            piece.kind = None;
        }
    }
}

/// The pieces (beginnings of turns) at which an exchange opens, where kinds are stated.
fn by_stated_kinds(
    pieces: &[Piece<'_>],
    parts: &[Part],
    utterances: &[Utterance],
    headings_only: bool,
) -> BTreeSet<usize> {
    let first: BTreeSet<usize> =
        utterances.iter().filter_map(|one| one.labels.first().copied()).collect();
    let mut rule = CuttingRule::new(headings_only);
    let mut opens = BTreeSet::new();
    for (at, piece) in pieces.iter().enumerate() {
        let role = match (&piece.what, piece.kind) {
            (What::Block(block), _) if matches!(block.kind, BlockKind::Heading(_)) => {
                rule.heading();
                continue;
            }
            (What::Label(_) | What::Unnamed, Some(kind)) => kind.role(),
            (What::Label(name), None) if first.contains(&at) => {
                parts.get(*name).map(|part| part.role)
            }
            _ => continue,
        };
        if rule.turn(role, false) {
            opens.insert(at);
        }
    }
    opens
}

struct Gathering<'a> {
    draft: &'a Draft,
    pieces: Vec<Piece<'a>>,
    names: Vec<Name<'a>>,
    numbers: BTreeMap<&'a str, usize>,
    open: Option<Piece<'a>>,
}

impl<'a> Gathering<'a> {
    fn new(draft: &'a Draft) -> Self {
        let (pieces, names) = (Vec::new(), Vec::new());
        Self { draft, pieces, names, numbers: BTreeMap::new(), open: None }
    }

    fn block(&mut self, block: &'a Block) {
        match &block.kind {
            BlockKind::Text => self.text(block),
            BlockKind::Aside(kind) => self.aside(*kind, block),
            BlockKind::PageBreak => {}
            BlockKind::Heading(_) | BlockKind::Footnote { .. } => {
                self.close();
                self.pieces.push(Piece::new(What::Block(block), block.span(), 1));
            }
        }
    }

    fn close(&mut self) {
        self.pieces.extend(self.open.take());
    }

    fn text(&mut self, block: &'a Block) {
        let span = block.span();
        if let Some(turn) = &block.facts.turn {
            self.close();
            let what = match &turn.label {
                Some(label) => What::Label(self.name(label, block)),
                None => What::Unnamed,
            };
            let start = span.start..span.start;
            let mut piece = Piece::new(what, start, 1);
            piece.kind = turn.kind.or((turn.label.is_none()).then_some(TurnKind::Other));
            self.pieces.push(piece);
        } else if !block.attached {
            self.close();
        }
        let said = Said::of(&block.facts);
        if let Some(open) = &mut self.open {
            open.said.go_on(&said);
        } else {
            let mut piece = Piece::new(What::Words, span, 1);
            piece.said = said;
            self.open = Some(piece);
        }
        let Some(piece) = &mut self.open else { return };
        for line in &block.lines {
            piece.push(line, 0, Seam::Line);
        }
    }

    fn aside(&mut self, kind: AsideKind, block: &'a Block) {
        let why = say!(zh: "来源已标明", en: "stated by the source");
        if let Some(open) = self.open.as_mut().filter(|_| block.attached) {
            let (text, span) = (block.joined(), block.span());
            open.parts.push(Stretch::Aside(Between { kind, text, why, span }));
            return;
        }
        self.close();
        let mut piece = Piece::new(What::Aside(kind, why), block.span(), 1);
        for line in &block.lines {
            join_lines(&mut piece.text, &line.text);
        }
        self.pieces.push(piece);
    }

    /// The number of a label, which it gets where it first stands.
    fn name(&mut self, label: &'a str, block: &Block) -> usize {
        let next = self.names.len();
        let number = *self.numbers.entry(label).or_insert(next);
        if number == next {
            let front = &self.draft.front;
            self.names.push(Name {
                label: label.to_owned(),
                stated: front.speakers.iter().find(|stated| stated.label == label),
                role_word: role_word(label),
                scene: false,
                why: say!(zh: "来源已标明", en: "stated by the source"),
                place: Place::At(Span::new(&self.draft.source.text, block.span())),
            });
        }
        number
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::SourceText;
    use crate::disk::Source;
    use crate::model::{Session, Time};
    use crate::read::{Facts, Front, Line, StatedTurn};
    use crate::structure::structure;

    fn line(text: &str) -> Line {
        Line { text: text.to_owned(), marks: Vec::new(), span: 0..0, plain: false, tight: false }
    }

    fn block(label: Option<&str>, kind: Option<TurnKind>, text: &str) -> Block {
        let turn = Some(StatedTurn { label: label.map(str::to_owned), kind });
        let facts = Facts { turn, ..Facts::default() };
        Block { kind: BlockKind::Text, lines: vec![line(text)], attached: false, facts }
    }

    fn cut_of(blocks: Vec<Block>) -> Session {
        let text = SourceText::new("a.vtt", "");
        let source = Source { text, sha256: String::new(), encoding: "UTF-8" };
        let front = Front::default();
        let draft = Draft { stem: "a".to_owned(), source, front, blocks, states_turns: true };
        structure(&draft, &Lexicon::default(), &mut Vec::new())
    }

    #[test]
    fn stated_labels_need_no_evidence_and_words_before_a_colon_are_no_label() {
        let session = cut_of(vec![
            block(Some("林安"), None, "各位好。"),
            block(Some("石记者"), None, "第一点：桥修好了吗？"),
            block(Some("林安"), None, "修好了。"),
        ]);
        assert_eq!(session.speakers.len(), 2);
        assert_eq!(session.exchanges.len(), 1);
        assert_eq!(session.exchanges[0].turns[0].paragraphs[0].text, "第一点：桥修好了吗？");
    }

    #[test]
    fn stated_kinds_are_kept_and_cut_exchanges() {
        let session = cut_of(vec![
            block(Some("甲"), Some(TurnKind::Question), "桥呢？"),
            block(Some("乙"), Some(TurnKind::Answer), "修了。"),
            block(None, Some(TurnKind::Scene), "众人鼓掌"),
            block(Some("乙"), Some(TurnKind::Question), "路呢？"),
            block(Some("甲"), Some(TurnKind::Answer), "没有。"),
        ]);
        let kinds: Vec<&str> = session
            .sections()
            .flat_map(|(_, turns)| turns)
            .map(|turn| turn.kind.as_str())
            .collect();
        assert_eq!(kinds, ["question", "answer", "scene", "question", "answer"]);
        assert_eq!(session.exchanges.len(), 2);
        assert_eq!(session.exchanges[0].turns[2].speaker, None);
        // Both ask and answer, so that nothing goes without saying.
        let plain = cut_of(vec![
            block(Some("甲"), Some(TurnKind::Question), "桥呢？"),
            block(Some("乙"), Some(TurnKind::Answer), "修了。"),
        ]);
        assert!(plain.exchanges[0].turns.iter().all(|turn| !turn.kind_stated));
    }

    #[test]
    fn times_and_languages_are_kept_by_paragraph() {
        let mut first = block(Some("甲"), None, "桥呢？");
        first.facts.time = Some(Time::new(1000, Some(2000)));
        let mut more = block(None, None, "还有路。");
        more.facts = Facts { time: Some(Time::new(2000, Some(3500))), ..Facts::default() };
        more.attached = true;
        let session = cut_of(vec![first, more]);
        let paragraph = &session.opening[0].paragraphs[0];
        assert_eq!(paragraph.text, "桥呢？还有路。");
        assert_eq!(paragraph.time, Some(Time::new(1000, Some(3500))));
    }
}
