//! [`Field`]: which field of a form or a settings file something is about.

use core::fmt;

/// A field of the settings, named as in a settings file.
///
/// - In the order of the form.
/// - The names are those of the Redfish OEM resource `ServiceAdvisor`; the few
///   that it does not have (the endpoint, the agreement's documents) are ours.
///
/// ```
/// use callhome::settings::{ContactField, Field, ProxyField};
///
/// assert_eq!(Field::Country.json_path(), "CountryCode");
/// assert_eq!(Field::Contact(ContactField::Phone).json_path(), "CallHomeSettings.Phone");
/// assert_eq!(Field::Proxy(ProxyField::Port).to_string(), "HTTPProxy.HTTPProxyPort");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Field {
    /// The settings file as a whole.
    Document,
    /// The version of the file's format.
    FormatVersion,
    /// The country of the contact.
    Country,
    /// The contact as a whole; only what is wrong with its JSON object.
    ContactSection,
    /// A field of the contact.
    Contact(ContactField),
    /// A field of the second contact.
    AlternateContact(ContactField),
    /// The machine's location as a whole; only what is wrong with its JSON object.
    MachineLocationSection,
    /// A field of the machine's location.
    MachineLocation(LocationField),
    /// The proxy as a whole; only what is wrong with its JSON object.
    ProxySection,
    /// A field of the proxy.
    Proxy(ProxyField),
    /// Whether the agreement is accepted.
    AgreementAccepted,
    /// Whether call home is enabled.
    CallHomeEnabled,
    /// The service centre's URL.
    Endpoint,
    /// A further origin that service data may go to.
    UploadOrigin,
    /// The `Authorization` value that identifies the device.
    Authorization,
    /// The version of one of the agreement's documents.
    DocumentVersion,
    /// The text or the URL of one of the agreement's documents.
    DocumentContent,
    /// Who accepts the agreement.
    AcceptedBy,
}

/// A field of a contact. A form has no others, so the list is closed.
///
/// ```
/// use callhome::settings::{ContactField, Field};
///
/// let field = Field::AlternateContact(ContactField::ContactName);
/// assert_eq!(field.json_path(), "CallHomeSettings.AlternateContactName");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ContactField {
    /// The person to ask for.
    ContactName,
    /// The telephone number.
    Phone,
    /// The e-mail address.
    Email,
    /// The postal code.
    PostalCode,
    /// The company.
    CompanyName,
    /// Street and number.
    Address,
    /// The city.
    City,
    /// The state or province.
    StateOrProvince,
}

impl ContactField {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 8] = [
        Self::ContactName,
        Self::Phone,
        Self::Email,
        Self::PostalCode,
        Self::CompanyName,
        Self::Address,
        Self::City,
        Self::StateOrProvince,
    ];
}

/// A field of the machine's location. A form has no others, so the list is closed.
///
/// ```
/// use callhome::settings::{Field, LocationField};
///
/// assert_eq!(Field::MachineLocation(LocationField::City).json_path(), "MachineLocation.City");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum LocationField {
    /// Street and number.
    Address,
    /// The postal code.
    PostalCode,
    /// The city.
    City,
    /// The state or province.
    StateOrProvince,
}

impl LocationField {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 4] = [Self::Address, Self::PostalCode, Self::City, Self::StateOrProvince];
}

/// A field of the proxy. A form has no others, so the list is closed.
///
/// ```
/// use callhome::settings::{Field, ProxyField};
///
/// assert_eq!(Field::Proxy(ProxyField::Address).json_path(), "HTTPProxy.HTTPProxyLocation");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProxyField {
    /// Whether the proxy is used.
    Enabled,
    /// Its address.
    Address,
    /// Its port.
    Port,
    /// The user name that it wants.
    UserName,
    /// The password that it wants.
    Password,
}

impl Field {
    /// The nine fields without which call home cannot be enabled, in the order of
    /// the form.
    pub const MANDATORY: &[Self] = &[
        Self::Country,
        Self::Contact(ContactField::ContactName),
        Self::Contact(ContactField::Phone),
        Self::Contact(ContactField::Email),
        Self::Contact(ContactField::PostalCode),
        Self::Contact(ContactField::CompanyName),
        Self::Contact(ContactField::Address),
        Self::Contact(ContactField::City),
        Self::Contact(ContactField::StateOrProvince),
    ];

