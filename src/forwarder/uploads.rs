//! Uploads: a package on its way, from the first question to *verified*.

use core::time::Duration;

use crate::forwarder::case::SlotCheck;
use crate::forwarder::engine::{ASK_SOON, Forwarder, UnderWay};
use crate::forwarder::output::Output;
use crate::forwarder::record::PackageState;
use crate::forwarder::{DropReason, Happening};
use crate::protocol::{
    AskOffsetAnswer, ClaimPackageAnswer, CreateUploadAnswer, RetryAfter, SendChunkAnswer,
    TerminateUploadAnswer, UploadService,
};
use crate::retry;
use crate::text::Excerpt;
use crate::ticket::TicketId;
use crate::time::Now;

/// How often a package is sent anew because another digest arrived.
pub(super) const MAX_DIGEST_MISMATCHES: u32 = 3;

/// The first wait while a package is being verified.
const FIRST_CHECK: Duration = Duration::from_secs(5);

impl Forwarder {
    pub(super) fn take_service(&mut self, id: TicketId, service: UploadService, now: Now) {
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.upload().service = Some(Some(service));
        let size = case.record.sealed().map_or(0, |package| package.size());
        if service.max_size().is_some_and(|max| size > max) {
            self.package_is_too_large(id, now);
        }
    }

    fn package_is_too_large(&mut self, id: TicketId, now: Now) {
        let reason = Excerpt::new("it is larger than the service centre takes");
        self.go_without_package(id, reason, now);
    }

    pub(super) fn take_upload(&mut self, id: TicketId, answer: CreateUploadAnswer, now: Now) {
        match answer {
            CreateUploadAnswer::Created(url) => {
                let Some(case) = self.cases.get_mut(&id) else { return };
                case.record.upload = Some(url);
                case.upload().offset = Some(0);
                case.touch();
                self.dirty.insert(id);
            }
            CreateUploadAnswer::TooLarge => self.package_is_too_large(id, now),
            CreateUploadAnswer::Gone => {
                // The collection has moved: the ticket says where to.
                if let Some(case) = self.cases.get_mut(&id) {
                    case.record.uploads = None;
                }
                self.no_progress(id, None, now);
            }
        }
    }

    pub(super) fn take_offset(&mut self, id: TicketId, answer: AskOffsetAnswer, now: Now) {
        match answer {
            AskOffsetAnswer::At { offset } => self.arrived(id, offset, now),
            AskOffsetAnswer::Locked { retry_after } => self.no_progress(id, retry_after, now),
            // A service centre has no upload any more once it was claimed. Were
            // that answer lost, a claim costs less than to send it all again.
            AskOffsetAnswer::Gone => {
                if let Some(case) = self.cases.get_mut(&id) {
                    case.upload().gone = true;
                }
            }
        }
    }

    pub(super) fn take_chunk(&mut self, call: &UnderWay, answer: SendChunkAnswer, now: Now) {
        let id = call.ticket;
        // After any doubt the offset is asked for.
        if let Some(case) = self.cases.get_mut(&id) {
            case.upload().offset = None;
        }
        match answer {
            SendChunkAnswer::Taken { offset } => {
                let sent = offset.saturating_sub(call.offset);
                self.chunk.sent(sent, now.uptime().since(call.emitted));
                self.arrived(id, offset, now);
                if sent == 0 {
                    self.no_progress(id, None, now);
                }
            }
            SendChunkAnswer::WrongOffset | SendChunkAnswer::ChecksumDiffers => {
                self.no_progress(id, None, now);
            }
            SendChunkAnswer::Locked { retry_after } => self.no_progress(id, retry_after, now),
            SendChunkAnswer::TooLarge => self.package_is_too_large(id, now),
            SendChunkAnswer::Gone => self.upload_is_lost(id, now),
        }
    }

    /// So much of the package has arrived. Only what surpasses everything
    /// before is progress, so a server that forgets is not asked without end.
    fn arrived(&mut self, id: TicketId, offset: u64, now: Now) {
        let Some(case) = self.cases.get_mut(&id) else { return };
        let upload = case.upload();
        upload.offset = Some(offset);
        if offset > upload.high_water {
            upload.high_water = offset;
            upload.progress = now.uptime();
            self.succeeded(id, now);
        }
    }

