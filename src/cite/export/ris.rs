//! RIS: lines of `XX  - value`, ended by CR LF.

use super::super::{Medium, Name, Work, date};
use super::record::{Record, records};
use crate::text::collapse;

/// The `.ris` file of a session: its original publication and all of `works`.
pub fn ris(works: &[Work<'_>]) -> String {
    let mut file = Lines::default();
    for record in records(works) {
        file.entry(&record);
    }
    file.text
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn entry(&mut self, record: &Record<'_>) {
        self.line("TY", type_of(record.medium));
        self.line("ID", &record.key);
        for name in record.authors.iter().map(Name::sorted) {
            self.line("AU", &name);
        }
        self.line("TI", &record.title);
        self.known("T2", record.container);
        if let Some(day) = record.date {
            self.line("PY", &day.year().to_string());
            self.line("DA", &date::slashed(day));
        }
        self.known("SP", record.page);
        self.known("UR", record.url);
        self.line("LA", record.language.as_str());
        self.known("AB", record.summary.as_deref());
        for topic in record.topics {
            self.line("KW", topic);
        }
        self.known("N1", record.note().as_deref());
        self.text.push_str("ER  - \r\n");
    }

    fn known(&mut self, tag: &str, value: Option<&str>) {
        if let Some(value) = value {
            self.line(tag, value);
        }
    }

    /// A value is one line whatever it was; RIS has no way to escape anything.
    fn line(&mut self, tag: &str, value: &str) {
        let value = collapse(value);
        self.text.extend([tag, "  - ", &value, "\r\n"]);
    }
}

fn type_of(medium: Medium) -> &'static str {
    match medium {
        Medium::Newspaper => "NEWS",
        Medium::Web => "ELEC",
        Medium::Other => "GEN",
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::sample;
    use super::*;

    #[test]
    fn a_session_has_its_original_and_its_questions() {
        let sample = sample::chinese();
        let lines = [
            "TY  - NEWS",
            "ID  - 2024-03-05-mayor-original",
            "TI  - 沈青禾就《云桥志》与北桥答记者问",
            "T2  - 云桥日报",
            "PY  - 2024",
            "DA  - 2024/03/06",
            "SP  - 3",
            "LA  - zh-Hans",
            "ER  - ",
            "TY  - ELEC",
            "ID  - 2024-03-05-mayor-q2",
            "AU  - 沈青禾",
            "TI  - 北桥何时通车？",
            "T2  - 云桥答问录",
            "PY  - 2024",
            "DA  - 2024/03/05",
            "UR  - https://yunqiao.example/2024-03-05-mayor/q2.html",
            "LA  - zh-Hans",
            "AB  - 请问市长，北桥何时通车？北桥今年年底通车。",
            "KW  - 桥梁",
            "N1  - 云桥市市长沈青禾答记者问, 云桥市会堂, 2024-03-05; 问：云桥电视台记者",
            "ER  - ",
        ];
        assert_eq!(ris(&[sample.question()]), lines.map(|line| format!("{line}\r\n")).concat());
    }

    #[test]
    fn every_line_is_a_tag_and_one_line_of_value() {
        let mut sample = sample::english();
        sample.question.title = "One\r\nER  - two\n".to_owned();
        let file = ris(&[sample.question(), sample.session()]);
        assert!(file.contains("TI  - One ER - two\r\n"), "{file}");
        assert!(file.contains("AU  - Quillan, Hester M.\r\nAU  - Corrow, Ines\r\n"));
        assert_eq!(file.matches("TY  - ").count(), file.matches("ER  - \r\n").count());
        for line in file.split_terminator("\r\n") {
            let (tag, value) = line.split_at(6);
            assert!(tag[..2].chars().all(|c| c.is_ascii_alphanumeric()) && &tag[2..] == "  - ");
            assert!(!value.contains(['\r', '\n']));
        }
    }

    #[test]
    fn what_is_not_known_has_no_line() {
        let lines = [
            "TY  - ELEC",
            "ID  - undated-q1",
            "TI  - The weather",
            "T2  - Larkford Answers",
            "LA  - en",
            "N1  - A conversation",
            "ER  - ",
        ];
        let sample = sample::bare();
        assert_eq!(ris(&[sample.question()]), lines.map(|line| format!("{line}\r\n")).concat());
    }
}
