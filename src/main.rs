//! The `wenda` command.

fn main() {}
