//! Invented records for the tests: a Chinese one from a newspaper, an English one with all facts, and
//! one of which almost nothing is known.

use super::{Edition, Event, Medium, Name, Original, Question, Work};
use crate::model::{Date, Slug};
use crate::text::Language;

fn day(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day)
}

/// The facts that several pages share.
pub(super) struct Sample {
    pub(super) edition: Edition,
    pub(super) event: Event,
    pub(super) original: Option<Original>,
    pub(super) question: Question,
    pub(super) answerers: Vec<Name>,
    pub(super) page: Option<String>,
}

impl Sample {
    /// The page of its question.
    pub(super) fn question(&self) -> Work<'_> {
        Work {
            edition: &self.edition,
            event: &self.event,
            original: self.original.as_ref(),
            question: Some(self.question.clone()),
            answerers: self.answerers.clone(),
            page: self.page.clone(),
            topics: match self.event.language.is_chinese() {
                _ if self.page.is_none() => Vec::new(),
                true => vec!["桥梁".to_owned()],
                false => vec!["Bridges".to_owned(), "Budget".to_owned()],
            },
        }
    }

    /// The page of its session.
    pub(super) fn session(&self) -> Work<'_> {
        Work { question: None, page: self.event.page.clone(), ..self.question() }
    }
}

/// A newspaper's record in Chinese, as the first transcript of an archive may be.
pub(super) fn chinese() -> Sample {
    Sample {
        edition: Edition {
            title: "云桥答问录".to_owned(),
            editor: Some("林一苇".to_owned()),
            licence: Some("CC BY 4.0".to_owned()),
            licence_url: Some("https://licence.example/by".to_owned()),
        },
        event: Event {
            id: Slug::new("2024-03-05-mayor").unwrap(),
            title: "云桥市市长沈青禾答记者问".to_owned(),
            series: Some("云桥市市长记者会".to_owned()),
            date: day(2024, 3, 5),
            place: Some("云桥市会堂".to_owned()),
            language: Language::chinese(),
            lead: Some("3月5日，云桥市市长沈青禾在市会堂回答了记者的提问。".to_owned()),
            page: Some("https://yunqiao.example/2024-03-05-mayor/index.html".to_owned()),
        },
        original: Some(Original {
            medium: Medium::Newspaper,
            publisher: Some("云桥日报".to_owned()),
            title: "沈青禾就《云桥志》与北桥答记者问".to_owned(),
            date: day(2024, 3, 6),
            page: Some("第3版".to_owned()),
            url: None,
        }),
        question: Question {
            id: "q2".parse().unwrap(),
            title: "北桥何时通车？".to_owned(),
            askers: vec![Name::organisation("云桥电视台记者")],
            words: "请问市长，北桥何时通车？".to_owned(),
            answer: "北桥今年年底通车。".to_owned(),
            answer_anchor: Some("p2".to_owned()),
        },
        answerers: vec![Name::person("沈青禾", Some("shen qinghe"))],
        page: Some("https://yunqiao.example/2024-03-05-mayor/q2.html".to_owned()),
    }
}

/// A record in English with all facts.
pub(super) fn english() -> Sample {
    Sample {
        edition: Edition {
            title: "Larkford Answers".to_owned(),
            editor: Some("Wilf Amberley".to_owned()),
            licence: Some("CC BY 4.0".to_owned()),
            licence_url: Some("https://licence.example/by".to_owned()),
        },
        event: Event {
            id: Slug::new("2022-02-08-mayor").unwrap(),
            title: "Mayor Hester Quillan Meets the Press".to_owned(),
            series: Some("The Mayor’s Press Conference".to_owned()),
            date: day(2022, 2, 8),
            place: Some("Town Hall, Larkford".to_owned()),
            language: Language::new("en").unwrap(),
            lead: Some(
                "The Mayor and the Town Engineer answered seven newspapers on Tuesday.".to_owned(),
            ),
            page: Some("https://larkford.example/2022-02-08-mayor/index.html".to_owned()),
        },
        original: Some(Original {
            medium: Medium::Newspaper,
            publisher: Some("The Larkford Gazette".to_owned()),
            title: "The Mayor’s February".to_owned(),
            date: day(2022, 2, 9),
            page: Some("pp. 2–5".to_owned()),
            url: Some("https://gazette.example/february".to_owned()),
        }),
        question: Question {
            id: "q3".parse().unwrap(),
            title: "When will the “new” bridge open?".to_owned(),
            askers: vec![Name::organisation("The School Bell")],
            words: "Mayor, when will the “new” bridge open?".to_owned(),
            answer: "It opens in May.".to_owned(),
            answer_anchor: Some("p2".to_owned()),
        },
        answerers: vec![
            Name::person("Hester M. Quillan", Some("Quillan, Hester M.")),
            Name::person("Ines Corrow", Some("Corrow, Ines")),
        ],
        page: Some("https://larkford.example/2022-02-08-mayor/q3.html".to_owned()),
    }
}

/// A record of which a title and words are all that is known.
pub(super) fn bare() -> Sample {
    Sample {
        edition: Edition {
            title: "Larkford Answers".to_owned(),
            editor: None,
            licence: None,
            licence_url: None,
        },
        event: Event {
            id: Slug::new("undated").unwrap(),
            title: "A conversation".to_owned(),
            series: None,
            date: None,
            place: None,
            language: Language::new("en").unwrap(),
            lead: None,
            page: None,
        },
        original: None,
        question: Question {
            id: "q1".parse().unwrap(),
            title: "The weather".to_owned(),
            askers: Vec::new(),
            words: String::new(),
            answer: String::new(),
            answer_anchor: None,
        },
        answerers: Vec::new(),
        page: None,
    }
}
