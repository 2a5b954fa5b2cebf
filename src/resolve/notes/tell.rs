//! Notes without a place, and notes that stand elsewhere than before, in words.

use super::anchor::Missed;
use super::ground::{Ground, Part};
use super::narrow::{exact, excerpt, narrowed};
use crate::diagnostic::{Code, Diagnostic, Message, Place};
use crate::model::{Selector, Target, Unit};
use crate::resolve::permalinks::Links;
use crate::say;
use crate::text::{Found, Needle};

/// How many places of words that stand in several are told.
const TOLD: usize = 4;

/// How many characters of words that are gone are shown on either side.
const AROUND: usize = 12;

/// The warning that a target has no place.
pub(super) fn unplaced(ground: &Ground<'_>, target: &Target, missed: &Missed) -> Diagnostic {
    let words = match &target.selector {
        Selector::Quote(quote) => quote.exact.clone(),
        Selector::Unit(unit) => format!("@{unit}"),
    };
    let warning = |message: Message| {
        Diagnostic::warning(Code::UnplacedNote, message, Place::At(target.span.clone()))
    };
    match missed {
        Missed::NoUnit(unit) => {
            let diagnostic = warning(say!(
                zh: "这场文稿里没有 {unit}，这条注释未能定位",
                en: "there is no {unit} in this session; this note has no place",
            ));
            // Words whose paragraph has another id now are told where they stand.
            let places = match &target.selector {
                Selector::Quote(quote) => ground.text.places(&Needle::new(&quote.exact)),
                Selector::Unit(_) => Vec::new(),
            };
            with_places(ground, diagnostic, &words, &places).hint(there_is(ground, *unit))
        }
        Missed::Nowhere(near) => {
            let mut diagnostic = warning(say!(
                zh: "这场文稿里找不到“{words}”，这条注释未能定位",
                en: "`{words}` stands nowhere in this session; this note has no place",
            ));
            for place in near {
                diagnostic = diagnostic.hint(like_words(ground, place));
            }
            if near.is_empty() {
                diagnostic = diagnostic.hint(say!(
                    zh: "也没有相近的字；引文要与文稿一字不差（全角半角、引号的样子不论），不能跨段",
                    en: "nor do words like it; a quote is to the letter (widths and the shapes of quotation marks apart) and stays within a paragraph",
                ));
            }
            diagnostic
        }
        Missed::Elsewhere(places) => {
            let diagnostic = warning(say!(
                zh: "“{words}”不在大括号所说的地方，这条注释未能定位",
                en: "`{words}` does not stand where the braces say; this note has no place",
            ));
            with_places(ground, diagnostic, &words, places)
        }
        Missed::Several(places) => {
            let count = places.len();
            let diagnostic = warning(say!(
                zh: "“{words}”有 {count} 处，这条注释未能定位",
                en: "`{words}` stands in {count} places; this note has no place",
            ));
            with_places(ground, diagnostic, &words, places)
        }
    }
}

/// The hints for words that stand here and there.
fn with_places(
    ground: &Ground<'_>,
    mut diagnostic: Diagnostic,
    words: &str,
    places: &[Found],
) -> Diagnostic {
    let words = Needle::new(words);
    for place in places.iter().take(TOLD) {
        let Some(unit) = ground.part(place).map(Part::unit) else { continue };
        let around = excerpt(ground, place);
        diagnostic = diagnostic.hint(match narrowed(ground, place, &words) {
            Some(braces) => say!(
                zh: "如果是 {unit} 的“{around}”，在标题下写 {braces}",
                en: "if it is that of {unit}, `{around}`, write {braces} below the heading",
            ),
            None => say!(
                zh: "如果是 {unit} 的“{around}”，请多引几个字",
                en: "if it is that of {unit}, `{around}`, quote more words",
            ),
        });
    }
    match places.len().saturating_sub(TOLD) {
        0 => diagnostic,
        more => diagnostic.hint(say!(zh: "另有 {more} 处", en: "and {more} more")),
    }
}

