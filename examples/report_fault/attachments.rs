//! The service data: what `--attach` names, or this machine's inventory and logs.

use std::collections::BTreeSet;
use std::error::Error;
use std::path::{Path, PathBuf};

use callhome::Excerpt;
use callhome::event::{Event, MemberKind, Scope};
use callhome::package::{
    Added, Collector, Member, OpenPackage, PackageError, PackageLimits, PackageRules,
};

use crate::shared::client::with_sources;
use crate::shared::client_flags::{ClientFlags, UsageError};
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

/// The rules for what is packed: `--max-package`, and attachments of any kind.
pub(crate) fn rules(flags: &ClientFlags) -> Result<PackageRules, UsageError> {
    let wrong = |error: &dyn Error| UsageError::new(format!("--max-package: {error}"));
    let bytes = match flags.extra.text("max-package") {
        None => MAX_PACKAGE,
        Some(text) => text.parse().map_err(|error: std::num::ParseIntError| wrong(&error))?,
    };
    let limits = PackageLimits::new().with_bytes(bytes).map_err(|error| wrong(&error))?;
    let rules = PackageRules::new().with_limits(limits);
    Ok(rules.with_permitted_kind(ATTACHMENT).expect("it is one word"))
}

impl Collector for Attachments {
    fn collect(
        &mut self,
        _: &Event,
        _: Scope,
        package: &mut OpenPackage<'_>,
    ) -> Result<(), Excerpt> {
        let packed = match self.given.is_empty() {
            true => machine(package),
            false => attachments(&self.given, package),
        };
        // Only the sink can fail: the state folder, that is.
        packed.map_err(|error| Excerpt::new(&with_sources(&*error)))
    }
}

/// Every path under the name that it ends with.
fn attachments(paths: &[PathBuf], package: &mut OpenPackage<'_>) -> Result<(), Box<dyn Error>> {
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
        if let Ok(member) = Member::new(&name, attachment())
            && names.insert(name)
        {
            return Ok(member);
        }
    }
    Ok(Member::new(&format!("attachment-{number}-{}", names.len()), attachment())?)
}

/// The kind of what the command line names: this program cannot know it.
fn attachment() -> MemberKind {
    MemberKind::Other(ATTACHMENT.into())
}

/// What this machine says about itself, as far as this program may read it. What
/// it may not, and what there is none of, is in the manifest.
fn machine(package: &mut OpenPackage<'_>) -> Result<(), Box<dyn Error>> {
    let mut packed = 0;
    for name in INVENTORY {
        let name_within = format!("inventory/{}", name.replace('/', "-"));
        let member = Member::new(&name_within, MemberKind::Inventory)?;
        let path = Path::new("/proc").join(name);
        packed += package.add_path(member, &path)?.packed();
    }
    let release = Member::new("inventory/os-release", MemberKind::FirmwareState)?;
    packed += package.add_path(release, &followed(Path::new("/etc/os-release")))?.packed();
    for (name, kind) in LOGS {
        packed += log(name, kind, package)?.packed();
    }
    say(&format!("service data: {packed} files of this machine"));
    Ok(())
}

/// A log that is there is packed; that a system keeps others is not worth a word.
fn log(name: &str, kind: MemberKind, package: &mut OpenPackage<'_>) -> Result<Added, PackageError> {
    let path = Path::new("/var/log").join(name);
    match Member::new(&format!("log/{name}"), kind) {
        Ok(member) if path.exists() => package.add_path(member, &followed(&path)),
        _ => Ok(Added::default()),
    }
}

/// The kind of an attachment, by name.
const ATTACHMENT: &str = "Attachment";

/// How large a package may become, unless the flag says otherwise: 1 GiB.
const MAX_PACKAGE: u64 = 1 << 30;

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
