//! [`Collector`]: the host's part in packing service data.

use std::io::Write;

use crate::event::{Event, Scope};
use crate::package::PackageWriter;
use crate::text::Excerpt;

/// A package that is being written to some sink.
pub type OpenPackage<'a> = PackageWriter<'a, &'a mut dyn Write>;

/// Puts service data for an event into a package. A closure can be one.
///
/// The door runs it where the host calls `run_once` or runs a `Work`, after the
/// ticket is durable; after a restart it runs again from the start. What it
/// leaves out it says with [`PackageWriter::skip`], so that one source that
/// cannot be had costs none of the others.
///
/// ```
/// use callhome::Excerpt;
/// use callhome::event::{Event, MemberKind, Scope, SkipReason};
/// use callhome::package::{Collector, Member, OpenPackage, PackageError};
///
/// struct Sensors;
///
/// impl Collector for Sensors {
///     fn collect(
///         &mut self,
///         _: &Event,
///         scope: Scope,
///         package: &mut OpenPackage<'_>,
///     ) -> Result<(), Excerpt> {
///         let words = |error: &dyn std::error::Error| Excerpt::new(&error.to_string());
///         let member = Member::new("sensors.txt", MemberKind::Sensors).map_err(|e| words(&e))?;
///         package.add_bytes(member, b"fan1 0 rpm\n").map_err(|e| words(&e))?;
///         if scope == Scope::Full {
///             let why = SkipReason::other("the host processor is off");
///             package.skip("crash.bin", why).map_err(|e| words(&e))?;
///         }
///         Ok(())
///     }
/// }
/// # fn takes_a_collector(_: impl Collector) {}
/// # takes_a_collector(Sensors);
/// ```
pub trait Collector: Send {
    /// Fills the package for `event`, as much of it as `scope` says.
    ///
    /// # Errors
    /// Why there is no package at all, in words for people; the ticket then goes
    /// without one. A source that cannot be read is no such reason: skip it.
    fn collect(
        &mut self,
        event: &Event,
        scope: Scope,
        package: &mut OpenPackage<'_>,
    ) -> Result<(), Excerpt>;
}

impl<F> Collector for F
where
    F: FnMut(&Event, Scope, &mut OpenPackage<'_>) -> Result<(), Excerpt> + Send,
{
    fn collect(
        &mut self,
        event: &Event,
        scope: Scope,
        package: &mut OpenPackage<'_>,
    ) -> Result<(), Excerpt> {
        self(event, scope, package)
    }
}
