//! Several values of one name: what a field was and what it became, and what a state
//! file of Terraform has of a password that it made.

use crate::package::redact::apart::naming;
use crate::package::redact::found::Found;
use crate::package::redact::harmless::is_placeholder;
use crate::package::redact::mode::Quote;
use crate::package::redact::named::Name;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_name, is_quote};

/// How far from the name its values may stand.
const MAX_APART: usize = 320;
/// A resource's attributes stand further apart.
const MAX_RESOURCE: usize = 1024;

/// `{"field": "password", "old": "...", "new": "..."}`.
pub(super) fn changed(name: &Name<'_>, rule: Rule) -> Option<Found> {
    const KEYS: [&[u8]; 10] = [
        b"old",
        b"new",
        b"from",
        b"to",
        b"before",
        b"after",
        b"oldValue",
        b"newValue",
        b"old_value",
        b"new_value",
    ];
    let text = name.text;
    naming(text, name)?;
    let start = name.to + name.quoted?.backslashes + 1;
    let stop = text.skip(start, |byte| !matches!(byte, b'{' | b'}')).min(start + MAX_APART);
    let quoted = |key: usize| is_quote(text.before(key));
    Found::spans(rule, values(text, start, stop, &KEYS, quoted).into_iter().flatten())
}

/// `"type": "random_password"`, `resource "random_password" "name"`: what it made.
pub(super) fn made(name: &Name<'_>) -> Option<Found> {
    if name.bytes() != b"random_password" {
        return None;
    }
    let text = name.text;
    let stop = name.to + MAX_RESOURCE;
    let next = text.find(name.to, stop, b"\"type\"");
    let stop = next.or(text.find(name.to, stop, b"resource \"")).unwrap_or(stop);
    let spans = values(text, name.to, stop, &[b"bcrypt_hash", b"result"], |_| true);
    Found::spans(Rule::Password, spans.into_iter().flatten())
}

/// The strings behind these keys, in order, of keys that stand `like` this.
fn values(
    text: Text<'_>,
    from: usize,
    to: usize,
    keys: &[&[u8]],
    like: impl Fn(usize) -> bool,
) -> [Option<(usize, usize)>; 4] {
    let mut found = [None; 4];
    let (mut count, mut at) = (0, from);
    while at < to && count < found.len() {
        let end = text.skip(at, is_name);
        if end == at {
            at += 1;
            continue;
        }
        let sign =
            text.skip(end, |byte| is_quote(byte) || byte.is_ascii_whitespace() || byte == b'\\');
        let known =
            keys.contains(&text.cut(at, end)) && like(at) && matches!(text.byte(sign), b':' | b'=');
        at = end;
        if !known {
            continue;
        }
        let Some((quote, inner)) = Quote::at(text, text.skip_space(sign + 1)) else { continue };
        let close = text.skip(inner, |byte| byte != quote.mark && byte != b'\\' && byte != b'\n');
        if !is_placeholder(text.cut(inner, close))
            && let Some(place) = found.get_mut(count)
        {
            *place = Some((inner, close));
            count += 1;
        }
        at = close;
    }
    found
}
