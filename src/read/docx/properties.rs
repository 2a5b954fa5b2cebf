//! What a document's own record says of it: `docProps/core.xml`.

use super::xml::Event;
use crate::model::Date;
use crate::read::day;

/// The record.
#[derive(Debug, Default)]
pub(super) struct Properties {
    title: String,
    created: String,
    open: Option<Field>,
}

#[derive(Debug, Clone, Copy)]
enum Field {
    Title,
    Created,
}

impl Properties {
    /// Takes in one event of the record.
    pub(super) fn take(&mut self, event: &Event<'_>) {
        match event {
            Event::Start("title", _) => self.open = Some(Field::Title),
            Event::Start("created", _) => self.open = Some(Field::Created),
            Event::Start(..) | Event::End(_) => self.open = None,
            Event::Text(text) => match self.open {
                Some(Field::Title) => self.title.push_str(text),
                Some(Field::Created) => self.created.push_str(text),
                None => {}
            },
        }
    }

    /// The title: often that of the template that the document was made from.
    pub(super) fn title(&self) -> Option<String> {
        let title = crate::text::collapse(&self.title);
        (!title.is_empty()).then_some(title)
    }

    /// The day on which the document was made.
    pub(super) fn created(&self) -> Option<Date> {
        day::day_in(&self.created)
    }
}
