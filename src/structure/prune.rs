//! What can't stand in a session is taken out of a cut: paragraphs that say nothing, and, which is told,
//! labels without words and headings with nothing below them.

use std::ops::Range;
use std::sync::Arc;

use super::cut::Element;
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::model::{AsideKind, Mark, MarkKind};
use crate::say;
use crate::text::trim;

/// The elements without empty turns; a heading with nothing below it is kept as an aside.
pub(super) fn prune(
    elements: Vec<Element>,
    source: &Arc<SourceText>,
    report: &mut impl Extend<Diagnostic>,
) -> Vec<Element> {
    // From the end: whether words follow, or at least the sign of a gap, before the next label; and
    // speech before the next heading.
    let (mut words, mut gaps, mut speech) = (false, false, false);
    let mut kept = Vec::with_capacity(elements.len());
    for element in elements.into_iter().rev() {
        match element {
            Element::Paragraph { ref text, ref marks, .. }
                if trim(text).is_empty() && marks.is_empty() => {}
            Element::Paragraph { ref text, ref marks, .. } => {
                let speaks = gap(text, marks).is_none();
                (words, gaps, speech) = (words || speaks, true, speech || speaks);
                kept.push(element);
            }
            Element::Turn { speaker, ref span, .. } => {
                // Of a speaker even the sign that the words are lost says something.
                if words || (gaps && speaker.is_some()) {
                    speech = true;
                    kept.push(element);
                } else if speaker.is_some() {
                    report.extend([empty_turn(source, span)]);
                }
                (words, gaps) = (false, false);
            }
            Element::Heading { .. } if speech => {
                (words, gaps, speech) = (false, false, false);
                kept.push(element);
            }
            Element::Heading { title, span, .. } => {
                (words, gaps) = (false, false);
                report.extend([empty_exchange(source, &span, &title)]);
                if !title.is_empty() {
                    let why = say!(
                        zh: "标题下面没有发言",
                        en: "a heading with no turn below it",
                    );
                    let kind = AsideKind::Editor;
                    kept.push(Element::Aside { kind, text: title, inside: None, why, span });
                }
            }
            Element::Aside { .. } | Element::Footnote { .. } => kept.push(element),
        }
    }
    kept.reverse();
    kept
}

/// If a paragraph has no words and nothing but marks of gaps: why the first is thought to be one.
pub(super) fn gap<'a>(text: &str, marks: &'a [Mark]) -> Option<&'a Message> {
    let mut whys = marks.iter().map(|mark| match &mark.kind {
        MarkKind::Gap { why } => Some(why),
        _ => None,
    });
    let first = whys.next().flatten()?;
    (trim(text).is_empty() && whys.all(|why| why.is_some())).then_some(first)
}

fn empty_turn(source: &Arc<SourceText>, span: &Range<usize>) -> Diagnostic {
    let label = &source.text()[span.clone()];
    Diagnostic::warning(
        Code::EmptyTurn,
        say!(zh: "“{label}”后面没有话，已略去", en: "no words follow `{label}`; it is left out"),
        Place::At(Span::new(source, span.clone())),
    )
    .hint(say!(
        zh: "如果原文这里缺了话，可写“[……]”",
        en: "if the source lost the words here, write `[……]`",
    ))
}

fn empty_exchange(source: &Arc<SourceText>, span: &Range<usize>, title: &str) -> Diagnostic {
    Diagnostic::warning(
        Code::EmptyExchange,
        say!(
            zh: "标题“{title}”下面没有人说话，不成一问",
            en: "nobody speaks below the heading `{title}`; it opens no exchange",
        ),
        Place::At(Span::new(source, span.clone())),
    )
}
