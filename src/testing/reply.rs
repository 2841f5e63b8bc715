//! Building answers.

use http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use http::{Response, StatusCode};
use serde::Serialize;

use crate::protocol::ProblemDetails;

/// An answer under construction: the `Err` side of handlers carries one too.
pub(super) struct Reply(Box<Response<Vec<u8>>>);

/// What a handler comes to. Both sides are answers; the second one ends early.
pub(super) type Outcome = Result<Reply, Reply>;

impl Reply {
    /// An answer without a body.
    pub(super) fn new(status: u16) -> Self {
        let mut response = Response::new(Vec::new());
        *response.status_mut() =
            StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        Self(Box::new(response))
    }

    /// An answer with a JSON body.
    pub(super) fn json(status: u16, body: &impl Serialize) -> Self {
        Self::new(status).with_body("application/json", body)
    }

    /// An error, as problem details (RFC 9457).
    pub(super) fn problem(status: u16, title: &str) -> Self {
        #[derive(Serialize)]
        struct Body<'a> {
            title: &'a str,
            status: u16,
        }
        let body = Body { title, status };
        Self::new(status).with_body(ProblemDetails::MEDIA_TYPE, &body)
    }

    /// The depot failed.
    pub(super) fn broken(error: &std::io::Error) -> Self {
        Self::problem(500, &format!("the depot failed: {error}"))
    }

    /// The same answer with one more header. A value that cannot be one is left
    /// out; all of ours are ASCII.
    pub(super) fn with_header(mut self, name: &'static str, value: impl ToString) -> Self {
        if let Ok(value) = HeaderValue::from_str(&value.to_string()) {
            self.0.headers_mut().insert(HeaderName::from_static(name), value);
        }
        self
    }

    pub(super) fn status(&self) -> u16 {
        self.0.status().as_u16()
    }

    pub(super) fn into_response(self) -> Response<Vec<u8>> {
        *self.0
    }

    fn with_body(mut self, media_type: &'static str, body: &impl Serialize) -> Self {
        self.0.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
        *self.0.body_mut() = serde_json::to_vec(body).unwrap_or_default();
        self
    }
}
