//! schema.org, as JSON-LD to stand in a `<script>` element.
//!
//! A question page is a `WebPage` whose main entity is a `Question` with one `suggestedAnswer`. It is
//! no `QAPage` and the answer no `acceptedAnswer`: search engines understand by those a site where readers
//! answer and the asker chooses. The day is that of the `Event` at which question and answer
//! were spoken (`recordedAt`, `dateCreated`); `datePublished` stands only with the original, for the
//! day this page was published is not known.

mod term;
#[cfg(test)]
mod tests;

use serde_json::{Map, Value, json};

pub use term::{DefinedTerm, term_json_ld};

use super::{Medium, Name, Original, Who, Work, description};

/// The JSON-LD of a page. It may stand in a `<script type="application/ld+json">` as it is: `<` and the
/// line separators of Unicode are written as escapes.
pub fn json_ld(work: &Work<'_>) -> String {
    in_script(&page(work))
}

/// An object as text that no HTML parser reads anything else in.
fn in_script(object: &Value) -> String {
    let json = object.to_string();
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// An object that stands by itself: with the vocabulary of its names.
fn rooted(mut object: Value) -> Value {
    if let Value::Object(facts) = &mut object {
        facts.shift_insert(0, "@context".to_owned(), "https://schema.org".into());
    }
    object
}

/// An object without what is not known.
fn node<const N: usize>(kind: &str, facts: [(&str, Value); N]) -> Value {
    let known = facts.into_iter().filter(|(_, value)| match value {
        Value::Null => false,
        Value::Array(list) => !list.is_empty(),
        _ => true,
    });
    let kind = Some(("@type", Value::from(kind))).filter(|(_, kind)| kind != "");
    let facts = kind.into_iter().chain(known).map(|(name, value)| (name.to_owned(), value));
    Value::Object(facts.collect::<Map<_, _>>())
}

fn page(work: &Work<'_>) -> Value {
    let language = work.event.language.as_str();
    let (kind, part_of) = match work.question {
        Some(_) => ("WebPage", session_page(work)),
        None => ("CollectionPage", series(work)),
    };
    rooted(node(
        kind,
        [
            ("url", work.page.clone().into()),
            ("name", work.title().into()),
            ("description", description(work).into()),
            ("inLanguage", language.into()),
            ("keywords", work.topics.clone().into()),
            ("isPartOf", part_of),
            ("editor", work.edition.editor.as_deref().map(|name| json!({ "name": name })).into()),
            ("license", work.edition.licence_url.clone().into()),
            ("mainEntity", main_entity(work)),
        ],
    ))
}

/// What the page is about: the question with its answer, or the record of the session.
fn main_entity(work: &Work<'_>) -> Value {
    let day = work.event.date.map(|date| date.to_string());
    let original = work.original.map(original_publication);
    let Some(question) = &work.question else {
        return node(
            "CreativeWork",
            [
                ("name", work.title().into()),
                ("author", names(&work.answerers)),
                ("dateCreated", day.into()),
                ("recordedAt", event(work)),
                ("isBasedOn", original.into()),
            ],
        );
    };
    // Relative to the page where it has no address of its own.
    let page = work.page.as_deref().unwrap_or_default();
    let place = question.answer_anchor.as_ref().map(|anchor| format!("{page}#{anchor}"));
    let answer = node(
        "Answer",
        [
            ("author", names(&work.answerers)),
            ("dateCreated", day.clone().into()),
            ("url", place.into()),
        ],
    );
    let words = Some(question.words.trim()).filter(|words| !words.is_empty());
    node(
        "Question",
        [
            ("name", work.title().into()),
            ("text", words.into()),
            ("author", names(&question.askers)),
            ("dateCreated", day.into()),
            ("recordedAt", event(work)),
            ("isBasedOn", original.into()),
            ("suggestedAnswer", answer),
        ],
    )
}

fn session_page(work: &Work<'_>) -> Value {
    let facts = [
        ("url", work.event.page.clone().into()),
        ("name", work.event.title.clone().into()),
        ("isPartOf", series(work)),
    ];
    node("CollectionPage", facts)
}

/// The series and the archive: of a page, what it is part of in the end.
fn series(work: &Work<'_>) -> Value {
    let archive = node("WebSite", [("name", work.edition.title.clone().into())]);
    match &work.event.series {
        Some(name) => {
            let facts = [("name", name.clone().into()), ("isPartOf", archive)];
            node("CreativeWorkSeries", facts)
        }
        None => archive,
    }
}

/// The event, where more is known of it than a title.
fn event(work: &Work<'_>) -> Value {
    let place = work.event.place.as_deref();
    let day = work.event.date.map(|date| date.to_string());
    if place.is_none() && day.is_none() {
        return Value::Null;
    }
    let facts = [
        ("name", work.event.title.clone().into()),
        ("startDate", day.into()),
        ("location", place.map(|name| node("Place", [("name", name.into())])).into()),
    ];
    node("Event", facts)
}

fn original_publication(original: &Original) -> Value {
    let publisher = original.publisher.as_deref();
    let (kind, newspaper, publisher) = match original.medium {
        Medium::Newspaper => ("NewsArticle", publisher, None),
        Medium::Web => ("WebPage", None, publisher),
        Medium::Other => ("CreativeWork", None, publisher),
    };
    let named = |kind: &str, name: Option<&str>| -> Value {
        name.map(|name| node(kind, [("name", name.into())])).into()
    };
    let facts = [
        ("name", original.title.clone().into()),
        ("isPartOf", named("Newspaper", newspaper)),
        ("publisher", named("Organization", publisher)),
        ("datePublished", original.date.map(|date| date.to_string()).into()),
        ("pagination", original.page_number().into()),
        ("url", original.url.clone().into()),
    ];
    node(kind, facts)
}

fn names(names: &[Name]) -> Value {
    let one = |name: &Name| {
        let kind = match name.who() {
            Who::Person => "Person",
            Who::Organisation => "Organization",
            Who::Unknown => "",
        };
        node(kind, [("name", name.as_str().into())])
    };
    names.iter().map(one).collect()
}
