//! [`Agenda`]: which ticket is served next.

use alloc::collections::BTreeSet;

use crate::event::Severity;
use crate::ticket::TicketId;
use crate::time::Uptime;

/// How urgent a ticket's next call is, most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Urgency {
    OpenCritical,
    OpenWarning,
    OpenOk,
    /// What an administrator asked for: cancel, note.
    Wish,
    /// What has become of it?
    Question,
    /// Everything about a package.
    Bulk,
}

impl Urgency {
    const ALL: [Self; 6] = [
        Self::OpenCritical,
        Self::OpenWarning,
        Self::OpenOk,
        Self::Wish,
        Self::Question,
        Self::Bulk,
    ];

    pub(super) fn of_opening(severity: Severity) -> Self {
        match severity {
            Severity::Critical => Self::OpenCritical,
            Severity::Warning => Self::OpenWarning,
            Severity::Ok => Self::OpenOk,
        }
    }
}

/// Where a ticket stands in the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Slot {
    pub(super) urgency: Urgency,
    pub(super) due: Uptime,
}

/// Every ticket that waits to be served, ordered by urgency and time, so that
/// neither the next one nor the next moment takes a search.
#[derive(Debug, Default)]
pub(super) struct Agenda {
    lists: [BTreeSet<(Uptime, TicketId)>; Urgency::ALL.len()],
}

impl Agenda {
    fn list(&mut self, urgency: Urgency) -> Option<&mut BTreeSet<(Uptime, TicketId)>> {
        self.lists.get_mut(urgency as usize)
    }

    pub(super) fn add(&mut self, id: TicketId, slot: Slot) {
        if let Some(list) = self.list(slot.urgency) {
            list.insert((slot.due, id));
        }
    }

    pub(super) fn remove(&mut self, id: TicketId, slot: Option<Slot>) {
        if let Some(slot) = slot
            && let Some(list) = self.list(slot.urgency)
        {
            list.remove(&(slot.due, id));
        }
    }

    /// The most urgent ticket that is due; `avoid` only when there is no other.
    pub(super) fn due(
        &self,
        now: Uptime,
        with_bulk: bool,
        avoid: Option<TicketId>,
    ) -> Option<TicketId> {
        let mut second_choice = None;
        for list in self.open_lists(with_bulk) {
            for (due, id) in list.iter().take(2) {
                if *due > now {
                    break;
                }
                if Some(*id) != avoid {
                    return Some(*id);
                }
                second_choice = Some(*id);
            }
        }
        second_choice
    }

    /// When the next ticket is due.
    pub(super) fn next(&self, with_bulk: bool) -> Option<Uptime> {
        self.open_lists(with_bulk).filter_map(|list| list.first()).map(|(due, _)| *due).min()
    }

    /// When the next ticket is due that wants something about a package.
    pub(super) fn next_bulk(&self) -> Option<Uptime> {
        self.lists.last().and_then(|list| list.first()).map(|(due, _)| *due)
    }

    fn open_lists(&self, with_bulk: bool) -> impl Iterator<Item = &BTreeSet<(Uptime, TicketId)>> {
        let count = if with_bulk { self.lists.len() } else { Urgency::Bulk as usize };
        self.lists.iter().take(count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn id(n: u8) -> TicketId {
        TicketId::from_random([n; 16])
    }

    #[test]
    fn the_most_urgent_due_ticket_goes_first() {
        let at = Uptime::from_millis;
        let mut agenda = Agenda::default();
        let later = Slot { urgency: Urgency::OpenCritical, due: at(10) };
        agenda.add(id(1), Slot { urgency: Urgency::Bulk, due: at(1) });
        agenda.add(id(2), Slot { urgency: Urgency::OpenOk, due: at(5) });
        agenda.add(id(3), later);
        assert_eq!(agenda.next(true), Some(at(1)));
        assert_eq!(agenda.next(false), Some(at(5)));
        assert_eq!(agenda.due(at(0), true, None), None);
        assert_eq!(agenda.due(at(5), true, None), Some(id(2)));
        assert_eq!(agenda.due(at(10), true, None), Some(id(3)));
        assert_eq!(agenda.due(at(10), true, Some(id(3))), Some(id(2)));
        agenda.remove(id(3), Some(later));
        assert_eq!(agenda.due(at(1), true, Some(id(1))), Some(id(1)));
        assert_eq!(agenda.due(at(1), false, None), None);
    }
}
