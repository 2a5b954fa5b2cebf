//! `[words](url)`: where one begins, and where its parts end.

/// Where the parts of `[words](url)` end, in bytes.
pub(super) struct Link {
    /// The end of the words.
    pub(super) words_end: usize,
    /// The end of the whole.
    pub(super) end: usize,
}

impl Link {
    /// The link that begins at the bracket at `start`: its words hold no brackets, its address is one.
    pub(super) fn at(line: &str, start: usize) -> Option<Self> {
        let mut literal = false;
        let bracket = line[start + 1..].char_indices().find(|&(_, c)| {
            let escaped = std::mem::take(&mut literal);
            literal = c == '\\' && !escaped;
            !escaped && matches!(c, '[' | ']')
        });
        let (length, _) = bracket.filter(|&(length, c)| c == ']' && length > 0)?;
        let words_end = start + 1 + length;
        let url = line[words_end..].strip_prefix("](")?;
        let length = address_length(url)?;
        Some(Self { words_end, end: words_end + 2 + length + 1 })
    }
}

/// The length of the address with which `url` begins, up to the bracket that closes it: no white
/// space, brackets at most one deep, and a beginning that only addresses have.
fn address_length(url: &str) -> Option<usize> {
    let mut depth = 0;
    let (end, _) = url.char_indices().find(|&(_, c)| {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        c.is_whitespace() || !(0..=1).contains(&depth)
    })?;
    let address = &url[..end];
    (depth < 0 && is_address(address)).then_some(end)
}

fn is_address(word: &str) -> bool {
    let scheme = word.split_once(':').map(|(scheme, _)| scheme).is_some_and(|scheme| {
        scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    });
    scheme || ["/", "./", "../", "#"].iter().any(|start| word.starts_with(start))
}
