//! A new file in an archive: commented, in its place.

use std::path::Path;

use super::{place, starter};
use crate::diagnostic::{Code, Diagnostic, Place, Tongue};
use crate::model::{Date, EntryKind, IdError, Slug};
use crate::settings::SESSIONS;
use crate::text::{is_chinese, nearest};
use crate::{disk, say, write};

/// What a new file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A session.
    Session,
    /// The notes on a session that is there.
    Notes,
    /// An entry.
    Entry(EntryKind),
}

/// A file that is to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// What it is about.
    pub kind: Kind,
    /// Its id; of notes, their session's.
    pub id: String,
    /// Its title; an entry without one has its id for a title until it gets a better one.
    pub title: Option<String>,
    /// A session's day; by default the one with which its id begins.
    pub date: Option<String>,
}

/// Makes a file in the project in `root`, its explanations in `tongue`, and gives its path. Nothing that is
/// there is overwritten.
pub fn new(root: &Path, new: &New, tongue: Tongue) -> Result<String, Vec<Diagnostic>> {
    let mut faults = Vec::new();
    let id = Slug::new(&new.id).map_err(|error| faults.push(bad_id(&new.id, &error))).ok();
    let date = date(new, &mut faults);
    if new.kind == Kind::Notes && new.title.is_some() {
        faults.push(Diagnostic::error(
            Code::BadValue,
            say!(zh: "注释没有标题，这里不用 --title", en: "notes have no title; leave --title out"),
            Place::Nowhere,
        ));
    }
    let Some(id) = id.filter(|_| faults.is_empty()) else { return Err(faults) };
    let path = match new.kind {
        Kind::Session => {
            let path = place::of_session(SESSIONS, &id, date);
            let others = place::others(root, &id, &path);
            if !others.is_empty() {
                return Err(others.into_iter().map(|other| taken(&id, other)).collect());
            }
            path
        }
        Kind::Notes => place::of_notes(root, &id).ok_or_else(|| vec![no_session(root, &id)])?,
        Kind::Entry(kind) => format!("content/{}/{id}.md", kind.folder()),
    };
    let text = filled(new, &id, date, tongue);
    disk::create_new(root, &path, text.as_bytes()).map_err(|fault| vec![fault])?;
    Ok(path)
}

fn filled(new: &New, id: &Slug, date: Option<Date>, tongue: Tongue) -> String {
    let given = new.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
    let title = match (given, new.kind) {
        (Some(title), _) => format!("title: {}", write::scalar(title)),
        // A session without a title is told by every build; an entry cannot be without one.
        (None, Kind::Session | Kind::Notes) => "#title:".to_owned(),
        (None, Kind::Entry(_)) => format!("title: {}", write::scalar(id.as_str())),
    };
    let date = date.map_or_else(|| "#date: 2031-03-02".to_owned(), |date| format!("date: {date}"));
    // The title comes last: whatever stands in it is not filled in again.
    starter::commented(new.kind, tongue).replacen("date: {date}", &date, 1).replacen(
        "title: {title}",
        &title,
        1,
    )
}

/// The day asked for, or the one with which a session's id begins.
fn date(new: &New, faults: &mut Vec<Diagnostic>) -> Option<Date> {
    let Some(word) = &new.date else {
        let day = new.id.get(..10).filter(|_| new.kind == Kind::Session)?;
        return Date::try_from(day.to_owned()).ok();
    };
    if new.kind != Kind::Session {
        faults.push(Diagnostic::error(
            Code::BadValue,
            say!(zh: "只有场次有日期，这里不用 --date", en: "only a session has a date; leave --date out"),
            Place::Nowhere,
        ));
        return None;
    }
    let date = Date::try_from(word.clone()).ok();
    if date.is_none() {
        faults.push(
            Diagnostic::error(
                Code::BadValue,
                say!(zh: "“{word}”不是日期", en: "`{word}` is not a day of the calendar"),
                Place::Nowhere,
            )
            .hint(say!(
                zh: "日期写作“2025-03-07”：四位年、两位月、两位日",
                en: "write it as 2025-03-07: year, month and day with leading zeros",
            )),
        );
    }
    date
}

fn taken(id: &Slug, path: String) -> Diagnostic {
    Diagnostic::error(
        Code::DoubleSession,
        say!(zh: "已有编号为“{id}”的场次", en: "there is a session `{id}` already"),
        Place::File(path),
    )
    .hint(say!(zh: "请另定编号", en: "choose another id"))
}

fn no_session(root: &Path, id: &Slug) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        Code::NoSuchFile,
        say!(
            zh: "没有编号为“{id}”的场次，注释要放在它的文稿旁边",
            en: "there is no session `{id}` beside whose transcript the notes could stand",
        ),
        Place::Nowhere,
    );
    let ids = place::sessions(root);
    match nearest(id.as_str(), ids.iter().map(String::as_str)) {
        Some(near) => diagnostic.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?")),
        None => diagnostic,
    }
}

fn bad_id(word: &str, error: &IdError) -> Diagnostic {
    if matches!(error, IdError::Reserved(_)) {
        return Diagnostic::error(
            Code::BadId,
            say!(
                zh: "“{word}”是网站自己要用的名字，不能作编号",
                en: "`{word}` is a name the site itself needs; it can be no id",
            ),
            Place::Nowhere,
        )
        .hint(say!(zh: "请另定编号，例如 {word}-1", en: "choose another, such as {word}-1"));
    }
    let fault = Diagnostic::error(
        Code::BadId,
        say!(
            zh: "“{word}”不能作编号：只能用小写字母 a-z、数字和中间的连字符",
            en: "`{word}` can be no id: an id is a-z and 0-9 with single hyphens between",
        ),
        Place::Nowhere,
    );
    if word.chars().any(is_chinese) {
        return fault.hint(say!(
            zh: "编号要写进网址，请用拼音或英文；中文名用 --title 写",
            en: "the id becomes part of addresses: write it in pinyin or English, and give the Chinese name by --title",
        ));
    }
    match Slug::likely(word) {
        Some(id) => fault.hint(say!(zh: "可用 {id}", en: "{id} would do")),
        None => fault.hint(say!(zh: "例如 china-russia", en: "ids look like china-russia")),
    }
}
