//! [`CreateUpload`]: begins an upload.

use alloc::format;
use alloc::string::ToString;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use url::Url;

use crate::protocol::{Call, CallError, Method, Package, Request, Response, links, malformed, tus};
use crate::settings::Endpoint;
use crate::ticket::TicketId;
use crate::time::WallTime;

/// `POST` to the upload collection (tus 1.0, extension creation): begins an
/// upload, and says which ticket and which digest it is for.
///
/// ```
/// use callhome::event::Sha256;
/// use callhome::protocol::{Call, CreateUpload, CreateUploadAnswer, Package, Response};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::TicketId;
///
/// let endpoint = Endpoint::new("https://support.example/")?;
/// let collection = endpoint.url().join("uploads/")?;
/// let package = Package::new(Sha256::of(b"abc"), 3)?;
/// let call = CreateUpload::new(&endpoint, &collection, TicketId::from_random([7; 16]), package);
/// assert_eq!(call.request().header("upload-length"), Some("3"));
///
/// let created = Response::new(201)
///     .with_header("tus-resumable", b"1.0.0")
///     .with_header("location", b"/uploads/17");
/// let CreateUploadAnswer::Created(url) = call.answer(&created, None)? else {
///     panic!("it was created");
/// };
/// assert_eq!(url.as_str(), "https://support.example/uploads/17");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct CreateUpload<'a> {
    endpoint: &'a Endpoint,
    collection: &'a Url,
    id: TicketId,
    package: Package,
}

/// What the upload server says to a new upload.
///
/// The list is closed: these are the answers that version 1 of the protocol has.
///
/// ```
/// use callhome::protocol::CreateUploadAnswer;
///
/// fn give_the_package_up(answer: &CreateUploadAnswer) -> bool {
///     matches!(answer, CreateUploadAnswer::TooLarge)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreateUploadAnswer {
    /// It is to be sent there (201). The endpoint permits the URL.
    Created(Url),
    /// The package is larger than the server takes (413). That is final for the
    /// package, not for the ticket.
    TooLarge,
    /// The collection is not there any more (404, 410): look the ticket up.
    Gone,
}

impl<'a> CreateUpload<'a> {
    /// Begins an upload of `package` in `collection`, for the ticket `id`.
    #[must_use]
    pub fn new(
        endpoint: &'a Endpoint,
        collection: &'a Url,
        id: TicketId,
        package: Package,
    ) -> Self {
        Self { endpoint, collection, id, package }
    }
}

impl Call for CreateUpload<'_> {
    type Answer = CreateUploadAnswer;

    fn request(&self) -> Request {
        let metadata = format!(
            "ticket {},sha256 {}",
            STANDARD.encode(self.id.to_string()),
            STANDARD.encode(self.package.sha256().to_string()),
        );
        tus::request(Method::Post, self.collection)
            .with_header("upload-length", self.package.size().to_string())
            .with_header("upload-metadata", metadata)
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<CreateUploadAnswer, CallError> {
        match response.status() {
            201 => {
                tus::require_tus(response)?;
                let location = response
                    .header("location")?
                    .ok_or_else(|| malformed("no Location of the upload"))?;
                let url = links::resolve(self.endpoint, self.collection, location)?;
                Ok(CreateUploadAnswer::Created(url))
            }
            404 | 410 => Ok(CreateUploadAnswer::Gone),
            413 => Ok(CreateUploadAnswer::TooLarge),
            _ => Err(CallError::from_response(response, wall)),
        }
    }
}
