//! Names and addresses.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, TcpListener};
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

use callhome::transport::LookupError;

use super::{Row, fine, wrong};
use crate::diagnosis::scene::{Scene, YEARS};
use crate::peers::certificates::{Leaf, authority};
use crate::peers::tcp::closed_port;
use crate::peers::tls::Server;

pub(super) const ROWS: &[Row] = &[
    wrong("no such name", "name-not-found", || {
        Scene::at(1).with_names(|_| Err(LookupError::NoSuchName))
    }),
    wrong("a name without an address", "name-without-address", || {
        Scene::at(1).with_names(|_| Err(LookupError::NoAddress))
    }),
    wrong("an empty answer to a lookup", "name-without-address", || {
        Scene::at(1).with_names(|_| Ok(Vec::new()))
    }),
    wrong("a name server that fails", "name-lookup-failed", || {
        Scene::at(1).with_names(|_| Err(LookupError::TemporaryFailure))
    }),
    wrong("no name server", "resolver-unreachable", || {
        Scene::at(1).with_names(|_| Err(LookupError::ResolverUnreachable))
    }),
    wrong("a name server that does not answer", "timed-out", || {
        Scene::at(1).with_names(|lookup| {
            thread::sleep(lookup.within());
            Err(LookupError::TimedOut)
        })
    }),
    fine("a name server that is slow", || {
        Scene::service_centre().with_names(|_| {
            thread::sleep(Duration::from_millis(300));
            Ok(vec![Ipv4Addr::LOCALHOST.into()])
        })
    }),
    wrong("a name server that fails at first", "name-lookup-failed", || {
        let asked = AtomicBool::new(false);
        Scene::service_centre().with_names(move |_| match asked.swap(true, Ordering::Relaxed) {
            false => Err(LookupError::TemporaryFailure),
            true => Ok(vec![Ipv4Addr::LOCALHOST.into()]),
        })
    }),
    fine("an address of IPv6 alone", || {
        let mut address: IpAddr = Ipv6Addr::LOCALHOST.into();
        if TcpListener::bind((address, 0)).is_err() {
            println!("skipped: there is no IPv6 on this machine");
            address = Ipv4Addr::LOCALHOST.into();
        }
        let origin = Scene::good_tls().at((address, 0).into()).centre();
        Scene::of(origin).with_names(move |_| Ok(vec![address]))
    }),
    fine("a name with an underscore", || named("call_home.example", "call_home.example")),
    fine("a name beyond ASCII", || named("b\u{fc}cher.example", "xn--bcher-kva.example")),
    fine("a dead first address and a good second", || {
        let dead = Ipv4Addr::new(127, 0, 0, 2);
        Scene::of(Scene::good_tls().centre())
            .with_deaf(dead)
            .with_names(move |_| Ok(vec![dead.into(), Ipv4Addr::LOCALHOST.into()]))
    }),
    wrong("nobody listens", "connection-refused", || Scene::at(closed_port())),
    wrong("nobody answers at the address", "timed-out", || {
        Scene::at(0).with_deaf(Ipv4Addr::LOCALHOST)
    }),
    wrong("no way to the address", "unreachable", || {
        // No host has this address, so the system asks nobody for it.
        Scene::at(1).with_names(|_| Ok(vec![Ipv4Addr::BROADCAST.into()]))
    }),
];

fn named(name: &'static str, in_ascii: &'static str) -> Scene {
    let leaf = Leaf::of(authority(), in_ascii, YEARS);
    let scene = Scene::of(Server::new().with_leaf(leaf).centre()).named(name);
    scene.with_names(move |lookup| match lookup.name() == in_ascii {
        true => Ok(vec![Ipv4Addr::LOCALHOST.into()]),
        false => Err(LookupError::NoSuchName),
    })
}
