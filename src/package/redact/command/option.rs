//! Options in a line: `ipmitool -P secret`.

use crate::package::redact::command::placed::positioned;
use crate::package::redact::command::table::{COMMANDS, Command, command};
use crate::package::redact::found::Found;
use crate::package::redact::harmless::{is_mask, is_path, is_placeholder, is_reference};
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name, is_quote};
use crate::package::redact::words::is_one_of;

/// Any other command with a user's name before.
const OTHER: Option<&Command> = Some(&command("", b"p"));

/// Whether options of this line name a user, for a command that then takes a password.
fn has_user(text: Text<'_>, at: usize) -> bool {
    const OTHERS: &str = "mysql mysqldump mysqladmin mariadb psql mongo mongosh sudo su mkdir cp \
        ssh scp rsync ps install docker podman lsof pgrep top tar";
    let start = text.back(at, |byte| !matches!(byte, b'\n' | b'|' | b'&' | b';'));
    let mut user = false;
    for word in text.cut(start, at).split(|&byte| is_gap(byte) || byte == b'/') {
        if is_one_of(word, OTHERS) {
            return false;
        }
        user |= matches!(word, b"-u" | b"-U" | b"-l") || word.starts_with(b"--user");
    }
    user
}

/// A blank, a dash and the letter of an option at `at`.
pub(in crate::package::redact) fn option(text: Text<'_>, at: usize) -> Option<Found> {
    if let Some(from) = of_login(text, at) {
        return login(text, from);
    }
    if text.starts(at, b" -user add ") {
        return positioned(text, at + b" -user add ".len(), 2);
    }
    let option = Spelled::at(text, at)?;
    let known = COMMANDS.iter().find(|command| {
        command.takes(option.letter)
            && (option.attached || !command.attached)
            && command.putty == option.putty
            && named(text, at, command)
    });
    let other =
        || OTHER.filter(|_| option.letter == b'p' && !option.attached && has_user(text, at));
    let command = known.or_else(other)?;
    let argument = Argument::at(text, option.from)?;
    let word = argument.word;
    let port = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'-' | b'/');
    let stranger = known.is_none() && word.iter().all(port);
    // `-b cookies.txt`, `-c /etc/snmp/snmpd.conf`: what is in that file is not here.
    let elsewhere = is_path(word) || command.rule == Rule::Cookie && !word.contains(&b'=');
    if argument.is_nothing() || stranger || elsewhere {
        return None;
    }
    let mode = argument.quote.map_or(Mode::Word, Mode::Quoted);
    if !command.pairs.contains(&option.letter) {
        return Some(Found::value(command.rule, argument.from, mode));
    }
    let mark = word.iter().position(|&byte| byte == command.mark)? + 1;
    let from = argument.from + mark;
    (mark < word.len() && !is_reference(text, from)).then(|| Found::value(command.rule, from, mode))
}

/// An option as it is spelled.
struct Spelled {
    letter: u8,
    /// Where what it takes may begin, behind blanks.
    from: usize,
    /// Nothing divides it from what it takes.
    attached: bool,
    /// It is PuTTY's, with a second letter.
    putty: bool,
}

impl Spelled {
    fn at(text: Text<'_>, at: usize) -> Option<Self> {
        let letter = text.byte(at + 2);
        if letter == b'-' {
            return Self::long(text, at + 3);
        }
        let putty = text.starts(at, b" -pw ");
        // The keys that SNMP's tools make of pass phrases.
        let localised = letter == b'3' && matches!(text.byte(at + 3), b'k' | b'K' | b'm' | b'M');
        let two = putty || localised;
        let from = at + if two { 4 } else { 3 };
        let attached = !two && !is_blank(text.byte(from));
        Some(Self { letter, from, attached, putty })
    }

    /// `--user name:secret`, and nothing else with two dashes: the others have names that
    /// say so.
    fn long(text: Text<'_>, at: usize) -> Option<Self> {
        let end = text.skip(at, is_name);
        let letter = match text.cut(at, end) {
            b"user" | b"proxy-user" => b'u',
            b"cookie" => b'b',
            _ => return None,
        };
        matches!(text.byte(end), b' ' | b'=').then_some(Self {
            letter,
            from: end + 1,
            attached: true,
            putty: false,
        })
    }
}

/// What an option takes.
struct Argument<'a> {
    quote: Option<Quote>,
    from: usize,
    word: &'a [u8],
}

