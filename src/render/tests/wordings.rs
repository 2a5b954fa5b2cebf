//! The pages of wordings, and what they claim.

use super::*;
use crate::derive::sample::archive_of;
use crate::derive::wordings::Wordings;
use crate::model::{Extent, ParagraphId, TurnId};
use crate::text::Language;

const WORDS: &str = "尽快修好下游石桥和东岸水库";
const OTHER: &str = "尽快修好下游木桥和东岸水库";

/// The words in the second, third and fifth of seven sessions; with a word changed in the fourth and the sixth.
pub(super) fn said() -> Archive {
    archive_of(&[
        "渡口今年不开。",
        "我们要尽快修好下游石桥和东岸水库。",
        "请尽快修好下游石桥和东岸水库！",
        "镇上会尽快修好下游木桥和东岸水库。",
        "尽快修好下游石桥和东岸水库，是大家的事。",
        "还要尽快修好下游木桥和东岸水库。",
        "集市在镇上。",
    ])
}

fn path_of(archive: &Archive, words: &str) -> String {
    let wordings = Wordings::new(archive);
    let at = wordings.find_words(words).unwrap();
    format!("wordings/{}.html", wordings.all[at].id)
}

fn page_of(archive: &Archive) -> String {
    text(&pages(archive), &path_of(archive, WORDS)).to_owned()
}

#[test]
fn a_wording_has_a_page_with_each_use_in_order_of_time() {
    let page = page_of(&said());
    assert!(page.contains(&format!("<h1>{WORDS}</h1>")), "{page}");
    let uses: Vec<&str> = page.split("<p class=\"line\">").skip(1).collect();
    assert_eq!(uses.len(), 5);
    assert!(uses[0].starts_with(&format!(
        "<span class=\"left\">我们要</span><span class=\"rest\"><mark>{WORDS}</mark><span class=\"right\">。</span>"
    )));
    let links: Vec<&str> =
        page.split("<li><p class=\"about machine\"><a href=\"").skip(1).collect();
    assert!(links[0].starts_with("../s2012/q1.html#"), "{}", links[0]);
    assert!(links[4].starts_with("../s2016/q1.html#"), "{}", links[4]);
    assert!(page.contains("林溪</a> <span class=\"count\">5</span>"), "by whom: {page}");
}

#[test]
fn where_no_record_has_a_date_it_is_said_why_nothing_is_told_of_when() {
    const SAID: &str = "见到它的记录都没有注明日期";
    let mut archive = said();
    assert!(!page_of(&archive).contains(SAID));
    for archived in &mut archive.sessions {
        archived.session.header.date = None;
    }
    let page = page_of(&archive);
    assert!(page.contains(SAID), "{page}");
    for told in ["<dt>最早见于", "<dt>最近见于", "<figcaption>"] {
        assert!(!page.contains(told), "{told}: {page}");
    }
}

#[test]
fn the_list_leads_to_it_and_every_page_to_the_list() {
    let archive = said();
    let pages = pages(&archive);
    let list = text(&pages, "wordings/index.html");
    let href = path_of(&archive, WORDS).replace("wordings/", "");
    assert!(list.contains(&format!("<a href=\"{href}\">{WORDS}</a>")), "{list}");
    assert!(text(&pages, "s2011/q1.html").contains("href=\"../wordings/index.html\""));
    let none = super::pages(&archive_of(&["渡口。"]));
    assert!(none.iter().all(|page| !page.path.starts_with("wordings/")));
    assert!(!text(&none, "index.html").contains("wordings/"));
}

#[test]
fn each_variant_has_its_exact_difference_by_element_sign_and_word() {
    let page = page_of(&said());
    let marked = "尽快修好下游<del><span class=\"status\">[删： </span>石桥<span class=\"status\">]</span></del>\
                  <ins><span class=\"status\">[增： </span>木桥<span class=\"status\">]</span></ins>和东岸水库";
    assert!(page.contains(marked), "{page}");
    assert_eq!(page.matches("<del>").count(), 1);
}

#[test]
fn the_address_that_a_variant_would_have_leads_to_the_wording() {
    let archive = said();
    let wordings = Wordings::new(&archive);
    let wording = &wordings.all[wordings.find_words(WORDS).unwrap()];
    let form = wording.variants.iter().find(|form| form.words == OTHER).unwrap();
    let pages = pages(&archive);
    let page = text(&pages, &format!("wordings/{}.html", form.id.as_ref().unwrap()));
    let href = format!("{}.html", wording.id);
    assert!(page.contains(&format!("<meta http-equiv=\"refresh\" content=\"0; url={href}\">")));
    assert!(page.contains(&format!("<a href=\"{href}\">{WORDS}</a>")), "{page}");
}

#[test]
fn full_records_carry_a_claim_and_an_abridged_one_forbids_it() {
    let full = page_of(&said());
    assert!(full.contains("这是首次使用") && full.contains("此后没有再用。"), "{full}");
    assert!(!full.contains("不能断定"));
    let mut archive = said();
    archive.sessions[6].session.header.witness.extent = Some(Extent::Abridged);
    let page = page_of(&archive);
    assert!(page.contains("就这些记录而言，这是首次使用"), "nothing is in doubt before: {page}");
    assert!(!page.contains("就这些记录而言，此后没有再用"), "{page}");
    assert!(page.contains("不能断定此后没有再用"), "{page}");
    assert!(page.contains("<a href=\"../s2017/index.html\">"), "the record in doubt is named");
    archive.sessions[0].session.header.witness.extent = None;
    assert!(!page_of(&archive).contains("就这些记录而言"), "nobody says that the first is full");
}

