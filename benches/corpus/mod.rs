//! Service data as machines have it, made up: the same bytes on every machine.
//!
//! 60 % text as syslog writes it, 20 % JSON (inventory and sensor records),
//! 15 % structured binary, 5 % that no compressor makes smaller. The kinds come
//! in runs of 1 MiB, as files do.

use std::io::Write as _;

/// Makes `bytes` bytes of the mix.
pub(crate) fn mixed(bytes: usize) -> Vec<u8> {
    let mut random = Random(0x9e37_79b9_7f4a_7c15);
    let mut clock = 0;
    let mut corpus = Vec::with_capacity(bytes + (2 << 20));
    // Twenty runs hold the mix: 12 of text, 4 of JSON, 3 of binary, 1 of noise.
    const RUNS: [fn(&mut Random, &mut u64, &mut Vec<u8>); 20] = [
        log, log, log, json, log, binary, log, log, json, log, //
        log, binary, log, json, log, noise, log, binary, json, log,
    ];
    for make in RUNS.iter().cycle() {
        if corpus.len() >= bytes {
            break;
        }
        let end = corpus.len() + (1 << 20);
        while corpus.len() < end {
            make(&mut random, &mut clock, &mut corpus);
        }
    }
    corpus.truncate(bytes);
    corpus
}

/// Only the text of logs.
pub(crate) fn log_text(bytes: usize) -> Vec<u8> {
    let (mut random, mut clock, mut text) = (Random(1), 0, Vec::with_capacity(bytes + 512));
    while text.len() < bytes {
        log(&mut random, &mut clock, &mut text);
    }
    text.truncate(bytes);
    text
}

/// A small generator whose numbers are the same everywhere (xorshift64*).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    fn below(&mut self, bound: u64) -> u64 {
        (self.next() >> 33) % bound
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        let at = usize::try_from(self.below(words.len() as u64)).unwrap_or(0);
        words.get(at).copied().unwrap_or_default()
    }
}

/// A line of a system log.
fn log(random: &mut Random, clock: &mut u64, into: &mut Vec<u8>) {
    *clock += random.below(40);
    let (day, time) = (*clock / 86_400 % 28 + 1, *clock % 86_400);
    let host = random.of(&["bmc-17", "node-04", "shelf-2", "switch-a"]);
    let (hour, minute, second) = (time / 3600, time / 60 % 60, time % 60);
    let _ = write!(into, "Jan {day:2} {hour:02}:{minute:02}:{second:02} {host} ");
    let _ = match random.below(10) {
        0 => writeln!(
            into,
            "kernel: [{:6}.{:06}] EXT4-fs (nvme{}n1p{}): mounted filesystem with ordered data mode",
            random.below(900_000),
            random.below(1_000_000),
            random.below(8),
            random.below(4)
        ),
        1 => writeln!(
            into,
            "kernel: [{:6}.{:06}] pcieport 0000:{:02x}:{:02x}.0: AER: Corrected error received: {:#010x}",
            random.below(900_000),
            random.below(1_000_000),
            random.below(256),
            random.below(32),
            random.next() >> 32
        ),
        2 | 3 => writeln!(
            into,
            "sshd[{}]: Accepted publickey for operator from 10.{}.{}.{} port {} ssh2",
            random.below(65_536),
            random.below(4),
            random.below(256),
            random.below(256),
            random.below(60_000)
        ),
        4 => writeln!(
            into,
            "systemd[1]: {}: {}",
            random.of(&[
                "fan-control.service",
                "logrotate.service",
                "ipmid.service",
                "phosphor-sel.service"
            ]),
            random.of(&[
                "Deactivated successfully.",
                "Consumed 214ms CPU time.",
                "Scheduled restart job, restart counter is at 3."
            ])
        ),
        5 | 6 => writeln!(
            into,
            "ipmid[{}]: sensor {} reading {}.{} {} state {}",
            random.below(4096),
            random.of(&["FAN_1", "FAN_2", "CPU0_TEMP", "PSU1_VIN", "INLET_TEMP", "P12V"]),
            random.below(12_000),
            random.below(10),
            random.of(&["RPM", "C", "V", "W"]),
            random.of(&["ok", "ok", "ok", "lower non-critical", "upper critical"])
        ),
        7 => writeln!(
            into,
            "nginx: 192.168.{}.{} - - \"GET /redfish/v1/Chassis/{}/Sensors/{} HTTP/1.1\" {} {}",
            random.below(256),
            random.below(256),
            random.below(4),
            random.below(64),
            random.of(&["200", "200", "200", "304", "404", "503"]),
            random.below(20_000)
        ),
        _ => writeln!(
            into,
            "raidd[{}]: drive {}:{} {} (serial S{:09X})",
            random.below(4096),
            random.below(4),
            random.below(24),
            random.of(&[
                "patrol read finished",
                "media error count changed",
                "entered standby",
                "link speed negotiated at 12.0 Gb/s"
            ]),
            random.next() >> 28
        ),
    };
}

