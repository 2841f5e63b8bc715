//! Packages made of what is found on real machines, opened with real tools.

use std::ffi::OsStr;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::symlink;
use std::os::unix::net::UnixListener;
use std::path::{Path, PathBuf};
use std::process::Command;

use callhome::event::{
    DeviceDraft, Event, MemberKind, MemberNote, Receipt, Scope, Sha256, SkipReason,
};
use callhome::package::{
    Member, PackageError, PackageHead, PackageLimits, PackageRules, PackageWriter, Packer,
};
use callhome::ticket::TicketId;

/// Packs into `sink` what `add` adds, by these rules.
pub(crate) fn pack_within<W: Write>(
    rules: PackageRules,
    sink: W,
    add: impl FnOnce(&mut PackageWriter<'_, W>) -> Result<(), PackageError>,
) -> (Receipt, W) {
    let device = DeviceDraft {
        manufacturer: "Example".into(),
        model: "SR 1".into(),
        serial_number: "J30A0042".into(),
        ..DeviceDraft::default()
    };
    let device = device.check().unwrap();
    let event = Event::manual_call("the fan is loud").unwrap();
    let head = PackageHead::new(TicketId::from_random([7; 16]), &device, &event, Scope::Full)
        .with_created("2026-01-31T11:00:00Z".parse().unwrap())
        .with_agreement("2.0", "1.3");
    let mut packer = Packer::new(rules).unwrap();
    let mut package = packer.start(sink, &head).unwrap();
    add(&mut package).unwrap();
    package.finish().unwrap()
}

pub(crate) fn pack(
    add: impl FnOnce(&mut PackageWriter<'_, Vec<u8>>) -> Result<(), PackageError>,
) -> (Receipt, Vec<u8>) {
    pack_within(PackageRules::new(), Vec::new(), add)
}

pub(crate) fn named(name: &str) -> Member {
    Member::new(name, MemberKind::EventLog).unwrap()
}

/// What no compressor makes smaller: the same for the same seed.
pub(crate) fn noise(mut seed: u64, bytes: usize) -> Vec<u8> {
    let next = |_| {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        seed.to_be_bytes()[0]
    };
    (0..bytes).map(next).collect()
}

pub(crate) fn lines(receipt: &Receipt) -> Vec<String> {
    receipt.to_string().lines().skip(1).map(|line| line.trim().to_owned()).collect()
}

/// Runs `tar --zstd`; `None`, with a line that says so, where it is not there.
fn tar(arguments: &[&str], archive: &Path, folder: &Path) -> Option<String> {
    if Command::new("zstd").arg("--version").output().is_err() {
        println!("skipped: the program zstd is not installed");
        return None;
    }
    let output = Command::new("tar")
        .arg("--zstd")
        .args(arguments)
        .arg("-f")
        .arg(archive)
        .current_dir(folder)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && errors.is_empty(), "{errors}");
    Some(String::from_utf8(output.stdout).unwrap())
}

#[test]
fn tar_lists_and_unpacks_a_package() {
    let folder = tempfile::tempdir().unwrap();
    let source = folder.path().join("source");
    let deep = "a folder with a name of some length/".repeat(4);
    fs::create_dir_all(source.join(&deep)).unwrap();
    let long = "n".repeat(200);
    let files = [
        ("empty".to_owned(), Vec::new()),
        ("block".to_owned(), noise(1, 512)),
        ("large".to_owned(), noise(2, 3_000_001)),
        ([&deep, "ü.log"].concat(), b"umlaut\n".to_vec()),
        ([&deep, long.as_str()].concat(), noise(3, 513)),
    ];
    for (name, data) in &files {
        fs::write(source.join(name), data).unwrap();
    }
    let (receipt, bytes) = pack(|package| {
        let logs = named("var/log");
        assert_eq!(package.add_path(logs, &source)?.packed(), 5);
        Ok(())
    });
    assert_eq!(receipt.sha256(), Sha256::of(&bytes));
    assert!(receipt.contents().iter().all(|member| member.notes().is_empty()));
    assert!(receipt.contents().iter().all(|member| member.kind() == &MemberKind::EventLog));

    let archive = folder.path().join("package.tar.zst");
    fs::write(&archive, &bytes).unwrap();
    let unpacked = folder.path().join("unpacked");
    fs::create_dir(&unpacked).unwrap();
    let Some(listed) = tar(&["-t"], &archive, &unpacked) else { return };
    let listed: Vec<&str> = listed.lines().collect();
    assert_eq!(listed.len(), 7);
    assert_eq!((listed[0], listed[6]), ("package.json", "manifest.json"));
    tar(&["-x"], &archive, &unpacked);
    for (name, data) in &files {
        let found = fs::read(unpacked.join("var/log").join(name)).unwrap();
        assert!(&found == data, "{name}");
    }
    let manifest = fs::read(unpacked.join("manifest.json")).unwrap();
    let manifest: serde_json::Value = serde_json::from_slice(&manifest).unwrap();
    assert_eq!(manifest["Contents"], serde_json::to_value(receipt.contents()).unwrap());
}

#[test]
fn what_is_not_a_regular_file_is_skipped_and_never_opened() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("file"), "x").unwrap();
    assert!(Command::new("mkfifo").arg(at("fifo")).status().unwrap().success());
    let _listener = UnixListener::bind(at("socket")).unwrap();
    symlink("file", at("link")).unwrap();
    symlink(".", at("loop")).unwrap();
    symlink("self", at("self")).unwrap();
    symlink("/dev/zero", at("zero")).unwrap();

    let (receipt, _) = pack(|package| {
        let added = package.add_folder(named("all"), folder.path())?;
        assert_eq!((added.packed(), added.skipped()), (1, 6));
        package.add_path(named("zero"), "/dev/zero".as_ref())?;
        package.add_file(named("folder"), folder.path())?;
        package.add_folder(named("not-a-folder"), &at("file"))?;
        package.add_folder(named("loop"), &at("loop"))?;
        package.add_path(named("gone"), &at("gone"))?;
        Ok(())
    });
    assert_eq!(
        lines(&receipt),
        [
            "all/file, 1 bytes",
            "skipped all/fifo: is a FIFO",
            "skipped all/link: is a symbolic link",
            "skipped all/loop: is a symbolic link",
            "skipped all/self: is a symbolic link",
            "skipped all/socket: is a socket",
            "skipped all/zero: is a symbolic link",
            "skipped zero: is a device",
            "skipped folder: is a folder",
            "skipped not-a-folder: is not a folder",
            "skipped loop: is a symbolic link",
            "skipped gone: is not there",
        ]
    );
}

