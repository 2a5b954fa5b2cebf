//! How the time and the memory of finding wordings and their history, or related questions, grow from 1,000 to 100,000 generated
//! questions.
//!
//! `cargo bench --bench wordings [-- MOST] [related]`; the archives are invented, and the same on every machine.
#![allow(clippy::print_stdout, reason = "it tells what it measured")]
#![allow(clippy::disallowed_methods, reason = "it reads the clock, and the memory that it took")]
#![allow(clippy::unwrap_used, reason = "what fails here is to be seen")]
#![allow(clippy::cast_precision_loss, reason = "counts of questions")]

mod natural;
#[allow(dead_code, reason = "the tests look at more of it")]
#[path = "../../src/derive/wordings/tests/planted.rs"]
mod planted;

use std::time::Instant;

use natural::Speech;
use planted::{Plan, plant};
use wenda::derive::history::History;
use wenda::derive::wordings::Wordings;
use wenda::derive::{ExchangeAt, Phrases, RelatedView, Sizes, TwinsView};
use wenda::diagnostic::Message;
use wenda::model::{
    Date, Exchange, ExchangeId, Header, Paragraph, ParagraphId, Role, Session, Slug, SourceInfo,
    Speaker, TitleSource, Turn, TurnId, TurnKind, Witness,
};
use wenda::resolve::{Archive, ArchivedSession};
use wenda::settings::{Settings, TurnNames};
use wenda::text::Language;

/// How many questions a session has.
const QUESTIONS: usize = 10;
const MOST: usize = 100_000;
/// It is done again until so many seconds of work are measured: the system counts in hundredths.
const LEAST_WORK: f64 = 0.5;
/// And all that so many times, of which the least counts: whatever else the machine does only adds to it.
const TIMES: usize = 4;

fn main() {
    let most = std::env::args().find_map(|word| word.parse().ok()).unwrap_or(MOST);
    let related_asked = std::env::args().any(|word| word == "related");
    let measured: fn(&Archive) -> String = if related_asked { related } else { wordings };
    let said: fn(usize, bool) -> Vec<Said> = if related_asked { natural } else { formulaic };
    // The dictionary is loaded before anything is measured.
    measured(&archive(said(1, true), true));
    for chinese in [true, false] {
        println!("{}", if chinese { "Chinese" } else { "with spaces" });
        let mut first = None;
        for questions in [1_000, 3_000, 10_000, 30_000, 100_000] {
            if questions > most {
                break;
            }
            let archive = archive(said(questions / QUESTIONS, chinese), chinese);
            forget_most();
            let before = memory();
            let times = (0..TIMES).map(|_| timed(|| measured(&archive)));
            let least = times.min_by(|(one, ..), (other, ..)| one.total_cmp(other));
            let (seconds, wall, found) = least.unwrap();
            let (at, from) = *first.get_or_insert((questions as f64, seconds));
            let exponent = (seconds / from).ln() / (questions as f64 / at).ln();
            println!(
                "{questions:>7} questions, {found}: {seconds:>7.3} s of work in {wall:.3} s, at most {} MB \
                 (before: {before}), exponent {exponent:.3}",
                memory(),
            );
        }
    }
}

/// How many seconds all threads worked on something, how long that took, and what it gave.
fn timed(measured: impl Fn() -> String) -> (f64, f64, String) {
    let (begun, before) = (Instant::now(), work());
    let mut rounds = 0.0;
    loop {
        let found = measured();
        rounds += 1.0;
        let worked = work() - before;
        if worked >= LEAST_WORK {
            return (worked / rounds, begun.elapsed().as_secs_f64() / rounds, found);
        }
    }
}

/// Finds the wordings, and what is new, has returned or was not said since, and says how many.
fn wordings(archive: &Archive) -> String {
    let found = Wordings::new(archive);
    let sizes = Sizes::of(archive);
    let phrases = Phrases { archive, wordings: &found, terms: &[] };
    let history = History::new(phrases, &sizes, &TwinsView::default());
    let events: usize = history.years.iter().map(|(_, of_year)| of_year.new.len()).sum();
    let characters: usize = (0..archive.sessions.len()).map(|at| sizes.characters(at)).sum();
    format!(
        "{characters:>9} characters, {:>6} families, {events:>6} new in a year",
        found.all.len()
    )
}

/// Makes the lists of related questions, and says how long they are together.
fn related(archive: &Archive) -> String {
    let view = RelatedView::new(archive);
    let exchanges = archive.sessions.iter().enumerate().flat_map(|(session, archived)| {
        let exchanges = 0..archived.session.exchanges.len();
        exchanges.map(move |exchange| ExchangeAt { session, exchange })
    });
    let listed: usize = exchanges.map(|at| view.of(at).len()).sum();
    format!("{listed:>7} listed")
}

