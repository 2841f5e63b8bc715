//! [`Device`]: which machine reports.

use alloc::string::String;

use serde::{Deserialize, Serialize};

use crate::event::field::{FieldProblemKind, FieldProblems, FieldReader};

/// What a host knows about its machine, not yet checked.
///
/// ```
/// use callhome::event::DeviceDraft;
///
/// let draft = DeviceDraft {
///     manufacturer: "Example".into(),
///     model: "SR 1".into(),
///     serial_number: "Default string".into(), // what the BIOS vendor left there
///     ..DeviceDraft::default()
/// };
/// let problems = draft.check().unwrap_err();
/// assert_eq!(problems.to_string(), "SerialNumber is a placeholder, not a real value");
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "PascalCase", default)]
pub struct DeviceDraft {
    /// Who made it. Needed.
    pub manufacturer: String,
    /// Its model. Needed.
    pub model: String,
    /// Its machine type, where the manufacturer has one.
    pub machine_type: String,
    /// Its serial number. Needed, and no placeholder.
    pub serial_number: String,
    /// What its owner calls it.
    pub name: String,
    /// The version of the firmware that reports.
    pub firmware_version: String,
}

impl DeviceDraft {
    /// Checks every field.
    ///
    /// # Errors
    /// [`FieldProblems`] with every field that is missing, too long, not
    /// printable, or a placeholder.
    pub fn check(&self) -> Result<Device, FieldProblems> {
        let mut fields = FieldReader::default();
        let device = Device {
            manufacturer: fields.required("Manufacturer", &self.manufacturer, Device::MAX_CHARS),
            model: fields.required("Model", &self.model, Device::MAX_CHARS),
            machine_type: fields.optional("MachineType", &self.machine_type, Device::MAX_CHARS),
            serial_number: fields.required("SerialNumber", &self.serial_number, Device::MAX_CHARS),
            name: fields.optional("Name", &self.name, Device::MAX_CHARS),
            firmware_version: fields.optional(
                "FirmwareVersion",
                &self.firmware_version,
                Device::MAX_CHARS,
            ),
        };
        if is_placeholder(&device.serial_number) {
            fields.problem_once("SerialNumber", FieldProblemKind::Placeholder);
        }
        fields.finish(device)
    }
}

/// The machine that reports, checked.
///
/// - Manufacturer, model and serial number are there.
/// - The serial number is none of the texts that firmware vendors leave in its
///   place: two machines that are both called `To be filled by O.E.M.` would
///   share their tickets.
/// - Every text is trimmed, printable and at most [`Device::MAX_CHARS`] characters.
///
/// ```
/// use callhome::event::DeviceDraft;
///
/// let device = DeviceDraft {
///     manufacturer: "Example".into(),
///     model: "SR 1".into(),
///     serial_number: "J30A0042".into(),
///     ..DeviceDraft::default()
/// }
/// .check()?;
/// assert_eq!(device.serial_number(), "J30A0042");
/// assert_eq!(device.name(), None);
/// # Ok::<(), callhome::event::FieldProblems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "DeviceDraft", rename_all = "PascalCase")]
pub struct Device {
    manufacturer: String,
    model: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    machine_type: Option<String>,
    serial_number: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    firmware_version: Option<String>,
}

impl Device {
    /// The most characters of each text.
    pub const MAX_CHARS: usize = 128;

    /// Who made it.
    #[must_use]
    pub fn manufacturer(&self) -> &str {
        &self.manufacturer
    }

    /// Its model.
    #[must_use]
    pub fn model(&self) -> &str {
        &self.model
    }

    /// Its machine type.
    #[must_use]
    pub fn machine_type(&self) -> Option<&str> {
        self.machine_type.as_deref()
    }

    /// Its serial number.
    #[must_use]
    pub fn serial_number(&self) -> &str {
        &self.serial_number
    }

    /// What its owner calls it.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The version of the firmware that reports.
    #[must_use]
    pub fn firmware_version(&self) -> Option<&str> {
        self.firmware_version.as_deref()
    }
}

impl TryFrom<DeviceDraft> for Device {
    type Error = FieldProblems;

