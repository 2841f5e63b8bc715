//! What must hold after every step, every restart and in the end.

use std::collections::BTreeSet;
use std::sync::atomic::Ordering;

use super::net::ENDPOINTS;
use super::scene::MINUTE;
use super::world::{Verdict, World};
use crate::call_home::ticket_of;
use crate::event::Sha256;
use crate::store::Store;
use crate::ticket::{TicketEvent, TicketState};

impl World {
    /// Takes down what the device says about its tickets.
    pub(super) fn listen(&mut self) -> Verdict {
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
    pub(super) fn look_after_restart(&mut self) -> Verdict {
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
            let ticket = ticket_of(slot.key()).and_then(|id| home.ticket(id));
            let needed = ticket.is_some_and(|ticket| {
                matches!(ticket.state(), TicketState::Pending | TicketState::Failed)
            });
            if !needed {
                return Err(format!("{slot:?} is left behind"));
            }
        }
        // At most one chunk is sent twice for each interruption.
        let most = self.setup.package as u64 + 8_192 + self.interruptions * seen.longest_chunk;
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
