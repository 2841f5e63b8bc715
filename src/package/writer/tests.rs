use std::io::{self, Cursor, Read};

use super::*;
use crate::event::{DeviceDraft, Event, MemberKind, Scope, Sha256};
#[cfg(feature = "gzip")]
use crate::package::Compression;
use crate::package::random_bytes::random_bytes;
use crate::package::redact::Redaction;
use crate::ticket::TicketId;

fn with_head<T>(f: impl FnOnce(&PackageHead<'_>) -> T) -> T {
    let device = DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    };
    let device = device.check().unwrap();
    let event = Event::manual_call("the fan is loud").unwrap();
    f(&PackageHead::new(TicketId::from_random([7; 16]), &device, &event, Scope::Mini))
}

/// A package by these rules; its packer is never given back.
fn start<W: Write>(
    rules: PackageRules,
    sink: W,
) -> Result<PackageWriter<'static, W>, PackageError> {
    let packer = Box::leak(Box::new(Packer::new(rules)?));
    with_head(|head| packer.start(sink, head))
}

fn started() -> PackageWriter<'static, Vec<u8>> {
    start(PackageRules::new(), Vec::new()).unwrap()
}

fn within(bytes: u64) -> PackageWriter<'static, Vec<u8>> {
    let limits = PackageLimits::new().with_bytes(bytes).unwrap();
    start(PackageRules::new().with_limits(limits), Vec::new()).unwrap()
}

fn named(name: &str) -> Member {
    Member::new(name, MemberKind::EventLog).unwrap()
}

/// Every member, unpacked.
fn unpacked(package: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = tar::Archive::new(zstd::Decoder::new(package).unwrap());
    let entries = archive.entries().unwrap().map(|entry| {
        let mut entry = entry.unwrap();
        let mut data = Vec::new();
        entry.read_to_end(&mut data).unwrap();
        (entry.path().unwrap().to_str().unwrap().to_owned(), data)
    });
    entries.collect()
}

/// Repeats its bytes and fails after so many.
struct Failing(usize);

impl Read for Failing {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.0 == 0 {
            return Err(io::ErrorKind::PermissionDenied.into());
        }
        let most = buffer.len().min(self.0);
        buffer[..most].fill(b'x');
        self.0 -= most;
        Ok(most)
    }
}

#[test]
fn the_receipt_is_that_of_the_bytes_in_the_sink() {
    let mut package = started();
    package.add_bytes(named("a/b"), b"some text").unwrap();
    package.add_bytes(named("noise"), &random_bytes(1, 300_000)).unwrap();
    let (receipt, bytes) = package.finish().unwrap();
    assert_eq!(receipt.sha256(), Sha256::of(&bytes));
    assert_eq!(receipt.bytes(), bytes.len() as u64);

    let members = unpacked(&bytes);
    let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["package.json", "a/b", "noise", "manifest.json"]);
    assert_eq!(members[1].1, b"some text");
    assert_eq!(members[2].1, random_bytes(1, 300_000));

    let head: serde_json::Value = serde_json::from_slice(&members[0].1).unwrap();
    assert_eq!(head["FormatVersion"], 1);
    assert_eq!(head["Ticket"], "07070707-0707-4707-8707-070707070707");
    assert_eq!(head["Device"]["SerialNumber"], "J30A0042");
    let manifest: serde_json::Value = serde_json::from_slice(&members[3].1).unwrap();
    assert_eq!(manifest["Contents"], serde_json::to_value(receipt.contents()).unwrap());
    assert_eq!(manifest["Redacted"], serde_json::json!([]));
}

#[test]
fn the_same_sources_make_the_same_bytes() {
    let make = || {
        let mut package = started();
        package.add_bytes(named("a"), &random_bytes(2, 1000)).unwrap();
        package.add_unsized(named("b"), io::repeat(1).take(3_000_000)).unwrap();
        package.finish().unwrap().1
    };
    assert_eq!(make(), make());
}

