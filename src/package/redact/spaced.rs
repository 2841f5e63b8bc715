//! Only blanks between a name and its value: options, directives, sentences.

use crate::package::redact::community::is_route;
use crate::package::redact::harmless::{LEFT_OUT, is_placeholder, is_prose, looks_typed};
use crate::package::redact::message::has_kinds;
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::name::rule_of;
use crate::package::redact::named::Name;
use crate::package::redact::printed::is_address;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_quote};
use crate::package::redact::value::{self, Place};
use crate::package::redact::words::{GLUE, is_one_of};

/// Only blanks between name and value: options, directives, some sentences.
pub(super) fn spaced(name: &Name<'_>, rule: Rule, place: Place) -> Option<(usize, Mode)> {
    let text = name.text;
    let from = text.skip_blanks(name.to);
    if from == name.to || is_gap(text.byte(from)) {
        return None;
    }
    let word_to = text.skip(from, |byte| !is_gap(byte));
    let word = text.cut(from, word_to);
    // Its first word says what may be done with the traps.
    if rule == Rule::Community && name.bytes().eq_ignore_ascii_case(b"authcommunity") {
        if !word.split(|&byte| byte == b',').all(|one| is_one_of(one, "log execute net")) {
            return None;
        }
        let from = text.skip_blanks(word_to);
        return value::begins(text, from, Place { first: false, ..place });
    }
    let rest = text.cut(word_to, text.line_end(word_to)).trim_ascii();
    if name.is_option() {
        let dashed = text.byte(from) == b'-' && text.byte(from + 1) != b'-' && word.len() < 3
            || word.starts_with(b"--");
        let place = Place { first: false, prose: false, ..place };
        let shown = dashed
            || is_help(name, from, word)
            || is_metavariable(word)
            || is_aside(word)
            || is_variable(word);
        return if shown { None } else { value::begins(text, from, place) };
    }
    let before = text.cut(text.line_start(name.from), name.from).trim_ascii_end();
    if let Some(from) = told_to_a_controller(text, before, from, word_to) {
        return value::begins(text, from, Place { first: false, ..place });
    }
    // All of the line, as net-snmp's settings of clients and Dockerfiles have it.
    let bytes = name.bytes();
    let client = bytes.starts_with(b"def") && bytes.ends_with(b"Passphrase");
    if rule == Rule::Password && (client && place.first || before == b"ENV") {
        return value::begins(text, from, Place { first: true, ..place });
    }
    if is_no_value(name, word) || rule != Rule::Community && is_column(word, rest) {
        return None;
    }
    let word_place = Place { first: false, prose: true, around: None, ..place };
    // `proxy_set_header X-Auth-Token value;`
    if before.ends_with(b"_header")
        || before.ends_with(b"set-header")
        || before.ends_with(b"RequestHeader set")
    {
        return value::begins(text, from, Place { first: false, ..place });
    }
    // `cfgUserAdminPassword -i 2 value`
    if word == b"-i" {
        let digits = text.skip_blanks(word_to);
        let number = text.skip(digits, |byte| byte.is_ascii_digit());
        if number == digits {
            return None;
        }
        return value::begins(text, text.skip_blanks(number), Place { first: false, ..place });
    }
    // `racadm set iDRAC.Users.2.Password value`, `CONFIG SET requirepass value`
    let sets = before.len() >= 4
        && before.get(before.len() - 4..).is_some_and(|last| {
            last.eq_ignore_ascii_case(b" set") || last.eq_ignore_ascii_case(b"\tset")
        });
    let tool = before.ends_with(b"configure set");
    if sets
        && !is_aside(word)
        && (tool || name.bytes().contains(&b'.') || name.bytes().ends_with(b"pass"))
    {
        return value::begins(text, from, Place { first: false, ..place });
    }
    // `setx API_KEY "value"`
    let shouted = name.bytes().contains(&b'_') && !name.bytes().iter().any(u8::is_ascii_lowercase);
    let alone = place.first && rest.is_empty();
    let shell = [&b"setx"[..], b"set -gx", b"set -x", b"set -Ux", b"set -xg"]
        .iter()
        .any(|command| before.ends_with(command));
    if shouted && shell {
        return value::begins(text, from, Place { first: false, ..place });
    }
    if shouted && (is_quote(text.byte(from)) || alone) {
        return value::begins(text, from, Place { first: false, prose: alone, ..place });
    }
    // `fastcgi_param DB_PASSWORD value;`
    if is_setting(name, word) && rest.is_empty() {
        return value::begins(text, from, Place { first: false, ..place });
    }
    if matches!(rule, Rule::Community) {
        // Routers mark their routes with numbers.
        if is_route(word) || word.iter().all(u8::is_ascii_digit) {
            return None;
        }
        // A sentence about the directive.
        let next = rest.split(|&byte| is_blank(byte)).next().unwrap_or_default();
        if !place.first && is_one_of(next, GLUE) {
            return None;
        }
        let directive = name.bytes().len() > 9
            || text.ends(name.from, b"snmp-server ")
            || text.ends(name.from, b"snmp ");
        // Agents say it in their log; to routers a community is something else.
        let logged =
            rest.is_empty() && before.windows(4).any(|part| part.eq_ignore_ascii_case(b"snmp"));
        return (directive
            || is_quote(text.byte(from))
            || logged
            || place.first && matches!(rest, b"" | b"{"))
        .then(|| value::begins(text, from, word_place))
        .flatten();
    }
    if matches!(rule, Rule::Secret | Rule::ApiKey | Rule::PrivateKey | Rule::Token) {
        // Other directives name a key that is written elsewhere.
        let own = rule == Rule::Secret || looks_typed(word.strip_suffix(b";").unwrap_or(word));
        let ends_directive = is_quote(text.byte(from)) && closes_directive(text, from)
            || word.ends_with(b";") && place.first && own;
        let typed = typed_value(text, from, rest);
        // A directive of one word that only a key is.
        let made = place.first && rest.is_empty() && is_made(word);
        // "using token '...'"
        let inner = Quote::opens(text, from).map_or(from, |(_, inner)| inner);
        let quoted = text.cut(inner, text.skip(inner, |byte| !is_gap(byte) && !is_quote(byte)));
        let made = made
            || inner == from + 1
                && quoted.len() >= MIN_MADE
                && is_quote(text.byte(inner + quoted.len()))
                && has_kinds(quoted)
                && quoted.iter().all(u8::is_ascii_alphanumeric);
        if made || ends_directive || typed.is_some() && rule == Rule::Secret {
            return value::begins(text, typed.unwrap_or(from), word_place);
        }
        return None;
    }
    if rule != Rule::Password {
        return None;
    }
    if let Some(value_at) = typed_value(text, from, rest) {
        return value::begins(text, value_at, word_place);
    }
    // A way to manage keys, in a list of them: `WPA-PSK WPA-PSK-SHA256`.
    if name.bytes().ends_with(b"PSK") && !place.first && !is_quote(text.byte(from)) {
        return None;
    }
    // Tests say PASS before their names.
    let passed = name.bytes() == b"PASS" && !looks_typed(word);
    // `Password Check=Setup` is a longer name.
    let longer = word.iter().filter(|&&byte| byte == b'=').count() == 1
        && word.iter().all(|&byte| byte == b'=' || byte.is_ascii_alphabetic())
        && !word.ends_with(b"=");
    let is_directive =
        place.first && rest.is_empty() && name.around.is_none() && !passed && !longer;
    if is_directive || is_login(text, name.from) {
        return value::begins(text, from, Place { prose: is_directive, ..word_place });
    }
    if let Some((quote, inner)) = Quote::opens(text, from).filter(|_| text.byte(from) == b'\\') {
        let end = text.skip(inner, |byte| byte != b'\\' && byte != quote.mark);
        let word = text.cut(inner, end);
        return (!word.is_empty() && !is_prose(word)).then_some((inner, Mode::Quoted(quote)));
    }
    if matches!(text.byte(from), b'"' | b'\'' | b'`' | b'[' | b'<') {
        let from = if is_quote(text.byte(from)) { from } else { from + 1 };
        let end = text.skip(from, |byte| !is_gap(byte));
        let inside = text.cut(from, end);
        // `pass <code class="..."`, and a word of code in a sentence.
        let tag = word.starts_with(b"<") && !word.contains(&b'>');
        let code = word.starts_with(b"`")
            && !looks_typed(inside.split(|&b| b == b'`').nth(1).unwrap_or_default());
        return (end > from + 1 && !is_note(inside) && !tag && !code)
            .then(|| value::begins(text, from, word_place))
            .flatten();
    }
    let mut value_at = from;
    if matches!(word, b"is" | b"was" | b"to") {
        value_at = text.skip_blanks(word_to);
        if Quote::opens(text, value_at).is_some() {
            return value::begins(text, value_at, word_place);
        }
    }
    // `kinit_password name@REALM failed: ...`
    if rest.starts_with(b"failed") {
        return None;
    }
    if let Some(from) = told(name, rest) {
        return value::begins(text, from, word_place);
    }
    let value_to = text.skip(value_at, |byte| !is_gap(byte));
    looks_typed(text.cut(value_at, value_to))
        .then(|| value::begins(text, value_at, word_place))
        .flatten()
}

