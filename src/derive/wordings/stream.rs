//! All speech of an archive as one row of numbered words.
//!
//! Light words (的, 和, the) are left out of the row: phrases that differ in them alone are then the
//! same row of words, and what stands between is part of how each was said.

use std::collections::HashMap;

use rayon::prelude::*;

use super::Size;
use crate::model::{ParagraphId, Section, Session, TurnKind};
use crate::resolve::Archive;
use crate::text::{Join, Light, Part, is_chinese, phrase_words};

/// How far a phrase can reach, in words; what repeats for longer is cut there.
pub(super) const LONGEST: usize = 255;

/// In a language that has no list of small words, one of this many words at least is small,
const SMALL_ONE_IN: usize = 150;
/// if it is no longer than this.
const SMALL_LENGTH: usize = 4;

/// The s of a shorter word is not taken for that of the plural: this, has, yes.
const SHORT_PLURAL: usize = 4;

/// The row, and where each word of it stands.
#[derive(Debug, Default)]
pub(super) struct Stream {
    /// The different words.
    pub(super) vocabulary: Vec<Type>,
    /// The row.
    pub(super) words: Vec<Token>,
    /// For each word, its session.
    pub(super) session: Vec<u32>,
    /// For each word, how many there are from it to the end of its sentence, itself counted.
    pub(super) room: Vec<u8>,
    /// The paragraphs, in the order of the archive.
    pub(super) paragraphs: Vec<ParagraphAt>,
    /// For each session, how much is said in it.
    pub(super) sizes: Vec<Size>,
}

/// A word as it is compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Type {
    /// In lower case.
    pub(super) text: Box<str>,
    /// What it can do in a phrase.
    pub(super) part: Part,
    /// How many Chinese characters it has.
    pub(super) chinese: u8,
    /// How many characters.
    pub(super) characters: u8,
    /// Whether it stands in a language without a list of small words.
    unlisted: bool,
}

/// A word in its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Token {
    /// Which, as an index into the vocabulary.
    pub(super) word: u32,
    /// Where it begins, in characters of its paragraph.
    pub(super) start: u32,
    /// How long it is.
    length: u16,
    /// How it is joined to the one before it in the row.
    pub(super) join: Join,
    /// How many characters of light words follow that belong to its phrase if a mark comes after them: 的.
    pub(super) tail: u8,
    /// How the light word right before it joins it, if there is one.
    pub(super) light: Option<Light>,
}

impl Token {
    /// Where it ends.
    pub(super) fn end(self) -> u32 {
        self.start + u32::from(self.length)
    }
}

/// A paragraph of speech.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ParagraphAt {
    pub(super) session: usize,
    pub(super) section: Section,
    pub(super) exchange: Option<usize>,
    pub(super) turn: usize,
    pub(super) paragraph: usize,
    pub(super) id: ParagraphId,
    pub(super) kind: TurnKind,
    /// Its first word in the row.
    pub(super) first: u32,
}

impl Stream {
    /// The row of an archive.
    pub(super) fn of(archive: &Archive) -> Self {
        let each = archive.sessions.par_iter().enumerate();
        let sessions: Vec<Self> = each.map(|(at, it)| Self::of_session(at, &it.session)).collect();
        let mut stream = Self::default();
        let mut known = HashMap::new();
        let length = sessions.iter().map(|one| one.words.len()).sum();
        stream.words.reserve(length);
        stream.session.reserve(length);
        stream.room.reserve(length);
        for session in sessions {
            stream.append(session, &mut known);
        }
        stream.small_words();
        stream
    }

    fn append(&mut self, other: Self, known: &mut HashMap<Box<str>, u32>) {
        let words: Vec<u32> = other
            .vocabulary
            .into_iter()
            .map(|word| {
                if let Some(&place) = known.get(&word.text) {
                    return place;
                }
                let place = index(self.vocabulary.len());
                known.insert(word.text.clone(), place);
                self.vocabulary.push(word);
                place
            })
            .collect();
        let first = index(self.words.len());
        let tokens = other.words.into_iter();
        self.words.extend(tokens.map(|token| Token { word: words[token.word as usize], ..token }));
        self.session.extend(other.session);
        self.room.extend(other.room);
        let paragraphs = other.paragraphs.into_iter();
        self.sizes.extend(other.sizes);
        self.paragraphs.extend(paragraphs.map(|at| ParagraphAt { first: at.first + first, ..at }));
    }

    fn of_session(at: usize, session: &Session) -> Self {
        let mut stream = Self { sizes: vec![Size::default()], ..Self::default() };
        let mut known = HashMap::new();
        let unlisted = !(session.header.language.is_chinese()
            || session.header.language.as_str().starts_with("en"));
        for (place, (section, turns)) in session.sections().enumerate() {
            let exchange = matches!(section, Section::Exchange(_)).then(|| place.saturating_sub(1));
            for (turn, spoken) in turns.iter().enumerate() {
                for (paragraph, it) in spoken.paragraphs.iter().enumerate() {
                    stream.paragraphs.push(ParagraphAt {
                        session: at,
                        section,
                        exchange,
                        turn,
                        paragraph,
                        id: it.id,
                        kind: spoken.kind,
                        first: index(stream.words.len()),
                    });
                    stream.read(&it.text, unlisted, &mut known);
                }
            }
        }
        stream.session = vec![index(at); stream.words.len()];
        stream.measure();
        stream
    }

