//! Fields: instructions whose results are words of the text. A link may be written as one.

/// The longest instruction that is looked at, in bytes.
const LONGEST: usize = 4096;

/// The fields that are open, one within the other.
#[derive(Default)]
pub(super) struct Fields(Vec<Field>);

#[derive(Default)]
struct Field {
    instruction: String,
    /// The address, once its result is being read.
    address: Option<String>,
    shows: bool,
}

impl Fields {
    /// Takes in what marks a field's beginning, the beginning of its result, or its end.
    pub(super) fn mark(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.0.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.0.last_mut() {
                    field.address = address(&field.instruction);
                    field.shows = true;
                }
            }
            Some("end") => drop(self.0.pop()),
            _ => {}
        }
    }

    /// Lets go of instructions that never came to a result, at the end of a paragraph: else all that
    /// follows would be taken for a part of them.
    pub(super) fn settle(&mut self) {
        self.0.retain(|field| field.shows);
    }

    /// Adds to the instruction of the innermost field.
    pub(super) fn instruct(&mut self, text: &str) {
        if let Some(field) = self.0.last_mut().filter(|one| one.instruction.len() < LONGEST) {
            field.instruction.push_str(text);
        }
    }

    /// Whether words that come now are a part of an instruction and no result.
    pub(super) fn is_instruction(&self) -> bool {
        self.0.iter().any(|field| !field.shows)
    }

    /// The address to which words that come now lead.
    pub(super) fn address(&self) -> Option<&str> {
        self.0.iter().rev().find_map(|field| field.address.as_deref())
    }
}

/// The address of `HYPERLINK "https://…"`; none for a place within the document (`\l`).
pub(super) fn address(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start().strip_prefix("HYPERLINK")?.trim_start();
    let address = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split_once('"')?.0,
        None => rest.split_whitespace().next()?,
    };
    (!address.is_empty() && !address.starts_with('\\')).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_may_be_a_field() {
        assert_eq!(
            address(" HYPERLINK \"https://a.example/b\" \\o \"x\"").as_deref(),
            Some("https://a.example/b")
        );
        assert_eq!(address("HYPERLINK \\l \"_Toc1\""), None);
        assert_eq!(address("PAGE \\* MERGEFORMAT"), None);
    }
}
