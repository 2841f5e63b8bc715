//! [`Caller`]: who calls, on whose behalf.

use serde::Serialize;

use crate::event::Device;

/// Who calls: the device, and what the administrator entered about whom to
/// contact. Part of every test call and of every ticket.
///
/// ```
/// use callhome::event::DeviceDraft;
/// use callhome::protocol::Caller;
///
/// let device = DeviceDraft {
///     manufacturer: "Example".into(),
///     model: "SR 1".into(),
///     serial_number: "J30A0042".into(),
///     ..DeviceDraft::default()
/// }
/// .check()?;
/// let caller = Caller::new(device);
/// assert_eq!(caller.device().model(), "SR 1");
/// # Ok::<(), callhome::event::FieldProblems>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Caller {
    device: Device,
}

impl Caller {
    /// The device alone.
    #[must_use]
    pub fn new(device: Device) -> Self {
        Self { device }
    }

    /// The device.
    #[must_use]
    pub fn device(&self) -> &Device {
        &self.device
    }
}
