//! [`Journal`]: the bounded event log that an administrator reads.

use alloc::collections::VecDeque;
use alloc::format;
use alloc::string::{String, ToString};
use alloc::vec::Vec;
use core::fmt;

use serde::ser::{Serialize, SerializeStruct, Serializer};

use crate::cause::Cause;
use crate::settings::Field;
use crate::text::Excerpt;
use crate::time::Now;

/// What happened. Each kind has an [`id`](Happening::id) that stays the same in
/// every later version.
///
/// No variant carries a secret or the value of a setting.
///
/// ```
/// use callhome::Cause;
/// use callhome::forwarder::Happening;
///
/// let failed = Happening::TestCallFailed { cause: Cause::NotAProxy };
/// assert_eq!(failed.id(), "test-call-failed");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Happening {
    /// The terms and the privacy statement were accepted.
    AgreementAccepted {
        /// By whom.
        who: Excerpt,
        /// The version of the terms.
        terms: Excerpt,
        /// The version of the privacy statement.
        privacy: Excerpt,
    },
    /// The host brought another version of the documents.
    DocumentsReplaced {
        /// Whether nothing is sent until they are accepted.
        must_be_accepted_again: bool,
    },
    /// The endpoint, its trust or the device's identity there was set.
    EndpointSet {
        /// The new endpoint.
        endpoint: Excerpt,
    },
    /// Settings were applied.
    SettingsChanged {
        /// By whom.
        who: Excerpt,
        /// The fields whose values changed.
        fields: Vec<Field>,
    },
    /// Call home was switched on.
    Enabled {
        /// By whom.
        who: Excerpt,
    },
    /// Call home was switched off.
    Disabled {
        /// By whom.
        who: Excerpt,
    },
    /// A test call reached the service centre.
    TestCallDelivered {
        /// Its nonce.
        id: Excerpt,
    },
    /// A test call did not reach the service centre.
    TestCallFailed {
        /// Why.
        cause: Cause,
    },
    /// The connection to the service centre was tested, and it stands.
    ConnectionTested,
    /// The connection to the service centre was tested, and something is wrong.
    ConnectionTestFailed {
        /// What.
        cause: Cause,
    },
    /// A proxy was tested, and it does what it should.
    ProxyTested {
        /// Whether the way beyond it was tested as well.
        beyond: bool,
    },
    /// A proxy was tested, and something is wrong.
    ProxyTestFailed {
        /// What.
        cause: Cause,
    },
}

impl Happening {
    /// The name of this kind of entry, for programs.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::AgreementAccepted { .. } => "agreement-accepted",
            Self::DocumentsReplaced { .. } => "documents-replaced",
            Self::EndpointSet { .. } => "endpoint-set",
            Self::SettingsChanged { .. } => "settings-changed",
            Self::Enabled { .. } => "enabled",
            Self::Disabled { .. } => "disabled",
            Self::TestCallDelivered { .. } => "test-call-delivered",
            Self::TestCallFailed { .. } => "test-call-failed",
            Self::ConnectionTested => "connection-tested",
            Self::ConnectionTestFailed { .. } => "connection-test-failed",
            Self::ProxyTested { .. } => "proxy-tested",
            Self::ProxyTestFailed { .. } => "proxy-test-failed",
        }
    }

    /// The cause, where something went wrong.
    #[must_use]
    pub fn cause(&self) -> Option<&Cause> {
        match self {
            Self::TestCallFailed { cause }
            | Self::ConnectionTestFailed { cause }
            | Self::ProxyTestFailed { cause } => Some(cause),
            _ => None,
        }
    }
}

impl fmt::Display for Happening {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::AgreementAccepted { who, terms, privacy } => {
                write!(f, "{who} accepted terms {terms} and privacy statement {privacy}")
            }
            Self::DocumentsReplaced { must_be_accepted_again: true } => {
                f.write_str("new terms: nothing is sent until they are accepted")
            }
            Self::DocumentsReplaced { must_be_accepted_again: false } => {
                f.write_str("new terms are shown; the earlier acceptance stands")
            }
            Self::EndpointSet { endpoint } => write!(f, "the service centre is {endpoint}"),
            Self::SettingsChanged { who, fields } => {
                let fields: Vec<String> = fields.iter().map(ToString::to_string).collect();
                write!(f, "{who} changed {}", fields.join(", "))
            }
            Self::Enabled { who } => write!(f, "{who} enabled call home"),
            Self::Disabled { who } => write!(f, "{who} disabled call home"),
            Self::TestCallDelivered { id } => write!(f, "test call {id} was delivered"),
            Self::TestCallFailed { cause } => write!(f, "the test call failed: {cause}"),
            Self::ConnectionTested => f.write_str("the connection to the service centre stands"),
            Self::ConnectionTestFailed { cause } => {
                write!(f, "the connection test failed: {cause}")
            }
            Self::ProxyTested { beyond: true } => f.write_str("the proxy opens the way"),
            Self::ProxyTested { beyond: false } => {
                f.write_str("the proxy answers; the way beyond it was not tested")
            }
            Self::ProxyTestFailed { cause } => write!(f, "the proxy test failed: {cause}"),
        }
    }
}

