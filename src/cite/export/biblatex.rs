//! BibLaTeX: entries in UTF-8, their words escaped for TeX.

use super::super::{Medium, Name, Work};
use super::record::{Record, records};
use crate::text::{Language, collapse};

/// The `.bib` file of a session: its original publication and all of `works`.
pub fn biblatex(works: &[Work<'_>]) -> String {
    let entries: Vec<String> = records(works).iter().map(entry).collect();
    entries.join("\n")
}

fn entry(record: &Record<'_>) -> String {
    let mut fields: Vec<(&str, String)> = Vec::new();
    let mut field = |name: &'static str, value: Option<String>| {
        fields.extend(value.map(|value| (name, value)));
    };
    let authors: Vec<String> = record.authors.iter().map(name).collect();
    let newspaper = record.medium == Medium::Newspaper;
    field("entrysubtype", newspaper.then(|| "newspaper".to_owned()));
    field("author", (!authors.is_empty()).then(|| authors.join(" and ")));
    // A second pair of braces keeps a style from changing the title's case.
    field("title", Some(format!("{{{}}}", escape(&record.title))));
    field("titleaddon", record.event.as_deref().map(escape));
    let container = if newspaper { "journaltitle" } else { "organization" };
    field(container, record.container.map(escape));
    field("date", record.date.map(|date| date.to_string()));
    field("pages", record.page.map(escape));
    field("url", record.url.map(address));
    field("langid", langid(record.language).map(str::to_owned));
    field("keywords", keywords(record.topics));
    field("abstract", record.summary.as_deref().map(escape));
    field("note", record.note().as_deref().map(escape));

    let kind = match record.medium {
        Medium::Newspaper => "article",
        Medium::Web => "online",
        Medium::Other => "misc",
    };
    let lines = fields.iter().map(|(name, value)| format!("  {name} = {{{value}}},\n"));
    format!("@{kind}{{{},\n{}}}\n", record.key, lines.collect::<Vec<_>>().concat())
}

/// `Quillan, Hester`; a name whose parts are not known is kept whole by braces.
fn name(name: &Name) -> String {
    match name.parts() {
        Some((family, given)) => format!("{}, {}", protect(family), protect(given)),
        None => format!("{{{}}}", escape(name.as_str())),
    }
}

/// A part of a name that has a comma of its own would be taken for two.
fn protect(part: &str) -> String {
    if part.contains(',') { format!("{{{}}}", escape(part)) } else { escape(part) }
}

fn keywords(topics: &[String]) -> Option<String> {
    let words: Vec<String> = topics.iter().map(|topic| protect(topic)).collect();
    (!words.is_empty()).then(|| words.join(", "))
}

/// Words on one line, with what means something to TeX written out. Braces are written by name: a file
/// is cut into fields by counting them, and one alone would break it even behind a backslash.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in collapse(text).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '%' | '&' | '#' | '$' | '_' => out.extend(['\\', c]),
            c if c.is_control() => {}
            c => out.push(c),
        }
    }
    out
}

/// An address is taken letter by letter; only what would end the field is percent-encoded.
fn address(url: &str) -> String {
    let mut out = String::with_capacity(url.len());
    for c in url.split_whitespace().flat_map(str::chars) {
        match c {
            '{' => out.push_str("%7B"),
            '}' => out.push_str("%7D"),
            '\\' => out.push_str("%5C"),
            c => out.push(c),
        }
    }
    out
}

/// The name by which babel knows a language; others are left to the document.
fn langid(language: &Language) -> Option<&'static str> {
    match language.as_str().split('-').next().unwrap_or_default() {
        "zh" => Some("chinese"),
        "en" => Some("english"),
        "fr" => Some("french"),
        "de" => Some("german"),
        "es" => Some("spanish"),
        "pt" => Some("portuguese"),
        "ru" => Some("russian"),
        "ja" => Some("japanese"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    #[test]
    fn a_session_has_its_original_and_its_questions() {
        let sample = sample::chinese();
        let file = "\
@article{2024-03-05-mayor-original,
  entrysubtype = {newspaper},
  title = {{沈青禾就《云桥志》与北桥答记者问}},
  journaltitle = {云桥日报},
  date = {2024-03-06},
  pages = {3},
  langid = {chinese},
}

@online{2024-03-05-mayor-q2,
  author = {{沈青禾}},
  title = {{北桥何时通车？}},
  titleaddon = {云桥市市长沈青禾答记者问},
  organization = {云桥答问录},
  date = {2024-03-05},
  url = {https://yunqiao.example/2024-03-05-mayor/q2.html},
  langid = {chinese},
  keywords = {桥梁},
  abstract = {请问市长，北桥何时通车？北桥今年年底通车。},
  note = {云桥市市长沈青禾答记者问, 云桥市会堂, 2024-03-05; 问：云桥电视台记者},
}
";
        assert_eq!(biblatex(&[sample.question()]), file);
    }

    #[test]
    fn what_means_something_to_tex_is_written_out() {
        assert_eq!(
            escape("A {b} 5% & \"c\" #1 $2 d_e ~f ^g \\h\n云桥\u{7}"),
            "A \\textbraceleft{}b\\textbraceright{} 5\\% \\& \"c\" \\#1 \\$2 d\\_e \
             \\textasciitilde{}f \\textasciicircum{}g \\textbackslash{}h 云桥"
        );
        assert_eq!(address("https://a.example/%7Eb_c#d{e}"), "https://a.example/%7Eb_c#d%7Be%7D");
    }

    #[test]
    fn braces_balance_whatever_the_words() {
        let mut sample = sample::english();
        sample.question.title = "One } two \\".to_owned();
        sample.edition.title = "{{{ % ".to_owned();
        sample.answerers.push(Name::organisation("Bridges and Roads, Ltd }"));
        let file = biblatex(&[sample.question(), sample.session()]);
        assert_eq!(file.matches('{').count(), file.matches('}').count(), "{file}");
        assert!(file.contains(
            "author = {Quillan, Hester M. and Corrow, Ines and \
             {Bridges and Roads, Ltd \\textbraceright{}}},"
        ));
    }
}
