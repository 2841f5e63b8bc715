//! [`Event`]: something the machine reports.

use alloc::string::{String, ToString};

use serde::{Deserialize, Serialize};

use crate::event::field::{FieldProblems, FieldReader};
use crate::event::{OccurrenceKey, Severity};
use crate::time::WallTime;

/// Why there is an event.
///
/// ```
/// use callhome::event::{Event, EventKind};
///
/// assert_eq!(Event::manual_call("the fan is loud")?.kind(), EventKind::ManualCall);
/// # Ok::<(), callhome::event::FieldProblems>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[non_exhaustive]
pub enum EventKind {
    /// Hardware failed or is about to.
    #[default]
    HardwareFault,
    /// A person asked for help.
    ManualCall,
}

/// An event as the host has it, not yet checked.
///
/// ```
/// use callhome::event::{EventDraft, OccurrenceKey, Severity};
///
/// let event = EventDraft {
///     message_id: "StorageDevice.1.2.DriveFailure".into(),
///     severity: Severity::Critical,
///     message: "Drive 4 failed".into(),
///     origin_of_condition: "/redfish/v1/Chassis/1/Drives/4".into(),
///     occurrence_key: Some(OccurrenceKey::new("/redfish/v1/Systems/1/LogServices/SEL", "17", "3")?),
///     ..EventDraft::default()
/// }
/// .check()?;
/// assert!(event.notify_support());
/// # Ok::<(), callhome::event::FieldProblems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct EventDraft {
    /// Fault or manual call.
    pub event_type: EventKind,
    /// The registry's name for it, such as `StorageDevice.1.2.DriveFailure`. Needed.
    pub message_id: String,
    /// How bad it is.
    pub severity: Severity,
    /// What happened, in a sentence. Needed.
    pub message: String,
    /// The Redfish URI of what failed; empty where it is not known.
    pub origin_of_condition: String,
    /// When it happened, where the device knew the time.
    pub event_timestamp: Option<WallTime>,
    /// Which log record it is, where the host has a stable name for it.
    pub occurrence_key: Option<OccurrenceKey>,
    /// Whether the device may tell the manufacturer of its own accord.
    pub notify_support: bool,
}

impl Default for EventDraft {
    /// Everything empty, severity OK, support is told.
    fn default() -> Self {
        Self {
            event_type: EventKind::default(),
            message_id: String::new(),
            severity: Severity::default(),
            message: String::new(),
            origin_of_condition: String::new(),
            event_timestamp: None,
            occurrence_key: None,
            notify_support: true,
        }
    }
}

impl EventDraft {
    /// Checks every field.
    ///
    /// # Errors
    /// [`FieldProblems`] with every field that is missing, too long or of the
    /// wrong form.
    pub fn check(&self) -> Result<Event, FieldProblems> {
        let mut fields = FieldReader::default();
        let message_id =
            fields.required("MessageId", &self.message_id, Event::MAX_MESSAGE_ID_CHARS);
        fields.identifier("MessageId", &message_id);
        let origin = fields.optional(
            "OriginOfCondition",
            &self.origin_of_condition,
            Event::MAX_ORIGIN_CHARS,
        );
        if let Some(origin) = &origin {
            fields.identifier("OriginOfCondition", origin);
        }
        let event = Event {
            event_type: self.event_type,
            message_id,
            severity: self.severity,
            message: fields.required("Message", &self.message, Event::MAX_MESSAGE_CHARS),
            origin_of_condition: origin,
            event_timestamp: self.event_timestamp,
            occurrence_key: self.occurrence_key.clone(),
            notify_support: self.notify_support,
        };
        fields.finish(event)
    }
}

/// Something the machine reports, checked.
///
/// - `MessageId` is printable ASCII without white space, 1 to
///   [`Event::MAX_MESSAGE_ID_CHARS`] characters.
/// - `Message` is one printable line of 1 to [`Event::MAX_MESSAGE_CHARS`] characters.
/// - `OriginOfCondition`, if there is one, is printable ASCII without white
///   space, at most [`Event::MAX_ORIGIN_CHARS`] characters.
///
/// ```
/// use callhome::event::{Event, Severity};
///
/// let event = Event::fault("Fan.1.0.FanFailed", Severity::Warning, "Fan 2 stands still")?;
/// assert_eq!(event.message_id(), "Fan.1.0.FanFailed");
/// # Ok::<(), callhome::event::FieldProblems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "EventDraft", rename_all = "PascalCase")]
pub struct Event {
    event_type: EventKind,
    message_id: String,
    severity: Severity,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    origin_of_condition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    event_timestamp: Option<WallTime>,
    #[serde(skip_serializing_if = "Option::is_none")]
    occurrence_key: Option<OccurrenceKey>,
    notify_support: bool,
}

