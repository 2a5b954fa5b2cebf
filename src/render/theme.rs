//! The theme: templates, interface words and assets. The one door to Tera.
//!
//! The built-in theme is compiled in; an archive's own files replace it file by file. Two types stand
//! here because only the door can make them: [`Html`], words that are HTML already and therefore not
//! escaped again, and [`Shared`], a part of a context that is turned into the engine's form once and
//! then used by many pages.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use tera::{Context, ErrorKind, Kwargs, State, Tera, Value};

use super::built_in::{FILES, JOINED, published};
use super::escape::escape_to;
use super::words::{WordFiles, Words, fill};
use crate::diagnostic::{Code, Diagnostic, Place, SourceText, Span};
use crate::say;
use crate::text::{Language, plural_form};

/// Where a template that an archive's own replaces is still found, to be extended by it.
const BUILT_IN: &str = "built-in/";

/// Where the parts stand that templates print.
const PARTS: &str = "parts/";

/// How many bytes most pages have at least.
const PAGE: usize = 8 * 1024;

/// Templates, words and assets.
pub struct Theme {
    tera: Tera,
    files: BTreeMap<String, Arc<SourceText>>,
    words: WordFiles,
}

/// HTML that stands in a context: the only value a template prints without escaping it.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Html(Value);

impl Html {
    /// Takes HTML whose words are escaped already.
    pub(super) fn new(html: &str) -> Self {
        Self(Value::safe_string(html))
    }
}

/// A part of a context that many pages have in common.
#[derive(Debug, Clone, Serialize)]
#[serde(transparent)]
pub struct Shared(Value);

impl Shared {
    /// Turns `part` into the engine's form.
    pub(super) fn new(part: &impl Serialize) -> Self {
        Self(Value::from_serializable(part))
    }
}

impl Theme {
    /// The built-in theme.
    pub fn built_in() -> Result<Self, Vec<Diagnostic>> {
        Self::with_overrides(Vec::new())
    }

    /// The built-in theme with some files replaced or added: pairs of a path below `templates/` and the
    /// file's text. Every template that cannot be read is reported.
    pub fn with_overrides(overrides: Vec<(String, String)>) -> Result<Self, Vec<Diagnostic>> {
        let mut words = WordFiles::default();
        let mut files = BTreeMap::new();
        for &(name, text) in FILES {
            let source = source(name, published(name, text));
            match language_of(name) {
                Some(tag) => words.built_in.insert(tag.to_owned(), source),
                None => files.insert(name.to_owned(), source),
            };
        }
        for (name, text) in overrides {
            // A copy of the built-in file is published as that is.
            let same = FILES.iter().any(|&(path, built_in)| path == name && built_in == text);
            let text = if same { published(&name, &text) } else { text };
            let source = source(&name, text);
            if let Some(tag) = language_of(&name) {
                words.own.insert(tag.to_owned(), source);
                continue;
            }
            if let Some(replaced) = files.get(&name).filter(|_| can_be_extended(&name)) {
                files.insert(format!("{BUILT_IN}{name}"), Arc::clone(replaced));
            }
            files.insert(name, source);
        }
        join(&mut files);
        let mut theme = Self { tera: engine(), files, words };
        let templates: Vec<(String, Arc<SourceText>)> = theme
            .files
            .iter()
            .filter(|(name, _)| is_template(name))
            .map(|(name, source)| (name.clone(), Arc::clone(source)))
            .collect();
        // One by one first: together, the engine tells of the first broken one only.
        let broken: Vec<Diagnostic> = templates
            .iter()
            .filter_map(|(name, source)| {
                let error = Tera::default().add_raw_template(name, source.text()).err()?;
                matches!(error.kind(), ErrorKind::SyntaxError(_))
                    .then(|| theme.explain(&error, None))
            })
            .flatten()
            .collect();
        if !broken.is_empty() {
            return Err(broken);
        }
        let added = theme
            .tera
            .add_raw_templates(templates.iter().map(|(name, source)| (name, source.text())));
        match added {
            Ok(()) => Ok(theme),
            Err(error) => Err(theme.explain(&error, None)),
        }
    }

    /// The files to publish as they are: their paths below `assets/` and their text.
    pub fn assets(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files
            .iter()
            .filter_map(|(name, source)| Some((name.strip_prefix("assets/")?, source.text())))
    }

