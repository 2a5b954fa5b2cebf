//! The door to the network: requests from this machine in, answers out. The one door to `tiny_http`.

use std::io::{Cursor, ErrorKind};
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, TcpListener};
use std::sync::Arc;
use std::thread::{self, JoinHandle};
use std::time::Duration;

use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use super::answer::{Answer, answer, parts};
use super::page::CHANGES;
use super::state::State;
use crate::diagnostic::{Code, Diagnostic, Place, Tongue};
use crate::say;

/// The ports that are tried, in order, where none is asked for.
const PORTS: std::ops::Range<u16> = 8000..8020;

/// How long a page that asks for changes waits for one before it must ask again.
const PATIENCE: Duration = Duration::from_secs(20);

/// An open door; dropped, it is closed.
pub(super) struct Door {
    server: Arc<Server>,
    thread: Option<JoinHandle<()>>,
}

/// Listens on `port`, or on the first free one; 0 is any. Only this machine can be heard.
pub(super) fn listen(port: Option<u16>) -> Result<(TcpListener, u16), Diagnostic> {
    let bind = |port: u16| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let bound = match port {
        Some(port) => bind(port).map_err(|error| refused(port, &error)),
        None => PORTS
            .map(bind)
            .find(|bound| !matches!(bound, Err(error) if error.kind() == ErrorKind::AddrInUse))
            .unwrap_or_else(|| bind(0))
            .map_err(|error| cannot_listen(&error)),
    };
    let listener = bound?;
    let port = listener.local_addr().map_err(|error| cannot_listen(&error))?.port();
    Ok((listener, port))
}

impl Door {
    /// Answers requests from now on.
    pub(super) fn open(
        listener: TcpListener,
        state: Arc<State>,
        tongue: Tongue,
    ) -> Result<Self, Diagnostic> {
        let server =
            Server::from_listener(listener, None).map_err(|error| cannot_listen(&error))?;
        let server = Arc::new(server);
        let requests = Arc::clone(&server);
        let take = move || {
            for request in requests.incoming_requests() {
                let state = Arc::clone(&state);
                // One thread for each request: some wait for a change. One that can't be had lets
                // the request go unanswered, and the browser asks again.
                let _ = thread::Builder::new().spawn(move || handle(request, &state, tongue));
            }
        };
        let thread = thread::Builder::new().spawn(take).map_err(|error| cannot_listen(&error))?;
        Ok(Self { server, thread: Some(thread) })
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.server.unblock();
        if let Some(thread) = self.thread.take() {
            // A thread that died takes no more requests either.
            let _ = thread.join();
        }
    }
}

impl std::fmt::Debug for Door {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Door")
    }
}

fn handle(request: Request, state: &State, tongue: Tongue) {
    let answer = answer_to(&request, state, tongue);
    let header = |name: &str, value: &str| Header::from_bytes(name, value).ok();
    let headers = [
        header("Content-Type", answer.content_type),
        header("Cache-Control", "no-store"),
        header("X-Content-Type-Options", "nosniff"),
        answer.location.as_deref().and_then(|location| header("Location", location)),
    ];
    let headers = headers.into_iter().flatten().collect();
    let length = answer.body.len();
    let status = StatusCode(answer.status);
    let response = Response::new(status, headers, Cursor::new(answer.body), Some(length), None);
    // A browser that has gone away wants no answer.
    let _ = request.respond(response);
}

fn answer_to(request: &Request, state: &State, tongue: Tongue) -> Answer {
    const PLAIN: &str = "text/plain; charset=utf-8";
    if !is_for_this_machine(host(request)) {
        return Answer::new(403, PLAIN, "This server answers to its own machine only.\n");
    }
    if !matches!(request.method(), Method::Get | Method::Head) {
        return Answer::new(405, PLAIN, "Only GET and HEAD are answered here.\n");
    }
    let (path, query) = parts(request.url());
    let shown = if path == CHANGES {
        state.other_than(query.strip_prefix("since=").unwrap_or_default(), PATIENCE)
    } else {
        state.shown(PATIENCE)
    };
    match shown {
        None => Answer::new(503, PLAIN, "The site is still being made.\n"),
        Some(shown) if path == CHANGES => Answer::new(200, PLAIN, shown.version.as_str()),
        Some(shown) => answer(&shown, &path, tongue),
    }
}

fn host(request: &Request) -> Option<&str> {
    let host = request.headers().iter().find(|header| header.field.equiv("Host"))?;
    Some(host.value.as_str())
}

/// Whether a request names this machine. A page elsewhere can give a name of its own this machine's address,
/// and would otherwise read here what is not yet published.
fn is_for_this_machine(host: Option<&str>) -> bool {
    let Some(host) = host else { return true };
    if let Ok(address) = host.parse::<SocketAddr>() {
        return address.ip().is_loopback();
    }
    let name = match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => host,
    };
    let of_six = name.strip_prefix('[').and_then(|name| name.strip_suffix(']'));
    if let Some(address) = of_six.and_then(|name| name.parse::<Ipv6Addr>().ok()) {
        return address.is_loopback();
    }
    name.eq_ignore_ascii_case("localhost")
        || name.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

fn refused(port: u16, error: &std::io::Error) -> Diagnostic {
    if error.kind() != ErrorKind::AddrInUse {
        return cannot_listen(error);
    }
    let next = port.checked_add(1).unwrap_or(PORTS.start);
    Diagnostic::error(
        Code::PortTaken,
        say!(
            zh: "端口 {port} 已被别的程序占用（也许另一个 wenda serve 还开着）",
            en: "port {port} is taken by another program, perhaps another wenda serve",
        ),
        Place::Nowhere,
    )
    .hint(say!(
        zh: "请换一个，例如 --port {next}；不写 --port，会自动找一个空着的",
        en: "choose another, as in --port {next}; without --port a free one is found",
    ))
}

fn cannot_listen(error: &(impl std::fmt::Display + ?Sized)) -> Diagnostic {
    Diagnostic::error(
        Code::CannotListen,
        say!(
            zh: "不能在本机的网络端口上应答：{error}",
            en: "cannot listen on a port of this machine: {error}",
        ),
        Place::Nowhere,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_told_and_where_none_is_asked_for_the_next_is_taken() {
        let (held, port) = listen(Some(0)).unwrap();
        assert!(held.local_addr().unwrap().ip().is_loopback());
        let refused = listen(Some(port)).unwrap_err();
        assert_eq!(refused.code, Code::PortTaken);
        assert!(refused.message.en.contains(&port.to_string()), "{refused:?}");
        let (one, other) = (listen(None).unwrap(), listen(None).unwrap());
        assert_ne!(one.1, other.1);
    }

    #[test]
    fn only_this_machine_is_answered() {
        for host in
            ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:8000", "[::1]:80", "[::1]"]
        {
            assert!(is_for_this_machine(Some(host)), "{host}");
        }
        for host in ["example.org", "example.org:8000", "192.0.2.1", "127.0.0.1.example.org", ""] {
            assert!(!is_for_this_machine(Some(host)), "{host}");
        }
    }
}
