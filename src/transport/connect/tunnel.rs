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
    let mut received = Vec::new();
    for _ in 0..=MAX_INTERIM {
        let answer = read_answer(line, &mut received)?;
        if !(100..200).contains(&answer.status) {
            // A TLS server does not speak first: what came along is no TLS, and
            // the handshake says so, whether it arrives now or a moment later.
            line.put_back(&received);
            let Answer { status, offered, date, .. } = answer;
            tell(Step::ProxyAnswered { status, offered, date });
            verdict(answer, credentials.is_some())?;
            return Ok(Tunnel { announces_body: answer.announces_body });
        }
    }
    Err(Cause::NotAProxy.into())
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

/// Reads one head. Bytes after it stay in `received`.
fn read_answer(line: &mut Line, received: &mut Vec<u8>) -> Result<Answer, Failure> {
    let mut chunk = [0; 2048];
    loop {
        if let Some((answer, length)) = parse(received)? {
            received.drain(..length);
            return Ok(answer);
        }
        let count = line.receive(&mut chunk)?;
        if count == 0 {
            return Err(line.watch().lost().into());
        }
        received.extend_from_slice(chunk.get(..count).unwrap_or_default());
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
