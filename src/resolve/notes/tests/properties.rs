//! Wherever a quote is taken from, it is found there or told; never elsewhere.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::super::narrow::{self, Narrowed};
use super::*;
use crate::text::{Found, Needle};

/// Few phrases and many repetitions, so that most short quotes stand in several places.
const PHRASES: &[&str] = &[
    "谢谢。",
    "谢谢谢谢",
    "新水库今年秋天蓄水，",
    "他说：“老桥要修”，",
    "「老桥」要修，",
    "ＡＩ治理and AI  治理",
    "the mill will open, the mill",
    " 12.5% (約) ",
    "|",
    "会努力|",
    "——抉择……",
    "𠮷野家's “茶”",
];

/// A place to quote from, and how; numbers are brought into range where they are used.
#[derive(Debug, Clone)]
struct Pick {
    paragraph: usize,
    from: usize,
    length: usize,
    before: usize,
    after: usize,
    within: usize,
    disguise: usize,
}

fn pick() -> impl Strategy<Value = Pick> {
    let around = || prop_oneof![Just(0), 0..6_usize];
    (0..1000_usize, 0..1000_usize, 1..14_usize, around(), around(), 0..5_usize, 0..5_usize)
        .prop_map(|(paragraph, from, length, before, after, within, disguise)| Pick {
            paragraph,
            from,
            length,
            before,
            after,
            within,
            disguise,
        })
}

fn paragraph() -> impl Strategy<Value = String> {
    (prop::collection::vec(0..PHRASES.len(), 1..6), 0..6_usize).prop_map(|(phrases, end)| {
        let words: String = phrases.into_iter().map(|phrase| PHRASES[phrase]).collect();
        let end = if end == 0 { "‖" } else { "" };
        format!("{}{end}", words.trim())
    })
}

fn text() -> impl Strategy<Value = Text> {
    let said = |least: usize| {
        let paragraph = paragraph().prop_map(|words| ("林安".to_owned(), words));
        prop::collection::vec(paragraph, least..4)
    };
    let lead = prop::collection::vec(paragraph(), 0..3);
    let exchanges = prop::collection::vec(said(1), 1..5);
    (lead, said(0), exchanges, said(0)).prop_map(|(lead, opening, exchanges, closing)| Text {
        lead,
        opening,
        exchanges,
        closing,
        wishes: Vec::new(),
    })
}

/// Where the words of a session stand, for picking from them: `(section, turn, paragraph)`.
fn paragraphs(session: &Session) -> Vec<(Unit, Option<Unit>, &Paragraph)> {
    let lead = session.lead.iter();
    let lead = lead.map(|it| (Unit::Section(Section::Lead), None, it));
    let spoken = session.sections().flat_map(|(section, turns)| {
        turns.iter().flat_map(move |turn| {
            let unit = Some(Unit::Turn(section, turn.id));
            turn.paragraphs.iter().map(move |it| (Unit::Section(section), unit, it))
        })
    });
    lead.chain(spoken).collect()
}

/// The words of a stretch, gaps inside it and at its beginning as signs.
fn with_signs(paragraph: &Paragraph, start: usize, end: usize) -> String {
    let gap = |at: usize| paragraph.marks.iter().any(|mark| mark.start == at);
    let mut words = String::new();
    for (at, c) in paragraph.text.chars().enumerate().take(end).skip(start) {
        if gap(at) {
            words.push_str("[……]");
        }
        words.push(c);
    }
    words
}

/// The same words in another shape.
fn disguised(words: &str, how: usize) -> String {
    let change = |c: char| match (how, c) {
        (1, ' ') => "  ".to_owned(),
        (1, '。') => ".".to_owned(),
        (1 | 2, '“' | '”' | '「' | '」' | '\'') => "\"".to_owned(),
        (2, '，') => ",".to_owned(),
        (3, '“' | '「') => "『".to_owned(),
        (3, '”' | '」') => "»".to_owned(),
        (3 | 4, c @ '!'..='~') if !matches!(c, '[' | ']') => {
            char::from_u32(u32::from(c) + 0xFEE0).unwrap().to_string()
        }
        (4, ' ') => "\u{3000}".to_owned(),
        (_, c) => c.to_string(),
    };
    words.chars().map(change).collect()
}

