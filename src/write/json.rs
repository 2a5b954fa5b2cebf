//! A session as JSON: the public form `wenda-session/1`, described in `docs/session.schema.json`.
//!
//! One struct per object, every key always there. What is published under this name keeps its keys and
//! their meaning; keys may be added.

mod parts;

use serde::Serialize;

use crate::diagnostic::json::JsonDiagnostic;
use crate::diagnostic::{Diagnostic, Tongue};
use crate::model::Session;
use parts::{
    AsideJson, ExchangeJson, FootnoteJson, ParagraphJson, SpeakerJson, TurnJson, WitnessJson,
};

/// The name and version of the form.
const FORMAT: &str = "wenda-session/1";

/// A session as it goes into JSON.
#[derive(Debug, Clone, Serialize)]
pub struct SessionJson<'a> {
    format: &'static str,
    title: Option<&'a str>,
    date: Option<String>,
    language: &'a str,
    place: Option<&'a str>,
    duration: Option<&'a str>,
    series: Option<&'a str>,
    translation_of: Option<&'a str>,
    source: SourceJson<'a>,
    witness: WitnessJson<'a>,
    speakers: Vec<SpeakerJson<'a>>,
    lead: Vec<ParagraphJson<'a>>,
    opening: Vec<TurnJson<'a>>,
    exchanges: Vec<ExchangeJson<'a>>,
    closing: Vec<TurnJson<'a>>,
    asides: Vec<AsideJson<'a>>,
    footnotes: Vec<FootnoteJson<'a>>,
    diagnostics: Vec<JsonDiagnostic>,
}

#[derive(Debug, Clone, Serialize)]
struct SourceJson<'a> {
    path: &'a str,
    sha256: &'a str,
    encoding: &'a str,
}

impl<'a> SessionJson<'a> {
    /// The form of a session, with what was said of it when it was read, in one language.
    pub fn new(session: &'a Session, diagnostics: &[Diagnostic], tongue: Tongue) -> Self {
        let turns =
            |turns: &'a [_]| turns.iter().map(|turn| TurnJson::new(session, turn)).collect();
        let header = &session.header;
        Self {
            format: FORMAT,
            title: header.title.as_deref(),
            date: header.date.map(|date| date.to_string()),
            language: header.language.as_str(),
            place: header.place.as_deref(),
            duration: header.duration.as_deref(),
            series: header.series.as_ref().map(|series| series.id.as_str()),
            translation_of: header.translation_of.as_ref().map(|it| it.id.as_str()),
            source: SourceJson {
                path: &session.source.path,
                sha256: &session.source.sha256,
                encoding: &session.source.encoding,
            },
            witness: WitnessJson::new(&header.witness),
            speakers: session.speakers.iter().map(SpeakerJson::new).collect(),
            lead: session.lead.iter().map(ParagraphJson::new).collect(),
            opening: turns(&session.opening),
            exchanges: session
                .exchanges
                .iter()
                .map(|exchange| ExchangeJson::new(exchange, turns(&exchange.turns)))
                .collect(),
            closing: turns(&session.closing),
            asides: session.asides.iter().map(AsideJson::new).collect(),
            footnotes: session.footnotes.iter().map(FootnoteJson::new).collect(),
            diagnostics: diagnostics.iter().map(|one| JsonDiagnostic::new(one, tongue)).collect(),
        }
    }
}

/// A session as the text of a JSON file, without diagnostics.
pub fn json(session: &Session) -> String {
    let form = SessionJson::new(session, &[], Tongue::English);
    // Strings, numbers, lists and structs: there is nothing in it that could fail.
    let mut text = serde_json::to_string_pretty(&form).unwrap_or_default();
    text.push('\n');
    text
}