    /// The interface words for a language: the theme's, with the archive's own over them.
    pub(super) fn words(
        &self,
        language: &Language,
        report: &mut impl Extend<Diagnostic>,
    ) -> Result<Words, Diagnostic> {
        self.words.words(language, report)
    }

    /// Renders a page through a template, giving its bytes. `page` is the page's path, for the message if it fails.
    pub(super) fn render(
        &self,
        template: &str,
        context: &impl Serialize,
        page: &str,
    ) -> Result<Vec<u8>, Vec<Diagnostic>> {
        let mut bytes = Vec::with_capacity(PAGE);
        Context::from_serialize(context)
            .and_then(|context| self.tera.render_to(template, &context, &mut bytes))
            .map_err(|error| self.explain(&error, Some(page)))?;
        Ok(bytes)
    }

    /// The engine's error as diagnostics that point into the template.
    fn explain(&self, error: &tera::Error, page: Option<&str>) -> Vec<Diagnostic> {
        if let ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) = error.kind() {
            let span = self.files.get(report.filename()).map(|source| {
                let length = source.text().len();
                let range = &report.span().range;
                Span::new(source, range.start.min(length)..range.end.min(length))
            });
            return vec![template_error(report.message(), span, page)];
        }
        let told = error.to_string();
        let faults: Vec<Diagnostic> = told
            .split("\n\n")
            .filter_map(|part| {
                let (message, rest) = part.strip_prefix("error: ")?.split_once('\n')?;
                let span = self.place(rest.lines().next()?);
                Some(template_error(message, span, page))
            })
            .collect();
        if faults.is_empty() { vec![template_error(&told, None, page)] } else { faults }
    }

    /// The place that the engine names in words: ` --> name:line:column`.
    fn place(&self, words: &str) -> Option<Span> {
        let mut parts = words.trim_start().strip_prefix("--> ")?.rsplitn(3, ':');
        let column: usize = parts.next()?.parse().ok()?;
        let line: usize = parts.next()?.parse().ok()?;
        let source = self.files.get(parts.next()?)?;
        let line = source.lines().nth(line.checked_sub(1)?)?;
        let text = &source.text()[line.clone()];
        let at = text.char_indices().nth(column.checked_sub(1)?).map_or(text.len(), |(at, _)| at);
        Some(Span::new(source, line.start + at..line.end))
    }
}

/// Puts one file in the place of those that a script is made of, unless a theme has one of its own that is none of them.
fn join(files: &mut BTreeMap<String, Arc<SourceText>>) {
    let joined = JOINED.iter().map(|(name, parts)| {
        let texts = parts.iter().filter_map(|&part| files.get(part));
        let texts = texts.map(|part| part.text().trim_end()).collect::<Vec<_>>();
        (*name, source(name, texts.join("\n")))
    });
    let joined: Vec<_> = joined.collect();
    for part in JOINED.iter().flat_map(|(_, parts)| *parts) {
        files.remove(*part);
    }
    for (name, script) in joined {
        files.entry(name.to_owned()).or_insert(script);
    }
}

fn template_error(message: &str, span: Option<Span>, page: Option<&str>) -> Diagnostic {
    let place = span.map_or(Place::Nowhere, Place::At);
    let message = match page {
        Some(page) => say!(
            zh: "页面 {page} 生成不了：模板出错：{message}",
            en: "the page {page} cannot be made: its template fails: {message}",
        ),
        None => say!(zh: "模板读不通：{message}", en: "this template cannot be read: {message}"),
    };
    Diagnostic::error(Code::TemplateError, message, place)
}

fn source(name: &str, text: String) -> Arc<SourceText> {
    SourceText::new(format!("templates/{name}"), text)
}

/// Whether a replaced template can still be extended by the one in its place. Parts cannot: their names
/// are the same for all templates, so there is one of each.
fn can_be_extended(name: &str) -> bool {
    is_template(name) && !name.starts_with(PARTS)
}

fn is_template(name: &str) -> bool {
    !name.starts_with("assets/") && !name.starts_with("i18n/")
}

/// The language of a file of interface words, by its path.
fn language_of(name: &str) -> Option<&str> {
    name.strip_prefix("i18n/")?.strip_suffix(".yaml")
}

