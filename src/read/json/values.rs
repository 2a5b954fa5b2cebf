//! The values of the form, each looked at where it stands: a day, a name of the model, words.

use std::ops::Range;
use std::sync::Arc;

use serde::Deserialize;

use super::fault::{self, Ground};
use super::form::{At, MarkForm, TimeForm};
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::model::{Date, Mark, MarkKind, Reference, Role, Time};
use crate::read::draft::Line;
use crate::read::lines::{Spaces, ends_line};
use crate::say;
use crate::text::Language;

/// Reads values; what is wrong with them is told.
pub(super) struct Values<'a> {
    pub(super) source: &'a Arc<SourceText>,
    pub(super) spaces: Spaces,
    pub(super) report: &'a mut Vec<Diagnostic>,
}

impl<'a> Values<'a> {
    /// Where a value stands.
    pub(super) fn range(&self, at: At<'a>) -> Range<usize> {
        Ground::of(self.source, at.get()).range()
    }

    /// Where a value stands, for a diagnostic.
    pub(super) fn place(&self, at: At<'a>) -> Place {
        Ground::of(self.source, at.get()).place()
    }

    pub(super) fn value<T: Deserialize<'a>>(&mut self, at: At<'a>) -> Option<T> {
        let ground = Ground::of(self.source, at.get());
        let read = serde_json::from_str(ground.text);
        read.map_err(|error| self.report.push(ground.explain(&error))).ok()
    }

    /// A value of the model out of its name; `is` says what the name should be.
    pub(super) fn named<T>(
        &mut self,
        at: Option<At<'a>>,
        is: &Message,
        find: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let at = at?;
        let name: String = self.value(at)?;
        let found = find(&name);
        if found.is_none() {
            let (zh, en) = (&is.zh, &is.en);
            let ground = Ground::of(self.source, at.get());
            let message = say!(zh: "“{name}”不是{zh}", en: "`{name}` is no {en}");
            let fault = Diagnostic::error(Code::BadValue, message, ground.place());
            self.report.push(fault.hint(fault::form()));
        }
        found
    }

    pub(super) fn date(&mut self, at: Option<At<'a>>) -> Option<Date> {
        self.named(at, &say!(zh: "日期", en: "day"), |day| Date::try_from(day.to_owned()).ok())
    }

    pub(super) fn role(&mut self, at: Option<At<'a>>) -> Option<Role> {
        const ROLES: [Role; 5] =
            [Role::Asker, Role::Answerer, Role::Moderator, Role::Interpreter, Role::Unknown];
        self.named(at, &say!(zh: "角色", en: "role"), |name| {
            ROLES.into_iter().find(|role| role.as_str() == name)
        })
    }

    pub(super) fn language(&mut self, at: Option<At<'a>>) -> Option<Language> {
        self.named(at, &say!(zh: "语言标签", en: "language tag"), |tag| Language::new(tag).ok())
    }

    pub(super) fn reference(&mut self, at: Option<At<'a>>) -> Option<Reference> {
        let at = at?;
        let id: String = self.value(at)?;
        let range = Ground::of(self.source, at.get()).range();
        Some(Reference { id, span: Span::new(self.source, range) })
    }

    /// Words as a line: nothing in the model breaks.
    pub(super) fn line(&mut self, at: At<'a>) -> Option<Line> {
        let text: String = self.value(at)?;
        let text = text.replace(ends_line, " ");
        let range = Ground::of(self.source, at.get()).range();
        Some(plain(self.spaces.plain(text, &range), range))
    }

    pub(super) fn time(&mut self, at: Option<At<'a>>) -> Option<Time> {
        let form: TimeForm = self.value(at?)?;
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is bounded")]
        let milliseconds = |seconds: f64| (seconds * 1000.0).round().clamp(0.0, 1e15) as u64;
        Some(Time::new(milliseconds(form.start), form.end.map(milliseconds)))
    }

    pub(super) fn mark(&mut self, at: At<'a>) -> Option<Mark> {
        let MarkForm { kind, start, end, href, why, label } = self.value(at)?;
        let (kind, end) = match (kind.as_str(), href, label) {
            ("strong", ..) => (MarkKind::Strong, end),
            ("link", Some(href), _) => (MarkKind::Link { href }, end),
            ("gap", ..) => return Some(gap(start, why)),
            ("footnote", _, Some(label)) => (MarkKind::Footnote { label }, start),
            _ => {
                let message = say!(zh: "“{kind}”这个标记不完整，或者没有这种标记", en: "there is no mark `{kind}`, or something of it is missing");
                let place = Ground::of(self.source, at.get()).place();
                let fault = Diagnostic::error(Code::BadValue, message, place);
                self.report.push(fault.hint(fault::form()));
                return None;
            }
        };
        Some(Mark { kind, start, end })
    }
}

/// A place where words are missing.
pub(super) fn gap(start: usize, why: Option<String>) -> Mark {
    let why = match why {
        Some(why) => Message { zh: why.clone(), en: why },
        None => say!(zh: "来源已标明", en: "stated by the source"),
    };
    Mark { kind: MarkKind::Gap { why }, start, end: start }
}

/// Words that are nothing but words.
pub(super) fn plain(text: String, span: Range<usize>) -> Line {
    Line { text, marks: Vec::new(), span, plain: true, tight: false }
}
