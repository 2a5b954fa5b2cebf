//! Front matter as other programs write it: Jekyll, Hugo, Obsidian.
//!
//! Its keys are no slips of an editor, so none of them is an error: what of them means the same here is
//! taken over, the others are named once and passed over. Entries are told by their lines, so that one
//! that is no YAML does not hide the rest.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::keys::{KEYS, OURS_ALONE};
use super::{blank, read_keys};
use crate::diagnostic::{Code, Diagnostic, Place, Severity, SourceText, Span};
use crate::read::day::day_in;
use crate::read::front::Front;
use crate::say;
use crate::settings::yaml;
use crate::text::{Language, nearest, trim};

/// How many of the keys passed over are named.
const NAMED: usize = 20;

/// Keys that mean here what they mean elsewhere, or nearly so.
const UNDERSTOOD: [&str; 5] = ["date", "lang", "language", "url", "source"];

/// Reads the YAML at `range` of `source`, whoever wrote it. Front matter with a key that only Wenda
/// knows is read as strictly as any other.
pub(in crate::read) fn read_from_elsewhere(
    source: &Arc<SourceText>,
    range: Range<usize>,
    report: &mut impl Extend<Diagnostic>,
) -> Front {
    let text = source.text();
    let entries = entries(source, &range);
    if entries.iter().any(|entry| OURS_ALONE.contains(&&text[entry.key.clone()])) {
        return super::read(source, range, report);
    }
    let mut taken = Front::default();
    let mut passed: Vec<&Entry> = Vec::new();
    let mut met: BTreeSet<&str> = BTreeSet::new();
    let mut kept = String::with_capacity(range.len());
    let mut done = range.start;
    for entry in &entries {
        let name = &text[entry.key.clone()];
        let is_ours = KEYS.contains(&name);
        let is_taken = UNDERSTOOD.contains(&name)
            && met.insert(name)
            && value(source, entry, name).is_some_and(|value| take(&mut taken, name, &value));
        if !is_taken && !is_ours {
            passed.push(entry);
        }
        if is_taken || !is_ours {
            kept.push_str(&text[done..entry.whole.start]);
            kept.extend(text[entry.whole.clone()].chars().map(blank));
            done = entry.whole.end;
        }
    }
    kept.push_str(&text[done..range.end]);
    let mut faults = Vec::new();
    let own = read_keys(source, range, SourceText::new(source.path(), kept), &mut faults);
    report.extend(passed_over(source, &passed));
    report.extend(faults.into_iter().map(no_error));
    own.or(taken)
}

/// An entry of front matter.
struct Entry {
    /// Where its key stands.
    key: Range<usize>,
    /// Where all of it stands, up to the next entry.
    whole: Range<usize>,
}

/// The entries at `range`: each begins with a line that begins with `key:`.
fn entries(source: &SourceText, range: &Range<usize>) -> Vec<Entry> {
    let text = source.text();
    let mut entries: Vec<Entry> = Vec::new();
    let within = source.lines().skip_while(|line| line.start < range.start);
    for line in within.take_while(|line| line.start < range.end) {
        let words = &text[line.clone()];
        let Some(colon) = words.find(':') else { continue };
        let name = &words[..colon];
        let behind = words[colon + 1..].chars().next();
        let is_key = name.starts_with(char::is_alphanumeric)
            && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '.'))
            && behind.is_none_or(char::is_whitespace);
        if is_key {
            if let Some(last) = entries.last_mut() {
                last.whole.end = line.start;
            }
            let key = line.start..line.start + name.trim_end().len();
            entries.push(Entry { key, whole: line.start..range.end });
        }
    }
    entries
}

/// The value of an entry named `name`, if it is a single one.
fn value(source: &Arc<SourceText>, entry: &Entry, name: &str) -> Option<String> {
    let mut one: BTreeMap<String, String> = yaml::parse(source, entry.whole.clone()).ok()?;
    one.remove(name).map(|value| trim(&value).to_owned())
}

/// Takes over what means the same here under another name, or written in another way.
fn take(front: &mut Front, name: &str, value: &str) -> bool {
    match name {
        // 2031-05-04 10:00:00 +0800; May 4, 2031.
        "date" => {
            front.date = day_in(value);
            front.date.is_some()
        }
        // en_GB; `language` itself comes before it.
        "lang" | "language" => {
            let language = Language::new(&value.replace('_', "-")).ok();
            let found = language.is_some();
            if name == "language" || front.language.is_none() {
                front.language = language.or(front.language.take());
            }
            found
        }
        // With Hugo `url` is also the path of the page to be made.
        "url" | "source" => {
            let is_address = ["https://", "http://"].iter().any(|head| value.starts_with(head))
                && !value.contains(char::is_whitespace);
            if is_address && front.witness.url.is_none() {
                front.witness.url = Some(value.to_owned());
            }
            is_address
        }
        _ => false,
    }
}

