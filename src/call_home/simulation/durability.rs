//! What durability costs, and what a device says when it cannot have it.

use std::io::ErrorKind;

use super::net::Trouble;
use super::scene::{DAY, MINUTE, event, ticket};
use super::story::Deed;
use super::world::{Setup, World};
use crate::call_home::ReportError;
use crate::store::sim::Fault;
use crate::store::{Space, StoreError};
use crate::ticket::TicketState;

/// What a ticket may cost beside its package, from report to Closed, in bytes.
const MAX_GOOD_PATH_BYTES: u64 = 16 * 1024;
const MAX_GOOD_PATH_SYNCS: u64 = 24;
/// What a day without a service centre may cost in all, in bytes.
const MAX_OUTAGE_DAY_BYTES: u64 = 256 * 1024;

fn begun(setup: Setup) -> World {
    let mut world = World::new(setup);
    world.files.set_fault(None);
    world.start().unwrap();
    world
}

/// Syncs, and bytes written.
fn spent(world: &World) -> (u64, u64) {
    let (_, syncs, written) = world.files.counts();
    (syncs, written)
}

#[test]
fn the_good_path_keeps_its_budget() {
    let mut world = begun(Setup { package: 300_000, ..Setup::default() });
    let before = spent(&world);
    for deed in [
        Deed::Report(1),
        Deed::Until(1, TicketState::Active),
        Deed::Close(1),
        Deed::Until(1, TicketState::Closed),
        Deed::Work(MINUTE),
    ] {
        world.complete(deed).unwrap();
    }
    let home = world.home.as_ref().unwrap();
    let package = home.ticket(ticket(1)).unwrap().packed().unwrap().size();
    let after = spent(&world);
    let (syncs, bytes) = (after.0 - before.0, after.1 - before.1 - package);
    println!("report to Closed: {syncs} syncs, {bytes} bytes beside the package");
    assert!(syncs <= MAX_GOOD_PATH_SYNCS, "{syncs} syncs");
    assert!(bytes <= MAX_GOOD_PATH_BYTES, "{bytes} bytes beside the package");
}

#[test]
fn a_day_of_outage_keeps_its_budget() {
    let mut world = begun(Setup { package: 2_000, ..Setup::default() });
    world.net.set_trouble(0, u64::MAX, Trouble::Lost);
    let before = spent(&world);
    for entry in 1..=4 {
        world.complete(Deed::Report(entry)).unwrap();
    }
    world.complete(Deed::Work(DAY)).unwrap();
    let after = spent(&world);
    let (syncs, bytes) = (after.0 - before.0, after.1 - before.1);
    println!("a day of outage with four tickets: {syncs} syncs, {bytes} bytes");
    assert!(bytes <= MAX_OUTAGE_DAY_BYTES, "{bytes} bytes");
}

#[test]
fn on_a_full_disk_a_report_is_refused_and_with_room_it_is_taken() {
    let mut world = begun(Setup { package: 2_000, ..Setup::default() });
    world.complete(Deed::Report(1)).unwrap();
    world.files.set_capacity(Some(world.files.bytes_in_all()));
    let now = world.now();
    let home = world.home.as_mut().unwrap();
    for _ in 0..3 {
        let refused = home.report(event(2), now);
        let is_full =
            matches!(refused, Err(ReportError::Store(StoreError::Full { space: Space::Disk })));
        assert!(is_full, "{refused:?}");
        assert!(home.ticket(ticket(2)).is_none(), "nothing of it is kept");
    }
    // What was there goes on: it is opened, and goes without a package.
    world.complete(Deed::UntilOpened(1)).unwrap();
    world.files.set_capacity(None);
    world.complete(Deed::Report(2)).unwrap();
    world.is_faulty = true;
    for entry in [1, 2] {
        world.complete(Deed::Until(entry, TicketState::Active)).unwrap();
    }
    assert!(world.has_package(2, 0));
    world.end().unwrap();
}

#[test]
fn what_a_failed_sync_was_about_was_not_accepted() {
    // The write, then the sync.
    for at in [0, 1] {
        let mut world = begun(Setup::default());
        world.files.set_fault(Some(Fault::once(at, ErrorKind::Other)));
        let now = world.now();
        let home = world.home.as_mut().unwrap();
        let refused = home.report(event(1), now);
        assert!(matches!(refused, Err(ReportError::Store(StoreError::Io { .. }))), "{refused:?}");
        assert!(home.ticket(ticket(1)).is_none());
        world.files.set_fault(None);
        world.complete(Deed::Report(1)).unwrap();
        // Written anew: a power cut that loses all that was in doubt takes nothing.
        world.cuts = [(0, 0)].into();
        world.files.set_fault(Some(Fault::power_cut(0)));
        world.complete(Deed::Until(1, TicketState::Active)).unwrap();
        world.end().unwrap();
    }
}
