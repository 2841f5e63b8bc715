//! [`ClaimPackage`]: the package is all there, verify it.

use alloc::string::{String, ToString};

use serde::{Deserialize, Serialize};
use url::Url;

use crate::protocol::error::retry_after;
use crate::protocol::{
    Call, CallError, Method, Package, Request, Response, RetryAfter, json, links, malformed,
};
use crate::settings::Endpoint;
use crate::ticket::TicketId;
use crate::time::WallTime;

/// `PUT {endpoint}/tickets/{id}/service-data/{sha256}`: names the upload that
/// holds a package, and has the service centre verify it. Only claimed uploads
/// count; the same digest twice is one package.
///
/// ```
/// use callhome::event::Sha256;
/// use callhome::protocol::{Call, ClaimPackage, ClaimPackageAnswer, Package, Response};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::TicketId;
///
/// let endpoint = Endpoint::new("https://support.example/")?;
/// let upload = endpoint.url().join("uploads/1")?;
/// let package = Package::new(Sha256::of(b"abc"), 3)?;
/// let call = ClaimPackage::new(&endpoint, TicketId::from_random([7; 16]), package, &upload);
/// let answer = call.answer(&Response::new(422), None)?;
/// assert_eq!(answer, ClaimPackageAnswer::DigestDiffers);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ClaimPackage<'a> {
    endpoint: &'a Endpoint,
    id: TicketId,
    package: Package,
    upload: &'a Url,
}

/// What the service centre says to a claim.
///
/// The list is closed: these are the answers that version 1 of the protocol has.
///
/// ```
/// use callhome::protocol::ClaimPackageAnswer;
///
/// fn ask_again(answer: ClaimPackageAnswer) -> bool {
///     matches!(answer, ClaimPackageAnswer::Checking { .. })
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimPackageAnswer {
    /// The package is there and has that digest (200).
    Verified,
    /// It is still being checked (202); the same claim is sent again later.
    Checking {
        /// The wait that the service centre asks for.
        retry_after: Option<RetryAfter>,
    },
    /// What was uploaded has another digest or size (422): upload anew.
    DigestDiffers,
    /// The upload is not complete or no longer there (409): ask for its offset.
    NotUploaded,
    /// There is no such ticket, or none of this device's (404).
    UnknownTicket,
}

impl<'a> ClaimPackage<'a> {
    /// Claims that `upload` holds `package`, for the ticket `id`.
    #[must_use]
    pub fn new(endpoint: &'a Endpoint, id: TicketId, package: Package, upload: &'a Url) -> Self {
        Self { endpoint, id, package, upload }
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Body<'a> {
    upload: &'a str,
    size: u64,
}

impl Call for ClaimPackage<'_> {
    type Answer = ClaimPackageAnswer;

    fn request(&self) -> Request {
        let (id, sha256) = (self.id.to_string(), self.package.sha256().to_string());
        let url = links::below(self.endpoint, &["tickets", &id, "service-data", &sha256]);
        Request::new(Method::Put, url)
            .with_json(&Body { upload: self.upload.as_str(), size: self.package.size() })
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<ClaimPackageAnswer, CallError> {
        match response.status() {
            200 => {
                let echo: Echo = json::read(response)?;
                if echo.sha256.parse() != Ok(self.package.sha256()) {
                    return Err(malformed("it is about another package").into());
                }
                Ok(ClaimPackageAnswer::Verified)
            }
            202 => {
                let _: Echo = json::read(response)?;
                Ok(ClaimPackageAnswer::Checking { retry_after: retry_after(response, wall) })
            }
            404 => Ok(ClaimPackageAnswer::UnknownTicket),
            409 => Ok(ClaimPackageAnswer::NotUploaded),
            422 => Ok(ClaimPackageAnswer::DigestDiffers),
            _ => Err(CallError::from_response(response, wall)),
        }
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Echo {
    sha256: String,
}
