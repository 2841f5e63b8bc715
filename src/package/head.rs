//! [`PackageHead`]: what is known before packing.

use serde::Serialize;

use crate::event::{Device, Event, Receipt, Scope};
use crate::text::Excerpt;
use crate::ticket::TicketId;
use crate::time::WallTime;

/// What a package says about itself in its first member, `package.json`.
///
/// ```
/// use callhome::event::{DeviceDraft, Event, Scope};
/// use callhome::package::PackageHead;
/// use callhome::ticket::TicketId;
///
/// # let device = DeviceDraft {
/// #     manufacturer: "Example".into(),
/// #     model: "SR 1".into(),
/// #     serial_number: "J30A0042".into(),
/// #     ..DeviceDraft::default()
/// # }
/// # .check()?;
/// let event = Event::manual_call("the fan is loud")?;
/// let head = PackageHead::new(TicketId::from_random([7; 16]), &device, &event, Scope::Full)
///     .with_created("2026-01-31T11:00:00Z".parse()?)
///     .with_agreement("2.0", "1.3");
/// assert_eq!(head.scope(), Scope::Full);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct PackageHead<'a> {
    format_version: u32,
    ticket: TicketId,
    scope: Scope,
    #[serde(skip_serializing_if = "Option::is_none")]
    created: Option<WallTime>,
    device: &'a Device,
    event: &'a Event,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<Agreement>,
}

/// Which documents the customer accepted.
#[derive(Clone, Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Agreement {
    #[serde(serialize_with = "text")]
    terms_version: Excerpt,
    #[serde(serialize_with = "text")]
    privacy_version: Excerpt,
}

fn text<S: serde::Serializer>(text: &Excerpt, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(text.as_str())
}

impl<'a> PackageHead<'a> {
    /// A package of this scope for a ticket, with the event that it was opened for.
    #[must_use]
    pub fn new(ticket: TicketId, device: &'a Device, event: &'a Event, scope: Scope) -> Self {
        Self {
            format_version: Receipt::FORMAT_VERSION,
            ticket,
            scope,
            created: None,
            device,
            event,
            agreement: None,
        }
    }

    /// When packing began, where the device knows the time. It is also the time
    /// of every member that has none of its own.
    #[must_use]
    pub fn with_created(self, created: WallTime) -> Self {
        Self { created: Some(created), ..self }
    }

    /// The versions of terms and privacy statement that were accepted. Each is
    /// cut at [`Excerpt::MAX_CHARS`] characters.
    #[must_use]
    pub fn with_agreement(self, terms_version: &str, privacy_version: &str) -> Self {
        let agreement = Agreement {
            terms_version: Excerpt::new(terms_version),
            privacy_version: Excerpt::new(privacy_version),
        };
        Self { agreement: Some(agreement), ..self }
    }

    /// How much was asked for.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// The ticket that it is for.
    #[must_use]
    pub fn ticket(&self) -> TicketId {
        self.ticket
    }

    /// When packing began, as far as it is known.
    #[must_use]
    pub fn created(&self) -> Option<WallTime> {
        self.created
    }
}
