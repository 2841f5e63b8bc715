//! [`Caller`]: who calls, on whose behalf.

use alloc::string::{String, ToString};

use serde::Serialize;

use crate::event::Device;
use crate::settings::agreement::Acceptance;
use crate::settings::{Contact, Country, MachineLocation, Settings};
use crate::time::WallTime;

/// Who calls: the device, whom to contact, and that the agreement was accepted.
/// Part of every test call and of every ticket.
///
/// Without settings and acceptance it is the device alone, which is enough for
/// a first try against the double. A service centre may refuse it.
///
/// ```
/// use callhome::event::DeviceDraft;
/// use callhome::protocol::Caller;
/// use callhome::settings::SettingsDraft;
///
/// let device = DeviceDraft {
///     manufacturer: "Example".into(),
///     model: "SR 1".into(),
///     serial_number: "J30A0042".into(),
///     ..DeviceDraft::default()
/// }
/// .check()?;
/// let settings = SettingsDraft::example().check(None)?;
/// let caller = Caller::new(device).with_settings(&settings);
/// assert_eq!(caller.device().model(), "SR 1");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Caller {
    device: Device,
    #[serde(flatten)]
    customer: Option<Customer>,
    #[serde(skip_serializing_if = "Option::is_none")]
    agreement: Option<Agreement>,
}

impl Caller {
    /// The device alone.
    #[must_use]
    pub fn new(device: Device) -> Self {
        Self { device, customer: None, agreement: None }
    }

    /// The same caller with the contacts, country and location of `settings`.
    /// Nothing of the proxy is taken over.
    #[must_use]
    pub fn with_settings(self, settings: &Settings) -> Self {
        let customer = Customer {
            country_code: settings.country(),
            contact: settings.contact().into(),
            alternate_contact: settings.alternate_contact().map(Person::from),
            machine_location: settings.machine_location().map(Place::from),
        };
        Self { customer: Some(customer), ..self }
    }

    /// The same caller with the versions that were accepted, and when. Who
    /// accepted stays on the device.
    #[must_use]
    pub fn with_acceptance(self, acceptance: &Acceptance) -> Self {
        let agreement = Agreement {
            terms_version: acceptance.terms_version().to_string(),
            privacy_version: acceptance.privacy_version().to_string(),
            accepted_at: acceptance.when(),
        };
        Self { agreement: Some(agreement), ..self }
    }

    /// The device.
    #[must_use]
    pub fn device(&self) -> &Device {
        &self.device
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Customer {
    #[serde(serialize_with = "as_text")]
    country_code: Country,
    contact: Person,
    #[serde(skip_serializing_if = "Option::is_none")]
    alternate_contact: Option<Person>,
    #[serde(skip_serializing_if = "Option::is_none")]
    machine_location: Option<Place>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Person {
    contact_name: String,
    phone: String,
    email: String,
    postal_code: String,
    company_name: String,
    address: String,
    city: String,
    state_or_province: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Place {
    address: String,
    postal_code: String,
    city: String,
    state_or_province: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Agreement {
    terms_version: String,
    privacy_version: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    accepted_at: Option<WallTime>,
}

impl From<&Contact> for Person {
    fn from(contact: &Contact) -> Self {
        Self {
            contact_name: contact.contact_name().into(),
            phone: contact.phone().into(),
            email: contact.email().into(),
            postal_code: contact.postal_code().into(),
            company_name: contact.company_name().into(),
            address: contact.address().into(),
            city: contact.city().into(),
            state_or_province: contact.state_or_province().into(),
        }
    }
}

impl From<&MachineLocation> for Place {
    fn from(location: &MachineLocation) -> Self {
        Self {
            address: location.address().into(),
            postal_code: location.postal_code().into(),
            city: location.city().into(),
            state_or_province: location.state_or_province().into(),
        }
    }
}

fn as_text<S: serde::Serializer>(country: &Country, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(country.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::DeviceDraft;
    use crate::settings::{MachineLocationDraft, SettingsDraft};

    #[test]
    fn a_caller_has_the_names_of_the_settings_and_no_proxy() {
        let device = DeviceDraft {
            manufacturer: "Example".into(),
            model: "SR 1".into(),
            serial_number: "J30A0042".into(),
            ..DeviceDraft::default()
        };
        let mut draft = SettingsDraft::example();
        draft.alternate_contact = Some(draft.contact.clone());
        draft.machine_location = Some(MachineLocationDraft {
            address: "Hall 7".into(),
            postal_code: "80331".into(),
            city: "München".into(),
            state_or_province: "Bayern".into(),
        });
        draft.proxy_enabled = true;
        draft.proxy.address = "proxy.example".into();
        draft.proxy.port = Some(3128);
        let when = "2026-01-31T11:00:00Z".parse().ok();
        let acceptance = Acceptance::new("Kim", when, "2026-1", "2026-2").unwrap();
        let caller = Caller::new(device.check().unwrap())
            .with_settings(&draft.check(None).unwrap())
            .with_acceptance(&acceptance);

        let json: serde_json::Value = serde_json::to_value(&caller).unwrap();
        assert_eq!(json["CountryCode"], "DE");
        assert_eq!(json["Contact"]["ContactName"], "Zoë Müller");
        assert_eq!(json["Contact"].as_object().unwrap().len(), 8);
        assert_eq!(json["AlternateContact"], json["Contact"]);
        assert_eq!(json["MachineLocation"]["Address"], "Hall 7");
        assert_eq!(json["Agreement"]["TermsVersion"], "2026-1");
        assert_eq!(json["Agreement"]["AcceptedAt"], "2026-01-31T11:00:00Z");
        let text = serde_json::to_string(&caller).unwrap();
        assert!(!text.contains("proxy") && !text.contains("Kim"));
    }
}
