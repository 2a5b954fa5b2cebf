//! What an import of many files says: how many became what, what was doubtful, what was refused and why.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::cli::exit::Exit;
use crate::cli::terminal::{self, Format, Terminal};
use crate::diagnostic::json::JsonDiagnostic;
use crate::diagnostic::{Code, Diagnostic, Message, Report, Severity};
use crate::pipeline::{Fate, Outcome};
use crate::say;

/// How many files of a kind are named to people.
const NAMED: usize = 8;

/// The outcomes, counted; of the files themselves nothing is kept but their names.
pub(super) struct Summary<'a> {
    terminal: &'a Terminal,
    files: Vec<FileJson>,
    fates: BTreeMap<Fate, usize>,
    doubts: BTreeMap<Code, Doubt>,
    /// What is shown to people, as it will look.
    told: String,
    diagnostics: Vec<JsonDiagnostic>,
    exit: Exit,
}

/// How often a decision was close.
#[derive(Debug, Clone, Default, Serialize)]
struct Doubt {
    code: &'static str,
    count: usize,
    files: usize,
}

/// What became of one file, for machines.
#[derive(Serialize)]
struct FileJson {
    file: String,
    status: &'static str,
    path: Option<String>,
    source: Option<String>,
    doubts: usize,
    paragraphs_gone: Option<usize>,
    paragraphs_new: Option<usize>,
    #[serde(skip)]
    fate: Fate,
    #[serde(skip)]
    why: Option<Message>,
}

#[derive(Serialize)]
struct SummaryJson<'a> {
    new: usize,
    replaced: usize,
    merged: usize,
    unchanged: usize,
    double: usize,
    skipped: usize,
    unknown: usize,
    refused: usize,
    doubts: Vec<Doubt>,
    files: &'a [FileJson],
}

impl<'a> Summary<'a> {
    /// Nothing yet.
    pub(super) fn new(terminal: &'a Terminal) -> Self {
        Self {
            terminal,
            files: Vec::new(),
            fates: BTreeMap::new(),
            doubts: BTreeMap::new(),
            told: String::new(),
            diagnostics: Vec::new(),
            exit: Exit::Done,
        }
    }

    /// Takes one outcome in.
    pub(super) fn take(&mut self, outcome: Outcome) {
        let Outcome { file, fate, path, source_path, compared, diagnostics, .. } = outcome;
        *self.fates.entry(fate).or_default() += 1;
        let mut here: BTreeMap<Code, usize> = BTreeMap::new();
        for one in &diagnostics {
            if one.severity == Severity::Warning && is_doubt(one.code) {
                *here.entry(one.code).or_default() += 1;
            }
            if self.tells(one) {
                self.tell(one);
            }
        }
        for (code, count) in &here {
            let doubt = self.doubts.entry(*code).or_default();
            doubt.code = code.as_str();
            doubt.count += count;
            doubt.files += 1;
        }
        let error = diagnostics.iter().find(|one| one.severity == Severity::Error);
        let why = error.map(|error| error.message.clone());
        if fate == Fate::Refused {
            let report: Report = diagnostics.into_iter().collect();
            self.exit = self.exit.max(Exit::of(&report, false));
        }
        self.files.push(FileJson {
            file,
            status: fate.as_str(),
            path,
            source: source_path,
            doubts: here.values().sum(),
            paragraphs_gone: compared.as_ref().map(|compared| compared.gone.len()),
            paragraphs_new: compared.as_ref().map(|compared| compared.come.len()),
            fate,
            why,
        });
    }

    /// Whether a diagnostic is told in full: what kept a file out, what changed, and all if asked for.
    fn tells(&self, one: &Diagnostic) -> bool {
        self.terminal.verbose
            || one.severity == Severity::Error
            || matches!(one.code, Code::SourceChanged | Code::DoubleSource)
            || (self.terminal.format == Format::Json && one.severity == Severity::Warning)
    }

    fn tell(&mut self, one: &Diagnostic) {
        if self.terminal.format == Format::Json {
            self.diagnostics.push(JsonDiagnostic::new(one, self.terminal.tongue()));
        } else {
            self.told.push_str(&self.terminal.style.diagnostics(std::iter::once(one)));
        }
    }

    fn count(&self, fate: Fate) -> usize {
        self.fates.get(&fate).copied().unwrap_or(0)
    }

    /// Tells all.
    pub(super) fn end(self, renewed: bool) -> Exit {
        if self.terminal.format == Format::Json {
            let result = SummaryJson {
                new: self.count(Fate::New),
                replaced: self.count(Fate::Replaced),
                merged: self.count(Fate::Merged),
                unchanged: self.count(Fate::Unchanged),
                double: self.count(Fate::Double),
                skipped: self.count(Fate::Skipped),
                unknown: self.count(Fate::Unknown),
                refused: self.count(Fate::Refused),
                doubts: self.doubts.values().cloned().collect(),
                files: &self.files,
            };
            return self.terminal.document("import", self.exit, result, self.diagnostics);
        }
        terminal::mention(&self.told);
        let mut text = String::new();
        for line in self.lines(renewed) {
            text.push_str(line.in_tongue(self.terminal.tongue()));
            text.push('\n');
        }
        terminal::print(&text, self.exit)
    }

