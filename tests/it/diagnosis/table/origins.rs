//! What answers in the place of a service centre, once TLS stands.

use std::io::{self, Write};
use std::thread;
use std::time::Duration;

use super::{Row, fine, wrong};
use crate::diagnosis::scene::Scene;
use crate::peers::centre::Heard;
use crate::peers::tcp::End;
use crate::peers::tls::{Secure, read_head, read_request};

pub(super) const ROWS: &[Row] = &[
    wrong("no answer", "timed-out", || acts(|secure| secure.sock.hang())),
    wrong("a head that drips", "timed-out", || drips("HTTP/1.1 200 OK\r\nX: ")),
    wrong("a body that drips", "timed-out", || drips("HTTP/1.1 200 OK\r\n\r\n")),
    fine("an answer in single bytes", || {
        Scene::of(Scene::good_tls().acts_centre(|secure, heard| {
            for byte in heard.whole().bytes() {
                secure.write_all(&[byte])?;
                secure.flush()?;
            }
            Ok(())
        }))
    }),
    fine("an answer in chunks", || {
        spoiled(|heard| {
            let (head, body) = (heard.head(), heard.body());
            let length = body.len();
            format!("{head}Transfer-Encoding: chunked\r\n\r\n{length:x}\r\n{body}\r\n0\r\n\r\n")
        })
    }),
    fine("an answer that ends as TLS does", || {
        spoiled(|heard| format!("{}\r\n{}", heard.head(), heard.body()))
    }),
    fine("a connection that is to be kept and is dead then", || {
        Scene::of(Scene::good_tls().acts_centre(|secure, heard| {
            let answer = heard.whole().replacen("\r\n", "\r\nConnection: keep-alive\r\n", 1);
            secure.write_all(answer.as_bytes())?;
            secure.flush()?;
            // It is still open when the client is done, and never again of use.
            secure.sock.hang()?;
            secure.sock.end(End::Reset)
        }))
    }),
    wrong("a close in the place of an answer", "connection-lost", || ends("", End::Close)),
    wrong("a reset in the place of an answer", "connection-lost", || ends("", End::Reset)),
    wrong("a close in the midst of a head", "answer-cut", || ends("HTTP/1.1 20", End::Close)),
    wrong("a close in the midst of a body", "answer-cut", || ends(BEGUN, End::Close)),
    wrong("a reset in the midst of a body", "answer-cut", || ends(BEGUN, End::Reset)),
    wrong("a body that is cut with a word", "answer-cut", || says(BEGUN)),
    wrong("a body without a length, cut without a word", "answer-cut", || {
        ends("HTTP/1.1 201 x\r\nContent-Type: application/json\r\n\r\n{\"No", End::Close)
    }),
    wrong("a header of 4 MiB", "answer-too-large", || {
        says(format!("HTTP/1.1 200 OK\r\nX: {}\r\n\r\n", "x".repeat(4 << 20)))
    }),
    wrong("headers without end", "answer-too-large", || drones("HTTP/1.1 200 OK\r\n", "A: b\r\n")),
    wrong("a body without end", "answer-too-large", || drones("HTTP/1.1 200 OK\r\n\r\n", "x")),
    wrong("chunks without end", "answer-too-large", || {
        drones("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "8\r\nxxxxxxxx\r\n")
    }),
    wrong("trailers without end", "answer-too-large", || {
        drones("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n", "A: b\r\n")
    }),
    wrong("interim answers without end", "answer-malformed", || {
        drones("", "HTTP/1.1 100 Continue\r\n\r\n")
    }),
    wrong("a compressed bomb", "answer-malformed", || {
        // What it would unpack to is not looked at: its head is enough.
        drones("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n", "\0")
    }),
    wrong("two lengths that differ", "answer-malformed", || {
        says("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}")
    }),
    wrong("a length and chunks", "answer-malformed", || {
        says("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}")
    }),
    wrong("a negative length", "answer-malformed", || {
        says("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n{}")
    }),
    wrong("a huge length", "answer-too-large", || {
        says("HTTP/1.1 200 OK\r\nContent-Length: 9223372036854775807\r\n\r\n{}")
    }),
    wrong("a length beyond all numbers", "answer-malformed", || {
        says("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\n{}")
    }),
    wrong("a chunk that is none", "answer-malformed", || {
        says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n")
    }),
    wrong("a chunk without measure", "answer-malformed", || {
        says("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffffffffffff\r\n")
    }),
    wrong("another protocol, unasked", "answer-malformed", || {
        says("HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\n\r\n")
    }),
    wrong("a status that does not exist", "answer-malformed", || status("999 Odd")),
    wrong("a NUL byte in a header", "answer-malformed", || {
        says("HTTP/1.1 200 OK\r\nA: b\0c\r\nContent-Length: 0\r\n\r\n")
    }),
    wrong("NUL bytes for JSON", "answer-malformed", || json("\0\0\0\0")),
    wrong("a folded header", "answer-malformed", || {
        says("HTTP/1.1 200 OK\r\nA: b\r\n c\r\nContent-Length: 0\r\n\r\n")
    }),
    wrong("bare line feeds", "answer-malformed", || says("HTTP/1.1 200 OK\nContent-Length: 0\n\n")),
    wrong("JSON in a deep hole", "answer-malformed", || json(&"[".repeat(60_000))),
    wrong("a page that says it is JSON", "answer-malformed", || json("<html>log in</html>")),
    wrong("JSON that is none", "answer-malformed", || json("{\"Nonce\":")),
    wrong("another nonce", "not-a-service-centre", || {
        json(r#"{"Nonce":"00000000000000000000000000000000"}"#)
    }),
    wrong("no content where JSON was due", "not-a-service-centre", || status("204 No Content")),
    wrong("a captive portal", "not-a-service-centre", || {
        says("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 6\r\n\r\n<html>")
    }),
    wrong("a portal that says what it is", "not-a-service-centre", || status("511 Login")),
    wrong("a redirect", "not-a-service-centre", || redirect("https://x.example/")),
    wrong("a redirect to http", "not-a-service-centre", || redirect("http://localhost/")),
    wrong("a refused credential", "credentials-refused", || status("401 Unauthorized")),
    wrong("a forbidden credential", "credentials-refused", || status("403 Forbidden")),
    wrong("a wrong path", "status", || status("404 Not Found")),
    wrong("an early 413", "status", || {
        Scene::of(Scene::good_tls().plays(|secure| {
            read_head(secure)?;
            secure.write_all(b"HTTP/1.1 413 x\r\nContent-Length: 0\r\n\r\n")?;
            secure.flush()
        }))
    }),
    wrong("an error in its own words", "status", || {
        let words = format!("{{\"title\":\"no\\u001b[31m\\nroom{}\"}}", "x".repeat(50_000));
        let head = "HTTP/1.1 507 x\r\nContent-Type: application/problem+json\r\n";
        says(format!("{head}Content-Length: {}\r\n\r\n{words}", words.len()))
    }),
    wrong("500 for ever", "status", || status("500 Oh")),
    wrong("503 for ever", "status", || status("503 Service Unavailable")),
    wrong("429 for ever", "status", || status("429 Too Many Requests")),
    wrong("503 five times and then good", "status", || {
        spoiled(|heard| match heard.number {
            0..=4 => "HTTP/1.1 503 x\r\nContent-Length: 0\r\n\r\n".to_owned(),
            _ => heard.whole(),
        })
    }),
    wrong("a wait in seconds", "status", || waits("120")),
    wrong("a wait until a date", "status", || waits("Mon, 01 Jun 2026 00:02:00 GMT")),
    wrong("a wait until a date of RFC 850", "status", || waits("Monday, 01-Jun-26 00:02:00 GMT")),
    wrong("a wait until a date of asctime", "status", || waits("Mon Jun  1 00:02:00 2026")),
    wrong("a wait for ages", "status", || waits("99999999999999999999")),
    wrong("a wait that is none", "status", || waits("-1")),
];

const BEGUN: &str = "HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n{}";

fn says(answer: impl Into<Vec<u8>>) -> Scene {
    Scene::tls(Scene::good_tls(), answer)
}

fn status(status: &str) -> Scene {
    says(format!("HTTP/1.1 {status}\r\nContent-Length: 0\r\n\r\n"))
}

fn json(body: &str) -> Scene {
    let length = body.len();
    let head = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\n";
    says(format!("{head}Content-Length: {length}\r\n\r\n{body}"))
}

fn redirect(to: &str) -> Scene {
    says(format!("HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\n\r\n"))
}

fn waits(how_long: &str) -> Scene {
    says(format!("HTTP/1.1 503 x\r\nRetry-After: {how_long}\r\nContent-Length: 0\r\n\r\n"))
}

fn spoiled(spoil: impl Fn(&Heard) -> String + Send + 'static) -> Scene {
    Scene::of(Scene::good_tls().spoiled_centre(spoil))
}

/// Does this once it has heard the request.
fn acts(act: impl Fn(&mut Secure<'_>) -> io::Result<()> + Send + 'static) -> Scene {
    Scene::of(Scene::good_tls().plays(move |secure| {
        read_request(secure)?;
        act(secure)
    }))
}

fn ends(said: &'static str, end: End) -> Scene {
    acts(move |secure| {
        secure.write_all(said.as_bytes())?;
        secure.flush()?;
        // A reset that follows at once may overtake what was said.
        thread::sleep(Duration::from_millis(50));
        secure.sock.end(end)
    })
}

fn drones(first: &'static str, then: &'static str) -> Scene {
    let much = then.repeat(8192 / then.len());
    acts(move |secure| {
        secure.write_all(first.as_bytes())?;
        loop {
            secure.write_all(much.as_bytes())?;
        }
    })
}

fn drips(first: &'static str) -> Scene {
    acts(move |secure| {
        secure.write_all(first.as_bytes())?;
        loop {
            secure.write_all(b"x")?;
            secure.flush()?;
            thread::sleep(Duration::from_millis(50));
        }
    })
}
