use super::*;
use crate::diagnostic::Code;

fn read_all(text: &str) -> (Front, Vec<Block>, Vec<Diagnostic>) {
    let source = SourceText::new("a.md", text);
    let mut report = Vec::new();
    let (front, blocks) = read(&source, Home::Archive, &mut report);
    (front, blocks, report)
}

/// The blocks of a settled transcript, each as its kind and its lines; `+` before one that is attached.
fn blocks(body: &str) -> (Vec<String>, Vec<Code>) {
    let (_, blocks, report) = read_all(&format!("---\nlabels: declared\n---\n\n{body}"));
    let shown = blocks
        .iter()
        .map(|block| {
            let kind = match &block.kind {
                BlockKind::Text => "text".to_owned(),
                BlockKind::Heading(_) => "heading".to_owned(),
                BlockKind::Aside(kind) => kind.as_str().to_owned(),
                BlockKind::Footnote { label } => format!("note {label}"),
                BlockKind::PageBreak => "page".to_owned(),
            };
            let lines: Vec<&str> = block.lines.iter().map(|line| line.text.as_str()).collect();
            format!("{}{kind}: {}", if block.attached { "+" } else { "" }, lines.join("|"))
        })
        .collect();
    (shown, report.iter().map(|diagnostic| diagnostic.code).collect())
}

#[test]
fn lines_are_what_their_first_signs_say() {
    let (shown, report) = blocks(
        "甲：一\n二\n\n## 题目 {id=q5 topics=a,b}\n乙：三[^1]\n\n> {.caption} 图\n> 说\n\n> 编者\n\n[^1]: 注\n续\n\n##\n",
    );
    assert_eq!(
        shown,
        [
            "text: 甲：一|二",
            "heading: 题目",
            "+text: 乙：三",
            "caption: 图|说",
            "editor: 编者",
            "note 1: 注|续",
            "heading: ",
        ]
    );
    assert_eq!(report, []);
}

#[test]
fn an_aside_between_two_lines_is_attached_to_both() {
    let (shown, _) =
        blocks("甲：一\n> {.stage} 掌声\n> {.time .tight} 10:00\n二\n\n三\n> {.stage} 笑声");
    assert_eq!(
        shown,
        ["text: 甲：一", "+stage: 掌声", "+time: 10:00", "+text: 二", "text: 三", "+stage: 笑声"]
    );
    let (_, blocks, _) = read_all("甲\n> {.stage .tight} 笑\n乙\n丙\n");
    let tight: Vec<bool> = blocks[2].lines.iter().map(|line| line.tight).collect();
    assert_eq!(tight, [true, false]);
}

#[test]
fn a_backslash_takes_all_meaning_from_the_first_character() {
    let (shown, report) = blocks("\\## 一\n\\> 二\n\\[^1]: 三\n\\甲：四\n\\\\五\n\\\n\\  六\n");
    assert_eq!(shown, ["text: ## 一|> 二|[^1]: 三|甲：四|\\五|\\|  六"]);
    assert_eq!(report, []);
    let (_, blocks, _) = read_all("\\甲：一\n乙：二\n");
    let plain: Vec<bool> = blocks[0].lines.iter().map(|line| line.plain).collect();
    assert_eq!(plain, [true, false]);
}

#[test]
fn headings_name_topics_and_an_id_with_their_places() {
    let (_, blocks, report) =
        read_all("##甲{乙} {topics=ukraine，eu id=q7}\n## 丙{丁}\n## 戊{} {}\n");
    let BlockKind::Heading(heading) = &blocks[0].kind else { panic!("{blocks:?}") };
    assert_eq!(blocks[0].lines[0].text, "甲{乙}");
    let topics: Vec<&str> = heading.topics.iter().map(|topic| topic.span.text()).collect();
    assert_eq!(topics, ["ukraine", "eu"]);
    assert_eq!(heading.id.as_ref().map(|id| id.id.as_str()), Some("q7"));
    assert_eq!(blocks[1].lines[0].text, "丙{丁}");
    assert_eq!(blocks[2].lines[0].text, "戊{}");
    assert!(report.is_empty());
}

#[test]
fn slips_are_told_and_their_words_kept() {
    let (shown, report) = blocks(
        "### 一\n**二\n三[^9]\n\n> {.captoin} 图\n\n## 四 {topic=a}\n\n[^2]: 五\n\n[^2]: 六\n\n> {注} 七\n",
    );
    assert_eq!(
        shown,
        [
            "text: ### 一|**二|三[^9]",
            "editor: 图",
            "heading: 四",
            "note 2: 五",
            "note 2: 六",
            "editor: {注} 七",
        ]
    );
    assert_eq!(
        report,
        [
            Code::LiteralMarkup,
            Code::LiteralMarkup,
            Code::LostFootnote,
            Code::UnknownAside,
            Code::UnknownKey,
            Code::Repeated,
            Code::LostFootnote,
        ]
    );
    let (_, _, report) = read_all("> {.captoin} 图\n");
    assert_eq!(report[0].hints[0].en, "did you mean `.caption`?");
}

#[test]
fn a_raw_text_keeps_what_labels_may_be_made_of_without_remarks() {
    let (front, blocks, report) =
        read_all("# 题目\n\n### 甲:\n\n**乙:** 一\n\n[丙]\n二 **\n---\n三\n");
    assert!(!front.labels_declared);
    let lines: Vec<&str> =
        blocks.iter().flat_map(|block| &block.lines).map(|line| line.text.as_str()).collect();
    assert_eq!(lines, ["# 题目", "### 甲:", "乙: 一", "[丙]", "二 **", "---", "三"]);
    assert_eq!((blocks[2].lines[0].marks[0].start, blocks[2].lines[0].marks[0].end), (0, 2));
    assert_eq!(report, []);
}

#[test]
fn front_matter_that_is_wrong_does_not_lose_the_text() {
    let (_, blocks, report) = read_all("---\ntitle: [\n---\n甲：一\n");
    assert_eq!(blocks.len(), 1);
    assert_eq!(report[0].code, Code::BadYaml);
    let (_, blocks, report) = read_all("---\ntitle: 甲\n\n甲：一\n");
    assert_eq!(blocks.len(), 2);
    assert_eq!(report[0].code, Code::UnclosedFrontMatter);
}
