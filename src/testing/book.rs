//! What the double remembers: tickets, and how it was told to behave.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::io;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::event::Sha256;
use crate::protocol::{Nonce, Occurrences};
use crate::testing::credential::Scope;
use crate::testing::depot::Depot;
use crate::ticket::{NoteId, TicketId};

/// Something that happened at the double, for whoever watches it.
///
/// ```
/// use callhome::testing::{Happening, ServiceCentre};
///
/// for happening in ServiceCentre::new().take_happenings() {
///     if let Happening::Ticket { id, number } = happening {
///         println!("ticket {id} {number}");
///     }
/// }
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Happening {
    /// A test call came in.
    TestCall {
        /// Its nonce.
        id: Nonce,
    },
    /// A ticket was opened.
    Ticket {
        /// The id that the device gave it.
        id: TicketId,
        /// The number that it was given here.
        number: String,
    },
    /// A note came in.
    Note {
        /// Its id.
        id: NoteId,
    },
    /// A fault has happened again.
    Occurrences {
        /// The ticket.
        id: TicketId,
        /// How often by now.
        count: u64,
    },
    /// A package was claimed and verified.
    Upload {
        /// The ticket.
        id: TicketId,
        /// The package's size in bytes.
        bytes: u64,
        /// The package's digest.
        sha256: Sha256,
        /// Where it is, if the depot can point at it.
        path: Option<PathBuf>,
    },
}

/// What the double says when a device asks to cancel. More may come.
///
/// ```
/// use callhome::testing::{CancellationPolicy, ServiceCentre};
///
/// ServiceCentre::new().set_cancellation(CancellationPolicy::Refuse);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum CancellationPolicy {
    /// Cancels at once (200).
    #[default]
    AtOnce,
    /// Takes the wish down (202) until the operator cancels or closes.
    Ask,
    /// Refuses (409).
    Refuse,
}

/// A ticket at the double, in short.
///
/// ```
/// assert!(callhome::testing::ServiceCentre::new().tickets().is_empty());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TicketSummary {
    /// The id that the device gave it.
    pub id: TicketId,
    /// Its number.
    pub number: String,
    /// Its state, as it is told to the device.
    pub state: String,
    /// Whether the device asked to cancel it.
    pub cancellation_asked: bool,
    /// The notes that came in.
    pub notes: usize,
    /// The package that was verified last; those that it replaced are not named.
    pub packages: Vec<Sha256>,
    /// How often the fault has happened, as far as the device has told.
    pub count: u64,
    /// Of a roll-up, how often each message id is in it.
    pub message_ids: Vec<(String, u64)>,
}

/// What the double does when a ticket is opened that is open already. More may come.
///
/// ```
/// use callhome::testing::{OpeningPolicy, ServiceCentre};
///
/// ServiceCentre::new().set_opening(OpeningPolicy::AnotherCase);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum OpeningPolicy {
    /// Answers with the one that there is (200), as the protocol wants it.
    #[default]
    TheSame,
    /// Makes a further case each time (201), as many a ticket system behind a
    /// thin adapter does. A device that looks up first never sees it.
    AnotherCase,
}

/// A ticket as it is stored, one record each.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Ticket {
    pub(super) scope: String,
    pub(super) id: TicketId,
    pub(super) serial: u64,
    pub(super) state: String,
    pub(super) reason: Option<String>,
    /// Counts changes; the answer's `ETag`.
    pub(super) revision: u64,
    pub(super) cancellation_asked: bool,
    pub(super) notes: BTreeSet<NoteId>,
    /// Uploads ever made, for names that never come twice.
    pub(super) uploads_made: u64,
    /// Announced length of each upload that is under way.
    pub(super) uploads: BTreeMap<String, u64>,
    pub(super) packages: BTreeMap<Sha256, Package>,
    /// Serial numbers of the cases that opening it again has made.
    #[serde(default)]
    pub(super) further: Vec<u64>,
    /// What the device has told of how often it happened.
    #[serde(default)]
    pub(super) occurrences: Option<Occurrences>,
    /// The body that opened it.
    pub(super) request: serde_json::Value,
}

/// A verified package.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Package {
    pub(super) size: u64,
    /// The upload that it was, to finish the move after a crash.
    pub(super) upload: String,
    /// Another one was verified after it, and stands in its place.
    #[serde(default)]
    pub(super) replaced: bool,
}

