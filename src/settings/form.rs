//! [`Settings`]: everything an administrator sets, checked as a whole.

use alloc::string::{String, ToString};

use crate::settings::problem::Findings;
use crate::settings::{
    Contact, ContactDraft, Country, Field, MachineLocation, MachineLocationDraft, Problems,
    Profile, Proxy, ProxyDraft, ProxyField,
};

/// Everything an administrator sets: nine mandatory fields, a second contact,
/// the machine's location, the proxy, and whether call home is enabled.
///
/// - Complete and valid as a whole; made by [`SettingsDraft::check`].
/// - Whether the agreement is accepted is not among them: a settings file cannot
///   accept it.
///
/// ```
/// use callhome::settings::SettingsDraft;
///
/// let settings = SettingsDraft::example().check(None)?;
/// assert_eq!(settings.country().as_str(), "DE");
/// assert!(!settings.call_home_enabled());
/// assert!(settings.active_proxy().is_none());
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    country: Country,
    contact: Contact,
    alternate_contact: Option<Contact>,
    machine_location: Option<MachineLocation>,
    proxy: Option<Proxy>,
    proxy_enabled: bool,
    call_home_enabled: bool,
}

impl Settings {
    /// The country.
    #[must_use]
    pub const fn country(&self) -> Country {
        self.country
    }

    /// Whom the service centre calls back.
    #[must_use]
    pub const fn contact(&self) -> &Contact {
        &self.contact
    }

    /// Whom it calls where the first cannot be reached.
    #[must_use]
    pub const fn alternate_contact(&self) -> Option<&Contact> {
        self.alternate_contact.as_ref()
    }

    /// Where the machine stands, if that is not where the contact is.
    #[must_use]
    pub const fn machine_location(&self) -> Option<&MachineLocation> {
        self.machine_location.as_ref()
    }

    /// The proxy that was filled in, whether or not it is to be used.
    #[must_use]
    pub const fn proxy(&self) -> Option<&Proxy> {
        self.proxy.as_ref()
    }

    /// The proxy that is to be used.
    #[must_use]
    pub fn active_proxy(&self) -> Option<&Proxy> {
        self.proxy.as_ref().filter(|_| self.proxy_enabled)
    }

    /// Whether the proxy is to be used.
    #[must_use]
    pub const fn proxy_enabled(&self) -> bool {
        self.proxy_enabled
    }

    /// Whether call home is enabled.
    #[must_use]
    pub const fn call_home_enabled(&self) -> bool {
        self.call_home_enabled
    }

    /// The same settings with call home enabled or disabled.
    #[must_use]
    pub fn with_call_home_enabled(self, enabled: bool) -> Self {
        Self { call_home_enabled: enabled, ..self }
    }

    /// The form filled in with these settings. The proxy's password is left out,
    /// which means *keep* (see [`ProxyDraft`]).
    #[must_use]
    pub fn to_draft(&self) -> SettingsDraft {
        SettingsDraft {
            country: self.country.to_string(),
            contact: self.contact.to_draft(),
            alternate_contact: self.alternate_contact.as_ref().map(Contact::to_draft),
            machine_location: self.machine_location.as_ref().map(MachineLocation::to_draft),
            proxy_enabled: self.proxy_enabled,
            proxy: self.proxy.as_ref().map_or_else(ProxyDraft::default, Proxy::to_draft),
            call_home_enabled: self.call_home_enabled,
        }
    }
}

