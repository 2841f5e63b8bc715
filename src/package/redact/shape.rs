//! What stands where a secret was: as long, and of the same shape.

/// Hides these bytes; line ends stay.
pub(super) fn hide(buffer: &mut [u8], from: usize, to: usize) {
    for byte in buffer.get_mut(from..to).unwrap_or_default() {
        if !matches!(byte, b'\n' | b'\r') {
            *byte = b'*';
        }
    }
}

/// Hides the digits of a number that stays one.
pub(super) fn hide_number(buffer: &mut [u8], from: usize, to: usize) {
    for byte in buffer.get_mut(from..to).unwrap_or_default() {
        if byte.is_ascii_digit() {
            *byte = b'1';
        }
    }
}

/// Hides a place that may be part of a JSON text: quotes stay, escapes are not
/// torn apart, and a number stays one.
pub(super) fn hide_span(buffer: &mut [u8], from: usize, to: usize) {
    let (from, to) = whole_escapes(buffer, from, to);
    if is_number(buffer, from, to) {
        return hide_number(buffer, from, to);
    }
    let mut escaped = false;
    for at in from..to {
        let next = buffer.get(at + 1).copied();
        let Some(byte) = buffer.get_mut(at) else { return };
        match *byte {
            b'"' | b'\n' | b'\r' => escaped = false,
            b'\\' if !escaped && next == Some(b'"') => {}
            b'\\' if !escaped && at + 1 < to => {
                escaped = true;
                *byte = b'*';
            }
            _ => {
                escaped = false;
                *byte = b'*';
            }
        }
    }
}

/// The same place without the halves of escapes at its edges.
fn whole_escapes(buffer: &[u8], from: usize, to: usize) -> (usize, usize) {
    let slashes = |at: usize| {
        buffer
            .get(..at)
            .unwrap_or_default()
            .iter()
            .rev()
            .take(64)
            .take_while(|&&byte| byte == b'\\')
            .count()
    };
    let mut from = from;
    if slashes(from) % 2 == 1 {
        from += if buffer.get(from) == Some(&b'u') { 5 } else { 1 };
    } else if let Some(back) = (2..=5).find(|&back| {
        from.checked_sub(back).is_some_and(|start| {
            buffer.get(start) == Some(&b'\\')
                && buffer.get(start + 1) == Some(&b'u')
                && slashes(start) % 2 == 0
        })
    }) {
        from += 6 - back;
    }
    let to = if to > from && slashes(to) % 2 == 1 { to - 1 } else { to };
    (from, to.max(from).min(buffer.len()))
}

/// Whether this is the whole of an unquoted JSON number.
fn is_number(buffer: &[u8], from: usize, to: usize) -> bool {
    let digits = buffer.get(from..to).unwrap_or_default();
    let blank = |byte: &&u8| byte.is_ascii_whitespace();
    let head = buffer.get(..from).unwrap_or_default();
    let before = head.iter().rev().take(MAX_INDENT).find(|byte| !blank(byte));
    let after = buffer.get(to);
    !digits.is_empty()
        && digits.iter().all(u8::is_ascii_digit)
        && before.is_some_and(|byte| matches!(byte, b':' | b'[' | b','))
        && after
            .is_some_and(|byte| matches!(byte, b']' | b'}' | b',') || byte.is_ascii_whitespace())
}

/// The white space before a number that is looked past.
const MAX_INDENT: usize = 256;
