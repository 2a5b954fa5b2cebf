//! Which topics an exchange has, and why.
//!
//! First those the editor gave it in the heading's braces, in that order; then those that a rule finds,
//! by id. Rules look into the question (the words of askers) and the answers; what a moderator says
//! between them counts for neither. A topic with a hyphen before it (`-economy`) is one that no rule
//! shall assign here. Broader topics are not assigned along: views go up by themselves.

use std::collections::{BTreeMap, BTreeSet};

use super::archive::{Assignment, Why};
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{Exchange, Rule, Topic, Turn, TurnKind};
use crate::say;
use crate::text::{Finder, FinderError};

/// All rules of all topics, ready to look.
pub(super) struct Rules<'a> {
    topics: BTreeMap<&'a str, usize>,
    /// Each rule with the index of its topic.
    each: Vec<(usize, &'a Rule)>,
    finder: Finder,
}

impl<'a> Rules<'a> {
    /// Takes the rules of `topics`.
    pub(super) fn new(topics: &'a [Topic]) -> Result<Self, Diagnostic> {
        let each: Vec<(usize, &Rule)> = topics
            .iter()
            .enumerate()
            .flat_map(|(index, topic)| topic.rules.iter().map(move |rule| (index, rule)))
            .collect();
        let finder = Finder::new(each.iter().map(|(_, rule)| rule.words.as_str()))
            .map_err(|error| too_many(&error))?;
        let ids = topics.iter().enumerate();
        Ok(Self { topics: ids.map(|(at, it)| (it.entry.id.as_str(), at)).collect(), each, finder })
    }

    /// The topics of an exchange. Unknown ones among the editor's were reported before and are none.
    pub(super) fn assign(&self, exchange: &Exchange) -> Vec<Assignment> {
        let mut given: Vec<usize> = Vec::new();
        let mut barred = BTreeSet::new();
        for reference in &exchange.topics {
            let (id, taken_away) = topic_of(&reference.id);
            match self.topics.get(id) {
                Some(&topic) if taken_away => {
                    barred.insert(topic);
                }
                Some(&topic) if !given.contains(&topic) => given.push(topic),
                _ => {}
            }
        }
        barred.extend(&given);
        let by_editor = given.into_iter().map(|topic| Assignment { topic, why: Why::Editor });
        let found = self.found(&exchange.turns).into_iter();
        let by_rule = found.filter(|(topic, _)| !barred.contains(topic));
        by_editor.chain(by_rule.map(|(topic, why)| Assignment { topic, why })).collect()
    }

    /// The topics whose rules find their words, each with its first reason.
    fn found(&self, turns: &[Turn]) -> BTreeMap<usize, Why> {
        let mut found = BTreeMap::new();
        for in_question in [true, false] {
            let counts = |turn: &&Turn| match turn.kind {
                TurnKind::Question => in_question,
                TurnKind::Speech => false,
                _ => !in_question,
            };
            let paragraphs = turns.iter().filter(counts).flat_map(|turn| &turn.paragraphs);
            for index in paragraphs.flat_map(|paragraph| self.finder.find(&paragraph.text)) {
                let (topic, rule) = self.each[index];
                if in_question || !rule.only_question {
                    let words = || rule.words.clone();
                    found.entry(topic).or_insert_with(|| Why::Rule { words: words(), in_question });
                }
            }
        }
        found
    }
}

/// The topic that a word in a heading's braces names, and whether it takes it away.
pub(super) fn topic_of(word: &str) -> (&str, bool) {
    word.strip_prefix('-').map_or((word, false), |id| (id, true))
}

fn too_many(error: &FinderError) -> Diagnostic {
    Diagnostic::error(
        Code::TooManyRules,
        say!(
            zh: "主题的规则（match）太多，无法一并查找：{error}",
            en: "the topics' rules (`match`) cannot be looked for: {error}",
        ),
        Place::File("content/topics".to_owned()),
    )
}
