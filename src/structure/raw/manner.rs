//! How a text marks its speakers, where it does so without a colon: the evidence of the whole text for
//! each form, weighed in one place.
//!
//! A full stop after a name, a name on a line of its own, a dash: each is met in any text. It is how the
//! text marks its speakers if the same names come back in that form, or names that can be nothing else.

use std::collections::{BTreeMap, BTreeSet};

use super::label::{Form, is_chinese_name, is_shouted};
use super::likeness::{is_a_persons, likeness};
use super::sighting::Tally;
use super::vocabulary::{
    has_address, is_about_the_record, is_assent, is_medium, is_phrase, is_scene, is_stage_word,
    role_word,
};

/// How many names must come back in a form for which nothing else speaks.
const RECURRING_NAMES: usize = 2;
/// How many turns they must open together.
const RECURRING_TURNS: usize = 4;
/// How many names in capitals before a full stop there must be if only one comes back.
const POINT_NAMES: usize = 3;
/// How many turns must be opened by names that can be nothing else.
const SURE_TURNS: usize = 2;
/// A text in which colons open so many times more turns than lines of their own do does not write
/// labels on such lines.
const COLONS_TO_LINES: usize = 3;
/// A text in which colons open so many times more turns than capitals and a full stop do writes `NATO.` and
/// `OK.` in its sentences, unless a title or a role stands there.
const COLONS_TO_POINTS: usize = 20;

/// How likely a name is one, in a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It can't be.
    No,
    /// It is one if it comes back, in a text that is written so.
    Recurring,
    /// It is one in any text that is written so.
    Single,
    /// It shows that the text is written so.
    Sure,
}

/// The forms without a colon in which a text marks its speakers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Manner {
    in_use: BTreeSet<Form>,
}

impl Manner {
    /// Weighs what has been seen; `by_colon` is how many turns are opened by labels with a colon.
    pub(super) fn of(tallies: &BTreeMap<&str, Tally>, by_colon: usize) -> Self {
        let in_use = |form: &Form| Count::of(tallies, *form).suffices(*form, by_colon);
        Self { in_use: Form::QUIET.into_iter().filter(in_use).collect() }
    }

    /// Whether the text marks its speakers in this form.
    pub(super) fn has(&self, form: Form) -> bool {
        self.in_use.contains(&form)
    }
}

/// What speaks for a form.
#[derive(Debug, Default)]
struct Count {
    /// Names.
    names: usize,
    /// How often they are seen.
    seen: usize,
    /// Names that come back.
    recurring: usize,
    /// How often names that come back are seen.
    turns: usize,
    /// How often names are seen that can be nothing else.
    sure: usize,
}

impl Count {
    fn of(tallies: &BTreeMap<&str, Tally>, form: Form) -> Self {
        let mut count = Self::default();
        for (name, tally) in tallies {
            let Some(&seen) = tally.quiet.get(&form) else { continue };
            let fit = fit(name, form);
            if fit > Fit::No {
                count.names += 1;
                count.seen += seen;
            }
            if fit > Fit::No && seen > 1 {
                count.recurring += 1;
                count.turns += seen;
            }
            if fit == Fit::Sure {
                count.sure += seen;
            } else if form == Form::Alone && fit > Fit::No {
                count.sure += tally.timed;
            }
        }
        count
    }

    fn suffices(&self, form: Form, by_colon: usize) -> bool {
        let recur = self.recurring >= RECURRING_NAMES && self.turns >= RECURRING_TURNS;
        // Capitals before a full stop: one who answers, and others who ask once each.
        let point = self.recurring > 0 && self.names >= POINT_NAMES && self.seen >= RECURRING_TURNS;
        match form {
            // `Q    words` stands among labels with a colon; capitals and a full stop open even a
            // single speech.
            Form::Space => self.sure >= SURE_TURNS || self.sure > 0 && by_colon > 0,
            Form::Point => {
                (recur || point) && by_colon <= self.turns * COLONS_TO_POINTS || self.sure > 0
            }
            Form::Alone => {
                (recur || self.sure >= SURE_TURNS)
                    && by_colon <= self.turns.max(self.sure) * COLONS_TO_LINES
            }
            _ => recur || self.sure >= SURE_TURNS,
        }
    }
}

