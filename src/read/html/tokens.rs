//! The one door to html5gum: a source cut into tags, words and comments, by the standard's rules, each
//! with its place.

use std::ops::Range;

use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};
use html5gum::{Span, State, Tokenizer};

/// How many attributes of a tag are looked at, and how much of each.
const MOST_ATTRIBUTES: usize = 64;
const LONGEST_VALUE: usize = 4096;

/// A piece of the source.
#[derive(Debug)]
pub(super) enum Token<'a> {
    /// A start tag.
    Start(&'a Tag),
    /// An end tag, by its name.
    End(&'a str),
    /// Words, with entities resolved, and where they stand.
    Words(&'a str, Range<usize>),
    /// What a comment says.
    Comment(&'a str),
}

/// A start tag.
#[derive(Debug, Default)]
pub(super) struct Tag {
    /// Its name, in lower case.
    pub(super) name: String,
    /// Its attributes: names in lower case, values with entities resolved. Very long values are cut.
    pub(super) attributes: Vec<(String, String)>,
}

impl Tag {
    /// The value of an attribute; the first, if it is there more than once.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    fn begin(&mut self, name: &[u8]) {
        self.name.clear();
        self.name.push_str(&String::from_utf8_lossy(name));
        self.attributes.clear();
    }

    fn attribute(&mut self, name: &[u8]) {
        if self.attributes.len() < MOST_ATTRIBUTES {
            let name = String::from_utf8_lossy(cut(name)).into_owned();
            self.attributes.push((name, String::new()));
        }
    }

    /// The value of the attribute named last. Beyond [`MOST_ATTRIBUTES`] the first is kept.
    fn value(&mut self, value: &[u8]) {
        if let Some((_, last)) = self.attributes.last_mut().filter(|(_, last)| last.is_empty()) {
            *last = String::from_utf8_lossy(cut(value)).into_owned();
        }
    }
}

fn cut(value: &[u8]) -> &[u8] {
    &value[..value.len().min(LONGEST_VALUE)]
}

/// Gives `take` each piece of `source`, in order. In `xhtml`, `<script/>` holds nothing.
pub(super) fn each(source: &str, xhtml: bool, mut take: impl FnMut(Token<'_>)) {
    let mut tag = Tag::default();
    let event = |event: CallbackEvent<'_>, span: Span<usize>| {
        match event {
            CallbackEvent::OpenStartTag { name } => tag.begin(name),
            CallbackEvent::AttributeName { name } => tag.attribute(name),
            CallbackEvent::AttributeValue { value } => tag.value(value),
            CallbackEvent::CloseStartTag { self_closing } => {
                take(Token::Start(&tag));
                if xhtml && self_closing {
                    take(Token::End(&tag.name));
                    return Some(());
                }
            }
            CallbackEvent::EndTag { name } => take(Token::End(&String::from_utf8_lossy(name))),
            CallbackEvent::String { value } => {
                take(Token::Words(&String::from_utf8_lossy(value), span.start..span.end));
            }
            CallbackEvent::Comment { value } => {
                take(Token::Comment(&String::from_utf8_lossy(cut(value))));
            }
            CallbackEvent::Doctype { .. } | CallbackEvent::Error(_) => {}
        }
        None
    };
    let mut emitter = CallbackEmitter::<_, (), usize>::new(event);
    emitter.naively_switch_states(true);
    let mut tokenizer = Tokenizer::new_with_emitter(source, emitter);
    // An element that is closed where it opens has no raw text.
    while let Some(Ok(())) = tokenizer.next() {
        tokenizer.set_state(State::Data);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(source: &str, xhtml: bool) -> Vec<(String, String)> {
        let mut found = Vec::new();
        each(source, xhtml, |token| {
            if let Token::Words(words, span) = token {
                found.push((words.to_owned(), source[span].to_owned()));
            }
        });
        found
    }

    #[test]
    fn words_come_with_their_places() {
        let own = |pair: (&str, &str)| (pair.0.to_owned(), pair.1.to_owned());
        assert_eq!(
            words("<p class='a'>渡口&nbsp;&amp; 船<b>来了</b>", false),
            [("渡口\u{a0}& 船", "渡口&nbsp;&amp; 船"), ("来了", "来了")].map(own)
        );
        assert_eq!(words("<script>a<b</script>甲", false).last(), Some(&own(("甲", "甲"))));
        assert_eq!(words("<title/><p>甲</p>", true), [own(("甲", "甲"))]);
    }
}
