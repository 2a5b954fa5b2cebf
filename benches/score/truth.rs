//! A truth: what a transcript should be read as, and what a parse has made of it, in one shape.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;

/// What a transcript should be read as: a file `NAME.truth.json`.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Truth {
    /// The turns, in order. Neighbours under one label count as one turn, unless the second opens an
    /// exchange: so does the parser take them.
    pub(crate) turns: Vec<Turn>,
    /// Words of the source that must not stand in the text: running heads, page numbers, captions.
    #[serde(default)]
    pub(crate) furniture: Vec<String>,
    /// How many pages the source has; without it, as many as there is furniture.
    #[serde(default)]
    pub(crate) pages: Option<usize>,
    /// What must be set apart: the kind of each aside and its words. Not looked at where it is not stated.
    #[serde(default)]
    pub(crate) asides: Option<Vec<(String, String)>>,
    /// Labels of the parse that mean the same as one of the truth's, by the parse's.
    #[serde(default)]
    pub(crate) same_labels: BTreeMap<String, String>,
}

/// A turn.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Turn {
    /// The label as printed, without colon; `null` for words before the first label, which are no turn.
    pub(crate) label: Option<String>,
    /// `question`, `answer`, `speech` …, if it is to be measured.
    #[serde(default)]
    pub(crate) kind: Option<String>,
    /// The words, paragraphs joined.
    pub(crate) text: String,
    /// Whether an exchange opens here. Exchanges are measured only where one does.
    #[serde(default)]
    pub(crate) opens: bool,
    /// The line of the source, in a parse.
    #[serde(skip)]
    pub(crate) line: u64,
}

/// What a parse has made of a source.
#[derive(Debug, Default)]
pub(crate) struct Parse {
    /// The lead as a turn of nobody, then the turns.
    pub(crate) turns: Vec<Turn>,
    /// The asides: kind and words.
    pub(crate) asides: Vec<(String, String)>,
    /// The addresses to which words lead.
    pub(crate) links: Vec<String>,
}

impl Parse {
    /// Takes the turns out of the JSON of `wenda parse` (`wenda-session/1`).
    pub(crate) fn new(session: &Value) -> Option<Self> {
        if session["format"] != "wenda-session/1" {
            return None;
        }
        let mut parse = Self::default();
        let (text, line) = words(&session["lead"]);
        parse.turns.push(Turn { text, line, ..Turn::default() });
        parse.add(&session["opening"], false);
        for exchange in list(&session["exchanges"]) {
            parse.add(&exchange["turns"], true);
        }
        parse.add(&session["closing"], false);
        let aside =
            |aside: &Value| Some((aside["kind"].as_str()?.into(), aside["text"].as_str()?.into()));
        parse.asides = list(&session["asides"]).iter().filter_map(aside).collect();
        Some(parse)
    }

    fn add(&mut self, turns: &Value, exchange: bool) {
        let mut opens = exchange;
        for turn in list(turns) {
            let (text, line) = words(&turn["paragraphs"]);
            let marks = list(&turn["paragraphs"]).iter().flat_map(|one| list(&one["marks"]));
            self.links.extend(marks.filter_map(|mark| mark["href"].as_str().map(str::to_owned)));
            let own = |key: &str| turn[key].as_str().map(str::to_owned);
            // Whoever calls on the asker stands at the head of the exchange and does not open it.
            let calls = turn["role"] == "moderator" || turn["role"] == "interpreter";
            let here = opens && !calls;
            opens &= calls;
            let (label, kind) = (own("label"), own("kind"));
            self.turns.push(Turn { label, kind, text, opens: here, line });
        }
    }
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn words(paragraphs: &Value) -> (String, u64) {
    let texts: Vec<&str> = list(paragraphs).iter().filter_map(|one| one["text"].as_str()).collect();
    (texts.join("\n"), paragraphs[0]["line"].as_u64().unwrap_or(0))
}
