//! Packages of every version and compressor, which open for ever.

use std::fs;

use callhome::event::Receipt;
#[cfg(feature = "gzip")]
use callhome::event::{DeviceDraft, Event, MemberKind, MemberNote, Scope, SkipReason};
use callhome::package::read::{ReadLimits, Reader, Verified};
#[cfg(feature = "gzip")]
use callhome::package::{Compression, Member, PackageHead, PackageRules, Packer};
#[cfg(feature = "gzip")]
use callhome::ticket::TicketId;

/// A package that was made once, and its receipt.
pub(crate) struct Fixture {
    pub(crate) package: &'static str,
    pub(crate) receipt: &'static str,
}

/// Under zstd, from before there were kinds and redaction.
pub(crate) const FIRST: Fixture = Fixture {
    package: concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/package_v1.tar.zst"),
    receipt: concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/receipt_v1.json"),
};

/// Under gzip, with all that version 1 knows.
#[cfg(feature = "gzip")]
const GZIP: Fixture = Fixture {
    package: concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/package_v1.tar.gz"),
    receipt: concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/receipt_v1_gzip.json"),
};

impl Fixture {
    #[track_caller]
    fn open(&self) -> (Verified, Receipt) {
        let package = fs::read(self.package).unwrap();
        let receipt: Receipt =
            serde_json::from_str(&fs::read_to_string(self.receipt).unwrap()).unwrap();
        let reader = Reader::open(&package[..], ReadLimits::new()).unwrap();
        let verified = reader.expecting_receipt(&receipt).finish().unwrap();
        assert_eq!(verified.receipt(), &receipt);
        assert_eq!(verified.head().device().serial_number(), "J30A0042");
        assert!(verified.head().created().is_some());
        (verified, receipt)
    }
}

#[cfg(feature = "zstd")]
#[test]
fn the_first_version_opens_for_ever() {
    FIRST.open();
}

#[cfg(feature = "gzip")]
#[test]
fn the_first_version_under_gzip_opens_for_ever() {
    let (_, receipt) = GZIP.open();
    let kinds: Vec<&str> = receipt.contents().iter().map(|member| member.kind().as_str()).collect();
    assert_eq!(kinds, ["EventLog", "Sensors", "CrashDump", "RaidState"]);
    let [log, sensors, dump, _] = receipt.contents() else { panic!("{receipt}") };
    assert_eq!((log.redacted(), sensors.notes()), (1, [MemberNote::Padded].as_slice()));
    assert!(dump.notes().contains(&MemberNote::Unredacted));
    assert_eq!(receipt.redacted()[0].rule(), "password");
    let reasons: Vec<&str> =
        receipt.skipped().iter().map(|skipped| skipped.reason().code()).collect();
    assert_eq!(reasons, ["KindNotPermitted", "the host processor is off"]);
}

#[cfg(feature = "gzip")]
#[test]
#[ignore = "makes the fixture; a format is made once"]
fn make_the_fixture_under_gzip() {
    let device = DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    };
    let device = device.check().unwrap();
    let event = Event::manual_call("the fan is loud").unwrap();
    let head = PackageHead::new(TicketId::from_random([7; 16]), &device, &event, Scope::Mini)
        .with_created("2026-01-31T11:00:00Z".parse().unwrap())
        .with_agreement("2.0", "1.3");
    let rules = PackageRules::compressed_with(Compression::Gzip);
    let mut packer = Packer::new(rules.with_permitted_kind("RaidState").unwrap()).unwrap();
    let mut package = packer.start(Vec::new(), &head).unwrap();
    let named = |name, kind| Member::new(name, kind).unwrap();
    let log = ["1 | Fan 2\nadmin_pass", "word = \"never mind\"\n"].concat();
    package.add_bytes(named("log/sel.txt", MemberKind::EventLog), log.as_bytes()).unwrap();
    let sensors = named("sensors.txt", MemberKind::Sensors);
    package.add_reader(sensors, 16, &b"fan2 0 rpm\n"[..]).unwrap();
    package.add_bytes(named("dump.bin", MemberKind::CrashDump), &[0xfe; 40]).unwrap();
    let raid = MemberKind::Other("RaidState".into());
    package.add_bytes(named("raid.txt", raid), b"optimal\n").unwrap();
    let home = MemberKind::Other("HomeFolders".into());
    package.add_bytes(named("home.tar", home), b"never").unwrap();
    package.skip("crash.bin", SkipReason::other("the host processor is off")).unwrap();
    let (receipt, bytes) = package.finish().unwrap();
    fs::write(GZIP.package, bytes).unwrap();
    let json = serde_json::to_string_pretty(&receipt).unwrap() + "\n";
    fs::write(GZIP.receipt, json).unwrap();
}
