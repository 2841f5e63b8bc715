//! The two forms in which settings are written.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::FORMAT_VERSION;
use crate::settings::{
    Contact, ContactField, Field, LocationField, MachineLocation, Proxy, ProxyCredentials,
    ProxyField, Settings,
};

impl Settings {
    /// These settings as they are stored: the proxy's password is in it, so it
    /// belongs in a protected place. What is read back from it is the same.
    #[must_use]
    pub const fn as_stored(&self) -> StoredSettings<'_> {
        StoredSettings(self)
    }

    /// These settings as they are shown: the proxy's password is `null`.
    #[must_use]
    pub const fn as_shown(&self) -> ShownSettings<'_> {
        ShownSettings { settings: self, agreement_accepted: None }
    }
}

/// Settings in the form in which they are stored. See [`Settings::as_stored`].
///
/// - The proxy's password is in it.
/// - `FormatVersion` says which format it is; every later version reads it.
/// - It does not say whether the agreement is accepted.
///
/// ```
/// use callhome::settings::{Settings, SettingsDraft};
///
/// let settings = SettingsDraft::example().check(None)?;
/// let file = serde_json::to_vec(&settings.as_stored()).unwrap();
/// assert_eq!(Settings::from_json(&file, None)?.into_settings(), settings);
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
///
/// Settings cannot be written without saying which form is meant:
///
/// ```compile_fail,E0277
/// use callhome::settings::SettingsDraft;
///
/// let settings = SettingsDraft::example().check(None).unwrap();
/// serde_json::to_string(&settings).unwrap();
/// ```
#[derive(Clone, Copy, Debug)]
pub struct StoredSettings<'a>(&'a Settings);

/// Settings in the form in which they are shown. See [`Settings::as_shown`].
///
/// - The proxy's password is `null`, whether or not there is one.
///
/// ```
/// use callhome::settings::SettingsDraft;
///
/// let settings = SettingsDraft::example().check(None)?;
/// let shown = settings.as_shown().with_agreement_accepted(true);
/// let json = serde_json::to_value(shown).unwrap();
/// assert_eq!(json["AgreementAccepted"], true);
/// assert_eq!(json["CallHomeSettings"]["City"], "München");
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct ShownSettings<'a> {
    settings: &'a Settings,
    agreement_accepted: Option<bool>,
}

impl ShownSettings<'_> {
    /// Says as well whether the agreement is accepted.
    #[must_use]
    pub const fn with_agreement_accepted(self, accepted: bool) -> Self {
        Self { agreement_accepted: Some(accepted), ..self }
    }
}

impl Serialize for StoredSettings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(Field::FormatVersion.json_name(), &FORMAT_VERSION)?;
        write_members(&mut map, self.0, Passwords::Kept)?;
        map.end()
    }
}

impl Serialize for ShownSettings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(accepted) = self.agreement_accepted {
            map.serialize_entry(Field::AgreementAccepted.json_name(), &accepted)?;
        }
        write_members(&mut map, self.settings, Passwords::Hidden)?;
        map.end()
    }
}

#[derive(Clone, Copy)]
enum Passwords {
    Kept,
    Hidden,
}

/// The members that both forms have. What is not set is left out.
fn write_members<M: SerializeMap>(
    map: &mut M,
    settings: &Settings,
    passwords: Passwords,
) -> Result<(), M::Error> {
    map.serialize_entry(Field::Country.json_name(), settings.country().as_str())?;
    map.serialize_entry(Field::CallHomeEnabled.json_name(), &settings.call_home_enabled())?;
    let contacts = Contacts(settings.contact(), settings.alternate_contact());
    map.serialize_entry(Field::ContactSection.json_name(), &contacts)?;
    if let Some(location) = settings.machine_location() {
        map.serialize_entry(Field::MachineLocationSection.json_name(), &Location(location))?;
    }
    if let Some(proxy) = settings.proxy() {
        let proxy = ProxyMembers { proxy, enabled: settings.proxy_enabled(), passwords };
        map.serialize_entry(Field::ProxySection.json_name(), &proxy)?;
    }
    Ok(())
}

struct Contacts<'a>(&'a Contact, Option<&'a Contact>);

impl Serialize for Contacts<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in ContactField::ALL {
            map.serialize_entry(Field::Contact(field).json_name(), self.0.get(field))?;
        }
        if let Some(alternate) = self.1 {
            for field in ContactField::ALL {
                let name = Field::AlternateContact(field).json_name();
                map.serialize_entry(name, alternate.get(field))?;
            }
        }
        map.end()
    }
}

struct Location<'a>(&'a MachineLocation);

impl Serialize for Location<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for field in LocationField::ALL {
            map.serialize_entry(Field::MachineLocation(field).json_name(), self.0.get(field))?;
        }
        map.end()
    }
}

struct ProxyMembers<'a> {
    proxy: &'a Proxy,
    enabled: bool,
    passwords: Passwords,
}

impl Serialize for ProxyMembers<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let name = |field| Field::Proxy(field).json_name();
        let credentials = self.proxy.credentials();
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry(name(ProxyField::Enabled), &self.enabled)?;
        map.serialize_entry(name(ProxyField::Address), &format_args!("{}", self.proxy.host()))?;
        map.serialize_entry(name(ProxyField::Port), &self.proxy.port())?;
        let user_name = credentials.map_or("", ProxyCredentials::user_name);
        map.serialize_entry(name(ProxyField::UserName), user_name)?;
        let password = match self.passwords {
            Passwords::Kept => Some(credentials.map_or("", |c| c.password().expose())),
            Passwords::Hidden => None,
        };
        map.serialize_entry(name(ProxyField::Password), &password)?;
        map.end()
    }
}
