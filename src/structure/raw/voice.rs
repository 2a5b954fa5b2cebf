//! Voices: what can be counted of each label's turns, whatever they say.

use super::piece::{Piece, What};
use crate::read::BlockKind;
use crate::structure::words::holds_any;
use crate::text::{asks, is_east_asian, sentences};

/// One speaker's words in one go.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
pub(super) struct Utterance {
    /// The label, by its index.
    pub(super) name: usize,
    /// The pieces that are its labels; more than one where the label is repeated.
    pub(super) labels: Vec<usize>,
    /// How long it is: in letters, a full-width character counting as three.
    pub(super) length: usize,
    /// Whether it ends by asking.
    pub(super) asks: bool,
    /// Whether it begins by referring to what was just said.
    pub(super) refers_back: bool,
    /// Whether it is put in while another speaks.
    pub(super) interjected: bool,
    /// Whether a heading stands before it.
    pub(super) after_heading: bool,
}

/// What has been counted of one label.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Voice {
    /// Its turns.
    pub(super) turns: usize,
    /// Their length together.
    pub(super) length: usize,
    /// The turns that end by asking.
    pub(super) asking: usize,
}

impl Voice {
    /// Of its turns, those that ask, in hundredths.
    pub(super) fn asking_share(self) -> usize {
        self.asking * 100 / self.turns.max(1)
    }

    /// The mean length of its turns.
    pub(super) fn mean(self) -> usize {
        self.length / self.turns.max(1)
    }
}

/// The utterances of the pieces, in order; those labels in `unspoken` say nothing.
pub(super) fn utterances(pieces: &[Piece<'_>], unspoken: impl Fn(usize) -> bool) -> Vec<Utterance> {
    let mut found: Vec<Utterance> = Vec::new();
    let mut silent = true;
    let mut heading = false;
    for (at, piece) in pieces.iter().enumerate() {
        match &piece.what {
            What::Label(name) => {
                silent = unspoken(*name);
                if silent {
                    continue;
                }
                let after_heading = std::mem::take(&mut heading);
                match found.last_mut().filter(|last| last.name == *name && !after_heading) {
                    Some(last) => last.labels.push(at),
                    None => found.push(Utterance {
                        name: *name,
                        labels: vec![at],
                        length: 0,
                        asks: false,
                        refers_back: false,
                        interjected: piece.interjected,
                        after_heading,
                    }),
                }
            }
            What::Words if !silent => {
                if let Some(last) = found.last_mut() {
                    last.refers_back |= last.length == 0 && refers_back(&piece.text);
                    last.length += weight(&piece.text);
                    last.asks = ends_by_asking(&piece.text);
                }
            }
            What::Block(block) if matches!(block.kind, BlockKind::Heading(_)) => heading = true,
            _ => {}
        }
    }
    found
}

/// How much a text says: what a Latin writer needs three letters for, is one character in Chinese.
fn weight(text: &str) -> usize {
    text.chars().map(|c| if is_east_asian(c) { 3 } else { 1 }).sum()
}

/// Whether one of the last two sentences asks: thanks may follow a question.
pub(super) fn ends_by_asking(text: &str) -> bool {
    // The end of the paragraph is enough; an enormous line is not taken apart whole.
    let skip = text.char_indices().rev().nth(400).map_or(0, |(at, _)| at);
    let said = sentences(&text[skip..]);
    said.iter().rev().take(2).any(|sentence| {
        let bare = sentence.trim_end_matches(['。', '.', '，', '”', '」']);
        asks(sentence) || bare.ends_with(['吗', '嗎', '呢'])
    })
}

/// How a question refers to what was just said.
const JUST_SAID: &str = "\
    刚才, 剛才, 刚刚, 剛剛, 你提到, 您提到, 你说, 您说, 你說, 您說, 追问, 追問, 再问, you said, you just, \
    you mentioned, follow up, following up";

/// Whether the beginning of a question refers to the answer before it.
fn refers_back(text: &str) -> bool {
    let start: String = text.chars().take(40).flat_map(char::to_lowercase).collect();
    holds_any(&start, JUST_SAID)
}

/// What is counted of each of `count` labels.
pub(super) fn voices(utterances: &[Utterance], count: usize) -> Vec<Voice> {
    let mut voices = vec![Voice::default(); count];
    for one in utterances {
        if let Some(voice) = voices.get_mut(one.name) {
            voice.turns += 1;
            voice.length += one.length;
            voice.asking += usize::from(one.asks);
        }
    }
    voices
}
