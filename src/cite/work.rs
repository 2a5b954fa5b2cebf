//! What is cited: the facts of one page, plain, for the caller to fill.

use super::Name;
use crate::model::{Date, ExchangeId, Slug, Witness};
use crate::text::{Language, collapse};

/// One page of the edition: a question, or a session as a whole.
#[derive(Debug, Clone)]
pub struct Work<'a> {
    /// The archive.
    pub edition: &'a Edition,
    /// The session.
    pub event: &'a Event,
    /// Where the session's text was first published; `None` where no fact of that is known.
    pub original: Option<&'a Original>,
    /// The question; `None` for the session as a whole.
    pub question: Option<Question>,
    /// Who answers on this page, in the order of the text; a bare 答 or A, which names nobody, is not
    /// among them.
    pub answerers: Vec<Name>,
    /// The page's absolute address, where the site has one.
    pub page: Option<String>,
    /// The titles of its topics.
    pub topics: Vec<String>,
}

/// The archive as a publication.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edition {
    /// Its title.
    pub title: String,
    /// Who edits it, as the settings say.
    pub editor: Option<String>,
    /// The name of the licence or the statement of rights.
    pub licence: Option<String>,
    /// The licence's address.
    pub licence_url: Option<String>,
}

/// The session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its id, from which all keys are made.
    pub id: Slug,
    /// Its title as the page shows it.
    pub title: String,
    /// The title of the series it belongs to.
    pub series: Option<String>,
    /// The day.
    pub date: Option<Date>,
    /// The place.
    pub place: Option<String>,
    /// The language of the record, which decides how it is cited.
    pub language: Language,
    /// What stands before the first words spoken.
    pub lead: Option<String>,
    /// The absolute address of its page, where the site has one.
    pub page: Option<String>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its id.
    pub id: ExchangeId,
    /// Its title.
    pub title: String,
    /// Who asks, in the order of the text.
    pub askers: Vec<Name>,
    /// The words of the question.
    pub words: String,
    /// The answer's first sentence.
    pub answer: String,
    /// The id on the page of the answer's first paragraph.
    pub answer_anchor: Option<String>,
}

/// The original publication of a session's text; at least one of its facts is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Original {
    /// What it was published in.
    pub medium: Medium,
    /// Who published it; of a newspaper, its name.
    pub publisher: Option<String>,
    /// Its title there.
    pub title: String,
    /// The day it was published.
    pub date: Option<Date>,
    /// Where in the publication, as the record says: 第3版, pp. 2–5.
    pub page: Option<String>,
    /// Its address.
    pub url: Option<String>,
}

/// What a text was published in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Medium {
    /// A newspaper, in print or on its site.
    Newspaper,
    /// A page of the web.
    Web,
    /// Anything else, or unknown.
    Other,
}

impl Work<'_> {
    /// The title of what the page shows, on one line.
    pub(super) fn title(&self) -> String {
        collapse(self.question.as_ref().map_or(&self.event.title, |question| &question.title))
    }

    /// The title of the session that a question belongs to, on one line; of a session, nothing.
    pub(super) fn session(&self) -> Option<String> {
        self.question.as_ref().map(|_| collapse(&self.event.title))
    }

    /// Who asks on this page.
    pub(super) fn askers(&self) -> &[Name] {
        self.question.as_ref().map_or(&[], |question| &question.askers)
    }
}

impl Original {
    /// What a witness says of the publication, if it says anything; `session_title` stands where it
    /// gives no title of its own.
    pub fn of_witness(witness: &Witness, session_title: &str) -> Option<Self> {
        let known =
            |fact: &Option<String>| fact.as_deref().map(collapse).filter(|fact| !fact.is_empty());
        let publisher = known(&witness.publisher).map(|name| bare(&name).to_owned());
        let (title, page, url) = (known(&witness.title), known(&witness.page), known(&witness.url));
        if publisher.is_none()
            && title.is_none()
            && witness.date.is_none()
            && page.is_none()
            && url.is_none()
        {
            return None;
        }
        let medium = Medium::of(publisher.as_deref(), page.as_deref(), url.as_deref());
        let title = title.unwrap_or_else(|| collapse(session_title));
        Some(Self { medium, publisher, title, date: witness.date, page, url })
    }

