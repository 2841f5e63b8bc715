//! [`Case`]: a ticket in memory: what is stored, and what is not.

use alloc::boxed::Box;
use alloc::string::String;
use core::time::Duration;

use url::Url;

use crate::cause::Cause;
use crate::event::KeptReceipt;
use crate::forwarder::clocks::Clocks;
use crate::forwarder::occurrences::Counting;
use crate::forwarder::output::CallId;
use crate::forwarder::record::{Approval, PackageState, Record};
use crate::forwarder::roster::FaultKey;
use crate::forwarder::schedule::Slot;
use crate::protocol::{RetryAfter, UploadService};
use crate::ticket::TicketState;
use crate::time::Uptime;

/// A ticket in memory: its record, and what is worth nothing after a restart.
#[derive(Debug)]
pub(super) struct Case {
    pub(super) record: Record,
    /// Where it stands in the agenda.
    pub(super) slot: Option<Slot>,
    /// The call that is under way. There is never more than one.
    pub(super) busy: Option<CallId>,
    /// Not served before this moment.
    pub(super) due: Uptime,
    /// When its state is asked for next.
    pub(super) question_due: Uptime,
    /// When its timer goes off.
    pub(super) timer: Option<Uptime>,
    /// An earlier open may have reached the service centre.
    pub(super) maybe_arrived: bool,
    /// The wish to cancel has been taken down there.
    pub(super) cancel_noted: bool,
    /// It has been written in the journal that it is unknown there, or elsewhere.
    pub(super) complained: bool,
    /// How often the service centre had opened it and then did not know it.
    pub(super) forgotten: u32,
    /// A note has left the record since it was last written.
    pub(super) erases: bool,
    /// Its package waits for an administrator.
    pub(super) awaits_approval: bool,
    /// There is nothing to be done for it until then: it grows no older.
    pub(super) rests: bool,
    /// Whether the bytes in its slot are those that were approved.
    pub(super) slot_check: SlotCheck,
    /// What the journal keeps of its package's receipt, until it is delivered.
    pub(super) receipt: Option<Box<KeptReceipt>>,
    /// Why the last call about it failed.
    pub(super) cause: Option<Box<Cause>>,
    /// How far its package is.
    pub(super) upload: Option<Box<Upload>>,
    /// The wait that the service centre asked for when it failed.
    pub(super) wish: Option<RetryAfter>,
    /// When its count is told and written; there once it has happened again.
    pub(super) counting: Option<Box<Counting>>,
    /// The fault that it is about.
    pub(super) fault: Option<FaultKey>,
    /// Where it stands among those that have ended.
    pub(super) end: u64,
    revision: u64,
    needed: u64,
    saved: u64,
    fresh: bool,
}

/// Whether the bytes in a slot are those that were approved. Found out once in
/// each process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SlotCheck {
    Unknown,
    UnderWay,
    Passed,
}

/// How far a package is, as far as is known without asking.
#[derive(Debug, Default)]
pub(super) struct Upload {
    /// What the server can do. Outer `None`: not asked yet.
    pub(super) service: Option<Option<UploadService>>,
    /// How much has arrived. `None`: ask, before anything else.
    pub(super) offset: Option<u64>,
    /// The most that had ever arrived: only beyond it there is progress.
    pub(super) high_water: u64,
    /// When that was last surpassed.
    pub(super) progress: Uptime,
    /// An upload to take back first.
    pub(super) outdated: Option<Url>,
    /// The upload is not there. Perhaps it was claimed, and nobody heard of it.
    pub(super) gone: bool,
    /// How often the device could not read the package.
    pub(super) unreadable: u32,
    /// How often the service centre was still checking.
    pub(super) checks: u32,
}

impl Case {
    /// A ticket that was just reported; nothing of it is stored.
    pub(super) fn fresh(
        mut record: Record,
        fault: Option<FaultKey>,
        clocks: Clocks,
        now: Uptime,
    ) -> Self {
        (record.reported_ms, record.ran_ms, record.tried_ms) =
            (clocks.ran, clocks.ran, clocks.tried);
        let case = Self::stored(record, fault, now);
        Self { maybe_arrived: false, revision: 1, needed: 1, fresh: true, ..case }
    }

