//! The gate: known fake secrets that no redaction may let through.

use std::ops::Range;

use memchr::memmem;

use crate::package::redact::config::Redaction;
use crate::package::redact::pseudonym::Subject;
use crate::package::redact::rule::Rule;

/// A known fake secret came through the redaction: nothing may be packed.
///
/// ```
/// use callhome::package::redact::{Redaction, Redactor};
///
/// // The example is not what the pattern is about.
/// let redaction = Redaction::new().with_pattern("badge", "badge [0-9]+", "number 7")?;
/// let survived = Redactor::new(&redaction)?.check().unwrap_err();
/// assert_eq!(survived.rule(), "badge");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a known fake secret survived the redaction, rule `{rule}`")]
pub struct CanarySurvived {
    rule: String,
}

impl CanarySurvived {
    pub(super) fn new(rule: &str) -> Self {
        Self { rule: rule.to_owned() }
    }

    /// The rule that failed.
    #[must_use]
    pub fn rule(&self) -> &str {
        &self.rule
    }
}

/// All fake secrets of a configuration.
#[derive(Debug, Default)]
pub(super) struct Canaries {
    each: Vec<Canary>,
    /// All of them in one text, which is much faster than one by one.
    all: Vec<u8>,
    buffer: Vec<u8>,
    /// Where the secrets are in it, and what stands between two canaries.
    secrets: Vec<Range<usize>>,
    marks: Vec<usize>,
}

/// Between two canaries: a value that swallows more than its own changes it.
const MARK: &[u8] = b"\n.\n";

/// A text with a fake secret in it.
#[derive(Debug)]
pub(super) struct Canary {
    rule: Rule,
    text: Vec<u8>,
    secret: Vec<u8>,
    buffer: Vec<u8>,
}

impl Canary {
    fn new(rule: Rule, parts: [&str; 3]) -> Self {
        Self {
            rule,
            text: parts.concat().into_bytes(),
            secret: parts[1].into(),
            buffer: Vec::new(),
        }
    }

    pub(super) fn rule(&self) -> Rule {
        self.rule
    }

    /// The text, ready to go through the redaction.
    pub(super) fn fresh(&mut self) -> &mut [u8] {
        self.buffer.clear();
        self.buffer.extend_from_slice(&self.text);
        &mut self.buffer
    }

    /// Whether the secret is still there.
    pub(super) fn survived(&self) -> bool {
        memmem::find(&self.buffer, &self.secret).is_some()
    }
}

