//! Answers: what each of them means for its ticket.

use crate::forwarder::engine::{ASK_SOON, Forwarder, UnderWay};
use crate::forwarder::output::{CallId, Output};
use crate::forwarder::record::PackageState;
use crate::forwarder::stage::{Step, no_service_data};
use crate::forwarder::{Answer, DropReason, Happening, ask};
use crate::protocol::{
    AddNoteAnswer, CallError, CancelTicketAnswer, LookUpTicketAnswer, RemoteState, RemoteTicket,
    RetryAfter,
};
use crate::retry;
use crate::text::Excerpt;
use crate::ticket::{NoteId, TicketEvent, TicketId, TicketState};
use crate::time::Now;

impl Forwarder {
    /// What came of a call. Answers may come in any order.
    ///
    /// A call that is not under way (never emitted, answered before) changes
    /// nothing.
    pub fn answered(&mut self, call: CallId, result: Result<Answer, CallError>, now: Now) {
        let Some(call) = self.calls.remove(&call) else { return };
        self.tick(now);
        let id = call.ticket;
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.busy = None;
        let is_pending = case.record.state == TicketState::Pending;
        if is_pending && call.era != self.era {
            // It speaks of another service centre than the one that is set now.
            case.maybe_arrived = true;
        } else {
            let result = result.and_then(|answer| {
                if fits(call.step, &answer) { Ok(answer) } else { Err(ask::mismatch().into()) }
            });
            match result {
                Ok(answer) => {
                    self.release_line(now);
                    if call.step.is_bulk() {
                        self.release_bulk(now);
                    }
                    self.take(&call, answer, now);
                }
                Err(error) => self.take_failure(&call, &error, now),
            }
        }
        self.settle(id, now);
    }

    fn take(&mut self, call: &UnderWay, answer: Answer, now: Now) {
        let id = call.ticket;
        match answer {
            Answer::Open(answer) => {
                let found = !answer.is_new();
                self.take_ticket(id, answer.ticket(), found, now);
            }
            Answer::LookUp(LookUpTicketAnswer::Found(ticket)) => {
                self.take_ticket(id, &ticket, true, now);
            }
            Answer::LookUp(LookUpTicketAnswer::NotModified) => {
                self.succeeded(id, now);
                self.ask_again(id, now);
            }
            Answer::LookUp(LookUpTicketAnswer::Unknown) => self.take_unknown(id, now),
            Answer::Cancel(answer) => self.take_cancellation(id, answer, now),
            Answer::AddNote(answer) => {
                if let Step::AddNote(note) = call.step {
                    self.take_note(id, note, &answer, now);
                }
            }
            Answer::TellOccurrences(answer) => self.take_counted(call, answer, now),
            // What is about packages counts only while one is being sent.
            _ if !self.is_sending(id) => {}
            Answer::DiscoverUploads(service) => self.take_service(id, service, now),
            Answer::CreateUpload(answer) => self.take_upload(id, answer, now),
            Answer::AskOffset(answer) => self.take_offset(id, answer, now),
            Answer::SendChunk(answer) => self.take_chunk(call, answer, now),
            Answer::TerminateUpload(answer) => self.take_termination(id, answer, now),
            Answer::Claim(answer) => self.take_claim(id, answer, now),
        }
    }

    fn is_sending(&self, id: TicketId) -> bool {
        self.cases.get(&id).is_some_and(|case| {
            case.record.state == TicketState::Pending && case.record.sealed().is_some()
        })
    }

