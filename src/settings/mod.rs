//! Settings: what an administrator fills in, and what the host fixes.
//!
//! A form that a person fills in is a *draft* with public fields. Checking it
//! yields the setting itself, or [`Problems`]: everything that is wrong, each
//! thing beside its field, never repeating what was entered.

pub mod agreement;
mod change;
mod contact;
mod country;
mod endpoint;
mod field;
mod form;
mod host;
mod identity;
mod location;
mod origin;
mod pem;
mod problem;
mod profile;
mod proxy;
mod roots;
mod rule;
mod service_advisor;

pub use contact::{Contact, ContactDraft};
pub use country::Country;
pub use endpoint::Endpoint;
pub use field::{ContactField, Field, LocationField, ProxyField};
pub use form::{Settings, SettingsDraft};
pub use host::Host;
pub use identity::{ClientCertificate, Identity, KeyKind};
pub use location::{MachineLocation, MachineLocationDraft};
pub use origin::Origin;
pub use pem::{MAX_PEM_BYTES, PemError};
pub use problem::{Problem, ProblemKind, Problems};
pub use profile::Profile;
pub use proxy::{Proxy, ProxyCredentials, ProxyDraft};
pub use roots::Roots;
pub use service_advisor::{MAX_JSON_BYTES, MAX_JSON_DEPTH, Reading, ShownSettings, StoredSettings};

#[cfg(test)]
mod tests;
