//! What stands behind a name and blanks, and is known to be no value.

use crate::package::redact::harmless::looks_typed;
use crate::package::redact::printed::is_address;
use crate::package::redact::rule::Rule;
use crate::package::redact::spaced::Spaced;
use crate::package::redact::spaced::setter::is_of_traps;
use crate::package::redact::text::{is_blank, is_quote};
use crate::package::redact::words::is_one_of;

/// Whether one of the reasons holds.
pub(super) fn is_no_value(spaced: &Spaced<'_>) -> bool {
    REASONS.iter().any(|holds| holds(spaced))
}

const REASONS: &[fn(&Spaced<'_>) -> bool] = &[
    is_rule_for_traps,
    is_upstream,
    is_identity,
    is_of_a_path,
    is_pointer,
    is_sign,
    is_version,
    is_end_tag,
    is_type_of_object,
    is_option,
    is_port,
    is_result_of_rule,
    is_control,
    is_of_a_firm,
    is_metavariable,
    is_of_a_verb,
    is_column,
];

/// `authCommunity` says first what may be done with the traps, or is spoken of.
fn is_rule_for_traps(spaced: &Spaced<'_>) -> bool {
    spaced.rule == Rule::Community
        && spaced.bytes().eq_ignore_ascii_case(b"authcommunity")
        && !is_of_traps(spaced.word)
}

/// The address behind `fastcgi_pass`.
fn is_upstream(spaced: &Spaced<'_>) -> bool {
    const UPSTREAMS: &str = "proxy_pass fastcgi_pass uwsgi_pass scgi_pass grpc_pass memcached_pass";
    is_one_of(spaced.bytes(), UPSTREAMS)
        || spaced.bytes().ends_with(b"_pass") && is_address(spaced.word)
}

/// `cannot find PSK identity "PSK node"`
fn is_identity(spaced: &Spaced<'_>) -> bool {
    let (name, text) = (spaced.name, spaced.text());
    let open = name.around.map_or(0, |quote| quote.backslashes + 1);
    let before = text.cut(text.line_start(name.from), name.from - open.min(name.from));
    open > 0 && before.trim_ascii_end().ends_with(b"dentity")
}

/// `/etc/pam.d/passwd` with its digest, and a name that is itself a value.
fn is_of_a_path(spaced: &Spaced<'_>) -> bool {
    matches!(spaced.text().before(spaced.name.from), b'/' | b'=')
}

/// `token *next;` in C.
fn is_pointer(spaced: &Spaced<'_>) -> bool {
    spaced.word.starts_with(b"*") && spaced.word.len() > 1 && spaced.word.ends_with(b";")
}

fn is_sign(spaced: &Spaced<'_>) -> bool {
    spaced.word == b"="
}

/// `v0.8.4`, behind a package's name.
fn is_version(spaced: &Spaced<'_>) -> bool {
    spaced.word.strip_prefix(b"v").is_some_and(|numbers| {
        numbers.contains(&b'.') && numbers.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
    })
}

fn is_end_tag(spaced: &Spaced<'_>) -> bool {
    spaced.word.starts_with(b"</")
}

/// A name that a MIB defines.
fn is_type_of_object(spaced: &Spaced<'_>) -> bool {
    spaced.word == b"OBJECT-TYPE"
}

fn is_option(spaced: &Spaced<'_>) -> bool {
    spaced.word.starts_with(b"--")
        || spaced.word == b"-i" && !spaced.rest.first().is_some_and(u8::is_ascii_digit)
}

/// `kpasswd 464/tcp`: a port and its protocol.
fn is_port(spaced: &Spaced<'_>) -> bool {
    let digits = spaced.word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let protocol = spaced.word.get(digits..).unwrap_or_default();
    digits > 0 && [&b"/tcp"[..], b"/udp", b"/sctp"].contains(&protocol)
}

/// The result of a rule for settings, which has its name before.
fn is_result_of_rule(spaced: &Spaced<'_>) -> bool {
    spaced.bytes().starts_with(b"xccdf_")
}

/// PAM's list of `[result=action]`.
fn is_control(spaced: &Spaced<'_>) -> bool {
    spaced.word.starts_with(b"[") && spaced.word.contains(&b'=')
}

/// What follows a firm whose name ends so.
fn is_of_a_firm(spaced: &Spaced<'_>) -> bool {
    let bytes = spaced.bytes();
    bytes.len() > 4
        && bytes.ends_with(b"pass")
        && bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.iter().skip(1).all(u8::is_ascii_lowercase)
}

/// `password <word>`
fn is_metavariable(spaced: &Spaced<'_>) -> bool {
    let end = spaced.word.iter().position(|&byte| byte == b'>').unwrap_or(0);
    spaced.word.starts_with(b"<")
        && spaced.word.get(1..end).is_some_and(|inner| inner.iter().all(u8::is_ascii_alphabetic))
}

/// "does not pass": a verb.
fn is_of_a_verb(spaced: &Spaced<'_>) -> bool {
    spaced.bytes() == b"pass"
        && !spaced.name.is_first()
        && spaced
            .word
            .split_first()
            .is_some_and(|(&mark, inner)| is_quote(mark) && !looks_typed(inner))
}

/// A column's type in SQL: `password text not null,`.
fn is_column(spaced: &Spaced<'_>) -> bool {
    const TYPES: &str = "text varchar char bytea blob varbinary binary uuid nvarchar character";
    const MORE: &str = "not null default unique primary varying collate";
    let kind = spaced.word.split(|&byte| byte == b'(').next().unwrap_or_default();
    let bare = kind.strip_suffix(b",").unwrap_or(kind);
    let more = spaced.rest.split(|&byte| is_blank(byte)).next().unwrap_or_default();
    spaced.rule != Rule::Community
        && is_one_of(bare, TYPES)
        && (spaced.word.ends_with(b",") || is_one_of(more, MORE))
}

#[cfg(test)]
mod tests {
    use crate::package::redact::syntax_tests::{Row, assert_rows};

    /// For each reason what is a value all the same, and what is none.
    const REASONS_IN_ROWS: &[Row] = &[
        (
            "is_rule_for_traps",
            &["authCommunity log,execute §\n"],
            &["authCommunity types are explained below"],
        ),
        ("is_upstream", &["db_pass §\n"], &["uwsgi_pass backend4;", "redis_pass 127.0.0.1:6379;"]),
        ("is_identity", &["PSK \"§\"\n"], &["cannot find PSK identity \"PSK node4\""]),
        ("is_of_a_path", &["passwd §\n"], &["/etc/pam.d/passwd 4b825dc642cb6eb9a060e54bf8d69288"]),
        ("is_pointer", &["secret *§\n"], &["secret *next4;"]),
        ("is_sign", &["password §\n"], &["password = \n"]),
        ("is_version", &["password v§\n"], &["cpassword v0.8.4"]),
        ("is_end_tag", &["password §\n"], &["new password </b>"]),
        ("is_type_of_object", &["snmpCommunity §\n"], &["snmpCommunity OBJECT-TYPE"]),
        ("is_option", &["cfgUserPassword -i 2 §\n"], &["password --new4", "password -i"]),
        ("is_port", &["kpasswd §\n"], &["kpasswd 464/tcp"]),
        ("is_result_of_rule", &["x_password §\n"], &["xccdf_rule_root_password  pass4you"]),
        ("is_control", &["password §\n"], &["password [success=1 default=ignore] pam_unix.so"]),
        ("is_of_a_firm", &["PASSWD §\n"], &["Buypass AS-9831633271 root"]),
        ("is_metavariable", &["password [§]\n"], &["password <word>"]),
        ("is_of_a_verb", &["user x pass '§'\n"], &["does not pass 'strict'"]),
        ("is_column", &["password §,\n"], &["password varchar(64) not null,"]),
    ];

    #[test]
    fn every_reason_keeps_what_it_says_and_no_secret() {
        assert_rows(REASONS_IN_ROWS);
    }
}
