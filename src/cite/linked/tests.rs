//! The JSON-LD of the invented records.

use serde_json::{Value, json};

use super::super::Work;
use super::super::sample;
use super::json_ld;

fn parsed(work: &Work<'_>) -> Value {
    serde_json::from_str(&json_ld(work)).unwrap()
}

#[test]
fn a_question_page_says_who_asked_who_answered_and_where_it_comes_from() {
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": "https://yunqiao.example/2024-03-05-mayor/q2.html",
        "name": "北桥何时通车？",
        "description": "请问市长，北桥何时通车？北桥今年年底通车。",
        "inLanguage": "zh-Hans",
        "keywords": ["桥梁"],
        "isPartOf": {
            "@type": "CollectionPage",
            "url": "https://yunqiao.example/2024-03-05-mayor/index.html",
            "name": "云桥市市长沈青禾答记者问",
            "isPartOf": {
                "@type": "CreativeWorkSeries",
                "name": "云桥市市长记者会",
                "isPartOf": { "@type": "WebSite", "name": "云桥答问录" }
            }
        },
        "editor": { "name": "林一苇" },
        "license": "https://licence.example/by",
        "mainEntity": {
            "@type": "Question",
            "name": "北桥何时通车？",
            "text": "请问市长，北桥何时通车？",
            "author": [{ "@type": "Organization", "name": "云桥电视台记者" }],
            "dateCreated": "2024-03-05",
            "recordedAt": {
                "@type": "Event",
                "name": "云桥市市长沈青禾答记者问",
                "startDate": "2024-03-05",
                "location": { "@type": "Place", "name": "云桥市会堂" }
            },
            "isBasedOn": {
                "@type": "NewsArticle",
                "name": "沈青禾就《云桥志》与北桥答记者问",
                "isPartOf": { "@type": "Newspaper", "name": "云桥日报" },
                "datePublished": "2024-03-06",
                "pagination": "3"
            },
            "suggestedAnswer": {
                "@type": "Answer",
                "author": [{ "@type": "Person", "name": "沈青禾" }],
                "dateCreated": "2024-03-05",
                "url": "https://yunqiao.example/2024-03-05-mayor/q2.html#p2"
            }
        }
    });
    assert_eq!(parsed(&sample::chinese().question()), expected);
}

#[test]
fn a_page_of_which_little_is_known_says_little() {
    let site = json!({ "@type": "WebSite", "name": "Larkford Answers" });
    let expected = json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": "A conversation",
        "inLanguage": "en",
        "isPartOf": site,
        "mainEntity": { "@type": "CreativeWork", "name": "A conversation" }
    });
    assert_eq!(parsed(&sample::bare().session()), expected);
}

#[test]
fn no_words_can_leave_the_script_element() {
    let mut sample = sample::english();
    let words = "</script><!-- \"quoted\" \\ \u{2028}\u{2029}\n云桥";
    sample.question.words = words.to_owned();
    let json = json_ld(&sample.question());
    assert!(!json.contains(['<', '\u{2028}', '\u{2029}', '\n']), "{json}");
    assert!(json.contains(r"\u003c/script>\u003c!-- \"), "{json}");
    assert_eq!(parsed(&sample.question())["mainEntity"]["text"], words);
}
