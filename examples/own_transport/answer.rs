//! Reading an answer: whole, as it came, and within its limits, or not at all.

use std::io::{self, BufRead, Read};

use callhome::transport::Failure;
use callhome::{Cause, Excerpt, Peer, Phase};
use http::Response;

/// The longest head of an answer in bytes, and the most fields in it.
const MAX_HEAD: u64 = 16 * 1024;
const MAX_FIELDS: usize = 64;
/// The most interim answers (1xx) before the real one.
const MAX_INTERIM: usize = 4;

/// The answer, with at most `most` bytes of body. Any status is an answer, a
/// redirect as well.
pub(crate) fn read(
    stream: &mut impl BufRead,
    is_head: bool,
    most: usize,
) -> Result<Response<Vec<u8>>, Failure> {
    for _ in 0..=MAX_INTERIM {
        let bytes = read_head(stream)?;
        let mut fields = [httparse::EMPTY_HEADER; MAX_FIELDS];
        let mut head = httparse::Response::new(&mut fields);
        head.parse(&bytes).map_err(|error| malformed(&error.to_string()))?;
        let status = head.code.unwrap_or_default();
        if (100..200).contains(&status) {
            continue;
        }
        let mut answer = Response::builder().status(status);
        for field in head.headers.iter() {
            answer = answer.header(field.name, field.value);
        }
        let mut answer = answer.body(Vec::new()).map_err(|error| malformed(&error.to_string()))?;
        if !is_head && status != 204 && status != 304 {
            *answer.body_mut() = read_body(stream, answer.headers(), most)?;
        }
        return Ok(answer);
    }
    Err(malformed("it never comes to the point"))
}

fn read_head(stream: &mut impl BufRead) -> Result<Vec<u8>, Failure> {
    let mut head = Vec::new();
    let mut limited = stream.take(MAX_HEAD);
    while !head.ends_with(b"\r\n\r\n") {
        match limited.read_until(b'\n', &mut head) {
            Ok(0) if limited.limit() == 0 => return Err(Cause::AnswerTooLarge.into()),
            Ok(0) if head.is_empty() => return Err(lost(io::ErrorKind::UnexpectedEof.into())),
            Ok(0) => return Err(Cause::AnswerCut.into()),
            Ok(_) => {}
            Err(error) if head.is_empty() => return Err(lost(error)),
            Err(error) => return Err(cut(error)),
        }
    }
    Ok(head)
}

/// The body, whose end is told in exactly one way.
fn read_body(
    stream: &mut impl BufRead,
    headers: &http::HeaderMap,
    most: usize,
) -> Result<Vec<u8>, Failure> {
    let values = |name| headers.get_all(name).iter().map(|value| value.to_str().unwrap_or("?"));
    let lengths: Vec<_> = values(http::header::CONTENT_LENGTH).collect();
    let codings: Vec<_> = values(http::header::TRANSFER_ENCODING).collect();
    match (lengths.as_slice(), codings.as_slice()) {
        ([], []) => {
            // To the end of the connection, which TLS lets nobody fake.
            let mut body = Vec::new();
            stream.take(most as u64 + 1).read_to_end(&mut body).map_err(cut)?;
            if body.len() > most { Err(Cause::AnswerTooLarge.into()) } else { Ok(body) }
        }
        ([length], []) if length.bytes().all(|byte| byte.is_ascii_digit()) => {
            let mut body = Vec::new();
            append(stream, &mut body, length.parse().unwrap_or(usize::MAX), most)?;
            Ok(body)
        }
        ([], [coding]) if coding.eq_ignore_ascii_case("chunked") => read_chunks(stream, most),
        _ => Err(malformed("its length is not clear")),
    }
}

fn read_chunks(stream: &mut impl BufRead, most: usize) -> Result<Vec<u8>, Failure> {
    let mut body = Vec::new();
    loop {
        let line = read_line(stream)?;
        let digits = line.split(';').next().unwrap_or_default().trim();
        let size =
            usize::from_str_radix(digits, 16).map_err(|_| malformed("a chunk has no length"))?;
        if size == 0 {
            break;
        }
        append(stream, &mut body, size, most)?;
        if !read_line(stream)?.is_empty() {
            return Err(malformed("a chunk has another length"));
        }
    }
    // What may follow says nothing that we asked for.
    for _ in 0..MAX_FIELDS {
        if read_line(stream)?.is_empty() {
            return Ok(body);
        }
    }
    Err(Cause::AnswerTooLarge.into())
}

fn read_line(stream: &mut impl BufRead) -> Result<String, Failure> {
    let mut line = Vec::new();
    stream.take(1024).read_until(b'\n', &mut line).map_err(cut)?;
    let line = line.strip_suffix(b"\r\n").ok_or(Cause::AnswerCut)?;
    String::from_utf8(line.to_vec()).map_err(|_| malformed("a chunk has no length"))
}

/// Reads exactly so many bytes more, if the limit allows them.
fn append(
    stream: &mut impl BufRead,
    body: &mut Vec<u8>,
    length: usize,
    most: usize,
) -> Result<(), Failure> {
    if length > most.saturating_sub(body.len()) {
        return Err(Cause::AnswerTooLarge.into());
    }
    let read = stream.take(length as u64).read_to_end(body).map_err(cut)?;
    if read == length { Ok(()) } else { Err(Cause::AnswerCut.into()) }
}

fn malformed(reason: &str) -> Failure {
    Cause::AnswerMalformed { reason: Excerpt::new(reason) }.into()
}

fn cut(error: io::Error) -> Failure {
    Failure::new(Cause::AnswerCut).with_source(error)
}

fn lost(error: io::Error) -> Failure {
    let (peer, phase) = (Peer::ServiceCentre, Phase::Answer);
    Failure::new(Cause::ConnectionLost { peer, phase }).with_source(error)
}
