//! What the archive's settings call things, over the words of the interface.

use super::Words;
use crate::settings::Settings;

impl Words {
    /// Takes the names that the settings give.
    pub(crate) fn call(&mut self, settings: &Settings) {
        let turns = &settings.turns;
        let names = [
            (&mut self.organisations, &settings.organisations),
            (&mut self.people, &settings.people),
            (&mut self.turn.question, &turns.question),
            (&mut self.turn.follow_up, &turns.follow_up),
            (&mut self.turn.answer, &turns.answer),
            (&mut self.turn.speech, &turns.speech),
            (&mut self.turn.moderator, &turns.moderator),
            (&mut self.turn.interpreter, &turns.interpreter),
        ];
        for (word, name) in names {
            if let Some(name) = name {
                word.clone_from(name);
            }
        }
    }
}
