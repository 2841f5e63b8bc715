//! Packages as a back end gets them: good ones, hostile ones, in pieces.

mod archive;
mod fixtures;
mod folder;
#[cfg(feature = "zstd")]
mod hostile;
#[cfg(feature = "zstd")]
mod limits;
mod program;
#[cfg(all(feature = "gzip", feature = "zstd"))]
mod seeds;

use std::io::{self, Read};

use callhome::event::{MemberKind, Receipt, Scope, Sha256};
use callhome::package::read::{ReadError, ReadLimits, Reader, list, verify};

use archive::{HEAD, compressed, digest, entries, small, tar};

/// Gives a byte at a time, and now and then an interruption.
struct Crumbs<'a>(&'a [u8], bool);

impl Read for Crumbs<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.1 = !self.1;
        if self.1 {
            return Err(io::ErrorKind::Interrupted.into());
        }
        let most = buffer.len().min(1);
        self.0.read(&mut buffer[..most])
    }
}

#[test]
fn a_good_package_gives_its_members_and_then_its_receipt() {
    for (how, package) in compressed(&tar(&small())) {
        let mut reader = Reader::open(&package[..], ReadLimits::new()).unwrap();
        assert_eq!(reader.head().device().serial_number(), "J30A0042", "{how}");
        let mut members = Vec::new();
        while let Some(mut member) = reader.next_member().unwrap() {
            let (name, bytes) = (member.name().to_owned(), member.length());
            assert_eq!(member.modified(), "2001-09-09T01:46:40Z".parse().ok());
            let mut data = Vec::new();
            member.read_to_end(&mut data).unwrap();
            assert_eq!(data.len() as u64, bytes);
            members.push((name, data));
        }
        assert!(reader.next_member().unwrap().is_none(), "{how}: asked once more");
        let names: Vec<&str> = members.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["log/sel.txt", "empty", "b"], "{how}");
        assert_eq!((members[0].1.as_slice(), members[2].1.len()), (&b"1 | Fan 2\n"[..], 600));

        let verified = reader.expecting(digest(&package)).finish().unwrap();
        let receipt = verified.receipt();
        assert_eq!((receipt.bytes(), receipt.sha256()), (package.len() as u64, digest(&package)));
        assert_eq!((receipt.scope(), receipt.contents().len()), (Scope::Full, 3));
        assert_eq!(receipt.contents()[0].kind(), &MemberKind::EventLog);
        assert_eq!((receipt.skipped().len(), receipt.more_skipped()), (1, 2));
        assert_eq!(receipt.redacted()[0].count(), 3);
        assert_eq!(verified.head_json(), HEAD.as_bytes());
    }
}

#[test]
fn it_does_not_matter_in_which_pieces_a_package_comes_or_how_much_of_it_is_read() {
    for (how, package) in compressed(&tar(&small())) {
        let whole = verify(&package[..], digest(&package)).unwrap();
        let pieces = verify(Crumbs(&package, false), digest(&package)).unwrap();
        assert_eq!(pieces.receipt(), whole.receipt(), "{how}");

        let mut reader = Reader::open(&package[..], ReadLimits::new()).unwrap();
        while let Some(mut member) = reader.next_member().unwrap() {
            let _ = member.read(&mut [0; 3]).unwrap();
        }
        assert_eq!(reader.finish().unwrap().receipt(), whole.receipt(), "{how}");
    }
}

#[test]
fn another_digest_or_receipt_is_not_verified() {
    for (how, package) in compressed(&tar(&small())) {
        let found = digest(&package);
        let other = verify(&package[..], Sha256::of(b"another")).unwrap_err();
        assert!(matches!(other, ReadError::DigestDiffers { found: is } if is == found), "{how}");

        let receipt = list(&package[..]).unwrap().receipt().clone();
        let expect = |receipt: &Receipt| {
            let reader = Reader::open(&package[..], ReadLimits::new()).unwrap();
            reader.expecting_receipt(receipt).finish()
        };
        assert!(expect(&receipt).is_ok(), "{how}");
        let changed = receipt.clone().sealed(receipt.bytes(), Sha256::of(b"another"));
        assert!(matches!(expect(&changed), Err(ReadError::DigestDiffers { .. })), "{how}");
        let mut changed = receipt;
        changed.count_skipped(1);
        assert!(matches!(expect(&changed), Err(ReadError::ReceiptDiffers)), "{how}");
    }
}

#[test]
fn a_package_that_is_cut_anywhere_is_cut() {
    for (how, package) in compressed(&tar(&small())) {
        for end in 0..package.len() {
            let error = list(&package[..end]).unwrap_err();
            assert!(matches!(error, ReadError::Cut), "{how}, {end}: {error}");
        }
    }
}

#[test]
fn no_changed_byte_is_verified_or_panics() {
    for (how, package) in compressed(&tar(&entries(&[("log/sel.txt", b"1 | Fan 2")]))) {
        let expected = digest(&package);
        let mut changed = package.clone();
        for at in 0..package.len() {
            for mask in [0x01, 0x80, 0xff] {
                changed[at] ^= mask;
                assert!(verify(&changed[..], expected).is_err(), "{how}, {at}, {mask:#x}");
                changed[at] ^= mask;
            }
        }
        assert!(verify(&changed[..], expected).is_ok(), "{how}");
    }
}

#[test]
fn a_reader_that_fails_is_told_from_a_bad_package() {
    for (how, package) in compressed(&tar(&small())) {
        for end in 0..package.len() {
            let failing = package[..end].chain(Failing);
            let error = list(failing).unwrap_err();
            let ReadError::Io(error) = error else { panic!("{how}, {end}: {error}") };
            assert_eq!(error.kind(), io::ErrorKind::ConnectionReset);
        }
    }
}

struct Failing;

impl Read for Failing {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::ErrorKind::ConnectionReset.into())
    }
}

#[test]
fn an_error_stays_whatever_is_asked_next() {
    // Longer than what is read at once, so that it breaks within a member.
    let noise: Vec<u8> = (0..60_000_u32)
        .flat_map(|at| Sha256::of(&at.to_le_bytes()).as_bytes()[..4].to_vec())
        .collect();
    for (how, package) in compressed(&tar(&entries(&[("noise", &noise)]))) {
        let mut reader =
            Reader::open(package[..package.len() - 9].chain(Failing), ReadLimits::new()).unwrap();
        let error = loop {
            match reader.next_member() {
                Ok(Some(mut member)) => match io::copy(&mut member, &mut io::sink()) {
                    Ok(_) => {}
                    Err(error) => break ReadError::from(error),
                },
                Ok(None) => panic!("{how}"),
                Err(error) => break error,
            }
        };
        assert!(matches!(error, ReadError::Io(_)), "{how}: {error}");
        assert!(matches!(reader.next_member(), Err(ReadError::Io(_))), "{how}");
        assert!(matches!(reader.finish(), Err(ReadError::Io(_))), "{how}");
    }
}

#[test]
fn what_this_build_cannot_read_is_said() {
    let other = list(&b"\x28\xb5\x2f\xfd\0\x40"[..]).unwrap_err();
    assert_eq!(matches!(other, ReadError::NotSupported(_)), !cfg!(feature = "zstd"), "{other}");
    let other = list(&b"\x1f\x8b\x08\0"[..]).unwrap_err();
    assert_eq!(matches!(other, ReadError::NotSupported(_)), !cfg!(feature = "gzip"), "{other}");
    assert!(matches!(list(&b"PK\x03\x04"[..]), Err(ReadError::NotAPackage(_))));
}
