//! [`SystemResolver`]: names looked up by the operating system.

use std::fmt;
use std::io;
use std::net::IpAddr;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use dns_lookup::{AddrInfoHints, LookupErrorKind, SockType, getaddrinfo};

use crate::transport::watch::Deadline;
use crate::transport::{Lookup, LookupError, Resolve, StopFlag};

/// Asks the operating system (`getaddrinfo`: hosts file, DNS, what else is set up).
///
/// The system's call can neither be bounded nor cancelled. It therefore runs on
/// a helper thread, the only thread in this library: the lookup gives up at its
/// deadline and leaves the thread behind, which ends when the system returns.
///
/// - There is never more than one such thread for a resolver and its clones; a
///   lookup that finds one left behind waits for it within its own time.
/// - Names under `.invalid` do not exist and are not asked for (RFC 6761, 6.4).
/// - The system does not tell a name server that fails from one that cannot be
///   reached in every case; where it does not, it is
///   [`LookupError::TemporaryFailure`].
///
/// ```
/// use std::time::Duration;
/// use callhome::transport::{Lookup, LookupError, Resolve, SystemResolver};
///
/// let resolver = SystemResolver::new();
/// let lookup = Lookup::new("support.invalid", Duration::from_secs(1));
/// assert_eq!(resolver.resolve(&lookup), Err(LookupError::NoSuchName));
/// ```
#[derive(Clone)]
pub struct SystemResolver {
    ask: fn(&str) -> Result<Vec<IpAddr>, LookupError>,
    desk: Arc<Desk>,
}

impl SystemResolver {
    /// A resolver without a thread; one is started for each lookup.
    #[must_use]
    pub fn new() -> Self {
        Self { ask: ask_the_system, desk: Arc::default() }
    }

    fn start(&self, name: &str) -> Result<mpsc::Receiver<Answer>, LookupError> {
        let (sender, receiver) = mpsc::sync_channel(1);
        let (ask, name) = (self.ask, name.to_owned());
        let place = Place(Arc::clone(&self.desk));
        #[expect(
            clippy::disallowed_methods,
            reason = "getaddrinfo has no time limit; only another thread can be left behind"
        )]
        let started = thread::Builder::new().name("callhome-lookup".into()).spawn(move || {
            let answer = ask(&name);
            // The place is free before the answer is out, so that whoever got
            // the answer finds it free. Nobody may be waiting any more.
            drop(place);
            let _ = sender.send(answer);
        });
        // Where no thread can be had, the closure and with it the place is dropped.
        started.map(|_| receiver).map_err(|_| LookupError::TemporaryFailure)
    }
}

type Answer = Result<Vec<IpAddr>, LookupError>;

impl Resolve for SystemResolver {
    fn resolve(&self, lookup: &Lookup<'_>) -> Answer {
        if is_invalid(lookup.name()) {
            return Err(LookupError::NoSuchName);
        }
        let deadline = Deadline::after(lookup.within());
        self.desk.take_place(lookup, deadline)?;
        let answer = self.start(lookup.name())?;
        loop {
            match answer.recv_timeout(slice(lookup, deadline)?) {
                Ok(answer) => return answer,
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return Err(LookupError::TemporaryFailure),
            }
        }
    }
}

impl Default for SystemResolver {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for SystemResolver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SystemResolver").finish_non_exhaustive()
    }
}

/// Where the one helper thread sits.
#[derive(Default)]
struct Desk {
    taken: Mutex<bool>,
    freed: Condvar,
}

impl Desk {
    fn take_place(&self, lookup: &Lookup<'_>, deadline: Deadline) -> Result<(), LookupError> {
        let mut taken = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        while *taken {
            let wait = slice(lookup, deadline)?;
            taken = self.freed.wait_timeout(taken, wait).unwrap_or_else(PoisonError::into_inner).0;
        }
        *taken = true;
        Ok(())
    }
}

/// The place at the desk; free again when dropped, even by a panic.
struct Place(Arc<Desk>);

impl Drop for Place {
    fn drop(&mut self) {
        *self.0.taken.lock().unwrap_or_else(PoisonError::into_inner) = false;
        self.0.freed.notify_one();
    }
}