/// A selector for a random stretch, and where the stretch is without the spaces at its ends. `None` if
/// nothing but spaces was picked.
fn picked(session: &Session, pick: &Pick) -> Option<(Selector, Unit, usize, usize)> {
    let all = paragraphs(session);
    let (section, turn, paragraph) = all[pick.paragraph % all.len()];
    let chars: Vec<char> = paragraph.text.chars().collect();
    let mut start = pick.from % chars.len().max(1);
    let mut end = (start + pick.length).min(chars.len());
    let blank = |at: usize| chars.get(at).is_some_and(|c| c.is_whitespace());
    while start < end && blank(start) {
        start += 1;
    }
    while start < end && blank(end - 1) {
        end -= 1;
    }
    if start == end {
        return None;
    }
    let exact = with_signs(paragraph, start, end);
    let context = |from: usize, to: usize| {
        let words = with_signs(paragraph, from, to);
        (!words.trim().is_empty()).then(|| disguised(&words, pick.disguise))
    };
    // A gap right at the edge belongs to the quote before it, or to the words after.
    let gap = |at: usize| paragraph.marks.iter().any(|mark| mark.start == at);
    let before =
        if pick.before == 0 { None } else { context(start.saturating_sub(pick.before), start) };
    let after = if pick.after == 0 || gap(end) { None } else { context(end, end + pick.after) };
    let Unit::Section(name) = section else { return None };
    let unit = Unit::Paragraph(name, paragraph.id);
    let within = match pick.within {
        0 => Some(Unit::Session),
        1 => Some(section),
        2 => turn,
        3 => Some(unit),
        _ => None,
    };
    let exact = disguised(&exact, pick.disguise);
    Some((Selector::Quote(Quote { exact, before, after, within }), unit, start, end))
}

/// In how many places a selector fits, found in the plainest way.
fn count(session: &Session, selector: &Selector) -> usize {
    let Selector::Quote(quote) = selector else { return 0 };
    let exact = plain(&quote.exact);
    let context = |words: &Option<String>| words.as_deref().map(plain).unwrap_or_default();
    let (before, after) = (context(&quote.before), context(&quote.after));
    let mut count = 0;
    for (section, turn, paragraph) in paragraphs(session) {
        let Unit::Section(name) = section else { continue };
        let mut units = vec![Unit::Session, section, Unit::Paragraph(name, paragraph.id)];
        units.extend(turn);
        if quote.within.is_some_and(|unit| !units.contains(&unit)) {
            continue;
        }
        let length = paragraph.text.chars().count();
        let end =
            if paragraph.marks.iter().any(|mark| mark.start == length) { "[……]" } else { "" };
        let text = plain(&format!("{}{end}", with_signs(paragraph, 0, length)));
        for (at, _) in text.char_indices() {
            if let Some(rest) = text[at..].strip_prefix(exact.as_str()) {
                let fits = text[..at].trim_end().ends_with(before.as_str())
                    && rest.trim_start().starts_with(after.as_str());
                count += usize::from(fits);
            }
        }
    }
    count
}

/// What a reader sees of words, in the plainest way.
fn plain(words: &str) -> String {
    let mut out = words.replace("[……]", "\u{1}");
    for (from, to) in [("。", "."), ("，", ","), ("\u{3000}", " ")] {
        out = out.replace(from, to);
    }
    let narrow = |c: char| match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xFEE0).unwrap(),
        c => c,
    };
    out = out.chars().map(narrow).collect();
    for mark in ['“', '”', '「', '」', '『', '»', '\''] {
        out = out.replace(mark, "\"");
    }
    while out.contains("  ") {
        out = out.replace("  ", " ");
    }
    for spaced in [" \u{1}", "\u{1} ", "\u{1}\u{1}"] {
        while out.contains(spaced) {
            out = out.replace(spaced, "\u{1}");
        }
    }
    out.trim_matches(' ').to_owned()
}

/// Each change that is proposed leaves one place, the one it is proposed for.
fn proposals_hold(
    ground: &Ground<'_>,
    selector: &Selector,
    places: &[Found],
) -> Result<(), TestCaseError> {
    let Selector::Quote(quote) = selector else { return Ok(()) };
    for place in places {
        let Some(narrowed) = narrow::narrowed(ground, place, &Needle::new(&quote.exact)) else {
            continue;
        };
        let Narrowed { within, before, after } = narrowed;
        let within = Some(within);
        let quote = Quote { exact: quote.exact.clone(), before, after, within };
        let found = anchor(ground, &Selector::Quote(quote.clone()));
        prop_assert_eq!(found.ok(), ground.anchor(place), "{:?}", quote);
    }
    Ok(())
}

