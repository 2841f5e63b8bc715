//! The example's folder of packages: what was verified stays.

use std::fs;
use std::io::Write;

use callhome::testing::Depot;

use crate::shared::depot::DirectoryDepot;

#[test]
fn a_second_package_of_a_ticket_leaves_the_first_one_alone() {
    let folder = tempfile::tempdir().unwrap();
    let depot = DirectoryDepot::open(folder.path()).unwrap();
    let ticket = "07070707-0707-4707-8707-070707070707";
    let mut kept = Vec::new();
    for (upload, digest, bytes) in [("upload-1", "aa", "mini"), ("upload-2", "bb", "full")] {
        depot.create_upload(upload).unwrap();
        let mut writer = depot.writer(upload).unwrap();
        writer.write_all(bytes.as_bytes()).unwrap();
        writer.flush().unwrap();
        drop(writer);
        kept.push(depot.finish(upload, &format!("{ticket}-{digest}")).unwrap().unwrap());
        assert_eq!(depot.length(upload).unwrap(), None);
    }
    let names: Vec<_> = kept.iter().map(|path| path.file_name().unwrap()).collect();
    assert_eq!(names, [format!("{ticket}.tar.zst").as_str(), &format!("{ticket}-bb.tar.zst")]);
    let read: Vec<_> = kept.iter().map(|path| fs::read_to_string(path).unwrap()).collect();
    assert_eq!(read, ["mini", "full"]);
}
