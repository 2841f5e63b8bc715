//! Messages, help texts and notes that speak of secrets.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "password policy note",
        "The password for «user» expires in «2-30» days. Please change it with passwd(1) before «iso».",
    ),
    (
        "token renewal note",
        "Token renewal succeeded; next renewal in «10-900» minutes (request «uuid»).",
    ),
    (
        "release notes bmc",
        "Release «1-9».«10-40»:
 - Fixed: BMC password reset by jumper was not written to the audit log.
 - Fixed: LDAP bind password with more than 20 characters was cut off in the web interface.
 - Known issue: the session key of the virtual console is renewed only after logout.",
    ),
    (
        "help text",
        "  --password-file FILE   read the password from FILE
  --token-ttl SECONDS    life time of the access token (default: «300-7200»)
  --auth {none|basic|kerberos}
  --key KEYID            use the key with this id",
    ),
    (
        "motd",
        "Welcome to «host»
Authorized users only. Never share your login or password with anybody.
Last login: Wed Mar 12 «clock» 2025 from «ip»",
    ),
    (
        "ssh host key changed",
        "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
The fingerprint for the ED25519 key sent by the remote host is
SHA256:«b64:43».
Offending ECDSA key in /home/«user»/.ssh/known_hosts:«1-90»",
    ),
    (
        "ticket note",
        "«stamp» «user»: replaced the failed DIMM, serial number «HEX8»; the customer will set a new admin password after the firmware update.",
    ),
    (
        "support bundle",
        "Collecting service data ... «10-100»%
Secrets, passwords and private keys are not part of this archive.
Archive: /var/tmp/sosreport-«host»-2025-03-12-«hex7».tar.xz
SHA256: «hex64»",
    ),
    (
        "license info",
        "License key: valid until 2027-0«1-9»-28, feature set Enterprise, entitlement id «uuid»
Community edition features remain available without a license.",
    ),
    (
        "credential rotation report",
        "Credential rotation: «1-40» of 40 accounts done, 0 failed. Key ids: «hex16», «hex16».",
    ),
    (
        "shell history of questions",
        "Enter passphrase for key '/home/«user»/.ssh/id_rsa':
[sudo] password for «user»:
Sorry, try again.",
    ),
];
