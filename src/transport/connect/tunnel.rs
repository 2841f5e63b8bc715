//! `CONNECT`: asking an HTTP proxy for a tunnel, and what its answers mean.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use httparse::ParserConfig;
use zeroize::Zeroizing;

use crate::cause::{AuthSchemes, Cause};
use crate::settings::ProxyCredentials;
use crate::time::WallTime;
use crate::transport::connect::challenge;
use crate::transport::connect::line::{Line, failure_in};
use crate::transport::https::USER_AGENT;
use crate::transport::{Failure, Step};

/// The largest head of a proxy's answer, in bytes.
pub(super) const MAX_HEAD_BYTES: usize = 16 * 1024;
/// The most header fields of a proxy's answer.
pub(super) const MAX_FIELDS: usize = 100;
/// The most interim answers (1xx) before the final one.
pub(super) const MAX_INTERIM: usize = 8;

/// A tunnel, as the one who opened it speaks of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Tunnel {
    /// It came with a body, which a tunnel does not have: if no TLS comes out
    /// of it, it was a web page and no tunnel.
    pub(super) announces_body: bool,
}

/// Asks for a tunnel to `target` (`host:port`).
pub(super) fn open(
    line: &mut Line,
    target: &str,
    credentials: Option<&ProxyCredentials>,
    tell: &dyn Fn(Step),
) -> Result<Tunnel, Failure> {
    let asked = line.write_all(&request(target, credentials));
    if let Err(error) = asked {
        let failure = failure_in(error, line.watch().lost());
        return Err(failure);
    }
    let mut incoming = Incoming::default();
    let mut chunk = [0; 2048];
    let answer = loop {
        let count = line.receive(&mut chunk)?;
        if count == 0 {
            return Err(line.watch().lost().into());
        }
        if let Some(answer) = incoming.take_in(chunk.get(..count).unwrap_or_default())? {
            break answer;
        }
    };
    // A TLS server does not speak first: what came along is no TLS, and the
    // handshake says so, whether it arrives now or a moment later.
    line.put_back(&incoming.received);
    let Answer { status, offered, date, .. } = answer;
    tell(Step::ProxyAnswered { status, offered, date });
    verdict(answer, credentials.is_some())?;
    Ok(Tunnel { announces_body: answer.announces_body })
}

fn request(target: &str, credentials: Option<&ProxyCredentials>) -> Zeroizing<Vec<u8>> {
    let mut request = Zeroizing::new(Vec::with_capacity(512));
    for part in ["CONNECT ", target, " HTTP/1.1\r\nHost: ", target, "\r\nUser-Agent: ", USER_AGENT]
    {
        request.extend_from_slice(part.as_bytes());
    }
    if let Some(credentials) = credentials {
        let password = credentials.password().expose();
        let mut plain = Zeroizing::new(String::with_capacity(256));
        for part in [credentials.user_name(), ":", password] {
            plain.push_str(part);
        }
        let encoded = Zeroizing::new(STANDARD.encode(plain.as_bytes()));
        request.extend_from_slice(b"\r\nProxy-Authorization: Basic ");
        request.extend_from_slice(encoded.as_bytes());
    }
    request.extend_from_slice(b"\r\n\r\n");
    request
}

/// What an answer to `CONNECT` says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Answer {
    status: u16,
    offered: AuthSchemes,
    announces_body: bool,
    date: Option<WallTime>,
}

/// What has come of a proxy's answer, whatever pieces it comes in.
#[derive(Debug, Default)]
struct Incoming {
    /// Not understood yet; after the final answer, what came along with it.
    received: Vec<u8>,
    interim: usize,
}

impl Incoming {
    /// Takes some more; the final answer once its head is complete.
    fn take_in(&mut self, bytes: &[u8]) -> Result<Option<Answer>, Cause> {
        self.received.extend_from_slice(bytes);
        while let Some((answer, length)) = parse(&self.received)? {
            self.received.drain(..length);
            if !(100..200).contains(&answer.status) {
                return Ok(Some(answer));
            }
            self.interim += 1;
            if self.interim > MAX_INTERIM {
                return Err(Cause::NotAProxy);
            }
        }
        Ok(None)
    }
}

