//! Plain text (`.txt`): lines, blank lines and form feeds, and nothing else that would mean anything.

use std::sync::Arc;

use super::draft::{Block, BlockKind, Facts, Line};
use super::lines::{Printed, Spaces, printed};
use crate::diagnostic::{Diagnostic, SourceText};

/// The blocks of a plain text: its lines, parted at blank lines and at form feeds.
pub(super) fn blocks(source: &Arc<SourceText>, report: &mut impl Extend<Diagnostic>) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut spaces = Spaces::default();
    // Whether the next line goes on with the last block, and whether no blank line stands before it.
    let mut open = false;
    let mut attached = false;
    for piece in printed(source, 0..source.text().len()) {
        match piece {
            Printed::Words(span) => {
                let text = spaces.plain(source.text()[span.clone()].to_owned(), &span);
                let line = Line { text, marks: Vec::new(), span, plain: false, tight: false };
                match blocks.last_mut().filter(|_| open) {
                    Some(block) => block.lines.push(line),
                    None => {
                        blocks.push(Block {
                            kind: BlockKind::Text,
                            lines: vec![line],
                            attached,
                            facts: Facts::default(),
                        });
                    }
                }
                (open, attached) = (true, true);
            }
            Printed::Blank => (open, attached) = (false, false),
            Printed::PageBreak => {
                blocks.push(Block {
                    kind: BlockKind::PageBreak,
                    lines: Vec::new(),
                    attached,
                    facts: Facts::default(),
                });
                (open, attached) = (false, true);
            }
        }
    }
    spaces.tell(source, report);
    blocks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Vec<(BlockKind, String, bool)> {
        let source = SourceText::new("a.txt", text);
        blocks(&source, &mut Vec::new())
            .into_iter()
            .map(|block| {
                let lines: Vec<&str> = block.lines.iter().map(|line| line.text.as_str()).collect();
                (block.kind, lines.join("|"), block.attached)
            })
            .collect()
    }

    #[test]
    fn blank_lines_part_blocks() {
        assert_eq!(
            read("\n\n甲：一\n二\n\n\u{3000}\n乙：三\n"),
            [
                (BlockKind::Text, "甲：一|二".to_owned(), false),
                (BlockKind::Text, "乙：三".to_owned(), false),
            ]
        );
    }

    #[test]
    fn a_form_feed_is_a_page_break_even_in_mid_paragraph() {
        assert_eq!(
            read("一\u{c}二\n\n\u{c}三"),
            [
                (BlockKind::Text, "一".to_owned(), false),
                (BlockKind::PageBreak, String::new(), true),
                (BlockKind::Text, "二".to_owned(), true),
                (BlockKind::PageBreak, String::new(), false),
                (BlockKind::Text, "三".to_owned(), true),
            ]
        );
    }

    #[test]
    fn spans_point_at_the_words() {
        let source = SourceText::new("a.txt", "\u{3000}\u{3000}问：\u{a0}好吗？ \r\n");
        let blocks = blocks(&source, &mut Vec::new());
        let line = &blocks[0].lines[0];
        assert_eq!(&source.text()[line.span.clone()], "问：\u{a0}好吗？");
        assert_eq!(line.text, "问： 好吗？");
    }

    #[test]
    fn enormous_lines_take_linear_time() {
        let text = "[**>\\：".repeat(200_000);
        assert_eq!(read(&text)[0].1.len(), text.len());
    }
}