#[test]
fn names_that_cannot_be_packed_are_escaped_or_skipped() {
    let folder = tempfile::tempdir().unwrap();
    for name in [&b"caf\xe9"[..], b"line\nbreak", b"back\\slash", b"plain"] {
        fs::write(folder.path().join(OsStr::from_bytes(name)), name).unwrap();
    }
    // 300 bytes and more only come together over several folders.
    let deep: PathBuf = ["d".repeat(250), "e".repeat(250)].iter().collect();
    fs::create_dir_all(folder.path().join(&deep)).unwrap();
    fs::write(folder.path().join(&deep).join("f"), "too long").unwrap();
    let (receipt, _) = pack(|package| package.add_folder(named("x"), folder.path()).map(drop));
    let lines = lines(&receipt);
    assert_eq!(
        lines[..4],
        [
            "x/back%5Cslash, 10 bytes (renamed)",
            "x/caf%E9, 4 bytes (renamed)",
            "x/line%0Abreak, 10 bytes (renamed)",
            "x/plain, 5 bytes",
        ]
    );
    assert_eq!(lines.len(), 5);
    assert!(lines[4].starts_with("skipped x/ddd") && lines[4].ends_with("cannot be packed"));
}

#[test]
fn folders_are_searched_to_their_depth_and_no_deeper() {
    const DEPTH: usize = PackageLimits::MAX_DEPTH as usize;
    let folder = tempfile::tempdir().unwrap();
    let last = folder.path().join("d/".repeat(DEPTH - 1));
    fs::create_dir_all(last.join("d")).unwrap();
    fs::write(last.join("file"), "here").unwrap();
    fs::write(last.join("d/file"), "one too deep").unwrap();
    let (receipt, _) = pack(|package| package.add_folder(named("x"), folder.path()).map(drop));
    assert_eq!(receipt.contents().len(), 1);
    assert_eq!(receipt.skipped()[0].reason(), &SkipReason::TooDeep);
}

