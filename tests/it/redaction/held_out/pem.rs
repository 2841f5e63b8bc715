//! Private keys in their armours and in what carries them.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "PKCS#8 behind its certificate",
        r#"
«begin CERTIFICATE»
«open base64 64»
«open base64 64»
«end CERTIFICATE»
«begin PRIVATE KEY»
«block 6»
«end PRIVATE KEY»
"#,
    ),
    (
        "an elliptic curve's key behind its parameters",
        r#"
«begin EC PARAMETERS»
BggqhkjOPQMBBw==
«end EC PARAMETERS»
«begin EC PRIVATE KEY»
«block 2»
«end EC PRIVATE KEY»
"#,
    ),
    (
        "an encrypted key with headers",
        r#"
«begin RSA PRIVATE KEY»
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-256-CBC,«open HEX 32»

«block 7»
«end RSA PRIVATE KEY»
"#,
    ),
    (
        "encrypted PKCS#8 with the ends of another system",
        "
«begin ENCRYPTED PRIVATE KEY»«cr»
«base64 64»«cr»
«base64 64»«cr»
«base64 64»«cr»
«base64 44»«cr»
«end ENCRYPTED PRIVATE KEY»«cr»
",
    ),
    (
        "bags of an unpacked store",
        r#"
Bag Attributes
    friendlyName: site
    localKeyID: 54 69 6D 65 20 31
Key Attributes: <No Attributes>
«begin PRIVATE KEY»
«block 5»
«end PRIVATE KEY»
Bag Attributes
    friendlyName: site
subject=CN = bmc-17
"#,
    ),
    (
        "each line behind a log's head",
        r#"
2025-11-12T08:14:22.110Z bmc-17 certd[411]: key follows
2025-11-12T08:14:22.111Z bmc-17 certd[411]: «begin RSA PRIVATE KEY»
2025-11-12T08:14:22.111Z bmc-17 certd[411]: «block 4»
2025-11-12T08:14:22.112Z bmc-17 certd[411]: «end RSA PRIVATE KEY»
2025-11-12T08:14:22.113Z bmc-17 certd[411]: key loaded
"#,
    ),
    (
        "a change of a file",
        r#"
diff --git a/conf/site.key b/conf/site.key
--- a/conf/site.key
+++ b/conf/site.key
@@ -1,8 +1,8 @@
 «begin PRIVATE KEY»
-«block 2»
+«block 2»
 «end PRIVATE KEY»
"#,
    ),
    (
        "quoted in a mail",
        r#"
On Wed, 12 Nov 2025, erika wrote:
> here is the key of the shelf
> «begin OPENSSH PRIVATE KEY»
> «block 4»
> «end OPENSSH PRIVATE KEY»
> please put it back
"#,
    ),
    (
        "string literals of a program",
        r#"
static const char site_key[] =
    "«begin EC PRIVATE KEY»\n"
    "«base64 64»\n"
    "«base64 64»\n"
    "«base64 36»\n"
    "«end EC PRIVATE KEY»\n";
static const int site_key_bits = 256;
"#,
    ),
    (
        "without any line's end between",
        r#"
ssl_key: «begin PRIVATE KEY»«base64 400»«end PRIVATE KEY»
ssl_port: 8443
"#,
    ),
    (
        "blanks where line's ends were",
        r#"
TLS_KEY=«begin RSA PRIVATE KEY» «base64 64» «base64 64» «base64 64» «base64 40» «end RSA PRIVATE KEY»
TLS_PORT=8443
"#,
    ),
    (
        "escaped once and twice",
        r#"
{"cert":"«begin CERTIFICATE»\n«open base64 64»\n«end CERTIFICATE»\n","key":"«begin PRIVATE KEY»\n«escaped 4»\n«end PRIVATE KEY»\n"}
{"event":"{\"key\":\"«begin EC PRIVATE KEY»\\n«escaped2 3»\\n«end EC PRIVATE KEY»\\n\"}"}
"#,
    ),
    (
        "an OpenPGP key",
        r#"
«begin PGP PRIVATE KEY BLOCK»
Version: GnuPG v2
Comment: site signing

«block 8»
=«open base64 4»
«end PGP PRIVATE KEY BLOCK»
"#,
    ),
    (
        "the format of PuTTY",
        r#"
PuTTY-User-Key-File-3: ssh-ed25519
Encryption: none
Comment: depot
Public-Lines: 2
AAAAC3NzaC1lZDI1NTE5AAAAI«open base64 39»
«open base64 16»
Private-Lines: 2
«base64 64»
«base64 40»
Private-MAC: «open hex 64»
"#,
    ),
    (
        "the older SSH2 armour",
        r#"
«begin4 SSH2 ENCRYPTED PRIVATE KEY»
Comment: "2048-bit rsa, depot"
«block 5»
«end4 SSH2 ENCRYPTED PRIVATE KEY»
"#,
    ),
    (
        "an element of XML",
        r#"
<tls>
  <certificate>site.pem</certificate>
  <key>«begin PRIVATE KEY»
«block 4»
«end PRIVATE KEY»</key>
  <port>8443</port>
</tls>
"#,
    ),
    (
        "cut off in the middle",
        r#"
==> /etc/ssl/private/site.key <==
«begin PRIVATE KEY»
«block 3»
"#,
    ),
];
