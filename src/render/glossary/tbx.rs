//! The glossary for terminology tools: `TermBase` eXchange, ISO 30042:2019, the dialect TBX-Basic in the
//! style with data categories as attributes (DCA), which older tools read too.
//!
//! A term is a concept, with a section for the archive's language and one for each language of its
//! renderings. Heading and current official renderings are preferred terms, other names and renderings admitted
//! ones. What TBX-Basic has no category for (kind, reading, days) stands in notes.

use super::super::address::outside;
use super::super::escape::escape_into;
use super::super::words::{Words, fill};
use super::GlossaryTerm;
use crate::derive::InLanguage;
use crate::model::{Reference, Rendering};

const PREFERRED: &str = "preferredTerm-admn-sts";
const ADMITTED: &str = "admittedTerm-admn-sts";

/// What is said of the glossary as a whole.
pub(in super::super) struct Header<'a> {
    /// The language of the terms.
    pub(in super::super) language: &'a str,
    /// The title.
    pub(in super::super) title: &'a str,
    /// Where it is from.
    pub(in super::super) source: &'a str,
    /// The words of the interface, for notes.
    pub(in super::super) words: &'a Words,
}

/// The file, at least one term in it.
pub(in super::super) fn tbx<'a>(
    header: &Header<'a>,
    terms: impl Iterator<Item = GlossaryTerm<'a>>,
) -> String {
    let mut xml = Xml::default();
    xml.out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let root = [
        ("type", "TBX-Basic"),
        ("style", "dca"),
        ("xml:lang", header.language),
        ("xmlns", "urn:iso:std:iso:30042:ed-2"),
    ];
    xml.within("tbx", &root, |xml| {
        xml.within("tbxHeader", &[], |xml| {
            xml.within("fileDesc", &[], |xml| {
                xml.within("titleStmt", &[], |xml| xml.leaf("title", &[], header.title));
                xml.within("sourceDesc", &[], |xml| xml.leaf("p", &[], header.source));
            });
        });
        xml.within("text", &[], |xml| {
            xml.within("body", &[], |xml| terms.for_each(|term| concept(xml, header, &term)));
        });
    });
    xml.out
}

fn concept(xml: &mut Xml, header: &Header<'_>, of: &GlossaryTerm<'_>) {
    let term = of.term;
    let own = |one: &InLanguage<'_>| one.language.as_str() == header.language;
    xml.within("conceptEntry", &[("id", &id(term.entry.id.as_str()))], |xml| {
        for reference in term.broader.iter().chain(&term.related) {
            cross_reference(xml, reference);
        }
        let addresses = [&of.page].into_iter().chain(&of.elsewhere);
        for address in addresses.filter(|address| is_web(address)) {
            let kind = [("type", "externalCrossReference"), ("target", address.as_str())];
            xml.leaf("xref", &kind, address);
        }
        xml.leaf("note", &[], of.kind);
        xml.leaf("note", &[], &uses(of, header.words));
        xml.within("langSec", &[("xml:lang", header.language)], |xml| {
            definition(xml, of);
            xml.within("termSec", &[], |xml| {
                head(xml, &term.entry.title, PREFERRED);
                if let Some(reading) = &term.transliteration {
                    let pattern = &header.words.term.reading;
                    xml.leaf("note", &[], &fill(pattern, &[("words", reading)]));
                }
            });
            for alias in &term.entry.aliases {
                xml.within("termSec", &[], |xml| head(xml, alias, ADMITTED));
            }
            // A rendering in the archive's own language (the classical put into the modern) is another
            // word for the same: a concept has one section for each language.
            for one in of.renderings.iter().filter(|one| own(one)) {
                one.renderings.iter().for_each(|rendering| rendered(xml, rendering, false));
            }
        });
        for one in of.renderings.iter().filter(|one| !own(one)) {
            xml.within("langSec", &[("xml:lang", one.language.as_str())], |xml| {
                for (place, rendering) in one.renderings.iter().enumerate() {
                    rendered(xml, rendering, place == 0 && rendering.official);
                }
            });
        }
    });
}

fn head(xml: &mut Xml, term: &str, status: &str) {
    xml.leaf("term", &[], term);
    xml.leaf("termNote", &[("type", "administrativeStatus")], status);
}

fn rendered(xml: &mut Xml, rendering: &Rendering, preferred: bool) {
    xml.within("termSec", &[], |xml| {
        head(xml, &rendering.text, if preferred { PREFERRED } else { ADMITTED });
        let address = rendering.url.as_deref().and_then(outside);
        for source in rendering.source.iter().chain(&address) {
            xml.leaf("admin", &[("type", "source")], source);
        }
        if let Some(date) = rendering.date {
            xml.leaf("note", &[], &date.to_string());
        }
    });
}

/// The definition with its sources, which have no place without it.
fn definition(xml: &mut Xml, of: &GlossaryTerm<'_>) {
    let Some(words) = &of.term.definition else { return };
    xml.within("descripGrp", &[], |xml| {
        xml.leaf("descrip", &[("type", "definition")], words);
        for source in &of.term.sources {
            xml.leaf("admin", &[("type", "source")], &source.text);
        }
    });
}

fn cross_reference(xml: &mut Xml, to: &Reference) {
    xml.leaf("ref", &[("type", "crossReference"), ("target", &id(&to.id))], &to.id);
}

