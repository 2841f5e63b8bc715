//! [`Recovery`]: what the service centre sees after the outage.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::error::Error;

use callhome::testing::ServiceCentre;

use crate::machine::{Machine, Site, route};

/// The longest wait between two attempts: what the engine's schedule ends at.
pub(crate) const CAP_SECONDS: u64 = 60 * 60;
const OUTAGE_MILLIS: u64 = 6 * 60 * 60 * 1000;
/// All machines notice within this time: one event struck them all.
const NOTICED_WITHIN_MILLIS: u64 = 60 * 1000;
/// How long after the recovery is looked at: twice the cap.
const WATCHED_SECONDS: u64 = 2 * CAP_SECONDS;
pub(crate) const BIN_SECONDS: u64 = 10;
/// No machine may go on without end.
const MAX_WAKES: u64 = 1000;

/// Connections and deliveries after an outage.
pub(crate) struct Recovery {
    /// Connections in each ten seconds. A connection is a run of requests without
    /// a wait between them.
    pub(crate) bins: Vec<u32>,
    /// Requests in each ten seconds: so many connections it is for a transport
    /// that keeps none open, as the library's own.
    request_bins: Vec<u64>,
    pub(crate) requests: u64,
    pub(crate) attempts_in_vain: u64,
    /// Seconds after the recovery at which each ticket was delivered.
    delivered: Vec<u64>,
    machines: u32,
}

impl Recovery {
    /// The most connections a second, over ten seconds.
    pub(crate) fn peak(&self) -> f64 {
        f64::from(self.bins.iter().copied().max().unwrap_or(0)) / BIN_SECONDS as f64
    }

    /// The most requests a second, over ten seconds.
    pub(crate) fn request_peak(&self) -> f64 {
        self.request_bins.iter().copied().max().unwrap_or(0) as f64 / BIN_SECONDS as f64
    }

    /// The share of tickets that were delivered within one cap.
    pub(crate) fn delivered_within_cap(&self) -> f64 {
        let in_time = self.delivered.iter().filter(|after| **after <= CAP_SECONDS).count();
        in_time as f64 / f64::from(self.machines)
    }

    /// Seconds until the last ticket that was delivered.
    pub(crate) fn last_delivery(&self) -> u64 {
        self.delivered.iter().copied().max().unwrap_or(0)
    }

    pub(crate) fn connections(&self) -> u32 {
        self.bins.iter().sum()
    }
}

/// Lets `machines` sit through the outage, the same way for the same seed.
pub(crate) fn simulate(machines: u32, seed: u64) -> Result<Recovery, Box<dyn Error>> {
    let mut site = Site { centre: ServiceCentre::new(), route: route()?, is_up: false };
    let mut fleet = Vec::new();
    let mut queue = BinaryHeap::new();
    for number in 0..machines {
        fleet.push(Machine::new(number, seed, &site)?);
        let noticed = u64::from(number) * NOTICED_WITHIN_MILLIS / u64::from(machines);
        queue.push(Reverse((noticed, number)));
    }
    let bins = usize::try_from(WATCHED_SECONDS / BIN_SECONDS)?;
    let mut recovery = Recovery {
        bins: vec![0; bins],
        request_bins: vec![0; bins],
        requests: 0,
        attempts_in_vain: 0,
        delivered: Vec::new(),
        machines,
    };
    let end = OUTAGE_MILLIS + WATCHED_SECONDS * 1000;
    let mut wakes = 0;
    while let Some(Reverse((millis, number))) = queue.pop() {
        if millis >= end {
            break;
        }
        wakes += 1;
        if wakes > u64::from(machines) * MAX_WAKES {
            return Err("the machines do not come to rest".into());
        }
        site.is_up = millis >= OUTAGE_MILLIS;
        let Some(machine) = usize::try_from(number).ok().and_then(|at| fleet.get_mut(at)) else {
            continue;
        };
        let was_delivered = machine.is_delivered();
        let awake = machine.wake(millis, &site)?;
        if site.is_up {
            let after = (millis - OUTAGE_MILLIS) / 1000;
            recovery.requests += awake.requests;
            let bin = usize::try_from(after / BIN_SECONDS)?;
            if let Some(requests) = recovery.request_bins.get_mut(bin) {
                *requests += awake.requests;
            }
            if let Some(bin) = recovery.bins.get_mut(bin).filter(|_| awake.requests > 0) {
                *bin += 1;
            }
            if machine.is_delivered() && !was_delivered {
                recovery.delivered.push(after);
            }
        } else {
            recovery.attempts_in_vain += awake.requests;
        }
        if let Some(until) = awake.until {
            queue.push(Reverse((until.max(millis + 1), number)));
        }
    }
    Ok(recovery)
}
