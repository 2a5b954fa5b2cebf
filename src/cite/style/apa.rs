//! APA, 7th edition.
//!
//! A question of this edition is cited as a chapter is, with the session in square brackets; the day
//! of retrieval stands with it because the edition may be corrected, and not with the original, which is
//! not changed (9.16). A work without an author begins with its title, one without a date says
//! `n.d.`, both as the manual demands (9.12, 9.17).
//!
//! In Chinese it is what journals and libraries in Chinese have made of it: the same order, full-width
//! marks, names whole and joined by 、, title marks instead of italics.

use super::super::piece::{DayForm, Pen};
use super::super::tongue::Tongue;
use super::super::{Medium, Name, Original, Work, date};
use super::words::{after, join, part, whole};
use crate::model::Date;

/// This edition of a Latin-script record.
pub(super) fn latin_edition(pen: &mut Pen, work: &Work<'_>) {
    let title = match work.session() {
        Some(session) => {
            format!("{} [{}]", work.title(), join([Some(session), work.event.place.clone()], ", "))
        }
        None => work.title(),
    };
    if work.answerers.is_empty() {
        pen.text(title).end('.').text(" ").text(latin_day(work.event.date));
    } else {
        pen.text(authors(&work.answerers)).text(" ").text(latin_day(work.event.date));
        pen.text(" ").text(title).end('.');
    }
    pen.text(" In ");
    if let Some(editor) = &work.edition.editor {
        pen.text(format!("{editor} (Ed.), "));
    }
    pen.italic(&work.edition.title).end('.');
    if let Some(page) = &work.page {
        pen.text(" Retrieved ").accessed(DayForm::American).text(", from ").url(page);
    }
}

/// The original publication of a Latin-script record.
pub(super) fn latin_original(pen: &mut Pen, original: &Original) {
    let publisher = original.publisher.as_deref();
    if original.medium == Medium::Newspaper {
        pen.text(&original.title).end('.').text(" ").text(latin_day(original.date)).text(" ");
        pen.italic(publisher.unwrap_or_default());
        pen.text(after(", ", original.page_number())).end('.');
    } else {
        pen.italic(&original.title).end('.').text(" ").text(latin_day(original.date));
        let source = [publisher, original.page.as_deref()].map(|fact| fact.map(str::to_owned));
        let source = join(source, ", ");
        if !source.is_empty() {
            pen.text(" ").text(source).end('.');
        }
    }
    if let Some(url) = &original.url {
        pen.text(" ").url(url);
    }
}

/// This edition of a Chinese record.
pub(super) fn chinese_edition(pen: &mut Pen, tongue: Tongue, work: &Work<'_>) {
    let title = match work.session() {
        Some(session) => {
            format!("{}〔{}〕", work.title(), join([Some(session), work.event.place.clone()], "，"))
        }
        None => work.title(),
    };
    let day = chinese_day(work.event.date, tongue);
    if work.answerers.is_empty() {
        pen.text(title).text(day).text("。");
    } else {
        let names: Vec<&str> = work.answerers.iter().map(Name::as_str).collect();
        pen.text(names.join("、")).text(day).text("。").text(title).end('。');
    }
    pen.text(tongue.say("载于", "載於", ""));
    if let Some(editor) = &work.edition.editor {
        pen.text(format!("{editor}（{}），", tongue.say("编", "編", "")));
    }
    pen.text(whole(&work.edition.title)).text("。");
    if let Some(page) = &work.page {
        pen.accessed(DayForm::Chinese).text(tongue.say("取自 ", "取自 ", "")).url(page);
    }
}

/// The original publication of a Chinese record.
pub(super) fn chinese_original(pen: &mut Pen, tongue: Tongue, original: &Original) {
    let day = chinese_day(original.date, tongue);
    let publisher = original.publisher.clone();
    let (title, publisher) = match original.medium {
        Medium::Newspaper => (original.title.clone(), publisher.map(|name| whole(&name))),
        Medium::Web | Medium::Other => (part(&original.title, tongue), publisher),
    };
    pen.text(title).text(day).text("。");
    let source = join([publisher, original.page.clone()], "，");
    if !source.is_empty() {
        pen.text(source).end('。');
    }
    if let Some(url) = &original.url {
        pen.url(url);
    }
}

/// Up to twenty names; of more, the first nineteen and the last. The list ends in a full stop of
/// its own, or in that of an initial.
fn authors(names: &[Name]) -> String {
    let all: Vec<String> = names.iter().map(Name::with_initials).collect();
    let list = match all.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] if all.len() <= 20 => format!("{}, & {last}", first.join(", ")),
        [first @ .., last] => format!("{}, . . . {last}", first[..19].join(", ")),
    };
    if list.ends_with('.') { list } else { format!("{list}.") }
}

fn latin_day(day: Option<Date>) -> String {
    format!("({}).", day.map_or_else(|| "n.d.".to_owned(), date::year_first))
}

fn chinese_day(day: Option<Date>, tongue: Tongue) -> String {
    let unknown = || tongue.say("无日期", "無日期", "").to_owned();
    format!("（{}）", day.map_or_else(unknown, date::chinese))
}
