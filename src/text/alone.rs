//! Whether Chinese characters stand in a text as words of their own: 中 in 中美 does, in 其中 not.
//!
//! Chinese sets no spaces. Where four characters and more follow one another as in a name, they are the
//! name: of all places in a million characters of briefings where a four-character word of a dictionary
//! was met, it lay across the edges of other words in one of thirty, and nearly all of these meant it all
//! the same (伙伴关系 in 战略伙伴关系). Shorter names come about by chance at every turn (建交国 in
//! 建交国家), so the dictionary is asked where words begin and end. A single character is a word in most
//! places where it is no name (会谈中, 美不美), so it must be in the company in which it is one.
//!
//! The names looked for need not be put into the dictionary as a user's words: it would give each the
//! weight of the pieces it is made of, and so cut it out exactly where these have edges already.

use std::collections::BTreeSet;

use super::script::is_chinese;
use super::segment::cut_by_dictionary;

/// From how many Chinese characters on a name needs no dictionary.
const LONG: usize = 4;

/// Countries and parts of the world by one character, as they stand side by side: 中美, 中日韩.
const SHORT_NAMES: &str = "中美俄英法德日韓韩朝印欧歐非澳越蒙苏蘇";

/// Words of the dictionary that are made of such characters and mean something else.
const NO_PAIRS: &[&str] = &["非法", "法印", "朝日", "韩非"];

/// What stands before a single character that is a name: 访美, 对台.
const TOWARDS: &str = "对對访訪赴驻駐涉援亲親反抗旅留抵";

/// What follows names in one word of the dictionary: 中美关系.
const TIES: &[&str] = &["关系", "關係"];

/// A text whose Chinese is cut into words as far as it is asked about.
pub(super) struct Words<'t> {
    text: &'t str,
    /// The names of one character that may keep each other company, beside those of countries.
    short: &'t BTreeSet<char>,
    /// The edges of the words in the stretch of Chinese last asked about, with both its ends.
    edges: Vec<usize>,
}

impl<'t> Words<'t> {
    /// Takes a text and the names of one character that are looked for in it.
    pub(super) fn new(text: &'t str, short: &'t BTreeSet<char>) -> Self {
        Self { text, short, edges: Vec::new() }
    }

    /// Whether what stands between these bytes is no part of a Chinese word that means something else.
    /// Asked from the beginning of the text to its end, it takes time linear in the text.
    pub(super) fn stand_alone(&mut self, start: usize, end: usize) -> bool {
        let (before, rest) = self.text.split_at(start);
        let (words, after) = rest.split_at(end - start);
        let count = words.chars().filter(|&c| is_chinese(c)).count();
        if count == 0 || count >= LONG {
            return true;
        }
        let single = words.chars().nth(1).is_none();
        let joined =
            |one: &str, other: &str| one.ends_with(is_chinese) && other.starts_with(is_chinese);
        let (left, right) = (joined(before, words), joined(words, after));
        if !left && !right {
            // A single character beside a digit or a letter counts or measures something: 12台.
            let counts =
                before.ends_with(char::is_alphanumeric) || after.starts_with(char::is_alphanumeric);
            return !single || !counts;
        }
        if single {
            return self.is_short_name(start, end);
        }
        (!left || self.is_edge(start)) && (!right || self.is_edge(end))
            || self.is_part_of_a_compound(start, end)
    }

    fn is_edge(&mut self, at: usize) -> bool {
        self.cut_around(at);
        self.edges.binary_search(&at).is_ok()
    }

    /// Cuts the stretch of Chinese in which `at` stands.
    fn cut_around(&mut self, at: usize) {
        let known = self.edges.first().is_some_and(|&first| first <= at)
            && self.edges.last().is_some_and(|&last| at <= last);
        if known {
            return;
        }
        let start = self.text[..at].trim_end_matches(is_chinese).len();
        let end = self.text[at..].find(|c| !is_chinese(c)).map_or(self.text.len(), |end| at + end);
        self.edges.clear();
        self.edges.push(start);
        let mut edge = start;
        for word in cut_by_dictionary(&self.text[start..end]) {
            edge += word.len();
            self.edges.push(edge);
        }
    }

    /// Where in `edges` the one word begins that holds these bytes.
    fn word_of(&self, start: usize, end: usize) -> Option<usize> {
        let word = self.edges.partition_point(|&edge| edge <= start).checked_sub(1)?;
        (end <= *self.edges.get(word + 1)?).then_some(word)
    }