/// The engine with our escaping and our filters.
fn engine() -> Tera {
    let mut tera = Tera::default();
    tera.set_escape_fn(escape_to);
    tera.autoescape_on([".html", ".xml"]);
    // {{ words.turn.paragraph | fill(n=3) }}: what the braces of an interface word stand for.
    tera.register_filter("fill", |pattern: &str, values: Kwargs, _: &State| {
        fill_with(pattern, &values)
    });
    // {{ words.questions | counted(n=3) }}: the form that goes with the number, filled in.
    tera.register_filter("counted", |forms: &Value, values: Kwargs, _: &State| {
        let form = |name| forms.get_from_path(name).and_then(Value::as_str);
        let n = values.get::<usize>("n").ok().flatten().unwrap_or_default();
        let fitting = plural_form(form("language").unwrap_or_default(), n);
        let pattern = form(fitting).or_else(|| form("other"));
        fill_with(pattern.unwrap_or_default(), &values)
    });
    tera
}

fn fill_with(pattern: &str, values: &Kwargs) -> String {
    let values: Vec<(String, String)> =
        values.iter().map(|(name, value)| (name.to_string(), value.to_string())).collect();
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    fill(pattern, &values)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Serialize)]
    struct Sample {
        plain: String,
        html: Html,
        shared: Shared,
    }

    fn theme(files: &[(&str, &str)]) -> Result<Theme, Vec<Diagnostic>> {
        let owned = files.iter().map(|&(name, text)| (name.to_owned(), text.to_owned()));
        Theme::with_overrides(owned.collect())
    }

    fn sample() -> Sample {
        let plain = "<b>".to_owned();
        Sample { shared: Shared::new(&["<i>"]), html: Html::new("<br>"), plain }
    }

    #[test]
    fn only_html_is_not_escaped() {
        let template = "{{ plain }} {{ html }} {% for one in shared %}{{ one }}{% endfor %}";
        let theme = theme(&[("a.html", template)]).unwrap();
        let made = theme.render("a.html", &sample(), "x.html").unwrap();
        assert_eq!(made, b"&lt;b&gt; <br> &lt;i&gt;");
    }

    #[test]
    fn what_scripts_have_in_common_is_carried_by_each_and_its_parts_can_be_replaced() {
        let asset = |theme: &Theme, path: &str| {
            theme
                .assets()
                .find(|(name, _)| path.strip_prefix("assets/") == Some(name))
                .map(|(_, text)| text.to_owned())
        };
        let built_in = theme(&[]).unwrap();
        for path in ["assets/history/marks.js", "assets/search/marks.js"] {
            let script = asset(&built_in, path).unwrap();
            assert_eq!(script.matches("createTreeWalker").count(), 1, "{path}: {script}");
            let own = theme(&[(path, "mark()")]).unwrap();
            assert!(asset(&own, path).unwrap().ends_with("\nmark()"), "{path}");
        }
        assert_eq!(asset(&built_in, "assets/pieces.js"), None);
        let whole = theme(&[("assets/search/search.js", "find()")]).unwrap();
        assert_eq!(asset(&whole, "assets/search/search.js").unwrap(), "find()");
    }

    #[test]
    fn words_are_filled_and_still_escaped() {
        let template = "{{ '{a}甲{b}' | fill(a=plain, b=2) }}";
        let theme = theme(&[("a.html", template)]).unwrap();
        let made = theme.render("a.html", &sample(), "x.html").unwrap();
        assert_eq!(made, "&lt;b&gt;甲2".as_bytes());
    }

    #[test]
    fn broken_templates_are_all_reported_with_their_place() {
        let broken = theme(&[("a.html", "甲{% if %}"), ("b.html", "\n{{ }}")]).err().unwrap();
        let places: Vec<_> = broken
            .iter()
            .map(|one| (one.path().unwrap().to_owned(), one.position().unwrap().line))
            .collect();
        assert_eq!(
            places,
            [("templates/a.html".to_owned(), 1), ("templates/b.html".to_owned(), 2)]
        );
        let unknown = theme(&[("a.html", "甲\n {{ x | shout }}")]).err().unwrap();
        let position = unknown[0].position().unwrap();
        assert_eq!((position.line, position.column), (2, 9), "{unknown:?}");
    }

    #[test]
    fn a_template_that_fails_names_itself_and_the_page() {
        let theme = theme(&[("a.html", "甲{{ missing }}")]).unwrap();
        let failed = theme.render("a.html", &sample(), "s/q1.html").unwrap_err();
        assert!(failed[0].message.en.contains("s/q1.html"));
        assert_eq!(failed[0].path(), Some("templates/a.html"));
        assert_eq!(failed[0].position().unwrap().column, 5);
    }
}
