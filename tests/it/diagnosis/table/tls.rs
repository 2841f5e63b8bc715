//! TLS and certificates.

use std::io::{Read, Write};
use std::net::Ipv4Addr;

use rustls::version::{TLS12, TLS13};

use super::{Row, fine, wrong};
use crate::diagnosis::scene::{NAME, Scene, YEARS};
use crate::peers::certificates::{Leaf, authority, constrained_to, intermediate, new_authority};
use crate::peers::hello;
use crate::peers::tcp::{End, Peer};
use crate::peers::tls::{Server, read_request};

pub(super) const ROWS: &[Row] = &[
    wrong("TLS 1.0 alone", "tls-too-old", || first_words(hello::tls_1(0))),
    wrong("TLS 1.1 alone", "tls-too-old", || first_words(hello::tls_1(1))),
    fine("TLS 1.2 alone", || Scene::of(Scene::good_tls().only(&TLS12).centre())),
    fine("TLS 1.3 alone", || Scene::of(Scene::good_tls().only(&TLS13).centre())),
    wrong("the alert protocol_version", "tls-too-old", || first_words(hello::alert(70))),
    wrong("the alert handshake_failure", "tls-nothing-in-common", || first_words(hello::alert(40))),
    wrong("an alert that says nothing", "tls-failed", || first_words(hello::alert(80))),
    wrong("plain text on the port", "not-tls", || {
        first_words(b"HTTP/1.1 400 Bad Request\r\n\r\n".to_vec())
    }),
    wrong("a handshake that hangs", "timed-out", || Scene::of(Peer::plays(|wire| wire.hang()))),
    wrong("a handshake that hangs half-way", "timed-out", || {
        let half = hello::tls_1_2_with(include_str!("../../peers/certificates/root.pem"));
        Scene::of(Peer::plays(move |wire| {
            wire.write_all(&half[..half.len() / 2])?;
            wire.hang()
        }))
    }),
    wrong("a handshake that is closed", "connection-lost", || {
        Scene::of(Peer::plays(|wire| wire.hang_up()))
    }),
    wrong("a handshake that is reset", "connection-lost", || {
        Scene::of(Peer::plays(|wire| {
            // Before that, the reset would meet the connection while it is opened.
            wire.read_exact(&mut [0])?;
            wire.end(End::Reset)
        }))
    }),
    wrong("a handshake without end", "tls-failed", || {
        // Messages that nobody waits for, in records of their own.
        Scene::of(Peer::plays(|wire| wire.drone(&[0x16, 3, 3, 0, 4, 0, 0, 0, 0])))
    }),
    wrong("an expired certificate", "certificate-expired", || {
        leaf(Leaf::of(authority(), NAME, (2019, 2020)))
    }),
    wrong("a certificate of the future", "certificate-not-yet-valid", || {
        leaf(Leaf::of(authority(), NAME, (2990, 2999)))
    }),
    wrong("a certificate for another name", "certificate-wrong-name", || {
        leaf(Leaf::of(authority(), "other.example", YEARS))
    }),
    fine("an address with a certificate for it", || {
        centre(Leaf::of(authority(), "127.0.0.1", YEARS)).named("127.0.0.1")
    }),
    wrong("an address with a certificate for another", "certificate-wrong-name", || {
        leaf(Leaf::of(authority(), "127.0.0.9", YEARS)).named("127.0.0.1")
    }),
    wrong("an address with a certificate for a name", "certificate-wrong-name", || {
        leaf(Leaf::of(authority(), NAME, YEARS)).named("127.0.0.1")
    }),
    fine("a certificate for all names of a domain", || {
        on_loopback(
            centre(Leaf::of(authority(), "*.homes.example", YEARS)).named("a.homes.example"),
        )
    }),
    wrong("one for all names, and a name two below", "certificate-wrong-name", || {
        on_loopback(
            leaf(Leaf::of(authority(), "*.homes.example", YEARS)).named("b.a.homes.example"),
        )
    }),
    wrong("a self-signed certificate", "certificate-unknown-issuer", || {
        leaf(Leaf::of_nobody(NAME))
    }),
    wrong("a self-signed authority as a server", "certificate-invalid", || leaf(Leaf::of_itself())),
    wrong("a whole chain to an unknown root", "certificate-unknown-issuer", || {
        let strangers = new_authority("Strangers");
        leaf(Leaf::of(&strangers, NAME, YEARS).followed_by(&strangers))
    }),
    wrong("a leaf alone, of an authority that is no root", "certificate-incomplete-chain", || {
        leaf(Leaf::of(&new_authority("Strangers"), NAME, YEARS))
    }),
    fine("a leaf with its intermediate certificate", || {
        let between = intermediate();
        centre(Leaf::of(&between, NAME, YEARS).followed_by(&between))
    }),
    wrong("a leaf without its intermediate certificate", "certificate-incomplete-chain", || {
        leaf(Leaf::of(&intermediate(), NAME, YEARS))
    }),
    wrong("a chain in which everybody has the same name", "certificate-unknown-issuer", || {
        leaf(strangers(50))
    }),
    wrong("a chain that is longer than TLS allows", "tls-failed", || leaf(strangers(300))),
    wrong("a certificate signed with SHA-1", "certificate-invalid", || {
        made_by_openssl(include_str!("../../peers/certificates/sha1.pem"))
    }),
    wrong("a certificate with an RSA key of 1024 bits", "certificate-invalid", || {
        made_by_openssl(include_str!("../../peers/certificates/short-key.pem"))
    }),
    wrong("an authority with an RSA key of 1024 bits", "certificate-invalid", || {
        made_by_openssl(include_str!("../../peers/certificates/short-authority.pem"))
    }),
    wrong("a certificate for clients", "certificate-invalid", || {
        leaf(Leaf::of_a_client(authority(), NAME, YEARS))
    }),
    wrong("an authority that may not issue for the name", "certificate-invalid", || {
        let between = constrained_to("other.example");
        leaf(Leaf::of(&between, NAME, YEARS).followed_by(&between))
    }),
    fine("an authority that may issue for the name alone", || {
        let between = constrained_to(NAME);
        centre(Leaf::of(&between, NAME, YEARS).followed_by(&between))
    }),
    wrong("TLS 1.2 that wants a client certificate", "client-certificate-required", || {
        Scene::tls(Scene::good_tls().only(&TLS12).wants_certificate(), FINE)
    }),
    wrong("TLS 1.3 that wants a client certificate", "client-certificate-required", || {
        Scene::tls(Scene::good_tls().only(&TLS13).wants_certificate(), FINE)
    }),
    wrong("TLS that wants another client certificate", "client-certificate-refused", || {
        let theirs = Leaf::of(&new_authority("Strangers"), "device.example", YEARS);
        Scene::tls(Scene::good_tls().wants_certificate(), FINE).with_client(&theirs)
    }),
    fine("TLS that wants the client certificate there is", || {
        let ours = Leaf::of(authority(), "device.example", YEARS);
        Scene::of(Scene::good_tls().wants_certificate().centre()).with_client(&ours)
    }),
    wrong("an alert in the place of an answer", "connection-lost", || after("", Break::Alert)),
    wrong("an alert in the midst of an answer", "answer-cut", || after(BEGUN, Break::Alert)),
    wrong("plain text in the place of an answer", "connection-lost", || after("", Break::Plain)),
    wrong("plain text in the midst of an answer", "answer-cut", || after(BEGUN, Break::Plain)),
];

