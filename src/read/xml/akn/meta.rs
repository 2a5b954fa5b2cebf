//! What the head of a debate says: title, day, language, source; people and their roles.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::diagnostic::Span;
use crate::model::{Date, Witness};
use crate::read::front::{Front, StatedSpeaker};
use crate::read::xml::tape::Tape;
use crate::text::{Language, collapse};

/// Reads the head.
pub(super) fn read(tape: &Tape<'_>, debate: usize) -> Front {
    let first = |name: &str| tape.within(debate, name).next();
    let words = |name: &str| {
        tape.within(debate, name).map(|at| tape.words(at)).find(|words| !words.is_empty())
    };
    let day = |at: usize| {
        let date = tape.attribute(at, "date")?;
        Date::try_from(date.get(..10)?.to_owned()).ok()
    };
    let date = tape.within(debate, "docDate").find_map(day);
    // The day of the work, not of its publication or its markup.
    let work = || {
        let work = first("FRBRWork")?;
        tape.children_named(work, "FRBRdate").find_map(day)
    };
    let language = tape
        .attribute(debate, "xml:lang")
        .or_else(|| tape.attribute(first("FRBRlanguage")?, "language"))
        .and_then(|tag| Language::new(&tag).ok());
    let publication = first("publication");
    let url = first("source").and_then(|at| tape.attribute(at, "href"));
    Front {
        title: words("docTitle").or_else(|| words("title")),
        date: date.or_else(work),
        place: words("location"),
        language,
        witness: Witness {
            publisher: publication.and_then(|at| tape.attribute(at, "showAs")),
            url: url.filter(|url| url.starts_with("http")),
            ..Witness::default()
        },
        ..Front::default()
    }
}

/// Who is meant by `#id`, and the labels that have been used.
pub(super) struct Names {
    known: BTreeMap<String, String>,
    used: BTreeMap<String, (Range<usize>, Option<String>)>,
    order: Vec<String>,
}

impl Names {
    /// The references of the head.
    pub(super) fn read(tape: &Tape<'_>, debate: usize) -> Self {
        let mut known = BTreeMap::new();
        for kind in ["TLCPerson", "TLCRole", "TLCOrganization"] {
            for at in tape.within(debate, kind) {
                let id = tape.attribute(at, "eId").or_else(|| tape.attribute(at, "id"));
                let name = tape.attribute(at, "showAs");
                known.extend(id.or_else(|| tape.attribute(at, "xml:id")).zip(name));
            }
        }
        Self { known, used: BTreeMap::new(), order: Vec::new() }
    }

    /// What a reference like `#id` stands for.
    fn meant(&self, reference: Option<String>) -> Option<String> {
        let reference = reference?;
        let id = reference.rsplit(['#', '/']).next().unwrap_or(&reference).to_owned();
        let name = self.known.get(&id).cloned();
        name.or_else(|| Some(collapse(&id.replace(['-', '_', '.'], " "))))
            .filter(|name| !name.is_empty())
    }

    /// The label of the speech at `index`: as printed in `from`, or whom `by` means.
    pub(super) fn label(&mut self, tape: &Tape<'_>, index: usize) -> Option<String> {
        let printed = tape.children_named(index, "from").next().map(|from| tape.words(from));
        let printed = printed.map(|words| words.trim_end_matches([':', '：', ' ']).to_owned());
        let label = printed
            .filter(|label| !label.is_empty())
            .or_else(|| self.meant(tape.attribute(index, "by")))?;
        let office = self.meant(tape.attribute(index, "as"));
        let used = self.used.entry(label.clone()).or_insert_with(|| {
            self.order.push(label.clone());
            (tape.span(index), None)
        });
        used.1 = used.1.take().or(office);
        Some(label)
    }

    /// What is stated of all who speak, in the order in which they do.
    pub(super) fn stated(self, tape: &Tape<'_>) -> Vec<StatedSpeaker> {
        let Self { mut used, order, .. } = self;
        let one = |label: String| {
            let (span, office) = used.remove(&label)?;
            let span = Span::new(tape.source, span);
            Some(StatedSpeaker { office, ..StatedSpeaker::new(label, span) })
        };
        order.into_iter().filter_map(one).collect()
    }
}
