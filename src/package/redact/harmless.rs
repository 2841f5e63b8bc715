//! What stands behind the name of a secret without being one: a place-holder, a
//! path, a type, an expression of a program, a state, a word of a sentence.
//!
//! Two strengths are told apart. Where the syntax says that a value follows
//! (`name=value`, a string in JSON, an element, an option of a command), only what
//! cannot be a secret is kept; any other word goes, be it in a dictionary. Where
//! it might as well be a sentence, words of sentences are kept too.

use crate::package::redact::name::rule_of;
use crate::package::redact::pattern::same_name;
use crate::package::redact::text::{Text, is_blank, is_gap, is_quote};
use crate::package::redact::words::{GLUE, PROSE, STATES, TYPES, is_one_of};

/// A template's place for a value, such as `${NAME}`, or a remark that it was left out.
pub(super) fn is_reference(text: Text<'_>, at: usize) -> bool {
    const OPEN: [&[u8]; 11] = [
        b"$__",
        b"${",
        b"$(",
        b"{{",
        b"%{",
        b"%(",
        b"<%",
        b"#{",
        b"!Ref",
        b"!secret",
        b"secretKeyRef",
    ];
    if OPEN.iter().any(|open| text.starts(at, open)) {
        return true;
    }
    let end = text.skip(at, |byte| {
        !is_gap(byte) && !is_quote(byte) && !matches!(byte, b',' | b';' | b'&' | b'\\' | b')')
    });
    end > at && is_placeholder(text.cut(at, end)) || is_remark(text, at)
}

/// What programs write instead of a secret.
pub(super) const LEFT_OUT: &str = "redacted hidden masked none null removed filtered secret unset omitted \
    sensitive empty protected encrypted";
/// `[redacted]` where bytes are written in base64.
const REDACTED: &[u8] = b"W3JlZGFjdGVkXQ==";

/// The word without the marks that some put around such a remark: `***REDACTED***`.
fn unmarked(word: &[u8]) -> &[u8] {
    let mark =
        |byte: &u8| matches!(byte, b'*' | b'<' | b'>' | b'[' | b']' | b'#' | b'(' | b')' | b'_');
    let from = word.iter().position(|byte| !mark(byte)).unwrap_or(0);
    let to = word.iter().rposition(|byte| !mark(byte)).map_or(0, |last| last + 1);
    if from == 0 || to == word.len() {
        &[]
    } else {
        word.get(from..to).unwrap_or_default().trim_ascii()
    }
}

/// `<redacted>`, `[FILTERED]`, `<your password>`.
fn is_remark(text: Text<'_>, at: usize) -> bool {
    let close = match text.byte(at) {
        b'<' => b'>',
        b'[' => b']',
        b'(' => b')',
        _ => return false,
    };
    let end = text.skip(at + 1, |byte| {
        byte.is_ascii_alphabetic() || matches!(byte, b' ' | b'-' | b'_' | b'\'')
    });
    let word = text.cut(at + 1, end);
    // A tag may follow a name, and then there is no value at all.
    text.byte(end) == close
        && !word.is_empty()
        && (close == b'>' || is_one_of(word, LEFT_OUT) || word.contains(&b' '))
}

