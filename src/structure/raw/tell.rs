//! What the rules have done to a raw text, told to the editor.

use std::ops::Range;
use std::sync::Arc;

use super::piece::{Join, Joined};
use super::role::Seating;
use super::{aside, gaps, headline, resume};
use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::model::{AsideKind, Speaker};
use crate::say;
use crate::text::collapse;

/// How many characters of a place are quoted.
const QUOTED: usize = 20;
/// How many speakers of unknown role are named.
const NAMED: usize = 8;

/// Makes the diagnostics of one source.
pub(super) struct Teller<'a> {
    /// The source.
    pub(super) source: &'a Arc<SourceText>,
}

impl Teller<'_> {
    fn place(&self, span: &Range<usize>) -> Place {
        Place::At(Span::new(self.source, span.clone()))
    }

    fn start(words: &str) -> String {
        let words = collapse(words);
        match words.char_indices().nth(QUOTED) {
            Some((at, _)) => format!("{}……", &words[..at]),
            None => words,
        }
    }

    /// A repeated headline, taken out.
    pub(super) fn headline(&self, found: &headline::Found, span: &Range<usize>) -> Diagnostic {
        let words = Self::start(&found.text);
        let message = if found.joined_to.is_some() {
            say!(
                zh: "“{words}”是混在正文里的标题，已取出，前后断开的句子已接上",
                en: "`{words}` is a headline among the words; it was taken out and the sentence it broke was joined",
            )
        } else {
            say!(
                zh: "“{words}”是混在正文里的标题，已取出",
                en: "`{words}` is a headline among the words; it was taken out",
            )
        };
        let diagnostic = if found.sure {
            Diagnostic::info(Code::Furniture, message, self.place(span))
        } else {
            Diagnostic::warning(Code::Furniture, message, self.place(span))
        };
        diagnostic.hint(overrule_in_transcript())
    }

    /// A running head or a page number, taken out.
    pub(super) fn page(&self, words: &str, span: &Range<usize>) -> Diagnostic {
        let words = Self::start(words);
        Diagnostic::info(
            Code::Furniture,
            say!(
                zh: "“{words}”是页眉或页码，已取出",
                en: "`{words}` is a running head or a page number; it was taken out",
            ),
            self.place(span),
        )
        .hint(overrule_in_transcript())
    }

    /// Lines joined into one paragraph.
    pub(super) fn join(&self, join: &Join) -> Diagnostic {
        let message = match join.how {
            Joined::OverPage => say!(
                zh: "句子在换页处断开，这一行已接到前一行",
                en: "a page ends in mid-sentence; this line was joined to the one before",
            ),
            Joined::Lines => say!(
                zh: "原文按版面宽度折行，已把各行接成段落，这是第一处",
                en: "the text is broken into printed lines, which were joined into paragraphs; this is the first",
            ),
            Joined::Word => {
                return Diagnostic::info(
                    Code::Joined,
                    say!(
                        zh: "一个词在行末用连字符断开，已接上并去掉连字符",
                        en: "a word was broken with a hyphen at the end of a line; its halves were joined without it",
                    ),
                    self.place(&join.span),
                )
                .hint(overrule_in_transcript());
            }
        };
        Diagnostic::info(Code::Joined, message, self.place(&join.span)).hint(say!(
            zh: "如果每行本来就是一段，请在段与段之间空一行",
            en: "if each line is a paragraph, put blank lines between them",
        ))
    }

    /// What nobody speaks, set apart or not.
    pub(super) fn aside(
        &self,
        found: &aside::Found,
        text: &str,
        span: &Range<usize>,
    ) -> Diagnostic {
        let words = Self::start(text);
        let (zh, en) = kind_in_words(found.kind);
        let Message { zh: why_zh, en: why_en } = &found.why;
        if !found.taken {
            return Diagnostic::warning(
                Code::DoubtfulAside,
                say!(
                    zh: "“{words}”可能是{zh}，不敢断定，留在正文里（{why_zh}）",
                    en: "`{words}` may be {en}; it was left in the text ({why_en})",
                ),
                self.place(span),
            )
            .hint(say!(
                zh: "如果是，导入后在那一段前面加“> ”",
                en: "if it is, put `> ` before it in the imported transcript",
            ));
        }
        let message = say!(
            zh: "“{words}”是{zh}，不是发言，已另列（{why_zh}）",
            en: "`{words}` is {en} and no speech; it was set apart ({why_en})",
        );
        let diagnostic = if found.kind == AsideKind::Caption {
            Diagnostic::warning(Code::AsideFound, message, self.place(span))
        } else {
            Diagnostic::info(Code::AsideFound, message, self.place(span))
        };
        diagnostic.hint(overrule_in_transcript())
    }

    /// A paragraph that has lost its beginning, or may have.
    pub(super) fn gap(&self, found: &gaps::Found, text: &str, span: &Range<usize>) -> Diagnostic {
        let words = Self::start(text);
        let Message { zh: why_zh, en: why_en } = &found.why;
        if found.end {
            return Diagnostic::info(
                Code::DoubtfulGap,
                say!(
                    zh: "“{words}”这一段没有说完就断了，没有标出（{why_zh}）",
                    en: "the paragraph `{words}` breaks off; nothing is marked ({why_en})",
                ),
                self.place(span),
            )
            .hint(say!(
                zh: "请对照原件；如果缺了话，导入后在段末写“[……]”；如果下一段是它的下半句，请接上",
                en: "compare with the original; if words are lost, write `[……]` at its end in the imported \
                     transcript; if the next paragraph goes on with it, join them",
            ));
        }
        if found.marked {
            Diagnostic::warning(
                Code::LostWords,
                say!(
                    zh: "“{words}”这一段缺了开头，已标为缺文（{why_zh}）",
                    en: "the paragraph `{words}` has lost its beginning; a gap is marked there ({why_en})",
                ),
                self.place(span),
            )
            .hint(say!(
                zh: "请对照原件；如果并不缺，导入后删去段首的“[……]”",
                en: "compare with the original; if nothing is lost, delete `[……]` in the imported transcript",
            ))
        } else {
            Diagnostic::info(
                Code::DoubtfulGap,
                say!(
                    zh: "“{words}”这一段可能缺了开头，没有标出（{why_zh}）",
                    en: "the paragraph `{words}` may have lost its beginning; nothing is marked ({why_en})",
                ),
                self.place(span),
            )
            .hint(say!(
                zh: "请对照原件；如果确实缺，导入后在段首写“[……]”",
                en: "compare with the original; if words are lost, write `[……]` there in the imported transcript",
            ))
        }
    }

    /// Words given back to a speaker who is not named before them.
    pub(super) fn resumed(&self, found: &resume::Found) -> Diagnostic {
        let (words, label) = (Self::start(&found.words), &found.label);
        Diagnostic::warning(
            Code::ImpliedSpeaker,
            say!(
                zh: "“{words}”前面没有写明是谁，看来是“{label}”说的，已另起一段发言",
                en: "nobody is named before `{words}`; it reads like {label} and was made a turn of that speaker",
            ),
            self.place(&found.span),
        )
        .hint(say!(
            zh: "请对照原件；如果不对，导入后在成稿里改署名",
            en: "compare with the original; if that is wrong, change the label in the imported transcript",
        ))
    }

    /// A line taken for the title.
    pub(super) fn title(&self, words: &str, span: &Range<usize>) -> Diagnostic {
        let words = Self::start(words);
        Diagnostic::info(
            Code::TitleFound,
            say!(zh: "“{words}”这一行作标题", en: "the line `{words}` is taken for the title"),
            self.place(span),
        )
        .hint(say!(
            zh: "如果不是，请另写 title",
            en: "if it is not, state another `title`",
        ))
    }

    /// Roles that offices have told.
    pub(super) fn seating(&self, seating: Seating, span: &Range<usize>) -> Option<Diagnostic> {
        let message = match seating {
            Seating::None => return None,
            Seating::House { answered } => say!(
                zh: "看来是议会质询：名字里有职务，{answered} 次由官员回答提问；按职务分了提问者、回答者和主持人",
                en: "this reads like question time: office holders answer {answered} questions; offices tell who asks, answers and presides",
            ),
            Seating::Panel { asked } => say!(
                zh: "看来是由有职务的人回答提问，共 {asked} 次；其余按发言次序判断",
                en: "this reads like a press conference of those with an office, who are asked {asked} times; the turns tell the rest",
            ),
        };
        let told = Diagnostic::info(Code::RolesByOffice, message, self.place(span));
        Some(told.hint(say!(
            zh: "如果不对，在 speakers 里写明 role",
            en: "if that is wrong, state their `role` under `speakers`",
        )))
    }

    /// Speakers of whom nothing tells what they do.
    pub(super) fn unknown(&self, speakers: &[&Speaker], span: &Range<usize>) -> Diagnostic {
        let labels: Vec<&str> =
            speakers.iter().take(NAMED).map(|speaker| speaker.label.as_str()).collect();
        let (listed_zh, listed_en) = (labels.join("、"), labels.join(", "));
        let count = speakers.len();
        Diagnostic::warning(
            Code::NoRole,
            say!(
                zh: "有 {count} 位看不出是提问还是回答：{listed_zh}",
                en: "nothing tells whether these {count} ask or answer: {listed_en}",
            ),
            self.place(span),
        )
        .hint(say!(
            zh: "在 speakers 里写明 role: asker（提问）或 answerer（回答）",
            en: "state their `role` under `speakers`: asker or answerer",
        ))
    }
}

