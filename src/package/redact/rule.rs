//! [`Rule`]: the built-in rules and their stable names.

/// A rule, built in or the host's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    Password,
    Secret,
    Token,
    ApiKey,
    PrivateKey,
    Community,
    SnmpUser,
    Authorization,
    Cookie,
    UrlCredentials,
    CloudKey,
    PasswordHash,
    KubernetesSecret,
    IpAddress,
    MacAddress,
    HostName,
    UserName,
    EmailAddress,
    /// The host's own rule with this number.
    Host(usize),
}

/// The names of the built-in rules, as receipts and manifests have them. They
/// stay what they are; later versions may add some.
///
/// ```
/// use callhome::package::redact::RULES;
///
/// assert!(RULES.contains(&"private-key"));
/// ```
pub const RULES: [&str; 18] = [
    "password",
    "secret",
    "token",
    "api-key",
    "private-key",
    "community",
    "snmp-user",
    "authorization",
    "cookie",
    "url-credentials",
    "cloud-key",
    "password-hash",
    "kubernetes-secret",
    "ip-address",
    "mac-address",
    "host-name",
    "user-name",
    "email-address",
];

impl Rule {
    /// Its place among the counters: built-in rules first.
    pub(super) fn index(self) -> usize {
        match self {
            Self::Password => 0,
            Self::Secret => 1,
            Self::Token => 2,
            Self::ApiKey => 3,
            Self::PrivateKey => 4,
            Self::Community => 5,
            Self::SnmpUser => 6,
            Self::Authorization => 7,
            Self::Cookie => 8,
            Self::UrlCredentials => 9,
            Self::CloudKey => 10,
            Self::PasswordHash => 11,
            Self::KubernetesSecret => 12,
            Self::IpAddress => 13,
            Self::MacAddress => 14,
            Self::HostName => 15,
            Self::UserName => 16,
            Self::EmailAddress => 17,
            Self::Host(number) => RULES.len() + number,
        }
    }
}