/// How likely `name` is a label in a form.
pub(super) fn fit(name: &str, form: Form) -> Fit {
    if is_about_the_record(name) || is_stage_word(name) || is_scene(name) || is_assent(name) {
        return Fit::No;
    }
    let letter = name.chars().count() == 1 && name.is_ascii();
    let role = role_word(name).is_some();
    let titled = is_shouted(name) && name.chars().any(char::is_lowercase);
    let chinese = is_chinese_name(name);
    let known = chinese && (is_medium(name) || has_address(name) || is_a_persons(name));
    match form {
        Form::Point | Form::Dash => {
            if letter {
                let asks = matches!(name, "Q" | "A" | "R");
                return if asks { Fit::Recurring } else { Fit::No };
            }
            if titled || form == Form::Dash && is_shouted(name) && name.ends_with(')') {
                Fit::Sure
            } else if is_shouted(name) && name.contains(' ') || role {
                Fit::Single
            } else if is_shouted(name) || name.starts_with('M') && form == Form::Point {
                Fit::Recurring
            } else {
                Fit::No
            }
        }
        Form::Space if name == "Q" || role && !letter => Fit::Sure,
        Form::Space if letter && name == "A" => Fit::Single,
        Form::Bullet if role || known => Fit::Sure,
        Form::Bullet if likeness(name) > 0 => Fit::Single,
        Form::Round if role => Fit::Sure,
        Form::Round if known => Fit::Recurring,
        Form::Alone if letter => Fit::Recurring,
        Form::Alone if role => Fit::Sure,
        Form::Alone if known => Fit::Single,
        Form::Alone if !is_phrase(name) && likeness(name) == 2 => Fit::Recurring,
        _ => Fit::No,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tallies<'t>(seen: &[(&'t str, Form, usize)]) -> BTreeMap<&'t str, Tally> {
        let tally = |&(name, form, times)| {
            (name, Tally { quiet: BTreeMap::from([(form, times)]), ..Tally::default() })
        };
        seen.iter().map(tally).collect()
    }

    #[test]
    fn names_that_come_back_show_how_a_text_is_written() {
        let alone = |times| {
            tallies(&[("Marta Vale", Form::Alone, times), ("Joan Orr", Form::Alone, times)])
        };
        assert!(Manner::of(&alone(2), 0).has(Form::Alone));
        assert!(!Manner::of(&alone(1), 0).has(Form::Alone));
        assert!(!Manner::of(&alone(2), 40).has(Form::Alone), "colons open the turns there");
    }

    #[test]
    fn one_speech_under_a_title_and_capitals_is_enough() {
        assert!(Manner::of(&tallies(&[("Mr. ORR", Form::Point, 1)]), 0).has(Form::Point));
        assert!(!Manner::of(&tallies(&[("NATO", Form::Point, 1)]), 0).has(Form::Point));
    }

    #[test]
    fn capitals_at_the_head_of_a_sentence_are_no_names_where_colons_stand() {
        let words = tallies(&[("NATO", Form::Point, 2), ("USA", Form::Point, 2)]);
        assert!(Manner::of(&words, 0).has(Form::Point));
        assert!(!Manner::of(&words, 100).has(Form::Point));
        assert!(
            !Manner::of(&tallies(&[("OK", Form::Point, 9), ("Ah, OK", Form::Point, 9)]), 0)
                .has(Form::Point)
        );
    }

    #[test]
    fn a_wide_space_after_q_needs_company() {
        let q = |times| tallies(&[("Q", Form::Space, times)]);
        assert!(Manner::of(&q(1), 1).has(Form::Space));
        assert!(Manner::of(&q(2), 0).has(Form::Space));
        assert!(!Manner::of(&q(1), 0).has(Form::Space));
    }
}
