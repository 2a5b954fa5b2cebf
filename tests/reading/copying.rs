//! What is copied from a page: the link to a paragraph, selected words with their source, a citation.

use super::{FOLLOWED_UP, QUESTION, chinese, english};
use crate::browser::{Page, Server, file_url};

#[test]
fn a_paragraphs_link_is_copied_from_its_number() {
    let server = Server::start(chinese(), "/any/prefix/");
    let page = Page::new();
    for url in [server.url(QUESTION), file_url(&chinese().join(QUESTION))] {
        page.open(&url);
        assert_eq!(page.count("button.bar, .bar"), 0, "nothing is offered before it is asked for");
        page.click("#p3 > .number");
        let cite = page.attribute("#p3 > .number", "id").unwrap();
        assert!(page.address().ends_with(&format!("#{cite}")));
        let copied = page.copied(|page| page.click("text=复制链接"));
        assert_eq!(copied, format!("{url}#{cite}"));
        page.wait_for("document.querySelector('.status').textContent === '已复制'");
        page.assert_faultless();
    }
    // The same by keyboard: the button follows its number.
    page.open(&server.url(QUESTION));
    page.js::<()>("document.querySelector('#p2 > .number').focus()");
    page.press("Enter");
    page.press("Tab");
    assert_eq!(page.focused(), "复制链接");
    let copied = page.copied(|page| page.press("Enter"));
    assert!(copied.contains("#p2~"), "{copied}");
}

#[test]
fn selected_words_are_copied_with_their_source() {
    let server = Server::start(chinese(), "/any/prefix/");
    let page = Page::new();
    page.open(&server.url(QUESTION));
    page.select("#p2", "相互尊重是国与国交往的基本准则");
    page.wait_for("document.querySelector('#p2 .bar button')");
    let copied = page.copied(|page| page.click("text=复制选文和出处"));
    let cite = page.attribute("#p2 > .number", "id").unwrap();
    let url = server.url(QUESTION);
    assert_eq!(
        copied,
        format!(
            "“相互尊重是国与国交往的基本准则”——王毅：《中美关系与加征关税》，2025年3月7日，第2段，{url}#{cite}"
        )
    );
    // Where many stand together, the source is still the question's own page.
    page.open(&server.url("topics/us-china/all.html"));
    page.select(".words[id$=q6-p2]", "相互尊重");
    page.wait_for("document.querySelector('.bar button')");
    let copied = page.copied(|page| page.click("text=复制选文和出处"));
    assert!(copied.ends_with(&format!("第2段，{url}#{cite}")), "{copied}");
    assert!(copied.contains("《中美关系与加征关税》，2025年3月7日"), "{copied}");
    page.assert_faultless();
}

#[test]
fn a_citation_is_copied_and_the_day_of_access_filled_in() {
    let page = Page::new();
    page.open(&file_url(&english().join(FOLLOWED_UP)));
    let day = page.js::<String>("new Date().toLocaleDateString('sv')");
    assert!(page.text(".citation .accessed").contains(&day));
    let copied = page.copied(|page| page.click(".citations button"));
    assert_eq!(copied, page.text(".citation"));
    page.javascript(false);
    page.open(&file_url(&english().join(FOLLOWED_UP)));
    assert!(!page.text("#main").contains(&day));
    assert_eq!(page.count("main button"), 0, "without its script there are no dead buttons");
    page.assert_faultless();
}
