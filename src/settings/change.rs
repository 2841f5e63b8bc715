//! Which fields differ between two settings: what the journal says of a change.

use alloc::borrow::ToOwned;
use alloc::vec::Vec;

use crate::settings::{
    Contact, ContactField, Field, LocationField, MachineLocation, Proxy, ProxyCredentials,
    ProxyField, Settings,
};

impl Settings {
    /// The fields whose values are other than in `before`, in the order of the
    /// form; every field that is filled in where there was nothing before.
    ///
    /// ```
    /// use callhome::settings::{ContactField, Field, SettingsDraft};
    ///
    /// let before = SettingsDraft::example().check(None)?;
    /// let mut form = before.to_draft();
    /// form.contact.city = "Elsewhere".into();
    /// let after = form.check(Some(&before))?;
    /// assert_eq!(after.fields_changed_from(Some(&before)), [Field::Contact(ContactField::City)]);
    /// # Ok::<(), callhome::settings::Problems>(())
    /// ```
    #[must_use]
    pub fn fields_changed_from(&self, before: Option<&Self>) -> Vec<Field> {
        let mut changed = Vec::new();
        let mut note = |field, differs: bool| {
            if differs {
                changed.push(field);
            }
        };
        note(Field::Country, before.map(Self::country) != Some(self.country()));
        for field in ContactField::ALL {
            let value =
                |settings: &Self| settings.contact().get(field) != self.contact().get(field);
            note(Field::Contact(field), before.is_none_or(value));
        }
        let alternate = before.and_then(Self::alternate_contact);
        for field in ContactField::ALL {
            let value = |contact: Option<&Contact>| contact.map(|c| c.get(field).to_owned());
            let differs = value(alternate) != value(self.alternate_contact());
            note(Field::AlternateContact(field), differs);
        }
        let location = before.and_then(Self::machine_location);
        for field in LocationField::ALL {
            let value = |place: Option<&MachineLocation>| place.map(|p| p.get(field).to_owned());
            let differs = value(location) != value(self.machine_location());
            note(Field::MachineLocation(field), differs);
        }
        let (old, new) = (before.and_then(Self::proxy), self.proxy());
        let credentials = |proxy: Option<&Proxy>| proxy.and_then(Proxy::credentials).cloned();
        let (old_credentials, new_credentials) = (credentials(old), credentials(new));
        let user = |c: &Option<ProxyCredentials>| c.as_ref().map(|c| c.user_name().to_owned());
        let password = |c: &Option<ProxyCredentials>| c.as_ref().map(|c| c.password().clone());
        let enabled = before.is_some_and(Self::proxy_enabled) != self.proxy_enabled();
        note(Field::Proxy(ProxyField::Enabled), enabled);
        note(Field::Proxy(ProxyField::Address), old.map(Proxy::host) != new.map(Proxy::host));
        note(Field::Proxy(ProxyField::Port), old.map(Proxy::port) != new.map(Proxy::port));
        let differs = user(&old_credentials) != user(&new_credentials);
        note(Field::Proxy(ProxyField::UserName), differs);
        let differs = password(&old_credentials) != password(&new_credentials);
        note(Field::Proxy(ProxyField::Password), differs);
        let enabled = before.is_some_and(Self::call_home_enabled) != self.call_home_enabled();
        note(Field::CallHomeEnabled, enabled);
        changed
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::secret::Secret;
    use crate::settings::{ProxyDraft, SettingsDraft};

    #[test]
    fn first_settings_name_what_is_filled_in_and_the_same_settings_name_nothing() {
        let settings = SettingsDraft::example().check(None).unwrap();
        assert_eq!(settings.fields_changed_from(None), Field::MANDATORY);
        assert_eq!(settings.fields_changed_from(Some(&settings)), []);
    }

    #[test]
    fn a_new_password_is_a_change_of_the_password_alone() {
        let with = |password: &str| {
            let proxy = ProxyDraft {
                address: "proxy.example".into(),
                port: Some(3128),
                user_name: "user".into(),
                password: Some(Secret::new(password)),
            };
            SettingsDraft { proxy_enabled: true, proxy, ..SettingsDraft::example() }
                .check(None)
                .unwrap()
        };
        let changed = with("b").fields_changed_from(Some(&with("a")));
        assert_eq!(changed, [Field::Proxy(ProxyField::Password)]);
    }
}
