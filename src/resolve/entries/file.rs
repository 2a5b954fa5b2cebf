//! One entry's file into the entry: front matter into typed, checked values, and the body.

use std::ops::Range;
use std::sync::Arc;

use serde::de::DeserializeOwned;

use super::keys::{
    Common, FormerNameKeys, Keys, OrganisationKeys, PageKeys, PersonKeys, RoleKeys, SeriesKeys,
    TopicKeys, Words,
};
use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::model::{
    DatedRole, Entry, FormerName, Organisation, Page, Person, Reference, Rename, Rule, Series,
    Slug, Topic,
};
use crate::say;
use crate::settings::{front_matter, web_address, yaml};
use crate::text::{collapse, trim};

/// A file that is to become an entry.
pub(super) struct EntryFile {
    /// The id that its name gives.
    pub(super) id: Slug,
    /// Its text.
    pub(super) source: Arc<SourceText>,
}

/// Where the parts of a file stand, for checking values in their place.
pub(super) struct Frame<'a> {
    source: &'a Arc<SourceText>,
    yaml: Range<usize>,
    body: Range<usize>,
}

/// Reads a topic. As all readers here, `None` means that the reason is in `report`.
pub(super) fn topic(file: &EntryFile, report: &mut impl Extend<Diagnostic>) -> Option<Topic> {
    let (frame, keys) = front::<TopicKeys>(file, report)?;
    let (common, (matching, match_question, broader, related)) = keys.split();
    let mut rules = Vec::new();
    for (words, only_question) in [(matching, false), (match_question, true)] {
        let words = frame.all_words(&words, report).into_iter();
        rules.extend(words.map(|words| Rule { words, only_question }));
    }
    Some(Topic {
        entry: frame.entry(file, common, report)?,
        rules,
        broader: frame.references(broader),
        related: frame.references(related),
    })
}

/// Reads a person.
pub(super) fn person(file: &EntryFile, report: &mut impl Extend<Diagnostic>) -> Option<Person> {
    let (frame, keys) = front::<PersonKeys>(file, report)?;
    let (common, (roles,)) = keys.split();
    let roles = roles.iter().filter_map(|role| frame.role(role, report)).collect();
    Some(Person { entry: frame.entry(file, common, report)?, roles })
}

/// Reads an organisation.
pub(super) fn organisation(
    file: &EntryFile,
    report: &mut impl Extend<Diagnostic>,
) -> Option<Organisation> {
    let (frame, keys) = front::<OrganisationKeys>(file, report)?;
    let (common, (country, kind, former_names)) = keys.split();
    let former_names = frame.former_names(&former_names, report);
    Some(Organisation { entry: frame.entry(file, common, report)?, country, kind, former_names })
}

/// Reads a series.
pub(super) fn series(file: &EntryFile, report: &mut impl Extend<Diagnostic>) -> Option<Series> {
    let (frame, keys) = front::<SeriesKeys>(file, report)?;
    let (common, ()) = keys.split();
    Some(Series { entry: frame.entry(file, common, report)? })
}

/// Reads a free page.
pub(super) fn page(file: &EntryFile, report: &mut impl Extend<Diagnostic>) -> Option<Page> {
    let (frame, keys) = front::<PageKeys>(file, report)?;
    Some(Page {
        id: file.id.clone(),
        title: frame.words(&keys.title, report)?,
        order: keys.order,
        body: frame.source.text()[frame.body.clone()].to_owned(),
        path: file.source.path().to_owned(),
        body_span: Span::new(frame.source, frame.body.clone()),
    })
}

pub(super) fn front<'a, T: DeserializeOwned>(
    file: &'a EntryFile,
    report: &mut impl Extend<Diagnostic>,
) -> Option<(Frame<'a>, T)> {
    let mut faults = Vec::new();
    let parts = front_matter::split(&file.source, &mut faults);
    let Some(yaml) = parts.yaml else {
        if faults.is_empty() {
            faults.push(without_front_matter(&file.source));
        }
        report.extend(faults);
        return None;
    };
    match yaml::parse(&file.source, yaml.clone()) {
        Ok(keys) => Some((Frame { source: &file.source, yaml, body: parts.body }, keys)),
        Err(fault) => {
            report.extend([fault]);
            None
        }
    }
}

fn without_front_matter(source: &Arc<SourceText>) -> Diagnostic {
    Diagnostic::error(
        Code::BadValue,
        say!(zh: "这个文件开头没有设置，缺少标题（title）", en: "this file has no front matter, so it has no title"),
        Place::At(Span::new(source, 0..0)),
    )
    .hint(say!(
        zh: "开头写三行：“---”、“title: 标题”、“---”，正文写在后面",
        en: "begin with three lines, `---`, `title: …`, `---`, and put the text below them",
    ))
}

