//! Secrets in the options of commands: `ipmitool -P secret`.

use crate::package::redact::apart::audit_field;
use crate::package::redact::found::Found;
use crate::package::redact::harmless::{is_mask, is_path, is_placeholder, is_prose, is_reference};
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name, is_quote};
use crate::package::redact::url::is_example;
use crate::package::redact::words::{GLUE, is_one_of};

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
    /// Whether the option has a second letter, `-pw`.
    putty: bool,
    rule: Rule,
}

const fn command(name: &'static str, options: &'static [u8]) -> Command {
    Command {
        name,
        options,
        pairs: b"",
        mark: 0,
        attached: false,
        putty: false,
        rule: Rule::Password,
    }
}

const COMMANDS: &[Command] = &[
    command("ipmitool", b"PKky"),
    command("ipmiutil", b"P"),
    command("openipmi*", b"P"),
    command("ipmi-*", b"pk"),
    command("ipmiconsole", b"pk"),
    command("ipmipower", b"pk"),
    command("bmc-config", b"pk"),
    command("bmc-device", b"pk"),
    command("bmc-info", b"pk"),
    command("bmc-watchdog", b"pk"),
    command("racadm", b"p"),
    command("sshpass", b"p"),
    command("redis-cli", b"a"),
    command("ldap*", b"w"),
    command("slappasswd", b"s"),
    command("login", b"p"),
    command("ssh-keygen", b"PN"),
    command("redfishtool", b"p"),
    command("fence_*", b"p"),
    command("useradd", b"p"),
    command("usermod", b"p"),
    command("psexec", b"p"),
    command("sqlcmd", b"P"),
    command("zip", b"P"),
    command("unzip", b"P"),
    command("mosquitto*", b"P"),
    command("wbemcli", b"p"),
    command("mongo*", b"p"),
    command("xfreerdp", b"p"),
    Command { attached: true, ..command("mysql*", b"p") },
    Command { attached: true, ..command("mariadb*", b"p") },
    Command { attached: true, ..command("7z*", b"p") },
    Command { putty: true, ..command("plink*", b"p") },
    Command { putty: true, ..command("pscp*", b"p") },
    Command { putty: true, ..command("psftp*", b"p") },
    Command { rule: Rule::Community, ..command("snmp*", b"c") },
    Command { rule: Rule::Community, ..command("check_snmp*", b"C") },
    Command { rule: Rule::Community, ..command("trapsess", b"c") },
    Command { rule: Rule::Community, ..command("proxy", b"c") },
    Command { rule: Rule::SnmpUser, ..command("snmp*", b"AX3") },
    Command { rule: Rule::SnmpUser, ..command("net-snmp-*", b"AX") },
    Command { rule: Rule::SnmpUser, ..command("trapsess", b"AX") },
    Command { rule: Rule::SnmpUser, ..command("proxy", b"AX") },
    Command { rule: Rule::Cookie, ..command("curl", b"b") },
    Command { pairs: b"uU", mark: b':', ..command("curl", b"") },
    Command { pairs: b"u", mark: b':', ..command("http*", b"") },
    Command { pairs: b"u", mark: b':', ..command("etcdctl", b"") },
    Command { pairs: b"u", mark: b',', ..command("lftp", b"") },
    Command { pairs: b"U", mark: b'%', ..command("smbclient", b"") },
    Command { pairs: b"U", mark: b'%', ..command("rpcclient", b"") },
    Command { pairs: b"U", mark: b'%', ..command("net", b"") },
];

/// What an option of a command takes.
#[derive(Clone, Copy)]
pub(super) struct Takes {
    pub(super) rule: Rule,
    /// The secret must be attached to the option.
    pub(super) attached: bool,
    /// The secret stands behind this byte.
    mark: Option<u8>,
}

impl Takes {
    /// The whole of what follows.
    pub(super) fn all(rule: Rule) -> Self {
        Self { rule, attached: false, mark: None }
    }

