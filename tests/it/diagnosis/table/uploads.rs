//! What shows only when a ticket's service data is sent.

use std::io::Write;

use callhome::testing::ServiceCentre;

use super::{Row, upload};
use crate::diagnosis::scene::Scene;
use crate::peers::centre::hear;
use crate::peers::tls::{read_body, read_head};

pub(super) const ROWS: &[Row] = &[
    upload("a ticket with service data", None, || Scene::of(Scene::good_tls().centre())),
    upload("an upload created without a location", Some("answer-malformed"), || created("")),
    upload("an upload on another origin", Some("foreign-origin"), || {
        created("Location: https://elsewhere.example/uploads/1\r\n")
    }),
    upload("an upload without TLS", Some("foreign-origin"), || {
        created("Location: http://localhost/uploads/1\r\n")
    }),
    // Final for the package and not for the ticket, which is the smaller for it.
    upload("an early 413 to service data", None, || {
        let centre = ServiceCentre::new();
        Scene::of(Scene::good_tls().plays(move |secure| {
            let head = read_head(secure)?;
            if head.starts_with("PATCH ") {
                secure.write_all(b"HTTP/1.1 413 x\r\nContent-Length: 0\r\n\r\n")?;
                return secure.flush();
            }
            let body = read_body(secure, &head)?;
            let heard = hear(&centre, &head, &body, secure.sock.number);
            secure.write_all(heard.whole().as_bytes())?;
            secure.flush()
        }))
    }),
];

/// Answers so to the creation of an upload, and well to all else.
fn created(location: &'static str) -> Scene {
    Scene::of(Scene::good_tls().spoiled_centre(move |heard| match heard.is("POST") {
        true => format!(
            "HTTP/1.1 201 Created\r\nTus-Resumable: 1.0.0\r\n{location}Content-Length: 0\r\n\r\n"
        ),
        false => heard.whole(),
    }))
}
