//! The rules for the head of an answer, stricter than an HTTP client needs to be.

use crate::cause::Cause;
use crate::text::Excerpt;

/// The largest head of an answer, in bytes, the empty line included.
pub(super) const MAX_HEAD_BYTES: usize = 32 * 1024;
/// The most header fields of an answer.
pub(super) const MAX_FIELDS: usize = 100;

/// Takes a head in, byte by byte, and refuses it at the first one that no
/// well-formed answer has there.
#[derive(Debug, Default)]
pub(super) struct HeadScanner {
    bytes: Vec<u8>,
    line_length: usize,
}

impl HeadScanner {
    /// Whether nothing has come so far.
    pub(super) fn is_empty(&self) -> bool {
        self.bytes.is_empty()
    }

    /// Takes one byte; whether the head is complete with it.
    pub(super) fn push(&mut self, byte: u8) -> Result<bool, Cause> {
        let at = self.bytes.len();
        if at >= MAX_HEAD_BYTES {
            return Err(Cause::AnswerTooLarge);
        }
        if b"HTTP/1.".get(at).is_some_and(|wanted| *wanted != byte) {
            return Err(malformed("it does not begin like an HTTP/1 answer"));
        }
        let after_return = self.bytes.last() == Some(&b'\r');
        match byte {
            b'\n' if !after_return => return Err(malformed("a bare line feed in its head")),
            _ if after_return && byte != b'\n' => {
                return Err(malformed("a bare carriage return in its head"));
            }
            b' ' | b'\t' if at > 0 && self.line_length == 0 => {
                return Err(malformed("a folded header line"));
            }
            b'\t' | b'\r' | b'\n' => {}
            0..=0x1f | 0x7f => return Err(malformed("a control character in its head")),
            _ => {}
        }
        self.bytes.push(byte);
        match byte {
            b'\r' => {}
            b'\n' => {
                let was_empty = self.line_length == 0;
                self.line_length = 0;
                return Ok(was_empty);
            }
            _ => self.line_length += 1,
        }
        Ok(false)
    }

    /// The head's bytes; the scanner begins anew.
    pub(super) fn take(&mut self) -> Vec<u8> {
        std::mem::take(self).bytes
    }
}

/// How the end of a body is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Framing {
    /// There is no body.
    None,
    /// By its length.
    Length(u64),
    /// By its last chunk.
    Chunked,
    /// By the end of the connection.
    Close,
}

/// What a complete head says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) status: u16,
    pub(super) framing: Framing,
}

impl Head {
    /// Checks a complete head. `is_head` is whether it answers a `HEAD` request.
    pub(super) fn read(bytes: &[u8], is_head: bool) -> Result<Self, Cause> {
        let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let mut response = httparse::Response::new(&mut fields);
        response.parse(bytes).map_err(|error| match error {
            httparse::Error::TooManyHeaders => Cause::AnswerTooLarge,
            error => malformed(&error.to_string()),
        })?;
        let status = response.code.unwrap_or_default();
        if !(100..=599).contains(&status) {
            return Err(malformed("its status is none of 100 to 599"));
        }
        if status == 101 {
            return Err(malformed("it changes the protocol"));
        }
        let is_1_0 = response.version == Some(0);
        let length = length(response.headers)?;
        let chunked = chunked(response.headers, is_1_0)?;
        let framing = match (length, chunked) {
            (Some(_), true) => return Err(malformed("it has a length and a transfer coding")),
            _ if is_head || matches!(status, 100..=199 | 204 | 304) => Framing::None,
            (Some(length), false) => Framing::Length(length),
            (None, true) => Framing::Chunked,
            (None, false) => Framing::Close,
        };
        if framing != Framing::None {
            refuse_encoding(response.headers)?;
        }
        Ok(Self { status, framing })
    }

    pub(super) fn is_interim(self) -> bool {
        self.status < 200
    }
}

pub(super) fn malformed(reason: &str) -> Cause {
    Cause::AnswerMalformed { reason: Excerpt::new(reason) }
}

type Fields<'a> = [httparse::Header<'a>];

fn values<'a>(fields: &'a Fields<'a>, name: &'static str) -> impl Iterator<Item = &'a [u8]> {
    fields
        .iter()
        .filter(move |field| field.name.eq_ignore_ascii_case(name))
        .map(|field| field.value)
}

fn length(fields: &Fields<'_>) -> Result<Option<u64>, Cause> {
    let mut lengths = values(fields, "content-length");
    let Some(length) = lengths.next() else { return Ok(None) };
    if lengths.next().is_some() {
        return Err(malformed("it gives its length more than once"));
    }
    let digits = length.trim_ascii();
    str::from_utf8(digits)
        .ok()
        .filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))
        .and_then(|digits| digits.parse().ok())
        .map(Some)
        .ok_or_else(|| malformed("its length is not a number"))
}

fn chunked(fields: &Fields<'_>, is_1_0: bool) -> Result<bool, Cause> {
    let mut codings = values(fields, "transfer-encoding");
    let Some(coding) = codings.next() else { return Ok(false) };
    let only_chunked = coding.trim_ascii().eq_ignore_ascii_case(b"chunked");
    if !only_chunked || codings.next().is_some() || is_1_0 {
        return Err(malformed("its transfer coding is not chunked alone"));
    }
    Ok(true)
}

