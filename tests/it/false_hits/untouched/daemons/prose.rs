//! Sentences of notes, reports, manuals and messages for people.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "motd",
        "Authorized users only. All activity on «host» may be monitored and reported.
Your password will expire in «1-14» days.
Last login: «stamp» from «ip»",
    ),
    (
        "support note",
        "«stamp» «user»: customer reset the BMC password to the factory default on the label, login works again. Event log attached, case «100000-999999».",
    ),
    (
        "release notes",
        "Version «1-9».«0-20».«0-9»
- Fixed a problem where the session token was not renewed after a password change
- The API key page now shows the date of last use
- Secret rotation no longer restarts the agent (#«1000-9999»)",
    ),
    (
        "manual excerpt",
        "If you have forgotten the password, set jumper JP«1-9» and restart the server. The password is then deleted. The default user name is on the pull-out tag.",
    ),
    (
        "security advisory",
        "CVE-2025-«1000-49999»: An attacker who knows the community string could read sensor values. Change the community and restrict access to the management network. Fixed in firmware «1-9».«10-99».",
    ),
    (
        "git log",
        "commit «hex40»
Author: «user» <«email»>
Date:   «stamp» +0100

    auth: do not log the token when the request fails
    
    Signed-off-by: «user» <«email»>
    Change-Id: I«hex40»",
    ),
    (
        "health report",
        "Check «1-99»: password policy ............ «passed|warning» (minimum length «8-14», maximum age «60-365» days)
Check «1-99»: SSH host key algorithms ... passed
Check «1-99»: SNMP default community .... passed (SNMP is disabled)",
    ),
    (
        "help output",
        "  -p, --password-file FILE   read the password from FILE
      --token TOKEN          access token for the service (default: $SERVICE_TOKEN)
      --key PATH             path of the private key
      --no-auth              do not log in
  -h, --help                 print this help and exit (build «hex7»)",
    ),
    (
        "installer messages",
        "[«clock»] Step «1-9» of 9: set password for user «user» ... done
[«clock»] Step «1-9» of 9: generating SSH host keys: RSA ECDSA ED25519 ... done
[«clock»] Please change all passwords after the first login.",
    ),
    (
        "audit report",
        "The password of «1-40» accounts never expires. Two-factor authentication is enabled for «1-99» % of the administrators. No credentials were found in the home directories that were searched.",
    ),
    (
        "ticket text",
        r#"Subject: login fails after update to «1-9».«0-9»
Since the update, users get "Invalid token" after about «5-60» minutes and have to enter their password again. Request id of one case: «uuid»."#,
    ),
    (
        "cracklib message",
        "BAD PASSWORD: The password «is shorter than 8 characters|fails the dictionary check - it is too simplistic/systematic|is the same as the old one»
passwd: Authentication token manipulation error
passwd: password unchanged",
    ),
    (
        "collection summary",
        "Collected «10-900» files from «host» at «iso».
Passwords, private keys and community strings were removed (password=****, key=<redacted>).
Archive checksum: sha256 «hex64»",
    ),
    (
        "maintenance plan",
        "Key rotation on «stamp»: the new signing key has the id «HEX16», the old key «HEX16» stays valid for «7-90» days. Credentials of the service accounts do not change.",
    ),
    (
        "license text of file",
        r#"# Licensed under the Apache License, Version 2.0 (the "License");
# SPDX-License-Identifier: Apache-2.0
# This module reads the credential store; it never writes a secret to the log. Revision «hex12»."#,
    ),
];
