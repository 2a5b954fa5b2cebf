//! A message in the two languages of the terminal, made where the fault is found.
//!
//! Both versions stand side by side in the code, so that neither can be forgotten: [`say!`](crate::say) takes
//! one format string each. (Words of the *site* are elsewhere, in the theme's language files; these
//! are the words in which the program speaks to an editor.)

use crate::say;

/// The languages in which the program speaks to an editor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tongue {
    /// Simplified Chinese.
    Chinese,
    /// English.
    English,
}

/// One message, in both [`Tongue`]s.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Message {
    /// The Chinese words.
    pub zh: String,
    /// The English words.
    pub en: String,
}

impl Message {
    /// The words in one language.
    pub fn in_tongue(&self, tongue: Tongue) -> &str {
        match tongue {
            Tongue::Chinese => &self.zh,
            Tongue::English => &self.en,
        }
    }

    /// The same and more, after a semicolon.
    #[must_use]
    pub fn and(self, more: Message) -> Message {
        let Message { zh: more_zh, en: more_en } = more;
        let Message { zh, en } = self;
        say!(zh: "{zh}；{more_zh}", en: "{en}; {more_en}")
    }
}

/// Makes a [`Message`] from a Chinese and an English format string.
///
/// ```
/// let name = "ukrane";
/// let message = wenda::say!(zh: "没有主题 {name}", en: "there is no topic {name}");
/// assert_eq!(message.en, "there is no topic ukrane");
/// ```
#[macro_export]
macro_rules! say {
    (zh: $zh:literal, en: $en:literal $(,)?) => {
        $crate::diagnostic::Message { zh: format!($zh), en: format!($en) }
    };
}
