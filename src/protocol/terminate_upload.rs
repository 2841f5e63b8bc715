//! [`TerminateUpload`]: takes an upload back.

use url::Url;

use crate::protocol::error::retry_after;
use crate::protocol::{Call, CallError, Method, Request, Response, RetryAfter, tus};
use crate::time::WallTime;

/// `DELETE` on an upload (tus 1.0, extension termination): takes back what was
/// sent so far. Only politeness: uploads that nobody claims expire anyway.
///
/// ```
/// use callhome::protocol::{Call, Response, TerminateUpload, TerminateUploadAnswer};
///
/// let upload = "https://support.example/uploads/17".parse()?;
/// let answer = TerminateUpload::new(&upload).answer(&Response::new(410), None)?;
/// assert_eq!(answer, TerminateUploadAnswer::Gone);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TerminateUpload<'a> {
    upload: &'a Url,
}

/// What the upload server says to that.
///
/// The list is closed: these are the answers that version 1 of the protocol has.
///
/// ```
/// use callhome::protocol::TerminateUploadAnswer;
///
/// fn is_done(answer: TerminateUploadAnswer) -> bool {
///     !matches!(answer, TerminateUploadAnswer::Locked { .. })
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TerminateUploadAnswer {
    /// It is gone (204, or it was before: 404, 410).
    Gone,
    /// Another request is busy with it (423).
    Locked {
        /// The wait that the server asks for.
        retry_after: Option<RetryAfter>,
    },
    /// The server does not do that (405, 501): the upload will expire.
    NotSupported,
}

impl<'a> TerminateUpload<'a> {
    /// Takes `upload` back.
    #[must_use]
    pub fn new(upload: &'a Url) -> Self {
        Self { upload }
    }
}

impl Call for TerminateUpload<'_> {
    type Answer = TerminateUploadAnswer;

    fn request(&self) -> Request {
        tus::request(Method::Delete, self.upload)
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<TerminateUploadAnswer, CallError> {
        match response.status() {
            204 => {
                tus::require_tus(response)?;
                Ok(TerminateUploadAnswer::Gone)
            }
            404 | 410 => Ok(TerminateUploadAnswer::Gone),
            405 | 501 => Ok(TerminateUploadAnswer::NotSupported),
            423 => Ok(TerminateUploadAnswer::Locked { retry_after: retry_after(response, wall) }),
            _ => Err(CallError::from_response(response, wall)),
        }
    }
}
