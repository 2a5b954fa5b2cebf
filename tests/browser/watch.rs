//! What went wrong on a page: errors of scripts, what the console reports, requests that failed or went
//! to another host.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::page::Page;
use super::pipe::Event;

/// All that the browser tells of a page, put down as it comes.
#[derive(Default)]
pub(super) struct Log {
    /// How many documents were loaded to their end.
    pub(super) loaded: usize,
    /// The address of each request, by its id.
    requests: BTreeMap<String, String>,
    /// How many bytes came for the requests since the last opening.
    pub(super) bytes: u64,
    /// How many requests were made since the last opening.
    pub(super) asked: usize,
    /// The requests that the browser made for itself.
    own: BTreeSet<String>,
    faults: Vec<String>,
    home: String,
}

impl Log {
    /// A new address is opened: its host is home, all others are foreign.
    pub(super) fn home(&mut self, url: &str) {
        origin(url).clone_into(&mut self.home);
    }

    pub(super) fn note(&mut self, event: &Event) {
        let told = &event.params;
        if event.method.starts_with("Network.") && self.is_the_browsers_own(told) {
            return;
        }
        match event.method.as_str() {
            "Page.lifecycleEvent" if told["name"] == "load" => self.loaded += 1,
            "Runtime.exceptionThrown" => {
                self.faults.push(format!("script error: {}", exception(&told["exceptionDetails"])));
            }
            "Runtime.consoleAPICalled" if told["type"] == "error" || told["type"] == "assert" => {
                self.faults.push(format!("console: {}", spoken(&told["args"])));
            }
            // Failed requests are told by the network too, with more to say.
            "Log.entryAdded"
                if told["entry"]["level"] == "error" && told["entry"]["source"] != "network" =>
            {
                let entry = &told["entry"];
                self.faults.push(format!("{}: {}", text(&entry["source"]), text(&entry["text"])));
            }
            "Network.requestWillBeSent" => self.request(told),
            "Network.responseReceived" => {
                let status = told["response"]["status"].as_u64().unwrap_or_default();
                if status >= 400 {
                    self.faults
                        .push(format!("answer {status}: {}", text(&told["response"]["url"])));
                }
            }
            "Network.dataReceived" => {
                self.bytes += told["dataLength"].as_u64().unwrap_or_default();
            }
            "Network.loadingFailed" if told["canceled"] != true => self.failure(told),
            _ => {}
        }
    }

    /// The browser asks each host for an icon where a page names none. That is not the page's doing.
    fn is_the_browsers_own(&mut self, told: &Value) -> bool {
        let id = text(&told["requestId"]);
        if text(&told["request"]["url"]).strip_prefix(&self.home) == Some("/favicon.ico") {
            self.own.insert(id.to_owned());
        }
        self.own.contains(id)
    }

    fn request(&mut self, told: &Value) {
        let url = text(&told["request"]["url"]);
        if told["type"] == "Document" && told["requestId"] == told["loaderId"] {
            (self.bytes, self.asked) = (0, 0);
        }
        self.asked += 1;
        if self.foreign(url) {
            self.faults.push(format!("foreign request: {url}"));
        }
        self.requests.insert(text(&told["requestId"]).to_owned(), url.to_owned());
    }

    fn failure(&mut self, told: &Value) {
        let url = self.requests.get(text(&told["requestId"])).map_or("?", String::as_str);
        if !self.foreign(url) {
            let why = told["blockedReason"].as_str().unwrap_or(text(&told["errorText"]));
            self.faults.push(format!("failed request: {url} ({why})"));
        }
    }

    fn foreign(&self, url: &str) -> bool {
        let own = ["data:", "blob:", "about:"];
        !own.iter().any(|scheme| url.starts_with(scheme)) && origin(url) != self.home
    }
}

impl Page {
    /// All that went wrong since the page was made or this was last asked.
    #[track_caller]
    pub(crate) fn faults(&self) -> Vec<String> {
        self.hear();
        std::mem::take(&mut self.log.borrow_mut().faults)
    }

    /// No script failed, nothing was reported, no request failed or went to another host.
    #[track_caller]
    pub(crate) fn assert_faultless(&self) {
        let faults = self.faults();
        assert!(faults.is_empty(), "on {}\n{}", self.address(), faults.join("\n"));
    }
}

/// What a script's exception says, with its place.
pub(super) fn exception(details: &Value) -> String {
    let said = details["exception"]["description"].as_str().unwrap_or(text(&details["text"]));
    let line = details["lineNumber"].as_u64().map_or(0, |line| line + 1);
    match details["url"].as_str() {
        Some(url) if !url.is_empty() => format!("{said} ({url}:{line})"),
        _ => said.to_owned(),
    }
}

/// What a script said to the console.
fn spoken(arguments: &Value) -> String {
    let word = |argument: &Value| match &argument["value"] {
        Value::String(text) => text.clone(),
        Value::Null => text(&argument["description"]).to_owned(),
        value => value.to_string(),
    };
    arguments.as_array().into_iter().flatten().map(word).collect::<Vec<_>>().join(" ")
}

/// Scheme, host and port.
fn origin(url: &str) -> &str {
    let host = url.find("://").map_or(0, |at| at + 3);
    url[host..].find(['/', '?', '#']).map_or(url, |end| &url[..host + end])
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}
