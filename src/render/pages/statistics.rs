//! The statistics page: questions by year and in a session, askers by country, who asks about what, how long answers are.

use super::super::chart::{Bar, Chart, Rows, u64_of};
use super::super::context::{Figure, Head, Link, StatisticsPage};
use super::super::routes::{Links, Route};
use super::super::site::{Rendered, Site};
use super::super::tables::{ANSWERS, COUNTRIES, LANGUAGES, SESSIONS, SUBJECTS, Table, YEARS};
use super::super::words::fill;
use super::by_year::ByYear;
use crate::derive::{Answers, Subjects};
use crate::diagnostic::Diagnostic;
use crate::model::EntryKind;
use crate::text::Language;

/// How many bars a chart of names has; its table has all.
const NAMES: usize = 15;
/// How many topics are named beside an organisation.
const TOPICS: usize = 5;
/// Where one class of lengths ends and the next begins, in characters.
const LENGTHS: [usize; 7] = [0, 50, 100, 200, 500, 1000, 2000];

impl Site<'_> {
    /// Makes the page.
    pub(super) fn statistics_page(&self) -> Result<Rendered, Vec<Diagnostic>> {
        let links = self.links(&Route::Statistics);
        let head = Head {
            title: self.words.statistics.title.clone(),
            kind: "website",
            part: "years",
            trail: vec![
                self.home(&links),
                Link { href: links.to(&Route::Years), title: self.words.years.clone() },
            ],
            ..Head::default()
        };
        let figures = [
            self.questions_figure(&links),
            self.in_a_session_figure(&links),
            self.countries_figure(&links),
            self.subjects_figure(&links),
        ];
        let answers = &self.views.statistics.answers;
        let medians = answers.iter().map(|answers| self.medians_figure(answers, &links));
        let lengths = answers.iter().map(|answers| self.lengths_figure(answers, &links));
        let figures = figures.into_iter().chain(medians).chain(lengths);
        let page = StatisticsPage {
            notes: self.rests_on(),
            figures: figures.flatten().collect(),
            package: links.to(&Route::Data("datapackage.json")),
        };
        self.page(&links, "statistics.html", head, page)
    }

    fn questions_figure(&self, links: &Links<'_>) -> Option<Figure> {
        let years = self.views.record.iter().map(|year| {
            let count = year.exchanges.to_string();
            (Some(u64_of(year.exchanges)), count.clone(), vec![count])
        });
        let words = &self.words.chart;
        let counted = ByYear {
            id: "years",
            title: &words.questions_by_year,
            columns: vec![&words.count],
            years: years.collect(),
        };
        self.with_file(self.yearly(counted, links), &YEARS, links)
    }

    fn in_a_session_figure(&self, links: &Links<'_>) -> Option<Figure> {
        let words = &self.words.statistics;
        let years = self.views.record.iter().map(|year| {
            let tenths = (year.exchanges * 20 + year.sessions).checked_div(year.sessions * 2);
            let mean = tenths.map(|tenths| format!("{}.{}", tenths / 10, tenths % 10));
            let mean = mean.unwrap_or_default();
            let cells = vec![year.exchanges.to_string(), mean.clone()];
            (tenths.map(u64_of), mean, cells)
        });
        let counted = ByYear {
            id: "in-a-session",
            title: &words.in_a_session,
            columns: vec![&self.words.chart.count, &words.mean],
            years: years.collect(),
        };
        self.with_file(self.yearly(counted, links), &SESSIONS, links)
    }

    fn medians_figure(&self, answers: &Answers, links: &Links<'_>) -> Option<Figure> {
        let words = &self.words.statistics;
        let record = self.record_in(std::slice::from_ref(&answers.language));
        let medians = answers.medians(self.archive, record.years);
        let years = medians.into_iter().map(|median| {
            let said = median.map(|median| median.to_string()).unwrap_or_default();
            (median.map(u64_of), said.clone(), vec![said])
        });
        let counted = ByYear {
            id: &self.id_in("medians", answers),
            title: &self.title_in(&words.medians, answers),
            columns: vec![&words.median],
            years: years.collect(),
        };
        self.with_file(self.yearly_of(record, counted, links), &LANGUAGES, links)
    }

    /// The title of a figure of one language, which it names where there are others.
    fn title_in(&self, title: &str, answers: &Answers) -> String {
        let language = Language::new(&answers.language).ok();
        let Some(language) = language.filter(|_| self.views.statistics.answers.len() > 1) else {
            return title.to_owned();
        };
        let name = self.words.language(&language);
        fill(&self.words.statistics.in_language, &[("title", title), ("language", name)])
    }

    /// Its id.
    fn id_in(&self, id: &str, answers: &Answers) -> String {
        match self.views.statistics.answers.len() {
            ..=1 => id.to_owned(),
            _ => format!("{id}-{}", answers.language),
        }
    }

    fn countries_figure(&self, links: &Links<'_>) -> Option<Figure> {
        let words = &self.words.statistics;
        let counted = &self.views.statistics;
        let named =
            counted.countries.iter().map(|(name, count)| (name.clone(), *count, Vec::new()));
        let rows: Vec<Named> =
            named.map(|(name, count, cells)| Named { name, href: None, count, cells }).collect();
        let unknown = fill(
            &words.no_country,
            &[("questions", &self.words.questions.say(counted.no_country))],
        );
        let notes = (counted.no_country > 0).then_some(unknown);
        let columns = vec![self.words.entry.country.clone(), self.words.chart.count.clone()];
        let figure = self.names_figure("countries", &words.countries, columns, &rows, notes);
        self.with_file(figure, &COUNTRIES, links)
    }

    fn subjects_figure(&self, links: &Links<'_>) -> Option<Figure> {
        let words = &self.words.statistics;
        let rows = self.views.statistics.subjects.iter().map(|of| {
            let entry = &self.archive.organisations[of.organisation].entry;
            Named {
                name: entry.title.clone(),
                href: Some(links.to(&Route::Entry(EntryKind::Organisation, &entry.id))),
                count: of.exchanges,
                cells: vec![self.named_topics(of)],
            }
        });
        let columns = vec![
            self.kind_title(EntryKind::Organisation).to_owned(),
            self.words.chart.count.clone(),
            words.most_about.clone(),
        ];
        let figure = self.names_figure(
            "subjects",
            &words.subjects,
            columns,
            &rows.collect::<Vec<_>>(),
            None,
        );
        self.with_file(figure, &SUBJECTS, links)
    }

    /// The topics an organisation asks about most, with how often.
    fn named_topics(&self, of: &Subjects) -> String {
        let topics =
            of.topics.iter().take(TOPICS).map(|&(topic, count)| {
                format!("{} {count}", self.archive.topics[topic].entry.title)
            });
        topics.collect::<Vec<_>>().join(&self.words.cite.separator)
    }

    /// Bars with names, as many as can be taken in, and the table with all.
    fn names_figure(
        &self,
        id: &str,
        title: &str,
        columns: Vec<String>,
        rows: &[Named],
        note: Option<String>,
    ) -> Option<Figure> {
        let first = rows.first()?;
        let description = fill(
            &self.words.statistics.summary,
            &[
                ("n", &rows.len().to_string()),
                ("top", &first.name),
                ("most", &self.words.questions.say(first.count)),
            ],
        );
        let bars: Vec<Bar> = rows
            .iter()
            .take(NAMES)
            .map(|row| Bar {
                name: row.name.clone(),
                value: Some(u64_of(row.count)),
                label: row.count.to_string(),
            })
            .collect();
        let drawing = Chart { id, title, description: &description, bars: &bars }.rows();
        let cut = (rows.len() > NAMES)
            .then(|| fill(&self.words.statistics.first_of, &[("n", &NAMES.to_string())]));
        let mut table = Rows::default();
        for row in rows {
            let count = row.count.to_string();
            let cells = [&count].into_iter().chain(&row.cells);
            table.add(&row.name, row.href.as_deref(), cells);
        }
        Some(Figure {
            title: title.to_owned(),
            drawing: Some(drawing),
            notes: cut.into_iter().chain(note).collect(),
            columns,
            rows: table.html(),
            file: None,
        })
    }

    fn lengths_figure(&self, answers: &Answers, links: &Links<'_>) -> Option<Figure> {
        let words = &self.words.statistics;
        let mut counts = [0_usize; LENGTHS.len()];
        for &(_, length) in &answers.lengths {
            counts[LENGTHS.partition_point(|&from| from <= length).saturating_sub(1)] += 1;
        }
        let most = counts.iter().max().copied().filter(|&most| most > 0)?;
        let class = |at: usize| match LENGTHS.get(at + 1) {
            Some(next) => format!("{}–{}", LENGTHS[at], next - 1),
            None => fill(&words.or_more, &[("n", &LENGTHS[at].to_string())]),
        };
        let bars: Vec<Bar> = (0..LENGTHS.len())
            .map(|at| Bar {
                name: class(at),
                value: Some(u64_of(counts[at])),
                label: counts[at].to_string(),
            })
            .collect();
        let top = counts.iter().position(|&count| count == most).unwrap_or_default();
        let description = fill(
            &words.lengths_summary,
            &[("length", &class(top)), ("most", &self.words.questions.say(most))],
        );
        let (id, title) = (self.id_in("lengths", answers), self.title_in(&words.lengths, answers));
        let drawing = Chart { id: &id, title: &title, description: &description, bars: &bars };
        let drawing = Some(drawing.rows());
        let mut table = Rows::default();
        for (at, count) in counts.iter().enumerate() {
            table.add(&class(at), None, [count.to_string()]);
        }
        let figure = Figure {
            title,
            drawing,
            notes: Vec::new(),
            columns: vec![words.length.clone(), self.words.chart.count.clone()],
            rows: table.html(),
            file: None,
        };
        self.with_file(Some(figure), &ANSWERS, links)
    }

    /// The figure with the link to its numbers as a file. What all figures rest on is said at the head of the page.
    fn with_file(
        &self,
        figure: Option<Figure>,
        table: &Table,
        links: &Links<'_>,
    ) -> Option<Figure> {
        let figure = self.without_shared(figure).pop()?;
        let href = links.to(&Route::Data(&table.file()));
        Some(Figure { file: Some(Link { href, title: self.words.chart.file.clone() }), ..figure })
    }
}

/// A bar with a name, and what else its row says.
struct Named {
    name: String,
    href: Option<String>,
    count: usize,
    cells: Vec<String>,
}
