//! Settings as JSON, in the shape of XClarity Controller's Redfish OEM resource
//! `ServiceAdvisor`.

mod json;
mod write;

pub use write::{ShownSettings, StoredSettings};

use alloc::string::String;

use serde::{Deserialize, Deserializer};

use crate::secret::Secret;
use crate::settings::problem::Findings;
use crate::settings::{
    ContactDraft, ContactField, Field, LocationField, MachineLocationDraft, Problem, ProblemKind,
    Problems, Profile, ProxyDraft, ProxyField, Settings, SettingsDraft,
};
use json::{Json, Object};

/// The largest settings file that is read, in bytes.
pub const MAX_JSON_BYTES: usize = 64 * 1024;

/// How many objects and arrays of a settings file may be inside one another. A
/// file of ours has two; the rest is for members that are ignored.
pub const MAX_JSON_DEPTH: usize = 32;

/// The format that [`Settings::as_stored`] writes, and the newest that is read.
const FORMAT_VERSION: u32 = 1;

/// What a settings file said.
///
/// - The settings in it are checked.
/// - Whether it says that the agreement is accepted is reported, never obeyed.
///
/// ```
/// use callhome::settings::{Settings, SettingsDraft};
///
/// let settings = SettingsDraft::example().check(None)?;
/// let shown = settings.as_shown().with_agreement_accepted(true);
/// let file = serde_json::to_string(&shown).unwrap();
///
/// let reading = Settings::from_json(&file, None)?;
/// assert_eq!(reading.agreement_accepted(), Some(true));
/// assert_eq!(reading.into_settings(), settings);
/// # Ok::<(), callhome::settings::Problems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reading {
    settings: Settings,
    agreement_accepted: Option<bool>,
}

impl Reading {
    /// The settings.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The settings, taken out.
    #[must_use]
    pub fn into_settings(self) -> Settings {
        self.settings
    }

    /// What the file says about the agreement; nothing follows from it.
    #[must_use]
    pub const fn agreement_accepted(&self) -> Option<bool> {
        self.agreement_accepted
    }
}

/// Reading and writing. The JSON names are those of [`Field::json_path`].
///
/// - A file has at most [`MAX_JSON_BYTES`] bytes; a byte order mark before the
///   text is passed over.
/// - Members that are not known are ignored; a member given twice is an error,
///   anywhere in the file.
/// - `null` is the same as no member. Switches that are not there are off.
/// - A password that is not there is kept or cleared as in a [`ProxyDraft`].
///
/// ```
/// use callhome::settings::Settings;
///
/// let problems = Settings::from_json(r#"{"CountryCode": 49, "HTTPProxy": []}"#, None).unwrap_err();
/// let lines: Vec<_> = problems.iter().map(ToString::to_string).collect();
/// assert_eq!(lines[0], "CountryCode: must be a text");
/// assert_eq!(lines[1], "CallHomeSettings.ContactName: is missing");
/// assert_eq!(lines[9], "HTTPProxy: must be an object");
/// ```
impl Settings {
    /// Reads a settings file. `current` are the settings in use now, whose proxy
    /// password a file without one may keep.
    ///
    /// # Errors
    /// Everything that is wrong with the file: members that are missing, of the
    /// wrong type, or against a rule, each under its name; or one problem of
    /// [`Field::Document`] if it cannot be read as JSON at all.
    pub fn from_json(file: impl AsRef<[u8]>, current: Option<&Self>) -> Result<Reading, Problems> {
        Self::from_json_with(file, current, &Profile::new())
    }

    /// Reads a settings file within a vendor's narrower limits.
    ///
    /// # Errors
    /// As [`from_json`](Self::from_json).
    pub fn from_json_with(
        file: impl AsRef<[u8]>,
        current: Option<&Self>,
        profile: &Profile,
    ) -> Result<Reading, Problems> {
        let tree = Json::read(file.as_ref()).map_err(|kind| Problem::new(Field::Document, kind))?;
        read(&tree, current, profile)
    }
}

/// Runs every check that [`Settings::from_json`] runs; the problems come as the
/// error's text.
impl<'de> Deserialize<'de> for Settings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let tree = Json::deserialize(deserializer)?;
        read(&tree, None, &Profile::new())
            .map(Reading::into_settings)
            .map_err(serde::de::Error::custom)
    }
}

fn read(tree: &Json, current: Option<&Settings>, profile: &Profile) -> Result<Reading, Problems> {
    let Json::Object(root) = tree else {
        let kind = ProblemKind::WrongType { expected: "an object" };
        return Err(Problem::new(Field::Document, kind).into());
    };
    let mut reader = Reader::default();
    reader.check_format(root)?;
    let draft = reader.draft(root);
    let agreement_accepted = reader.switch(root, Field::AgreementAccepted);

    // What has the wrong type is empty in the draft, and is not to be called
    // missing as well.
    let mut findings = Findings::default();
    let settings = draft.check_into(current, profile, &mut findings);
    reader.findings.join(findings, |wrong, field| {
        wrong.any(|known| known == field || Some(known) == section_of(field))
    });
    reader.findings.finish(settings.map(|settings| Reading { settings, agreement_accepted }))
}