/// The first answer in `bytes` and its length, once it is complete.
///
/// Proxies are not held to the letter: what their headers look like matters
/// little, nothing of them is believed but the status and the schemes.
fn parse(bytes: &[u8]) -> Result<Option<(Answer, usize)>, Cause> {
    let start = b"HTTP/1.";
    if bytes.iter().zip(start).any(|(got, wanted)| got != wanted) {
        return Err(Cause::NotAProxy);
    }
    let Some(length) = head_length(bytes) else {
        return if bytes.len() > MAX_HEAD_BYTES { Err(Cause::NotAProxy) } else { Ok(None) };
    };
    if length > MAX_HEAD_BYTES {
        return Err(Cause::NotAProxy);
    }
    let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
    let mut response = httparse::Response::new(&mut fields);
    ParserConfig::default()
        .ignore_invalid_headers_in_responses(true)
        .allow_obsolete_multiline_headers_in_responses(true)
        .allow_spaces_after_header_name_in_responses(true)
        .parse_response(&mut response, bytes.get(..length).unwrap_or_default())
        .map_err(|_| Cause::NotAProxy)?;
    let status = response.code.filter(|code| (100..600).contains(code)).ok_or(Cause::NotAProxy)?;
    let challenges = response.headers.iter().filter(|field| {
        ["proxy-authenticate", "www-authenticate"]
            .iter()
            .any(|name| field.name.eq_ignore_ascii_case(name))
    });
    let offered =
        challenge::offered(challenges.filter_map(|field| str::from_utf8(field.value).ok()));
    let announces_body = response.headers.iter().any(|field| {
        let is = |name: &str| field.name.eq_ignore_ascii_case(name);
        is("content-type")
            || is("transfer-encoding")
            || is("content-length") && field.value.trim_ascii() != b"0"
    });
    let date = response.headers.iter().find(|field| field.name.eq_ignore_ascii_case("date"));
    let date = date.and_then(|field| str::from_utf8(field.value).ok());
    let date = date.and_then(|text| WallTime::from_http_date(text.trim()));
    Ok(Some((Answer { status, offered, announces_body, date }, length)))
}

/// The length of the head in `bytes`, the empty line included.
fn head_length(bytes: &[u8]) -> Option<usize> {
    let mut line_start = 0;
    for (position, _) in bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n') {
        let line = bytes.get(line_start..position)?;
        if line_start > 0 && (line.is_empty() || line == b"\r") {
            return Some(position + 1);
        }
        line_start = position + 1;
    }
    None
}

fn verdict(answer: Answer, had_credentials: bool) -> Result<(), Cause> {
    let Answer { status, offered, .. } = answer;
    match status {
        // Whatever a 2xx says of a body is to be ignored (RFC 9110, 9.3.6).
        200..=299 => Ok(()),
        401 | 407 if !offered.is_empty() && !offered.basic => {
            Err(Cause::ProxySchemeUnsupported { offered })
        }
        // Squid says 407 to wrong credentials, tinyproxy 401.
        401 | 407 if had_credentials => Err(Cause::ProxyCredentialsRejected),
        401 | 407 => Err(Cause::ProxyAuthenticationRequired { offered }),
        // 500 is what squid and tinyproxy say of a name that does not resolve.
        404 | 500 | 502 | 503 | 504 => Err(Cause::ProxyCannotReach { status }),
        408 | 425 | 429 => Err(Cause::ProxyStatus { status }),
        400..=499 => Err(Cause::ProxyRefused { status }),
        _ => Err(Cause::ProxyStatus { status }),
    }
}

/// For the fuzz target `proxy_answer`.
#[cfg(fuzzing)]
pub(in crate::transport) mod fuzzing {
    use super::{AuthSchemes, Cause, Incoming, WallTime, verdict};

