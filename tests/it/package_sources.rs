//! Sources as no host would wish them: each is packed as it was measured or
//! skipped with a reason, and the package comes to its end.

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io::{Seek, SeekFrom, Write};
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use callhome::event::{MemberNote, SkipReason};
use callhome::package::{PackageLimits, PackageRules, PackageWriter};

use crate::package::{Meanwhile, lines, named, noise, pack, pack_within};

#[test]
fn holes_are_packed_as_zeros_or_not_at_all_where_they_are_too_large() {
    let folder = tempfile::tempdir().unwrap();
    let mut sparse = File::create(folder.path().join("a")).unwrap();
    sparse.seek(SeekFrom::Start(5 << 20)).unwrap();
    sparse.write_all(b"the end").unwrap();
    for (name, length) in [("b", PackageLimits::MAX_UNPACKED), ("c", 1 << 40)] {
        File::create(folder.path().join(name)).unwrap().set_len(length).unwrap();
    }
    fs::write(folder.path().join("d"), "after").unwrap();

    let (receipt, bytes) = pack(|package| package.add_folder(named("x"), folder.path()).map(drop));
    assert_eq!(
        lines(&receipt),
        [
            "x/a, 5242887 bytes",
            "x/d, 5 bytes",
            "skipped x/b: is larger than a package may be",
            "skipped x/c: is larger than a package may be",
        ]
    );
    assert!(bytes.len() < 8192, "{}", bytes.len());
    assert!(zstd::decode_all(&bytes[..]).unwrap().windows(8).any(|part| part == b"\0the end"));
}

#[test]
fn paths_that_lead_nowhere_are_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("folder")).unwrap();
    fs::write(at("file"), "x").unwrap();
    symlink("nothing", at("dangling")).unwrap();
    symlink("folder", at("to-folder")).unwrap();
    symlink("two", at("one")).unwrap();
    symlink("one", at("two")).unwrap();
    let long = "n".repeat(300);
    let (receipt, _) = pack(|package| {
        for name in
            ["dangling", "to-folder", "one", "file/below", "one/below", "dangling/below", "nul\0"]
        {
            package.add_path(named(&name.replace('\0', "")), &at(name))?;
        }
        package.add_path(named("long"), &at(&long))?;
        package.add_path(named("empty"), Path::new(""))?;
        package.add_folder(named("gone"), &at("gone"))?;
        package.add_path(named("file"), &at("file")).map(drop)
    });
    assert_eq!(
        lines(&receipt),
        [
            "file, 1 bytes",
            "skipped dangling: is a symbolic link",
            "skipped to-folder: is a symbolic link",
            "skipped one: is a symbolic link",
            "skipped file/below: is not there",
            "skipped one/below: cannot be read",
            "skipped dangling/below: is not there",
            "skipped nul: cannot be read",
            "skipped long: cannot be read",
            "skipped empty: is not there",
            "skipped gone: is not there",
        ]
    );
}

#[test]
fn of_two_names_that_are_escaped_alike_one_is_packed() {
    let folder = tempfile::tempdir().unwrap();
    for name in [&b"caf%E9"[..], b"caf\xe9"] {
        fs::write(folder.path().join(OsStr::from_bytes(name)), name).unwrap();
    }
    let (receipt, _) = pack(|package| package.add_folder(named("x"), folder.path()).map(drop));
    assert_eq!(
        lines(&receipt),
        ["x/caf%E9, 6 bytes", "skipped x/caf%E9: has the name of another member"]
    );
}

