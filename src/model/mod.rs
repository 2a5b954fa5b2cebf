//! Plain data: what a session, an exchange, a turn, an entry *is*.
//!
//! No stage's work is done here. Values that must be well formed (ids, dates) are newtypes checked
//! when they are made, so that later stages need not ask again. Names follow TEI and Akoma Ntoso; the
//! table in ARCHITECTURE.md gives both.

mod aside;
mod cutting;
mod date;
mod entry;
mod id;
mod labels;
mod lexicon;
mod note;
mod paragraph;
mod session;
mod speaker;
mod term;
mod time;
mod witness;

pub use aside::{Aside, AsideKind, At};
pub use cutting::CuttingRule;
pub use date::Date;
pub use entry::{
    Entry, EntryKind, FormerName, Organisation, Page, Person, Reference, Rename, Role as DatedRole,
    Rule, Series, Topic,
};
pub use id::{ExchangeId, IdError, NoteId, ParagraphId, RESERVED, Section, Slug, TurnId};
pub use labels::{DeclaredLabels, LabelAt};
pub use lexicon::{Lexicon, Match, Meaning};
pub use note::{Anchor, Note, NoteKind, Quote, Selector, Target, Unit};
pub use paragraph::{Mark, MarkKind, Paragraph};
pub use session::{Exchange, Footnote, Header, Session, SourceInfo, TitleSource, Turn, TurnKind};
pub use speaker::{Role, Speaker};
pub use term::{NotIn, Rendering, Source, Term, TermKind, Use};
pub use time::{Time, TimeError, clock, milliseconds};
pub use witness::{Extent, Made, Witness};
