//! Keys whose owner is not known: `AGENT_KEY=...`.

use crate::package::redact::found::Found;
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_base64, is_blank, is_quote};
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
    if bytes == b"Key" {
        return of_link(name).or_else(|| of_tokens(name));
    }
    let owner = bytes.strip_suffix(b"_KEY")?;
    let shouted = !owner.iter().any(u8::is_ascii_lowercase);
    let last = owner.rsplit(|&byte| byte == b'_').next().unwrap_or_default();
    // Rails encrypts records with a "primary key".
    let encrypts = memchr::memmem::find(owner, b"ENCRYPTION").is_some();
    if !shouted || owner.is_empty() || !encrypts && is_one_of(last, OTHERS) {
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

/// What encrypts the gossip between machines: `encrypt = "..."`, `-encrypt=...`; the
/// needle is at `at`.
pub(super) fn gossip(text: Text<'_>, at: usize) -> Option<Found> {
    let start = text.skip(at, is_blank);
    let end = text.skip(start, |byte| byte.is_ascii_alphabetic() || byte == b'-');
    let from = text.back(end, |byte| byte.is_ascii_alphabetic());
    if text.cut(from, end) != b"encrypt" {
        return None;
    }
    let sign = |byte: u8| is_blank(byte) || is_quote(byte) || matches!(byte, b'\\' | b':' | b'=');
    let from = text.skip(end, sign).min(end + MAX_SIGN);
    let to = text.skip(from, is_base64);
    let word = text.cut(from, to);
    // 16, 24 or 32 bytes.
    let whole = matches!(word.len(), 24 | 32 | 44) && is_made(word);
    whole.then(|| Found::span(Rule::ApiKey, from, to)).flatten()
}

/// What stands between a name and its value is shorter.
const MAX_SIGN: usize = 16;

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

/// `Key=` of a link that MACsec encrypts, as systemd has it.
fn of_link(name: &Name<'_>) -> Option<Rule> {
    let text = name.text;
    let line_end = text.line_end(name.to);
    let value = text.cut(name.to, line_end).strip_prefix(b"=")?;
    let before = text.cut(name.from.saturating_sub(MAX_BACK), name.from);
    let section = memchr::memmem::rfind(before, b"[MACsec").is_some();
    (section && is_made(value)).then_some(Rule::PrivateKey)
}

/// `"Jwt": {"Key": "..."}`: what .NET's services sign tokens with.
fn of_tokens(name: &Name<'_>) -> Option<Rule> {
    let text = name.text;
    let quote = name.quoted?;
    let before = text.cut(name.from.saturating_sub(MAX_BACK), name.from);
    let object = before.rsplit(|&byte| byte == b'{').nth(1)?.trim_ascii_end();
    let title = object.get(object.len().saturating_sub(MAX_TITLE)..).unwrap_or_default();
    let of_tokens =
        [&b"Jwt"[..], b"JWT", b"jwt"].iter().any(|one| memchr::memmem::find(title, one).is_some());
    let sign = text.skip_space(name.to + quote.backslashes + 1);
    let from = text.skip(text.skip_space(sign + 1), |byte| is_quote(byte) || byte == b'\\');
    let value = text.cut(from, text.skip(from, is_base64));
    (of_tokens && text.byte(sign) == b':' && is_made(value)).then_some(Rule::ApiKey)
}

/// The name of the object, with its quotes and colon.
const MAX_TITLE: usize = 24;
/// How far back the section's name may stand.
const MAX_BACK: usize = 512;

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