impl Ticket {
    pub(super) const ACTIVE: &str = "Active";
    pub(super) const CLOSED: &str = "Closed";
    pub(super) const CANCELLED: &str = "Cancelled";

    pub(super) fn number(&self) -> String {
        Self::number_of(self.serial)
    }

    pub(super) fn number_of(serial: u64) -> String {
        format!("SC-{serial:06}")
    }

    fn last_serial(&self) -> u64 {
        self.further.last().copied().unwrap_or(self.serial)
    }

    pub(super) fn is_final(&self) -> bool {
        self.state == Self::CLOSED || self.state == Self::CANCELLED
    }

    pub(super) fn etag(&self) -> String {
        format!("\"{}\"", self.revision)
    }

    pub(super) fn package_name(id: TicketId, sha256: Sha256) -> String {
        format!("{id}-{sha256}")
    }

    fn record_name(scope: &Scope, id: TicketId) -> String {
        format!("{}{}-{id}", Book::TICKET_RECORD, scope.as_str())
    }
}

/// What is being done with an upload right now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Busy {
    Writing,
    Checking,
}

/// Everything in memory, behind one lock that is never held while a body streams.
pub(super) struct Book {
    tickets: BTreeMap<(Scope, TicketId), Ticket>,
    last_serial: u64,
    nonces: VecDeque<(Scope, Nonce)>,
    pub(super) busy: HashMap<String, Busy>,
    happenings: VecDeque<Happening>,
    pub(super) accepted: Option<HashSet<Scope>>,
    pub(super) base_path: String,
    pub(super) cancellation: CancellationPolicy,
    pub(super) opening: OpeningPolicy,
    pub(super) claims_held: bool,
    pub(super) max_upload: u64,
    pub(super) next_answers: VecDeque<http::Response<Vec<u8>>>,
}

impl Book {
    const TICKET_RECORD: &str = "ticket-";
    /// Nonces that are remembered, to tell 201 from 200.
    const MAX_NONCES: usize = 1024;
    /// Happenings that nobody has taken; the oldest go first.
    const MAX_HAPPENINGS: usize = 10_000;
    /// The largest upload unless it is set otherwise.
    const MAX_UPLOAD: u64 = 64 << 30;

    /// Reads what the depot kept, and finishes what a crash left half done.
    pub(super) fn open(depot: &dyn Depot) -> io::Result<Self> {
        let mut tickets = BTreeMap::new();
        for (name, record) in depot.records()? {
            if !name.starts_with(Self::TICKET_RECORD) {
                continue;
            }
            let ticket: Ticket = serde_json::from_slice(&record).map_err(|error| {
                io::Error::new(io::ErrorKind::InvalidData, format!("record {name}: {error}"))
            })?;
            for (sha256, package) in &ticket.packages {
                if depot.length(&package.upload)?.is_some() {
                    depot.finish(&package.upload, &Ticket::package_name(ticket.id, *sha256))?;
                }
            }
            tickets.insert((Scope::restored(ticket.scope.clone()), ticket.id), ticket);
        }
        Ok(Self {
            last_serial: tickets.values().map(Ticket::last_serial).max().unwrap_or(0),
            tickets,
            nonces: VecDeque::new(),
            busy: HashMap::new(),
            happenings: VecDeque::new(),
            accepted: None,
            base_path: String::new(),
            cancellation: CancellationPolicy::default(),
            opening: OpeningPolicy::default(),
            claims_held: false,
            max_upload: Self::MAX_UPLOAD,
            next_answers: VecDeque::new(),
        })
    }

    pub(super) fn ticket(&self, scope: &Scope, id: TicketId) -> Option<&Ticket> {
        self.tickets.get(&(scope.clone(), id))
    }

    /// The serial number for a new ticket; only [`Book::put`] uses it up.
    pub(super) fn next_serial(&self) -> u64 {
        self.last_serial + 1
    }

    /// Stores a ticket, first in the depot, then in memory.
    pub(super) fn put(&mut self, depot: &dyn Depot, mut ticket: Ticket) -> io::Result<()> {
        let scope = Scope::restored(ticket.scope.clone());
        ticket.revision += 1;
        let record = serde_json::to_vec(&ticket)?;
        depot.put_record(&Ticket::record_name(&scope, ticket.id), &record)?;
        self.last_serial = self.last_serial.max(ticket.last_serial());
        self.tickets.insert((scope, ticket.id), ticket);
        Ok(())
    }

