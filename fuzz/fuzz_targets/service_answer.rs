//! The head of a service centre's answer, as the transport checks it before the
//! HTTP client sees it: the same whatever pieces it comes in, nothing but one
//! well-formed final head gets through, and no end that is not the body's.
//!
//! The first byte says how long the pieces are; the second whether it answers a
//! HEAD (bit 0) and whether the connection ends in order (bit 1).

#![no_main]

use callhome::Cause;
use callhome::transport::Limits;
use callhome::transport::fuzzing::service_answer;
use libfuzzer_sys::fuzz_target;

const MAX_HEAD_BYTES: usize = 32 * 1024;
/// Above which no coding of a body in the limit can be.
const MAX_BODY_BYTES: usize = 8 * Limits::ANSWER + 32 * 1024;
const ROOM: usize = 64 * 1024;

fuzz_target!(|data: &[u8]| {
    let Some((&[piece, flags], said)) = data.split_first_chunk() else { return };
    let (is_head, in_order) = (flags & 1 == 1, flags & 2 == 2);
    let (passed, end) = service_answer(said.chunks(ROOM), is_head, in_order);
    let pieces = said.chunks(usize::from(piece).max(1));
    let (in_pieces, end_in_pieces) = service_answer(pieces, is_head, in_order);
    assert_eq!(end, end_in_pieces);
    // An error may come with a piece, or before the end of it.
    assert!(in_pieces.starts_with(&passed), "pieces let less through");
    assert!(end.is_err() || in_pieces == passed);
    assert!(contains(said, &passed), "it is not what was said");

    if let Err(cause) = &end {
        let code = cause.code();
        let known = ["answer-malformed", "answer-too-large", "answer-cut", "connection-lost"];
        assert!(known.contains(&code), "{code}");
        assert!(*cause != Cause::AnswerCut || !said.is_empty());
    }
    if in_pieces.is_empty() {
        assert!(end.is_err(), "nothing is no answer");
        return;
    }
    check_head(&in_pieces, is_head, end.is_ok(), in_order);
});

/// What the client sees begins with a head by the rules.
fn check_head(passed: &[u8], is_head: bool, ended_well: bool, in_order: bool) {
    let Some(length) = passed.windows(4).position(|four| four == b"\r\n\r\n") else {
        // The head is handed on as far as there was room for it.
        panic!("a head without an end: {}", passed.escape_ascii());
    };
    assert!(length + 4 <= MAX_HEAD_BYTES);
    assert!(passed.len() - length - 4 <= MAX_BODY_BYTES);
    let head = &passed[..length + 2];
    assert!(head.iter().all(|byte| !matches!(byte, 0..=8 | 11 | 12 | 14..=31 | 127)));
    let mut lines: Vec<&[u8]> = head.split(|byte| *byte == b'\n').collect();
    assert!(lines.pop().is_some_and(<[u8]>::is_empty));
    assert!(lines.iter().all(|line| line.iter().filter(|b| **b == b'\r').count() == 1));
    assert!(lines.len() <= 101);
    let status: u16 = str::from_utf8(&lines[0][9..12]).unwrap().parse().unwrap();
    assert!((200..600).contains(&status), "{status}");

    let values = |name: &str| -> Vec<String> {
        let fields = lines[1..].iter().map(|line| String::from_utf8_lossy(line));
        let fields = fields.filter_map(|line| {
            let (known, value) = line.split_once(':')?;
            known.eq_ignore_ascii_case(name).then(|| value.trim().to_ascii_lowercase())
        });
        fields.collect()
    };
    let (lengths, codings) = (values("content-length"), values("transfer-encoding"));
    assert!(lengths.len() + codings.len() <= 1, "two ways to know the end");
    assert!(codings.iter().all(|coding| coding == "chunked"));
    assert!(lengths.iter().all(|length| length.bytes().all(|byte| byte.is_ascii_digit())));
    let has_body = !is_head && !matches!(status, 204 | 304);
    assert!(!has_body || values("content-encoding").iter().all(|coding| coding == "identity"));
    if has_body && let Some(length) = lengths.first() {
        assert!(length.parse::<usize>().unwrap() <= Limits::ANSWER);
    }
    if ended_well {
        assert!(in_order && has_body && lengths.is_empty() && codings.is_empty());
    }
}

/// Whether what was passed on is a piece of what was said. Of interim answers
/// before it nothing is left.
fn contains(said: &[u8], passed: &[u8]) -> bool {
    passed.is_empty() || said.windows(passed.len()).any(|window| window == passed)
}
