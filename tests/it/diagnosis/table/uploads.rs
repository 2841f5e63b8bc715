//! What shows only when a ticket's service data is sent.

use std::io::{self, Read, Write};

use callhome::testing::ServiceCentre;

use super::{Row, upload};
use crate::diagnosis::scene::Scene;
use crate::peers::centre::hear;
use crate::peers::tcp::End;
use crate::peers::tls::{Secure, read_body, read_head};

pub(super) const ROWS: &[Row] = &[
    upload("a ticket with service data", None, || Scene::of(Scene::good_tls().centre())),
    upload("an upload created without a location", Some("answer-malformed"), || created("")),
    upload("an upload on another origin", Some("foreign-origin"), || {
        created("Location: https://elsewhere.example/uploads/1\r\n")
    }),
    upload("an upload without TLS", Some("foreign-origin"), || {
        created("Location: http://localhost/uploads/1\r\n")
    }),
    upload("service data that nobody takes", Some("timed-out"), || {
        chunks(|secure| secure.sock.hang())
    }),
    upload("service data in whose midst the connection ends", Some("connection-lost"), || {
        chunks(|secure| {
            secure.read_exact(&mut [0; 1000])?;
            secure.sock.end(End::Reset)
        })
    }),
    // Final for the package and not for the ticket, which is the smaller for it.
    upload("an early 413 to service data", None, || {
        chunks(|secure| {
            secure.write_all(b"HTTP/1.1 413 x\r\nContent-Length: 0\r\n\r\n")?;
            secure.flush()
        })
    }),
];

/// Does this once it has heard the head of a chunk, and answers well to all else.
fn chunks(act: impl Fn(&mut Secure<'_>) -> io::Result<()> + Send + 'static) -> Scene {
    let centre = ServiceCentre::new();
    Scene::of(Scene::good_tls().plays(move |secure| {
        let head = read_head(secure)?;
        if head.starts_with("PATCH ") {
            return act(secure);
        }
        let body = read_body(secure, &head)?;
        let heard = hear(&centre, &head, &body, secure.sock.number);
        secure.write_all(heard.whole().as_bytes())?;
        secure.flush()
    }))
}

/// Answers so to the creation of an upload, and well to all else.
fn created(location: &'static str) -> Scene {
    Scene::of(Scene::good_tls().spoiled_centre(move |heard| match heard.is("POST") {
        true => format!(
            "HTTP/1.1 201 Created\r\nTus-Resumable: 1.0.0\r\n{location}Content-Length: 0\r\n\r\n"
        ),
        false => heard.whole(),
    }))
}
