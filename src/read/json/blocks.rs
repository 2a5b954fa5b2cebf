//! The form into blocks: each turn stated, each exchange opened by a heading, each aside where the form
//! says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::fault;
use super::form::{
    AsideForm, At, ExchangeForm, ParagraphForm, PlaceForm, SessionForm, SpeakerForm, TurnForm,
    WitnessForm,
};
use super::values::{Values, gap, plain};
use crate::diagnostic::{Code, Diagnostic, SourceText, Span};
use crate::model::{
    AsideKind, ExchangeId, Extent, Made, Mark, ParagraphId, Reference, Role, Section, TurnKind,
    Witness,
};
use crate::read::draft::{Block, BlockKind, Facts, Heading, Line, StatedTurn};
use crate::read::front::{Front, StatedSpeaker};
use crate::read::lines::Spaces;
use crate::say;

/// What the form states, and its blocks.
pub(super) fn build(
    source: &Arc<SourceText>,
    form: &SessionForm<'_>,
    report: &mut Vec<Diagnostic>,
) -> (Front, Vec<Block>) {
    let mut building = Building {
        values: Values { source, spaces: Spaces::default(), report },
        roles: BTreeMap::new(),
        asides: BTreeMap::new(),
        blocks: Vec::new(),
    };
    let front = building.front(form);
    building.roles = front.speakers.iter().map(|who| (who.label.clone(), who.role)).collect();
    building.take_asides(&form.asides);
    building.session(form);
    let Building { values: Values { spaces, report, .. }, blocks, .. } = building;
    spaces.tell(source, report);
    (front, blocks)
}

/// Where an aside stands, and where in the paragraph.
type Spot = (Section, Option<ParagraphId>);

struct Building<'a> {
    values: Values<'a>,
    /// The roles of the labels.
    roles: BTreeMap<String, Option<Role>>,
    asides: BTreeMap<Spot, Vec<(Option<usize>, Block)>>,
    blocks: Vec<Block>,
}

impl<'a> Building<'a> {
    fn front(&mut self, form: &SessionForm<'a>) -> Front {
        let mut speakers: Vec<StatedSpeaker> = Vec::new();
        let mut known = BTreeSet::new();
        for one in &form.speakers {
            let stated = self.speaker(one);
            speakers.extend(stated.filter(|who| known.insert(who.label.clone())));
        }
        // A label that only turns have is who its first turn says.
        let turns = form.opening.iter().chain(form.exchanges.iter().flat_map(|one| &one.turns));
        for turn in turns.chain(&form.closing) {
            let stated = self.speaker_of(turn, &known);
            speakers.extend(stated.filter(|who| known.insert(who.label.clone())));
        }
        Front {
            body: None,
            title: form.title.clone(),
            date: self.values.date(form.date),
            series: self.values.reference(form.series),
            translation_of: self.values.reference(form.translation_of),
            place: form.place.clone(),
            duration: form.duration.clone(),
            language: self.values.language(Some(form.language)),
            labels_declared: true,
            exchanges_by_headings: true,
            speakers,
            not_labels: Vec::new(),
            witness: self.witness(&form.witness),
        }
    }

    fn speaker(&mut self, form: &SpeakerForm<'a>) -> Option<StatedSpeaker> {
        let label: String = self.values.value(form.label)?;
        let range = self.values.range(form.label);
        Some(StatedSpeaker {
            role: self.values.role(form.role),
            person: self.values.reference(form.person),
            organisation: self.values.reference(form.organisation),
            office: form.office.clone(),
            follow_up: form.follow_up,
            ..StatedSpeaker::new(label, Span::new(self.values.source, range))
        })
    }

    fn speaker_of(
        &mut self,
        turn: &TurnForm<'a>,
        known: &BTreeSet<String>,
    ) -> Option<StatedSpeaker> {
        let at = turn.label?;
        let label: String = self.values.value(at).filter(|label| !known.contains(label))?;
        let range = self.values.range(at);
        Some(StatedSpeaker {
            role: self.values.role(turn.role),
            person: self.values.reference(turn.person),
            organisation: self.values.reference(turn.organisation),
            ..StatedSpeaker::new(label, Span::new(self.values.source, range))
        })
    }

