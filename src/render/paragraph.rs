//! A paragraph as HTML: its words with the marks on them and the asides among them. The one place
//! where words of a transcript become HTML.

use super::address::outside;
use super::escape::{escape, escape_into};
use super::words::Gap;
use crate::model::{Aside, AsideKind, Footnote, MarkKind, Paragraph};

/// What a section's paragraphs are written with.
pub(super) struct Writer<'a> {
    gap: &'a Gap,
    footnotes: &'a [Footnote],
    prefix: &'a str,
    /// How often each footnote was referred to so far.
    references: Vec<usize>,
    /// Whether a gap was written.
    pub(super) has_gap: bool,
}

/// What is open at a place of the text.
#[derive(Clone, Copy)]
struct Open {
    end: usize,
    mark: usize,
}

/// What stands between two characters.
enum Point<'a> {
    Gap,
    Footnote(&'a str),
    Aside(&'a Aside),
}

impl<'a> Writer<'a> {
    /// A writer for one section. `prefix` goes before the ids it makes.
    pub(super) fn new(gap: &'a Gap, footnotes: &'a [Footnote], prefix: &'a str) -> Self {
        Self { gap, footnotes, prefix, references: vec![0; footnotes.len()], has_gap: false }
    }

    /// The paragraph's words. `inside` are the asides that stand among them.
    pub(super) fn html(&mut self, paragraph: &Paragraph, inside: &[&Aside]) -> String {
        if paragraph.marks.is_empty() && inside.is_empty() {
            return escape(&paragraph.text);
        }
        let mut points: Vec<(usize, Point)> = Vec::new();
        for mark in &paragraph.marks {
            match &mark.kind {
                MarkKind::Gap { .. } => points.push((mark.start, Point::Gap)),
                MarkKind::Footnote { label } => points.push((mark.start, Point::Footnote(label))),
                MarkKind::Strong | MarkKind::Link { .. } => {}
            }
        }
        for aside in inside {
            points.push((aside.at.offset.unwrap_or_default(), Point::Aside(aside)));
        }
        points.sort_by_key(|&(at, _)| at);
        self.woven(paragraph, &points)
    }

    /// Goes through the text once, closing, inserting and opening at each character.
    fn woven(&mut self, paragraph: &Paragraph, points: &[(usize, Point)]) -> String {
        let text = &paragraph.text;
        let mut out = String::with_capacity(text.len() + 64 * (points.len() + 1));
        let mut open: Vec<Open> = Vec::new();
        let mut points = points.iter().peekable();
        let ends = text.char_indices().map(|(byte, c)| (byte, Some(c))).chain([(text.len(), None)]);
        let mut marks = paragraph.marks.iter().enumerate().peekable();
        let mut written = 0;
        for (at, (byte, c)) in ends.enumerate() {
            let closes = open.iter().any(|open| open.end == at);
            let mut opens = Vec::new();
            while let Some((index, mark)) = marks.next_if(|(_, mark)| mark.start <= at) {
                let spans = matches!(mark.kind, MarkKind::Strong | MarkKind::Link { .. });
                if spans && mark.end > at && c.is_some() {
                    opens.push(Open { end: mark.end, mark: index });
                }
            }
            // The longest first, so that they nest.
            opens.sort_by_key(|open| std::cmp::Reverse(open.end));
            let point_here = points.peek().is_some_and(|&&(place, _)| place <= at || c.is_none());
            if !closes && opens.is_empty() && !point_here {
                continue;
            }
            escape_into(&mut out, &text[written..byte]);
            written = byte;
            close(&mut out, &mut open, paragraph, at);
            while let Some((_, point)) = points.next_if(|&&(place, _)| place <= at || c.is_none()) {
                let in_link = open.iter().any(|open| is_link(paragraph, open.mark));
                self.point(&mut out, point, in_link);
            }
            for opening in opens {
                let in_link = open.iter().any(|open| is_link(paragraph, open.mark));
                if !(in_link && is_link(paragraph, opening.mark))
                    && start(&mut out, paragraph, opening.mark)
                {
                    open.push(opening);
                }
            }
        }
        escape_into(&mut out, &text[written..]);
        close(&mut out, &mut open, paragraph, usize::MAX);
        out
    }

    fn point(&mut self, out: &mut String, point: &Point, in_link: bool) {
        match point {
            Point::Gap => self.gap(out),
            Point::Aside(aside) if aside.kind == AsideKind::Gap => self.gap(out),
            Point::Aside(aside) => {
                out.push_str("<span class=\"aside ");
                out.push_str(aside.kind.as_str());
                out.push_str("\">");
                escape_into(out, &aside.text);
                out.push_str("</span>");
            }
            Point::Footnote(label) => self.reference(out, label, in_link),
        }
    }

    fn gap(&mut self, out: &mut String) {
        self.has_gap = true;
        gap_sign(out, self.gap);
    }

    fn reference(&mut self, out: &mut String, label: &str, in_link: bool) {
        let known = self.footnotes.iter().position(|footnote| footnote.label == label);
        out.push_str("<sup class=\"note-sign\">");
        match known.filter(|_| !in_link) {
            Some(index) => {
                self.references[index] += 1;
                let note = self.note_id(index);
                let sign = self.sign_id(index, self.references[index]);
                for part in ["<a id=\"", &sign, "\" href=\"#", &note, "\">"] {
                    out.push_str(part);
                }
                escape_into(out, label);
                out.push_str("</a>");
            }
            None => escape_into(out, label),
        }
        out.push_str("</sup>");
    }

    /// The footnotes referred to so far, as (footnote, its id, the id of the first sign for it).
    pub(super) fn notes(&self) -> Vec<(&'a Footnote, String, String)> {
        let used = self.footnotes.iter().enumerate().zip(&self.references);
        used.filter(|&(_, &count)| count > 0)
            .map(|((index, footnote), _)| (footnote, self.note_id(index), self.sign_id(index, 1)))
            .collect()
    }

    fn note_id(&self, index: usize) -> String {
        format!("{}n{}", self.prefix, index + 1)
    }

    fn sign_id(&self, index: usize, time: usize) -> String {
        match time {
            1 => format!("{}n{}-sign", self.prefix, index + 1),
            _ => format!("{}n{}-sign{time}", self.prefix, index + 1),
        }
    }
}

/// Writes the sign of a gap.
pub(super) fn gap_sign(out: &mut String, gap: &Gap) {
    out.push_str("<span class=\"gap\" role=\"img\" aria-label=\"");
    escape_into(out, &gap.meaning);
    out.push_str("\" title=\"");
    escape_into(out, &gap.meaning);
    out.push_str("\">");
    escape_into(out, &gap.sign);
    out.push_str("</span>");
}

fn is_link(paragraph: &Paragraph, mark: usize) -> bool {
    matches!(paragraph.marks[mark].kind, MarkKind::Link { .. })
}

/// Writes the start tag of a mark; whether it has one: an address that may not be a link leaves only its
/// words.
fn start(out: &mut String, paragraph: &Paragraph, mark: usize) -> bool {
    match &paragraph.marks[mark].kind {
        MarkKind::Strong => out.push_str("<strong>"),
        MarkKind::Link { href } => {
            let Some(address) = outside(href) else { return false };
            out.push_str("<a href=\"");
            escape_into(out, &address);
            out.push_str("\">");
        }
        MarkKind::Gap { .. } | MarkKind::Footnote { .. } => return false,
    }
    true
}

/// Closes what ends at or before `at`; marks that overlap it are closed and opened again.
fn close(out: &mut String, open: &mut Vec<Open>, paragraph: &Paragraph, at: usize) {
    let Some(first) = open.iter().position(|open| open.end <= at) else { return };
    let above = open.split_off(first);
    for closing in above.iter().rev() {
        out.push_str(if is_link(paragraph, closing.mark) { "</a>" } else { "</strong>" });
    }
    for again in above.into_iter().filter(|open| open.end > at) {
        if start(out, paragraph, again.mark) {
            open.push(again);
        }
    }
}

/// The words of a paragraph up to the byte `until`, plain, with the sign of a gap where one is.
pub(super) fn plain(paragraph: &Paragraph, until: usize, gap: &Gap) -> String {
    let text = &paragraph.text[..until];
    let mut gaps = paragraph
        .marks
        .iter()
        .filter(|mark| matches!(mark.kind, MarkKind::Gap { .. }))
        .map(|mark| mark.start)
        .peekable();
    if gaps.peek().is_none() {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len() + gap.sign.len());
    for (at, c) in text.chars().enumerate() {
        while gaps.next_if(|&gap| gap <= at).is_some() {
            out.push_str(&gap.sign);
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::{aside, mark, paragraph};
    use crate::diagnostic::Message;
    use crate::model::{ExchangeId, Section};

    fn gap() -> Gap {
        let sign = "[……]".to_owned();
        Gap { sign, meaning: "缺文".to_owned(), legend: String::new() }
    }

    fn link(href: &str, start: usize, end: usize) -> crate::model::Mark {
        mark(MarkKind::Link { href: href.to_owned() }, start, end)
    }

    fn html(text: &str, marks: Vec<crate::model::Mark>, inside: &[&Aside]) -> String {
        let mut paragraph = paragraph(text);
        paragraph.marks = marks;
        let footnotes = [Footnote { label: "甲".to_owned(), text: String::new(), line: 1 }];
        Writer::new(&gap(), &footnotes, "").html(&paragraph, inside)
    }

    #[test]
    fn words_are_escaped_with_and_without_marks() {
        assert_eq!(html("<b>&", vec![], &[]), "&lt;b&gt;&amp;");
        let strong = vec![mark(MarkKind::Strong, 0, 3)];
        assert_eq!(html("<b>&", strong, &[]), "<strong>&lt;b&gt;</strong>&amp;");
    }

    #[test]
    fn overlapping_marks_are_closed_and_opened_again() {
        let marks = vec![mark(MarkKind::Strong, 0, 3), link("https://a.example/", 2, 5)];
        let link = "<a href=\"https://a.example/\">";
        let expected = format!("<strong>一二{link}三</a></strong>{link}四五</a>六");
        assert_eq!(html("一二三四五六", marks, &[]), expected);
    }

    #[test]
    fn unsafe_links_leave_their_words_and_links_do_not_nest() {
        assert_eq!(html("点这里", vec![link("javascript:x()", 1, 3)], &[]), "点这里");
        let nested = vec![link("https://a.example/", 0, 3), link("https://b.example/", 1, 2)];
        assert_eq!(html("一二三", nested, &[]), "<a href=\"https://a.example/\">一二三</a>");
    }

    #[test]
    fn gaps_footnotes_and_asides_stand_where_they_belong() {
        let marks = vec![
            mark(MarkKind::Gap { why: Message::default() }, 0, 0),
            mark(MarkKind::Footnote { label: "甲".to_owned() }, 2, 2),
            mark(MarkKind::Footnote { label: "无".to_owned() }, 2, 2),
        ];
        let section = Section::Exchange(ExchangeId::from_index(0));
        let stage = aside(AsideKind::Stage, "（笑）", section, 1, Some(1));
        assert_eq!(
            html("一二", marks, &[&stage]),
            "<span class=\"gap\" role=\"img\" aria-label=\"缺文\" title=\"缺文\">[……]</span>一\
             <span class=\"aside stage\">（笑）</span>二\
             <sup class=\"note-sign\"><a id=\"n1-sign\" href=\"#n1\">甲</a></sup>\
             <sup class=\"note-sign\">无</sup>"
        );
    }

    #[test]
    fn marks_past_the_end_do_no_harm() {
        let marks = vec![mark(MarkKind::Strong, 1, 99), mark(MarkKind::Strong, 7, 9)];
        assert_eq!(html("一二", marks, &[]), "一<strong>二</strong>");
        let section = Section::Closing;
        let late = aside(AsideKind::Time, "10:00", section, 1, Some(99));
        assert_eq!(html("一", vec![], &[&late]), "一<span class=\"aside time\">10:00</span>");
    }

    #[test]
    fn plain_words_show_their_gaps() {
        let mut paragraph = paragraph("力修桥。再修路。");
        paragraph.marks = vec![mark(MarkKind::Gap { why: Message::default() }, 0, 0)];
        assert_eq!(plain(&paragraph, "力修桥。".len(), &gap()), "[……]力修桥。");
    }
}