#[test]
fn a_reader_is_padded_or_cut_to_what_it_declared() {
    let long = random_bytes(3, 200_000);
    let mut package = started();
    for (name, declared, held) in [
        ("exact", 200_000, 200_000),
        ("short", 200_000, 150_000),
        ("long", 150_000, 200_000),
        ("one-short", 10, 9),
        ("one-long", 10, 11),
        ("nothing", 3, 0),
        ("empty", 0, 0),
        ("none-wanted", 0, 1),
    ] {
        package.add_reader(named(name), declared, &long[..held]).unwrap();
    }
    let (receipt, bytes) = package.finish().unwrap();
    let found: Vec<_> = receipt
        .contents()
        .iter()
        .map(|member| (member.name(), member.bytes(), member.zeros(), member.notes()))
        .collect();
    let padded = [MemberNote::Padded].as_slice();
    let cut = [MemberNote::Cut].as_slice();
    assert_eq!(
        found,
        [
            ("exact", 200_000, 0, [].as_slice()),
            ("short", 200_000, 50_000, padded),
            ("long", 150_000, 0, cut),
            ("one-short", 10, 1, padded),
            ("one-long", 10, 0, cut),
            ("nothing", 3, 3, padded),
            ("empty", 0, 0, &[]),
            ("none-wanted", 0, 0, cut),
        ]
    );
    let members = unpacked(&bytes);
    assert_eq!(members[2].1[..150_000], long[..150_000]);
    assert!(members[2].1[150_000..].iter().all(|byte| *byte == 0));
    assert_eq!(members[3].1, long[..150_000]);
}

#[test]
fn a_reader_that_fails_costs_only_itself() {
    let mut package = started();
    let added = package.add_reader(named("at-once"), 10, Failing(0)).unwrap();
    assert_eq!(added.first_reason(), Some(&SkipReason::NotPermitted));
    package.add_reader(named("later"), 100, Failing(40)).unwrap();
    package.add_reader(named("much-later"), 100_000, Failing(90_000)).unwrap();
    package.add_unsized(named("unsized-at-once"), Failing(0)).unwrap();
    package.add_unsized(named("unsized-later"), Failing(40)).unwrap();
    package.add_unsized(named("parts"), Failing(1_500_000)).unwrap();
    package.add_bytes(named("after"), b"all well").unwrap();
    let (receipt, bytes) = package.finish().unwrap();
    let lines: Vec<String> = receipt.to_string().lines().skip(1).map(str::to_owned).collect();
    assert_eq!(
        lines,
        [
            "  later, 100 bytes (padded, reading failed, the last 60 are filling)",
            "  much-later, 100000 bytes (padded, reading failed, the last 10000 are filling)",
            "  unsized-later, 40 bytes (reading failed)",
            "  parts.part0001, 1048576 bytes",
            "  parts.part0002, 451424 bytes (reading failed)",
            "  after, 8 bytes",
            "  skipped at-once: may not be read",
            "  skipped unsized-at-once: may not be read",
        ]
    );
    assert_eq!(unpacked(&bytes).len(), 8);
}

#[test]
fn a_source_without_length_becomes_parts_beyond_its_bound() {
    const PART: usize = PackageLimits::PART_BYTES;
    let data = random_bytes(4, 2 * PART + 5);
    for (length, parts) in
        [(0, 1), (65_536, 1), (PART, 1), (PART + 1, 2), (2 * PART, 2), (2 * PART + 5, 3)]
    {
        let mut package = started();
        let added = package.add_unsized(named("u"), &data[..length]).unwrap();
        assert_eq!(added.packed(), parts, "{length}");
        let (receipt, bytes) = package.finish().unwrap();
        let members = unpacked(&bytes);
        let middle = &members[1..members.len() - 1];
        let joined: Vec<u8> = middle.iter().flat_map(|(_, data)| data.clone()).collect();
        assert!(joined == data[..length], "{length}");
        match receipt.contents() {
            [whole] => assert_eq!((whole.name(), whole.part()), ("u", None)),
            pieces => {
                for (number, piece) in (1..).zip(pieces) {
                    assert_eq!(piece.name(), format!("u.part{number:04}"));
                    assert_eq!(piece.part(), Some(&Part { of: "u".into(), number }));
                }
            }
        }
    }
}

#[test]
fn a_source_without_end_is_cut_at_the_last_part() {
    let mut package = started();
    let added = package.add_unsized(named("zero"), io::repeat(0)).unwrap();
    assert_eq!(added.packed(), u64::from(PackageLimits::MAX_PARTS));
    let (receipt, _) = package.finish().unwrap();
    assert_eq!(receipt.contents().last().unwrap().notes(), [MemberNote::Cut]);
}

