//! A second set of secrets, written without a look at the rules or at the first set,
//! and held out until it had measured them. Since then rules were made with a look at
//! what survived, and this is one more set that they were made with.

mod cloud_init;
mod docker;
mod dotenv;
mod ini;
mod ipmi;
mod json;
mod kubernetes;
mod nginx;
mod pem;
mod snmpd;
mod sshd;
mod systemd;
mod xml;

use super::case::Sketch;

/// All sketches, by format.
pub(super) const FORMATS: &[(&str, &[Sketch])] = &[
    ("sshd", sshd::SKETCHES),
    ("systemd", systemd::SKETCHES),
    ("snmpd", snmpd::SKETCHES),
    ("ipmi", ipmi::SKETCHES),
    ("nginx", nginx::SKETCHES),
    ("docker", docker::SKETCHES),
    ("kubernetes", kubernetes::SKETCHES),
    ("cloud_init", cloud_init::SKETCHES),
    ("dotenv", dotenv::SKETCHES),
    ("json", json::SKETCHES),
    ("xml", xml::SKETCHES),
    ("ini", ini::SKETCHES),
    ("pem", pem::SKETCHES),
];
