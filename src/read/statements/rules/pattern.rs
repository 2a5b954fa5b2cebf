//! Words with holes: `{date}-{series}`. Filled, they make ids, titles and addresses; held against a
//! file's name, they take parts out of it.

use std::collections::BTreeMap;

use crate::diagnostic::Message;
use crate::say;

/// What fills the holes, by their names.
pub type Values = BTreeMap<String, String>;

/// Words with holes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    pieces: Vec<Piece>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Words(String),
    Hole(String),
}

impl Pattern {
    /// Reads a pattern; a brace meant as such is written twice.
    pub(super) fn parse(words: &str) -> Result<Self, Message> {
        let mut pieces = Vec::new();
        let mut plain = String::new();
        let mut rest = words;
        while let Some(at) = rest.find(['{', '}']) {
            let (before, brace) = rest.split_at(at);
            plain.push_str(before);
            if let Some(after) = brace.strip_prefix("{{").or_else(|| brace.strip_prefix("}}")) {
                plain.push_str(&brace[..1]);
                rest = after;
                continue;
            }
            let hole = brace.strip_prefix('{').and_then(|inside| inside.split_once('}'));
            let is_name = |name: &str| {
                !name.is_empty()
                    && name
                        .bytes()
                        .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
            };
            let Some((name, after)) = hole.filter(|(name, _)| is_name(name)) else {
                return Err(say!(
                    zh: "“{words}”里的花括号不成对，或括号里不是 a-z、0-9 的名字",
                    en: "the braces in `{words}` are not closed, or hold no name of a-z and 0-9",
                ));
            };
            if !plain.is_empty() {
                pieces.push(Piece::Words(std::mem::take(&mut plain)));
            }
            pieces.push(Piece::Hole(name.to_owned()));
            rest = after;
        }
        plain.push_str(rest);
        if !plain.is_empty() {
            pieces.push(Piece::Words(plain));
        }
        Ok(Self { pieces })
    }

    /// The names of its holes.
    pub(super) fn holes(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Hole(name) => Some(name.as_str()),
            Piece::Words(_) => None,
        })
    }

    /// The words with their holes filled; the name of the first hole for which there is nothing, if any.
    pub fn fill(&self, values: &Values) -> Result<String, &str> {
        let mut out = String::new();
        for piece in &self.pieces {
            match piece {
                Piece::Words(words) => out.push_str(words),
                Piece::Hole(name) => out.push_str(values.get(name).ok_or(name.as_str())?),
            }
        }
        Ok(out)
    }

    /// What of `name` falls into the holes, each taking as little as it can: `{year}` four digits, `{month}`
    /// and `{day}` two, the others at least one character. `None` if the pattern does not fit.
    pub fn take(&self, name: &str) -> Option<Values> {
        let mut values = Values::new();
        let mut steps = 0;
        fit(&self.pieces, name, &mut values, &mut steps).then_some(values)
    }
}

/// How many trials a name is worth; a name that takes more fits no pattern that anybody wrote for it.
const MOST_STEPS: usize = 20_000;

fn fit(pieces: &[Piece], name: &str, values: &mut Values, steps: &mut usize) -> bool {
    *steps += 1;
    let Some((piece, rest)) = pieces.split_first() else { return name.is_empty() };
    match piece {
        Piece::Words(words) => {
            name.strip_prefix(words.as_str()).is_some_and(|name| fit(rest, name, values, steps))
        }
        Piece::Hole(hole) => {
            let digits = match hole.as_str() {
                "year" => Some(4),
                "month" | "day" => Some(2),
                _ => None,
            };
            let ends = name.char_indices().map(|(at, c)| at + c.len_utf8());
            for (count, end) in ends.enumerate() {
                let (taken, left) = name.split_at(end);
                let right = digits.is_none_or(|digits| {
                    count + 1 == digits && taken.bytes().all(|byte| byte.is_ascii_digit())
                });
                if *steps > MOST_STEPS {
                    return false;
                }
                if right && fit(rest, left, values, steps) {
                    values.insert(hole.clone(), taken.to_owned());
                    return true;
                }
            }
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pattern(words: &str) -> Pattern {
        Pattern::parse(words).unwrap()
    }

    #[test]
    fn holes_are_filled_and_braces_can_be_meant() {
        let values = Values::from([("date".to_owned(), "2031-05-04".to_owned())]);
        assert_eq!(pattern("{date}-a{{b}}").fill(&values).unwrap(), "2031-05-04-a{b}");
        assert_eq!(pattern("{date}-{series}").fill(&values), Err("series"));
        for bad in ["{", "a}", "{a", "{A b}", "{}"] {
            assert!(Pattern::parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn parts_are_taken_out_of_a_name() {
        let taken = |words: &str, name: &str| pattern(words).take(name);
        let values = taken("harbour{year}{month}{day}_{no}", "harbour20310504_17").unwrap();
        let all: Vec<&str> = values.values().map(String::as_str).collect();
        assert_eq!(all, ["04", "05", "17", "2031"]);
        assert_eq!(taken("t{no}-{rest}", "t1-2-3").unwrap()["rest"], "2-3");
        assert_eq!(taken("t{no}", "x1"), None);
        assert_eq!(taken("{year}", "203"), None);
        assert_eq!(taken(&"{a}x".repeat(40), &("x".repeat(400) + "y")), None);
    }
}
