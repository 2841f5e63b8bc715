//! Stores that were written once must load for ever.

use std::fs;
use std::io::Read;
use std::path::PathBuf;

use super::*;
use crate::store::frame;

fn fixture() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/store_v1")
}

/// How the fixture was made. Never change it: a new format gets a fixture of its own.
fn write_store(folder: &Path) {
    let mut store = DirStore::open(folder).unwrap();
    store.commit(&batch(&["agreement=accepted", "settings=nine fields"])).unwrap();
    store.commit(&batch(&["ticket.1=Pending", "journal.1=opened"])).unwrap();
    store.commit(&batch(&["ticket.2=Pending", "journal.1"])).unwrap();
    let marked: Vec<u8> = frame::header().iter().copied().chain([0xff, 0xc1, 0xfe, 0xb1]).collect();
    let mut batch = Batch::new();
    batch.put(key("ticket.1"), "Active").unwrap().put(key("bytes"), marked).unwrap();
    store.commit(&batch).unwrap();
    let mut writer = store.create_slot(&key("ticket.1")).unwrap();
    writer.append(b"service data").unwrap();
    writer.seal().unwrap();
}

#[test]
fn a_store_of_version_1_loads() {
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("state");
    fs::create_dir_all(folder.join("slots")).unwrap();
    for name in ["records", "slots/ticket.1.pkg"] {
        fs::copy(fixture().join(name), folder.join(name)).unwrap();
    }
    let mut store = DirStore::open(&folder).unwrap();
    assert_eq!(store.load().unwrap().damage_count(), 0);
    let found = records(&mut store);
    let names: Vec<&str> = found.keys().map(String::as_str).collect();
    assert_eq!(names, ["agreement", "bytes", "settings", "ticket.1", "ticket.2"]);
    assert_eq!(found["agreement"], b"accepted");
    assert_eq!(found["settings"], b"nine fields");
    assert_eq!(found["ticket.1"], b"Active");
    assert_eq!(found["ticket.2"], b"Pending");
    assert_eq!(found["bytes"][20..], [0xff, 0xc1, 0xfe, 0xb1]);
    let mut text = String::new();
    store.open_slot(&key("ticket.1"), 0).unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "service data");
}

#[test]
fn this_version_still_writes_the_same_bytes() {
    let root = tempfile::tempdir().unwrap();
    write_store(root.path());
    for name in ["records", "slots/ticket.1.pkg"] {
        let (old, new) = (fs::read(fixture().join(name)), fs::read(root.path().join(name)));
        assert_eq!(old.unwrap(), new.unwrap(), "{name}");
    }
}