#[test]
fn a_folder_that_changes_while_it_is_packed_is_packed_as_it_is_met() {
    let case = |act: fn(&Path)| {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::write(at("a"), noise(1, 1 << 20)).unwrap();
        fs::create_dir_all(at("b/c")).unwrap();
        fs::write(at("b/c/file"), "1").unwrap();
        fs::write(at("d"), "2").unwrap();
        let path = folder.path().to_owned();
        let sink = Meanwhile::new(move || act(&path));
        let add = |package: &mut PackageWriter<'_, _>| {
            package.add_folder(named("x"), folder.path()).map(drop)
        };
        lines(&pack_within(PackageRules::new(), sink, add).0)
    };
    let gone = case(|folder| fs::remove_dir_all(folder.join("b")).unwrap());
    assert_eq!(gone, ["x/a, 1048576 bytes", "x/d, 1 bytes", "skipped x/b: is not there"]);
    let linked = case(|folder| {
        fs::remove_dir_all(folder.join("b")).unwrap();
        symlink("/etc", folder.join("b")).unwrap();
    });
    assert_eq!(linked, ["x/a, 1048576 bytes", "x/d, 1 bytes", "skipped x/b: is a symbolic link"]);
    let a_file = case(|folder| {
        fs::remove_dir_all(folder.join("b")).unwrap();
        fs::write(folder.join("b"), "now a file").unwrap();
    });
    assert_eq!(a_file, ["x/a, 1048576 bytes", "x/b, 10 bytes", "x/d, 1 bytes"]);
    let a_folder = case(|folder| {
        fs::remove_file(folder.join("d")).unwrap();
        fs::create_dir(folder.join("d")).unwrap();
        fs::write(folder.join("d/late"), "late").unwrap();
    });
    assert_eq!(a_folder, ["x/a, 1048576 bytes", "x/b/c/file, 1 bytes", "x/d/late, 4 bytes"]);
    let emptied = case(|folder| File::create(folder.join("d")).map(drop).unwrap());
    assert_eq!(emptied, ["x/a, 1048576 bytes", "x/b/c/file, 1 bytes", "x/d, 0 bytes"]);
}

#[test]
fn a_folder_beyond_the_size_limit_is_skipped_from_there_on_in_its_order() {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in [("a", 1000), ("b", 90_000), ("c", 200_000), ("d", 10), ("e/f", 10)] {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, noise(2, bytes)).unwrap();
    }
    let limits = PackageLimits::new().with_bytes(200_000).unwrap();
    let rules = PackageRules::new().with_limits(limits);
    let (receipt, bytes) = pack_within(rules, Vec::new(), |package| {
        package.add_folder(named("x"), folder.path())?;
        package.add_bytes(named("last"), b"last")?;
        package.add_path(named("gone"), &folder.path().join("gone")).map(drop)
    });
    assert!(bytes.len() <= 200_000);
    let packed: Vec<(&str, &[MemberNote])> =
        receipt.contents().iter().map(|member| (member.name(), member.notes())).collect();
    assert_eq!(packed, [("x/a", &[][..]), ("x/b", &[]), ("x/c", &[MemberNote::SizeLimit])]);
    let skipped: Vec<String> = receipt.skipped().iter().map(ToString::to_string).collect();
    let after = |name: &str| format!("{name}: came after the size limit was reached");
    assert_eq!(skipped, ["x/d", "x/e/f", "last", "gone"].map(after));
    let shown = receipt.to_string();
    assert!(shown.ends_with("the size limit was reached; the largest is x/c"), "{shown}");
}

/// What the kernel shows as regular files and are none.
#[test]
fn files_of_the_kernel_that_fail_or_never_end_cost_only_themselves() {
    let (receipt, _) = pack(|package| {
        // Nothing is mapped at its beginning.
        package.add_file(named("mem"), "/proc/self/mem".as_ref())?;
        // Not for reading, whoever asks.
        package.add_file(named("refs"), "/proc/self/clear_refs".as_ref())?;
        // It goes on for all of the address space.
        let pages = named("pagemap").as_binary();
        package.add_file(pages, "/proc/self/pagemap".as_ref())?;
        package.add_bytes(named("after"), b"all well").map(drop)
    });
    let [parts @ .., after] = receipt.contents() else { panic!("{receipt}") };
    assert_eq!((after.name(), after.bytes()), ("after", 8));
    let skipped: Vec<_> =
        receipt.skipped().iter().map(|skip| (skip.name(), skip.reason())).collect();
    assert_eq!(skipped[0], ("mem", &SkipReason::Unreadable));
    assert!(matches!(skipped[1], ("refs", SkipReason::Unreadable | SkipReason::NotPermitted)));
    if let [_, _, refused] = skipped[..] {
        assert_eq!(refused, ("pagemap", &SkipReason::NotPermitted));
        println!("skipped: this user may not see the page map");
        return;
    }
    assert_eq!(parts.len(), PackageLimits::MAX_PARTS as usize);
    let (last, others) = parts.split_last().unwrap();
    assert!(others.iter().all(|part| !part.notes().contains(&MemberNote::Cut)));
    // It may not be asked for a single byte to see whether there is more.
    let is_noted = |note| last.notes().contains(&note);
    assert!(is_noted(MemberNote::Cut) || is_noted(MemberNote::ReadFailed), "{last:?}");
}