#[test]
fn forms_and_uses_are_rows_of_tables() {
    let pages = pages(&said());
    let table = text(&pages, "data/wordings.csv");
    let rows: Vec<&str> = table.lines().filter(|row| row.contains("东岸水库")).collect();
    assert_eq!(rows.len(), 3, "the whole and two forms: {table}");
    assert!(rows[0].contains(",0,尽快修好下游石桥和东岸水库,formula,"), "{table}");
    assert!(
        rows[2]
            .contains(",2,尽快修好下游木桥和东岸水库,formula,changed,,2,2,2014-03-01,2016-03-01,")
    );
    assert!(rows[2].contains("尽快修好下游[-石桥-]{+木桥+}和东岸水库"));
    let uses = text(&pages, "data/uses.csv");
    let first = uses.lines().find(|row| row.contains(WORDS)).unwrap();
    assert!(first.contains(",1,s2012,2012-03-01,q1,"), "{first}");
    assert!(
        first
            .contains(",林溪,《青石公报》记者,我们要,尽快修好下游石桥和东岸水库,。,s2012/q1.html#")
    );
}

/// The same with a record without a date that has the first session's words.
fn with_undated(extent: Extent) -> Archive {
    let mut archive = said();
    archive.sessions.truncate(6);
    let mut undated = archive.sessions[0].clone();
    undated.session.id = crate::derive::sample::slug("undated");
    undated.session.header.date = None;
    undated.session.header.witness.extent = Some(extent);
    archive.sessions.push(undated);
    archive
}

#[test]
fn a_record_without_a_date_may_be_later_than_the_latest() {
    let latest = "本站这种语言最近的一场记录里仍有它。";
    let mut archive = said();
    archive.sessions.truncate(6);
    assert!(page_of(&archive).contains(&format!("<dd class=\"machine\">{latest}")));
    let full = page_of(&with_undated(Extent::Full));
    assert!(!full.contains(latest), "it may be the latest: {full}");
    assert!(
        full.contains("<dd class=\"machine\">本站这种语言注明日期的记录里，最近的一场仍有它。")
    );
    in_order(
        &page_of(&with_undated(Extent::Abridged)),
        &[
            "<dd class=\"machine unknown\">本站这种语言注明日期的记录里，最近的一场仍有它；\
             但另有1场没有日期，可能更晚，因此不能断定此后没有再用。",
            "存疑的记录： <a href=\"../undated/index.html\">",
        ],
    );
    archive = with_undated(Extent::Full);
    archive.sessions[6].session.exchanges[0].turns[1].paragraphs[0].text = format!("{WORDS}。");
    assert!(page_of(&archive).contains("但另有1场没有日期，可能更晚"), "it has the words");
}

#[test]
fn records_begin_with_the_first_that_has_a_date() {
    let mut archive = with_undated(Extent::Full);
    archive.sessions.remove(0);
    let page = page_of(&archive);
    assert!(
        page.contains("本站这种语言注明日期的记录从这一场开始，此前是否用过，无从得知。"),
        "{page}"
    );
}

#[test]
fn an_answer_to_a_follow_up_is_told_as_one_to_who_asked_that() {
    let mut archive = said();
    let exchange = &mut archive.sessions[2].session.exchanges[0];
    let mut again = exchange.turns.clone();
    again[0].speaker = Some(1);
    again[0].follow_up = true;
    exchange.turns[1].paragraphs[0].text = "请等到秋天。".to_owned();
    for (turn, number) in again.iter_mut().zip(2..) {
        turn.id = TurnId::from_index(number);
        turn.paragraphs[0].id = ParagraphId::from_index(number);
    }
    exchange.turns.extend(again);
    let page = page_of(&archive);
    let second = page.split("<li><p class=\"about machine\">").nth(2).unwrap();
    assert!(
        second.contains("../s2013/q1.html#p4") && second.contains("答渡口电台记者"),
        "{second}"
    );
    assert!(page.contains("渡口电台记者 <span class=\"count\">1</span>"), "those who ask: {page}");
    let pages = pages(&archive);
    let uses = text(&pages, "data/uses.csv");
    let row = uses.lines().find(|row| row.contains(",s2013,") && row.contains(WORDS)).unwrap();
    assert!(row.contains(",林溪,渡口电台记者,请,"), "{row}");
}

#[test]
fn a_wording_of_several_languages_is_of_none_and_its_row_names_all() {
    let spoken = |tags: [&str; 7]| {
        let mut archive = said();
        for (archived, tag) in archive.sessions.iter_mut().zip(tags) {
            archived.session.header.language = Language::new(tag).unwrap();
        }
        let pages = pages(&archive);
        let heading = text(&pages, &path_of(&archive, WORDS)).split("<h1").nth(1).unwrap();
        let heading = heading.split('<').next().unwrap().to_owned();
        let table = text(&pages, "data/wordings.csv").to_owned();
        let row = table.lines().find(|row| row.contains(&format!(",0,{WORDS},"))).unwrap();
        (heading, row.to_owned())
    };
    let own = "zh-Hans";
    let (heading, row) = spoken(["ja"; 7]);
    assert_eq!(heading, format!(" lang=\"ja\" dir=\"ltr\">{WORDS}"));
    assert!(row.contains(",ja,"), "{row}");
    let (heading, row) = spoken([own, "ja", "ja-JP", "ja", "ja", "ja", own]);
    assert_eq!(heading, format!(" lang=\"ja\" dir=\"ltr\">{WORDS}"));
    assert!(row.contains(",ja; ja-JP,"), "{row}");
    for others in [[own, "zh-Hant"], [own, "ja"]] {
        let [one, other] = others;
        let (heading, row) = spoken([one, one, other, other, one, one, one]);
        assert_eq!(heading, format!(">{WORDS}"));
        let mut all = others;
        all.sort_unstable();
        assert!(row.contains(&format!(",{},", all.join("; "))), "{row}");
    }
}
