//! Whom a label names, where no entry has its name yet: what an entry for it would be, and its title.

use super::who::{CALLINGS, offices};
use super::{names_nobody, raw};
use crate::model::Role;
use crate::text::{is_chinese, is_personal_name, trim};

/// What a label names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Named {
    /// A person, by the name alone: 毛宁 of 外交部发言人毛宁.
    Person(String),
    /// The body for which somebody asks: 新华社 of 新华社记者.
    Organisation(String),
}

/// What `label` names, by its own words and by what its speaker does; `None` if it names nobody.
pub fn named(label: &str, role: Role) -> Option<Named> {
    let label = trim(label);
    if label.is_empty() || names_nobody(label) {
        return None;
    }
    if label.chars().any(is_chinese) { chinese(label, role) } else { Some(latin(label, role)) }
}

/// Whether a name reads like a medium's: a newspaper's, an agency's.
pub fn is_medium(name: &str) -> bool {
    raw::is_medium(without_marks(name))
}

fn chinese(label: &str, role: Role) -> Option<Named> {
    let stripped = CALLINGS.iter().find_map(|calling| label.strip_suffix(calling));
    if let Some(body) = stripped.map(trim).filter(|body| !body.is_empty()) {
        return Some(Named::Organisation(without_marks(body).to_owned()));
    }
    if let Some(name) = person_in(label) {
        return Some(Named::Person(name.to_owned()));
    }
    if raw::is_phrase(label) {
        return None;
    }
    // What is as short as a person's name is one, unless it reads like a medium's.
    let long = label.chars().count() > 4 && !raw::has_address(label);
    if is_medium(label) || role == Role::Asker && long {
        return Some(Named::Organisation(without_marks(label).to_owned()));
    }
    Some(Named::Person(label.to_owned()))
}

/// The person's name that a Chinese label is, or ends with after an office, or begins with before a form of
/// address.
fn person_in(label: &str) -> Option<&str> {
    let is_name = |name: &&str| (2..=4).contains(&name.chars().count()) && is_personal_name(name);
    let after = offices().filter_map(|office| Some(label.rsplit_once(office)?.1));
    let before = raw::without_address(label);
    std::iter::once(label).chain(after).chain(before).map(trim).find(is_name)
}

/// A newspaper's name without the marks of a title.
fn without_marks(body: &str) -> &str {
    let inner = body.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
    inner.unwrap_or(body)
}

fn latin(label: &str, role: Role) -> Named {
    const CALLINGS: [&str; 3] = [" reporter", " correspondent", " journalist"];
    let body = CALLINGS.iter().find_map(|calling| {
        let at = label.len().checked_sub(calling.len())?;
        label.get(at..).filter(|end| end.eq_ignore_ascii_case(calling)).map(|_| trim(&label[..at]))
    });
    let letters = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit();
    let initials = role == Role::Asker && label.len() <= 5 && label.chars().all(letters);
    match body.filter(|body| !body.is_empty()) {
        Some(body) => Named::Organisation(body.to_owned()),
        None if initials || raw::is_medium(label) => Named::Organisation(label.to_owned()),
        None => Named::Person(label.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(label: &str, role: Role) -> Option<String> {
        named(label, role).and_then(|named| match named {
            Named::Person(name) => Some(name),
            Named::Organisation(_) => None,
        })
    }

    fn body(label: &str, role: Role) -> Option<String> {
        named(label, role).and_then(|named| match named {
            Named::Person(_) => None,
            Named::Organisation(name) => Some(name),
        })
    }

    #[test]
    fn askers_ask_for_a_body_and_answerers_are_people() {
        assert_eq!(body("《云溪晚报》记者", Role::Asker).unwrap(), "云溪晚报");
        assert_eq!(body("云溪电视台", Role::Unknown).unwrap(), "云溪电视台");
        assert_eq!(person("航运局发言人赵立坚", Role::Answerer).unwrap(), "赵立坚");
        assert_eq!(person("王毅部长", Role::Answerer).unwrap(), "王毅");
        assert_eq!(person("林先生", Role::Asker).unwrap(), "林先生");
    }

    #[test]
    fn latin_labels_are_people_unless_they_read_like_a_medium() {
        assert_eq!(body("Harbour Post reporter", Role::Asker).unwrap(), "Harbour Post");
        assert_eq!(body("The Quay Times", Role::Asker).unwrap(), "The Quay Times");
        assert_eq!(body("QRT", Role::Asker).unwrap(), "QRT");
        assert_eq!(person("Marta Vale", Role::Answerer).unwrap(), "Marta Vale");
    }

    #[test]
    fn a_word_for_what_anybody_does_names_nobody() {
        for label in ["问", "记者", "Q", "Moderator", "请问林先生", ""] {
            assert_eq!(named(label, Role::Asker), None, "{label}");
        }
    }
}
