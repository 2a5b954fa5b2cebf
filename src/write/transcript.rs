//! A session as a canonical transcript: front matter that declares everything, and a body that reads
//! back as the same session.

mod front;
mod headings;
mod line;
mod seal;
mod yaml;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::model::{
    Aside, AsideKind, DeclaredLabels, Exchange, Paragraph, ParagraphId, Section, Session, Speaker,
    TitleSource, Turn, TurnKind,
};
use crate::text::{is_east_asian, join_lines, trim};
use line::{Marks, Stretch};
pub use seal::{is_as_imported, with_source};
pub(crate) use yaml::scalar;

/// The canonical transcript of a session.
///
/// Read and structured it gives the session again, but for its source, positions and reasons, as long
/// as every label can stand ([`Speaker::label_can_stand`]).
pub fn transcript(session: &Session) -> String {
    whole(session, false)
}

/// The transcript into which a raw text is imported: the same, and what nobody could infer stands in
/// the front matter as comments, for an editor to fill in. Whoever imports has set what is known of the
/// witness's file; the transcript is sealed, so that [`is_as_imported`] can tell whether it was edited.
pub fn import(session: &Session) -> String {
    seal::sealed(&whole(session, true))
}

fn whole(session: &Session, open: bool) -> String {
    let headings = headings::plan(session);
    let mut asides: BTreeMap<Place, Vec<&Aside>> = BTreeMap::new();
    for aside in &session.asides {
        asides.entry((aside.at.section, aside.at.paragraph)).or_default().push(aside);
    }
    let labels = session.speakers.iter().map(|speaker| speaker.label.as_str());
    let mut body = Body {
        session,
        labels: DeclaredLabels::new(labels),
        asides,
        out: front::front(session, headings.only, open),
    };
    body.session(&headings.needed);
    body.out
}

type Place = (Section, Option<ParagraphId>);

struct Body<'a> {
    session: &'a Session,
    labels: DeclaredLabels<'a>,
    asides: BTreeMap<Place, Vec<&'a Aside>>,
    out: String,
}

impl<'a> Body<'a> {
    fn session(&mut self, headings: &[bool]) {
        let session = self.session;
        self.asides_after((Section::Lead, None));
        for paragraph in &session.lead {
            self.paragraph(Section::Lead, paragraph, None, None);
        }
        self.turns(Section::Opening, &session.opening);
        for (exchange, needs_heading) in session.exchanges.iter().zip(headings) {
            if *needs_heading {
                self.block(&heading(exchange));
            }
            self.turns(Section::Exchange(exchange.id), &exchange.turns);
        }
        self.turns(Section::Closing, &session.closing);
        for footnote in &session.footnotes {
            let text = one_line(&footnote.text);
            self.block(trim(&format!("[^{}]: {text}", footnote.label)));
        }
    }

    /// A block of its own, with a blank line before it.
    fn block(&mut self, lines: &str) {
        self.out.push('\n');
        self.out.push_str(lines);
        self.out.push('\n');
    }

    fn turns(&mut self, section: Section, turns: &'a [Turn]) {
        self.asides_after((section, None));
        for turn in turns {
            let mut label = self.session.speaker(turn);
            let mut kind = Some(turn.kind).filter(|_| turn.kind_stated);
            for paragraph in &turn.paragraphs {
                self.paragraph(section, paragraph, label.take(), kind.take());
            }
        }
    }

    fn paragraph(
        &mut self,
        section: Section,
        paragraph: &Paragraph,
        label: Option<&Speaker>,
        kind: Option<TurnKind>,
    ) {
        let place = (section, Some(paragraph.id));
        let inside: Vec<&Aside> = self
            .asides
            .get(&place)
            .into_iter()
            .flatten()
            .filter(|aside| aside.at.offset.is_some())
            .copied()
            .collect();
        let lines = self.lines(paragraph, label, &inside);
        match self.facts(paragraph, kind) {
            Some(facts) => self.block(&format!("{facts}\n{lines}")),
            None => self.block(&lines),
        }
        self.asides_after(place);
    }

    /// The line above a paragraph that says of it what its words do not.
    fn facts(&self, paragraph: &Paragraph, kind: Option<TurnKind>) -> Option<String> {
        let session = &self.session.header.language;
        let language = paragraph.language.as_ref().filter(|&language| language != session);
        let facts = [
            paragraph.time.map(|time| format!("time={time}")),
            language.map(|language| format!("language={language}")),
            kind.map(|kind| format!("kind={}", kind.as_str())),
        ];
        let facts: Vec<String> = facts.into_iter().flatten().collect();
        (!facts.is_empty()).then(|| format!("{{{}}}", facts.join(" ")))
    }

