//! What a TEI header says of the event: title, day, place, source.

use crate::model::{Date, Witness};
use crate::read::front::Front;
use crate::read::xml::tape::Tape;
use crate::text::{Language, trim};

/// Reads the header of the file's own text.
pub(super) fn read(tape: &Tape<'_>) -> Front {
    // In a corpus the text's own header is the last before it.
    let text = tape.within(0, "text").next().unwrap_or(0);
    let header = tape.within(0, "teiHeader").take_while(|&at| at < text).last();
    let root = tape.within(0, "TEI").next().unwrap_or(0);
    let language = [text, root, 0].into_iter().find_map(|at| tape.attribute(at, "xml:lang"));
    let language = language.and_then(|tag| Language::new(&tag).ok());
    let Some(header) = header else { return Front { language, ..Front::default() } };
    let chosen = |candidates: Vec<usize>| choose(tape, &candidates, language.as_ref());
    let from = |names: &[&str], name: &str| {
        let at = tape.path(header, names)?;
        chosen(tape.children_named(at, name).collect())
    };
    let bibl = ["fileDesc", "sourceDesc", "bibl"];
    let setting = ["profileDesc", "settingDesc", "setting"];
    let date = |names: &[&str]| {
        let at = tape.path(header, names)?;
        tape.children_named(at, "date").find_map(|date| day(tape, date))
    };
    let place = tape.path(header, &setting).and_then(|setting| {
        let city = |&at: &usize| {
            tape.name(at) == "placeName"
                || tape.attribute(at, "type").is_some_and(|kind| kind == "city")
        };
        chosen(tape.children(setting).filter(city).collect())
    });
    let url = tape.path(header, &bibl).and_then(|bibl| {
        let addresses = tape.children_named(bibl, "idno").map(|at| tape.words(at));
        addresses.filter(|words| words.starts_with("http")).last()
    });
    let witness = Witness {
        publisher: from(&bibl, "publisher")
            .or_else(|| from(&["fileDesc", "publicationStmt"], "publisher")),
        title: from(&bibl, "title"),
        url,
        ..Witness::default()
    };
    Front {
        title: title(tape, header, language.as_ref()),
        date: date(&setting).or_else(|| date(&bibl)),
        place,
        witness,
        language,
        ..Front::default()
    }
}

/// The title: that of the part, where a title of the whole stands above it.
fn title(tape: &Tape<'_>, header: usize, language: Option<&Language>) -> Option<String> {
    let statement = tape.path(header, &["fileDesc", "titleStmt"])?;
    let of = |kind: &str| -> Vec<usize> {
        let titles = tape.children_named(statement, "title");
        titles.filter(|&at| tape.attribute(at, "type").as_deref() == Some(kind)).collect()
    };
    let all = tape.children_named(statement, "title").collect();
    let title =
        [of("sub"), of("main"), all].iter().find_map(|titles| choose(tape, titles, language))?;
    // What a corpus adds about itself: [ParlaMint].
    let bare =
        title.rsplit_once('[').filter(|(_, tag)| tag.ends_with(']')).map(|(bare, _)| trim(bare));
    Some(bare.filter(|bare| !bare.is_empty()).map_or(title.clone(), str::to_owned))
}

/// The words of the candidate in this language, otherwise of the first that has any.
pub(super) fn choose(
    tape: &Tape<'_>,
    candidates: &[usize],
    language: Option<&Language>,
) -> Option<String> {
    let spoken = |&&at: &&usize| {
        let tag = tape.attribute(at, "xml:lang");
        tag.is_some_and(|tag| language.is_some_and(|language| language.as_str() == tag))
    };
    let words = |&at: &usize| Some(tape.words(at)).filter(|words| !words.is_empty());
    candidates.iter().find(spoken).and_then(words).or_else(|| candidates.iter().find_map(words))
}

/// The day that an element states.
fn day(tape: &Tape<'_>, at: usize) -> Option<Date> {
    let when = tape.attribute(at, "when").unwrap_or_else(|| tape.words(at));
    Date::try_from(when.get(..10)?.to_owned()).ok()
}
