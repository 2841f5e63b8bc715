//! PEM blocks of every kind that holds a private key, and where they turn up.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "PKCS 8",
        r#"
«begin PRIVATE KEY»
«block 6»
«end PRIVATE KEY»
"#,
    ),
    (
        "RSA, encrypted in the old way",
        r#"
«begin RSA PRIVATE KEY»
Proc-Type: 4,ENCRYPTED
DEK-Info: AES-256-CBC,«open HEX 32»

«block 6»
«end RSA PRIVATE KEY»
"#,
    ),
    (
        "elliptic curve behind its parameters",
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
        "encrypted PKCS 8 with attributes of a bag",
        r#"
Bag Attributes
    friendlyName: service
    localKeyID: 41 AF 20 07
Key Attributes: <No Attributes>
«begin ENCRYPTED PRIVATE KEY»
«block 5»
«end ENCRYPTED PRIVATE KEY»
"#,
    ),
    (
        "DSA with carriage returns",
        "«begin DSA PRIVATE KEY»«cr»\n«base64 64»«cr»\n«base64 64»«cr»\n«base64 40»=«cr»\n\
         «end DSA PRIVATE KEY»«cr»\n",
    ),
    (
        "one line with n escapes",
        r#"
key = "«begin RSA PRIVATE KEY»\n«escaped 5»\n«end RSA PRIVATE KEY»\n"
next = "value"
"#,
    ),
    (
        "one line with doubled and carriage return escapes",
        r#"
{"message":"{\"key\":\"«begin PRIVATE KEY»\\n«escaped2 4»\\n«end PRIVATE KEY»\\n\"}"}
{"pem":"«begin PRIVATE KEY»\r\n«base64 64»\r\n«base64 64»\r\n«base64 30»==\r\n«end PRIVATE KEY»\r\n"}
"#,
    ),
    (
        "one line with blanks",
        r#"
tls.key: «begin EC PRIVATE KEY» «base64 64» «base64 64» «base64 30»== «end EC PRIVATE KEY»
tls.min: 1.2
"#,
    ),
    (
        "one line with nothing between",
        r#"
export KEY='«begin PRIVATE KEY»«base64 400»=«end PRIVATE KEY»'
export MODE=fast
"#,
    ),
    (
        "between certificates",
        r#"
«begin CERTIFICATE»
«open base64 64»
«open base64 64»
«end CERTIFICATE»
«begin PRIVATE KEY»
«block 4»
«end PRIVATE KEY»
«begin CERTIFICATE»
«open base64 64»
«open base64 52»
«end CERTIFICATE»
"#,
    ),
    (
        "indented and in a list",
        r#"
secrets:
  - name: signer
    pem: |
          «begin OPENSSH PRIVATE KEY»
          «block 4»
          «end OPENSSH PRIVATE KEY»
  - name: other
"#,
    ),
    (
        "behind a prefix of a log, of a quotation, of a patch",
        r#"
2026-01-12T03:14:07Z loader[41] DEBUG «begin RSA PRIVATE KEY»
2026-01-12T03:14:07Z loader[41] DEBUG «block 2»
2026-01-12T03:14:07Z loader[41] DEBUG «end RSA PRIVATE KEY»
> «begin PRIVATE KEY»
> «block 2»
> «end PRIVATE KEY»
-«begin EC PRIVATE KEY»
-«block 1»
-«end EC PRIVATE KEY»
"#,
    ),
    (
        "short and long lines, an empty one",
        r#"
«begin PRIVATE KEY»
«base64 76»
«base64 76»

«base64 16»
«base64 16»
  «base64 24»=
«end PRIVATE KEY»
done
"#,
    ),
    (
        "block of PGP",
        r#"
«begin PGP PRIVATE KEY BLOCK»
Version: GnuPG v2
Comment: service key

«block 4»
=«open base64 4»
«end PGP PRIVATE KEY BLOCK»
"#,
    ),
    (
        "as strings that a program joins",
        r#"
static const char key[] =
    "«begin RSA PRIVATE KEY»\n"
    "«base64 64»\n"
    "«base64 64»\n"
    "«base64 32»\n"
    "«end RSA PRIVATE KEY»\n";
static const int retries = 3;
"#,
    ),
    (
        "cut off before its end",
        r#"
Jan 12 03:14:07 node7 loader: read 900 bytes
«begin RSA PRIVATE KEY»
«base64 64»
«base64 64»
«base64 41»
"#,
    ),
];
