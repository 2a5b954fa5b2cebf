//! What becomes of a session that has its id: it is written, or what stands in its place is kept.

use super::made::Made;
use super::standing::{Stands, is_transcript};
use super::{Compared, Fate, Known, Outcome, Over, Step, Work};
use crate::diagnostic::{Code, Diagnostic, Place, Severity};
use crate::pipeline::place;
use crate::{disk, say, write};

/// A session's transcript as it stands in the archive.
struct Old<'a> {
    stands: &'a Stands,
    text: String,
    /// Whether an editor has worked on it, or import did not write it.
    edited: bool,
    /// Whether it comes from the same bytes.
    same: bool,
}

impl Work<'_> {
    /// Does what is left to do for a file.
    pub(super) fn settle(&self, step: Step) -> Outcome {
        match step {
            Step::Done(outcome) => outcome,
            Step::Known(known) => self.known(*known),
            Step::Made(made) | Step::Placed(made) => self.placed(*made),
        }
    }

    /// Nothing has changed; but the source's own bytes must be where the transcript says.
    fn known(&self, known: Known) -> Outcome {
        let Known { mut outcome, id, bytes, .. } = known;
        let Some(stands) = self.standing.of_id(&id) else { return outcome };
        outcome.path = Some(stands.path.clone());
        let kept = stands.witness.file.as_deref().filter(|file| {
            file.starts_with("sources/") && !file.split('/').any(|part| part.starts_with('.'))
        });
        outcome.source_path = kept.map(|file| format!("content/{file}"));
        if let Some(path) = &outcome.source_path
            && !self.import.dry
            && let Err(fault) = self.put(path, &bytes)
        {
            outcome.fate = Fate::Refused;
            outcome.diagnostics.push(fault);
        }
        outcome
    }

    fn placed(&self, mut made: Made) -> Outcome {
        let id = made.session.id.clone();
        let source = format!("sources/{id}.{}", made.extension);
        made.session.header.witness.file = Some(source.clone());
        let transcript = write::import(&made.session);
        let stands = self.standing.of_id(id.as_str());
        let beside = stands.filter(|stands| is_transcript(&stands.path));
        let target = beside.map_or_else(
            || place::of_session(&self.import.into, &id, made.session.header.date),
            |stands| stands.path.clone(),
        );
        let mut outcome = std::mem::replace(&mut made.outcome, Outcome::empty());
        outcome.path = Some(target.clone());
        outcome.source_path = Some(format!("content/{source}"));
        if self.import.dry {
            outcome.fate = Fate::New;
            outcome.transcript = Some(transcript);
            return outcome;
        }
        match (stands, beside) {
            (_, Some(stands)) => self.over(stands, &made, &transcript, outcome),
            (Some(raw), None) => {
                let itself = self.root.join(&raw.path) == made.whole;
                outcome.diagnostics.push(raw_there(id.as_str(), &raw.path, itself));
                if itself { self.fresh(&made, &target, &transcript, outcome) } else { outcome }
            }
            (None, None) => self.fresh(&made, &target, &transcript, outcome),
        }
    }

    /// Where no transcript stands.
    fn fresh(&self, made: &Made, target: &str, transcript: &str, outcome: Outcome) -> Outcome {
        let source = outcome.source_path.clone().unwrap_or_default();
        let files = [(source.as_str(), made.bytes.as_slice()), (target, transcript.as_bytes())];
        let there: Vec<Diagnostic> = files
            .iter()
            .filter(|(path, bytes)| {
                // The same bytes again are no loss to anybody.
                disk::is_file(self.root, path)
                    && !disk::holds(self.root, path, bytes).unwrap_or(false)
            })
            .map(|(path, _)| exists(self.root, path))
            .collect();
        if !there.is_empty() && self.import.over != Over::Force {
            return refuse(outcome, there);
        }
        self.write(made, target, transcript, Outcome { fate: Fate::New, ..outcome })
    }

    /// Where one stands: it is kept, unless it may follow its source.
    fn over(&self, stands: &Stands, made: &Made, transcript: &str, outcome: Outcome) -> Outcome {
        let old = match self.old(stands, made) {
            Ok(old) => old,
            Err(fault) => return refuse(outcome, vec![fault]),
        };
        let compared = Compared::between(&old.text, transcript);
        let unchanged = |outcome| Outcome { fate: Fate::Unchanged, ..outcome };
        let of_import = stands.witness.imported.is_some() || stands.witness.sha256.is_some();
        match self.import.over {
            Over::Force => {}
            Over::Merged if old.edited && !old.same && of_import => {
                return self.merge(&old, made, outcome);
            }
            _ if old.edited && old.same && !self.import.alone => return unchanged(outcome),
            _ if old.edited && (old.same || !of_import) => {
                return refuse(outcome, vec![exists(self.root, &stands.path)]);
            }
            _ if old.edited => {
                let told = edited(&stands.path, &outcome.file, &compared);
                return refuse(Outcome { compared: Some(compared), ..outcome }, vec![told]);
            }
            _ => {}
        }
        if old.text == transcript
            && outcome
                .source_path
                .as_ref()
                .is_some_and(|path| disk::holds(self.root, path, &made.bytes).unwrap_or(false))
        {
            return unchanged(outcome);
        }
        let mut outcome = Outcome { fate: Fate::Replaced, ..outcome };
        outcome.diagnostics.push(changed(&stands.path, old.same, &compared));
        outcome.compared = Some(compared);
        self.write(made, &stands.path, transcript, outcome)
    }

    fn old<'a>(&self, stands: &'a Stands, made: &Made) -> Result<Old<'a>, Diagnostic> {
        let bytes = disk::read_bytes(self.root, &stands.path)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let sealed = stands.witness.imported.as_deref();
        let edited = !sealed.is_some_and(|seal| write::is_as_imported(&text, seal));
        let same = stands.witness.sha256.as_ref() == Some(&made.sha256);
        Ok(Old { stands, text, edited, same })
    }

    /// Records the new source in a transcript that holds what has changed in it.
    fn merge(&self, old: &Old<'_>, made: &Made, outcome: Outcome) -> Outcome {
        let text = write::with_source(&old.text, &made.session.header.witness);
        let Some(text) = text else {
            return refuse(outcome, vec![exists(self.root, &old.stands.path)]);
        };
        self.write(made, &old.stands.path, &text, Outcome { fate: Fate::Merged, ..outcome })
    }

    /// Writes source and transcript, in this order: a transcript never names bytes that are not there.
    fn write(&self, made: &Made, target: &str, transcript: &str, outcome: Outcome) -> Outcome {
        let source = outcome.source_path.as_deref().unwrap_or_default();
        let written =
            self.put(source, &made.bytes).and_then(|()| self.put(target, transcript.as_bytes()));
        match written {
            Ok(()) => outcome,
            Err(fault) => refuse(outcome, vec![fault]),
        }
    }

    /// Writes a file, unless it holds these bytes already.
    fn put(&self, path: &str, bytes: &[u8]) -> Result<(), Diagnostic> {
        if disk::holds(self.root, path, bytes)? {
            return Ok(());
        }
        disk::write(self.root, path, bytes)
    }
}

