//! The two halves: what is slow happens without the lock.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use callhome::package::PackageRules;
use callhome::store::MemoryStore;
use callhome::testing::ServiceCentre;
use callhome::ticket::{Note, TicketState};
use callhome::transport::{Exchange, Failure, Transport};
use callhome::{CallHome, Next, SystemClock};

use super::{fault, ready, sensors};

/// Says when the first chunk is on its way, and then hangs until it is told to
/// go on.
struct Hanging {
    centre: ServiceCentre,
    says: Mutex<Sender<()>>,
    waits: Mutex<Receiver<()>>,
    has_hung: AtomicBool,
}

impl Transport for Hanging {
    fn send(&self, exchange: Exchange<'_>) -> Result<http::Response<Vec<u8>>, Failure> {
        let is_chunk = exchange.request().method() == "PATCH";
        if is_chunk && !self.has_hung.swap(true, Ordering::Relaxed) {
            self.says.lock().unwrap().send(()).unwrap();
            self.waits.lock().unwrap().recv().unwrap();
        }
        self.centre.send(exchange)
    }
}

#[test]
fn a_report_returns_in_under_50_ms_while_an_upload_hangs() {
    let clock = SystemClock::start();
    let centre = ServiceCentre::new();
    let (says, hangs) = channel();
    let (goes_on, waits) = channel();
    let transport = Hanging {
        centre: centre.clone(),
        says: Mutex::new(says),
        waits: Mutex::new(waits),
        has_hung: AtomicBool::new(false),
    };
    let mut call_home = ready(transport, MemoryStore::new());
    call_home.set_collector(PackageRules::new(), sensors);
    let first = call_home.report(fault("1"), clock.now()).unwrap().ticket().unwrap();
    let call_home = Arc::new(Mutex::new(call_home));
    let done = Arc::new(AtomicBool::new(false));
    let worker = thread::spawn({
        let (call_home, done) = (Arc::clone(&call_home), Arc::clone(&done));
        move || work(&call_home, clock, &done)
    });

    hangs.recv_timeout(Duration::from_secs(30)).expect("an upload begins");
    let begin = Instant::now();
    let second = call_home.lock().unwrap().report(fault("2"), clock.now()).unwrap();
    let took = begin.elapsed();
    println!("a report took {took:?} while an upload hung");
    assert!(took < Duration::from_millis(50), "{took:?}");

    // Nor does anything else that an administrator does.
    let begin = Instant::now();
    {
        let mut call_home = call_home.lock().unwrap();
        let note = Note::new("Access", "Ring twice.").unwrap();
        call_home.note(first, note, clock.now()).unwrap();
        assert!(call_home.cancel(first, clock.now()).is_err(), "it is Pending");
        assert_eq!(call_home.tickets().len(), 2);
        call_home.disable("operator", clock.now()).unwrap();
        call_home.enable("operator", clock.now()).unwrap();
    }
    assert!(begin.elapsed() < Duration::from_millis(50), "{:?}", begin.elapsed());
    assert_eq!(centre.tickets().len(), 1, "the upload still hangs");

    goes_on.send(()).unwrap();
    let tickets = [first, second.ticket().unwrap()];
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        let active = {
            let call_home = call_home.lock().unwrap();
            let state = |id| call_home.ticket(id).unwrap().state();
            tickets.iter().all(|id| state(*id) == TicketState::Active)
        };
        if active {
            break;
        }
        assert!(Instant::now() < deadline, "it does not go on");
        thread::sleep(Duration::from_millis(5));
    }
    done.store(true, Ordering::Relaxed);
    worker.join().unwrap();
    assert_eq!(centre.tickets().len(), 2);
}

/// The worker thread of a host: the lock is held for the two halves only.
fn work(call_home: &Mutex<CallHome<Hanging, MemoryStore>>, clock: SystemClock, done: &AtomicBool) {
    while !done.load(Ordering::Relaxed) {
        let next = call_home.lock().unwrap().begin(clock.now());
        match next {
            Next::Work(work) => {
                let outcome = work.run();
                call_home.lock().unwrap().finish(outcome, clock.now());
            }
            Next::Wait(_) => thread::sleep(Duration::from_millis(2)),
        }
    }
}

#[test]
fn a_raised_stop_flag_ends_an_attempt_and_fails_no_ticket() {
    let centre = ServiceCentre::new();
    let mut call_home = ready(centre.clone(), MemoryStore::new());
    let mut millis = 0;
    let stop = call_home.stop_flag();
    stop.raise();
    let ticket = call_home.report(fault("1"), super::at_millis(0)).unwrap().ticket().unwrap();
    let is_active = |call_home: &CallHome<_, _>| {
        call_home.ticket(ticket).unwrap().state() != TicketState::Pending
    };
    assert!(!super::work_until(&mut call_home, &mut millis, 60_000, is_active));
    assert!(centre.tickets().is_empty());
    assert_eq!(call_home.ticket(ticket).unwrap().state(), TicketState::Pending);
    stop.lower();
    super::work_to(&mut call_home, &mut millis, ticket, TicketState::Active);
}