#[test]
fn the_size_limit_holds_to_the_byte_and_the_package_stays_whole() {
    let data = random_bytes(5, 400_000);
    for limit in [PackageLimits::MIN_BYTES, 100_000, 250_000, 300_001] {
        let mut package = within(limit);
        package.add_bytes(named("first"), &data[..20_000]).unwrap();
        package.add_reader(named("second"), 400_000, &data[..]).unwrap();
        package.add_bytes(named("third"), b"too late").unwrap();
        package.add_unsized(named("fourth"), &data[..]).unwrap();
        let (receipt, bytes) = package.finish().unwrap();
        assert!(bytes.len() as u64 <= limit, "{} > {limit}", bytes.len());
        // Not far below it either.
        assert!(bytes.len() as u64 + limit / 16 + 16_384 > limit, "{} of {limit}", bytes.len());
        let members = unpacked(&bytes);
        assert_eq!(members[1].1, data[..20_000]);
        let second = &receipt.contents()[1];
        assert_eq!(second.notes(), [MemberNote::SizeLimit]);
        let kept = usize::try_from(second.bytes() - second.zeros()).unwrap();
        assert!(members[2].1[..kept] == data[..kept]);
        assert_eq!(receipt.skipped().len(), 2);
        assert!(receipt.skipped().iter().all(|s| s.reason() == &SkipReason::SizeLimit));
        assert!(receipt.to_string().ends_with("the size limit was reached; the largest is second"));
        let manifest: serde_json::Value =
            serde_json::from_slice(&members.last().unwrap().1).unwrap();
        let reached = serde_json::json!({ "Bytes": limit, "Largest": "second" });
        assert_eq!(manifest["LimitReached"], reached);
    }
}

#[test]
fn names_alone_cannot_break_the_size_limit() {
    let mut package = within(PackageLimits::MIN_BYTES);
    for n in 0..5000_u64 {
        let name: String = random_bytes(n, 240).iter().map(|byte| format!("{byte:02x}")).collect();
        package.add_bytes(named(&name), b"").unwrap();
        package.skip(&name, SkipReason::other(&name)).unwrap();
    }
    let (receipt, bytes) = package.finish().unwrap();
    assert!(bytes.len() as u64 <= PackageLimits::MIN_BYTES, "{}", bytes.len());
    assert!(receipt.contents().len() > 20 && receipt.more_skipped() > 4000);
    assert_eq!(unpacked(&bytes).len(), receipt.contents().len() + 2);
}

#[test]
fn a_member_that_zeros_alone_would_make_too_large_is_not_begun() {
    let mut package = within(PackageLimits::MIN_BYTES);
    let added = package.add_reader(named("sparse"), 40 << 30, io::empty()).unwrap();
    assert_eq!(added.first_reason(), Some(&SkipReason::TooLarge));
    let added = package.add_reader(named("huge"), u64::MAX, io::empty()).unwrap();
    assert_eq!(added.first_reason(), Some(&SkipReason::TooLarge));
    let added = package.add_reader(named("small"), 1, io::empty()).unwrap();
    assert_eq!(added.packed(), 1);
}

#[test]
fn members_end_at_their_bound_and_names_are_used_once() {
    let mut package = started();
    for n in 0..Receipt::MAX_CONTENTS {
        assert_eq!(package.add_bytes(named(&format!("m/{n}")), b"").unwrap().packed(), 1);
        if n == 5 {
            let again = package.add_bytes(named("m/5"), b"").unwrap();
            assert_eq!(again.first_reason(), Some(&SkipReason::NameTaken));
        }
    }
    let over = package.add_bytes(named("over"), b"").unwrap();
    assert_eq!(over.first_reason(), Some(&SkipReason::TooMany));
    let (receipt, bytes) = package.finish().unwrap();
    assert_eq!(receipt.contents().len(), Receipt::MAX_CONTENTS);
    assert_eq!(unpacked(&bytes).len(), Receipt::MAX_CONTENTS + 2);
}