/// How often and from when until when the term is used, in words.
fn uses(of: &GlossaryTerm<'_>, words: &Words) -> String {
    let count = words.term.uses_count.say(of.uses);
    let Some((first, last)) = of.dates else { return count };
    let (from, to) = (first.to_string(), last.to_string());
    let days = if first == last {
        from
    } else {
        fill(&words.term.from_to, &[("from", &from), ("to", &to)])
    };
    [count, days].join(&words.cite.separator)
}

/// An id as XML has it: it may not begin with a digit.
fn id(slug: &str) -> String {
    format!("term-{slug}")
}

fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

/// Elements, one a line.
#[derive(Default)]
struct Xml {
    out: String,
    depth: usize,
}

impl Xml {
    fn within(&mut self, name: &str, attributes: &[(&str, &str)], fill: impl FnOnce(&mut Self)) {
        self.start(name, attributes);
        self.out.push('\n');
        self.depth += 1;
        fill(self);
        self.depth -= 1;
        self.indent();
        self.end(name);
    }

    fn leaf(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        self.start(name, attributes);
        escape_into(&mut self.out, text);
        self.end(name);
    }

    fn start(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.indent();
        self.out.push('<');
        self.out.push_str(name);
        for (name, value) in attributes {
            for part in [" ", name, "=\""] {
                self.out.push_str(part);
            }
            escape_into(&mut self.out, value);
            self.out.push('"');
        }
        self.out.push('>');
    }

    fn end(&mut self, name: &str) {
        for part in ["</", name, ">\n"] {
            self.out.push_str(part);
        }
    }

    fn indent(&mut self) {
        self.out.extend(std::iter::repeat_n(' ', self.depth));
    }
}

#[cfg(test)]
mod tests {
    use super::super::sample::{bridge, of};
    use super::*;
    use crate::derive::sample::{reference, term};
    use crate::render::theme::Theme;
    use crate::text::Language;

    fn made(terms: &[crate::model::Term]) -> String {
        let words =
            Theme::built_in().unwrap().words(&Language::chinese(), &mut Vec::new()).unwrap();
        let header = Header {
            language: "zh-Hans",
            title: "词汇表",
            source: "青石镇问答 <1>",
            words: &words,
        };
        tbx(&header, terms.iter().map(of))
    }

    #[test]
    fn a_term_is_a_concept_with_a_section_for_each_language() {
        let mut bridge = bridge();
        bridge.related = vec![reference("pier")];
        let made = made(&[bridge]);
        let lines: Vec<&str> = made.lines().map(str::trim_start).collect();
        assert_eq!(
            lines,
            [
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>",
                "<tbx type=\"TBX-Basic\" style=\"dca\" xml:lang=\"zh-Hans\" xmlns=\"urn:iso:std:iso:30042:ed-2\">",
                "<tbxHeader>",
                "<fileDesc>",
                "<titleStmt>",
                "<title>词汇表</title>",
                "</titleStmt>",
                "<sourceDesc>",
                "<p>青石镇问答 &lt;1&gt;</p>",
                "</sourceDesc>",
                "</fileDesc>",
                "</tbxHeader>",
                "<text>",
                "<body>",
                "<conceptEntry id=\"term-stone-bridge\">",
                "<ref type=\"crossReference\" target=\"term-pier\">pier</ref>",
                "<xref type=\"externalCrossReference\" target=\"https://a.example/terms/stone-bridge.html\">https://a.example/terms/stone-bridge.html</xref>",
                "<xref type=\"externalCrossReference\" target=\"https://other.example/?a=1&amp;b=2\">https://other.example/?a=1&amp;b=2</xref>",
                "<note>名称</note>",
                "<note>2处，2023-04-01至2024-04-02</note>",
                "<langSec xml:lang=\"zh-Hans\">",
                "<descripGrp>",
                "<descrip type=\"definition\">河上的“老”桥，",
                "单孔。</descrip>",
                "<admin type=\"source\">《镇志》</admin>",
                "</descripGrp>",
                "<termSec>",
                "<term>石桥</term>",
                "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>",
                "<note>读音：shí qiáo</note>",
                "</termSec>",
                "<termSec>",
                "<term>老桥</term>",
                "<termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote>",
                "</termSec>",
                "</langSec>",
                "<langSec xml:lang=\"en\">",
                "<termSec>",
                "<term>Stone Bridge</term>",
                "<termNote type=\"administrativeStatus\">preferredTerm-admn-sts</termNote>",
                "<admin type=\"source\">镇政府简报</admin>",
                "<admin type=\"source\">https://town.example/</admin>",
                "<note>2022-05-01</note>",
                "</termSec>",
                "<termSec>",
                "<term>Old Bridge, the &quot;Hump&quot;</term>",
                "<termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote>",
                "<admin type=\"source\">镇政府简报</admin>",
                "<note>2019-05-01</note>",
                "</termSec>",
                "</langSec>",
                "<langSec xml:lang=\"fr\">",
                "<termSec>",
                "<term>=pont(1)</term>",
                "<termNote type=\"administrativeStatus\">admittedTerm-admn-sts</termNote>",
                "<admin type=\"source\">镇政府简报</admin>",
                "</termSec>",
                "</langSec>",
                "</conceptEntry>",
                "</body>",
                "</text>",
                "</tbx>",
            ]
        );
    }

    #[test]
    fn no_language_has_two_sections() {
        let mut bridge = bridge();
        bridge.renderings[0].language = Language::chinese();
        let made = made(&[bridge, term("2nd", "二")]);
        assert_eq!(made.matches("<langSec xml:lang=\"zh-Hans\">").count(), 2, "one for each term");
        assert!(made.contains("<conceptEntry id=\"term-2nd\">"));
    }
}
