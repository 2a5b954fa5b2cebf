//! The raw pass: rules that guess, from the evidence of the text, what a settled transcript declares.
//!
//! Each rule is a small module of its own that knows nothing of the others; here stands their order.
//! They may get better from one version to the next: what is published was settled before.

mod apart;
mod aside;
mod caption;
mod duration;
mod exchange;
mod gap;
mod gaps;
mod header;
mod headline;
mod hyphen;
mod kin;
mod label;
mod layout;
mod likeness;
mod manner;
mod names;
mod narrated;
mod noted;
mod office;
mod page;
mod piece;
mod resume;
mod role;
mod rows;
mod sighting;
mod sitting;
mod speakers;
mod stated;
mod tell;
#[cfg(test)]
pub(super) mod tests;
mod tongue;
mod vocabulary;
mod voice;

use std::collections::BTreeSet;
use std::ops::Range;

use super::cut::{Cut, Element, Said};
use super::paragraph::{Between, Joining};
use crate::diagnostic::{Diagnostic, Message, SourceText};
use crate::model::{AsideKind, Header, Lexicon, Mark, MarkKind, Role, Speaker};
use crate::read::{Block, BlockKind, Draft};
use crate::say;
use crate::text::trim;
use names::Names;
use piece::{Join, Piece, What};
use role::Event;
use rows::Row;
use tell::Teller;

pub(super) use stated::cut as cut_stated;

/// Whether a label is a word for what anybody does who bears it.
pub(super) fn names_nobody(label: &str) -> bool {
    vocabulary::names_nobody(label)
}

/// Whether a name reads like a medium's.
pub(super) fn is_medium(name: &str) -> bool {
    vocabulary::is_medium(name)
}

/// Whether a Chinese name ends with an office or a form of address.
pub(super) fn has_address(name: &str) -> bool {
    vocabulary::has_address(name)
}

/// Whether a Chinese name reads like a phrase of the text.
pub(super) fn is_phrase(name: &str) -> bool {
    vocabulary::is_phrase(name)
}

/// A Chinese name without the office or form of address at its end, if it has one.
pub(super) fn without_address(name: &str) -> Option<&str> {
    vocabulary::without_address(name)
}

/// Cuts a draft by what its words tell.
pub(super) fn cut(draft: &Draft, lexicon: &Lexicon, report: &mut impl Extend<Diagnostic>) -> Cut {
    let teller = Teller { source: &draft.source.text };
    let mut header = header::stated(draft);
    let mended = rows::mend(draft);
    let mut rows = rows::rows(draft, &mended);
    page::mark(&mut rows);
    hyphen::mark(&mut rows);
    report.extend(rows.iter().filter(|row| row.furniture.is_some()).map(|row| {
        let words = match row.what {
            rows::What::Line(line) => line.text.clone(),
            rows::What::Block(block) => block.joined(),
        };
        teller.page(&words, &row.span())
    }));
    let names = names::find(&rows, &draft.front, lexicon, &draft.source.text, report);
    let (mut pieces, joins) = group(&rows, &names, &draft.source.text);
    report.extend(joins.iter().map(|join| teller.join(join)));

    take_title(&mut header, &mut pieces, &teller, report);
    let headlines = headline::take_out(&mut pieces, header.title.as_deref());
    report.extend(headlines.iter().map(|one| teller.headline(one, &pieces[one.piece].span)));
    let asides = aside::set_apart(&mut pieces);
    report.extend(asides.iter().map(|one| {
        let piece = &pieces[one.piece];
        teller.aside(one, &piece.text, &piece.span)
    }));
    let gaps = gaps::mark(&mut pieces, &header.language);
    report.extend(gaps.iter().map(|one| {
        let piece = &pieces[one.piece];
        teller.gap(one, &piece.text, &piece.span)
    }));
    header::infer(&mut header, &pieces, &headlines);
    let resumed = resume::resume(&mut pieces, &names.names);
    report.extend(resumed.iter().map(|one| teller.resumed(one)));

    let scene = |name: usize| names.names[name].scene;
    let utterances = voice::utterances(&pieces, scene);
    let voices = voice::voices(&utterances, names.names.len());
    let lead = header::lead(&pieces);
    let title = header.title.as_deref().unwrap_or_default();
    let event = Event { title, lead: &lead };
    let (parts, seating) = role::roles(&names.names, &utterances, &voices, event, lexicon);
    report.extend(first_turn(&pieces).and_then(|span| teller.seating(seating, span)));
    let headings_only = draft.front.exchanges_by_headings;
    let roles = (parts.as_slice(), seating);
    let opens =
        exchange::open(&mut pieces, &names.names, roles, &utterances, &voices, headings_only);
    let speakers = speakers::speakers(&names.names, &parts, &draft.front, lexicon, report);
    tell_unknown(&speakers, &names, &pieces, &teller, report);
    let elements = elements(&pieces, &names, &opens);
    Cut { header, speakers, elements }
}