    fn witness(&mut self, form: &WitnessForm<'a>) -> Witness {
        const EXTENTS: [Extent; 3] = [Extent::Full, Extent::Abridged, Extent::Excerpt];
        const MADE: [Made; 3] = [Made::Verbatim, Made::Edited, Made::Translated];
        let extent = |name: &str| EXTENTS.into_iter().find(|one| one.as_str() == name);
        let made = |name: &str| MADE.into_iter().find(|one| one.as_str() == name);
        Witness {
            publisher: form.publisher.clone(),
            title: form.title.clone(),
            date: self.values.date(form.date),
            page: form.page.clone(),
            url: form.url.clone(),
            fetched: self.values.date(form.fetched),
            file: form.file.clone(),
            sha256: form.sha256.clone(),
            size: form.size,
            encoding: form.encoding.clone(),
            name: form.name.clone(),
            imported: None,
            extent: self.values.named(form.extent, &say!(zh: "范围", en: "extent"), extent),
            made: self.values.named(
                form.made,
                &say!(zh: "整理方式", en: "way in which a text is made"),
                made,
            ),
            questions_held: form.questions_held,
            questions_source: form.questions_source.clone(),
            dateline: form.dateline.clone(),
        }
    }

    fn take_asides(&mut self, forms: &[AsideForm<'a>]) {
        for form in forms {
            let kind = self.values.named(
                Some(form.kind),
                &say!(zh: "附文的种类", en: "kind of aside"),
                |name| AsideKind::ALL.iter().copied().find(|kind| kind.as_str() == name),
            );
            let (Some(at), Some(line)) =
                (self.values.value::<PlaceForm>(form.at), self.values.line(form.text))
            else {
                continue;
            };
            let kind = kind.unwrap_or(AsideKind::Editor);
            let mut block = block(BlockKind::Aside(kind), line);
            if kind == AsideKind::Gap && block.lines[0].text.is_empty() && at.offset.is_none() {
                // A paragraph of which nothing is left.
                block.kind = BlockKind::Text;
                block.lines[0].marks = vec![gap(0, None)];
            }
            let section = at.section.parse();
            let paragraph = at.paragraph.as_deref().map(str::parse).transpose();
            let (Ok(section), Ok(paragraph)) = (section, paragraph) else {
                self.lost(form.at);
                self.asides.entry((Section::Lead, None)).or_default().push((None, block));
                continue;
            };
            let offset = at.offset.filter(|_| paragraph.is_some());
            self.asides.entry((section, paragraph)).or_default().push((offset, block));
        }
    }

    /// The error that an aside stands where there is nothing.
    fn lost(&mut self, at: At<'a>) {
        let message = say!(
            zh: "附文所在的段落不存在",
            en: "the paragraph at which this aside stands is not there",
        );
        let place = self.values.place(at);
        self.values.report.push(Diagnostic::error(Code::BadValue, message, place).hint(say!(
            zh: "section 是 lead、opening、q1……或 closing，paragraph 是其中一段的 id",
            en: "`section` is lead, opening, q1, … or closing, `paragraph` the id of one of its paragraphs",
        )));
    }

    fn session(&mut self, form: &SessionForm<'a>) {
        self.asides_at((Section::Lead, None));
        let mut count = 0;
        for paragraph in &form.lead {
            self.paragraph(Section::Lead, &mut count, paragraph, None);
        }
        self.turns(Section::Opening, &form.opening);
        let ids: Vec<ExchangeId> = form
            .exchanges
            .iter()
            .enumerate()
            .map(|(index, one)| self.exchange_id(index, one))
            .collect();
        // Ids in the order of the text are what they would be anyway.
        let wished = ids.iter().enumerate().any(|(index, id)| *id != ExchangeId::from_index(index));
        for (exchange, id) in form.exchanges.iter().zip(ids) {
            self.heading(exchange, Some(id).filter(|_| wished));
            self.turns(Section::Exchange(id), &exchange.turns);
        }
        self.turns(Section::Closing, &form.closing);
        let left: Vec<Spot> = self.asides.keys().copied().collect();
        for spot in left {
            // Its paragraph is nowhere, but no word is lost.
            self.asides_at(spot);
            let start = self.values.place(form.language);
            let message = say!(
                zh: "有的附文所在的段落不存在，已放在最后",
                en: "some asides stand at paragraphs that are not there; they were put last",
            );
            let fault = Diagnostic::warning(Code::BadValue, message, start);
            self.values.report.push(fault.hint(fault::form()));
        }
        for footnote in &form.footnotes {
            let label = footnote.label.clone();
            let line = self.values.line(footnote.text);
            self.blocks.extend(line.map(|line| block(BlockKind::Footnote { label }, line)));
        }
    }

    fn exchange_id(&mut self, index: usize, form: &ExchangeForm<'a>) -> ExchangeId {
        let id = self.values.named(
            form.id,
            &say!(zh: "问的标识（q1、q2……）", en: "id of an exchange (q1, q2, …)"),
            |id| id.parse().ok(),
        );
        id.unwrap_or(ExchangeId::from_index(index))
    }

    fn heading(&mut self, form: &ExchangeForm<'a>, wish: Option<ExchangeId>) {
        let from = form.title_source;
        let derived =
            self.values.named(from, &say!(zh: "标题的来历", en: "source of a title"), |name| {
                matches!(name, "heading" | "derived").then(|| name == "derived")
            });
        let at = form.id.or(from).or(form.turns.first().and_then(|turn| turn.label));
        let at = at.map_or(0..0, |at| self.values.range(at));
        let wish = wish.map(|id| {
            let span = Span::new(self.values.source, at.clone());
            Reference { id: id.to_string(), span }
        });
        let topics = form.topics.iter().filter_map(|at| self.values.reference(Some(at))).collect();
        let follows =
            form.follows.iter().filter_map(|at| self.values.reference(Some(at))).collect();
        let title = if derived == Some(true) { String::new() } else { form.title.clone() };
        let heading = BlockKind::Heading(Heading { id: wish, topics, follows });
        self.blocks.push(block(heading, plain(title, at)));
    }

    fn turns(&mut self, section: Section, turns: &[TurnForm<'a>]) {
        self.asides_at((section, None));
        let mut count = 0;
        let mut asked = false;
        for (index, form) in turns.iter().enumerate() {
            let label: Option<String> = form.label.and_then(|at| self.values.value(at));
            let kind = self.values.named(
                form.kind,
                &say!(zh: "发言的种类", en: "kind of turn"),
                |name| TurnKind::ALL.iter().copied().find(|kind| kind.as_str() == name),
            );
            let role = label.as_ref().and_then(|label| self.roles.get(label).copied().flatten());
            let usual = usual_kind(role, asked && matches!(section, Section::Exchange(_)));
            asked |= kind.unwrap_or(usual) == TurnKind::Question;
            let head = index == 0 && matches!(section, Section::Exchange(_));
            // Words of nobody at the head of an exchange need no statement; elsewhere they would be
            // taken for more of the turn before.
            let goes_without_saying = kind == Some(usual) && (label.is_some() || head);
            let kind = kind.or(label.is_none().then_some(usual)).filter(|_| !goes_without_saying);
            let mut turn = Some(StatedTurn { label, kind })
                .filter(|turn| turn.label.is_some() || turn.kind.is_some());
            for paragraph in &form.paragraphs {
                self.paragraph(section, &mut count, paragraph, turn.take());
            }
        }
    }

    fn asides_at(&mut self, spot: Spot) {
        let asides = self.asides.remove(&spot).unwrap_or_default();
        self.blocks.extend(asides.into_iter().map(|(_, block)| block));
    }

    fn paragraph(
        &mut self,
        section: Section,
        count: &mut usize,
        form: &ParagraphForm<'a>,
        turn: Option<StatedTurn>,
    ) {
        let id = self.values.named(
            form.id,
            &say!(zh: "段落的标识（p1、p2……）", en: "id of a paragraph (p1, p2, …)"),
            |id| id.parse().ok(),
        );
        let id = id.unwrap_or(ParagraphId::from_index(*count));
        *count += 1;
        let Some(mut line) = self.values.line(form.text) else { return };
        line.marks = form.marks.iter().filter_map(|at| self.values.mark(at)).collect();
        line.marks.sort_by_key(|mark| mark.start);
        let (time, language) = (self.values.time(form.time), self.values.language(form.language));
        let facts = Facts { turn, time, language };
        let asides = self.asides.remove(&(section, Some(id))).unwrap_or_default();
        let (mut inside, after): (Vec<_>, Vec<_>) =
            asides.into_iter().partition(|(offset, _)| offset.is_some());
        inside.sort_by_key(|(offset, _)| *offset);
        self.broken_at(line, facts, inside);
        self.blocks.extend(after.into_iter().map(|(_, block)| block));
    }

    /// A paragraph, broken at the asides that stand inside it.
    fn broken_at(&mut self, mut line: Line, facts: Facts, inside: Vec<(Option<usize>, Block)>) {
        let mut rest = Some(facts);
        let mut done = 0;
        for (offset, mut aside) in inside {
            let (first, second) = parted(line, offset.unwrap_or(0).saturating_sub(done));
            done += first.text.chars().count();
            if !first.text.is_empty() || rest.is_some() {
                let attached = rest.is_none();
                let facts = rest.take().unwrap_or_default();
                let kind = BlockKind::Text;
                self.blocks.push(Block { kind, lines: vec![first], attached, facts });
            }
            aside.attached = true;
            self.blocks.push(aside);
            line = second;
        }
        let attached = rest.is_none();
        if !attached || !line.text.is_empty() || !line.marks.is_empty() {
            let facts = rest.unwrap_or_default();
            self.blocks.push(Block { kind: BlockKind::Text, lines: vec![line], attached, facts });
        }
    }
}

/// The kind that a speaker's role gives, in an exchange once a question was asked or elsewhere.
fn usual_kind(role: Option<Role>, asked: bool) -> TurnKind {
    match role {
        Some(Role::Asker) => TurnKind::Question,
        Some(Role::Answerer) if asked => TurnKind::Answer,
        Some(Role::Answerer | Role::Moderator) => TurnKind::Speech,
        Some(Role::Interpreter | Role::Unknown) | None => TurnKind::Other,
    }
}

/// A line parted before a character; what is marked over the place is marked on both sides.
fn parted(line: Line, at: usize) -> (Line, Line) {
    let byte = line.text.char_indices().nth(at).map_or(line.text.len(), |(byte, _)| byte);
    let (first, second) = line.text.split_at(byte);
    let at = first.chars().count();
    let (mut before, mut after) = (Vec::new(), Vec::new());
    for mark in line.marks {
        if mark.start < at || (mark.start == mark.end && mark.start <= at) {
            before.push(Mark { end: mark.end.min(at), ..mark.clone() });
        }
        if mark.end > at {
            let (start, end) = (mark.start.saturating_sub(at), mark.end - at);
            after.push(Mark { kind: mark.kind, start, end });
        }
    }
    let part = |text: &str, marks, tight| Line {
        text: text.to_owned(),
        marks,
        span: line.span.clone(),
        plain: true,
        tight,
    };
    (part(first, before, line.tight), part(second, after, true))
}

fn block(kind: BlockKind, line: Line) -> Block {
    Block { kind, lines: vec![line], attached: false, facts: Facts::default() }
}
