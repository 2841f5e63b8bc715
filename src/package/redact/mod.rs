//! Secrets leave the text before it is packed: the [`Redactor`].
//!
//! # What is removed
//!
//! Each byte of a secret becomes `*`; [`RULES`] has the names under which this
//! is counted.
//!
//! | rule | what |
//! |---|---|
//! | `password` | values of passwords, pass phrases, pins and pre-shared keys: in INI, YAML, TOML, JSON, XML, `.env`, logs, options and arguments of commands, SQL, calls of programs |
//! | `secret`, `token`, `api-key` | values with such names, and JSON web tokens |
//! | `private-key` | PEM, OpenSSH, SSH2, PGP and PuTTY private keys, on many lines or one, as strings that a program joins, also in base64; private members of JSON web keys; private numbers as OpenSSL prints them; values with such names. Certificates and public keys stay |
//! | `community`, `snmp-user` | SNMP communities; pass phrases and keys of SNMP version 3 users |
//! | `authorization`, `cookie` | headers in messages, logs and configuration; `Bearer` and `Basic` credentials anywhere |
//! | `url-credentials` | passwords in URLs, signatures in queries |
//! | `cloud-key` | tokens known by how they begin: of AWS, GitHub, GitLab, Slack, Stripe, Google, npm, Tailscale, Hugging Face, DigitalOcean and others |
//! | `password-hash` | `crypt` and LDAP hashes, lines of `/etc/shadow` |
//! | `kubernetes-secret` | the data of Kubernetes secrets |
//!
//! On request addresses and names are replaced by pseudonyms: [`Subject`]. The
//! host can add expressions, and names whose values are secret: [`Redaction`].
//!
//! A name and its value are also found when they are not side by side or not written
//! as they are: in the next line, item or argument, in another attribute or member
//! (before or behind the name), in the column below it, in a document that is a string
//! of another one, be its quotes and brackets behind backslashes (`\"`, `\x22`, `\u003c`), entities
//! (`&quot;`, `&lt;`) or percent signs.
//!
//! # What is not
//!
//! This is best effort. A secret that nothing announces, in a format that
//! nobody wrote down, looks like any other text: a line `name:secret` without anything
//! around it, a secret in a binary format or under an encoding other than those above,
//! a password with spaces in the middle of a log's line beyond its first word, a secret
//! that only its position among a program's arguments says and that the program is not
//! known for, a cell of a table whose rows do not have as many columns as its heading, or
//! of one between bars that has no rule below its heading.
//! Traditional DES hashes are known in `/etc/shadow` only. Text in UTF-16 is not
//! understood. Among bytes that are no text a secret is seen only in a string of ASCII
//! that has twenty bytes with its name: shorter ones come by chance.
//!
//! A password typed where a user name belongs is hidden only in messages about unknown
//! users, and only if no name looks like it: with marks such as `!`, `#` or `%`, or
//! with small and capital letters and digits that alternate. `Invalid user sunshine7`
//! stays, for who tried which names is what such a log is read for.
//!
//! # Where a secret and an ordinary word look alike
//!
//! The syntax decides. Where it says that a value follows (`name=value`, a member of
//! JSON, an element, a key at the beginning of a YAML line, an option of a command),
//! any word is hidden, be it in a dictionary. Kept is only what cannot be a secret:
//!
//! - what says how it is with a secret: `required`, `expired`, `valid`, `none`, and a
//!   number of tokens with up to five digits;
//! - a place-holder (`${NAME}`, `$1`, `%s`, `<password>`) and what was hidden before;
//! - a constant (`NOT_LOGGING_PARAMETER`), a single letter, words of letters where a token
//!   or an API key would be, and in a comment the name of a secret (`#password = password`);
//! - a path or an address, the name of an object (`namespace/name`), a public key;
//! - a community of routes (`65000:120`, `no-export`), which is none of SNMP;
//! - what a program computes it from: a call, a member of something else, the variable
//!   of the same name in a call, a type in a signature. `password=password` alone in
//!   its line is a password; a text in quotes in a call is hidden;
//! - a sentence: several words with one among them that only sentences have. A pass
//!   phrase without such a word is hidden; in quotes behind a password's name and `=`
//!   any is, in a member of JSON, a line of YAML or an element any that does not say how
//!   a password must be;
//! - in a map about a secret, keys that describe it (`type`, `minLength`, `path`), and
//!   names in a list of secrets that are kept elsewhere.
//!
//! Where it might as well be a sentence (a colon or a blank in the middle of a line),
//! a word is hidden if it has letters with digits or marks, or if it is the last of
//! the line and not one that messages have there. A plain word in the middle of a
//! log's sentence therefore stays, even if it was somebody's password.
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
//! Vector searches find places where a secret may begin (one automaton does on
//! processors that have none, such as 32-bit ARM); what is there is then looked at
//! closely, within a window of [`Redactor::WINDOW`] bytes. A value
//! that was recognised is hidden up to its end, however far that is, and goes on into
//! a line only if that line can be part of it: a quote, a bracket or an element that
//! is never closed has one value, not all that follows.

mod accounts;
mod alias;
mod apart;
mod armour;
mod assignment;
mod bare;
mod below;
mod block;
mod canary;
mod columns;
mod command;
mod community;
mod config;
mod digits;
mod encoded;
mod entries;
mod found;
mod harmless;
mod header;
mod jwk;
mod kept;
mod key_file;
mod kubernetes;
mod logins;
mod made_key;
mod members;
mod message;
mod mode;
mod name;
mod named;
mod needles;
mod noise;
mod pair;
mod pattern;
mod printed;
mod proctitle;
mod pseudonym;
mod redactor;
mod rule;
mod shape;
mod snmp;
mod spaced;
mod spoken;
mod sql;
mod text;
mod traces;
mod tree;
mod url;
mod value;
mod webhook;
mod window;
mod words;

pub use canary::CanarySurvived;
pub use config::{BadPattern, CannotCompile, Redaction};
pub use pseudonym::Subject;
pub use redactor::Redactor;
pub use rule::RULES;

#[cfg(test)]
mod place_tests;
#[cfg(test)]
mod syntax_tests;
#[cfg(test)]
mod tests;
