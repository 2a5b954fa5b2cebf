//! Bars below one another, each under its name: names as long as they like.

use super::{Chart, push, share, text};

/// The room of a bar with its name.
const ROW: usize = 34;
/// Where the words stand in it.
const WORDS: usize = 16;
/// Where the bar lies in it.
const BAR: usize = 22;

pub(super) fn draw(chart: &Chart<'_>) -> String {
    let longest = chart.longest();
    chart.drawing(None, chart.bars.len() * ROW, |out| {
        for (at, bar) in chart.bars.iter().enumerate() {
            let top = at * ROW;
            text(out, format_args!("class=\"name\" x=\"0\" y=\"{}\"", top + WORDS), &bar.name);
            text(out, format_args!("class=\"end\" x=\"100%\" y=\"{}\"", top + WORDS), &bar.label);
            if let Some(value) = bar.value.filter(|value| *value > 0) {
                let long = share(value, longest);
                push(
                    out,
                    format_args!(
                        "<rect x=\"0\" y=\"{}\" width=\"{long}\" height=\"8\"/>",
                        top + BAR
                    ),
                );
            }
            out.push('\n');
        }
    })
}
