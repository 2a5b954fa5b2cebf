//! `wenda suggest`: entries that there might be.

use std::path::Path;

use serde::Serialize;

use super::args::{self, SuggestKind};
use super::exit::Exit;
use super::progress::Bar;
use super::terminal::{Format, Terminal};
use crate::derive::suggest::KINDS;
use crate::diagnostic::{Message, Report, Severity, Tongue};
use crate::model::EntryKind;
use crate::pipeline::{self, Back, FollowUps, Offer, Proposed, Suggested};
use crate::say;
use crate::settings::DECLINED_FILE;

/// How many places are named to people.
const PLACES: usize = 3;

/// The proposals of one kind, for machines.
#[derive(Serialize)]
struct Summary<'a> {
    kind: &'a str,
    found: usize,
    proposals: Rows<'a>,
}

/// The proposals of one kind, whatever they are.
#[derive(Serialize)]
#[serde(untagged)]
enum Rows<'a> {
    Entries(Vec<Row<'a>>),
    FollowUps(&'a [Back]),
}

/// A proposal, for machines.
#[derive(Serialize)]
struct Row<'a> {
    id: &'a str,
    title: &'a str,
    path: &'a str,
    written: bool,
    aliases: &'a [String],
    term_kind: Option<&'a str>,
    r#match: &'a [String],
    why: &'a str,
    counts: Counts,
    places: &'a [String],
}

/// What speaks for a proposal, for machines.
#[derive(Serialize)]
struct Counts {
    times: usize,
    passages: usize,
    sessions: usize,
    quoted: usize,
    titled: usize,
    tf_idf: usize,
    text_rank: usize,
}

/// Proposes. What is wrong with the content is for `check`; here only errors are told, because what they hide is
/// not known to have an entry.
pub(super) fn run(suggest: &args::Suggest, root: &Path, terminal: &Terminal) -> Exit {
    let asked = pipeline::Suggest {
        kinds: suggest.kind.map_or_else(|| KINDS.to_vec(), kinds),
        follow_ups: suggest.kind.is_none_or(|kind| kind == SuggestKind::Follows),
        least: suggest.min.map(std::num::NonZeroUsize::get),
        most: suggest.limit.get(),
        write: suggest.write,
    };
    let bar = Bar::new(terminal.tongue(), terminal.shows_progress());
    let watch = |progress| bar.watch(progress);
    let (suggested, mut report) = pipeline::suggest(root, &asked, terminal.tongue(), &watch);
    drop(bar);
    if !terminal.verbose {
        report = report.iter().filter(|one| one.severity == Severity::Error).cloned().collect();
    }
    let exit = Exit::of(&report, false);
    let Some(suggested) = suggested else {
        return terminal.end("suggest", exit, &report, None::<()>, None);
    };
    let words =
        (terminal.format == Format::Human).then(|| told(&suggested, suggest.write, &report));
    let entries = suggested.entries.iter();
    let mut summary: Vec<Summary<'_>> =
        entries.map(|one| Summary::of(one, terminal.tongue())).collect();
    summary.extend(suggested.follow_ups.as_ref().map(Summary::follow_ups));
    terminal.end("suggest", exit, &report, summary, words)
}

fn told(proposed: &Proposed, write: bool, report: &Report) -> Message {
    let mut words = Message::default();
    let suggested = &proposed.entries;
    for one in suggested {
        add(&mut words, heading(one));
        for (number, offer) in one.offers.iter().enumerate() {
            add(&mut words, item(number + 1, offer));
        }
    }
    if let Some(follow_ups) = &proposed.follow_ups {
        add(&mut words, told_follow_ups(follow_ups));
    }
    let mut offers = suggested.iter().flat_map(|one| &one.offers).peekable();
    if offers.peek().is_none() {
        // With no entry proposed there is no file to speak of.
        return words;
    }
    let written = offers.filter(|one| one.written).count();
    add(
        &mut words,
        if write && written == 0 && report.has_errors() {
            say!(zh: "内容有错，什么都没有写；请先改好", en: "nothing was written: mend the errors first")
        } else if write {
            say!(
                zh: "写了 {written} 个文件；逐个看过再留下，不要的删去，并把名称记进 {DECLINED_FILE}",
                en: "{written} files written; look at each, delete what you don't want and list its title in {DECLINED_FILE}",
            )
        } else {
            say!(
                zh: "没有写文件；加 --write 写出来。不要的，把名称记进 {DECLINED_FILE} 的 declined，以后不再提出",
                en: "nothing was written; --write lays these files in their places. What you don't want, list under `declined` in {DECLINED_FILE}: it is not proposed again",
            )
        },
    );
    words
}

fn add(words: &mut Message, more: Message) {
    for (all, more) in [(&mut words.zh, more.zh), (&mut words.en, more.en)] {
        if !all.is_empty() {
            all.push('\n');
        }
        all.push_str(&more);
    }
}

fn heading(suggested: &Suggested) -> Message {
    let Suggested { found, offers, .. } = suggested;
    let (zh, en) = match suggested.kind {
        EntryKind::Term => ("词语", "terms"),
        EntryKind::Person => ("人物", "people"),
        EntryKind::Organisation => ("机构", "organisations"),
        EntryKind::Topic => ("主题", "topics"),
        EntryKind::Series => ("系列", "series"),
    };
    let shown = offers.len();
    if *found == 0 {
        return say!(zh: "{zh}：没有可提的\n", en: "{en}: nothing to propose\n");
    }
    say!(
        zh: "{zh}：可提 {found} 个，列出 {shown} 个\n",
        en: "{en}: {found} found, {shown} shown\n",
    )
}