#[test]
fn of_a_crowded_folder_the_first_names_are_packed() {
    let folder = tempfile::tempdir().unwrap();
    for n in 0..=Receipt::MAX_CONTENTS + 1 {
        File::create(folder.path().join(format!("{n:05}"))).unwrap();
    }
    let (receipt, _) = pack(|package| package.add_folder(named("x"), folder.path()).map(drop));
    assert_eq!(receipt.contents().len(), Receipt::MAX_CONTENTS);
    assert_eq!(receipt.contents().last().unwrap().name(), "x/04095");
    assert_eq!(receipt.skipped()[0].to_string(), "x: is one too many");
    assert_eq!(receipt.more_skipped(), 1);
}

/// A sink that does something the first time that it is written to: by then the
/// first file of the package is being read.
pub(crate) struct Meanwhile<F: FnOnce()>(Option<F>, Vec<u8>);

impl<F: FnOnce()> Meanwhile<F> {
    pub(crate) fn new(act: F) -> Self {
        Self(Some(act), Vec::new())
    }
}

impl<F: FnOnce()> Write for Meanwhile<F> {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        if let Some(act) = self.0.take() {
            act();
        }
        self.1.write(data)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_file_that_changes_while_it_is_read_is_packed_as_it_was_measured() {
    let data = noise(9, 1 << 20);
    let case = |act: fn(&Path)| {
        let folder = tempfile::tempdir().unwrap();
        let (a, b) = (folder.path().join("a"), folder.path().join("b"));
        fs::write(&a, &data).unwrap();
        fs::write(&b, "b").unwrap();
        let path = folder.path().to_owned();
        let sink = Meanwhile::new(move || act(&path));
        pack_within(PackageRules::new(), sink, |package| {
            package.add_folder(named("x"), folder.path()).map(drop)
        })
        .0
    };

    let grown = case(|folder| {
        let mut file = OpenOptions::new().append(true).open(folder.join("a")).unwrap();
        file.write_all(&[b'+'; 100_000]).unwrap();
    });
    assert_eq!(lines(&grown), ["x/a, 1048576 bytes (cut)", "x/b, 1 bytes"]);

    let shrunk = case(|folder| {
        OpenOptions::new().write(true).open(folder.join("a")).unwrap().set_len(500_000).unwrap();
    });
    assert_eq!(shrunk.contents()[0].bytes(), 1 << 20);
    assert_eq!(shrunk.contents()[0].notes(), [MemberNote::Padded]);
    assert!(shrunk.contents()[0].zeros() >= 500_000);

    let vanished = case(|folder| {
        fs::remove_file(folder.join("a")).unwrap();
        fs::remove_file(folder.join("b")).unwrap();
    });
    assert_eq!(lines(&vanished), ["x/a, 1048576 bytes", "skipped x/b: is not there"]);

    let replaced = case(|folder| {
        fs::remove_file(folder.join("b")).unwrap();
        assert!(Command::new("mkfifo").arg(folder.join("b")).status().unwrap().success());
    });
    assert_eq!(lines(&replaced), ["x/a, 1048576 bytes", "skipped x/b: is a FIFO"]);
}

#[test]
fn files_that_claim_no_length_are_packed_with_what_they_hold() {
    let (receipt, bytes) = pack(|package| {
        package.add_file(named("proc/version"), "/proc/version".as_ref())?;
        package.add_file(named("proc/self/maps"), "/proc/self/maps".as_ref())?;
        Ok(())
    });
    let version = fs::read("/proc/version").unwrap();
    let packed = &receipt.contents()[0];
    assert_eq!((packed.bytes(), packed.notes()), (version.len() as u64, [].as_slice()));
    assert!(receipt.contents()[1].bytes() > 0);
    let unpacked = zstd::decode_all(&bytes[..]).unwrap();
    assert!(unpacked.windows(version.len()).any(|window| window == version));
}

/// Where the package of format version 1 lies that every later reader must open.
fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/package_v1.tar.zst")
}

