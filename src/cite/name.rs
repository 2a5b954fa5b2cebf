//! Names of people and bodies, and how each standard turns them.

use crate::text::{collapse, is_chinese};

/// A name as a record prints it, and, where an entry tells, its family and given parts.
///
/// Only an entry's `sort` tells: `Quillan, Hester` of Hester Quillan, `Wang, Yi` of Wang Yi. A guess
/// (the last word is the family's) would be wrong for Chinese, Hungarian and many other names, and a
/// wrong name in a citation is worse than one that is not inverted. Chinese characters are never
/// turned: the standards print such a name whole, family first. The Chinese form of a foreign name
/// (伏尔特·韦杰) stays whole too, since the dot also stands in names of Chinese citizens that have no
/// family part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Name {
    text: String,
    parts: Option<Parts>,
    who: Who,
}

/// What bears a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// A person.
    Person,
    /// A body: a medium, a firm, an office.
    Organisation,
    /// A label that stands for no entry.
    Unknown,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    family: String,
    given: String,
}

impl Name {
    /// A person's name, with the words by which the person's entry is sorted.
    pub fn person(text: &str, sort: Option<&str>) -> Self {
        let text = collapse(text);
        let parts = sort.and_then(|sort| Parts::of(&text, sort));
        Self { text, parts, who: Who::Person }
    }

    /// A body's name.
    pub fn organisation(text: &str) -> Self {
        Self { text: collapse(text), parts: None, who: Who::Organisation }
    }

    /// A label of whom nothing more is known.
    pub fn label(text: &str) -> Self {
        Self { text: collapse(text), parts: None, who: Who::Unknown }
    }

    /// The name as printed.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// What bears it.
    pub fn who(&self) -> Who {
        self.who
    }

    /// Family and given name, where known.
    pub(super) fn parts(&self) -> Option<(&str, &str)> {
        self.parts.as_ref().map(|parts| (parts.family.as_str(), parts.given.as_str()))
    }

    /// `Quillan, Hester`, as reference managers take it.
    pub(super) fn sorted(&self) -> String {
        self.parts()
            .map_or_else(|| self.text.clone(), |(family, given)| format!("{family}, {given}"))
    }

    /// `Quillan, Hester` at the head of an entry of a bibliography; a name that is printed family
    /// first has no comma.
    pub(super) fn inverted(&self) -> String {
        match self.parts() {
            Some((family, _)) if !self.text.starts_with(family) => self.sorted(),
            _ => self.text.clone(),
        }
    }

    /// `Quillan, H. M.`, as APA has it.
    pub(super) fn with_initials(&self) -> String {
        match self.parts() {
            Some((family, given)) => format!("{family}, {}", initials(given, ".")),
            None => self.text.clone(),
        }
    }

    /// `QUILLAN H M`, as GB/T 7714 has it.
    pub(super) fn in_capitals(&self) -> String {
        match self.parts() {
            Some((family, given)) => {
                format!("{} {}", family.to_uppercase(), initials(given, "").replace('-', " "))
            }
            None => self.text.clone(),
        }
    }
}

impl Parts {
    /// The parts of `text` that `sort` shows: its words, in whatever order, with a comma between.
    fn of(text: &str, sort: &str) -> Option<Self> {
        let (family, given) = sort.split_once(',')?;
        let (family, given) = (collapse(family), collapse(given));
        if family.is_empty() || given.is_empty() || text.chars().any(is_chinese) {
            return None;
        }
        let words = |text: &str| {
            let mut words: Vec<String> = text.split(' ').map(str::to_lowercase).collect();
            words.sort();
            words
        };
        (words(text) == words(&format!("{family} {given}"))).then_some(Self { family, given })
    }
}

/// `H. M.` of Hester Mary, `J.-P.` of Jean-Paul.
fn initials(given: &str, point: &str) -> String {
    let words = given.split(' ').map(|word| {
        let letters = word.split('-').filter_map(|part| part.chars().find(|c| c.is_alphabetic()));
        let letters = letters.map(|c| format!("{}{point}", c.to_uppercase()));
        letters.collect::<Vec<_>>().join("-")
    });
    words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_turned_only_where_its_entry_shows_the_parts() {
        let known = Name::person("Hester Mary Quillan", Some("Quillan, Hester Mary"));
        assert_eq!(known.inverted(), "Quillan, Hester Mary");
        assert_eq!(known.with_initials(), "Quillan, H. M.");
        assert_eq!(known.in_capitals(), "QUILLAN H M");
        for (text, sort) in [
            ("Hester Quillan", None),
            ("Hester Quillan", Some("Quillan")),
            ("Mayor Hester Quillan", Some("Quillan, Hester")),
            ("沈青禾", Some("shen, qinghe")),
        ] {
            let name = Name::person(text, sort);
            assert_eq!(name.inverted(), text);
            assert_eq!(name.with_initials(), text);
            assert_eq!(name.in_capitals(), text);
        }
    }

    #[test]
    fn a_name_printed_family_first_keeps_its_order() {
        let name = Name::person("Shen Qinghe", Some("Shen, Qinghe"));
        assert_eq!(name.inverted(), "Shen Qinghe");
        assert_eq!(name.sorted(), "Shen, Qinghe");
        assert_eq!(name.with_initials(), "Shen, Q.");
    }

    #[test]
    fn double_names_have_double_initials() {
        let name = Name::person("Jean-Paul van Loo", Some("van Loo, Jean-Paul"));
        assert_eq!(name.with_initials(), "van Loo, J.-P.");
        assert_eq!(name.in_capitals(), "VAN LOO J P");
    }
}
