//! Labels without a colon: a full stop, a dash, a wide space, brackets, or nothing but a line of their
//! own. Each of these means something else as well, far more often; so a candidate here is no more than
//! a candidate, and the text as a whole must show that it is written so ([`super::super::manner`]).

use super::shape::{is_name, is_shouted, is_title};
use super::{Candidate, Form, opens_speech, skip_space, stamp};
use crate::text::is_east_asian;

/// The longest a label may be that stands alone on its line, full-width characters counting double.
const WIDEST_ALONE: usize = 40;
/// How far into a line the delimiter is looked for, in characters.
const NEAR: usize = 180;
/// How many characters a word before a wide space may have.
const LONGEST_BEFORE_SPACE: usize = 24;
/// What could be a label without a colon at the start of `line`.
pub(super) fn candidate(line: &str) -> Option<Candidate<'_>> {
    let near = line.char_indices().nth(NEAR).map_or(line, |(at, _)| &line[..at]);
    pointed_and_dashed(line, near)
        .or_else(|| pointed(line, near))
        .or_else(|| dashed(line, near))
        .or_else(|| spaced(line, near))
        .or_else(|| bracketed(line, near))
        .or_else(|| alone(line))
}

/// `HON. M. VALE (Harbours).- words`, `El señor ORR.— words`.
fn pointed_and_dashed<'t>(line: &'t str, near: &'t str) -> Option<Candidate<'t>> {
    for sign in [".-", ".–", ".—", ". –", ". —", ". - "] {
        if let Some(at) = near.find(sign) {
            let rest = at + sign.len();
            let name = line[..at].trim();
            let words = line[rest..].trim_start();
            let named = is_shouted(name) || name.chars().count() == 1;
            if named && is_name(name, Form::Dash) && opens_speech(words) {
                return Some(Candidate::new(name, skip_space(line, rest), Form::Dash));
            }
        }
    }
    None
}

/// `Q - words`.
fn dashed<'t>(line: &'t str, near: &'t str) -> Option<Candidate<'t>> {
    let at = [" - ", " – ", " — "].iter().filter_map(|sign| near.find(sign)).min()?;
    let name = line[..at].trim();
    let rest = at + line[at + 1..].chars().next()?.len_utf8() + 1;
    let rest = skip_space(line, rest);
    (is_name(name, Form::Dash) && opens_speech(&line[rest..]))
        .then(|| Candidate::new(name, rest, Form::Dash))
}

/// `CHAIR VALE. Words`, `Mr. ORR. Words`, `M. le président. Words`, `Q. Words`.
fn pointed<'t>(line: &'t str, near: &'t str) -> Option<Candidate<'t>> {
    for (at, _) in near.match_indices('.') {
        let after = at + 1;
        let name = &line[..at];
        let rest = skip_space(line, after);
        // The label's words may all stand on the next line.
        if rest == after && after < line.len() {
            continue;
        }
        let word = name.rsplit([' ', '.']).next().unwrap_or_default();
        let initial = word.chars().count() < 2 && name.contains(' ');
        if initial || is_title(word) {
            continue;
        }
        let letter = name.chars().count() == 1 && name.chars().all(|c| c.is_ascii_uppercase());
        let titled = ["M. ", "Mme ", "Mlle ", "MM. "].iter().any(|title| name.starts_with(title));
        let named = letter || is_shouted(name) || titled && is_name(name, Form::Colon);
        // A name of several words in capitals may be followed by words that go on with a broken sentence.
        let several = is_shouted(name) && name.contains(' ');
        return (named && is_name(name, Form::Point) && (several || opens_speech(&line[rest..])))
            .then(|| Candidate::new(name, rest, Form::Point));
    }
    None
}

/// `Q    words`, `記者　words`, `○議長　words`, `Q Words`.
fn spaced<'t>(line: &'t str, near: &'t str) -> Option<Candidate<'t>> {
    let bullet = near.starts_with(['○', '◯', '〇', '●', '◆', '◇', '△', '▲']);
    let start = if bullet { near.chars().next().map_or(0, char::len_utf8) } else { 0 };
    let body = &near[start..];
    let gap = body
        .char_indices()
        .take(if bullet { NEAR } else { LONGEST_BEFORE_SPACE })
        .find_map(|(at, c)| (c == '\u{3000}' || body[at..].starts_with("  ")).then_some(at));
    let single = near.starts_with("Q ").then_some(1);
    let at = start + gap.or(single.filter(|_| !bullet))?;
    let name = line[start..at].trim();
    let rest = skip_space(line, at);
    (is_name(name, Form::Space) && !line[rest..].is_empty() && opens_speech(&line[rest..]))
        .then(|| Candidate::new(name, rest, if bullet { Form::Bullet } else { Form::Space }))
}

/// `（記者）words`, `問）words`.
fn bracketed<'t>(line: &'t str, near: &'t str) -> Option<Candidate<'t>> {
    let start = near.chars().next().filter(|c| matches!(c, '（' | '(')).map_or(0, char::len_utf8);
    let end =
        near[start..].char_indices().take(WIDEST_ALONE).find(|(_, c)| matches!(c, '）' | ')'))?;
    let (end, close) = (start + end.0, end.1);
    let name = line[start..end].trim();
    (!name.is_empty() && is_name(name, Form::Round))
        .then(|| Candidate::new(name, skip_space(line, end + close.len_utf8()), Form::Round))
}

/// `<질문> words`: words in angles are hardly ever anything else.
pub(super) fn angled(line: &str) -> Option<Candidate<'_>> {
    let body = line.strip_prefix(['<', '〈', '＜'])?;
    let start = line.len() - body.len();
    let (at, close) =
        body.char_indices().take(WIDEST_ALONE).find(|(_, c)| matches!(c, '>' | '〉' | '＞'))?;
    let name = body[..at].trim();
    (!name.is_empty() && is_name(name, Form::Brackets)).then(|| {
        Candidate::new(name, skip_space(line, start + at + close.len_utf8()), Form::Brackets)
    })
}

/// A name alone on its line, with a time or without.
fn alone(line: &str) -> Option<Candidate<'_>> {
    let width =
        |name: &str| name.chars().map(|c| if is_east_asian(c) { 2 } else { 1 }).sum::<usize>();
    let (time, end) = match stamp::at_end(line) {
        Some((time, at)) => (Some(time), at),
        None => (None, line.len()),
    };
    let name = line[..end].trim();
    // Latin names begin with a capital; what ends like a sentence is one.
    let small = name.starts_with(char::is_lowercase);
    let finished = name.ends_with(['.', '。', ',', '，', '-', '—']);
    (line.len() <= 4 * WIDEST_ALONE
        && width(name) <= WIDEST_ALONE
        && !small
        && !finished
        && is_name(name, Form::Alone))
    .then(|| Candidate { time, ..Candidate::new(name, line.len(), Form::Alone) })
}