    /// The upload is not there any more: a new one, for the same ticket.
    fn upload_is_lost(&mut self, id: TicketId, now: Now) {
        let Some(case) = self.cases.get_mut(&id) else { return };
        case.upload_anew();
        case.upload().outdated = None;
        self.note_down(id, &Happening::UploadLost, now);
        self.no_progress(id, None, now);
    }

    pub(super) fn take_termination(
        &mut self,
        id: TicketId,
        answer: TerminateUploadAnswer,
        now: Now,
    ) {
        match answer {
            TerminateUploadAnswer::Gone | TerminateUploadAnswer::NotSupported => {
                if let Some(case) = self.cases.get_mut(&id) {
                    case.upload().outdated = None;
                }
            }
            TerminateUploadAnswer::Locked { retry_after } => {
                self.no_progress(id, retry_after, now);
            }
        }
    }

    pub(super) fn take_claim(&mut self, id: TicketId, answer: ClaimPackageAnswer, now: Now) {
        match answer {
            ClaimPackageAnswer::Verified => self.package_is_delivered(id, now),
            ClaimPackageAnswer::Checking { retry_after } => {
                let random = self.random();
                let Some(case) = self.cases.get_mut(&id) else { return };
                let upload = case.upload();
                upload.checks = upload.checks.saturating_add(1);
                // At first soon, for most packages are checked in seconds.
                let wait = FIRST_CHECK * 2_u32.saturating_pow(upload.checks.min(10) - 1);
                let wait = retry::around(wait.min(ASK_SOON), random);
                let wait = retry::wait(wait, retry_after.map(RetryAfter::wait), random);
                upload.progress = now.uptime();
                case.due = now.uptime() + wait;
            }
            ClaimPackageAnswer::DigestDiffers => {
                let Some(case) = self.cases.get_mut(&id) else { return };
                case.record.digest_mismatches = case.record.digest_mismatches.saturating_add(1);
                let times = case.record.digest_mismatches;
                case.upload_anew();
                case.upload().high_water = 0;
                // Perhaps it is the slot that has changed.
                case.slot_check = SlotCheck::Unknown;
                self.dirty.insert(id);
                self.note_down(id, &Happening::DigestDiffers { times }, now);
                if times >= MAX_DIGEST_MISMATCHES {
                    self.go_without_package(id, Excerpt::new("it arrived damaged too often"), now);
                } else {
                    self.no_progress(id, None, now);
                }
            }
            ClaimPackageAnswer::NotUploaded => {
                let Some(case) = self.cases.get_mut(&id) else { return };
                if case.upload().gone {
                    return self.upload_is_lost(id, now);
                }
                case.upload().offset = None;
                self.no_progress(id, None, now);
            }
            ClaimPackageAnswer::UnknownTicket => {
                if let Some(case) = self.cases.get_mut(&id) {
                    case.maybe_arrived = true;
                }
                self.no_progress(id, None, now);
            }
        }
    }

    fn package_is_delivered(&mut self, id: TicketId, now: Now) {
        self.succeeded(id, now);
        let Some(case) = self.cases.get_mut(&id) else { return };
        let PackageState::Sealed { sha256, size } = case.record.package else { return };
        case.record.package = PackageState::Delivered { sha256, size };
        if case.record.approval_waited_ms().is_some() {
            case.record.approval = None; // it was all there before that was asked for
        }
        let receipt = case.receipt.take();
        case.touch_before_calls();
        self.dirty.insert(id);
        self.note_down(id, &Happening::PackageDelivered { sha256, size, receipt }, now);
        self.after_save.push(Output::RemoveSlot { ticket: id });
    }

    /// The ticket goes on without service data.
    pub(super) fn go_without_package(&mut self, id: TicketId, reason: Excerpt, now: Now) {
        let Some(case) = self.cases.get_mut(&id) else { return };
        let words = if reason.is_empty() { "no reason given" } else { reason.as_str() };
        case.without_package(words.into());
        self.count_drop(DropReason::Package);
        self.dirty.insert(id);
        self.note_down(id, &Happening::NoPackage { reason }, now);
        self.after_save.push(Output::RemoveSlot { ticket: id });
    }
}
