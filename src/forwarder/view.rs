//! [`TicketView`]: a ticket for people and for user interfaces.

use alloc::format;
use alloc::string::{String, ToString};

use crate::event::{Device, Event, Sha256};
use crate::forwarder::case::Case;
use crate::forwarder::record::{Approval, PackageState};
use crate::forwarder::{Forwarder, Stage};
use crate::protocol::{Package, RetryAfter};
use crate::ticket::{TicketId, TicketState};
use crate::time::{Uptime, WallTime};

/// A ticket as it is now. Notes are not shown: what they say is between the
/// administrator and support.
///
/// ```
/// use callhome::forwarder::Forwarder;
///
/// fn list(forwarder: &Forwarder) {
///     for ticket in forwarder.tickets() {
///         println!("{} {} {}", ticket.id(), ticket.number().unwrap_or("-"), ticket.state());
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct TicketView<'a> {
    case: &'a Case,
    /// Nothing goes out before.
    held_until: Option<Uptime>,
}

impl<'a> TicketView<'a> {
    pub(super) fn of(forwarder: &Forwarder, case: &'a Case) -> Self {
        Self { case, held_until: forwarder.held_until(case) }
    }

    /// Its id, given by the device.
    #[must_use]
    pub fn id(&self) -> TicketId {
        self.case.record.id
    }

    /// The order in which tickets were reported.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.case.record.sequence
    }

    /// The number that the service centre gave it.
    #[must_use]
    pub fn number(&self) -> Option<&'a str> {
        self.case.record.number.as_deref()
    }

    /// Its state.
    #[must_use]
    pub fn state(&self) -> TicketState {
        self.case.record.state
    }

    /// How far it is within its state.
    #[must_use]
    pub fn stage(&self) -> Stage {
        Stage::of(self.case)
    }

    /// The device that it is about.
    #[must_use]
    pub fn device(&self) -> &'a Device {
        &self.case.record.device
    }

    /// What it is about: the first occurrence.
    #[must_use]
    pub fn event(&self) -> &'a Event {
        &self.case.record.event
    }

    /// How often the fault has happened while it was open.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.case.record.count
    }

    /// When it was reported, where the device knew what time it was.
    #[must_use]
    pub fn created(&self) -> Option<WallTime> {
        self.case.record.created
    }

    /// Whether the same report gets the same ticket even after the store was wiped.
    #[must_use]
    pub fn has_stable_id(&self) -> bool {
        self.case.record.id.is_derived()
    }

    /// How many calls about it have failed in a row.
    #[must_use]
    pub fn attempt(&self) -> u32 {
        self.case.record.attempt
    }

    /// The earliest moment of the next call about it, as long as no other ticket
    /// proves before that calls get through; `None` when there is nothing to ask,
    /// or a call is under way.
    #[must_use]
    pub fn next_try(&self) -> Option<Uptime> {
        let due = self.case.slot?.due;
        Some(self.held_until.map_or(due, |until| until.max(due)))
    }

    /// The wait that the service centre asked for when the last call about it
    /// failed, and whether it asked for more than is honoured.
    #[must_use]
    pub fn retry_after(&self) -> Option<RetryAfter> {
        self.case.wish
    }

    /// The count that the service centre has, as far as is known: 0 before it has
    /// the ticket.
    #[must_use]
    pub fn told_count(&self) -> u64 {
        let record = &self.case.record;
        if record.number.is_some() { record.told() } else { 0 }
    }

    /// Whether it is the one on which a flood is counted.
    #[must_use]
    pub fn is_roll_up(&self) -> bool {
        self.case.record.is_roll_up()
    }

    /// Of a roll-up, how often each message id is in it; what happened under
    /// further ones is in [`count`](Self::count) alone.
    pub fn rolled_up(&self) -> impl Iterator<Item = (&'a str, u64)> {
        let repeats = self.case.record.repeats.iter();
        repeats.flat_map(|repeats| &repeats.message_ids).map(|id| (&*id.message_id, id.count))
    }

    /// Why the last call about it failed, or why it is Failed: a
    /// [code](crate::Cause::code) and words.
    #[must_use]
    pub fn cause(&self) -> Option<(String, String)> {
        match (&self.case.record.failed_because, &self.case.cause) {
            (Some(because), _) => Some((because.code.clone(), because.text.clone())),
            (None, Some(cause)) => Some((cause.code().to_string(), cause.to_string())),
            (None, None) => None,
        }
    }

    /// What there is to say about its service data.
    #[must_use]
    pub fn package(&self) -> String {
        match self.awaits_approval() {
            Some(package) => format!("of {} bytes awaits approval", package.size()),
            None => self.case.record.package.to_string(),
        }
    }

    /// The digest and the size of the package that waits for an administrator's
    /// approval. `None` when none does.
    #[must_use]
    pub fn awaits_approval(&self) -> Option<Package> {
        self.case.record.sealed().filter(|_| self.case.awaits_approval)
    }

    /// Who approved its package, and the digest that was approved.
    #[must_use]
    pub fn approval(&self) -> Option<(&'a str, Sha256)> {
        match &self.case.record.approval {
            Some(Approval::Given { sha256, who }) => Some((who, *sha256)),
            _ => None,
        }
    }

    /// The digest and the size of its package, sealed or delivered.
    #[must_use]
    pub fn packed(&self) -> Option<Package> {
        match self.case.record.package {
            PackageState::Sealed { sha256, size } | PackageState::Delivered { sha256, size } => {
                Package::new(sha256, size).ok()
            }
            PackageState::Collecting | PackageState::None { .. } => None,
        }
    }

    /// How many bytes of its package have arrived, and how many there are.
    /// `None` when none is on the way, or it is not known how far it is.
    #[must_use]
    pub fn progress(&self) -> Option<(u64, u64)> {
        let package = self.case.record.sealed()?;
        let arrived = self.case.upload.as_ref()?.offset?;
        Some((arrived, package.size()))
    }

    /// How many notes wait to be sent.
    #[must_use]
    pub fn waiting_notes(&self) -> usize {
        self.case.record.notes.len()
    }
}
