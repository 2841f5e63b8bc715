//! [`MemberKind`] and [`SkipReason`]: the words of a package's table of contents.

use alloc::borrow::ToOwned;
use alloc::string::String;
use core::fmt;

use serde::{Deserialize, Serialize};

use crate::event::member::checked_text;
use crate::text::Excerpt;

/// What kind of service data a member is.
///
/// A word that this version does not know is kept and written back.
///
/// ```
/// use callhome::event::MemberKind;
///
/// assert_eq!(MemberKind::EventLog.as_str(), "EventLog");
/// assert_eq!(MemberKind::default(), MemberKind::Unspecified);
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MemberKind {
    /// Packages of before there were kinds say this; it cannot be packed.
    #[default]
    Unspecified,
    /// Event logs, such as the SEL.
    EventLog,
    /// The kernel's log.
    KernelLog,
    /// What is built in.
    Inventory,
    /// Temperatures, fans, voltages.
    Sensors,
    /// Versions and states of firmware.
    FirmwareState,
    /// What a crash left behind.
    CrashDump,
    /// Settings of the machine.
    Configuration,
    /// Links, addresses, routes.
    NetworkState,
    /// Another, by name.
    Other(String),
}

impl MemberKind {
    /// The word as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Unspecified => "Unspecified",
            Self::EventLog => "EventLog",
            Self::KernelLog => "KernelLog",
            Self::Inventory => "Inventory",
            Self::Sensors => "Sensors",
            Self::FirmwareState => "FirmwareState",
            Self::CrashDump => "CrashDump",
            Self::Configuration => "Configuration",
            Self::NetworkState => "NetworkState",
            Self::Other(name) => name,
        }
    }

    /// Whether members of this kind are text as a rule: all but crash dumps.
    #[must_use]
    pub fn is_text(&self) -> bool {
        !matches!(self, Self::CrashDump)
    }

    /// The kinds that have a word of their own.
    pub const NAMED: [Self; 8] = [
        Self::EventLog,
        Self::KernelLog,
        Self::Inventory,
        Self::Sensors,
        Self::FirmwareState,
        Self::CrashDump,
        Self::Configuration,
        Self::NetworkState,
    ];

    const KNOWN: [Self; 9] = [
        Self::Unspecified,
        Self::EventLog,
        Self::KernelLog,
        Self::Inventory,
        Self::Sensors,
        Self::FirmwareState,
        Self::CrashDump,
        Self::Configuration,
        Self::NetworkState,
    ];
}

impl fmt::Display for MemberKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for MemberKind {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for MemberKind {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match Self::KNOWN.into_iter().find(|kind| kind.as_str() == text) {
            Some(kind) => Ok(kind),
            None => checked_text::<D::Error>(text).map(Self::Other),
        }
    }
}

/// Why a source is not in the package.
///
/// Written as one word, or for [`SkipReason::Other`] as its text; a word that
/// this version does not know is such a text.
///
/// ```
/// use callhome::event::SkipReason;
///
/// assert_eq!(SkipReason::Fifo.code(), "Fifo");
/// assert_eq!(SkipReason::Fifo.to_string(), "is a FIFO");
/// assert_eq!(SkipReason::other("the BMC\nis asleep").to_string(), "the BMC is asleep");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum SkipReason {
    /// It is not there, or no longer.
    NotFound,
    /// It may not be read.
    NotPermitted,
    /// Opening it or reading its start failed in another way.
    Unreadable,
    /// A symbolic link. Links are not followed.
    SymbolicLink,
    /// A FIFO. Opening one can wait for ever.
    Fifo,
    /// A character or block device. Some never end.
    Device,
    /// A socket.
    Socket,
    /// Neither file nor folder, of a sort that we have no word for.
    SpecialFile,
    /// A folder where a file was asked for.
    Folder,
    /// A file where a folder was asked for.
    NotAFolder,
    /// Its name is too long or of another wrong form.
    BadName,
    /// Another member has its name.
    NameTaken,
    /// Its kind is not one of those that may be packed.
    KindNotPermitted,
    /// It lies deeper than folders are searched.
    TooDeep,
    /// The package, or the folder, has as many members as are allowed.
    TooMany,
    /// It would be larger than the package may be, unpacked.
    TooLarge,
    /// The package has reached its size limit.
    SizeLimit,
    /// Another reason, in the host's words.
    Other(String),
}

