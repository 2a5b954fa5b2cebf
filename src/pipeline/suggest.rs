//! Entries that there might be: proposed, and laid in their places as files.

use std::path::Path;

use super::load::load;
use super::new::Kind;
use super::starter;
use serde::Serialize;

use crate::derive::suggest::{self, Counts, FollowUp, Proposal, Spot};
use crate::diagnostic::{Code, Diagnostic, Message, Place, Report, Tongue};
use crate::model::EntryKind;
use crate::publish::Watch;
use crate::resolve::Archive;
use crate::settings::Declined;
use crate::text::reading;
use crate::{derive, disk, say, write};

/// How many places a file names: enough to look at, and not a concordance.
const PLACES: usize = 20;

/// What is asked for.
#[derive(Debug, Clone)]
pub struct Suggest {
    /// Which kinds of entries.
    pub kinds: Vec<EntryKind>,
    /// Whether references back are looked for, too.
    pub follow_ups: bool,
    /// In how many passages something must stand; without it, in as many as is usual for its kind.
    pub least: Option<usize>,
    /// How many of each kind.
    pub most: usize,
    /// Whether they are written as files.
    pub write: bool,
}

/// What is proposed of one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggested {
    /// The kind.
    pub kind: EntryKind,
    /// How many there are in all.
    pub found: usize,
    /// As many of them as were asked for, best first.
    pub offers: Vec<Offer>,
}

/// All that is proposed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposed {
    /// Entries, by kind.
    pub entries: Vec<Suggested>,
    /// Exchanges that refer back, if they were asked for.
    pub follow_ups: Option<FollowUps>,
}

/// Exchanges that refer back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUps {
    /// How many there are in all.
    pub found: usize,
    /// As many of them as were asked for, in order of time.
    pub offers: Vec<Back>,
}

/// An exchange that refers back, as an editor sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Back {
    /// The exchange, as `SESSION#q5`.
    pub exchange: String,
    /// The path of its transcript.
    pub path: String,
    /// The line on which it refers back.
    pub line: usize,
    /// The sentence in which it does.
    pub words: String,
    /// The exchange that is probably meant.
    pub meant: String,
    /// Its title.
    pub title: String,
    /// What both speak of.
    pub shared: Vec<String>,
    /// What is to be added to its heading.
    pub add: String,
}

/// A proposal with the file that it would be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer {
    /// The proposal.
    pub proposal: Proposal,
    /// The path of its file, below the project's root.
    pub path: String,
    /// Where it stands, as notes and links name it: `SESSION#q5-p3`.
    pub places: Vec<String>,
    /// What speaks for it.
    pub why: Message,
    /// Whether the file was written.
    pub written: bool,
}

/// Proposes entries for the project in `root`, and writes them, explained in `tongue`, if asked to. Nothing
/// that is there is overwritten.
///
/// `None` if the archive or the list of what was turned down can't be read. An archive with errors has
/// entries that are not known: proposals are made, but none is written.
pub fn suggest(
    root: &Path,
    asked: &Suggest,
    tongue: Tongue,
    watch: Watch<'_>,
) -> (Option<Proposed>, Report) {
    let (loaded, mut report) = load(root, watch);
    let declined = Declined::load(root, &mut report);
    let made = match (loaded, declined) {
        (Some(loaded), Some(declined)) => {
            let found = suggest::suggest(&loaded.archive, &declined, &asked.kinds, asked.least);
            match found {
                Ok(found) => Some(Proposed {
                    entries: offered(&loaded.archive, found.kinds, asked.most),
                    follow_ups: asked
                        .follow_ups
                        .then(|| follow_ups(&loaded.archive, &declined, asked.most)),
                }),
                Err(error) => {
                    report.push(too_many(&error.to_string()));
                    None
                }
            }
        }
        _ => None,
    };
    let written = made.map(|mut made| {
        if asked.write && !report.has_errors() {
            let offers = made.entries.iter_mut().flat_map(|suggested| &mut suggested.offers);
            offers.for_each(|offer| offer.write(root, tongue, &mut report));
        }
        made
    });
    report.sort();
    (written, report)
}

fn offered(
    archive: &Archive,
    kinds: Vec<(EntryKind, Vec<Proposal>)>,
    most: usize,
) -> Vec<Suggested> {
    let of_kind = |(kind, proposals): (EntryKind, Vec<Proposal>)| Suggested {
        kind,
        found: proposals.len(),
        offers: proposals.into_iter().take(most).map(|one| Offer::new(archive, one)).collect(),
    };
    kinds.into_iter().map(of_kind).collect()
}

/// The exchanges that refer back and were not turned down.
fn follow_ups(archive: &Archive, declined: &Declined, most: usize) -> FollowUps {
    let mut found: Vec<Back> =
        suggest::follow_ups(archive).iter().map(|one| Back::new(archive, one)).collect();
    found.retain(|one| !declined.follows().contains(&one.exchange));
    let count = found.len();
    found.truncate(most);
    FollowUps { found: count, offers: found }
}

impl Back {
    fn new(archive: &Archive, follow_up: &FollowUp) -> Self {
        let (session, exchange) = derive::exchange(archive, follow_up.at);
        let (other, meant) = derive::exchange(archive, follow_up.meant);
        let paragraphs = exchange.turns.iter().flat_map(|turn| &turn.paragraphs);
        let line = paragraphs.filter(|it| it.id == follow_up.spot.paragraph).map(|it| it.line);
        let full = format!("{}#{}", other.id, meant.id);
        let short = if other.id == session.id { meant.id.to_string() } else { full.clone() };
        Self {
            exchange: format!("{}#{}", session.id, exchange.id),
            path: session.source.path.clone(),
            line: line.min().unwrap_or(1),
            words: follow_up.words.clone(),
            meant: full,
            title: meant.title.clone(),
            shared: follow_up.shared.clone(),
            add: format!("{{follows={short}}}"),
        }
    }
}

