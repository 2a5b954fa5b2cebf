//! Words over words: an archive's own file of interface words replaces those of the theme key by key.
//!
//! For each struct of words, [`layered`] makes a second one in which nothing must be there, so that an
//! own file is read with the same care as a whole one: a misspelt key is an error with its place.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;

/// A file of words that is laid over others.
#[derive(Debug, Default)]
pub(super) struct Over<'a> {
    /// The language it is in.
    pub(super) language: &'a str,
    /// The words that it lacks, each by its path: `question.cite`.
    pub(super) missing: Vec<String>,
}

/// What can be replaced word by word.
pub(super) trait Layer {
    /// The same with nothing that must be there.
    type Own: DeserializeOwned + Default;

    /// Puts what is in `own` in the place of what is here; `name` is the path so far.
    fn lay(&mut self, own: Self::Own, name: &str, over: &mut Over<'_>);
}

/// Puts a whole value in place, or notes that it is missing.
pub(super) fn replace<T>(here: &mut T, own: Option<T>, name: &str, over: &mut Over<'_>) {
    match own {
        Some(own) => *here = own,
        None => over.missing.push(name.to_owned()),
    }
}

impl Layer for String {
    type Own = Option<String>;

    fn lay(&mut self, own: Self::Own, name: &str, over: &mut Over<'_>) {
        replace(self, own, name, over);
    }
}

/// Words under names that are not fixed: an own file adds some, or replaces them one by one.
impl Layer for BTreeMap<String, String> {
    type Own = Option<Self>;

    fn lay(&mut self, own: Self::Own, name: &str, over: &mut Over<'_>) {
        match own {
            Some(own) => self.extend(own),
            None => over.missing.push(name.to_owned()),
        }
    }
}

impl Layer for [String; 12] {
    type Own = Option<[String; 12]>;

    fn lay(&mut self, own: Self::Own, name: &str, over: &mut Over<'_>) {
        replace(self, own, name, over);
    }
}

/// A struct of words, and with it the one that an own file is read into.
macro_rules! layered {
    (
        $(#[$attribute:meta])*
        pub(crate) struct $name:ident {
            $($(#[$note:meta])* pub(crate) $word:ident: $type:ty,)+
        }
    ) => {
        $(#[$attribute])*
        pub(crate) struct $name {
            $($(#[$note])* pub(crate) $word: $type,)+
        }

        const _: () = {
            use $crate::render::words::layer::{Layer, Over};

            #[derive(Default, serde::Deserialize)]
            #[serde(deny_unknown_fields, default)]
            #[allow(clippy::struct_field_names, reason = "the words' own names")]
            pub(crate) struct Own {
                $($word: <$type as Layer>::Own,)+
            }

            impl Layer for $name {
                type Own = Own;

                fn lay(&mut self, own: Own, name: &str, over: &mut Over<'_>) {
                    let dot = if name.is_empty() { "" } else { "." };
                    $(self.$word.lay(
                        own.$word,
                        &format!("{name}{dot}{}", stringify!($word)),
                        over,
                    );)+
                }
            }
        };
    };
}

pub(super) use layered;