impl Outcome {
    fn empty() -> Self {
        let file =
            super::File { folder: std::path::PathBuf::new(), path: String::new(), encoding: None };
        Self::of(&file, Fate::Refused)
    }
}

fn refuse(mut outcome: Outcome, faults: Vec<Diagnostic>) -> Outcome {
    outcome.fate = Fate::Refused;
    outcome.diagnostics.extend(faults);
    outcome
}

fn exists(root: &std::path::Path, path: &str) -> Diagnostic {
    disk::exists(root, path)
        .hint(say!(zh: "要覆盖，请加 --force", en: "to overwrite it, add --force"))
}

/// The transcript has followed its source.
fn changed(path: &str, same: bool, compared: &Compared) -> Diagnostic {
    let counted = compared.counted();
    let (zh, en) = (counted.zh, counted.en);
    let message = if same {
        say!(
            zh: "这份发言记录没有人改过，已按现在的规则重新生成：{zh}",
            en: "nobody had edited this transcript; it was made anew by the present rules: {en}",
        )
    } else {
        say!(
            zh: "原文变了；这份发言记录没有人改过，已随之更新：{zh}",
            en: "the source has changed; nobody had edited this transcript, and it was made anew: {en}",
        )
    };
    let severity = if same { Severity::Info } else { Severity::Warning };
    let told =
        Diagnostic::new(severity, Code::SourceChanged, message, Place::File(path.to_owned()));
    compared.shown().into_iter().fold(told, Diagnostic::hint)
}

/// The transcript can't follow its source.
fn edited(path: &str, file: &str, compared: &Compared) -> Diagnostic {
    let counted = compared.counted();
    let (zh, en) = (counted.zh, counted.en);
    let told = Diagnostic::error(
        Code::EditedTranscript,
        say!(
            zh: "原文变了，而这份发言记录已有人改过，没有动它；与重新导入的相比，{zh}",
            en: "the source has changed, and this transcript has been edited; it was left as it is. Against a new import of the source, {en}",
        ),
        Place::File(path.to_owned()),
    );
    compared.shown().into_iter().fold(told, Diagnostic::hint).hint(say!(
        zh: "看看新的：wenda import {file} --stdout；把要改的改进去，再加 --merged 导入一次，只记下新的原文；或加 --force 覆盖",
        en: "look at the new one by `wenda import {file} --stdout`, put into yours what should change, then import once more with --merged, which only records the new source; or overwrite yours by --force",
    ))
}

/// A raw text has the id of the transcript: only one of them can stay.
fn raw_there(id: &str, path: &str, itself: bool) -> Diagnostic {
    let place = Place::File(path.to_owned());
    if itself {
        return Diagnostic::warning(
            Code::DoubleSession,
            say!(
                zh: "原文本身在 content/sessions 里，与它的发言记录编号相同，两者不能并存",
                en: "the raw text stands in content/sessions itself and has the id of its transcript; both cannot stay",
            ),
            place,
        )
        .hint(say!(
            zh: "请删去它：它的字节已存入 content/sources/",
            en: "delete it: its bytes are kept in content/sources/",
        ));
    }
    Diagnostic::error(
        Code::DoubleSession,
        say!(zh: "已有编号为“{id}”的场次", en: "there is a session `{id}` already"),
        place,
    )
    .hint(say!(zh: "请用 --id 另定编号", en: "choose another id by --id"))
}
