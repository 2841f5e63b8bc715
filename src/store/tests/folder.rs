//! What is in the folder, and what is made of a folder that is not ours.

use std::fs;
use std::io::Read;

use super::*;
use crate::store::fs::FileSystem;
use crate::store::log::Log;
use crate::store::sim::Fault;
use crate::store::{Operation, SlotWriter, Space};

fn folder(files: &[(&str, &[u8])]) -> SimFiles {
    let sim = SimFiles::new();
    sim.create_folder(Path::new(FOLDER)).unwrap();
    for (name, bytes) in files {
        sim.put(Path::new(FOLDER).join(name), bytes);
    }
    sim
}

#[test]
fn a_folder_with_other_things_is_left_alone() {
    for (name, bytes) in [
        ("passwd", b"root:x:0:0".as_slice()),
        ("records", b"[section]\nname = value\n"),
        ("records", b"short"),
        ("slots", b"a file where a folder should be"),
    ] {
        let files = folder(&[(name, bytes)]);
        let refused = open(&files);
        assert!(matches!(refused, Err(StoreError::NotAStore)), "{name}: {refused:?}");
        assert_eq!(files.names(FOLDER), [name]);
        assert_eq!(files.contents(Path::new(FOLDER).join(name)).unwrap(), bytes);
    }
}

#[test]
fn a_file_in_the_folders_place_is_no_store() {
    let files = SimFiles::new();
    files.create_folder(Path::new("/var")).unwrap();
    files.put(FOLDER, b"a file");
    assert!(matches!(open(&files), Err(StoreError::NotAStore)));
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("file");
    fs::write(&path, "a file").unwrap();
    assert!(matches!(DirStore::open(&path), Err(StoreError::NotAStore)));
}

#[test]
fn a_fresh_partition_is_a_good_place() {
    let files = folder(&[]);
    files.create_folder(&Path::new(FOLDER).join("lost+found")).unwrap();
    assert!(open(&files).is_ok());
}

#[test]
fn a_newer_store_is_left_alone() {
    use sha2::{Digest, Sha256};
    let mut header = crate::store::frame::header();
    header[8] = 2;
    let check = Sha256::digest(&header[..12]);
    header[12..].copy_from_slice(&check[..8]);
    let newer = [&header[..], b"what version 2 has here"].concat();
    let files = folder(&[("records", &newer)]);
    let refused = open(&files).unwrap_err();
    assert!(matches!(refused, StoreError::NewerVersion { found: 2, known: 1 }));
    assert_eq!(
        refused.to_string(),
        "the store has format version 2, this program knows versions up to 1"
    );
    assert_eq!(files.names(FOLDER), ["records"]);
    assert_eq!(files.contents("/var/state/records").unwrap(), newer);
}

#[test]
fn a_read_only_place_is_told_at_once() {
    for kind in [std::io::ErrorKind::ReadOnlyFilesystem, std::io::ErrorKind::PermissionDenied] {
        let files = SimFiles::new();
        drop(open(&files).unwrap());
        // Reading works, the first attempt to write does not.
        let mut seen = false;
        for at in 0..20 {
            files.set_fault(Some(Fault { at, kind, for_good: false }));
            match open(&files) {
                Err(StoreError::ReadOnly) => seen = true,
                Err(StoreError::Io { operation: Operation::List | Operation::Read, .. }) => {}
                Ok(_) => {}
                Err(other) => panic!("{other:?}"),
            }
        }
        assert!(seen);
    }
}

#[test]
fn a_second_opener_is_told_at_once_and_disturbs_nothing() {
    let root = tempfile::tempdir().unwrap();
    let mut store = DirStore::open(root.path()).unwrap();
    store.commit(&batch(&["a=1"])).unwrap();
    let mut writer = store.create_slot(&key("s")).unwrap();
    writer.append(b"half").unwrap();
    assert!(matches!(DirStore::open(root.path()), Err(StoreError::Locked)));
    // A writer keeps the folder locked: its file would be swept away.
    drop(store);
    assert!(matches!(DirStore::open(root.path()), Err(StoreError::Locked)));
    assert_eq!(writer.seal().unwrap(), 4);
    let mut store = DirStore::open(root.path()).unwrap();
    assert_eq!(records(&mut store), after(&[batch(&["a=1"])]));
    assert_eq!(store.slot_len(&key("s")).unwrap(), 4);
}

