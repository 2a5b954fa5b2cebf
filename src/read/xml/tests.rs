use crate::diagnostic::{Code, Diagnostic, Severity};
use crate::model::Role;
use crate::read::{BlockKind, Draft, Input, read_input};

fn draft(text: &str) -> (Result<Draft, Diagnostic>, Vec<Diagnostic>) {
    let mut report = Vec::new();
    let input = Input { path: "a.xml", bytes: text.as_bytes(), beside: None, encoding: None };
    (read_input(input, &mut report), report)
}

fn tei(header: &str, body: &str) -> String {
    format!(
        "<?xml version=\"1.0\"?>\n<TEI xmlns=\"http://www.tei-c.org/ns/1.0\" xml:lang=\"de\">\n\
         <teiHeader>{header}</teiHeader><text><body>{body}</body></text></TEI>\n"
    )
}

fn akn(meta: &str, body: &str) -> String {
    format!(
        "<akn:akomaNtoso xmlns:akn=\"x\"><debate>{meta}<debateBody>{body}</debateBody></debate></akn:akomaNtoso>"
    )
}

/// The blocks: `LABEL(kind)| words @time`, `## title`, asides in braces, `+` before what is attached.
fn read(text: &str) -> Vec<String> {
    let block = |block: &crate::read::Block| {
        let attached = if block.attached { "+" } else { "" };
        let words = block.joined();
        match &block.kind {
            BlockKind::Text => {}
            BlockKind::Heading(_) => return format!("## {words}"),
            _ => return format!("{attached}{{{words}}}"),
        }
        let turn = block.facts.turn.as_ref();
        let kind = turn.and_then(|turn| turn.kind);
        let kind = kind.map(|kind| format!("({})", kind.as_str())).unwrap_or_default();
        let label =
            turn.map(|turn| format!("{}{kind}| ", turn.label.as_deref().unwrap_or_default()));
        let time = block.facts.time.map(|time| format!(" @{time}")).unwrap_or_default();
        let language = block.facts.language.as_ref().map(|tag| format!(" [{}]", tag.as_str()));
        let (label, language) = (label.unwrap_or_default(), language.unwrap_or_default());
        format!("{attached}{label}{words}{time}{language}")
    };
    draft(text).0.unwrap().blocks.iter().map(block).collect()
}

#[test]
fn utterances_segments_and_incidents() {
    let text = tei(
        "",
        "<div type=\"debateSection\"><head>Brücke</head>\n\
         <note type=\"time\">Beginn: <time when=\"x\">10:00</time></note>\n\
         <note type=\"speaker\">Präsidentin Vale:</note>\n<u who=\"#vale\" ana=\"#chair\">\n\
         <seg>Guten\n   Tag &amp; <pb n=\"2\"/>willkommen<vocal><desc>Zwischenruf.</desc></vocal>\n, bitte.</seg>\n\
         <kinesic type=\"applause\"/><seg xml:lang=\"en\">Hello.</seg><gap reason=\"inaudible\"/></u>\n\
         <u who=\"#ash.tree\"><seg>Danke.</seg></u></div>",
    );
    assert_eq!(
        read(&text),
        [
            "## Brücke",
            "{Beginn: 10:00}",
            "Präsidentin Vale| Guten Tag & willkommen",
            "+{Zwischenruf.}",
            "+, bitte.",
            "{[applause]}",
            "Hello. [en]",
            "{[inaudible]}",
            "ash tree| Danke.",
        ]
    );
    let (draft, report) = draft(&text);
    assert_eq!(draft.unwrap().front.speakers[0].role, Some(Role::Moderator));
    assert_eq!(report[0].code, Code::PeopleElsewhere);
}

