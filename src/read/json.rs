//! Wenda's own JSON (`wenda-session/1`, `docs/session.schema.json`) read back, so that whatever can be
//! made into it can be imported: one session, or a list that holds one.
//!
//! The session is stated from its first word to its last, so nothing in it is guessed: it is cut as a
//! transcript whose labels are declared.

mod blocks;
mod fault;
mod form;
mod values;

use std::sync::Arc;

use serde::Deserialize;

use super::reader::{Raw, Reader, Understood};
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::say;
use fault::Ground;
use form::{Format, SessionForm};

/// The name and version of the form that is understood.
const FORMAT: &str = "wenda-session/1";

/// The reader of Wenda's own JSON.
pub(super) struct SessionJson;

impl Reader for SessionJson {
    fn extensions(&self) -> &'static [&'static str] {
        &["json"]
    }

    fn name(&self) -> Message {
        say!(zh: "wenda parse 的 JSON", en: "the JSON of `wenda parse`")
    }

    fn read(&self, raw: Raw<'_>, report: &mut Vec<Diagnostic>) -> Result<Understood, Diagnostic> {
        let source = raw.decode(report);
        let ground = Ground { source: &source.text, base: 0, text: source.text.text() };
        let is_list = ground.text.trim_start().starts_with('[');
        check_format(&ground, is_list)?;
        let form = if is_list { one_of(&ground)? } else { parse(&ground)? };
        let (front, blocks) = blocks::build(&source.text, &form, report);
        Ok(Understood { source, front, blocks, states_turns: true })
    }
}

fn parse<'a, T: Deserialize<'a>>(ground: &Ground<'a>) -> Result<T, Diagnostic> {
    serde_json::from_str(ground.text).map_err(|error| ground.explain(&error))
}

/// The form is looked at before anything else: of another one, all keys would be unknown.
fn check_format(ground: &Ground<'_>, is_list: bool) -> Result<(), Diagnostic> {
    let formats: Vec<Format> = if is_list { parse(ground)? } else { vec![parse(ground)?] };
    match formats.iter().map(|one| one.format.as_deref()).find(|one| *one != Some(FORMAT)) {
        None => Ok(()),
        Some(other) => Err(other_format(ground.source, other)),
    }
}

fn one_of<'a>(ground: &Ground<'a>) -> Result<SessionForm<'a>, Diagnostic> {
    let mut forms: Vec<SessionForm<'a>> = parse(ground)?;
    let count = forms.len();
    forms.pop().filter(|_| count == 1).ok_or_else(|| {
        Diagnostic::error(
            Code::BadValue,
            say!(zh: "这里有 {count} 场，一个文件只能有一场", en: "there are {count} sessions here; a file holds one"),
            Place::At(Span::new(ground.source, 0..0)),
        )
        .hint(say!(zh: "请拆成几个文件", en: "make a file of each"))
    })
}

fn other_format(source: &Arc<SourceText>, found: Option<&str>) -> Diagnostic {
    let message = match found {
        Some(found) => say!(
            zh: "这个 JSON 的格式是“{found}”，这里只认识“{FORMAT}”",
            en: "this JSON is of the form `{found}`; what can be read is `{FORMAT}`",
        ),
        None => say!(
            zh: "这个 JSON 没有写明“format”，不知道是什么",
            en: "this JSON does not say its `format`, so nobody knows what it is",
        ),
    };
    let at = found.and_then(|found| source.text().find(found)).unwrap_or(0);
    let end = at + if at > 0 { found.map_or(0, str::len) } else { 0 };
    Diagnostic::error(Code::BadJson, message, Place::At(Span::new(source, at..end))).hint(say!(
        zh: "格式见 docs/session.schema.json，开头写 \"format\": \"{FORMAT}\"；别的 JSON 请先转换成它",
        en: "the form is docs/session.schema.json and begins with \"format\": \"{FORMAT}\"; make other JSON into that first",
    ))
}

#[cfg(test)]
mod tests;