/// A record of inventory or of a sensor.
fn json(random: &mut Random, clock: &mut u64, into: &mut Vec<u8>) {
    *clock += 1;
    let (slot, value) = (random.below(64), random.below(10_000));
    let _ = if random.below(3) == 0 {
        writeln!(
            into,
            "{{\"@odata.id\":\"/redfish/v1/Systems/1/Memory/DIMM{slot}\",\"CapacityMiB\":{},\"Manufacturer\":\"{}\",\"PartNumber\":\"M393A4K40{:04X}\",\"SerialNumber\":\"{:08X}\",\"Status\":{{\"Health\":\"{}\",\"State\":\"Enabled\"}}}}",
            16_384 << random.below(3),
            random.of(&["Samsung", "SK hynix", "Micron"]),
            random.next() >> 48,
            random.next() >> 32,
            random.of(&["OK", "OK", "OK", "Warning"])
        )
    } else {
        writeln!(
            into,
            "{{\"@odata.id\":\"/redfish/v1/Chassis/1/Sensors/{}{slot}\",\"Reading\":{}.{:02},\"ReadingUnits\":\"{}\",\"Time\":{},\"Status\":{{\"Health\":\"OK\",\"State\":\"Enabled\"}},\"Thresholds\":{{\"UpperCritical\":{{\"Reading\":{}}}}}}}",
            random.of(&["Fan", "Temp", "Power", "Voltage"]),
            value / 100,
            value % 100,
            random.of(&["Cel", "RPM", "V", "W"]),
            1_700_000_000 + *clock,
            random.below(120)
        )
    };
}

/// A record of a binary event log: fixed fields, counters that grow, small values.
fn binary(random: &mut Random, clock: &mut u64, into: &mut Vec<u8>) {
    *clock += random.below(10);
    let mut record = [0; 48];
    record[..4].copy_from_slice(b"EVT\x02");
    record[4..12].copy_from_slice(&clock.to_le_bytes());
    record[12] = u8::try_from(random.below(7)).unwrap_or(0);
    record[13] = u8::try_from(random.below(32)).unwrap_or(0);
    record[16..20]
        .copy_from_slice(&(u32::try_from(random.below(1 << 20)).unwrap_or(0)).to_le_bytes());
    record[24..28].copy_from_slice(&(u32::try_from(random.below(5000)).unwrap_or(0)).to_le_bytes());
    record[40..44]
        .copy_from_slice(&(u32::try_from(random.next() >> 32).unwrap_or(0)).to_le_bytes());
    into.extend_from_slice(&record);
}

/// What is compressed or encrypted already.
fn noise(random: &mut Random, _: &mut u64, into: &mut Vec<u8>) {
    into.extend_from_slice(&random.next().to_le_bytes());
}

/// What the figures are measured on.
pub(crate) fn processor() -> String {
    let named = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let name = named.lines().find_map(|line| line.strip_prefix("model name")?.split_once(": "));
    let name = name.map_or_else(|| std::env::consts::ARCH.to_owned(), |(_, name)| name.to_owned());
    let with = if sha_instructions() { "with" } else { "without" };
    format!("{name}, {with} SHA instructions")
}

fn sha_instructions() -> bool {
    #[cfg(any(target_arch = "x86", target_arch = "x86_64"))]
    return std::is_x86_feature_detected!("sha");
    #[cfg(target_arch = "aarch64")]
    return std::arch::is_aarch64_feature_detected!("sha2");
    #[cfg(not(any(target_arch = "x86", target_arch = "x86_64", target_arch = "aarch64")))]
    false
}
