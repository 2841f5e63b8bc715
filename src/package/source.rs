//! [`Source`]: a reader that may end or fail, but never ends the package.

use std::io::{self, Read};

use crate::event::SkipReason;
use crate::package::PackageLimits;
use crate::package::redact::Redactor;

/// A reader together with how it ended and, for text, with what removes secrets
/// from it.
pub(super) struct Source<'a> {
    reader: &'a mut dyn Read,
    redaction: Option<Redaction<'a>>,
    /// How many bytes may still be read.
    left: u64,
    read: u64,
    end: Option<Result<(), io::ErrorKind>>,
}

/// The redactor, and the bytes that it has to see again.
struct Redaction<'a> {
    redactor: &'a mut Redactor,
    carry: &'a mut [u8],
    carried: usize,
    finished: bool,
}

impl<'a> Source<'a> {
    /// The shortest buffer that [`fill`](Self::fill) makes progress with.
    pub(super) const MIN_BUFFER: usize = 2 * Redactor::WINDOW;

    pub(super) fn new(reader: &'a mut dyn Read) -> Self {
        Self { reader, redaction: None, left: u64::MAX, read: 0, end: None }
    }

    /// The same source, redacted. `carry` has room for [`Redactor::WINDOW`] bytes.
    pub(super) fn redacted(self, redactor: &'a mut Redactor, carry: &'a mut [u8]) -> Self {
        // What the last member ended within, if it was given up, says nothing here.
        let _ = redactor.redact(&mut [], true);
        let redaction = Redaction { redactor, carry, carried: 0, finished: false };
        Self { redaction: Some(redaction), ..self }
    }

    /// Reads no further than to this length, counted from the start.
    pub(super) fn limit(&mut self, length: u64) {
        self.left = length.saturating_sub(self.read);
    }

    /// Puts the next bytes in `buffer`, which has at least
    /// [`MIN_BUFFER`](Self::MIN_BUFFER), and says how many. None means that
    /// there are no more.
    pub(super) fn fill(&mut self, buffer: &mut [u8]) -> usize {
        loop {
            let carried = self.take_carried(buffer);
            let filled = carried + self.read_into(buffer.get_mut(carried..).unwrap_or_default());
            let is_last = !self.is_open();
            let Some(redaction) = self.redaction.as_mut().filter(|redaction| !redaction.finished)
            else {
                return filled;
            };
            let filled = buffer.get_mut(..filled).unwrap_or_default();
            let done = redaction.redactor.redact(filled, is_last);
            let rest = filled.get(done..).unwrap_or_default();
            redaction.carried = rest.len().min(redaction.carry.len());
            redaction.finished = is_last;
            for (to, from) in redaction.carry.iter_mut().zip(rest) {
                *to = *from;
            }
            if done > 0 || is_last {
                return done;
            }
        }
    }

    /// Whether there may be more to come out.
    pub(super) fn has_more(&self) -> bool {
        self.is_open() || self.redaction.as_ref().is_some_and(|redaction| !redaction.finished)
    }

    /// Whether the reader has more than was asked for. Reads one byte to find out.
    pub(super) fn has_excess(&mut self) -> bool {
        self.left = 1;
        self.end.is_none() && self.read_into(&mut [0]) > 0
    }

    /// How many bytes were read.
    pub(super) fn bytes_read(&self) -> u64 {
        self.read
    }

    /// How many places were redacted so far, of this source and those before.
    pub(super) fn redacted_so_far(&self) -> u64 {
        self.redaction.as_ref().map_or(0, |redaction| redaction.redactor.total())
    }

    /// Why reading failed, if it did.
    pub(super) fn failure(&self) -> Option<SkipReason> {
        match self.end {
            Some(Err(kind)) => Some(reason(kind)),
            _ => None,
        }
    }

    fn is_open(&self) -> bool {
        self.end.is_none() && self.left > 0
    }

    fn take_carried(&mut self, buffer: &mut [u8]) -> usize {
        let Some(redaction) = &mut self.redaction else { return 0 };
        let carried = redaction.carry.get(..redaction.carried).unwrap_or_default();
        for (to, from) in buffer.iter_mut().zip(carried) {
            *to = *from;
        }
        std::mem::take(&mut redaction.carried)
    }

    /// Reads until `buffer` is full or the source ended, and says how much.
    fn read_into(&mut self, buffer: &mut [u8]) -> usize {
        let mut filled = 0;
        let mut interruptions = 0;
        while self.is_open() {
            let most = usize::try_from(self.left).unwrap_or(usize::MAX);
            let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) else {
                break;
            };
            let most = most.min(rest.len());
            match self.reader.read(rest.get_mut(..most).unwrap_or_default()) {
                Ok(0) => self.end = Some(Ok(())),
                Ok(read) => {
                    // A reader that claims more than there was room for gets no further.
                    let read = read.min(most);
                    filled += read;
                    interruptions = 0;
                    self.read += read as u64;
                    self.left -= read as u64;
                }
                Err(error)
                    if error.kind() == io::ErrorKind::Interrupted
                        && interruptions < PackageLimits::MAX_INTERRUPTIONS =>
                {
                    interruptions += 1;
                }
                // Opened without waiting, a log such as /proc/kmsg ends like this.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.end = Some(Ok(())),
                Err(error) => self.end = Some(Err(error.kind())),
            }
        }
        filled
    }
}

/// Why a source with this error is skipped.
pub(super) fn reason(kind: io::ErrorKind) -> SkipReason {
    match kind {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => SkipReason::NotFound,
        io::ErrorKind::PermissionDenied => SkipReason::NotPermitted,
        io::ErrorKind::IsADirectory => SkipReason::Folder,
        _ => SkipReason::Unreadable,
    }
}

#[cfg(test)]
mod tests;