    /// Adds the words of a paragraph.
    fn read(&mut self, text: &str, unlisted: bool, known: &mut HashMap<Box<str>, u32>) {
        let first = self.words.len();
        let mut join = Join::Apart;
        let mut light: Option<(usize, Light)> = None;
        for one in phrase_words(text) {
            if one.join >= Join::Inside {
                self.close(first, light.take());
            }
            join = join.max(one.join);
            if let Some(size) = self.sizes.last_mut() {
                size.words += 1;
                size.characters += one.end - one.start;
            }
            if one.part == Part::Light {
                light = Some((one.end, Light::of(&one.word.to_lowercase())));
                continue;
            }
            let word = compared(one.word);
            let vocabulary = &mut self.vocabulary;
            let word = *known.entry(word).or_insert_with_key(|word| {
                let chinese = word.chars().filter(|&c| is_chinese(c)).count();
                vocabulary.push(Type {
                    text: word.clone(),
                    part: one.part,
                    chinese: small(chinese),
                    characters: small(word.chars().count()),
                    unlisted: unlisted && chinese == 0,
                });
                index(vocabulary.len() - 1)
            });
            self.words.push(Token {
                word,
                start: index(one.start),
                length: u16::try_from(one.end - one.start).unwrap_or(u16::MAX),
                join,
                tail: 0,
                light: light.map(|(_, joins)| joins),
            });
            light = None;
            join = Join::Close;
        }
        self.close(first, light);
    }

    /// A mark stands after light words that end here: they belong to the word before them.
    fn close(&mut self, first: usize, light: Option<(usize, Light)>) {
        if let Some((end, _)) = light
            && self.words.len() > first
            && let Some(last) = self.words.last_mut()
        {
            last.tail = small(end.saturating_sub(last.end() as usize));
        }
    }

    fn measure(&mut self) {
        self.room = vec![1; self.words.len()];
        for at in (0..self.words.len().saturating_sub(1)).rev() {
            if self.words[at + 1].join < Join::Apart {
                self.room[at] = self.room[at + 1].saturating_add(1);
            }
        }
    }

    /// What is short and frequent in a language without a list is a small word.
    fn small_words(&mut self) {
        if !self.vocabulary.iter().any(|word| word.unlisted) {
            return;
        }
        let mut counts = vec![0_usize; self.vocabulary.len()];
        for token in &self.words {
            counts[token.word as usize] += 1;
        }
        let places = counts.iter().zip(&self.vocabulary).filter(|(_, word)| word.unlisted);
        let all: usize = places.map(|(count, _)| count).sum();
        for (word, count) in self.vocabulary.iter_mut().zip(counts) {
            let short = usize::from(word.characters) <= SMALL_LENGTH;
            if word.unlisted && short && word.part == Part::Full && count * SMALL_ONE_IN > all {
                word.part = Part::Small;
            }
        }
    }

    /// The kind of word that stands at a place.
    pub(super) fn type_at(&self, at: usize) -> &Type {
        &self.vocabulary[self.words[at].word as usize]
    }

    /// The words of a stretch.
    pub(super) fn row(&self, at: usize, words: usize) -> impl Iterator<Item = u32> + '_ {
        self.words[at..at + words].iter().map(|token| token.word)
    }

    /// The paragraph in which a word stands.
    pub(super) fn paragraph_of(&self, at: usize) -> &ParagraphAt {
        let after = self.paragraphs.partition_point(|one| one.first as usize <= at);
        &self.paragraphs[after.saturating_sub(1)]
    }

    /// In how many sessions the words at these places, in order, stand.
    pub(super) fn sessions_of(&self, places: impl IntoIterator<Item = u32>) -> usize {
        let mut last = None;
        let sessions = places.into_iter().map(|at| self.session[at as usize]);
        sessions.filter(|&session| last.replace(session) != Some(session)).count()
    }
}

/// The form in which words are compared: in lower case; of one in ASCII letters, as English has them, without the s of
/// the plural and of the genitive.
fn compared(word: &str) -> Box<str> {
    let mut word = word.to_lowercase();
    for end in ["'s", "’s"] {
        if word.ends_with(end) {
            word.truncate(word.len() - end.len());
        }
    }
    let plural = word.len() > SHORT_PLURAL && word.ends_with('s');
    if plural && word.is_ascii() && !word.ends_with("ss") && !word.ends_with("us") {
        word.pop();
    }
    word.into_boxed_str()
}

/// A number of words or characters; an archive of more than four thousand million words is beyond it.
pub(super) fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
