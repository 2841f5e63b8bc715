//! What commands and consoles take in a form of their own.

use crate::package::redact::found::Found;
use crate::package::redact::harmless::{is_mask, is_reference};
use crate::package::redact::mode::{Mode, Quote};
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank, is_gap, is_name, is_quote};
use crate::package::redact::url::is_example;
use crate::package::redact::words::is_one_of;

/// `--from-literal=name=secret`, whatever the name is.
pub(in crate::package::redact) fn literal(text: Text<'_>, at: usize) -> Option<Found> {
    let sign = text.skip(at, is_name);
    let mut name = text.skip(sign, |byte| byte == b'=' || is_blank(byte));
    let around = Quote::opens(text, name);
    name = around.map_or(name, |(_, inner)| inner);
    let equals = text.skip(name, is_name);
    let plain = is_one_of(text.cut(name, equals), "username user host port name url region");
    if text.byte(equals) != b'=' || equals == name || plain {
        return None;
    }
    let from = equals + 1;
    let (from, mode) = match (around, Quote::opens(text, from)) {
        (Some((quote, _)), _) => (from, Mode::Quoted(quote)),
        (None, Some((quote, inner))) => (inner, Mode::Quoted(quote)),
        (None, None) => (from, Mode::Word),
    };
    (!is_gap(text.byte(from)) && !is_reference(text, from))
        .then(|| Found::value(Rule::KubernetesSecret, from, mode))
}

/// Options in one text, as consoles take them: `ipmiopts="U:name,P:secret,K:key"`.
pub(in crate::package::redact) fn console(text: Text<'_>, at: usize) -> Option<Found> {
    if !text.ends(at, b"ipm") {
        return None;
    }
    let equals = text.skip(at, |byte| byte.is_ascii_alphabetic());
    let (quote, from) = Quote::at(text, text.skip_blanks(equals + 1))?;
    let end = text.skip(from, |byte| byte != quote.mark && byte != b'\n');
    let mut spans = [(0, 0); 4];
    let (mut count, mut at) = (0, from);
    for part in text.cut(from, end).split(|&byte| byte == b',') {
        let secret =
            matches!(part.first(), Some(b'P' | b'K' | b'p' | b'k')) && part.get(1) == Some(&b':');
        if let Some(span) = spans.get_mut(count).filter(|_| secret) {
            *span = (at + 2, at + part.len());
            count += 1;
        }
        at += part.len() + 1;
    }
    (text.byte(equals) == b'=').then(|| Found::spans(Rule::Password, spans)).flatten()
}

/// `name:secret@host` without a scheme: behind an option that names a machine, and in
/// addresses of databases such as `name:secret@tcp(host)`.
pub(in crate::package::redact) fn login_at(text: Text<'_>, at: usize) -> Option<Found> {
    let stop = |byte: u8| {
        !is_gap(byte) && !is_quote(byte) && !matches!(byte, b'=' | b'/' | b'<' | b'>' | b'\\')
    };
    let (from, to) = if text.byte(at) == b'@' {
        (text.back(at, stop), at)
    } else {
        let sign = |byte: u8| is_blank(byte) || matches!(byte, b'=' | b'>');
        let from = text.skip(text.skip(at + 1, is_name), sign);
        let end = text.skip(from, stop);
        let sign = text.cut(from, end).iter().rposition(|&byte| byte == b'@');
        let alone = text.starts(at, b" login=").then_some(end - from);
        (from, from + sign.or(alone)?)
    };
    let word = text.cut(from, to);
    let colon = word.iter().position(|&byte| byte == b':')?;
    let (user, secret) = (word.get(..colon)?, word.get(colon + 1..)?);
    let open = !is_mask(secret) && !is_example(user, secret);
    (colon > 0 && open).then(|| Found::span(Rule::UrlCredentials, from + colon + 1, to)).flatten()
}

/// `response="..."` of a header for digest authentication.
pub(in crate::package::redact) fn digest(text: Text<'_>, at: usize) -> Option<Found> {
    let from = text.skip(at, |byte| byte != b'=') + 1;
    let from = text.skip(from, |byte| is_quote(byte) || byte == b'\\');
    let to = text.skip(from, |byte| byte.is_ascii_hexdigit());
    let line = text.cut(text.line_start(at), at);
    let known = line.windows(7).any(|part| part.eq_ignore_ascii_case(b"digest "));
    (known && to - from >= 32).then(|| Found::span(Rule::Authorization, from, to)).flatten()
}
