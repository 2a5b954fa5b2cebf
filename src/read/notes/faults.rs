//! What can be wrong with a note as written, in words.

use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::{Code, Diagnostic, Message, Place, SourceText, Span};
use crate::model::NoteKind;
use crate::say;

fn bad(source: &Arc<SourceText>, at: &Range<usize>, message: Message) -> Diagnostic {
    Diagnostic::error(Code::BadNote, message, Place::At(Span::new(source, at.clone())))
}

pub(super) fn text_before(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    bad(
        source,
        at,
        say!(
            zh: "这些字在第一个“##”之前，不属于任何注释",
            en: "these words stand before the first `##` and belong to no note",
        ),
    )
    .hint(say!(
        zh: "每条注释先写“## 所注的字”，注释写在下面",
        en: "a note begins with `## the words it is about`; what it says goes below",
    ))
}

pub(super) fn unclosed_code(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    bad(
        source,
        at,
        say!(
            zh: "这里开始的代码块没有结束，下面的注释都被它吞掉了",
            en: "the code that opens here is never closed and swallows all notes below",
        ),
    )
    .hint(say!(zh: "用同样的符号另起一行结束它", en: "close it with the same signs on a line of their own"))
}

pub(super) fn broken_braces(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    bad(
        source,
        at,
        say!(
            zh: "标题下面这一行以大括号开头，却没有以“}}”结束",
            en: "this line below the heading opens braces and does not end with `}}`",
        ),
    )
    .hint(say!(
        zh: "写成“{{kind=source in=q7-p3}}”，用半角大括号，独占一行",
        en: "write `{{kind=source in=q7-p3}}`, with plain braces, on a line of its own",
    ))
    .hint(say!(
        zh: "如果是正文，请在前面加反斜杠：“\\{{”",
        en: "if it is the note's text, put a backslash before it: `\\{{`",
    ))
}

pub(super) fn no_statement(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    let words = &source.text()[at.clone()];
    let diagnostic = bad(
        source,
        at,
        say!(
            zh: "大括号里的“{words}”不是“键=值”",
            en: "`{words}` in the braces is not `key=value`",
        ),
    );
    if words.contains(['＝', '＂']) || words.contains("=“") {
        return diagnostic.hint(say!(
            zh: "等号和引号要用半角：to=\"……\"",
            en: "use a plain equals sign and straight quotation marks: to=\"…\"",
        ));
    }
    diagnostic.hint(say!(
        zh: "值里有空格就用直引号括起来：to=\"甲 乙\"",
        en: "a value with spaces stands between straight quotation marks: to=\"a b\"",
    ))
}

pub(super) fn twice(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    let key = &source.text()[at.clone()];
    Diagnostic::error(
        Code::Repeated,
        say!(zh: "“{key}”写了两次", en: "`{key}` stands twice"),
        Place::At(Span::new(source, at.clone())),
    )
}

pub(super) fn empty_value(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    let words = &source.text()[at.clone()];
    Diagnostic::error(
        Code::BadValue,
        say!(zh: "“{words}”后面没有值", en: "`{words}` has no value"),
        Place::At(Span::new(source, at.clone())),
    )
}

/// A word that should name a unit; in a heading it stands after `@`.
pub(super) fn malformed_unit(
    source: &Arc<SourceText>,
    at: &Range<usize>,
    in_heading: bool,
) -> Diagnostic {
    let word = &source.text()[at.clone()];
    let diagnostic = Diagnostic::error(
        Code::BadValue,
        say!(zh: "“{word}”不是文稿里的一处", en: "`{word}` names no part of a session"),
        Place::At(Span::new(source, at.clone())),
    );
    if in_heading {
        return diagnostic
            .hint(say!(
                zh: "写成 @session、@lead、@opening、@closing、@q5、@q5-t2（一次发言）或 @q5-p2（一段）",
                en: "write @session, @lead, @opening, @closing, @q5, @q5-t2 (a turn) or @q5-p2 (a paragraph)",
            ))
            .hint(say!(
                zh: "如果是文稿里的字，请在前面加反斜杠：“\\@”",
                en: "if these are words of the session, put a backslash before them: `\\@`",
            ));
    }
    diagnostic.hint(say!(
        zh: "写成 q5、q5-t2（一次发言）、q5-p2（一段）、lead、opening 或 closing",
        en: "write q5, q5-t2 (a turn), q5-p2 (a paragraph), lead, opening or closing",
    ))
}

