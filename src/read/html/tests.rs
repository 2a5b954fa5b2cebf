//! Whole pages, of three invented sites that have nothing in common.

use super::super::{BlockKind, Draft, Input, read_input};
use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::{AsideKind, MarkKind};

fn read_beside(page: &str, beside: &str) -> (Draft, Vec<Diagnostic>) {
    let beside = (!beside.is_empty()).then_some(beside.as_bytes());
    let input = Input { path: "page.html", bytes: page.as_bytes(), beside, encoding: None };
    let mut report = Vec::new();
    (read_input(input, &mut report).unwrap(), report)
}

fn read(page: &str) -> (Draft, Vec<Diagnostic>) {
    read_beside(page, "")
}

fn texts(draft: &Draft) -> Vec<String> {
    draft.blocks.iter().map(crate::read::Block::joined).collect()
}

fn codes(report: &[Diagnostic]) -> Vec<Code> {
    report.iter().map(|one| one.code).collect()
}

/// A ministry's site of the old kind: a menu of links, an editor's program behind the text.
const OLD: &str = "<html><head>
<meta http-equiv=\"Content-Type\" content=\"text/html; charset=utf-8\">
<title>2030年4月5日临江市航运局发言人林晚主持例行记者会 — 临江市航运局</title>
<style>.menu em{color:#000}</style><script>document.write('<p>问：没有</p>');</script></head><body>
<div class=menu><ul><li><a href=/>首页</a><ul><li><a href=/a>局长</a></li><li><a href=/b>渡口</a></li></ul></ul></div>
<div class=vibox>
<div class=title>2030年4月5日临江市航运局发言人林晚主持例行记者会</div>
<div class=time><span style='display:none'>来源：</span>2030-04-05</div>
<div class=info>[字体：<a href=javascript:e()>大</a> <a href=javascript:e()>小</a>] 打印本页</div>
<div id=Txt><P align=center><IMG src=a.jpg></P>
<P>　　<B><SPAN><B>河港</B></SPAN></B><B><SPAN>晚报记者：</SPAN>渡口</B>什么时候<B>开放？</B> </P>
<P>　　林晚：今天&nbsp;就开放。</P>
<P>　　渡口有三条船，
还会再添两条。</P></div>
<div class=news style='display:none'><div>相关新闻</div><ul><li><a href=c>2030年4月4日临江市航运局发言人林晚主持例行记者会</a>(2030-04-04)</li></ul></div>
</div>
<div class=copyright>临江市航运局 版权所有<br><a href=mailto:a@b.example>联系我们</a>　地址：临江市临江路1号</div>
</body></html>";

#[test]
fn the_record_is_found_among_menus_and_links() {
    let (draft, report) = read(OLD);
    assert_eq!(
        texts(&draft),
        ["河港晚报记者：渡口什么时候开放？", "林晚：今天 就开放。", "渡口有三条船，还会再添两条。"]
    );
    assert_eq!(
        draft.front.title.as_deref(),
        Some("2030年4月5日临江市航运局发言人林晚主持例行记者会")
    );
    assert_eq!(draft.front.date.map(|day| day.to_string()).as_deref(), Some("2030-04-05"));
    assert_eq!(draft.front.witness.publisher.as_deref(), Some("临江市航运局"));
    assert_eq!(codes(&report), [Code::LeftOut, Code::NoBreakSpaces]);
    assert!(
        report[0].message.zh.contains("首页") && report[0].message.zh.contains("版权所有"),
        "{report:?}"
    );
    assert_eq!(report[0].severity, Severity::Info);
}

#[test]
fn lines_point_at_their_markup() {
    let (draft, _) = read(OLD);
    let line = &draft.blocks[1].lines[0];
    let source = draft.source.text.text();
    assert_eq!(&source[line.span.clone()], "林晚：今天&nbsp;就开放。");
    assert_eq!(draft.source.text.line_of(line.span.start), 12);
    let label = &draft.blocks[0].lines[0];
    assert!(source[label.span.clone()].starts_with("河港</B>"));
    assert!(source[label.span.clone()].ends_with("开放？"));
}

/// A newspaper's site of the new kind, in English.
const NEW: &str = r#"<!doctype html><!-- saved from url=(0030)https://quay.example/briefing -->
<html lang=en><head><meta charset=utf-8><title>Harbour briefing: the ferry | The Quay Times</title>
<meta property="og:title" content="Harbour briefing: the ferry"><meta property="og:site_name" content="The Quay Times">
<link rel=canonical href="https://quay.example/2030/briefing"><meta property="article:published_time" content="2030-04-06T08:00:00Z">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"Harbour briefing: the ferry","datePublished":"2030-04-06"}</script></head>
<body><header><nav><a href="/">Home</a><a href="/sport">Sport</a></nav></header>
<main><h1>Harbour briefing: the ferry</h1><div class="byline">Posted on April 6, 2030</div><div class="share"><a href=#>Tweet</a></div>
<article><p>The harbour master met the press on Friday.<sup><a href=#fn1 id="r1">[1]</a></sup></p>
<h2>The night ferry</h2>
<p><strong>Q:</strong> When does it <strong>really</strong> open? See <a href="https://quay.example/plan">the plan</a> and <a href="/map">the map</a>.</p>
<p><strong>MARTA VALE:</strong> In May.<br><br>Not before.</p>
<figure><img src=a.jpg><figcaption>The quay at dawn.</figcaption></figure>
<blockquote>It was promised for March.</blockquote>
<table><tr><th>Day<th>Price<tr><td>Monday<td>2</table>
<ol><li id="fn1">By invitation. <a href=#r1>&#8617;</a></li></ol>
<ul><li><a href="/1">Ferry late again, and again late</a><li><a href="/2">Harbour master on leave in spring</a></ul></article>
<h3>Related stories</h3><p><a href="/3">A bridge instead?</a></p></main>
<aside>Subscribe to our newsletter. It is free.</aside><footer>Copyright 2030</footer></body></html>"#;

