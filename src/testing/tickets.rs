//! Test calls, tickets, cancellation and notes at the double.

use std::collections::{BTreeMap, BTreeSet};

use http::header::IF_NONE_MATCH;
use serde::{Deserialize, Serialize};

use crate::event::{Device, Event};
use crate::protocol::{Nonce, Occurrences};
use crate::testing::book::{Book, CancellationPolicy, Happening, OpeningPolicy, Ticket};
use crate::testing::reply::{Outcome, Reply};
use crate::testing::service_centre::{Asked, parse};
use crate::ticket::{Note, TicketId};

/// What is read of the body that opens a ticket. The rest is stored unread.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct OpenBody {
    id: TicketId,
    #[serde(rename = "Event")]
    _event: Event,
    #[serde(rename = "Device")]
    _device: Device,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct TestCallBody {
    nonce: Nonce,
    #[serde(rename = "Device")]
    _device: Device,
}

impl Asked<'_, '_> {
    /// `PUT /test-calls/{nonce}`: nothing is kept but the nonce.
    pub(super) fn test_call(mut self) -> Outcome {
        #[derive(Serialize)]
        #[serde(rename_all = "PascalCase")]
        struct Answer {
            nonce: Nonce,
        }
        let nonce: Nonce = self.name(0)?;
        let body: TestCallBody = self.json()?;
        if body.nonce != nonce {
            return Err(Reply::problem(400, "the Nonce in the body is another one"));
        }
        let new = self.centre.book().note_nonce(&self.scope, nonce);
        Ok(Reply::json(if new { 201 } else { 200 }, &Answer { nonce }))
    }

    /// `PUT /tickets/{id}`: the first body wins.
    pub(super) fn open_ticket(mut self) -> Outcome {
        let id: TicketId = self.name(0)?;
        let text = self.json_text()?;
        let body: OpenBody = parse(&text)?;
        let request: serde_json::Value = parse(&text)?;
        if body.id != id {
            return Err(Reply::problem(400, "the Id in the body is another one"));
        }
        let mut book = self.centre.book();
        match (book.ticket(&self.scope, id).cloned(), book.opening) {
            (Some(ticket), OpeningPolicy::TheSame) => {
                return Ok(answer(200, &ticket, &book.base_path));
            }
            (Some(ticket), OpeningPolicy::AnotherCase) => {
                return self.another_case(&mut book, ticket);
            }
            (None, _) => {}
        }
        let ticket = Ticket {
            scope: self.scope.as_str().to_owned(),
            id,
            serial: book.next_serial(),
            state: Ticket::ACTIVE.to_owned(),
            reason: None,
            revision: 0,
            cancellation_asked: false,
            notes: BTreeSet::new(),
            uploads_made: 0,
            uploads: BTreeMap::new(),
            packages: BTreeMap::new(),
            further: Vec::new(),
            occurrences: None,
            request,
        };
        let number = ticket.number();
        book.put(self.centre.depot(), ticket).map_err(|error| Reply::broken(&error))?;
        book.tell(Happening::Ticket { id, number });
        match book.ticket(&self.scope, id) {
            Some(ticket) => Ok(answer(201, ticket, &book.base_path)),
            None => Err(no_ticket()),
        }
    }

    /// The same request is another case: what a ticket system does that does not
    /// look at ids.
    fn another_case(&self, book: &mut Book, mut ticket: Ticket) -> Outcome {
        let (id, serial) = (ticket.id, book.next_serial());
        ticket.further.push(serial);
        book.put(self.centre.depot(), ticket).map_err(|error| Reply::broken(&error))?;
        book.tell(Happening::Ticket { id, number: Ticket::number_of(serial) });
        let ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?;
        Ok(answer(201, ticket, &book.base_path))
    }

    /// `GET /tickets/{id}`.
    pub(super) fn look_up_ticket(self) -> Outcome {
        let id: TicketId = self.name(0)?;
        let book = self.centre.book();
        let ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?;
        let seen = self.header(IF_NONE_MATCH.as_str()).unwrap_or_default();
        if seen.split(',').any(|tag| tag.trim() == ticket.etag()) {
            return Ok(Reply::new(304).with_header("etag", ticket.etag()));
        }
        Ok(answer(200, ticket, &book.base_path))
    }

