//! `wenda serve`: the site on this machine, while it is being edited.

use std::path::Path;

use serde::Serialize;

use super::args;
use super::build::site_of;
use super::exit::Exit;
use super::progress::Bar;
use super::terminal::{self, Format, Terminal};
use crate::diagnostic::{Message, Report};
use crate::say;
use crate::serve::{Built, Server};

/// What a build came to, for machines.
#[derive(Serialize)]
struct Summary<'a> {
    address: &'a str,
    pages: Option<usize>,
    changed: bool,
    milliseconds: u128,
}

/// Serves until Ctrl-C.
pub(super) fn run(serve: &args::Serve, root: &Path, terminal: &Terminal) -> Exit {
    let site = site_of(root, None);
    let mut server = match Server::open(root, &site, serve.port, terminal.tongue()) {
        Ok(server) => server,
        Err(fault) => {
            let report: Report = std::iter::once(fault).collect();
            return terminal.end("serve", Exit::of(&report, false), &report, (), None);
        }
    };
    let stopper = server.stopper();
    // Where no handler can be set, Ctrl-C ends the program all the same, only less politely.
    let _ = ctrlc::set_handler(move || stopper.stop());
    let address = server.address();
    say(terminal, &greeting(&address));
    let mut told = Report::default();
    loop {
        let bar = Bar::new(terminal.tongue(), terminal.shows_progress());
        let built = server.build(&|progress| bar.watch(progress));
        drop(bar);
        tell(&built, &address, &told, terminal);
        told = built.report;
        if !server.wait() {
            break;
        }
    }
    say(terminal, &say!(zh: "已停止", en: "stopped"));
    Exit::Done
}

/// Tells of a build: machines get a document for each, people the diagnostics only if they are others than
/// those `before`.
fn tell(built: &Built, address: &str, before: &Report, terminal: &Terminal) {
    let Built { pages, changed, took, report } = built;
    if terminal.format == Format::Json {
        let milliseconds = took.as_millis();
        let summary = Summary { address, pages: *pages, changed: *changed, milliseconds };
        terminal.end("serve", Exit::of(report, false), report, summary, None);
        return;
    }
    if report != before {
        terminal.tell(report);
    }
    let took = took.as_millis();
    let words = match pages {
        Some(_) if !changed => say!(zh: "没有变化（{took} 毫秒）", en: "no change ({took} ms)"),
        Some(pages) => {
            say!(zh: "已更新：共 {pages} 页（{took} 毫秒）", en: "made: {pages} pages ({took} ms)")
        }
        None => say!(
            zh: "有错，网站暂时生成不了；改好并保存即可恢复",
            en: "the site can't be made just now; mend and save, and it comes back",
        ),
    };
    say(terminal, &words);
}

fn greeting(address: &str) -> Message {
    say!(
        zh: "{address}  在浏览器里打开；保存文件后页面会自己更新。按 Ctrl-C 结束。",
        en: "{address}  open this in a browser; pages follow every save. Ctrl-C ends it.",
    )
}

/// Says something to people.
fn say(terminal: &Terminal, words: &Message) {
    if terminal.format == Format::Human {
        // Whether or not anybody reads along, the site is served.
        terminal::print(&(words.in_tongue(terminal.tongue()).to_owned() + "\n"), Exit::Done);
    }
}
