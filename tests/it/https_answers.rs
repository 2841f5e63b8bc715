//! Answers: which are believed, and which are not.

use std::io::Write;
use std::thread;
use std::time::{Duration, Instant};

use callhome::transport::{Body, Limits};
use callhome::{Cause, Peer as Who, Phase};

use crate::peers::tls::{Server, read_head, read_request};
use crate::peers::{cause, get, route, send, short, url};

fn after(answer: impl Into<Vec<u8>>) -> Result<http::Response<Vec<u8>>, Cause> {
    let centre = Server::new().says(answer);
    get(&route(centre.port()).with_limits(short())).map_err(|failure| failure.into_cause())
}

fn body(answer: &str) -> Vec<u8> {
    after(answer).unwrap().into_body()
}

fn is_malformed(answer: &str) -> bool {
    matches!(after(answer), Err(Cause::AnswerMalformed { .. }))
}

#[test]
fn a_body_is_whole_in_each_of_its_three_forms() {
    assert_eq!(body("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody"), b"body");
    assert_eq!(body("HTTP/1.1 200 OK\r\n\r\nbody"), b"body");
    let chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\
                   2\r\nbo\r\n2;x=y\r\ndy\r\n0\r\nTrailer: x\r\n\r\n";
    assert_eq!(body(chunked), b"body");
}

#[test]
fn any_status_is_an_answer() {
    for status in [200, 204, 301, 304, 307, 400, 401, 404, 429, 500, 503, 599] {
        let answer = after(format!(
            "HTTP/1.1 {status} x\r\nLocation: /y\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n"
        ));
        let answer = answer.unwrap();
        assert_eq!(answer.status(), status);
        assert_eq!(answer.headers()["retry-after"], "7");
    }
    let moved = after("HTTP/1.1 307 x\r\nLocation: /y\r\nContent-Length: 4\r\n\r\nbody").unwrap();
    assert_eq!(moved.body(), b"body");
}

#[test]
fn interim_answers_are_passed_over() {
    let early = "HTTP/1.1 100 Continue\r\n\r\n";
    let last = "HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n";
    assert_eq!(after(format!("{}{last}", early.repeat(8))).unwrap().status(), 201);
    assert!(is_malformed(&format!("{}{last}", early.repeat(9))));
    assert!(is_malformed("HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"));
}

#[test]
fn heads_against_the_rules_are_refused() {
    for answer in [
        "HTTP/1.1 200 OK\nContent-Length: 0\n\n",
        "HTTP/1.1 200 OK\r\nA: b\r\n c\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nA: \0\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 999 x\r\nContent-Length: 0\r\n\r\n",
        "HTTP/2 200 OK\r\nContent-Length: 0\r\n\r\n",
        "SSH-2.0-x\r\n",
    ] {
        assert!(is_malformed(answer), "{answer:?}");
    }
}

#[test]
fn chunks_that_are_none_are_refused() {
    for chunks in ["x\r\nbody\r\n0\r\n\r\n", "4\r\nbodyX\r\n0\r\n\r\n", "fffffffffffffffff\r\n"] {
        let answer = format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}");
        assert!(is_malformed(&answer), "{answer:?}");
    }
}

#[test]
fn a_line_behind_the_chunks_may_fill_the_buffer_and_no_more() {
    let answer = |length: usize| {
        let line = format!("X: {}", "x".repeat(length - "X: ".len()));
        let chunks = format!("4\r\nbody\r\n0\r\n{line}\r\n\r\n");
        after(format!("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n{chunks}"))
    };
    let buffer = 64 * 1024;
    assert_eq!(answer(buffer - 2).unwrap().body(), b"body");
    assert_eq!(answer(buffer - 1).unwrap_err().code(), "answer-malformed");
}

#[test]
fn a_body_may_reach_the_limit_and_no_further() {
    let limit = Limits::ANSWER;
    let forms: [fn(usize) -> String; 3] = [
        |length| format!("Content-Length: {length}\r\n\r\n{}", "x".repeat(length)),
        |length| format!("\r\n{}", "x".repeat(length)),
        |length| {
            let chunk = "x".repeat(length);
            format!("Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n{chunk}\r\n0\r\n\r\n")
        },
    ];
    for form in forms {
        let answer = |length| after(format!("HTTP/1.1 200 OK\r\n{}", form(length)));
        assert_eq!(answer(limit).unwrap().body().len(), limit);
        assert_eq!(answer(limit + 1).unwrap_err(), Cause::AnswerTooLarge);
    }
}

#[test]
fn the_coding_of_a_body_is_bounded_as_well() {
    let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    let single = "1\r\nx\r\n".repeat(Limits::ANSWER);
    assert_eq!(after(format!("{head}{single}0\r\n\r\n")).unwrap().body().len(), Limits::ANSWER);
    let trailers = "A: b\r\n".repeat(1 << 20);
    assert_eq!(after(format!("{head}0\r\n{trailers}\r\n")).unwrap_err(), Cause::AnswerTooLarge);
}

