//! Secrets leave the text before it is packed: the [`Redactor`].
//!
//! # What is removed
//!
//! Each byte of a secret becomes `*`; [`RULES`] has the names under which this
//! is counted.
//!
//! | rule | what |
//! |---|---|
//! | `password` | values of passwords, pass phrases and pre-shared keys: in INI, YAML, JSON (also inside strings), XML, `.env`, logs, options of commands, SQL |
//! | `secret`, `token`, `api-key` | values with such names, and JSON web tokens |
//! | `private-key` | PEM, OpenSSH, SSH2, PGP and PuTTY private keys, on many lines or one, also in base64; values with such names. Certificates and public keys stay |
//! | `community`, `snmp-user` | SNMP communities; pass phrases and keys of SNMP version 3 users |
//! | `authorization`, `cookie` | headers in messages, logs and configuration; `Bearer` and `Basic` credentials anywhere |
//! | `url-credentials` | passwords in URLs, signatures in queries |
//! | `cloud-key` | tokens known by how they begin: of AWS, GitHub, GitLab, Slack, Stripe, Google, npm and others |
//! | `password-hash` | `crypt` and LDAP hashes, lines of `/etc/shadow` |
//! | `kubernetes-secret` | the data of Kubernetes secrets |
//!
//! On request addresses and names are replaced by pseudonyms: [`Subject`]. The
//! host can add expressions, and names whose values are secret: [`Redaction`].
//!
//! # What is not
//!
//! This is best effort. A secret that nothing announces, in a format that
//! nobody wrote down, looks like any other text: a password typed where a user
//! name belongs, a secret in a binary format or under an encoding other than
//! those above, a password with spaces in the middle of a log's line beyond its
//! first word. Traditional DES hashes are known in `/etc/shadow` only. Text in
//! UTF-16 is not understood.
//!
//! # What stays the same
//!
//! The length, byte for byte: a member's size is known before it is read. **It
//! therefore shows how long a secret was.** Line ends stay; JSON stays JSON:
//! strings stay strings, numbers keep their form (each digit becomes `1`),
//! `true`, `false` and `null` stay; XML, INI and YAML keep their shape. A host's
//! own expression keeps quotes and line ends; what else of the structure it
//! matches is its own affair.
//!
//! # How
//!
//! Vector searches find places where a secret may begin; what is there is then
//! looked at closely, within a window of [`Redactor::WINDOW`] bytes. A value
//! that was recognised is hidden up to its end, however far that is.

mod accounts;
mod alias;
mod apart;
mod armour;
mod assignment;
mod bare;
mod block;
mod canary;
mod command;
mod config;
mod digits;
mod encoded;
mod found;
mod harmless;
mod header;
mod jwk;
mod key_file;
mod kubernetes;
mod mode;
mod name;
mod named;
mod needles;
mod pattern;
mod pseudonym;
mod redactor;
mod rule;
mod shape;
mod snmp;
mod spaced;
mod sql;
mod text;
mod tree;
mod url;
mod value;
mod window;
mod words;

pub use canary::CanarySurvived;
pub use config::{BadPattern, CannotCompile, Redaction};
pub use pseudonym::Subject;
pub use redactor::Redactor;
pub use rule::RULES;

#[cfg(test)]
mod tests;
