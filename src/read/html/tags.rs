//! What the names of elements mean for reading: which part words from each other, which are void,
//! which hold nothing that is read.

/// What an element is to a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sense {
    /// A block: words before and after it are not one paragraph. By its name in [`BLOCKS`].
    Block(&'static str),
    /// Something within a line; also whatever is not known.
    Inline,
    /// A line break.
    Break,
    /// A rule between paragraphs.
    Rule,
    /// A picture.
    Picture,
    /// A void element that shows nothing.
    Void,
    /// What is not shown as words: scripts, styles, drawings, controls.
    Silent,
}

/// The blocks, sorted.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "head",
    "header",
    "hgroup",
    "html",
    "legend",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "tr",
    "ul",
];

/// Elements whose content is no text of the page, sorted.
const SILENT: &[&str] = &[
    "applet", "audio", "button", "canvas", "datalist", "iframe", "map", "math", "noembed",
    "noframes", "noscript", "object", "script", "select", "style", "svg", "template", "textarea",
    "title", "video",
];

/// What the element of this name, in lower case, is.
pub(super) fn sense(name: &str) -> Sense {
    match name {
        "br" => Sense::Break,
        "hr" => Sense::Rule,
        "img" => Sense::Picture,
        "area" | "base" | "col" | "embed" | "input" | "link" | "meta" | "param" | "source"
        | "track" | "wbr" => Sense::Void,
        _ if SILENT.binary_search(&name).is_ok() => Sense::Silent,
        _ => match BLOCKS.binary_search(&name) {
            Ok(at) => Sense::Block(BLOCKS[at]),
            Err(_) => Sense::Inline,
        },
    }
}

/// Whether a start tag of `next` ends an open `open` whose end tag was left out.
pub(super) fn is_ended_by(open: &str, next: &str) -> bool {
    match open {
        "p" => true,
        "li" => next == "li",
        "dt" | "dd" => matches!(next, "dt" | "dd"),
        "td" | "th" | "caption" => matches!(next, "td" | "th" | "tr" | "tbody" | "thead" | "tfoot"),
        "tr" => matches!(next, "tr" | "tbody" | "thead" | "tfoot"),
        "tbody" | "thead" | "tfoot" => matches!(next, "tbody" | "thead" | "tfoot"),
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => is_heading(next),
        "head" => next == "body",
        _ => false,
    }
}

/// Whether an end tag of `name` may not end what is open outside of `open`.
pub(super) fn shuts_in(open: &str, name: &str) -> bool {
    matches!(open, "td" | "th" | "caption" | "table")
        && !matches!(
            name,
            "td" | "th"
                | "caption"
                | "table"
                | "tr"
                | "tbody"
                | "thead"
                | "tfoot"
                | "body"
                | "html"
        )
}

/// Whether it is a heading.
pub(super) fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        assert!(BLOCKS.is_sorted() && SILENT.is_sorted());
        assert_eq!(sense("td"), Sense::Block("td"));
        assert_eq!(sense("font"), Sense::Inline);
        assert_eq!(sense("script"), Sense::Silent);
    }
}
