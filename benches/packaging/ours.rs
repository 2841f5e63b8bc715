//! Our side: whole packages, head and manifest and digest included.

use std::hint::black_box;
use std::io::Write;

use callhome::event::{Device, DeviceDraft, Event, MemberKind, Receipt, Scope};
use callhome::package::redact::Redaction;
use callhome::package::{Member, PackageHead, PackageLimits, PackageRules, Packer};
use callhome::ticket::TicketId;

use crate::Result;

/// What packages in benchmarks are about.
pub(crate) struct Subject {
    device: Device,
    event: Event,
}

impl Subject {
    pub(crate) fn new() -> Result<Self> {
        let device = DeviceDraft {
            manufacturer: "Example".into(),
            model: "SR 1".into(),
            serial_number: "J30A0042".into(),
            ..DeviceDraft::default()
        };
        Ok(Self { device: device.check()?, event: Event::manual_call("the fan is loud")? })
    }

    pub(crate) fn head(&self) -> PackageHead<'_> {
        let ticket = TicketId::from_random([7; 16]);
        PackageHead::new(ticket, &self.device, &self.event, Scope::Full)
    }

    /// A package of these members, all of them text, read as files are.
    pub(crate) fn pack(&self, packer: &mut Packer, members: &[&[u8]]) -> Result<Receipt> {
        let mut package = packer.start(std::io::sink(), &self.head())?;
        for (number, member) in members.iter().enumerate() {
            let name = Member::new(NAMES.get(number).ok_or("a name")?, MemberKind::EventLog)?;
            package.add_reader(name, member.len() as u64, black_box(*member))?;
        }
        Ok(black_box(package.finish()?.0))
    }
}

const NAMES: [&str; 10] =
    ["log/0", "log/1", "log/2", "log/3", "log/4", "log/5", "log/6", "log/7", "log/8", "log/9"];

/// A packer of 64 GiB at most, with the default redaction or with none.
pub(crate) fn packer(redaction: bool) -> Result<Packer> {
    let limits = PackageLimits::new().with_bytes(64 << 30)?;
    let rules = PackageRules::new().with_limits(limits);
    let rules = if redaction { rules } else { rules.with_redaction(Redaction::off()) };
    Ok(Packer::new(rules)?)
}

/// Counts what is written.
pub(crate) struct Count(pub(crate) u64);

impl Write for Count {
    fn write(&mut self, data: &[u8]) -> std::io::Result<usize> {
        self.0 += data.len() as u64;
        Ok(data.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
