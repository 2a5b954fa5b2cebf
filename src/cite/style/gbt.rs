//! GB/T 7714—2015.
//!
//! The marks between the parts are the standard's own (section 7) and stand half width with a space
//! after full stop, colon and comma, in Chinese entries too, as journals set it; marks inside a title
//! belong to the title and stay as printed. Type codes: `[N]` and `[N/OL]` for a newspaper, `[EB/OL]` for
//! the web and for this edition, `[Z]` for what is none of the listed kinds.
//!
//! Without an author an entry begins with its title (8.1.4, numbered order). A place or publisher that is
//! not known must be said so in print (8.4.1.3, 8.4.2.2) and may be left out for electronic sources.
//! The day of access is demanded for everything online. A question of this edition is a part (`//`) of
//! the archive; its session and day are further title information, since the date in round brackets
//! would say when the page was last changed, and that is not known.

use super::super::piece::{DayForm, Pen};
use super::super::tongue::Tongue;
use super::super::{Medium, Name, Original, Work};
use super::words::{after, join};

/// This edition.
pub(super) fn edition(pen: &mut Pen, tongue: Tongue, work: &Work<'_>) {
    if !work.answerers.is_empty() {
        pen.text(authors(&work.answerers, tongue)).end('.').text(" ");
    }
    let day = work.event.date.map(|date| date.to_string());
    pen.text(work.title());
    let further = join([work.session(), day], ", ");
    pen.text(after(": ", Some(further).filter(|further| !further.is_empty()).as_deref()));
    pen.text("[EB/OL]//");
    if let Some(editor) = &work.edition.editor {
        pen.text(editor).end('.').text(" ");
    }
    pen.text(&work.edition.title);
    online(pen, work.page.as_deref());
}

/// The original publication.
pub(super) fn original(pen: &mut Pen, tongue: Tongue, original: &Original) {
    pen.text(&original.title);
    match original.medium {
        Medium::Newspaper => newspaper(pen, original),
        Medium::Web => web(pen, original),
        Medium::Other => other(pen, tongue, original),
    }
}

fn newspaper(pen: &mut Pen, original: &Original) {
    let name = original.publisher.as_deref().unwrap_or_default();
    let day = original.date.map(|date| date.to_string());
    pen.text(if original.url.is_some() { "[N/OL]. " } else { "[N]. " });
    pen.text(name).text(after(", ", day.as_deref()));
    if let Some(page) = original.page_number() {
        pen.text(format!("({page})"));
    }
    match &original.url {
        Some(url) => online(pen, Some(url)),
        None => {
            pen.text(".");
        }
    }
}

fn web(pen: &mut Pen, original: &Original) {
    pen.text("[EB/OL]. ");
    if let Some(publisher) = &original.publisher {
        let year = original.date.map(|date| date.year().to_string());
        pen.text(publisher).text(after(", ", year.as_deref()));
    }
    if let Some(date) = original.date {
        pen.text(format!("({date})"));
    }
    online(pen, original.url.as_deref());
}

fn other(pen: &mut Pen, tongue: Tongue, original: &Original) {
    let nowhere = tongue.say("[出版地不详]", "[出版地不詳]", "[S.l.]");
    let nobody = tongue.say("[出版者不详]", "[出版者不詳]", "[s.n.]");
    let year = original.date.map(|date| date.year().to_string());
    pen.text("[Z]. ").text(nowhere).text(": ");
    pen.text(original.publisher.as_deref().unwrap_or(nobody));
    pen.text(after(", ", year.as_deref())).text(after(": ", original.page_number()));
    pen.end('.');
}

/// The day of access and the address.
fn online(pen: &mut Pen, url: Option<&str>) {
    pen.text("[").accessed(DayForm::Iso).text("].");
    if let Some(url) = url {
        pen.text(" ").url(url).text(".");
    }
}

/// Up to three authors; of more, the first three.
fn authors(names: &[Name], tongue: Tongue) -> String {
    let shown: Vec<String> = names.iter().take(3).map(Name::in_capitals).collect();
    let others = if names.len() > 3 { tongue.say(", 等", ", 等", ", et al") } else { "" };
    format!("{}{others}", shown.join(", "))
}
