//! Commands and directives that set what is named to the word behind it.

use crate::package::redact::mode::Mode;
use crate::package::redact::rule::Rule;
use crate::package::redact::spaced::{Spaced, is_aside};
use crate::package::redact::text::{is_blank, is_quote};
use crate::package::redact::value::{self, Place};
use crate::package::redact::words::is_one_of;

/// The value, if something is set; that it has none is an answer too.
pub(super) fn value(spaced: &Spaced<'_>) -> Option<Option<(usize, Mode)>> {
    if let Some(from) = SETTERS.iter().find_map(|setter| setter(spaced)) {
        return Some(spaced.value(from));
    }
    let begins = |place| value::begins(spaced.text(), spaced.from, place);
    if is_whole_line(spaced) {
        return Some(begins(Place { first: true, ..spaced.place }));
    }
    is_variable_alone(spaced).then(|| begins(Place { first: false, prose: true, ..spaced.place }))
}

/// Each says where the value begins.
const SETTERS: &[fn(&Spaced<'_>) -> Option<usize>] =
    &[of_traps, of_controller, header, indexed, set, of_shell, variable, parameter];

/// `authcommunity log,execute public`: first what may be done with the traps.
fn of_traps(spaced: &Spaced<'_>) -> Option<usize> {
    let traps =
        spaced.rule == Rule::Community && spaced.bytes().eq_ignore_ascii_case(b"authcommunity");
    traps.then(|| spaced.text().skip_blanks(spaced.to))
}

/// `lan set 1 password VALUE`, `user set password 2 VALUE`.
fn of_controller(spaced: &Spaced<'_>) -> Option<usize> {
    let is_number =
        |word: &[u8]| (1..=2).contains(&word.len()) && word.iter().all(u8::is_ascii_digit);
    if spaced.before.ends_with(b"user set") && is_number(spaced.word) {
        return Some(spaced.text().skip_blanks(spaced.to));
    }
    let mut words = spaced.before.rsplit(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let channel = words.next().is_some_and(is_number);
    (channel && words.next() == Some(b"set") && words.next() == Some(b"lan")).then_some(spaced.from)
}

/// `proxy_set_header X-Auth-Token VALUE;`
fn header(spaced: &Spaced<'_>) -> Option<usize> {
    [&b"_header"[..], b"set-header", b"RequestHeader set"]
        .iter()
        .any(|directive| spaced.before.ends_with(directive))
        .then_some(spaced.from)
}

/// `cfgUserAdminPassword -i 2 VALUE`
fn indexed(spaced: &Spaced<'_>) -> Option<usize> {
    let text = spaced.text();
    let digits = text.skip_blanks(spaced.to);
    let number = text.skip(digits, |byte| byte.is_ascii_digit());
    (spaced.word == b"-i" && number > digits).then(|| text.skip_blanks(number))
}

/// `racadm set iDRAC.Users.2.Password VALUE`, `CONFIG SET requirepass VALUE`
fn set(spaced: &Spaced<'_>) -> Option<usize> {
    let (before, bytes) = (spaced.before, spaced.bytes());
    let last = before.get(before.len().saturating_sub(b" set".len())..).unwrap_or_default();
    let sets = last.eq_ignore_ascii_case(b" set") || last.eq_ignore_ascii_case(b"\tset");
    let known =
        before.ends_with(b"configure set") || bytes.contains(&b'.') || bytes.ends_with(b"pass");
    (sets && known && !is_aside(spaced.word)).then_some(spaced.from)
}

/// `setx NODE_TOKEN VALUE`, `set -gx NODE_TOKEN VALUE`
fn of_shell(spaced: &Spaced<'_>) -> Option<usize> {
    let sets = [&b"setx"[..], b"set -gx", b"set -x", b"set -Ux", b"set -xg"]
        .iter()
        .any(|command| spaced.before.ends_with(command));
    (sets && is_shouted(spaced.bytes())).then_some(spaced.from)
}

/// `API_KEY "VALUE"`
fn variable(spaced: &Spaced<'_>) -> Option<usize> {
    let quoted = is_quote(spaced.text().byte(spaced.from));
    (quoted && is_shouted(spaced.bytes())).then_some(spaced.from)
}

/// `fastcgi_param DB_PASSWORD VALUE;`: one word, the name and a value with a semicolon
/// are all of the line.
fn parameter(spaced: &Spaced<'_>) -> Option<usize> {
    let before = spaced.before.trim_ascii();
    let directive = before.len() >= 3
        && before.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_')
        && spaced.word.ends_with(b";")
        && spaced.word.len() > 1
        && !spaced.bytes().iter().all(u8::is_ascii_lowercase);
    (directive && spaced.rest.is_empty()).then_some(spaced.from)
}

/// The name of a variable of the environment.
fn is_shouted(name: &[u8]) -> bool {
    name.contains(&b'_') && !name.iter().any(u8::is_ascii_lowercase)
}

/// A variable and one word are the line.
fn is_variable_alone(spaced: &Spaced<'_>) -> bool {
    spaced.place.first && spaced.rest.is_empty() && is_shouted(spaced.bytes())
}

/// All of the line is the value, as net-snmp's settings of clients and Dockerfiles have it.
fn is_whole_line(spaced: &Spaced<'_>) -> bool {
    let bytes = spaced.bytes();
    let client = spaced.place.first && bytes.starts_with(b"def") && bytes.ends_with(b"Passphrase");
    spaced.rule == Rule::Password && (client || spaced.before == b"ENV")
}

/// What may be done with traps.
pub(super) fn is_of_traps(word: &[u8]) -> bool {
    word.split(|&byte| byte == b',').all(|one| is_one_of(one, "log execute net"))
}