#[test]
fn so_many_entries_of_a_folder_are_looked_at_and_one_more_is_not() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("b")).unwrap();
    for name in ["a", "b/within", "c"] {
        std::fs::write(folder.path().join(name), "x").unwrap();
    }
    let found = |most: usize| {
        let mut package = started();
        let added = package.add_entries(named("x"), folder.path(), most).unwrap();
        let (receipt, _) = package.finish().unwrap();
        (added.packed(), added.skipped(), receipt.more_skipped())
    };
    // The folder itself and four in it.
    assert_eq!(found(5), (3, 0, 0));
    assert_eq!(found(4), (2, 1, 0));
    // One has a name, the rest is counted.
    assert_eq!(found(3), (1, 1, 1));
    assert_eq!(found(2), (1, 1, 1));
    assert_eq!(found(1), (0, 1, 2));
}

#[test]
fn a_sink_that_fails_makes_the_package_void() {
    let mut disk = [0; 1000];
    let mut package = start(PackageRules::new(), Cursor::new(&mut disk[..])).unwrap();
    let noise = random_bytes(6, 400_000);
    let error = package.add_bytes(named("a"), &noise).unwrap_err();
    assert!(matches!(&error, PackageError::Sink(e) if e.kind() == io::ErrorKind::WriteZero));
    assert_eq!(error.to_string(), "the package could not be written");
    assert!(std::error::Error::source(&error).is_some());
    assert!(matches!(package.add_bytes(named("b"), b""), Err(PackageError::Void)));
    assert!(matches!(package.skip("c", SkipReason::Fifo), Err(PackageError::Void)));
    assert!(matches!(package.finish(), Err(PackageError::Void)));
}

#[test]
fn every_point_at_which_a_sink_may_fail_is_an_error() {
    let make = |room: usize| {
        let mut disk = vec![0; room];
        let sink = Cursor::new(&mut disk[..]);
        let mut package = start(PackageRules::new(), sink)?;
        package.add_bytes(named("a"), &random_bytes(7, 300_000))?;
        package.finish().map(|(receipt, _)| receipt.bytes())
    };
    let whole = usize::try_from(make(1 << 20).unwrap()).unwrap();
    assert!(make(whole).is_ok());
    for room in [0, 1, 100, whole / 3, whole / 2, whole - 1] {
        assert!(matches!(make(room), Err(PackageError::Sink(_))), "{room}");
    }
}

#[test]
fn memory_does_not_grow_with_the_data() {
    struct Zeros(usize);
    impl Read for Zeros {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            self.0 = self.0.max(buffer.len());
            buffer.fill(0);
            Ok(buffer.len())
        }
    }
    let mut zeros = Zeros(0);
    let mut package = started();
    package.add_reader(named("zeros"), 256 << 20, (&mut zeros).take(256 << 20)).unwrap();
    let buffer = package.scratch.buffer.len();
    let (receipt, bytes) = package.finish().unwrap();
    assert_eq!(zeros.0, buffer);
    assert_eq!(receipt.contents()[0].notes(), []);
    // What the limit reckons with.
    assert!(bytes.len() as u64 <= zeros_compressed(256 << 20) + 4096, "{}", bytes.len());
}

#[test]
fn a_long_name_survives_the_tar_header() {
    let name = "a very long folder name/".repeat(20) + "file";
    let mut package = started();
    package.add_bytes(named(&name), b"x").unwrap();
    assert_eq!(unpacked(&package.finish().unwrap().1)[1], (name, b"x".to_vec()));
}

#[test]
fn a_kind_that_is_not_permitted_cannot_be_added() {
    let rules = PackageRules::new()
        .without_kind(&MemberKind::CrashDump)
        .with_permitted_kind("RaidState")
        .unwrap();
    let mut package = start(rules, Vec::new()).unwrap();
    let kinds = [
        (MemberKind::EventLog, true),
        (MemberKind::Other("RaidState".into()), true),
        (MemberKind::CrashDump, false),
        (MemberKind::Unspecified, false),
        (MemberKind::Other("HomeFolders".into()), false),
    ];
    for (kind, permitted) in kinds {
        let member = || Member::new(kind.as_str(), kind.clone()).unwrap();
        let added = package.add_bytes(member(), b"x").unwrap();
        assert_eq!(added.packed() == 1, permitted, "{kind}");
        if !permitted {
            for added in [
                added,
                package.add_reader(member(), 1, &b"x"[..]).unwrap(),
                package.add_unsized(member(), &b"x"[..]).unwrap(),
                package.add_path(member(), "/etc/hostname".as_ref()).unwrap(),
                package.add_file(member(), "/etc/hostname".as_ref()).unwrap(),
            ] {
                assert_eq!(added.first_reason(), Some(&SkipReason::KindNotPermitted), "{kind}");
            }
        }
    }
    let (receipt, bytes) = package.finish().unwrap();
    assert_eq!((receipt.contents().len(), receipt.skipped().len()), (2, 15));
    assert_eq!(unpacked(&bytes).len(), 4);
}