/// The object that a field is in.
const fn section_of(field: Field) -> Option<Field> {
    match field {
        Field::Contact(_) | Field::AlternateContact(_) => Some(Field::ContactSection),
        Field::MachineLocation(_) => Some(Field::MachineLocationSection),
        Field::Proxy(_) => Some(Field::ProxySection),
        _ => None,
    }
}

/// Fills in the form from a tree and notes every wrong type.
#[derive(Default)]
struct Reader {
    findings: Findings,
}

impl Reader {
    /// Stops at a format from the future: what it says could mean anything.
    fn check_format(&self, root: &Object) -> Result<(), Problem> {
        let newest = FORMAT_VERSION;
        let kind = match root.get(Field::FormatVersion.json_name()) {
            None => return Ok(()),
            Some(Json::Integer(version)) if *version == i64::from(newest) => return Ok(()),
            Some(Json::Integer(_)) => ProblemKind::UnknownFormat { newest },
            Some(_) => ProblemKind::WrongType { expected: "an integer" },
        };
        Err(Problem::new(Field::FormatVersion, kind))
    }

    fn draft(&mut self, root: &Object) -> SettingsDraft {
        let mut draft = SettingsDraft {
            country: self.text(root, Field::Country),
            call_home_enabled: self.switch(root, Field::CallHomeEnabled).unwrap_or(false),
            ..SettingsDraft::default()
        };
        if let Some(members) = self.section(root, Field::ContactSection) {
            draft.contact = self.contact(members, Field::Contact);
            draft.alternate_contact = Some(self.contact(members, Field::AlternateContact));
        }
        if let Some(members) = self.section(root, Field::MachineLocationSection) {
            draft.machine_location = Some(self.location(members));
        }
        if let Some(members) = self.section(root, Field::ProxySection) {
            let enabled = self.switch(members, Field::Proxy(ProxyField::Enabled));
            draft.proxy_enabled = enabled.unwrap_or(false);
            draft.proxy = self.proxy(members);
        }
        draft
    }

    fn contact(&mut self, members: &Object, named: fn(ContactField) -> Field) -> ContactDraft {
        let mut contact = ContactDraft::default();
        for field in ContactField::ALL {
            *contact.get_mut(field) = self.text(members, named(field));
        }
        contact
    }

    fn location(&mut self, members: &Object) -> MachineLocationDraft {
        let mut location = MachineLocationDraft::default();
        for field in LocationField::ALL {
            *location.get_mut(field) = self.text(members, Field::MachineLocation(field));
        }
        location
    }

    fn proxy(&mut self, members: &Object) -> ProxyDraft {
        let password = Field::Proxy(ProxyField::Password);
        ProxyDraft {
            address: self.text(members, Field::Proxy(ProxyField::Address)),
            port: self.integer(members, Field::Proxy(ProxyField::Port)),
            user_name: self.text(members, Field::Proxy(ProxyField::UserName)),
            password: self.member(members, password, "a text", |value| match value {
                Json::Text(text) => Some(Secret::new(text.as_str())),
                _ => None,
            }),
        }
    }

    fn text(&mut self, members: &Object, field: Field) -> String {
        let text = self.member(members, field, "a text", |value| match value {
            Json::Text(text) => Some(String::clone(text)),
            _ => None,
        });
        text.unwrap_or_default()
    }

    fn integer(&mut self, members: &Object, field: Field) -> Option<i64> {
        self.member(members, field, "an integer", |value| match value {
            Json::Integer(integer) => Some(*integer),
            _ => None,
        })
    }

    fn switch(&mut self, members: &Object, field: Field) -> Option<bool> {
        self.member(members, field, "true or false", |value| match value {
            Json::Bool(switch) => Some(*switch),
            _ => None,
        })
    }

    fn section<'a>(&mut self, root: &'a Object, field: Field) -> Option<&'a Object> {
        self.member(root, field, "an object", |value| match value {
            Json::Object(members) => Some(members),
            _ => None,
        })
    }

    /// The member called like `field`, if it is there and of its type.
    fn member<'a, T>(
        &mut self,
        members: &'a Object,
        field: Field,
        expected: &'static str,
        of_type: impl Fn(&'a Json) -> Option<T>,
    ) -> Option<T> {
        let value = members.get(field.json_name())?;
        let typed = of_type(value);
        if typed.is_none() {
            self.findings.note(field, ProblemKind::WrongType { expected });
        }
        typed
    }
}

#[cfg(test)]
mod tests;
