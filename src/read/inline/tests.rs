use super::*;

/// The text, with the marks written out at their places.
fn shown(line: &str) -> String {
    let mut inline = read(line, false, &BTreeSet::from(["1"]));
    inline.marks.sort_by_key(|mark| (mark.start, std::cmp::Reverse(mark.end)));
    let mut out: Vec<String> =
        inline.text.chars().map(String::from).chain([String::new()]).collect();
    for mark in inline.marks.iter().rev() {
        let (start, end) = match &mark.kind {
            MarkKind::Strong => ("<b>".to_owned(), "</b>"),
            MarkKind::Link { href } => (format!("<a {href}>"), "</a>"),
            MarkKind::Gap { .. } => ("<gap>".to_owned(), ""),
            MarkKind::Footnote { label } => (format!("<{label}>"), ""),
        };
        out[mark.end].insert_str(0, end);
        out[mark.start].insert_str(if mark.start == mark.end { end.len() } else { 0 }, &start);
    }
    out.concat()
}

#[test]
fn signs_become_marks() {
    for (line, marked) in [
        ("会努力[……]的，应当[...]更多", "会努力<gap>的，应当<gap>更多"),
        ("[…] 力，也有", "<gap>力，也有"),
        ("甲[^1]乙", "甲<1>乙"),
        ("见[公报](https://example.org/a_(b))。", "见<a https://example.org/a_(b)>公报</a>。"),
        ("这是**重要**的", "这是<b>重要</b>的"),
        ("**“中国年”。**上合", "<b>“中国年”。</b>上合"),
        ("[**甲**乙](/a)", "<a /a><b>甲</b>乙</a>"),
    ] {
        assert_eq!(shown(line), marked);
    }
}

#[test]
fn everything_else_is_literal() {
    for line in [
        "5*6*7",
        "2 ** 3 ** 4",
        "密码是****",
        "[傅莹]：好",
        "[笑](掌声)",
        "[](/a)",
        "a_b_c `d` <b> &amp; ~~e~~",
        r"C:\dir\",
        "[^9] [ ^1]",
        "**甲",
        "甲**",
        "［……］ [。。。]",
    ] {
        let literal = line.replace(r"\\", r"\");
        assert_eq!(shown(line), literal, "{line}");
    }
}

#[test]
fn a_backslash_makes_signs_literal() {
    for (line, words) in [
        (r"\[……]", "[……]"),
        (r"\[^1]", "[^1]"),
        (r"\*\*甲\*\*", "**甲**"),
        (r"\[甲](/a)", "[甲](/a)"),
        (r"[甲\]乙](/a)", "<a /a>甲]乙</a>"),
        (r"甲\\[^1]", r"甲\<1>"),
        (r"甲\n乙\", r"甲\n乙\"),
    ] {
        assert_eq!(shown(line), words);
    }
    let plain = read("**甲**", true, &BTreeSet::new());
    assert_eq!((plain.text.as_str(), plain.marks.len()), ("**甲**", 0));
}

#[test]
fn what_looks_like_a_slip_is_told() {
    let slips = |line| read(line, false, &BTreeSet::new()).slips;
    assert_eq!(slips("甲 **乙"), [("甲 ".len(), Slip::Unclosed)]);
    assert_eq!(slips("甲[^9]"), [(3, Slip::NoFootnote("9".to_owned()))]);
    assert_eq!(slips("2 ** 3，甲**"), []);
}

#[test]
fn endless_signs_take_linear_time() {
    for sign in ["[", "[^", "**", "** a", "[a](", "[a](h:", "\\", "[……", "***"] {
        let line = sign.repeat(100_000);
        assert!(read(&line, false, &BTreeSet::new()).text.len() <= line.len());
    }
}
