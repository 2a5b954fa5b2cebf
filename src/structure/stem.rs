//! The session's id, out of the name of its file.

use crate::model::Slug;

/// The stem itself if it is an id; otherwise what of it can stand in one, in lower case, with single
/// hyphens for the rest.
pub(super) fn id(stem: &str) -> Slug {
    let mut word = String::new();
    for c in stem.chars().flat_map(char::to_lowercase) {
        if c.is_ascii_alphanumeric() {
            word.push(c);
        } else if !word.is_empty() && !word.ends_with('-') {
            word.push('-');
        }
    }
    let word = word.trim_end_matches('-');
    Slug::new(word).or_else(|_| Slug::new(&format!("session-{word}"))).unwrap_or_else(|_| unnamed())
}

fn unnamed() -> Slug {
    match Slug::new("session") {
        Ok(slug) => slug,
        Err(error) => unreachable!("a plain word: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stem_becomes_an_id() {
        for (stem, id_) in [
            ("2025-03-07-foreign-minister", "2025-03-07-foreign-minister"),
            ("2025_03 外长 Q&A", "2025-03-q-a"),
            ("index", "session-index"),
            ("外长", "session"),
            ("", "session"),
        ] {
            assert_eq!(id(stem).as_str(), id_);
        }
    }
}
