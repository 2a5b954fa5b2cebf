//! Metadata for the head of a page: lists of names and contents, in order; a name may come several
//! times.
//!
//! Made so that Zotero's Embedded Metadata translator gives the same entry as the files of
//! `export`: a web page, by who answers, with the archive as its site. For that:
//! - `citation_title` alone makes it a journal article, so `z:itemType` says what it is. DCMI's word for
//!   the type would be `Text`; it is left out, since Zotero prints it in citations.
//! - There is no `citation_editor`: a web page has no editor in Zotero, who would become an author. Askers
//!   are `DC.contributor` only beside a creator, for without one Zotero takes them for the authors.
//! - The original is `DCTERMS.isVersionOf`, not `DC.source`, and the place is `DCTERMS.spatial`, not
//!   `DC.coverage`: Zotero reads those as the name of the site and as a shelf mark.

use super::{Name, Style, Work, citations, date, description};

/// A name and a content.
type Meta = (&'static str, String);

/// Highwire's `citation_*`, as Google Scholar and reference managers read them, and Zotero's own type;
/// for `<meta name content>`.
pub fn highwire(work: &Work<'_>) -> Vec<Meta> {
    let mut list = vec![("z:itemType", "webpage".to_owned())];
    list.push(("citation_title", work.title()));
    list.extend(work.answerers.iter().map(|name| ("citation_author", name.sorted())));
    list.extend(work.event.date.map(|day| ("citation_publication_date", date::slashed(day))));
    list.push(("citation_language", work.event.language.to_string()));
    list.extend(work.page.clone().map(|page| ("citation_public_url", page)));
    list.extend(work.topics.iter().map(|topic| ("citation_keywords", topic.clone())));
    list
}

/// Dublin Core, for `<meta name content>`; the prefixes are those Zotero and others know:
/// `DC` is `http://purl.org/dc/elements/1.1/`, `DCTERMS` is `http://purl.org/dc/terms/`.
pub fn dublin_core(work: &Work<'_>) -> Vec<Meta> {
    let mut list = vec![("DC.title", work.title())];
    list.extend(work.answerers.iter().map(|name| ("DC.creator", name.sorted())));
    if !work.answerers.is_empty() {
        let askers = work.askers().iter().map(Name::as_str);
        list.extend(askers.map(|name| ("DC.contributor", name.to_owned())));
    }
    list.extend(work.event.date.map(|day| ("DC.date", day.to_string())));
    list.push(("DC.language", work.event.language.to_string()));
    list.push(("DC.format", "text/html".to_owned()));
    list.extend(work.page.clone().map(|page| ("DC.identifier", page)));
    list.extend(work.edition.editor.clone().map(|editor| ("DC.publisher", editor)));
    list.extend(work.edition.licence.clone().map(|licence| ("DC.rights", licence)));
    list.extend(work.topics.iter().map(|topic| ("DC.subject", topic.clone())));
    list.extend(work.event.place.clone().map(|place| ("DCTERMS.spatial", place)));
    list.extend(work.edition.licence_url.clone().map(|url| ("DCTERMS.license", url)));
    list.extend(original(work).map(|original| ("DCTERMS.isVersionOf", original)));
    list
}

/// Open Graph, for `<meta property content>`.
pub fn open_graph(work: &Work<'_>) -> Vec<Meta> {
    let mut list = vec![("og:type", "article".to_owned())];
    list.push(("og:title", work.title()));
    list.extend(description(work).map(|words| ("og:description", words)));
    list.extend(work.page.clone().map(|page| ("og:url", page)));
    list.push(("og:site_name", work.edition.title.clone()));
    list.extend(locale(work.event.language.as_str()).map(|locale| ("og:locale", locale)));
    list
}

/// The original publication in one line.
fn original(work: &Work<'_>) -> Option<String> {
    let mut all = citations(work).original;
    let at = all.iter().position(|citation| citation.style == Style::ChicagoNote)?;
    Some(all.swap_remove(at).plain())
}

/// The territory that Open Graph wants with a language, where the tag or its script tells; none is
/// made up.
fn locale(tag: &str) -> Option<String> {
    let mut parts = tag.split('-');
    let language = parts.next()?;
    let region = parts.find(|part| part.len() == 2);
    match (language, region) {
        (_, Some(region)) => Some(format!("{language}_{region}")),
        ("zh", None) if tag.contains("Hans") => Some("zh_CN".to_owned()),
        ("zh", None) if tag.contains("Hant") => Some("zh_TW".to_owned()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn lines(list: &[Meta]) -> String {
        list.iter()
            .map(|(name, content)| format!("{name}: {content}\n"))
            .collect::<Vec<_>>()
            .concat()
    }

    #[test]
    fn a_question_with_all_facts() {
        let sample = sample::english();
        assert_eq!(
            lines(&highwire(&sample.question())),
            "\
z:itemType: webpage
citation_title: When will the “new” bridge open?
citation_author: Quillan, Hester M.
citation_author: Corrow, Ines
citation_publication_date: 2022/02/08
citation_language: en
citation_public_url: https://larkford.example/2022-02-08-mayor/q3.html
citation_keywords: Bridges
citation_keywords: Budget
"
        );
        assert_eq!(
            lines(&dublin_core(&sample.question())),
            "\
DC.title: When will the “new” bridge open?
DC.creator: Quillan, Hester M.
DC.creator: Corrow, Ines
DC.contributor: The School Bell
DC.date: 2022-02-08
DC.language: en
DC.format: text/html
DC.identifier: https://larkford.example/2022-02-08-mayor/q3.html
DC.publisher: Wilf Amberley
DC.rights: CC BY 4.0
DC.subject: Bridges
DC.subject: Budget
DCTERMS.spatial: Town Hall, Larkford
DCTERMS.license: https://licence.example/by
DCTERMS.isVersionOf: “The Mayor’s February,” Larkford Gazette, February 9, 2022, https://gazette.example/february.
"
        );
    }

    #[test]
    fn open_graph_speaks_of_the_page() {
        assert_eq!(
            lines(&open_graph(&sample::chinese().question())),
            "\
og:type: article
og:title: 北桥何时通车？
og:description: 请问市长，北桥何时通车？北桥今年年底通车。
og:url: https://yunqiao.example/2024-03-05-mayor/q2.html
og:site_name: 云桥答问录
og:locale: zh_CN
"
        );
        assert_eq!(locale("pt-BR").as_deref(), Some("pt_BR"));
        assert_eq!(locale("en"), None);
    }

    #[test]
    fn what_is_not_known_is_not_there() {
        let mut sample = sample::bare();
        sample.question.askers.push(Name::label("A voice"));
        assert_eq!(
            lines(&dublin_core(&sample.question())),
            "DC.title: The weather\nDC.language: en\nDC.format: text/html\n"
        );
        assert_eq!(
            lines(&highwire(&sample.session())),
            "z:itemType: webpage\ncitation_title: A conversation\ncitation_language: en\n"
        );
    }
}
