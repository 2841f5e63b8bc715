//! [`AddNote`]: a message to the people who work on a ticket.

use alloc::string::{String, ToString};

use serde::Deserialize;

use crate::protocol::error::words;
use crate::protocol::{Call, CallError, Method, Request, Response, json, links, malformed};
use crate::settings::Endpoint;
use crate::text::Excerpt;
use crate::ticket::{Note, NoteId, TicketId};
use crate::time::WallTime;

/// `PUT {endpoint}/tickets/{id}/notes/{note id}`: a message to the people who
/// work on a ticket. Sent twice it is still one note.
///
/// ```
/// use callhome::protocol::{AddNote, Call};
/// use callhome::settings::Endpoint;
/// use callhome::ticket::{Note, NoteId, TicketId};
///
/// let endpoint = Endpoint::new("https://support.example/")?;
/// let note = Note::new("Access", "The key is at the reception.")?;
/// let (id, note_id) = (TicketId::from_random([7; 16]), NoteId::from_random([8; 16]));
/// let request = AddNote::new(&endpoint, id, note_id, &note).request();
/// assert_eq!(request.url().path(), format!("/tickets/{id}/notes/{note_id}"));
/// assert!(!format!("{request:?}").contains("reception"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct AddNote<'a> {
    endpoint: &'a Endpoint,
    id: TicketId,
    note_id: NoteId,
    note: &'a Note,
}

/// What the service centre says to a note.
///
/// The list is closed: these are the answers that version 1 of the protocol has.
///
/// ```
/// use callhome::protocol::AddNoteAnswer;
///
/// fn forget_the_text(answer: &AddNoteAnswer) -> bool {
///     matches!(answer, AddNoteAnswer::Delivered { .. })
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AddNoteAnswer {
    /// It is there.
    Delivered {
        /// Whether this call brought it (201), or an earlier one did (200).
        new: bool,
    },
    /// The ticket takes no notes any more (409).
    Refused {
        /// Why, in the service centre's words.
        words: Excerpt,
    },
    /// There is no such ticket, or none of this device's (404).
    UnknownTicket,
}

impl<'a> AddNote<'a> {
    /// Adds `note`, as `note_id`, to the ticket `id` at `endpoint`.
    #[must_use]
    pub fn new(endpoint: &'a Endpoint, id: TicketId, note_id: NoteId, note: &'a Note) -> Self {
        Self { endpoint, id, note_id, note }
    }
}

impl Call for AddNote<'_> {
    type Answer = AddNoteAnswer;

    fn request(&self) -> Request {
        let (id, note_id) = (self.id.to_string(), self.note_id.to_string());
        let url = links::below(self.endpoint, &["tickets", &id, "notes", &note_id]);
        Request::new(Method::Put, url).with_json(self.note)
    }

    fn answer(
        &self,
        response: &Response,
        wall: Option<WallTime>,
    ) -> Result<AddNoteAnswer, CallError> {
        #[derive(Deserialize)]
        #[serde(rename_all = "PascalCase")]
        struct Raw {
            id: String,
        }
        match response.status() {
            status @ (200 | 201) => {
                let raw: Raw = json::read(response)?;
                if raw.id.parse() != Ok(self.note_id) {
                    return Err(malformed("it is about another note").into());
                }
                Ok(AddNoteAnswer::Delivered { new: status == 201 })
            }
            404 => Ok(AddNoteAnswer::UnknownTicket),
            409 => Ok(AddNoteAnswer::Refused { words: words(response) }),
            _ => Err(CallError::from_response(response, wall)),
        }
    }
}