/// How long all threads have worked so far, in seconds, however busy the machine is; 0 where the system does not
/// say.
fn work() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: f64 = fields.skip(11).take(2).filter_map(|word| word.parse::<f64>().ok()).sum();
    ticks / 100.0
}

/// From here on the most memory is counted anew, where the system lets one.
fn forget_most() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// The most memory that was taken, in MB; 0 where the system does not say.
fn memory() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse::<usize>().ok()).unwrap_or(0) / 1024
}

/// The questions of a session and their answers.
type Said = Vec<(String, String)>;

/// Sessions that say formulas again and again: for wordings.
fn formulaic(sessions: usize, chinese: bool) -> Vec<Said> {
    let plan = Plan {
        sessions,
        exchanges: QUESTIONS,
        sentences: 6,
        formulas: sessions * QUESTIONS / 10,
        chinese,
        names: 4_000,
    };
    plant(plan).sessions.into_iter().map(|event| event.exchanges).collect()
}

/// Sessions whose words are as rare as those of natural text: for related questions.
fn natural(sessions: usize, chinese: bool) -> Vec<Said> {
    let mut speech = Speech::new(chinese);
    (0..sessions).map(|_| (0..QUESTIONS).map(|_| speech.exchange()).collect()).collect()
}

fn archive(said: Vec<Said>, chinese: bool) -> Archive {
    let count = said.len();
    let language = Language::new(if chinese { "zh-Hans" } else { "eo" }).unwrap();
    let each = said.into_iter().enumerate();
    let sessions = each.map(|(at, said)| session(at, date(at, count), said, &language)).collect();
    Archive {
        settings: Settings {
            title: "量一量".to_owned(),
            description: None,
            language,
            base_url: None,
            editor: None,
            licence: None,
            licence_url: None,
            organisations: None,
            people: None,
            turns: TurnNames::default(),
        },
        sessions,
        topics: Vec::new(),
        people: Vec::new(),
        organisations: Vec::new(),
        series: Vec::new(),
        terms: Vec::new(),
        pages: Vec::new(),
    }
}

/// The day of one of so many sessions: evenly over fifteen years.
fn date(at: usize, sessions: usize) -> Option<Date> {
    const YEAR: usize = 12 * 28;
    let day = at * 15 * YEAR / sessions;
    let month = i8::try_from(day % YEAR / 28).ok()?;
    Date::new(i16::try_from(2001 + day / YEAR).ok()?, month + 1, i8::try_from(day % 28).ok()? + 1)
}

fn session(at: usize, date: Option<Date>, said: Said, language: &Language) -> ArchivedSession {
    let speaker = |label: &str, role| Speaker {
        label: label.to_owned(),
        role,
        person: None,
        organisation: None,
        office: None,
        follow_up: false,
        stated: None,
        why: Message::default(),
    };
    let exchanges = said.into_iter().enumerate();
    let exchanges = exchanges.map(|(at, (question, answer))| exchange(at, question, answer));
    let session = Session {
        id: Slug::new(&format!("s{at}")).unwrap(),
        header: Header {
            title: None,
            date,
            language: language.clone(),
            place: None,
            duration: None,
            series: None,
            translation_of: None,
            witness: Witness::default(),
        },
        source: SourceInfo {
            path: format!("content/sessions/s{at}.md"),
            sha256: String::new(),
            encoding: "UTF-8".to_owned(),
        },
        speakers: vec![speaker("问", Role::Asker), speaker("答", Role::Answerer)],
        lead: Vec::new(),
        opening: Vec::new(),
        exchanges: exchanges.collect(),
        closing: Vec::new(),
        asides: Vec::new(),
        footnotes: Vec::new(),
    };
    let topics = vec![Vec::new(); session.exchanges.len()];
    ArchivedSession::new(session, topics)
}

fn exchange(at: usize, question: String, answer: String) -> Exchange {
    let turn = |place: usize, kind, text: String| Turn {
        id: TurnId::from_index(place),
        kind,
        kind_stated: false,
        follow_up: false,
        speaker: Some(place),
        paragraphs: vec![Paragraph {
            id: ParagraphId::from_index(place),
            text,
            line: 1,
            language: None,
            time: None,
            marks: Vec::new(),
        }],
    };
    Exchange {
        id: ExchangeId::from_index(at),
        title: String::new(),
        title_source: TitleSource::Derived,
        wish: None,
        topics: Vec::new(),
        follows: Vec::new(),
        turns: vec![turn(0, TurnKind::Question, question), turn(1, TurnKind::Answer, answer)],
    }
}
