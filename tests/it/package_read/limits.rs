//! Each bound of the reader: at it, and one past it.

use callhome::package::Member;
use callhome::package::read::{ReadError, ReadLimit, ReadLimits, Reader, list};

use super::archive::{
    Entry, HEAD, WINDOW, entries, manifest, small, tar, with_contents, zstd_frame,
};

fn within(limits: ReadLimits) -> Option<ReadError> {
    let package = zstd_frame(&tar(&small()), WINDOW);
    Reader::open(&package[..], limits).and_then(Reader::finish).err()
}

fn read(entries: &[Entry]) -> Option<ReadError> {
    list(&zstd_frame(&tar(entries), WINDOW)[..]).err()
}

#[track_caller]
fn past(error: Option<ReadError>, limit: ReadLimit) {
    assert!(matches!(error, Some(ReadError::TooLarge(is)) if is == limit), "{error:?}");
}

#[test]
fn the_bytes_of_a_package_end_at_their_bound() {
    let bytes = zstd_frame(&tar(&small()), WINDOW).len() as u64;
    assert!(within(ReadLimits::new().with_packed(bytes)).is_none());
    past(within(ReadLimits::new().with_packed(bytes - 1)), ReadLimit::PackedBytes);
}

#[test]
fn the_bytes_of_all_members_end_at_their_bound() {
    assert!(within(ReadLimits::new().with_unpacked(610)).is_none());
    past(within(ReadLimits::new().with_unpacked(609)), ReadLimit::UnpackedBytes);
}

#[test]
fn members_end_at_their_bound() {
    let names: Vec<String> = (0..=ReadLimits::MAX_MEMBERS).map(|at| at.to_string()).collect();
    let members: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
    assert!(read(&entries(&members[1..])).is_none());
    past(read(&entries(&members)), ReadLimit::Members);
}

#[test]
fn package_json_ends_at_its_bound() {
    let with = |bytes: u64| {
        let mut all = small();
        let spaces = " ".repeat(usize::try_from(bytes).unwrap() - HEAD.len());
        all[0] = Entry::new("package.json", [HEAD, &spaces].concat().as_bytes());
        read(&all)
    };
    assert!(with(ReadLimits::MAX_HEAD).is_none());
    past(with(ReadLimits::MAX_HEAD + 1), ReadLimit::Head);
}

#[test]
fn manifest_json_ends_at_its_bound() {
    let with = |bytes: u64| {
        let json = manifest("");
        let spaces = " ".repeat(usize::try_from(bytes).unwrap() - json.len());
        let last = Entry::new("manifest.json", [json, spaces].concat().as_bytes());
        read(&[small().remove(0), last])
    };
    assert!(with(ReadLimits::MAX_MANIFEST).is_none());
    past(with(ReadLimits::MAX_MANIFEST + 1), ReadLimit::Manifest);
}

#[test]
fn names_end_at_their_bound_and_only_parts_have_the_longest() {
    let of = "n".repeat(Member::MAX_NAME);
    assert!(read(&entries(&[(&of, b"x")])).is_none());
    let longer = "n".repeat(Member::MAX_NAME + 1);
    assert!(matches!(read(&entries(&[(&longer, b"x")])), Some(ReadError::Hostile(_))));

    let part = [&of, ".part0001"].concat();
    assert_eq!(part.len(), ReadLimits::MAX_NAME);
    let contents = format!(r#"{{"Name":"{part}","Bytes":1,"Part":{{"Of":"{of}","Number":1}}}}"#);
    assert!(read(&with_contents(&[(&part, b"x")], &contents)).is_none());
    past(read(&entries(&[(&(part + "x"), b"x")])), ReadLimit::Name);
}

#[test]
fn parts_end_at_their_bound() {
    let with = |parts: u32| {
        let names: Vec<String> = (1..=parts).map(|at| format!("a.part{at:04}")).collect();
        let members: Vec<(&str, &[u8])> =
            names.iter().map(|name| (name.as_str(), &b"x"[..])).collect();
        let contents: Vec<String> = (1..=parts)
            .map(|at| {
                format!(r#"{{"Name":"a.part{at:04}","Bytes":1,"Part":{{"Of":"a","Number":{at}}}}}"#)
            })
            .collect();
        read(&with_contents(&members, &contents.join(",")))
    };
    assert!(with(64).is_none());
    assert!(matches!(with(65), Some(ReadError::Damaged(_))));
}
