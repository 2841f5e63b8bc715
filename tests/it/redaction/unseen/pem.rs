//! Private keys in blocks, by themselves and within other text.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "pkcs8",
        "
«begin PRIVATE KEY»
«block 6»
«end PRIVATE KEY»
",
    ),
    (
        "behind its certificate",
        "
«begin CERTIFICATE»
«open base64 64»
«open base64 64»
«end CERTIFICATE»
«begin RSA PRIVATE KEY»
«block 8»
«end RSA PRIVATE KEY»
",
    ),
    (
        "with headers",
        "
«begin RSA PRIVATE KEY»
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-128-CBC,«open HEX 32»

«block 5»
«end RSA PRIVATE KEY»
",
    ),
    (
        "encrypted",
        "
subject=CN = bmc-17
«begin ENCRYPTED PRIVATE KEY»
«block 5»
«end ENCRYPTED PRIVATE KEY»
",
    ),
    (
        "an elliptic curve with its parameters",
        "
«begin EC PARAMETERS»
BggqhkjOPQMBBw==
«end EC PARAMETERS»
«begin EC PRIVATE KEY»
«block 2»
«end EC PRIVATE KEY»
",
    ),
    (
        "openssh",
        "
«begin OPENSSH PRIVATE KEY»
«block 6»
«end OPENSSH PRIVATE KEY»
",
    ),
    (
        "dsa with Windows line ends",
        "
«begin DSA PRIVATE KEY»«cr»
«base64 64»«cr»
«base64 64»«cr»
«base64 40»«cr»
«end DSA PRIVATE KEY»«cr»
",
    ),
    (
        "an openpgp key",
        "
«begin PGP PRIVATE KEY BLOCK»
Version: GnuPG v2
Comment: backup of the signing key

«block 6»
=«base64 8»
«end PGP PRIVATE KEY BLOCK»
",
    ),
    (
        "of ssh2",
        r#"
«begin4 SSH2 ENCRYPTED PRIVATE KEY»
Comment: "2048-bit RSA, erika@desk"
«block 4»
«end4 SSH2 ENCRYPTED PRIVATE KEY»
"#,
    ),
    (
        "indented",
        "
tls:
    key: |
        «begin PRIVATE KEY»
        «block 4»
        «end PRIVATE KEY»
    port: 8443
",
    ),
    (
        "behind a log's prefix",
        "
Nov 12 03:10:00 node-04 agent[12]: «begin PRIVATE KEY»
Nov 12 03:10:00 node-04 agent[12]: «block 3»
Nov 12 03:10:00 node-04 agent[12]: «end PRIVATE KEY»
Nov 12 03:10:01 node-04 agent[12]: key loaded
",
    ),
    (
        "quoted in mail",
        "
> Here is the key that you asked for:
> «begin RSA PRIVATE KEY»
> «block 4»
> «end RSA PRIVATE KEY»
> Please delete it afterwards.
",
    ),
    (
        "cut off at the end",
        "
$ head -5 /etc/ssl/private/server.key
«begin PRIVATE KEY»
«base64 64»
«base64 64»
«base64 64»
«base64 64»
",
    ),
    (
        "in one line with escapes",
        r#"
{"key": "«begin EC PRIVATE KEY»\n«escaped 2»\n«end EC PRIVATE KEY»\n", "kid": "2025-11"}
"#,
    ),
    (
        "as a patch shows it",
        "
--- a/certs/server.key
+++ /dev/null
@@ -1,6 +0,0 @@
-«begin RSA PRIVATE KEY»
-«block 3»
-«end RSA PRIVATE KEY»
",
    ),
    (
        "a putty key",
        "
PuTTY-User-Key-File-3: ssh-ed25519
Encryption: none
Comment: erika@desk
Public-Lines: 2
AAAAC3NzaC1lZDI1NTE5AAAAI«open base64 39»
«open base64 16»
Private-Lines: 1
«base64 44»
Private-MAC: «open hex 64»
",
    ),
];
