//! Requests: what arrives at the service centre.

use std::io::{self, Read, Write};
use std::sync::{Arc, Mutex};

use callhome::Cause;
use callhome::transport::Body;

use crate::peers::tcp::Peer;
use crate::peers::tls::{Server, read_request};
use crate::peers::{route, send, url};

type Heard = Arc<Mutex<Vec<(String, Vec<u8>)>>>;

/// A service centre that remembers each request.
fn listening() -> (Peer, Heard) {
    let heard = Heard::default();
    let ears = Arc::clone(&heard);
    let centre = Server::new().plays(move |secure| {
        let request = read_request(secure)?;
        ears.lock().unwrap().push(request);
        secure.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")?;
        secure.conn.send_close_notify();
        secure.flush()
    });
    (centre, heard)
}

#[test]
fn every_method_arrives_with_its_body() {
    let (centre, heard) = listening();
    let route = route(centre.port());
    for method in ["GET", "HEAD", "OPTIONS", "DELETE", "PUT", "POST", "PATCH"] {
        for body in ["", "{}"] {
            let request = http::Request::builder().method(method).uri(url(&route, "x?y"));
            let request = request.body(Body::bytes(body.into())).unwrap();
            assert_eq!(send(&route, request).unwrap().status(), 200, "{method} {body:?}");
            let (head, arrived) = heard.lock().unwrap().pop().unwrap();
            assert!(head.starts_with(&format!("{method} /base/x?y HTTP/1.1\r\n")), "{head}");
            assert_eq!(arrived, body.as_bytes());
        }
    }
}

#[test]
fn the_head_says_what_it_should_and_once() {
    let (centre, heard) = listening();
    let route = route(centre.port());
    let request = http::Request::put(url(&route, "x"))
        .header("Expect", "100-continue")
        .header("Connection", "keep-alive")
        .header("Accept-Encoding", "gzip")
        .header("Proxy-Authorization", "Basic eDp5")
        .body(Body::bytes(b"{}".to_vec()))
        .unwrap();
    send(&route, request).unwrap();
    let (head, _) = heard.lock().unwrap().pop().unwrap();
    let lower = head.to_ascii_lowercase();
    let host = format!("host: centre.example:{}", centre.port());
    for line in ["connection: close", "accept-encoding: identity", "content-length: 2", &host] {
        let name = line.split(':').next().unwrap();
        assert_eq!(lower.matches(&format!("\r\n{name}:")).count(), 1, "{head}");
        assert!(lower.contains(&format!("\r\n{line}\r\n")), "{head}");
    }
    let agent = format!("\r\nuser-agent: callhome/{}\r\n", env!("CARGO_PKG_VERSION"));
    assert!(lower.contains(&agent), "{head}");
    assert!(!lower.contains("expect") && !lower.contains("proxy-"), "{head}");
}

#[test]
fn a_mebibyte_is_streamed_and_arrives_whole() {
    let (centre, heard) = listening();
    let route = route(centre.port());
    let whole: Vec<u8> = (0_u32..1 << 18).flat_map(u32::to_le_bytes).collect();
    let body = Body::reader(whole.len() as u64, &whole[..]);
    send(&route, http::Request::patch(url(&route, "x")).body(body).unwrap()).unwrap();
    let (_, arrived) = heard.lock().unwrap().pop().unwrap();
    assert!(arrived == whole);
}

#[test]
fn a_body_that_the_device_cannot_read_is_the_devices_fault() {
    let (centre, _) = listening();
    let route = route(centre.port());
    let failing = io::repeat(b'x').take(100_000).chain(Failing);
    for body in [Body::reader(200_000, failing), Body::reader(4, &b"abc"[..])] {
        let request = http::Request::put(url(&route, "x")).body(body).unwrap();
        let failure = send(&route, request).unwrap_err();
        assert_eq!(*failure.cause(), Cause::RequestBody);
        assert!(std::error::Error::source(&failure).is_some());
    }
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("the disk is gone"))
    }
}