/// One word that stands for a value: `$1`, `%s`, `$NAME`, `{name}`, `REDACTED`.
pub(super) fn is_placeholder(word: &[u8]) -> bool {
    const WHOLE: &str = "? %s %d %v %q %w %r %p {} {:?} {0} {1} {?} redacted filtered masked \
        [redacted] [filtered] <redacted> <none> <null> <unset> <empty> - -- n/a";
    if word.is_empty()
        || is_constant(word)
        || is_one_of(word, WHOLE)
        || is_mask(word)
        || is_starred(word)
        || is_one_of(unmarked(word), LEFT_OUT)
        || word == REDACTED
    {
        return true;
    }
    let name = |word: &[u8]| {
        !word.is_empty() && word.iter().all(|byte| byte.is_ascii_alphanumeric() || *byte == b'_')
    };
    let variable = |word: &[u8]| {
        name(word)
            && (word.iter().all(u8::is_ascii_digit)
                || !word.iter().any(u8::is_ascii_lowercase)
                || !word.iter().any(u8::is_ascii_digit)
                    && !word.iter().any(u8::is_ascii_uppercase)
                    && (word.contains(&b'_') || rule_of(word).is_some()))
    };
    let inside = |open: &[u8], close: &[u8]| {
        word.strip_prefix(open).and_then(|rest| rest.strip_suffix(close))
    };
    if word.strip_prefix(b"$").is_some_and(variable) {
        return true;
    }
    let shouted = |word: &[u8]| name(word) && !word.iter().any(u8::is_ascii_lowercase);
    // A message that Windows looks up, and how a hash is made: `%%1842`, `{PBKDF2-SHA256}`.
    let digits = |word: &[u8]| !word.is_empty() && word.iter().all(u8::is_ascii_digit);
    let scheme = |word: &[u8]| {
        let part = |part: &[u8]| !part.is_empty() && shouted(part);
        word.first().is_some_and(u8::is_ascii_uppercase)
            && word.split(|&byte| byte == b'-').all(part)
    };
    if word.strip_prefix(b"%%").is_some_and(digits) || inside(b"{", b"}").is_some_and(scheme) {
        return true;
    }
    inside(b"%", b"%").is_some_and(|word| shouted(word) || rule_of(word).is_some())
        || inside(b"__", b"__").is_some_and(shouted)
        || inside(b"@", b"@").is_some_and(|word| shouted(word) || rule_of(word).is_some())
        || inside(b"{", b"}").is_some_and(|word| rule_of(word).is_some())
        || word.strip_prefix(b":").is_some_and(|word| name(word) && rule_of(word).is_some())
        || [&b"your-"[..], b"your_", b"YOUR_", b"YOUR-", b"insert-", b"INSERT_"]
            .iter()
            .any(|start| word.starts_with(start))
}

/// A remark between stars, or a beginning before them: `***stripped***`, `gho_*****`.
fn is_starred(word: &[u8]) -> bool {
    let remark = |small: bool| {
        word.iter().all(|byte| {
            byte.is_ascii_uppercase()
                || small && byte.is_ascii_lowercase()
                || b"*-_ ".contains(byte)
        })
    };
    let between = |mark: &[u8]| word.starts_with(mark) && word.ends_with(mark);
    let stars = word.iter().rev().take_while(|&&byte| byte == b'*').count();
    between(b"**") && remark(true)
        || between(b"*") && remark(false)
        || stars >= MIN_STARS && stars * 2 > word.len()
}

/// Fewer stars at the end may be somebody's.
const MIN_STARS: usize = 5;

/// A name that a program gave to something: `NOT_LOGGING_PARAMETER`.
fn is_constant(word: &[u8]) -> bool {
    let mut parts = word.split(|&byte| byte == b'_');
    let says = parts.clone().any(|part| is_one_of(part, LEFT_OUT));
    let count = parts.clone().count();
    (count >= 3 || count == 2 && says)
        && parts.all(|part| part.len() >= 2 && part.iter().all(u8::is_ascii_uppercase))
}

/// What was hidden before: `****`, `xxxx`, `....`, and all but the last group.
pub(super) fn is_mask(word: &[u8]) -> bool {
    let hidden = |&byte: &u8| matches!(byte, b'*' | b'x' | b'X' | b'.' | b'#');
    let groups = word.split(|&byte| byte == b'-');
    let (all, shown) =
        (groups.clone().count(), groups.filter(|one| !one.iter().all(hidden)).count());
    let inner = word.strip_prefix(b"[").and_then(|word| word.strip_suffix(b"]")).unwrap_or(word);
    inner.iter().all(hidden) || all >= MIN_GROUPS && shown <= 1
}

/// A licence key with fewer groups could be one.
const MIN_GROUPS: usize = 4;

/// An address in which nothing can be secret: neither a login nor parameters.
pub(super) fn is_address(value: &[u8]) -> bool {
    let scheme = value.iter().take_while(|byte| byte.is_ascii_lowercase()).count();
    scheme > 1
        && value.get(scheme..).is_some_and(|rest| rest.starts_with(b"://"))
        && !value.iter().any(|byte| matches!(byte, b'@' | b'?' | b'#'))
}

