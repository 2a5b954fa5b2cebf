//! The text that archives are made of: what was asked and answered in the transcripts of a folder.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use wenda::model::{Exchange, Role, Session, Turn, TurnKind};
use wenda::pipeline::{File, parse_each};
use wenda::text::{Language, sentences};

/// A paragraph with fewer characters is somebody's word thrown in, or a rest of the page.
const SHORTEST: usize = 8;
/// One with more is a document read out, not speech.
const LONGEST: usize = 3_000;
/// A group with fewer questions gives too little to draw from.
const FEWEST: usize = 40;

/// One question with its answer.
pub(crate) struct Asked {
    pub(crate) question: Vec<String>,
    pub(crate) answer: Vec<String>,
}

/// What one folder of transcripts holds in one language.
pub(crate) struct Group {
    pub(crate) name: String,
    pub(crate) language: Language,
    /// As they are in the transcripts.
    pub(crate) exchanges: Vec<Asked>,
    /// All sentences of questions, and all of answers, to draw from.
    pub(crate) asked: Vec<String>,
    pub(crate) answered: Vec<String>,
    /// Labels by role, with how often a session has them.
    pub(crate) labels: BTreeMap<(Role, String), usize>,
}

impl Group {
    pub(crate) fn characters(&self) -> usize {
        let paragraphs =
            self.exchanges.iter().flat_map(|one| one.question.iter().chain(&one.answer));
        paragraphs.map(|text| text.chars().count()).sum()
    }
}

/// Everything below `corpora` that can be read, the groups with the most text first.
pub(crate) fn read(corpora: &Path) -> Vec<Group> {
    let mut groups = BTreeMap::new();
    for folder in children(corpora).into_iter().filter(|path| path.is_dir()) {
        let name = folder.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let mut paths = Vec::new();
        files(&folder, &folder, &mut paths);
        let files: Vec<File> = paths
            .into_iter()
            .map(|path| File { folder: folder.clone(), path, encoding: None })
            .collect();
        parse_each(&files, None, &mut |_, parsed| {
            if let Ok(parsed) = parsed {
                take(&name, &parsed.session, &mut groups);
            }
            ControlFlow::Continue(())
        });
    }
    let mut groups: Vec<Group> =
        groups.into_values().filter(|one| one.exchanges.len() >= FEWEST).collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.characters()));
    groups
}

fn take(name: &str, session: &Session, groups: &mut BTreeMap<(String, String), Group>) {
    let language = &session.header.language;
    let key = (name.to_owned(), language.as_str().to_owned());
    let group = groups.entry(key).or_insert_with(|| Group {
        name: name.to_owned(),
        language: language.clone(),
        exchanges: Vec::new(),
        asked: Vec::new(),
        answered: Vec::new(),
        labels: BTreeMap::new(),
    });
    for speaker in &session.speakers {
        *group.labels.entry((speaker.role, speaker.label.clone())).or_default() += 1;
    }
    for exchange in &session.exchanges {
        let asked = taken(exchange);
        if !asked.question.is_empty() && !asked.answer.is_empty() {
            group.asked.extend(cut(&asked.question));
            group.answered.extend(cut(&asked.answer));
            group.exchanges.push(asked);
        }
    }
    // What is said outside questions is spoken as answers are.
    let speech = session.opening.iter().chain(&session.closing);
    group.answered.extend(speech.flat_map(|turn| cut(&paragraphs(turn))));
}

fn taken(exchange: &Exchange) -> Asked {
    let of = |question: bool| {
        let turns =
            exchange.turns.iter().filter(|turn| (turn.kind == TurnKind::Question) == question);
        turns.flat_map(paragraphs).collect()
    };
    Asked { question: of(true), answer: of(false) }
}

fn paragraphs(turn: &Turn) -> Vec<String> {
    let texts = turn.paragraphs.iter().map(|paragraph| paragraph.text.trim());
    texts
        .filter(|text| (SHORTEST..=LONGEST).contains(&text.chars().count()))
        .filter(|text| !text.contains('\n'))
        .map(str::to_owned)
        .collect()
}

fn cut(paragraphs: &[String]) -> Vec<String> {
    let all = paragraphs.iter().flat_map(|text| sentences(text));
    all.filter(|text| text.chars().count() >= SHORTEST).map(str::to_owned).collect()
}

fn files(root: &Path, folder: &Path, found: &mut Vec<String>) {
    for path in children(folder) {
        if path.is_dir() {
            files(root, &path, found);
        } else if let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) {
            found.push(name.to_owned());
        }
    }
}

/// What is in a folder, in the order of the names.
fn children(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().filter_map(Result::ok);
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
