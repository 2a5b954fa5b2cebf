//! Publications from beginning to end, of pages made up here.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

use super::*;

/// Pages as they are written here, one job each.
pub(super) struct Fake(pub(super) Vec<(&'static str, &'static str)>);

impl Pages for Fake {
    fn jobs(&self) -> usize {
        self.0.len()
    }

    fn render(&self, job: usize) -> Result<Vec<Rendered>, Vec<Diagnostic>> {
        let (path, text) = self.0[job];
        if text == "!" {
            return Err(vec![cut()]);
        }
        Ok(vec![Rendered { path: path.to_owned(), bytes: text.as_bytes().to_vec() }])
    }
}

fn cut() -> Diagnostic {
    Diagnostic::error(Code::Unwritable, say!(zh: "断电", en: "the power went"), Place::Nowhere)
}

fn folder() -> tempfile::TempDir {
    tempfile::tempdir().unwrap()
}

fn build(target: &Path, pages: &Fake) -> Result<(Published, Vec<Diagnostic>), Vec<Diagnostic>> {
    let prepared = prepare(pages, target, false, &|_| ())?;
    let remarks = prepared.remarks.clone();
    let published = prepared.put_in_place(&|_| ()).map_err(|fault| vec![fault])?;
    Ok((published, remarks))
}

/// All files of a folder, hidden ones included, with their words and when they were written.
fn tree(folder: &Path) -> BTreeMap<String, (String, SystemTime)> {
    fn walk(root: &Path, folder: &Path, files: &mut BTreeMap<String, (String, SystemTime)>) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(root, &path, files);
            } else {
                let name = path.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
                let written = path.metadata().unwrap().modified().unwrap();
                files.insert(name, (std::fs::read_to_string(&path).unwrap(), written));
            }
        }
    }
    let mut files = BTreeMap::new();
    walk(folder, folder, &mut files);
    files
}

fn names(folder: &Path) -> Vec<String> {
    tree(folder).into_keys().collect()
}

fn first() -> Fake {
    Fake(vec![
        ("index.html", "<a href='s/q1.html'>1</a>"),
        ("s/q1.html", "一"),
        ("s/q2.html", "二"),
    ])
}

fn second() -> Fake {
    Fake(vec![
        ("index.html", "<a href='s/q3.html'>3</a>"),
        ("s/q1.html", "一"),
        ("s/q3.html", "三"),
    ])
}

#[test]
fn a_site_is_written_with_its_manifest_and_nothing_else() {
    let target = folder();
    let (published, remarks) = build(target.path(), &first()).unwrap();
    let summary = Published { pages: 3, files: 4, written: 4, unchanged: 0, removed: 0 };
    assert_eq!((published, remarks), (summary, vec![]));
    assert_eq!(
        names(target.path()),
        ["data/manifest.json", "index.html", "s/q1.html", "s/q2.html"]
    );
    assert!(!target.path().join(".wenda").exists());
}

#[test]
fn what_has_not_changed_is_not_written_again() {
    let target = folder();
    build(target.path(), &first()).unwrap();
    let before = tree(target.path());
    let (published, _) = build(target.path(), &first()).unwrap();
    assert_eq!((published.written, published.unchanged), (0, 4));
    assert_eq!(tree(target.path()), before, "not even the times of the files");
}

#[test]
fn pages_gone_are_removed_with_a_warning_each() {
    let target = folder();
    build(target.path(), &first()).unwrap();
    let (published, remarks) = build(target.path(), &second()).unwrap();
    assert_eq!((published.written, published.removed), (3, 1));
    assert_eq!(remarks.len(), 1);
    assert_eq!((remarks[0].code, remarks[0].path()), (Code::PageGone, Some("s/q2.html")));
    let other = folder();
    build(other.path(), &second()).unwrap();
    let words = |folder: &Path| -> Vec<String> {
        tree(folder).into_values().map(|(words, _)| words).collect()
    };
    assert_eq!(words(target.path()), words(other.path()), "as if it had been built anew");
}

#[test]
fn a_page_gone_that_somebody_changed_stays() {
    let target = folder();
    build(target.path(), &first()).unwrap();
    std::fs::write(target.path().join("s/q2.html"), "改").unwrap();
    let (published, remarks) = build(target.path(), &second()).unwrap();
    assert_eq!((published.removed, remarks.len()), (0, 1));
    assert!(target.path().join("s/q2.html").exists());
}

