//! Settings: what an administrator fills in, and what the host fixes.
//!
//! A form that a person fills in is a *draft* with public fields. Checking it
//! yields the setting itself, or [`Problems`]: everything that is wrong, each
//! thing beside its field, never repeating what was entered.

mod endpoint;
mod field;
mod host;
mod identity;
mod origin;
mod pem;
mod problem;
mod proxy;
mod roots;

pub use endpoint::Endpoint;
pub use field::{ContactField, Field, LocationField, ProxyField};
pub use host::Host;
pub use identity::{ClientCertificate, Identity, KeyKind};
pub use origin::Origin;
pub use pem::{MAX_PEM_BYTES, PemError};
pub use problem::{Problem, ProblemKind, Problems};
pub use proxy::{Proxy, ProxyCredentials, ProxyDraft};
pub use roots::Roots;
