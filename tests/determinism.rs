//! The same content gives the same bytes, whatever the folder, the number of threads, the time zone
//! and the locale.

use crate::support::{Project, difference};

#[test]
fn a_site_is_the_same_wherever_and_however_it_is_built() {
    let (one, other) = (Project::new(), Project::new());
    let build = |project: &Project, threads: &str, zone: &str, locale: &str| {
        let output = project
            .command(&["build", "--threads", threads])
            .env("TZ", zone)
            .env("LANG", locale)
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    };
    build(&one, "1", "Pacific/Kiritimati", "zh_CN.UTF-8");
    build(&other, "4", "America/Anchorage", "de_DE.UTF-8");
    for folder in ["site", "content"] {
        assert_eq!(difference(&one.tree(folder), &other.tree(folder)), None);
    }
    assert!(one.tree("site").len() > 10);
}
