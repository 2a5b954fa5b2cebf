//! Tests of the interface words: that the files are complete and alike, and how they are chosen.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::*;
use crate::diagnostic::{Code, Diagnostic, SourceText};
use crate::render::built_in::FILES;
use crate::render::theme::Theme;
use crate::settings::yaml;
use crate::text::{Language, plural_forms};

const FORMS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

fn chosen(own: &[(&str, &str)], tag: &str) -> (Result<Words, Diagnostic>, Vec<Diagnostic>) {
    let own = own.iter().map(|&(tag, text)| (format!("i18n/{tag}.yaml"), text.to_owned()));
    let theme = Theme::with_overrides(own.collect()).unwrap();
    let mut report = Vec::new();
    (theme.words(&Language::new(tag).unwrap(), &mut report), report)
}

fn words(tag: &str) -> Words {
    chosen(&[], tag).0.unwrap()
}

/// All words of a language file by their paths; what is counted stands once, with all its forms.
fn flat(text: &str) -> BTreeMap<String, Value> {
    fn add(path: &str, value: Value, into: &mut BTreeMap<String, Value>) {
        match value {
            Value::Object(group) if !group.keys().all(|key| FORMS.contains(&key.as_str())) => {
                for (key, value) in group {
                    add(&format!("{path}.{key}"), value, into);
                }
            }
            other => {
                into.insert(path.to_owned(), other);
            }
        }
    }
    let source = SourceText::new("words", text);
    let mut found = BTreeMap::new();
    add("", yaml::parse(&source, 0..text.len()).unwrap(), &mut found);
    found
}

/// The names in braces, whichever form they stand in.
fn placeholders(value: &Value) -> BTreeSet<String> {
    let text = value.to_string();
    let names = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0.to_owned()));
    names.filter(|name| name.chars().all(|c| c.is_ascii_lowercase() || c == '_')).collect()
}

#[test]
fn all_languages_have_the_same_words_with_the_same_places_to_fill() {
    let files: Vec<(&str, BTreeMap<String, Value>)> = FILES
        .iter()
        .filter_map(|(name, text)| Some((name.strip_prefix("i18n/")?, flat(text))))
        .collect();
    assert_eq!(files.len(), 3);
    let (_, first) = &files[0];
    for (name, other) in &files[1..] {
        assert_eq!(first.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>(), "{name}");
        for (key, value) in first {
            assert_eq!(placeholders(value), placeholders(&other[key]), "{name} {key}");
        }
    }
}

#[test]
fn what_is_counted_has_the_forms_of_its_language() {
    for (name, text) in FILES.iter().filter(|(name, _)| name.starts_with("i18n/")) {
        let language = name.trim_start_matches("i18n/").trim_end_matches(".yaml");
        for (key, value) in flat(text) {
            let Value::Object(forms) = value else { continue };
            let forms: BTreeSet<&str> = forms.keys().map(String::as_str).collect();
            assert_eq!(forms, plural_forms(language).into_iter().collect(), "{name} {key}");
        }
    }
}

#[test]
fn traditional_words_are_not_simplified_ones() {
    let hant = FILES.iter().find(|(name, _)| *name == "i18n/zh-Hant.yaml").unwrap().1;
    let simplified = "页题问录说数据场发时间译节电开结标类级处议记载编订阅请连写显关质为与达对录续";
    let found: String = hant.chars().filter(|&c| simplified.contains(c)).collect();
    assert_eq!(found, "");
}

#[test]
fn days_and_numbers_are_written_as_the_language_does() {
    let date = Date::new(2025, 3, 7).unwrap();
    assert_eq!(words("zh-Hans").dates.day(date).text, "2025年3月7日");
    assert_eq!(words("en").dates.day(date).text, "7 March 2025");
    assert_eq!(
        [0, 1, 2].map(|n| words("en").questions.say(n)).join(", "),
        "0 questions, 1 question, 2 questions"
    );
    assert_eq!(words("zh-Hans").questions.say(1), "1问");
}

#[test]
fn words_go_by_language_and_the_nearest_stands_in() {
    let home = |tag: &str| words(tag).home;
    assert_eq!(
        ["zh-Hans", "zh-Hant", "zh-TW", "zh-HK", "zh", "en-GB"].map(home).join(" "),
        "首页 首頁 首頁 首頁 首页 Home"
    );
    let (words, report) = chosen(&[], "pt-BR");
    assert_eq!(words.unwrap().home, "Home");
    assert_eq!(report[0].code, Code::OtherWords);
    assert!(report[0].message.en.contains("`pt-BR`"));
    assert!(chosen(&[], "zh-TW").1.is_empty());
}

#[test]
fn an_archives_own_words_replace_the_themes_key_by_key() {
    let own = [("zh-Hans", "home: 起首\nquestion: { cite: 引用 }\n"), ("zh-CN", "years: 年\n")];
    let (words, report) = chosen(&own, "zh-CN");
    let words = words.unwrap();
    assert_eq!([words.home, words.question.cite, words.years].join(" "), "起首 引用 年");
    assert_eq!((words.question.next.as_str(), report), ("下一页", Vec::new()));
}

#[test]
fn a_language_that_the_theme_lacks_comes_in_the_same_way() {
    let own = [(
        "pl",
        "home: Start\nquestions: { one: '{n} pytanie', few: '{n} pytania', many: '{n} pytań', other: '{n} pytania' }\n",
    )];
    let (words, report) = chosen(&own, "pl");
    let words = words.unwrap();
    let said = [1, 2, 5, 22].map(|n| words.questions.say(n)).join(", ");
    assert_eq!(said, "1 pytanie, 2 pytania, 5 pytań, 22 pytania");
    assert_eq!(words.sessions_count.say(1), "1 session", "in English as English has it");
    assert_eq!(report.len(), 1);
    assert_eq!(report[0].path(), Some("templates/i18n/pl.yaml"));
    assert!(report[0].message.en.contains("skip, site_navigation"), "{report:?}");
}

#[test]
fn a_misspelt_key_is_an_error_with_its_place() {
    let fault = chosen(&[("en", "home: Start\nyaers: Annals\n")], "en").0.unwrap_err();
    assert_eq!((fault.code, fault.position().unwrap().line), (Code::UnknownKey, 2));
    assert_eq!(fault.hints[0].en, "did you mean `years`?");
}

#[test]
fn every_table_and_column_is_described() {
    for tag in ["zh-Hans", "zh-Hant", "en"] {
        let words = words(tag);
        for (table, column) in crate::render::tables::all_columns() {
            assert_ne!(words.table(table), table, "{tag}");
            assert_ne!(words.column(table, column), column, "{tag} {table}.{column}");
        }
    }
}
