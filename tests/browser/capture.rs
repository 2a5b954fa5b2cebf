//! Pictures of a page, and the page on paper.

use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};

use super::page::Page;

/// Higher than this no picture is made: the browser cannot, and nobody would look.
const TALLEST: f64 = 12_000.0;

impl Page {
    /// A picture of the whole page, down to its end, as a PNG file.
    #[track_caller]
    pub(crate) fn screenshot(&self, file: &Path) {
        let metrics = self.call("Page.getLayoutMetrics", json!({}));
        let view = &metrics["cssLayoutViewport"];
        let height = metrics["cssContentSize"]["height"].as_f64().unwrap_or_default().min(TALLEST);
        let answer = self.call(
            "Page.captureScreenshot",
            json!({
                "format": "png",
                "optimizeForSpeed": true,
                "captureBeyondViewport": true,
                "clip": { "x": 0, "y": 0, "width": view["clientWidth"], "height": height, "scale": 1 },
            }),
        );
        save(&answer["data"], file);
    }

    /// The page as it is printed on A4, with the margins that its style asks for.
    #[track_caller]
    pub(crate) fn pdf(&self) -> Pdf {
        let answer = self.call(
            "Page.printToPDF",
            json!({
                "paperWidth": 8.27, "paperHeight": 11.69, "preferCSSPageSize": true, "printBackground": false,
            }),
        );
        Pdf { bytes: decode(&answer["data"]) }
    }
}

/// A page on paper.
pub(crate) struct Pdf {
    bytes: Vec<u8>,
}

impl Pdf {
    #[track_caller]
    pub(crate) fn save(&self, file: &Path) {
        write(&self.bytes, file);
    }

    /// The words on each sheet, in order, by `pdftotext`.
    #[track_caller]
    pub(crate) fn sheets(&self) -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("page.pdf");
        self.save(&file);
        let output = match Command::new("pdftotext").arg(&file).arg("-").output() {
            Ok(output) => output,
            Err(error) => panic!("pdftotext: {error}. `tests/run` installs it, please run that"),
        };
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        text.split_terminator('\u{c}').map(str::to_owned).collect()
    }
}

/// Where pictures go.
pub(super) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/screenshots")
}

/// Where the pictures of pages go whose tests have failed.
pub(super) fn failures() -> PathBuf {
    folder().join("failed")
}

/// Writes what the browser gave in base64.
pub(super) fn save(data: &Value, file: &Path) {
    write(&decode(data), file);
}

fn decode(data: &Value) -> Vec<u8> {
    STANDARD.decode(data.as_str().unwrap_or_default()).unwrap_or_default()
}

#[track_caller]
fn write(bytes: &[u8], file: &Path) {
    let made = file.parent().map_or(Ok(()), std::fs::create_dir_all);
    if let Err(error) = made.and_then(|()| std::fs::write(file, bytes)) {
        panic!("{} cannot be written: {error}", file.display());
    }
}
