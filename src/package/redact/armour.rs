//! [`Armour`]: inside a private key in PEM or its relatives.

use crate::package::redact::mode::{LOOK, Step};
use crate::package::redact::text::{Text, is_base64};

/// After so many lines that cannot be part of a key, it was not one, or its
/// end is missing.
const MAX_STRANGE_LINES: u8 = 3;
/// A line of a key that something was written in front of, such as a log's time
/// stamp, still has a run of base64 as long as this.
const MIN_RUN: usize = 24;

/// A literal with less is the next value, not the next line of the key.
const MIN_LITERAL: usize = 16;

/// A private key from its first line to its last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Armour {
    /// Lines in a row that do not look like part of a key.
    strange: u8,
    /// Lines still to come, where the format says how many there are.
    lines: Option<u32>,
    /// In a line such as `Comment: "my key"`, where quotes end nothing.
    header: bool,
    /// That line goes on in the next one.
    goes_on: bool,
}

impl Armour {
    pub(super) fn new() -> Self {
        Self { strange: 0, lines: None, header: false, goes_on: false }
    }

    /// So many lines, as PuTTY's format announces them.
    pub(super) fn of_lines(lines: u32) -> Self {
        Self { strange: 0, lines: Some(lines), header: false, goes_on: false }
    }

    pub(super) fn step(&mut self, text: Text<'_>, at: usize) -> Step {
        match text.byte(at) {
            b'\n' => self.next_line(text, at),
            b' ' | b'\t' | b'\r' => Step::Keep(1),
            b'-' if text.starts(at, b"-----END") || text.starts(at, b"---- END") => Step::End,
            b'"' | b'\'' | b'`' if self.lines.is_none() && next_literal(text, at).is_some() => {
                self.strange = 0;
                Step::Keep(next_literal(text, at).unwrap_or(at) - at)
            }
            b'"' | b'\'' | b'<' | b'`' if self.lines.is_none() && !self.header => Step::End,
            b'\\' => {
                let after = text.skip(at, |byte| byte == b'\\').min(at + LOOK / 2);
                let end = text.skip(after, |byte| byte == b'\r');
                self.goes_on = self.header && text.byte(end) == b'\n';
                // A string ends: its quote keeps its backslashes.
                if text.byte(after) == b'"' { Step::End } else { Step::Hide(after - at) }
            }
            _ => Step::Hide(1),
        }
    }

    fn next_line(&mut self, text: Text<'_>, at: usize) -> Step {
        if let Some(lines) = &mut self.lines {
            *lines = lines.saturating_sub(1);
            return if *lines == 0 { Step::End } else { Step::Keep(1) };
        }
        let line = text.cut(at + 1, text.line_end(at + 1).min(at + LOOK));
        self.header = std::mem::take(&mut self.goes_on) || is_header(line.trim_ascii());
        self.strange = if self.header || is_likely(line) { 0 } else { self.strange + 1 };
        if self.strange >= MAX_STRANGE_LINES { Step::End } else { Step::Keep(1) }
    }
}

/// Where the text of the next literal begins, when a program puts a key together from
/// several: `"..." "..."`, `"..." +`, a list of lines.
fn next_literal(text: Text<'_>, at: usize) -> Option<usize> {
    let quote = text.byte(at);
    let joint = text.skip_space(at + 1).min(at + LOOK / 2);
    let behind = text.skip(joint, |byte| matches!(byte, b'+' | b'.' | b',' | b'&' | b'_' | b'\\'));
    let open = text.skip_space(behind.min(joint + 3)).min(at + LOOK / 2);
    if text.byte(open) != quote || open == at {
        return None;
    }
    let end = text.skip(open + 1, is_base64);
    let part = text.byte(end) == quote || text.byte(end) == b'\\';
    let last = text.starts(open + 1, b"-----END");
    (last || part && end > open + MIN_LITERAL).then_some(open + 1)
}

/// Whether a line may be part of a key.
fn is_likely(line: &[u8]) -> bool {
    let line = line.trim_ascii();
    if line.iter().all(|&byte| is_base64(byte)) {
        return true;
    }
    line.split(|byte| !is_digit(byte)).any(is_run)
        || line.windows(8).any(|part| part == b"-----END")
}

/// A digit of PEM's base64.
fn is_digit(byte: &u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=')
}

/// Whether chance made this: a path is as long, but has not all kinds of digits.
fn is_run(run: &[u8]) -> bool {
    let has = |kind: fn(&u8) -> bool| run.iter().any(kind);
    run.len() >= MIN_RUN
        && has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
}

fn is_header(line: &[u8]) -> bool {
    [&b"Proc-Type:"[..], b"DEK-Info:", b"Comment:", b"Version:", b"Subject:", b"Hash:", b"Charset:"]
        .iter()
        .any(|header| line.starts_with(header))
}
