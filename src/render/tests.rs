//! Tests of the whole site of the sample archive.

use super::*;
use crate::derive::sample::archive;
use crate::resolve::Archive;

fn pages(archive: &Archive) -> Vec<Rendered> {
    let site = Site::new(archive, Theme::built_in().unwrap()).unwrap();
    (0..site.jobs()).flat_map(|job| site.render(job).unwrap()).collect()
}

#[test]
fn a_site_comes_out_the_same_each_time() {
    assert_eq!(pages(&archive()), pages(&archive()));
}
