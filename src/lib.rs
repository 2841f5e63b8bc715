//! Call home for firmware: a machine reports a hardware fault to its
//! manufacturer, sends the service data that support needs, and follows the
//! service ticket to its end.
//!
//! The library has no runtime of its own. It starts no executor, keeps no global
//! state, reads no environment variable and no clock: the host calls it, passes
//! the time in, and gets the answer. It forbids `unsafe` and does not panic on
//! any input.
//!
//! # Who should not use it
//!
//! Programs that report their own crashes (an error tracker does that better),
//! and fleets that already stream telemetry to their maker: this is for the one
//! report that must arrive, from a device whose owner has agreed to it.
#![cfg_attr(
    feature = "testing",
    doc = r##"
# From settings to a test call and a ticket

```
use callhome::event::{DeviceDraft, EventDraft, Severity};
use callhome::settings::agreement::{Document, Documents};
use callhome::settings::{ContactDraft, Endpoint, SettingsDraft};
use callhome::store::MemoryStore;
use callhome::testing::ServiceCentre;
use callhome::ticket::TicketState;
use callhome::{CallHome, SystemClock};

// 1. Who is calling, and what the administrator is asked to accept.
let device = DeviceDraft {
    manufacturer: "Example Corp".into(),
    model: "Shelf 12".into(),
    serial_number: "EX47-0042".into(),
    ..DeviceDraft::default()
};
let documents = Documents::new(
    Document::url("1.0", "https://support.example/terms")?,
    Document::url("1.0", "https://support.example/privacy")?,
);

// 2. The door. Here it leads to a service centre in memory and forgets with the
//    process; on a device these are `HttpsTransport` and `DirStore`.
let clock = SystemClock::start();
let (store, transport) = (MemoryStore::new(), ServiceCentre::new());
let mut call_home =
    CallHome::open(device.check()?, documents, store, transport, [7; 16], clock.now())?;

// 3. The service centre, the agreement, the nine fields.
call_home.set_endpoint(Endpoint::new("https://support.example/")?, clock.now())?;
call_home.accept_agreement("operator", clock.now())?;
let form = SettingsDraft {
    country: "DE".into(),
    contact: ContactDraft {
        contact_name: "Erika Mustermann".into(),
        phone: "+49 30 1234567".into(),
        email: "erika@example.com".into(),
        postal_code: "10115".into(),
        company_name: "Muster & Söhne".into(),
        address: "Hauptstraße 1".into(),
        city: "Berlin".into(),
        state_or_province: "Berlin".into(),
    },
    ..SettingsDraft::default()
};
call_home.apply_settings(form.check(call_home.settings())?, "operator", clock.now())?;

// 4. The administrator presses *Test*.
let delivered = call_home.test_call(clock.now())?;
println!("test call {} was delivered", delivered.id());

// 5. Hardware fails. The report is durable when `report` returns; the host then
//    calls `run_once` whenever it says so.
call_home.enable("operator", clock.now())?;
let fault = EventDraft {
    message_id: "StorageDevice.1.2.DriveFailed".into(),
    severity: Severity::Critical,
    message: "The drive in slot 4 failed.".into(),
    origin_of_condition: "/redfish/v1/Systems/1/Storage/1/Drives/4".into(),
    ..EventDraft::default()
};
let reported = call_home.report(fault.check()?, clock.now())?;
while call_home.tickets().iter().any(|ticket| ticket.state() == TicketState::Pending) {
    call_home.run_once(&|| clock.now());
}
let ticket = call_home.ticket(reported.ticket().expect("it is for support"));
assert_eq!(ticket.map(|ticket| ticket.state()), Some(TicketState::Active));
# Ok::<(), Box<dyn std::error::Error>>(())
```
"##
)]
//!
//! # Where to go from here
//!
//! - [`settings`]: the forms an administrator fills in, and how they are checked:
//!   all problems at once, each with its field.
#![cfg_attr(
    feature = "std",
    doc = r##"
- [`CallHome`]: the blocking door. Agreement, settings, tests, reports, tickets,
  journal.
- [`doctor`]: what is wrong with the connection, and what can be done about it.
- [`store`]: what survives a restart: in a folder, in memory, or where you say.
- [`transport`]: how a request travels. Implement [`transport::Transport`] to put
  an HTTP stack of your own underneath; a closure is enough.
"##
)]
#![cfg_attr(
    feature = "package",
    doc = "- [`package`]: service data, packed for sending; its receipt is in [`event`]."
)]
//! - [`Cause`]: everything that can go wrong on the way, each with what an
//!   administrator can do about it.
//! - [`forwarder`]: the engine behind the door, for hosts with an event loop of
//!   their own.
//! - [`protocol`]: every call and answer as a value, for hosts and back ends.
#![cfg_attr(
    feature = "testing",
    doc = "- [`testing`]: a service centre in memory, for your own tests, and the reference for a back end."
)]
//!
//! # Features
//!
//! - `https` (default): `HttpsTransport`, with rustls and ureq.
//! - `ring` (default): its crypto provider; leave it out to bring another.
//! - `zstd` (default): service data packages under zstd, which is C code.
//! - `gzip`: service data packages under gzip, in Rust alone.
//! - `package` (comes with these two): what both need.
//! - `public-roots`: Mozilla's root certificates, where a device wants them.
//! - `testing`: the service centre double.
//! - `std` (comes with `https` and `package`): `http` types, the transport and
//!   store ports, the door.
//!
//! Without features the crate is `no_std` + `alloc`.
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(docsrs, feature(doc_cfg))]
#![forbid(unsafe_code)]

extern crate alloc;

// Floor 0: ground.
mod cause;
mod retry;
mod secret;
mod text;
mod time;
pub use cause::{Argument, AuthSchemes, Cause, Message, Peer, Phase};
pub use secret::Secret;
pub use text::Excerpt;
pub use time::{NotATime, Now, Uptime, WallTime};

// Floor 1: forms.
pub mod settings;

// Floor 2: what a machine reports.
pub mod event;

// Floor 3: the case at the service centre.
pub mod ticket;

// Floor 4: the wire.
pub mod protocol;

// Floor 5: the engine.
pub mod forwarder;

// Floor 6: ports.
#[cfg(feature = "package")]
pub mod package;
#[cfg(feature = "std")]
pub mod store;
#[cfg(feature = "std")]
pub mod transport;

// Floor 7: rooms.
#[cfg(feature = "std")]
pub mod doctor;
#[cfg(feature = "testing")]
pub mod testing;

// Floor 8: the door.
#[cfg(feature = "std")]
mod call_home;
#[cfg(feature = "package")]
pub use call_home::SlotSink;
#[cfg(feature = "std")]
pub use call_home::{
    AlarmChange, CallHome, ChangeError, Done, Next, NotReady, ProxyReach, ProxyTestError,
    ReportError, Reported, Requirement, SystemClock, TestDelivered, TicketChange, TicketError,
    Work,
};

/// The README's code, compiled.
#[cfg(all(doctest, feature = "ring"))]
#[doc = include_str!("../README.md")]
struct Readme;
