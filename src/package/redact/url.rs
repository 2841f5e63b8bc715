//! Credentials in URLs.

use crate::package::redact::found::Found;
use crate::package::redact::harmless::is_mask;
use crate::package::redact::mode::{Alphabet, Mode};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_base64, is_gap};
use crate::package::redact::words::is_one_of;

/// A user name without a password that is at least this long is a token.
const MIN_TOKEN: usize = 20;

/// `://` at `at`, or `:\/\/` as JSON may write it: a password before the `@`.
pub(super) fn credentials(text: Text<'_>, at: usize) -> Option<Found> {
    if !text.before(at).is_ascii_alphanumeric() {
        return None;
    }
    // Behind the slashes there may be no user at all.
    let from = text.skip(at + 1, |byte| matches!(byte, b'/' | b'\\'));
    let end = text.skip(from, |byte| {
        !is_gap(byte) && !matches!(byte, b'/' | b'?' | b'#' | b'"' | b'<' | b'>' | b'\\' | b'`')
    });
    let authority = text.cut(from, end);
    // A grammar: `ftp://[[user][:pass]@]host`.
    if authority.starts_with(b"[[") {
        return None;
    }
    let mut last = authority.iter().rposition(|&byte| byte == b'@');
    if last.is_none() {
        // A password may have a slash that nobody escaped.
        let colon = authority.iter().position(|&byte| byte == b':')?;
        let port = authority.get(colon + 1..)?;
        if port.is_empty() || port.iter().all(u8::is_ascii_digit) || end - from > 200 {
            return None;
        }
        let longer = text.cut(
            from,
            text.skip(from, |byte| {
                !is_gap(byte) && !matches!(byte, b'"' | b'<' | b'>' | b'\'' | b'\\' | b'`')
            }),
        );
        last = longer.iter().rposition(|&byte| byte == b'@');
        let named = port.iter().all(|byte| {
            byte.is_ascii_alphanumeric()
                || matches!(byte, b'!' | b'$' | b'%' | b'*' | b'-' | b'.' | b'_')
        });
        last = last.filter(|_| named);
    }
    let at = from + last?;
    let user_end = text.skip(from, |byte| byte != b':').min(at);
    let (secret, user) = (text.cut(user_end + 1, at), text.cut(from, user_end));
    if user_end < at {
        let hidden = is_mask(secret)
            || secret.starts_with(b"$")
            || secret.starts_with(b"{")
            || is_example(user, secret);
        return if hidden { None } else { Found::span(Rule::UrlCredentials, user_end + 1, at) };
    }
    let token = user.len() >= MIN_TOKEN
        && user.iter().any(u8::is_ascii_digit)
        && user.iter().all(|&byte| is_base64(byte));
    token.then(|| Found::span(Rule::UrlCredentials, from, at)).flatten()
}

/// `thin:name/secret@host`, as Oracle's addresses have it.
pub(super) fn oracle(text: Text<'_>, at: usize) -> Option<Found> {
    let from = at + b":thin:".len();
    let end = text.skip(from, |byte| !is_gap(byte) && !matches!(byte, b'"' | b'<' | b'\''));
    let at = from + text.cut(from, end).iter().rposition(|&byte| byte == b'@')?;
    let slash = from + text.cut(from, at).iter().position(|&byte| byte == b'/')?;
    Found::span(Rule::UrlCredentials, slash + 1, at)
}

/// What handbooks write: `user:password@`, `<user>:<password>@`.
pub(super) fn is_example(user: &[u8], secret: &[u8]) -> bool {
    const USERS: &str = "user username name login USER";
    const SECRETS: &str = "password pass passwd pwd secret token PASSWORD PASS";
    is_one_of(user, USERS) && is_one_of(secret, SECRETS)
}

/// `sig=` or `Signature=` in a query.
pub(super) fn signature(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text.skip(at, |byte| byte != b'=') + 1;
    let name = text.back(from - 1, |byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let in_query = matches!(text.before(name), b'?' | b'&' | b';' | b',' | b' ' | b'"' | b'\'');
    let known = [&b"sig"[..], b"signature", b"x-amz-signature", b"x-goog-signature"]
        .iter()
        .any(|one| text.cut(name, from - 1).eq_ignore_ascii_case(one));
    let to = text.skip(from, |byte| is_base64(byte) || byte == b'%');
    (in_query && known && to - from >= 16)
        .then(|| Found::value(Rule::UrlCredentials, from, Mode::Run(Alphabet::Base64)))
}