#[test]
fn a_head_may_reach_the_limit_and_no_further() {
    let answer = |size: usize| {
        let rest = "HTTP/1.1 200 OK\r\nX: \r\nContent-Length: 0\r\n\r\n".len();
        let filler = "x".repeat(size - rest);
        after(format!("HTTP/1.1 200 OK\r\nX: {filler}\r\nContent-Length: 0\r\n\r\n"))
    };
    assert_eq!(answer(32 * 1024).unwrap().status(), 200);
    assert_eq!(answer(32 * 1024 + 1).unwrap_err(), Cause::AnswerTooLarge);
    let fields = |count| after(format!("HTTP/1.1 204 x\r\n{}\r\n", "A: b\r\n".repeat(count)));
    assert_eq!(fields(100).unwrap().status(), 204);
    assert_eq!(fields(101).unwrap_err(), Cause::AnswerTooLarge);
}

#[test]
fn an_answer_that_ends_early_is_cut() {
    for answer in [
        "HTTP/1.1 20",
        "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbody",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbo",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nbody\r\n0\r\n",
    ] {
        assert_eq!(after(answer).unwrap_err(), Cause::AnswerCut, "{answer:?}");
    }
    let lost = Cause::ConnectionLost { peer: Who::ServiceCentre, phase: Phase::Answer };
    assert_eq!(after("").unwrap_err(), lost);
}

#[test]
fn an_end_that_tls_does_not_vouch_for_is_a_cut() {
    let centre = Server::new().plays(|secure| {
        read_request(secure)?;
        secure.write_all(b"HTTP/1.1 200 OK\r\n\r\nbody")?;
        secure.flush()
    });
    assert_eq!(cause(&route(centre.port())), Cause::AnswerCut);
}

#[test]
fn an_answer_in_single_bytes_is_read_and_an_endless_one_ends() {
    let slow = Server::new().plays(|secure| {
        read_request(secure)?;
        for byte in b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody" {
            secure.write_all(&[*byte])?;
            secure.flush()?;
            thread::sleep(Duration::from_millis(2));
        }
        Ok(())
    });
    assert_eq!(get(&route(slow.port())).unwrap().body(), b"body");

    let dripping = Server::new().plays(|secure| {
        read_request(secure)?;
        secure.write_all(b"HTTP/1.1 200 OK\r\n\r\n")?;
        loop {
            secure.write_all(b"x")?;
            secure.flush()?;
            thread::sleep(Duration::from_millis(50));
        }
    });
    let late = Cause::TimedOut { peer: Who::ServiceCentre, phase: Phase::Answer };
    let started = Instant::now();
    assert_eq!(cause(&route(dripping.port()).with_limits(short())), late);
    assert!(started.elapsed() < Duration::from_secs(5));
}

#[test]
fn silence_after_the_request_is_a_stall() {
    let silent = Server::new().plays(|secure| {
        read_request(secure)?;
        secure.sock.hang()
    });
    let late = Cause::TimedOut { peer: Who::ServiceCentre, phase: Phase::Answer };
    let limits = short().with_total(Limits::TOTAL);
    assert_eq!(cause(&route(silent.port()).with_limits(limits)), late);
}

/// A service centre that answers `status` after the head of a large upload:
/// it reads nothing more and, if told so, hangs up in the midst of it.
fn early(status: u16, hangs_up: bool) -> Result<http::Response<Vec<u8>>, Cause> {
    let centre = Server::new().plays(move |secure| {
        read_head(secure)?;
        let answer = format!("HTTP/1.1 {status} x\r\nContent-Length: 4\r\n\r\nsize");
        secure.write_all(answer.as_bytes())?;
        secure.flush()?;
        if hangs_up {
            return secure.sock.stream().shutdown(std::net::Shutdown::Both);
        }
        thread::sleep(Duration::from_secs(2));
        Ok(())
    });
    let route = route(centre.port());
    let upload = Body::reader(64 << 20, std::io::repeat(b'x'));
    let request = http::Request::patch(url(&route, "upload")).body(upload).unwrap();
    send(&route, request).map_err(|failure| failure.into_cause())
}

#[test]
fn an_early_refusal_is_heard_while_the_body_is_still_on_its_way() {
    assert_eq!(early(413, false).unwrap().body(), b"size");
}

#[test]
fn an_early_refusal_counts_though_tls_breaks_behind_it() {
    let centre = Server::new().plays(|secure| {
        read_head(secure)?;
        secure.write_all(b"HTTP/1.1 413 x\r\nContent-Length: 4\r\n\r\nsize")?;
        secure.flush()?;
        secure.sock.write_all(b"no TLS any more")
    });
    let route = route(centre.port()).with_limits(short());
    let upload = Body::reader(64 << 20, std::io::repeat(b'x'));
    let request = http::Request::patch(url(&route, "upload")).body(upload).unwrap();
    assert_eq!(send(&route, request).unwrap().body(), b"size");
}

#[test]
fn an_early_success_is_none() {
    let lost = Cause::ConnectionLost { peer: Who::ServiceCentre, phase: Phase::Request };
    assert_eq!(early(200, false).unwrap_err(), lost);
}

#[test]
fn a_hang_up_in_the_midst_of_a_request_brings_its_answer_or_a_loss() {
    // Whether the answer outlives the reset is the network's choice.
    match early(413, true) {
        Ok(answer) => assert_eq!(answer.status(), 413),
        Err(cause) => assert!(matches!(cause, Cause::ConnectionLost { .. } | Cause::AnswerCut)),
    }
}