    /// The service centre tells a ticket: by every call that can.
    fn take_ticket(&mut self, id: TicketId, ticket: &RemoteTicket, found: bool, now: Now) {
        let origin = self.origin.clone();
        // For a ticket that is stuck with its package it is no progress to be found.
        let is_progress = self.cases.get(&id).is_some_and(|case| {
            case.record.state != TicketState::Pending || case.record.number.is_none()
        });
        if is_progress {
            self.succeeded(id, now);
        }
        let Some(case) = self.cases.get_mut(&id) else { return };
        let record = &mut case.record;
        let is_first = record.number.is_none();
        let is_renamed = record.number.as_deref() != Some(ticket.number());
        if is_renamed {
            record.number = Some(ticket.number().into());
        }
        if is_first {
            record.origin = origin;
        }
        record.set_etag(ticket.etag());
        case.maybe_arrived = false;
        case.complained = false;
        if is_renamed {
            case.touch();
            self.dirty.insert(id);
        }
        if is_first {
            let number = Excerpt::new(ticket.number());
            self.note_down(id, &Happening::TicketOpened { number, found }, now);
        }
        let has_ended = match ticket.state() {
            RemoteState::Closed => self.end(id, ticket, now),
            RemoteState::Cancelled => self.end(id, ticket, now),
            _ => false,
        };
        if has_ended {
            return self.delivered(now);
        }
        self.ask_again(id, now);
        let Some(case) = self.cases.get_mut(&id) else { return };
        let record = &mut case.record;
        if record.state != TicketState::Pending {
            return;
        }
        let sends =
            matches!(record.package, PackageState::Collecting | PackageState::Sealed { .. });
        match ticket.uploads() {
            Some(uploads) if record.uploads.as_ref() != Some(uploads) => {
                record.uploads = Some(uploads.clone());
                case.upload().service = None;
                case.touch();
                self.dirty.insert(id);
            }
            Some(_) => {}
            None if sends => {
                self.go_without_package(id, Excerpt::new(&no_service_data()), now);
            }
            None => {}
        }
    }

    /// The service centre says that the ticket has come to its end.
    fn end(&mut self, id: TicketId, ticket: &RemoteTicket, now: Now) -> bool {
        let has_number = true;
        let event = match ticket.state() {
            RemoteState::Closed => TicketEvent::Closed { has_number },
            RemoteState::Cancelled => TicketEvent::Cancelled { has_number },
            _ => return false,
        };
        if !self.apply(id, event, ticket.reason().clone(), now) {
            return false;
        }
        let Some(case) = self.cases.get_mut(&id) else { return false };
        let record = &mut case.record;
        let notes = core::mem::take(&mut record.notes);
        case.erases |= !notes.is_empty();
        let record = &mut case.record;
        record.cancel_asked = false;
        record.failed_because = None;
        record.uploads = None;
        record.upload = None;
        record.attempt = 0;
        case.upload = None;
        if !matches!(record.package, PackageState::Delivered { .. } | PackageState::None { .. }) {
            record.package = PackageState::None { reason: "the ticket has ended".into() };
            record.approval = None;
            case.receipt = None;
        }
        for note in notes {
            self.count_drop(DropReason::Note);
            let reason = Excerpt::new("the ticket has ended");
            self.note_down(id, &Happening::NoteDropped { id: note.id, reason }, now);
        }
        self.after_save.push(Output::RemoveSlot { ticket: id });
        self.forget_the_oldest(now);
        true
    }

    /// The service centre does not know the ticket.
    fn take_unknown(&mut self, id: TicketId, now: Now) {
        self.ask_again(id, now);
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.maybe_arrived = false;
        if case.record.state == TicketState::Pending {
            if case.record.number.is_some() {
                case.record.start_over();
                case.upload_unknown();
                // To be opened again is no progress: it waits longer each time.
                case.record.attempt = case.forgotten;
                case.forgotten = case.forgotten.saturating_add(1);
                self.no_progress(id, None, now);
            }
        } else if !case.complained {
            case.complained = true;
            self.note_down(id, &Happening::UnknownThere, now);
        }
    }

    fn take_cancellation(&mut self, id: TicketId, answer: CancelTicketAnswer, now: Now) {
        match answer {
            CancelTicketAnswer::Cancelled(ticket) => self.take_ticket(id, &ticket, true, now),
            CancelTicketAnswer::Asked { retry_after } => {
                self.succeeded(id, now);
                let random = self.random();
                let wait = retry::wait(ASK_SOON, retry_after.map(RetryAfter::wait), random);
                if let Some(case) = self.cases.get_mut(&id) {
                    case.cancel_noted = true;
                    case.question_due = now.uptime() + wait;
                }
            }
            CancelTicketAnswer::Refused { words } => self.wish_refused(id, words, now),
            CancelTicketAnswer::UnknownTicket => {
                self.wish_refused(id, Excerpt::new("it does not know the ticket"), now);
            }
        }
    }

