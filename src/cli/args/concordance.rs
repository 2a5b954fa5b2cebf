//! What can stand after `wenda concordance`.

use clap::Args;

/// List every place where some words stand, one a line
///
/// In order of time, with the words found below one another and the paragraph that each stands in. `--format json`
/// and `--csv` give the same to other programs. To find nothing is no failure.
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    wenda concordance 零和博弈                         just these words\n  \
    wenda concordance --regex '一贯的?、明确的?' --left 30\n  \
    wenda concordance 'stone bridge' --ignore-case --year 2019..2021\n  \
    wenda concordance 芬太尼 --asker 路透社 --csv > fentanyl.csv")]
pub(in super::super) struct Concordance {
    /// The words to look for
    #[arg(value_name = "PATTERN", value_parser = clap::builder::NonEmptyStringValueParser::new())]
    pub(in super::super) pattern: String,
    /// Take the pattern for a regular expression
    #[arg(long)]
    pub(in super::super) regex: bool,
    /// Capital and small letters are the same
    #[arg(short, long)]
    pub(in super::super) ignore_case: bool,
    /// How many characters to show to the left
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    pub(in super::super) left: usize,
    /// How many characters to show to the right
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    pub(in super::super) right: usize,
    /// Only in this year, or from one to another: 2019..2021
    #[arg(long, value_name = "YEARS")]
    pub(in super::super) year: Option<Years>,
    /// Only what this one says: part of the label, or a name or the id of an entry
    #[arg(long, value_name = "NAME")]
    pub(in super::super) speaker: Option<String>,
    /// Only where this one asks
    #[arg(long, value_name = "NAME")]
    pub(in super::super) asker: Option<String>,
    /// Only on this topic and those below it: its id or a name
    #[arg(long, value_name = "TOPIC")]
    pub(in super::super) topic: Option<String>,
    /// Print a CSV table
    #[arg(long)]
    pub(in super::super) csv: bool,
}

/// Years from one to another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) struct Years {
    /// The first.
    pub(in super::super) from: i16,
    /// The last.
    pub(in super::super) to: i16,
}

impl std::str::FromStr for Years {
    type Err = String;

    fn from_str(words: &str) -> Result<Self, String> {
        let (from, to) = words.split_once("..").unwrap_or((words, words));
        let year = |word: &str, open| match word {
            "" => Some(open),
            word => word.parse().ok(),
        };
        let years = year(from, i16::MIN).zip(year(to, i16::MAX));
        let years = years.filter(|(from, to)| from <= to && !words.is_empty());
        years
            .map(|(from, to)| Self { from, to })
            .ok_or_else(|| "a year, or two: 2019..2021 / 写一个年份，或两个：2019..2021".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_are_one_or_from_one_to_another() {
        let years = |words: &str| words.parse::<Years>().ok().map(|it| (it.from, it.to));
        assert_eq!(years("2019"), Some((2019, 2019)));
        assert_eq!(years("2019..2021"), Some((2019, 2021)));
        assert_eq!(years("2019.."), Some((2019, i16::MAX)));
        for wrong in ["", "x", "2021..2019", "2019-2021"] {
            assert_eq!(years(wrong), None, "{wrong}");
        }
    }
}
