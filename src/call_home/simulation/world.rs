//! [`World`]: one device in simulated time, with what it told its people.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;
use std::sync::{Arc, OnceLock};

use super::defects::Defect;
use super::net::{ENDPOINTS, Net};
use super::story::Deed;
use crate::call_home::{CallHome, Next};
use crate::event::{
    Device, DeviceDraft, Event, EventDraft, MemberKind, OccurrenceKey, Scope, Severity, Sha256,
};
use crate::forwarder::Config;
use crate::package::redact::Redaction;
use crate::package::{Member, OpenPackage, PackageRules};
use crate::settings::Endpoint;
use crate::settings::agreement::{Document, Documents};
use crate::store::sim::{Fault, SimFiles};
use crate::store::{DirStore, Quota, Store, StoreError};
use crate::text::Excerpt;
use crate::ticket::{TicketEvent, TicketId, TicketState};
use crate::time::{Now, Uptime, WallTime};

pub(super) const FOLDER: &str = "/var/state";
pub(super) const MINUTE: u64 = 60 * 1000;
pub(super) const DAY: u64 = 24 * 60 * MINUTE;

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
    looked_at: u64,
    /// Power cuts to come, after so many operations each, with the seed for
    /// what is left on the disk.
    pub(super) cuts: VecDeque<(u64, u64)>,
    /// Restarts and failed calls: each costs one chunk at most.
    pub(super) interruptions: u64,
    /// What the device said about its tickets.
    told: BTreeMap<TicketId, TicketState>,
    admitted: BTreeSet<TicketId>,
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
            Err(crate::ReportError::Store(_)) => Ok(false),
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

    /// Takes down what the device says about its tickets.
    fn listen(&mut self) -> Verdict {
        let requests = self.net.requests().load(Ordering::Relaxed);
        if std::mem::replace(&mut self.looked_at, requests) != requests {
            self.look_for_strangers()?;
        }
        let Some(home) = self.home.as_mut() else { return Ok(()) };
        for change in home.take_changes() {
            let old = self.told.insert(change.ticket, change.new);
            if !is_step(change.old, change.new) {
                return Err(format!("{} to {} is no legal change", change.old, change.new));
            }
            // A change that was durable and that nobody was told of may lie between.
            if !is_way(old.unwrap_or(TicketState::Pending), change.old) {
                return Err(format!("it was {old:?} and says it was {}", change.old));
            }
        }
        Ok(())
    }

    /// What was said before the power went is still true.
    fn look_after_restart(&mut self) -> Verdict {
        let Some(home) = self.home.as_ref() else { return Ok(()) };
        for id in &self.admitted {
            if home.ticket(*id).is_none() {
                return Err(format!("the ticket {id} was admitted and is gone"));
            }
        }
        for (id, told) in &mut self.told {
            let Some(found) = home.ticket(*id).map(|ticket| ticket.state()) else {
                return Err(format!("the ticket {id} was {told} and is gone"));
            };
            if !is_way(*told, found) {
                return Err(format!("the ticket {id} was {told} and is {found}"));
            }
            *told = found;
        }
        Ok(())
    }

    /// Everything that must be true in the end, and after one more restart.
    pub(super) fn end(&mut self) -> Verdict {
        self.files.set_fault(None);
        self.start()?;
        self.work(MINUTE, |_| false)?;
        let seen = self.net.seen();
        if !self.is_wiped && !seen.opened_again.is_empty() {
            return Err(format!("opened again, perhaps a second time: {:?}", seen.opened_again));
        }
        if seen.forbidden > 0 {
            return Err(format!("{} requests that were not allowed", seen.forbidden));
        }
        self.look_at_the_centres()?;
        let Some(home) = self.home.as_ref() else { return Err("no device".into()) };
        for slot in home.store.slots().map_err(|error| error.to_string())? {
            let ticket = super::super::ticket_of(slot.key()).and_then(|id| home.ticket(id));
            let needed = ticket.is_some_and(|ticket| {
                matches!(ticket.state(), TicketState::Pending | TicketState::Failed)
            });
            if !needed {
                return Err(format!("{slot:?} is left behind"));
            }
        }
        let most =
            2 * self.setup.package as u64 + 8_192 + (self.interruptions + 1) * seen.longest_chunk;
        let tickets = self.log.len().max(1) as u64;
        if seen.package_bytes > tickets * most {
            return Err(format!("{} bytes of packages were sent", seen.package_bytes));
        }
        Ok(())
    }

    /// A service centre has tickets for what was reported, and no others.
    fn look_for_strangers(&self) -> Verdict {
        for place in 0..ENDPOINTS.len() {
            for there in self.net.centre(place).0.tickets() {
                if !self.log.values().any(|id| *id == there.id) {
                    return Err(format!("a second ticket, or one for nothing: {there:?}"));
                }
            }
        }
        Ok(())
    }

    fn look_at_the_centres(&self) -> Verdict {
        self.look_for_strangers()?;
        for place in 0..ENDPOINTS.len() {
            let (centre, depot) = self.net.centre(place);
            let there = centre.tickets();
            for there in there {
                let here = self.home.as_ref().and_then(|home| home.ticket(there.id));
                let ours = here.and_then(|ticket| ticket.packed()).map(|package| package.sha256());
                for sha256 in &there.packages {
                    let bytes = depot.package(sha256);
                    if bytes.is_some_and(|bytes| Sha256::of(&bytes) != *sha256) {
                        return Err(format!("the package {sha256} has another digest there"));
                    }
                }
                let is_ours = there.packages.len() <= 1
                    && there.packages.first().is_none_or(|sha256| ours == Some(*sha256));
                if !is_ours && !self.is_wiped {
                    return Err(format!("ours is {ours:?}, there are {:?}", there.packages));
                }
                if there.notes > self.notes_sent {
                    return Err(format!("{} notes, {} sent", there.notes, self.notes_sent));
                }
            }
        }
        Ok(())
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
        self.told.clear();
        self.admitted.clear();
        self.files = SimFiles::new();
        self.net.set_files(&self.files);
        let next = self.cuts.front().map(|(at, _)| Fault::power_cut(*at));
        self.files.set_fault(next);
        self.start()
    }
}