/// Whether the value only says where a secret is kept. A key in base64 may begin
/// with a slash too, so that is not enough.
pub(super) fn is_path(value: &[u8]) -> bool {
    const ROOTS: &str = "etc run var usr home opt root tmp srv dev mnt proc sys data secrets \
        certs config app boot nix lib bin sbin system.slice keys private ssl tls pki vault";
    const ENDINGS: &str = "key pem crt cer txt conf json yaml yml p12 pfx jks pass pwd secret \
        token keytab env ini der pub gpg asc toml xml properties cfg sock db";
    let value = [&b"file://"[..], b"file:", b"<", b"@", b"-"]
        .iter()
        .find_map(|start| value.strip_prefix(*start))
        .unwrap_or(value);
    // An address says where, too; what is secret in it is found by itself.
    if value.windows(3).any(|part| part == b"://") {
        return value.len() < 200;
    }
    let value = value.strip_suffix(b";").or(value.strip_suffix(b",")).unwrap_or(value);
    // `$dir/private/key.pem`
    if let Some(rest) = value.strip_prefix(b"$") {
        let slash = rest.iter().position(|byte| !byte.is_ascii_lowercase());
        let (_, below) = rest.split_at(slash.unwrap_or(rest.len()));
        let below = below.split(|&byte| byte == b'#').next().unwrap_or_default();
        if slash > Some(1) && below.len() > 2 && below.starts_with(b"/") && plain_parts(below) {
            return true;
        }
    }
    if value.len() >= 200
        || !value.iter().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(
                    byte,
                    b'/' | b'.'
                        | b'_'
                        | b'-'
                        | b'~'
                        | b'%'
                        | b'$'
                        | b'{'
                        | b'}'
                        | b'*'
                        | b'@'
                        | b':'
                        | b'\\'
                )
        })
    {
        return false;
    }
    let ending = value.iter().rposition(|&byte| byte == b'.').and_then(|at| value.get(at + 1..));
    let known_ending = ending.is_some_and(|ending| is_one_of(ending, ENDINGS));
    if [&b"./"[..], b"../", b"~/", b"%d/", b"$HOME/", b"${HOME}/"]
        .iter()
        .any(|start| value.starts_with(start))
    {
        return true;
    }
    let windows = value.get(1..3) == Some(b":\\") || value.get(1..3) == Some(b":/");
    if windows {
        return true;
    }
    let Some(rest) = value.strip_prefix(b"/") else {
        return known_ending
            && (value.contains(&b'/')
                || !value.iter().any(u8::is_ascii_uppercase) && plain_parts(value));
    };
    let mut parts = rest.split(|&byte| byte == b'/');
    let first = parts.next().unwrap_or_default();
    known_ending
        || rest.contains(&b'/')
            && (is_one_of(first, ROOTS)
                || !rest.iter().any(u8::is_ascii_uppercase) && plain_parts(rest))
}

/// Words, not what chance would make.
fn plain_parts(path: &[u8]) -> bool {
    path.split(|&byte| byte == b'/')
        .all(|part| part.iter().filter(|byte| byte.is_ascii_digit()).count() * 4 <= part.len())
}

/// What is public by its nature: the key of a certificate or of a host, a digest
/// with its name before it.
pub(super) fn is_public(value: &[u8]) -> bool {
    const STARTS: [&[u8]; 22] = [
        b"system:serviceaccount:",
        b"hmac-sha256:",
        b"ssh-rsa",
        b"ssh-dss",
        b"ssh-ed25519",
        b"ecdsa-sha2-",
        b"sk-ssh-",
        b"sk-ecdsa-",
        b"rsa-sha2-",
        b"sha256:",
        b"SHA256:",
        b"sha512:",
        b"sha1:",
        b"sha1-",
        b"sha256-",
        b"sha384-",
        b"sha512-",
        b"MD5:",
        b"-----BEGIN CERT",
        b"-----BEGIN PUB",
        b"scram-sha-",
        b"aes-",
    ];
    STARTS.iter().any(|start| value.starts_with(start))
}

/// `namespace/name`, as logs of Kubernetes refer to a secret.
pub(super) fn is_object(value: &[u8]) -> bool {
    let part = |part: &[u8]| {
        part.first().is_some_and(u8::is_ascii_lowercase)
            && part.iter().all(|byte| {
                byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.')
            })
            && part.iter().filter(|byte| byte.is_ascii_digit()).count() * 3 <= part.len()
    };
    let mut parts = value.split(|&byte| byte == b'/');
    let two = parts.next().is_some_and(part) && parts.next().is_some_and(part);
    two && parts.next().is_none()
}

