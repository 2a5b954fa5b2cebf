//! Chicago, 17th edition, notes and bibliography.
//!
//! What was said at an event is cited as the manual cites lectures: title, then the event, its place
//! and day (14.217). An unsigned newspaper article begins with its title in a note and with the
//! newspaper's name, without The, in a bibliography; its page is left out (14.191, 14.193, 14.199). A day
//! of access stands where the page itself has no date (14.12): always for this edition.
//!
//! In Chinese it is the manner of Chinese journals of history that stands nearest to it: full-width
//! marks, names whole, 《》 (in Traditional Chinese 〈〉 for a part), the page with a newspaper, and no
//! other form for the bibliography.

use super::super::piece::{DayForm, Pen};
use super::super::tongue::Tongue;
use super::super::{Medium, Name, Original, Work, date};
use super::words::{after, edited_by, in_quotes, join, part, whole};

/// A note to this edition of a Latin-script record.
pub(super) fn latin_edition_note(pen: &mut Pen, work: &Work<'_>) {
    if !work.answerers.is_empty() {
        let names: Vec<String> = work.answerers.iter().map(|name| name.as_str().into()).collect();
        pen.text(listed(&names, 3)).text(", ");
    }
    let event = event(work);
    let mark = if event.is_empty() { "," } else { "" };
    pen.text(format!("“{}{mark}”", in_quotes(&work.title())));
    if !event.is_empty() {
        pen.text(format!(" ({event}),"));
    }
    pen.text(" in ").italic(&work.edition.title);
    pen.text(after(", ed. ", work.edition.editor.as_deref()));
    if let Some(page) = &work.page {
        pen.text(", accessed ").accessed(DayForm::American).text(", ").url(page).text(".");
    } else {
        pen.end('.');
    }
}

/// An entry for this edition of a Latin-script record.
pub(super) fn latin_edition_entry(pen: &mut Pen, work: &Work<'_>) {
    if let [first, others @ ..] = work.answerers.as_slice() {
        let mut names = vec![first.inverted()];
        names.extend(others.iter().map(|name| name.as_str().to_owned()));
        pen.text(listed(&names, 10)).end('.').text(" ");
    }
    quoted(pen, &work.title());
    let event = event(work);
    if !event.is_empty() {
        pen.text(event).end('.').text(" ");
    }
    pen.text("In ").italic(&work.edition.title);
    pen.text(after(", edited by ", work.edition.editor.as_deref())).end('.');
    if let Some(page) = &work.page {
        pen.text(" Accessed ").accessed(DayForm::American).text(". ").url(page).text(".");
    }
}

/// A note to the original publication of a Latin-script record.
pub(super) fn latin_original_note(pen: &mut Pen, original: &Original) {
    let day = original.date.map(date::american);
    let more = original.publisher.is_some() || day.is_some() || original.url.is_some();
    pen.text(format!("“{}{}”", in_quotes(&original.title), if more { "," } else { "" }));
    if let Some(publisher) = &original.publisher {
        pen.text(" ");
        named(pen, original.medium, publisher);
        pen.text(if day.is_some() || original.url.is_some() { "," } else { "" });
    }
    if let Some(day) = &day {
        pen.text(format!(" {day}{}", if original.url.is_some() { "," } else { "" }));
    }
    match &original.url {
        Some(url) => {
            if day.is_none() {
                pen.text(" accessed ").accessed(DayForm::American).text(",");
            }
            pen.text(" ").url(url).text(".");
        }
        None => {
            pen.end('.');
        }
    }
}

/// An entry for the original publication of a Latin-script record.
pub(super) fn latin_original_entry(pen: &mut Pen, original: &Original) {
    if let Some(publisher) = &original.publisher {
        named(pen, original.medium, publisher);
        pen.end('.').text(" ");
    }
    pen.text(format!("“{}", in_quotes(&original.title))).end('.').text("”");
    if let Some(day) = original.date {
        pen.text(format!(" {}.", date::american(day)));
    }
    if let Some(url) = &original.url {
        if original.date.is_none() {
            pen.text(" Accessed ").accessed(DayForm::American).text(".");
        }
        pen.text(" ").url(url).text(".");
    }
}

/// A note to this edition of a Chinese record.
pub(super) fn chinese_edition(pen: &mut Pen, tongue: Tongue, work: &Work<'_>) {
    if !work.answerers.is_empty() {
        let names: Vec<&str> = work.answerers.iter().take(3).map(Name::as_str).collect();
        let others = if work.answerers.len() > 3 { "等" } else { "" };
        pen.text(names.join("、")).text(others).text("：");
    }
    let day = work.event.date.map(date::chinese);
    let title = Some(part(&work.title(), tongue));
    let facts = join([title, work.session(), work.event.place.clone(), day], "，");
    pen.text(facts).text(tongue.say("，载", "，載", ""));
    if let Some(editor) = &work.edition.editor {
        pen.text(edited_by(editor, tongue)).text("：");
    }
    pen.text(whole(&work.edition.title));
    if let Some(page) = &work.page {
        pen.text("，").accessed(DayForm::Chinese).text(tongue.say("访问", "訪問", ""));
        pen.text("，").url(page);
    }
    pen.text("。");
}

/// A note to the original publication of a Chinese record.
pub(super) fn chinese_original(pen: &mut Pen, tongue: Tongue, original: &Original) {
    let day = original.date.map(date::chinese);
    let publisher = original.publisher.as_deref();
    let title = Some(part(&original.title, tongue));
    let source = match original.medium {
        // The day stands close to a newspaper's name: 《云桥日报》2024年3月6日.
        Medium::Newspaper => [
            title,
            Some(join([publisher.map(whole), day.clone()], "")),
            original.page.clone(),
            None,
        ],
        Medium::Web | Medium::Other => {
            [title, publisher.map(str::to_owned), day.clone(), original.page.clone()]
        }
    };
    pen.text(join(source, "，"));
    if let Some(url) = &original.url {
        if day.is_none() {
            pen.text("，").accessed(DayForm::Chinese).text(tongue.say("访问", "訪問", ""));
        }
        pen.text("，").url(url);
    }
    pen.text("。");
}

/// The event at which the words were spoken: of a question, its session; its place and day.
fn event(work: &Work<'_>) -> String {
    join([work.session(), work.event.place.clone(), work.event.date.map(date::american)], ", ")
}

/// A title in quotation marks with its full stop inside, and a space.
fn quoted(pen: &mut Pen, title: &str) {
    pen.text(format!("“{}", in_quotes(title))).end('.').text("” ");
}

/// A newspaper's name in italics, without The; any other publisher's as it is.
fn named(pen: &mut Pen, medium: Medium, publisher: &str) {
    match medium {
        Medium::Newspaper => pen.italic(publisher.strip_prefix("The ").unwrap_or(publisher)),
        Medium::Web | Medium::Other => pen.text(publisher),
    };
}

/// Up to `most` names; of more, the first, or the first seven where ten may stand.
fn listed(names: &[String], most: usize) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [one, two] if most < 10 => format!("{one} and {two}"),
        [first @ .., last] if names.len() <= most => format!("{}, and {last}", first.join(", ")),
        [first, ..] if most < 10 => format!("{first} et al."),
        _ => format!("{}, et al.", names[..7].join(", ")),
    }
}