    /// A ticket as it was stored. What happened to its last call is not known.
    pub(super) fn stored(record: Record, fault: Option<FaultKey>, now: Uptime) -> Self {
        let awaits_approval =
            record.state == TicketState::Pending && record.approval_waited_ms().is_some();
        Self {
            maybe_arrived: record.number.is_none(),
            // As it was when its ages were written down.
            awaits_approval,
            rests: awaits_approval && record.number.is_some(),
            fault,
            record,
            slot: None,
            busy: None,
            due: now,
            question_due: now,
            timer: None,
            cancel_noted: false,
            complained: false,
            forgotten: 0,
            erases: false,
            slot_check: SlotCheck::Unknown,
            receipt: None,
            cause: None,
            upload: None,
            wish: None,
            counting: None,
            end: 0,
            revision: 0,
            needed: 0,
            saved: 0,
            fresh: false,
        }
    }

    /// The record has changed. It is written with the next save, and nothing
    /// waits for that: were the change lost, asking would bring it back.
    pub(super) fn touch(&mut self) {
        self.revision += 1;
    }

    /// The record has changed, and no call goes out before that is durable.
    pub(super) fn touch_before_calls(&mut self) {
        self.touch();
        self.needed = self.revision;
    }

    /// Whether it was never stored.
    pub(super) fn is_fresh(&self) -> bool {
        self.fresh
    }

    /// Whether calls may go out.
    pub(super) fn is_saved_enough(&self) -> bool {
        self.saved >= self.needed
    }

    /// The record's revision.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    /// That revision is durable.
    pub(super) fn saved(&mut self, revision: u64) {
        self.saved = self.saved.max(revision);
        self.fresh = false;
    }

    /// Brings everything that waits up to the engine's clocks: the ticket unless
    /// it rests, its notes, its package if that awaits approval.
    pub(super) fn age(&mut self, clocks: Clocks) {
        let record = &mut self.record;
        if !self.rests {
            let waited = clocks.tried.saturating_sub(record.tried_ms);
            record.waited_ms = record.waited_ms.saturating_add(waited);
        }
        record.tried_ms = record.tried_ms.max(clocks.tried);
        let noted = clocks.ran.saturating_sub(record.ran_ms);
        for note in &mut record.notes {
            note.waited_ms = note.waited_ms.saturating_add(noted);
        }
        if self.awaits_approval
            && let Some(Approval::Awaited { waited_ms }) = &mut record.approval
        {
            *waited_ms = waited_ms.saturating_add(noted);
        }
        record.ran_ms = record.ran_ms.max(clocks.ran);
    }

    /// How long it has waited.
    pub(super) fn waited(&self) -> Duration {
        Duration::from_millis(self.record.waited_ms)
    }

    /// The upload's state, made where there is none yet.
    pub(super) fn upload(&mut self) -> &mut Upload {
        self.upload.get_or_insert_default()
    }

    /// Begins the upload anew, and takes the old one back first.
    pub(super) fn upload_anew(&mut self) {
        let old = self.record.upload.take();
        let upload = self.upload();
        upload.offset = None;
        upload.outdated = old;
        upload.gone = false;
        upload.checks = 0;
        self.touch();
    }

    /// Nothing is known of the upload any more, but for how far it once was.
    pub(super) fn upload_unknown(&mut self) {
        if let Some(upload) = &mut self.upload {
            **upload = Upload {
                high_water: upload.high_water,
                progress: upload.progress,
                ..Upload::default()
            };
        }
    }

    /// Goes on without a package.
    pub(super) fn without_package(&mut self, reason: String) {
        self.record.package = PackageState::None { reason };
        self.record.approval = None;
        self.receipt = None;
        self.record.upload = None;
        self.record.uploads = None;
        self.upload = None;
        self.touch_before_calls();
    }
}
