//! The dev server as a browser meets it: pages, reloads, faults shown in their place, recovery.

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::process::{Child, Stdio};
use std::time::Duration;

use crate::support::{Project, SESSION, said};

/// A running `wenda serve`; ended with the test.
struct Served {
    child: Child,
    address: String,
}

/// What came back from a request.
struct Got {
    status: u16,
    head: String,
    body: String,
}

impl Served {
    fn new(project: &Project, args: &[&str]) -> Self {
        let mut child = project
            .command(&["serve", "--port", "0"])
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut out = BufReader::new(child.stdout.take().unwrap());
        out.read_line(&mut line).unwrap();
        // Read to the end, or the server would wait for somebody to do so.
        std::thread::spawn(move || std::io::copy(&mut out, &mut std::io::sink()));
        let address = line.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
        Self { child, address }
    }

    fn ask(&self, method: &str, path: &str, host: &str) -> Got {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        write!(stream, "{method} {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n")
            .unwrap();
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).unwrap();
        let text = String::from_utf8(bytes).unwrap();
        let (head, body) = text.split_once("\r\n\r\n").unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Got { status, head: head.to_owned(), body: body.to_owned() }
    }

    fn get(&self, path: &str) -> Got {
        self.ask("GET", path, &self.address)
    }

    /// What a page that stays open waits for: returns when another version than `version` is shown.
    fn changed(&self, version: &str) -> String {
        self.get(&format!("/.wenda/changes?since={version}")).body
    }

    /// Saves a file and waits until open pages are told.
    fn save(&self, project: &Project, path: &str, text: &str) {
        let before = self.changed("");
        project.write(path, text);
        assert_ne!(self.changed(&before), before, "{path} was saved and nothing reloaded");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_site_is_served_as_it_would_be_built_and_nothing_is_written() {
    let project = Project::new();
    let before = project.tree("");
    let served = Served::new(&project, &[]);
    let home = served.get("/");
    assert_eq!(home.status, 200);
    assert!(home.head.contains("Content-Type: text/html; charset=utf-8"), "{}", home.head);
    assert!(home.body.contains("云溪镇问答录") && home.body.contains("/.wenda/reload.js"));
    assert_eq!(served.get("/2031-05-04-bridge/q2.html").status, 200);
    assert_eq!(served.get("/topics/").body, served.get("/topics/index.html").body);
    assert!(served.get("/topics").head.contains("Location: /topics/"));
    let style = served.get("/assets/wenda.css");
    assert!(style.head.contains("Content-Type: text/css"), "{}", style.head);
    let missing = served.get("/topics/brigde.html");
    assert_eq!(missing.status, 404);
    assert!(missing.body.contains("href=\"/topics/bridge.html\""), "{}", missing.body);
    let head = served.ask("HEAD", "/", &served.address);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    assert_eq!(served.ask("POST", "/", &served.address).status, 405);
    assert_eq!(served.ask("GET", "/", "example.org").status, 403, "a name of another's");
    assert_eq!(served.get("/../content/archive.yaml").status, 404);
    assert_eq!(served.get("/%2e%2e/content/archive.yaml").status, 404);
    assert!(project.tree("") == before, "serving writes nothing");

    assert_eq!(project.run(&["build"]).status, 0);
    for (path, bytes) in project.tree("site") {
        let built = String::from_utf8(bytes).unwrap();
        let got = served.get(&format!("/{path}"));
        assert_eq!(got.status, 200, "{path}");
        let same = match got.body.split_once("<script src=\"/.wenda/") {
            Some((page, _)) => built.starts_with(page),
            None => built == got.body,
        };
        assert!(same, "{path} is served otherwise than built");
        assert!(!built.contains(".wenda/"), "{path} holds what reloads pages");
    }
}

#[test]
fn a_save_reloads_and_shows_the_new_words() {
    let project = Project::new();
    let served = Served::new(&project, &[]);
    served.get("/");
    served.save(&project, "content/topics/bridge.md", "---\ntitle: 修南桥\n---\n新的一段。\n");
    assert!(served.get("/topics/bridge.html").body.contains("新的一段。"));
    let page = "content/sessions/2031/2031-05-04-bridge.md";
    served.save(&project, page, &SESSION.replace("秋天以前", "冬天以前"));
    assert!(served.get("/2031-05-04-bridge/q1.html").body.contains("冬天以前"));
    served.save(&project, "templates/404.html", "{% extends \"base.html\" %}");
    served.save(&project, "templates/assets/own.css", "p {}");
    assert_eq!(served.get("/assets/own.css").body, "p {}");
    assert!(project.tree("content/permalinks").is_empty(), "a save is no publication");
}

#[test]
fn what_is_wrong_is_shown_with_its_place_until_it_is_mended() {
    let project = Project::new();
    let good = project.read("content/topics/bridge.md");
    let served = Served::new(&project, &[]);
    served.get("/");
    served.save(&project, "content/topics/bridge.md", "---\ntilte: <修桥>\n---\n");
    let faulty = served.get("/2031-05-04-bridge/q1.html");
    assert_eq!(faulty.status, 500);
    assert!(faulty.body.contains("<code>content/topics/bridge.md:2:1</code>"), "{}", faulty.body);
    assert!(faulty.body.contains("<mark>tilte</mark>: &lt;修桥&gt;"), "{}", faulty.body);
    assert!(faulty.body.contains("did you mean `title`?") && faulty.body.contains("reload.js"));
    assert_eq!(served.get("/.wenda/serve.css").status, 200);
    served.save(&project, "content/topics/bridge.md", &good);
    assert_eq!(served.get("/2031-05-04-bridge/q1.html").status, 200);

    served.save(&project, "templates/home.html", "甲\n{{ nothing }}");
    let faulty = served.get("/").body;
    assert!(faulty.contains("templates/home.html:2:4"), "{faulty}");
    let before = served.changed("");
    std::fs::remove_dir_all(project.at("templates")).unwrap();
    served.changed(&before);
    assert_eq!(served.get("/").status, 200);
}

#[test]
fn faults_are_shown_in_the_language_of_the_terminal() {
    let project = Project::new();
    project.write("content/topics/bridge.md", "---\ntilte: 修桥\n---\n");
    let served = Served::new(&project, &["--lang", "zh"]);
    let faulty = served.get("/");
    assert_eq!(faulty.status, 500);
    assert!(faulty.body.contains("是不是“title”？") && faulty.body.contains("网站暂时生成不了"));
}

#[test]
fn folders_that_go_and_come_and_saves_by_the_thousand_are_survived() {
    let project = Project::new();
    let whole = project.tree("content");
    let served = Served::new(&project, &[]);
    served.get("/");
    let before = served.changed("");
    std::fs::remove_dir_all(project.at("content")).unwrap();
    served.changed(&before);
    assert_eq!(served.get("/").status, 500);
    for (path, bytes) in &whole {
        project.write(&format!("content/{path}"), std::str::from_utf8(bytes).unwrap());
    }
    for number in 0..1500 {
        project.write("content/topics/money.md", &format!("---\ntitle: 钱粮{number}\n---\n"));
        project.write(&format!("content/pages/.draft-{number}"), "甲");
    }
    let mut version = served.changed("");
    while !served.get("/topics/money.html").body.contains("钱粮1499") {
        version = served.changed(&version);
    }
    assert_eq!(served.get("/").status, 200);
    served.save(&project, "content/topics/bridge.md", "---\ntitle: 修北桥\n---\n");
    assert!(served.get("/topics/bridge.html").body.contains("修北桥"));
}

#[test]
fn a_port_that_is_taken_is_told_unless_none_was_asked_for() {
    let project = Project::new();
    let served = Served::new(&project, &[]);
    let port = served.address.rsplit(':').next().unwrap();
    let refused = project.run(&["serve", "--port", port]);
    assert_eq!(refused.status, 2);
    assert!(refused.err.contains("error[port-taken]") && refused.err.contains(port));
    assert!(refused.err.contains("--port"), "{}", refused.err);
}

#[test]
fn there_is_nothing_to_serve_outside_of_a_project() {
    let said = Project::empty().run(&["serve"]);
    assert_eq!(said.status, 2);
    assert!(said.err.contains("content/archive.yaml"), "{}", said.err);
}

#[cfg(unix)]
#[test]
fn an_interrupt_ends_it_in_order() {
    let project = Project::new();
    let child = project
        .command(&["serve", "--port", "0", "--format", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut child = child;
    let mut out = BufReader::new(child.stdout.take().unwrap());
    let mut document = String::new();
    while !document.ends_with("\n}\n") {
        out.read_line(&mut document).unwrap();
    }
    let document: serde_json::Value = serde_json::from_str(&document).unwrap();
    assert_eq!((&document["command"], &document["status"]), (&"serve".into(), &0.into()));
    assert!(document["result"]["address"].as_str().unwrap().starts_with("http://127.0.0.1:"));
    let pid = child.id().to_string();
    assert!(std::process::Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let said = said(&child.wait_with_output().unwrap());
    assert_eq!((said.status, said.err.as_str()), (0, ""));
}

#[cfg(unix)]
#[test]
fn an_open_page_reloads_shows_what_is_wrong_and_comes_back() {
    let project = Project::new();
    let good = project.read("content/topics/bridge.md");
    let served = Served::new(&project, &["--lang", "zh"]);
    let page = crate::browser::Page::new();
    page.open(&format!("http://{}/topics/bridge.html", served.address));
    assert!(page.shows("南桥的事。"));
    project.write("content/topics/bridge.md", "---\ntitle: 修桥\n---\n北桥的事。\n");
    page.wait_for("document.body.innerText.includes('北桥的事。')");
    page.assert_faultless();
    project.write("content/topics/bridge.md", "---\ntilte: 修桥\n---\n");
    page.wait_for("document.querySelector('mark')?.innerText === 'tilte'");
    assert!(page.shows("content/topics/bridge.md:2:1") && page.shows("是不是“title”？"));
    // The browser's own size gives way to the sheet's, which may come a moment later.
    page.wait_for("getComputedStyle(document.querySelector('h2')).fontSize !== '24px'");
    project.write("content/topics/bridge.md", &good);
    page.wait_for("document.body.innerText.includes('南桥的事。')");
}
