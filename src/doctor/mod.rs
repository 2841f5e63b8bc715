//! The connection doctor: one walk from the clock to the service centre, one
//! verdict, one remedy.
//!
//! [`examine`] takes the very steps that a call takes, over the same transport,
//! and ends at the first thing that is wrong, which it names as the call would
//! have named it. The proxy test and the connection test are the same walk,
//! stopped earlier; a [`CallHome`](crate::CallHome) does all three.
//!
//! ```
//! use callhome::doctor::{self, Examination, Outcome, Station};
//! use callhome::settings::Endpoint;
//! use callhome::transport::{Attempt, ConnectionCheck, Exchange, Failure, Route, Transport};
//! use callhome::{Cause, Peer};
//!
//! /// What a device without a name server has.
//! struct Nameless;
//!
//! impl Transport for Nameless {
//!     fn send(&self, _: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
//!         Err(Cause::ResolverUnreachable { peer: Peer::ServiceCentre }.into())
//!     }
//!     fn connect(&self, _: ConnectionCheck<'_>) -> Result<(), Failure> {
//!         Err(Cause::ResolverUnreachable { peer: Peer::ServiceCentre }.into())
//!     }
//! }
//!
//! let route = Route::new(Endpoint::new("https://support.example/")?);
//! let attempt = Attempt::new(Some("2026-06-01T00:00:00Z".parse()?));
//! let report = doctor::examine(&Nameless, &Examination::connection(Some(route), attempt));
//! assert_eq!(report.verdict().code(), "resolver-unreachable");
//! assert_eq!(report.step(Station::Name).map(|step| step.outcome()), Some(Outcome::Failed));
//! assert_eq!(report.step(Station::Tls).map(|step| step.outcome()), Some(Outcome::NotReached));
//! println!("{report}");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod catalogue;
mod examination;
mod examine;
mod fact;
mod recorder;
mod report;
mod step;
mod stopwatch;
mod verdict;

pub use catalogue::{message, messages};
pub use examination::{Beyond, Examination, Target};
pub use examine::examine;
pub(crate) use examine::send_test_call;
pub use fact::Fact;
pub use report::Report;
pub use step::{Outcome, Station, Step};
pub use verdict::Verdict;
