//! State files that are damaged: cut anywhere, flipped anywhere, and worse. What
//! is damaged costs itself; the rest arrives, once, and nothing else is sent.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use super::scene::{DAY, FOLDER, open_store, ticket};
use super::story::Deed;
use super::world::{Setup, Verdict, World};
use crate::store::fs::FileSystem;
use crate::store::sim::{Dice, SimFiles, is_long};
use crate::store::{Batch, Store};
use crate::testing::Depot;
use crate::ticket::TicketState;

/// The most that the folder may have.
const MAX_FOLDER: usize = 16 * 1024;

/// A folder with tickets in every state, and what the service centre has of them.
struct Folder {
    files: Vec<(PathBuf, Vec<u8>)>,
    records: BTreeMap<String, Vec<u8>>,
    there: Vec<(String, Vec<u8>)>,
}

const ACTIVE: u64 = 1;
const FAILED: u64 = 2;
const CLOSED: u64 = 3;
const CANCELLED: u64 = 4;
/// Opened there, its package is not sent yet.
const UPLOADING: u64 = 5;
/// Nobody has heard of it.
const UNSENT: u64 = 6;

fn setup() -> Setup {
    Setup { package: 300, ..Setup::default() }
}

/// What a ticket comes to when nobody interferes any more.
const ENDS: [(u64, TicketState); 6] = [
    (ACTIVE, TicketState::Active),
    (FAILED, TicketState::Active),
    (CLOSED, TicketState::Closed),
    (CANCELLED, TicketState::Cancelled),
    (UPLOADING, TicketState::Active),
    (UNSENT, TicketState::Active),
];

/// What the folder is made by.
fn story() -> Verdict<World> {
    use TicketState::{Active, Cancelled, Closed, Failed};

    let mut world = World::new(setup());
    world.files.set_fault(None);
    world.start()?;
    for deed in [
        Deed::Report(ACTIVE),
        Deed::Until(ACTIVE, Active),
        Deed::Report(CLOSED),
        Deed::Until(CLOSED, Active),
        Deed::Close(CLOSED),
        Deed::Until(CLOSED, Closed),
        Deed::Report(CANCELLED),
        Deed::Until(CANCELLED, Active),
        Deed::Cancel(CANCELLED),
        Deed::Until(CANCELLED, Cancelled),
        Deed::Refuse(true),
        Deed::Report(FAILED),
        Deed::Until(FAILED, Failed),
        Deed::Refuse(false),
        Deed::Report(UPLOADING),
        Deed::UntilOpened(UPLOADING),
        Deed::Disable,
        Deed::Report(UNSENT),
        Deed::Work(1000),
        Deed::Enable,
    ] {
        world.complete(deed)?;
    }
    drop(world.home.take());
    Ok(world)
}

fn folder() -> &'static Folder {
    static FOLDER_WRITTEN: OnceLock<Folder> = OnceLock::new();
    FOLDER_WRITTEN.get_or_init(|| {
        let world = story().unwrap();
        let mut old = open_store(&world.files).unwrap();
        let records = old.load().unwrap().into_records();
        // The journal of so busy a day would be more than all the rest.
        let entries = records.iter().filter(|(key, _)| key.as_str().starts_with("journal."));
        let last = entries.map(|(key, _)| key.clone()).rev().nth(7).unwrap();
        let wanted = records
            .into_iter()
            .filter(|(key, _)| !key.as_str().starts_with("journal.") || *key >= last);
        let wanted: Vec<_> = wanted.collect();

        let files = SimFiles::new();
        let mut store = open_store(&files).unwrap();
        for pair in wanted.chunks(2) {
            let mut batch = Batch::new();
            for (key, value) in pair {
                batch.put(key.clone(), value.clone()).unwrap();
            }
            store.commit(&batch).unwrap();
        }
        for slot in old.slots().unwrap() {
            let mut bytes = Vec::new();
            old.open_slot(slot.key(), 0).unwrap().read_to_end(&mut bytes).unwrap();
            let mut writer = store.create_slot(slot.key()).unwrap();
            writer.append(&bytes).unwrap();
            writer.seal().unwrap();
        }
        drop(store);
        let names = files.names(Path::new(FOLDER).join("slots"));
        let slots = names.iter().map(|name| format!("slots/{name}"));
        let read = |name: String| {
            let path = Path::new(FOLDER).join(name);
            let bytes = files.contents(&path).unwrap();
            (path, bytes)
        };
        let folder = Folder {
            files: ["records".to_owned()].into_iter().chain(slots).map(read).collect(),
            records: wanted.into_iter().map(|(key, value)| (key.to_string(), value)).collect(),
            there: world.net.centre(0).1.records().unwrap(),
        };
        assert_eq!(folder.files.len(), 4, "three packages wait");
        let bytes: usize = folder.files.iter().map(|(_, bytes)| bytes.len()).sum();
        assert!(bytes <= MAX_FOLDER, "{bytes}");
        folder
    })
}

