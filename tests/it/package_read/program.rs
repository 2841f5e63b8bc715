//! `read_package`: printed lines and exit codes.

#[cfg(feature = "zstd")]
mod with_zstd {
    use std::fs;

    use callhome::event::{Receipt, Sha256};

    use crate::package_read::archive::{WINDOW, entries, small, tar, zstd_frame};
    use crate::package_read::fixtures::FIRST;
    use crate::programs::run;

    #[test]
    fn it_lists_and_verifies() {
        let receipt: Receipt =
            serde_json::from_str(&fs::read_to_string(FIRST.receipt).unwrap()).unwrap();
        let sha256 = receipt.sha256().to_string();
        let ran = run("read_package", [FIRST.package, "--sha256", &sha256]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        let last = format!("verified: {} bytes, sha256:{sha256}", receipt.bytes());
        assert_eq!(ran.last_line(), last);
        for (member, line) in receipt.contents().iter().zip(ran.stdout.lines()) {
            assert!(line.ends_with(member.name()), "{line}");
            assert!(line.contains(member.kind().as_str()), "{line}");
        }
        let json = run("read_package", ["--json", FIRST.package]);
        assert_eq!(serde_json::from_str::<Receipt>(&json.stdout).unwrap(), receipt);
    }

    #[test]
    fn it_lists_what_is_not_there_and_unpacks_what_is() {
        let folder = tempfile::tempdir().unwrap();
        let package = folder.path().join("package.tar.zst");
        fs::write(&package, zstd_frame(&tar(&small()), WINDOW)).unwrap();
        let into = folder.path().join("into");
        let ran = run("read_package", [package.as_os_str(), "--unpack".as_ref(), into.as_ref()]);
        assert_eq!(ran.code, Some(0), "{ran:?}");
        for line in ["skipped run/f: is a FIFO", "skipped 2 more", "redacted password: 3"] {
            assert!(ran.stdout.lines().any(|is| is == line), "{line} is not in {ran:?}");
        }
        assert!(ran.last_line().starts_with("verified in itself"), "{ran:?}");
        assert_eq!(fs::read(into.join("log/sel.txt")).unwrap(), b"1 | Fan 2\n");
    }

    #[test]
    fn it_says_why_a_package_is_not_verified() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p");
        let into = folder.path().join("into");
        let good = zstd_frame(&tar(&small()), WINDOW);
        let hostile = zstd_frame(&tar(&entries(&[("\u{1b}]0;x\u{7}", b"x")])), WINDOW);
        let other = Sha256::of(b"").to_string();
        let most = (good.len() - 1).to_string();
        for (package, more, why) in [
            (&good[..good.len() - 1], &[][..], "ends too early"),
            (&hostile, &[], "hostile: a name that no member may have"),
            (b"PK", &[], "not a package"),
            (&good, &["--sha256", &other], "not the expected one"),
            (&good, &["--max-bytes", &most], "more bytes than are taken"),
            (&good[..9], &["--unpack", into.to_str().unwrap()], "ends too early"),
        ] {
            fs::write(&path, package).unwrap();
            let ran = run("read_package", [&[path.to_str().unwrap()], more].concat());
            assert_eq!(ran.code, Some(1), "{ran:?}");
            assert!(ran.last_line().starts_with("not verified: "), "{ran:?}");
            assert!(ran.last_line().contains(why), "{why}: {ran:?}");
            assert!(!ran.stdout.contains('\u{1b}') && !ran.stderr.contains('\u{1b}'));
            assert!(!into.exists());
        }
        let ran = run("read_package", ["/nowhere/at all"]);
        assert_eq!(ran.code, Some(1), "{ran:?}");
    }
}

#[test]
fn bad_usage_is_told_from_a_bad_package() {
    use crate::programs::run;

    for arguments in
        [&[][..], &["--sha256", "AB", "x"], &["--max-bytes", "x", "y"], &["a", "b"], &["--what"]]
    {
        let ran = run("read_package", arguments);
        assert_eq!(ran.code, Some(2), "{arguments:?}: {ran:?}");
        assert!(!ran.stderr.is_empty());
    }
    assert_eq!(run("read_package", ["--help"]).code, Some(0));
}
