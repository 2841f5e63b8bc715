//! [`COMMANDS`]: which options of which commands take a secret.

use crate::package::redact::rule::Rule;

/// What a command's options take.
pub(super) struct Command {
    /// The command's name, or its beginning when a `*` follows.
    pub(super) name: &'static str,
    /// Options that a secret follows.
    pub(super) options: &'static [u8],
    /// Options whose secret stands behind this byte.
    pub(super) pairs: &'static [u8],
    pub(super) mark: u8,
    /// The secret must be attached to the option.
    pub(super) attached: bool,
    /// Whether the option has a second letter, `-pw`.
    pub(super) putty: bool,
    pub(super) rule: Rule,
}

impl Command {
    /// Whether the command has this name.
    pub(super) fn is(&self, word: &[u8]) -> bool {
        match self.name.strip_suffix('*') {
            Some(beginning) => word.starts_with(beginning.as_bytes()),
            None => word == self.name.as_bytes(),
        }
    }

    /// Whether this option has a secret.
    pub(super) fn takes(&self, letter: u8) -> bool {
        self.options.contains(&letter) || self.pairs.contains(&letter)
    }
}

pub(super) const fn command(name: &'static str, options: &'static [u8]) -> Command {
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

pub(super) const COMMANDS: &[Command] = &[
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
pub(in crate::package::redact) struct Takes {
    pub(in crate::package::redact) rule: Rule,
    /// The secret must be attached to the option.
    pub(in crate::package::redact) attached: bool,
    /// The secret stands behind this byte.
    mark: Option<u8>,
}

impl Takes {
    /// The whole of what follows.
    pub(in crate::package::redact) fn all(rule: Rule) -> Self {
        Self { rule, attached: false, mark: None }
    }

    /// Where the secret begins in what follows, if it has one.
    pub(in crate::package::redact) fn secret(self, argument: &[u8]) -> Option<usize> {
        match self.mark {
            None => Some(0),
            Some(mark) => argument.iter().position(|&byte| byte == mark).map(|at| at + 1),
        }
    }
}

/// What this option of the command takes, if that has a secret.
pub(in crate::package::redact) fn takes(program: &[u8], letter: u8) -> Option<Takes> {
    let known = |command: &&Command| command.is(program) && !command.putty && command.takes(letter);
    COMMANDS.iter().find(known).map(|command| Takes {
        rule: command.rule,
        attached: command.attached,
        mark: command.pairs.contains(&letter).then_some(command.mark),
    })
}
