//! Every operation fails, and every request gets into every kind of trouble.

use std::io::ErrorKind;
use std::sync::atomic::Ordering;

use super::net::Trouble;
use super::story::stories;
use super::world::World;
use crate::store::sim::{Fault, is_long};

fn operations_fail(part: usize) {
    for (name, setup, story) in stories().into_iter().skip(part).step_by(2) {
        let mut calm = World::new(setup);
        calm.live(&story).unwrap_or_else(|broken| panic!("{name}: {broken}"));
        for at in 0..calm.operations {
            for kind in [ErrorKind::Other, ErrorKind::StorageFull] {
                let mut world = World::new(setup);
                world.is_faulty = true;
                world.interruptions = 2;
                world.files.set_fault(Some(Fault::once(at, kind)));
                let lived = world.live(&story);
                lived.unwrap_or_else(|e| panic!("{name}, operation {at} fails ({kind:?}): {e}"));
            }
        }
    }
}

#[test]
fn whichever_operation_fails_nothing_is_lost_or_doubled() {
    operations_fail(0);
}

#[test]
fn whichever_operation_fails_nothing_is_lost_or_doubled_second_part() {
    operations_fail(1);
}

#[test]
fn whatever_befalls_a_request_nothing_is_lost_or_doubled() {
    for (name, setup, story) in stories() {
        let mut calm = World::new(setup);
        calm.live(&story).unwrap_or_else(|broken| panic!("{name}: {broken}"));
        let requests = calm.net.requests().load(Ordering::Relaxed);
        for at in 0..requests {
            for trouble in Trouble::ALL {
                for count in if is_long() { vec![1, 2, 5, 20] } else { vec![1 + at % 3] } {
                    let mut world = World::new(setup);
                    world.interruptions = 2 + count;
                    world.net.set_trouble(at, count, trouble);
                    let lived = world.live(&story);
                    lived.unwrap_or_else(|broken| {
                        panic!("{name}, {count} requests from {at} on, {trouble:?}: {broken}")
                    });
                }
            }
        }
    }
}
