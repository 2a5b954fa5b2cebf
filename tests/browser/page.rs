//! A page: a window of its own, as a reader has it before them. Opening, looking, asking.
//!
//! What the reader does to it is in `input`, what went wrong on it in `watch`.

use std::cell::{Cell, RefCell};
use std::path::Path;
use std::sync::mpsc::Receiver;
use std::time::Duration;

use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::chromium::browser;
use super::pipe::{Event, PATIENCE};
use super::watch::Log;

/// What the reader's system and paper ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Media {
    Light,
    Dark,
    /// Forced colours (high contrast), on white.
    Forced,
    /// Forced colours, on black.
    ForcedDark,
    Print,
}

/// A window of the browser, shared with no other test. It is closed when it goes out of scope.
///
/// It begins as a desktop's: 1280 × 800, light, JavaScript on.
pub(crate) struct Page {
    pub(super) context: String,
    session: String,
    events: Receiver<Event>,
    pub(super) log: RefCell<Log>,
    /// The window is a phone's, and is touched.
    pub(super) touched: Cell<bool>,
}

impl Page {
    #[track_caller]
    pub(crate) fn new() -> Self {
        let pipe = &browser().pipe;
        let call = |method: &str, params: Value| match pipe.call(None, method, &params) {
            Ok(answer) => answer,
            Err(error) => panic!("{error}"),
        };
        let context = word(&call("Target.createBrowserContext", json!({}))["browserContextId"]);
        let target = word(
            &call(
                "Target.createTarget",
                json!({ "url": "about:blank", "browserContextId": context }),
            )["targetId"],
        );
        let attached =
            call("Target.attachToTarget", json!({ "targetId": target, "flatten": true }));
        let session = word(&attached["sessionId"]);
        let page = Self {
            events: pipe.events(&session),
            context,
            session,
            log: RefCell::default(),
            touched: Cell::new(false),
        };
        for domain in ["Page", "Runtime", "Log", "Network"] {
            page.call(&format!("{domain}.enable"), json!({}));
        }
        page.call("Page.setLifecycleEventsEnabled", json!({ "enabled": true }));
        page.call("Emulation.setFocusEmulationEnabled", json!({ "enabled": true }));
        page.media(Media::Light);
        page.desktop(1280, 800);
        page
    }

    /// A desktop's window, in CSS pixels.
    #[track_caller]
    pub(crate) fn desktop(&self, width: u32, height: u32) {
        self.window(width, height, false);
    }

    /// A phone's: the viewport is as the page asks in its `meta`, and clicks are taps.
    #[track_caller]
    pub(crate) fn phone(&self, width: u32, height: u32) {
        self.window(width, height, true);
    }