/// A type where a signature has one: `password: str`, `token: Option<Token>`.
pub(super) fn is_type(text: Text<'_>, at: usize, name: &[u8]) -> bool {
    let mut from = text.skip(at, |byte| matches!(byte, b'&' | b'*' | b'?' | b'[' | b']'));
    for skipped in [&b"'static "[..], b"'a ", b"mut ", b"const ", b"impl ", b"dyn "] {
        if text.starts(from, skipped) {
            from += skipped.len();
        }
    }
    let end = text.skip(from, |byte| byte.is_ascii_alphanumeric() || byte == b'_');
    let word = text.cut(from, end);
    let known = TYPES.split_ascii_whitespace().any(|one| one.as_bytes() == word);
    let next = text.byte(end);
    let ends = is_gap(next)
        && !text
            .cut(end, text.line_end(end))
            .trim_ascii_start()
            .first()
            .is_some_and(u8::is_ascii_alphanumeric)
        || matches!(
            next,
            b',' | b')'
                | b';'
                | b'<'
                | b'['
                | b'?'
                | b'='
                | b'|'
                | b'>'
                | b'{'
                | b':'
                | b'.'
                | b'*'
                | b'('
        );
    // A type of the program's own is called as the value is.
    let own = word.first().is_some_and(u8::is_ascii_uppercase)
        && word.iter().any(u8::is_ascii_lowercase)
        && matches!(next, b',' | b')' | b';' | b'<' | b'>' | b'=' | b'|')
        && !word.iter().any(u8::is_ascii_digit)
        && (rule_of(word).is_some() || same_name(word, name));
    ends && (known || own)
}

/// What a program computes the value from: a call, a member of something else, the
/// variable of the same name. `name` is the value's name, `in_call` says that it is
/// an argument.
pub(super) fn is_expression(text: Text<'_>, at: usize, name: &[u8], in_call: bool) -> bool {
    let mut from = at;
    for word in [&b"await "[..], b"new ", b"return ", b"not ", b"typeof ", b"move "] {
        if text.starts(from, word) {
            from = text.skip_blanks(from + word.len());
        }
    }
    from = text.skip(from, |byte| matches!(byte, b'&' | b'*' | b'!' | b'$')).min(from + 3);
    let part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'?');
    let mut end = text.skip(from, part);
    while text.starts(end, b"->") || text.starts(end, b"::") {
        end = text.skip(end + 2, part);
    }
    while end > from && matches!(text.before(end), b'.' | b':' | b'?') {
        end -= 1;
    }
    let chain = text.cut(from, end);
    let first = chain.first().is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'_');
    if !first || chain.len() > 96 {
        return false;
    }
    let mut pieces = chain
        .split(|byte| matches!(byte, b'.' | b':' | b'>' | b'?'))
        .filter(|piece| !piece.is_empty());
    let (head, count) = (pieces.next().unwrap_or_default(), pieces.count() + 1);
    let last =
        chain.rsplit(|byte| matches!(byte, b'.' | b':' | b'>' | b'?')).next().unwrap_or_default();
    let next = text.byte(end);
    let words = chain.len() >= 3
        && chain.iter().filter(|byte| byte.is_ascii_digit()).count() * 4 <= chain.len();
    let line_end = text.line_end(end);
    if next == b'(' {
        let call = text.cut(end, line_end);
        return words && call.contains(&b')') && !holds_literal(call);
    }
    if next == b'[' && is_quote(text.byte(end + 1)) || next == b'!' && text.byte(end + 1) == b'(' {
        return words;
    }
    // `home + "/key"`
    if text.starts(end, b" + ") && words {
        return true;
    }
    let ends = is_gap(next) || matches!(next, b',' | b')' | b';' | b'}');
    if !ends {
        return false;
    }
    const RECEIVERS: &str = "self this args opts options config cfg conf settings params env ctx req \
        request props state os process flags input form data body user account values var local module";
    let own = |word: &[u8]| same_name(word, last_part(name));
    let other =
        count > 1 && words && (own(last) || rule_of(last).is_some() || is_one_of(head, RECEIVERS));
    let member =
        name.starts_with(b"self.") || name.starts_with(b"this.") || name.starts_with(b"$this->");
    let statement = text.byte(text.skip_blanks(end)) == b';';
    let variable =
        own(chain) && chain == last_part(name) || rule_of(chain).is_some() && chain.contains(&b'_');
    other || variable && (in_call && matches!(next, b',' | b')' | b'}') || member || statement)
}

/// The quoted text in a call such as `Secret("...")`, if it may be the secret itself.
pub(super) fn literal_in_call(text: Text<'_>, at: usize) -> Option<usize> {
    let end =
        text.skip(at, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b':'));
    let inner = text.skip_blanks(end + 1);
    let call = end > at && text.byte(end) == b'(' && matches!(text.byte(inner), b'"' | b'\'');
    (call && holds_literal(text.cut(inner, text.line_end(inner)))).then_some(inner)
}