    fn asides_after(&mut self, place: Place) {
        let asides: Vec<&Aside> = self.asides.get(&place).into_iter().flatten().copied().collect();
        for aside in asides.into_iter().filter(|aside| aside.at.offset.is_none()) {
            let text = one_line(&aside.text);
            match aside.kind {
                AsideKind::Gap if text.is_empty() => self.block("[……]"),
                AsideKind::Editor if !text.is_empty() && !text.starts_with('{') => {
                    self.block(&format!("> {text}"));
                }
                kind => self.block(trim(&format!("> {{.{}}} {text}", kind.as_str()))),
            }
        }
    }

    /// A paragraph, broken at the asides that stand inside it.
    fn lines(&self, paragraph: &Paragraph, label: Option<&Speaker>, inside: &[&Aside]) -> String {
        let words: Vec<char> = paragraph.text.chars().collect();
        let mut marks = Marks::new(&paragraph.marks);
        let place = |aside: &Aside| aside.at.offset.unwrap_or(0).min(words.len());
        let mut lines = Vec::new();
        let (mut start, mut before) = (0, None);
        let mut inside = inside.iter().copied().peekable();
        loop {
            let end = inside.peek().map_or(words.len(), |aside| place(aside));
            let line =
                Stretch { words: &words, marks: marks.until(start, end), before, start, end };
            match label.filter(|_| start == 0) {
                Some(label) => lines.extend(self.labelled(label, &line)),
                None => lines.push(line.alone(&self.labels)),
            }
            if inside.peek().is_none() {
                return lines.join("\n");
            }
            let tight = !joins_as_it_is(&words, end);
            while let Some(aside) = inside.next_if(|aside| place(aside) == end) {
                let tight = if tight { " .tight" } else { "" };
                let text = one_line(&aside.text);
                let line = format!("> {{.{}{tight}}} {text}", aside.kind.as_str());
                lines.push(trim(&line).to_owned());
            }
            // The space that the line break will stand for.
            let space = !tight && words.get(end).is_some_and(|c| *c == ' ');
            before = Some(end);
            start = end + usize::from(space);
        }
    }

    /// The first line of a turn; two, if label and words together would begin with another label.
    fn labelled(&self, speaker: &Speaker, words: &Stretch<'_>) -> Vec<String> {
        let label = &speaker.label;
        let chinese = self.session.header.language.is_chinese()
            || label.chars().next_back().is_some_and(is_east_asian);
        let (colon, space) = if chinese { ("：", "") } else { (":", " ") };
        let text = words.text();
        let line = format!("{label}{colon}{space}{text}");
        let found = self.labels.at_start(&line).map(|at| at.rest);
        if found.is_none_or(|rest| rest == line.len() - text.len()) {
            let words = words.after_label();
            return vec![trim(&format!("{label}{colon}{space}{words}")).to_owned()];
        }
        vec![format!("{label}{colon}"), words.alone(&self.labels)]
    }
}

/// Whether the words before and after a place, on two lines, would be joined as they stand here.
fn joins_as_it_is(words: &[char], at: usize) -> bool {
    let (before, after) = words.split_at(at);
    let spaces = after.iter().take_while(|&&c| trim(c.encode_utf8(&mut [0; 4])).is_empty()).count();
    let near = &words[at.saturating_sub(1)..words.len().min(at + spaces + 1)];
    let mut joined: String = before.last().copied().into_iter().collect();
    join_lines(&mut joined, &after[spaces..].iter().take(1).collect::<String>());
    joined.chars().eq(near.iter().copied())
}

fn heading(exchange: &Exchange) -> String {
    let mut said = Vec::new();
    said.extend(exchange.wish.as_ref().map(|wish| format!("id={}", wish.id)));
    for (key, references) in [("topics", &exchange.topics), ("follows", &exchange.follows)] {
        if !references.is_empty() {
            let ids: Vec<&str> = references.iter().map(|one| one.id.as_str()).collect();
            said.push(format!("{key}={}", ids.join(",")));
        }
    }
    let title = match exchange.title_source {
        TitleSource::Heading => one_line(&exchange.title),
        TitleSource::Derived => String::new(),
    };
    let mut line = format!("## {title}");
    // Braces that are part of the title are not the last.
    if !said.is_empty() || title.ends_with('}') {
        _ = write!(line, " {{{}}}", said.join(" "));
    }
    line.trim_end().to_owned()
}

/// Words that must not break: nothing in the model does, whatever made it.
fn one_line(words: &str) -> String {
    let ends =
        |c: char| matches!(c, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}');
    trim(&words.replace(ends, " ")).to_owned()
}
