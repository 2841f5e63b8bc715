//! [`World`]: one device in simulated time, with what it told its people.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::PathBuf;
use std::sync::OnceLock;

use super::defects::Defect;
use super::net::{ENDPOINTS, Net};
use super::scene::{MINUTE, device, documents, event, noise, open_store, ticket};
use super::story::Deed;
use crate::call_home::{CallHome, Next, ReportError};
use crate::event::{Event, MemberKind, Scope};
use crate::forwarder::Config;
use crate::package::redact::Redaction;
use crate::package::{Member, OpenPackage, PackageRules};
use crate::settings::Endpoint;
use crate::store::sim::{Fault, SimFiles};
use crate::store::{DirStore, Store, StoreError};
use crate::text::Excerpt;
use crate::ticket::{TicketId, TicketState};
use crate::time::{Now, Uptime, WallTime};

/// What broke, in words.
pub(super) type Verdict<T = ()> = Result<T, String>;
pub(super) type Home = CallHome<Net, Box<dyn Store>>;

/// What a device is like, and what is planted in its surroundings.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Setup {
    /// Bytes of service data that do not compress; none: no package.
    pub(super) package: usize,
    pub(super) approval: bool,
    /// The administrator has not been there yet.
    pub(super) is_new: bool,
    /// The host reports what is in its log after each start.
    pub(super) reports_again: bool,
    pub(super) defect: Option<Defect>,
}

/// One device in simulated time.
pub(super) struct World {
    pub(super) setup: Setup,
    pub(super) files: SimFiles,
    /// Where the store is when it is not on that disk.
    folder: Option<PathBuf>,
    pub(super) net: Net,
    pub(super) home: Option<Home>,
    /// Simulated time, and when the device was started.
    pub(super) millis: u64,
    boot: u64,
    /// How wrong the wall clock is; `None`: the device does not know the time.
    pub(super) wall_offset: Option<i64>,
    steps: u64,
    /// Requests when the service centres were last looked at.
    pub(super) looked_at: u64,
    /// Power cuts to come, after so many operations each, with the seed for
    /// what is left on the disk.
    pub(super) cuts: VecDeque<(u64, u64)>,
    /// Restarts, failed calls and uploads that begin anew: each costs one chunk at most.
    pub(super) interruptions: u64,
    /// What the device said about its tickets.
    pub(super) told: BTreeMap<TicketId, TicketState>,
    pub(super) admitted: BTreeSet<TicketId>,
    /// Log records that the host has reported, each with its ticket.
    pub(super) log: BTreeMap<u64, TicketId>,
    pub(super) is_wiped: bool,
    pub(super) notes_sent: usize,
    /// Which service centre the route leads to.
    pub(super) place: usize,
    /// Operations fail that nobody need survive with a package.
    pub(super) is_faulty: bool,
    /// Operations of the disk and steps of the network in the story.
    pub(super) operations: u64,
}

impl World {
    /// More steps than any story needs.
    const MAX_STEPS: u64 = 5_000;

    pub(super) fn new(setup: Setup) -> Self {
        let files = if setup.is_new { SimFiles::new() } else { prepared().after_power_cut(1) };
        Self::on(setup, files, None, &[])
    }

    /// A device with that disk, or with that folder of the system's, and a service
    /// centre with those records.
    pub(super) fn on(
        setup: Setup,
        files: SimFiles,
        folder: Option<PathBuf>,
        there: &[(String, Vec<u8>)],
    ) -> Self {
        let net = Net::new(&files, there);
        if setup.defect == Some(Defect::IdChangedOnRetry) {
            net.rename();
        }
        Self {
            setup,
            files,
            folder,
            net,
            home: None,
            millis: 0,
            boot: 0,
            wall_offset: Some(0),
            steps: 0,
            looked_at: 0,
            cuts: VecDeque::new(),
            interruptions: 0,
            told: BTreeMap::new(),
            admitted: BTreeSet::new(),
            log: BTreeMap::new(),
            is_wiped: false,
            notes_sent: 0,
            place: 0,
            is_faulty: false,
            operations: 0,
        }
    }

    pub(super) fn now(&self) -> Now {
        let now = Now::new(Uptime::from_millis(self.millis - self.boot));
        let Some(offset) = self.wall_offset else { return now };
        let wall = 1_780_000_000_000 + offset + i64::try_from(self.millis).unwrap_or(i64::MAX);
        WallTime::from_unix_millis(wall).map_or(now, |wall| now.with_wall(wall))
    }