impl Frame<'_> {
    pub(super) fn span(&self, words: &Words) -> Span {
        yaml::span_of(words, self.source, &self.yaml)
    }

    /// The words with white space collapsed; blank ones are reported.
    pub(super) fn words(
        &self,
        words: &Words,
        report: &mut impl Extend<Diagnostic>,
    ) -> Option<String> {
        let text = collapse(&words.value);
        if text.is_empty() {
            report.extend([Diagnostic::error(
                Code::BadValue,
                say!(zh: "这里是空的，应当有字", en: "this is empty; there should be words"),
                Place::At(self.span(words)),
            )]);
            return None;
        }
        Some(text)
    }

    pub(super) fn all_words(
        &self,
        words: &[Words],
        report: &mut impl Extend<Diagnostic>,
    ) -> Vec<String> {
        words.iter().filter_map(|words| self.words(words, report)).collect()
    }

    pub(super) fn references(&self, words: Vec<Words>) -> Vec<Reference> {
        words
            .into_iter()
            .map(|word| Reference { span: self.span(&word), id: trim(&word.value).to_owned() })
            .collect()
    }

    pub(super) fn entry(
        &self,
        file: &EntryFile,
        keys: Common,
        report: &mut impl Extend<Diagnostic>,
    ) -> Option<Entry> {
        let aliases = self.all_words(&keys.aliases, report);
        let hidden = self.all_words(&keys.hidden, report);
        let same_as = keys.same_as.iter().filter_map(|word| self.same_as(word, report)).collect();
        let former = keys.former.iter().filter_map(|word| self.former(word, report)).collect();
        Some(Entry {
            id: file.id.clone(),
            title: self.words(&keys.title, report)?,
            aliases,
            hidden,
            sort: keys.sort,
            same_as,
            former,
            body: self.source.text()[self.body.clone()].to_owned(),
            path: self.source.path().to_owned(),
            body_span: Span::new(self.source, self.body.clone()),
        })
    }

    /// A Wikidata id (`Q42`) or a web address.
    fn same_as(&self, word: &Words, report: &mut impl Extend<Diagnostic>) -> Option<String> {
        let text = trim(&word.value);
        let digits = text.strip_prefix('Q').unwrap_or_default();
        if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Some(text.to_owned());
        }
        let address = web_address(text);
        if address.is_none() {
            report.extend([Diagnostic::error(
                Code::BadAddress,
                say!(
                    zh: "“{text}”既不是维基数据的编号，也不是完整的网址",
                    en: "`{text}` is neither a Wikidata id nor a whole web address",
                ),
                Place::At(self.span(word)),
            )
            .hint(say!(
                zh: "写成 Q159 或 https://www.wikidata.org/wiki/Q159 这样",
                en: "write it like Q159 or https://www.wikidata.org/wiki/Q159",
            ))]);
        }
        address
    }

    fn former(&self, word: &Words, report: &mut impl Extend<Diagnostic>) -> Option<Rename> {
        let text = trim(&word.value);
        if let Ok(id) = Slug::new(text) {
            return Some(Rename { id, span: self.span(word) });
        }
        report.extend([Diagnostic::error(
            Code::BadId,
            say!(zh: "“{text}”不可能是以前的编号", en: "`{text}` cannot have been an id"),
            Place::At(self.span(word)),
        )
        .hint(say!(
            zh: "编号只有小写字母 a-z、数字和中间的连字符",
            en: "ids are a-z and 0-9 with single hyphens between",
        ))]);
        None
    }

    fn role(&self, keys: &RoleKeys, report: &mut impl Extend<Diagnostic>) -> Option<DatedRole> {
        let title = self.words(&keys.title, report)?;
        if let (Some(from), Some(until)) = (keys.from, keys.until)
            && until < from
        {
            report.extend([Diagnostic::error(
                Code::BadValue,
                say!(
                    zh: "“{title}”的任期止于 {until}，早于开始的 {from}",
                    en: "the office `{title}` ends on {until}, before it begins on {from}",
                ),
                Place::At(self.span(&keys.title)),
            )]);
        }
        Some(DatedRole { title, from: keys.from, until: keys.until })
    }

    /// The names an organisation had before; two cannot have ended on one day.
    fn former_names(
        &self,
        keys: &[FormerNameKeys],
        report: &mut impl Extend<Diagnostic>,
    ) -> Vec<FormerName> {
        let mut names: Vec<FormerName> = Vec::new();
        for name in keys {
            let Some(title) = self.words(&name.title, report) else { continue };
            let other =
                names.iter().find(|other| name.until.is_some() && other.until == name.until);
            if let (Some(other), Some(until)) = (other, name.until) {
                let other = &other.title;
                report.extend([Diagnostic::error(
                    Code::BadValue,
                    say!(
                        zh: "旧名“{title}”与“{other}”都止于 {until}",
                        en: "the former names `{title}` and `{other}` both end on {until}",
                    ),
                    Place::At(self.span(&name.title)),
                )]);
            }
            names.push(FormerName { title, until: name.until });
        }
        names
    }
}
