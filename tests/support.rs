//! What the tests share: a small invented archive in a folder of its own, and the real binary.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A session of the invented town of 云溪.
pub(crate) const SESSION: &str = "\
---
title: 云溪镇镇长就修桥答记者问
date: 2031-05-04
place: 云溪镇公所
labels: declared
speakers:
  周远: { role: answerer }
  云溪晚报记者: { organisation: evening, role: asker }
  问: { role: asker }
---

周远：各位好，谢谢大家来。

云溪晚报记者：南桥什么时候修好？

周远：秋天以前。木料已经备齐，水一退就动工。

问：修桥的钱从哪里来？

周远：镇上出一半，各村凑一半。
";

/// A raw text, as pasted from a newspaper page.
pub(crate) const RAW: &str = "\
2031年6月8日，云溪镇举行记者会，副镇长何清回答记者提问。

何清：大家上午好。

云溪晚报记者：今年的学堂几时开课？

何清：九月初一开课，先生已经请好。

石桥周刊记者：新学堂收不收外村的孩子？

何清：收。不论哪个村，来者都收。
";

/// A project in a temporary folder.
pub(crate) struct Project {
    folder: tempfile::TempDir,
}

/// How the binary ended, and what it said.
pub(crate) struct Said {
    /// The exit status.
    pub(crate) status: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Project {
    /// The invented archive: one session, two topics, an organisation.
    pub(crate) fn new() -> Self {
        let project = Self::empty();
        project.write("content/archive.yaml", "title: 云溪镇问答录\n");
        project.write("content/sessions/2031/2031-05-04-bridge.md", SESSION);
        project.write(
            "content/topics/bridge.md",
            "---\ntitle: 修桥\nmatch: [南桥, 木料]\n---\n南桥的事。\n",
        );
        project.write("content/topics/money.md", "---\ntitle: 钱粮\nmatch: [钱, 凑]\n---\n");
        project.write("content/organisations/evening.md", "---\ntitle: 云溪晚报\n---\n");
        project
    }

    /// A folder with nothing in it.
    pub(crate) fn empty() -> Self {
        // In memory where the system offers it: what is made durable there costs no time.
        let memory = Path::new("/dev/shm");
        let folder =
            if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
        Self { folder: folder.unwrap() }
    }

    /// The folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// A file or folder in it.
    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    /// Writes a file.
    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    /// Reads a file.
    pub(crate) fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.at(path)).unwrap()
    }

    /// The binary in this folder, speaking English.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_wenda"));
        command.current_dir(self.path()).args(args).stdin(Stdio::null());
        for name in ["LC_ALL", "LC_MESSAGES", "LANG", "NO_COLOR"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the binary in this folder, in English.
    pub(crate) fn run(&self, args: &[&str]) -> Said {
        said(&self.command(args).output().unwrap())
    }

    /// All files below a folder, with their bytes.
    pub(crate) fn tree(&self, folder: &str) -> BTreeMap<String, Vec<u8>> {
        tree(&self.at(folder))
    }
}

/// What a run of the binary gave.
pub(crate) fn said(output: &Output) -> Said {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Said {
        status: output.status.code().unwrap(),
        out: text(&output.stdout),
        err: text(&output.stderr),
    }
}

/// All files below a folder, hidden ones included, with their bytes.
pub(crate) fn tree(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut files = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&next) else { continue };
        for entry in entries {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
}

/// The first difference between two trees, in words.
pub(crate) fn difference(
    one: &BTreeMap<String, Vec<u8>>,
    other: &BTreeMap<String, Vec<u8>>,
) -> Option<String> {
    let names: std::collections::BTreeSet<&String> = one.keys().chain(other.keys()).collect();
    names.into_iter().find_map(|name| match (one.get(name), other.get(name)) {
        (Some(a), Some(b)) if a == b => None,
        (Some(a), Some(b)) => {
            let at = a.iter().zip(b).position(|(a, b)| a != b).unwrap_or(a.len().min(b.len()));
            let line = a[..at].split(|&byte| byte == b'\n').count();
            Some(format!("{name} differs from line {line} on"))
        }
        (Some(_), None) => Some(format!("{name} is only in the first")),
        (None, _) => Some(format!("{name} is only in the second")),
    })
}