/// The whole form, as an administrator filled it in.
///
/// - Text about people and places is trimmed; the proxy's is not.
/// - A second contact or a location with nothing in it is none; with anything in
///   it, all its fields are needed.
/// - A proxy that is enabled must be valid. One that is not enabled must be valid
///   too, if more than its port is filled in, and is kept for later.
///
/// ```
/// use callhome::settings::SettingsDraft;
///
/// let problems = SettingsDraft::default().check(None).unwrap_err();
/// assert_eq!(problems.len(), 9);
/// for problem in &problems {
///     println!("{problem}");
/// }
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SettingsDraft {
    /// The ISO 3166-1 alpha-2 code of the country.
    pub country: String,
    /// Whom the service centre calls back.
    pub contact: ContactDraft,
    /// Whom it calls where the first cannot be reached.
    pub alternate_contact: Option<ContactDraft>,
    /// Where the machine stands, if that is not where the contact is.
    pub machine_location: Option<MachineLocationDraft>,
    /// Whether the proxy is to be used.
    pub proxy_enabled: bool,
    /// The proxy.
    pub proxy: ProxyDraft,
    /// Whether call home is enabled.
    pub call_home_enabled: bool,
}

impl SettingsDraft {
    /// A form with valid values, for examples and for first tries.
    #[must_use]
    pub fn example() -> Self {
        let contact = ContactDraft {
            contact_name: "Zoë Müller".into(),
            phone: "+49 89 1234-5678".into(),
            email: "zoe@company.example".into(),
            postal_code: "80331".into(),
            company_name: "Example & Sons".into(),
            address: "Marienplatz 1".into(),
            city: "München".into(),
            state_or_province: "Bayern".into(),
        };
        Self { country: "DE".into(), contact, ..Self::default() }
    }

    /// The checked settings. `current` are the ones in use now, whose proxy
    /// password a form without one may keep.
    ///
    /// # Errors
    /// Everything that is wrong with the form.
    pub fn check(&self, current: Option<&Settings>) -> Result<Settings, Problems> {
        self.check_with(current, &Profile::new())
    }

    /// The checked settings, within a vendor's narrower limits as well.
    ///
    /// # Errors
    /// Everything that is wrong with the form.
    pub fn check_with(
        &self,
        current: Option<&Settings>,
        profile: &Profile,
    ) -> Result<Settings, Problems> {
        let mut findings = Findings::default();
        let settings = self.check_into(current, profile, &mut findings);
        findings.finish(settings)
    }

    /// Notes everything that is wrong; `None` only if something was noted.
    pub(super) fn check_into(
        &self,
        current: Option<&Settings>,
        profile: &Profile,
        findings: &mut Findings,
    ) -> Option<Settings> {
        let country = findings.take(Field::Country, self.country.trim().parse::<Country>());
        let contact = self.contact.check_as(Field::Contact, profile, findings);
        let alternate_contact = self
            .alternate_contact
            .as_ref()
            .filter(|draft| !draft.is_blank())
            .map(|draft| draft.check_as(Field::AlternateContact, profile, findings));
        let machine_location = self
            .machine_location
            .as_ref()
            .filter(|draft| !draft.is_blank())
            .map(|draft| draft.check_as(profile, findings));
        let proxy = self.check_proxy(current, findings);
        Some(Settings {
            country: country?,
            contact: contact?,
            // The outer `None` is a section left out, the inner one a bad one.
            alternate_contact: alternate_contact.map_or(Some(None), |checked| checked.map(Some))?,
            machine_location: machine_location.map_or(Some(None), |checked| checked.map(Some))?,
            proxy: proxy?,
            proxy_enabled: self.proxy_enabled,
            call_home_enabled: self.call_home_enabled,
        })
    }

    /// The proxy to keep, if any; the outer `None` if something is wrong.
    fn check_proxy(
        &self,
        current: Option<&Settings>,
        findings: &mut Findings,
    ) -> Option<Option<Proxy>> {
        if !self.proxy_enabled && self.proxy.is_blank() {
            let port = self.proxy.check_idle_port();
            return findings.take(Field::Proxy(ProxyField::Port), port).map(|()| None);
        }
        match self.proxy.check(current.and_then(Settings::proxy)) {
            Ok(proxy) => Some(Some(proxy)),
            Err(problems) => {
                findings.extend(problems);
                None
            }
        }
    }
}

#[cfg(test)]
mod tests;
