//! What is wrong with a JSON file, with its place: the parser counts lines and bytes, an editor is told
//! the words.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::say;
use crate::text::nearest;

/// A stretch of the file that is being read.
pub(super) struct Ground<'a> {
    pub(super) source: &'a Arc<SourceText>,
    /// Where the stretch begins.
    pub(super) base: usize,
    pub(super) text: &'a str,
}

impl<'a> Ground<'a> {
    /// The ground of a value inside `source`, of which it is a part.
    pub(super) fn of(source: &'a Arc<SourceText>, value: &'a str) -> Self {
        let base = (value.as_ptr() as usize).saturating_sub(source.text().as_ptr() as usize);
        Self { source, base, text: value }
    }

    /// Where it stands.
    pub(super) fn range(&self) -> Range<usize> {
        self.base..self.base + self.text.len()
    }

    pub(super) fn place(&self) -> Place {
        Place::At(Span::new(self.source, self.range()))
    }

    /// The byte to which the parser had come.
    fn offset(&self, error: &serde_json::Error) -> usize {
        let lines = self.text.split_inclusive('\n').take(error.line().saturating_sub(1));
        let start: usize = lines.map(str::len).sum();
        let mut at = (start + error.column().saturating_sub(1)).min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        self.base + at
    }

    /// What the parser found wrong.
    pub(super) fn explain(&self, error: &serde_json::Error) -> Diagnostic {
        let at = self.offset(error);
        let place = Place::At(Span::new(self.source, at..at));
        let words = error.to_string();
        let words = words.split(" at line ").next().unwrap_or_default();
        let mut names = words.split('`').skip(1).step_by(2);
        if let (true, Some(key)) = (words.starts_with("unknown field"), names.next()) {
            let known: Vec<&str> = names.collect();
            let key_at = self.text[..at - self.base].rfind(key).map_or(at, |key| self.base + key);
            let place = Place::At(Span::new(self.source, key_at..key_at + key.len()));
            let fault = Diagnostic::error(
                Code::UnknownKey,
                say!(zh: "这里没有“{key}”这个键", en: "`{key}` is no key here"),
                place,
            );
            let all = known.join(", ");
            return match nearest(key, known.iter().copied()) {
                Some(near) => {
                    fault.hint(say!(zh: "是不是“{near}”？", en: "did you mean `{near}`?"))
                }
                None => fault.hint(say!(zh: "可用的键：{all}", en: "the keys are: {all}")),
            };
        }
        if error.is_data() {
            return Diagnostic::error(
                Code::BadValue,
                say!(zh: "这里的值不合要求：{words}", en: "this value cannot stand here: {words}"),
                place,
            )
            .hint(form());
        }
        Diagnostic::error(
            Code::BadJson,
            say!(zh: "这里的 JSON 读不通：{words}", en: "this is not readable JSON: {words}"),
            place,
        )
        .hint(say!(
            zh: "请看文件是否存完整；逗号、引号、括号是否都在",
            en: "see whether the file was saved whole, and whether commas, quotes and brackets are all there",
        ))
    }
}

/// Where the form is described.
pub(super) fn form() -> crate::diagnostic::Message {
    say!(
        zh: "格式见 docs/session.schema.json",
        en: "the form is described in docs/session.schema.json",
    )
}
