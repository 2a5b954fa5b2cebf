//! A page as it is read: its blocks and words in one row, in the order of the text.
//!
//! No tree of boxes: an element knows its parent and which stretch of the row it holds, so that nothing
//! here is recursive and any question about a part of the page is one about a range.

use std::ops::Range;

/// A page.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// The blocks, in the order in which they open.
    pub(super) elements: Vec<Element>,
    /// What the page holds, in order.
    pub(super) items: Vec<Item>,
    /// The runs of words.
    pub(super) runs: Vec<Run>,
    /// The words of all runs.
    pub(super) words: String,
    /// The addresses of links.
    pub(super) links: Vec<String>,
    /// Names of places within blocks, each with the block: `<a name="note1">`.
    pub(super) anchors: Vec<(String, usize)>,
    /// What the head says.
    pub(super) head: Head,
}

/// What a page says of itself, where nobody reads it.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The words of `<title>`.
    pub(super) title: Option<String>,
    /// Each `<meta>`: its name or property in lower case, and its content.
    pub(super) metas: Vec<(String, String)>,
    /// `<link rel="canonical">`.
    pub(super) canonical: Option<String>,
    /// The address from which a browser saved the page.
    pub(super) saved_from: Option<String>,
    /// Each `<script type="application/ld+json">`.
    pub(super) linked_data: Vec<String>,
    /// Days of `<time datetime="…">`.
    pub(super) times: Vec<String>,
}

/// A block.
#[derive(Debug)]
pub(super) struct Element {
    /// Its name, one of the blocks.
    pub(super) name: &'static str,
    /// The block in which it stands.
    pub(super) parent: Option<usize>,
    /// What it holds.
    pub(super) items: Range<usize>,
    /// Its id and class, if it has any.
    pub(super) named: Option<Box<Named>>,
    /// Whether it is not shown.
    pub(super) hidden: bool,
    /// Whether its words stand in the middle of the line.
    pub(super) centred: bool,
}

/// How an element is called.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// Its `id`.
    pub(super) id: String,
    /// Its `class`, `role` and `itemprop`, parted by spaces.
    pub(super) class: String,
}

impl Element {
    /// Its id, or nothing.
    pub(super) fn id(&self) -> &str {
        self.named.as_ref().map_or("", |named| named.id.as_str())
    }

    /// Its classes, or nothing.
    pub(super) fn class(&self) -> &str {
        self.named.as_ref().map_or("", |named| named.class.as_str())
    }
}

/// Something in the row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    /// A block begins.
    Open(usize),
    /// A block ends.
    Close(usize),
    /// Words.
    Run(usize),
    /// A line ends.
    Break,
    /// A rule.
    Rule,
    /// A picture.
    Picture,
}

/// Words without a tag among them.
#[derive(Debug, Clone)]
pub(super) struct Run {
    /// Where in [`Page::words`], entities resolved.
    pub(super) words: Range<usize>,
    /// Where in the source.
    pub(super) span: Range<usize>,
    /// The address to which they link, as an index into [`Page::links`].
    pub(super) link: Option<usize>,
    /// Whether they are set strongly.
    pub(super) strong: bool,
    /// Whether they are not shown.
    pub(super) hidden: bool,
    /// Whether white space counts.
    pub(super) preformatted: bool,
}

impl Page {
    /// The block and those around it, from the inside out.
    pub(super) fn around(&self, element: Option<usize>) -> impl Iterator<Item = &Element> {
        let first = element.map(|at| &self.elements[at]);
        std::iter::successors(first, |element| Some(&self.elements[element.parent?]))
    }

    /// The words of a run.
    pub(super) fn words_of(&self, run: usize) -> &str {
        &self.words[self.runs[run].words.clone()]
    }
}