impl Canaries {
    pub(super) fn new(redaction: &Redaction) -> Self {
        // Put together here, so that no scanner takes this file for a leak.
        let digits = "0123456789".repeat(2);
        let key = format!("MIIB{digits}\nAgEA{digits}");
        let hash = format!("{digits}{digits}{digits}");
        let id = format!("AKIA{}", "EXAMPLE7".repeat(2));
        let head = ["-----BEGIN RSA PRIV", "ATE KEY-----\n"].concat();
        let foot = ["\n-----END RSA PRIV", "ATE KEY-----\n"].concat();
        let mut all = vec![
            Canary::new(Rule::Password, ["admin_password = \"", "canary-1", "\"\n"]),
            Canary::new(Rule::Password, ["{\"Password\":\"", "canary-2", "\"}\n"]),
            Canary::new(Rule::Password, ["<password>", "canary-3", "</password>\n"]),
            Canary::new(
                Rule::Password,
                ["ipmitool -I lanplus -U admin -P ", "canary-4", " sel list\n"],
            ),
            Canary::new(
                Rule::Password,
                ["{\"value\":\"", "canary-15", "\",\"name\":\"Password\"}\n"],
            ),
            Canary::new(Rule::Password, ["&lt;password&gt;", "canary-16", "&lt;/password&gt;\n"]),
            Canary::new(Rule::Password, ["echo 'root:", "canary-17", "' | chpasswd\n"]),
            Canary::new(Rule::Password, ["- --admin-password\n- ", "canary-18", "\n"]),
            Canary::new(Rule::Password, ["node,user,password\nn1,root,", "canary-21", "\n"]),
            Canary::new(Rule::Password, ["db01:5432:main:app:", "canary-22", "\n"]),
            Canary::new(
                Rule::Password,
                ["a0=\"sshpass\" a1=\"-p\" a2=\"", "canary-23", "\" a3=\"ssh\"\n"],
            ),
            Canary::new(Rule::Password, ["sshd[7]: Invalid user ", "Canary!24", " from x\n"]),
            Canary::new(
                Rule::Password,
                ["{\"field\":\"password\",\"old\":\"", "canary-26", "\"}\n"],
            ),
            Canary::new(
                Rule::Password,
                ["printf '", "canary-27", "' | docker secret create x -\n"],
            ),
            Canary::new(Rule::ApiKey, ["map $http_x_api_key $x {\n\"", "canary-28", "\" 1;\n}\n"]),
            Canary::new(Rule::Secret, ["secure_link_md5 \"$uri ", "canary-29", "\";\n"]),
            Canary::new(Rule::Secret, [": EAP \"", "canary-30", "\"\n"]),
            Canary::new(
                Rule::UrlCredentials,
                ["https://hooks.example.com/services/", "canary312", "\n"],
            ),
            Canary::new(Rule::Secret, ["export CLIENT_SECRET='", "canary-5", "'\n"]),
            Canary::new(Rule::Token, ["app[7]: access_token=", "canary-6", " ok\n"]),
            Canary::new(Rule::ApiKey, ["X-Api-Key: ", "canary-7", "\n"]),
            Canary::new(Rule::PrivateKey, [&head, &key, &foot]),
            Canary::new(
                Rule::PrivateKey,
                ["{\"kty\":\"oct\",\"k\":\"", "canary-19-canary-19-canary-19", "\"}\n"],
            ),
            Canary::new(
                Rule::Community,
                ["snmp-server host 192.0.2.7 version 2c ", "canary-20", "\n"],
            ),
            Canary::new(Rule::Community, ["rocommunity ", "canary-8", " default\n"]),
            Canary::new(Rule::SnmpUser, ["createUser monitor SHA ", "canary-9", " AES\n"]),
            Canary::new(Rule::Authorization, ["Authorization: Bearer ", "canary-10", "\r\n"]),
            Canary::new(Rule::Cookie, ["Cookie: session=", "canary-11", "\r\n"]),
            Canary::new(Rule::UrlCredentials, ["ftp://backup:", "canary-12", "@example.com/\n"]),
            Canary::new(Rule::CloudKey, ["seen ", &id, " twice\n"]),
            Canary::new(Rule::PasswordHash, ["root:$6$salt$", &hash, ":19000:0:99999:7:::\n"]),
            Canary::new(
                Rule::KubernetesSecret,
                ["kind: Secret\nstringData:\n  pin: ", "canary-13", "\n"],
            ),
        ];
        for (example, rule) in redaction.examples() {
            all.push(Canary {
                rule,
                text: example.to_vec(),
                secret: example.to_vec(),
                buffer: Vec::new(),
            });
        }
        for (name, rule) in redaction.keys() {
            let name = String::from_utf8_lossy(&name).into_owned() + " = ";
            all.push(Canary::new(rule, [&name, "canary-14", "\n"]));
        }
        for subject in redaction.pseudonyms().map_or(&[][..], |(_, subjects)| subjects) {
            all.extend(match subject {
                Subject::IpAddress => {
                    Some(Canary::new(Rule::IpAddress, ["from ", "192.0.2.77", " port 1\n"]))
                }
                Subject::MacAddress => {
                    Some(Canary::new(Rule::MacAddress, ["lladdr ", "00:00:5e:00:53:77", "\n"]))
                }
                Subject::EmailAddress => {
                    Some(Canary::new(Rule::EmailAddress, ["to ", "canary@example.com", "\n"]))
                }
                Subject::UserName => Some(Canary::new(Rule::UserName, ["user=", "canary", "\n"])),
                Subject::HostName => redaction.host_names().first().map(|name| {
                    Canary::new(Rule::HostName, ["from ", &String::from_utf8_lossy(name), "\n"])
                }),
            });
        }
        let mut canaries = Self { each: all, ..Self::default() };
        for canary in &canaries.each {
            let from = canaries.all.len() + memmem::find(&canary.text, &canary.secret).unwrap_or(0);
            canaries.secrets.push(from..from + canary.secret.len());
            canaries.all.extend_from_slice(&canary.text);
            canaries.marks.push(canaries.all.len());
            canaries.all.extend_from_slice(MARK);
        }
        canaries
    }

    /// All of them in one text.
    pub(super) fn fresh(&mut self) -> &mut [u8] {
        self.buffer.clear();
        self.buffer.extend_from_slice(&self.all);
        &mut self.buffer
    }

    /// Whether that text shows that every secret was hidden, each by itself. If
    /// not, each canary must be tried alone: they may have disturbed one another.
    pub(super) fn is_clean(&self) -> bool {
        let hidden =
            |secret: &Range<usize>| self.buffer.get(secret.clone()) != self.all.get(secret.clone());
        let marked = |&at: &usize| self.buffer.get(at..at + MARK.len()) == Some(MARK);
        self.secrets.iter().all(hidden) && self.marks.iter().all(marked)
    }

    pub(super) fn iter(&mut self) -> impl Iterator<Item = &mut Canary> {
        self.each.iter_mut()
    }
}
