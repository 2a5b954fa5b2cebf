//! Offices in labels, weighed with what the turns show.

use super::{codes, draft_beside, outline, session};
use crate::diagnostic::Code;
use crate::model::{Lexicon, Role};
use crate::structure::structure;

fn role(text: &str, label: &str) -> Role {
    let (session, _) = session(text);
    let found = session.speakers.iter().find(|speaker| speaker.label == label);
    found.map_or_else(|| panic!("{label} is no speaker: {:?}", outline(&session)), |one| one.role)
}

const QUESTIONS: &str = "\
    主席：第一項質詢。\n\n1. 林晚議員：渡口幾時開？\n\n渡務局局長：五月。\n\n\
    陳渡議員：票價呢？\n\n渡務局局長：兩元。\n\n主席：下一項。\n";

#[test]
fn members_question_ministers_and_somebody_presides() {
    let (session, report) = session(QUESTIONS);
    assert_eq!(
        outline(&session),
        [
            "q1 moderator 主席: 第一項質詢。",
            "q1 asker 林晚議員: 渡口幾時開？",
            "q1 answerer 渡務局局長: 五月。",
            "q2 asker 陳渡議員: 票價呢？",
            "q2 answerer 渡務局局長: 兩元。",
            "closing moderator 主席: 下一項。",
        ]
    );
    assert!(codes(&report).contains(&Code::RolesByOffice));
}

#[test]
fn what_is_stated_is_not_overruled_by_an_office() {
    let beside = "speakers:\n  渡務局局長: { role: moderator }\n";
    let lexicon = Lexicon::default();
    let session = structure(&draft_beside(QUESTIONS, beside), &lexicon, &mut Vec::new());
    let role =
        |label: &str| session.speakers.iter().find(|one| one.label == label).map(|one| one.role);
    assert_eq!(role("渡務局局長"), Some(Role::Moderator));
}

#[test]
fn a_debate_without_questions_has_no_exchanges() {
    let text = "主席：議案。\n\n林晚議員：我動議保護江邊的樹。\n\n陳渡議員：我支持。\n\n\
        周橋議員：我也支持。\n\n林晚議員：多謝。\n\n陳渡議員：不用。\n\n渡務局局長：多謝各位。\n";
    let (session, _) = session(text);
    assert!(session.exchanges.is_empty(), "{:?}", outline(&session));
}

#[test]
fn a_president_whom_reporters_ask_answers() {
    let text = "PRESIDENT VALE: Good afternoon.\n\nQ: Is the pier open?\n\nPRESIDENT VALE: It is.\n\n\
        Q: And the bridge?\n\nSECRETARY ORR: Next week, if the weather holds.\n\nQ: Thank you. And the road?\n\n\
        PRESIDENT VALE: The road is open.\n";
    assert_eq!(role(text, "PRESIDENT VALE"), Role::Answerer);
    assert_eq!(role(text, "SECRETARY ORR"), Role::Answerer);
}

#[test]
fn a_senator_whom_reporters_ask_is_no_asker() {
    let text = "SENATOR VALE: Good afternoon. We have a bill for the harbour, and it is a good one.\n\n\
        Q: Will it pass?\n\nSENATOR VALE: I hope so.\n\nQ: When?\n\nSENATOR VALE: In May.\n";
    assert_eq!(role(text, "SENATOR VALE"), Role::Answerer);
}

#[test]
fn members_ask_a_witness_without_an_office() {
    let text = "Chairman ORR: The committee will come to order.\n\nMr. REED: Thank you. I built the pier.\n\n\
        Senator VALE: When was it built?\n\nMr. REED: In the spring of last year.\n\n\
        Senator TIDE: What did it cost?\n\nMr. REED: Two million, as agreed.\n\n\
        Senator VALE: Does it leak?\n\nMr. REED: It does not leak at all.\n";
    assert_eq!(role(text, "Mr. REED"), Role::Answerer);
    assert_eq!(role(text, "Senator VALE"), Role::Asker);
}
