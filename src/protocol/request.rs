//! [`Request`]: what a call sends, as plain values.

use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::Serialize;
use url::Url;

use crate::protocol::{VERSION, VERSION_HEADER};

/// The methods that the protocol uses. A new version of it may add one.
///
/// ```
/// assert_eq!(callhome::protocol::Method::Patch.as_str(), "PATCH");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Method {
    /// `GET`.
    Get,
    /// `HEAD`.
    Head,
    /// `OPTIONS`.
    Options,
    /// `POST`.
    Post,
    /// `PUT`.
    Put,
    /// `PATCH`.
    Patch,
    /// `DELETE`.
    Delete,
}

impl Method {
    /// The word in the request line.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

/// What follows the head of a request. The list is closed: a driver has to send
/// every one of them. `Debug` shows lengths only.
///
/// ```
/// use callhome::protocol::Payload;
///
/// let chunk = Payload::Chunk { offset: 65_536, length: 1_000 };
/// assert_eq!(chunk.length(), 1_000);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub enum Payload {
    /// Nothing.
    Empty,
    /// A JSON text.
    Json(Vec<u8>),
    /// A part of the package, which the driver reads from the store.
    Chunk {
        /// Where the part begins, in bytes from the package's start.
        offset: u64,
        /// Its length in bytes.
        length: u64,
    },
}

impl Payload {
    /// The length in bytes, for `Content-Length`.
    #[must_use]
    pub fn length(&self) -> u64 {
        match self {
            Self::Empty => 0,
            Self::Json(text) => text.len() as u64,
            Self::Chunk { length, .. } => *length,
        }
    }
}

impl fmt::Debug for Payload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("Empty"),
            Self::Json(text) => write!(f, "Json({} bytes)", text.len()),
            Self::Chunk { offset, length } => write!(f, "Chunk({length} bytes at {offset})"),
        }
    }
}

/// A request of the protocol: method, URL, headers, payload.
///
/// - The URL is one that the endpoint permits.
/// - Header names are lower case; values are visible ASCII. `Host`,
///   `Content-Length` and `Authorization` are the transport's to set.
///
/// ```
/// use callhome::protocol::{Call, LookUpTicket, Method};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::TicketId;
///
/// let endpoint = Endpoint::new("https://support.example/callhome")?;
/// let request = LookUpTicket::new(&endpoint, TicketId::from_random([7; 16])).request();
/// assert_eq!(request.method(), Method::Get);
/// assert_eq!(request.header("callhome-version"), Some("1"));
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    method: Method,
    url: Url,
    headers: Vec<(&'static str, String)>,
    payload: Payload,
}

impl Request {
    pub(super) fn new(method: Method, url: Url) -> Self {
        let headers = [(VERSION_HEADER, VERSION.to_string())].into();
        Self { method, url, headers, payload: Payload::Empty }
    }

    pub(super) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    pub(super) fn with_json(self, value: &impl Serialize) -> Self {
        let text = serde_json::to_vec(value)
            .expect("structs of texts, numbers and flags can always be written as JSON");
        let request = self.with_header("content-type", "application/json");
        Self { payload: Payload::Json(text), ..request }
    }

    pub(super) fn with_chunk(self, offset: u64, length: u64) -> Self {
        let request = self.with_header("content-type", "application/offset+octet-stream");
        Self { payload: Payload::Chunk { offset, length }, ..request }
    }

    /// The method.
    #[must_use]
    pub fn method(&self) -> Method {
        self.method
    }

    /// Where it goes.
    #[must_use]
    pub fn url(&self) -> &Url {
        &self.url
    }

    /// All headers, each name once.
    pub fn headers(&self) -> impl Iterator<Item = (&'static str, &str)> {
        self.headers.iter().map(|(name, value)| (*name, value.as_str()))
    }

    /// The value of the header with this lower-case name.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// What follows the head.
    #[must_use]
    pub fn payload(&self) -> &Payload {
        &self.payload
    }

    /// The request as an `http` type. `body` turns the payload into whatever the
    /// transport sends.
    ///
    /// # Errors
    /// [`NotAnHttpRequest`] when the `http` crate reads the URL or a header more
    /// narrowly than we do; no URL is known with which that happens.
    #[cfg(feature = "std")]
    pub fn into_http<B>(
        self,
        body: impl FnOnce(Payload) -> B,
    ) -> Result<http::Request<B>, NotAnHttpRequest> {
        let builder = http::Request::builder().method(self.method.as_str()).uri(self.url.as_str());
        self.headers
            .iter()
            .fold(builder, |builder, (name, value)| builder.header(*name, value))
            .body(body(self.payload))
            .map_err(|_| NotAnHttpRequest)
    }
}

/// The URL or a header cannot be put into an `http` type.
///
/// ```
/// use callhome::protocol::NotAnHttpRequest;
///
/// assert_eq!(NotAnHttpRequest.to_string(), "the call cannot be put into an HTTP request");
/// ```
#[cfg(feature = "std")]
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the call cannot be put into an HTTP request")]
pub struct NotAnHttpRequest;
