//! Sentences that speak of secrets and hold none.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "password wrong",
        "«syslog» app[«400-9999»]: The password that «user» typed was wrong; the account is locked for «5-60» minutes.",
    ),
    (
        "password policy",
        "«stamp» NOTICE Your password will expire in «1-30» days. Please choose another password before that.",
    ),
    (
        "password prompt",
        "Enter the password for «user» and press the return key:",
    ),
    (
        "no password",
        "«syslog» app[«400-9999»]: No password is set for «user», login by key only.",
    ),
    (
        "password is",
        "«stamp» INFO password is «required|optional|expired|accepted|rejected» for role «reader|operator»",
    ),
    (
        "token bad",
        "«syslog» app[«400-9999»]: token rejected: signature does not match, key «hex8» unknown",
    ),
    (
        "token bucket prose",
        "«stamp» DEBUG rate limiter: bucket has «0-99» tokens left, one token is added each «10-900» ms",
    ),
    (
        "token ring",
        "[«kernel»] tr0: Token Ring adapter at io 0x«hex3», irq «3-15», not supported any more",
    ),
    (
        "secret prose",
        "«stamp» INFO There is no secret to share: the secret of «host» was never stored on this machine.",
    ),
    (
        "secret size",
        r#"«stamp» WARN secret "db-credentials" is older than «30-900» days, rotate it soon"#,
    ),
    (
        "key prose",
        "«stamp» INFO key «hex16» has «1-999» values, primary key lookup took «1-99» us",
    ),
    (
        "key missing",
        "«stamp» ERROR missing key 'endpoint' in section 'proxy' of /etc/fleet/fleet.conf, line «1-99»",
    ),
    (
        "key pressed",
        "Press any key to continue, or hold the F«1-9» key for the boot menu.",
    ),
    (
        "private key prose",
        "«syslog» app[«400-9999»]: cannot read private key /etc/fleet/tls.key: Permission denied",
    ),
    (
        "community prose",
        "«syslog» snmptrapd[«400-999»]: trap from «ip» was dropped: its community is not known here",
    ),
    (
        "community edition",
        "GitLab Community Edition 16.«1-9».«0-9» (community support only, see https://forum.example.com/community)",
    ),
    (
        "authorization prose",
        r#"«stamp» WARN authorization failed: «user» lacks the role "operator" for resource «uuid»"#,
    ),
    (
        "authorization header prose",
        "«stamp» DEBUG request without an Authorization header, answered 401 with the Basic and Bearer schemes",
    ),
    (
        "bearer prose",
        "«syslog» ModemManager[«400-999»]: [modem«0-9»] bearer«0-9»: connected, IPv4 «ip»",
    ),
    (
        "basic prose",
        "«stamp» INFO basic self test of slot «1-9» passed, basic settings loaded from profile «1-9»",
    ),
    (
        "credential prose",
        "«stamp» ERROR could not find credentials: neither the credential file nor the environment has any",
    ),
    (
        "login prose",
        "«syslog» login[«400-999»]: FAILED LOGIN (1) on '/dev/tty«1-6»' FOR '«user»', Authentication failure",
    ),
    (
        "login banner",
        "Authorized users only. By your login you agree that all activity is logged.
Last login: Wed Nov «1-28» «clock» 2025 from «ip»",
    ),
    (
        "pass prose",
        "«stamp» INFO memory test pass «1-9» of 9, pattern 0x«hex8», no errors",
    ),
    (
        "pass through",
        "[«kernel»] iommu: Default domain type: Passthrough (set via kernel command line)",
    ),
    (
        "base64 prose",
        "«stamp» DEBUG payload of «100-900» bytes, first line «b64:60»",
    ),
    (
        "uuid prose",
        "«stamp» INFO package «uuid» of ticket «hex16» delivered as part «1-9» of 9, digest «hex64»",
    ),
    (
        "support mail",
        r#"Dear «user», to reset your password open the page "Forgotten password?" on the portal. We never ask for your password or token by mail."#,
    ),
    (
        "changelog",
        "- auth: a token without an expiry date is refused; the password dialog keeps the key focus.
- snmp: community names may have up to 32 characters.",
    ),
    (
        "hash prose",
        "«stamp» INFO stored password hash of «user» is upgraded from bcrypt to argon2id",
    ),
];
