//! The certificates of the examples' listener survive a restart and a kill.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use crate::shared::authority::{self, Authority, LOCAL_NAMES, Leaf, Made};
use crate::shared::tls;

const FILES: [&str; 4] = ["ca.key", "server.key", "server.pem", "ca.pem"];
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[test]
fn a_second_start_finds_what_the_first_made() {
    let dir = tempfile::tempdir().unwrap();
    let folder = dir.path().join("not/there/yet");
    assert_eq!(authority::open(&folder).unwrap().made, Made::Anew);
    let before = contents(&folder);
    let again = authority::open(&folder).unwrap();
    assert_eq!(again.made, Made::Loaded);
    assert_eq!(contents(&folder), before);
    assert_eq!(again.ca_path, folder.join("ca.pem"));
    assert_eq!(fs::read_dir(&folder).unwrap().count(), FILES.len(), "nothing else is left behind");
}

#[cfg(unix)]
#[test]
fn keys_are_for_their_owner_only() {
    use std::os::unix::fs::PermissionsExt;
    let dir = tempfile::tempdir().unwrap();
    // What a kill left behind must not lend its rights to the new file.
    fs::write(dir.path().join("server.key.tmp"), "part").unwrap();
    authority::open(dir.path()).unwrap();
    for key in ["ca.key", "server.key"] {
        let mode = fs::metadata(dir.path().join(key)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{key}");
    }
}

#[test]
fn a_kill_at_any_file_of_the_first_start_heals() {
    let dir = tempfile::tempdir().unwrap();
    for killed_before in 0..FILES.len() {
        let folder = dir.path().join(killed_before.to_string());
        authority::open(&folder).unwrap();
        for name in &FILES[killed_before..] {
            fs::remove_file(folder.join(name)).unwrap();
        }
        let next = folder.join(format!("{}.tmp", FILES[killed_before]));
        fs::write(next, "-----BEGIN").unwrap();
        assert_eq!(authority::open(&folder).unwrap().made, Made::Anew, "{killed_before}");
        assert_eq!(authority::open(&folder).unwrap().made, Made::Loaded, "{killed_before}");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), FILES.len());
    }
}

#[test]
fn a_lost_or_damaged_server_certificate_is_renewed_under_the_same_authority() {
    let dir = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    authority::open(dir.path()).unwrap();
    authority::open(other.path()).unwrap();
    let ca = fs::read(dir.path().join("ca.pem")).unwrap();
    let damage: [&dyn Fn(&Path); 5] = [
        &|server| fs::remove_file(server).unwrap(),
        &|server| fs::write(server, "").unwrap(),
        &|server| fs::write(server, [0xff; 100]).unwrap(),
        &|server| fs::write(server, vec![b'x'; 1024 * 1024]).unwrap(),
        // The other half of another pair, as a kill between the two files leaves.
        &|server| {
            fs::copy(other.path().join(server.file_name().unwrap()), server).unwrap();
        },
    ];
    for damage in damage {
        for name in ["server.pem", "server.key"] {
            damage(&dir.path().join(name));
            assert_eq!(authority::open(dir.path()).unwrap().made, Made::Renewed);
            assert_eq!(authority::open(dir.path()).unwrap().made, Made::Loaded);
        }
    }
    assert_eq!(fs::read(dir.path().join("ca.pem")).unwrap(), ca);
}

#[test]
fn an_authority_of_which_half_is_another_ones_is_made_anew() {
    let dir = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    authority::open(other.path()).unwrap();
    for half in ["ca.pem", "ca.key"] {
        authority::open(dir.path()).unwrap();
        fs::copy(other.path().join(half), dir.path().join(half)).unwrap();
        fs::remove_file(dir.path().join("server.pem")).unwrap();
        assert_eq!(authority::open(dir.path()).unwrap().made, Made::Anew, "{half}");
    }
}

#[test]
fn the_server_certificate_is_renewed_in_its_last_month() {
    let dir = tempfile::tempdir().unwrap();
    let start = SystemTime::now();
    authority::open_at(dir.path(), start).unwrap();
    let after = |days| authority::open_at(dir.path(), start + DAY * days).unwrap().made;
    assert_eq!(after(334), Made::Loaded);
    assert_eq!(after(336), Made::Renewed);
    assert_eq!(after(336 + 334), Made::Loaded);
    assert_eq!(after(5 * 365), Made::Renewed);
}

#[test]
fn a_clock_at_its_very_beginning_does_no_harm() {
    let dir = tempfile::tempdir().unwrap();
    let start = SystemTime::UNIX_EPOCH;
    assert_eq!(authority::open_at(dir.path(), start).unwrap().made, Made::Anew);
    assert_eq!(authority::open_at(dir.path(), start + DAY).unwrap().made, Made::Loaded);
}

#[test]
fn a_folder_that_cannot_be_used_is_one_line() {
    let dir = tempfile::tempdir().unwrap();
    let file = dir.path().join("fi\nle");
    fs::write(&file, "").unwrap();
    let error = authority::open(&file.join("under")).unwrap_err().to_string();
    assert_eq!(error.lines().count(), 1, "{error}");
    assert!(error.contains("cannot be written"), "{error}");
}

#[test]
fn other_certificates_for_tests_can_be_made() {
    let authority = Authority::new().unwrap();
    let now = SystemTime::now();
    let expired = Leaf::server(LOCAL_NAMES).valid(now - DAY * 9, now - DAY * 2);
    for identity in [
        authority.server().unwrap(),
        authority.client("device-17").unwrap(),
        authority.issue(&expired).unwrap(),
        authority.issue(&Leaf::server(["other.example"])).unwrap(),
    ] {
        tls::server_config(&identity, Some(authority.pem().as_bytes())).unwrap();
        assert!(!format!("{identity:?}").contains("PRIVATE"));
    }
}

#[test]
fn pem_that_is_no_identity_is_one_line() {
    let authority = Authority::new().unwrap();
    let good = authority.server().unwrap();
    let other = authority.server().unwrap();
    let cut = &good.chain_pem[..good.chain_pem.len() / 2];
    for (chain, key) in [
        ("", good.key_pem.as_str()),
        (cut, &good.key_pem),
        (&good.key_pem, &good.key_pem),
        (&good.chain_pem, ""),
        (&good.chain_pem, &good.chain_pem),
        (&good.chain_pem, &other.key_pem),
    ] {
        let identity = tls::Identity { chain_pem: chain.to_owned(), key_pem: key.to_owned() };
        let error = tls::server_config(&identity, None).unwrap_err().to_string();
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(error.starts_with("the server "), "{error}");
    }
    let error = tls::server_config(&good, Some(b"")).unwrap_err().to_string();
    assert_eq!(error, "the clients' authority holds no certificate in PEM");
}

fn contents(folder: &Path) -> Vec<Vec<u8>> {
    FILES.iter().map(|name| fs::read(folder.join(name)).unwrap()).collect()
}
