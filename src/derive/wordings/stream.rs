//! All speech of an archive as one row of numbered words.
//!
//! Light words (的, 和, the) are left out of the row: phrases that differ in them alone are then the
//! same row of words, and what stands between is part of how each was said.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rayon::prelude::*;

use super::super::TwinsView;
use super::super::quick::QuickMap;
use crate::model::{Paragraph, ParagraphId, Section, Session, TurnKind};
use crate::resolve::{Archive, ArchivedSession};
use crate::text::{Join, Light, Part, PhraseWord, is_chinese, phrase_words};

/// How far a phrase can reach, in words; what repeats for longer is cut there.
pub(super) const LONGEST: usize = 255;

/// In a language that has no list of small words, one of this many words at least is small,
const SMALL_ONE_IN: usize = 150;
/// if it is no longer than this.
const SMALL_LENGTH: usize = 4;

/// In how many parts an archive is read: what the sessions of a part have in common is looked up once.
const PARTS: usize = 64;
/// So many sessions are read together at least.
const TOGETHER: usize = 4;

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
    /// For each session, where its paragraphs end.
    paragraphs_end: Vec<u32>,
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

/// What is known of a word as it is written.
#[derive(Debug, Clone, Copy)]
enum Form {
    /// It is passed over.
    Light(Light),
    /// Which one it is, as an index into the vocabulary.
    Word(u32),
}

/// The words that some sessions have in common, as they are written and as they are compared.
#[derive(Default)]
struct Known<'a> {
    chinese: QuickMap<&'a str, Form>,
    spaced: QuickMap<&'a str, Form>,
    compared: QuickMap<Box<str>, u32>,
}

impl<'a> Known<'a> {
    fn form(&mut self, one: &PhraseWord<'a>, vocabulary: &mut Vec<Type>, unlisted: bool) -> Form {
        let forms = if one.chinese { &mut self.chinese } else { &mut self.spaced };
        if let Some(&form) = forms.get(one.word) {
            return form;
        }
        let part = one.part();
        let form = if part == Part::Light {
            Form::Light(Light::of(&one.word.to_lowercase()))
        } else {
            let text = compared(one.word);
            let place = self.compared.get(&*text).copied().unwrap_or_else(|| {
                let chinese = text.chars().filter(|&c| is_chinese(c)).count();
                let text: Box<str> = text.into();
                self.compared.insert(text.clone(), index(vocabulary.len()));
                vocabulary.push(Type {
                    part,
                    chinese: small(chinese),
                    characters: small(text.chars().count()),
                    unlisted: unlisted && chinese == 0,
                    text,
                });
                index(vocabulary.len() - 1)
            });
            Form::Word(place)
        };
        forms.insert(one.word, form);
        form
    }
}

/// What is said in a session, by paragraphs, but for what a twin has said: all of it where that is in the same language,
/// else what is there in the same words.
pub(super) fn unsaid<'a>(
    archive: &'a Archive,
    twins: &TwinsView,
    session: usize,
) -> impl Fn(&Paragraph) -> bool + use<'a> {
    let again = twins.says_again(session);
    let lead = Some(twins.lead(session)).filter(|&lead| lead != session && !again);
    let lead = lead.map(|lead| &archive.sessions[lead].session);
    let turns = lead.into_iter().flat_map(Session::sections).flat_map(|(_, turns)| turns);
    let said: BTreeSet<&'a str> =
        turns.flat_map(|turn| &turn.paragraphs).map(|it| it.text.as_str()).collect();
    move |paragraph| !again && !said.contains(paragraph.text.as_str())
}

impl Stream {
    /// The row of an archive. What a record has as its twin has it, in the same language, was said once, and stands in the
    /// row once.
    pub(super) fn of(archive: &Archive, twins: &TwinsView) -> Self {
        let together = archive.sessions.len().div_ceil(PARTS).max(TOGETHER);
        let each = archive.sessions.par_chunks(together).enumerate();
        let unsaid = |at: usize| unsaid(archive, twins, at);
        let parts: Vec<Self> =
            each.map(|(at, some)| Self::of_some(at * together, some, unsaid)).collect();
        let mut stream = Self::default();
        let mut known = QuickMap::default();
        let length = parts.iter().map(|one| one.words.len()).sum();
        stream.words.reserve(length);
        stream.session.reserve(length);
        stream.room.reserve(length);
        for part in parts {
            stream.append(part, &mut known);
        }
        stream.small_words();
        stream
    }