pub(super) fn no_quote(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    bad(
        source,
        at,
        say!(zh: "这个标题没有写所注的字", en: "this heading does not say which words the note is about"),
    )
    .hint(say!(
        zh: "写“## 所注的字”；注整段写“## @q5-p2”，注缺文写“## [……]”",
        en: "write `## the words`; for a whole paragraph `## @q5-p2`, for a gap `## [...]`",
    ))
}

pub(super) fn narrowed_unit(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    let words = &source.text()[at.clone()];
    bad(
        source,
        at,
        say!(
            zh: "标题已指明整个单位，“{words}”没有用处",
            en: "the heading names a whole unit; `{words}` has nothing to narrow",
        ),
    )
    .hint(
        say!(zh: "删去它，或在标题里写所注的字", en: "take it out, or quote words in the heading"),
    )
}

pub(super) fn not_of_a_target(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    let words = &source.text()[at.clone()];
    bad(
        source,
        at,
        say!(
            zh: "“{words}”说的是整条注释，而这个标题只是下面那条注释的又一处",
            en: "`{words}` is about the whole note, but this heading is only one more target of the note below it",
        ),
    )
    .hint(say!(
        zh: "移到那条注释的最后一个标题下；如果自成一条注释，请写正文",
        en: "move it below that note's last heading; if this is a note of its own, write what it says",
    ))
}

pub(super) fn empty(source: &Arc<SourceText>, at: &Range<usize>, kind: NoteKind) -> Diagnostic {
    let (zh, en) = match kind {
        NoteKind::Correction => (
            "改正要写 to=\"应作的字\"，或写正文",
            "a correction needs to=\"what was meant\", or a text",
        ),
        NoteKind::Variant => (
            "异文要写 to=\"另一处的字\"，或写正文",
            "a variant needs to=\"the other reading\", or a text",
        ),
        _ => ("在标题下面写注释的正文", "write what it says below the heading"),
    };
    bad(source, at, say!(zh: "这条注释是空的", en: "this note is empty"))
        .hint(say!(zh: "{zh}", en: "{en}"))
        .hint(say!(
            zh: "如果下面那条注释也注这里，请把 kind 移到它的最后一个标题下",
            en: "if the note below is about these words too, move `kind` below its last heading",
        ))
}

pub(super) fn dangling(source: &Arc<SourceText>, at: &Range<usize>) -> Diagnostic {
    bad(
        source,
        at,
        say!(
            zh: "这个标题下面没有正文，后面也没有它可归入的注释",
            en: "nothing stands below this heading, and no note follows that it could belong to",
        ),
    )
    .hint(say!(zh: "写上正文，或删去标题", en: "write what it says, or take the heading out"))
}

pub(super) fn misplaced(source: &Arc<SourceText>, at: &Range<usize>, kind: NoteKind) -> Diagnostic {
    let (words, name) = (&source.text()[at.clone()], kind.as_str());
    bad(
        source,
        at,
        say!(
            zh: "“{words}”只用于改正（correction）和异文（variant），这条注释是 {name}",
            en: "`{words}` is for a correction or a variant, and this note is a {name}",
        ),
    )
    .hint(say!(
        zh: "写明 kind=correction 或 kind=variant，或把它写进正文",
        en: "write kind=correction or kind=variant, or put it into the note's text",
    ))
}
