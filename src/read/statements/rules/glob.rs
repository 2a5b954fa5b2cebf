//! File names by pattern: `*` for any words inside a name, `**` across folders, `?` for one character.

/// Whether the file at `path`, below the folder that was named, is one of those that `glob` means. A
/// pattern without a slash is one of names, wherever they stand.
pub(super) fn means(glob: &str, path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let subject = if glob.contains('/') { path } else { name };
    let (glob, subject): (Vec<char>, Vec<char>) =
        (glob.chars().collect(), subject.chars().collect());
    matches(&glob, &subject)
}

/// Matching by one pass with a step back to the last star, so that no pattern takes long: its time is
/// at most that of pattern and path multiplied, for each of the two kinds of stars.
fn matches(glob: &[char], path: &[char]) -> bool {
    // reachable[at]: whether what was read of the pattern so far can end at path[..at].
    let mut reachable = vec![false; path.len() + 1];
    reachable[0] = true;
    let mut signs = glob;
    while let Some((&sign, rest)) = signs.split_first() {
        let mut next = vec![false; path.len() + 1];
        let across = sign == '*' && rest.first() == Some(&'*');
        signs = if across { &rest[1..] } else { rest };
        // `**/` also means no folder at all.
        if across && signs.first() == Some(&'/') {
            signs = &signs[1..];
            let mut begun = false;
            for at in 0..=path.len() {
                begun |= reachable[at];
                next[at] = reachable[at] || (begun && at > 0 && path[at - 1] == '/');
            }
        } else if sign == '*' {
            for at in 0..=path.len() {
                let goes_on = at > 0 && next[at - 1] && (across || path[at - 1] != '/');
                next[at] = reachable[at] || goes_on;
            }
        } else {
            for at in 1..=path.len() {
                let c = path[at - 1];
                next[at] = reachable[at - 1] && (c == sign || (sign == '?' && c != '/'));
            }
        }
        reachable = next;
    }
    reachable.last().copied().unwrap_or(false)
}

#[cfg(test)]
mod tests {
    use super::means;

    #[test]
    fn stars_stand_for_words_of_a_name_and_double_ones_for_folders() {
        for (glob, path) in [
            ("*.txt", "a/b/2031.txt"),
            ("2031-0?-*", "2031-05-渡口.txt"),
            ("a/*.txt", "a/b.txt"),
            ("a/**", "a/b/c.txt"),
            ("**/c.txt", "c.txt"),
            ("**/c.txt", "a/b/c.txt"),
            ("a/**/c.txt", "a/c.txt"),
            ("a*b*c", "axxbxxbc"),
        ] {
            assert!(means(glob, path), "{glob} {path}");
        }
        for (glob, path) in [
            ("*.txt", "a.txt.yaml"),
            ("a/*.txt", "a/b/c.txt"),
            ("a/*.txt", "b/a/c.txt"),
            ("?", "ab"),
            ("", "a"),
            ("**/c.txt", "a/bc.txt"),
        ] {
            assert!(!means(glob, path), "{glob} {path}");
        }
    }

    #[test]
    fn a_pattern_of_many_stars_is_no_trouble() {
        assert!(!means(&"*a".repeat(200), &"a".repeat(199)));
    }
}