    /// Lives through the story and looks at what came of it.
    pub(super) fn live(&mut self, story: &[Deed]) -> Verdict {
        if let Some((at, _)) = self.cuts.front() {
            self.files.set_fault(Some(Fault::power_cut(*at)));
        }
        self.start()?;
        self.power_cut()?;
        for deed in story {
            self.complete(*deed)?;
        }
        self.operations = self.files.counts().0;
        self.end()
    }

    /// Does a deed, again and again if need be: after a power cut, and after an
    /// error that somebody is told of.
    pub(super) fn complete(&mut self, deed: Deed) -> Verdict {
        for _ in 0..10 {
            let done = self.attempt(deed).map_err(|broken| format!("{deed:?}: {broken}"))?;
            if self.files.is_dead() {
                self.power_cut()?;
            } else if done {
                return Ok(());
            } else {
                self.millis += MINUTE;
            }
        }
        Err(format!("{deed:?} is never done"))
    }

    /// The power is gone; the device starts again, as often as it takes.
    pub(super) fn power_cut(&mut self) -> Verdict {
        while self.files.is_dead() {
            drop(self.home.take());
            self.interruptions += 1;
            let (_, seed) = self.cuts.pop_front().unwrap_or((0, 1));
            self.files = self.files.after_power_cut(seed);
            self.net.set_files(&self.files);
            let next = self.cuts.front().map(|(at, _)| Fault::power_cut(*at));
            self.files.set_fault(next);
            self.start()?;
        }
        Ok(())
    }

    /// The device starts. Where the store cannot be opened, it is tried again.
    pub(super) fn start(&mut self) -> Verdict {
        drop(self.home.take());
        for _ in 0..4 {
            self.boot = self.millis;
            match self.open() {
                Ok(home) => {
                    self.home = Some(home);
                    return self.started();
                }
                Err(_) if self.files.is_dead() => return Ok(()),
                // The one operation that was to fail has failed.
                Err(StoreError::Io { .. } | StoreError::Full { .. }) => self.millis += MINUTE,
                Err(error) => return Err(format!("the store cannot be opened: {error:?}")),
            }
        }
        Err("the store cannot be opened again".into())
    }

    fn open(&self) -> Result<Home, StoreError> {
        let store = self.open_store()?;
        let now = self.now();
        let entropy = [u8::try_from(self.interruptions % 251).unwrap_or(0); 16];
        CallHome::open(device(), documents(), store, self.net.clone(), entropy, now)
    }

    pub(super) fn open_store(&self) -> Result<Box<dyn Store>, StoreError> {
        match (self.setup.defect, &self.folder) {
            (Some(defect), _) => defect.open(&self.files, &self.net),
            (None, Some(folder)) => Ok(Box::new(DirStore::open(folder)?)),
            (None, None) => Ok(Box::new(open_store(&self.files)?)),
        }
    }

