//! [`Source`]: a reader that may end or fail, but never ends the package.

use std::io::{self, Read};

use crate::event::SkipReason;

/// A reader together with how it ended.
pub(super) struct Source<'a> {
    reader: &'a mut dyn Read,
    end: Option<Result<(), io::ErrorKind>>,
}

impl<'a> Source<'a> {
    pub(super) fn new(reader: &'a mut dyn Read) -> Self {
        Self { reader, end: None }
    }

    /// Reads until `buffer` is full or the source ended, and says how much.
    pub(super) fn fill(&mut self, buffer: &mut [u8]) -> usize {
        let mut filled = 0;
        while self.end.is_none() {
            let Some(rest) = buffer.get_mut(filled..).filter(|rest| !rest.is_empty()) else {
                break;
            };
            let most = rest.len();
            match self.reader.read(rest) {
                Ok(0) => self.end = Some(Ok(())),
                // A reader that claims more than there was room for gets no further.
                Ok(read) => filled += read.min(most),
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                // Opened without waiting, a log such as /proc/kmsg ends like this.
                Err(error) if error.kind() == io::ErrorKind::WouldBlock => self.end = Some(Ok(())),
                Err(error) => self.end = Some(Err(error.kind())),
            }
        }
        filled
    }

    /// Whether there may be more to read.
    pub(super) fn is_open(&self) -> bool {
        self.end.is_none()
    }

    /// Why reading failed, if it did.
    pub(super) fn failure(&self) -> Option<SkipReason> {
        match self.end {
            Some(Err(kind)) => Some(reason(kind)),
            _ => None,
        }
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
