//! Tables as files: RFC 4180, safe to open in a spreadsheet.
//!
//! A file begins with a byte order mark: Excel takes a file without one for the encoding of the machine and
//! spoils every Chinese character; other programs read over it.

/// The byte order mark at the head of a file.
pub const MARK: &str = "\u{feff}";

/// Appends a row.
pub fn row<S: AsRef<str>>(out: &mut String, cells: impl IntoIterator<Item = S>) {
    for (place, text) in cells.into_iter().enumerate() {
        if place > 0 {
            out.push(',');
        }
        cell(out, text.as_ref());
    }
    out.push_str("\r\n");
}

/// A cell. What a spreadsheet would take for a formula and run is preceded by an apostrophe, which makes it
/// text again.
fn cell(out: &mut String, text: &str) {
    let guard = if text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']) {
        "'"
    } else {
        ""
    };
    if !text.contains([',', '"', '\n', '\r']) {
        out.push_str(guard);
        out.push_str(text);
        return;
    }
    out.push('"');
    out.push_str(guard);
    out.push_str(&text.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_cell_is_a_formula() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1"] {
            let mut out = String::new();
            cell(&mut out, text);
            assert!(out.trim_start_matches('"').starts_with('\''), "{out}");
        }
        let mut out = String::new();
        cell(&mut out, "1-1");
        assert_eq!(out, "1-1");
    }

    #[test]
    fn a_row_is_one_however_many_lines_its_words_have() {
        let mut out = String::new();
        row(&mut out, ["甲", "乙,丙", "丁\n\"戊\""]);
        assert_eq!(out, "甲,\"乙,丙\",\"丁\n\"\"戊\"\"\"\r\n");
    }
}