/// Whether a call has a quoted text that may be a secret, rather than the name of one.
fn holds_literal(call: &[u8]) -> bool {
    let Some(open) = call.iter().position(|&byte| matches!(byte, b'"' | b'\'')) else {
        return false;
    };
    let rest = call.get(open + 1..).unwrap_or_default();
    let literal = rest.split(|byte| Some(byte) == call.get(open)).next().unwrap_or_default();
    rule_of(literal).is_none() && looks_typed(literal) && literal.iter().any(u8::is_ascii_lowercase)
}

fn last_part(name: &[u8]) -> &[u8] {
    name.rsplit(|&byte| byte == b'.').next().unwrap_or_default()
}

/// What says how it is with a secret, and is kept even behind `=`.
pub(super) fn is_state(word: &[u8]) -> bool {
    is_one_of(trimmed(word), STATES)
}

/// Words that sentences about secrets have where a secret would stand.
pub(super) fn is_prose(word: &[u8]) -> bool {
    is_one_of(trimmed(word), PROSE)
}

/// The word without the marks of a sentence around it.
fn trimmed(word: &[u8]) -> &[u8] {
    let word = word.trim_ascii_end();
    let end = word.iter().rposition(|byte| {
        !matches!(byte, b'.' | b',' | b':' | b';' | b')' | b']' | b'}' | b'!' | b'?' | b'\'' | b'"')
    });
    word.get(..end.map_or(0, |end| end + 1)).unwrap_or_default()
}

/// Whether this is a sentence: several words, and one of them that only sentences have.
/// A pass phrase is a row of words without.
pub(super) fn is_sentence(value: &[u8]) -> bool {
    let mut words = value.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let (mut count, mut glue) = (0, false);
    let plain = words.all(|word| {
        count += 1;
        glue |= is_one_of(trimmed(word), GLUE);
        word.iter().all(|byte| {
            byte.is_ascii_alphabetic()
                || matches!(
                    byte,
                    b'\'' | b',' | b'.' | b'-' | b'?' | b'!' | b';' | b':' | b'(' | b')'
                )
        }) || word.iter().all(u8::is_ascii_digit)
    });
    plain && count > 1 && glue
}

/// Whether a word in a sentence can only be a secret: letters with digits or marks.
pub(super) fn looks_typed(word: &[u8]) -> bool {
    const NAMES: &str = "sha256 sha384 sha512 sha-256 sha-512 scram-sha-256 bcrypt argon2id pbkdf2 \
        amd64 arm64 x86_64 aarch64 armhf i386 ssh-rsa ssh-ed25519 pkcs12 pkcs11 pkcs8 oauth2 \
        base64 rfc2307 systemd-tpm2 fido2 x509 ed25519 rsa2048 rsa4096 aes128 aes256 utf-8 http/1.1 \
        http/2.0 ipv4 ipv6 socks4 socks5 sha1 md5 md4 ntlmv1 ntlmv2 snmpv1 snmpv2c snmpv3 smbv1 \
        smbv2 smbv3 tlsv1 tlsv1.2 tlsv1.3 sslv3 krb5 wpa2 wpa3 pkcs1 pkcs5 sha224 aes-128 aes-256";
    // A quote as an entity ends it.
    let end = memchr::memmem::find(word, b"&quot;").unwrap_or(word.len());
    let word = trimmed(word.get(..end).unwrap_or_default());
    let letters = word.iter().any(u8::is_ascii_alphabetic);
    let digits = word.iter().any(u8::is_ascii_digit);
    let marks = word
        .iter()
        .any(|byte| matches!(byte, b'!' | b'@' | b'#' | b'$' | b'%' | b'^' | b'&' | b'*'));
    let plain = word.iter().all(|byte| {
        byte.is_ascii_graphic()
            && !matches!(
                byte,
                b'/' | b'('
                    | b')'
                    | b'['
                    | b']'
                    | b'{'
                    | b'}'
                    | b'='
                    | b':'
                    | b'<'
                    | b'>'
                    | b'"'
                    | b'\''
                    | b'\\'
                    | b';'
                    | b'|'
            )
    });
    (6..=64).contains(&word.len())
        && plain
        && letters
        && (digits || marks)
        && !is_one_of(word, NAMES)
}
