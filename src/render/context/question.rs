//! The page of one exchange, and its line in lists.

use serde::Serialize;

use super::{
    Citation, CountedLink, Day, Link, Name, SaidHere, Speech, Tongue, Translation, WordHere,
};

/// `question.html`: one exchange.
#[derive(Debug, Serialize)]
pub struct QuestionPage {
    /// Its id: `q5`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Whether the title was taken from the question by the program.
    pub derived: bool,
    /// Its place among the session's exchanges, from 1.
    pub number: usize,
    /// The series.
    pub series: Option<Link>,
    /// The session.
    pub session: Link,
    /// The day.
    pub day: Option<Day>,
    /// How complete the record is, in one line; it claims nothing that the witness does not say.
    pub record: String,
    /// The language of the record, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The question and the answer.
    pub speech: Speech,
    /// Whether notes stand in it: on wide screens they take the margin.
    pub annotated: bool,
    /// The terms in it.
    pub words_here: Vec<WordHere>,
    /// Which of its words were said before, first, or only here.
    pub said: Option<SaidHere>,
    /// The last answer on the same subject.
    pub last_answer: Option<LastAnswer>,
    /// How to cite it.
    pub citation: Citation,
    /// Its topics, each with the reason.
    pub topics: Vec<TopicReason>,
    /// For each topic, where other sessions speak of it; topics of which none does are left out.
    pub same_subject: Vec<OnTopic>,
    /// The exchanges to which this one refers back.
    pub follows: Vec<QuestionItem>,
    /// The exchanges that refer back to this one.
    pub followed_by: Vec<QuestionItem>,
    /// Related exchanges of earlier sessions, each with the reason, the latest first.
    pub related_earlier: Vec<RelatedItem>,
    /// Related exchanges of later sessions, each with the reason, the earliest first.
    pub related_later: Vec<RelatedItem>,
    /// Those of which nobody knows, as they or this one have no date.
    pub related_undated: Vec<RelatedItem>,
    /// Topics that its own are part of, consist of, or have to do with.
    pub related_topics: Vec<CountedLink>,
    /// For each asker with an entry, other questions; askers without any are left out.
    pub same_asker: Vec<AskerElsewhere>,
    /// The whole session on one page.
    pub whole: String,
    /// The machine's copies.
    pub copies: Vec<Link>,
}

/// The latest earlier exchange on a subject.
#[derive(Debug, Serialize)]
pub struct LastAnswer {
    /// The topic.
    pub topic: String,
    /// The exchange.
    pub question: QuestionItem,
}

/// A topic of an exchange.
#[derive(Debug, Serialize)]
pub struct TopicReason {
    /// The topic's page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Why it is there.
    pub reason: String,
}

/// The exchanges of other sessions on a topic, nearest in time.
#[derive(Debug, Serialize)]
pub struct OnTopic {
    /// The topic's page and title, with the number of all its exchanges.
    pub topic: CountedLink,
    /// Earlier ones, in order of time.
    pub earlier: Vec<QuestionItem>,
    /// Later ones, in order of time.
    pub later: Vec<QuestionItem>,
    /// Those of which nobody knows, as they or this one have no date.
    pub undated: Vec<QuestionItem>,
}

/// A related exchange.
#[derive(Debug, Serialize)]
pub struct RelatedItem {
    /// The exchange.
    pub question: QuestionItem,
    /// What both speak of, in words.
    pub reason: String,
}

/// Other questions of the same asker.
#[derive(Debug, Serialize)]
pub struct AskerElsewhere {
    /// The asker's page and title, with the number of all its questions.
    pub asker: CountedLink,
    /// The nearest in time, in order.
    pub questions: Vec<QuestionItem>,
}

/// An exchange in a list.
#[derive(Debug, Serialize)]
pub struct QuestionItem {
    /// Its page.
    pub href: String,
    /// Its title.
    pub title: String,
    /// Whether the title was taken from the question by the program.
    pub derived: bool,
    /// Its place among the session's exchanges, from 1.
    pub number: usize,
    /// The session's title.
    pub session: String,
    /// The day.
    pub day: Option<Day>,
    /// Who asks.
    pub askers: Vec<Name>,
    /// The first sentence of the answer, where the list shows it.
    pub excerpt: Option<String>,
    /// Its topics, where the list shows them.
    pub topics: Vec<Link>,
    /// The narrower topic through which it is in this list.
    pub through: Option<Link>,
    /// On a topic's page, its session beside the one before on the topic; where the session's exchanges begin.
    pub compare: Option<Link>,
    /// The language of the record, where it is not the interface's.
    pub lang: Option<Tongue>,
    /// The same in other languages, where the list shows the first sentence of the answer.
    pub translations: Vec<Translation>,
}