/// Three secrets: one in the first buffer, one across the first two, one across
/// the first two parts.
fn with_secrets(length: usize) -> (Vec<u8>, String) {
    let secret: String = ["hun", "ter2"].concat();
    let mut text = b"a line of a log, as many are\n".repeat(length / 29 + 1);
    text.truncate(length);
    for at in [100, (64 << 10) - 12, PackageLimits::PART_BYTES - 14] {
        let line = format!("\npassword={secret}\n");
        if let Some(room) = text.get_mut(at..at + line.len()) {
            room.copy_from_slice(line.as_bytes());
        }
    }
    (text, secret)
}

#[test]
fn secrets_are_removed_from_text_and_counted_whatever_the_source() {
    let (text, secret) = with_secrets(PackageLimits::PART_BYTES + 1000);
    let found =
        |data: &[u8]| data.windows(secret.len()).filter(|w| *w == secret.as_bytes()).count();
    assert_eq!(found(&text), 3);
    let mut package = started();
    package.add_bytes(named("bytes"), &text).unwrap();
    package.add_reader(named("reader"), text.len() as u64, &text[..]).unwrap();
    package.add_unsized(named("parts"), &text[..]).unwrap();
    package.add_unsized(named("short"), &text[..500]).unwrap();
    let dump = Member::new("dump", MemberKind::CrashDump).unwrap();
    package.add_bytes(dump.clone(), &text).unwrap();
    package.add_bytes(named("binary").as_binary(), &text).unwrap();
    let other = Member::new("dump.txt", MemberKind::CrashDump).unwrap().as_text();
    package.add_bytes(other, &text).unwrap();
    let (receipt, bytes) = package.finish().unwrap();
    let members = unpacked(&bytes);
    let data = |name: &str| &members.iter().find(|(other, _)| other == name).unwrap().1;
    for name in ["bytes", "reader", "dump.txt"] {
        assert_eq!((found(data(name)), data(name).len()), (0, text.len()), "{name}");
    }
    let joined = [data("parts.part0001").as_slice(), data("parts.part0002")].concat();
    assert_eq!(&joined, data("bytes"));
    assert_eq!(found(data("short")), 0);
    for name in ["dump", "binary"] {
        assert_eq!(found(data(name)), 3, "{name}");
    }
    let shown: Vec<(&str, u64, bool)> = receipt
        .contents()
        .iter()
        .map(|m| (m.name(), m.redacted(), m.notes().contains(&MemberNote::Unredacted)))
        .collect();
    let in_parts = shown[2].1 + shown[3].1;
    assert_eq!(in_parts, 3);
    assert_eq!(shown[0], ("bytes", 3, false));
    assert_eq!(shown[4], ("short", 1, false));
    assert_eq!(shown[5], ("dump", 0, true));
    assert_eq!(shown[6], ("binary", 0, true));
    assert_eq!(shown[7], ("dump.txt", 3, false));
    assert_eq!(receipt.redacted(), [RuleCount::new("password", 13)]);
    let manifest: serde_json::Value = serde_json::from_slice(&members.last().unwrap().1).unwrap();
    assert_eq!(manifest["Redacted"], serde_json::json!([{ "Rule": "password", "Count": 13 }]));
}

#[test]
fn without_redaction_bytes_are_as_they_were_and_the_manifest_says_so() {
    let (text, _) = with_secrets(1000);
    let rules = PackageRules::new().with_redaction(Redaction::off());
    let mut package = start(rules, Vec::new()).unwrap();
    package.add_bytes(named("a"), &text).unwrap();
    let (receipt, bytes) = package.finish().unwrap();
    assert_eq!(unpacked(&bytes)[1].1, text);
    assert_eq!(receipt.contents()[0].notes(), [MemberNote::Unredacted]);
}