#[test]
fn files_of_others_stay_and_may_be_linked_to() {
    let target = folder();
    std::fs::write(target.path().join("CNAME"), "example.org").unwrap();
    std::fs::write(target.path().join("own.pdf"), "").unwrap();
    build(target.path(), &Fake(vec![("index.html", "<a href=own.pdf>")])).unwrap();
    build(target.path(), &Fake(vec![("a.html", "")])).unwrap();
    assert_eq!(names(target.path()), ["CNAME", "a.html", "data/manifest.json", "own.pdf"]);
}

#[test]
fn a_file_of_others_is_overwritten_only_by_force() {
    let target = folder();
    std::fs::write(target.path().join("index.html"), "别人的").unwrap();
    let before = tree(target.path());
    let refused = build(target.path(), &first()).unwrap_err();
    assert_eq!(refused[0].code, Code::ForeignFile);
    assert!(refused[0].message.en.contains("index.html"));
    assert_eq!(tree(target.path()), before);
    prepare(&first(), target.path(), true, &|_| ()).unwrap().put_in_place(&|_| ()).unwrap();
    assert_eq!(names(target.path()).len(), 4);
}

#[test]
fn a_site_copied_without_its_manifest_is_taken_up_where_it_is_the_same() {
    let target = folder();
    build(target.path(), &first()).unwrap();
    std::fs::remove_file(target.path().join("data/manifest.json")).unwrap();
    assert_eq!(build(target.path(), &first()).unwrap().0.written, 1);
}

#[test]
fn a_page_that_fails_leaves_the_published_site_as_it_was() {
    let target = folder();
    build(target.path(), &first()).unwrap();
    let before = tree(target.path());
    let mut pages = second();
    pages.0.push(("s/q4.html", "!"));
    pages.0.push(("s/q5.html", "!"));
    assert_eq!(build(target.path(), &pages).unwrap_err().len(), 2, "all faults are told");
    assert_eq!(tree(target.path()), before);
}

#[test]
fn a_broken_link_leaves_the_published_site_as_it_was() {
    let target = folder();
    build(target.path(), &first()).unwrap();
    let before = tree(target.path());
    let refused =
        build(target.path(), &Fake(vec![("index.html", "<a href=no.html>")])).unwrap_err();
    assert_eq!(refused[0].code, Code::BrokenLink);
    assert_eq!(tree(target.path()), before);
}

#[test]
fn a_page_that_is_about_to_go_is_nothing_to_link_to() {
    let target = folder();
    build(target.path(), &first()).unwrap();
    let pages = Fake(vec![("index.html", "<a href='s/q1.html'>")]);
    assert_eq!(build(target.path(), &pages).unwrap_err()[0].code, Code::BrokenLink);
    assert_eq!(verify(&pages, target.path(), &|_| ())[0].code, Code::BrokenLink);
}

#[test]
fn what_a_build_would_refuse_can_be_asked_without_writing() {
    let target = folder();
    assert_eq!(verify(&first(), target.path(), &|_| ()), []);
    let broken = Fake(vec![("index.html", "<a href=no.html>")]);
    assert_eq!(verify(&broken, target.path(), &|_| ())[0].code, Code::BrokenLink);
    assert!(names(target.path()).is_empty());
}

#[test]
fn a_first_build_that_fails_leaves_no_folder() {
    let parent = folder();
    let target = parent.path().join("site");
    build(&target, &Fake(vec![("index.html", "!")])).unwrap_err();
    assert!(!target.exists());
}

#[test]
fn a_prepared_site_that_is_dropped_changes_nothing() {
    let target = folder();
    build(target.path(), &first()).unwrap();
    let before = tree(target.path());
    drop(prepare(&second(), target.path(), false, &|_| ()).unwrap());
    assert_eq!(tree(target.path()), before);
}

#[test]
fn two_pages_on_one_path_are_refused_whatever_their_case() {
    for (one, other) in [("a.html", "a.html"), ("a.html", "A.html"), ("b", "data/manifest.json")] {
        let target = folder();
        let refused = build(target.path(), &Fake(vec![(one, ""), (other, "")])).unwrap_err();
        assert_eq!(refused[0].code, Code::PathClash, "{one} {other}");
        assert!(names(target.path()).is_empty());
    }
}