impl Event {
    /// The most characters of a message id.
    pub const MAX_MESSAGE_ID_CHARS: usize = 128;
    /// The most characters of a message.
    pub const MAX_MESSAGE_CHARS: usize = 1024;
    /// The most characters of an origin.
    pub const MAX_ORIGIN_CHARS: usize = 512;
    /// The message id of a manual call.
    pub const MANUAL_CALL: &str = "Callhome.1.0.ManualCall";
    /// The message id of a roll-up: the ticket on which a flood is counted.
    pub const FAULTS_ROLLED_UP: &str = "Callhome.1.0.FaultsRolledUp";

    /// A hardware fault without origin, time and key; [`EventDraft`] has them all.
    ///
    /// # Errors
    /// [`FieldProblems`] with every field that is missing, too long or of the
    /// wrong form.
    pub fn fault(
        message_id: &str,
        severity: Severity,
        message: &str,
    ) -> Result<Self, FieldProblems> {
        EventDraft {
            message_id: message_id.to_string(),
            severity,
            message: message.to_string(),
            ..EventDraft::default()
        }
        .check()
    }

    /// A person's call for help, with what the person says. Its severity is OK.
    ///
    /// # Errors
    /// [`FieldProblems`] when the description is empty, longer than
    /// [`Event::MAX_MESSAGE_CHARS`] or not one printable line.
    pub fn manual_call(description: &str) -> Result<Self, FieldProblems> {
        EventDraft {
            event_type: EventKind::ManualCall,
            message_id: Self::MANUAL_CALL.to_string(),
            message: description.to_string(),
            ..EventDraft::default()
        }
        .check()
    }

    /// Fault or manual call.
    #[must_use]
    pub fn kind(&self) -> EventKind {
        self.event_type
    }

    /// The registry's name for it.
    #[must_use]
    pub fn message_id(&self) -> &str {
        &self.message_id
    }

    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.severity
    }

    /// What happened; of a manual call, what the person said.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }

    /// The Redfish URI of what failed.
    #[must_use]
    pub fn origin_of_condition(&self) -> Option<&str> {
        self.origin_of_condition.as_deref()
    }

    /// When it happened, where the device knew the time.
    #[must_use]
    pub fn timestamp(&self) -> Option<WallTime> {
        self.event_timestamp
    }

    /// Which log record it is.
    #[must_use]
    pub fn occurrence_key(&self) -> Option<&OccurrenceKey> {
        self.occurrence_key.as_ref()
    }

    /// Whether the device may tell the manufacturer of its own accord.
    #[must_use]
    pub fn notify_support(&self) -> bool {
        self.notify_support
    }
}

impl TryFrom<EventDraft> for Event {
    type Error = FieldProblems;

    fn try_from(draft: EventDraft) -> Result<Self, FieldProblems> {
        draft.check()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_ends_at_its_bound() {
        let full = EventDraft {
            message_id: "m".repeat(Event::MAX_MESSAGE_ID_CHARS),
            message: "é".repeat(Event::MAX_MESSAGE_CHARS),
            origin_of_condition: "/".repeat(Event::MAX_ORIGIN_CHARS),
            ..EventDraft::default()
        };
        assert!(full.check().is_ok());
        let over = EventDraft {
            message_id: full.message_id + "m",
            message: full.message + "m",
            origin_of_condition: full.origin_of_condition + "/",
            ..EventDraft::default()
        };
        assert_eq!(over.check().unwrap_err().iter().count(), 3);
    }

    #[test]
    fn identifiers_have_no_white_space() {
        assert_eq!(
            Event::fault("a b", Severity::Ok, "\n").unwrap_err().to_string(),
            "MessageId must be printable ASCII without white space; Message is missing"
        );
        let origin = EventDraft {
            message_id: "a".to_string(),
            message: "b".to_string(),
            origin_of_condition: "/redfish/v1/ä".to_string(),
            ..EventDraft::default()
        };
        assert!(origin.check().is_err());
    }

    #[test]
    fn json_has_the_names_of_redfish_and_goes_round() {
        let event = EventDraft {
            message_id: "Fan.1.0.FanFailed".to_string(),
            severity: Severity::Critical,
            message: "Fan 2".to_string(),
            origin_of_condition: "/redfish/v1/Fans/2".to_string(),
            event_timestamp: "2026-01-31T11:00:00Z".parse().ok(),
            occurrence_key: OccurrenceKey::new("SEL", "17", "3").ok(),
            ..EventDraft::default()
        }
        .check()
        .unwrap();
        let json = serde_json::to_string(&event).unwrap();
        assert_eq!(
            json,
            r#"{"EventType":"HardwareFault","MessageId":"Fan.1.0.FanFailed","Severity":"Critical","Message":"Fan 2","OriginOfCondition":"/redfish/v1/Fans/2","EventTimestamp":"2026-01-31T11:00:00Z","OccurrenceKey":{"LogService":"SEL","EntryId":"17","Generation":"3"},"NotifySupport":true}"#
        );
        assert_eq!(serde_json::from_str::<Event>(&json).unwrap(), event);
        assert!(serde_json::from_str::<Event>(r#"{"MessageId":"a"}"#).is_err());
    }
}
