//! Long words made short for a place that has no room: their beginning and their end.

use super::script::is_east_asian;

/// `text`, where it has more than `limit` characters as its beginning and its end with an ellipsis
/// between. Words of a script that parts them by spaces stay whole.
pub fn shortened(text: &str, limit: usize) -> String {
    let characters: Vec<char> = text.chars().collect();
    if characters.len() <= limit {
        return text.to_owned();
    }
    let (mut head, mut tail) = (limit * 3 / 5, characters.len() - limit * 2 / 5);
    let inside = |at: usize| {
        let around = characters.get(at.wrapping_sub(1)).zip(characters.get(at));
        around.is_some_and(|(&before, &after)| {
            let in_word = |c: char| !c.is_whitespace() && !is_east_asian(c);
            in_word(before) && in_word(after)
        })
    };
    while head > limit / 4 && inside(head) {
        head -= 1;
    }
    while tail + limit / 4 < characters.len() && inside(tail) {
        tail += 1;
    }
    let part = |part: &[char]| part.iter().collect::<String>().trim().to_owned();
    format!("{}…{}", part(&characters[..head]), part(&characters[tail..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_words_keep_their_beginning_and_their_end() {
        assert_eq!(shortened("一二三四五", 5), "一二三四五");
        assert_eq!(shortened("一二三四五六七八九十百千", 10), "一二三四五六…九十百千");
        assert_eq!(
            shortened("The lamps on the bridge come later this year", 20),
            "The lamps on…year"
        );
        assert_eq!(shortened("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 8).chars().count(), 5);
    }
}