/// An answer is never unpacked: a small one could become a huge one.
fn refuse_encoding(fields: &Fields<'_>) -> Result<(), Cause> {
    match values(fields, "content-encoding")
        .all(|coding| coding.trim_ascii().eq_ignore_ascii_case(b"identity"))
    {
        true => Ok(()),
        false => Err(malformed("it is compressed, which was not asked for")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8]) -> Result<Option<Head>, Cause> {
        let mut scanner = HeadScanner::default();
        for byte in bytes {
            if scanner.push(*byte)? {
                return Head::read(&scanner.take(), false).map(Some);
            }
        }
        Ok(None)
    }

    fn framing(fields: &str) -> Result<Framing, String> {
        let head = format!("HTTP/1.1 200 OK\r\n{fields}\r\n");
        match read(head.as_bytes()) {
            Ok(head) => Ok(head.expect("the head is complete").framing),
            Err(cause) => Err(cause.to_string()),
        }
    }

    #[test]
    fn the_end_of_a_body_is_known_in_one_way_only() {
        assert_eq!(framing(""), Ok(Framing::Close));
        assert_eq!(framing("Content-Length: 12\r\n"), Ok(Framing::Length(12)));
        assert_eq!(framing("transfer-encoding: CHUNKED\r\n"), Ok(Framing::Chunked));
        for wrong in [
            "Content-Length: 5\r\nContent-Length: 5\r\n",
            "Content-Length: 5, 5\r\n",
            "Content-Length: +5\r\n",
            "Content-Length: \r\n",
            "Content-Length: 18446744073709551616\r\n",
            "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n",
            "Transfer-Encoding: gzip, chunked\r\n",
            "Transfer-Encoding: identity\r\n",
            "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
            "Content-Encoding: gzip\r\n",
        ] {
            assert!(framing(wrong).is_err(), "{wrong}");
        }
        assert!(read(b"HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n").is_err());
    }

    #[test]
    fn a_head_and_204_and_304_have_no_body_whatever_they_say() {
        let of = |status, is_head| {
            let head = format!("HTTP/1.1 {status} x\r\nContent-Length: 5\r\n\r\n");
            Head::read(head.as_bytes(), is_head).unwrap().framing
        };
        assert_eq!(of(200, true), Framing::None);
        assert_eq!(of(204, false), Framing::None);
        assert_eq!(of(304, false), Framing::None);
        assert_eq!(of(200, false), Framing::Length(5));
    }

    #[test]
    fn a_head_may_be_as_large_as_its_limit() {
        let head = |filler: usize| {
            let head = format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(filler));
            read(head.as_bytes())
        };
        let room = MAX_HEAD_BYTES - "HTTP/1.1 200 OK\r\nX: \r\n\r\n".len();
        assert!(head(room).is_ok());
        assert_eq!(head(room + 1), Err(Cause::AnswerTooLarge));
    }

    #[test]
    fn a_head_may_have_as_many_fields_as_its_limit() {
        let head = |fields| {
            read(format!("HTTP/1.1 200 OK\r\n{}\r\n", "A: b\r\n".repeat(fields)).as_bytes())
        };
        assert!(head(MAX_FIELDS).is_ok());
        assert_eq!(head(MAX_FIELDS + 1), Err(Cause::AnswerTooLarge));
    }

    #[test]
    fn what_no_answer_has_is_refused_where_it_stands() {
        for wrong in [
            &b"\r\nHTTP/1.1 200 OK\r\n\r\n"[..],
            b"http/1.1 200 OK",
            b"HTTP/2 200",
            b"HTTP/1.2 200 OK\r\n\r\n",
            b"HTTP/1.1 200 OK\n",
            b"HTTP/1.1 200 OK\rX",
            b"HTTP/1.1 200 OK\r\nA: b\0",
            b"HTTP/1.1 200 OK\r\nA: \x1b",
            b"HTTP/1.1 200 OK\r\nA: \x7f",
            b"HTTP/1.1 200 OK\r\nA: b\r\n c",
            b"HTTP/1.1 200 OK\r\n\tA: b",
            b"HTTP/1.1 200 OK\r\nA : b\r\n\r\n",
            b"HTTP/1.1 200 OK\r\nA\r\n\r\n",
            b"HTTP/1.1 600 x\r\n\r\n",
            b"HTTP/1.1 999 x\r\n\r\n",
            b"HTTP/1.1 099 x\r\n\r\n",
            b"HTTP/1.1 20 x\r\n\r\n",
            b"HTTP/1.1 101 x\r\n\r\n",
        ] {
            let cause = read(wrong).expect_err(&String::from_utf8_lossy(wrong));
            assert_eq!(cause.code(), "answer-malformed", "{}", wrong.escape_ascii());
        }
        for right in [&b"HTTP/1.0 599 \r\n\r\n"[..], b"HTTP/1.1 100\r\n\r\n"] {
            assert!(read(right).unwrap().is_some());
        }
    }
}
