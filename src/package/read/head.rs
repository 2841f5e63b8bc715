//! [`Head`]: what `package.json` says.

use serde::Deserialize;

use crate::event::{Device, Event, Receipt, Scope};
use crate::package::read::ReadError;
use crate::text::Excerpt;
use crate::ticket::TicketId;
use crate::time::WallTime;

/// What a package says about itself in its first member, `package.json`.
///
/// Device and event have passed the checks that they pass on the device. What
/// the format does not know is passed over.
///
/// ```
/// use callhome::package::read::Head;
///
/// let json = br#"{
///     "FormatVersion": 1,
///     "Ticket": "07070707-0707-4707-8707-070707070707",
///     "Scope": "Mini",
///     "Device": {"Manufacturer": "Example", "Model": "SR 1", "SerialNumber": "J30A0042"},
///     "Event": {"EventType": "ManualCall", "MessageId": "Call", "Severity": "OK",
///               "Message": "the fan is loud", "NotifySupport": true}
/// }"#;
/// let head = Head::from_json(json)?;
/// assert_eq!(head.device().serial_number(), "J30A0042");
/// assert_eq!((head.created(), head.terms_version()), (None, None));
/// # Ok::<(), callhome::package::read::ReadError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub struct Head {
    ticket: TicketId,
    scope: Scope,
    #[serde(default)]
    created: Option<WallTime>,
    device: Device,
    event: Event,
    #[serde(default)]
    agreement: Option<Agreement>,
}

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Agreement {
    #[serde(deserialize_with = "text")]
    terms_version: Excerpt,
    #[serde(deserialize_with = "text")]
    privacy_version: Excerpt,
}

/// Both JSON members have it.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Version {
    format_version: u32,
}

impl Head {
    /// Reads a `package.json`.
    ///
    /// # Errors
    /// [`ReadError::NotAPackage`] when it is none, [`ReadError::NotSupported`]
    /// when it is of a later version.
    pub fn from_json(json: &[u8]) -> Result<Self, ReadError> {
        match version(json) {
            Some(Receipt::FORMAT_VERSION) => {}
            Some(0) | None => {
                return Err(ReadError::NotAPackage("its package.json has no version"));
            }
            Some(_) => return Err(ReadError::NotSupported("it is of a later version")),
        }
        serde_json::from_slice(json)
            .map_err(|_| ReadError::NotAPackage("its package.json is not of the format"))
    }

    /// The ticket that it belongs to.
    #[must_use]
    pub fn ticket(&self) -> TicketId {
        self.ticket
    }

    /// How much was asked for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// When packing began, where the device knew the time.
    #[must_use]
    pub fn created(&self) -> Option<WallTime> {
        self.created
    }

    /// The machine that it comes from.
    #[must_use]
    pub fn device(&self) -> &Device {
        &self.device
    }

    /// The event that the ticket was opened for.
    #[must_use]
    pub fn event(&self) -> &Event {
        &self.event
    }

    /// Which version of the terms the customer accepted, where it is said.
    #[must_use]
    pub fn terms_version(&self) -> Option<&str> {
        self.agreement.as_ref().map(|agreement| agreement.terms_version.as_str())
    }

    /// Which version of the privacy statement was accepted, where it is said.
    #[must_use]
    pub fn privacy_version(&self) -> Option<&str> {
        self.agreement.as_ref().map(|agreement| agreement.privacy_version.as_str())
    }
}

/// The version that a JSON member says it has.
pub(super) fn version(json: &[u8]) -> Option<u32> {
    serde_json::from_slice::<Version>(json).ok().map(|read| read.format_version)
}

fn text<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Excerpt, D::Error> {
    String::deserialize(deserializer).map(|text| Excerpt::new(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const JSON: &str = r#"{"FormatVersion":1,"Ticket":"07070707-0707-4707-8707-070707070707",
        "Scope":"Full","Created":"2026-01-31T11:00:00Z","Later":[{}],
        "Device":{"Manufacturer":"Example","Model":"SR 1","SerialNumber":"J30A0042"},
        "Event":{"EventType":"HardwareFault","MessageId":"Fan.1.0.Failed","Severity":"Warning",
        "Message":"Fan 2","NotifySupport":true,"Later":1},
        "Agreement":{"TermsVersion":"2.0","PrivacyVersion":"1\u001b.3"}}"#;

    #[test]
    fn every_field_is_read_and_later_ones_are_passed_over() {
        let head = Head::from_json(JSON.as_bytes()).unwrap();
        assert_eq!(head.ticket().to_string(), "07070707-0707-4707-8707-070707070707");
        assert_eq!(head.scope(), Scope::Full);
        assert_eq!(head.created(), "2026-01-31T11:00:00Z".parse().ok());
        assert_eq!(head.event().message(), "Fan 2");
        assert_eq!(head.terms_version(), Some("2.0"));
        assert_eq!(head.privacy_version(), Some("1\\u{1b}.3"), "safe to show");
    }

    #[test]
    fn a_later_version_is_told_from_no_package() {
        let read = |json: &str| Head::from_json(json.as_bytes()).unwrap_err();
        let later = r#"{"FormatVersion":2,"Everything":"else"}"#;
        assert!(matches!(read(later), ReadError::NotSupported(_)));
        for json in
            ["", "{}", "[]", "\u{feff}{}", r#"{"FormatVersion":1}"#, &JSON.replace(":1,", ":0,")]
        {
            assert!(matches!(read(json), ReadError::NotAPackage(_)), "{json}");
        }
    }
}
