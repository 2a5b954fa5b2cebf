//! The title of an exchange that has no heading: the question proper, short, in the source's own
//! words.
//!
//! Of all that an asker says, a reader looks for the clause that asks. Greeting, thanks, preamble and
//! the forms of politeness in front of it are left away; nothing is put in, and no word is cut. Where all that
//! is asked refers back (对此有何评论？), the title is what it refers to: the first proper statement before it.

mod chinese;
mod latin;

use crate::text::{Language, is_chinese, sentences};

/// The derived title of an exchange whose question has these paragraphs; empty only if they are.
pub(super) fn derive(question: &[&str], language: &Language) -> String {
    let said: Vec<&str> = question.iter().flat_map(|paragraph| sentences(paragraph)).collect();
    if is_chinese_text(&said, language) { chinese::title(&said) } else { latin::title(&said) }
}

/// By the words themselves: a session in one language may hold questions in another.
fn is_chinese_text(said: &[&str], language: &Language) -> bool {
    let (mut han, mut letters) = (0_usize, 0_usize);
    for c in said.iter().flat_map(|sentence| sentence.chars()) {
        if is_chinese(c) {
            han += 1;
        } else if c.is_alphabetic() {
            letters += 1;
        }
    }
    if han + letters == 0 { language.is_chinese() } else { han * 3 >= letters }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn zh(question: &str) -> String {
        derive(&[question], &Language::chinese())
    }

    fn en(question: &str) -> String {
        derive(&[question], &Language::new("en").unwrap())
    }

    #[test]
    fn greeting_and_preamble_are_left_away() {
        assert_eq!(
            zh(
                "谢谢主持人，我是河港晚报记者。去年以来，渡口的客流不断增长。您如何看待渡口的前景？"
            ),
            "如何看待渡口的前景？"
        );
        assert_eq!(
            zh("随着越来越多居民搬到对岸，航运局将如何更好保障夜间渡轮的班次？"),
            "航运局将如何更好保障夜间渡轮的班次？"
        );
        assert_eq!(zh("王局长，您好！请问新码头什么时候开放？"), "新码头什么时候开放？");
    }

    #[test]
    fn could_you_tell_us_goes_only_if_a_question_is_left() {
        assert_eq!(
            zh("您能否介绍一下去年航运取得哪些成果？今年又会有哪些新看点？"),
            "去年航运取得哪些成果？"
        );
        assert_eq!(zh("你能否介绍新码头的有关安排？"), "能否介绍新码头的有关安排？");
    }

    #[test]
    fn a_question_that_only_refers_back_gives_way_to_one_that_says_what() {
        assert_eq!(
            zh("有报道称渡轮将涨价。你对此有何评论？航运局是否会补贴老年乘客？"),
            "航运局是否会补贴老年乘客？"
        );
    }

    #[test]
    fn where_all_questions_refer_back_the_words_before_them_say_what() {
        for (question, title) in [
            ("有报道称渡轮将涨价。你对此有何评论？", "渡轮将涨价"),
            ("有报道称渡轮的票价将涨三成。你对此有何评论？", "渡轮的票价将涨三成"),
            (
                "据《河港晚报》报道，5日，航运局局长将访问对岸三镇。能否证实？",
                "航运局局长将访问对岸三镇",
            ),
            ("我想追问一个关于新码头环评报告的问题。能否介绍有关情况？", "新码头环评报告"),
            (
                "有一个关于渡轮的问题。据报道，渡轮公司将裁员一百人。中方对此有何评论？",
                "渡轮公司将裁员一百人",
            ),
            ("据报道，新码头的图纸遭到邻镇反对，航运局对此有何评论？", "新码头的图纸遭到邻镇反对"),
            (
                "航运局局长上月在邻镇发表讲话称，渡轮公司多年来一直没有按照合同维修渡轮和码头。有何回应？",
                "航运局局长上月在邻镇发表讲话称，渡轮公司多年来一直没有按照……",
            ),
            ("對此有何評論？", "對此有何評論？"),
        ] {
            assert_eq!(zh(question), title);
        }
    }

    #[test]
    fn in_other_writing_too() {
        for (question, title) in [
            (
                "It is reported that the ferry fare will go up. What's the board's comment on that?",
                "The ferry fare will go up",
            ),
            (
                "I have a question. According to the Harbour Post, the director will visit three towns. Can you confirm?",
                "The director will visit three towns",
            ),
            ("Do you have any comment on this?", "Do you have any comment on this?"),
            (
                "The fare goes up. Do you have any comment on the new fare for children?",
                "Do you have any comment on the new fare for children?",
            ),
        ] {
            assert_eq!(en(question), title);
        }
    }

    #[test]
    fn a_long_question_is_cut_between_clauses_and_words() {
        let title = zh(
            "与第一任期相比较而言市政府同各码头打交道的方式以及渡轮公司的经营办法和票价政策将有何不同？",
        );
        assert!(title.ends_with("……") && title.chars().count() <= 26, "{title}");
        assert_eq!(
            zh("同过去十年的做法相比，航运局这一次同各家公司谈判的办法将有何不同？"),
            "航运局这一次同各家公司谈判的办法将有何不同？"
        );
    }

    #[test]
    fn what_asks_nothing_gives_its_first_proper_sentence() {
        assert_eq!(zh("您好。请介绍一下新码头的情况。"), "请介绍一下新码头的情况");
        assert_eq!(zh(""), "");
        assert_eq!(zh("？"), "？");
    }

    #[test]
    fn other_writing_is_cut_between_words() {
        assert_eq!(
            en(
                "Good morning, thank you. The ferry was late again. So, why does the ferry always run late?"
            ),
            "Why does the ferry always run late?"
        );
        let long = en(
            "Given all that the harbour board has promised to the people on both banks over so many years, \
                       what will you tell them now?",
        );
        assert_eq!(long, "What will you tell them now?");
        let endless = en(&format!("Is it {}true?", "very ".repeat(40)));
        assert!(endless.ends_with("very…") && endless.chars().count() <= 71, "{endless}");
        assert_eq!(
            en("Mr. Vale, how are you? What does Mr. Orr want from the board?"),
            "What does Mr. Orr want from the board?"
        );
    }

    #[test]
    fn a_clause_that_goes_on_is_no_question() {
        let board = "Given all that the harbour board has promised to the people on both banks of the river";
        assert_eq!(
            en(&format!("{board}, which means a new quay, when will the board begin?")),
            "When will the board begin?"
        );
        assert!(
            en(&format!("{board}, who is to be believed in the end?")).starts_with("Given all")
        );
    }

    #[test]
    fn an_enormous_line_is_no_trouble() {
        assert!(zh(&"港".repeat(300_000)).chars().count() <= 26);
        let times = "5日，".repeat(50_000);
        assert!(zh(&format!("{times}渡轮停航。对此有何评论？")).ends_with("……"));
        let times = "On Monday, ".repeat(50_000);
        assert!(en(&format!("{times}the ferry stopped. What is your comment?")).ends_with('…'));
    }
}