    fn lines(&self, renewed: bool) -> Vec<Message> {
        let mut lines = vec![self.counted()];
        if !self.doubts.is_empty() {
            lines.push(self.doubtful());
            for Doubt { code, count, files } in self.doubts.values() {
                lines.push(say!(
                    zh: "  {code}：{count} 处，在 {files} 个文件里",
                    en: "  {code}: {count}, in {files} files",
                ));
            }
            lines.push(self.most_doubtful());
        }
        lines.extend(self.list(Fate::Refused, say!(zh: "未能导入", en: "refused")));
        lines.extend(
            self.list(Fate::Double, say!(zh: "内容重复", en: "the same bytes as another file")),
        );
        lines.extend(self.list(Fate::Unknown, say!(zh: "格式不认识", en: "of no known format")));
        let written = self.count(Fate::New) + self.count(Fate::Replaced);
        if written > 0 {
            lines.push(say!(
                zh: "接着：抽看有疑问的几份，再运行 wenda check",
                en: "next: look at the doubtful ones, then run wenda check",
            ));
        } else if !renewed && self.count(Fate::Unchanged) > 0 {
            lines.push(say!(
                zh: "规则改过而要重新生成没有人改过的发言记录，加 --renew",
                en: "where rules have changed, --renew makes anew the transcripts that nobody has edited",
            ));
        }
        lines
    }

    fn counted(&self) -> Message {
        let all = self.files.len();
        let (mut zh, mut en) = (Vec::new(), Vec::new());
        for (fate, words) in [
            (Fate::New, say!(zh: "新导入", en: "new")),
            (Fate::Replaced, say!(zh: "已更新", en: "replaced")),
            (Fate::Merged, say!(zh: "已记下新原文", en: "merged")),
            (Fate::Unchanged, say!(zh: "未变", en: "unchanged")),
            (Fate::Refused, say!(zh: "未能导入", en: "refused")),
            (Fate::Double, say!(zh: "重复", en: "double")),
            (Fate::Skipped, say!(zh: "按规则略过", en: "skipped")),
            (Fate::Unknown, say!(zh: "格式不认识", en: "of no known format")),
        ] {
            let count = self.count(fate);
            if count > 0 {
                zh.push(format!("{} {count}", words.zh));
                en.push(format!("{count} {}", words.en));
            }
        }
        let (zh, en) = (zh.join("，"), en.join(", "));
        let plural = if all == 1 { "" } else { "s" };
        say!(zh: "{all} 个文件：{zh}", en: "{all} file{plural}: {en}")
    }

    fn doubtful(&self) -> Message {
        let files = self.files.iter().filter(|file| file.doubts > 0).count();
        let count: usize = self.doubts.values().map(|doubt| doubt.count).sum();
        say!(
            zh: "有疑问的 {files} 份，共 {count} 处：",
            en: "doubtful: {files} of them, in {count} places:",
        )
    }

    fn most_doubtful(&self) -> Message {
        let mut files: Vec<&FileJson> = self.files.iter().filter(|file| file.doubts > 0).collect();
        files.sort_by_key(|file| std::cmp::Reverse(file.doubts));
        let named = files.iter().take(NAMED).map(|file| {
            let path = file.path.as_ref().unwrap_or(&file.file);
            format!("\n    {path} ({})", file.doubts)
        });
        let named: String = named.collect();
        say!(
            zh: "  最多的几份（加 --verbose 看全部）：{named}",
            en: "  most of all in (--verbose tells all):{named}",
        )
    }

    /// The files that came to this end, the first of them by name, each with the reason.
    fn list(&self, fate: Fate, head: Message) -> Vec<Message> {
        let files: Vec<&FileJson> = self.files.iter().filter(|file| file.fate == fate).collect();
        let more = files.len().checked_sub(NAMED).filter(|more| *more > 0);
        let mut lines = vec![Message { zh: head.zh + "：", en: head.en + ":" }];
        for FileJson { file, why, .. } in files.iter().take(NAMED) {
            lines.push(match why {
                Some(Message { zh, en }) => say!(zh: "  {file}：{zh}", en: "  {file}: {en}"),
                None => say!(zh: "  {file}", en: "  {file}"),
            });
        }
        lines.extend(more.map(|more| say!(zh: "  另有 {more} 个", en: "  and {more} more")));
        if files.is_empty() { Vec::new() } else { lines }
    }
}

/// Whether a warning is about how words were understood, and not about what became of the file.
fn is_doubt(code: Code) -> bool {
    !matches!(code, Code::SourceChanged | Code::DoubleSource | Code::DoubleSession)
}