/// The time to wait before looking at flag and deadline again.
fn slice(lookup: &Lookup<'_>, deadline: Deadline) -> Result<Duration, LookupError> {
    if lookup.is_stopped() {
        return Err(LookupError::Stopped);
    }
    match deadline.left() {
        Duration::ZERO => Err(LookupError::TimedOut),
        left => Ok(left.min(StopFlag::LOOK_INTERVAL)),
    }
}

fn is_invalid(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    name.rsplit('.').next().is_some_and(|label| label.eq_ignore_ascii_case("invalid"))
}

fn ask_the_system(name: &str) -> Answer {
    let hints = AddrInfoHints { socktype: SockType::Stream.into(), ..AddrInfoHints::default() };
    let found = getaddrinfo(Some(name), None, Some(hints)).map_err(|error| match error.kind() {
        LookupErrorKind::NoName => LookupError::NoSuchName,
        LookupErrorKind::NoData => LookupError::NoAddress,
        LookupErrorKind::System | LookupErrorKind::IO => from_system(&io::Error::from(error)),
        _ => LookupError::TemporaryFailure,
    })?;
    // An address of a family that std does not know is no address for us.
    let addresses: Vec<_> = found.filter_map(Result::ok).map(|info| info.sockaddr.ip()).collect();
    if addresses.is_empty() { Err(LookupError::NoAddress) } else { Ok(addresses) }
}

fn from_system(error: &io::Error) -> LookupError {
    match error.kind() {
        io::ErrorKind::ConnectionRefused
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::NetworkDown => LookupError::ResolverUnreachable,
        io::ErrorKind::TimedOut => LookupError::TimedOut,
        _ => LookupError::TemporaryFailure,
    }
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    const SHORT: Duration = Duration::from_millis(100);

    fn resolver(ask: fn(&str) -> Answer) -> SystemResolver {
        SystemResolver { ask, desk: Arc::default() }
    }

    #[test]
    fn a_stuck_lookup_is_left_behind_and_no_second_one_is_started() {
        static ASKED: AtomicUsize = AtomicUsize::new(0);
        static GATE: Mutex<()> = Mutex::new(());
        let stuck = resolver(|_| {
            ASKED.fetch_add(1, Ordering::SeqCst);
            drop(GATE.lock());
            Ok(vec![Ipv4Addr::LOCALHOST.into()])
        });
        let shut = GATE.lock().unwrap();
        for _ in 0..2 {
            let answer = stuck.resolve(&Lookup::new("a.example", SHORT));
            assert_eq!(answer, Err(LookupError::TimedOut));
        }
        assert_eq!(ASKED.load(Ordering::SeqCst), 1);
        drop(shut);
        let late = stuck.resolve(&Lookup::new("a.example", Duration::from_secs(5)));
        assert_eq!(late, Ok(vec![Ipv4Addr::LOCALHOST.into()]));
        assert_eq!(ASKED.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn a_helper_that_dies_frees_its_place() {
        let dying = resolver(|_| panic!("on purpose"));
        for _ in 0..2 {
            let answer = dying.resolve(&Lookup::new("a.example", Duration::from_secs(5)));
            assert_eq!(answer, Err(LookupError::TemporaryFailure));
        }
    }

    #[test]
    fn names_under_invalid_are_never_asked_for() {
        let strict = resolver(|_| panic!("asked"));
        for name in ["invalid", "a.INVALID", "a.invalid."] {
            let answer = strict.resolve(&Lookup::new(name, SHORT));
            assert_eq!(answer, Err(LookupError::NoSuchName), "{name}");
        }
        assert!(!is_invalid("invalid.example"));
    }

    #[test]
    fn a_raised_flag_ends_the_wait() {
        let stop = StopFlag::new();
        stop.raise();
        let slow = resolver(|_| Ok(Vec::new()));
        let lookup = Lookup::new("a.example", Duration::from_secs(60)).with_stop(&stop);
        assert_eq!(slow.resolve(&lookup), Err(LookupError::Stopped));
    }

    #[test]
    fn the_system_knows_localhost() {
        let lookup = Lookup::new("localhost", Duration::from_secs(10));
        let addresses = SystemResolver::new().resolve(&lookup).unwrap();
        assert!(addresses.iter().all(IpAddr::is_loopback), "{addresses:?}");
    }
}
