//! [`MachineLocation`]: where the machine stands.

use alloc::string::String;

use crate::settings::problem::Findings;
use crate::settings::profile::Profile;
use crate::settings::{Contact, Field, LocationField, ProblemKind, Problems, rule};

/// Where the machine stands, if that is not where its contact is.
///
/// - All four fields are there, with the limits that they have in a [`Contact`].
///
/// ```
/// use callhome::settings::MachineLocationDraft;
///
/// let draft = MachineLocationDraft {
///     address: "Hall 7, row 3".into(),
///     postal_code: "20095".into(),
///     city: "Hamburg".into(),
///     state_or_province: "Hamburg".into(),
/// };
/// assert_eq!(draft.check()?.city(), "Hamburg");
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MachineLocation(MachineLocationDraft);

impl MachineLocation {
    /// Street and number.
    #[must_use]
    pub fn address(&self) -> &str {
        &self.0.address
    }

    /// The postal code.
    #[must_use]
    pub fn postal_code(&self) -> &str {
        &self.0.postal_code
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
    pub fn get(&self, field: LocationField) -> &str {
        self.0.get(field)
    }

    /// The form filled in with this location.
    #[must_use]
    pub fn to_draft(&self) -> MachineLocationDraft {
        self.0.clone()
    }
}

/// The form of a location, as an administrator filled it in.
///
/// ```
/// use callhome::settings::{Field, LocationField, MachineLocationDraft, ProblemKind};
///
/// let draft = MachineLocationDraft { city: "x".repeat(101), ..Default::default() };
/// let problems = draft.check().unwrap_err();
/// let city = Field::MachineLocation(LocationField::City);
/// assert_eq!(problems.kind_of(city), Some(ProblemKind::TooLong { max: 100 }));
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MachineLocationDraft {
    /// Street and number.
    pub address: String,
    /// The postal code.
    pub postal_code: String,
    /// The city.
    pub city: String,
    /// The state or province.
    pub state_or_province: String,
}

impl MachineLocationDraft {
    /// The checked location.
    ///
    /// # Errors
    /// Everything that is wrong with the form, under [`Field::MachineLocation`].
    pub fn check(&self) -> Result<MachineLocation, Problems> {
        let mut findings = Findings::default();
        let location = self.check_as(&Profile::new(), &mut findings);
        findings.finish(location)
    }

    /// What was entered in any of the fields.
    #[must_use]
    pub fn get(&self, field: LocationField) -> &str {
        match field {
            LocationField::Address => &self.address,
            LocationField::PostalCode => &self.postal_code,
            LocationField::City => &self.city,
            LocationField::StateOrProvince => &self.state_or_province,
        }
    }

    /// Any of the fields, to be filled in.
    pub fn get_mut(&mut self, field: LocationField) -> &mut String {
        match field {
            LocationField::Address => &mut self.address,
            LocationField::PostalCode => &mut self.postal_code,
            LocationField::City => &mut self.city,
            LocationField::StateOrProvince => &mut self.state_or_province,
        }
    }

    /// Whether nothing was filled in.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        LocationField::ALL.into_iter().all(|field| self.get(field).trim().is_empty())
    }

    pub(super) fn check_as(
        &self,
        profile: &Profile,
        findings: &mut Findings,
    ) -> Option<MachineLocation> {
        let mut checked = Self::default();
        let mut sound = true;
        for field in LocationField::ALL {
            match findings.take(Field::MachineLocation(field), self.check_field(field, profile)) {
                Some(text) => *checked.get_mut(field) = text,
                None => sound = false,
            }
        }
        sound.then_some(MachineLocation(checked))
    }

    fn check_field(&self, field: LocationField, profile: &Profile) -> Result<String, ProblemKind> {
        let max = match field {
            LocationField::PostalCode => Contact::MAX_POSTAL_CODE_CHARS,
            LocationField::Address | LocationField::City | LocationField::StateOrProvince => {
                Contact::MAX_CHARS
            }
        };
        rule::text(self.get(field), max, profile.location_limit(field))
    }
}