fn overrule_in_transcript() -> Message {
    say!(
        zh: "如果不对，导入后在成稿里改：成稿只认写明的记号",
        en: "if that is wrong, change it in the imported transcript, where only marks count",
    )
}

/// A kind of aside, as the messages name it.
fn kind_in_words(kind: AsideKind) -> (&'static str, &'static str) {
    match kind {
        AsideKind::Caption => ("图片说明", "a caption"),
        AsideKind::Stage => ("现场说明", "a stage direction"),
        AsideKind::Editor => ("编者的话", "an editor's insertion"),
        AsideKind::Furniture => ("版面上的记号", "the page's own"),
        AsideKind::Gap => ("缺文", "a gap"),
        AsideKind::Time => ("时刻", "a time"),
        AsideKind::Dateline => ("电头", "a dateline"),
        AsideKind::Duration => ("历时说明", "a note of the duration"),
    }
}

/// What stands like a label and was not taken for one.
pub(super) fn doubtful_label(name: &str, place: Place) -> Diagnostic {
    Diagnostic::warning(
        Code::DoubtfulLabel,
        say!(
            zh: "“{name}”的写法像是发言人，但证据不足，没有另起一段发言",
            en: "`{name}` stands like a label, but too little speaks for it; it opens no turn",
        ),
        place,
    )
    .hint(say!(
        zh: "如果是发言人，请在 speakers 里写上“{name}”；如果不是，写进 not_labels",
        en: "if it is a label, name `{name}` under `speakers`; if not, list it under `not_labels`",
    ))
}