    #[track_caller]
    fn window(&self, width: u32, height: u32, phone: bool) {
        self.call(
            "Emulation.setDeviceMetricsOverride",
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone }),
        );
        self.call("Emulation.setTouchEmulationEnabled", json!({ "enabled": phone }));
        self.touched.set(phone);
    }

    #[track_caller]
    pub(crate) fn media(&self, media: Media) {
        let dark = matches!(media, Media::Dark | Media::ForcedDark);
        let forced = matches!(media, Media::Forced | Media::ForcedDark);
        self.call(
            "Emulation.setEmulatedMedia",
            json!({
                "media": if media == Media::Print { "print" } else { "" },
                "features": [
                    { "name": "prefers-color-scheme", "value": if dark { "dark" } else { "light" } },
                    { "name": "forced-colors", "value": if forced { "active" } else { "none" } },
                    { "name": "prefers-reduced-motion", "value": "reduce" },
                ],
            }),
        );
    }

    /// Whether the pages opened from now on may run scripts. [`Page::js`] and what is built on it work all the same.
    #[track_caller]
    pub(crate) fn javascript(&self, on: bool) {
        self.call("Emulation.setScriptExecutionDisabled", json!({ "value": !on }));
    }

    /// Takes all styles from the page that is open.
    #[track_caller]
    pub(crate) fn without_css(&self) {
        self.js::<Value>(
            "for (const sheet of document.styleSheets) sheet.disabled = true;
             for (const element of document.querySelectorAll('[style]')) element.removeAttribute('style')",
        );
    }

    /// Opens an address and waits until all of it is loaded.
    #[track_caller]
    pub(crate) fn open(&self, url: &str) {
        self.hear(); // what went before is judged by where it was
        self.log.borrow_mut().home(url);
        self.arrive(|| {
            let answer = self.call("Page.navigate", json!({ "url": url }));
            if let Some(error) = answer["errorText"].as_str() {
                panic!("{url} cannot be opened: {error}");
            }
            answer.get("loaderId").is_some() // without it only the fragment is another
        });
    }

    /// Does what leads to another page, and waits until that is loaded. The deed says whether it does.
    #[track_caller]
    pub(super) fn arrive(&self, deed: impl FnOnce() -> bool) {
        self.hear();
        let before = self.log.borrow().loaded;
        if !deed() {
            return;
        }
        while self.log.borrow().loaded == before {
            match self.events.recv_timeout(PATIENCE) {
                Ok(event) => self.log.borrow_mut().note(&event),
                Err(error) => panic!("no other page is loaded: {error}, on {}", self.address()),
            }
        }
    }

    /// Where the page is, with its fragment.
    #[track_caller]
    pub(crate) fn address(&self) -> String {
        self.js("location.href")
    }

    /// The value of a JavaScript expression; of a promise, what it is kept with.
    #[track_caller]
    pub(crate) fn js<T: DeserializeOwned>(&self, expression: &str) -> T {
        match self.try_js(expression) {
            Ok(value) => read(value, expression),
            Err(error) => panic!("{error}\nin `{expression}`"),
        }
    }

    /// Calls a JavaScript function with these arguments.
    #[track_caller]
    pub(crate) fn ask<T: DeserializeOwned>(&self, function: &str, arguments: &[&str]) -> T {
        self.js(&format!("({function})(...{})", json!(arguments)))
    }

    fn try_js(&self, expression: &str) -> Result<Value, String> {
        let mut answer = self.try_call(
            "Runtime.evaluate",
            &json!({
                "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true,
            }),
        )?;
        match answer.get("exceptionDetails") {
            Some(details) => Err(super::watch::exception(details)),
            None => Ok(answer["result"]["value"].take()),
        }
    }

    /// Waits until a JavaScript expression is true: at most ten seconds.
    #[track_caller]
    pub(crate) fn wait_for(&self, expression: &str) {
        for _ in 0..500 {
            // An error here is a page on its way out; the next one will say.
            if self.try_js(&format!("!!({expression})")).is_ok_and(|value| value == true) {
                return;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
        panic!("`{expression}` does not come true on {}", self.address());
    }

    /// The text of the first element that the selector finds, as it is shown.
    #[track_caller]
    pub(crate) fn text(&self, selector: &str) -> String {
        match self.texts(selector).into_iter().next() {
            Some(text) => text,
            None => panic!("no `{selector}` on {}", self.address()),
        }
    }

    /// The texts of all elements that the selector finds, as they are shown, in the order of the page.
    #[track_caller]
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.ask(
            "selector => [...document.querySelectorAll(selector)].map(e => e.innerText.trim())",
            &[selector],
        )
    }

    /// Whether these words are shown on the page, wherever its lines break.
    #[track_caller]
    pub(crate) fn shows(&self, words: &str) -> bool {
        self.ask(
            "words => { const plain = text => text.replace(/\\s+/g, ' ').trim();
                        return plain(document.body.innerText).includes(plain(words)) }",
            &[words],
        )
    }

    /// The attribute of the first element that the selector finds.
    #[track_caller]
    pub(crate) fn attribute(&self, selector: &str, name: &str) -> Option<String> {
        self.ask(
            "(selector, name) => document.querySelector(selector)?.getAttribute(name) ?? null",
            &[selector, name],
        )
    }

    /// How many elements the selector finds.
    #[track_caller]
    pub(crate) fn count(&self, selector: &str) -> usize {
        self.ask("selector => document.querySelectorAll(selector).length", &[selector])
    }

    /// Nothing sticks out: the page cannot be scrolled sideways. What sticks out is named.
    #[track_caller]
    pub(crate) fn assert_fits(&self) {
        let wide = self.overflow();
        assert!(
            wide.is_empty(),
            "{} scrolls sideways because of\n{}",
            self.address(),
            wide.join("\n")
        );
    }

    /// The elements that make the page wider than its window, each with its right edge.
    #[track_caller]
    pub(crate) fn overflow(&self) -> Vec<String> {
        self.js(include_str!("overflow.js"))
    }

    /// Calls the browser for this page.
    #[track_caller]
    #[expect(clippy::needless_pass_by_value, reason = "callers make it on the spot")]
    pub(super) fn call(&self, method: &str, params: Value) -> Value {
        match self.try_call(method, &params) {
            Ok(answer) => answer,
            Err(error) => panic!("{error}"),
        }
    }

    fn try_call(&self, method: &str, params: &Value) -> Result<Value, String> {
        browser().pipe.call(Some(&self.session), method, params)
    }

    /// Gives the page rights that a browser otherwise asks the reader for.
    #[track_caller]
    pub(super) fn grant(&self, permissions: &[&str]) {
        let params = json!({ "permissions": permissions, "browserContextId": self.context });
        if let Err(error) = browser().pipe.call(None, "Browser.grantPermissions", &params) {
            panic!("{error}");
        }
    }

    /// Takes down all that the browser has told up to now.
    pub(super) fn hear(&self) {
        // The answer to a question comes after what went before it.
        let _ = self.try_js("0");
        let mut log = self.log.borrow_mut();
        for event in self.events.try_iter() {
            log.note(&event);
        }
    }
}

impl Drop for Page {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let name = std::thread::current().name().unwrap_or("test").replace("::", ".");
            let file = super::capture::failures().join(format!("{name}.png"));
            // The test has failed already; a picture that fails too has nothing to add.
            let _ = self
                .try_call("Page.captureScreenshot", &json!({ "format": "png" }))
                .map(|answer| super::capture::save(&answer["data"], &file));
        }
        let pipe = &browser().pipe;
        pipe.forget(&self.session);
        let _ = pipe.call(
            None,
            "Target.disposeBrowserContext",
            &json!({ "browserContextId": self.context }),
        );
    }
}

/// The `file:` address of a file.
pub(crate) fn file_url(path: &Path) -> String {
    let path = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"/-._~".contains(&byte);
    let byte = |byte: u8| {
        if plain(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
    };
    format!("file://{}", path.to_string_lossy().bytes().map(byte).collect::<String>())
}

fn word(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

#[track_caller]
fn read<T: DeserializeOwned>(value: Value, source: &str) -> T {
    match serde_json::from_value(value) {
        Ok(value) => value,
        Err(error) => panic!("not what was expected: {error}\nfrom `{source}`"),
    }
}
