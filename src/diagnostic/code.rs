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
    /// A file named on the command line is not there.
    NoSuchFile = "no-such-file",
    /// A file or folder could not be written.
    Unwritable = "unwritable",
    /// A file stands where a new one should be made; it is not overwritten without being told to.
    FileExists = "file-exists",
    /// The file is not UTF-8; it was converted from the encoding named.
    Converted = "converted",
    /// Some bytes fit no character of the encoding; they were replaced by U+FFFD.
    UndecodableBytes = "undecodable-bytes",
    /// A file says that it has an encoding that it does not have.
    WrongEncoding = "wrong-encoding",
    /// Two files whose names differ only in case, or in how Unicode writes an accent.
    CaseClash = "case-clash",
    /// A file's name that is no Unicode text.
    BadFileName = "bad-file-name",
    /// A link to a folder that holds the link.
    LinkLoop = "link-loop",
    // settings and front matter
    /// The YAML of a settings file or of front matter cannot be read.
    BadYaml = "bad-yaml",
    /// A key that means nothing here.
    UnknownKey = "unknown-key",
    /// Keys of another program's front matter, which mean nothing here.
    ForeignKeys = "foreign-keys",
    /// A value that is not of the kind its key asks for.
    BadValue = "bad-value",
    /// Front matter was opened with `---` and never closed.
    UnclosedFrontMatter = "unclosed-front-matter",
    /// The project has no `content/archive.yaml`.
    NoArchive = "no-archive",
    /// Something that should be a web address and is none.
    BadAddress = "bad-address",
    // reading
    /// A kind of file that no reader knows.
    UnknownFormat = "unknown-format",
    /// A file that is damaged, cut off, locked, or not what its name says.
    BrokenFile = "broken-file",
    /// A program that is needed to read a file is not there, or does not do its work.
    MissingProgram = "missing-program",
    /// No day is written in a file; the day on which it was made stands in for it.
    DoubtfulDay = "doubtful-day",
    /// No-break spaces inside lines became plain spaces.
    NoBreakSpaces = "no-break-spaces",
    /// What stands in a file beside the record, and was not read.
    LeftOut = "left-out",
    /// A table, which was passed over.
    TableSkipped = "table-skipped",
    /// A label that can't be told at the start of a line.
    BadLabel = "bad-label",
    /// An aside marked as a kind that there is not.
    UnknownAside = "unknown-aside",
    /// Signs that mean something elsewhere and are plain words here: `###`, a `**` that is never closed.
    LiteralMarkup = "literal-markup",
    /// A footnote without a sign in the text, or a sign without a footnote.
    LostFootnote = "lost-footnote",
    /// A cue of subtitles whose time can't be read, or words of subtitles under no time.
    BadCue = "bad-cue",
    /// Rolling captions show words twice; they were taken once.
    RollingCaptions = "rolling-captions",
    /// JSON that can't be read, or that is no session.
    BadJson = "bad-json",
    /// A table in which nothing holds what was said, or a row of one that is malformed.
    BadTable = "bad-table",
    /// Which columns of a table were taken for what.
    TableColumns = "table-columns",
    /// XML that can't be read: broken, cut short, nested too deep, or full of entities of its own.
    BadXml = "bad-xml",
    /// XML that names its speakers in another file.
    PeopleElsewhere = "people-elsewhere",
    // structure
    /// A label with no words after it.
    EmptyTurn = "empty-turn",
    /// Nobody speaks in this source: no label was found in it, or no word at all.
    NoSpeech = "no-speech",
    /// A heading with no turn below it.
    EmptyExchange = "empty-exchange",
    /// A word before a colon that looks like a declared label and is none.
    UndeclaredLabel = "undeclared-label",
    /// A declared label with a mark before it, which opens no turn.
    MarkedLabel = "marked-label",
    /// A declared label with which no line begins.
    UnusedLabel = "unused-label",
    /// A declared label without a role.
    NoRole = "no-role",
    /// What looks like a label in a raw text and was not taken for one.
    DoubtfulLabel = "doubtful-label",
    /// Words before which nobody is named, given to the speaker whose they seem to be.
    ImpliedSpeaker = "implied-speaker",
    /// Running heads, page numbers or a repeated headline, taken out of the text.
    Furniture = "furniture",
    /// Printed lines joined into paragraphs, a sentence over the end of a page, or the halves of a word.
    Joined = "joined",
    /// What nobody speaks, found in a raw text and set apart.
    AsideFound = "aside-found",
    /// What may be no speech, and was left in the text.
    DoubtfulAside = "doubtful-aside",
    /// A paragraph whose beginning the source has lost, marked as a gap.
    LostWords = "lost-words",
    /// A paragraph that may have lost words, not marked.
    DoubtfulGap = "doubtful-gap",
    /// A line of a raw text, taken for its title.
    TitleFound = "title-found",
    /// Roles that offices in labels have told.
    RolesByOffice = "roles-by-office",
    /// A name that several entries have.
    AmbiguousName = "ambiguous-name",
    // import
    /// The source of a transcript has changed since it was imported, and the transcript with it.
    SourceChanged = "source-changed",
    /// The source of a transcript has changed, and the transcript was edited: it was left as it is.
    EditedTranscript = "edited-transcript",
    /// Two files of the same bytes; only one was imported.
    DoubleSource = "double-source",
    /// What can be done to one file only was asked for several.
    OneFileOnly = "one-file-only",
    /// Transcripts would be written to where none are read.
    NotAmongSessions = "not-among-sessions",
    // entries
    /// A file's name, or a word, that can be no id.
    BadId = "bad-id",
    /// A file among the entries that is none and was not read.
    NotAnEntry = "not-an-entry",
    /// Two entries, or an entry and another's former id, with one id.
    DoubleId = "double-id",
    /// Two entries with the same name.
    DoubleName = "double-name",
    // references
    /// A word that should be the id of something and is not.
    UnknownReference = "unknown-reference",
    /// Topics of which each is part of the other.
    TopicCycle = "topic-cycle",
    /// A thing written twice where once is enough.
    Repeated = "repeated",
    // sessions and topics
    /// A file among the transcripts that is none and was not read.
    NotASession = "not-a-session",
    /// Two sessions with one id.
    DoubleSession = "double-session",
    /// A session without a title.
    NoTitle = "no-title",
    /// A session without a date.
    NoDate = "no-date",
    /// An exchange without any topic, in an archive that has topics.
    NoTopic = "no-topic",
    /// The topics' rules, or the terms, are too many to be looked for.
    TooManyRules = "too-many-rules",
    // notes
    /// A note whose heading, braces or text can't be what they are.
    BadNote = "bad-note",
    /// A file of notes with no session beside it.
    OrphanNotes = "orphan-notes",
    /// A note whose words are not found, or found more than once; or whose unit there is not.
    UnplacedNote = "unplaced-note",
    /// A note that stands elsewhere than at the last build.
    MovedNote = "moved-note",
    // permalinks
    /// A permalinks file that can't be understood.
    BadPermalinks = "bad-permalinks",
    /// A permalinks file whose session is gone.
    OrphanPermalinks = "orphan-permalinks",
    /// Permalinks that would change, and may not.
    LockedPermalinks = "locked-permalinks",
    /// An id that an editor wishes for and that can't be given.
    IdRefused = "id-refused",
    // render
    /// A template of the theme cannot be read, or fails on a page.
    TemplateError = "template-error",
    /// The theme lacks interface words, or all of them, in the archive's language.
    OtherWords = "other-words",
    /// A link leads to a page, a place in a page or an entry that is not there.
    BrokenLink = "broken-link",
    /// A link's scheme is none that a reader should follow.
    UnsafeLink = "unsafe-link",
    /// HTML written in prose; shown as text.
    RawHtml = "raw-html",
    /// A picture written in prose; shown as its words, since nothing but text is published.
    Picture = "picture",
    /// Stars that were meant to set words strongly and don't.
    StrayStars = "stray-stars",
    // publish
    /// A link within the site is not relative.
    AbsoluteLink = "absolute-link",
    /// A page would make the browser fetch something from another host.
    ForeignResource = "foreign-resource",
    /// Two pages would be written to the same path.
    PathClash = "path-clash",
    /// A file that Wenda did not write stands where a page must.
    ForeignFile = "foreign-file",
    /// The manifest of the published site cannot be understood.
    BadManifest = "bad-manifest",
    /// A published file no longer comes from the content.
    PageGone = "page-gone",
    /// The site would be written among the content.
    SiteInContent = "site-in-content",
    /// Another run is writing the same site.
    SiteInUse = "site-in-use",
    /// A publication that had been cut short was completed.
    Resumed = "resumed",
    // serve
    /// The port asked for is taken by another program.
    PortTaken = "port-taken",
    /// No port of this machine can be listened on.
    CannotListen = "cannot-listen",
    /// A folder cannot be watched for changes.
    CannotWatch = "cannot-watch",
}
