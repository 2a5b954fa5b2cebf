//! A citation in pieces, so that a template can mark what is italic, a link, or left blank.

use serde::Serialize;

/// What stands for the day of access in plain text.
pub const BLANK: &str = "____";

/// A piece of a citation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Piece {
    /// Plain words.
    Text(String),
    /// A title in italics.
    Italic(String),
    /// The day of access: a visible blank, which the page's script fills in this form.
    Accessed(DayForm),
    /// An address.
    Url(String),
}

/// How a day is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum DayForm {
    /// `2024-03-05`.
    Iso,
    /// `March 5, 2024`.
    American,
    /// `2024年3月5日`.
    Chinese,
}

/// The pieces as plain text, with [`BLANK`] for the day of access.
pub fn plain(pieces: &[Piece]) -> String {
    pieces.iter().map(Piece::as_str).collect()
}

impl Piece {
    fn as_str(&self) -> &str {
        match self {
            Self::Text(text) | Self::Italic(text) | Self::Url(text) => text,
            Self::Accessed(_) => BLANK,
        }
    }
}

/// Writes a citation piece by piece.
#[derive(Debug, Default)]
pub(super) struct Pen {
    pieces: Vec<Piece>,
}

impl Pen {
    /// Writes plain words.
    pub(super) fn text(&mut self, text: impl AsRef<str>) -> &mut Self {
        let text = text.as_ref();
        match self.pieces.last_mut() {
            _ if text.is_empty() => {}
            Some(Piece::Text(before)) => before.push_str(text),
            _ => self.pieces.push(Piece::Text(text.to_owned())),
        }
        self
    }

    /// Writes a title in italics.
    pub(super) fn italic(&mut self, title: &str) -> &mut Self {
        self.pieces.push(Piece::Italic(title.to_owned()));
        self
    }

    /// Leaves a blank for the day of access.
    pub(super) fn accessed(&mut self, form: DayForm) -> &mut Self {
        self.pieces.push(Piece::Accessed(form));
        self
    }

    /// Writes an address.
    pub(super) fn url(&mut self, url: &str) -> &mut Self {
        self.pieces.push(Piece::Url(url.to_owned()));
        self
    }

    /// Ends a part with `mark`, unless what was written ends with a mark that ends a sentence.
    pub(super) fn end(&mut self, mark: char) -> &mut Self {
        let last = self.pieces.last();
        // An address may end in a dot of its own; a sentence may not end in an address.
        let words = last.filter(|piece| !matches!(piece, Piece::Url(_) | Piece::Accessed(_)));
        let ended = words.is_some_and(|piece| {
            let inside = piece.as_str().trim_end_matches(['”', '’', '"']);
            inside.ends_with(['.', '?', '!', '。', '？', '！', '…'])
        });
        if !ended {
            self.text(mark.to_string());
        }
        self
    }

    /// The citation.
    pub(super) fn finish(self) -> Vec<Piece> {
        self.pieces
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_is_not_doubled() {
        let ended = |text: &str, mark: char| {
            let mut pen = Pen::default();
            pen.text(text).end(mark);
            plain(&pen.finish())
        };
        assert_eq!(ended("When?", '.'), "When?");
        assert_eq!(ended("“When?”", '.'), "“When?”");
        assert_eq!(ended("When", '.'), "When.");
        assert_eq!(ended("《何时通车？》", '。'), "《何时通车？》。");
    }

    #[test]
    fn pieces_reach_a_template_by_kind() {
        let mut pen = Pen::default();
        pen.text("a").text("b").italic("c").accessed(DayForm::Chinese);
        let json = serde_json::to_string(&pen.finish()).unwrap();
        let pieces = r#"[{"kind":"text","value":"ab"},{"kind":"italic","value":"c"},{"kind":"accessed","value":"chinese"}]"#;
        assert_eq!(json, pieces);
    }
}
