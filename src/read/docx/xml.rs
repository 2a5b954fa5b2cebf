//! The XML of a part as plain events. Word documents have no document type, and so no entities but
//! XML's own: nothing can grow by being named.

use std::io::{self, BufRead};

use quick_xml::errors::Error;
use quick_xml::events::{self, BytesStart};
use quick_xml::{Reader, XmlVersion};

/// What stands in a part. Names are without their prefixes.
pub(super) enum Event<'e> {
    /// An element begins.
    Start(&'e str, Attributes<'e>),
    /// An element ends.
    End(&'e str),
    /// Words.
    Text(&'e str),
}

/// The attributes of an element.
#[derive(Clone, Copy)]
pub(super) struct Attributes<'e>(&'e BytesStart<'e>);

impl Attributes<'_> {
    /// The value of the attribute of this name, without its prefix.
    pub(super) fn get(self, name: &str) -> Option<String> {
        let mut all = self.0.attributes();
        let mut all = all.with_checks(false).filter_map(Result::ok);
        let found = all.find(|one| one.key.local_name().as_ref() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// Whether an element that switches something on does so: `<w:b/>`, `<w:b w:val="1"/>`.
    pub(super) fn is_on(self) -> bool {
        !matches!(self.get("val").as_deref(), Some("0" | "false" | "off" | "none"))
    }
}

/// Why a part could not be read to its end.
pub(super) enum Fault {
    /// It holds more than may be.
    TooLarge,
    /// It is no XML from this byte on.
    Broken(u64),
    /// The archive gives no more of it.
    Unread,
}

/// Goes through a part from its beginning to its end, or until `take` says that it is too much.
pub(super) fn each(
    part: impl BufRead,
    mut take: impl FnMut(&Event<'_>) -> bool,
) -> Result<(), Fault> {
    let mut reader = Reader::from_reader(part);
    reader.config_mut().expand_empty_elements = true;
    let mut buffer = Vec::new();
    let mut act = |event: &Event<'_>| if take(event) { Ok(()) } else { Err(Fault::TooLarge) };
    let mut depth = 0_usize;
    let mut any = false;
    loop {
        buffer.clear();
        let event = match reader.read_event_into(&mut buffer) {
            Ok(event) => event,
            Err(Error::Io(error)) if error.kind() == io::ErrorKind::FileTooLarge => {
                return Err(Fault::TooLarge);
            }
            Err(Error::Io(_)) => return Err(Fault::Unread),
            Err(_) => return Err(Fault::Broken(reader.error_position())),
        };
        match event {
            events::Event::Start(start) => {
                (depth, any) = (depth + 1, true);
                act(&Event::Start(start.local_name().as_ref(), Attributes(&start)))?;
            }
            events::Event::End(end) => {
                depth = depth.saturating_sub(1);
                act(&Event::End(end.local_name().as_ref()))?;
            }
            events::Event::Text(text) => act(&Event::Text(&text))?,
            events::Event::CData(text) => act(&Event::Text(&text))?,
            events::Event::GeneralRef(name) => match character(&name) {
                Some(c) => act(&Event::Text(c.encode_utf8(&mut [0; 4])))?,
                None => return Err(Fault::Broken(reader.buffer_position())),
            },
            events::Event::Eof if depth == 0 && any => return Ok(()),
            events::Event::Eof | events::Event::DocType(_) => {
                return Err(Fault::Broken(reader.buffer_position()));
            }
            _ => {}
        }
    }
}

/// The character that `&name;` stands for.
fn character(name: &events::BytesRef<'_>) -> Option<char> {
    match &**name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => name.resolve_char_ref().ok().flatten(),
    }
}
