//! [`PackageError`]: why there is no package.

use std::io;

use crate::package::redact::{CanarySurvived, CannotCompile};

/// Why a package came to nothing. What was written so far is void.
///
/// A source that cannot be read is none of these: it is skipped and recorded.
///
/// ```
/// use std::io::{Cursor, ErrorKind};
/// use callhome::event::{DeviceDraft, Event, Scope};
/// use callhome::package::{PackageError, PackageHead, PackageRules, Packer};
/// use callhome::ticket::TicketId;
///
/// # let device = DeviceDraft {
/// #     manufacturer: "Example".into(),
/// #     model: "SR 1".into(),
/// #     serial_number: "J30A0042".into(),
/// #     ..DeviceDraft::default()
/// # }
/// # .check()?;
/// # let event = Event::manual_call("the fan is loud")?;
/// let head = PackageHead::new(TicketId::from_random([7; 16]), &device, &event, Scope::Mini);
/// # #[cfg(feature = "zstd")] {
/// let mut full_disk = [0; 16];
/// let mut packer = Packer::new(PackageRules::new())?;
/// let package = packer.start(Cursor::new(&mut full_disk[..]), &head)?;
/// assert!(matches!(package.finish(), Err(PackageError::Sink(e)) if e.kind() == ErrorKind::WriteZero));
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackageError {
    /// What the package is written to failed: a full disk, a closed pipe.
    #[error("the package could not be written")]
    Sink(#[source] io::Error),
    /// The compressor failed; it finds no memory.
    #[error("the package could not be compressed")]
    Compressor(#[source] io::Error),
    /// The host's patterns for the redaction are too large together.
    #[error("the redaction cannot be made ready")]
    Redaction(#[source] CannotCompile),
    /// A known fake secret came through the redaction. Nothing was packed.
    #[error("the redaction does not hold, so nothing is packed")]
    CanarySurvived(#[source] CanarySurvived),
    /// An earlier call failed, and its error was passed over.
    #[error("the package is void since an earlier error")]
    Void,
}
