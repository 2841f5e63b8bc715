//! Packages unpacked into folders.

use std::fs;
use std::path::Path;

use callhome::package::read::{ReadError, UnpackError, Unpacker, unpack};

use super::archive::{Entry, compressed, digest, entries, small, tar, with_contents};

/// Every file below a folder, by name.
fn files(folder: &Path) -> Vec<String> {
    fn walk(root: &Path, folder: &Path, into: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if fs::symlink_metadata(&path).unwrap().is_dir() {
                walk(root, &path, into);
            } else {
                into.push(path.strip_prefix(root).unwrap().to_str().unwrap().to_owned());
            }
        }
    }
    let mut all = Vec::new();
    walk(folder, folder, &mut all);
    all.sort();
    all
}

/// Three parts of `log`, and what the manifest says of them.
fn parts(more: &[(&'static str, &'static [u8])]) -> Vec<Entry> {
    let mut members: Vec<(&str, &[u8])> = vec![
        ("d/log.part0001", b"one "),
        ("d/log.part0002", b"two "),
        ("d/log.part0003", b"three"),
    ];
    members.extend(more);
    let contents: Vec<String> = members
        .iter()
        .enumerate()
        .map(|(at, (name, data))| {
            let part = if at < 3 {
                format!(r#","Part":{{"Of":"d/log","Number":{}}}"#, at + 1)
            } else {
                String::new()
            };
            format!(r#"{{"Name":"{name}","Bytes":{}{part}}}"#, data.len())
        })
        .collect();
    with_contents(&members, &contents.join(","))
}

#[test]
fn a_package_is_unpacked_into_a_new_or_an_empty_folder() {
    for (how, package) in compressed(&tar(&small())) {
        let folder = tempfile::tempdir().unwrap();
        let new = folder.path().join("new");
        for into in [new.as_path(), &folder.path().join("empty")] {
            if into != new {
                fs::create_dir(into).unwrap();
            }
            Unpacker::new().expecting(digest(&package)).unpack(&package[..], into).unwrap();
            assert_eq!(
                files(into),
                ["b", "empty", "log/sel.txt", "manifest.json", "package.json"],
                "{how}"
            );
            assert_eq!(fs::read(into.join("log/sel.txt")).unwrap(), b"1 | Fan 2\n");
            let time = fs::metadata(into.join("b")).unwrap().modified().unwrap();
            let since = time.duration_since(std::time::UNIX_EPOCH).unwrap().as_secs();
            assert_eq!(since, 1_000_000_000);
            #[cfg(unix)]
            {
                use std::os::unix::fs::PermissionsExt;
                let mode = |name: &str| fs::metadata(into.join(name)).unwrap().permissions().mode();
                assert_eq!((mode("b") & 0o7777, mode("log") & 0o7777), (0o600, 0o700));
            }
        }
        let again = unpack(&package[..], &new);
        assert!(matches!(again, Err(UnpackError::NotEmpty)), "{how}");
        assert_eq!(files(&new).len(), 5, "{how}: nothing was touched");
    }
}

#[test]
fn parts_are_joined_unless_they_are_to_stay_or_their_whole_has_no_place() {
    let unpacked = |entries: &[Entry], unpacker: Unpacker| {
        compressed(&tar(entries)).into_iter().map(move |(_, package)| {
            let folder = tempfile::tempdir().unwrap();
            unpacker.unpack(&package[..], folder.path()).unwrap();
            folder
        })
    };
    for folder in unpacked(&parts(&[("z", b"")]), Unpacker::new()) {
        assert_eq!(files(folder.path()), ["d/log", "manifest.json", "package.json", "z"]);
        assert_eq!(fs::read(folder.path().join("d/log")).unwrap(), b"one two three");
    }
    let apart = ["d/log.part0001", "d/log.part0002", "d/log.part0003"];
    for folder in unpacked(&parts(&[]), Unpacker::new().keeping_parts()) {
        assert_eq!(files(folder.path())[..3], apart);
    }
    for taken in [("d/log", &b"other"[..]), ("d/log/x", b"other")] {
        for folder in unpacked(&parts(&[taken]), Unpacker::new()) {
            let path = folder.path().join(taken.0);
            assert_eq!(fs::read(path).unwrap(), b"other");
            assert!(apart.iter().all(|part| folder.path().join(part).exists()));
        }
    }
}

#[test]
fn nothing_stays_of_a_package_that_is_not_good() {
    for (how, package) in compressed(&tar(&small())) {
        let folder = tempfile::tempdir().unwrap();
        let into = folder.path().join("new");
        let other = Unpacker::new().expecting(digest(b"another")).unpack(&package[..], &into);
        let error = other.unwrap_err();
        assert!(
            matches!(error, UnpackError::Package(ReadError::DigestDiffers { .. })),
            "{how}: {error}"
        );
        let cut = unpack(&package[..package.len() - 1], &into);
        assert!(matches!(cut, Err(UnpackError::Package(ReadError::Cut))), "{how}");
        assert!(!into.exists(), "{how}");

        fs::create_dir(&into).unwrap();
        assert!(unpack(&package[..package.len() - 1], &into).is_err());
        assert!(files(&into).is_empty() && into.exists(), "{how}: it was there before");
    }
}

#[test]
fn a_member_may_have_the_name_of_what_is_not_verified() {
    let own = [Unpacker::UNVERIFIED, "/x"].concat();
    let next = [Unpacker::UNVERIFIED, ".1"].concat();
    for (how, package) in compressed(&tar(&entries(&[(&own, b"1"), (&next, b"2")]))) {
        let folder = tempfile::tempdir().unwrap();
        unpack(&package[..], folder.path()).unwrap();
        assert_eq!(files(folder.path()), ["manifest.json", "package.json", &*next, &*own], "{how}");
    }
}

#[cfg(unix)]
#[test]
fn links_in_the_place_of_the_folder_are_not_followed() {
    for (_, package) in compressed(&tar(&small())) {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = folder.path().join("elsewhere");
        fs::create_dir(&elsewhere).unwrap();
        let link = folder.path().join("link");
        std::os::unix::fs::symlink(&elsewhere, &link).unwrap();
        assert!(matches!(unpack(&package[..], &link), Err(UnpackError::Folder(_))));
        assert!(files(&elsewhere).is_empty());
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}

#[test]
fn a_hostile_archive_writes_nothing_outside() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["../outside", "/tmp/callhome-outside", "a/../../outside"] {
        for (_, package) in compressed(&tar(&entries(&[(name, b"x")]))) {
            let into = folder.path().join("into");
            assert!(unpack(&package[..], &into).is_err());
            assert!(!folder.path().join("outside").exists());
            assert!(!Path::new("/tmp/callhome-outside").exists());
        }
    }
}
