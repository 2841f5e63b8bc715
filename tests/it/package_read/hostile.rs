//! What no writer makes, and a reader must not take.

use std::io::Read;

use callhome::package::read::{ReadError, ReadLimit, ReadLimits, Reader, list};

use super::archive::{
    Entry, HEAD, WINDOW, entries, manifest, small, tar, with_contents, zstd_block, zstd_frame,
    zstd_run,
};

/// How a package of these entries is refused.
fn refusal(entries: &[Entry]) -> ReadError {
    list(&zstd_frame(&tar(entries), WINDOW)[..]).expect_err("it must be refused")
}

#[track_caller]
fn hostile(entries: &[Entry], why: &str) {
    let error = refusal(entries);
    assert!(matches!(&error, ReadError::Hostile(text) if text.contains(why)), "{why}: {error}");
}

#[track_caller]
fn damaged(entries: &[Entry], why: &str) {
    let error = refusal(entries);
    assert!(matches!(&error, ReadError::Damaged(text) if text.contains(why)), "{why}: {error}");
}

/// A small package with the header of its second member changed.
fn changed(change: impl FnOnce(&mut [u8; 512])) -> Vec<Entry> {
    let mut entries = small();
    entries[1].change(change);
    entries
}

#[test]
fn links_devices_and_folders_are_refused() {
    for (kind, why) in [
        (b'1', "link"),
        (b'2', "link"),
        (b'3', "device"),
        (b'4', "device"),
        (b'6', "device"),
        (b'5', "no regular file"),
        (b'7', "no regular file"),
        (b'K', "no regular file"),
        (b'S', "no regular file"),
        (b'x', "no regular file"),
        (b'g', "no regular file"),
        (0, "no regular file"),
    ] {
        hostile(&changed(|header| header[156] = kind), why);
    }
}

#[test]
fn names_that_could_do_harm_are_refused() {
    for name in [
        "/etc/passwd",
        "..",
        "../x",
        "a/../x",
        "a/..",
        "./a",
        "a//b",
        "a/",
        ".",
        "",
        "a\\b",
        "a\u{1b}[2J",
        "a\nb",
        "a\u{202e}b",
        "package.json",
        "manifest.json/x",
        "package.json/x",
    ] {
        hostile(&entries(&[(name, b"x")]), "a name that no member may have");
    }
    let long = ["../", &"x".repeat(200)].concat();
    hostile(&entries(&[(&long, b"x")]), "a name that no member may have");
    hostile(&changed(|header| header[0] = 0xff), "a name that no member may have");
    hostile(&changed(|header| header[20] = b'x'), "behind its end");
    hostile(&changed(|header| header[3] = 0), "behind its end");
}

#[test]
fn members_that_stand_in_one_anothers_way_are_refused() {
    for names in [["a", "a"], ["a", "a/b"], ["a/b", "a"], ["a/b/c", "a/b"]] {
        hostile(&entries(&[(names[0], b"x"), (names[1], b"y")]), "one another's way");
    }
}

