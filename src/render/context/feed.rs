//! The feed, the sitemap and `robots.txt`.

use serde::Serialize;

/// `atom.xml`.
#[derive(Debug, Serialize)]
pub struct FeedPage {
    /// The feed's id.
    pub id: String,
    /// When its latest entry was updated, RFC 3339.
    pub updated: String,
    /// Who is named as author.
    pub author: String,
    /// The link to the feed itself.
    pub itself: String,
    /// The link to the first page.
    pub home: String,
    /// The latest exchanges, latest session first.
    pub entries: Vec<FeedEntry>,
}

/// An exchange in the feed.
#[derive(Debug, Serialize)]
pub struct FeedEntry {
    /// Its id: its address, or a `tag:` id where the site's address is not known.
    pub id: String,
    /// The link to its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// The day of its session, RFC 3339.
    pub updated: String,
    /// The first sentence of the answer.
    pub summary: Option<String>,
    /// The titles of its topics.
    pub topics: Vec<String>,
}

/// `sitemap.xml`.
#[derive(Debug, Serialize)]
pub struct MapPage {
    /// All pages.
    pub rows: Vec<MapRow>,
}

/// A page in the sitemap.
#[derive(Debug, Serialize)]
pub struct MapRow {
    /// Its address.
    pub address: String,
    /// The last day of what it shows.
    pub day: Option<String>,
}

/// `robots.txt`.
#[derive(Debug, Serialize)]
pub struct RobotsPage {
    /// The address of the sitemap, if there is one.
    pub sitemap: Option<String>,
}
