//! What the operator at the service centre does to tickets, over plain HTTP.
//!
//! No credential is asked for: whoever is on this machine may. That will do for
//! trying things out, and for nothing else.

use std::io::{self, Read};

use callhome::testing::ServiceCentre;
use callhome::ticket::TicketId;
use http::header::{ALLOW, CONTENT_TYPE, HeaderValue};
use http::{Method, Request, Response, StatusCode};

/// Answers `POST /admin/tickets/{id}/close` and `…/cancel`, with one line of
/// text. What was done is told to `say` as well.
pub(crate) fn answer(
    service_centre: &ServiceCentre,
    request: &Request<&mut dyn Read>,
    say: impl Fn(&str),
) -> Response<Vec<u8>> {
    let path: Vec<&str> = request.uri().path().split('/').collect();
    let (id, wish) = match path[..] {
        ["", "admin", "tickets", id, "close"] => (id, Wish::Close),
        ["", "admin", "tickets", id, "cancel"] => (id, Wish::Cancel),
        _ => return reply(StatusCode::NOT_FOUND, "no such path"),
    };
    if request.method() != Method::POST {
        let mut refused = reply(StatusCode::METHOD_NOT_ALLOWED, "only POST on this path");
        refused.headers_mut().insert(ALLOW, HeaderValue::from_static("POST"));
        return refused;
    }
    let Ok(id) = id.parse::<TicketId>() else {
        return reply(
            StatusCode::BAD_REQUEST,
            "not a ticket id: a UUID in lower case with hyphens",
        );
    };
    match wish.fulfil(service_centre, &id) {
        Ok(true) => {
            let done = format!("{} {id}", wish.done());
            say(&done);
            reply(StatusCode::OK, &done)
        }
        Ok(false) => reply(StatusCode::NOT_FOUND, "no such ticket"),
        Err(error) => reply(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    }
}

#[derive(Clone, Copy)]
enum Wish {
    Close,
    Cancel,
}

impl Wish {
    fn fulfil(self, service_centre: &ServiceCentre, id: &TicketId) -> io::Result<bool> {
        match self {
            Self::Close => service_centre.close(id),
            Self::Cancel => service_centre.cancel(id),
        }
    }

    fn done(self) -> &'static str {
        match self {
            Self::Close => "closed",
            Self::Cancel => "cancelled",
        }
    }
}

fn reply(status: StatusCode, line: &str) -> Response<Vec<u8>> {
    let mut response = Response::new(format!("{line}\n").into_bytes());
    *response.status_mut() = status;
    let plain = HeaderValue::from_static("text/plain; charset=utf-8");
    response.headers_mut().insert(CONTENT_TYPE, plain);
    response
}
