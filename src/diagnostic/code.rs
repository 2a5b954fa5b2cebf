//! The kinds of diagnostics, each with a stable name and what it means.
//!
//! One list for all stages: an editor meets a code in the terminal and looks it up in the guide,
//! whichever stage spoke. A code's name never changes once released.

macro_rules! codes {
    ($($(#[doc = $doc:literal])+ $variant:ident = $name:literal,)+) => {
        /// Which kind of thing a diagnostic is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        #[non_exhaustive]
        pub enum Code {
            $($(#[doc = $doc])+ $variant,)+
        }

        impl Code {
            /// Every code, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The stable name, in kebab case.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $name,)+ }
            }

            /// What it means, in one English sentence.
            pub const fn meaning(self) -> &'static str {
                match self { $(Self::$variant => concat!($($doc),+),)+ }
            }
        }
    };
}

codes! {
    // disk
    /// A file or folder could not be read.
    Unreadable = "unreadable",
    /// A file or folder could not be written.
    Unwritable = "unwritable",
    /// The file is not UTF-8; it was converted from the encoding named.
    Converted = "converted",
    /// Some bytes fit no character of the encoding; they were replaced by U+FFFD.
    UndecodableBytes = "undecodable-bytes",
    // settings and front matter
    /// The YAML of a settings file or of front matter cannot be read.
    BadYaml = "bad-yaml",
    /// A key that means nothing here.
    UnknownKey = "unknown-key",
    /// A value that is not of the kind its key asks for.
    BadValue = "bad-value",
    /// Front matter was opened with `---` and never closed.
    UnclosedFrontMatter = "unclosed-front-matter",
    // render
    /// A template of the theme cannot be read, or fails on a page.
    TemplateError = "template-error",
    /// A link in an entry or a page leads to nothing of this archive.
    BrokenLink = "broken-link",
    /// A link whose address could do something else than lead somewhere; shown as text.
    UnsafeLink = "unsafe-link",
    /// HTML written in prose; shown as text.
    RawHtml = "raw-html",
    /// A picture written in prose; shown as its words, since nothing but text is published.
    Picture = "picture",
    /// Stars that were meant to set words strongly and don't.
    StrayStars = "stray-stars",
}
