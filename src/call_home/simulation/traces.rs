//! Random lives: reports, wishes, settings, faults, restarts and clocks in any
//! order, against a model that knows only what was answered.
//!
//! Ten thousand run in the suite; `CALLHOME_LONG=1 cargo test --release --lib
//! simulation::traces` runs a hundred thousand. A failure names its seed and the
//! shortest trace that was found to fail.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;

use super::defects::Defect;
use super::net::Trouble;
use super::scene::{DAY, MINUTE, event, ticket};
use super::story::Deed;
use super::world::{Setup, Verdict, World};
use crate::call_home::ReportError;
use crate::store::sim::{Dice, Fault, is_long};
use crate::ticket::TicketState;

/// One thing that happens.
#[derive(Clone, Copy, Debug)]
enum Act {
    Do(Deed),
    /// The host's program ends and starts again.
    Restart,
    /// The power goes after so many operations, with that seed.
    PowerCut(u64, u64),
    /// The operation after so many fails.
    Fail(u64, ErrorKind),
    /// So many requests get into trouble.
    Trouble(u64, Trouble),
    /// The wall clock is set; `None`: it is not known.
    Clock(Option<i64>),
    HoldClaims(bool),
    Approval(bool),
    Decline(u64),
}

/// What was answered, and what follows from that.
#[derive(Debug, Default)]
struct Model {
    admitted: BTreeSet<u64>,
    closed: BTreeSet<u64>,
    /// The wish was taken, and is durable.
    cancelled: BTreeSet<u64>,
    /// The wish may be durable: nobody was told.
    perhaps_cancelled: BTreeSet<u64>,
    /// Notes that were taken, and are durable.
    notes: BTreeMap<u64, usize>,
    /// Service centres that the route has led to.
    endpoints: BTreeSet<usize>,
}

impl Model {
    /// Whether a ticket ended as what was answered lets one expect.
    fn agrees(&self, world: &World, record: u64) -> Verdict {
        use TicketState::{Active, Cancelled, Closed};

        let Some(state) = world.state(record) else { return Err("it is gone".into()) };
        let closed = self.closed.contains(&record);
        let cancelled = self.cancelled.contains(&record);
        let may_be: &[TicketState] = match () {
            // What only the other service centre knows waits until the route leads there.
            () if self.endpoints.len() > 1 => &[Active, Closed, Cancelled],
            () if closed => &[Closed, Cancelled],
            () if cancelled => &[Cancelled],
            () if self.perhaps_cancelled.contains(&record) => &[Active, Cancelled],
            () => &[Active],
        };
        if !may_be.contains(&state) {
            return Err(format!("it is {state} in the end, not {may_be:?}{}", world.journal()));
        }
        if self.endpoints.len() > 1 {
            return Ok(());
        }
        let there = world.net.centre(0).0.tickets();
        let there = there.iter().find(|there| there.id == ticket(record));
        let Some(there) = there else { return Err("the service centre never heard of it".into()) };
        let taken = self.notes.get(&record).copied().unwrap_or(0);
        if state == Active && there.notes < taken {
            return Err(format!("{taken} notes were taken, {} arrived", there.notes));
        }
        Ok(())
    }
}

/// Faults that a device can have here.
const RECORDS: u64 = 4;
const YEARS: i64 = 10 * 365 * 24 * 60 * 60 * 1000;

