//! Service data, packed for sending: the [`PackageWriter`].
//!
//! A package is a tar archive under zstd (or gzip), written in one pass with
//! memory that does not grow with the data; `docs/package.md` has the format.
//! The first member, `package.json`, says what was known before packing
//! ([`PackageHead`]), the last one, `manifest.json`, what was packed, what was
//! skipped and why, and what was redacted. The [`Receipt`] that comes out at the
//! end names the whole by one digest.
//!
//! What may be packed is an allow-list of kinds ([`PackageRules`]); secrets are
//! removed from text before it is compressed ([`redact`]). A source that fails,
//! whether it vanished, may not be read or ends too soon, costs that source and
//! nothing else. Only a sink that fails makes the package void.
//!
//! The other end, [`read`], verifies and unpacks packages.
//!
//! ```
//! use callhome::event::{DeviceDraft, Event, MemberKind, Scope};
//! use callhome::package::{Member, PackageHead, PackageRules, Packer};
//! use callhome::ticket::TicketId;
//!
//! let device = DeviceDraft {
//!     manufacturer: "Example".into(),
//!     model: "SR 1".into(),
//!     serial_number: "J30A0042".into(),
//!     ..DeviceDraft::default()
//! }
//! .check()?;
//! let event = Event::manual_call("the fan is loud")?;
//! let head = PackageHead::new(TicketId::from_random([7; 16]), &device, &event, Scope::Mini);
//!
//! # #[cfg(feature = "zstd")] {
//! let mut packer = Packer::new(PackageRules::new())?;
//! let mut package = packer.start(Vec::new(), &head)?;
//! let log = Member::new("log/sel.txt", MemberKind::EventLog)?;
//! package.add_bytes(log, b"1 | Fan 2 | Lower critical")?;
//! let release = Member::new("etc/os-release", MemberKind::FirmwareState)?;
//! package.add_path(release, "/etc/os-release".as_ref())?;
//! let (receipt, bytes) = package.finish()?;
//! assert_eq!(receipt.bytes(), bytes.len() as u64);
//! println!("{receipt}");
//! # }
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
#![cfg_attr(
    not(any(feature = "zstd", feature = "gzip")),
    allow(
        dead_code,
        unreachable_code,
        unused_variables,
        reason = "without a compressor no package can be begun; the types are there all the same"
    )
)]

mod added;
mod archive;
mod collector;
mod compression;
mod compressor;
mod contents;
mod error;
mod files;
#[cfg(feature = "gzip")]
mod gzip;
mod head;
mod limits;
mod member;
mod names;
mod packer;
#[cfg(test)]
mod random_bytes;
pub mod read;
pub mod redact;
mod rules;
mod sink;
mod source;
mod writer;
#[cfg(feature = "zstd")]
mod zstandard;

pub use added::Added;
pub use collector::{Collector, OpenPackage};
pub use compression::Compression;
pub use error::PackageError;
pub use head::PackageHead;
pub use limits::{LimitTooSmall, PackageLimits};
pub use member::{BadName, Member};
pub use packer::Packer;
pub use rules::{BadKind, PackageRules};
pub use writer::PackageWriter;

#[cfg(doc)]
use crate::event::Receipt;

/// The first member of every package. No other member may have the name.
const HEAD_NAME: &str = "package.json";
/// The last member of every package. No other member may have the name.
const MANIFEST_NAME: &str = "manifest.json";