    /// A proxy's final answer, and what it means.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub struct ProxyAnswer {
        /// Its status.
        pub status: u16,
        /// The schemes that it offers.
        pub offered: AuthSchemes,
        /// Whether it comes with a body.
        pub announces_body: bool,
        /// When it was given, as the proxy says.
        pub date: Option<WallTime>,
        /// What it means to somebody without credentials, and with them.
        pub verdicts: [Result<(), Cause>; 2],
        /// Its bytes, interim answers included.
        pub length: usize,
    }

    /// Reads an answer that comes in these pieces; `None` while it goes on.
    pub fn proxy_answer<'a>(
        pieces: impl IntoIterator<Item = &'a [u8]>,
    ) -> Result<Option<ProxyAnswer>, Cause> {
        let (mut incoming, mut taken) = (Incoming::default(), 0);
        for piece in pieces {
            taken += piece.len();
            if let Some(answer) = incoming.take_in(piece)? {
                return Ok(Some(ProxyAnswer {
                    status: answer.status,
                    offered: answer.offered,
                    announces_body: answer.announces_body,
                    date: answer.date,
                    verdicts: [verdict(answer, false), verdict(answer, true)],
                    length: taken - incoming.received.len(),
                }));
            }
        }
        Ok(None)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn status_of(bytes: &[u8]) -> Result<Option<u16>, Cause> {
        parse(bytes).map(|found| found.map(|(answer, _)| answer.status))
    }

    #[test]
    fn a_head_is_read_up_to_its_limit_and_no_further() {
        let head = |filler: usize| {
            let mut head = b"HTTP/1.1 200 OK\r\nX: ".to_vec();
            head.resize(head.len() + filler, b'x');
            head.extend_from_slice(b"\r\n\r\n");
            head
        };
        let room = MAX_HEAD_BYTES - head(0).len();
        assert_eq!(status_of(&head(room)), Ok(Some(200)));
        assert_eq!(status_of(&head(room + 1)), Err(Cause::NotAProxy));
        let endless = &head(room + 1)[..=MAX_HEAD_BYTES];
        assert_eq!(status_of(endless), Err(Cause::NotAProxy));
    }

    #[test]
    fn fields_are_read_up_to_their_number_and_no_further() {
        let head = |fields| format!("HTTP/1.1 200 OK\r\n{}\r\n", "A: b\r\n".repeat(fields));
        assert_eq!(status_of(head(MAX_FIELDS).as_bytes()), Ok(Some(200)));
        assert_eq!(status_of(head(MAX_FIELDS + 1).as_bytes()), Err(Cause::NotAProxy));
    }

    #[test]
    fn any_beginning_is_either_waited_for_or_refused() {
        let answer = b"HTTP/1.0 407 No\nProxy-Authenticate: basic realm=x\n\n";
        for end in 0..answer.len() {
            assert_eq!(status_of(&answer[..end]), Ok(None), "{end}");
        }
        assert_eq!(status_of(answer), Ok(Some(407)));
        for rubbish in [&b"\x15\x03\x01\0\x02\x02\x0a"[..], b"SSH-2.0-x\r\n", b"HTTP/2 200\r\n\r\n"]
        {
            assert_eq!(status_of(rubbish), Err(Cause::NotAProxy));
        }
        assert_eq!(status_of(b"HTTP/1.1 99 x\r\n\r\n"), Err(Cause::NotAProxy));
        assert_eq!(status_of(b"HTTP/1.1 600 x\r\n\r\n"), Err(Cause::NotAProxy));
    }

    #[test]
    fn what_comes_after_the_head_is_left_alone() {
        let (_, length) = parse(b"HTTP/1.1 200 OK\r\n\r\nmore\r\n\r\n").unwrap().unwrap();
        assert_eq!(length, 19);
    }

    #[test]
    fn an_answer_is_the_same_whatever_pieces_it_comes_in() {
        let interim = |count| "HTTP/1.1 100 Go on\r\n\r\n".repeat(count);
        let said = [interim(MAX_INTERIM).as_bytes(), b"HTTP/1.1 200 OK\r\n\r\nmore"].concat();
        for piece in [1, 7, said.len()] {
            let mut incoming = Incoming::default();
            let mut pieces = said.chunks(piece);
            let answer = pieces.find_map(|piece| incoming.take_in(piece).unwrap()).unwrap();
            assert_eq!(answer.status, 200);
            incoming.received.extend(pieces.flatten());
            assert_eq!(incoming.received, b"more");
        }
        let endless = interim(MAX_INTERIM + 1);
        assert_eq!(Incoming::default().take_in(endless.as_bytes()), Err(Cause::NotAProxy));
    }

    #[test]
    fn every_status_has_its_meaning() {
        let answer =
            |status, offered| Answer { status, offered, announces_body: false, date: None };
        let says = |status, had_credentials| {
            verdict(answer(status, AuthSchemes::default()), had_credentials)
        };
        for status in [200, 204, 299] {
            assert_eq!(says(status, false), Ok(()));
        }
        for status in [404, 500, 502, 503, 504] {
            assert_eq!(says(status, false), Err(Cause::ProxyCannotReach { status }));
        }
        for status in [400, 403, 405, 451] {
            assert_eq!(says(status, true), Err(Cause::ProxyRefused { status }));
        }
        for status in [301, 307, 429, 501, 505] {
            assert_eq!(says(status, true), Err(Cause::ProxyStatus { status }));
        }
        for status in [401, 407] {
            assert_eq!(says(status, true), Err(Cause::ProxyCredentialsRejected));
            let offered = AuthSchemes::default();
            assert_eq!(says(status, false), Err(Cause::ProxyAuthenticationRequired { offered }));
            let offered = AuthSchemes::from_names(["Digest"]);
            let refused = Err(Cause::ProxySchemeUnsupported { offered });
            assert_eq!(verdict(answer(status, offered), true), refused);
            assert_eq!(verdict(answer(status, offered), false), refused);
        }
    }
}