fn act(dice: &mut Dice) -> Act {
    let record = 1 + dice.below(RECORDS);
    let coin = dice.below(2) == 1;
    match dice.below(40) {
        0..8 => Act::Do(Deed::Report(record)),
        8..14 => Act::Do(Deed::Work(1 + dice.below(2) * dice.below(DAY / 4))),
        14..17 => Act::Do(Deed::Work(dice.below(MINUTE))),
        17..19 => Act::Restart,
        19..22 => Act::PowerCut(dice.below(60), dice.below(8)),
        22 => Act::Fail(dice.below(60), ErrorKind::Other),
        23 => Act::Fail(dice.below(60), ErrorKind::StorageFull),
        24..27 => Act::Trouble(1 + dice.below(4), Trouble::ALL[dice.place(Trouble::ALL.len())]),
        27 => Act::Clock(match dice.below(4) {
            0 => None,
            1 => Some(-YEARS),
            2 => Some(YEARS),
            _ => Some(0),
        }),
        28 => Act::Do(if coin { Deed::Enable } else { Deed::Disable }),
        29 => Act::Do(Deed::SetUp),
        30 => Act::Do(Deed::Contact(u8::try_from(record).unwrap_or(0))),
        31 => Act::Do(Deed::Endpoint(usize::from(coin))),
        32 => Act::Do(Deed::Cancel(record)),
        33 => Act::Do(Deed::Note(record)),
        34 => Act::Do(Deed::Resend(record)),
        35 => Act::Do(Deed::Close(record)),
        36 => Act::Do(Deed::Refuse(coin)),
        37 => Act::HoldClaims(coin),
        38 => Act::Approval(coin),
        _ if coin => Act::Do(Deed::Approve(record)),
        _ => Act::Decline(record),
    }
}

/// The trace of a seed, and what its device is like.
fn trace(seed: u64) -> (Setup, Vec<Act>) {
    let mut dice = Dice::new(seed);
    let setup = Setup {
        package: if dice.below(3) == 0 { 500 } else { 0 },
        is_new: dice.below(8) == 0,
        reports_again: dice.below(2) == 0,
        approval: dice.below(6) == 0,
        ..Setup::default()
    };
    let acts = 2 + dice.below(16);
    (setup, (0..acts).map(|_| act(&mut dice)).collect())
}

/// Lives through the acts; then all trouble ends, and everything arrives.
fn live(setup: Setup, acts: &[Act]) -> Verdict {
    let (mut world, mut model) = (World::new(setup), Model::default());
    world.is_faulty = true;
    world.interruptions = acts.len() as u64;
    world.files.set_fault(None);
    model.endpoints.insert(0);
    world.start()?;
    for act in acts {
        take(&mut world, &mut model, *act).map_err(|broken| format!("{act:?}: {broken}"))?;
        world.power_cut()?;
    }
    finish(&mut world, &model)
}

fn take(world: &mut World, model: &mut Model, act: Act) -> Verdict {
    let now = world.now();
    match act {
        Act::Do(Deed::Report(record)) => return report(world, model, record),
        Act::Do(deed @ Deed::Close(record)) => {
            if world.attempt(deed)? {
                model.closed.insert(record);
            }
        }
        Act::Do(deed @ Deed::Cancel(record)) => {
            let was_active = world.state(record) == Some(TicketState::Active);
            let done = world.attempt(deed)?;
            if was_active {
                let wishes = if done { &mut model.cancelled } else { &mut model.perhaps_cancelled };
                wishes.insert(record);
            }
        }
        Act::Do(deed @ Deed::Note(record)) => {
            if world.attempt(deed)? {
                *model.notes.entry(record).or_default() += 1;
            }
        }
        Act::Do(Deed::Refuse(refuses)) => world.net.refuse(refuses),
        Act::Do(Deed::Endpoint(place)) => {
            model.endpoints.insert(place);
            world.attempt(Deed::Endpoint(place))?;
        }
        Act::Do(deed) => drop(world.attempt(deed)?),
        Act::Restart => world.start()?,
        Act::PowerCut(after, seed) => {
            world.files.set_fault(Some(Fault::power_cut(after)));
            world.cuts = [(after, seed)].into();
        }
        Act::Fail(after, kind) => world.files.set_fault(Some(Fault::once(after, kind))),
        Act::Trouble(count, trouble) => {
            let next = world.net.requests().load(std::sync::atomic::Ordering::Relaxed);
            world.interruptions += count;
            world.net.set_trouble(next, count, trouble);
        }
        Act::Clock(offset) => world.wall_offset = offset,
        Act::HoldClaims(held) => {
            for place in &model.endpoints {
                world.net.centre(*place).0.hold_claims(held);
            }
        }
        Act::Approval(required) => {
            world.setup.approval = required;
            let config = world.config();
            if let Some(home) = world.home.as_mut() {
                home.set_config(config, now);
            }
        }
        Act::Decline(record) => {
            if let Some(home) = world.home.as_mut() {
                let _ = home.decline(ticket(record), "operator", now);
            }
        }
    }
    Ok(())
}

