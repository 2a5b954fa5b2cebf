//! The sessions as a whole: no two of one id, in the order of their days, and with what a reader
//! needs to know of each.

use super::Annotated;
use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::Session;
use crate::say;

/// Sorts sessions by day, then by id, undated ones last. Of two with one id the first by path stays,
/// the other is an error.
pub(super) fn in_order(
    mut sessions: Vec<Annotated>,
    report: &mut impl Extend<Diagnostic>,
) -> Vec<Annotated> {
    sessions.sort_by(|Annotated { session: one, .. }, Annotated { session: other, .. }| {
        (&one.id, &one.source.path).cmp(&(&other.id, &other.source.path))
    });
    let mut kept: Vec<Annotated> = Vec::with_capacity(sessions.len());
    for annotated in sessions {
        match kept.last().filter(|last| last.session.id == annotated.session.id) {
            Some(first) => report.extend([double(&first.session, &annotated.session)]),
            None => kept.push(annotated),
        }
    }
    kept.sort_by(|Annotated { session: one, .. }, Annotated { session: other, .. }| {
        let key = |session: &Session| (session.header.date.is_none(), session.header.date);
        key(one).cmp(&key(other)).then_with(|| one.id.cmp(&other.id))
    });
    kept
}

/// Warns of a session without title or date.
pub(super) fn check_header(session: &Session, report: &mut impl Extend<Diagnostic>) {
    let place = || Place::File(session.source.path.clone());
    let hint = say!(
        zh: "在文稿开头的设置里写明（纯文本则写在旁边的 .yaml 文件里）",
        en: "state it in the front matter (of a plain text, in the .yaml file beside it)",
    );
    if session.header.title.is_none() {
        let message = say!(zh: "这一场没有标题（title）", en: "this session has no title");
        report.extend([Diagnostic::warning(Code::NoTitle, message, place()).hint(hint.clone())]);
    }
    if session.header.date.is_none() {
        let message = say!(
            zh: "这一场没有日期（date），排在所有场次之后",
            en: "this session has no date; it stands after all others",
        );
        report.extend([Diagnostic::warning(Code::NoDate, message, place()).hint(hint)]);
    }
}

/// Warns of the exchanges of a session that have no topic, all in one.
pub(super) fn check_topics<T>(
    session: &Session,
    topics: &[Vec<T>],
    report: &mut impl Extend<Diagnostic>,
) {
    let without: Vec<String> = session
        .exchanges
        .iter()
        .zip(topics)
        .filter(|(_, topics)| topics.is_empty())
        .map(|(exchange, _)| exchange.id.to_string())
        .collect();
    if without.is_empty() {
        return;
    }
    let (count, ids) = (without.len(), without.join("、"));
    let (all, ids_en) = (session.exchanges.len(), without.join(", "));
    report.extend([Diagnostic::warning(
        Code::NoTopic,
        say!(
            zh: "共 {all} 问，其中 {count} 问没有主题：{ids}",
            en: "{count} of {all} exchanges have no topic: {ids_en}",
        ),
        Place::File(session.source.path.clone()),
    )
    .hint(say!(
        zh: "在标题后写 {{topics=编号}}，或在主题的 match 里加上会在这里找到的字",
        en: "write {{topics=ID}} after the heading, or add words found here to a topic's `match`",
    ))]);
}

fn double(first: &Session, other: &Session) -> Diagnostic {
    let (id, path, second) = (&first.id, &first.source.path, &other.source.path);
    let diagnostic = Diagnostic::error(
        Code::DoubleSession,
        say!(
            zh: "{path} 与 {second} 是同一个编号“{id}”",
            en: "{path} and {second} have the same id, `{id}`",
        ),
        Place::File(second.clone()),
    );
    let stem =
        |path: &str| path.rsplit_once('.').map_or(String::new(), |(stem, _)| stem.to_owned());
    if stem(path) == stem(second) {
        return diagnostic.hint(say!(
            zh: "sessions/ 里只留一个（整理过的 .md），原始文本移到 content/sources/",
            en: "keep one in sessions/, the edited .md, and move the raw text to content/sources/",
        ));
    }
    diagnostic.hint(say!(
        zh: "给其中一个改名；编号是文件名，与所在文件夹无关",
        en: "rename one: the id is the file's name, whatever folder it is in",
    ))
}