/// What is told to a controller: `lan set 1 password VALUE`, `user set password 2 VALUE`.
fn told_to_a_controller(
    text: Text<'_>,
    before: &[u8],
    from: usize,
    word_to: usize,
) -> Option<usize> {
    let is_number =
        |word: &[u8]| (1..=2).contains(&word.len()) && word.iter().all(u8::is_ascii_digit);
    if before.ends_with(b"user set") && is_number(text.cut(from, word_to)) {
        return Some(text.skip_blanks(word_to));
    }
    let mut words = before.rsplit(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let channel = words.next().is_some_and(is_number);
    (channel && words.next() == Some(b"set") && words.next() == Some(b"lan")).then_some(from)
}

/// Whether the quote that opens here is closed before a semicolon, on the same line.
fn closes_directive(text: Text<'_>, open: usize) -> bool {
    let mark = text.byte(open);
    let close = text.skip(open + 1, |byte| byte != mark && byte != b'\n');
    text.byte(close) == mark && text.byte(close + 1) == b';'
}

/// Whether what follows is known to be something else than a value: the address behind
/// `fastcgi_pass`, PAM's list of `[result=action]`, a port and its protocol, a section
/// of a manual behind the name of a page, or what follows a firm whose name ends so.
fn is_no_value(name: &Name<'_>, word: &[u8]) -> bool {
    const UPSTREAMS: [&[u8]; 6] = [
        b"proxy_pass",
        b"fastcgi_pass",
        b"uwsgi_pass",
        b"scgi_pass",
        b"grpc_pass",
        b"memcached_pass",
    ];
    let bytes = name.bytes();
    let digits = word.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let port = digits > 0
        && [&b"/tcp"[..], b"/udp", b"/sctp"].contains(&word.get(digits..).unwrap_or_default());
    let control = word.starts_with(b"[") && word.contains(&b'=');
    let firm = bytes.len() > 4
        && bytes.ends_with(b"pass")
        && bytes.first().is_some_and(u8::is_ascii_uppercase)
        && bytes.iter().skip(1).all(u8::is_ascii_lowercase);
    let metavariable = word.starts_with(b"<") && {
        let end = word.iter().position(|&byte| byte == b'>').unwrap_or(0);
        word.get(1..end).is_some_and(|inner| inner.iter().all(u8::is_ascii_alphabetic))
    };
    // "does not pass": a verb.
    let verb = bytes == b"pass" && !name.is_first() && word.first().is_some_and(|&b| is_quote(b));
    // `/etc/pam.d/passwd` with a digest, a name that is itself a value, pointers in C.
    let path = matches!(name.text.before(name.from), b'/' | b'=');
    let pointer = word.starts_with(b"*") && word.len() > 1 && word.ends_with(b";");
    // `cannot find PSK identity "PSK node"`
    let open = name.around.map_or(0, |quote| quote.backslashes + 1);
    let before = name.text.cut(name.text.line_start(name.from), name.from - open.min(name.from));
    let identity = open > 0 && before.trim_ascii_end().ends_with(b"dentity");
    UPSTREAMS.contains(&bytes)
        || identity
        || path
        || pointer
        || bytes.ends_with(b"_pass") && is_address(word)
        || word == b"="
        || is_version(word)
        || word.starts_with(b"</")
        || word == b"OBJECT-TYPE"
        || word.starts_with(b"--") && !name.is_option()
        || port
        // The result of a rule for settings.
        || bytes.starts_with(b"xccdf_")
        || control
        || firm
        || metavariable
        || verb && !looks_typed(word)
}

/// "Password for NAME is VALUE", "a temporary password is generated for NAME: VALUE".
fn told(name: &Name<'_>, rest: &[u8]) -> Option<usize> {
    let text = name.text;
    let last = rest.rsplit(|&byte| is_blank(byte)).next()?;
    let before = rest.get(..rest.len() - last.len())?.trim_ascii_end();
    let line = text.cut(text.line_start(name.from), text.line_end(name.to));
    let made = [&b"generated"[..], b"emporary", b"nitial", b"andom", b"efault"]
        .iter()
        .any(|word| memchr::memmem::find(line, word).is_some());
    // Behind a comma something else is something.
    let same = !before.iter().any(|byte| b",;".contains(byte));
    let announced = before.ends_with(b" is") && same || made && before.ends_with(b":");
    let end = text.back(text.line_end(name.to), is_blank);
    let quoted = last.len() > 2
        && last.first() == last.last()
        && is_quote(text.byte(end - last.len()))
        && !is_prose(last.get(1..).unwrap_or_default());
    (announced && (quoted || looks_typed(last))).then_some(end - last.len())
}

/// A note in brackets, such as `[preauth]`, or what may be given there: `[options]`.
fn is_note(word: &[u8]) -> bool {
    const NOTES: &str = "preauth postauth priv net option options login name user username flags \
        command args arguments file";
    // Or an address, or what was there before.
    word.strip_suffix(b"]").is_some_and(|inner| {
        is_one_of(inner, NOTES)
            || is_placeholder(inner)
            || inner.contains(&b'|')
            || is_one_of(inner, LEFT_OUT)
            || inner.iter().all(|byte| byte.is_ascii_digit() || b".:".contains(byte))
    })
}

/// A variable of a shell: `-NewPassword $secure`.
fn is_variable(word: &[u8]) -> bool {
    word.strip_prefix(b"$").is_some_and(|name| {
        name.len() >= 3 && name.iter().all(|byte| byte.is_ascii_alphabetic() || *byte == b'_')
    })
}

/// A word that a sentence has behind the name of an option.
pub(super) fn is_aside(word: &[u8]) -> bool {
    const ASIDES: &str = "option options flag flags argument parameter switch via instead using value \
        values";
    let word = word.strip_suffix(b".").or(word.strip_suffix(b";")).unwrap_or(word);
    is_one_of(word, GLUE) || is_one_of(word, ASIDES)
}

/// A column's type in SQL: `password text not null,`.
fn is_column(word: &[u8], rest: &[u8]) -> bool {
    const TYPES: &str = "text varchar char bytea blob varbinary binary uuid nvarchar character";
    const MORE: &str = "not null default unique primary varying collate";
    let kind = word.split(|&byte| byte == b'(').next().unwrap_or_default();
    let bare = kind.strip_suffix(b",").unwrap_or(kind);
    let more = rest.split(|&byte| is_blank(byte)).next().unwrap_or_default();
    is_one_of(bare, TYPES) && (word.ends_with(b",") || is_one_of(more, MORE))
}

/// `v0.8.4`, behind a package's name.
fn is_version(word: &[u8]) -> bool {
    word.strip_prefix(b"v").is_some_and(|numbers| {
        numbers.contains(&b'.') && numbers.iter().all(|byte| byte.is_ascii_digit() || *byte == b'.')
    })
}

/// A number says how the value is written, or whose it is: `password 7 0822455D`.
fn typed_value(text: Text<'_>, from: usize, rest: &[u8]) -> Option<usize> {
    let from = from + if text.starts(from, b"0x") { 2 } else { 0 };
    let digits = text.skip(from, |byte| byte.is_ascii_digit());
    let value_at = text.skip_blanks(digits);
    if !(1..=3).contains(&(digits - from)) || value_at == digits || rest.is_empty() {
        return None;
    }
    let mut words = rest.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let value = words.next()?;
    let unit = [
        &b"times"[..],
        b"days",
        b"attempts",
        b"tries",
        b"characters",
        b"minutes",
        b"hours",
        b"seconds",
        b"bytes",
        b"of",
        b"chars",
        b"more",
        b"failed",
    ];
    let number = words.next().is_none_or(|word| word.iter().all(u8::is_ascii_digit));
    (number && !unit.contains(&value) && !value.ends_with(b":")).then_some(value_at)
}

/// Whether the option is explained here instead of given: `-W, --password   ask for it`.
fn is_help(name: &Name<'_>, from: usize, word: &[u8]) -> bool {
    let text = name.text;
    let before = text.cut(text.line_start(name.from), name.from);
    let first = before.iter().all(|&byte| {
        is_blank(byte) || matches!(byte, b'-' | b',' | b'[' | b'|') || byte.is_ascii_alphanumeric()
    }) && before.split(|&byte| is_blank(byte)).all(|word| word.len() <= 3);
    let column = from - name.to >= 2;
    let more = text.skip_blanks(from + word.len()) < text.line_end(from);
    // `-pass val    where it comes from`
    let divided = text.starts(from + word.len(), b"  ") && !word.starts_with(b"$");
    first && ((column || divided) && more || is_prose(word))
        || matches!(text.before(text.back(name.from, |byte| byte == b'-')), b'[' | b'|')
}

/// What stands for the value in an explanation: `PASSWORD`, `<password>`, `FILE`.
pub(super) fn is_metavariable(word: &[u8]) -> bool {
    const NAMES: &str = "FILE PATH STRING VALUE TEXT NAME SECRET TOKEN PASSWORD PASS PASSWD KEY \
        PASSPHRASE PW PWD string";
    let word = word.strip_suffix(b"]").unwrap_or(word);
    let word = word.strip_suffix(b",").unwrap_or(word);
    NAMES.split_ascii_whitespace().any(|name| name.as_bytes() == word)
        || word.starts_with(b"<") && word.ends_with(b">")
        || !word.iter().any(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
            && rule_of(word).is_some()
}

/// One word, the name and a value with a semicolon are all of the line.
fn is_setting(name: &Name<'_>, word: &[u8]) -> bool {
    let text = name.text;
    let before = text.cut(text.line_start(name.from), name.from).trim_ascii();
    before.len() >= 3
        && before.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'_')
        && word.ends_with(b";")
        && word.len() > 1
        && !name.bytes().iter().all(u8::is_ascii_lowercase)
}

/// A word that only a key or a token is: long, or in hexadecimal, with digits.
fn is_made(word: &[u8]) -> bool {
    let quoted = word.first().is_some_and(|&byte| is_quote(byte)) && word.len() > 2;
    let hex = word
        .strip_prefix(b"0x")
        .is_some_and(|digits| digits.len() >= 16 && digits.iter().all(u8::is_ascii_hexdigit));
    quoted || hex || word.len() >= 8 && looks_typed(word)
}

/// A shorter word in quotes may be the name of a secret.
const MIN_MADE: usize = 24;

/// `login NAME password`, as `.netrc` has it.
fn is_login(text: Text<'_>, at: usize) -> bool {
    let line = text.cut(text.line_start(at), at);
    let mut words = line.rsplit(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let own = words.next().is_some_and(|word| !word.ends_with(b":") && !is_prose(word));
    let second = words.next().filter(|_| own);
    // Behind the password nothing follows but the next entry.
    let from = text.skip_blanks(text.skip(at, |byte| !is_gap(byte)));
    let end = text.skip(from, |byte| !is_gap(byte));
    let next = text.skip_blanks(end);
    let next = text.cut(next, text.skip(next, |byte| !is_gap(byte)));
    let entry = "machine default login user account macdef port protocol";
    let closed = is_quote(text.before(end));
    if !(next.is_empty()
        || closed
        || next.starts_with(b"#")
        || is_one_of(next, entry)
        || looks_typed(text.cut(from, end)))
    {
        return false;
    }
    second == Some(b"login")
        || second == Some(b"user") && line.windows(8).any(|part| part == b"machine ")
}