/// The exchanges that refer back, each with what is to be added to its heading.
fn told_follow_ups(follow_ups: &FollowUps) -> Message {
    let FollowUps { found, offers } = follow_ups;
    let shown = offers.len();
    let mut words = if *found == 0 {
        say!(zh: "接着问的：没有可提的\n", en: "references back: nothing to propose\n")
    } else {
        say!(
            zh: "接着问的：可提 {found} 处，列出 {shown} 处\n",
            en: "references back: {found} found, {shown} shown\n",
        )
    };
    for (number, one) in offers.iter().enumerate() {
        let number = number + 1;
        let Back { exchange, path, line, words: said, meant, title, shared, add: braces } = one;
        let (zh, en) = (shared.join("、"), shared.join(", "));
        add(
            &mut words,
            say!(
                zh: "{number:>3}. {exchange}  {path}:{line}\n     {said}\n     说的可能是 {meant} {title}（都谈到：{zh}）\n     {braces}\n",
                en: "{number:>3}. {exchange}  {path}:{line}\n     {said}\n     probably means {meant} {title} (both speak of {en})\n     {braces}\n",
            ),
        );
    }
    if shown > 0 {
        add(&mut words, what_to_do_with_them());
    }
    words
}

/// Nobody but the editor can write that one question goes back to another.
fn what_to_do_with_them() -> Message {
    say!(
        zh: "提得对的，把大括号里的加在那份发言记录里那一问的标题行（##）末尾；不对的，把那一问记进 {DECLINED_FILE} 的 declined: follows:，以后不再提出\n",
        en: "where one is right, add what stands in braces to the end of the question's heading (##) in its transcript; where not, list the question in {DECLINED_FILE}, at `follows` under `declined`: it is not proposed again\n",
    )
}

fn item(number: usize, offer: &Offer) -> Message {
    let Offer { proposal, path, places, why, .. } = offer;
    let title = &proposal.title;
    let first = places.iter().take(PLACES).cloned().collect::<Vec<_>>().join("  ");
    let more = if places.len() > PLACES { "  …" } else { "" };
    let (zh, en) = (&why.zh, &why.en);
    let others = |words: &[String], label: &str, comma: &str| match words {
        [] => String::new(),
        words => format!("     {label}{}\n", words.join(comma)),
    };
    let aliases_zh = others(&proposal.aliases, "别名：", "、");
    let aliases_en = others(&proposal.aliases, "aliases: ", ", ");
    let match_zh = others(&proposal.matching, "match：", "、");
    let match_en = others(&proposal.matching, "match: ", ", ");
    say!(
        zh: "{number:>3}. {title}  {path}\n     {zh}\n{aliases_zh}{match_zh}     {first}{more}\n",
        en: "{number:>3}. {title}  {path}\n     {en}\n{aliases_en}{match_en}     {first}{more}\n",
    )
}

impl<'a> Summary<'a> {
    fn of(suggested: &'a Suggested, tongue: Tongue) -> Self {
        let Suggested { kind, found, offers } = suggested;
        let proposals = offers.iter().map(|offer| Row::of(offer, tongue)).collect();
        Self { kind: kind.folder(), found: *found, proposals: Rows::Entries(proposals) }
    }

    fn follow_ups(follow_ups: &'a FollowUps) -> Self {
        let proposals = Rows::FollowUps(&follow_ups.offers);
        Self { kind: "follows", found: follow_ups.found, proposals }
    }
}

impl<'a> Row<'a> {
    fn of(offer: &'a Offer, tongue: Tongue) -> Self {
        let Offer { proposal, path, places, why, written } = offer;
        let counts = proposal.counts;
        Self {
            id: proposal.id.as_str(),
            title: &proposal.title,
            path,
            written: *written,
            aliases: &proposal.aliases,
            term_kind: proposal.what.map(crate::model::TermKind::as_str),
            r#match: &proposal.matching,
            why: why.in_tongue(tongue),
            counts: Counts {
                times: counts.times,
                passages: counts.passages,
                sessions: counts.sessions,
                quoted: counts.quoted,
                titled: counts.titled,
                tf_idf: counts.tf_idf,
                text_rank: counts.text_rank,
            },
            places,
        }
    }
}

/// The kinds of entries that are asked for; references back are none.
fn kinds(kind: SuggestKind) -> Vec<EntryKind> {
    match kind {
        SuggestKind::Terms => vec![EntryKind::Term],
        SuggestKind::People => vec![EntryKind::Person],
        SuggestKind::Organisations => vec![EntryKind::Organisation],
        SuggestKind::Topics => vec![EntryKind::Topic],
        SuggestKind::Follows => Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_back_is_for_the_editor_to_write_and_no_file_is_spoken_of() {
        let back = Back {
            exchange: "a#q2".to_owned(),
            path: "content/sessions/a.md".to_owned(),
            line: 9,
            words: "您刚刚提到石桥".to_owned(),
            meant: "a#q1".to_owned(),
            title: "石桥".to_owned(),
            shared: vec!["石桥".to_owned()],
            add: "{follows=q1}".to_owned(),
        };
        let proposed = |offers: Vec<Back>| Proposed {
            entries: Vec::new(),
            follow_ups: Some(FollowUps { found: offers.len(), offers }),
        };
        let words = told(&proposed(vec![back]), false, &Report::default());
        assert!(words.en.contains("{follows=q1}\n\nwhere one is right, add"), "{}", words.en);
        assert!(words.en.contains(DECLINED_FILE) && words.zh.contains("加在那份发言记录里"));
        let none = told(&proposed(Vec::new()), false, &Report::default());
        for words in [words.zh, words.en, none.zh, none.en] {
            assert!(!words.contains("--write") && !words.contains("written"), "{words}");
        }
    }
}
