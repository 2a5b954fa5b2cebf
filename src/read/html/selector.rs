//! How an editor names the part of a page that is the record: `div`, `#text`, `.content`, or
//! `div#text.content` for all of these at once.

use super::page::{Element, Page};

/// One simple selector of CSS.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Selector<'a> {
    name: Option<&'a str>,
    id: Option<&'a str>,
    classes: Vec<&'a str>,
}

impl<'a> Selector<'a> {
    /// Reads a selector; `None` if it is none, or one of more than one element.
    pub(super) fn read(text: &'a str) -> Option<Self> {
        let mut selector = Self { name: None, id: None, classes: Vec::new() };
        let mut rest = text.trim();
        let mut first = true;
        while !rest.is_empty() {
            let (sign, word) = match rest.as_bytes()[0] {
                b'#' => ('#', &rest[1..]),
                b'.' => ('.', &rest[1..]),
                _ if first => ('e', rest),
                _ => return None,
            };
            let end = word.find(['#', '.']).unwrap_or(word.len());
            let (word, after) = word.split_at(end);
            let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
            if word.is_empty() || !word.chars().all(plain) {
                return None;
            }
            match sign {
                '#' if selector.id.is_none() => selector.id = Some(word),
                '.' => selector.classes.push(word),
                'e' => selector.name = Some(word),
                _ => return None,
            }
            rest = after;
            first = false;
        }
        (!first).then_some(selector)
    }

    /// The first element of the page that it names.
    pub(super) fn find(&self, page: &Page) -> Option<usize> {
        page.elements.iter().position(|element| self.names(element))
    }

    fn names(&self, element: &Element) -> bool {
        self.name.is_none_or(|name| name.eq_ignore_ascii_case(element.name))
            && self.id.is_none_or(|id| id == element.id())
            && self
                .classes
                .iter()
                .all(|class| element.class().split_whitespace().any(|own| own == *class))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_selector_names_one_element() {
        let page = super::super::build::page(
            "<div class='a b'>甲</div><div id=text class=b><p>乙</p></div>",
            false,
        );
        let find = |text| Selector::read(text).and_then(|selector| selector.find(&page));
        assert_eq!(find(".b"), Some(0));
        assert_eq!(find("div#text"), Some(1));
        assert_eq!(find(".b#text"), Some(1));
        assert_eq!(find("p"), Some(2));
        for bad in ["", "#", "div p", "div > p", "a:b", "##x"] {
            assert_eq!(Selector::read(bad), None, "{bad}");
        }
    }
}
