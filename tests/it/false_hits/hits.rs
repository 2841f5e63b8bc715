//! What a redactor changed: runs of bytes, and the lines they stand in.

use std::fmt;

/// So many are shown.
const SHOWN: usize = 20;

/// Characters of a line that are shown.
const LINE: usize = 400;

/// Counts runs of changed bytes.
#[derive(Default)]
pub(super) struct Hits {
    /// Runs so far, in lines that have ended.
    pub(super) runs: u64,
    /// What the redactor says it found, by rule.
    pub(super) rules: Vec<(String, u64)>,
    first: Vec<String>,
    /// The line that has not ended yet, as it was and as it is.
    was: Vec<u8>,
    is: Vec<u8>,
}

impl Hits {
    /// The next bytes, as they were and as they are. Texts end with a line's end.
    pub(super) fn compare(&mut self, was: &[u8], is: &[u8]) {
        assert_eq!(was.len(), is.len());
        let mut at = 0;
        for line in was.split_inclusive(|byte| *byte == b'\n') {
            self.was.extend_from_slice(line);
            self.is.extend_from_slice(&is[at..at + line.len()]);
            at += line.len();
            if line.ends_with(b"\n") {
                self.end_line();
            }
        }
    }

    fn end_line(&mut self) {
        if self.was != self.is {
            for (start, end) in runs(&self.was, &self.is) {
                self.runs += 1;
                if self.first.len() < SHOWN {
                    let changed = String::from_utf8_lossy(&self.was[start..end]);
                    let line = String::from_utf8_lossy(&self.was);
                    let line: String = line.trim_end().chars().take(LINE).collect();
                    self.first.push(format!("{changed:?} in {line}"));
                }
            }
        }
        self.was.clear();
        self.is.clear();
    }
}

impl fmt::Display for Hits {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} runs of changed bytes; by rule: {:?}", self.runs, self.rules)?;
        self.first.iter().try_for_each(|hit| writeln!(f, "  {hit}"))
    }
}

/// Where the lines differ. A byte that is what it would be replaced by (`*`, or
/// `1` in a number) does not end a run that goes on behind it.
fn runs(was: &[u8], is: &[u8]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for at in (0..was.len()).filter(|at| was[*at] != is[*at]) {
        match runs.last_mut() {
            Some((_, end)) if was[*end..at].iter().all(|byte| matches!(byte, b'*' | b'1')) => {
                *end = at + 1;
            }
            _ => runs.push((at, at + 1)),
        }
    }
    runs
}

#[test]
fn runs_are_counted_over_the_borders_of_pieces() {
    let was = b"a token abc def\nnumber 5121 and 7\nclean line\n";
    let is = b"a token *** ***\nnumber 1111 and 1\nclean line\n";
    for border in 0..=was.len() {
        let mut hits = Hits::default();
        hits.compare(&was[..border], &is[..border]);
        hits.compare(&was[border..], &is[border..]);
        assert_eq!(hits.runs, 4, "{border}");
        let shown = hits.to_string();
        for hit in ["\"abc\" in a token abc def\n", "\"def\" in ", "\"512\" in number", "\"7\" in "]
        {
            assert!(shown.contains(hit), "{border}: {hit}: {shown}");
        }
        assert!(!shown.contains("clean"), "{shown}");
    }
}

#[test]
fn no_more_than_the_first_twenty_are_shown() {
    let mut hits = Hits::default();
    for _ in 0..=SHOWN {
        hits.compare(b"x\n", b"*\n");
    }
    assert_eq!((hits.runs, hits.first.len()), (21, 20));
}
