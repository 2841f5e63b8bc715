//! [`Deed`]s and the stories that are made of them.

use super::net::ENDPOINTS;
use super::scene::{DAY, MINUTE, ticket};
use super::world::{Setup, Verdict, World};
use crate::call_home::{ChangeError, TicketError};
use crate::settings::{Endpoint, SettingsDraft};
use crate::ticket::{Note, TicketState};

/// Something that the host, the administrator or the service centre does. A
/// number names a log record and its ticket.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deed {
    /// Accepts, fills in, switches on.
    SetUp,
    Report(u64),
    /// Works until the ticket is in this state.
    Until(u64, TicketState),
    /// Works until the service centre has given the ticket a number.
    UntilOpened(u64),
    UntilAwaitsApproval(u64),
    /// Works until no note waits.
    UntilNoted(u64),
    Work(u64),
    Cancel(u64),
    Note(u64),
    Resend(u64),
    Approve(u64),
    /// The service centre closes the ticket.
    Close(u64),
    /// From now on the service centre refuses tickets for good, or not.
    Refuse(bool),
    /// The service centre loses the uploads that are under way.
    LoseUploads,
    Disable,
    Enable,
    /// The administrator changes the contact.
    Contact(u8),
    /// The route leads to the other service centre, or back.
    Endpoint(usize),
    Wipe,
    /// The package of the ticket must have arrived at that service centre.
    Arrived(u64, usize),
}

/// Each with its name and what the device is like.
pub(super) fn stories() -> Vec<(&'static str, Setup, Vec<Deed>)> {
    use Deed::{
        Approve, Arrived, Cancel, Close, Contact, Disable, Enable, Endpoint, LoseUploads, Note,
        Refuse, Report, Resend, SetUp, Until, UntilAwaitsApproval, UntilNoted, UntilOpened, Wipe,
        Work,
    };
    use TicketState::{Active, Cancelled, Closed, Failed};

    let without = Setup::default();
    let packed = Setup { package: 2_000, ..without };
    let again = Setup { reports_again: true, ..packed };
    vec![
        (
            "the good path",
            packed,
            vec![Report(1), Until(1, Active), Arrived(1, 0), Close(1), Until(1, Closed)],
        ),
        (
            "a package in chunks",
            Setup { package: 300_000, ..again },
            vec![Report(1), Until(1, Active), Arrived(1, 0)],
        ),
        (
            "an upload that is lost there",
            packed,
            vec![Report(1), UntilOpened(1), LoseUploads, Until(1, Active), Arrived(1, 0)],
        ),
        (
            "a cancelled ticket",
            Setup { reports_again: true, ..without },
            vec![Report(1), Until(1, Active), Cancel(1), Until(1, Cancelled)],
        ),
        (
            "notes",
            without,
            vec![Report(1), Note(1), Until(1, Active), UntilNoted(1), Note(1), UntilNoted(1)],
        ),
        (
            "refused and sent again",
            packed,
            vec![
                Refuse(true),
                Report(1),
                Until(1, Failed),
                Refuse(false),
                Resend(1),
                Until(1, Active),
                Arrived(1, 0),
            ],
        ),
        (
            "closed meanwhile",
            again,
            vec![Report(1), UntilOpened(1), Close(1), Until(1, Closed), Work(DAY / 2)],
        ),
        (
            "approval",
            Setup { approval: true, ..packed },
            vec![
                Report(1),
                UntilAwaitsApproval(1),
                UntilOpened(1),
                Approve(1),
                Until(1, Active),
                Arrived(1, 0),
            ],
        ),
        (
            "a wiped store",
            again,
            vec![
                Report(1),
                Report(2),
                Until(1, Active),
                Wipe,
                SetUp,
                Report(2),
                Report(1),
                Until(1, Active),
                Until(2, Active),
            ],
        ),
        (
            "settings change meanwhile",
            packed,
            vec![
                Disable,
                Report(1),
                Contact(1),
                Enable,
                UntilOpened(1),
                Contact(2),
                Endpoint(1),
                Until(1, Active),
                Arrived(1, 1),
            ],
        ),
        ("set up for the first time", Setup { is_new: true, ..without }, {
            vec![SetUp, Report(1), Until(1, Active)]
        }),
        (
            "several at once",
            again,
            vec![
                Report(1),
                Report(2),
                Report(3),
                Until(2, Active),
                Cancel(2),
                Until(3, Active),
                Until(1, Active),
                Until(2, Cancelled),
                Work(MINUTE),
            ],
        ),
    ]
}

