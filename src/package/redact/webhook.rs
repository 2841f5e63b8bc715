//! Addresses that are secrets themselves: who knows the path may call.

use crate::package::redact::found::Found;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_gap};

/// A shorter part of a path was not made by chance.
const MIN_PART: usize = 8;
/// How far before the address the name of its variable may begin.
const MAX_NAME: usize = 48;

/// `://` at `at`: an address that something is sent to, by its host, its path or the
/// name before it.
pub(super) fn in_path(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text.skip(at + 1, |byte| matches!(byte, b'/' | b'\\'));
    let end = text.skip(from, |byte| {
        !is_gap(byte) && !matches!(byte, b'?' | b'#' | b'"' | b'<' | b'>' | b'\'' | b'`' | b')')
    });
    let host_end =
        text.skip(from, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b':'));
    if host_end >= end || end - from < 24 {
        return None;
    }
    let (host, path) = (text.cut(from, host_end), text.cut(host_end, end));
    let has = |hay: &[u8], what: &[u8]| {
        hay.windows(what.len()).any(|part| part.eq_ignore_ascii_case(what))
    };
    let bot = host == b"api.telegram.org";
    let named = || {
        let start = text.line_start(at).max(at.saturating_sub(MAX_NAME));
        has(text.cut(start, at), b"webhook")
    };
    let known = bot
        || has(host, b"hook")
        || host == b"hc-ping.com"
        || host == b"maker.ifttt.com"
        || has(path, b"/webhook")
        || has(path, b"/hooks/")
        || has(path, b"\\/webhook")
        || named();
    if !known {
        return None;
    }
    let services = has(host, b"hook") && path.starts_with(b"/services/");
    let mut spans = [(0, 0); 8];
    let (mut count, mut start) = (0, host_end);
    for part in path.split(|&byte| matches!(byte, b'/' | b'\\' | b'@')) {
        let (from, to) = (start, start + part.len());
        start = to + 1;
        let part = if bot { part.strip_prefix(b"bot").unwrap_or_default() } else { part };
        // Who the hook is for is part of its secret.
        let made = is_made(part) || services && !part.is_empty() && part != b"services";
        if let Some(span) = spans.get_mut(count).filter(|_| made) {
            *span = (from + usize::from(bot) * 3, to);
            count += 1;
        }
    }
    Found::spans(Rule::UrlCredentials, spans)
}

/// Letters with digits, or of both cases in a way that words do not have.
fn is_made(part: &[u8]) -> bool {
    let count = |kind: fn(&u8) -> bool| part.iter().filter(|byte| kind(byte)).count();
    let (digits, letters) = (count(u8::is_ascii_digit), count(u8::is_ascii_alphabetic));
    let upper = count(u8::is_ascii_uppercase);
    part.len() >= MIN_PART
        && letters > 0
        && (digits >= 2 || part.len() >= 20 && upper >= 3 && upper < letters)
}
