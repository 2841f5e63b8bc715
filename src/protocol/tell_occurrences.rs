//! [`TellOccurrences`]: how often a fault has happened by now.

use alloc::string::{String, ToString};
use alloc::vec::Vec;

use serde::{Deserialize, Serialize};

use crate::protocol::error::words;
use crate::protocol::{Call, CallError, Method, Request, Response, json, links};
use crate::settings::Endpoint;
use crate::text::Excerpt;
use crate::ticket::TicketId;
use crate::time::WallTime;

/// `PUT {endpoint}/tickets/{id}/occurrences`: how often the fault of an open
/// ticket has happened by now. The numbers are absolute, so that the call can be
/// repeated, lost and overtaken: the highest count is the true one.
///
/// ```
/// use callhome::protocol::{Call, Occurrences, TellOccurrences};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::TicketId;
///
/// let endpoint = Endpoint::new("https://support.example/")?;
/// let (id, occurrences) = (TicketId::from_random([7; 16]), Occurrences::new(57));
/// let request = TellOccurrences::new(&endpoint, id, &occurrences).request();
/// assert_eq!(request.url().path(), format!("/tickets/{id}/occurrences"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TellOccurrences<'a> {
    endpoint: &'a Endpoint,
    id: TicketId,
    occurrences: &'a Occurrences,
}

/// How often a fault has happened, from when to when; of a roll-up, for each
/// message id.
///
/// ```
/// use callhome::protocol::Occurrences;
///
/// let mut rolled_up = Occurrences::new(7);
/// rolled_up.push("Fan.1.0.FanFailed", 4);
/// assert_eq!(rolled_up.count(), 7); // three of them under other names
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Occurrences {
    count: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    first_occurrence: Option<WallTime>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    last_occurrence: Option<WallTime>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    message_ids: Vec<MessageIdCount>,
}

/// How often one kind of event is in a roll-up.
///
/// ```
/// use callhome::protocol::Occurrences;
///
/// let mut rolled_up = Occurrences::new(4);
/// rolled_up.push("Fan.1.0.FanFailed", 4);
/// assert_eq!(rolled_up.message_ids()[0].message_id(), "Fan.1.0.FanFailed");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct MessageIdCount {
    message_id: String,
    count: u64,
}

impl MessageIdCount {
    /// The kind of event.
    #[must_use]
    pub fn message_id(&self) -> &str {
        &self.message_id
    }

    /// How often it has happened.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }
}

impl Occurrences {
    /// The most message ids that are told apart; what happens under further ones
    /// is in the whole count alone.
    pub const MAX_MESSAGE_IDS: usize = 32;

    /// It has happened `count` times in all.
    #[must_use]
    pub fn new(count: u64) -> Self {
        let message_ids = Vec::new();
        Self { count, first_occurrence: None, last_occurrence: None, message_ids }
    }

    /// When it happened first and last, as far as the device knew the time.
    #[must_use]
    pub fn with_times(self, first: Option<WallTime>, last: Option<WallTime>) -> Self {
        Self { first_occurrence: first, last_occurrence: last, ..self }
    }

    /// Adds how often one kind of event is among them. Says whether there was
    /// room: see [`Occurrences::MAX_MESSAGE_IDS`].
    pub fn push(&mut self, message_id: &str, count: u64) -> bool {
        let has_room = self.message_ids.len() < Self::MAX_MESSAGE_IDS;
        if has_room {
            self.message_ids.push(MessageIdCount { message_id: message_id.into(), count });
        }
        has_room
    }

    /// How often it has happened.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// When it happened first, where the device knew the time.
    #[must_use]
    pub fn first_occurrence(&self) -> Option<WallTime> {
        self.first_occurrence
    }

    /// When it happened last, where the device knew the time.
    #[must_use]
    pub fn last_occurrence(&self) -> Option<WallTime> {
        self.last_occurrence
    }

    /// Of a roll-up, how often each kind of event is in it; else empty.
    #[must_use]
    pub fn message_ids(&self) -> &[MessageIdCount] {
        &self.message_ids
    }
}

/// What the service centre says to a count.
///
/// The list is closed: these are the answers that version 1 of the protocol has.
///
/// ```
/// use callhome::protocol::TellOccurrencesAnswer;
///
/// fn is_known_there(answer: &TellOccurrencesAnswer) -> bool {
///     matches!(answer, TellOccurrencesAnswer::Taken)
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TellOccurrencesAnswer {
    /// It has that count, or a higher one from before (200).
    Taken,
    /// The ticket takes no counts any more (409).
    Refused {
        /// Why, in the service centre's words.
        words: Excerpt,
    },
    /// There is no such ticket, or the service centre counts for itself
    /// (404, 405, 501).
    NotTaken,
}

impl<'a> TellOccurrences<'a> {
    /// Tells `endpoint` how often the fault of the ticket `id` has happened.
    #[must_use]
    pub fn new(endpoint: &'a Endpoint, id: TicketId, occurrences: &'a Occurrences) -> Self {
        Self { endpoint, id, occurrences }
    }
}

impl Call for TellOccurrences<'_> {
    type Answer = TellOccurrencesAnswer;

    fn request(&self) -> Request {
        let id = self.id.to_string();
        Request::new(Method::Put, links::below(self.endpoint, &["tickets", &id, "occurrences"]))
            .with_json(self.occurrences)
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<TellOccurrencesAnswer, CallError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Raw {
            count: u64,
        }
        match response.status() {
            200 => {
                let raw: Raw = json::read(response)?;
                if raw.count < self.occurrences.count {
                    return Err(crate::protocol::malformed("it has a lower count").into());
                }
                Ok(TellOccurrencesAnswer::Taken)
            }
            404 | 405 | 501 => Ok(TellOccurrencesAnswer::NotTaken),
            409 => Ok(TellOccurrencesAnswer::Refused { words: words(response) }),
            _ => Err(CallError::from_response(response, wall)),
        }
    }
}