/// What the device says to a report is what the model expects.
fn report(world: &mut World, model: &mut Model, record: u64) -> Verdict {
    let now = world.now();
    let is_known = world.state(record).is_some();
    let Some(home) = world.home.as_mut() else { return Ok(()) };
    let admits = home.agreement().is_accepted() && home.settings().is_some();
    if admits {
        if world.report(record)? {
            model.admitted.insert(record);
        } else if is_known && !world.files.is_dead() {
            return Err("a ticket that is there was not counted".into());
        }
        return Ok(());
    }
    match home.report(event(record), now) {
        Err(ReportError::Refused(_)) => Ok(()),
        other => Err(format!("before the terms are accepted: {other:?}")),
    }
}

/// Every trouble ends; within two days everything is where it belongs.
fn finish(world: &mut World, model: &Model) -> Verdict {
    world.files.set_fault(None);
    world.cuts.clear();
    world.net.calm();
    world.net.refuse(false);
    world.place = 0;
    world.wall_offset = Some(0);
    world.setup.approval = false;
    for place in 0..2 {
        world.net.centre(place).0.hold_claims(false);
    }
    world.start()?;
    if !world.attempt(Deed::SetUp)? {
        return Err("it cannot be set up".into());
    }
    for record in 1..=RECORDS {
        world.attempt(Deed::Resend(record))?;
    }
    let now = world.now();
    world.net.forbid(false);
    if let Some(home) = world.home.as_mut() {
        home.test_call(now).map_err(|failure| format!("the test call: {failure}"))?;
    }
    world.work(2 * DAY, |_| false)?;
    for record in &model.admitted {
        model.agrees(world, *record).map_err(|broken| format!("record {record}: {broken}"))?;
    }
    world.end()
}

/// Leaves out acts as long as it still fails.
fn shortest(setup: Setup, acts: Vec<Act>) -> Vec<Act> {
    let mut shortest = acts;
    let mut at = 0;
    while at < shortest.len() {
        let mut shorter = shortest.clone();
        shorter.remove(at);
        if live(setup, &shorter).is_err() {
            shortest = shorter;
        } else {
            at += 1;
        }
    }
    shortest
}

/// The part of the seeds that one test has.
fn seeds(part: u64) -> std::ops::Range<u64> {
    let each = if is_long() { 25_000 } else { 2_500 };
    part * each..(part + 1) * each
}

fn live_all(part: u64) {
    for seed in seeds(part) {
        let (setup, acts) = trace(seed);
        if live(setup, &acts).is_err() {
            let acts = shortest(setup, acts);
            let broken = live(setup, &acts).unwrap_err();
            panic!("seed {seed}, {setup:?}\n{acts:?}\n{broken}");
        }
    }
    println!("seeds {:?}", seeds(part));
}

#[test]
fn random_lives_see_planted_defects() {
    for defect in [Defect::FileSyncLeftOut, Defect::SaveAfterSend, Defect::IdChangedOnRetry] {
        let found = (0..400).find(|seed| {
            let (setup, acts) = trace(*seed);
            live(Setup { defect: Some(defect), ..setup }, &acts).is_err()
        });
        assert!(found.is_some(), "{defect:?} is not seen");
    }
}

#[test]
fn whatever_happens_in_whatever_order_nothing_is_lost_or_doubled() {
    live_all(0);
}

#[test]
fn whatever_happens_in_whatever_order_nothing_is_lost_or_doubled_second_part() {
    live_all(1);
}

#[test]
fn whatever_happens_in_whatever_order_nothing_is_lost_or_doubled_third_part() {
    live_all(2);
}

#[test]
fn whatever_happens_in_whatever_order_nothing_is_lost_or_doubled_fourth_part() {
    live_all(3);
}
