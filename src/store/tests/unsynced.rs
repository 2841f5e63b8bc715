//! What was not synced may be lost, torn or come in another order: every disk
//! that there may be after a power cut is opened.
//!
//! `CALLHOME_LONG=1 cargo test --release --lib unsynced` takes 1,000 samples
//! where there are too many disks to try them all.

#![expect(clippy::print_stdout, reason = "a test says which seeds it had")]

use std::io::ErrorKind;

use super::faults::{Model, operations_of_the_story, tell};
use super::*;
use crate::store::sim::{Fault, is_long};

/// Samples of each power cut that leaves too much open.
fn samples() -> u64 {
    if is_long() { 1_000 } else { 12 }
}

/// Opens every disk that there may be, and says how many there are.
fn every_disk(files: &SimFiles, model: &Model, what: &str) -> u64 {
    let mut disks = 0;
    for (name, files) in files.after_every_power_cut(samples()) {
        let what = format!("{what}, {name}");
        let mut store = open(&files).unwrap_or_else(|error| panic!("{what}: {error:?}"));
        model.check_restarted(&mut store, &what);
        disks += 1;
    }
    disks
}

#[test]
fn after_a_power_cut_at_any_operation_every_disk_holds_what_was_committed() {
    let mut disks = 0;
    for at in 0..operations_of_the_story() {
        let (files, mut model) = (SimFiles::new(), Model::default());
        files.set_fault(Some(Fault::power_cut(at)));
        let what = format!("power cut at {at}");
        tell(&files, &mut model, &what);
        disks += every_disk(&files, &model, &what);
    }
    println!("{disks} disks, seeds 0 to {} where they are samples", samples() + 1);
    assert!(disks > 500, "{disks}");
}

#[test]
fn after_a_failed_operation_and_a_power_cut_every_disk_holds_what_was_committed() {
    let (mut disks, operations) = (0, operations_of_the_story());
    for at in 0..operations {
        // Every later operation in the long form, the next ones and some otherwise.
        let cuts = (at + 1..operations + 5).filter(|cut| is_long() || cut - at < 7 || cut % 9 == 0);
        for cut in cuts {
            let (files, mut model) = (SimFiles::new(), Model::default());
            files.set_faults(&[Fault::once(at, ErrorKind::Other), Fault::power_cut(cut)]);
            let what = format!("operation {at} fails, power cut at {cut}");
            tell(&files, &mut model, &what);
            for seed in 0..if is_long() { 32 } else { 3 } {
                let files = files.after_power_cut(seed);
                let what = format!("{what}, seed {seed}");
                let mut store = open(&files).unwrap_or_else(|error| panic!("{what}: {error:?}"));
                model.check_restarted(&mut store, &what);
                disks += 1;
            }
        }
    }
    println!("{disks} disks");
}

#[test]
fn a_disk_forgets_what_was_not_synced_and_nothing_else() {
    use crate::store::fs::FileSystem;

    let files = SimFiles::new();
    files.create_folder(Path::new(FOLDER)).unwrap();
    let path = Path::new(FOLDER).join("file");
    let mut file = files.create(&path).unwrap();
    file.write_at(0, b"synced").unwrap();
    file.sync().unwrap();
    for folder in ["/", "/var", FOLDER] {
        files.sync_folder(Path::new(folder)).unwrap();
    }
    file.write_at(6, &[7; 600]).unwrap();
    let mut found = std::collections::BTreeSet::new();
    for (_, disk) in files.after_every_power_cut(0) {
        found.insert(disk.contents(&path).unwrap());
    }
    // The length, the first sector, the second: each there or not.
    let disk = |len: usize, first: bool, second: bool| {
        let mut bytes = b"synced".to_vec();
        bytes.resize(len, 0);
        let (one, two) = bytes.split_at_mut(512.min(len));
        one[6..].fill(if first { 7 } else { 0 });
        two.fill(if second { 7 } else { 0 });
        bytes
    };
    let expected = [
        disk(6, false, false),
        disk(512, true, false),
        disk(606, false, false),
        disk(606, true, false),
        disk(606, false, true),
        disk(606, true, true),
    ];
    assert_eq!(found, expected.into());

    // A sync that failed settles nothing, and no later one does.
    files.set_fault(Some(Fault::once(0, ErrorKind::Other)));
    assert!(file.sync().is_err());
    file.write_at(0, b"SYNCED").unwrap();
    file.sync().unwrap();
    let found: std::collections::BTreeSet<_> =
        files.after_every_power_cut(0).map(|(_, disk)| disk.contents(&path).unwrap()).collect();
    assert_eq!(found.len(), 6);
    assert!(found.iter().all(|bytes| bytes.starts_with(b"SYNCED")));
}