/// Lives on from these files, in memory or in a folder of the system's.
fn live_on(files: &[(PathBuf, Vec<u8>)], root: Option<&Path>, was_cut: bool) -> Verdict {
    let disk = SimFiles::new();
    for path in [FOLDER, "/var/state/slots"] {
        disk.create_folder(Path::new(path)).map_err(|error| error.to_string())?;
    }
    for (path, bytes) in files {
        match root.and_then(|root| Some(root.join(path.strip_prefix(FOLDER).ok()?))) {
            Some(path) => std::fs::write(path, bytes).map_err(|error| error.to_string())?,
            None => disk.put(path, bytes),
        }
    }
    let mut world = World::on(setup(), disk, root.map(Path::to_owned), &folder().there);
    let (lost, damages) = {
        let mut store = world.open_store().map_err(|error| format!("{error:?}"))?;
        let loaded = store.load().map_err(|error| format!("{error:?}"))?;
        let damages = loaded.damage_count();
        let found: BTreeMap<_, _> = loaded
            .into_records()
            .into_iter()
            .map(|(key, value)| (key.to_string(), value))
            .collect();
        let lost = folder().records.iter().filter(|(key, value)| found.get(*key) != Some(*value));
        (lost.map(|(key, _)| key.clone()).collect::<Vec<_>>(), damages)
    };
    if !lost.is_empty() && damages == 0 && !was_cut {
        return Err(format!("{lost:?} are lost and nobody says so"));
    }

    world.is_faulty = true;
    world.is_wiped = !lost.is_empty();
    world.interruptions = 4;
    world.log = ENDS.iter().map(|(entry, _)| (*entry, ticket(*entry))).collect();
    world.start()?;
    let home = world.home.as_ref().ok_or("no device")?;
    if home.damaged_records() < damages {
        return Err(format!("{} of {damages} damages are told", home.damaged_records()));
    }
    let intact = |entry: &u64| !lost.contains(&format!("ticket.{}", ticket(*entry)));
    for (entry, _) in ENDS.iter().filter(|(entry, _)| intact(entry)) {
        if world.state(*entry).is_none() {
            return Err(format!("the ticket {entry} was not damaged and is gone"));
        }
    }
    // Without the terms or the form nothing is sent: the world sees to that.
    world.work(1000, |_| false)?;
    world.complete(Deed::SetUp)?;
    for (entry, _) in ENDS {
        // The host reports what is in its log; what is lost is found again.
        world.report(entry)?;
        world.attempt(Deed::Resend(entry))?;
    }
    world.work(DAY, |_| false)?;
    for (entry, end) in ENDS {
        let state = world.state(entry);
        if state != Some(end) {
            return Err(format!("{entry} is {state:?} in the end{}", world.journal()));
        }
    }
    world.end()
}

/// A damage to one file.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Cut(usize),
    Flip(usize, u8),
}

fn damaged(file: usize, damage: Damage) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = folder().files.clone();
    let bytes = &mut files[file].1;
    match damage {
        Damage::Cut(len) => bytes.truncate(len),
        Damage::Flip(at, mask) => bytes[at] ^= mask,
    }
    files
}

fn live_with(file: usize, damage: Damage) {
    let was_cut = matches!(damage, Damage::Cut(_));
    if let Err(broken) = live_on(&damaged(file, damage), None, was_cut) {
        panic!("{:?}, {damage:?}: {broken}", folder().files[file].0);
    }
}

/// Every place in the long form; some hundreds otherwise, others in each file.
fn places(file: usize, stride: usize) -> impl Iterator<Item = usize> {
    let stride = if is_long() { 1 } else { stride };
    (0..folder().files[file].1.len()).skip(file % stride).step_by(stride)
}

#[test]
fn an_undamaged_folder_is_as_it_was() {
    live_on(&folder().files, None, false).unwrap();
}

#[test]
fn a_file_that_is_cut_anywhere_costs_what_was_cut_off() {
    for file in 0..folder().files.len() {
        for len in places(file, 61) {
            live_with(file, Damage::Cut(len));
        }
    }
}

#[test]
fn a_byte_that_is_flipped_anywhere_costs_what_it_was_in() {
    for file in 0..folder().files.len() {
        for at in places(file, 97) {
            for mask in [0x01, 0x80, 0xff] {
                live_with(file, Damage::Flip(at, mask));
            }
        }
    }
}

#[test]
fn two_hundred_damaged_folders_on_a_real_disk_go_on() {
    for seed in 0..200 {
        let mut dice = Dice::new(seed);
        let mut files = folder().files.clone();
        let mut was_cut = false;
        for _ in 0..=dice.below(3) {
            let file = dice.place(files.len());
            let bytes = &mut files[file].1;
            if bytes.is_empty() {
                continue;
            }
            let (from, len) = (dice.place(bytes.len()), 1 + dice.place(700));
            let to = (from + len).min(bytes.len());
            let kind = dice.below(5);
            // What ends early, or in zeros, looks like a power cut and is not counted.
            was_cut |= kind < 3;
            match kind {
                0 => bytes.truncate(from),
                1 => bytes[from..to].fill(0),
                2 => drop(bytes.drain(from..to)),
                3 => bytes[from..to].iter_mut().for_each(|byte| *byte ^= 0xa5),
                _ => {
                    let copy = bytes[from..to].to_vec();
                    bytes.splice(from..from, copy);
                }
            }
        }
        let root = tempfile::tempdir().unwrap();
        std::fs::create_dir(root.path().join("slots")).unwrap();
        let lived = live_on(&files, Some(root.path()), was_cut);
        lived.unwrap_or_else(|broken| panic!("seed {seed}: {broken}"));
    }
}
