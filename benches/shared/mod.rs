//! What the benchmarks of the engine share.

#![allow(unreachable_pub, reason = "each of them is a crate of its own")]

use std::time::{Duration, Instant};

use callhome::event::{Device, DeviceDraft, Event, EventDraft, OccurrenceKey, Severity};
use callhome::forwarder::{Config, Entropy, FloodLimits, Forwarder, Gate};
use callhome::settings::Endpoint;
use callhome::{Now, Uptime};

pub fn verdict(what: &str, found: f64, bound: f64) {
    let word = if found <= bound { "within" } else { "BEYOND" };
    println!("{what}: {found:.2}, {word} the bound of {bound}");
}

pub fn engine(count: usize, now: Now) -> Forwarder {
    let config = Config::new().with_max_open(count).unwrap();
    let config = config.with_flood_limits(FloodLimits::none());
    let mut forwarder = Forwarder::new(config, Entropy::new([7; 16], now));
    forwarder.restored(now);
    forwarder.set_origin(&Endpoint::new("https://support.example/").unwrap().origin(), now);
    forwarder.set_gate(Gate::Open, now);
    forwarder
}

/// The processor's time that this thread has had, where Linux tells it: others on
/// the machine do not count. Elsewhere, the time on the wall.
pub fn worked(since: Instant) -> Duration {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat");
    let nanos = stat.ok().and_then(|stat| stat.split(' ').next()?.parse().ok());
    nanos.map_or_else(|| since.elapsed(), Duration::from_nanos)
}

pub fn at(millis: u64) -> Now {
    Now::new(Uptime::from_millis(millis))
}

pub fn device() -> Device {
    DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    }
    .check()
    .unwrap()
}

pub fn event(n: usize) -> Event {
    EventDraft {
        message_id: "StorageDevice.1.2.DriveFailure".into(),
        severity: Severity::Critical,
        message: "Drive 4 failed".into(),
        origin_of_condition: format!("/redfish/v1/Chassis/1/Drives/{n}"),
        occurrence_key: Some(OccurrenceKey::new("sel", &n.to_string(), "0").unwrap()),
        ..EventDraft::default()
    }
    .check()
    .unwrap()
}
