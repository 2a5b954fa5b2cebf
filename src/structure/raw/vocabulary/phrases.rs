//! How a phrase of the text is told from a name before a colon.

use crate::structure::words::{ends_with_any, is_among, starts_with_any};

/// Characters that the name of a person or a body does not hold, but a phrase before a colon does.
const PHRASE_CHARACTERS: &str = "\
    的了是我你您他她它这這那就也都还還把被让讓吗呢吧说說几幾如下最很更再又只\
    想即若两兩个個当可应應须須此哪什么麼";

/// How a phrase ends that brings in what somebody says or a list, not a turn.
const PHRASE_ENDINGS: &str = "\
    表示, 指出, 强调, 強調, 认为, 認為, 道, 称, 稱, 写道, 回应, 回應, 透露, 介绍, 介紹, 首先, \
    其次, 例如, 比如, 包括, 一, 二, 三, 四, 五";

/// How a phrase begins.
pub(super) const PHRASE_BEGINNINGS: &str = "第, 在, 截至, 至于, 至於, 对于, 對於, 首先, 其一, 其次, 其他, 其中, 最后, 最後, 例如, 比如, 一是, 请, 請, 关于, 關於, 根据, 根據";

/// Whether a Chinese name reads like a phrase of the text.
pub(in crate::structure::raw) fn is_phrase(name: &str) -> bool {
    name.contains(|c| PHRASE_CHARACTERS.contains(c))
        || ends_with_any(name, PHRASE_ENDINGS)
        || starts_with_any(name, PHRASE_BEGINNINGS)
}

/// Words with which a phrase begins and a Latin name does not, in lower case.
const PHRASE_WORDS: &str = "\
    a, an, and, or, but, if, in, on, at, so, what, how, why, when, this, that, these, those, it, \
    i, we, you, he, she, they, there, here, my, our, your, his, her, as, to, for, from, with, \
    first, second, third, finally, also, now, then, however, not, no, yes, is, are, was, by, of, \
    next, one, two, example, remember, please, update, step, part, chapter, section, figure, \
    table, question, der, die, das, ein, eine, einen, im, am, zu, zum, zur, erste, erster, erstes, \
    zweite, zweiter, zweites, dritte, dritter, drittes, zwei, drei, nächste, nächster, letzte, letzter, \
    letztens, erstens, zweitens, drittens, viertens, abschließend, zusammenfassend, apropos, und, oder, aber, wir, ich, sie, er, es, mein, meine, unsere, el, la, los, las, un, una, \
    unos, en, por, para, con, primero, segundo, tercero, otro, otra, hay, que, como, y, le, les, une, \
    dans, pour, avec, premier, première, deuxième, enfin, il, elle, nous, vous, mon, ma, notre";

/// Whether a phrase begins with the word and a Latin name does not.
pub(in crate::structure::raw) fn begins_phrases(word: &str) -> bool {
    is_among(word.to_lowercase().trim_end_matches('.'), PHRASE_WORDS)
}

/// Whether a word is one of [`COURTESY`].
pub(in crate::structure::raw) fn is_courtesy(word: &str) -> bool {
    is_among(&word.to_lowercase(), COURTESY)
}

/// Words of courtesy and office: an article before them begins a label and no phrase.
const COURTESY: &str = "\
    señor, señora, sr., sra., señores, senhor, senhora, sr, sra, président, présidente, ministre, \
    presidente, presidenta, präsident, präsidentin, vorsitzende, vorsitzender, president, chair, chairman, \
    chairwoman, chairperson, speaker, moderator, minister, secretary, interpreter, clerk, senator, deputado, \
    deputada, diputado, diputada, conselleiro, conselleira, ministro, ministra, doctor, doctora, general, \
    governor, mayor, ambassador, admiral, justice, judge, acting, deputy, vice";