    fn try_from(draft: DeviceDraft) -> Result<Self, FieldProblems> {
        draft.check()
    }
}

/// Texts seen in DMI tables where a serial number should be, letters and digits
/// only, lower case.
const PLACEHOLDERS: [&str; 30] = [
    "tobefilledbyoem",
    "tobefilled",
    "tobefilledbyoemplaceholder",
    "filledbyoem",
    "defaultstring",
    "default",
    "0123456789",
    "123456789",
    "1234567890",
    "012345678",
    "12345678",
    "none",
    "na",
    "null",
    "nil",
    "empty",
    "invalid",
    "unknown",
    "undefined",
    "unspecified",
    "notspecified",
    "notavailable",
    "notapplicable",
    "notset",
    "notprovided",
    "oem",
    "serialnumber",
    "systemserialnumber",
    "chassisserialnumber",
    "baseboardserialnumber",
];

/// Whether a serial number is a placeholder. Case, punctuation and spaces do not
/// matter: `N/A`, `n.a.` and `NA` are one. So is any text of one letter repeated,
/// and one without a letter or digit.
fn is_placeholder(serial_number: &str) -> bool {
    if serial_number.is_empty() {
        return false; // missing, which is a problem of its own
    }
    let letters: String = serial_number
        .chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect();
    let mut rest = letters.chars();
    let first = rest.next();
    PLACEHOLDERS.contains(&letters.as_str()) || rest.all(|c| Some(c) == first)
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;
    use alloc::vec::Vec;

    use super::*;

    fn draft(serial_number: &str) -> DeviceDraft {
        DeviceDraft {
            manufacturer: "Example".to_string(),
            model: "SR 1".to_string(),
            serial_number: serial_number.to_string(),
            ..DeviceDraft::default()
        }
    }

    #[test]
    fn placeholder_serial_numbers_are_refused() {
        for serial_number in [
            "To be filled by O.E.M.",
            "To Be Filled By O.E.M",
            "Default string",
            "0123456789",
            "None",
            "N/A",
            "n.a.",
            "NOT SPECIFIED",
            "System Serial Number",
            "System_Serial_Number",
            "00000000",
            "xxxx-xxxx",
            "XxXx",
            "7",
            "....",
            "-",
        ] {
            let problems = draft(serial_number).check().unwrap_err();
            let kinds: Vec<_> = problems.iter().map(|p| p.kind()).collect();
            assert_eq!(kinds, [FieldProblemKind::Placeholder], "{serial_number}");
        }
        for serial_number in ["J30A0042", "70", "0123456780", "NONE1", "ÄÖ"] {
            assert!(draft(serial_number).check().is_ok(), "{serial_number}");
        }
    }

    #[test]
    fn all_problems_are_named_at_once() {
        let long = "x".repeat(Device::MAX_CHARS + 1);
        let problems = DeviceDraft {
            machine_type: "a\u{202e}b".to_string(),
            serial_number: " \t".to_string(),
            name: long,
            ..draft("")
        }
        .check()
        .unwrap_err();
        assert_eq!(
            problems.to_string(),
            "MachineType has characters that cannot be printed; SerialNumber is missing; \
             Name has more than 128 characters"
        );
    }

    #[test]
    fn a_text_ends_at_its_bound() {
        let name = "é".repeat(Device::MAX_CHARS);
        let device = DeviceDraft { name: name.clone(), ..draft("A1") }.check().unwrap();
        assert_eq!(device.name(), Some(name.as_str()));
        assert!(DeviceDraft { name: name + "x", ..draft("A1") }.check().is_err());
    }

    #[test]
    fn json_has_the_names_of_redfish_and_goes_through_the_checks() {
        let device = draft(" A1 ").check().unwrap();
        let json = serde_json::to_string(&device).unwrap();
        assert_eq!(json, r#"{"Manufacturer":"Example","Model":"SR 1","SerialNumber":"A1"}"#);
        assert_eq!(serde_json::from_str::<Device>(&json).unwrap(), device);
        assert!(serde_json::from_str::<Device>(&json.replace("A1", "none")).is_err());
    }
}
