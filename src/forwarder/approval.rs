//! Approval: a package that an administrator has to look at before it is sent.
//!
//! How the two ages go together: while the service centre does not have the
//! ticket yet, both run, for opening it waits for nobody. Once it has, only the
//! package's age runs: there is nothing to try, so there is nothing to give up.

use core::time::Duration;

use crate::cause::Cause;
use crate::event::Sha256;
use crate::forwarder::case::SlotCheck;
use crate::forwarder::engine::{self, Forwarder};
use crate::forwarder::output::Output;
use crate::forwarder::record::{Approval, PackageState};
use crate::forwarder::uploads::MAX_DIGEST_MISMATCHES;
use crate::forwarder::{Happening, OperationError};
use crate::protocol::Package;
use crate::text::Excerpt;
use crate::ticket::{TicketId, TicketState};
use crate::time::Now;

impl Forwarder {
    /// The administrator `who` lets the package with the digest `sha256` be sent:
    /// the one that waits, and no other. It goes out once that is durable.
    ///
    /// # Errors
    /// [`OperationError::UnknownTicket`], [`OperationError::NothingToApprove`]
    /// when no package of the ticket waits, [`OperationError::OtherPackage`] when
    /// the digest is not that of the package that waits,
    /// [`OperationError::Anonymous`] when `who` is empty.
    pub fn approve(
        &mut self,
        ticket: TicketId,
        sha256: Sha256,
        who: &str,
        now: Now,
    ) -> Result<(), OperationError> {
        self.tick(now);
        let (waiting, who) = self.waiting_package(ticket, who)?;
        if waiting.sha256() != sha256 {
            return Err(OperationError::OtherPackage { waiting: waiting.sha256() });
        }
        let case = self.cases.get_mut(&ticket).ok_or(OperationError::UnknownTicket)?;
        case.record.approval = Some(Approval::Given { sha256, who: who.as_str().into() });
        if case.record.attempt == 0 {
            case.due = now.uptime();
        }
        case.touch_before_calls();
        self.dirty.insert(ticket);
        self.save_at_once(now);
        self.note_down(ticket, &Happening::PackageApproved { who, sha256 }, now);
        self.settle(ticket, now);
        Ok(())
    }

    /// The administrator `who` does not let the package that waits be sent. It is
    /// removed, and the ticket goes on without one.
    ///
    /// # Errors
    /// [`OperationError::UnknownTicket`], [`OperationError::NothingToApprove`]
    /// when no package of the ticket waits, [`OperationError::Anonymous`] when
    /// `who` is empty.
    pub fn decline(&mut self, ticket: TicketId, who: &str, now: Now) -> Result<(), OperationError> {
        self.tick(now);
        let (_, who) = self.waiting_package(ticket, who)?;
        let reason = Excerpt::new(&alloc::format!("declined by {who}"));
        self.note_down(ticket, &Happening::PackageDeclined { who }, now);
        self.go_without_package(ticket, reason, now);
        self.save_at_once(now);
        self.settle(ticket, now);
        Ok(())
    }

    /// The package that waits for approval, and who has decided about it.
    fn waiting_package(
        &self,
        ticket: TicketId,
        who: &str,
    ) -> Result<(Package, Excerpt), OperationError> {
        let case = self.cases.get(&ticket).ok_or(OperationError::UnknownTicket)?;
        let waiting = case.record.sealed().filter(|_| case.awaits_approval);
        let waiting = waiting.ok_or(OperationError::NothingToApprove)?;
        let who = Excerpt::new(who);
        if who.is_empty() { Err(OperationError::Anonymous) } else { Ok((waiting, who)) }
    }

    /// The host has read the ticket's package slot, and says its digest, or why
    /// there is none: [`Cause::RequestBody`] where it cannot be read,
    /// [`Cause::Stopped`] where the host stopped on the way. It is asked again
    /// after a while; a slot that cannot be read three times counts as lost.
    ///
    /// Bytes that were not approved are never sent: their package is set aside,
    /// the service data is collected again and has to be approved anew. When that
    /// happens for the third time, the ticket goes on without a package.
    ///
    /// Without an [`Output::CheckSlot`] for that ticket this changes nothing.
    pub fn slot_checked(&mut self, ticket: TicketId, found: Result<Sha256, Cause>, now: Now) {
        self.tick(now);
        let Some(case) = self.cases.get_mut(&ticket) else { return };
        if case.slot_check != SlotCheck::UnderWay {
            return;
        }
        case.slot_check = SlotCheck::Unknown;
        match (found, case.record.sealed()) {
            (Ok(found), Some(package)) if found == package.sha256() => {
                case.slot_check = SlotCheck::Passed;
            }
            (Ok(found), Some(package)) => {
                self.package_altered(ticket, package.sha256(), found, now);
            }
            (Err(cause), Some(_)) => self.slot_failed(ticket, &cause, now),
            (_, None) => {}
        }
        self.settle(ticket, now);
    }

    fn package_altered(&mut self, id: TicketId, approved: Sha256, found: Sha256, now: Now) {
        self.note_down(id, &Happening::PackageAltered { approved, found }, now);
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.record.digest_mismatches = case.record.digest_mismatches.saturating_add(1);
        if case.record.digest_mismatches >= MAX_DIGEST_MISMATCHES {
            let reason = Excerpt::new("it was not what was approved too often");
            return self.go_without_package(id, reason, now);
        }
        case.upload_anew();
        case.upload().high_water = 0;
        case.record.package = PackageState::Collecting;
        case.record.approval = None;
        case.touch_before_calls();
        let again =
            (case.record.state == TicketState::Pending).then(|| engine::collect(&case.record));
        self.dirty.insert(id);
        self.after_save.push(Output::RemoveSlot { ticket: id });
        self.after_save.extend(again);
    }

    /// Finds out whether a ticket's package waits for approval, which depends on
    /// the package, the approval and the configuration. It grows older from now
    /// on by what it waits for now.
    pub(super) fn await_approval(&mut self, id: TicketId, now: Now) {
        let is_required = self.config.approval_required();
        let clocks = self.clocks;
        let Some(case) = self.cases.get_mut(&id) else { return };
        let record = &case.record;
        let waiting = record.sealed().filter(|_| {
            is_required && record.state == TicketState::Pending && !record.is_approved()
        });
        let rests = waiting.is_some() && record.number.is_some();
        if (case.awaits_approval, case.rests) != (waiting.is_some(), rests) {
            case.age(clocks);
            self.resting = self.resting + usize::from(rests) - usize::from(case.rests);
            (case.awaits_approval, case.rests) = (waiting.is_some(), rests);
        }
        if let Some(package) = waiting
            && case.record.approval_waited_ms().is_none()
        {
            case.record.approval = Some(Approval::Awaited { waited_ms: 0 });
            case.touch();
            self.dirty.insert(id);
            let (sha256, size) = (package.sha256(), package.size());
            self.note_down(id, &Happening::PackageAwaitsApproval { sha256, size }, now);
        }
    }

    /// Nobody has approved a ticket's package in time, if so: it goes without.
    pub(super) fn expire_approval(&mut self, id: TicketId, now: Now) {
        let within = self.config.approval_within();
        let Some(case) = self.cases.get(&id) else { return };
        let waited = case.record.approval_waited_ms().filter(|_| case.awaits_approval);
        if waited.is_some_and(|waited| Duration::from_millis(waited) >= within) {
            self.note_down(id, &Happening::ApprovalExpired, now);
            self.go_without_package(id, Excerpt::new("nobody approved it in time"), now);
        }
    }
}