/// One line of the journal: its number, when it was written, what happened.
///
/// Serialized it is one JSON object, so that a journal is JSON lines.
///
/// ```
/// use callhome::forwarder::{Happening, Journal};
/// use callhome::{Now, Uptime};
///
/// let mut journal = Journal::new();
/// journal.write(Now::new(Uptime::from_millis(1)), Happening::ConnectionTested);
/// let entry = journal.entries().next().expect("just written");
/// assert_eq!((entry.number(), entry.happening().id()), (1, "connection-tested"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    number: u64,
    written: Now,
    happening: Happening,
}

impl Entry {
    /// Counts from 1 and never repeats within a journal.
    #[must_use]
    pub fn number(&self) -> u64 {
        self.number
    }

    /// When it was written, by both clocks.
    #[must_use]
    pub fn written(&self) -> Now {
        self.written
    }

    /// What happened.
    #[must_use]
    pub fn happening(&self) -> &Happening {
        &self.happening
    }
}

impl fmt::Display for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.written.wall() {
            Some(wall) => write!(f, "{wall} {}", self.happening),
            None => write!(f, "(time unknown) {}", self.happening),
        }
    }
}

impl Serialize for Entry {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_struct("Entry", 5)?;
        object.serialize_field("Number", &self.number)?;
        object.serialize_field("Time", &self.written.wall())?;
        object.serialize_field("Id", self.happening.id())?;
        object.serialize_field("Cause", &self.happening.cause().map(Cause::code))?;
        object.serialize_field("Message", &format!("{}", self.happening))?;
        object.end()
    }
}

/// The bounded event log that an administrator reads: every test, send, state
/// change, refusal and drop.
///
/// - At most [`Journal::MAX_ENTRIES`] entries; the oldest give way and are
///   [counted](Journal::forgotten).
///
/// ```
/// use callhome::forwarder::Journal;
///
/// let journal = Journal::new();
/// assert_eq!(journal.entries().count(), 0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Journal {
    entries: VecDeque<Entry>,
    forgotten: u64,
}

impl Journal {
    /// The most entries that are kept.
    pub const MAX_ENTRIES: usize = 1000;

    /// An empty journal.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds an entry; where the journal is full, the oldest one goes.
    pub fn write(&mut self, now: Now, happening: Happening) {
        if self.entries.len() >= Self::MAX_ENTRIES {
            self.entries.pop_front();
            self.forgotten = self.forgotten.saturating_add(1);
        }
        let number = self.entries.back().map_or(self.forgotten, Entry::number).saturating_add(1);
        self.entries.push_back(Entry { number, written: now, happening });
    }

    /// The entries, oldest first.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = &Entry> + ExactSizeIterator {
        self.entries.iter()
    }

    /// How many entries have given way to newer ones.
    #[must_use]
    pub fn forgotten(&self) -> u64 {
        self.forgotten
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::{Uptime, WallTime};

    const NOW: Now = Now::new(Uptime::from_millis(0));

    #[test]
    fn a_full_journal_forgets_its_oldest_entry_and_counts_it() {
        let mut journal = Journal::new();
        for _ in 0..Journal::MAX_ENTRIES {
            journal.write(NOW, Happening::ConnectionTested);
        }
        assert_eq!((journal.entries().len(), journal.forgotten()), (Journal::MAX_ENTRIES, 0));
        journal.write(NOW, Happening::ProxyTested { beyond: true });
        assert_eq!((journal.entries().len(), journal.forgotten()), (Journal::MAX_ENTRIES, 1));
        assert_eq!(journal.entries().next().map(Entry::number), Some(2));
        assert_eq!(journal.entries().next_back().map(Entry::number), Some(1001));
    }

    #[test]
    fn an_entry_is_one_json_line() {
        let mut journal = Journal::new();
        let cause = Cause::Status { status: 503, words: Excerpt::new("line\nbreak") };
        let time = WallTime::from_unix_seconds(0).unwrap();
        journal.write(NOW.with_wall(time), Happening::TestCallFailed { cause });
        let line = serde_json::to_string(journal.entries().next().unwrap()).unwrap();
        assert_eq!(
            line,
            "{\"Number\":1,\"Time\":\"1970-01-01T00:00:00Z\",\"Id\":\"test-call-failed\",\
             \"Cause\":\"status\",\"Message\":\"the test call failed: the service centre answered \
             with status 503: line break\"}"
        );
    }
}
