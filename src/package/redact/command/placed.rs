//! Secrets that only their place among a command's words says.

use crate::package::redact::found::Found;
use crate::package::redact::harmless::is_prose;
use crate::package::redact::mode::Quote;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap};
use crate::package::redact::words::{GLUE, is_one_of};

/// Secrets that only their place says: `lan set 1 snmp SECRET`, `user test 2 16 SECRET`.
pub(in crate::package::redact) fn placed(text: Text<'_>, at: usize) -> Option<Found> {
    let start = text.line_start(at);
    let before = text.cut(start, at).trim_ascii_end();
    let mut words = before.rsplit(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let number = |word: Option<&[u8]>| {
        word.is_some_and(|word| word.len() <= 3 && word.iter().all(u8::is_ascii_digit))
    };
    if text.starts(at, b" snmp ") {
        let known =
            number(words.next()) && words.next() == Some(b"set") && words.next() == Some(b"lan");
        let from = text.skip_blanks(at + b" snmp ".len());
        let to = text.skip(from, |byte| !is_gap(byte));
        return known.then(|| Found::span(Rule::Community, from, to)).flatten();
    }
    for (head, before) in POSITIONS {
        if text.starts(at, head.as_bytes()) {
            return positioned(text, at + head.len(), *before);
        }
    }
    if text.starts(at, b"htpasswd -") {
        let from = at + b"htpasswd -".len();
        let end = text.skip(from, |byte| !is_gap(byte));
        let options = text.cut(from, end);
        let before = if options.contains(&b'n') { 1 } else { 2 };
        return options.contains(&b'b').then(|| positioned(text, end, before)).flatten();
    }
    let mut from = text.skip_blanks(at + b"user test ".len());
    for _ in 0..2 {
        let to = text.skip(from, |byte| byte.is_ascii_digit());
        if to == from || !is_blank(text.byte(to)) {
            return None;
        }
        from = text.skip_blanks(to);
    }
    let to = text.skip(from, |byte| !is_gap(byte));
    // How the command is explained: `user test <id> 16 [<password>]`.
    let explained = matches!(text.byte(from), b'[' | b'<');
    (!explained).then(|| Found::span(Rule::Password, from, to)).flatten()
}

/// Commands, and how many words stand between them and their secret.
const POSITIONS: &[(&str, usize)] = &[
    ("net user ", 1),
    ("mqctl add_user ", 1),
    ("mqctl change_password ", 1),
    ("wpa_passphrase ", 1),
    ("smuxpeer ", 1),
    ("setkg ", 1),
    ("MCIPMITool ", 2),
    ("MCIPMITool.exe ", 2),
];

/// The word behind so many others, unless it is an option.
pub(super) fn positioned(text: Text<'_>, at: usize, before: usize) -> Option<Found> {
    let mut from = text.skip_blanks(at);
    for _ in 0..before {
        from = text.skip_blanks(text.skip(from, |byte| !is_gap(byte)));
    }
    let (from, to) = match Quote::opens(text, from) {
        Some((quote, inner)) => {
            (inner, text.skip(inner, |byte| byte != quote.mark && byte != b'\n'))
        }
        None => (from, text.skip(from, |byte| !is_gap(byte) && byte != b'"' && byte != b'\\')),
    };
    let option = matches!(text.byte(from), b'/' | b'-' | b'$' | b'*' | b'#');
    let word = text.cut(from, to);
    (!option && !is_prose(word) && !is_one_of(word, GLUE))
        .then(|| Found::span(Rule::Password, from, to))
        .flatten()
}
