//! A small web server for tests: a folder under a prefix, as a static host serves it.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use super::pipe::lock;

/// A running server. It ends when this is dropped.
pub(crate) struct Server {
    address: SocketAddr,
    shared: Arc<Shared>,
    listener: Option<JoinHandle<()>>,
}

struct Shared {
    folder: PathBuf,
    prefix: String,
    headers: Vec<(String, String)>,
    asked: Mutex<Vec<(String, u16)>>,
    ended: AtomicBool,
}

impl Server {
    /// Serves `folder` under `prefix`, such as `/any/prefix/`, at a port of its own.
    #[track_caller]
    pub(crate) fn start(folder: &Path, prefix: &str) -> Self {
        Self::with_headers(folder, prefix, &[])
    }

    /// The same, with headers of the host's: a `Content-Security-Policy`.
    #[track_caller]
    pub(crate) fn with_headers(folder: &Path, prefix: &str, headers: &[(&str, &str)]) -> Self {
        assert!(
            prefix.starts_with('/') && prefix.ends_with('/'),
            "a prefix begins and ends with /"
        );
        assert!(folder.is_dir(), "{} is no folder", folder.display());
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let headers = headers.iter().map(|(name, value)| ((*name).into(), (*value).into()));
        let shared = Arc::new(Shared {
            folder: folder.to_owned(),
            prefix: prefix.to_owned(),
            headers: headers.collect(),
            asked: Mutex::default(),
            ended: AtomicBool::new(false),
        });
        let own = Arc::clone(&shared);
        let listener = std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                if own.ended.load(Ordering::Relaxed) {
                    break;
                }
                let shared = Arc::clone(&own);
                // Who asks and goes away before the answer has lost nothing.
                std::thread::spawn(move || shared.answer(&stream).ok());
            }
        });
        Self { address, shared, listener: Some(listener) }
    }

    /// The address of a file of the folder.
    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{}{path}", self.address, self.shared.prefix)
    }

    /// The paths that were asked for, with the statuses that were answered, in order. The browser's own wish for
    /// an icon is left out.
    pub(crate) fn asked(&self) -> Vec<(String, u16)> {
        let asked = lock(&self.shared.asked);
        asked.iter().filter(|(path, _)| path != "/favicon.ico").cloned().collect()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.shared.ended.store(true, Ordering::Relaxed);
        // The listener waits for somebody to come: we do.
        let _ = TcpStream::connect(self.address);
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

impl Shared {
    fn answer(&self, mut stream: &TcpStream) -> std::io::Result<()> {
        stream.set_read_timeout(Some(Duration::from_secs(30)))?;
        let mut lines = BufReader::new(stream).lines();
        let Some(first) = lines.next().transpose()? else { return Ok(()) };
        // The whole question is read, or closing would break off the answer.
        while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
        let mut words = first.split(' ');
        let (method, target) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        let path = target.split(['?', '#']).next().unwrap_or_default();
        let (status, file) = self.find(path);
        lock(&self.asked).push((path.to_owned(), status));
        let body = file.as_ref().and_then(|file| fs::read(file).ok()).unwrap_or_default();
        let reason = if status == 200 { "OK" } else { "Not Found" };
        let kind = file.as_deref().map_or("text/plain", content_type);
        let mut head = format!(
            "HTTP/1.1 {status} {reason}\r\nConnection: close\r\n\
             Content-Length: {}\r\nContent-Type: {kind}\r\n",
            body.len()
        );
        for (name, value) in &self.headers {
            head.extend([name, ": ", value, "\r\n"]);
        }
        stream.write_all((head + "\r\n").as_bytes())?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        stream.flush()
    }

    /// The file for a path; where there is none, the site's own page for that.
    fn find(&self, path: &str) -> (u16, Option<PathBuf>) {
        let below = path.strip_prefix(&self.prefix).and_then(decode);
        let inside = below.filter(|below| !below.split('/').any(|part| part == ".."));
        let file = inside
            .map(|below| self.folder.join(below))
            .map(|path| if path.is_dir() { path.join("index.html") } else { path });
        match file.filter(|file| file.is_file()) {
            Some(file) => (200, Some(file)),
            None => (404, Some(self.folder.join("404.html")).filter(|file| file.is_file())),
        }
    }
}

/// A path without its percent signs.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let [byte, after @ ..] = rest {
        if *byte == b'%' {
            let digits = std::str::from_utf8(after.get(..2)?).ok()?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest = &after[2..];
        } else {
            bytes.push(*byte);
            rest = after;
        }
    }
    String::from_utf8(bytes).ok()
}

fn content_type(file: &Path) -> &'static str {
    match file.extension().and_then(|extension| extension.to_str()).unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "md" => "text/markdown; charset=utf-8",
        "txt" | "bib" | "ris" => "text/plain; charset=utf-8",
        "json" => "application/json",
        "xml" => "application/xml",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "pdf" => "application/pdf",
        _ => "application/octet-stream",
    }
}
