//! Charts, drawn when the site is built: SVG in the page, without script and without styles of their own.
//!
//! Places along a chart are shares of its width and all else is in CSS pixels. So it grows and shrinks with the
//! page while its words stay as large as the text's, on a phone as on a wide screen; the colours come from the style
//! sheet. What a chart shows is plain data; a table of the same numbers stands beside it on the page, and the
//! words for those who don't see it are the title and the description.

mod columns;
mod rows;
mod table;

use std::fmt::Write as _;

use super::escape::escape_into;
use super::theme::Html;
pub(super) use table::Rows;

/// A chart.
pub(super) struct Chart<'a> {
    /// The id of the drawing, of its own on the page.
    pub(super) id: &'a str,
    /// What it shows.
    pub(super) title: &'a str,
    /// What is to be seen, in a sentence or two.
    pub(super) description: &'a str,
    /// The bars, in order.
    pub(super) bars: &'a [Bar],
}

/// A bar.
pub(super) struct Bar {
    /// What it stands for: the year.
    pub(super) name: String,
    /// Its length, in any unit; `None` where there is nothing that could have been counted, which is no zero.
    pub(super) value: Option<u64>,
    /// Its length in words.
    pub(super) label: String,
}

impl Chart<'_> {
    /// Bars that stand side by side, for what has an order: years, lengths.
    pub(super) fn columns(&self) -> Html {
        Html::new(&columns::draw(self))
    }

    /// Bars that lie below one another, for what has long names.
    pub(super) fn rows(&self) -> Html {
        Html::new(&rows::draw(self))
    }

    /// The longest bar; 1 where there is none, so that it can be divided by.
    fn longest(&self) -> u64 {
        self.bars.iter().filter_map(|bar| bar.value).max().unwrap_or_default().max(1)
    }

    /// The drawing with what `fill` puts into it. Without a width it is as wide as its place.
    fn drawing(
        &self,
        width: Option<usize>,
        height: usize,
        fill: impl FnOnce(&mut String),
    ) -> String {
        let id = self.id;
        let mut out =
            format!("<svg role=\"img\" aria-labelledby=\"{id}-t\" aria-describedby=\"{id}-d\"");
        match width {
            Some(width) => push(&mut out, format_args!(" width=\"{width}\"")),
            None => out.push_str(" width=\"100%\""),
        }
        push(&mut out, format_args!(" height=\"{height}\">\n<title id=\"{id}-t\">"));
        escape_into(&mut out, self.title);
        push(&mut out, format_args!("</title>\n<desc id=\"{id}-d\">"));
        escape_into(&mut out, self.description);
        out.push_str("</desc>\n");
        fill(&mut out);
        out.push_str("</svg>");
        out
    }
}

/// A count as the length of a bar.
pub(super) fn u64_of(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

/// `part` of `whole` as a share of the width, with two decimals at most: `12.5%`.
fn share(part: u64, whole: u64) -> String {
    let hundredths = u128::from(part) * 10_000 / u128::from(whole.max(1));
    let (percent, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => format!("{percent}%"),
        rest if rest % 10 == 0 => format!("{percent}.{}%", rest / 10),
        rest => format!("{percent}.{rest:02}%"),
    }
}

/// Appends to a text in memory, which cannot fail.
fn push(out: &mut String, words: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(words);
}

/// An element with words in it.
fn text(out: &mut String, attributes: std::fmt::Arguments<'_>, words: &str) {
    push(out, format_args!("<text {attributes}>"));
    escape_into(out, words);
    out.push_str("</text>");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bar(name: &str, value: Option<u64>) -> Bar {
        let label = value.map(|value| value.to_string()).unwrap_or_default();
        Bar { name: name.to_owned(), value, label }
    }

    fn chart(bars: &[Bar]) -> Chart<'_> {
        Chart { id: "c", title: "甲 <乙>", description: "丙 & 丁", bars }
    }

    #[test]
    fn what_it_shows_is_said_in_words() {
        let bars = [bar("2021", Some(1))];
        for made in [columns::draw(&chart(&bars)), rows::draw(&chart(&bars))] {
            assert!(
                made.starts_with(
                    "<svg role=\"img\" aria-labelledby=\"c-t\" aria-describedby=\"c-d\""
                ),
                "{made}"
            );
            assert!(made.contains("<title id=\"c-t\">甲 &lt;乙&gt;</title>"), "{made}");
            assert!(made.contains("<desc id=\"c-d\">丙 &amp; 丁</desc>"), "{made}");
            assert!(!made.contains("style="), "a page's own policy forbids it");
        }
    }

    #[test]
    fn nothing_counted_is_not_the_same_as_none_to_count() {
        let bars = [bar("2021", Some(0)), bar("2022", None), bar("2023", Some(4))];
        let made = columns::draw(&chart(&bars));
        assert_eq!(made.matches("class=\"none\"").count(), 1, "{made}");
        assert_eq!(made.matches("<rect").count(), 2, "a zero has no bar: {made}");
        assert!(made.contains(">0</text>"), "{made}");
    }

    #[test]
    fn where_there_is_nothing_to_be_seen_nothing_is_drawn() {
        let bars: Vec<Bar> = (2001..2031)
            .map(|year| bar(&year.to_string(), Some(u64::from(year == 2003))))
            .collect();
        let made = columns::draw(&chart(&bars));
        assert!(made.contains("<title>2003 1</title>"), "{made}");
        assert!(!made.contains("<title>2007 0</title>"), "neither bar nor name: {made}");
        assert!(made.contains("<title>2010 0</title>"), "its name is to be seen: {made}");
    }

    #[test]
    fn a_long_row_names_some_years_and_the_highest_bar() {
        let bars: Vec<Bar> = (1990..2030)
            .map(|year| bar(&year.to_string(), Some(u64::from(year == 2001))))
            .collect();
        let made = columns::draw(&chart(&bars));
        assert!(made.contains(">2000</text>") && !made.contains(">2003</text>"), "{made}");
        assert!(made.contains("<title>2001 1</title>"), "{made}");
        assert_eq!(made.matches("class=\"value\"").count(), 1, "{made}");
    }

    #[test]
    fn long_numbers_are_said_where_there_is_room_for_them() {
        let drawn = |number: u64, count: u64| {
            let bars: Vec<Bar> =
                (0..count).map(|at| bar(&at.to_string(), Some(number + at))).collect();
            columns::draw(&chart(&bars))
        };
        let (anywhere, wide) = ("class=\"value\"", "class=\"value wide\"");
        let said = |made: &str| [anywhere, wide].map(|class| made.matches(class).count());
        assert_eq!(said(&drawn(1000, 12)), [12, 0]);
        assert_eq!(said(&drawn(100_000, 12)), [1, 11]);
        assert_eq!(said(&drawn(1_000_000, 12)), [1, 0]);
        assert_eq!(said(&drawn(100, 24)), [1, 23]);
    }

    #[test]
    fn small_is_still_seen_and_no_bar_is_longer_than_the_longest() {
        let bars = [bar("甲", Some(1)), bar("乙", Some(1_000_000)), bar("丙", Some(u64::MAX / 4))];
        let made = columns::draw(&chart(&bars));
        assert!(made.contains("height=\"2\"") && made.contains("height=\"96\""), "{made}");
        assert!(rows::draw(&chart(&bars)).contains("width=\"100%\" height=\"8\""));
        assert_eq!(
            [share(1, 8), share(1, 3), share(1, 2), share(0, 0)],
            ["12.5%", "33.33%", "50%", "0%"]
        );
    }
}
