//! Every place where a pattern stands in a project's transcripts.

use std::path::Path;

use super::load::load;
use crate::derive::{self, Line, Query};
use crate::diagnostic::{Code, Diagnostic, Place, Report};
use crate::publish::Watch;
use crate::say;

/// Looks through the project in `root`. `None` if its archive can't be read or lacks the topic.
pub fn concordance(root: &Path, query: &Query, watch: Watch<'_>) -> (Option<Vec<Line>>, Report) {
    let (loaded, mut report) = load(root, watch);
    let Some(loaded) = loaded else { return (None, report) };
    let found = derive::concordance(&loaded.archive, query);
    let lines = found.map_err(|derive::NoTopic(name)| {
        let words = say!(zh: "没有主题“{name}”", en: "there is no topic `{name}`");
        report.push(Diagnostic::error(Code::UnknownReference, words, Place::Nowhere).hint(say!(
            zh: "写主题的编号（content/topics/ 里文件的名字）或它的标题、别名",
            en: "name a topic by its id (its file in content/topics/), its title or another of its names",
        )));
    });
    (lines.ok(), report)
}