impl World {
    /// Does a deed as far as it goes. Says whether it is done.
    pub(super) fn attempt(&mut self, deed: Deed) -> Verdict<bool> {
        let now = self.now();
        let done = match deed {
            Deed::SetUp => return self.set_up(),
            Deed::Report(entry) => return self.report(entry),
            Deed::Until(entry, state) => {
                let id = ticket(entry);
                let came = self.work(3 * DAY, |home| {
                    home.ticket(id).is_some_and(|ticket| ticket.state() == state)
                })?;
                self.came(came, entry)?
            }
            Deed::UntilOpened(entry) => {
                let id = ticket(entry);
                let came = self.work(DAY, |home| {
                    home.ticket(id).is_some_and(|ticket| ticket.number().is_some())
                })?;
                self.came(came, entry)?
            }
            Deed::UntilAwaitsApproval(entry) => {
                let id = ticket(entry);
                let came = self.work(DAY, |home| {
                    let ticket = home.ticket(id);
                    ticket.is_some_and(|ticket| ticket.awaits_approval().is_some())
                })?;
                if self.may_go_without(entry) { true } else { self.came(came, entry)? }
            }
            Deed::UntilNoted(entry) => {
                let id = ticket(entry);
                let came = self.work(DAY, |home| {
                    home.ticket(id).is_some_and(|ticket| ticket.waiting_notes() == 0)
                })?;
                let there = self.net.centre(0).0.tickets();
                if came && !there.iter().any(|there| there.notes > 0) {
                    return Err("a note was taken and did not arrive".into());
                }
                self.came(came, entry)?
            }
            Deed::Work(millis) => {
                self.work(millis, |_| false)?;
                true
            }
            Deed::Close(entry) => {
                let (centre, _) = self.net.centre(0);
                centre.close(&ticket(entry)).map_err(|error| error.to_string())?
            }
            Deed::Refuse(refuses) => {
                self.net.refuse(refuses);
                true
            }
            Deed::LoseUploads => {
                self.interruptions += 1;
                let (centre, _) = self.net.centre(0);
                centre.expire_uploads().map_err(|error| error.to_string())?;
                true
            }
            Deed::Wipe => {
                if !self.is_wiped {
                    self.wipe()?;
                }
                true
            }
            Deed::Arrived(entry, place) => {
                if !self.has_package(entry, place) && !self.may_go_without(entry) {
                    return Err(format!("the package did not arrive: {}", self.journal()));
                }
                true
            }
            Deed::Note(entry) => {
                let note = Note::new("Access", "The key is at the reception.");
                let note = note.map_err(|error| error.to_string())?;
                self.notes_sent += 1;
                let Some(home) = self.home.as_mut() else { return Ok(false) };
                is_taken(home.note(ticket(entry), note, now).map(drop))
            }
            Deed::Cancel(entry) => {
                let ended = self.state(entry).is_some_and(TicketState::is_final);
                let Some(home) = self.home.as_mut() else { return Ok(false) };
                ended || is_taken(home.cancel(ticket(entry), now))
            }
            Deed::Resend(entry) => {
                let failed = self.state(entry) == Some(TicketState::Failed);
                let Some(home) = self.home.as_mut() else { return Ok(false) };
                !failed || is_taken(home.resend(ticket(entry), now))
            }
            Deed::Approve(entry) => {
                let Some(home) = self.home.as_mut() else { return Ok(false) };
                let waiting = home.ticket(ticket(entry)).and_then(|t| t.awaits_approval());
                match waiting.map(|package| package.sha256()) {
                    Some(sha256) => is_taken(home.approve(ticket(entry), sha256, "operator", now)),
                    // It was approved, or is packed anew.
                    None => {
                        let view = home.ticket(ticket(entry));
                        view.is_some_and(|view| {
                            view.approval().is_some() || view.packed().is_none()
                        }) || self.work(MINUTE, |_| false)?
                    }
                }
            }
            Deed::Disable | Deed::Enable | Deed::Contact(_) | Deed::Endpoint(_) => {
                return self.change(deed);
            }
        };
        Ok(done && !self.files.is_dead())
    }

    /// Whether waiting was worth it; a power cut is no answer.
    fn came(&self, came: bool, entry: u64) -> Verdict<bool> {
        if came || self.files.is_dead() {
            return Ok(came);
        }
        let view = self.home.as_ref().and_then(|home| home.ticket(ticket(entry)));
        let found = view.map(|view| (view.state(), view.stage()));
        Err(format!("it never comes: {found:?} {}", self.journal()))
    }

    fn set_up(&mut self) -> Verdict<bool> {
        let now = self.now();
        let Some(home) = self.home.as_mut() else { return Ok(false) };
        let settings = SettingsDraft::example().check(None).map_err(|error| error.to_string())?;
        let done = home
            .accept_agreement("operator", now)
            .and_then(|()| home.apply_settings(settings, "operator", now))
            .and_then(|()| home.enable("operator", now));
        is_changed(done)
    }

    fn change(&mut self, deed: Deed) -> Verdict<bool> {
        let now = self.now();
        let Some(home) = self.home.as_mut() else { return Ok(false) };
        match deed {
            Deed::Disable => is_changed(home.disable("operator", now)),
            Deed::Enable => is_changed(home.enable("operator", now)),
            Deed::Contact(number) => {
                let enabled = home.settings().is_some_and(|old| old.call_home_enabled());
                let mut draft = SettingsDraft::example();
                draft.contact.phone = format!("+49 89 1234-{number}");
                let settings = draft.check(None).map_err(|error| error.to_string())?;
                let settings = settings.with_call_home_enabled(enabled);
                is_changed(home.apply_settings(settings, "operator", now))
            }
            Deed::Endpoint(place) => {
                self.interruptions += u64::from(self.place != place);
                self.place = place;
                let endpoint = Endpoint::new(ENDPOINTS[place]).map_err(|e| e.to_string())?;
                home.set_endpoint(endpoint, now).map_err(|failure| failure.to_string())?;
                Ok(true)
            }
            other => Err(format!("{other:?} is no change")),
        }
    }
}

/// Whether a wish was taken. If not, the administrator tries again.
fn is_taken(taken: Result<(), TicketError>) -> bool {
    taken.is_ok()
}

fn is_changed(changed: Result<(), ChangeError>) -> Verdict<bool> {
    match changed {
        Ok(()) => Ok(true),
        Err(ChangeError::Store(_) | ChangeError::NotReady(_)) => Ok(false),
        Err(error) => Err(error.to_string()),
    }
}
