//! Citations as HTML: the one place where the pieces of a citation are marked up.

use super::address::outside;
use super::context::CitationText;
use super::escape::escape_into;
use super::theme::Html;
use super::words::Cite;
use crate::cite::{self, BLANK, DayForm, Piece, Style};

/// Citations in the order of their styles, each with its style's name. `linked` says whether addresses
/// become links: those of others do; this edition's own page needs none to itself.
pub(super) fn texts(citations: &[cite::Citation], linked: bool, words: &Cite) -> Vec<CitationText> {
    let texts = citations.iter().map(|citation| {
        let (style, name) = match citation.style {
            Style::GbT7714 => ("gb-t7714", &words.gb_t7714),
            Style::Apa => ("apa", &words.apa),
            Style::ChicagoNote => ("chicago-note", &words.chicago_note),
            Style::ChicagoBibliography => ("chicago-bibliography", &words.chicago_bibliography),
        };
        let html = Html::new(&html(&citation.pieces, linked));
        CitationText { style, name: name.clone(), html }
    });
    texts.collect()
}

fn html(pieces: &[Piece], linked: bool) -> String {
    let mut out = String::new();
    for piece in pieces {
        match piece {
            Piece::Text(text) => escape_into(&mut out, text),
            Piece::Italic(title) => element(&mut out, "i", title),
            Piece::Accessed(form) => {
                let form = match form {
                    DayForm::Iso => "iso",
                    DayForm::American => "american",
                    DayForm::Chinese => "chinese",
                };
                out.push_str("<span class=\"accessed\" data-form=\"");
                out.push_str(form);
                out.push_str("\">");
                out.push_str(BLANK);
                out.push_str("</span>");
            }
            Piece::Url(url) => match outside(url).filter(|_| linked) {
                Some(address) => {
                    out.push_str("<a href=\"");
                    escape_into(&mut out, &address);
                    out.push_str("\">");
                    escape_into(&mut out, url);
                    out.push_str("</a>");
                }
                None => escape_into(&mut out, url),
            },
        }
    }
    out
}

fn element(out: &mut String, name: &str, text: &str) {
    for part in ["<", name, ">"] {
        out.push_str(part);
    }
    escape_into(out, text);
    for part in ["</", name, ">"] {
        out.push_str(part);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_are_marked_and_their_words_escaped() {
        let pieces = [
            Piece::Text("a<b".to_owned()),
            Piece::Italic("c&d".to_owned()),
            Piece::Accessed(DayForm::Chinese),
            Piece::Url("https://e.example/?a=1&b=2".to_owned()),
            Piece::Url("javascript:alert(1)".to_owned()),
        ];
        assert_eq!(
            html(&pieces, true),
            "a&lt;b<i>c&amp;d</i><span class=\"accessed\" data-form=\"chinese\">____</span>\
             <a href=\"https://e.example/?a=1&amp;b=2\">https://e.example/?a=1&amp;b=2</a>\
             javascript:alert(1)"
        );
        assert_eq!(html(&pieces[3..4], false), "https://e.example/?a=1&amp;b=2");
    }
}
