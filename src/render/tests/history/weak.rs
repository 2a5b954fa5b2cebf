//! What chance could make as well: folded away, and said to be that.

use super::*;
use crate::derive::sample::archive_of;

/// Where it begins.
const WEAK: &str = "<details>\n<summary class=\"machine\">分量很轻的另有";
const NOTE: &str = "用得少，或所据的记录少，不能说不是偶然</summary>";

/// Eight full records, one a year from 2011 on, in which nothing is said often.
fn young() -> Archive {
    let said = [
        "推动集市稳步发展。保持河道长期畅通。",
        "水井很浅。",
        "渡口今年不开。",
        "推动集市稳步发展！",
        "尽快修好下游石桥。保持河道长期畅通。",
        "尽快修好下游石桥，老树很高。",
        "茶馆开门。",
        "灯会照办。",
    ];
    archive_of(&said)
}

#[test]
fn a_young_archive_is_told_of_too_and_of_how_little_weight_it_is() {
    let pages = pages(&young());
    for path in ["years/2015.html", "s2015/index.html"] {
        let page = text(&pages, path);
        in_order(
            page,
            &[
                "用语的变化",
                "收在末尾，不展开",
                WEAK,
                NOTE,
                "只可当作线索，不足为凭",
                "<h3>新用的</h3>",
                NEW,
                "对数似然",
                "自此共2处；此前4场（",
                "<h3>隔一年以上重又说起的</h3>",
                RETURNED,
                "隔4年，上次是2011年3月1日；其间3场（",
                "<h3>此后不再说的</h3>",
                RETURNED,
                "至此共2处；此后3场（",
                "</details>\n</section>",
            ],
        );
        assert!(!page.contains("<h3 id="), "nothing is told openly: {page}");
        assert!(!page.contains("<details open"), "{page}");
    }
    in_order(text(&pages, "s2014/index.html"), &[WEAK, LAST, "至此共2处；此后4场（"]);
}

#[test]
fn of_what_is_folded_away_nothing_is_claimed_either_that_an_abridged_record_could_contradict() {
    let mut archive = young();
    archive.sessions[2].session.header.witness.extent = Some(Extent::Abridged);
    let built = pages(&archive);
    for path in ["years/2015.html", "s2015/index.html"] {
        let page = text(&built, path);
        for claim in ["新用的", "重又说起的"] {
            assert!(!page.contains(claim), "{claim} in {path}: {page}");
        }
        in_order(page, &[WEAK, "<h3>此后不再说的</h3>", RETURNED, "此后3场（"]);
        let doubt = |what: &str, where_: &str| format!("{what}无从断定：{where_}有1场不是全文");
        in_order(
            page,
            &[
                WEAK,
                &doubt("最早见于此。更早是否说过，", "此前的记录"),
                "s2013/index.html\">2013年3月1日</a>",
                "<summary class=\"machine\">列出</summary>",
                NEW,
                "见2处，2015年3月1日至2016年3月1日",
                &doubt("又见于此。其间是否说过，", "其间的记录"),
                RETURNED,
                "</details>\n</details>\n</section>",
            ],
        );
    }
    in_order(text(&built, "years/2014.html"), &[WEAK, "此后不再说的", LAST]);
    for archived in &mut archive.sessions {
        archived.session.header.witness.extent = None;
    }
    for page in pages(&archive).iter().filter(|page| is_page(&page.path)) {
        let html = String::from_utf8_lossy(&page.bytes);
        for claim in CLAIMS {
            assert!(!html.contains(claim), "{claim} in {}", page.path);
        }
    }
    in_order(text(&pages(&archive), "years/2015.html"), &[WEAK, "无从断定", NEW]);
}

#[test]
fn what_is_sure_stands_openly_and_takes_its_room_from_what_is_not() {
    let formulas = many_formulas();
    let (often, once) = formulas.split_at(10);
    let before = "天地玄黄，宇宙洪荒，日月盈昃，辰宿列张，寒来暑往，秋收冬藏。".repeat(60);
    let said = format!("{}。{}。{}", often.join("。"), once.join("！"), often.join("！"));
    let again = format!("{}？{}。{}", once.join("？"), often.join("？"), often.join("！"));
    let built = pages(&archive_of(&[&before, &said, &again, &said]));
    let page = text(&built, "s2012/index.html");
    let (open, folded) = page.split_once(WEAK).unwrap();
    let listed = |part: &str| part.matches("<p class=\"about\">对数似然").count();
    assert_eq!((listed(open), listed(folded)), (10, 20), "{page}");
    in_order(folded, &[&format!("{}条：", once.len()), "还有18条未列。", "</details>\n</section>"]);
    let year = text(&built, "years/2012.html");
    let (open, folded) = year.split_once(WEAK).unwrap();
    assert_eq!((listed(open), listed(folded)), (10, 38), "a year has more room");
    assert!(!folded.contains("未列"), "{folded}");
}
