//! A file becomes a session, with what the rules state of it, before anybody knows its id.

use super::ids;
use super::{Fate, Import, Item, Known, Outcome, Step, Work};
use crate::diagnostic::{Code, Diagnostic, Place, Report, Severity};
use crate::model::{Date, Header, Session, Slug};
use crate::read::{Draft, Input, Rule, Values};
use crate::structure::{day_in, structure};
use crate::{disk, read, say};

/// How many blocks of a text are looked into for its day.
const HEAD: usize = 12;
/// How many characters of each.
const HEAD_WIDTH: usize = 300;

/// A file that has become a session.
pub(super) struct Made {
    /// What is to be told of it.
    pub(super) outcome: Outcome,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    /// Their hash.
    pub(super) sha256: String,
    /// The file's name.
    pub(super) name: String,
    /// Its extension, in lower case.
    pub(super) extension: String,
    /// The file itself, whole.
    pub(super) whole: std::path::PathBuf,
    /// The session; its id is the one it would like.
    pub(super) session: Session,
}

impl Work<'_> {
    /// Reads one file, unless it was imported before.
    pub(super) fn read(&self, item: &Item) -> Step {
        let rule = self.import.rules.of(&item.below);
        if rule.skip == Some(true) {
            return Step::Done(Outcome::of(&item.file, Fate::Skipped));
        }
        if !self.import.alone && !read::is_readable(&item.below) {
            return Step::Done(Outcome::of(&item.file, Fate::Unknown));
        }
        let bytes = match disk::read_bytes(&item.file.folder, &item.file.path) {
            Ok(bytes) => bytes,
            Err(fault) => return Step::Done(Outcome::refused(&item.file, vec![fault])),
        };
        let sha256 = disk::sha256_hex(&bytes);
        if !self.import.makes_anew()
            && let Some(id) = self.standing.of_sha(&sha256)
        {
            let outcome = Outcome::of(&item.file, Fate::Unchanged);
            return Step::Known(Box::new(Known { outcome, id: id.to_owned(), sha256, bytes }));
        }
        let mut report = Report::default();
        let session = self.session(item, &rule, &bytes, &mut report);
        report.sort();
        let outcome = Outcome {
            diagnostics: report.into_iter().collect(),
            ..Outcome::of(&item.file, Fate::Refused)
        };
        match session {
            Some(session) => Step::Made(Box::new(Made {
                outcome,
                bytes,
                sha256,
                name: file_name(&item.below).to_owned(),
                extension: extension(&item.below),
                whole: item.file.folder.join(&item.file.path),
                session,
            })),
            None => Step::Done(outcome),
        }
    }

    fn session(
        &self,
        item: &Item,
        rule: &Rule,
        bytes: &[u8],
        report: &mut Report,
    ) -> Option<Session> {
        let path = &item.file.path;
        let mut told = Vec::new();
        let encoding = item.file.encoding.or(rule.encoding);
        let draft = read::bytes_beside(&item.file.folder, path).and_then(|beside| {
            let input = Input { path, bytes, beside: beside.as_deref(), encoding };
            read::read_from_elsewhere(input, rule.front.clone(), &mut told)
        });
        report.extend(told.into_iter().map(|one| of_others(one, path)));
        let draft = draft.map_err(|fault| report.push(fault)).ok()?;
        let mut session = structure(&draft, self.lexicon, report);
        let header = &mut session.header;
        let of_name = || rule.name.as_ref().and_then(|name| day_of(&name.take(&draft.stem)?));
        let found = header.date;
        header.date = draft.front.date.or_else(of_name).or(found);
        header.date = header.date.or_else(|| day(header, &draft, &item.below));
        let values = values(header, rule, item);
        if header.title.is_none() {
            header.title = rule.title.as_ref().and_then(|title| title.fill(&values).ok());
        }
        let id = self.wished(rule, &values, &draft, header.date, path, &session.id);
        session.id = id.map_err(|fault| report.push(fault)).ok()?;
        let witness = &mut session.header.witness;
        if witness.url.is_none() {
            witness.url = rule.url.as_ref().and_then(|url| url.fill(&values).ok());
        }
        witness.sha256 = Some(session.source.sha256.clone());
        witness.size = Some(bytes.len() as u64);
        witness.encoding = Some(session.source.encoding.clone());
        witness.name = Some(file_name(&item.below).to_owned());
        // It was the seal of another transcript, if there was one.
        witness.imported = None;
        (self.import.dry || !report.has_errors()).then_some(session)
    }

    fn wished(
        &self,
        rule: &Rule,
        values: &Values,
        draft: &Draft,
        date: Option<Date>,
        path: &str,
        likely: &Slug,
    ) -> Result<Slug, Diagnostic> {
        let Import { id, alone, .. } = self.import;
        match id.as_deref().or(alone.then_some(draft.stem.as_str())) {
            Some(word) => Slug::new(word).map_err(|_| bad_id(word, likely, path)),
            None => ids::wished(rule, values, &draft.stem, date, path),
        }
    }
}