pub(super) fn open_store(files: &SimFiles) -> Result<DirStore, StoreError> {
    DirStore::open_on(Arc::new(files.clone()), Path::new(FOLDER), Quota::new())
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

/// Bytes that do not compress.
fn noise() -> &'static [u8] {
    static NOISE: OnceLock<Vec<u8>> = OnceLock::new();
    NOISE.get_or_init(|| {
        let mut dice = crate::store::sim::Dice::new(7);
        (0..64 * 1024).flat_map(|_| dice.next().to_le_bytes()).collect()
    })
}

pub(super) fn device() -> Device {
    let draft = DeviceDraft {
        manufacturer: "Example Corp".into(),
        model: "Shelf 12".into(),
        serial_number: "EX47-0042".into(),
        ..DeviceDraft::default()
    };
    draft.check().unwrap()
}

fn documents() -> Documents {
    let document = |what: &str| Document::url("1", &format!("https://support.example/{what}"));
    Documents::new(document("terms").unwrap(), document("privacy").unwrap())
}

/// The event of that log record; each is another fault.
pub(super) fn event(entry: u64) -> Event {
    let draft = EventDraft {
        message_id: format!("Fan.1.0.Fan{entry}Failed"),
        severity: [Severity::Critical, Severity::Warning][usize::from(entry.is_multiple_of(2))],
        message: "A fan stands still".into(),
        occurrence_key: Some(OccurrenceKey::new("SEL", &entry.to_string(), "1").unwrap()),
        ..EventDraft::default()
    };
    draft.check().unwrap()
}

/// The ticket of that log record, always the same.
pub(super) fn ticket(entry: u64) -> TicketId {
    TicketId::derive(&device(), event(entry).occurrence_key().unwrap())
}

/// Whether the table of transitions has it.
fn is_step(old: TicketState, new: TicketState) -> bool {
    let has_number = true;
    [
        TicketEvent::Delivered,
        TicketEvent::GivenUp,
        TicketEvent::Closed { has_number },
        TicketEvent::Cancelled { has_number },
        TicketEvent::SentAgain,
    ]
    .into_iter()
    .any(|event| old.next(event) == Ok(new))
}

/// Whether some steps lead there.
fn is_way(old: TicketState, new: TicketState) -> bool {
    let mut reached = BTreeSet::from([old]);
    for _ in TicketState::ALL {
        let further = reached
            .iter()
            .flat_map(|from| TicketState::ALL.into_iter().filter(|to| is_step(*from, *to)));
        let further: Vec<_> = further.collect();
        reached.extend(further);
    }
    reached.contains(&new)
}
