//! How much a name by itself reads like one, in any writing.

use super::label::is_chinese_name;
use super::vocabulary::{has_address, is_medium, is_phrase, latin_likeness};
use crate::text::is_personal_name;

/// How much a name reads like one: 0 not at all, 1 somewhat, 2 well.
pub(super) fn likeness(name: &str) -> u8 {
    if !is_chinese_name(name) {
        return latin_likeness(name);
    }
    let long = name.chars().count() > 16;
    if !long && (is_medium(name) || has_address(name) || is_a_persons(name)) {
        return 2;
    }
    u8::from(!long && !is_phrase(name))
}

pub(super) fn is_a_persons(name: &str) -> bool {
    let length = name.chars().count();
    is_chinese_name(name) && (2..=4).contains(&length) && !is_phrase(name) && is_personal_name(name)
}

/// The name before a comma and an office: Marta Vale, Harbour Master.
pub(super) fn without_office(name: &str) -> Option<&str> {
    let (name, office) = name.split_once(", ")?;
    (likeness(name) == 2 && office.starts_with(char::is_uppercase)).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_phrases_are_told_apart() {
        for (name, expected) in [
            ("林局长", 2),
            ("江声社", 2),
            ("夜渡船", 1),
            ("深刻的变化", 0),
            ("Marta Vale", 2),
            ("Audience member", 1),
            ("However", 0),
        ] {
            assert_eq!(likeness(name), expected, "{name}");
        }
    }
}
