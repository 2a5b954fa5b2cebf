//! Where exchanges open in a settled transcript: a frozen rule.
//!
//! What is published is cut by this rule and cited by what it gave, so it never gets better, only other
//! rules beside it would. It stands in the model because two stages must agree on it to the letter:
//! the one that reads a settled transcript and the one that writes it.

use super::Role;

/// Decides, turn by turn and in the order of the text, whether a turn opens an exchange.
///
/// 1. A heading opens an exchange, whatever follows.
/// 2. With headings only, nothing else does.
/// 3. Otherwise an asker's turn opens one where none is open yet; and after an answer, unless the
///    label is declared to go on with the question before (`follow_up`).
///
/// Turns of answerers, and of those whose role is unknown, count as answers; those of moderators and
/// interpreters, and words under no label, do not.
#[derive(Debug, Clone)]
pub struct CuttingRule {
    headings_only: bool,
    within: bool,
    answered: bool,
}

impl CuttingRule {
    /// The rule at the beginning of a transcript; `headings_only` is `exchanges: headings`.
    pub fn new(headings_only: bool) -> Self {
        Self { headings_only, within: false, answered: false }
    }

    /// A heading stands here.
    pub fn heading(&mut self) {
        self.within = true;
        self.answered = false;
    }

    /// A turn stands here, of a speaker with this role (`None`: of nobody) under a label that may be
    /// declared a follow-up's; whether it opens an exchange.
    pub fn turn(&mut self, role: Option<Role>, follow_up: bool) -> bool {
        match role {
            Some(Role::Asker) => {
                let opens = !self.headings_only && (!self.within || (self.answered && !follow_up));
                self.within |= opens;
                self.answered = false;
                opens
            }
            Some(Role::Answerer | Role::Unknown) => {
                self.answered = true;
                false
            }
            Some(Role::Moderator | Role::Interpreter) | None => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `q` asker, `f` asker declared to follow up, `a` answerer, `m` moderator, `u` unknown, `#` heading.
    /// What opens an exchange comes back in upper case.
    fn cut(headings_only: bool, turns: &str) -> String {
        let mut rule = CuttingRule::new(headings_only);
        let turn = |c: char| {
            let role = match c {
                '#' => {
                    rule.heading();
                    return c;
                }
                'q' | 'f' => Role::Asker,
                'a' => Role::Answerer,
                'm' => Role::Moderator,
                _ => Role::Unknown,
            };
            if rule.turn(Some(role), c == 'f') { c.to_ascii_uppercase() } else { c }
        };
        turns.chars().map(turn).collect()
    }

    #[test]
    fn an_asker_after_an_answer_opens_an_exchange() {
        assert_eq!(cut(false, "aqaqqamqafamquq"), "aQaQqamQafamQuQ");
    }

    #[test]
    fn a_heading_opens_one_and_its_first_asker_does_not_open_another() {
        assert_eq!(cut(false, "#qaqa#mqa"), "#qaQa#mqa");
        assert_eq!(cut(true, "qa#qaqa#qa"), "qa#qaqa#qa");
    }
}