impl<'a> Argument<'a> {
    fn at(text: Text<'a>, at: usize) -> Option<Self> {
        if is_gap(text.byte(at)) && !is_blank(text.byte(at)) || at >= text.len() {
            return None;
        }
        // A list in YAML: `[curl, -u, "name:secret"]`.
        let at = at + usize::from(text.starts(at, b", "));
        let from = text.skip(at, is_blank);
        let (quote, from) = match Quote::opens(text, from) {
            Some((quote, inner)) => (Some(quote), inner),
            None => (None, from),
        };
        let end = match quote {
            Some(quote) => text.skip(from, |byte| byte != quote.mark && byte != b'\n'),
            None => text.skip(from, |byte| !is_gap(byte) && byte != b'"' && byte != b'\\'),
        };
        Some(Self { quote, from, word: text.cut(from, end) })
    }

    /// Another option, a variable, what was hidden before.
    fn is_nothing(&self) -> bool {
        let Self { quote, word, .. } = *self;
        let explained = quote.is_none() && word.starts_with(b"<") && word.ends_with(b">");
        let expands = quote.is_none_or(|quote| quote.mark == b'"');
        word.is_empty()
            || expands && word.starts_with(b"$") && is_placeholder(word)
            || explained
            || quote.is_none() && word.starts_with(b"-") && word.len() <= 2
            || word.starts_with(b"${")
            || word.iter().all(|&byte| byte == b'*')
    }
}

/// Behind `--creds` and the like, which always have a name and a secret.
fn of_login(text: Text<'_>, at: usize) -> Option<usize> {
    let end = text.skip(at + 3, is_name);
    let name = text.cut(at + 3, end);
    let known = text.byte(at + 2) == b'-'
        && matches!(name, b"proxy-auth" | b"creds" | b"src-creds" | b"dest-creds");
    (known && matches!(text.byte(end), b' ' | b'=')).then_some(end + 1)
}

/// `name:secret` behind an option that always has it.
fn login(text: Text<'_>, at: usize) -> Option<Found> {
    let (quote, from) = match Quote::opens(text, at) {
        Some((quote, inner)) => (Some(quote), inner),
        None => (None, at),
    };
    let end = text.skip(from, |byte| !is_gap(byte) && !is_quote(byte));
    let colon = text.cut(from, end).iter().position(|&byte| byte == b':')?;
    let secret = from + colon + 1;
    let mode = quote.map_or(Mode::Word, Mode::Quoted);
    (secret < end && !is_reference(text, secret) && !is_mask(text.cut(secret, end)))
        .then(|| Found::value(Rule::Password, secret, mode))
}

/// Whether a command of this name stands before, on the same line.
pub(super) fn named(text: Text<'_>, at: usize, command: &Command) -> bool {
    let start = command_start(text, at);
    let mut words = text.cut(start, at).split(|&byte| {
        is_gap(byte)
            || matches!(
                byte,
                b'"' | b'\'' | b'/' | b'\\' | b'=' | b'`' | b'(' | b';' | b'[' | b',' | b'>'
            )
    });
    words.any(|word| {
        // `snmpd[7]:` is who wrote the line.
        let wrote = word.ends_with(b":") || word.ends_with(b"]");
        let at_clients = word != b"login" || has_client(text.cut(start, at));
        command.is(word) && at_clients && !wrote && !is_one_of(word, "snmpd snmptrapd ipmid mysqld")
    })
}

/// Where the command begins that has `at` in it: on its line, or on one above that a
/// backslash ends.
fn command_start(text: Text<'_>, at: usize) -> usize {
    let mut start = text.back(at, |byte| byte != b'\n' && byte != b'|' && byte != b'&');
    while text.ends(start, b"\\\n") {
        start = text.back(start - 2, |byte| byte != b'\n' && byte != b'|' && byte != b'&');
    }
    start
}

/// Whether `login` is one of a registry's or a cloud's client.
fn has_client(line: &[u8]) -> bool {
    const CLIENTS: &str = "docker podman nerdctl buildah skopeo crane oras helm registry oc az cf argocd \
        vault faas-cli npm harbor";
    line.split(|&byte| is_gap(byte) || matches!(byte, b'/' | b'"' | b'\''))
        .any(|word| is_one_of(word, CLIENTS))
}
