//! Certificates, public keys, fingerprints and digests.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "certificate pem",
        "-----BEGIN CERTIFICATE-----
«b64lines»
-----END CERTIFICATE-----",
    ),
    (
        "public key pem",
        "-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA«b64:20»
«b64lines»
-----END PUBLIC KEY-----",
    ),
    (
        "certificate request pem",
        "-----BEGIN CERTIFICATE REQUEST-----
«b64lines»
-----END CERTIFICATE REQUEST-----",
    ),
    (
        "pgp signature",
        "-----BEGIN PGP SIGNATURE-----

«b64lines»
=«b64:4»
-----END PGP SIGNATURE-----",
    ),
    (
        "openssl x509 text",
        "        Serial Number:
            «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»
        Signature Algorithm: sha256WithRSAEncryption
        Issuer: C = US, O = Let's Encrypt, CN = R«3-14»
        Subject: CN = «host»
            X509v3 Subject Key Identifier:
                «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»
            X509v3 Key Usage: critical
                Digital Signature, Key Encipherment",
    ),
    (
        "openssl modulus",
        "            Public Key Algorithm: rsaEncryption
                Public-Key: (2048 bit)
                Modulus:
                    00:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:
                    «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:
                Exponent: 65537 (0x10001)",
    ),
    (
        "fingerprint line",
        "sha256 Fingerprint=«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»
notAfter=Jun 10 «clock» 2026 GMT",
    ),
    (
        "certbot certificates",
        "  Certificate Name: «host»
    Serial Number: 4«hex35»
    Key Type: «RSA|ECDSA»
    Expiry Date: «stamp»+00:00 (VALID: «1-89» days)
    Certificate Path: /etc/letsencrypt/live/«host»/fullchain.pem
    Private Key Path: /etc/letsencrypt/live/«host»/privkey.pem",
    ),
    (
        "authorized keys",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» «user»@«host»
ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB«b64:87»= «email»",
    ),
    (
        "ssh-keygen list",
        "3072 SHA256:«b64:43» root@«host» (RSA)
256 SHA256:«b64:43» «email» (ED25519)",
    ),
    (
        "gpg list",
        "pub   rsa4096 2023-01-«10-28» [SC] [expires: 2027-01-10]
      «HEX40»
uid           [ unknown] «user» <«email»>
sub   rsa4096/«HEX16» 2023-01-10 [E]",
    ),
    (
        "rpm signature",
        "Signature   : RSA/SHA256, Wed 12 Mar 2025 «clock» UTC, Key ID «hex16»
gpg-pubkey-«hex8»-«hex8» gpg(Red Hat, Inc. (release key 2) <security@redhat.com>)
warning: pkg.rpm: Header V4 RSA/SHA256 Signature, key ID «hex8»: NOKEY",
    ),
    (
        "apt key warnings",
        "W: GPG error: https://«host»/debian bookworm InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY «HEX16»
W: https://«host»/ubuntu/dists/jammy/InRelease: Key is stored in legacy trusted.gpg keyring (/etc/apt/trusted.gpg), see the DEPRECATION section in apt-key(8) for details.",
    ),
    (
        "checksum file",
        "«hex64»  firmware-«1-9».«10-99».«0-9».bin
«hex64»  MANIFEST.json
«hex128»  rootfs.squashfs",
    ),
    (
        "keytool list",
        "Keystore type: PKCS12
Your keystore contains «1-9» entries
«host», Mar 12, 2025, PrivateKeyEntry,
Certificate fingerprint (SHA-256): «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "mokutil",
        "[key 1]
SHA1 Fingerprint: «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»
        Subject: CN=«host» Secure Boot Module Signature key
password not required: MokListRT is read only",
    ),
];
