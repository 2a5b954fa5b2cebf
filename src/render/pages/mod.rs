//! One file for each kind of page: from archive and views to the context its template sees.

mod by_year;
mod card;
mod collected;
mod compare;
mod copies;
mod data;
mod doubted;
mod entry;
mod front;
mod glossary;
mod history;
mod index;
mod items;
mod lines;
mod notes;
mod question;
mod record;
mod related;
mod rests;
mod said;
mod search;
mod session;
mod speech;
mod statistics;
mod term;
mod terms;
mod translations;
mod treatment;
mod uses;
mod variants;
mod voices;
mod wording;
mod wordings;
mod words_here;
mod year;

pub(super) use speech::is_inside;
