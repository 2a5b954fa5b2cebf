//! Writing XML: every name is the program's own, every word passes through the one escaping function.

use super::super::super::escape::escape_into;

/// XML being written. What is opened is closed in its order, whatever the caller does.
#[derive(Debug, Default)]
pub(in crate::render) struct Xml {
    out: String,
    open: Vec<&'static str>,
}

/// An attribute with its value.
pub(in crate::render) type Attribute<'a> = (&'static str, &'a str);

impl Xml {
    /// XML that goes on from what is there.
    pub(in crate::render) fn new(start: &str) -> Self {
        Self { out: start.to_owned(), open: Vec::new() }
    }

    /// Opens an element.
    pub(in crate::render) fn open(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push('>');
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(in crate::render) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.out.push_str("</");
            self.out.push_str(name);
            self.out.push('>');
        }
    }

    /// An element with nothing in it.
    pub(in crate::render) fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes);
        self.out.push_str("/>");
    }

    /// An element with words in it.
    pub(in crate::render) fn leaf(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        words: &str,
    ) {
        self.open(name, attributes);
        self.text(words);
        self.close();
    }

    /// Words.
    pub(in crate::render) fn text(&mut self, words: &str) {
        escape_into(&mut self.out, words);
    }

    /// A line break between elements, where white space says nothing.
    pub(in crate::render) fn line(&mut self) {
        self.out.push('\n');
    }

    /// How many elements are open.
    pub(in crate::render) fn depth(&self) -> usize {
        self.open.len()
    }

    /// What was written, with all elements closed.
    pub(in crate::render) fn finish(mut self) -> String {
        while !self.open.is_empty() {
            self.close();
        }
        self.out
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.out.push('<');
        self.out.push_str(name);
        for (attribute, value) in attributes.iter().filter(|(_, value)| !value.is_empty()) {
            self.out.push(' ');
            self.out.push_str(attribute);
            self.out.push_str("=\"");
            escape_into(&mut self.out, value);
            self.out.push('"');
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_opened_is_closed_and_all_words_are_escaped() {
        let mut xml = Xml::new("");
        xml.open("p", &[("n", "a\"<&"), ("type", "")]);
        xml.text("<b>&\u{0}");
        xml.empty("ptr", &[]);
        xml.open("hi", &[]);
        let expected = "<p n=\"a&quot;&lt;&amp;\">&lt;b&gt;&amp;\u{fffd}<ptr/><hi></hi></p>";
        assert_eq!(xml.finish(), expected);
    }
}
