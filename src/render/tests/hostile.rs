//! Content that tries to become markup: no string of the archive gets through unescaped.

use super::{Archive, archive, pages};
use crate::diagnostic::Message;
use crate::model::{MarkKind, Turn};
use crate::resolve::Why;

pub(super) const POISON: &str = "<script>x</script>\"'&{{ x }}\u{0}";

fn poison(words: &mut String) {
    words.push_str(POISON);
}

fn poison_message(message: &mut Message) {
    poison(&mut message.zh);
    poison(&mut message.en);
}

fn poison_all<'a>(words: impl IntoIterator<Item = &'a mut String>) {
    words.into_iter().for_each(poison);
}

fn poison_turns<'a>(turns: impl IntoIterator<Item = &'a mut Turn>) {
    for paragraph in turns.into_iter().flat_map(|turn| &mut turn.paragraphs) {
        poison(&mut paragraph.text);
        for mark in &mut paragraph.marks {
            match &mut mark.kind {
                MarkKind::Link { href } => poison(href),
                MarkKind::Gap { why } => poison_message(why),
                MarkKind::Footnote { .. } | MarkKind::Strong => {}
            }
        }
    }
}

pub(super) fn hostile() -> Archive {
    let mut archive = archive();
    let settings = &mut archive.settings;
    settings.licence = Some(String::new());
    settings.licence_url = Some("javascript:x()".to_owned());
    settings.organisations = Some(String::new());
    poison(&mut settings.title);
    poison_all([&mut settings.description, &mut settings.editor].into_iter().flatten());
    poison_all([&mut settings.licence, &mut settings.organisations].into_iter().flatten());
    for archived in &mut archive.sessions {
        let session = &mut archived.session;
        let header = &mut session.header;
        let witness = &mut header.witness;
        poison_all(
            [&mut header.title, &mut header.place, &mut header.duration].into_iter().flatten(),
        );
        let witness = [
            &mut witness.publisher,
            &mut witness.title,
            &mut witness.page,
            &mut witness.url,
            &mut witness.questions_source,
            &mut witness.dateline,
        ];
        poison_all(witness.into_iter().flatten());
        for speaker in &mut session.speakers {
            poison(&mut speaker.label);
            speaker.office = Some(POISON.to_owned());
        }
        poison_all(session.lead.iter_mut().map(|paragraph| &mut paragraph.text));
        poison_turns(session.opening.iter_mut().chain(&mut session.closing));
        for exchange in &mut session.exchanges {
            poison(&mut exchange.title);
            poison_turns(&mut exchange.turns);
        }
        for aside in &mut session.asides {
            poison(&mut aside.text);
            poison_message(&mut aside.why);
        }
        poison_all(session.footnotes.iter_mut().map(|footnote| &mut footnote.text));
        for assignment in archived.topics.iter_mut().flatten() {
            if let Why::Rule { words, .. } = &mut assignment.why {
                poison(words);
            }
        }
    }
    let topics = archive.topics.iter_mut().map(|topic| &mut topic.entry);
    let people = archive.people.iter_mut().map(|person| &mut person.entry);
    let organisations =
        archive.organisations.iter_mut().map(|organisation| &mut organisation.entry);
    let series = archive.series.iter_mut().map(|series| &mut series.entry);
    let terms = archive.terms.iter_mut().map(|term| &mut term.entry);
    for entry in topics.chain(people).chain(organisations).chain(series).chain(terms) {
        poison(&mut entry.title);
        poison(&mut entry.body);
        entry.aliases.push(POISON.to_owned());
        entry.same_as = vec!["javascript:x()".to_owned(), format!("https://a.example/{POISON}")];
    }
    for role in archive.people.iter_mut().flat_map(|person| &mut person.roles) {
        poison(&mut role.title);
    }
    for organisation in &mut archive.organisations {
        organisation.country = Some(POISON.to_owned());
        organisation.kind = Some(POISON.to_owned());
    }
    for term in &mut archive.terms {
        poison_all([&mut term.transliteration, &mut term.definition].into_iter().flatten());
        for rendering in &mut term.renderings {
            poison(&mut rendering.text);
            rendering.source = Some(POISON.to_owned());
            rendering.url = Some("javascript:x()".to_owned());
        }
        for source in &mut term.sources {
            poison(&mut source.text);
            source.url = Some("javascript:x()".to_owned());
        }
    }
    for page in &mut archive.pages {
        poison(&mut page.title);
        poison(&mut page.body);
    }
    archive
}

/// A page without its data for machines, which must be JSON that no browser could take for anything else.
fn without_data(page: &str, path: &str) -> String {
    let Some((before, rest)) = page.split_once("<script type=\"application/ld+json\">") else {
        return page.to_owned();
    };
    let (data, after) = rest.split_once("</script>").unwrap();
    assert!(!data.contains('<'), "{path}");
    assert!(serde_json::from_str::<serde_json::Value>(data).is_ok(), "{path}: {data}");
    format!("{before}{after}")
}

#[test]
fn no_string_of_the_archive_becomes_markup() {
    let machines = |path: &str| {
        matches!(path.rsplit_once('.'), Some((_, "json" | "jsonld" | "md" | "bib" | "ris" | "csv")))
    };
    // The index is data in scripts; its words are in quotes, which is held where they are made.
    let index = |path: &str| path.starts_with("search/");
    let is_page = |page: &&crate::render::Rendered| !machines(&page.path) && !index(&page.path);
    for page in pages(&hostile()).iter().filter(is_page) {
        let text = without_data(std::str::from_utf8(&page.bytes).unwrap(), &page.path);
        // The theme's own scripts are the only ones.
        let own = |depth| format!("<script src=\"{}assets/", "../".repeat(depth));
        let rest = (0..3).fold(text.clone(), |text, depth| text.replace(&own(depth), ""));
        assert!(!rest.contains("<script"), "{}", page.path);
        assert!(!text.contains("javascript:"), "{}", page.path);
        assert!(!text.contains('\u{0}'), "{}", page.path);
        // A quotation mark that got through would end the attribute in which it stands.
        assert!(!text.contains("script>\""), "{}", page.path);
    }
}

#[test]
fn template_syntax_in_content_is_text() {
    let pages = pages(&hostile());
    assert!(super::text(&pages, "2024-04-02-spring/q1.html").contains("{{ x }}"));
}
