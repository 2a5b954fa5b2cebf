//! The variants of a wording, each with its exact difference from the head; the forms of a term; and the pages
//! that lead from a variant's own id to its wording.

use super::super::context::{Head, Link, VariantRow, WordingVariantPage};
use super::super::escape::{escape, escape_into};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site};
use super::super::theme::Html;
use super::super::words::{Wording as Words, fill};
use crate::derive::UseAt;
use crate::derive::wordings::{Difference, DifferenceKind, Piece, Variant, Wording};
use crate::diagnostic::Diagnostic;
use crate::model::Slug;
use crate::text::collapse;

/// How many variants a page shows; the table of all has the others.
const SHOWN: usize = 60;

impl Site<'_> {
    /// The variants, the head first; none where there is but one form. And how many there are besides.
    pub(super) fn variants(
        &self,
        wording: &Wording,
        uses: &[UseAt],
        links: &Links<'_>,
    ) -> (Vec<VariantRow>, usize) {
        if wording.variants.len() < 2 {
            return (Vec::new(), 0);
        }
        let shown = wording.variants.iter().enumerate().take(SHOWN);
        let rows = shown.map(|(at, variant)| {
            let (first, last) = self.ends(uses.iter().filter(|it| it.form == at), links);
            VariantRow {
                number: at + 1,
                html: Html::new(&marked_difference(&variant.difference, &self.words.wording)),
                kind: kind(&variant.difference, &self.words.wording).to_owned(),
                count: variant.uses,
                first,
                last,
            }
        });
        (rows.collect(), wording.variants.len().saturating_sub(SHOWN))
    }

    /// The forms in which a term is found, the one used most first; none where there is but its heading.
    pub(super) fn forms_of_term(
        &self,
        term: usize,
        uses: &[UseAt],
        links: &Links<'_>,
    ) -> Vec<VariantRow> {
        let entry = &self.archive.terms[term].entry;
        let forms = &self.views.terms[term].forms;
        let is = |name: &str, words: &str| collapse(name).to_lowercase() == words.to_lowercase();
        if forms.iter().all(|form| is(&entry.title, &form.words)) {
            return Vec::new();
        }
        let rows = forms.iter().enumerate().take(SHOWN).map(|(at, form)| {
            let (first, last) = self.ends(uses.iter().filter(|it| it.form == at), links);
            let alias = || entry.aliases.iter().any(|alias| is(alias, &form.words));
            let kind = match () {
                () if is(&entry.title, &form.words) => &self.words.term.heading,
                () if alias() => &self.words.entry.aliases,
                () => &self.words.term.spelling,
            };
            VariantRow {
                number: at + 1,
                html: Html::new(&escape(&form.words)),
                kind: kind.clone(),
                count: form.uses,
                first,
                last,
            }
        });
        rows.collect()
    }

    /// The pages at the ids of variants.
    pub(super) fn variant_pages(
        &self,
        wording: &Wording,
        pages: &mut Vec<Rendered>,
    ) -> Result<(), Vec<Diagnostic>> {
        for variant in &wording.variants {
            if let Some(id) = &variant.id {
                pages.push(self.variant_page(wording, variant, id)?);
            }
        }
        Ok(())
    }

    fn variant_page(
        &self,
        wording: &Wording,
        variant: &Variant,
        id: &Slug,
    ) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Wording(id));
        let route = Route::Wording(&wording.id);
        let here = Link { href: links.to(&route), title: wording.words.clone() };
        let head = Head {
            title: variant.words.clone(),
            description: Some(fill(&self.words.wording.leads_on, &[("title", &wording.words)])),
            kind: "article",
            part: "wordings",
            trail: vec![self.home(&links), self.wordings_link(&links), here.clone()],
            canonical: links.address(&route.path()),
            ..Head::default()
        };
        let page = WordingVariantPage {
            words: variant.words.clone(),
            lang: self.tongue_of(wording),
            wording: here,
        };
        self.page(&links, "wording-variant.html", head, page)
    }
}

/// The words, with what is added and what is left out against the head: by element, by sign, and in words for who
/// hears the page.
pub(super) fn marked_difference(difference: &Difference, words: &Words) -> String {
    let mut html = String::new();
    for piece in &difference.pieces {
        let (element, said, text) = match piece {
            Piece::Same(text) => {
                escape_into(&mut html, text);
                continue;
            }
            Piece::Added(text) => ("ins", &words.added, text),
            Piece::LeftOut(text) => ("del", &words.removed, text),
        };
        for open in ["<", element, "><span class=\"status\">["] {
            html.push_str(open);
        }
        escape_into(&mut html, said);
        html.push_str(" </span>");
        escape_into(&mut html, text);
        for close in ["<span class=\"status\">]</span></", element, ">"] {
            html.push_str(close);
        }
    }
    html
}

fn kind<'w>(difference: &Difference, words: &'w Words) -> &'w str {
    match difference.kind {
        DifferenceKind::Same => &words.same,
        DifferenceKind::Light => &words.light,
        DifferenceKind::Inserted => &words.inserted,
        DifferenceKind::LeftOut => &words.left_out,
        DifferenceKind::Changed => &words.changed,
        DifferenceKind::Reordered => &words.reordered,
    }
}
