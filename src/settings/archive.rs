//! `archive.yaml`: what an editor sets for the whole archive.

use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use super::web_address;
use super::yaml::{self, Spanned};
use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::text::{Language, trim};
use crate::{disk, say};

/// Where the settings stand, below the project's root.
pub const ARCHIVE_FILE: &str = "content/archive.yaml";

/// Where the transcripts stand, below the project's root.
pub const SESSIONS: &str = "content/sessions";

/// The archive's settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The archive's title.
    pub title: String,
    /// One sentence about it.
    pub description: Option<String>,
    /// The language of the interface, and of sessions and entries that state none.
    pub language: Language,
    /// Where the site will stand, ending in `/`; without it, what needs absolute addresses is left out.
    pub base_url: Option<String>,
    /// Who edits it.
    pub editor: Option<String>,
    /// The name of the licence or the statement of rights.
    pub licence: Option<String>,
    /// Its address.
    pub licence_url: Option<String>,
    /// What the archive calls the organisations for which askers ask: 媒体 by default.
    pub organisations: Option<String>,
    /// What it calls the people: 人物 by default, members in a parliament.
    pub people: Option<String>,
    /// What it calls the kinds of turns.
    pub turns: TurnNames,
}

/// What an archive calls the kinds of turns, where it is not what the interface calls them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct TurnNames {
    /// A question: 问, 质询.
    pub question: Option<String>,
    /// One that goes on with the question before it.
    pub follow_up: Option<String>,
    /// An answer: 答, 答复.
    pub answer: Option<String>,
    /// Speech that is neither.
    pub speech: Option<String>,
    /// A moderator's speech: 主持人, 主席, operator.
    pub moderator: Option<String>,
    /// An interpreter's.
    pub interpreter: Option<String>,
}

/// The keys of the file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    title: Spanned<String>,
    description: Option<String>,
    language: Option<Language>,
    base_url: Option<Spanned<String>>,
    editor: Option<String>,
    licence: Option<String>,
    licence_url: Option<Spanned<String>>,
    organisations: Option<String>,
    people: Option<String>,
    turns: Option<TurnNames>,
}

impl Settings {
    /// Reads [`ARCHIVE_FILE`] below `root`. `None`, with the reason in `report`, if it is not there or
    /// can't be understood; a single address that can't stand is reported and left out.
    pub fn load(root: &Path, report: &mut impl Extend<Diagnostic>) -> Option<Self> {
        if !disk::is_file(root, ARCHIVE_FILE) {
            report.extend([missing(root)]);
            return None;
        }
        match disk::read_source(root, ARCHIVE_FILE, report) {
            Ok(source) => Self::parse(&source.text, report),
            Err(diagnostic) => {
                report.extend([diagnostic]);
                None
            }
        }
    }

    /// Reads settings out of the text of the file, in the same way.
    pub fn parse(source: &Arc<SourceText>, report: &mut impl Extend<Diagnostic>) -> Option<Self> {
        let range = 0..source.text().len();
        let keys: Keys = match yaml::parse(source, range.clone()) {
            Ok(keys) => keys,
            Err(diagnostic) => {
                report.extend([diagnostic]);
                return None;
            }
        };
        let mut address = |value: Option<Spanned<String>>, check: fn(&str) -> Option<String>| {
            let value = value?;
            let checked = check(trim(&value.value));
            if checked.is_none() {
                report.extend([bad_address(yaml::span_of(&value, source, &range))]);
            }
            checked
        };
        let base_url = address(keys.base_url, folder_address);
        let licence_url = address(keys.licence_url, web_address);
        let title = trim(&keys.title.value).to_owned();
        if title.is_empty() {
            report.extend([Diagnostic::error(
                Code::BadValue,
                say!(zh: "标题（title）是空的", en: "the title is empty"),
                Place::At(yaml::span_of(&keys.title, source, &range)),
            )]);
            return None;
        }
        Some(Self {
            title,
            description: keys.description,
            language: keys.language.unwrap_or_else(Language::chinese),
            base_url,
            editor: keys.editor,
            licence: keys.licence,
            licence_url,
            organisations: keys.organisations,
            people: keys.people,
            turns: keys.turns.unwrap_or_default(),
        })
    }
}

/// The address of a folder on the web, ending in `/`.
fn folder_address(url: &str) -> Option<String> {
    let url = web_address(url).filter(|url| !url.contains(['?', '#']))?;
    Some(if url.ends_with('/') { url } else { url + "/" })
}

