//! The keys of an entry's front matter, as YAML gives them.

use serde::Deserialize;

use crate::model::Date;
use crate::settings::yaml::Spanned;
use crate::text::Language;

/// Words that know where they were written.
pub(super) type Words = Spanned<String>;

/// The keys of all kinds of entries.
pub(super) struct Common {
    pub(super) title: Words,
    pub(super) aliases: Vec<Words>,
    pub(super) hidden: Vec<Words>,
    pub(super) sort: Option<String>,
    pub(super) same_as: Vec<Words>,
    pub(super) former: Vec<Words>,
}

/// Keys of one kind of entry: its own, and those of all kinds. (Serde's `flatten` would say it in a
/// word, but with it unknown keys and spans are lost.)
macro_rules! entry_keys {
    ($(#[doc = $doc:literal])+ $name:ident { $($(#[$attribute:meta])* $key:ident: $type:ty,)* }) => {
        $(#[doc = $doc])+
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name {
            title: Words,
            #[serde(default)]
            aliases: Vec<Words>,
            #[serde(default)]
            hidden: Vec<Words>,
            sort: Option<String>,
            #[serde(default)]
            same_as: Vec<Words>,
            #[serde(default)]
            former: Vec<Words>,
            $($(#[$attribute])* $key: $type,)*
        }

        impl Keys for $name {
            type Own = ($($type,)*);

            fn split(self) -> (Common, Self::Own) {
                let Self { title, aliases, hidden, sort, same_as, former, $($key,)* } = self;
                (Common { title, aliases, hidden, sort, same_as, former }, ($($key,)*))
            }
        }
    };
}

/// Keys that can be parted into those of all kinds and a kind's own, in the order declared.
pub(super) trait Keys {
    type Own;

    fn split(self) -> (Common, Self::Own);
}

entry_keys! {
    /// A topic's.
    TopicKeys {
        #[serde(default, rename = "match")]
        matching: Vec<Words>,
        #[serde(default)]
        match_question: Vec<Words>,
        #[serde(default)]
        broader: Vec<Words>,
        #[serde(default)]
        related: Vec<Words>,
    }
}

entry_keys! {
    /// A person's.
    PersonKeys {
        #[serde(default)]
        roles: Vec<RoleKeys>,
    }
}

entry_keys! {
    /// An organisation's.
    OrganisationKeys {
        country: Option<String>,
        kind: Option<String>,
        #[serde(default)]
        former_names: Vec<FormerNameKeys>,
    }
}

entry_keys! {
    /// A series'.
    SeriesKeys {}
}

entry_keys! {
    /// A term's.
    TermKeys {
        kind: Option<Words>,
        #[serde(alias = "pinyin")]
        transliteration: Option<Words>,
        definition: Option<Words>,
        #[serde(default)]
        renderings: Vec<RenderingKeys>,
        #[serde(default)]
        sources: Vec<NamedSource>,
        #[serde(default)]
        broader: Vec<Words>,
        #[serde(default)]
        related: Vec<Words>,
        #[serde(default)]
        except: Vec<Words>,
        #[serde(default)]
        not_in: Vec<Words>,
    }
}

/// A rendering of a term.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RenderingKeys {
    pub(super) lang: Language,
    pub(super) text: Words,
    pub(super) date: Option<Date>,
    pub(super) source: Option<Words>,
    pub(super) url: Option<Words>,
    #[serde(default)]
    pub(super) official: bool,
}

/// A source of what is said of a term.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NamedSource {
    pub(super) text: Words,
    pub(super) url: Option<Words>,
}

/// An office of a person.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RoleKeys {
    pub(super) title: Words,
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
}

/// A name that an organisation had before.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FormerNameKeys {
    pub(super) title: Words,
    pub(super) until: Option<Date>,
}

/// A free page's.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PageKeys {
    pub(super) title: Words,
    #[serde(default)]
    pub(super) order: i64,
}
