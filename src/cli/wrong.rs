//! A wrong command line, told in Chinese where the terminal speaks it; clap's own words otherwise.

use clap::Error;
use clap::error::{ContextKind, ContextValue, ErrorKind};

/// What is wrong, in Chinese; `None` for what is rare enough to stay in English.
pub(super) fn in_chinese(error: &Error) -> Option<String> {
    let word = |kind| error.get(kind).map(words).filter(|words| !words.is_empty());
    let argument = || word(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::UnknownArgument => format!("没有“{}”这个选项", argument()?),
        ErrorKind::InvalidSubcommand => {
            format!("没有“{}”这个命令", word(ContextKind::InvalidSubcommand)?)
        }
        ErrorKind::MissingRequiredArgument => format!("缺少 {}", argument()?),
        ErrorKind::InvalidValue if word(ContextKind::InvalidValue).is_none() => {
            format!("{} 后面缺少值", argument()?)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            format!("“{}”不能用于 {}", word(ContextKind::InvalidValue)?, argument()?)
        }
        ErrorKind::ArgumentConflict => {
            format!("{} 不能与 {} 同用", argument()?, word(ContextKind::PriorArg)?)
        }
        _ => return None,
    };
    let suggested =
        [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue];
    let hint = if let Some(near) = suggested.into_iter().find_map(word) {
        format!("\n  提示：是不是“{near}”？")
    } else if let Some(values) = word(ContextKind::ValidValue) {
        format!("\n  提示：可用的值：{values}")
    } else {
        String::new()
    };
    Some(format!("错误：{what}{hint}\n\n说明见 wenda --help\n"))
}

fn words(value: &ContextValue) -> String {
    match value {
        ContextValue::String(word) => word.clone(),
        ContextValue::Strings(words) => words.join("、"),
        ContextValue::StyledStr(words) => words.to_string(),
        ContextValue::StyledStrs(several) => {
            several.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
        }
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::cli::help::command;
    use crate::diagnostic::Tongue;

    fn told(line: &str) -> String {
        let error = command(Tongue::Chinese).try_get_matches_from(line.split(' ')).unwrap_err();
        in_chinese(&error).unwrap_or_else(|| panic!("{error}"))
    }

    #[test]
    fn the_usual_slips_are_told_in_chinese_with_what_was_meant() {
        assert!(told("wenda biuld").contains("没有“biuld”这个命令\n  提示：是不是“build”？"));
        assert!(
            told("wenda build --stict")
                .contains("没有“--stict”这个选项\n  提示：是不是“--strict”？")
        );
        assert!(told("wenda import").contains("缺少 <FILE>"));
        assert!(told("wenda build --site").contains("--site <FOLDER> 后面缺少值"));
        assert!(told("wenda build --format xml").contains("可用的值：human、json"));
        assert!(told("wenda build --threads 0").contains("“0”不能用于 --threads"));
        assert!(told("wenda import a.txt --force --stdout").contains("不能与"));
    }
}