/// What is in it: one of everything that the format knows.
fn everything() -> (Receipt, Vec<u8>) {
    pack(|package| {
        let sel = named("log/sel.txt");
        package.add_bytes(
            sel.with_modified("2026-01-30T08:00:00Z".parse().unwrap()),
            b"1 | Fan 2\n",
        )?;
        package.add_reader(named("log/short"), 8, &b"12345"[..])?;
        package.add_reader(named("log/long"), 3, &b"12345"[..])?;
        let parts = vec![b'p'; PackageLimits::PART_BYTES + 1];
        package.add_unsized(named("proc/parts"), &parts[..])?;
        package.add_bytes(named(&"long/".repeat(40).replace("//", "/")[..199]), b"n")?;
        package.skip("run/fifo", SkipReason::Fifo)?;
        package.skip("crash.bin", SkipReason::other("the BMC has none"))?;
        Ok(())
    })
}

#[test]
#[ignore = "makes the fixture; a format is made once"]
fn make_the_fixture() {
    let (receipt, bytes) = everything();
    fs::create_dir_all(fixture().parent().unwrap()).unwrap();
    fs::write(fixture(), bytes).unwrap();
    let json = serde_json::to_string_pretty(&receipt).unwrap() + "\n";
    fs::write(fixture().with_file_name("receipt_v1.json"), json).unwrap();
}

#[test]
fn the_fixture_of_version_1_opens_for_ever() {
    let bytes = fs::read(fixture()).unwrap();
    let receipt = fs::read(fixture().with_file_name("receipt_v1.json")).unwrap();
    let receipt: Receipt = serde_json::from_slice(&receipt).unwrap();
    assert_eq!(receipt.sha256(), Sha256::of(&bytes));
    assert_eq!(receipt.bytes(), bytes.len() as u64);

    let unpacked = zstd::decode_all(&bytes[..]).unwrap();
    let mut archive = tar::Archive::new(&unpacked[..]);
    let mut names = Vec::new();
    for entry in archive.entries().unwrap() {
        let mut entry = entry.unwrap();
        let mut data = Vec::new();
        io::copy(&mut entry, &mut data).unwrap();
        names.push((entry.path().unwrap().to_str().unwrap().to_owned(), data));
    }
    let (manifest, members) = names.split_last().unwrap();
    let (head, members) = members.split_first().unwrap();
    assert_eq!((head.0.as_str(), manifest.0.as_str()), ("package.json", "manifest.json"));
    let packed: Vec<(&str, u64)> =
        receipt.contents().iter().map(|member| (member.name(), member.bytes())).collect();
    let found: Vec<(&str, u64)> =
        members.iter().map(|(name, data)| (name.as_str(), data.len() as u64)).collect();
    assert_eq!(found, packed);
    assert_eq!(members[0].1, b"1 | Fan 2\n");
    assert_eq!(members[1].1, b"12345\0\0\0");
    let head: serde_json::Value = serde_json::from_slice(&head.1).unwrap();
    assert_eq!(head["Agreement"]["PrivacyVersion"], "1.3");
}
