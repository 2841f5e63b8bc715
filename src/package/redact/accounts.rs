//! [`Accounts`]: lines of a user's name, a colon and a password, as `chpasswd` reads
//! and cloud-init prints them.

use crate::package::redact::found::Found;
use crate::package::redact::mode::{LOOK, Mode, Quote, Step};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name, is_quote};

/// The lines from here on that have that form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Accounts;

impl Accounts {
    pub(super) fn step(self, text: Text<'_>, at: usize) -> Step {
        match text.byte(at) {
            0 => Step::End,
            b'\r' => Step::Keep(1),
            b'\n' => password(text, at + 1).map_or(Step::End, |from| Step::Keep(from - at)),
            _ => Step::Hide(1),
        }
    }
}

/// Where the password is in the line that begins here, if it is a line of accounts.
fn password(text: Text<'_>, start: usize) -> Option<usize> {
    // Behind a log's time and program: `cloud-init[812]: name:secret`.
    let line = text.cut(start, text.line_end(start));
    let logged = memchr::memmem::rfind(line, b"]: ").map_or(0, |at| at + b"]: ".len());
    let first = text.skip_blanks(start + logged);
    let colon = text.skip(first, is_name);
    let end = text.line_end(colon);
    let value = text.cut(colon + 1, end);
    (text.byte(colon) == b':'
        && colon > first
        && end < start + LOOK
        && !value.is_empty()
        && !value.iter().any(|&byte| is_gap(byte)))
    .then_some(colon + 1)
}

/// `chpasswd` at `at`, or the end of a line about passwords: accounts in a text that
/// is piped into it, or in the lines below.
pub(super) fn verify(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text.back(at, |byte| byte.is_ascii_alphanumeric());
    let to = text.skip(at, |byte| byte.is_ascii_alphanumeric());
    let word = text.cut(from, to);
    let end = text.line_end(to);
    let rest = text.cut(to, end);
    if word == b"passwords" && rest.trim_ascii().is_empty()
        || word == b"chpasswd" && rest.windows(2).any(|part| part == b"<<")
    {
        return password(text, text.skip(end, |byte| byte == b'\r') + 1)
            .map(|_| Found::value(Rule::Password, end, Mode::Accounts(Accounts)));
    }
    // `echo root:secret | chpasswd`, `echo secret | sudo -S ...`.
    let stored = word == b"cryptsetup"
        || word == b"creds" && text.starts(to, b" encrypt")
        || word == b"secret"
            && (text.starts(to, b" create")
                || text.starts(to, b" set")
                || text.starts(to, b"s set"));
    let reads = word == b"chpasswd"
        || stored
        || word == b"passwd"
        || text.starts(from, b"sudo -S")
        || text.starts(from, b"password-stdin");
    if !reads || text.byte(to) == b'-' && word != b"password" {
        return None;
    }
    if let Some(place) = text.find(to, end, b"<<<") {
        return here_string(text, place);
    }
    let start = text.line_start(from);
    let pipe = text.cut(start, from).iter().rposition(|&byte| byte == b'|').map(|at| start + at)?;
    // Only the command right behind the pipe reads what comes through it.
    let own = text.cut(pipe + 1, from).trim_ascii();
    let direct =
        own.is_empty() || own == b"sudo" || word == b"password" || own.ends_with(b"/") || stored;
    let command = text.cut(start, pipe);
    let echo = [&b"echo "[..], b"printf "]
        .iter()
        .find_map(|name| memchr::memmem::rfind(command, name).map(|at| start + at + name.len()))
        .filter(|_| direct)?;
    if word == b"chpasswd" {
        return in_words(text, echo, pipe);
    }
    // All that is printed, but options.
    let mut at = text.skip_blanks(echo);
    while text.byte(at) == b'-' {
        at = text.skip_blanks(text.skip(at, |byte| !is_gap(byte)));
    }
    let end = text.back(pipe, is_blank);
    let (at, end) = match Quote::at(text, at) {
        Some((_, inner)) => (inner, text.back(end, |byte| is_quote(byte) || byte == b'\\')),
        None => (at, end),
    };
    let printed = text.cut(at, end);
    (!printed.starts_with(b"$") && !printed.contains(&b'|'))
        .then(|| Found::span(Rule::Password, at, end))
        .flatten()
}

/// `docker secret create name - <<< 'secret'`, for commands that read a secret.
fn here_string(text: Text<'_>, at: usize) -> Option<Found> {
    const READERS: [&[u8]; 6] =
        [b"secret create", b"passwd", b"password", b"cryptsetup", b"sudo -S", b"-creds encrypt"];
    let start = text.line_start(at);
    let command = text.cut(start, at);
    let reads = READERS.iter().any(|reader| memchr::memmem::find(command, reader).is_some());
    let from = text.skip_blanks(at + b"<<<".len());
    let (from, to) = match Quote::opens(text, from) {
        Some((quote, inner)) => {
            (inner, text.skip(inner, |byte| byte != quote.mark && byte != b'\n'))
        }
        None => (from, text.skip(from, |byte| !is_gap(byte))),
    };
    let accounts = memchr::memmem::find(command, b"chpasswd").is_some();
    match (reads && text.byte(from) != b'$', accounts) {
        (false, _) => None,
        (true, true) => in_words(text, from, to),
        (true, false) => Found::span(Rule::Password, from, to),
    }
}

/// The passwords of the words from here to there.
fn in_words(text: Text<'_>, from: usize, to: usize) -> Option<Found> {
    let mut spans = [(0, 0); 8];
    let (mut count, mut at) = (0, from);
    while at < to {
        // In quotes a blank is one of the password.
        let quoted = is_quote(text.before(at));
        let end = text
            .skip(at, |byte| (quoted || !is_blank(byte)) && !is_quote(byte) && byte != b'\\')
            .min(to);
        let word = text.cut(at, end);
        let colon = word
            .iter()
            .position(|&byte| byte == b':')
            .filter(|&colon| colon > 0 && colon + 1 < word.len());
        if let (Some(colon), Some(span)) = (colon, spans.get_mut(count)) {
            let from = at + colon + 1;
            if text.byte(from) != b'$' || text.byte(from + 2) == b'$' {
                *span = (from, end);
                count += 1;
            }
        }
        at = end + 1;
    }
    Found::spans(Rule::Password, spans)
}
