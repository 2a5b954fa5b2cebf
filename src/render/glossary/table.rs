//! The glossary as a table: RFC 4180, a row for each rendering.
//!
//! One row per term and rendering, and not a column per language: the columns are the same in every
//! archive, a rendering keeps its date and source beside it, and a spreadsheet filters one language out by
//! the column `language`. `current` marks the one row of each language to use today. A term without renderings has
//! one row, with these cells empty. `number` tells the rows of a term apart, since nothing else has to: from 1 on, 0
//! where there is no rendering.

use super::super::address::outside;
use super::super::cells::{MARK, row};
use super::GlossaryTerm;
use crate::model::{Date, Rendering};

/// Its columns.
pub(in super::super) const COLUMNS: [&str; 18] = [
    "id",
    "term",
    "kind",
    "transliteration",
    "aliases",
    "number",
    "language",
    "rendering",
    "official",
    "current",
    "date",
    "source",
    "url",
    "definition",
    "first_use",
    "last_use",
    "uses",
    "page",
];

/// The columns that tell one row from every other.
pub(in super::super) const KEY: &[&str] = &["id", "number"];

/// The table. Its first row names the columns.
pub(in super::super) fn table<'a>(terms: impl Iterator<Item = GlossaryTerm<'a>>) -> String {
    let mut out = MARK.to_owned();
    row(&mut out, COLUMNS);
    for term in terms {
        let mut number = 0;
        for language in &term.renderings {
            for (place, rendering) in language.renderings.iter().enumerate() {
                number += 1;
                row(&mut out, cells(&term, number, Some(rendering), place == 0));
            }
        }
        if number == 0 {
            row(&mut out, cells(&term, number, None, false));
        }
    }
    out
}

fn cells(
    of: &GlossaryTerm<'_>,
    number: usize,
    rendering: Option<&Rendering>,
    current: bool,
) -> [String; 18] {
    let term = of.term;
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let text = |words: Option<&String>| words.cloned().unwrap_or_default();
    let yes = |fact| if fact { "yes" } else { "" }.to_owned();
    [
        term.entry.id.to_string(),
        term.entry.title.clone(),
        term.kind.as_str().to_owned(),
        text(term.transliteration.as_ref()),
        term.entry.aliases.join("; "),
        number.to_string(),
        rendering.map(|it| it.language.to_string()).unwrap_or_default(),
        text(rendering.map(|it| &it.text)),
        yes(rendering.is_some_and(|it| it.official)),
        yes(current),
        day(rendering.and_then(|it| it.date)),
        text(rendering.and_then(|it| it.source.as_ref())),
        rendering.and_then(|it| outside(it.url.as_deref()?)).unwrap_or_default(),
        text(term.definition.as_ref()),
        day(of.dates.map(|(first, _)| first)),
        day(of.dates.map(|(_, last)| last)),
        of.uses.to_string(),
        of.page.clone(),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::sample::{bridge, of};
    use super::*;
    use crate::derive::sample::term;

    #[test]
    fn each_rendering_has_a_row_and_a_term_without_any_has_one() {
        let (bridge, pier) = (bridge(), term("pier", "桥墩"));
        let made = table([of(&bridge), of(&pier)].into_iter());
        let lines: Vec<&str> = made.split("\r\n").collect();
        assert_eq!(
            lines[0],
            "\u{feff}id,term,kind,transliteration,aliases,number,language,rendering,official,current,date,\
             source,url,definition,first_use,last_use,uses,page"
        );
        assert_eq!(
            lines[1],
            "stone-bridge,石桥,name,shí qiáo,老桥,1,en,Stone Bridge,yes,yes,2022-05-01,镇政府简报,\
             https://town.example/,\"河上的“老”桥，\n单孔。\",2023-04-01,2024-04-02,2,\
             https://a.example/terms/stone-bridge.html"
        );
        assert!(
            lines[2].contains(",2,en,\"Old Bridge, the \"\"Hump\"\"\",,,2019-05-01,"),
            "{}",
            lines[2]
        );
        assert!(lines[3].contains(",3,fr,'=pont(1),,yes,,"), "{}", lines[3]);
        assert!(lines[4].starts_with("pier,桥墩,phrase,,,0,,,,,,,,,2023-04-01,"), "{}", lines[4]);
        assert_eq!(lines[5..], [""]);
    }
}