    /// The field's name in a settings file, with the objects it is in.
    #[must_use]
    pub const fn json_path(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Country => "CountryCode",
            Self::ContactSection => "CallHomeSettings",
            Self::Contact(field) => match field {
                ContactField::ContactName => "CallHomeSettings.ContactName",
                ContactField::Phone => "CallHomeSettings.Phone",
                ContactField::Email => "CallHomeSettings.Email",
                ContactField::PostalCode => "CallHomeSettings.PostalCode",
                ContactField::CompanyName => "CallHomeSettings.CompanyName",
                ContactField::Address => "CallHomeSettings.Address",
                ContactField::City => "CallHomeSettings.City",
                ContactField::StateOrProvince => "CallHomeSettings.StateOrProvince",
            },
            Self::AlternateContact(field) => match field {
                ContactField::ContactName => "CallHomeSettings.AlternateContactName",
                ContactField::Phone => "CallHomeSettings.AlternatePhone",
                ContactField::Email => "CallHomeSettings.AlternateEmail",
                ContactField::PostalCode => "CallHomeSettings.AlternatePostalCode",
                ContactField::CompanyName => "CallHomeSettings.AlternateCompanyName",
                ContactField::Address => "CallHomeSettings.AlternateAddress",
                ContactField::City => "CallHomeSettings.AlternateCity",
                ContactField::StateOrProvince => "CallHomeSettings.AlternateStateOrProvince",
            },
            Self::MachineLocationSection => "MachineLocation",
            Self::MachineLocation(field) => match field {
                LocationField::Address => "MachineLocation.Address",
                LocationField::PostalCode => "MachineLocation.PostalCode",
                LocationField::City => "MachineLocation.City",
                LocationField::StateOrProvince => "MachineLocation.StateOrProvince",
            },
            Self::ProxySection => "HTTPProxy",
            Self::Proxy(field) => match field {
                ProxyField::Enabled => "HTTPProxy.HTTPProxyEnabled",
                ProxyField::Address => "HTTPProxy.HTTPProxyLocation",
                ProxyField::Port => "HTTPProxy.HTTPProxyPort",
                ProxyField::UserName => "HTTPProxy.HTTPProxyUserName",
                ProxyField::Password => "HTTPProxy.HTTPProxyPassword",
            },
            Self::AgreementAccepted => "AgreementAccepted",
            Self::CallHomeEnabled => "CallHomeEnabled",
            Self::FormatVersion => "FormatVersion",
            Self::Endpoint => "Endpoint",
            Self::UploadOrigin => "UploadOrigin",
            Self::Authorization => "Authorization",
            Self::DocumentVersion => "DocumentVersion",
            Self::DocumentContent => "DocumentContent",
            Self::AcceptedBy => "AcceptedBy",
        }
    }

    /// The last part of [`json_path`](Self::json_path): the member's own name.
    #[must_use]
    pub(crate) fn json_name(self) -> &'static str {
        let path = self.json_path();
        path.rsplit_once('.').map_or(path, |(_, name)| name)
    }
}

impl fmt::Display for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.json_path())
    }
}

#[cfg(test)]
mod tests {
    use alloc::format;
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn members_have_the_names_of_service_advisor() {
        for field in ContactField::ALL {
            let name = format!("{field:?}");
            assert_eq!(Field::Contact(field).to_string(), format!("CallHomeSettings.{name}"));
            let alternate = format!("Alternate{name}");
            assert_eq!(Field::AlternateContact(field).json_name(), alternate);
        }
        for field in LocationField::ALL {
            let path = format!("MachineLocation.{field:?}");
            assert_eq!(Field::MachineLocation(field).to_string(), path);
        }
        assert_eq!(Field::Proxy(ProxyField::Enabled).json_name(), "HTTPProxyEnabled");
        assert_eq!(Field::Country.json_name(), "CountryCode");
    }
}