    /// The number of its page, without the words around it: `3` of 第3版, `2–5` of pp. 2–5.
    pub(super) fn page_number(&self) -> Option<&str> {
        let page = self.page.as_deref()?;
        let sheet = page.strip_prefix('第').and_then(|page| page.strip_suffix('版'));
        let latin = || ["pp.", "p.", "pages ", "page "].iter().find_map(|w| page.strip_prefix(w));
        Some(sheet.or_else(latin).unwrap_or(page).trim())
    }
}

impl Medium {
    /// What the facts show it to be. A newspaper is known by its name in Chinese (云桥日报) or by
    /// its sheets (第3版); in other languages, where a name tells nothing for sure, by having a publisher
    /// and a page. An address without these is a page of the web.
    fn of(publisher: Option<&str>, page: Option<&str>, url: Option<&str>) -> Self {
        let newspaper = publisher.is_some_and(|name| {
            is_newspaper_name(name)
                || page.is_some_and(|page| {
                    page.contains('版') || !name.chars().any(crate::text::is_chinese)
                })
        });
        match url {
            _ if newspaper => Self::Newspaper,
            Some(_) => Self::Web,
            None => Self::Other,
        }
    }
}

/// A name that ends as those of newspapers do, and not as those of journals, gazettes and bulletins.
fn is_newspaper_name(name: &str) -> bool {
    const OTHERS: [&str; 10] =
        ["学报", "學報", "公报", "公報", "通报", "通報", "简报", "簡報", "情报", "情報"];
    name.ends_with(['报', '報']) && !OTHERS.iter().any(|other| name.ends_with(other))
}

/// The name without the title marks that enclose it: 《云桥日报》.
fn bare(name: &str) -> &str {
    let inside = name.strip_prefix('《').and_then(|name| name.strip_suffix('》'));
    inside.filter(|name| !name.contains(['《', '》'])).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn medium(publisher: &str, page: Option<&str>, url: Option<&str>) -> Medium {
        let text = |words: &str| Some(words.to_owned());
        let witness = Witness {
            publisher: text(publisher),
            page: page.and_then(text),
            url: url.and_then(text),
            ..Witness::default()
        };
        Original::of_witness(&witness, "题").unwrap().medium
    }

    #[test]
    fn a_newspaper_is_known_by_its_name_or_its_sheets() {
        let web = Some("https://press.example/1");
        assert_eq!(medium("《云桥日报》", None, None), Medium::Newspaper);
        assert_eq!(medium("云桥日报", None, web), Medium::Newspaper);
        assert_eq!(medium("云桥大学学报", None, None), Medium::Other);
        assert_eq!(medium("云桥参考", Some("第3版"), None), Medium::Newspaper);
        assert_eq!(medium("云桥市政府", Some("第12期"), web), Medium::Web);
        assert_eq!(medium("The Larkford Gazette", Some("p. 2"), None), Medium::Newspaper);
        assert_eq!(medium("Town of Larkford", None, web), Medium::Web);
        assert_eq!(medium("Town of Larkford", None, None), Medium::Other);
    }

    #[test]
    fn a_witness_that_says_nothing_of_the_publication_gives_none() {
        let witness = Witness { questions_held: Some(23), ..Witness::default() };
        assert_eq!(Original::of_witness(&witness, "题"), None);
    }

    #[test]
    fn the_words_around_a_page_number_fall_away() {
        let number = |page: &str| {
            let witness = Witness { page: Some(page.to_owned()), ..Witness::default() };
            Original::of_witness(&witness, "题").unwrap().page_number().map(str::to_owned)
        };
        assert_eq!(number("第3版").as_deref(), Some("3"));
        assert_eq!(number("pp. 2–5").as_deref(), Some("2–5"));
        assert_eq!(number("A4").as_deref(), Some("A4"));
    }
}
