//! Where a paragraph stands among the others decides whether nobody speaks it.

use super::apart;
use super::caption::{self, Verdict};
use super::piece::{Piece, What};
use crate::diagnostic::Message;
use crate::model::AsideKind;
use crate::structure::paragraph::Between;
use crate::text::is_finished;

/// What was set apart, or may have to be.
#[derive(Debug)]
pub(super) struct Found {
    /// The piece.
    pub(super) piece: usize,
    /// What it is taken for.
    pub(super) kind: AsideKind,
    /// Why.
    pub(super) why: Message,
    /// Whether it was set apart; otherwise it is only reported.
    pub(super) taken: bool,
}

/// Sets apart what nobody speaks.
pub(super) fn set_apart(pieces: &mut [Piece<'_>]) -> Vec<Found> {
    let usual = usual_blanks(pieces);
    let first_label = pieces.iter().position(Piece::is_label);
    let mut found = Vec::new();
    for at in 0..pieces.len() {
        if !pieces[at].is_words() {
            continue;
        }
        // Right after a label stands what the speaker says, whatever it is.
        let labelled = at > 0 && pieces[at - 1].is_label();
        if let Some((kind, why)) = apart::unspoken(&pieces[at].text).filter(|_| !labelled) {
            pieces[at].set_apart(kind, why.clone());
            found.push(Found { piece: at, kind, why, taken: true });
            continue;
        }
        let spoken = first_label.is_some_and(|first| first < at);
        if spoken && !labelled {
            found.extend(caption(pieces, at, usual));
        }
    }
    found
}

fn caption(pieces: &mut [Piece<'_>], at: usize, usual: usize) -> Option<Found> {
    let piece = pieces.get(at)?;
    let after = pieces.get(at + 1).map_or(0, |next| next.blanks);
    let apart = piece.blanks.max(after) > usual;
    let kind = AsideKind::Caption;
    match caption::judge(&piece.text, apart) {
        Verdict::No => None,
        Verdict::Doubtful(why) => Some(Found { piece: at, kind, why, taken: false }),
        Verdict::Caption(why) => {
            set_caption_apart(pieces, at, &why);
            Some(Found { piece: at, kind, why, taken: true })
        }
    }
}

/// Sets a caption apart and joins the sentence it has broken, if it has.
fn set_caption_apart(pieces: &mut [Piece<'_>], at: usize, why: &Message) {
    let (head, tail) = pieces.split_at_mut(at);
    if let (Some(before), [caption, next, ..]) = (head.last_mut(), tail)
        && before.is_words()
        && next.is_words()
        && caption.is_plain()
        && !is_finished(&before.text)
    {
        let kind = AsideKind::Caption;
        let (text, span) = (caption.text.clone(), caption.span.clone());
        caption.what = What::Gone;
        before.join(Some(Between { kind, text, why: why.clone(), span }), next);
        return;
    }
    pieces[at].set_apart(AsideKind::Caption, why.clone());
}

/// How many blank lines mostly stand between paragraphs.
fn usual_blanks(pieces: &[Piece<'_>]) -> usize {
    let mut blanks: Vec<usize> =
        pieces.iter().filter(|piece| piece.is_words()).map(|piece| piece.blanks).collect();
    blanks.sort_unstable();
    blanks.get(blanks.len() / 2).copied().unwrap_or(1).max(1)
}