    /// What the host does after every start, and what must be true by then.
    fn started(&mut self) -> Verdict {
        let (now, setup, config) = (self.now(), self.setup, self.config());
        if !self.files.is_dead() {
            self.look_after_restart()?;
        }
        let home = self.home.as_mut().ok_or("no device")?;
        home.set_config(config, now);
        home.set_endpoint(Endpoint::new(ENDPOINTS[self.place]).map_err(|e| e.to_string())?, now)
            .map_err(|failure| failure.to_string())?;
        if setup.package > 0 {
            let rules = PackageRules::new().with_redaction(Redaction::off());
            let length = setup.package;
            home.set_collector(rules, move |_: &Event, _: Scope, package: &mut OpenPackage<'_>| {
                let member = Member::new("sensors.bin", MemberKind::Sensors);
                let member = member.map_err(|error| Excerpt::new(&error.to_string()))?;
                let added = package.add_bytes(member, &noise()[..length]);
                added.map(drop).map_err(|error| Excerpt::new(&error.to_string()))
            });
        }
        if setup.reports_again {
            for entry in self.log.clone().into_keys() {
                let _ = self.report(entry);
            }
        }
        Ok(())
    }

    pub(super) fn config(&self) -> Config {
        Config::new().with_approval_required(self.setup.approval)
    }

    /// The state of a log record's ticket, if there is one.
    pub(super) fn state(&self, entry: u64) -> Option<TicketState> {
        let home = self.home.as_ref();
        home.and_then(|home| home.ticket(ticket(entry))).map(|ticket| ticket.state())
    }

    /// Reports a log record. Says whether somebody was told what became of it.
    pub(super) fn report(&mut self, entry: u64) -> Verdict<bool> {
        self.log.entry(entry).or_insert_with(|| ticket(entry));
        let now = self.now();
        let Some(home) = self.home.as_mut() else { return Ok(false) };
        let reported = home.report(event(entry), now);
        if self.files.is_dead() {
            return Ok(false); // nobody was told
        }
        match reported {
            Ok(reported) => match reported.ticket() {
                Some(id) if id == ticket(entry) => {
                    self.admitted.insert(id);
                    Ok(true)
                }
                other => Err(format!("record {entry} got the ticket {other:?}")),
            },
            Err(ReportError::Store(_)) => Ok(false),
            Err(error) => Err(format!("record {entry}: {error}")),
        }
    }

    /// Works until `is_enough`, at most so long. Says whether it was enough.
    pub(super) fn work(
        &mut self,
        millis: u64,
        mut is_enough: impl FnMut(&mut Home) -> bool,
    ) -> Verdict<bool> {
        let end = self.millis + millis;
        loop {
            let Some(home) = self.home.as_mut() else { return Ok(false) };
            if is_enough(home) {
                return Ok(true);
            }
            self.steps += 1;
            if self.steps > Self::MAX_STEPS {
                return Err(format!("it does not come to rest: {}", self.journal()));
            }
            let now = self.now();
            let Some(home) = self.home.as_mut() else { return Ok(false) };
            self.net.forbid(!home.is_enabled());
            match home.begin(now) {
                Next::Work(work) => {
                    let done = work.run();
                    self.millis += self.net.take_passed();
                    let now = self.now();
                    if let Some(home) = self.home.as_mut().filter(|_| !self.files.is_dead()) {
                        home.finish(done, now);
                    }
                }
                Next::Wait(until) => {
                    let until = until.map(|until| until.as_millis() + self.boot);
                    self.millis =
                        until.filter(|until| *until < end).unwrap_or(end).max(self.millis);
                    if self.millis >= end {
                        return Ok(self.home.as_mut().is_some_and(is_enough));
                    }
                }
            }
            if self.files.is_dead() {
                return Ok(false);
            }
            self.listen()?;
        }
    }

    /// The end of the journal, for whoever has to find out what broke.
    pub(super) fn journal(&self) -> String {
        let entries = self.home.iter().flat_map(|home| home.journal().entries());
        let lines: Vec<_> = entries.map(|entry| format!("\n    {entry}")).collect();
        lines[lines.len().saturating_sub(12)..].concat()
    }

    /// A device that could not read or write its package goes on without, and says so.
    pub(super) fn may_go_without(&self, entry: u64) -> bool {
        let home = self.home.as_ref();
        let view = home.and_then(|home| home.ticket(ticket(entry)));
        self.is_faulty && view.is_some_and(|view| view.packed().is_none())
    }

    /// Whether a ticket's package arrived.
    pub(super) fn has_package(&self, entry: u64, place: usize) -> bool {
        let there = self.net.centre(place).0.tickets();
        there.iter().any(|there| there.id == ticket(entry) && there.packages.len() == 1)
    }

    /// The store is wiped: nothing that was told counts any more.
    pub(super) fn wipe(&mut self) -> Verdict {
        drop(self.home.take());
        self.is_wiped = true;
        self.interruptions += 1;
        self.told.clear();
        self.admitted.clear();
        self.files = SimFiles::new();
        self.net.set_files(&self.files);
        let next = self.cuts.front().map(|(at, _)| Fault::power_cut(*at));
        self.files.set_fault(next);
        self.start()
    }
}

/// A disk on which the administrator has done everything once.
fn prepared() -> &'static SimFiles {
    static PREPARED: OnceLock<SimFiles> = OnceLock::new();
    PREPARED.get_or_init(|| {
        let mut world = World::new(Setup { is_new: true, ..Setup::default() });
        world.live(&[Deed::SetUp]).unwrap();
        drop(world.home.take());
        world.files
    })
}