    /// The wish to cancel is refused. Perhaps the ticket was closed meanwhile:
    /// that is asked for at once.
    pub(super) fn wish_refused(&mut self, id: TicketId, words: Excerpt, now: Now) {
        self.succeeded(id, now);
        let Some(case) = self.cases.get_mut(&id) else { return };
        if !core::mem::take(&mut case.record.cancel_asked) {
            return;
        }
        case.cancel_noted = false;
        case.question_due = now.uptime();
        case.touch();
        self.dirty.insert(id);
        self.note_down(id, &Happening::CancelRefused { words }, now);
    }

    fn take_note(&mut self, id: TicketId, note: NoteId, answer: &AddNoteAnswer, now: Now) {
        self.succeeded(id, now);
        match answer {
            AddNoteAnswer::Delivered { .. } => {
                self.delivered(now);
                self.drop_note(id, note, None, now);
            }
            AddNoteAnswer::Refused { words } => {
                self.drop_note(id, note, Some(words.clone()), now);
            }
            AddNoteAnswer::UnknownTicket => {
                let words = Excerpt::new("the service centre does not know the ticket");
                self.drop_note(id, note, Some(words), now);
            }
        }
    }

    /// A note is gone: delivered, or for a reason.
    pub(super) fn drop_note(
        &mut self,
        id: TicketId,
        note: NoteId,
        reason: Option<Excerpt>,
        now: Now,
    ) {
        let Some(case) = self.cases.get_mut(&id) else { return };
        let before = case.record.notes.len();
        case.record.notes.retain(|waiting| waiting.id != note);
        if case.record.notes.len() == before {
            return;
        }
        case.erases = true;
        case.touch();
        self.dirty.insert(id);
        let happening = match reason {
            None => Happening::NoteDelivered { id: note },
            Some(reason) => {
                self.count_drop(DropReason::Note);
                Happening::NoteDropped { id: note, reason }
            }
        };
        self.note_down(id, &happening, now);
    }

    /// A call did what it should: failures are counted from zero again.
    pub(super) fn succeeded(&mut self, id: TicketId, now: Now) {
        let is_owed = self.is_owed();
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.cause = None;
        case.wish = None;
        // That an earlier ticket can be asked about is no delivery, while others wait.
        let is_delivery = case.record.state == TicketState::Pending || !is_owed;
        if core::mem::take(&mut case.record.attempt) > 0 {
            case.touch();
            self.dirty.insert(id);
        }
        if is_delivery {
            self.delivered(now);
        }
    }

    /// There was an answer, and it brought the ticket no further: it is served
    /// again after a while.
    pub(super) fn no_progress(&mut self, id: TicketId, wish: Option<RetryAfter>, now: Now) {
        let random = self.random();
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.record.attempt = case.record.attempt.saturating_add(1);
        let chosen = retry::delay(case.record.attempt, random);
        let wait = retry::wait(chosen, wish.map(RetryAfter::wait), random);
        case.due = now.uptime() + wait;
        case.wish = wish;
        case.touch();
        self.dirty.insert(id);
    }
}

/// Whether it answers that question.
fn fits(step: Step, answer: &Answer) -> bool {
    matches!(
        (step, answer),
        (Step::LookUp, Answer::LookUp(_))
            | (Step::Open, Answer::Open(_))
            | (Step::Discover, Answer::DiscoverUploads(_))
            | (Step::Create, Answer::CreateUpload(_))
            | (Step::AskOffset, Answer::AskOffset(_))
            | (Step::Chunk, Answer::SendChunk(_))
            | (Step::Terminate, Answer::TerminateUpload(_))
            | (Step::Claim, Answer::Claim(_))
            | (Step::Cancel, Answer::Cancel(_))
            | (Step::AddNote(_), Answer::AddNote(_))
            | (Step::Tell, Answer::TellOccurrences(_))
    )
}