fn bad_address(span: Span) -> Diagnostic {
    let words = span.text().to_owned();
    Diagnostic::error(
        Code::BadAddress,
        say!(zh: "“{words}”不是完整的网址", en: "`{words}` is not a whole web address"),
        Place::At(span),
    )
    .hint(say!(
        zh: "网址以 https:// 或 http:// 开头，例如 https://example.org/archive/",
        en: "it begins with https:// or http://, as in https://example.org/archive/",
    ))
}

fn missing(root: &Path) -> Diagnostic {
    let diagnostic = Diagnostic::error(
        Code::NoArchive,
        say!(zh: "没有 {ARCHIVE_FILE}", en: "there is no {ARCHIVE_FILE}"),
        Place::File(ARCHIVE_FILE.to_owned()),
    );
    let other = ["content/archive.yml", "archive.yaml", "content/Archive.yaml"]
        .into_iter()
        .find(|path| disk::is_file(root, path));
    match other {
        Some(other) => diagnostic.hint(say!(
            zh: "有 {other}：请改名为 {ARCHIVE_FILE}",
            en: "there is {other}: rename it to {ARCHIVE_FILE}",
        )),
        None if disk::is_folder(root, "content") => diagnostic.hint(say!(
            zh: "新建这个文件，写上一行“title: 标题”即可",
            en: "make that file; one line, `title: …`, is enough",
        )),
        None => diagnostic.hint(say!(
            zh: "这里没有 content 文件夹：请在存档所在的文件夹里运行，或用选项指明它",
            en: "there is no folder `content` here: run this in the archive's own folder, or name it by an option",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(yaml: &str) -> (Option<Settings>, Vec<Diagnostic>) {
        let mut report = Vec::new();
        (Settings::parse(&SourceText::new(ARCHIVE_FILE, yaml), &mut report), report)
    }

    #[test]
    fn a_title_is_enough() {
        let (settings, report) = read("title: 云溪镇议事录\n");
        let settings = settings.unwrap();
        assert_eq!(
            (settings.title.as_str(), settings.language.as_str()),
            ("云溪镇议事录", "zh-Hans")
        );
        assert_eq!((settings.base_url, report), (None, Vec::new()));
    }

    #[test]
    fn the_base_address_ends_in_a_slash() {
        for url in ["https://example.org/a", "HTTPS://example.org/a/"] {
            let (settings, _) = read(&format!("title: 甲\nbase_url: {url}\n"));
            assert_eq!(settings.unwrap().base_url.unwrap(), "https://example.org/a/");
        }
    }

    #[test]
    fn what_is_no_web_address_is_an_error_and_left_out() {
        for url in ["example.org", "https://example.org/?a", "javascript:alert(1)"] {
            let (settings, report) = read(&format!("title: 甲\nbase_url: {url}\n"));
            assert_eq!(settings.unwrap().base_url, None, "{url}");
            assert_eq!((report[0].code, report[0].position().unwrap().line), (Code::BadAddress, 2));
        }
    }

    #[test]
    fn faults_are_told_with_their_place() {
        let codes = |yaml: &str| read(yaml).1.iter().map(|fault| fault.code).collect::<Vec<_>>();
        assert_eq!(codes(""), [Code::BadValue]);
        assert_eq!(codes("title: ''\n"), [Code::BadValue]);
        assert_eq!(codes("title: 甲\nlanguage: 中文\n"), [Code::BadValue]);
        assert_eq!(codes("title: 甲\nlicense: CC0\n"), [Code::UnknownKey]);
        assert_eq!(codes("title: 甲\nturns: { asker: 议员 }\n"), [Code::UnknownKey]);
    }

    #[test]
    fn a_missing_file_says_what_to_do() {
        let root = tempfile::tempdir().unwrap();
        let hint = |report: &[Diagnostic]| report[0].hints[0].en.clone();
        let mut report = Vec::new();
        assert_eq!(Settings::load(root.path(), &mut report), None);
        assert_eq!(report[0].code, Code::NoArchive);
        assert!(hint(&report).contains("no folder `content`"));
        std::fs::write(root.path().join("archive.yaml"), "title: 甲").unwrap();
        report.clear();
        Settings::load(root.path(), &mut report);
        assert!(hint(&report).contains("there is archive.yaml"));
    }
}