impl SkipReason {
    /// A reason in the host's own words; it is made safe to show.
    #[must_use]
    pub fn other(words: &str) -> Self {
        Self::Other(Excerpt::new(words).as_str().to_owned())
    }

    /// The reason as it is written.
    #[must_use]
    pub fn code(&self) -> &str {
        self.words().0
    }

    /// The code, and the words for people.
    fn words(&self) -> (&str, &str) {
        match self {
            Self::NotFound => ("NotFound", "is not there"),
            Self::NotPermitted => ("NotPermitted", "may not be read"),
            Self::Unreadable => ("Unreadable", "cannot be read"),
            Self::SymbolicLink => ("SymbolicLink", "is a symbolic link"),
            Self::Fifo => ("Fifo", "is a FIFO"),
            Self::Device => ("Device", "is a device"),
            Self::Socket => ("Socket", "is a socket"),
            Self::SpecialFile => ("SpecialFile", "is not a regular file"),
            Self::Folder => ("Folder", "is a folder"),
            Self::NotAFolder => ("NotAFolder", "is not a folder"),
            Self::BadName => ("BadName", "has a name that cannot be packed"),
            Self::NameTaken => ("NameTaken", "has the name of another member"),
            Self::KindNotPermitted => ("KindNotPermitted", "is of a kind that may not be packed"),
            Self::TooDeep => ("TooDeep", "lies too deep"),
            Self::TooMany => ("TooMany", "is one too many"),
            Self::TooLarge => ("TooLarge", "is larger than a package may be"),
            Self::SizeLimit => ("SizeLimit", "came after the size limit was reached"),
            Self::Other(text) => (text, text),
        }
    }

    const KNOWN: [Self; 17] = [
        Self::NotFound,
        Self::NotPermitted,
        Self::Unreadable,
        Self::SymbolicLink,
        Self::Fifo,
        Self::Device,
        Self::Socket,
        Self::SpecialFile,
        Self::Folder,
        Self::NotAFolder,
        Self::BadName,
        Self::NameTaken,
        Self::KindNotPermitted,
        Self::TooDeep,
        Self::TooMany,
        Self::TooLarge,
        Self::SizeLimit,
    ];
}

impl fmt::Display for SkipReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words().1)
    }
}

impl Serialize for SkipReason {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.code())
    }
}

impl<'de> Deserialize<'de> for SkipReason {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        match Self::KNOWN.into_iter().find(|reason| reason.code() == text) {
            Some(reason) => Ok(reason),
            None => checked_text::<D::Error>(text).map(Self::Other),
        }
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn every_word_goes_round_and_has_its_own_code() {
        for kind in MemberKind::KNOWN {
            let json = serde_json::to_string(&kind).unwrap();
            assert_eq!(serde_json::from_str::<MemberKind>(&json).unwrap(), kind);
        }
        for reason in SkipReason::KNOWN {
            let json = serde_json::to_string(&reason).unwrap();
            assert_eq!(serde_json::from_str::<SkipReason>(&json).unwrap(), reason);
        }
    }

    #[test]
    fn an_unknown_word_is_kept_and_an_unprintable_one_refused() {
        let asleep = SkipReason::Other("Asleep".to_string());
        assert_eq!(serde_json::from_str::<SkipReason>("\"Asleep\"").unwrap(), asleep);
        assert!(serde_json::from_str::<SkipReason>("\"a\\u001b\"").is_err());
        assert!(serde_json::from_str::<MemberKind>("\"a\\n\"").is_err());
    }
}