    /// The word that begins at this place of `edges`; nothing where there is none.
    fn word(&self, place: Option<usize>) -> &'t str {
        let edges = place.and_then(|at| Some((*self.edges.get(at)?, *self.edges.get(at + 1)?)));
        edges.map_or("", |(start, end)| &self.text[start..end])
    }

    /// Whether these bytes are a part of a longer word in which words of two characters and more stand
    /// beside them: 市场 in 市场经济 is meant, 中国 in 发展中国家 is not.
    fn is_part_of_a_compound(&mut self, start: usize, end: usize) -> bool {
        self.cut_around(start);
        let Some(word) = self.word_of(start, end) else { return false };
        let before = cut_by_dictionary(&self.text[self.edges[word]..start]);
        let after = cut_by_dictionary(&self.text[end..self.edges[word + 1]]);
        let whole = |word: Option<&&str>| word.is_none_or(|word| word.chars().nth(1).is_some());
        whole(before.last()) && whole(after.first())
    }

    /// Whether a single character stands for what it names: beside another such name, or after a word
    /// that goes with one.
    fn is_short_name(&mut self, start: usize, end: usize) -> bool {
        self.cut_around(start);
        let Some(at) = self.word_of(start, end) else { return false };
        let word = self.word(Some(at));
        if word.len() > end - start {
            return is_pair(word)
                || word.strip_suffix(&self.text[start..end]).is_some_and(is_towards);
        }
        let names = |word: &str| {
            let mut chars = word.chars();
            match (chars.next(), chars.next()) {
                (Some(c), None) => self.short.contains(&c) || SHORT_NAMES.contains(c),
                _ => is_pair(word),
            }
        };
        let before = self.word(at.checked_sub(1));
        names(before) || names(self.word(Some(at + 1))) || is_towards(before)
    }
}

/// Whether a word of the dictionary is made of several countries' names.
fn is_pair(word: &str) -> bool {
    let names = TIES.iter().find_map(|tie| word.strip_suffix(tie)).unwrap_or(word);
    let each: BTreeSet<char> = names.chars().collect();
    let count = names.chars().count();
    count > 1
        && each.len() == count
        && each.iter().all(|&c| SHORT_NAMES.contains(c))
        && !NO_PAIRS.contains(&names)
}

fn is_towards(word: &str) -> bool {
    !word.is_empty() && word.chars().nth(1).is_none() && TOWARDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alone(name: &str, text: &str) -> bool {
        let short = BTreeSet::new();
        let start = text.find(name).unwrap();
        Words::new(text, &short).stand_alone(start, start + name.len())
    }

    #[test]
    fn a_single_character_is_a_name_in_the_company_of_others() {
        for (name, text) in [
            ("中", "中美两国"),
            ("美", "中美两国"),
            ("中", "中美关系"),
            ("欧", "中欧班列"),
            ("韩", "中日韩合作"),
            ("美", "访美期间"),
            ("台", "对台军售"),
            ("台", "“台”"),
        ] {
            assert!(alone(name, text), "{name} in {text}");
        }
        for (name, text) in [
            ("中", "其中一座"),
            ("中", "会谈中他说"),
            ("中", "中东和平"),
            ("美", "美国"),
            ("美", "令人赞美"),
            ("法", "非法采砂"),
            ("台", "平台经济"),
            ("台", "买了12台，"),
        ] {
            assert!(!alone(name, text), "{name} in {text}");
        }
    }

    #[test]
    fn names_of_one_character_in_the_archive_keep_each_other_company() {
        let short = BTreeSet::from(['溪', '渡']);
        let text = "溪渡两镇同饮溪水";
        assert!(Words::new(text, &short).stand_alone(0, 3));
        assert!(Words::new(text, &short).stand_alone(3, 6));
        let later = text.rfind('溪').unwrap();
        assert!(!Words::new(text, &short).stand_alone(later, later + 3));
    }

    #[test]
    fn short_names_stand_between_the_edges_of_words() {
        for (name, text) in [
            ("上合", "上合组织成员"),
            ("中东", "中东和平"),
            ("市场", "社会主义市场经济"),
            ("欧盟", "欧盟委员会"),
            ("安理会", "安理会常任理事国"),
            ("中国", "中国人民"),
            ("桥东", "镇上的“桥东”路"),
        ] {
            assert!(alone(name, text), "{name} in {text}");
        }
        for (name, text) in [
            ("上合", "马上合并两座水库"),
            ("中东", "集中东部力量"),
            ("中东", "中东欧国家"),
            ("中国", "发展中国家"),
            ("建交国", "建交国家"),
        ] {
            assert!(!alone(name, text), "{name} in {text}");
        }
    }

    #[test]
    fn long_names_need_no_dictionary() {
        assert!(alone("两国方案", "落实两国方案说明会"));
        assert!(alone("伙伴关系", "战略伙伴关系"));
    }
}
