//! What the five tus calls have in common.

use url::Url;

use crate::cause::Cause;
use crate::protocol::{Method, Request, Response};

/// The version of tus that is spoken.
pub(super) const TUS_VERSION: &str = "1.0.0";

/// A request with `Tus-Resumable`, which all have but `OPTIONS`.
pub(super) fn request(method: Method, url: &Url) -> Request {
    Request::new(method, url.clone()).with_header("tus-resumable", TUS_VERSION)
}

/// Requires of a success that a tus server sent it: tus 1.0 has
/// `Tus-Resumable` in every answer.
pub(super) fn require_tus(response: &Response) -> Result<(), Cause> {
    match response.header("tus-resumable")? {
        Some(TUS_VERSION) => Ok(()),
        _ => Err(Cause::NotAServiceCentre),
    }
}
