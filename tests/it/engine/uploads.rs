//! Uploads go on from what the service centre holds.

use callhome::event::{Severity, Sha256};
use callhome::ticket::{TicketId, TicketState};

use super::world::{DAY, World, event};

const HOUR: u64 = DAY / 24;

/// A world that has just created its upload.
fn uploading(bytes: usize) -> (World, TicketId) {
    let mut world = World::new();
    world.data = Some((0..=250).cycle().take(bytes).collect());
    let id = world.report(event(1, Severity::Critical));
    while world.calls.last() != Some(&"create") {
        world.step();
    }
    (world, id)
}

fn assert_arrived(world: &World, id: TicketId, what: &str) {
    assert_eq!(world.state(id), TicketState::Active, "{what}: {:?}", world.calls);
    let there = world.centre.tickets();
    assert_eq!(there.len(), 1, "{what}");
    let sent = Sha256::of(world.data.as_ref().unwrap());
    assert_eq!(there[0].packages, [sent], "{what}: {:?}", world.calls);
}

fn answer(status: u16) -> http::Response<Vec<u8>> {
    http::Response::builder()
        .status(status)
        .header("tus-resumable", "1.0.0")
        .body(Vec::new())
        .unwrap()
}

#[test]
fn wrong_offset_lock_and_bad_checksum_ask_for_the_offset_and_go_on() {
    for status in [409, 423, 460, 417] {
        let (mut world, id) = uploading(300_000);
        world.centre.answer_next(answer(status));
        world.run(HOUR);
        assert_arrived(&world, id, &status.to_string());
        assert_eq!(world.count_calls("create"), 1, "{status}: the same upload");
        let chunk = world.calls.iter().position(|call| *call == "chunk").unwrap();
        assert_eq!(world.calls[chunk + 1], "offset", "{status}");
    }
}

#[test]
fn an_upload_that_is_gone_begins_anew_for_the_same_ticket() {
    for status in [404, 410] {
        for at in ["chunk", "offset"] {
            let (mut world, id) = uploading(300_000);
            if at == "offset" {
                world.centre.answer_next(answer(409));
                while world.calls.last() != Some(&"chunk") {
                    world.step();
                }
            }
            world.centre.answer_next(answer(status));
            world.run(HOUR);
            assert_arrived(&world, id, &format!("{status} at {at}"));
            assert_eq!(world.count_calls("create"), 2, "{status} at {at}");
            assert_eq!(world.count_calls("open"), 1, "{status} at {at}");
            assert_eq!(world.count_entries("upload-lost"), 1, "{status} at {at}");
        }
    }
}

#[test]
fn a_cut_at_any_byte_costs_at_most_one_chunk() {
    const SIZE: usize = 600_000;
    for cut in [0, 1, 2, 1023, 65_535, 65_536, 200_000, 262_143, 262_144] {
        for restart in [false, true] {
            let (mut world, id) = uploading(SIZE);
            world.cut_chunk = Some(cut);
            while world.cut_chunk.is_some() {
                world.step();
            }
            if restart {
                world.start();
            }
            world.run(HOUR);
            let what = format!("cut at {cut}, restart: {restart}");
            assert_arrived(&world, id, &what);
            let twice = world.sent_bytes - SIZE as u64;
            assert!(twice <= 262_144, "{what}: {twice} bytes twice");
            assert_eq!(world.count_calls("create"), 1, "{what}");
        }
    }
}

#[test]
fn many_cuts_cost_at_most_a_chunk_each() {
    const SIZE: usize = 3_000_000;
    let (mut world, id) = uploading(SIZE);
    let (mut cuts, mut budget) = (0_u64, 0_u64);
    while world.state(id) == TicketState::Pending && cuts < 200 {
        if world.cut_chunk.is_none() && cuts < 12 {
            world.cut_chunk = Some(usize::try_from(cuts * 9_973 % 65_536).unwrap());
            cuts += 1;
            budget += 8 << 20;
        }
        if let Some(until) = world.step() {
            world.millis = until.unwrap().as_millis();
        }
    }
    assert_arrived(&world, id, "many cuts");
    assert!(world.sent_bytes <= SIZE as u64 + budget, "{}", world.sent_bytes);
    assert_eq!(world.count_calls("create"), 1);
}

#[test]
fn a_digest_that_differs_is_uploaded_anew_three_times_at_most() {
    for damaged in 1..=3 {
        let (mut world, id) = uploading(100_000);
        let mut claims = 0;
        world.damage = true;
        while world.state(id) == TicketState::Pending && claims < 10 {
            if let Some(until) = world.step() {
                world.millis = until.unwrap().as_millis();
            }
            claims = world.count_calls("claim");
            world.damage = claims < damaged;
        }
        assert_eq!(world.count_entries("digest-differs"), damaged);
        if damaged < 3 {
            assert_arrived(&world, id, &format!("{damaged} times damaged"));
        } else {
            assert_eq!(world.state(id), TicketState::Active);
            assert!(world.centre.tickets()[0].packages.is_empty());
            let drops = world.forwarder.drops();
            assert_eq!(drops.count(callhome::forwarder::DropReason::Package), 1);
        }
    }
}
