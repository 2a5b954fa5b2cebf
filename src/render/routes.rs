//! The table of routes: which pages there are, the path of each, and the way from one to another.
//!
//! Paths are made from ids, never from titles; they are flat (`q5.html`) and explicit (`index.html`), so
//! that they work alike on a host and from a disk. No other module joins or shortens a path.

use crate::derive::wordings::WordingClass;
use crate::model::{EntryKind, ExchangeId, Section, Session, Slug};
use crate::resolve::Archive;

/// A page or file of the site.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Route<'a> {
    /// The first page.
    Home,
    /// A session's own page.
    Session(&'a Slug),
    /// A session on one page.
    All(&'a Slug),
    /// The page of a section: an exchange, the opening or the closing. The lead is on the session's page.
    Section(&'a Slug, Section),
    /// A machine's copy of a session.
    SessionCopy(&'a Slug, Copy),
    /// A machine's copy of an exchange.
    ExchangeCopy(&'a Slug, ExchangeId, Copy),
    /// A session as TEI.
    Tei(&'a Slug),
    /// The notes on a session as Web Annotations.
    Annotations(&'a Slug),
    /// A file for reference managers, with a session's original publication and all its questions.
    Citations(&'a Slug, CitationFile),
    /// The list of years.
    Years,
    /// One year.
    Year(i16),
    /// What can be counted of the whole archive.
    Statistics,
    /// The list of wordings: those that weigh most.
    Wordings,
    /// All wordings of a class; where they are many, on several pages, counted from 1.
    WordingsOf(WordingClass, usize),
    /// A wording, by its id.
    Wording(&'a Slug),
    /// Its uses of one year, where one page would be too long; `None` for those without a date.
    WordingYear(&'a Slug, Option<i16>),
    /// Its uses of a part of a year, where the year's page would be too long.
    WordingPart(&'a Slug, Part),
    /// The list of entries of one kind.
    Entries(EntryKind),
    /// An entry.
    Entry(EntryKind, &'a Slug),
    /// All terms in one order, for print.
    Glossary,
    /// All questions and answers of an entry in full, on one page.
    Collected(EntryKind, &'a Slug, Order),
    /// Those of one year, where one page would be too long; `None` for those without a date. Of a term, its
    /// uses in that year.
    CollectedYear(EntryKind, &'a Slug, Option<i16>),
    /// The uses of a term in a part of a year, where the year's page would be too long.
    TermPart(&'a Slug, Part),
    /// Two years of a topic side by side, the earlier first; of records in a language that is not the archive's,
    /// with its tag.
    ComparedYears(&'a Slug, i16, i16, Option<&'a str>),
    /// A session on a topic beside the one before.
    ComparedSession(&'a Slug, &'a Slug),
    /// All notes; where they are many, the list of the years that have some.
    Notes,
    /// The notes of one year; `None` for those on sessions without a date.
    NotesYear(Option<i16>),
    /// A free page.
    Page(&'a Slug),
    /// The page on which the archive is searched.
    Search,
    /// What tells a browser how to search the archive from its own address bar.
    OpenSearch,
    /// The page that a host shows for an address that leads nowhere.
    NotFound,
    /// The Atom feed.
    Feed,
    /// The sitemap.
    Sitemap,
    /// `robots.txt`.
    Robots,
    /// A file of the theme, by its path below `assets/`.
    Asset(&'a str),
    /// A data file, by its name.
    Data(&'a str),
}

/// The formats of the machine's copies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Copy {
    /// The JSON that `wenda parse` prints.
    Json,
    /// The canonical transcript.
    Markdown,
}

/// The formats of reference managers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CitationFile {
    /// `BibLaTeX`.
    Biblatex,
    /// RIS.
    Ris,
    /// CSL-JSON.
    Csl,
}

impl CitationFile {
    /// All of them, in the order in which they are listed.
    pub const ALL: &[Self] = &[Self::Biblatex, Self::Ris, Self::Csl];

    /// The format's own name.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Biblatex => "BibLaTeX",
            Self::Ris => "RIS",
            Self::Csl => "CSL-JSON",
        }
    }

    const fn extension(self) -> &'static str {
        match self {
            Self::Biblatex => "bib",
            Self::Ris => "ris",
            Self::Csl => "json",
        }
    }
}

/// The order in which collected questions and answers stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Order {
    /// In order of time.
    Oldest,
    /// Against it.
    Newest,
}

impl Order {
    const fn file(self) -> &'static str {
        match self {
            Self::Oldest => "all",
            Self::Newest => "newest",
        }
    }
}

/// A part of a year that is too full for one page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Part {
    /// The year and the month, from 1; `None` for what has no date.
    pub month: Option<(i16, i8)>,
    /// Which page of the month, from 1.
    pub page: usize,
}

impl Part {
    /// A month keeps its name when it gets a second page.
    fn file(self) -> String {
        match (self.month, self.page) {
            (Some((year, month)), 1) => format!("{year}-{month:02}"),
            (Some((year, month)), page) => format!("{year}-{month:02}-{page}"),
            (None, page) => format!("undated-{page}"),
        }
    }
}

impl Copy {
    const fn extension(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "md",
        }
    }
}

impl Route<'_> {
    /// The path, relative to the site, with `/`.
    pub fn path(&self) -> String {
        match self {
            Self::Home => "index.html".to_owned(),
            Self::Session(session) | Self::Section(session, Section::Lead) => {
                format!("{session}/index.html")
            }
            Self::All(session) => format!("{session}/all.html"),
            Self::Section(session, section) => format!("{session}/{section}.html"),
            Self::SessionCopy(session, copy) => format!("{session}/session.{}", copy.extension()),
            Self::ExchangeCopy(session, id, copy) => {
                format!("{session}/{id}.{}", copy.extension())
            }
            Self::Tei(session) => format!("{session}/session.xml"),
            Self::Annotations(session) => format!("{session}/annotations.jsonld"),
            Self::Citations(session, file) => format!("{session}/cite.{}", file.extension()),
            Self::Years => "years/index.html".to_owned(),
            Self::Year(year) => format!("years/{year}.html"),
            Self::Statistics => "statistics.html".to_owned(),
            Self::Wordings => "wordings/index.html".to_owned(),
            Self::WordingsOf(class, page) => format!("wordings/{}/{page}.html", class.as_str()),
            Self::Wording(id) => format!("wordings/{id}.html"),
            Self::WordingYear(id, Some(year)) => format!("wordings/{id}/{year}.html"),
            Self::WordingYear(id, None) => format!("wordings/{id}/undated.html"),
            Self::WordingPart(id, part) => format!("wordings/{id}/{}.html", part.file()),
            Self::Entries(kind) => format!("{}/index.html", kind.folder()),
            Self::Entry(kind, id) => format!("{}/{id}.html", kind.folder()),
            Self::Glossary => "glossary.html".to_owned(),
            Self::Collected(kind, id, order) => {
                format!("{}/{id}/{}.html", kind.folder(), order.file())
            }
            Self::CollectedYear(kind, id, year) => match year {
                Some(year) => format!("{}/{id}/{year}.html", kind.folder()),
                None => format!("{}/{id}/undated.html", kind.folder()),
            },
            Self::TermPart(id, part) => {
                format!("{}/{id}/{}.html", EntryKind::Term.folder(), part.file())
            }
            Self::ComparedYears(topic, one, other, language) => {
                let language = language.map(|tag| format!("-{tag}")).unwrap_or_default();
                format!("topics/{topic}/{one}-{other}{language}.html")
            }
            // No other page of a topic's folder has a name that begins so.
            Self::ComparedSession(topic, session) => format!("topics/{topic}/at-{session}.html"),
            Self::Notes => "notes/index.html".to_owned(),
            Self::NotesYear(Some(year)) => format!("notes/{year}.html"),
            Self::NotesYear(None) => "notes/undated.html".to_owned(),
            Self::Page(id) => format!("pages/{id}.html"),
            Self::Search => "search.html".to_owned(),
            Self::OpenSearch => "opensearch.xml".to_owned(),
            Self::NotFound => "404.html".to_owned(),
            Self::Feed => "atom.xml".to_owned(),
            Self::Sitemap => "sitemap.xml".to_owned(),
            Self::Robots => "robots.txt".to_owned(),
            Self::Asset(path) => format!("assets/{path}"),
            Self::Data(name) => format!("data/{name}"),
        }
    }
}

/// The relative link from the page at `from` to the file at `to`.
pub fn relative(from: &str, to: &str) -> String {
    let folder = &from[..from.rfind('/').map_or(0, |at| at + 1)];
    let alike = folder.bytes().zip(to.bytes()).take_while(|(one, other)| one == other).count();
    // A folder is the same only if it is so to its end.
    let shared = folder.as_bytes()[..alike].iter().rposition(|&byte| byte == b'/');
    let shared = shared.map_or(0, |at| at + 1);
    let up = folder[shared..].matches('/').count();
    let mut link = String::with_capacity(3 * up + to.len() - shared);
    for _ in 0..up {
        link.push_str("../");
    }
    link.push_str(&to[shared..]);
    link
}

/// The links of one page: every link in a context is made here, relative to the page it stands on.
#[derive(Debug, Clone)]
pub struct Links<'a> {
    from: String,
    base: Option<&'a str>,
    absolute: bool,
}

impl<'a> Links<'a> {
    /// The links of the page `from`, in a site that stands at `base`, if that is known.
    pub fn from(from: &Route<'_>, base: Option<&'a str>) -> Self {
        Self { from: from.path(), base, absolute: false }
    }

    /// The links that any page so many folders down has in common with all others there. They are not as
    /// short as those of one folder's pages to one another could be, and right in every folder.
    pub fn from_any_folder(depth: usize, base: Option<&'a str>) -> Self {
        // No id holds a star, so that no folder of the site is taken for the page's own.
        Self { from: "*/".repeat(depth) + "*", base, absolute: false }
    }

    /// The same, with absolute links where the site's address is known: for what is read elsewhere (a
    /// feed) or shown under other addresses (404.html).
    #[must_use]
    pub fn absolute(self) -> Self {
        Self { absolute: true, ..self }
    }

    /// The link to a route.
    pub fn to(&self, route: &Route<'_>) -> String {
        self.to_path(&route.path())
    }

    /// The link to a file of the site.
    pub fn to_path(&self, path: &str) -> String {
        match self.base {
            Some(base) if self.absolute => format!("{base}{path}"),
            _ => relative(&self.from, path),
        }
    }

    /// The page on which these links stand.
    pub fn here(&self) -> &str {
        &self.from
    }

    /// The address of a file of the site, if the site's own is known.
    pub fn address(&self, path: &str) -> Option<String> {
        self.base.map(|base| format!("{base}{path}"))
    }
}

/// The section pages of a session, in reading order: opening, exchanges, closing.
pub fn section_pages(session: &Session) -> impl Iterator<Item = Section> + '_ {
    session
        .sections()
        .filter(|(section, turns)| matches!(section, Section::Exchange(_)) || !turns.is_empty())
        .map(|(section, _)| section)
}

/// Whether the site has a feed: without a single date there is nothing to order it by.
pub fn has_feed(archive: &Archive) -> bool {
    archive.sessions.iter().any(|archived| archived.session.header.date.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::sample::slug;

    #[test]
    fn ids_make_paths() {
        let session = slug("2024-spring");
        let q5 = Section::Exchange("q5".parse().unwrap());
        assert_eq!(Route::Section(&session, q5).path(), "2024-spring/q5.html");
        assert_eq!(Route::Section(&session, Section::Closing).path(), "2024-spring/closing.html");
        assert_eq!(Route::Entries(EntryKind::Topic).path(), "topics/index.html");
        let kind = EntryKind::Topic;
        let newest = Route::Collected(kind, &session, Order::Newest).path();
        assert_eq!(newest, "topics/2024-spring/newest.html");
        let year = Route::CollectedYear(kind, &session, Some(2024)).path();
        assert_eq!(year, "topics/2024-spring/2024.html");
        let part = |month, page| Route::TermPart(&session, Part { month, page }).path();
        assert_eq!(part(Some((2024, 5)), 1), "terms/2024-spring/2024-05.html");
        assert_eq!(part(Some((2024, 5)), 2), "terms/2024-spring/2024-05-2.html");
        assert_eq!(part(None, 1), "terms/2024-spring/undated-1.html");
        let years = Route::ComparedYears(&session, 2023, 2024, Some("en")).path();
        assert_eq!(years, "topics/2024-spring/2023-2024-en.html");
        let sessions = Route::ComparedSession(&session, &session).path();
        assert_eq!(sessions, "topics/2024-spring/at-2024-spring.html");
    }

    #[test]
    fn links_are_relative_and_as_short_as_they_can_be() {
        let cases = [
            ("index.html", "a/q1.html", "a/q1.html"),
            ("a/q1.html", "a/q2.html", "q2.html"),
            ("a/q1.html", "b/q2.html", "../b/q2.html"),
            ("a/q1.html", "index.html", "../index.html"),
            ("a/b/c.html", "a/d.html", "../d.html"),
            ("ab/q1.html", "ac/q1.html", "../ac/q1.html"),
            ("a/q1.html", "ab/q1.html", "../ab/q1.html"),
            ("a/b/c.html", "a/b/c.html", "c.html"),
        ];
        for (from, to, link) in cases {
            assert_eq!(relative(from, to), link);
        }
    }

    #[test]
    fn links_are_absolute_only_where_that_is_asked_and_possible() {
        let base = Some("https://a.example/b/");
        let links = Links::from(&Route::NotFound, base);
        assert_eq!(links.to(&Route::Years), "years/index.html");
        assert_eq!(links.absolute().to(&Route::Years), "https://a.example/b/years/index.html");
        assert_eq!(Links::from(&Route::NotFound, None).absolute().to(&Route::Home), "index.html");
    }
}
