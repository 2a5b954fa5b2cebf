//! By which names terms are found, and which of these are nobody's alone.

use std::collections::BTreeSet;

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Term;
use crate::say;
use crate::text::{Finder, FinderError};

/// All names of all terms, ready to be looked for.
pub(super) struct Names {
    pub(super) finder: Finder,
    /// What each word looked for means.
    pub(super) meanings: Vec<Meaning>,
}

/// What words stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// They are a name of this term.
    Name(usize),
    /// They are none, though a name of this term stands in them.
    Except(usize),
}

/// Whose name words are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// One term's.
    Term(usize),
    /// Several terms'; it is not guessed which is meant.
    Several,
}

impl Names {
    /// Takes titles, aliases, hidden spellings and exceptions. A name that several terms have is told.
    pub(super) fn new(
        terms: &[Term],
        report: &mut impl Extend<Diagnostic>,
    ) -> Result<Self, FinderError> {
        let mut words = Vec::new();
        let mut meanings = Vec::new();
        for (index, term) in terms.iter().enumerate() {
            let names = term.entry.names().map(|name| (name, Meaning::Name(index)));
            let except = term.except.iter().map(|it| (it.as_str(), Meaning::Except(index)));
            for (word, meaning) in names.chain(except) {
                words.push(word);
                meanings.push(meaning);
            }
        }
        let finder = Finder::new(words.iter().copied())?;
        let all = Self { finder, meanings };
        for group in all.finder.groups() {
            let owners: Vec<&str> =
                all.owners(group).into_iter().map(|term| terms[term].entry.path.as_str()).collect();
            if let [first, others @ ..] = owners.as_slice()
                && !others.is_empty()
            {
                let name =
                    group.iter().find(|&&word| matches!(all.meanings[word], Meaning::Name(_)));
                let name = name.map_or("", |&word| words[word]);
                report.extend([double_name(name, first, &others.join(", "))]);
            }
        }
        Ok(all)
    }

    /// Whose name words are that look the same; nobody's, if they are exceptions only.
    pub(super) fn of(&self, words: &[usize]) -> Option<Owner> {
        let owners = self.owners(words);
        let &first = owners.first()?;
        Some(if owners.len() == 1 { Owner::Term(first) } else { Owner::Several })
    }

    /// All the terms that have a name of these words.
    pub(super) fn owners(&self, words: &[usize]) -> BTreeSet<usize> {
        let terms = words.iter().filter_map(|&word| match self.meanings[word] {
            Meaning::Name(term) => Some(term),
            Meaning::Except(_) => None,
        });
        terms.collect()
    }
}

fn double_name(name: &str, first: &str, others: &str) -> Diagnostic {
    Diagnostic::warning(
        Code::DoubleName,
        say!(
            zh: "{first} 与 {others} 都叫“{name}”，正文里的“{name}”归不了任何一个",
            en: "{first} and {others} both have the name `{name}`; where the text has it, it leads to neither",
        ),
        Place::File(first.to_owned()),
    )
    .hint(say!(
        zh: "从其中一个的标题、别名（aliases、hidden）里删去它，或改成更长的说法",
        en: "take it out of one term's names (`title`, `aliases`, `hidden`), or make it longer",
    ))
}
