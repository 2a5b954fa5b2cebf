//! What every page says of the site: its title, its parts, who answers for it.
//!
//! Apart from `site`, which shares it out to the pages: this is one statement about the archive, the same from
//! every folder but for the links.

use super::context::{Part, SiteFrame};
use super::routes::{Links, Route, has_feed};
use super::site::{entry_count, has_notes};
use super::words::Words;
use crate::derive::Views;
use crate::model::EntryKind;
use crate::resolve::Archive;
use crate::text::Language;

/// The frame of the pages that have these links.
pub(super) fn frame(
    archive: &Archive,
    views: &Views,
    words: &Words,
    links: &Links<'_>,
) -> SiteFrame {
    let settings = &archive.settings;
    let organisations = settings.organisations.as_ref().unwrap_or(&words.organisations);
    let mut navigation = Vec::new();
    let mut part = |name, route: &Route<'_>, title: &String| {
        navigation.push(Part { name, href: links.to(route), title: title.clone() });
    };
    let kinds = [
        (EntryKind::Topic, &words.topics),
        (EntryKind::Term, &words.terms),
        (EntryKind::Organisation, organisations),
        (EntryKind::Person, &words.people),
        (EntryKind::Series, &words.series),
    ];
    part("years", &Route::Years, &words.years);
    for (kind, title) in kinds {
        // The index of organisations also lists the askers that have no entry yet.
        if entry_count(archive, kind) > 0 || kind == EntryKind::Organisation {
            part(kind.folder(), &Route::Entries(kind), title);
        }
    }
    if !views.wordings.all.is_empty() {
        part("wordings", &Route::Wordings, &words.wording.title);
    }
    if has_notes(archive) {
        part("", &Route::Notes, &words.notes.title);
    }
    part("", &Route::Statistics, &words.statistics.title);
    for page in &archive.pages {
        part("", &Route::Page(&page.id), &page.title);
    }
    SiteFrame {
        title: settings.title.clone(),
        description: settings.description.clone(),
        language: settings.language.as_str().to_owned(),
        direction: direction(&settings.language),
        home: links.to(&Route::Home),
        navigation,
        style: links.to(&Route::Asset("wenda.css")),
        script: links.to(&Route::Asset("wenda.js")),
        search: links.to(&Route::Search),
        open_search: settings.base_url.is_some().then(|| links.to(&Route::OpenSearch)),
        feed: has_feed(archive).then(|| links.to(&Route::Feed)),
        editor: settings.editor.clone(),
        licence: settings.licence.clone(),
        licence_url: settings.licence_url.as_deref().and_then(super::address::outside),
    }
}

/// The direction of a language's writing, as HTML names it.
pub(super) fn direction(language: &Language) -> &'static str {
    if language.is_right_to_left() { "rtl" } else { "ltr" }
}
