//! Every place where a pattern stands in a project's transcripts.

use std::path::Path;

use super::load::load;
use crate::derive::{Concordance, NotThere, Query};
use crate::diagnostic::{Code, Diagnostic, Place, Report};
use crate::publish::Watch;
use crate::say;

/// The project in `root`, ready to be looked through. `None` if its archive can't be read or lacks the topic or the
/// speaker.
pub fn concordance(root: &Path, query: Query, watch: Watch<'_>) -> (Option<Concordance>, Report) {
    let (loaded, mut report) = load(root, watch);
    let Some(loaded) = loaded else { return (None, report) };
    let ready = Concordance::new(loaded.archive, query);
    (ready.map_err(|missing| report.push(told(&missing))).ok(), report)
}

fn told(missing: &NotThere) -> Diagnostic {
    let (words, hint) = match missing {
        NotThere::Topic(name) => (
            say!(zh: "没有主题“{name}”", en: "there is no topic `{name}`"),
            say!(
                zh: "写主题的编号（content/topics/ 里文件的名字）或它的标题、别名",
                en: "name a topic by its id (its file in content/topics/), its title or another of its names",
            ),
        ),
        NotThere::Speaker(name) => (
            say!(zh: "没有人署名“{name}”", en: "nobody is called `{name}`"),
            say!(
                zh: "写署名或其中几个字，或人物、机构条目的编号、标题、别名",
                en: "name somebody by the label or a part of it, or by the id, the title or another name of a person or an organisation",
            ),
        ),
    };
    Diagnostic::error(Code::UnknownReference, words, Place::Nowhere).hint(hint)
}