    /// Changes every ticket with that id, whoever opened it. Says whether there
    /// was one.
    pub(super) fn change_all(
        &mut self,
        depot: &dyn Depot,
        id: Option<TicketId>,
        change: impl Fn(&mut Ticket),
    ) -> io::Result<bool> {
        let chosen: Vec<Ticket> = self
            .tickets
            .values()
            .filter(|ticket| id.is_none_or(|id| ticket.id == id))
            .cloned()
            .collect();
        let any = !chosen.is_empty();
        for mut ticket in chosen {
            change(&mut ticket);
            self.put(depot, ticket)?;
        }
        Ok(any)
    }

    /// Takes a nonce down. Says whether it is new.
    pub(super) fn note_nonce(&mut self, scope: &Scope, nonce: Nonce) -> bool {
        let known = (scope.clone(), nonce);
        if self.nonces.contains(&known) {
            return false;
        }
        if self.nonces.len() == Self::MAX_NONCES {
            self.nonces.pop_front();
        }
        self.nonces.push_back(known);
        self.tell(Happening::TestCall { id: nonce });
        true
    }

    pub(super) fn tell(&mut self, happening: Happening) {
        if self.happenings.len() == Self::MAX_HAPPENINGS {
            self.happenings.pop_front();
        }
        self.happenings.push_back(happening);
    }

    pub(super) fn take_happenings(&mut self) -> Vec<Happening> {
        self.happenings.drain(..).collect()
    }

    pub(super) fn uploads(&self) -> Vec<String> {
        self.tickets.values().flat_map(|ticket| ticket.uploads.keys().cloned()).collect()
    }

    pub(super) fn summaries(&self) -> Vec<TicketSummary> {
        let mut cases: Vec<(u64, &Ticket)> = self
            .tickets
            .values()
            .flat_map(|ticket| {
                let serials = [ticket.serial].into_iter().chain(ticket.further.iter().copied());
                serials.map(move |serial| (serial, ticket))
            })
            .collect();
        cases.sort_by_key(|(serial, _)| *serial);
        let summary = |(serial, ticket): (u64, &Ticket)| TicketSummary {
            id: ticket.id,
            number: Ticket::number_of(serial),
            state: ticket.state.clone(),
            cancellation_asked: ticket.cancellation_asked,
            notes: ticket.notes.len(),
            packages: ticket
                .packages
                .iter()
                .filter(|(_, package)| !package.replaced)
                .map(|(sha256, _)| *sha256)
                .collect(),
            count: ticket.occurrences.as_ref().map_or(1, Occurrences::count),
            message_ids: ticket
                .occurrences
                .iter()
                .flat_map(Occurrences::message_ids)
                .map(|id| (id.message_id().to_owned(), id.count()))
                .collect(),
        };
        cases.into_iter().map(summary).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::depot::MemoryDepot;

    fn nonce(n: usize) -> Nonce {
        Nonce::from_bytes((n as u128).to_be_bytes())
    }

    #[test]
    fn nonces_are_remembered_up_to_their_bound() {
        let mut book = Book::open(&MemoryDepot::new()).unwrap();
        let scope = Scope::anonymous();
        for n in 0..Book::MAX_NONCES {
            assert!(book.note_nonce(&scope, nonce(n)));
        }
        assert!(!book.note_nonce(&scope, nonce(0)), "at the bound the first is still known");
        assert!(book.note_nonce(&scope, nonce(Book::MAX_NONCES)));
        assert!(book.note_nonce(&scope, nonce(0)), "one past it, it is forgotten");
        assert_eq!(book.nonces.len(), Book::MAX_NONCES);
    }

    #[test]
    fn happenings_that_nobody_takes_go_the_oldest_first() {
        let mut book = Book::open(&MemoryDepot::new()).unwrap();
        for n in 0..=Book::MAX_HAPPENINGS {
            book.tell(Happening::TestCall { id: nonce(n) });
        }
        let happenings = book.take_happenings();
        assert_eq!(happenings.len(), Book::MAX_HAPPENINGS);
        assert_eq!(happenings.first(), Some(&Happening::TestCall { id: nonce(1) }));
    }
}