#[test]
fn leftovers_are_swept_when_the_store_is_opened() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    let mut writer = store.create_slot(&key("a")).unwrap();
    writer.append(b"half").unwrap();
    std::mem::forget((store, writer));
    let killed = files.after_power_cut(1);
    killed.put("/var/state/records.new", b"half a log");
    killed.put("/var/state/slots/Not a key.pkg", b"somebody else's");
    assert_eq!(killed.names("/var/state/slots"), ["Not a key.pkg", "a.0.part"]);
    let store = open(&killed).unwrap();
    assert_eq!(killed.names("/var/state/slots"), ["Not a key.pkg"]);
    assert_eq!(killed.names(FOLDER), ["lock", "records", "slots"]);
    assert!(store.slots().unwrap().is_empty());
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_look() {
    use std::os::unix::fs::PermissionsExt;
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("deep").join("state");
    let mut store = DirStore::open(&folder).unwrap();
    store.commit(&batch(&["a=1"])).unwrap();
    store.create_slot(&key("s")).unwrap().seal().unwrap();
    let _unsealed = store.create_slot(&key("t")).unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    for path in [&folder, &folder.join("slots"), &root.path().join("deep")] {
        assert_eq!(mode(path), 0o700, "{path:?}");
    }
    for name in ["lock", "records", "slots/s.pkg", "slots/t.1.part"] {
        assert_eq!(mode(&folder.join(name)), 0o600, "{name}");
    }
}

#[test]
fn a_full_disk_keeps_what_is_there_and_works_again() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    store.commit(&batch(&["a=1"])).unwrap();
    let full = files.bytes_in_all();
    for spare in [0, 1, 20, 40] {
        files.set_capacity(Some(full + spare));
        for _ in 0..3 {
            let refused = store.commit(&batch(&["b=some value", "c=3"])).unwrap_err();
            assert!(matches!(refused, StoreError::Full { space: Space::Disk }), "{refused:?}");
            assert_eq!(files.bytes_in_all(), full, "what was begun takes no room");
        }
        let mut writer = store.create_slot(&key("s")).unwrap();
        let refused = writer.append(&[0; 100]);
        assert!(matches!(refused, Err(StoreError::Full { space: Space::Disk })), "{refused:?}");
        drop(writer);
        assert_eq!(files.bytes_in_all(), full);
    }
    files.set_capacity(Some(full));
    drop(store);
    let mut store = open(&files).unwrap();
    assert_eq!(records(&mut store), after(&[batch(&["a=1"])]));
    files.set_capacity(None);
    store.commit(&batch(&["b=2"])).unwrap();
    drop(store);
    assert_eq!(records(&mut open(&files).unwrap()), after(&[batch(&["a=1", "b=2"])]));
}

#[test]
fn a_log_that_no_store_can_have_written_is_not_read() {
    let root = tempfile::tempdir().unwrap();
    let path = root.path().join("records");
    fs::write(&path, crate::store::frame::header()).unwrap();
    // Sparse: takes no room.
    fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(Log::MAX_BYTES + 1).unwrap();
    let refused = DirStore::open(root.path());
    assert!(
        matches!(refused, Err(StoreError::TooLarge { limit: Log::MAX_BYTES, .. })),
        "{refused:?}"
    );
}

#[test]
fn a_slot_of_another_length_is_corrupt() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    let mut writer = store.create_slot(&key("s")).unwrap();
    writer.append(b"service data").unwrap();
    writer.seal().unwrap();
    files.put("/var/state/slots/s.pkg", b"serv");
    assert!(matches!(store.open_slot(&key("s"), 0), Err(StoreError::Corrupt { .. })));
    files.remove(Path::new("/var/state/slots/s.pkg")).unwrap();
    assert!(matches!(store.open_slot(&key("s"), 0), Err(StoreError::Corrupt { .. })));
    store.remove_slot(&key("s")).unwrap();
    assert!(matches!(store.open_slot(&key("s"), 0), Err(StoreError::Missing)));
}

#[test]
fn a_quota_that_shrank_keeps_what_is_there() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    store.commit(Batch::new().put(key("a"), vec![1; 2000]).unwrap()).unwrap();
    fill(store.create_slot(&key("s")).unwrap());
    drop(store);
    let small = Quota::new().with_record_bytes(100).unwrap().with_slot_bytes(5);
    let mut store = open_with(&files, small).unwrap();
    assert_eq!(store.load().unwrap().records().len(), 1);
    let mut text = String::new();
    store.open_slot(&key("s"), 0).unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(text, "service data");
    assert!(store.commit(&batch(&["b=1"])).is_err());
    store.commit(&batch(&["a=smaller"])).unwrap();
    store.commit(&batch(&["b=1"])).unwrap();
}

fn fill(mut writer: Box<dyn SlotWriter + Send>) {
    writer.append(b"service data").unwrap();
    writer.seal().unwrap();
}

#[test]
fn a_store_can_be_debugged_without_showing_what_it_holds() {
    let files = SimFiles::new();
    let mut store = open(&files).unwrap();
    store.commit(&batch(&["note.1=private words"])).unwrap();
    assert_eq!(format!("{store:?}"), "DirStore { folder: \"/var/state\", .. }");
}
