//! The project's own transcripts, one for each convention, each read as its truth says.

use std::path::Path;

#[path = "../benches/score/align.rs"]
mod align;
#[path = "../benches/score/compare.rs"]
mod compare;
#[path = "../benches/score/files.rs"]
mod files;
#[path = "../benches/score/truth.rs"]
mod truth;

use compare::Score;

#[test]
fn every_convention_is_read_as_its_truth_says() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let names = files::truths(&cases);
    assert!(names.len() > 20, "the cases are not found");
    let mut faults = Vec::new();
    for name in names {
        let truth = files::truth(&cases, &name).unwrap();
        let parse = files::parse(&cases, &name).unwrap();
        let mut wrong = Vec::new();
        let score = compare::compare(&truth, &parse, &mut wrong);
        faults.extend(wrong.into_iter().map(|fault| format!("{name}: {fault}")));
        assert!(score.turns.truth > 1, "{name} has no turns");
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn the_score_counts_what_is_wrong() {
    let truth: truth::Truth = serde_json::from_str(
        r#"{"turns": [
            {"label": "林晚", "kind": "speech", "text": "渡口开了，大家都来了，船也来了。"},
            {"label": "问", "kind": "question", "text": "票价呢？", "opens": true}
        ], "furniture": ["第2页"]}"#,
    )
    .unwrap();
    let session = serde_json::json!({
        "format": "wenda-session/1", "lead": [], "closing": [], "asides": [],
        "opening": [{ "label": "林晚", "kind": "other", "role": "unknown", "paragraphs": [
            { "text": "渡口开了，第2页大家都来了。票价呢？", "line": 1 }
        ]}],
        "exchanges": []
    });
    let parse = truth::Parse::new(&session).unwrap();
    let mut wrong = Vec::new();
    let Score { turns, labels, kinds, exchanges, lost, furniture, .. } =
        compare::compare(&truth, &parse, &mut wrong);
    assert_eq!((turns.precision(), turns.recall(), turns.f1()), (10_000, 5_000, 6_666));
    assert_eq!((labels, kinds), ((1, 1), (0, 1)));
    assert_eq!((exchanges.f1(), lost, furniture), (0, 4, (1, 1)));
    assert_eq!(wrong.len(), 4, "{wrong:?}");
}

#[test]
fn labels_addresses_and_asides_side_by_side_are_no_losses() {
    let words = "渡口开了，（掌声）（笑）见 [这里](https://a.example/b)。旁白：船来了，大家都上去了，谢谢各位。";
    let truth: truth::Truth = serde_json::from_value(serde_json::json!({
        "turns": [{ "label": "林晚", "text": words }],
    }))
    .unwrap();
    let paragraph = |text: &str, marks: serde_json::Value| serde_json::json!([{ "text": text, "line": 1, "marks": marks }]);
    let link = serde_json::json!([{ "kind": "link", "href": "https://a.example/b" }]);
    let session = serde_json::json!({
        "format": "wenda-session/1", "lead": [], "closing": [], "exchanges": [],
        "asides": [{ "kind": "stage", "text": "（掌声）" }, { "kind": "stage", "text": "（笑）" }],
        "opening": [
            { "label": "林晚", "paragraphs": paragraph("渡口开了，见这里。", link) },
            { "label": "旁白", "paragraphs": paragraph("船来了，大家都上去了，谢谢各位。", serde_json::json!([])) }
        ],
    });
    let parse = truth::Parse::new(&session).unwrap();
    let score = compare::compare(&truth, &parse, &mut Vec::new());
    assert_eq!((score.lost, score.apart, score.turns.precision()), (0, 3, 5_000));
}
