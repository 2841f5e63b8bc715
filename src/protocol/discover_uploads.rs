//! [`DiscoverUploads`]: what the upload server can do.

use url::Url;

use crate::protocol::tus::TUS_VERSION;
use crate::protocol::{
    Call, CallError, ChecksumAlgorithm, MAX_SIZE, Method, Request, Response, malformed,
};
use crate::time::WallTime;

/// `OPTIONS` on the upload collection (tus 1.0): asks what the server can do.
///
/// ```
/// use callhome::protocol::{Call, DiscoverUploads, Response};
///
/// let collection = "https://support.example/uploads/".parse()?;
/// let response = Response::new(204)
///     .with_header("tus-version", b"1.0.0")
///     .with_header("tus-extension", b"creation,termination")
///     .with_header("tus-max-size", b"1073741824");
/// let service = DiscoverUploads::new(&collection).answer(&response, None)?;
/// assert_eq!(service.max_size(), Some(1 << 30));
/// assert_eq!(service.checksum(), None);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct DiscoverUploads<'a> {
    collection: &'a Url,
}

/// What an upload server can do. It speaks tus 1.0 and creates uploads.
///
/// ```
/// fn fits(service: &callhome::protocol::UploadService, size: u64) -> bool {
///     service.max_size().is_none_or(|max| size <= max)
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UploadService {
    termination: bool,
    checksum: Option<ChecksumAlgorithm>,
    max_size: Option<u64>,
}

impl UploadService {
    /// Whether uploads can be taken back.
    #[must_use]
    pub fn termination(&self) -> bool {
        self.termination
    }

    /// The checksum to send with each chunk: the best that both sides know.
    ///
    /// It finds a chunk that was damaged a little earlier than the claim does.
    /// Nothing depends on it: some servers offer it and verify nothing.
    #[must_use]
    pub fn checksum(&self) -> Option<ChecksumAlgorithm> {
        self.checksum
    }

    /// The largest upload, in bytes, where the server has a limit.
    #[must_use]
    pub fn max_size(&self) -> Option<u64> {
        self.max_size
    }
}

impl<'a> DiscoverUploads<'a> {
    /// Asks the server of this collection.
    #[must_use]
    pub fn new(collection: &'a Url) -> Self {
        Self { collection }
    }
}

impl Call for DiscoverUploads<'_> {
    type Answer = UploadService;

    fn request(&self) -> Request {
        Request::new(Method::Options, self.collection.clone())
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<UploadService, CallError> {
        if !matches!(response.status(), 200 | 204) {
            return Err(CallError::from_response(response, wall));
        }
        let Some(versions) = response.header("tus-version")? else {
            return Err(CallError::from_response(response, wall));
        };
        let extensions = response.header("tus-extension")?.unwrap_or_default();
        let algorithms = response.header("tus-checksum-algorithm")?.unwrap_or_default();
        if !lists(versions, TUS_VERSION) || !lists(extensions, "creation") {
            return Err(malformed("the server does not speak tus 1.0.0 with creation").into());
        }
        Ok(UploadService {
            termination: lists(extensions, "termination"),
            checksum: [ChecksumAlgorithm::Sha256, ChecksumAlgorithm::Sha1]
                .into_iter()
                .filter(|_| lists(extensions, "checksum"))
                .find(|algorithm| lists(algorithms, algorithm.as_str())),
            // A limit beyond ours limits nothing.
            max_size: response.number("tus-max-size", u64::MAX)?.map(|max| max.min(MAX_SIZE)),
        })
    }
}

/// Whether a comma-separated header names `item`.
fn lists(header: &str, item: &str) -> bool {
    header.split(',').any(|one| one.trim() == item)
}
