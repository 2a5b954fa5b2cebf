//! What is related to what, in invented archives.