/// A source's own front matter may hold what means nothing here: that is no fault of the source, and
/// none of its words are lost.
fn of_others(told: Diagnostic, path: &str) -> Diagnostic {
    if told.code == Code::UnknownKey && told.path() == Some(path) {
        return Diagnostic { severity: Severity::Info, ..told };
    }
    told
}

/// The day of a session that states none: in its title, in the first words of its text, in its path.
fn day(header: &Header, draft: &Draft, below: &str) -> Option<Date> {
    let of_head = || {
        draft.blocks.iter().take(HEAD).find_map(|block| {
            let words: String = block.joined().chars().take(HEAD_WIDTH).collect();
            day_in(&words)
        })
    };
    let of_title = header.title.as_deref().and_then(day_in);
    of_title.or_else(|| day_in(below)).or_else(of_head)
}

/// The day that the parts of a file's name give.
fn day_of(parts: &Values) -> Option<Date> {
    let [year, month, day] = ["year", "month", "day"].map(|part| parts.get(part));
    Date::new(year?.parse().ok()?, month?.parse().ok()?, day?.parse().ok()?)
}

/// What fills the holes of the rules' patterns.
fn values(header: &Header, rule: &Rule, item: &Item) -> Values {
    let name = file_name(&item.below);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let path = item.below.rsplit_once('.').map_or(item.below.as_str(), |(path, _)| path);
    let mut values = rule.name.as_ref().and_then(|name| name.take(stem)).unwrap_or_default();
    let mut set = |key: &str, value: String| {
        values.insert(key.to_owned(), value);
    };
    set("stem", stem.to_owned());
    set("name", name.to_owned());
    set("path", path.to_owned());
    if let Some(series) = &header.series {
        set("series", series.id.clone());
    }
    if let Some(date) = header.date {
        set("date", date.to_string());
        set("year", date.year().to_string());
        set("month", format!("{:02}", date.month()));
        set("day", format!("{:02}", date.day()));
        set("m", date.month().to_string());
        set("d", date.day().to_string());
    }
    values
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

fn extension(path: &str) -> String {
    let name = file_name(path);
    name.rsplit_once('.').map_or("txt", |(_, extension)| extension).to_ascii_lowercase()
}

fn bad_id(word: &str, likely: &Slug, path: &str) -> Diagnostic {
    Diagnostic::error(
        Code::BadId,
        say!(
            zh: "“{word}”不能作编号：只能用小写字母 a-z、数字和中间的连字符，也不能是网站自己要用的名字",
            en: "`{word}` can be no id: an id is a-z and 0-9 with single hyphens between, and no name the site itself needs",
        ),
        Place::File(path.to_owned()),
    )
    .hint(say!(
        zh: "请用 --id 指定，最好以日期开头，例如 --id {likely}",
        en: "give one by --id, best beginning with the date, as in --id {likely}",
    ))
}
