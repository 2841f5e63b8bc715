//! The way to the service centre itself: names, addresses, the stop flag.

use std::io::Read;
use std::net::{IpAddr, Ipv4Addr, TcpStream};
use std::thread;
use std::time::{Duration, Instant};

use callhome::settings::Endpoint;
use callhome::transport::{
    Attempt, ConnectionCheck, HttpsTransport, Limits, Lookup, LookupError, Reach, Route, StopFlag,
    Transport,
};
use callhome::{Cause, Peer as Who, Phase};

use crate::peers::tcp::{Deaf, Peer};
use crate::peers::tls::Server;
use crate::peers::{self, endpoint, proxy, route, short, wall};

#[test]
fn each_failure_to_find_a_name_has_its_cause() {
    let peer = Who::ServiceCentre;
    for (error, cause) in [
        (LookupError::NoSuchName, Cause::NameNotFound { peer }),
        (LookupError::NoAddress, Cause::NameWithoutAddress { peer }),
        (LookupError::TemporaryFailure, Cause::NameLookupFailed { peer }),
        (LookupError::ResolverUnreachable, Cause::ResolverUnreachable { peer }),
        (LookupError::TimedOut, Cause::TimedOut { peer, phase: Phase::NameLookup }),
        (LookupError::Stopped, Cause::Stopped),
    ] {
        let transport = HttpsTransport::with_ring().with_resolver(move |_: &Lookup<'_>| Err(error));
        let route = Route::new(endpoint(1));
        let check = ConnectionCheck::new(&route, Reach::Tunnel, Attempt::new(None));
        assert_eq!(*transport.connect(check).unwrap_err().cause(), cause);
    }
    let empty = HttpsTransport::with_ring().with_resolver(|_: &Lookup<'_>| Ok(Vec::new()));
    let route = Route::new(endpoint(1));
    let check = ConnectionCheck::new(&route, Reach::Tunnel, Attempt::new(None));
    let cause = empty.connect(check).unwrap_err().into_cause();
    assert_eq!(cause, Cause::NameWithoutAddress { peer });
}

fn to(addresses: &[IpAddr]) -> HttpsTransport {
    let addresses = addresses.to_vec();
    HttpsTransport::with_ring().with_resolver(move |_: &Lookup<'_>| Ok(addresses.clone()))
}

#[test]
fn a_dead_first_address_does_not_keep_the_second_from_answering() {
    let centre = Server::new().says("HTTP/1.1 204 x\r\n\r\n");
    let dead = IpAddr::V4(Ipv4Addr::new(127, 0, 0, 2));
    let _full = Deaf::at((dead, centre.port()).into());
    let route = route(centre.port());
    let check = ConnectionCheck::new(&route, Reach::Tls, Attempt::new(Some(wall())));
    let started = Instant::now();
    to(&[dead, Ipv4Addr::LOCALHOST.into()]).connect(check).unwrap();
    let took = started.elapsed();
    assert!(took > Duration::from_secs(1), "the first address was not dead");
    assert!(took < Duration::from_secs(5), "{took:?}");
}

#[test]
fn a_connection_that_opens_late_is_used() {
    let full = Deaf::at((Ipv4Addr::LOCALHOST, 0).into());
    let route = route(full.port());
    let accepting = thread::spawn(move || {
        thread::sleep(Duration::from_millis(400));
        while let Ok((socket, _)) = full.socket.accept() {
            thread::spawn(move || TcpStream::from(socket).read(&mut [0]));
        }
    });
    let check = ConnectionCheck::new(&route, Reach::Tunnel, Attempt::new(None));
    let started = Instant::now();
    to(&[Ipv4Addr::LOCALHOST.into()]).connect(check).unwrap();
    assert!(started.elapsed() > StopFlag::LOOK_INTERVAL);
    drop(accepting);
}

#[test]
fn an_address_that_never_answers_is_named_in_time() {
    let full = Deaf::at((Ipv4Addr::LOCALHOST, 0).into());
    let late = Cause::TimedOut { peer: Who::ServiceCentre, phase: Phase::Connect };
    let started = Instant::now();
    assert_eq!(peers::cause(&route(full.port()).with_limits(short())), late);
    assert!(started.elapsed() < Duration::from_secs(2));
}

#[test]
fn the_flag_ends_the_opening_of_a_connection() {
    let full = Deaf::at((Ipv4Addr::LOCALHOST, 0).into());
    assert_stops(&route(full.port()));
}

#[test]
fn the_flag_ends_the_wait_for_a_proxy_and_for_tls() {
    let hanging = Peer::plays(|wire| wire.hang());
    let proxy = proxy(hanging.port()).check(None).unwrap();
    assert_stops(&route(1).with_proxy(Some(proxy)));
    let url = format!("https://127.0.0.1:{}/", hanging.port());
    assert_stops(&Route::new(Endpoint::new(&url).unwrap()));
}

fn assert_stops(route: &Route) {
    assert_eq!(route.limits(), Limits::default());
    let stop = StopFlag::new();
    let raise = stop.clone();
    let raiser = thread::spawn(move || {
        thread::sleep(Duration::from_millis(300));
        raise.raise();
        Instant::now()
    });
    let attempt = Attempt::new(Some(wall())).with_stop(&stop);
    let check = ConnectionCheck::new(route, Reach::Tls, attempt);
    let cause = peers::transport().connect(check).unwrap_err().into_cause();
    assert_eq!(cause, Cause::Stopped);
    assert!(raiser.join().unwrap().elapsed() < Duration::from_secs(1));
}
