//! The data of Kubernetes secrets, in YAML and JSON.

use crate::package::redact::block::{Block, key_end};
use crate::package::redact::found::Found;
use crate::package::redact::mode::Mode;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_base64, is_name, is_quote};
use crate::package::redact::tree::Tree;

/// How many values are looked at to tell a secret from a configuration map.
const MAX_SEEN: usize = 8;
/// How far the kind may be from the data.
const REACH: usize = 900;

/// `ta:` or `ta"` at `at`: the end of `data` or `stringData`.
pub(super) fn data(text: Text<'_>, at: usize) -> Option<Found> {
    let end = at + 2;
    let from = text.back(end, is_name).max(end.saturating_sub(16));
    let string = match text.cut(from, end) {
        b"data" => false,
        b"stringData" => true,
        _ => return None,
    };
    if text.before(from) == b'"' {
        return json(text, from, end, string);
    }
    let start = text.line_start(from);
    let plain = text.cut(start, from).iter().all(|&byte| byte == b' ');
    let line_end = text.line_end(end);
    let rest = text.cut(end + 1, line_end).trim_ascii();
    let open = text.skip_blanks(end + 1);
    if text.byte(end) == b':' && plain && text.byte(open) == b'{' {
        let secret = string || is_secret(text, from, b"kind: Secret");
        return secret.then(|| {
            Found::value(Rule::KubernetesSecret, open, Mode::Tree(Tree::new(0, false).of_data()))
        });
    }
    if text.byte(end) != b':' || !plain || !rest.is_empty() || line_end >= text.len() {
        return None;
    }
    let secret = string
        || is_secret(text, from, b"kind: Secret")
        || all_base64(text, line_end, from - start);
    secret.then(|| {
        Found::value(
            Rule::KubernetesSecret,
            line_end,
            Mode::Block(Block::nested(from - start, false).of_data()),
        )
    })
}

fn json(text: Text<'_>, from: usize, end: usize, string: bool) -> Option<Found> {
    let backslashes = text.backslashes_before(from - 1);
    let after = text.skip(end, |byte| byte == b'\\');
    if text.byte(after) != b'"' {
        return None;
    }
    let colon = text.skip_space(after + 1);
    let open = text.skip_space(colon + 1);
    if text.byte(colon) != b':' || text.byte(open) != b'{' {
        return None;
    }
    let near = text.cut(from.saturating_sub(REACH), from + REACH);
    let kind =
        [&b"\"kind\":\"Secret\""[..], b"\"kind\": \"Secret\"", b"\\\"kind\\\":\\\"Secret\\\""]
            .iter()
            .any(|kind| memchr::memmem::find(near, kind).is_some());
    (string || kind).then(|| {
        Found::value(
            Rule::KubernetesSecret,
            open,
            Mode::Tree(Tree::new(backslashes, false).of_data()),
        )
    })
}

/// Whether the document that has `at` in it says that it is a secret.
fn is_secret(text: Text<'_>, at: usize, kind: &[u8]) -> bool {
    let low = at.saturating_sub(REACH);
    let before = text.cut(low, at);
    let begin = memchr::memmem::rfind(before, b"\n---").map_or(low, |found| low + found);
    let high = at + REACH;
    let end = text.find(at, high, b"\n---").unwrap_or(high);
    let found = text.find(begin, end, kind);
    found.is_some_and(|found| {
        let after = text.byte(found + kind.len());
        let line = text.cut(text.line_start(found), found);
        !is_name(after) && line.iter().all(|byte| matches!(byte, b' ' | b'-'))
    })
}

/// `kubectl` sorts: the kind comes after data of any length. Values that are all
/// base64, below `apiVersion`, are those of a secret.
fn all_base64(text: Text<'_>, line_end: usize, indent: usize) -> bool {
    let above = text.cut(text.line_start(line_end).saturating_sub(64), line_end);
    if memchr::memmem::find(above, b"apiVersion: v1").is_none() {
        return false;
    }
    let (mut at, mut seen) = (line_end, 0);
    while seen < MAX_SEEN {
        let start = text.skip(at, |byte| matches!(byte, b'\r' | b'\n'));
        let first = text.skip_blanks(start);
        if first - start <= indent || first >= text.len() {
            break;
        }
        let limit = text.line_end(first);
        let Some(value) = key_end(text, first, limit) else { return false };
        let value = text.cut(value, limit).trim_ascii();
        let value =
            value.strip_prefix(b"\"").and_then(|value| value.strip_suffix(b"\"")).unwrap_or(value);
        let whole = limit < text.len();
        if value.iter().any(|&byte| !is_base64(byte) || is_quote(byte))
            || whole && !value.len().is_multiple_of(4)
        {
            return false;
        }
        seen += usize::from(!value.is_empty());
        at = limit;
    }
    seen > 0
}
