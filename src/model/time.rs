//! Times into a recording.

use std::fmt;
use std::str::FromStr;

/// When something is said in a recording: from a moment on, and up to another, if that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Time {
    /// In milliseconds from the start of the recording.
    pub start: u64,
    /// The same; not before `start`.
    pub end: Option<u64>,
}

/// A text that is no time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no time: write 01:02:03, 01:02:03.500 or 01:02:03-01:02:10")]
pub struct TimeError(String);

impl Time {
    /// The time from one moment to the other; an end before the start is no end.
    pub fn new(start: u64, end: Option<u64>) -> Self {
        Self { start, end: end.filter(|&end| end >= start) }
    }

    /// The time from the start of this one to the end of `next`.
    #[must_use]
    pub fn until(self, next: Self) -> Self {
        Self::new(self.start, next.end.max(self.end))
    }
}

/// Milliseconds as `01:02:03` or `01:02:03.500`.
pub fn clock(milliseconds: u64) -> String {
    let (seconds, rest) = (milliseconds / 1000, milliseconds % 1000);
    let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
    let clock = format!("{hours:02}:{minutes:02}:{seconds:02}");
    if rest == 0 { clock } else { format!("{clock}.{rest:03}") }
}

/// The milliseconds of a clock's reading: `1:02:03`, `02:03.5`, `02:03,500`; `None` for anything else.
pub fn milliseconds(text: &str) -> Option<u64> {
    let (whole, fraction) = match text.split_once(['.', ',']) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (text, None),
    };
    let number = |digits: &str| {
        let plain = (1..=6).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit());
        plain.then(|| digits.parse::<u64>().ok()).flatten()
    };
    let parts: Vec<u64> = whole.split(':').map(number).collect::<Option<_>>()?;
    let [hours, minutes, seconds] = match *parts.as_slice() {
        [minutes, seconds] => [0, minutes, seconds],
        [hours, minutes, seconds] if minutes < 60 => [hours, minutes, seconds],
        _ => return None,
    };
    if seconds >= 60 {
        return None;
    }
    let fraction = match fraction {
        Some(digits) => {
            number(digits)?;
            let digits: String = digits.chars().chain("000".chars()).take(3).collect();
            digits.parse().ok()?
        }
        None => 0,
    };
    Some(((hours * 60 + minutes) * 60 + seconds) * 1000 + fraction)
}

impl fmt::Display for Time {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&clock(self.start))?;
        match self.end {
            Some(end) => write!(f, "-{}", clock(end)),
            None => Ok(()),
        }
    }
}

impl FromStr for Time {
    type Err = TimeError;

    fn from_str(text: &str) -> Result<Self, TimeError> {
        let wrong = || TimeError(text.to_owned());
        let (start, end) = match text.split_once(['-', '–']) {
            Some((start, end)) => (start, Some(milliseconds(end).ok_or_else(wrong)?)),
            None => (text, None),
        };
        let start = milliseconds(start).ok_or_else(wrong)?;
        match end {
            Some(end) if end < start => Err(wrong()),
            end => Ok(Self { start, end }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_they_are_read() {
        for text in ["00:00:00", "01:02:03.500", "00:00:05-00:01:00.250"] {
            assert_eq!(text.parse::<Time>().unwrap().to_string(), text);
        }
        assert_eq!("4:25".parse(), Ok(Time { start: 265_000, end: None }));
        assert_eq!(milliseconds("02:03,5"), Some(123_500));
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in
            ["", "5", "1:60", "1:75:00", "-1:00", "00:10-00:05", "1:2:3:4", "1:02.x", "九点"]
        {
            assert!(text.parse::<Time>().is_err(), "{text}");
        }
    }
}