    /// `PUT /tickets/{id}/cancellation`: asking again changes nothing.
    pub(super) fn cancel_ticket(self) -> Outcome {
        let id: TicketId = self.name(0)?;
        let mut book = self.centre.book();
        let mut ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?.clone();
        let status = match (ticket.state.as_str(), book.cancellation) {
            (Ticket::CANCELLED, _) => return Ok(answer(200, &ticket, &book.base_path)),
            (Ticket::CLOSED, _) => return Err(Reply::problem(409, "the ticket is closed")),
            (_, CancellationPolicy::Refuse) => {
                return Err(Reply::problem(409, "somebody is on the way"));
            }
            (_, CancellationPolicy::AtOnce) => {
                ticket.state = Ticket::CANCELLED.to_owned();
                200
            }
            (_, CancellationPolicy::Ask) => 202,
        };
        if status == 200 || !ticket.cancellation_asked {
            ticket.cancellation_asked = true;
            book.put(self.centre.depot(), ticket).map_err(|error| Reply::broken(&error))?;
        }
        let ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?;
        Ok(answer(status, ticket, &book.base_path))
    }

    /// `PUT /tickets/{id}/notes/{note}`: the first text wins.
    pub(super) fn add_note(mut self) -> Outcome {
        #[derive(Serialize)]
        #[serde(rename_all = "PascalCase")]
        struct Answer {
            id: crate::ticket::NoteId,
        }
        let id: TicketId = self.name(0)?;
        let note_id = self.name(1)?;
        let note: Note = self.json()?;
        let depot = self.centre.depot();
        let mut book = self.centre.book();
        let mut ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?.clone();
        if ticket.notes.contains(&note_id) {
            return Ok(Reply::json(200, &Answer { id: note_id }));
        }
        if ticket.is_final() {
            return Err(Reply::problem(409, "the ticket has ended"));
        }
        ticket.notes.insert(note_id);
        let record = format!("note-{}-{id}-{note_id}", self.scope.as_str());
        serde_json::to_vec(&note)
            .map_err(std::io::Error::from)
            .and_then(|text| depot.put_record(&record, &text))
            .and_then(|()| book.put(depot, ticket))
            .map_err(|error| Reply::broken(&error))?;
        book.tell(Happening::Note { id: note_id });
        Ok(Reply::json(201, &Answer { id: note_id }))
    }

    /// `PUT /tickets/{id}/occurrences`: the highest count wins, for an older one
    /// may come late.
    pub(super) fn take_occurrences(mut self) -> Outcome {
        #[derive(Serialize)]
        #[serde(rename_all = "PascalCase")]
        struct Answer {
            count: u64,
        }
        let id: TicketId = self.name(0)?;
        let told: Occurrences = self.json()?;
        let mut book = self.centre.book();
        let mut ticket = book.ticket(&self.scope, id).ok_or_else(no_ticket)?.clone();
        if told.count() == 0 || told.message_ids().len() > Occurrences::MAX_MESSAGE_IDS {
            return Err(Reply::problem(400, "no count, or too many message ids"));
        }
        // Of a roll-up the first count says something as well.
        let known = ticket.occurrences.as_ref().map_or(0, Occurrences::count);
        if told.count() <= known {
            return Ok(Reply::json(200, &Answer { count: known }));
        }
        if ticket.is_final() {
            return Err(Reply::problem(409, "the ticket has ended"));
        }
        let count = told.count();
        ticket.occurrences = Some(told);
        book.put(self.centre.depot(), ticket).map_err(|error| Reply::broken(&error))?;
        book.tell(Happening::Occurrences { id, count });
        Ok(Reply::json(200, &Answer { count }))
    }
}

/// No such ticket, or none of this caller's: both are the same to a stranger.
pub(super) fn no_ticket() -> Reply {
    Reply::problem(404, "no such ticket")
}

/// A ticket as it is told to the device.
fn answer(status: u16, ticket: &Ticket, base_path: &str) -> Reply {
    #[derive(Serialize)]
    #[serde(rename_all = "PascalCase")]
    struct Answer<'a> {
        id: TicketId,
        number: String,
        state: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        state_reason: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        service_data: Option<ServiceData>,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "PascalCase")]
    struct ServiceData {
        uploads: String,
    }
    let uploads = format!("{base_path}/tickets/{}/uploads", ticket.id);
    let body = Answer {
        id: ticket.id,
        number: ticket.number(),
        state: &ticket.state,
        state_reason: ticket.reason.as_deref(),
        // A ticket that has ended takes no service data.
        service_data: (!ticket.is_final()).then_some(ServiceData { uploads }),
    };
    Reply::json(status, &body).with_header("etag", ticket.etag())
}