/// The settings of the kernel: some are not for reading, some fail, all claim no
/// length.
#[test]
fn the_kernels_own_settings_are_packed_to_their_end() {
    let (receipt, _) = pack(|package| {
        package.add_folder(named("sys/kernel"), "/proc/sys/kernel".as_ref())?;
        package.add_folder(named("sys/vm"), "/proc/sys/vm".as_ref())?;
        package.add_bytes(named("after"), b"all well").map(drop)
    });
    assert!(receipt.contents().len() > 50, "{}", receipt.contents().len());
    assert_eq!(receipt.contents().last().unwrap().name(), "after");
    let kernel = fs::read("/proc/sys/kernel/ostype").unwrap();
    let packed = receipt.contents().iter().find(|member| member.name() == "sys/kernel/ostype");
    assert_eq!(packed.map(|member| member.bytes()), Some(kernel.len() as u64));
}

/// Runs a test of this program again as a user who may not read everything.
fn as_nobody(test: &str) {
    const NOBODY: u32 = 65_534;
    let output = Command::new("/proc/self/exe")
        .args(["--exact", test, "--nocapture"])
        .env("CALLHOME_TEST_AS_NOBODY", "1")
        .uid(NOBODY)
        .gid(NOBODY)
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    let wrong = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && said.contains("1 passed"), "{said}{wrong}");
}

#[test]
fn what_may_not_be_read_is_skipped() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let close = |path: &Path, mode| {
        fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    };
    for name in ["closed", "listed"] {
        fs::create_dir(at(name)).unwrap();
        fs::write(at(name).join("within"), "x").unwrap();
    }
    for name in ["file", "open"] {
        fs::write(at(name), "x").unwrap();
    }
    close(&at("file"), 0o000);
    if File::open(at("file")).is_ok() {
        assert!(std::env::var_os("CALLHOME_TEST_AS_NOBODY").is_none(), "nobody may not read it");
        return as_nobody("package_sources::what_may_not_be_read_is_skipped");
    }
    close(&at("closed"), 0o000);
    // Its names may be read, what they name may not.
    close(&at("listed"), 0o400);
    let (receipt, _) = pack(|package| {
        package.add_folder(named("x"), folder.path())?;
        package.add_folder(named("closed"), &at("closed"))?;
        package.add_path(named("within"), &at("closed/within")).map(drop)
    });
    for name in ["closed", "listed"] {
        close(&at(name), 0o700);
    }
    assert_eq!(
        lines(&receipt),
        [
            "x/open, 1 bytes",
            "skipped x/closed: may not be read",
            "skipped x/file: may not be read",
            "skipped x/listed/within: may not be read",
            "skipped closed: may not be read",
            "skipped within: may not be read",
        ]
    );
}

#[test]
fn very_deep_folders_end_at_the_depth() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir_all(folder.path().join("deep/".repeat(300))).unwrap();
    fs::write(folder.path().join("file"), "x").unwrap();
    let (receipt, _) = pack(|package| package.add_folder(named("x"), folder.path()).map(drop));
    let deepest = ["x", &"/deep".repeat(PackageLimits::MAX_DEPTH as usize)].concat();
    assert_eq!(
        lines(&receipt),
        ["x/file, 1 bytes".to_owned(), format!("skipped {deepest}: lies too deep")]
    );
}
