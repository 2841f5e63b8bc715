//! Words of sentences, and what in a sentence can only be a secret.

use crate::package::redact::text::is_blank;
use crate::package::redact::words::{GLUE, PROSE, STATES, is_one_of};

/// What says how it is with a secret, and is kept even behind `=`.
pub(in crate::package::redact) fn is_state(word: &[u8]) -> bool {
    is_one_of(trimmed(word), STATES)
}

/// Words that sentences about secrets have where a secret would stand.
pub(in crate::package::redact) fn is_prose(word: &[u8]) -> bool {
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
pub(in crate::package::redact) fn is_sentence(value: &[u8]) -> bool {
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
            || is_issue(word)
    });
    plain && count > 1 && glue
}

/// `(#753)`: where a change log points to.
fn is_issue(word: &[u8]) -> bool {
    let inner = word.strip_prefix(b"(").unwrap_or(word);
    let number = inner.strip_prefix(b"#").map(trimmed);
    number.is_some_and(|digits| !digits.is_empty() && digits.iter().all(u8::is_ascii_digit))
}

/// Whether a sentence behind the name of a password says how one must be, or what became
/// of it.
pub(in crate::package::redact) fn says_how_it_must_be(value: &[u8]) -> bool {
    const RULES: &str = "must should cannot can't required invalid incorrect wrong match matches \
        too short least missing expired expires blank empty contain contains characters enter \
        your please not reset changed change updated weak forgot forgotten password passwords";
    value
        .split(|&byte| is_blank(byte) || matches!(byte, b'.' | b',' | b'!' | b'?'))
        .any(|word| is_one_of(word, RULES))
}

/// Whether a word in a sentence can only be a secret: letters with digits or marks.
pub(in crate::package::redact) fn looks_typed(word: &[u8]) -> bool {
    // A quote as an entity ends it.
    let end = memchr::memmem::find(word, b"&quot;").unwrap_or(word.len());
    let word = trimmed(word.get(..end).unwrap_or_default());
    is_mixed(word) && !is_algorithm(word)
}

/// What has letters and digits without being typed by anybody.
pub(in crate::package::redact) fn is_algorithm(word: &[u8]) -> bool {
    const NAMES: &str = "sha256 sha384 sha512 sha-256 sha-512 scram-sha-256 bcrypt argon2id pbkdf2 \
        amd64 arm64 x86_64 aarch64 armhf i386 ssh-rsa ssh-ed25519 pkcs12 pkcs11 pkcs8 oauth2 \
        base64 rfc2307 systemd-tpm2 fido2 x509 ed25519 rsa2048 rsa4096 aes128 aes256 utf-8 http/1.1 \
        http/2.0 ipv4 ipv6 socks4 socks5 sha1 md5 md4 ntlmv1 ntlmv2 snmpv1 snmpv2c snmpv3 smbv1 \
        smbv2 smbv3 tlsv1 tlsv1.2 tlsv1.3 sslv3 krb5 wpa2 wpa3 pkcs1 pkcs5 sha224 aes-128 aes-256";
    is_one_of(word, NAMES)
}

/// Letters with digits or marks, and nothing that divides words.
fn is_mixed(word: &[u8]) -> bool {
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
    (6..=64).contains(&word.len()) && plain && letters && (digits || marks)
}
