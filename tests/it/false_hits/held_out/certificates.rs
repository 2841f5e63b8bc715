//! Certificates, public keys, signatures, digests.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    ("a certificate", "-----BEGIN CERTIFICATE-----\n«b64lines»\n-----END CERTIFICATE-----"),
    ("a public key", "-----BEGIN PUBLIC KEY-----\n«b64lines»\n-----END PUBLIC KEY-----"),
    (
        "a request",
        "-----BEGIN CERTIFICATE REQUEST-----\n«b64lines»\n-----END CERTIFICATE REQUEST-----",
    ),
    ("a list of revoked ones", "-----BEGIN X509 CRL-----\n«b64lines»\n-----END X509 CRL-----"),
    (
        "a signature",
        "-----BEGIN PGP SIGNATURE-----\n\n«b64lines»\n=«b64:4»\n-----END PGP SIGNATURE-----",
    ),
    (
        "a public key block",
        "-----BEGIN PGP PUBLIC KEY BLOCK-----\nComment: site signing\n\n«b64lines»\n-----END PGP PUBLIC KEY BLOCK-----",
    ),
    (
        "a certificate in JSON",
        "{\"CertificateType\":\"PEM\",\"CertificateString\":\"-----BEGIN CERTIFICATE-----\\n«b64:64»\\n«b64:64»\\n«b64:40»\\n-----END CERTIFICATE-----\\n\",\"KeyUsage\":[\"KeyEncipherment\",\"DigitalSignature\"]}",
    ),
    ("parameters", "-----BEGIN DH PARAMETERS-----\n«b64lines»\n-----END DH PARAMETERS-----"),
    (
        "a certificate's text",
        "        Subject Public Key Info:\n            Public Key Algorithm: id-ecPublicKey\n                Public-Key: (256 bit)\n                ASN1 OID: prime256v1",
    ),
    (
        "key identifiers",
        "            X509v3 Subject Key Identifier:\n                «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»\n            X509v3 Authority Key Identifier:\n                «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "uses of a key",
        "            X509v3 Key Usage: critical\n                Digital Signature, Key Encipherment\n            X509v3 Extended Key Usage:\n                TLS Web Client Authentication",
    ),
    (
        "a serial number",
        "        Serial Number:\n            «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»\n        Signature Algorithm: ecdsa-with-SHA256",
    ),
    (
        "a chain is checked",
        " 0 s:CN = «host».example\n   i:C = DE, O = Example, CN = Site CA «1-9»\n   a:PKEY: id-ecPublicKey, 256 (bit); sigalg: ecdsa-with-SHA256\nVerify return code: 0 (ok)",
    ),
    (
        "a key store's list",
        "site-«1-9», Nov «01-28», 2025, PrivateKeyEntry,\nCertificate fingerprint (SHA-256): «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "an authorized key",
        "from=\"10.0.0.0/8\",no-pty ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» «user»@«host»",
    ),
    ("an older public key", "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ«b64:332»= «user»@«host»"),
    (
        "a new key's picture",
        "Your public key has been saved in /root/.ssh/id_ed25519.pub\nThe key fingerprint is:\nSHA256:«b64:43» «user»@«host»\nThe key's randomart image is:\n+--[ED25519 256]--+",
    ),
    (
        "a public key set",
        "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"use\":\"sig\",\"kid\":\"site-«1-99»\",\"x\":\"«b64:43»\",\"y\":\"«b64:43»\"}]}",
    ),
    (
        "an image's signature",
        "{\"critical\":{\"identity\":{\"docker-reference\":\"registry.example/agent\"},\"image\":{\"docker-manifest-digest\":\"sha256:«hex64»\"},\"type\":\"cosign container image signature\"}}",
    ),
    (
        "a certificate will end",
        "«syslog» certd[«100-999»]: certificate CN=«host» ends in «1-60» days; its private key is in /etc/ssl/private/site.key (mode 0600)",
    ),
    (
        "a key and its certificate differ",
        "nginx: [emerg] SSL_CTX_use_PrivateKey(\"/etc/nginx/site.key\") failed (SSL: error:05800074:x509 certificate routines::key values mismatch)",
    ),
    (
        "secure boot's keys",
        "PK: 1 certificate, sha1 «hex40»\nKEK: «1-3» certificates\ndb: «1-9» certificates\ndbx: «70-400» hashes",
    ),
];