#[test]
fn lengths_that_cannot_be_are_refused() {
    let size = |size: [u8; 12]| changed(|header| header[124..136].copy_from_slice(&size));
    let base256 = |bytes: u64| {
        let mut size = [0; 12];
        size[0] = 0x80;
        size[4..].copy_from_slice(&bytes.to_be_bytes());
        size
    };
    hostile(&size([0xff; 12]), "a length");
    hostile(&size([0x80, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), "a length");
    damaged(&size(*b"-0000000001\0"), "a number");
    damaged(&size([0; 12]), "a number");
    for bytes in [u64::MAX, 1 << 63, ReadLimits::DEFAULT_UNPACKED + 1] {
        let error = refusal(&size(base256(bytes)));
        assert!(matches!(error, ReadError::TooLarge(ReadLimit::UnpackedBytes)), "{error}");
    }
    // In base 256 what octal digits could say as well: odd, but the same number.
    assert!(list(&zstd_frame(&tar(&size(base256(10))), WINDOW)[..]).is_ok());
}

#[test]
fn fields_that_other_readers_would_use_are_refused() {
    for at in [157, 265, 297, 329, 337, 345, 482, 511] {
        damaged(&changed(|header| header[at] = b'1'), "a field that packages have not");
    }
    damaged(&changed(|header| header[257..265].copy_from_slice(b"ustar\x0000")), "GNU form");
    let mut entries = small();
    entries[1].header[0] ^= 1;
    damaged(&entries, "checksum");
}

#[test]
fn long_names_that_are_none_are_refused() {
    let with = |name: &[u8]| {
        let mut all = small();
        all.insert(1, Entry::long_name(name));
        all
    };
    hostile(&with(b"a\0b\0"), "behind its end");
    hostile(&with(b"a\0\0"), "behind its end");
    hostile(&with(b"a"), "behind its end");
    hostile(&with(b""), "behind its end");
    let mut twice = with(b"a\0");
    twice.insert(1, Entry::long_name(b"b\0"));
    damaged(&twice, "a long name without a member");
    damaged(&[small().remove(0), Entry::long_name(b"a\0")], "a long name without a member");

    let mut huge = Entry::long_name(b"a\0");
    huge.claim(1 << 30);
    let error = refusal(&[small().remove(0), huge]);
    assert!(matches!(error, ReadError::TooLarge(ReadLimit::Name)), "{error}");
}

#[test]
fn the_two_json_members_have_their_places() {
    let all = small();
    let not_a_package = |entries: &[Entry]| {
        let error = refusal(entries);
        assert!(matches!(error, ReadError::NotAPackage(_)), "{error}");
    };
    not_a_package(&all[1..]);
    not_a_package(&[]);
    not_a_package(&[all[4].clone(), all[0].clone()]);
    hostile(&[all[0].clone(), all[0].clone()], "a name that no member may have");
    damaged(&all[..4], "last member is not manifest.json");
    damaged(&[&all[..], &all[4..]].concat(), "comes after manifest.json");
    damaged(&[&all[..], &all[1..2]].concat(), "comes after manifest.json");
}

#[test]
fn a_manifest_that_lies_is_noticed() {
    let members: [(&str, &[u8]); 2] = [("a", b"some"), ("b", b"x\0\0")];
    let (a, b) = (r#"{"Name":"a","Bytes":4}"#, r#"{"Name":"b","Bytes":3}"#);
    let lists = "does not list what is there";
    for (contents, why) in [
        (String::new(), lists),
        (a.to_owned(), lists),
        ([b, ",", a].concat(), lists),
        ([a, ",", a].concat(), lists),
        ([a, ",", b, ",", b].concat(), lists),
        ([a, ",", &b.replace('3', "2")].concat(), lists),
        ([a, ",", &b.replace(":3", ":3,\"Zeros\":3")].concat(), "filling is not"),
        ([a, ",", &b.replace(":3", ":3,\"Zeros\":4")].concat(), "filling is not"),
        ([a, ",", &b.replace(":3", ":-3")].concat(), "not of the format"),
        ([a, ",", &b.replace("\"b\"", "\"b\\u001b\"")].concat(), "not of the format"),
        ([a, ",", &b.replace(":3", ":3,\"Bytes\":3")].concat(), "not of the format"),
    ] {
        damaged(&with_contents(&members, &contents), why);
    }
    let good = [a, ",", &b.replace(":3", ":3,\"Zeros\":2,\"Later\":[{}]")].concat();
    assert!(list(&zstd_frame(&tar(&with_contents(&members, &good)), WINDOW)[..]).is_ok());

    let with = |json: &str| [small().remove(0), Entry::new("manifest.json", json.as_bytes())];
    damaged(&with(&manifest("").replace("Full", "Mini")), "scope");
    damaged(&with(&manifest("").replace(":1,", ":2,")), "version");
    damaged(&with(&(manifest("") + "x")), "version");
    damaged(&with(&manifest(&"[".repeat(100_000))), "version");
    let deep = [r#","Later":"#, &"[".repeat(1000), &"]".repeat(1000), "}"].concat();
    let nested = manifest("").trim_end().strip_suffix('}').unwrap().to_owned() + &deep;
    // What is passed over is passed over in bounded memory, whatever its depth.
    let _ = list(&zstd_frame(&tar(&with(&nested)), WINDOW)[..]);
    let later = small();
    let head = Entry::new("package.json", HEAD.replace(":1,", ":2,").as_bytes());
    let error = refusal(&[&[head], &later[1..]].concat());
    assert!(matches!(error, ReadError::NotSupported(_)), "{error}");
}

#[test]
fn parts_must_be_where_they_belong() {
    let part = |name: &str, of: &str, number: u32| {
        format!(r#"{{"Name":"{name}","Bytes":1,"Part":{{"Of":"{of}","Number":{number}}}}}"#)
    };
    let check = |parts: &[(&str, &str, u32)]| {
        let members: Vec<(&str, &[u8])> = parts.iter().map(|part| (part.0, &b"x"[..])).collect();
        let contents: Vec<String> = parts.iter().map(|(n, of, k)| part(n, of, *k)).collect();
        list(&zstd_frame(&tar(&with_contents(&members, &contents.join(","))), WINDOW)[..])
    };
    assert!(
        check(&[("a.part0001", "a", 1), ("a.part0002", "a", 2), ("b.part0001", "b", 1)]).is_ok()
    );
    for bad in [
        &[("a.part0002", "a", 2)][..],
        &[("a.part0000", "a", 0)],
        &[("a.part0001", "a", 1), ("a.part0003", "a", 3)],
        &[("a.part0002", "a", 2), ("a.part0001", "a", 1)],
        &[("a.part0001", "a", 1), ("b.part0001", "b", 1), ("a.part0002", "a", 2)],
        &[("a.part0001", "b", 1)],
        &[("a", "a", 1)],
        &[("a.part01", "a", 1)],
        &[("../a.part0001", "../a", 1)],
        &[("package.json.part0001", "package.json", 1)],
    ] {
        assert!(check(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn nothing_may_come_behind_the_end() {
    let whole = zstd_frame(&tar(&small()), WINDOW);
    let skippable = b"\x50\x2a\x4d\x18\x04\0\0\0abcd";
    for behind in [&b"x"[..], &[0; 512], &whole, skippable] {
        let error = list(&[&whole[..], behind].concat()[..]).unwrap_err();
        assert!(
            matches!(error, ReadError::Damaged(why) if why.contains("after the comp")),
            "{error}"
        );
    }
    let before = list(&[skippable, &whole[..]].concat()[..]).unwrap_err();
    assert!(matches!(before, ReadError::NotAPackage(_)), "{before}");
    for within in [&[0; 1][..], &[0; 512], &[0; 9000], b"x"] {
        let archive = [&tar(&small())[..], within].concat();
        let error = list(&zstd_frame(&archive, WINDOW)[..]).unwrap_err();
        assert!(
            matches!(error, ReadError::Damaged(why) if why.contains("after the arch")),
            "{error}"
        );
    }
    let mut filled = tar(&small());
    let padding = 512 + HEAD.len();
    filled[padding] = 1;
    let error = list(&zstd_frame(&filled, WINDOW)[..]).unwrap_err();
    assert!(matches!(error, ReadError::Damaged(why) if why.contains("filled")), "{error}");
}

#[test]
fn a_zstd_header_that_asks_for_more_is_refused() {
    let archive = tar(&small());
    let open = |frame: &[u8]| list(frame).unwrap_err();
    for window in [WINDOW + 1, 17 << 3, 0xff] {
        let error = open(&zstd_frame(&archive, window));
        assert!(matches!(error, ReadError::TooLarge(ReadLimit::Window)), "{error}");
    }
    assert!(list(&zstd_frame(&archive, WINDOW)[..]).is_ok());
    let with_descriptor = |descriptor: u8| {
        let mut frame = zstd_frame(&archive, WINDOW);
        frame[4] = descriptor;
        frame
    };
    for descriptor in [0b1, 0b10, 0b11, 0b1000] {
        let error = open(&with_descriptor(descriptor));
        assert!(matches!(error, ReadError::Damaged(_)), "{descriptor:b}: {error}");
    }
    // One segment: the length of the data is the window.
    let mut single = vec![0x28, 0xb5, 0x2f, 0xfd, 0b1010_0000];
    single.extend(u32::to_le_bytes((1 << 18) + 1));
    single.extend(&zstd_frame(&archive, WINDOW)[6..]);
    assert!(matches!(open(&single), ReadError::TooLarge(ReadLimit::Window)));
    single[5..9].copy_from_slice(&u32::try_from(archive.len()).unwrap().to_le_bytes());
    assert!(list(&single[..]).is_ok(), "the right length, and small");
}

/// Counts what was taken of it.
struct Counted<R>(R, u64);

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.0.read(buffer)?;
        self.1 += read as u64;
        Ok(read)
    }
}

#[test]
fn bombs_do_not_go_off() {
    // 10 GiB of zeros, in 320 KiB: as a member, behind one, and behind the end.
    let zeros = |frame: &mut Vec<u8>| {
        for at in 0..10 << 13 {
            zstd_run(frame, 128 << 10, 0, at + 1 == 10 << 13);
        }
    };
    let start = small()[0].bytes();
    let mut member = Entry::new("zeros", b"");
    member.claim((8 << 30) - 1);
    for (before, limits, expected) in [
        (
            [start.clone(), member.bytes()].concat(),
            ReadLimits::new().with_unpacked(1 << 30),
            "too large",
        ),
        (start.clone(), ReadLimits::new(), "last member is not manifest.json"),
        (tar(&small()), ReadLimits::new(), "something comes after the archive"),
    ] {
        let mut bomb = vec![0x28, 0xb5, 0x2f, 0xfd, 0, WINDOW];
        zstd_block(&mut bomb, &before, false);
        zeros(&mut bomb);
        let mut counted = Counted(&bomb[..], 0);
        let read = Reader::open(&mut counted, limits).and_then(Reader::finish);
        let error = read.unwrap_err();
        assert!(error.to_string().contains(expected), "{error}");
        assert!(counted.1 <= 64 << 10, "{} bytes were read", counted.1);
    }
}

#[test]
fn a_million_members_end_at_the_bound() {
    let mut number = 0_u32;
    let mut frame = vec![0x28, 0xb5, 0x2f, 0xfd, 0, WINDOW];
    zstd_block(&mut frame, &small()[0].bytes(), false);
    let more = std::iter::from_fn(move || {
        let mut block = Vec::new();
        let members =
            (number..number + 100).flat_map(|at| Entry::new(&format!("m/{at}"), b"x").bytes());
        zstd_block(&mut block, &members.collect::<Vec<u8>>(), false);
        number += 100;
        (number <= 1_000_000).then_some(block)
    });
    struct Blocks<I>(I, Vec<u8>);
    impl<I: Iterator<Item = Vec<u8>>> Read for Blocks<I> {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            if self.1.is_empty() {
                self.1 = self.0.next().unwrap_or_default();
            }
            let most = buffer.len().min(self.1.len());
            buffer[..most].copy_from_slice(&self.1[..most]);
            self.1.drain(..most);
            Ok(most)
        }
    }
    let mut counted = Counted(Blocks(more, frame), 0);
    let error = list(&mut counted).unwrap_err();
    assert!(matches!(error, ReadError::TooLarge(ReadLimit::Members)), "{error}");
    assert!(counted.1 < 6 << 20, "{} bytes were read", counted.1);
}

#[cfg(feature = "gzip")]
#[test]
fn gzip_must_be_one_plain_member_with_the_right_checksum() {
    use super::archive::gzip;

    let good = gzip(&tar(&small()));
    assert!(list(&good[..]).is_ok());
    let refused = |change: &dyn Fn(&mut Vec<u8>), why: &str| {
        let mut package = good.clone();
        change(&mut package);
        let error = list(&package[..]).unwrap_err();
        assert!(matches!(&error, ReadError::Damaged(text) if text.contains(why)), "{why}: {error}");
    };
    let end = good.len();
    refused(&|package| package[end - 8] ^= 1, "checksum");
    refused(&|package| package[end - 1] ^= 1, "checksum");
    refused(&|package| package[2] = 7, "header");
    for flags in [1, 2, 4, 8, 16, 32, 64, 128] {
        refused(&|package| package[3] = flags, "header");
    }
    refused(&|package| package.extend_from_slice(&good), "after the compressed data");
    refused(&|package| package.push(0), "after the compressed data");
}
