//! The browser's protocol over a pair of pipes: calls with their answers, and events by session.
//!
//! Messages are JSON with a zero byte after each. One thread reads; callers wait for their answer.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::{Value, json};

/// How long an answer may take: far more than it ever should, for machines with much else to do.
pub(super) const PATIENCE: Duration = Duration::from_mins(1);

/// What the browser tells of its own accord.
pub(super) struct Event {
    pub(super) method: String,
    pub(super) params: Value,
}

/// The line to one browser. It may be used by many threads at once.
pub(super) struct Pipe {
    to: Mutex<Box<dyn Write + Send>>,
    next: AtomicU64,
    waiting: Arc<Mutex<Waiting>>,
}

/// Who waits for what.
#[derive(Default)]
struct Waiting {
    answers: BTreeMap<u64, Sender<Value>>,
    events: BTreeMap<String, Sender<Event>>,
    gone: bool,
}

impl Pipe {
    /// Speaks through `to` and listens at `from`, until that ends.
    pub(super) fn new(
        to: impl Write + Send + 'static,
        from: impl Read + Send + 'static,
    ) -> std::io::Result<Self> {
        let waiting = Arc::new(Mutex::new(Waiting::default()));
        let heard = Arc::clone(&waiting);
        std::thread::Builder::new()
            .name("the browser's pipe".to_owned())
            .spawn(move || listen(from, &heard))?;
        Ok(Self { to: Mutex::new(Box::new(to)), next: AtomicU64::new(1), waiting })
    }

    /// Calls `method` and waits for its answer. `session` is the page it is for, if it is for one.
    pub(super) fn call(
        &self,
        session: Option<&str>,
        method: &str,
        params: &Value,
    ) -> Result<Value, String> {
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        let (sender, answer) = channel();
        {
            let mut waiting = lock(&self.waiting);
            if waiting.gone {
                return Err(format!("{method}: the browser has ended"));
            }
            waiting.answers.insert(id, sender);
        }
        let sent = {
            let mut to = lock(&self.to);
            to.write_all(message.to_string().as_bytes())
                .and_then(|()| to.write_all(&[0]))
                .and_then(|()| to.flush())
        };
        sent.map_err(|error| format!("{method}: the browser does not listen: {error}"))?;
        let mut answer = match answer.recv_timeout(PATIENCE) {
            Ok(answer) => answer,
            Err(RecvTimeoutError::Timeout) => {
                return Err(format!("{method}: no answer from the browser in {PATIENCE:?}"));
            }
            Err(RecvTimeoutError::Disconnected) => {
                return Err(format!("{method}: the browser ended before it answered"));
            }
        };
        match answer.get("error") {
            Some(error) => Err(format!("{method}: {}", error["message"].as_str().unwrap_or("?"))),
            None => Ok(answer["result"].take()),
        }
    }

    /// The events of `session` from now on.
    pub(super) fn events(&self, session: &str) -> Receiver<Event> {
        let (sender, events) = channel();
        lock(&self.waiting).events.insert(session.to_owned(), sender);
        events
    }

    /// No more events of `session`.
    pub(super) fn forget(&self, session: &str) {
        lock(&self.waiting).events.remove(session);
    }
}

fn listen(from: impl Read, waiting: &Mutex<Waiting>) {
    let mut from = BufReader::with_capacity(1 << 16, from);
    let mut bytes = Vec::new();
    while from.read_until(0, &mut bytes).is_ok_and(|read| read > 0) {
        if bytes.last() == Some(&0) {
            bytes.pop();
        }
        if let Ok(message) = serde_json::from_slice(&bytes) {
            hand_on(message, &mut lock(waiting));
        }
        bytes.clear();
    }
    let mut waiting = lock(waiting);
    waiting.gone = true;
    waiting.answers.clear();
    waiting.events.clear();
}

/// Gives a message to who waits for it. Nobody may: a page that is closed has stopped listening.
fn hand_on(mut message: Value, waiting: &mut Waiting) {
    if let Some(id) = message["id"].as_u64() {
        if let Some(caller) = waiting.answers.remove(&id) {
            let _ = caller.send(message);
        }
    } else if let Some(listener) =
        message["sessionId"].as_str().and_then(|session| waiting.events.get(session))
    {
        let method = message["method"].as_str().unwrap_or_default().to_owned();
        let _ = listener.send(Event { method, params: message["params"].take() });
    }
}

/// A lock that a test's panic does not close to the other tests.
pub(super) fn lock<T: ?Sized>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
