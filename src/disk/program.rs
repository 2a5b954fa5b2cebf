//! The one door to other programs: run without a shell, fed with bytes, bounded in time and output.
//!
//! What is to be read goes in as the program's standard input, so that no path, and no name that looks
//! like an option, is ever given to it.

use std::io::{ErrorKind, Read, Write};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

/// How much of what a program complains of is kept, in bytes.
const COMPLAINT: u64 = 16 << 10;
/// How often it is asked whether a program that says nothing more has ended.
const TURN: Duration = Duration::from_millis(20);

/// What a program may take.
#[derive(Debug, Clone, Copy)]
pub struct Bounds {
    /// The longest time.
    pub time: Duration,
    /// The most that it may give, in bytes.
    pub output: u64,
}

/// What a program gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Given {
    /// Its standard output.
    pub output: Vec<u8>,
    /// Its standard error.
    pub complaint: String,
    /// The number with which it ended; `None` if it was ended.
    pub code: Option<i32>,
}

/// Why a program gave nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// There is no such program.
    Missing,
    /// It took too long and was ended.
    TooSlow,
    /// It gave too much and was ended.
    TooMuch,
    /// It could not be started or heard: why.
    Unheard(String),
}

/// Runs `program` with `arguments` (fixed words, never a user's) and `input`.
pub fn run(
    program: &str,
    arguments: &[&str],
    input: &[u8],
    bounds: Bounds,
) -> Result<Given, Failure> {
    let mut child = Command::new(program)
        .args(arguments)
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| match error.kind() {
            ErrorKind::NotFound => Failure::Missing,
            _ => Failure::Unheard(error.to_string()),
        })?;
    let (stdin, stdout, stderr) = (child.stdin.take(), child.stdout.take(), child.stderr.take());
    thread::scope(|scope| {
        // A program that has read enough closes its end: what it says then is what counts.
        scope.spawn(move || stdin.map(|mut stdin| stdin.write_all(input)));
        let (heard, hears) = channel();
        let (complains, complaint) = channel();
        scope.spawn(move || heard.send(hear(stdout, bounds.output)));
        scope.spawn(move || complains.send(hear(stderr, COMPLAINT)));
        let given = listen(&mut child, &hears, &complaint, bounds);
        // Ended already or to be ended now; the threads end with it.
        let _ = child.kill();
        let code = child.wait().ok().and_then(|status| status.code());
        given.map(|(output, complaint)| Given { output, complaint, code })
    })
}

type Heard = std::io::Result<(Vec<u8>, bool)>;

/// Reads to the end, or until there is more than `most`, which the second value says.
fn hear(pipe: Option<impl Read>, most: u64) -> Heard {
    let mut bytes = Vec::new();
    let Some(pipe) = pipe else { return Ok((bytes, false)) };
    let mut bounded = pipe.take(most);
    bounded.read_to_end(&mut bytes)?;
    let full = bounded.limit() == 0;
    let mut rest = bounded.into_inner();
    let over = full && rest.read(&mut [0])? > 0;
    Ok((bytes, over))
}

fn listen(
    child: &mut Child,
    output: &Receiver<Heard>,
    complaint: &Receiver<Heard>,
    bounds: Bounds,
) -> Result<(Vec<u8>, String), Failure> {
    let unheard = |error: std::io::Error| Failure::Unheard(error.to_string());
    let heard = output.recv_timeout(bounds.time).map_err(|_| Failure::TooSlow)?;
    let (output, over) = heard.map_err(unheard)?;
    if over {
        return Err(Failure::TooMuch);
    }
    // With its output closed it has little left to do.
    let mut left = bounds.time;
    while matches!(child.try_wait(), Ok(None)) {
        left = left.checked_sub(TURN).ok_or(Failure::TooSlow)?;
        thread::sleep(TURN);
    }
    let words = complaint.recv_timeout(TURN).ok().and_then(Result::ok).unwrap_or_default().0;
    Ok((output, String::from_utf8_lossy(&words).into_owned()))
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn ran(program: &str, arguments: &[&str], input: &[u8]) -> Result<Given, Failure> {
        let bounds = Bounds { time: Duration::from_millis(1500), output: 200_000 };
        run(program, arguments, input, bounds)
    }

    #[test]
    fn what_a_program_says_and_how_it_ends_is_heard() {
        let words = "水\n".repeat(40_000);
        let given = ran("cat", &[], words.as_bytes()).unwrap();
        assert_eq!((given.output.as_slice(), given.code), (words.as_bytes(), Some(0)));
        let given = ran("sh", &["-c", "echo no >&2; exit 3"], &vec![0; 300_000]).unwrap();
        assert_eq!((given.complaint.as_str(), given.code), ("no\n", Some(3)));
    }

    #[test]
    fn a_program_that_is_missing_slow_or_endless_is_told() {
        assert_eq!(ran("no-such-program-anywhere", &[], b""), Err(Failure::Missing));
        assert_eq!(ran("sleep", &["20"], b""), Err(Failure::TooSlow));
        assert_eq!(ran("yes", &[], b""), Err(Failure::TooMuch));
    }
}
