//! Secrets in the options of commands: `ipmitool -P secret`.

use crate::package::redact::found::Found;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name};

/// What a command's options take.
struct Command {
    /// The command's name, or its beginning when a `*` follows.
    name: &'static str,
    /// Options that a secret follows.
    options: &'static [u8],
    /// Options whose secret stands behind this byte.
    pairs: &'static [u8],
    mark: u8,
    /// The secret must be attached to the option.
    attached: bool,
    rule: Rule,
}

const fn command(name: &'static str, options: &'static [u8]) -> Command {
    Command { name, options, pairs: b"", mark: 0, attached: false, rule: Rule::Password }
}

const COMMANDS: &[Command] = &[
    command("ipmitool", b"PKky"),
    command("ipmi*", b"pkPK"),
    command("bmc*", b"pk"),
    command("racadm", b"p"),
    command("sshpass", b"p"),
    command("redis-cli", b"a"),
    command("ldap*", b"w"),
    command("slap*", b"s"),
    command("docker", b"p"),
    command("podman", b"p"),
    command("login", b"p"),
    command("useradd", b"p"),
    command("usermod", b"p"),
    command("psexec", b"p"),
    command("sqlcmd", b"P"),
    command("zip", b"P"),
    command("unzip", b"P"),
    command("mosquitto*", b"P"),
    command("wbemcli", b"p"),
    command("xfreerdp", b"p"),
    Command { attached: true, ..command("mysql*", b"p") },
    Command { attached: true, ..command("mariadb*", b"p") },
    Command { attached: true, ..command("7z*", b"p") },
    Command { rule: Rule::Community, ..command("snmp*", b"c") },
    Command { rule: Rule::Community, ..command("trapsess", b"c") },
    Command { rule: Rule::Community, ..command("proxy", b"c") },
    Command { rule: Rule::SnmpUser, ..command("snmp*", b"AX") },
    Command { rule: Rule::SnmpUser, ..command("trapsess", b"AX") },
    Command { rule: Rule::SnmpUser, ..command("proxy", b"AX") },
    Command { rule: Rule::Cookie, ..command("curl", b"b") },
    Command { pairs: b"uU", mark: b':', ..command("curl", b"") },
    Command { pairs: b"u", mark: b':', ..command("http*", b"") },
    Command { pairs: b"U", mark: b'%', ..command("smbclient", b"") },
    Command { pairs: b"U", mark: b'%', ..command("rpcclient", b"") },
    Command { pairs: b"U", mark: b'%', ..command("net", b"") },
];

/// A blank, a dash and the letter of an option at `at`.
pub(super) fn option(text: Text<'_>, at: usize) -> Option<Found> {
    let letter = text.byte(at + 2);
    let mut from = at + 3;
    let attached = !is_blank(text.byte(from));
    // `--user name:secret`, and nothing else with two dashes.
    let long = letter == b'-';
    if long {
        let end = text.skip(from, is_name);
        let name = text.cut(from, end);
        if !matches!(name, b"user" | b"proxy-user" | b"cookie")
            || !matches!(text.byte(end), b' ' | b'=')
        {
            return None;
        }
        from = end + 1;
    }
    let letter = match (long, text.byte(at + 3)) {
        (false, _) => letter,
        (true, b'c') => b'b',
        (true, _) => b'u',
    };
    let command = COMMANDS.iter().find(|command| {
        (command.options.contains(&letter) || command.pairs.contains(&letter))
            && (attached || !command.attached)
            && named(text, at, command.name)
    })?;
    if is_gap(text.byte(from)) && !is_blank(text.byte(from)) || from >= text.len() {
        return None;
    }
    from = text.skip(from, is_blank);
    let (quote, from) = match Quote::opens(text, from) {
        Some((quote, inner)) => (Some(quote), inner),
        None => (None, from),
    };
    let end = match quote {
        Some(quote) => text.skip(from, |byte| byte != quote.mark && byte != b'\n'),
        None => text.skip(from, |byte| !is_gap(byte) && byte != b'"' && byte != b'\\'),
    };
    let word = text.cut(from, end);
    // Another option, a variable, what was hidden before.
    let nothing = word.is_empty()
        || quote.is_none() && word.starts_with(b"-") && word.len() <= 2
        || word.starts_with(b"${")
        || word.iter().all(|&byte| byte == b'*');
    if nothing {
        return None;
    }
    let mode = quote.map_or(Mode::Word, Mode::Quoted);
    if command.pairs.contains(&letter) {
        let mark = word.iter().position(|&byte| byte == command.mark)?;
        if mark + 1 == word.len() {
            return None;
        }
        return Some(Found::value(command.rule, from + mark + 1, mode));
    }
    // SNMP's `-c` of other tools is not reached: the command is named above.
    Some(Found::value(command.rule, from, mode))
}

/// Whether a command of this name stands before, on the same line.
fn named(text: Text<'_>, at: usize, name: &str) -> bool {
    let start = text.back(at, |byte| byte != b'\n' && byte != b'|' && byte != b'&');
    let (name, open) = name.strip_suffix('*').map_or((name, false), |name| (name, true));
    let words = text.cut(start, at).split(|&byte| {
        is_gap(byte) || matches!(byte, b'"' | b'\'' | b'/' | b'=' | b'`' | b'(' | b';' | b'[')
    });
    for word in words {
        let here = if open { word.starts_with(name.as_bytes()) } else { word == name.as_bytes() };
        // `snmpd[7]:` is who wrote the line.
        if here
            && !word.ends_with(b":")
            && !word.ends_with(b"]")
            && word != b"snmpd"
            && word != b"ipmid"
            && word != b"mysqld"
        {
            return true;
        }
    }
    false
}
