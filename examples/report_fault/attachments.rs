//! The service data: what `--attach` names, or this machine's inventory and logs.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use callhome::event::{Event, MemberKind};
use callhome::package::{Added, Member, PackageError, PackageWriter};
use callhome::{Collector, Excerpt, SlotSink};

use crate::shared::client::with_sources;
use crate::shared::client_flags::ClientFlags;
use crate::shared::files::shown;
use crate::shared::say::{complain, say};

/// Collects for every ticket the same.
pub(crate) struct Attachments {
    given: Vec<PathBuf>,
}

impl Attachments {
    /// What the flags name; nothing named means the machine itself.
    pub(crate) fn of(flags: &ClientFlags) -> Self {
        Self { given: flags.extra.paths("attach").map(Path::to_owned).collect() }
    }
}

impl Collector for Attachments {
    fn collect(&mut self, _: &Event, package: &mut PackageWriter<SlotSink>) -> Result<(), Excerpt> {
        let packed = match self.given.is_empty() {
            true => machine(package),
            false => attachments(&self.given, package),
        };
        // Only the sink can fail: the state folder, that is.
        packed.map_err(|error| Excerpt::new(&with_sources(&*error)))
    }
}

/// Every path under the name that it ends with.
fn attachments(
    paths: &[PathBuf],
    package: &mut PackageWriter<SlotSink>,
) -> Result<(), Box<dyn Error>> {
    let mut names = BTreeSet::new();
    for (path, number) in paths.iter().zip(1..) {
        let member = member(path, number, &mut names)?;
        let added = package.add_path(member, &followed(path))?;
        match (added.skipped(), added.first_reason()) {
            (0, _) | (_, None) => {}
            (1, Some(reason)) if added.packed() == 0 => {
                complain(&format!("--attach: {}: skipped: {reason}", shown(path)));
            }
            (skipped, Some(reason)) => {
                let path = shown(path);
                complain(&format!(
                    "--attach: {path}: {skipped} skipped in it, the first one {reason}"
                ));
            }
        }
    }
    Ok(())
}

/// The library follows no links; a path that a person gave is meant where it leads.
fn followed(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_owned())
}

/// A name for the path that no other has.
fn member(
    path: &Path,
    number: u32,
    names: &mut BTreeSet<String>,
) -> Result<Member, Box<dyn Error>> {
    let followed = followed(path);
    let last = path.file_name().or(followed.file_name());
    let name = last.map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    for name in [name.clone(), format!("{number}-{name}"), format!("attachment-{number}")] {
        if let Ok(member) = Member::new(&name)
            && names.insert(name)
        {
            return Ok(member);
        }
    }
    Ok(Member::new(&format!("attachment-{number}-{}", names.len()))?)
}

/// What this machine says about itself, as far as this program may read it. What
/// it may not, and what there is none of, is in the manifest.
fn machine(package: &mut PackageWriter<SlotSink>) -> Result<(), Box<dyn Error>> {
    let mut packed = 0;
    for name in INVENTORY {
        let member = Member::new(&format!("inventory/{}", name.replace('/', "-")))?;
        let path = Path::new("/proc").join(name);
        packed += package.add_path(member.with_kind(MemberKind::Inventory), &path)?.packed();
    }
    let release = Member::new("inventory/os-release")?.with_kind(MemberKind::FirmwareState);
    packed += package.add_path(release, &followed(Path::new("/etc/os-release")))?.packed();
    for (name, kind) in LOGS {
        packed += log(name, kind, package)?.packed();
    }
    say(&format!("service data: {packed} files of this machine"));
    Ok(())
}

/// A log that is there is packed; that a system keeps others is not worth a word.
fn log(
    name: &str,
    kind: MemberKind,
    package: &mut PackageWriter<SlotSink>,
) -> Result<Added, PackageError> {
    let path = Path::new("/var/log").join(name);
    match Member::new(&format!("log/{name}")) {
        Ok(member) if path.exists() => package.add_path(member.with_kind(kind), &followed(&path)),
        _ => Ok(Added::default()),
    }
}

/// Below `/proc`. Not the command line of the kernel: it may hold a secret.
const INVENTORY: [&str; 16] = [
    "cpuinfo",
    "devices",
    "diskstats",
    "filesystems",
    "interrupts",
    "iomem",
    "ioports",
    "loadavg",
    "meminfo",
    "modules",
    "net/dev",
    "partitions",
    "self/mounts",
    "swaps",
    "uptime",
    "version",
];

/// Below `/var/log`. `/dev/kmsg` is a device and has no end.
const LOGS: [(&str, MemberKind); 4] = [
    ("dmesg", MemberKind::KernelLog),
    ("kern.log", MemberKind::KernelLog),
    ("messages", MemberKind::EventLog),
    ("syslog", MemberKind::EventLog),
];
