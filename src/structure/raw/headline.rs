//! The headline, repeated among the words where a page breaks, and the sentence it has broken.

use std::collections::BTreeMap;

use super::piece::{Part, Piece, What};
use crate::diagnostic::Message;
use crate::model::AsideKind;
use crate::read::BlockKind;
use crate::say;
use crate::structure::paragraph::Between;
use crate::text::{is_finished, sentences};

/// The longest a headline may be, in characters.
const LONGEST: usize = 80;
/// The shortest.
const SHORTEST: usize = 6;
/// How many sentences of the lead are compared with.
const MOST_SAID: usize = 20;
/// A line that comes back so often is a headline, whatever stands around it.
const OFTEN: usize = 3;
/// How many asides may stand between a headline and the words it has broken.
const FARTHEST: usize = 8;

/// A headline found among the words.
#[derive(Debug)]
pub(super) struct Found {
    /// The piece it stood in.
    pub(super) piece: usize,
    /// The piece whose sentence it had broken, if it had.
    pub(super) joined_to: Option<usize>,
    /// Its words.
    pub(super) text: String,
    /// Why it is taken for one.
    pub(super) why: Message,
    /// Whether its own words say that it is one, and not its place alone.
    pub(super) sure: bool,
}

/// Takes repeated headlines out of the pieces and joins the sentences they have broken. `title` is the
/// title where it is known already.
pub(super) fn take_out(pieces: &mut [Piece<'_>], title: Option<&str>) -> Vec<Found> {
    let known = Known::new(pieces, title);
    let mut found = Vec::new();
    // What stands before the first label may be the headline itself, but for the title said twice.
    let mut at = pieces.iter().position(Piece::is_label).unwrap_or(pieces.len());
    found.extend(title_again(&mut pieces[..at], title));
    while at < pieces.len() {
        if let Some(one) = known.judge(pieces, at) {
            remove(pieces, &one);
            found.push(one);
        }
        at += 1;
    }
    found
}

/// Sets the lines of the lead apart that say the title again.
fn title_again(lead: &mut [Piece<'_>], title: Option<&str>) -> Vec<Found> {
    let title = title.map(bare).unwrap_or_default();
    let mut found = Vec::new();
    for (piece, words) in lead.iter_mut().enumerate().filter(|(_, piece)| piece.is_words()) {
        let short = words.text.chars().nth(3 * LONGEST).is_none();
        if short && !title.is_empty() && bare(&words.text) == title {
            let why = say!(zh: "与标题重复", en: "repeats the title");
            words.set_apart(AsideKind::Furniture, why.clone());
            let text = words.text.clone();
            found.push(Found { piece, joined_to: None, text, why, sure: true });
        }
    }
    found
}

/// What a headline may repeat, and how the text's paragraphs end.
struct Known {
    /// The title and the sentences of the lead, bare.
    said: Vec<String>,
    /// Short unfinished paragraphs that come back, bare, and how often.
    repeated: BTreeMap<String, usize>,
    /// Whether paragraphs end with a sentence, but for a few.
    finished: bool,
}

impl Known {
    fn new(pieces: &[Piece<'_>], title: Option<&str>) -> Self {
        let lead = pieces.iter().take_while(|piece| !piece.is_label());
        let lead = lead.filter(|piece| piece.is_words()).take(6);
        let mut said: Vec<String> = lead
            .flat_map(|piece| sentences(&piece.text))
            .chain(title)
            .map(bare)
            .filter(|words| words.chars().count() >= SHORTEST)
            .take(MOST_SAID)
            .collect();
        said.sort_unstable();
        let words = || pieces.iter().filter(|piece| piece.is_words());
        let mut repeated: BTreeMap<String, usize> = BTreeMap::new();
        let mut last = String::new();
        for piece in words() {
            let own = if looks_like_one(piece) { bare(&piece.text) } else { String::new() };
            // A row printed twice on end is a slip or a table, and no page has turned.
            if !own.is_empty() && own != last {
                *repeated.entry(own.clone()).or_default() += 1;
            }
            last = own;
        }
        repeated.retain(|_, times| *times > 1);
        let all = words().count();
        let open = words().filter(|piece| !is_finished(&piece.text)).count();
        Self { said, repeated, finished: open * 5 <= all }
    }

    fn judge(&self, pieces: &[Piece<'_>], at: usize) -> Option<Found> {
        let piece = pieces.get(at).filter(|piece| looks_like_one(piece))?;
        let before = at.checked_sub(1).and_then(|before| last_words(pieces, before))?;
        let next = pieces.get(at + 1).filter(|next| next.is_words());
        let words = bare(&piece.text);
        if words.chars().count() < SHORTEST {
            return None;
        }
        let repeats = self.said.iter().any(|said| said.ends_with(&words) || words.ends_with(said));
        let breaks = !is_finished(&pieces[before].text) && next.is_some() && piece.blanks > 0;
        let halves = breaks
            && next.is_some_and(|next| self.breaks_a_sentence(&pieces[before].text, &next.text));
        // Twice, a speaker may say it, too.
        let times = self.repeated.get(&words).copied().unwrap_or(0);
        let comes_back = times >= OFTEN || times > 1 && halves;
        let listed = next.is_some_and(|next| piece.text.chars().next() == next.text.chars().next());
        let why = if repeats {
            say!(
                zh: "在正文里重复标题或导语",
                en: "repeats the title or the lead among the words",
            )
        } else if comes_back {
            say!(
                zh: "在正文里反复出现，又不成句",
                en: "comes back among the words, and is no sentence",
            )
        } else if halves && !listed && !piece.text.starts_with(char::is_lowercase) {
            say!(
                zh: "夹在一句话的两半之间，末尾没有句号",
                en: "stands without a full stop between the two halves of a sentence",
            )
        } else {
            return None;
        };
        Some(Found {
            piece: at,
            joined_to: breaks.then_some(before),
            text: piece.text.clone(),
            why,
            sure: repeats || comes_back,
        })
    }

    /// Whether `one` and `other` may be the halves of one sentence, by their words alone.
    fn breaks_a_sentence(&self, one: &str, other: &str) -> bool {
        let long = one.chars().count() > 2 * SHORTEST && other.chars().count() > SHORTEST;
        let small = other.chars().next().is_some_and(|c| !c.is_uppercase() && c.is_alphanumeric());
        self.finished && long && small && is_finished(other)
    }
}

/// A single short line that ends no sentence.
fn looks_like_one(piece: &Piece<'_>) -> bool {
    let length = piece.text.chars().take(LONGEST + 1).count();
    piece.is_words()
        && matches!(piece.parts.as_slice(), [Part::Line(_, 0, _)])
        && (SHORTEST..=LONGEST).contains(&length)
        && !is_finished(&piece.text)
        && !piece.text.ends_with(['，', ',', '、'])
        && !piece.text.contains(['：', ':', '*', '#', '|'])
}

/// The words of a speech that stand right before, with nothing but asides between.
fn last_words(pieces: &[Piece<'_>], from: usize) -> Option<usize> {
    (0..=from)
        .rev()
        .take(FARTHEST)
        .find(|&at| match &pieces[at].what {
            What::Gone | What::Aside(..) => false,
            What::Block(block) => !matches!(block.kind, BlockKind::Aside(_)),
            _ => true,
        })
        .filter(|&at| pieces[at].is_words())
}

fn remove(pieces: &mut [Piece<'_>], found: &Found) {
    match found.joined_to {
        Some(before) => {
            let (head, tail) = pieces.split_at_mut(found.piece);
            let [headline, next, ..] = tail else { return };
            let aside = Between {
                kind: AsideKind::Furniture,
                text: headline.text.clone(),
                why: found.why.clone(),
                span: headline.span.clone(),
            };
            headline.what = What::Gone;
            head[before].join(Some(aside), next);
        }
        None => pieces[found.piece].set_apart(AsideKind::Furniture, found.why.clone()),
    }
}

/// Letters and figures alone, as headlines are compared.
fn bare(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}