#[test]
fn a_page_of_today_states_much_of_itself() {
    let (draft, report) = read(NEW);
    let front = &draft.front;
    assert_eq!(front.title.as_deref(), Some("Harbour briefing: the ferry"));
    let witness = &front.witness;
    assert_eq!(witness.publisher.as_deref(), Some("The Quay Times"));
    assert_eq!(witness.url.as_deref(), Some("https://quay.example/2030/briefing"));
    assert_eq!(witness.date.map(|day| day.to_string()).as_deref(), Some("2030-04-06"));
    assert_eq!(front.date, None, "the day of publication is not the day of the event");
    assert_eq!(
        texts(&draft),
        [
            "The harbour master met the press on Friday.",
            "The night ferry",
            "Q: When does it really open? See the plan and the map.",
            "MARTA VALE: In May.",
            "Not before.",
            "The quay at dawn.",
            "It was promised for March.",
            "By invitation.",
        ]
    );
    assert!(matches!(draft.blocks[1].kind, BlockKind::Heading(_)));
    assert_eq!(draft.blocks[5].kind, BlockKind::Aside(AsideKind::Caption));
    assert_eq!(draft.blocks[7].kind, BlockKind::Footnote { label: "1".to_owned() });
    let told = codes(&report);
    assert!(told.contains(&Code::TableSkipped) && told.contains(&Code::LeftOut), "{told:?}");
}

#[test]
fn marks_are_kept_where_they_mean_something() {
    let (draft, _) = read(NEW);
    let note = &draft.blocks[0].lines[0].marks;
    assert_eq!(note[0].kind, MarkKind::Footnote { label: "1".to_owned() });
    let line = &draft.blocks[2].lines[0];
    let marked: Vec<String> = line
        .marks
        .iter()
        .map(|mark| line.text.chars().skip(mark.start).take(mark.end - mark.start).collect())
        .collect();
    assert_eq!(marked, ["Q:", "really", "the plan"], "a link within the site leads nowhere");
    let (bold, _) =
        read("<p><b>问：渡口开了吗？</b><p>答：开了。<p><b>问：票价呢？</b><p>答：两<b>元</b>。");
    let strong =
        bold.blocks.iter().flat_map(|block| &block.lines).filter(|line| {
            line.marks.iter().any(|mark| mark.kind == MarkKind::Strong && mark.end > 2)
        });
    assert_eq!(strong.count(), 0, "bold over whole questions is no emphasis");
}

/// A page laid out by tables and broken by line breaks.
const TABLES: &str = "<table width=960><tr><td bgcolor=gray><a href=1>首页</a> | <a href=2>要闻</a> | <a href=3>渡口</a></td></tr>
<tr><td><table><tr><td><font size=5>林晚局长答记者问</font></td></tr><tr><td>来源：河港晚报　2030年4月5日</td></tr>
<tr><td>　　临江市航运局局长林晚4月5日答记者问。<br><br>　　<b>记者：</b>渡口什么时候开放？<br>　　<b>林晚：</b>今天就开放。<br>　　渡口有三条船。</td></tr>
<tr><td>（责任编辑：白川）</td></tr></table></td></tr></table>";

