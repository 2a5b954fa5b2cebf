//! Where the characters of a text begin, for who asks for many of them.

/// A way through a text. Each place is looked for from the last one, so that thousands in one long paragraph, asked for in
/// order, cost no more than going through it once.
#[derive(Debug, Clone, Copy, Default)]
pub struct Walk<'t> {
    text: &'t str,
    /// Where it stands: so many characters come before,
    place: usize,
    /// and so many bytes.
    byte: usize,
}

impl<'t> Walk<'t> {
    /// Begins at the start of a text; where this walk is in that very text, it goes on from where it stands.
    pub fn enter(&mut self, text: &'t str) {
        if !std::ptr::eq(self.text, text) {
            *self = Self { text, place: 0, byte: 0 };
        }
    }

    /// The text from the character at this place on, in Unicode scalar values from 0; nothing where there is none.
    pub fn from(&mut self, place: usize) -> &'t str {
        while self.place < place
            && let Some(next) = self.text[self.byte..].chars().next()
        {
            self.place += 1;
            self.byte += next.len_utf8();
        }
        while self.place > place
            && let Some(last) = self.text[..self.byte].chars().next_back()
        {
            self.place -= 1;
            self.byte -= last.len_utf8();
        }
        &self.text[self.byte..]
    }

    /// The words between two places, as far as the text reaches.
    pub fn words(&mut self, start: usize, end: usize) -> &'t str {
        let from = self.from(start);
        let rest = self.from(end.max(start));
        &from[..from.len() - rest.len()]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_found_in_any_order_and_past_the_end_is_nothing() {
        let text = "一b𠀀d";
        let mut walk = Walk::default();
        assert_eq!(walk.from(2), "", "no text yet");
        walk.enter(text);
        for place in [0, 3, 1, 2, 9, 3, 4, 0, 5, 2] {
            let expected: String = text.chars().skip(place).collect();
            assert_eq!(walk.from(place), expected, "{place}");
        }
        assert_eq!(walk.words(1, 3), "b𠀀");
        assert_eq!((walk.words(2, 9), walk.words(3, 1), walk.words(8, 9)), ("𠀀d", "", ""));
    }

    #[test]
    fn another_text_is_begun_anew() {
        let (one, other) = ("石桥通车", "渡口");
        let mut walk = Walk::default();
        walk.enter(one);
        assert_eq!(walk.from(3), "车");
        walk.enter(one);
        assert_eq!(walk.from(2), "通车");
        walk.enter(other);
        assert_eq!(walk.from(1), "口");
    }
}