    fn append(&mut self, other: Self, known: &mut QuickMap<Box<str>, u32>) {
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
        let before = index(self.paragraphs.len());
        self.paragraphs_end.extend(other.paragraphs_end.into_iter().map(|end| end + before));
        self.paragraphs.extend(paragraphs.map(|at| ParagraphAt { first: at.first + first, ..at }));
    }

    /// The row of some sessions, the first of which is the one at `first`: what is `unsaid` in each.
    fn of_some<Unsaid: Fn(&Paragraph) -> bool>(
        first: usize,
        sessions: &[ArchivedSession],
        unsaid: impl Fn(usize) -> Unsaid,
    ) -> Self {
        let mut stream = Self::default();
        let mut known = Known::default();
        for (at, archived) in sessions.iter().enumerate() {
            stream.read_session(first + at, &archived.session, unsaid(first + at), &mut known);
            stream.session.resize(stream.words.len(), index(first + at));
            stream.paragraphs_end.push(index(stream.paragraphs.len()));
        }
        stream.measure();
        stream
    }

    /// Adds the paragraphs of a session that are `unsaid`.
    fn read_session<'a>(
        &mut self,
        at: usize,
        session: &'a Session,
        unsaid: impl Fn(&Paragraph) -> bool,
        known: &mut Known<'a>,
    ) {
        let unlisted = !(session.header.language.is_chinese()
            || session.header.language.as_str().starts_with("en"));
        for (section, exchange, turns) in session.numbered_sections() {
            for (turn, spoken) in turns.iter().enumerate() {
                let paragraphs = spoken.paragraphs.iter().enumerate();
                for (paragraph, it) in paragraphs.filter(|(_, it)| unsaid(it)) {
                    self.paragraphs.push(ParagraphAt {
                        session: at,
                        section,
                        exchange,
                        turn,
                        paragraph,
                        id: it.id,
                        kind: spoken.kind,
                        first: index(self.words.len()),
                    });
                    self.read(&it.text, unlisted, known);
                }
            }
        }
    }

    /// Adds the words of a paragraph.
    fn read<'a>(&mut self, text: &'a str, unlisted: bool, known: &mut Known<'a>) {
        let first = self.words.len();
        let mut join = Join::Apart;
        let mut light: Option<(usize, Light)> = None;
        for one in phrase_words(text) {
            if one.join >= Join::Inside {
                self.close(first, light.take());
            }
            join = join.max(one.join);
            let word = match known.form(&one, &mut self.vocabulary, unlisted) {
                Form::Light(joins) => {
                    light = Some((one.end, joins));
                    continue;
                }
                Form::Word(word) => word,
            };
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

    /// Whether a word can stand in another's place: a noun in a noun's, an adverb in an adverb's.
    pub(super) fn can_replace(&self, one: u32, other: u32) -> bool {
        let part = |word: u32| match self.vocabulary[word as usize].part {
            Part::Name | Part::Action | Part::Quality | Part::Full => Part::Noun,
            part => part,
        };
        part(one) == part(other) && part(one) != Part::Figure
    }

    /// The words of a stretch.
    pub(super) fn row(&self, at: usize, words: usize) -> impl Iterator<Item = u32> + '_ {
        self.words[at..at + words].iter().map(|token| token.word)
    }

    /// The paragraph in which a word stands.
    pub(super) fn paragraph_of(&self, at: usize) -> &ParagraphAt {
        let session = self.session[at] as usize;
        let before = session.checked_sub(1).map_or(0, |it| self.paragraphs_end[it] as usize);
        let of_session = &self.paragraphs[before..self.paragraphs_end[session] as usize];
        let after = of_session.partition_point(|one| one.first as usize <= at);
        &of_session[after.saturating_sub(1)]
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
fn compared(word: &str) -> Cow<'_, str> {
    let lower = word.chars().all(|c| is_chinese(c) || c.is_ascii_digit());
    if lower {
        return Cow::Borrowed(word);
    }
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
    Cow::Owned(word)
}

/// A number of words or characters; an archive of more than four thousand million words is beyond it.
pub(super) fn index(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn small(number: usize) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}
