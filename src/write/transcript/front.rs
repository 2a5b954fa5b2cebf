//! The front matter of a canonical transcript.

use super::yaml::scalar;
use crate::model::{Header, Session, Speaker, Witness};

/// What an editor will want to say and nobody could infer: key, example, and what it is for.
const OPEN_KEYS: [(&str, &str); 4] = [
    ("title", "标题 title"),
    ("date", "2025-03-07"),
    ("series", "foreign-minister"),
    ("place", "地点 place"),
];

/// What an editor should add on the witness.
const OPEN_WITNESS_KEYS: [(&str, &str); 8] = [
    ("publisher", "刊载者 who published it"),
    ("date", "刊载日期 the day it was published, 2025-03-08"),
    ("page", "版次 page"),
    ("url", "网址 address"),
    ("fetched", "下载日期 the day it was fetched"),
    ("extent", "full（全文）abridged（节略）excerpt（摘录）"),
    ("made", "verbatim（实录）edited（整理）translated（翻译）"),
    ("questions_held", "当日共有几问 how many questions the event had"),
];

/// Lines of YAML.
#[derive(Default)]
struct Lines {
    text: String,
    indent: &'static str,
    /// Whether keys without a value are written as comments, for an editor to fill in.
    open: bool,
}

impl Lines {
    fn push(&mut self, key: &str, value: &str) {
        self.text.push_str(&format!("{}{key}: {value}\n", self.indent));
    }

    fn words(&mut self, key: &str, value: Option<&str>) {
        if let Some(words) = value {
            self.push(key, &scalar(words));
        }
    }

    /// A day, a name of the model, a number: what needs no quotation marks.
    fn plain(&mut self, key: &str, value: Option<impl std::fmt::Display>) {
        if let Some(value) = value {
            self.push(key, &value.to_string());
        }
    }

    /// A key that is still open, as a comment.
    fn ask(&mut self, keys: &[(&str, &str)], written: &str) {
        for (key, what) in keys {
            let stands = written.lines().any(|line| {
                line.trim_start().strip_prefix(key).is_some_and(|rest| rest.starts_with(':'))
            });
            if self.open && !stands {
                self.text.push_str(&format!("{}# {key}: {what}\n", self.indent));
            }
        }
    }
}

/// The front matter with its two rows of hyphens. With `open`, keys that nothing is known for stand
/// in it as comments.
pub(super) fn front(session: &Session, headings_only: bool, open: bool) -> String {
    let mut lines = Lines { open, ..Lines::default() };
    header(&mut lines, &session.header);
    lines.push("labels", "declared");
    if headings_only {
        lines.push("exchanges", "headings");
    }
    if !session.speakers.is_empty() {
        lines.text.push_str("speakers:\n");
        for who in &session.speakers {
            lines.text.push_str(&format!("  {}: {}\n", scalar(&who.label), speaker(who)));
        }
    }
    let witness = witness(&session.header.witness, open);
    if !witness.is_empty() {
        // A mapping of nothing but comments would be no mapping.
        let bare = witness.lines().all(|line| line.trim_start().starts_with('#'));
        lines.text.push_str(if bare { "# witness:\n" } else { "witness:\n" });
        lines.text.push_str(&witness);
    }
    format!("---\n{}---\n", lines.text)
}

fn header(lines: &mut Lines, header: &Header) {
    lines.words("title", header.title.as_deref());
    lines.plain("date", header.date);
    lines.words("series", header.series.as_ref().map(|series| series.id.as_str()));
    lines.words("place", header.place.as_deref());
    lines.words("duration", header.duration.as_deref());
    lines.plain("language", Some(&header.language));
    let written = lines.text.clone();
    lines.ask(&OPEN_KEYS, &written);
}

/// What is declared of a speaker, in braces.
fn speaker(who: &Speaker) -> String {
    let mut said = vec![format!("role: {}", who.role.as_str())];
    said.extend(who.person.as_ref().map(|id| format!("person: {}", scalar(id.as_str()))));
    said.extend(
        who.organisation.as_ref().map(|id| format!("organisation: {}", scalar(id.as_str()))),
    );
    said.extend(who.office.as_ref().map(|office| format!("office: {}", scalar(office))));
    said.extend(who.follow_up.then(|| "follow_up: true".to_owned()));
    format!("{{ {} }}", said.join(", "))
}

fn witness(witness: &Witness, open: bool) -> String {
    let mut lines = Lines { indent: "  ", open, ..Lines::default() };
    lines.words("publisher", witness.publisher.as_deref());
    lines.words("title", witness.title.as_deref());
    lines.plain("date", witness.date);
    lines.words("page", witness.page.as_deref());
    lines.words("url", witness.url.as_deref());
    lines.plain("fetched", witness.fetched);
    lines.words("file", witness.file.as_deref());
    lines.words("sha256", witness.sha256.as_deref());
    lines.plain("extent", witness.extent.map(|extent| extent.as_str()));
    lines.plain("made", witness.made.map(|made| made.as_str()));
    lines.plain("questions_held", witness.questions_held);
    lines.words("questions_source", witness.questions_source.as_deref());
    lines.words("dateline", witness.dateline.as_deref());
    let written = lines.text.clone();
    lines.ask(&OPEN_WITNESS_KEYS, &written);
    lines.text
}