    /// Where the secret begins in what follows, if it has one.
    pub(super) fn secret(self, argument: &[u8]) -> Option<usize> {
        match self.mark {
            None => Some(0),
            Some(mark) => argument.iter().position(|&byte| byte == mark).map(|at| at + 1),
        }
    }
}

/// What this option of the command takes, if that has a secret.
pub(super) fn takes(program: &[u8], letter: u8) -> Option<Takes> {
    COMMANDS.iter().find_map(|command| {
        let (name, open) =
            command.name.strip_suffix('*').map_or((command.name, false), |name| (name, true));
        let here =
            if open { program.starts_with(name.as_bytes()) } else { program == name.as_bytes() };
        let whole = command.options.contains(&letter);
        (here && !command.putty && (whole || command.pairs.contains(&letter))).then_some(Takes {
            rule: command.rule,
            attached: command.attached,
            mark: (!whole).then_some(command.mark),
        })
    })
}

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
pub(super) fn option(text: Text<'_>, at: usize) -> Option<Found> {
    let letter = text.byte(at + 2);
    let mut from = at + 3;
    let attached = !is_blank(text.byte(from));
    // `--user name:secret`, and nothing else with two dashes.
    let long = letter == b'-';
    if long {
        let end = text.skip(from, is_name);
        let name = text.cut(from, end);
        let pair = matches!(name, b"proxy-auth" | b"creds" | b"src-creds" | b"dest-creds");
        if pair && matches!(text.byte(end), b' ' | b'=') {
            return login(text, end + 1);
        }
        if !matches!(name, b"user" | b"proxy-user" | b"cookie")
            || !matches!(text.byte(end), b' ' | b'=')
        {
            return None;
        }
        from = end + 1;
    }
    if text.starts(at, b" -user add ") {
        return positioned(text, at + b" -user add ".len(), 2);
    }
    // PuTTY's, and the keys that SNMP's tools make of pass phrases.
    let putty = text.starts(at, b" -pw ");
    let localised = letter == b'3' && matches!(text.byte(at + 3), b'k' | b'K' | b'm' | b'M');
    if putty || localised {
        from = at + 4;
    }
    let attached = attached && !putty && !localised;
    let letter = match (long, text.byte(at + 3)) {
        (false, _) => letter,
        (true, b'c') => b'b',
        (true, _) => b'u',
    };
    let known = COMMANDS.iter().find(|command| {
        (command.options.contains(&letter) || command.pairs.contains(&letter))
            && (attached || !command.attached)
            && command.putty == putty
            && named(text, at, command.name)
    });
    let other = || OTHER.filter(|_| letter == b'p' && !attached && has_user(text, at));
    let command = known.or_else(other)?;
    if is_gap(text.byte(from)) && !is_blank(text.byte(from)) || from >= text.len() {
        return None;
    }
    // A list in YAML: `[curl, -u, "name:secret"]`.
    if text.starts(from, b", ") {
        from += 1;
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
    let explained = quote.is_none() && word.starts_with(b"<") && word.ends_with(b">");
    let shell = (quote.is_none() || quote.is_some_and(|quote| quote.mark == b'"'))
        && (is_placeholder(word) && word.starts_with(b"$"));
    let nothing = word.is_empty()
        || shell
        || explained
        || quote.is_none() && word.starts_with(b"-") && word.len() <= 2
        || word.starts_with(b"${")
        || word.iter().all(|&byte| byte == b'*');
    if nothing {
        return None;
    }
    let mode = quote.map_or(Mode::Word, Mode::Quoted);
    let port = |byte: &u8| byte.is_ascii_digit() || matches!(byte, b':' | b'.' | b'-' | b'/');
    if known.is_none() && word.iter().all(port) {
        return None;
    }
    // `-b cookies.txt`, `-c /etc/snmp/snmpd.conf`: what is in that file is not here.
    if is_path(word) || command.rule == Rule::Cookie && !word.contains(&b'=') {
        return None;
    }
    if command.pairs.contains(&letter) {
        let mark = word.iter().position(|&byte| byte == command.mark)?;
        if mark + 1 == word.len() {
            return None;
        }
        let from = from + mark + 1;
        return (!is_reference(text, from)).then(|| Found::value(command.rule, from, mode));
    }
    // SNMP's `-c` of other tools is not reached: the command is named above.
    Some(Found::value(command.rule, from, mode))
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
fn named(text: Text<'_>, at: usize, name: &str) -> bool {
    let start = command_start(text, at);
    let (name, open) = name.strip_suffix('*').map_or((name, false), |name| (name, true));
    let words = text.cut(start, at).split(|&byte| {
        is_gap(byte)
            || matches!(byte, b'"' | b'\'' | b'/' | b'=' | b'`' | b'(' | b';' | b'[' | b',')
    });
    for word in words {
        let here = if open { word.starts_with(name.as_bytes()) } else { word == name.as_bytes() };
        // `snmpd[7]:` is who wrote the line.
        let at_clients = word != b"login" || has_client(text.cut(start, at));
        if here
            && at_clients
            && !word.ends_with(b":")
            && !word.ends_with(b"]")
            && word != b"snmpd"
            && word != b"snmptrapd"
            && word != b"ipmid"
            && word != b"mysqld"
        {
            return true;
        }
    }
    false
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

/// Options as members of a list: `"curl", "-u", "name:secret"`.
pub(super) fn listed(text: Text<'_>, at: usize) -> Option<Found> {
    let (quote, letter) = (text.byte(at), text.byte(at + 2));
    let comma = text.skip_space(at + 4);
    let field = audit_field(text, comma);
    let audited = field > comma;
    let attached = text.byte(at + 3) != quote;
    if !attached && text.byte(comma) != b',' && !audited {
        return None;
    }
    let command = COMMANDS.iter().find(|command| {
        let takes = command.options.contains(&letter) || command.pairs.contains(&letter);
        takes
            && command.attached == attached
            && !command.putty
            && if audited { named(text, at, command.name) } else { in_list(text, at, command.name) }
    })?;
    let next = if audited { field } else { text.skip_space(comma + 1) };
    let own = Quote { mark: quote, backslashes: 0, doubled: false };
    let (quote, inner) = if attached {
        (own, at + 3)
    } else if let Some(hex) = in_hex(text, next).filter(|_| audited) {
        return Found::span(command.rule, next, hex);
    } else {
        Quote::at(text, next)?
    };
    let end = text.skip(inner, |byte| byte != quote.mark && byte != b'\n');
    let word = text.cut(inner, end);
    if word.is_empty() || word.starts_with(b"-") || is_reference(text, inner) || is_path(word) {
        return None;
    }
    let mut from = inner;
    if command.pairs.contains(&letter) {
        from += word.iter().position(|&byte| byte == command.mark)? + 1;
    }
    (from < end).then(|| Found::value(command.rule, from, Mode::Quoted(quote)))
}

/// Where an argument ends that the audit log has in hexadecimal, since it has blanks.
fn in_hex(text: Text<'_>, at: usize) -> Option<usize> {
    let end = text.skip(at, |byte| byte.is_ascii_digit() || matches!(byte, b'A'..=b'F'));
    (end - at >= 4 && (end - at).is_multiple_of(2) && is_gap(text.byte(end))).then_some(end)
}

/// Whether the list has a member of this name before, perhaps with a path.
fn in_list(text: Text<'_>, at: usize, name: &str) -> bool {
    let start = text.back(at, |byte| !matches!(byte, b'[' | b']' | b'{' | b'}'));
    let (name, open) = name.strip_suffix('*').map_or((name, false), |name| (name, true));
    text.cut(start, at)
        .split(|&byte| is_gap(byte) || is_quote(byte) || matches!(byte, b'/' | b','))
        .any(|word| if open { word.starts_with(name.as_bytes()) } else { word == name.as_bytes() })
}

/// Secrets that only their place says: `lan set 1 snmp SECRET`, `user test 2 16 SECRET`.
pub(super) fn placed(text: Text<'_>, at: usize) -> Option<Found> {
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
fn positioned(text: Text<'_>, at: usize, before: usize) -> Option<Found> {
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

/// `--from-literal=name=secret`, whatever the name is.
pub(super) fn literal(text: Text<'_>, at: usize) -> Option<Found> {
    let sign = text.skip(at, is_name);
    let mut name = text.skip(sign, |byte| byte == b'=' || is_blank(byte));
    let around = Quote::opens(text, name);
    name = around.map_or(name, |(_, inner)| inner);
    let equals = text.skip(name, is_name);
    let plain = is_one_of(text.cut(name, equals), "username user host port name url region");
    if text.byte(equals) != b'=' || equals == name || plain {
        return None;
    }
    let from = equals + 1;
    let (from, mode) = match (around, Quote::opens(text, from)) {
        (Some((quote, _)), _) => (from, Mode::Quoted(quote)),
        (None, Some((quote, inner))) => (inner, Mode::Quoted(quote)),
        (None, None) => (from, Mode::Word),
    };
    (!is_gap(text.byte(from)) && !is_reference(text, from))
        .then(|| Found::value(Rule::KubernetesSecret, from, mode))
}

/// Options in one text, as consoles take them: `ipmiopts="U:name,P:secret,K:key"`.
pub(super) fn console(text: Text<'_>, at: usize) -> Option<Found> {
    if !text.ends(at, b"ipm") {
        return None;
    }
    let equals = text.skip(at, |byte| byte.is_ascii_alphabetic());
    let (quote, from) = Quote::at(text, text.skip_blanks(equals + 1))?;
    let end = text.skip(from, |byte| byte != quote.mark && byte != b'\n');
    let mut spans = [(0, 0); 4];
    let (mut count, mut at) = (0, from);
    for part in text.cut(from, end).split(|&byte| byte == b',') {
        let secret =
            matches!(part.first(), Some(b'P' | b'K' | b'p' | b'k')) && part.get(1) == Some(&b':');
        if let Some(span) = spans.get_mut(count).filter(|_| secret) {
            *span = (at + 2, at + part.len());
            count += 1;
        }
        at += part.len() + 1;
    }
    (text.byte(equals) == b'=').then(|| Found::spans(Rule::Password, spans)).flatten()
}

/// `name:secret@host` without a scheme: behind an option that names a machine, and in
/// addresses of databases such as `name:secret@tcp(host)`.
pub(super) fn login_at(text: Text<'_>, at: usize) -> Option<Found> {
    let stop = |byte: u8| {
        !is_gap(byte) && !is_quote(byte) && !matches!(byte, b'=' | b'/' | b'<' | b'>' | b'\\')
    };
    let (from, to) = if text.byte(at) == b'@' {
        (text.back(at, stop), at)
    } else {
        let sign = |byte: u8| is_blank(byte) || matches!(byte, b'=' | b'>');
        let from = text.skip(text.skip(at + 1, is_name), sign);
        let end = text.skip(from, stop);
        let sign = text.cut(from, end).iter().rposition(|&byte| byte == b'@');
        let alone = text.starts(at, b" login=").then_some(end - from);
        (from, from + sign.or(alone)?)
    };
    let word = text.cut(from, to);
    let colon = word.iter().position(|&byte| byte == b':')?;
    let (user, secret) = (word.get(..colon)?, word.get(colon + 1..)?);
    let open = !is_mask(secret) && !is_example(user, secret);
    (colon > 0 && open).then(|| Found::span(Rule::UrlCredentials, from + colon + 1, to)).flatten()
}

/// `response="..."` of a header for digest authentication.
pub(super) fn digest(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text.skip(at, |byte| byte != b'=') + 1;
    let from = text.skip(from, |byte| is_quote(byte) || byte == b'\\');
    let to = text.skip(from, |byte| byte.is_ascii_hexdigit());
    let line = text.cut(text.line_start(at), at);
    let known = line.windows(7).any(|part| part.eq_ignore_ascii_case(b"digest "));
    (known && to - from >= 32).then(|| Found::span(Rule::Authorization, from, to)).flatten()
}