/// Several hundred cases, or as many as `PROPTEST_CASES` says if that is more.
fn config() -> ProptestConfig {
    ProptestConfig {
        cases: ProptestConfig::default().cases.max(400),
        rng_seed: RngSeed::Fixed(20_310_501),
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// An edit of the text.
#[derive(Debug, Clone)]
enum Edit {
    Insert(usize, usize, String),
    Delete(usize, usize),
    Swap(usize, usize, usize, usize),
}

fn edit() -> impl Strategy<Value = Edit> {
    let number = || 0..1000_usize;
    prop_oneof![
        (number(), number(), paragraph()).prop_map(|(a, b, words)| Edit::Insert(a, b, words)),
        (number(), number()).prop_map(|(a, b)| Edit::Delete(a, b)),
        (number(), number(), number(), number()).prop_map(|(a, b, c, d)| Edit::Swap(a, b, c, d)),
    ]
}

fn make(edit: &Edit, text: &mut Text) {
    let exchanges = &mut text.exchanges;
    let count = exchanges.len();
    match edit {
        _ if count == 0 => {}
        Edit::Insert(exchange, place, words) => {
            let said = &mut exchanges[exchange % count];
            let place = place % (said.len() + 1);
            said.insert(place, ("林安".to_owned(), words.clone()));
        }
        Edit::Delete(exchange, place) => {
            let said = &mut exchanges[exchange % count];
            said.remove(place % said.len());
        }
        Edit::Swap(one, place, other, other_place) => {
            let (one, other) = (one % count, other % count);
            let place = place % exchanges[one].len();
            let other_place = other_place % exchanges[other].len();
            let words = exchanges[one][place].clone();
            exchanges[one][place] = std::mem::replace(&mut exchanges[other][other_place], words);
        }
    }
    exchanges.retain(|exchange| !exchange.is_empty());
}

fn words_of(session: &Session, unit: Unit, start: usize, end: usize) -> Option<String> {
    let found = paragraphs(session).into_iter().find(|(section, _, paragraph)| {
        matches!(section, Unit::Section(name) if Unit::Paragraph(*name, paragraph.id) == unit)
    });
    found.map(|(_, _, paragraph)| with_signs(paragraph, start, end))
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn a_quote_is_found_where_it_was_taken_or_told(text in text(), picks in prop::collection::vec(pick(), 1..8)) {
        let session = session(&text);
        let ground = Ground::new(&session);
        for (selector, unit, start, end) in picks.iter().filter_map(|pick| picked(&session, pick)) {
            let fitting = count(&session, &selector);
            match anchor(&ground, &selector) {
                Ok(Anchor::Words { section, paragraph, start: from, end: to }) => {
                    let found = (Unit::Paragraph(section, paragraph), from, to);
                    prop_assert_eq!(found, (unit, start, end), "{:?}", &selector);
                    prop_assert_eq!(fitting, 1, "{:?}", selector);
                }
                Err(Missed::Several(places)) => {
                    prop_assert!(places.len() > 1);
                    prop_assert_eq!(places.len(), fitting, "{:?}", &selector);
                    proposals_hold(&ground, &selector, &places)?;
                }
                other => prop_assert!(false, "{selector:?} at {unit}: {other:?}"),
            }
        }
    }

    #[test]
    fn after_any_edits_a_note_has_the_same_words_or_is_told(
        mut text in text(),
        picks in prop::collection::vec(pick(), 1..8),
        builds in prop::collection::vec(prop::collection::vec(edit(), 1..5), 1..4),
    ) {
        let first = session(&text);
        let selectors: Vec<Selector> =
            picks.iter().filter_map(|pick| picked(&first, pick)).map(|(it, ..)| it).collect();
        let notes = || -> Vec<Note> {
            selectors.iter().enumerate().map(|(at, it)| note(it.clone(), &format!("{at}。"))).collect()
        };
        let mut kept = Kept::Nothing;
        let mut first: Option<Vec<usize>> = None;
        let mut before: Vec<Option<Unit>> = Vec::new();
        for edits in std::iter::once(Vec::new()).chain(builds) {
            for edit in &edits {
                make(edit, &mut text);
            }
            let mut session = session(&text);
            let links = permalinks::align(&kept, &mut session, &mut Vec::new()).unwrap();
            for (index, note) in notes().into_iter().enumerate() {
                let mut told = Vec::new();
                let Selector::Quote(quote) = &selectors[index] else { continue };
                // Alone, so that what is told is told of this one.
                let one = kept.links().map(|kept| Links {
                    notes: kept.notes.iter().filter(|it| it.words == note.body).cloned().collect(),
                    ..kept.clone()
                });
                let (placed, _) = place(&session, vec![note], one.as_ref(), &mut told);
                let codes: Vec<Code> = told.iter().map(|it| it.code).collect();
                match placed[0].anchors[0] {
                    None => prop_assert_eq!(codes, [Code::UnplacedNote]),
                    Some(anchor) => {
                        let unit = anchor.unit(&session);
                        if let Anchor::Words { start, end, .. } = anchor {
                            let words = words_of(&session, unit, start, end).unwrap_or_default();
                            // A gap right before the words is no part of them, unless quoted.
                            let [now, quoted] = [&words, &quote.exact].map(|words| plain(words));
                            let bare = |words: &str| words.trim_start_matches('\u{1}').to_owned();
                            prop_assert_eq!(bare(&now), bare(&quoted));
                        }
                        let moved = before.get(index).copied().flatten().is_some_and(|it| it != unit);
                        prop_assert_eq!(codes == [Code::MovedNote], moved);
                    }
                }
            }
            let (placed, linked) = place(&session, notes(), kept.links(), &mut Vec::new());
            let ids: Vec<usize> = placed.iter().map(|note| note.id.number()).collect();
            prop_assert_eq!(&ids, first.get_or_insert_with(|| ids.clone()), "ids stay");
            before = linked.iter().map(|note| note.targets[0].at).collect();
            let links = Links { notes: linked, ..links };
            let file = SourceText::new("", links.serialise());
            let read = Links::parse(&file, &sample::slug());
            prop_assert_eq!(read.as_ref(), Ok(&links), "the file holds all");
            kept = Kept::Links(links);
        }
    }
}
