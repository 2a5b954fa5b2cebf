//! The front matter of a canonical transcript.

use std::fmt::Write as _;

use super::yaml::scalar;
use crate::diagnostic::Tongue;
use crate::model::{Extent, Header, Made, Session, Speaker, Witness};

/// A key that is still open: its name, and what belongs there, in Chinese and in English.
type Open = (&'static str, &'static str, &'static str);

/// What an editor will want to say of the event and nobody could infer.
const OPEN_KEYS: [Open; 4] = [
    ("title", "标题", "its title"),
    ("date", "日期，写作 2025-03-07", "its day, as in 2025-03-07"),
    ("series", "所属系列的编号", "the id of the series it belongs to"),
    ("place", "地点", "its place"),
];

/// What an editor should add on the witness.
const OPEN_WITNESS_KEYS: [Open; 9] = [
    ("publisher", "刊载者", "who published it"),
    ("date", "刊载日期，写作 2025-03-08", "the day it was published, as in 2025-03-08"),
    ("page", "版次", "the page or issue"),
    ("url", "网址", "its address"),
    ("fetched", "下载日期", "the day it was fetched"),
    ("extent", "full 全文、abridged 节略、excerpt 摘录", "full, abridged or excerpt"),
    ("made", "verbatim 实录、edited 整理、translated 翻译", "verbatim, edited or translated"),
    ("questions_held", "当时共有几问", "how many questions the event had"),
    ("questions_source", "问数的出处", "who says how many"),
];

/// Lines of YAML.
#[derive(Default)]
struct Lines {
    text: String,
    indent: &'static str,
    /// Whether keys without a value are written as comments, for an editor to fill in.
    open: Option<Tongue>,
}

impl Lines {
    fn push(&mut self, key: &str, value: &str) {
        _ = writeln!(self.text, "{}{key}: {value}", self.indent);
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

    /// Those of the keys that are still open, as comments.
    fn ask(&mut self, keys: &[Open]) {
        let Some(tongue) = self.open else { return };
        for (key, zh, en) in keys {
            let start = format!("{}{key}:", self.indent);
            if !self.text.lines().any(|line| line.starts_with(&start)) {
                let what = if tongue == Tongue::Chinese { zh } else { en };
                _ = writeln!(self.text, "{}# {key}: {what}", self.indent);
            }
        }
    }
}

/// The front matter with its two rows of hyphens. With `open`, keys for which nothing is
/// known stand in it as comments.
pub(super) fn front(session: &Session, headings_only: bool, open: bool) -> String {
    let tongue =
        if session.header.language.is_chinese() { Tongue::Chinese } else { Tongue::English };
    let open = open.then_some(tongue);
    let mut lines = Lines { open, ..Lines::default() };
    header(&mut lines, &session.header);
    lines.push("labels", "declared");
    if headings_only {
        lines.push("exchanges", "headings");
    }
    if !session.speakers.is_empty() {
        lines.text.push_str("speakers:\n");
        for who in &session.speakers {
            _ = writeln!(lines.text, "  {}: {}", scalar(&who.label), speaker(who));
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
    let original = header.translation_of.as_ref().map(|original| original.id.as_str());
    lines.words("translation_of", original);
    lines.words("place", header.place.as_deref());
    lines.words("duration", header.duration.as_deref());
    lines.plain("language", Some(&header.language));
    lines.ask(&OPEN_KEYS);
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

fn witness(witness: &Witness, open: Option<Tongue>) -> String {
    let mut lines = Lines { indent: "  ", open, ..Lines::default() };
    lines.words("publisher", witness.publisher.as_deref());
    lines.words("title", witness.title.as_deref());
    lines.plain("date", witness.date);
    lines.words("page", witness.page.as_deref());
    lines.words("url", witness.url.as_deref());
    lines.plain("fetched", witness.fetched);
    lines.words("file", witness.file.as_deref());
    lines.words("sha256", witness.sha256.as_deref());
    lines.plain("size", witness.size);
    lines.words("encoding", witness.encoding.as_deref());
    lines.words("name", witness.name.as_deref());
    lines.words("imported", witness.imported.as_deref());
    lines.plain("extent", witness.extent.map(Extent::as_str));
    lines.plain("made", witness.made.map(Made::as_str));
    lines.plain("questions_held", witness.questions_held);
    lines.words("questions_source", witness.questions_source.as_deref());
    lines.words("dateline", witness.dateline.as_deref());
    lines.ask(&OPEN_WITNESS_KEYS);
    lines.text
}
