//! [`Contact`]: whom the service centre calls back.

use alloc::string::String;

use crate::settings::problem::Findings;
use crate::settings::profile::Profile;
use crate::settings::{ContactField, Field, ProblemKind, Problems, rule};

/// A person at a company: whom the service centre calls back. With the country
/// it is what every vendor asks for before call home can be enabled.
///
/// - All eight fields are there, trimmed, printable, on one line, in any script.
/// - Each has at most [`Contact::MAX_CHARS`] characters, with these exceptions:
/// - the e-mail address at most [`Contact::MAX_EMAIL_CHARS`], in the usual form;
/// - the postal code at most [`Contact::MAX_POSTAL_CODE_CHARS`];
/// - the phone [`Contact::MIN_PHONE_DIGITS`] to [`Contact::MAX_PHONE_DIGITS`]
///   digits, a `+` before them and ` - . / ( )` between them, at most
///   [`Contact::MAX_PHONE_CHARS`] characters in all; kept as entered.
///
/// These limits are wider than those of XClarity Controller, which are a
/// [`Profile`], because those shut people out.
///
/// ```
/// use callhome::settings::SettingsDraft;
///
/// let contact = SettingsDraft::example().contact.check()?;
/// assert_eq!(contact.company_name(), "Example & Sons");
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contact(ContactDraft);

impl Contact {
    /// The most characters of a field without a limit of its own.
    pub const MAX_CHARS: usize = 100;
    /// The most characters of an e-mail address.
    pub const MAX_EMAIL_CHARS: usize = 254;
    /// The most characters of a postal code.
    pub const MAX_POSTAL_CODE_CHARS: usize = 16;
    /// The fewest digits of a telephone number.
    pub const MIN_PHONE_DIGITS: usize = 5;
    /// The most digits of a telephone number.
    pub const MAX_PHONE_DIGITS: usize = 30;
    /// The most characters of a telephone number, separators included.
    pub const MAX_PHONE_CHARS: usize = 64;

    /// The person to ask for.
    #[must_use]
    pub fn contact_name(&self) -> &str {
        &self.0.contact_name
    }

    /// The telephone number, as it was entered.
    #[must_use]
    pub fn phone(&self) -> &str {
        &self.0.phone
    }

    /// The e-mail address.
    #[must_use]
    pub fn email(&self) -> &str {
        &self.0.email
    }

    /// The postal code.
    #[must_use]
    pub fn postal_code(&self) -> &str {
        &self.0.postal_code
    }

    /// The company.
    #[must_use]
    pub fn company_name(&self) -> &str {
        &self.0.company_name
    }

    /// Street and number.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// The city.
    #[must_use]
    pub fn city(&self) -> &str {
        &self.0.city
    }

    /// The state or province.
    #[must_use]
    pub fn state_or_province(&self) -> &str {
        &self.0.state_or_province
    }

    /// The value of any of the fields.
    #[must_use]
    pub fn get(&self, field: ContactField) -> &str {
        self.0.get(field)
    }

    /// The form filled in with this contact.
    #[must_use]
    pub fn to_draft(&self) -> ContactDraft {
        self.0.clone()
    }
}

/// The form of a contact, as an administrator filled it in.
///
/// ```
/// use callhome::settings::{ContactDraft, ContactField, Field, ProblemKind};
///
/// let draft = ContactDraft { phone: "+49 (0)89 / 12-34".into(), ..ContactDraft::default() };
/// let problems = draft.check().unwrap_err();
/// assert_eq!(problems.len(), 7);
/// assert!(!problems.contains(Field::Contact(ContactField::Phone)));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ContactDraft {
    /// The person to ask for.
    pub contact_name: String,
    /// The telephone number.
    pub phone: String,
    /// The e-mail address.
    pub email: String,
    /// The postal code.
    pub postal_code: String,
    /// The company.
    pub company_name: String,
    /// Street and number.
    pub address: String,
    /// The city.
    pub city: String,
    /// The state or province.
    pub state_or_province: String,
}

impl ContactDraft {
    /// The checked contact.
    ///
    /// # Errors
    /// Everything that is wrong with the form, under [`Field::Contact`].
    pub fn check(&self) -> Result<Contact, Problems> {
        let mut findings = Findings::default();
        let contact = self.check_as(Field::Contact, &Profile::new(), &mut findings);
        findings.finish(contact)
    }

    /// What was entered in any of the fields.
    #[must_use]
    pub fn get(&self, field: ContactField) -> &str {
        match field {
            ContactField::ContactName => &self.contact_name,
            ContactField::Phone => &self.phone,
            ContactField::Email => &self.email,
            ContactField::PostalCode => &self.postal_code,
            ContactField::CompanyName => &self.company_name,
            ContactField::Address => &self.address,
            ContactField::City => &self.city,
            ContactField::StateOrProvince => &self.state_or_province,
        }
    }

    /// Any of the fields, to be filled in.
    pub fn get_mut(&mut self, field: ContactField) -> &mut String {
        match field {
            ContactField::ContactName => &mut self.contact_name,
            ContactField::Phone => &mut self.phone,
            ContactField::Email => &mut self.email,
            ContactField::PostalCode => &mut self.postal_code,
            ContactField::CompanyName => &mut self.company_name,
            ContactField::Address => &mut self.address,
            ContactField::City => &mut self.city,
            ContactField::StateOrProvince => &mut self.state_or_province,
        }
    }

    /// Whether nothing was filled in.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        ContactField::ALL.into_iter().all(|field| self.get(field).trim().is_empty())
    }

    /// Checks every field and notes what is wrong under `named`.
    pub(super) fn check_as(
        &self,
        named: fn(ContactField) -> Field,
        profile: &Profile,
        findings: &mut Findings,
    ) -> Option<Contact> {
        let mut checked = Self::default();
        let mut sound = true;
        for field in ContactField::ALL {
            match findings.take(named(field), self.check_field(field, profile)) {
                Some(text) => *checked.get_mut(field) = text,
                None => sound = false,
            }
        }
        sound.then_some(Contact(checked))
    }

    fn check_field(&self, field: ContactField, profile: &Profile) -> Result<String, ProblemKind> {
        let (entered, limit) = (self.get(field), profile.limit(field));
        match field {
            ContactField::Phone => rule::phone(entered, limit, profile.phone_digits_only()),
            ContactField::Email => rule::email(entered, limit),
            ContactField::PostalCode => rule::text(entered, Contact::MAX_POSTAL_CODE_CHARS, limit),
            ContactField::ContactName
            | ContactField::CompanyName
            | ContactField::Address
            | ContactField::City
            | ContactField::StateOrProvince => rule::text(entered, Contact::MAX_CHARS, limit),
        }
    }
}
