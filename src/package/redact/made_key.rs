//! Keys whose owner is not known: `AGENT_KEY=...`.

use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{is_blank, is_quote};
use crate::package::redact::words::is_one_of;

/// A shorter value may be anything.
const MIN_KEY: usize = 16;
/// As many digits in hexadecimal are a key or a digest.
const MIN_HEX: usize = 32;

/// A variable whose last word is KEY, if its value can only be one: long and made by
/// chance. Databases, caches and keyboards have keys too.
pub(super) fn rule(name: &Name<'_>) -> Option<Rule> {
    const OTHERS: &str = "PUBLIC PUB PRIMARY FOREIGN UNIQUE SORT PARTITION CACHE OBJECT INDEX \
        LOOKUP ROUTING GROUP HASH DEDUP IDEMPOTENCY HOST PREFIX BUILD S3 KNOWN TRUSTED";
    let bytes = name.bytes();
    if bytes.ends_with(b"secret_id") {
        return shown_to_vault(name);
    }
    let owner = bytes.strip_suffix(b"_KEY")?;
    let shouted = !owner.iter().any(u8::is_ascii_lowercase);
    let last = owner.rsplit(|&byte| byte == b'_').next().unwrap_or_default();
    if !shouted || owner.is_empty() || is_one_of(last, OTHERS) {
        return None;
    }
    let text = name.text;
    let around = |byte: u8| is_blank(byte) || is_quote(byte) || byte == b'\\';
    let sign = text.skip(name.to, around);
    if !matches!(text.byte(sign), b'=' | b':') {
        return None;
    }
    let from = text.skip(sign + 1, around);
    let to = text.skip(from, |byte| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+' | b'/' | b'=')
    });
    // The fingerprint of who signs a release.
    let value = text.cut(from, to);
    if is_one_of(last, "GPG PGP") && value.iter().all(u8::is_ascii_hexdigit) {
        return None;
    }
    is_made(value).then_some(Rule::ApiKey)
}

/// What programs show to Vault: a UUID.
fn shown_to_vault(name: &Name<'_>) -> Option<Rule> {
    let text = name.text;
    let around = |byte: u8| is_blank(byte) || is_quote(byte) || byte == b'\\';
    let sign = text.skip(name.to, around);
    let from = text.skip(sign + 1, around);
    let to = text.skip(from, |byte| byte.is_ascii_hexdigit() || byte == b'-');
    let value = text.cut(from, to);
    let uuid = value.len() == 36 && value.iter().filter(|&&byte| byte == b'-').count() == 4;
    (matches!(text.byte(sign), b'=' | b':') && uuid).then_some(Rule::Secret)
}

/// Letters of both cases with digits, or long in hexadecimal.
pub(super) fn is_made(word: &[u8]) -> bool {
    let has = |kind: fn(&u8) -> bool| word.iter().any(kind);
    let mixed = has(u8::is_ascii_lowercase)
        && has(u8::is_ascii_uppercase)
        && has(u8::is_ascii_digit)
        && !word.starts_with(b"/");
    let hex = word.len() >= MIN_HEX && word.iter().all(u8::is_ascii_hexdigit);
    word.len() >= MIN_KEY && (mixed || hex)
}
