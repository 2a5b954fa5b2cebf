//! What the styles share: titles within titles, lists, and the words around an editor's name.

use super::super::tongue::Tongue;

/// A title inside English quotation marks: its own double marks become single ones.
pub(super) fn in_quotes(title: &str) -> String {
    let mut opening = true;
    let inner = title.chars().map(|c| match c {
        '“' => '‘',
        '”' => '’',
        '"' => {
            opening = !opening;
            if opening { '’' } else { '‘' }
        }
        other => other,
    });
    inner.collect()
}

/// A title in the marks for a whole work, a newspaper, a book or, in Simplified Chinese, any text.
/// Marks inside it step down (GB/T 15834).
pub(super) fn whole(title: &str) -> String {
    let inner = title.chars().map(|c| match c {
        '《' => '〈',
        '》' => '〉',
        other => other,
    });
    format!("《{}》", inner.collect::<String>())
}

/// A title in the marks for a part of a work.
pub(super) fn part(title: &str, tongue: Tongue) -> String {
    match tongue {
        Tongue::Traditional => format!("〈{title}〉"),
        _ => whole(title),
    }
}

/// The facts that are known, with `separator` between them.
pub(super) fn join<const N: usize>(facts: [Option<String>; N], separator: &str) -> String {
    facts.into_iter().flatten().collect::<Vec<_>>().join(separator)
}

/// `known` after `before`, or nothing.
pub(super) fn after(before: &str, known: Option<&str>) -> String {
    known.map_or_else(String::new, |known| format!("{before}{known}"))
}

/// A Chinese editor's name with the word that says what they did, unless the name says it.
pub(super) fn edited_by(editor: &str, tongue: Tongue) -> String {
    let said =
        editor.ends_with(['编', '編']) || editor.ends_with("编者") || editor.ends_with("編者");
    format!("{editor}{}", if said { "" } else { tongue.say("编", "編", "") })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_inside_a_title_step_down() {
        assert_eq!(in_quotes("The “new” \"old\" bridge"), "The ‘new’ ‘old’ bridge");
        assert_eq!(whole("读《云桥志》"), "《读〈云桥志〉》");
        assert_eq!(part("讀《雲橋志》", Tongue::Traditional), "〈讀《雲橋志》〉");
    }

    #[test]
    fn an_editor_who_is_called_so_is_not_called_so_twice() {
        assert_eq!(edited_by("答问录编者", Tongue::Simplified), "答问录编者");
        assert_eq!(edited_by("林一苇", Tongue::Traditional), "林一苇編");
    }
}
