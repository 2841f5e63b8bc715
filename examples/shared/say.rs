//! What the programs print: whole lines, out at once. A reader that went away,
//! or a full disk behind it, is no reason to panic in the middle of a call.

use std::io::{self, Write};

/// One line on standard output.
pub(crate) fn say(line: &str) {
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// One line on standard error.
pub(crate) fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
