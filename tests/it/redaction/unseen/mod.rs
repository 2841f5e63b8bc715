//! A third set, written when the rules were done, by somebody who had read neither
//! them nor the other two sets.
//!
//! It measures the rules; they are not to be changed after it.

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

/// What each format's cases are made of.
pub(super) const FORMATS: &[(&str, &[Sketch])] = &[
    ("sshd", sshd::SKETCHES),
    ("systemd", systemd::SKETCHES),
    ("snmpd", snmpd::SKETCHES),
    ("ipmi", ipmi::SKETCHES),
    ("nginx", nginx::SKETCHES),
    ("docker", docker::SKETCHES),
    ("kubernetes", kubernetes::SKETCHES),
    ("cloud-init", cloud_init::SKETCHES),
    (".env", dotenv::SKETCHES),
    ("json", json::SKETCHES),
    ("xml", xml::SKETCHES),
    ("ini", ini::SKETCHES),
    ("pem", pem::SKETCHES),
];