impl Offer {
    fn new(archive: &Archive, proposal: Proposal) -> Self {
        let place = |spot: &Spot| {
            let session = &archive.sessions[spot.session].session.id;
            format!("{session}#{}-{}", spot.section, spot.paragraph)
        };
        Self {
            path: format!("content/{}/{}.md", proposal.kind.folder(), proposal.id),
            places: proposal.places.iter().map(place).collect(),
            why: why(&proposal),
            written: false,
            proposal,
        }
    }

    fn write(&mut self, root: &Path, tongue: Tongue, report: &mut Report) {
        match disk::create_new(root, &self.path, self.file(tongue).as_bytes()) {
            Ok(()) => self.written = true,
            Err(fault) => report.push(fault),
        }
    }

    /// The file: as `wenda new` makes it, with what is known filled in, and the places below.
    fn file(&self, tongue: Tongue) -> String {
        let Proposal { kind, title, aliases, what, matching, .. } = &self.proposal;
        let list = |words: &[String]| {
            let words: Vec<String> = words.iter().map(|word| write::scalar(word)).collect();
            (!words.is_empty()).then(|| format!("[{}]", words.join(", ")))
        };
        let values = [
            ("aliases", list(aliases)),
            ("match", list(matching)),
            ("kind", what.map(|what| what.as_str().to_owned())),
        ];
        let guess = reading(title).map(|reading| write::scalar(&reading));
        let line = |line: &str| {
            for (key, value) in &values {
                if let Some(value) = value.as_ref().filter(|_| is_key(line, key)) {
                    return format!("{key}: {value}\n");
                }
            }
            // A reading is only guessed: it stays a comment until the editor has looked at it.
            for key in ["pinyin", "transliteration"] {
                if let Some(guess) = guess.as_ref().filter(|_| is_key(line, key)) {
                    return format!("#{key}: {guess}\n");
                }
            }
            match line {
                "title: {title}" => format!("title: {}\n", write::scalar(title)),
                line => format!("{line}\n"),
            }
        };
        let text: String =
            starter::commented(Kind::Entry(*kind), tongue).lines().map(line).collect();
        let front = text.trim_end().strip_suffix("---").unwrap_or(&text);
        format!("{front}{}---\n", self.evidence(tongue))
    }

    /// Why and where, as comments.
    fn evidence(&self, tongue: Tongue) -> String {
        let (why, count) = (&self.why, self.places.len());
        let (zh, en) = (&why.zh, &why.en);
        let head = say!(
            zh: "\n# wenda suggest 提出，因为：{zh}。共 {count} 段：\n",
            en: "\n# Proposed by wenda suggest: {en}. Paragraphs, {count} in all:\n",
        );
        let mut text = head.in_tongue(tongue).to_owned();
        for place in self.places.iter().take(PLACES) {
            text.extend(["#   ", place, "\n"]);
        }
        if count > PLACES {
            text.push_str("#   ……\n");
        }
        text
    }
}

/// Whether a line of a new file is the commented example of a key.
fn is_key(line: &str, key: &str) -> bool {
    let rest = line.strip_prefix('#').and_then(|rest| rest.strip_prefix(key));
    rest.is_some_and(|rest| rest.starts_with(':'))
}

/// What speaks for a proposal, in words.
fn why(proposal: &Proposal) -> Message {
    let Counts { times, passages, sessions, quoted, titled, tf_idf, text_rank } = proposal.counts;
    let spread = match proposal.kind {
        EntryKind::Topic => say!(
            zh: "{passages} 问还没有主题而都有它，见于 {sessions} 场",
            en: "{passages} exchanges without a topic share it, in {sessions} sessions",
        ),
        EntryKind::Term => say!(
            zh: "见于 {sessions} 场 {passages} 问，共 {times} 处",
            en: "stands {times} times, in {passages} exchanges of {sessions} sessions",
        ),
        _ => say!(
            zh: "在 {sessions} 场 {passages} 问里发言 {times} 次，没有条目",
            en: "speaks {times} times, in {passages} exchanges of {sessions} sessions, and has no entry",
        ),
    };
    let reasons = [
        (titled, say!(zh: "书名号里 {titled} 处", en: "a title in {titled} places")),
        (quoted, say!(zh: "引号里 {quoted} 处", en: "quoted in {quoted} places")),
        (tf_idf, say!(zh: "{tf_idf} 问里 TF-IDF 靠前", en: "high by TF-IDF in {tf_idf} exchanges")),
        (
            text_rank,
            say!(zh: "{text_rank} 问里 TextRank 靠前", en: "high by TextRank in {text_rank} exchanges"),
        ),
    ];
    let given = reasons.into_iter().filter(|(count, _)| *count > 0);
    given.fold(spread, |all, (_, reason)| all.and(reason))
}

fn too_many(error: &str) -> Diagnostic {
    Diagnostic::error(
        Code::TooManyRules,
        say!(zh: "要查找的词太多：{error}", en: "the words cannot be looked for: {error}"),
        Place::Nowhere,
    )
}
