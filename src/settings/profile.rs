//! [`Profile`]: a vendor's narrower limits.

use crate::settings::{ContactField, LocationField};

/// Limits that a host has the form checked against beside our own, because its
/// back end cannot take more.
///
/// - It only ever narrows: what this library refuses stays refused.
/// - The alternate contact and the machine's location have the limits of the
///   contact's fields of the same name.
/// - The proxy's limits are the same in every profile.
/// - [`Profile::default`] adds no limits.
///
/// ```
/// use callhome::settings::{ContactField, Field, Profile, SettingsDraft};
///
/// let mut draft = SettingsDraft::example();
/// draft.contact.company_name = "AT&T".into();
/// assert!(draft.check(None).is_ok());
///
/// let problems = draft.check_with(None, &Profile::XCLARITY_CONTROLLER).unwrap_err();
/// assert!(problems.contains(Field::Contact(ContactField::CompanyName)));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Profile {
    contact_name: Limit,
    phone: Limit,
    email: Limit,
    postal_code: Limit,
    company_name: Limit,
    address: Limit,
    city: Limit,
    state_or_province: Limit,
    phone_digits_only: bool,
}

/// The limit of one text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit {
    pub(super) max_chars: usize,
    /// The characters, with spaces between them, so that a person can read it.
    pub(super) forbidden: &'static str,
}

impl Limit {
    const NONE: Self = Self { max_chars: usize::MAX, forbidden: "" };

    const fn of(max_chars: usize, forbidden: &'static str) -> Self {
        Self { max_chars, forbidden }
    }
}

impl Profile {
    /// What XClarity Controller publishes for its `ServiceAdvisor` resource.
    ///
    /// - Contact name, company name and address: 30 characters, no `& < >`.
    /// - City, state or province: 30 characters. Postal code: 9.
    /// - Phone: digits only, 5 to 30 of them.
    /// - Which countries it takes is not published, so every one is.
    pub const XCLARITY_CONTROLLER: Self = Self {
        contact_name: Limit::of(30, "& < >"),
        postal_code: Limit::of(9, ""),
        company_name: Limit::of(30, "& < >"),
        address: Limit::of(30, "& < >"),
        city: Limit::of(30, ""),
        state_or_province: Limit::of(30, ""),
        phone_digits_only: true,
        ..Self::new()
    };

    /// A profile that adds no limits.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            contact_name: Limit::NONE,
            phone: Limit::NONE,
            email: Limit::NONE,
            postal_code: Limit::NONE,
            company_name: Limit::NONE,
            address: Limit::NONE,
            city: Limit::NONE,
            state_or_province: Limit::NONE,
            phone_digits_only: false,
        }
    }

    /// Allows `field` at most `max` characters.
    #[must_use]
    pub const fn with_max_chars(mut self, field: ContactField, max: usize) -> Self {
        self.limit_mut(field).max_chars = max;
        self
    }

    /// Refuses characters in `field`. They are given with spaces between them,
    /// as they are shown to the administrator: `"& < >"`.
    #[must_use]
    pub const fn with_forbidden(mut self, field: ContactField, characters: &'static str) -> Self {
        self.limit_mut(field).forbidden = characters;
        self
    }

    /// Refuses everything but digits in a telephone number.
    #[must_use]
    pub const fn with_phone_digits_only(self) -> Self {
        Self { phone_digits_only: true, ..self }
    }

    pub(super) const fn phone_digits_only(&self) -> bool {
        self.phone_digits_only
    }

    pub(super) const fn limit(mut self, field: ContactField) -> Limit {
        *self.limit_mut(field)
    }

    pub(super) const fn location_limit(self, field: LocationField) -> Limit {
        match field {
            LocationField::Address => self.address,
            LocationField::PostalCode => self.postal_code,
            LocationField::City => self.city,
            LocationField::StateOrProvince => self.state_or_province,
        }
    }

    const fn limit_mut(&mut self, field: ContactField) -> &mut Limit {
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
}

impl Default for Profile {
    fn default() -> Self {
        Self::new()
    }
}
