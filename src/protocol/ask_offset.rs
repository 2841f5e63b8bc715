//! [`AskOffset`]: how much of an upload has arrived.

use url::Url;

use crate::protocol::error::retry_after;
use crate::protocol::{
    Call, CallError, Method, Package, Request, Response, RetryAfter, malformed, tus,
};
use crate::time::WallTime;

/// `HEAD` on an upload (tus 1.0): asks how much has arrived. Asked after every
/// error, for what was sent is not what has arrived.
///
/// ```
/// use callhome::event::Sha256;
/// use callhome::protocol::{AskOffset, AskOffsetAnswer, Call, Package, Response};
///
/// let upload = "https://support.example/uploads/17".parse()?;
/// let call = AskOffset::new(&upload, Package::new(Sha256::of(b"abc"), 3)?);
/// let response = Response::new(200)
///     .with_header("tus-resumable", b"1.0.0")
///     .with_header("upload-length", b"3")
///     .with_header("upload-offset", b"2");
/// assert_eq!(call.answer(&response, None)?, AskOffsetAnswer::At { offset: 2 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AskOffset<'a> {
    upload: &'a Url,
    package: Package,
}

/// What the upload server says about an upload.
///
/// The list is closed: these are the answers that version 1 of the protocol has.
///
/// ```
/// use callhome::protocol::AskOffsetAnswer;
///
/// fn begin_anew(answer: AskOffsetAnswer) -> bool {
///     matches!(answer, AskOffsetAnswer::Gone)
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AskOffsetAnswer {
    /// So much has arrived (200, 204), at most the package's size.
    At {
        /// Bytes from the start.
        offset: u64,
    },
    /// Another request is busy with it (423): ask again.
    Locked {
        /// The wait that the server asks for.
        retry_after: Option<RetryAfter>,
    },
    /// It is not there (404, 410): create a new one.
    Gone,
}

impl<'a> AskOffset<'a> {
    /// Asks how much of `package` has arrived at `upload`.
    #[must_use]
    pub fn new(upload: &'a Url, package: Package) -> Self {
        Self { upload, package }
    }
}

impl Call for AskOffset<'_> {
    type Answer = AskOffsetAnswer;

    fn request(&self) -> Request {
        tus::request(Method::Head, self.upload)
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<AskOffsetAnswer, CallError> {
        match response.status() {
            200 | 204 => {
                tus::require_tus(response)?;
                let size = self.package.size();
                // A length that differs is another upload than ours.
                if response.number("upload-length", size)?.is_some_and(|length| length != size) {
                    return Err(malformed("the upload has another length").into());
                }
                let offset = response
                    .number("upload-offset", size)?
                    .ok_or_else(|| malformed("no Upload-Offset"))?;
                Ok(AskOffsetAnswer::At { offset })
            }
            404 | 410 => Ok(AskOffsetAnswer::Gone),
            423 => Ok(AskOffsetAnswer::Locked { retry_after: retry_after(response, wall) }),
            _ => Err(CallError::from_response(response, wall)),
        }
    }
}