const FINE: &str = "HTTP/1.1 204 x\r\n\r\n";
const BEGUN: &str = "HTTP/1.1 200 OK\r\nContent-Length: 60\r\n\r\n{";

fn leaf(leaf: Leaf) -> Scene {
    Scene::tls(Server::new().with_leaf(leaf), FINE)
}

fn centre(leaf: Leaf) -> Scene {
    Scene::of(Server::new().with_leaf(leaf).centre())
}

/// A leaf of nobody known, with that many certificates behind it.
fn strangers(count: usize) -> Leaf {
    let strangers = new_authority("Strangers");
    let leaf = Leaf::of(&strangers, NAME, YEARS);
    (0..count).fold(leaf, |leaf, _| leaf.followed_by(&strangers))
}

fn on_loopback(scene: Scene) -> Scene {
    scene.with_names(|_| Ok(vec![Ipv4Addr::LOCALHOST.into()]))
}

fn first_words(words: Vec<u8>) -> Scene {
    Scene::of(Peer::plays(move |wire| {
        wire.write_all(&words)?;
        wire.hang_up()
    }))
}

/// See `tests/it/peers/certificates/make.sh`; they are valid when the tests take
/// place and long after.
fn made_by_openssl(chain: &str) -> Scene {
    let root = include_str!("../../peers/certificates/root.pem");
    first_words(hello::tls_1_2_with(chain)).with_roots(root)
}

/// What ends TLS in its midst.
#[derive(Clone, Copy)]
enum Break {
    /// A fatal alert, said as TLS says it.
    Alert,
    /// Bytes that are no TLS.
    Plain,
}

fn after(said: &'static str, how: Break) -> Scene {
    Scene::of(Scene::good_tls().plays(move |secure| {
        read_request(secure)?;
        secure.write_all(said.as_bytes())?;
        secure.flush()?;
        match how {
            // What cannot be decrypted is answered with an alert.
            Break::Alert => {
                secure.conn.read_tls(&mut &[0x17, 3, 3, 0, 24, 1, 2, 3][..])?;
                secure.conn.read_tls(&mut &[7; 21][..])?;
                secure.conn.process_new_packets().map(drop).map_err(std::io::Error::other)
            }
            Break::Plain => secure.sock.write_all(b"HTTP/1.1 500 Oh\r\n\r\n"),
        }
    }))
}