#[test]
fn a_member_that_is_given_up_leaves_nothing_to_the_next() {
    // The limit is reached within a private key that does not end.
    let mut text = ["-----BEGIN RSA PRIV", "ATE KEY-----\n"].concat().into_bytes();
    text.extend(random_bytes(8, 100_000));
    let mut packer = Packer::new(
        PackageRules::new()
            .with_limits(PackageLimits::new().with_bytes(PackageLimits::MIN_BYTES).unwrap()),
    )
    .unwrap();
    with_head(|head| {
        let mut package = packer.start(Vec::new(), head).unwrap();
        package.add_reader(named("key"), 1 << 20, &text[..]).unwrap();
        drop(package);
        let mut package = packer.start(Vec::new(), head).unwrap();
        package.add_bytes(named("plain"), b"fan 2 stands still").unwrap();
        let (receipt, bytes) = package.finish().unwrap();
        assert_eq!(unpacked(&bytes)[1].1, b"fan 2 stands still");
        assert_eq!(receipt.redacted(), []);
    });
}

#[test]
fn a_packer_packs_the_same_again_without_new_tables() {
    let mut packer = Packer::new(PackageRules::new()).unwrap();
    let mut pack = || {
        let (receipt, bytes) = with_head(|head| {
            let mut package = packer.start(Vec::new(), head).unwrap();
            package.add_bytes(named("event"), &random_bytes(9, 2048)).unwrap();
            package.add_bytes(named("log"), &with_secrets(64 << 10).0).unwrap();
            package.finish().unwrap()
        });
        (receipt, bytes, packer.native_bytes())
    };
    let first = pack();
    for _ in 1..100 {
        assert!(pack() == first);
    }
}

#[test]
fn a_canary_that_survives_stops_the_package_before_its_first_byte() {
    let redaction = Redaction::new().with_pattern("asset-tag", r"AT-\d{6}", "AT-12345").unwrap();
    let rules = PackageRules::new().with_redaction(redaction);
    let mut sink = Vec::new();
    let error = start(rules, &mut sink).map(drop).unwrap_err();
    assert!(matches!(error, PackageError::CanarySurvived(_)));
    let cause = std::error::Error::source(&error).unwrap().to_string();
    assert!(cause.contains("asset-tag"), "{cause}");
    assert!(sink.is_empty());
}

#[cfg(feature = "gzip")]
#[test]
fn gzip_makes_one_member_that_any_reader_opens_and_the_same_bytes_again() {
    let mut packer = Packer::new(PackageRules::compressed_with(Compression::Gzip)).unwrap();
    let data = random_bytes(10, 500_000);
    let mut pack = || {
        with_head(|head| {
            let mut package = packer.start(Vec::new(), head).unwrap();
            package.add_bytes(named("noise"), &data).unwrap();
            package.add_bytes(named("text"), &b"a line\n".repeat(100_000)).unwrap();
            package.finish().unwrap()
        })
    };
    let (receipt, bytes) = pack();
    assert_eq!(receipt.sha256(), Sha256::of(&bytes));
    let mut archive = Vec::new();
    // Without `multi`: everything is in the first gzip member.
    flate2::read::GzDecoder::new(&bytes[..]).read_to_end(&mut archive).unwrap();
    let names: Vec<_> = tar::Archive::new(&archive[..])
        .entries()
        .unwrap()
        .map(|entry| entry.unwrap().path().unwrap().to_str().unwrap().to_owned())
        .collect();
    assert_eq!(names, ["package.json", "noise", "text", "manifest.json"]);
    assert!(pack().1 == bytes);
}

#[cfg(feature = "gzip")]
#[test]
fn the_size_limit_holds_with_gzip_too() {
    let data = random_bytes(11, 400_000);
    for limit in [PackageLimits::MIN_BYTES, 100_000, 300_001] {
        let limits = PackageLimits::new().with_bytes(limit).unwrap();
        let rules = PackageRules::compressed_with(Compression::Gzip).with_limits(limits);
        let mut package = start(rules, Vec::new()).unwrap();
        package.add_reader(named("first"), 400_000, &data[..]).unwrap();
        package.add_reader(named("zeros"), 1 << 30, io::repeat(0)).unwrap();
        let (receipt, bytes) = package.finish().unwrap();
        assert!(bytes.len() as u64 <= limit, "{} > {limit}", bytes.len());
        assert!(bytes.len() as u64 + limit / 16 + 16_384 > limit, "{} of {limit}", bytes.len());
        assert_eq!(receipt.contents()[0].notes(), [MemberNote::SizeLimit]);
    }
}
