//! Which candidates are labels: the evidence of the whole text, weighed.
//!
//! A name opens turns if somebody said so, if an entry has it, if its own words tell a role, or if it is
//! set off or comes back as names do. What looks like a label and is not taken for one is told.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::kin::Kin;
use super::label::{Form, is_shouted};
use super::layout;
use super::likeness::{is_a_persons, likeness, without_office};
use super::manner::{Fit, Manner, fit};
use super::noted;
use super::rows::{Row, place};
use super::sighting::{Sighting, Tally, is_shaped, sightings, tally};
use super::tell::doubtful_label;
use super::vocabulary::{
    RoleWord, has_address, is_about_the_record, is_scene, is_stage_word, is_weak, role_word,
};
use crate::diagnostic::{Diagnostic, Message, Place, SourceText};
use crate::model::{Lexicon, Time};
use crate::read::{Front, StatedSpeaker};
use crate::say;
use crate::structure::who::{self, Known};

/// How many doubtful candidates are told of; more would hide the others.
const MOST_DOUBTS: usize = 20;

/// How often lines must begin with a name of which it is not shown that paragraphs do.
const LINES: usize = 3;
/// How often a name must come back that reads like the beginning of a sentence.
const WEAK_TIMES: usize = 3;

/// A label of the text.
#[derive(Debug)]
pub(super) struct Name<'a> {
    /// As printed, without the colon.
    pub(super) label: String,
    /// What is stated of it.
    pub(super) stated: Option<&'a StatedSpeaker>,
    /// What its own words tell.
    pub(super) role_word: Option<RoleWord>,
    /// Whether it stands before what happens, not before speech (Break, Jingle).
    pub(super) scene: bool,
    /// Why it is taken for a label.
    pub(super) why: Message,
    /// Where it stands first.
    pub(super) place: Place,
}

/// A label at the start of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hit {
    /// The label, as an index into [`Names::names`].
    pub(super) name: usize,
    /// Where the words after it begin, in bytes of the line's text.
    pub(super) rest: usize,
    /// The time that stands at it.
    pub(super) time: Option<Time>,
}

/// The labels of a text, and where they stand.
#[derive(Debug)]
pub(super) struct Names<'a> {
    /// Each label once, in the order of the text.
    pub(super) names: Vec<Name<'a>>,
    /// For each row, the label that opens a turn there.
    pub(super) hits: Vec<Option<Hit>>,
}

/// Decides which labels the text has.
pub(super) fn find<'a>(
    rows: &[Row<'a>],
    front: &'a Front,
    lexicon: &Lexicon,
    source: &Arc<SourceText>,
    report: &mut impl Extend<Diagnostic>,
) -> Names<'a> {
    let stated = by_label(front);
    let layout = layout::layout(rows, |at| is_shaped(rows, at, &stated));
    let sightings: Vec<[Option<Sighting<'_>>; 2]> =
        (0..rows.len()).map(|at| sightings(rows, at, &stated, layout)).collect();
    let tallies = tally(&sightings);
    let judge = Judge { front, stated: &stated, lexicon, tallies: &tallies, rows: rows.len() };
    let (verdicts, manner) = judge.all();
    report.extend(judge.doubts(&verdicts, rows, source));
    let quiet = sightings.iter().filter_map(|[_, quiet]| quiet.as_ref());
    let nearly = quiet.filter(|seen| judge.is_nearly(seen, &manner)).take(MOST_DOUBTS);
    report.extend(
        nearly.map(|seen| doubtful_label(seen.name, place(rows, seen.row, seen.name, source))),
    );

    let mut names: Vec<Name<'_>> = Vec::new();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let mut hits = Vec::with_capacity(rows.len());
    for [loud, quiet] in &sightings {
        let by_colon = loud.as_ref().and_then(|seen| {
            let Verdict::Label(why) = verdicts.get(seen.name)? else { return None };
            let tally = tallies.get(seen.name)?;
            // In the middle of a paragraph a name that is met once may be the text's own.
            let recurs = tally.at_start > 1 || tally.lines >= LINES && likeness(seen.name) == 2;
            let taken = seen.at_start || recurs || judge.is_sure(seen);
            taken.then(|| (seen, why.clone()))
        });
        let taken = by_colon.or_else(|| quiet.as_ref().and_then(|seen| judge.quiet(seen, &manner)));
        hits.push(taken.map(|(seen, why)| {
            let next = names.len();
            let name = *numbers.entry(seen.name).or_insert(next);
            if name == next {
                names.push(Name {
                    label: seen.name.to_owned(),
                    stated: stated.get(seen.name).copied(),
                    role_word: role_word(seen.name),
                    scene: is_scene(seen.name),
                    why,
                    place: place(rows, seen.row, seen.name, source),
                });
            }
            Hit { name, rest: seen.rest, time: seen.time }
        }));
    }
    Names { names, hits }
}

