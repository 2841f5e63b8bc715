//! What tools print of a protocol at work: SNMP's messages in a capture, IPMI's keys.

use crate::package::redact::found::Found;
use crate::package::redact::harmless::is_mask;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::{Text, is_blank};

/// More lines than the keys of IPMI have.
const MAX_LINES: usize = 8;

/// `C="community" GetRequest(28)`, as tcpdump prints SNMP; ` C="` at `at`.
pub(super) fn community(text: Text<'_>, at: usize) -> Option<Found> {
    const MESSAGES: [&[u8]; 8] =
        [b"Get", b"Set", b"Response", b"Trap", b"V2Trap", b"Inform", b"Report", b"["];
    let from = at + b" C=\"".len();
    let to = text.skip(from, |byte| byte != b'"' && byte != b'\n');
    let message = text.skip(to + 1, |byte| is_blank(byte) || byte == b'{');
    let known = MESSAGES.iter().any(|kind| text.starts(message, kind));
    (known && text.byte(to) == b'"' && message > to + 1)
        .then(|| Found::span(Rule::Community, from, to))
        .flatten()
}

/// `netsnmp_udp_getSecName: compare <"community", 0x0000000a>`, as the agent traces which
/// community a message has.
pub(super) fn security_name(text: Text<'_>, at: usize) -> Option<Found> {
    let end = text.line_end(at);
    let from = text.find(at, end, b"<\"")? + b"<\"".len();
    let to = text.skip(from, |byte| byte != b'"' && byte != b'\n');
    (text.byte(to) == b'"').then(|| Found::span(Rule::Community, from, to)).flatten()
}

/// `rakp2 mac key (20 bytes)` and its bytes in the lines below, as ipmitool traces
/// a login; ` key (` at `at`.
pub(super) fn key_bytes(text: Text<'_>, at: usize) -> Option<Found> {
    let count = at + b" key (".len();
    let digits = text.skip(count, |byte| byte.is_ascii_digit());
    let end = text.line_end(digits);
    if digits == count || !text.cut(digits, end).starts_with(b" bytes)") {
        return None;
    }
    let mut spans = [(0, 0); MAX_LINES];
    let mut start = text.skip(end, |byte| byte == b'\r') + 1;
    for span in &mut spans {
        let line_end = text.line_end(start);
        let line = text.cut(start, line_end).trim_ascii();
        if line.is_empty() || !line.split(|&byte| is_blank(byte)).all(is_byte) || is_mask(line) {
            break;
        }
        *span = (text.skip_blanks(start), line_end);
        start = text.skip(line_end, |byte| byte == b'\r') + 1;
    }
    Found::spans(Rule::PrivateKey, spans)
}

fn is_byte(word: &[u8]) -> bool {
    word.len() == 2 && word.iter().all(u8::is_ascii_hexdigit)
}
