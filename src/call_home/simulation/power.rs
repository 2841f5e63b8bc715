//! The power goes: before every operation of the disk and every step of the
//! network of every story, and again while the device recovers.

use super::story::{Deed, stories};
use super::world::{Setup, Verdict, World};
use crate::store::sim::is_long;

/// Lets the power go everywhere in a story. Says how many lives that were, or
/// what broke first and with what it is repeated.
pub(super) fn explore(name: &str, setup: Setup, story: &[Deed]) -> Verdict<u64> {
    let mut calm = World::new(setup);
    calm.live(story).map_err(|broken| format!("{name}, nothing done to it: {broken}"))?;
    let mut lives = 1;
    for at in 0..calm.operations {
        for cuts in plans(at) {
            let mut world = World::new(setup);
            world.cuts = cuts.iter().copied().collect();
            world.live(story).map_err(|broken| {
                format!(
                    "{name}, power cuts (after operations, seed of the disk) {cuts:?}: {broken}"
                )
            })?;
            lives += 1;
        }
    }
    Ok(lives)
}

/// The power cuts of each life that has the first one at `at`.
fn plans(at: u64) -> Vec<Vec<(u64, u64)>> {
    // What was not synced is lost, is there, or anything between.
    let mut plans = vec![vec![(at, 0)], vec![(at, 1)], vec![(at, at + 2)]];
    if is_long() {
        for again in 0..40 {
            plans.extend((0..4).map(|seed| vec![(at, seed), (again, at + again + 2)]));
        }
        plans.extend((2..34).map(|seed| vec![(at, 1000 + seed)]));
    } else {
        plans.push(vec![(at, at + 3), (at % 23, at + 4), (at % 7, at + 5)]);
    }
    plans
}

fn explore_part(part: usize) {
    for (name, setup, story) in stories().into_iter().skip(part).step_by(3) {
        let lives = explore(name, setup, &story).unwrap_or_else(|broken| panic!("{broken}"));
        println!("{name}: {lives} lives");
        assert!(lives > 50, "{name}: {lives}");
    }
}

#[test]
fn whenever_the_power_goes_nothing_is_lost_or_doubled() {
    explore_part(0);
}

#[test]
fn whenever_the_power_goes_nothing_is_lost_or_doubled_second_part() {
    explore_part(1);
}

#[test]
fn whenever_the_power_goes_nothing_is_lost_or_doubled_third_part() {
    explore_part(2);
}