#[test]
fn the_header_says_who_speaks_when_and_where() {
    let text = tei(
        "<fileDesc><titleStmt><title type=\"main\" xml:lang=\"en\">Town corpus [X]</title>\
         <title type=\"sub\" xml:lang=\"en\">Sitting 3</title><title type=\"sub\" xml:lang=\"de\">3. Sitzung [X]</title></titleStmt>\
         <sourceDesc><bibl><title>Protokoll</title><publisher>Stadtrat</publisher><idno type=\"URI\">https://a.example/3</idno></bibl></sourceDesc></fileDesc>\
         <profileDesc><settingDesc><setting><name type=\"city\">Weidenau</name><date when=\"2031-05-04\"/></setting></settingDesc>\
         <particDesc><listPerson><person xml:id=\"vale\"><persName><surname>Vale</surname><forename>Marta</forename></persName>\
         <affiliation role=\"member\"><roleName>Rätin</roleName></affiliation>\
         <affiliation role=\"head\" from=\"2031\"><roleName xml:lang=\"en\">Mayor</roleName><roleName xml:lang=\"de\">Bürgermeisterin</roleName></affiliation>\
         <affiliation role=\"minister\" to=\"2030-01-01\"><roleName>Früher</roleName></affiliation></person></listPerson></particDesc></profileDesc>",
        "<u who=\"#vale\"><seg>Ja.</seg></u>",
    );
    let (draft, report) = draft(&text);
    assert_eq!(report, []);
    let front = draft.unwrap().front;
    assert_eq!(front.title.as_deref(), Some("3. Sitzung"));
    assert_eq!(front.date.map(|date| date.to_string()).as_deref(), Some("2031-05-04"));
    assert_eq!(front.place.as_deref(), Some("Weidenau"));
    assert_eq!(front.witness.publisher.as_deref(), Some("Stadtrat"));
    assert_eq!(front.witness.url.as_deref(), Some("https://a.example/3"));
    assert_eq!(front.language.as_ref().map(crate::text::Language::as_str), Some("de"));
    assert_eq!(front.speakers[0].label, "Marta Vale");
    assert_eq!(front.speakers[0].office.as_deref(), Some("Bürgermeisterin"));
}

#[test]
fn plays_and_words_that_nobody_speaks() {
    let text = tei(
        "",
        "<p>Vorwort.</p><sp who=\"#a\"><speaker>Anna.</speaker><stage>leise</stage><p>Ja.</p>\
         <l>Der Fluss</l>\n<l>fließt.</l></sp><p>Es regnet.</p><sp><speaker>BERT:</speaker><p>Nein</p></sp>",
    );
    assert_eq!(
        read(&text),
        [
            "Vorwort.",
            "{leise}",
            "Anna| Ja.",
            "Der Fluss fließt.",
            "(narrative)| Es regnet.",
            "BERT| Nein"
        ]
    );
}

#[test]
fn words_one_by_one_are_joined_as_they_were() {
    let text = tei(
        "",
        "<u who=\"#a\"><seg><s><w>Der</w>\n <w join=\"right\">Fluss</w>\n <pc>,</pc> <name><w>gut</w></name>\
         <pc join=\"left\">!</pc> <w>因为</w>\n<w>桥</w><linkGrp><link target=\"x\"/></linkGrp></s></seg></u>",
    );
    assert_eq!(read(&text), ["a| Der Fluss, gut! 因为桥"]);
}

#[test]
fn debates_state_kinds_sections_and_times() {
    let text = akn(
        "<meta><references><TLCPerson eId=\"vale\" showAs=\"Marta Vale\"/><TLCRole eId=\"mayor\" showAs=\"Mayor\"/></references></meta>\
         <preface><p><docTitle>Sitting</docTitle> of <docDate date=\"2031-05-04\">4 May</docDate></p></preface>",
        "<debateSection><heading>Questions</heading><debateSection><num>1.</num><heading>Bridge</heading><subheading>Old</subheading>\
         <question by=\"#stone\"><from>Stone:</from><p>When?</p></question>\
         <answer by=\"#vale\" as=\"#mayor\" startTime=\"2031-05-04T23:59:00Z\"><p>Soon <remark>(laughter)</remark> enough.</p></answer>\
         <speech by=\"#vale\" startTime=\"2031-05-05T00:00:00Z\" endTime=\"2031-05-05T00:01:00Z\"><p>More.</p></speech>\
         <scene><p>It rains.</p></scene></debateSection></debateSection><speech><p>Bye.</p></speech>",
    );
    assert_eq!(
        read(&text),
        [
            "{Sitting of 4 May}",
            "{Questions}",
            "## 1. Bridge — Old",
            "Stone(question)| When?",
            "Marta Vale(answer)| Soon @00:00:00",
            "+{(laughter)}",
            "+enough.",
            "Marta Vale| More. @00:01:00-00:02:00",
            "(scene)| It rains.",
            "## ",
            "| Bye.",
        ]
    );
    let front = draft(&text).0.unwrap().front;
    assert_eq!(front.speakers[1].office.as_deref(), Some("Mayor"));
    assert_eq!(front.title.as_deref(), Some("Sitting"));
}

