//! The only door to files: nothing outside this module opens, lists or writes one.
//!
//! Paths inside the library are relative to a root and written with `/`, so that the same content
//! reads the same on every machine; this module alone joins them to folders.

mod declared;
mod program;
mod source;
mod tree;
mod write;

pub use declared::decode_declared;
pub use program::{Bounds, Failure, Given, run};
pub(crate) use source::sha256_hex;
pub use source::{Encoding, Source, decode, decode_as, read_bytes, read_source};
pub use tree::{is_file, is_folder, list_files, read_inside, real};
pub use write::{
    Lock, create_new, exists, holds, lock, put, read_if_there, remove, remove_if_empty,
    remove_tree, rename, write,
};
