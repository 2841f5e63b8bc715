//! [`Packer`]: what one package leaves for the next.

use std::fmt;
use std::io::Write;

use crate::package::compressor::Compressor;
use crate::package::redact::Redactor;
use crate::package::source::Source;
use crate::package::{PackageError, PackageHead, PackageRules, PackageWriter};

/// Packs service data by the same rules, package after package.
///
/// It keeps the compressor's tables, the compiled redaction and the buffers, so
/// that a package after the first allocates next to nothing. A host that packs
/// once a month drops it after use and gets the memory back: about 1.5 MiB.
///
/// ```
/// use std::io;
/// use callhome::event::{DeviceDraft, Event, Scope};
/// use callhome::package::{PackageHead, PackageRules, Packer};
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
/// # #[cfg(feature = "zstd")] {
/// let mut packer = Packer::new(PackageRules::new())?;
/// for number in 0..3 {
///     let ticket = TicketId::from_random([number; 16]);
///     let head = PackageHead::new(ticket, &device, &event, Scope::Mini);
///     let (receipt, _) = packer.start(io::sink(), &head)?.finish()?;
///     println!("{receipt}");
/// }
/// # }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Packer {
    pub(super) rules: PackageRules,
    pub(super) compressor: Compressor,
    pub(super) redactor: Option<Redactor>,
    /// What sources are read into.
    pub(super) buffer: Box<[u8]>,
    /// What the redactor sees again with the next bytes.
    pub(super) carry: Box<[u8]>,
    /// What the compressor made.
    pub(super) made: Box<[u8]>,
}

impl Packer {
    pub(super) const BUFFER: usize = 64 << 10;
    const MADE: usize = 32 << 10;

    /// Makes the tables for packages by these rules.
    ///
    /// # Errors
    /// [`PackageError::Compressor`] when there is no memory for it,
    /// [`PackageError::Redaction`] when the patterns of the host together are
    /// too large.
    pub fn new(rules: PackageRules) -> Result<Self, PackageError> {
        let redactor = match rules.redaction().is_off() {
            true => None,
            false => Some(Redactor::new(rules.redaction()).map_err(PackageError::Redaction)?),
        };
        Ok(Self {
            compressor: Compressor::new(rules.compression()).map_err(PackageError::Compressor)?,
            carry: vec![0; if redactor.is_some() { Redactor::WINDOW } else { 0 }].into(),
            redactor,
            buffer: vec![0; Self::BUFFER].into(),
            made: vec![0; Self::MADE].into(),
            rules,
        })
    }

    /// Starts a package: lets the known fake secrets run through the redaction,
    /// then writes `package.json`. What an earlier package left unfinished is
    /// forgotten.
    ///
    /// # Errors
    /// [`PackageError::CanarySurvived`] when the redaction lets a fake secret
    /// through: nothing is packed then. Otherwise when the compressor finds no
    /// memory or the sink fails.
    pub fn start<W: Write>(
        &mut self,
        sink: W,
        head: &PackageHead<'_>,
    ) -> Result<PackageWriter<'_, W>, PackageError> {
        if let Some(redactor) = &mut self.redactor {
            redactor.check().map_err(PackageError::CanarySurvived)?;
            redactor.begin(head.ticket());
        }
        self.compressor.restart().map_err(PackageError::Compressor)?;
        PackageWriter::start(self, sink, head)
    }

    /// What it packs by.
    #[must_use]
    pub fn rules(&self) -> &PackageRules {
        &self.rules
    }

    /// Bytes that the compressor holds outside the Rust heap, where an allocator
    /// that counts does not see them.
    #[must_use]
    pub fn native_bytes(&self) -> usize {
        self.compressor.native_bytes()
    }
}

const _: () = assert!(Packer::BUFFER >= Source::MIN_BUFFER);

impl fmt::Debug for Packer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Packer").field("rules", &self.rules).finish_non_exhaustive()
    }
}