/// The refusal's code and line.
fn refused(text: &str) -> (Code, usize) {
    let fault = draft(text).0.unwrap_err();
    assert!(!fault.hints.is_empty() && fault.severity == Severity::Error);
    (fault.code, fault.position().unwrap().line)
}

#[test]
fn what_is_no_such_xml_is_refused_at_its_place() {
    assert_eq!(refused("<a>\n<hansard/>\n</a>"), (Code::UnknownFormat, 1));
    assert_eq!(refused("<?xml version=\"1.0\"?>\n<TEI><text>\n<u>"), (Code::BadXml, 3));
    assert_eq!(refused("<TEI>\n<text></u></TEI>"), (Code::BadXml, 2));
    assert_eq!(refused("<TEI>\n</TEI>\n<TEI/>"), (Code::BadXml, 3));
    assert_eq!(refused("<TEI><teiHeader/></TEI>"), (Code::BadXml, 1));
    assert_eq!(refused("<akomaNtoso>\n<act/></akomaNtoso>"), (Code::BadXml, 1));
    for text in ["", "words", "words <TEI/>", "<", "<TEI", "\0"] {
        assert_eq!(refused(text).0, Code::BadXml, "{text}");
    }
}

#[test]
fn entities_are_never_expanded_nor_fetched() {
    let bomb = "<!DOCTYPE TEI [\n<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]>\n<TEI><text>&b;</text></TEI>";
    assert_eq!(refused(bomb), (Code::BadXml, 2));
    let foreign = "<!DOCTYPE TEI SYSTEM \"file:///x.dtd\"><TEI><text><u><seg>&x; &#x4E00;</seg></u></text></TEI>";
    assert_eq!(read(foreign), ["| &x; 一"]);
    assert_eq!(draft(foreign).1[0].code, Code::BadXml);
}

#[test]
fn depth_is_bounded_and_size_takes_linear_time() {
    assert_eq!(refused(&"<TEI>".repeat(100_000)).0, Code::BadXml);
    for piece in [
        "<div><head>a</head></div>",
        "<head>a</head>",
        "<u who='#a'>b</u>",
        "<u who='#a'/>",
        "<note type='speaker'>a</note>",
        "<vocal/>",
        "a<lb/>",
        "<debateSection><heading>a</heading></debateSection>",
        "&x;",
    ] {
        let body = piece.repeat(30_000);
        draft(&tei("", &format!("<div><u>a</u>{body}</div>"))).0.unwrap();
        draft(&tei("", &format!("<u>{body}</u>"))).0.unwrap();
        draft(&akn("", &format!("<speech>{body}</speech>{body}"))).0.unwrap();
        draft(&akn("", &format!("<debateSection>{body}</debateSection>"))).0.unwrap();
    }
}

#[test]
fn a_declared_encoding_is_believed_unless_the_bytes_are_utf_8() {
    let text =
        tei("", "<u who=\"#a\"><seg>Brücke</seg></u>").replace("?>", " encoding=\"ISO-8859-1\"?>");
    let mut latin: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    for bytes in [std::mem::take(&mut latin), text.into_bytes()] {
        let input = Input { path: "a.xml", bytes: &bytes, beside: None, encoding: None };
        let draft = read_input(input, &mut Vec::new()).unwrap();
        assert_eq!(draft.blocks[0].joined(), "Brücke");
    }
}
