//! Citations in the three standards, of the original publication and of this edition.

mod apa;
mod chicago;
mod gbt;
mod words;

#[cfg(test)]
mod tests;

use serde::Serialize;

use super::piece::{Pen, Piece, plain};
use super::tongue::Tongue;
use super::{Original, Work};

/// A way of citing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Style {
    /// GB/T 7714—2015, in the numbered order, without the number.
    GbT7714,
    /// APA, 7th edition: an entry of the list of references.
    Apa,
    /// Chicago, 17th edition: a full note.
    ChicagoNote,
    /// Chicago, 17th edition: an entry of the bibliography.
    ChicagoBibliography,
}

/// A citation in one style.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The style.
    pub style: Style,
    /// Its pieces, in order.
    pub pieces: Vec<Piece>,
}

/// How a page is cited.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Citations {
    /// The original publication; empty where nothing is known of it.
    pub original: Vec<Citation>,
    /// This edition.
    pub edition: Vec<Citation>,
}

impl Style {
    /// All styles, in the order in which they are shown.
    pub const ALL: &[Self] =
        &[Self::GbT7714, Self::Apa, Self::ChicagoNote, Self::ChicagoBibliography];
}

impl Citation {
    /// The citation as plain text.
    pub fn plain(&self) -> String {
        plain(&self.pieces)
    }
}

/// The citations of a page in all styles. Chinese turns no names, so there the entry of a Chicago
/// bibliography is the note and is not given twice.
pub fn citations(work: &Work<'_>) -> Citations {
    let tongue = Tongue::of(&work.event.language);
    let styles = Style::ALL
        .iter()
        .filter(|style| **style != Style::ChicagoBibliography || !tongue.is_chinese());
    let cite = |write: &dyn Fn(&mut Pen, Style)| -> Vec<Citation> {
        let styles = styles.clone();
        let citations = styles.map(|&style| {
            let mut pen = Pen::default();
            write(&mut pen, style);
            Citation { style, pieces: pen.finish() }
        });
        citations.collect()
    };
    Citations {
        original: work.original.map_or_else(Vec::new, |original| {
            cite(&|pen, style| cite_original(pen, style, tongue, original))
        }),
        edition: cite(&|pen, style| cite_edition(pen, style, tongue, work)),
    }
}

fn cite_original(pen: &mut Pen, style: Style, tongue: Tongue, original: &Original) {
    match (style, tongue) {
        (Style::GbT7714, _) => gbt::original(pen, tongue, original),
        (Style::Apa, Tongue::Latin) => apa::latin_original(pen, original),
        (Style::Apa, _) => apa::chinese_original(pen, tongue, original),
        (Style::ChicagoNote, Tongue::Latin) => chicago::latin_original_note(pen, original),
        (Style::ChicagoBibliography, Tongue::Latin) => chicago::latin_original_entry(pen, original),
        (Style::ChicagoNote | Style::ChicagoBibliography, _) => {
            chicago::chinese_original(pen, tongue, original);
        }
    }
}

fn cite_edition(pen: &mut Pen, style: Style, tongue: Tongue, work: &Work<'_>) {
    match (style, tongue) {
        (Style::GbT7714, _) => gbt::edition(pen, tongue, work),
        (Style::Apa, Tongue::Latin) => apa::latin_edition(pen, work),
        (Style::Apa, _) => apa::chinese_edition(pen, tongue, work),
        (Style::ChicagoNote, Tongue::Latin) => chicago::latin_edition_note(pen, work),
        (Style::ChicagoBibliography, Tongue::Latin) => chicago::latin_edition_entry(pen, work),
        (Style::ChicagoNote | Style::ChicagoBibliography, _) => {
            chicago::chinese_edition(pen, tongue, work);
        }
    }
}
