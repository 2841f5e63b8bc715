//! Opens service data packages: for back ends.
//!
//! A package comes from a machine that may be broken, over a line that may be,
//! from somebody who may mean ill. So a [`Reader`] takes what `docs/package.md`
//! says and nothing else, in one pass, with memory that does not grow with the
//! package ([`ReadLimits`]), and what it gives may be believed only when
//! [`Reader::finish`] said so. [`list`] and [`verify`] do the whole of it,
//! [`unpack`] puts the members into a folder.
//!
//! Whether the package is under zstd or gzip is seen from its first bytes; each
//! needs its feature.
//!
//! ```
//! use std::fs::File;
//!
//! use callhome::event::Sha256;
//! use callhome::package::read::{ReadError, verify};
//!
//! fn received(path: &str, announced: Sha256) -> Result<(), ReadError> {
//!     let verified = verify(File::open(path)?, announced)?;
//!     println!("for ticket {}: {}", verified.head().ticket(), verified.receipt());
//!     Ok(())
//! }
//! # assert!(received("/nowhere", Sha256::of(b"")).is_err());
//! ```

mod error;
#[cfg(feature = "gzip")]
mod gzip;
mod head;
mod header;
mod limits;
mod manifest;
mod packed;
mod reader;
mod unpack;
mod unpacked;
#[cfg(feature = "zstd")]
mod zstandard;

use std::io::Read;

use crate::event::Sha256;

pub use error::{ReadError, ReadLimit};
pub use head::Head;
pub use limits::ReadLimits;
pub use reader::{MemberReader, Reader, Verified};
pub use unpack::{UnpackError, Unpacker, unpack};

/// Reads a whole package within the default limits, and says what is in it.
///
/// Its digest is in the receipt, and is held against nothing.
///
/// # Errors
/// [`ReadError`] when something is wrong with the package, or reading fails.
pub fn list(package: impl Read) -> Result<Verified, ReadError> {
    Reader::open(package, ReadLimits::new())?.finish()
}

/// Reads a whole package within the default limits, which must have this digest.
///
/// # Errors
/// [`ReadError`] when something is wrong with the package, it is not the expected
/// one, or reading fails.
pub fn verify(package: impl Read, expected: Sha256) -> Result<Verified, ReadError> {
    Reader::open(package, ReadLimits::new())?.expecting(expected).finish()
}
