//! What is public by its nature: certificates, public keys, fingerprints,
//! digests, identifiers, dumps.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "pem certificate",
        "-----BEGIN CERTIFICATE-----\nMII«b64:61»\n«b64lines»\n«b64:46»==\n-----END CERTIFICATE-----",
    ),
    (
        "pem public key",
        "-----BEGIN PUBLIC KEY-----\nMIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A«b64:32»\n«b64lines»\n«b64:6»AQAB\n-----END PUBLIC KEY-----",
    ),
    (
        "pem request",
        "-----BEGIN CERTIFICATE REQUEST-----\nMII«b64:61»\n«b64lines»\n«b64:31»=\n-----END CERTIFICATE REQUEST-----",
    ),
    (
        "pem revocation list",
        "-----BEGIN X509 CRL-----\nMII«b64:61»\n«b64lines»\n«b64:20»\n-----END X509 CRL-----",
    ),
    (
        "pem parameters",
        "-----BEGIN DH PARAMETERS-----\nMIIBCAKCAQEA«b64:52»\n«b64lines»\n«b64:22»==\n-----END DH PARAMETERS-----",
    ),
    (
        "pgp public key",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\n\nmQIN«b64:60»\n«b64lines»\n=«b64:4»\n-----END PGP PUBLIC KEY BLOCK-----",
    ),
    (
        "pgp signature",
        "-----BEGIN PGP SIGNATURE-----\n\niQIz«b64:60»\n«b64lines»\n=«b64:4»\n-----END PGP SIGNATURE-----",
    ),
    (
        "cloud-init host key fingerprints",
        "-----BEGIN SSH HOST KEY FINGERPRINTS-----\n256 SHA256:«b64:43» root@«host» (ECDSA)\n256 SHA256:«b64:43» root@«host» (ED25519)\n-----END SSH HOST KEY FINGERPRINTS-----\n-----BEGIN SSH HOST KEY KEYS-----\nssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» root@«host»\n-----END SSH HOST KEY KEYS-----",
    ),
    ("ssh public key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» «user»@«host»"),
    (
        "ssh known host",
        "«host».example.com,«ip» ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB«b64:86»=",
    ),
    (
        "ssh public key, framed",
        "---- BEGIN SSH2 PUBLIC KEY ----\nComment: \"256-bit ED25519, «user»@«host»\"\nAAAAC3NzaC1lZDI1NTE5AAAAI«b64:43»\n---- END SSH2 PUBLIC KEY ----",
    ),
    (
        "ssh fingerprint art",
        "The key's randomart image is:\n+--[ED25519 256]--+\n|      .o+.«o|.|=»     |\n|     . =o.«o|.|B»     |\n|    . * o «o|.|+»     |\n+----[SHA256]-----+",
    ),
    (
        "certificate text",
        "        Serial Number:\n            «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»\n        Issuer: C=DE, O=Example, CN=Example Root\n        Subject Public Key Info:\n            Public Key Algorithm: id-ecPublicKey\n                Public-Key: (256 bit)\n                pub:\n                    04:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»\n        X509v3 Authority Key Identifier: \n            «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "certificate fingerprint",
        "sha256 Fingerprint=«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "tls handshake",
        "* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / X25519MLKEM768 / RSASSA-PSS\n*  subject: CN=«host».example.com\n*  Certificate level 0: Public key type RSA (2048/112 Bits/secBits), signed using sha256WithRSAEncryption",
    ),
    ("public key pin", "«iso» INFO pinned public key sha256//«b64:43»= for «host».example.com"),
    (
        "json web key, public",
        r#"{"keys":[{"kty":"EC","crv":"P-256","use":"sig","kid":"«hex16»","x":"«hex43»","y":"«hex43»"}]}"#,
    ),
    (
        "json public key",
        r#"{"node":"«host»","public_key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43»","key_type":"ed25519","registered":"«iso»"}"#,
    ),
    (
        "gpg listing",
        "pub   rsa4096 2024-03-«01-28» [SC]\n      «HEX40»\nuid           [ unknown] Example Release <release@example.org>\nsub   rsa4096 2024-03-«01-28» [E]",
    ),
    (
        "gpg verify",
        "gpg: Signature made «stamp» UTC\ngpg:                using RSA key «HEX40»\ngpg: Good signature from \"Example Release <release@example.org>\" [unknown]\nPrimary key fingerprint: «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»  «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»",
    ),
    ("sha256sum", "«hex64»  bmc-firmware-«0-9».«0-99».«0-9».bin"),
    ("sha1sum", "«hex40» *«host»-config.xml"),
    ("md5sum", "«hex32»  ./var/lib/«passwd-tools|secrets-manager|keymap».list"),
    ("sha512", "SHA512 (bmc-«0-9».«0-99».tar) = «hex128»"),
    ("integrity", r#"      "integrity": "sha512-«b64:86»==","#),
    (
        "git log",
        "commit «hex40»\nAuthor: Erika Beispiel <«email»>\nDate:   «stamp» +0000\n\n    Ask for the password again when the «first|second» login fails\n",
    ),
    (
        "git short log",
        "«hex7» Rename the token bucket's refill «rate|interval|limit»\n«hex7» keyring: do not lock the login keyring twice",
    ),
    (
        "git diff",
        "diff --git a/src/auth/login.c b/src/auth/login.c\nindex «hex7»..«hex7» 100644\n--- a/src/auth/login.c\n+++ b/src/auth/login.c\n@@ -«1-999»,6 +«1-999»,7 @@ static int check_password(struct session *s)\n+\tif (!s->token)\n \t\treturn -EACCES;",
    ),
    (
        "git tree",
        "100644 blob «hex40»\tdocs/password-policy.md\n100755 blob «hex40»\tscripts/rotate-keys.sh",
    ),
    ("uuid line", "«iso» DEBUG request «uuid» took «1-900» ms"),
    ("uuid keyed", "request_id=«uuid» trace_id=«hex32» span_id=«hex16» status=«200|204|503»"),
    (
        "fstab",
        "UUID=«uuid» /var ext4 defaults,noatime 0 2\n/dev/mapper/luks-«uuid» /srv xfs defaults 0 0",
    ),
    (
        "blkid",
        "/dev/nvme«0-7»n1p«1-4»: UUID=\"«uuid»\" BLOCK_SIZE=\"4096\" TYPE=\"ext4\" PARTUUID=\"«uuid»\"",
    ),
    (
        "luks header",
        "Keyslots:\n  0: luks2\n\tKey:        512 bits\n\tPriority:   normal\n\tCipher:     aes-xts-plain64\n\tPBKDF:      argon2id\n\tTime cost:  «4-12»\nTokens:\n  0: systemd-tpm2\n\tKeyslot:    1",
    ),
    ("hex dump", "«hexdump»"),
    (
        "packet dump",
        "\t0x0000:  4500 «hex4» «hex4» 4000 4006 «hex4» «hex4» «hex4»\n\t0x0010:  «hex4» «hex4» «hex4» «hex4» «hex4» «hex4» 8018 01f5",
    ),
    ("memory dump", "[<«hex16»>] 0x«hex16»: «hex16» «hex16» «hex16» «hex16»"),
    ("base64 blob", "payload (base64, «100-900» bytes): «b64:64»«b64:64»«b64:32»"),
    (
        "base64 image",
        r#"<img alt="login" src="data:image/png;base64,iVBORw0KGgo«b64:64»«b64:64»AAAAASUVORK5CYII=">"#,
    ),
    (
        "json blob",
        r#"{"MessageId":"OEM.1.0.RawSensorData","Data":"«b64:62»==","Length":«10-99»,"Crc32":"«hex8»"}"#,
    ),
];