#[test]
fn a_page_laid_out_by_tables_is_read_by_its_lines() {
    let (draft, _) = read(TABLES);
    assert_eq!(draft.blocks.len(), 3);
    assert_eq!(texts(&draft)[..2], ["林晚局长答记者问", "临江市航运局局长林晚4月5日答记者问。"]);
    let lines: Vec<&str> = draft.blocks[2].lines.iter().map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["记者：渡口什么时候开放？", "林晚：今天就开放。", "渡口有三条船。"]);
}

#[test]
fn the_editor_may_name_the_record() {
    let page = "<div id=a><p>问：渡口开了吗？<p>答：开了，人很多，船也来了。</div><div id=b class='x y'><p>甲。</div>";
    assert_eq!(texts(&read_beside(page, "body: \"#b\"\n").0), ["甲。"]);
    assert_eq!(texts(&read_beside(page, "body: .y\n").0), ["甲。"]);
    for beside in ["body: \"#c\"\n", "body: div > p\n"] {
        let (draft, report) = read_beside(page, beside);
        assert_eq!(draft.blocks.len(), 2);
        assert_eq!((report[0].code, report[0].path()), (Code::BadValue, Some("page.html.yaml")));
    }
}

#[test]
fn much_text_outside_the_record_is_a_warning() {
    let line = "<p>渡口的事我们说过很多次，今年还要再说一次。</p>";
    let page = format!("<article>{}</article><div>{}</div>", line.repeat(8), line.repeat(2));
    let (_, report) = read(&page);
    assert_eq!(report[0].severity, Severity::Warning);
    assert_eq!(codes(&report), [Code::LeftOut]);
}

#[test]
fn preformatted_lines_are_lines() {
    let (draft, _) =
        read("<title>x</title><pre>\n  Mr. ORR. R&amp;D is\nlate.\n\n  Mr. VALE. Yes.\n</pre>");
    let lines: Vec<Vec<&str>> = draft
        .blocks
        .iter()
        .map(|block| block.lines.iter().map(|line| line.text.as_str()).collect())
        .collect();
    assert_eq!(lines, [vec!["Mr. ORR. R&D is", "late."], vec!["Mr. VALE. Yes."]]);
    let last = &draft.blocks[1].lines[0];
    assert_eq!(&draft.source.text.text()[last.span.clone()], "Mr. VALE. Yes.");
    assert_eq!(texts(&read("问：好？\n\n答：好。\n").0), ["问：好？", "答：好。"], "no tag at all");
}

#[test]
fn a_name_that_links_to_its_bearer_stays() {
    let (draft, _) = read(
        "<p><a href=/vale>Marta Vale</a></p><p>When does it open?</p><p><a href=/orr>Joan Orr</a></p>\
         <p>In May.</p><p><a href=/1>Sport</a></p><p><a href=/2>Home</a></p>",
    );
    assert_eq!(texts(&draft), ["Marta Vale", "When does it open?", "Joan Orr", "In May."]);
}

#[test]
fn what_is_hidden_is_read_where_all_is() {
    let (draft, _) =
        read("<div style='display:none'><p>问：渡口开了吗？<p>答：开了。</div><p>请打开脚本");
    assert_eq!(texts(&draft)[..2], ["问：渡口开了吗？", "答：开了。"]);
}

#[test]
fn what_is_no_page_is_refused() {
    let refused = |path: &str, bytes: &[u8]| {
        let input = Input { path, bytes, beside: None, encoding: None };
        read_input(input, &mut Vec::new()).unwrap_err()
    };
    let archive = b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n<html>";
    for error in [refused("a.html", archive), refused("a.mhtml", b"x")] {
        assert!(error.message.en.contains("MHTML"), "{error:?}");
        assert!(error.hints[0].en.contains("HTML only"));
    }
    assert_eq!(refused("a.html", &[0, 159, 146, 150, 7, 1, 2, 3]).code, Code::UnknownFormat);
}

#[test]
fn no_input_is_too_deep_or_too_broken() {
    for page in [
        "<div>".repeat(100_000) + "问：好？",
        "<span>".repeat(100_000) + "问：好？",
        "<b><div>".repeat(20_000) + "问：好？",
        "<table><tr><td>".repeat(20_000) + "问：好？",
        format!("<p class='{}'>问：好？", "a ".repeat(100_000)),
        "<p>问：好？<b>&nbsp;<a href=x>".repeat(2_000),
        "</div>".repeat(100_000) + "问：好？",
        "<".repeat(20_000),
        "<!--".repeat(20_000),
        "&#x110000;&bogus;&".repeat(20_000),
        String::new(),
    ] {
        let (draft, _) = read(&page);
        assert!(draft.blocks.len() <= 2_000);
    }
}
