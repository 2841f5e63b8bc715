//! Tests of the directory store as a whole, over files in memory that fail and
//! forget, and over the system's.

mod damage;
mod faults;
mod fixture;
mod flash;
mod folder;
mod unsynced;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use super::sim::SimFiles;
use super::{Batch, DirStore, Key, Quota, Store, StoreError, conformance};

const FOLDER: &str = "/var/state";

fn key(text: &str) -> Key {
    text.parse().unwrap()
}

fn open(files: &SimFiles) -> Result<DirStore, StoreError> {
    open_with(files, Quota::new())
}

fn open_with(files: &SimFiles, quota: Quota) -> Result<DirStore, StoreError> {
    DirStore::open_on(Arc::new(files.clone()), Path::new(FOLDER), quota)
}

/// A batch from `name=value` and, to remove, `name`.
fn batch(changes: &[&str]) -> Batch {
    let mut batch = Batch::new();
    for change in changes {
        match change.split_once('=') {
            Some((name, value)) => batch.put(key(name), value).unwrap(),
            None => batch.remove(key(change)).unwrap(),
        };
    }
    batch
}

type Records = BTreeMap<String, Vec<u8>>;

fn records(store: &mut dyn Store) -> Records {
    let records = store.load().unwrap().into_records();
    records.into_iter().map(|(key, value)| (key.to_string(), value)).collect()
}

/// What `batches` amount to when they are done one after the other.
fn after(batches: &[Batch]) -> Records {
    let mut records = Records::new();
    for (key, change) in batches.iter().flat_map(Batch::changes) {
        match change {
            super::Change::Put(value) => records.insert(key.to_string(), value.to_vec()),
            super::Change::Remove => records.remove(key.as_str()),
        };
    }
    records
}

#[test]
fn a_store_can_be_handed_to_another_thread() {
    fn check<T: Send>() {}
    check::<DirStore>();
    check::<super::MemoryStore>();
    check::<StoreError>();
}

#[test]
fn the_memory_store_keeps_the_contract() {
    conformance::run(|quota| Box::new(super::MemoryStore::with_quota(quota)));
}

#[test]
fn the_directory_store_keeps_the_contract() {
    conformance::run(|quota| Box::new(open_with(&SimFiles::new(), quota).unwrap()));
    let mut files = Vec::new();
    conformance::run_durable(|place| {
        while files.len() <= place {
            files.push(SimFiles::new());
        }
        open(&files[place]).map(|store| -> Box<dyn Store> { Box::new(store) })
    });
}

#[test]
fn the_directory_store_keeps_the_contract_on_the_systems_files() {
    let root = tempfile::tempdir().unwrap();
    let mut number = 0;
    conformance::run(|quota| {
        number += 1;
        let folder = root.path().join(format!("run-{number}"));
        Box::new(DirStore::open_with_quota(folder, quota).unwrap())
    });
    conformance::run_durable(|place| {
        DirStore::open(root.path().join(format!("place-{place}")))
            .map(|store| -> Box<dyn Store> { Box::new(store) })
    });
}