fn group<'a>(
    rows: &[Row<'a>],
    names: &Names<'_>,
    source: &SourceText,
) -> (Vec<Piece<'a>>, Vec<Join>) {
    let opens_turn = |row: usize| names.hits.get(row).is_some_and(Option::is_some);
    let layout = layout::layout(rows, opens_turn);
    piece::pieces(rows, names, layout, source)
}

/// Takes the first piece for the title, if it is a heading and no other title is stated.
fn take_title(
    header: &mut Header,
    pieces: &mut [Piece<'_>],
    teller: &Teller<'_>,
    report: &mut impl Extend<Diagnostic>,
) {
    let Some(first) = pieces.first_mut() else { return };
    let Some(title) = header::title_line(first) else { return };
    if apart::unspoken(&first.text).is_some() {
        return;
    }
    match &header.title {
        Some(stated) if *stated != title => {}
        _ => {
            report.extend([teller.title(&title, &first.span)]);
            first.what = What::Gone;
            header.title = Some(title);
        }
    }
}

/// Where the first turn begins.
fn first_turn<'p>(pieces: &'p [Piece<'_>]) -> Option<&'p Range<usize>> {
    pieces.iter().find(|piece| piece.opens_turn()).map(|piece| &piece.span)
}

fn tell_unknown(
    speakers: &[Speaker],
    names: &Names<'_>,
    pieces: &[Piece<'_>],
    teller: &Teller<'_>,
    report: &mut impl Extend<Diagnostic>,
) {
    let unknown: Vec<&Speaker> =
        speakers.iter().filter(|speaker| speaker.role == Role::Unknown).collect();
    let places = speakers::places(&names.names);
    let first = pieces.iter().find(|piece| match piece.what {
        What::Label(name) => {
            let who = places[name].and_then(|place| speakers.get(place));
            who.is_some_and(|who| who.role == Role::Unknown)
        }
        _ => false,
    });
    report.extend(first.map(|piece| teller.unknown(&unknown, &piece.span)));
}

/// The elements that the pieces are.
fn elements(pieces: &[Piece<'_>], names: &Names<'_>, opens: &BTreeSet<usize>) -> Vec<Element> {
    let mut elements = Vec::with_capacity(pieces.len());
    let places = speakers::places(&names.names);
    let mut scene: Option<usize> = None;
    for (at, piece) in pieces.iter().enumerate() {
        let span = piece.span.clone();
        match &piece.what {
            What::Gone => {}
            What::Label(name) => {
                let speaker = places[*name];
                scene = if speaker.is_none() { Some(*name) } else { None };
                if speaker.is_some() {
                    let opens_exchange = opens.contains(&at);
                    let kind = piece.kind;
                    elements.push(Element::Turn { speaker, kind, opens_exchange, span });
                } else if !pieces.get(at + 1).is_some_and(|next| matches!(next.what, What::Words)) {
                    elements.push(scene_alone(&names.names[*name].label, span));
                }
            }
            What::Unnamed => {
                scene = None;
                let (kind, opens_exchange) = (piece.kind, opens.contains(&at));
                elements.push(Element::Turn { speaker: None, kind, opens_exchange, span });
            }
            What::Words => match scene {
                Some(name) => elements.extend(scene_of(&names.names[name].label, piece)),
                None => elements.extend(words(piece)),
            },
            What::Aside(kind, why) => elements.extend(aside(piece, *kind, why)),
            What::Block(block) => elements.extend(stated(block, is_lead(pieces, at))),
        }
    }
    elements
}

/// Why a label like Break or Jingle opens no turn.
fn why_scene() -> Message {
    say!(
        zh: "前面的名字说的是发生的事，不是发言人",
        en: "stands under a label of what happens, not of a speaker",
    )
}

/// A label like Break or Jingle under which nothing stands.
fn scene_alone(label: &str, span: Range<usize>) -> Element {
    let text = label.to_owned();
    Element::Aside { kind: AsideKind::Stage, text, inside: None, why: why_scene(), span }
}

/// What stands under a label like Break or Jingle.
fn scene_of(label: &str, piece: &Piece<'_>) -> Vec<Element> {
    let mut elements = aside(piece, AsideKind::Stage, &why_scene());
    if let Some(Element::Aside { text, .. }) = elements.first_mut() {
        *text = format!("{label}: {text}");
    }
    elements
}

/// A piece that nobody speaks, and the asides that stood between its lines.
fn aside(piece: &Piece<'_>, kind: AsideKind, why: &Message) -> Vec<Element> {
    let text = trim(&piece.text).to_owned();
    let (why, span) = (why.clone(), piece.span.clone());
    let mut elements = vec![Element::Aside { kind, text, inside: None, why, span }];
    elements.extend(piece.asides().cloned().map(|Between { kind, text, why, span }| {
        Element::Aside { kind, text, inside: None, why, span }
    }));
    elements
}

/// A paragraph with the asides inside it, and the mark of what it has lost.
fn words(piece: &Piece<'_>) -> Vec<Element> {
    let mut elements = piece.joining().map(Joining::finish).unwrap_or_default();
    if let (Some(why), Some(Element::Paragraph { marks, .. })) = (&piece.lost, elements.first_mut())
    {
        marks.push(Mark { kind: MarkKind::Gap { why: why.clone() }, start: 0, end: 0 });
    }
    elements
}

/// Whether a heading stands before all speech and not right above any: a subtitle.
fn is_lead(pieces: &[Piece<'_>], at: usize) -> bool {
    let next = pieces[at + 1..].iter().find(|piece| piece.opens_turn() || piece.is_words());
    !pieces[..at].iter().any(Piece::opens_turn) && !next.is_some_and(Piece::opens_turn)
}

/// A block that the format itself told apart; a heading in the lead is a line of it.
fn stated(block: &Block, lead: bool) -> Option<Element> {
    let (text, span) = (block.joined(), block.span());
    let element = match &block.kind {
        BlockKind::Heading(_) if lead && text.is_empty() => return None,
        BlockKind::Heading(_) if lead => {
            Element::Paragraph { text, marks: Vec::new(), said: Said::default(), span }
        }
        BlockKind::Heading(heading) => Element::Heading {
            title: text,
            wish: heading.id.clone(),
            topics: heading.topics.clone(),
            follows: heading.follows.clone(),
            span,
        },
        BlockKind::Footnote { label } => Element::Footnote { label: label.clone(), text, span },
        BlockKind::Aside(kind) => {
            // The mark says that nobody speaks it; its words may say more.
            let found = apart::unspoken(&text).filter(|_| *kind == AsideKind::Editor);
            let marked = say!(zh: "原文中已标明", en: "marked in the source");
            let (kind, why) = match found {
                Some((kind, why)) => (kind, marked.and(why)),
                None => (*kind, marked),
            };
            Element::Aside { kind, text, inside: None, why, span }
        }
        BlockKind::Text | BlockKind::PageBreak => {
            let said = Said::of(&block.facts);
            Element::Paragraph { text, marks: Vec::new(), said, span }
        }
    };
    Some(element)
}