fn by_label(front: &Front) -> BTreeMap<&str, &StatedSpeaker> {
    front.speakers.iter().map(|stated| (stated.label.as_str(), stated)).collect()
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It opens turns, for this reason.
    Label(Message),
    /// It may be one; the editor should look.
    Doubtful,
    /// It is none.
    No,
}

struct Judge<'a, 't> {
    front: &'a Front,
    stated: &'a BTreeMap<&'a str, &'a StatedSpeaker>,
    lexicon: &'a Lexicon,
    tallies: &'t BTreeMap<&'t str, Tally>,
    /// How many rows the text has.
    rows: usize,
}

impl<'t> Judge<'_, 't> {
    /// The verdicts on all names with a colon or a mark: first on those that need no other, then, if
    /// these show that the text is cut by labels, on those that are met once. And the forms without a
    /// colon that the text uses.
    fn all(&self) -> (BTreeMap<&'t str, Verdict>, Manner) {
        let brackets = self.tallies.values().filter(|tally| tally.brackets > 1).count();
        let loud = self.tallies.iter().filter(|(_, tally)| tally.lines + tally.numbered > 0);
        let mut verdicts: BTreeMap<&str, Verdict> =
            loud.map(|(&name, tally)| (name, self.strong(name, tally, brackets > 1))).collect();
        let kin = Kin::of(&verdicts);
        for (name, verdict) in &mut verdicts {
            self.weigh_kin(name, verdict, &kin);
        }
        let turns: usize = verdicts
            .iter()
            .filter(|(_, verdict)| matches!(verdict, Verdict::Label(_)))
            .filter_map(|(name, _)| self.tallies.get(name))
            .map(|tally| tally.at_start)
            .sum();
        let manner = Manner::of(self.tallies, turns);
        let set_off = self.are_set_off(&verdicts, turns);
        for (name, verdict) in verdicts.iter_mut().filter(|(name, _)| !self.is_set_off(name)) {
            if set_off && matches!(verdict, Verdict::Label(_)) && self.recurs_only(name, 3) {
                *verdict = Verdict::Doubtful;
            }
        }
        let doubtful = |verdicts: &BTreeMap<&str, Verdict>, is: fn(&str) -> bool| {
            let all = verdicts.iter();
            all.filter(|(name, verdict)| **verdict == Verdict::Doubtful && is(name)).count()
        };
        let capitals = doubtful(&verdicts, is_shouted);
        let personal = doubtful(&verdicts, is_a_persons);
        let with_office = verdicts.iter().filter(|(name, one)| {
            matches!(one, Verdict::Label(_)) && without_office(name).is_some()
        });
        let with_office = with_office.count();
        for (name, verdict) in &mut verdicts {
            if *verdict != Verdict::Doubtful || set_off && !self.is_set_off(name) {
                continue;
            }
            let in_capitals = is_shouted(name);
            let of_office = with_office > 1 && without_office(name).is_some();
            let likely = likeness(name) == 2 || of_office;
            let named = turns >= LINES && likely && (!kin.rules || in_capitals);
            if named
                || turns > 0 && is_a_persons(name)
                || turns > 0 && in_capitals && turns + capitals >= LINES
            {
                *verdict = Verdict::Label(say!(
                    zh: "像是名字，而全文按发言人分段",
                    en: "reads like a name, in a text that is cut by labels",
                ));
            } else if turns == 0 && self.opens_all(name) {
                *verdict = Verdict::Label(say!(
                    zh: "全用大写，后面有冒号，位于全部发言的开头",
                    en: "in capitals before a colon, at the beginning of all that is said",
                ));
            } else if turns == 0 && personal > 1 && is_a_persons(name) {
                *verdict = Verdict::Label(say!(
                    zh: "是人名，后面有冒号，这样的不止一个",
                    en: "a person's name before a colon, one of several",
                ));
            }
        }
        noted::weigh(&mut verdicts, |name| self.may_speak(name));
        (verdicts, manner)
    }

    /// What the names of the other speakers say of one.
    fn weigh_kin(&self, name: &str, verdict: &mut Verdict, kin: &Kin<'_>) {
        let label = matches!(verdict, Verdict::Label(_));
        if label && kin.rules && !kin.has(name) && self.recurs_only(name, 2) {
            *verdict = Verdict::Doubtful;
        }
        if !label && kin.has(name) && self.may_speak(name) {
            *verdict = Verdict::Label(say!(
                zh: "与其他发言人的名字开头相同",
                en: "begins as the names of other speakers do",
            ));
        }
    }

    /// Whether nothing but that it comes back now and then speaks for a word (Zweitens, Abschließend).
    fn recurs_only(&self, name: &str, likely: u8) -> bool {
        let known = self.stated.contains_key(name)
            || role_word(name).is_some()
            || who::look_up(name, self.lexicon) != Known::Nobody;
        let rare = |tally: &Tally| tally.marked == 0 && tally.at_start <= LINES;
        !known && likeness(name) < likely && self.tallies.get(name).is_some_and(rare)
    }

    /// Whether nearly all labels are set off from the text (bold, in brackets), so that a name which is
    /// not, and rare, is the text's own.
    fn are_set_off(&self, verdicts: &BTreeMap<&str, Verdict>, turns: usize) -> bool {
        let labels = verdicts.iter().filter(|(_, one)| matches!(one, Verdict::Label(_)));
        let marked: usize =
            labels.filter_map(|(name, _)| Some(self.tallies.get(name)?.marked)).sum();
        turns >= 4 * LINES && marked * 10 >= turns * 9
    }

    fn is_set_off(&self, name: &str) -> bool {
        self.tallies.get(name).is_some_and(|tally| tally.marked > 0)
    }

    /// Whether nothing forbids that a name opens a turn.
    fn may_speak(&self, name: &str) -> bool {
        let denied = self.front.not_labels.iter().any(|not| not == name);
        let seen = self
            .tallies
            .get(name)
            .is_some_and(|tally| tally.speaks && tally.at_start + tally.numbered > 0);
        seen && !denied && !is_about_the_record(name) && !is_stage_word(name)
    }

    /// Whether a name without a colon is met but once, and would be a label if it came back.
    fn is_nearly(&self, seen: &Sighting<'_>, manner: &Manner) -> bool {
        let denied = self.front.not_labels.iter().any(|not| not == seen.name);
        let once = self.tallies.get(seen.name).is_some_and(|tally| {
            tally.quiet.get(&seen.form) == Some(&1) && tally.lines + tally.timed == 0
        });
        let fits = once && fit(seen.name, seen.form) == Fit::Recurring;
        fits && !denied && seen.at_start && seen.speaks && manner.has(seen.form)
    }

    /// The verdict on a label without a colon: the sighting, and why it is one.
    fn quiet<'s>(
        &self,
        seen: &'s Sighting<'t>,
        manner: &Manner,
    ) -> Option<(&'s Sighting<'t>, Message)> {
        let denied = self.front.not_labels.iter().any(|not| not == seen.name);
        if denied || !seen.at_start || !seen.speaks {
            return None;
        }
        if self.stated.contains_key(seen.name) && seen.form != Form::Dash {
            let why = say!(zh: "文稿开头的设置中已声明", en: "declared in the front matter");
            return Some((seen, why));
        }
        let times = self.tallies.get(seen.name)?.quiet.get(&seen.form).copied()?;
        let timed = seen.time.is_some();
        let least = match fit(seen.name, seen.form) {
            Fit::No => return None,
            Fit::Recurring if !timed => 2,
            _ => 1,
        };
        (manner.has(seen.form) && times >= least).then(|| {
            let why = say!(
                zh: "全文这样标出发言人，这个名字出现 {times} 次",
                en: "the text marks its speakers so; this name {times} times",
            );
            (seen, why)
        })
    }

    /// Whether a name in capitals stands where the text begins.
    fn opens_all(&self, name: &str) -> bool {
        let shouted = !name.chars().any(char::is_lowercase) && name.contains(' ');
        let early = |tally: &Tally| tally.first * 5 <= self.rows;
        shouted && likeness(name) == 2 && self.tallies.get(name).is_some_and(early)
    }

    /// The verdict on a name by what is known of it alone.
    fn strong(&self, name: &str, tally: &Tally, several_in_brackets: bool) -> Verdict {
        if self.stated.contains_key(name) {
            return Verdict::Label(say!(
                zh: "文稿开头的设置中已声明",
                en: "declared in the front matter",
            ));
        }
        let denied = self.front.not_labels.iter().any(|not| not == name);
        let is_stage = is_stage_word(name) && role_word(name).is_none();
        if denied || !tally.speaks || is_about_the_record(name) || is_stage {
            return Verdict::No;
        }
        match who::look_up(name, self.lexicon) {
            Known::Nobody => {}
            Known::One(_, why) => return Verdict::Label(why),
            Known::Several(_) => {
                return Verdict::Label(say!(
                    zh: "有这个名字的条目不止一个",
                    en: "several entries have this name",
                ));
            }
        }
        if let Some(word) = role_word(name)
            && (name.chars().count() > 1 || !name.is_ascii() || self.has_counterpart(name))
        {
            let word = word.word;
            return Verdict::Label(say!(
                zh: "名字里有表明身份的“{word}”",
                en: "a role by its own words ({word})",
            ));
        }
        let bracketed = tally.brackets > 0 && tally.brackets == tally.at_start;
        let likeness = likeness(name);
        if tally.marked > 0 && (likeness > 0 || tally.marked > 1) {
            return Verdict::Label(say!(
                zh: "与正文写法不同，后面有冒号",
                en: "set off from the text, with a colon",
            ));
        }
        let address = tally.numbered > 0 && has_address(name);
        if tally.at_start == 0 && tally.lines < LINES && !address || likeness == 0 {
            return Verdict::No;
        }
        if bracketed && !several_in_brackets {
            return Verdict::No;
        }
        if is_weak(name) && tally.at_start < WEAK_TIMES {
            return Verdict::No;
        }
        if tally.at_start > 1 || tally.lines >= LINES && likeness == 2 {
            let times = tally.at_start.max(tally.lines);
            return Verdict::Label(say!(
                zh: "在 {times} 段的开头出现",
                en: "begins {times} paragraphs",
            ));
        }
        if bracketed { Verdict::No } else { Verdict::Doubtful }
    }

    /// A lone Latin letter is a label only beside its like: Q and A.
    fn has_counterpart(&self, name: &str) -> bool {
        let other = if name.eq_ignore_ascii_case("q") { ["A", "a"] } else { ["Q", "q"] };
        other.iter().any(|letter| self.tallies.contains_key(letter))
            || self.tallies.get(name).is_some_and(|tally| tally.at_start > 2)
    }

    /// Whether a name opens a turn wherever a line begins with it.
    fn is_sure(&self, seen: &Sighting<'_>) -> bool {
        seen.form == Form::Marked
            || self.stated.contains_key(seen.name)
            || role_word(seen.name).is_some()
    }

    fn doubts(
        &self,
        verdicts: &BTreeMap<&str, Verdict>,
        rows: &[Row<'_>],
        source: &Arc<SourceText>,
    ) -> Vec<Diagnostic> {
        let mut doubtful: Vec<(usize, &str)> = verdicts
            .iter()
            .filter(|(_, verdict)| **verdict == Verdict::Doubtful)
            .filter_map(|(&name, _)| Some((self.tallies.get(name)?.first, name)))
            .collect();
        doubtful.sort_unstable();
        doubtful.truncate(MOST_DOUBTS);
        doubtful
            .into_iter()
            .map(|(row, name)| doubtful_label(name, place(rows, row, name, source)))
            .collect()
    }
}
