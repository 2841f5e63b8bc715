//! [`RemoteTicket`]: a ticket as the service centre tells it.

use alloc::string::String;
use core::fmt;

use serde::Deserialize;
use url::Url;

use crate::cause::Cause;
use crate::protocol::error::bounded;
use crate::protocol::{Response, json, links, malformed};
use crate::settings::Endpoint;
use crate::text::Excerpt;
use crate::ticket::TicketId;

/// What the service centre says a ticket's state is.
///
/// What it says beyond the three known words is kept as text, and means that
/// nothing has ended.
///
/// ```
/// use callhome::protocol::RemoteState;
///
/// assert!(RemoteState::Closed.is_final());
/// assert_eq!(RemoteState::Other("WaitingForParts".into()).to_string(), "WaitingForParts");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RemoteState {
    /// Received, being worked on.
    Active,
    /// Closed.
    Closed,
    /// Cancelled.
    Cancelled,
    /// Another word, of at most [`RemoteState::MAX_CHARS`] printable characters.
    Other(String),
}

impl RemoteState {
    /// The most characters of a word.
    pub const MAX_CHARS: usize = 64;

    /// The word.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Active => "Active",
            Self::Closed => "Closed",
            Self::Cancelled => "Cancelled",
            Self::Other(word) => word,
        }
    }

    /// Whether the ticket has come to its end there.
    #[must_use]
    pub fn is_final(&self) -> bool {
        matches!(self, Self::Closed | Self::Cancelled)
    }

    fn read(word: String) -> Result<Self, Cause> {
        let word = bounded("State", word, Self::MAX_CHARS)?;
        Ok([Self::Active, Self::Closed, Self::Cancelled]
            .into_iter()
            .find(|state| state.as_str() == word)
            .unwrap_or(Self::Other(word)))
    }
}

impl fmt::Display for RemoteState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The version of an answer (RFC 9110, section 8.8.3), to be named when the same
/// thing is asked for again.
///
/// - As the service centre wrote it, quotes and `W/` included, at most
///   [`ETag::MAX_CHARS`] characters.
///
/// ```
/// use callhome::protocol::ETag;
///
/// assert!(ETag::parse("\"17\"").is_some());
/// assert_eq!(ETag::parse("17"), None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ETag(String);

impl ETag {
    /// The most characters.
    pub const MAX_CHARS: usize = 256;

    /// Reads an entity tag; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let opaque = text.strip_prefix("W/").unwrap_or(text);
        let inside = opaque.strip_prefix('"')?.strip_suffix('"')?;
        let legal = inside.bytes().all(|b| b.is_ascii_graphic() && b != b'"');
        (legal && text.len() <= Self::MAX_CHARS).then(|| Self(text.into()))
    }

    /// The text, for `If-None-Match`.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A ticket as the service centre tells it.
///
/// - It is about the id that was asked for.
/// - The number has 1 to [`RemoteTicket::MAX_NUMBER_CHARS`] printable characters.
/// - The upload collection, if there is one, is a URL that the endpoint permits.
///
/// ```
/// use callhome::protocol::{Call, LookUpTicket, LookUpTicketAnswer, RemoteState, Response};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::TicketId;
///
/// let endpoint = Endpoint::new("https://support.example/")?;
/// let id = TicketId::from_random([7; 16]);
/// let body = format!(r#"{{"Id":"{id}","Number":"SC-17","State":"Active"}}"#);
/// let response = Response::new(200)
///     .with_header("content-type", b"application/json")
///     .with_body(body.into());
/// let LookUpTicketAnswer::Found(ticket) = LookUpTicket::new(&endpoint, id).answer(&response, None)?
/// else {
///     panic!("it was found");
/// };
/// assert_eq!((ticket.number(), ticket.state()), ("SC-17", &RemoteState::Active));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteTicket {
    id: TicketId,
    number: String,
    state: RemoteState,
    reason: Excerpt,
    uploads: Option<Url>,
    etag: Option<ETag>,
}

impl RemoteTicket {
    /// The most characters of a ticket number.
    pub const MAX_NUMBER_CHARS: usize = 64;

    /// The id that the device gave it.
    #[must_use]
    pub fn id(&self) -> TicketId {
        self.id
    }

    /// The number that the service centre gave it, for people.
    #[must_use]
    pub fn number(&self) -> &str {
        &self.number
    }

    /// Its state there.
    #[must_use]
    pub fn state(&self) -> &RemoteState {
        &self.state
    }

    /// Why it is in that state, if the service centre says so.
    #[must_use]
    pub fn reason(&self) -> &Excerpt {
        &self.reason
    }

    /// The tus collection for its service data; `None` where none is taken.
    #[must_use]
    pub fn uploads(&self) -> Option<&Url> {
        self.uploads.as_ref()
    }

    /// The version of this answer.
    #[must_use]
    pub fn etag(&self) -> Option<&ETag> {
        self.etag.as_ref()
    }

    /// Reads an answer that should be about the ticket `id`; `base` is the
    /// request's URL.
    pub(super) fn read(
        endpoint: &Endpoint,
        id: TicketId,
        base: &Url,
        response: &Response,
    ) -> Result<Self, Cause> {
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Raw {
            id: String,
            number: String,
            state: String,
            state_reason: Option<String>,
            service_data: Option<ServiceData>,
        }
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct ServiceData {
            uploads: Option<String>,
        }

        let raw: Raw = json::read(response)?;
        if raw.id.parse() != Ok(id) {
            return Err(malformed("it is about another ticket"));
        }
        let uploads = raw.service_data.and_then(|data| data.uploads);
        Ok(Self {
            id,
            number: bounded("Number", raw.number, Self::MAX_NUMBER_CHARS)?,
            state: RemoteState::read(raw.state)?,
            reason: Excerpt::new(&raw.state_reason.unwrap_or_default()),
            uploads: uploads.map(|text| links::resolve(endpoint, base, &text)).transpose()?,
            etag: response.header("etag").ok().flatten().and_then(ETag::parse),
        })
    }
}
