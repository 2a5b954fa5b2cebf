//! The page on which the archive is searched, and the description of it that browsers read. Both are the
//! same for every query: what is found is put in by the page's scripts.

use super::super::context::{Head, OpenSearchPage, SearchPage};
use super::super::routes::Route;
use super::super::site::{Rendered, Site};
use crate::diagnostic::Diagnostic;

/// How long names may be by `OpenSearch` 1.1, in characters: the short one, the long one, the description.
const LENGTHS: [usize; 3] = [16, 48, 1024];

impl Site<'_> {
    /// The page. `manifest` is the name of the index's first file, below `search/`.
    pub(in crate::render) fn search_page(
        &self,
        manifest: &str,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Search);
        let head = Head {
            title: self.words.search.title.clone(),
            kind: "website",
            part: "search",
            ..Head::default()
        };
        self.page(&links, "search.html", head, SearchPage { manifest: manifest.to_owned() })
    }

    /// What tells browsers of the page; `None` where the site's address is not known, which it must name.
    pub(in crate::render) fn open_search(&self) -> Option<Result<Rendered, Vec<Diagnostic>>> {
        let links = self.links(&Route::OpenSearch);
        let search = links.address(&Route::Search.path())?;
        let settings = &self.archive.settings;
        let description = settings.description.as_ref().unwrap_or(&settings.title);
        let cut = |text: &str, length| text.chars().take(length).collect::<String>();
        let page = OpenSearchPage {
            short_name: cut(&settings.title, LENGTHS[0]),
            long_name: cut(&settings.title, LENGTHS[1]),
            description: cut(description, LENGTHS[2]),
            search,
        };
        Some(self.page(&links, "opensearch.xml", Head::default(), page))
    }
}
