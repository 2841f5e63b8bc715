//! The one table: peer, cause, verdict, exit code. The tests of the transport,
//! the journal, the doctor and the program all read it, every row of it, so a
//! row without a test cannot be.

mod names;
mod origins;
mod proxies;
mod tls;
mod uploads;

use super::scene::Scene;
use crate::peers::tcp::Peer;

/// One peer and what is to be said of it.
pub(crate) struct Row {
    /// What the peer does.
    pub(crate) peer: &'static str,
    /// Starts it.
    pub(crate) scene: fn() -> Scene,
    /// What has to be done to meet it.
    pub(crate) deed: Deed,
    /// The code of the cause that it fails with; none where it succeeds.
    pub(crate) cause: Option<&'static str>,
    /// The code of the doctor's verdict.
    pub(crate) verdict: &'static str,
    /// What `check_connection` ends with.
    pub(crate) exit: i32,
}

/// What shows a peer as it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Deed {
    /// A test call, as the doctor makes it.
    TestCall,
    /// A ticket with service data. The way itself is fine, so the doctor, who
    /// never opens a ticket, finds nothing.
    Upload,
}

const fn fine(peer: &'static str, scene: fn() -> Scene) -> Row {
    Row { peer, scene, deed: Deed::TestCall, cause: None, verdict: "ok", exit: 0 }
}

const fn wrong(peer: &'static str, code: &'static str, scene: fn() -> Scene) -> Row {
    Row { peer, scene, deed: Deed::TestCall, cause: Some(code), verdict: code, exit: 1 }
}

const fn upload(peer: &'static str, cause: Option<&'static str>, scene: fn() -> Scene) -> Row {
    Row { peer, scene, deed: Deed::Upload, cause, verdict: "ok", exit: 0 }
}

/// Every row.
pub(crate) fn rows() -> impl Iterator<Item = &'static Row> {
    let tables = [GOOD, names::ROWS, tls::ROWS, origins::ROWS, uploads::ROWS, proxies::ROWS, CLOCK];
    tables.into_iter().flatten()
}

pub(crate) const OPEN: &[u8] = b"HTTP/1.1 200 Connection established\r\n\r\n";

const GOOD: &[Row] = &[
    fine("a service centre", Scene::service_centre),
    fine("a service centre behind a proxy", || Scene::service_centre().behind(Peer::tunnels(OPEN))),
];

const CLOCK: &[Row] = &[
    wrong("no clock", "clock-untrusted", || Scene::service_centre().with_wall(None)),
    wrong("a clock of 1970", "clock-untrusted", || {
        Scene::service_centre().with_wall("1970-01-01T00:01:00Z".parse().ok())
    }),
    wrong("a clock just below the floor", "clock-untrusted", || {
        let just_below = callhome::WallTime::RELEASE.unix_millis() - 1;
        Scene::service_centre().with_wall(callhome::WallTime::from_unix_millis(just_below).ok())
    }),
];
