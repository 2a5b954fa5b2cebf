//! Which id each session gets, in the order of the files: its day and series, and a number where a day
//! has several; the one it had before, whatever files have come since.

use std::collections::{BTreeMap, BTreeSet};

use super::standing::{Standing, Stands};
use super::{Fate, Import, Known, Made, Outcome, Step};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Date, Slug};
use crate::read::{Rule, Values};
use crate::say;

/// The ids given so far.
pub(super) struct Ids<'a> {
    import: &'a Import,
    standing: &'a Standing,
    taken: BTreeSet<String>,
    /// The files by their hashes.
    seen: BTreeMap<String, String>,
}

impl<'a> Ids<'a> {
    /// None yet.
    pub(super) fn new(import: &'a Import, standing: &'a Standing) -> Self {
        Self { import, standing, taken: BTreeSet::new(), seen: BTreeMap::new() }
    }

    /// Gives the next file its id, or tells that its bytes have one already.
    pub(super) fn place(&mut self, step: Step) -> Step {
        match step {
            Step::Made(mut made) => {
                if let Some(other) = self.seen.get(&made.sha256) {
                    return Step::Done(double(made.outcome, other));
                }
                self.seen.insert(made.sha256.clone(), made.outcome.file.clone());
                made.session.id = self.give(&made);
                self.taken.insert(made.session.id.to_string());
                Step::Placed(made)
            }
            Step::Known(known) => self.known(known),
            other => other,
        }
    }

    fn known(&mut self, known: Box<Known>) -> Step {
        if let Some(other) = self.seen.get(&known.sha256) {
            return Step::Done(double(known.outcome, other));
        }
        self.seen.insert(known.sha256.clone(), known.outcome.file.clone());
        self.taken.insert(known.id.clone());
        Step::Known(known)
    }

    fn give(&self, made: &Made) -> Slug {
        let wished = &made.session.id;
        if self.import.alone || self.import.id.is_some() {
            return wished.clone();
        }
        let free = |id: &str| !self.taken.contains(id);
        let mine = |id: &&str| is_of(id, wished) && free(id);
        let before = self.standing.of_sha(&made.sha256).into_iter();
        let named = self.standing.of_name(&made.name).iter().map(String::as_str);
        if let Some(id) = before.chain(named.filter(mine)).find(|id| free(id)) {
            return Slug::new(id).unwrap_or_else(|_| wished.clone());
        }
        // A session that does not say from which file it is may well be the same event: it is for the
        // editor to say, and not for a number.
        let open = |id: &str| {
            free(id)
                && self.standing.of_id(id).is_none_or(|stands: &Stands| {
                    id == wished.as_str() && stands.witness.name.is_none()
                })
        };
        let numbered = (2_u32..).filter_map(|number| Slug::new(&format!("{wished}-{number}")).ok());
        let mut all = std::iter::once(wished.clone()).chain(numbered);
        all.find(|id| open(id.as_str())).unwrap_or_else(|| wished.clone())
    }
}

/// Whether `id` is `wished`, or `wished` with a number.
fn is_of(id: &str, wished: &Slug) -> bool {
    id.strip_prefix(wished.as_str()).is_some_and(|rest| {
        let number = rest.strip_prefix('-').unwrap_or_default();
        rest.is_empty() || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

fn double(outcome: Outcome, other: &str) -> Outcome {
    let told = Diagnostic::warning(
        Code::DoubleSource,
        say!(
            zh: "与 {other} 逐字节相同，没有再次导入",
            en: "byte for byte the same as {other}; it was not imported again",
        ),
        Place::File(outcome.file.clone()),
    );
    Outcome { fate: Fate::Double, diagnostics: vec![told], ..outcome }
}

/// The id that a session would like: what the rules make, or its series and day, or its file's name.
pub(super) fn wished(
    rule: &Rule,
    values: &Values,
    stem: &str,
    date: Option<Date>,
    path: &str,
) -> Result<Slug, Diagnostic> {
    if let Some(pattern) = &rule.id {
        let words = pattern.fill(values).map_err(|hole| lacking(hole, path))?;
        return slug(&words).ok_or_else(|| no_id(&words, path));
    }
    let of_series = values.get("series").zip(date).map(|(series, date)| format!("{date}-{series}"));
    let of_day = date.map(|date| date.to_string());
    of_series
        .and_then(|words| slug(&words))
        .or_else(|| slug(stem))
        .or_else(|| of_day.and_then(|words| slug(&words)))
        .ok_or_else(|| no_id(stem, path))
}

/// The id that holds all letters and digits of `words`; `None` if one of them can stand in no id.
fn slug(words: &str) -> Option<Slug> {
    let whole = words.chars().all(|c| c.is_ascii() || !c.is_alphanumeric());
    Slug::likely(words).filter(|_| whole)
}

fn lacking(hole: &str, path: &str) -> Diagnostic {
    Diagnostic::error(
        Code::BadId,
        say!(
            zh: "编号里要有 {{{hole}}}，而这个文件没有",
            en: "the id needs {{{hole}}}, and this file has none",
        ),
        Place::File(path.to_owned()),
    )
    .hint(how_to_say(path))
}

fn no_id(words: &str, path: &str) -> Diagnostic {
    Diagnostic::error(
        Code::BadId,
        say!(
            zh: "没有找到日期，“{words}”也不能作编号",
            en: "no date was found, and `{words}` can be no id",
        ),
        Place::File(path.to_owned()),
    )
    .hint(how_to_say(path))
}

fn how_to_say(path: &str) -> crate::diagnostic::Message {
    let name = path.rsplit('/').next().unwrap_or(path);
    say!(
        zh: "在它旁边的 {name}.yaml 里写 date: 2031-03-02，或在规则文件的 files 里写；也可单独导入它，加 --id",
        en: "write `date: 2031-03-02` in {name}.yaml beside it or under `files` in the rules, or import it by itself with --id",
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_holds_all_of_the_words_or_is_none() {
        let id = |words: &str| slug(words).map(|id| id.to_string());
        assert_eq!(id("Harbour_2031 (final)").as_deref(), Some("harbour-2031-final"));
        assert_eq!(id("2031-05-04-渡口"), None);
        assert_eq!(id("——"), None);
    }

    #[test]
    fn numbers_belong_to_the_id_before_them() {
        let wished = Slug::new("2031-05-04-mayor").unwrap();
        assert!(is_of("2031-05-04-mayor", &wished) && is_of("2031-05-04-mayor-12", &wished));
        assert!(!is_of("2031-05-04-mayor-x", &wished) && !is_of("2031-05-04-mayor-", &wished));
    }
}
