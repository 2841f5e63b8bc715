//! [`SendChunk`]: sends some more of a package.

use alloc::format;
use alloc::string::{String, ToString};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use url::Url;

use crate::protocol::error::retry_after;
use crate::protocol::{
    Call, CallError, Method, Package, Request, Response, RetryAfter, malformed, tus,
};
use crate::time::WallTime;

/// A checksum that tus servers know. More may come.
///
/// ```
/// assert_eq!(callhome::protocol::ChecksumAlgorithm::Sha1.as_str(), "sha1");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ChecksumAlgorithm {
    /// SHA-256.
    Sha256,
    /// SHA-1, which every server with the checksum extension has. It guards
    /// against damage on the way, not against an adversary.
    Sha1,
}

impl ChecksumAlgorithm {
    /// Its name in tus headers.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Sha256 => "sha256",
            Self::Sha1 => "sha1",
        }
    }
}

/// The checksum of one chunk.
///
/// ```
/// use callhome::event::Sha256;
/// use callhome::protocol::Checksum;
///
/// let checksum = Checksum::Sha256(*Sha256::of(b"abc").as_bytes());
/// assert_eq!(checksum.to_header(), "sha256 ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Checksum {
    /// SHA-256 of its bytes.
    Sha256([u8; 32]),
    /// SHA-1 of its bytes.
    Sha1([u8; 20]),
}

impl Checksum {
    /// The value of `Upload-Checksum`.
    #[must_use]
    pub fn to_header(&self) -> String {
        let (algorithm, digest) = match self {
            Self::Sha256(digest) => (ChecksumAlgorithm::Sha256, &digest[..]),
            Self::Sha1(digest) => (ChecksumAlgorithm::Sha1, &digest[..]),
        };
        format!("{} {}", algorithm.as_str(), STANDARD.encode(digest))
    }
}

/// `PATCH` on an upload (tus 1.0): sends some more of a package.
///
/// - The chunk lies within the package: what reaches beyond its end is cut.
///
/// ```
/// use callhome::event::Sha256;
/// use callhome::protocol::{Call, Package, Payload, Response, SendChunk, SendChunkAnswer};
///
/// let upload = "https://support.example/uploads/17".parse()?;
/// let package = Package::new(Sha256::of(b"abc"), 3)?;
/// let call = SendChunk::new(&upload, package, 1, 65_536);
/// assert_eq!(call.request().payload(), &Payload::Chunk { offset: 1, length: 2 });
///
/// let taken = Response::new(204)
///     .with_header("tus-resumable", b"1.0.0")
///     .with_header("upload-offset", b"3");
/// assert_eq!(call.answer(&taken, None)?, SendChunkAnswer::Taken { offset: 3 });
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct SendChunk<'a> {
    upload: &'a Url,
    offset: u64,
    length: u64,
    checksum: Option<Checksum>,
}

/// What the upload server says to a chunk.
///
/// The list is closed: these are the answers that version 1 of the protocol has.
///
/// ```
/// use callhome::protocol::SendChunkAnswer;
///
/// fn ask_for_the_offset(answer: SendChunkAnswer) -> bool {
///     !matches!(answer, SendChunkAnswer::Taken { .. } | SendChunkAnswer::Gone)
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SendChunkAnswer {
    /// It has arrived, or a part of it (204).
    Taken {
        /// Bytes from the start that have arrived now: not fewer than before
        /// this chunk and not more than with it.
        offset: u64,
    },
    /// The server is at another offset (409): ask for it.
    WrongOffset,
    /// Another request is busy with the upload (423): ask for the offset, later.
    Locked {
        /// The wait that the server asks for.
        retry_after: Option<RetryAfter>,
    },
    /// The chunk arrived damaged and was thrown away (460; one widely used
    /// server says 417): ask for the offset and send it again.
    ChecksumDiffers,
    /// The server takes no more (413). That is final for the package.
    TooLarge,
    /// The upload is not there (404, 410): create a new one.
    Gone,
}

impl<'a> SendChunk<'a> {
    /// Sends to `upload` the `length` bytes of `package` that begin at `offset`.
    #[must_use]
    pub fn new(upload: &'a Url, package: Package, offset: u64, length: u64) -> Self {
        let offset = offset.min(package.size());
        let length = length.min(package.size() - offset);
        Self { upload, offset, length, checksum: None }
    }

    /// The same chunk with its checksum, for a server that has the extension.
    #[must_use]
    pub fn with_checksum(self, checksum: Checksum) -> Self {
        Self { checksum: Some(checksum), ..self }
    }
}

impl Call for SendChunk<'_> {
    type Answer = SendChunkAnswer;

    fn request(&self) -> Request {
        let request = tus::request(Method::Patch, self.upload)
            .with_header("upload-offset", self.offset.to_string())
            .with_chunk(self.offset, self.length);
        match &self.checksum {
            Some(checksum) => request.with_header("upload-checksum", checksum.to_header()),
            None => request,
        }
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<SendChunkAnswer, CallError> {
        match response.status() {
            204 => {
                tus::require_tus(response)?;
                let offset = response
                    .number("upload-offset", self.offset + self.length)?
                    .filter(|offset| *offset >= self.offset)
                    .ok_or_else(|| malformed("no Upload-Offset, or one that goes back"))?;
                Ok(SendChunkAnswer::Taken { offset })
            }
            404 | 410 => Ok(SendChunkAnswer::Gone),
            409 => Ok(SendChunkAnswer::WrongOffset),
            413 => Ok(SendChunkAnswer::TooLarge),
            417 | 460 => Ok(SendChunkAnswer::ChecksumDiffers),
            423 => Ok(SendChunkAnswer::Locked { retry_after: retry_after(response, wall) }),
            _ => Err(CallError::from_response(response, wall)),
        }
    }
}
