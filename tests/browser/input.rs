//! What a reader does to a page: clicks or taps, presses keys, writes, selects, copies.

use std::sync::Mutex;

use serde_json::json;

use super::page::Page;
use super::pipe::lock;

/// The bit of the shift key in the protocol.
const SHIFT: u32 = 8;

impl Page {
    /// Clicks in the middle of an element; on a phone, taps it. Whatever lies over it fails the test.
    ///
    /// `selector` is one of CSS, or `text=…` for the first link, button, label or summary with these words.
    #[track_caller]
    pub(crate) fn click(&self, selector: &str) {
        let [x, y] = self.aim(selector);
        if self.touched.get() {
            let touch = |kind: &str, points| {
                self.call(
                    "Input.dispatchTouchEvent",
                    json!({ "type": kind, "touchPoints": points }),
                );
            };
            touch("touchStart", json!([{ "x": x, "y": y }]));
            touch("touchEnd", json!([]));
            return;
        }
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let button = if kind == "mouseMoved" { "none" } else { "left" };
            self.call(
                "Input.dispatchMouseEvent",
                json!({ "type": kind, "x": x, "y": y, "button": button, "clickCount": 1 }),
            );
        }
    }

    /// Puts the pointer on the middle of an element.
    #[track_caller]
    pub(crate) fn point_at(&self, selector: &str) {
        let [x, y] = self.aim(selector);
        self.call("Input.dispatchMouseEvent", json!({ "type": "mouseMoved", "x": x, "y": y }));
    }

    #[track_caller]
    fn aim(&self, selector: &str) -> [f64; 2] {
        match self.ask(include_str!("aim.js"), &[selector]) {
            Aim::At(point) => point,
            Aim::Fault(fault) => panic!("`{selector}` {fault} on {}", self.address()),
        }
    }

    /// Clicks what leads to another page, and waits until that is loaded.
    #[track_caller]
    pub(crate) fn follow(&self, selector: &str) {
        self.arrive(|| {
            self.click(selector);
            true
        });
    }

    /// Presses a key that leads to another page, and waits until that is loaded.
    #[track_caller]
    pub(crate) fn press_and_follow(&self, key: &str) {
        self.arrive(|| {
            self.press(key);
            true
        });
    }

    /// Presses a key by its name: `Tab`, `Shift+Tab`, `Enter`, `Escape`, `ArrowDown`, `j`, `/`, `Control+c`.
    #[track_caller]
    pub(crate) fn press(&self, key: &str) {
        let (modifiers, name) = match key.rsplit_once('+') {
            Some((modifiers, name)) if !name.is_empty() => (modifiers, name),
            _ => ("", key),
        };
        let mut held = 0;
        for modifier in modifiers.split('+').filter(|modifier| !modifier.is_empty()) {
            held |= match modifier {
                "Alt" => 1,
                "Control" => 2,
                "Meta" => 4,
                "Shift" => SHIFT,
                _ => panic!("no modifier is called `{modifier}`"),
            };
        }
        let (code, number, written) = describe(name);
        let shortcut = held != 0 && held != SHIFT;
        let written = if shortcut { String::new() } else { written };
        let event = |kind: &str, text: &str| {
            let mut event = json!({
                "type": kind, "key": name, "code": code, "windowsVirtualKeyCode": number, "modifiers": held,
            });
            if !text.is_empty() {
                event["text"] = json!(text);
            }
            self.call("Input.dispatchKeyEvent", event);
        };
        event(if written.is_empty() { "rawKeyDown" } else { "keyDown" }, &written);
        event("keyUp", "");
    }

    /// Writes where the focus is, as by an input method: no key is pressed.
    #[track_caller]
    pub(crate) fn write(&self, text: &str) {
        self.call("Input.insertText", json!({ "text": text }));
    }

    /// Types into an input method, which shows `text` and has not yet made words of it. [`Page::write`] does.
    #[track_caller]
    pub(crate) fn compose(&self, text: &str) {
        let end = text.encode_utf16().count();
        self.call(
            "Input.imeSetComposition",
            json!({ "text": text, "selectionStart": end, "selectionEnd": end }),
        );
    }

    /// The text of what has the focus; of what has none, its name.
    #[track_caller]
    pub(crate) fn focused(&self) -> String {
        self.js("(e => e.innerText?.trim() || e.value || e.getAttribute('aria-label') || e.tagName.toLowerCase())
                 (document.activeElement ?? document.body)")
    }

    /// Selects these words in the first element that the selector finds.
    #[track_caller]
    pub(crate) fn select(&self, selector: &str, words: &str) {
        let found: bool = self.ask(include_str!("select.js"), &[selector, words]);
        assert!(found, "no `{words}` in `{selector}` on {}", self.address());
    }

    /// What the deed puts into the clipboard. One test at a time: the browser has one clipboard.
    #[track_caller]
    pub(crate) fn copied(&self, deed: impl FnOnce(&Self)) -> String {
        static CLIPBOARD: Mutex<()> = Mutex::new(());
        let _alone = lock(&CLIPBOARD);
        self.grant(&["clipboardReadWrite", "clipboardSanitizedWrite"]);
        self.js::<()>("navigator.clipboard.writeText('')");
        deed(self);
        self.wait_for("navigator.clipboard.readText()");
        self.js("navigator.clipboard.readText()")
    }
}

/// Where to click, or why not.
#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Aim {
    At([f64; 2]),
    Fault(String),
}

/// A key's code, its number and what it writes.
fn describe(name: &str) -> (String, u32, String) {
    let (number, written) = match name {
        "Tab" => (9, ""),
        "Enter" => (13, "\r"),
        "Escape" => (27, ""),
        "Space" => (32, " "),
        "PageUp" => (33, ""),
        "PageDown" => (34, ""),
        "End" => (35, ""),
        "Home" => (36, ""),
        "ArrowLeft" => (37, ""),
        "ArrowUp" => (38, ""),
        "ArrowRight" => (39, ""),
        "ArrowDown" => (40, ""),
        "Backspace" => (8, ""),
        "Delete" => (46, ""),
        _ => {
            let mut characters = name.chars();
            let (Some(character), None) = (characters.next(), characters.next()) else {
                panic!("no key is called `{name}`");
            };
            let upper = character.to_ascii_uppercase();
            let code = match upper {
                'A'..='Z' => format!("Key{upper}"),
                '0'..='9' => format!("Digit{upper}"),
                '/' | '?' => "Slash".to_owned(),
                _ => String::new(),
            };
            let number = if upper.is_ascii_alphanumeric() { u32::from(upper) } else { 0 };
            return (code, number, name.to_owned());
        }
    };
    (name.to_owned(), number, written.to_owned())
}