#[test]
fn a_file_or_folder_in_the_way_is_found_before_anything_changes() {
    let target = folder();
    std::fs::write(target.path().join("s"), "").unwrap();
    std::fs::create_dir(target.path().join("index.html")).unwrap();
    let refused = build(target.path(), &first()).unwrap_err();
    let paths: Vec<_> = refused.iter().filter_map(Diagnostic::path).collect();
    assert_eq!(paths, ["s", "index.html"]);
    assert_eq!(names(target.path()), ["s"]);
}

#[test]
fn a_run_cut_short_at_any_step_is_completed_by_the_next() {
    let whole = {
        let target = folder();
        build(target.path(), &second()).unwrap();
        tree(target.path()).into_iter().map(|(path, (words, _))| (path, words)).collect::<Vec<_>>()
    };
    // Three files are put, one is removed.
    for steps in 0..4 {
        let target = folder();
        build(target.path(), &first()).unwrap();
        let prepared = prepare(&second(), target.path(), false, &|_| ()).unwrap();
        let fault = prepared
            .put_in_place_with(&|step| if step == steps { Err(cut()) } else { Ok(()) })
            .unwrap_err();
        assert!(fault.hints.iter().any(|hint| hint.en.contains("run build again")));
        assert!(target.path().join(".wenda/journal.json").exists());
        // Even a next run that fails for its own reasons leaves a whole site: the one that was meant.
        build(target.path(), &Fake(vec![("index.html", "!")])).unwrap_err();
        let now: Vec<_> =
            tree(target.path()).into_iter().map(|(path, (words, _))| (path, words)).collect();
        assert_eq!(now, whole, "cut before step {steps}");
    }
}

#[test]
fn completing_a_run_is_told_once() {
    let target = folder();
    let prepared = prepare(&first(), target.path(), false, &|_| ()).unwrap();
    prepared.put_in_place_with(&|step| if step == 2 { Err(cut()) } else { Ok(()) }).unwrap_err();
    let (published, remarks) = build(target.path(), &first()).unwrap();
    assert_eq!((published.written, remarks.len()), (0, 1));
    assert_eq!(remarks[0].code, Code::Resumed);
    assert!(build(target.path(), &first()).unwrap().1.is_empty());
}

#[test]
fn what_a_killed_run_staged_is_thrown_away() {
    let target = folder();
    disk::put(target.path(), ".wenda/staging/s/q9.html", b"9").unwrap();
    disk::put(target.path(), ".wenda/journal.json", b"{\"put\":[\"s/q9").unwrap();
    build(target.path(), &first()).unwrap();
    assert_eq!(names(target.path()).len(), 4);
}

#[test]
fn two_runs_at_once_do_not_mix() {
    let target = folder();
    let prepared = prepare(&first(), target.path(), false, &|_| ()).unwrap();
    let refused = prepare(&second(), target.path(), false, &|_| ()).unwrap_err();
    assert_eq!(refused[0].code, Code::SiteInUse);
    prepared.put_in_place(&|_| ()).unwrap();
    build(target.path(), &second()).unwrap();
}

#[test]
fn new_pages_come_before_changed_ones_and_the_manifest_last() {
    let target = folder();
    build(target.path(), &first()).unwrap();
    let prepared = prepare(&second(), target.path(), false, &|_| ()).unwrap();
    assert_eq!(prepared.plan.put, ["s/q3.html", "index.html", "data/manifest.json"]);
    assert_eq!(prepared.plan.remove, ["s/q2.html"]);
}

#[test]
fn progress_is_told_to_the_end() {
    let target = folder();
    let seen = std::sync::Mutex::new(Vec::new());
    prepare(&first(), target.path(), false, &|progress| seen.lock().unwrap().push(progress))
        .unwrap();
    let mut done: Vec<_> =
        seen.into_inner().unwrap().iter().map(|one| (one.done, one.of)).collect();
    done.sort_unstable();
    assert_eq!(done, [(1, 3), (2, 3), (3, 3)]);
    let steps = RefCell::new(0);
    let prepared = prepare(&first(), target.path(), false, &|_| ()).unwrap();
    prepared
        .put_in_place_with(&|_| {
            *steps.borrow_mut() += 1;
            Ok(())
        })
        .unwrap();
    assert_eq!(*steps.borrow(), 4);
}
