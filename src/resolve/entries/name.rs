//! A file's name as the id of what is in it.

use crate::diagnostic::{Code, Diagnostic, Place};
use crate::model::{IdError, Slug};
use crate::say;
use crate::text::is_chinese;

/// The id that the file at `path` gives; a name that can't be one is reported.
pub(crate) fn id_of(path: &str, report: &mut impl Extend<Diagnostic>) -> Option<Slug> {
    let name = path.rsplit('/').next().unwrap_or(path);
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    match Slug::new(stem) {
        Ok(id) => Some(id),
        Err(error) => {
            report.extend([refused(path, stem, &error)]);
            None
        }
    }
}

fn refused(path: &str, stem: &str, error: &IdError) -> Diagnostic {
    let place = Place::File(path.to_owned());
    if matches!(error, IdError::Reserved(_)) {
        let message = say!(
            zh: "“{stem}”是网站自己要用的名字，不能作编号",
            en: "`{stem}` is a name the site itself needs; it can be no id",
        );
        return Diagnostic::error(Code::BadId, message, place).hint(say!(
            zh: "请改名，例如 {stem}-1.md",
            en: "rename the file, to {stem}-1.md for one",
        ));
    }
    let message = say!(
        zh: "文件名“{stem}”不能作编号：只能用小写字母 a-z、数字和中间的连字符",
        en: "the file's name `{stem}` can be no id: an id is a-z and 0-9 with single hyphens between",
    );
    let diagnostic = Diagnostic::error(Code::BadId, message, place);
    if stem.chars().any(is_chinese) {
        return diagnostic.hint(say!(
            zh: "编号要写进网址，请用拼音或英文作文件名，中文名写在文件里的 title（标题）",
            en: "the id becomes part of addresses: name the file in pinyin or English, and write the Chinese name as its `title`",
        ));
    }
    match Slug::likely(stem) {
        Some(id) => diagnostic.hint(say!(zh: "可改为 {id}.md", en: "rename it to {id}.md")),
        None => diagnostic.hint(say!(
            zh: "请改名，例如 china-russia.md",
            en: "rename it; ids look like china-russia.md",
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hint(path: &str) -> String {
        let mut report = Vec::new();
        assert_eq!(id_of(path, &mut report), None);
        assert_eq!(report[0].code, Code::BadId);
        report[0].hints[0].en.clone()
    }

    #[test]
    fn the_stem_is_the_id() {
        let id = id_of("content/topics/china-russia.md", &mut Vec::new());
        assert_eq!(id.unwrap().as_str(), "china-russia");
    }

    #[test]
    fn names_that_are_no_ids_have_their_hints() {
        assert_eq!(hint("content/topics/China_Russia.md"), "rename it to china-russia.md");
        assert!(hint("content/topics/乌克兰.md").contains("pinyin"));
        assert!(hint("content/topics/index.md").contains("index-1.md"));
        assert!(hint("content/topics/_.md").contains("ids look like"));
    }
}