/// The note on the keys that mean nothing here.
fn passed_over(source: &Arc<SourceText>, passed: &[&Entry]) -> Option<Diagnostic> {
    let first = passed.first()?;
    let names: Vec<&str> =
        passed.iter().take(NAMED).map(|entry| &source.text()[entry.key.clone()]).collect();
    let more = passed.len() > names.len();
    let (zh, en) = (names.join("、"), names.join("`, `"));
    let (zh_more, en_more) = if more { ("……", ", …") } else { ("", "") };
    let place = Place::At(Span::new(source, first.key.clone()));
    let message = say!(
        zh: "文件开头有这里用不到的键，略过：{zh}{zh_more}",
        en: "keys at the head of the file that mean nothing here are passed over: `{en}`{en_more}",
    );
    let told = Diagnostic::info(Code::ForeignKeys, message, place);
    // It may be a slip after all.
    let slip = names.iter().find_map(|name| Some((*name, nearest(name, KEYS.iter().copied())?)));
    Some(match slip {
        Some((name, near)) => told.hint(say!(
            zh: "“{name}”是不是“{near}”？",
            en: "did you mean `{near}` by `{name}`?",
        )),
        None => told,
    })
}

/// A value that can't be read is told and passed over.
fn no_error(told: Diagnostic) -> Diagnostic {
    Diagnostic { severity: told.severity.max(Severity::Warning), ..told }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn front(yaml: &str) -> (Front, Vec<Diagnostic>) {
        let source = SourceText::new("a.md", format!("---\n{yaml}---\n"));
        let mut report = Vec::new();
        let front = read_from_elsewhere(&source, 4..4 + yaml.len(), &mut report);
        (front, report)
    }

    #[test]
    fn keys_of_other_programs_are_named_once_and_passed_over() {
        let (front, report) = front(
            "layout: post\ntitle: \"渡口：答问\"\ntags: [渡口, quay]\ncategories:\n  - news\n- odd\nauthor: Marta Vale\n\
             draft: false\npermalink: /a/b/\ndescription: >\n  Talks: on\n  the ferry\nplace: 云溪\n",
        );
        assert_eq!(front.title.as_deref(), Some("渡口：答问"));
        assert_eq!(front.place.as_deref(), Some("云溪"));
        assert_eq!(report.len(), 1, "{report:?}");
        assert_eq!((report[0].code, report[0].severity), (Code::ForeignKeys, Severity::Info));
        assert_eq!(report[0].position().unwrap().line, 2);
        assert!(report[0].message.en.ends_with(
            "`layout`, `tags`, `categories`, `author`, `draft`, `permalink`, `description`"
        ));
    }

    #[test]
    fn what_means_the_same_here_is_taken_over() {
        for day in ["2031-05-04 10:00:00 +0800", "2031-05-04T10:00:00Z", "\"May 4, 2031\""] {
            let (front, report) = front(&format!(
                "date: {day}\nlang: zh_Hans\nurl: /talks/\nsource: https://example.org/a\n"
            ));
            assert_eq!(front.date.map(|day| day.to_string()).as_deref(), Some("2031-05-04"));
            assert_eq!(front.language.map(|tag| tag.to_string()).as_deref(), Some("zh-Hans"));
            assert_eq!(front.witness.url.as_deref(), Some("https://example.org/a"));
            assert!(report[0].message.en.ends_with("`url`"), "{report:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_a_warning_and_hides_nothing() {
        let (front, report) = front(
            "series: [a, b]\ntitle: Talks: the ferry\ndate: 04/05/2031\nplace: 云溪\nlayout: a: b\n",
        );
        assert_eq!(front.place.as_deref(), Some("云溪"));
        assert_eq!((front.title, front.date), (None, None));
        let severities: Vec<Severity> = report.iter().map(|told| told.severity).collect();
        assert_eq!(severities[0], Severity::Info);
        assert!(severities[1..].iter().all(|severity| *severity == Severity::Warning));
        assert_eq!(severities.len(), 4, "{report:?}");
    }

    #[test]
    fn front_matter_of_ours_is_read_strictly() {
        let (_, report) = front("labels: declared\ntags: [a]\n");
        assert_eq!((report[0].code, report[0].severity), (Code::UnknownKey, Severity::Error));
    }

    #[test]
    fn a_likely_slip_is_asked_about() {
        let (_, report) = front("titel: 甲\n");
        assert_eq!(report[0].hints[0].en, "did you mean `title` by `titel`?");
    }

    #[test]
    fn endless_keys_take_linear_time() {
        let (_, report) = front(&"tag: [a]\nlang: [b]\n".repeat(20_000));
        assert_eq!(report.len(), 1);
    }
}