/// The hint for words like those that are not found.
fn like_words(ground: &Ground<'_>, place: &Found) -> Message {
    let words = exact(ground, place);
    let needle = Needle::new(&words);
    let unit = ground.part(place).map_or(Unit::Session, Part::unit);
    let more = match narrowed(ground, place, &needle) {
        Some(braces) if ground.text.places(&needle).len() > 1 => format!(" {braces}"),
        _ => String::new(),
    };
    say!(
        zh: "{unit} 里有“{words}”；如果就是它，标题写“## {words}{more}”",
        en: "{unit} has `{words}`; if that is meant, write `## {words}{more}`",
    )
}

/// The units that there are instead of one that there is not.
fn there_is(ground: &Ground<'_>, unit: Unit) -> Message {
    let section = match unit {
        Unit::Session => None,
        Unit::Section(section) | Unit::Turn(section, _) | Unit::Paragraph(section, _) => {
            Some(section).filter(|section| ground.has(Unit::Section(*section)))
        }
    };
    let mut known: Vec<Unit> = ground
        .parts
        .iter()
        .filter_map(|part| match (section, unit) {
            (Some(section), _) if part.section != section => None,
            (Some(section), Unit::Turn(..)) => part.turn.map(|turn| Unit::Turn(section, turn)),
            (Some(section), _) => part.paragraph.map(|id| Unit::Paragraph(section, id)),
            (None, _) => Some(Unit::Section(part.section)),
        })
        .collect();
    known.dedup();
    let name = |unit: Option<&Unit>| unit.map(Unit::to_string).unwrap_or_default();
    let (first, last) = (name(known.first()), name(known.last()));
    match known.len() {
        0 => say!(zh: "这场文稿是空的", en: "this session is empty"),
        1 => say!(zh: "只有 {first}", en: "there is {first} only"),
        2..=8 => {
            let all: Vec<String> = known.iter().map(Unit::to_string).collect();
            let (zh, en) = (all.join("、"), all.join(", "));
            say!(zh: "有：{zh}", en: "there are: {en}")
        }
        count => say!(
            zh: "共有 {count} 个，从 {first} 到 {last}",
            en: "there are {count}, from {first} to {last}",
        ),
    }
}

/// What to add where a target that has no place had one at the last build.
pub(super) fn it_stood(selector: &Selector, at: Unit, kept: &Links) -> Message {
    match words_at(selector, at, kept) {
        Some(words) => say!(
            zh: "上次生成时它在 {at}：“{words}”",
            en: "at the last build it stood in {at}: `{words}`",
        ),
        None => say!(zh: "上次生成时它在 {at}", en: "at the last build it stood in {at}"),
    }
}

/// The warning that a target stands elsewhere than at the last build.
pub(super) fn moved(target: &Target, from: Unit, to: Unit, kept: &Links) -> Diagnostic {
    let message = match words_at(&target.selector, from, kept) {
        Some(words) => say!(
            zh: "这条注释上次在 {from}（“{words}”），现在到了 {to}",
            en: "this note stood in {from} (`{words}`) at the last build and stands in {to} now",
        ),
        None => say!(
            zh: "这条注释上次在 {from}，现在到了 {to}",
            en: "this note stood in {from} at the last build and stands in {to} now",
        ),
    };
    Diagnostic::warning(Code::MovedNote, message, Place::At(target.span.clone())).hint(say!(
        zh: "看看它是否还说得对；不带 --strict 生成一次，就记下新的地方",
        en: "see whether it still says what is true of these words; a build without --strict keeps the new place",
    ))
}

/// The words that stood at a place, around those that are looked for.
fn words_at(selector: &Selector, at: Unit, kept: &Links) -> Option<String> {
    let Unit::Paragraph(section, paragraph) = at else { return None };
    let text = &kept.section(section)?.paragraph(paragraph)?.words.text;
    let exact = match selector {
        Selector::Quote(quote) => quote.exact.as_str(),
        Selector::Unit(_) => "",
    };
    let start = text.find(exact).map_or(0, |at| text[..at].chars().count());
    let length = text.chars().count();
    let from = start.saturating_sub(AROUND);
    let to = (start + exact.chars().count() + AROUND).min(length);
    let words: String = text.chars().skip(from).take(to - from).collect();
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    Some(format!("{}{words}{}", cut(from > 0), cut(to < length)))
}
