//! Service data, packed for sending: the [`PackageWriter`].
//!
//! A package is a tar archive under zstd, written in one pass with memory that
//! does not grow with the data; `docs/package.md` has the format. The first
//! member, `package.json`, says what was known before packing
//! ([`PackageHead`]), the last one, `manifest.json`, what was packed, what was
//! skipped and why. The [`Receipt`] that comes out at the end names the whole
//! by one digest.
//!
//! A source that fails, whether it vanished, may not be read or ends too soon,
//! costs that source and nothing else. Only a sink that fails makes the package
//! void.
//!
//! ```
//! use callhome::event::{DeviceDraft, Event, Scope};
//! use callhome::package::{Member, PackageHead, PackageWriter};
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
//! let mut package = PackageWriter::start(Vec::new(), &head)?;
//! package.add_bytes(Member::new("log/sel.txt")?, b"1 | Fan 2 | Lower critical")?;
//! package.add_path(Member::new("etc/os-release")?, "/etc/os-release".as_ref())?;
//! let (receipt, bytes) = package.finish()?;
//! assert_eq!(receipt.bytes(), bytes.len() as u64);
//! println!("{receipt}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod added;
mod archive;
mod contents;
mod error;
mod files;
mod head;
mod limits;
mod member;
pub mod redact;
mod source;
mod writer;

pub use added::Added;
pub use error::PackageError;
pub use head::PackageHead;
pub use limits::{LimitTooSmall, PackageLimits};
pub use member::{BadName, Member};
pub use writer::PackageWriter;

#[cfg(doc)]
use crate::event::Receipt;

/// The first member of every package. No other member may have the name.
const HEAD_NAME: &str = "package.json";
/// The last member of every package. No other member may have the name.
const MANIFEST_NAME: &str = "manifest.json";
