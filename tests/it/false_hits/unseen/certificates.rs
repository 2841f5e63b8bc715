//! Public keys, certificates and their tools.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "a certificate",
        "-----BEGIN CERTIFICATE-----
«b64lines»
-----END CERTIFICATE-----",
    ),
    (
        "a request",
        "-----BEGIN CERTIFICATE REQUEST-----
«b64lines»
-----END CERTIFICATE REQUEST-----",
    ),
    (
        "a public key",
        "-----BEGIN PUBLIC KEY-----
«b64lines»
-----END PUBLIC KEY-----",
    ),
    (
        "parameters",
        "-----BEGIN DH PARAMETERS-----
«b64lines»
-----END DH PARAMETERS-----",
    ),
    (
        "a signature",
        "-----BEGIN PGP SIGNATURE-----

«b64lines»
=«b64:4»
-----END PGP SIGNATURE-----",
    ),
    (
        "a certificate as text",
        "Certificate:
    Data:
        Serial Number: «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»
        Signature Algorithm: sha256WithRSAEncryption
        Subject Public Key Info:
            Public Key Algorithm: rsaEncryption
                Public-Key: (2048 bit)
        X509v3 extensions:
            X509v3 Key Usage: critical
                Digital Signature, Key Encipherment
            X509v3 Subject Key Identifier: 
                «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "a modulus",
        "                Modulus:
                    00:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:
                    «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:
                Exponent: 65537 (0x10001)",
    ),
    (
        "a fingerprint",
        "sha256 Fingerprint=«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "a connection",
        "New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Server public key is 2048 bit
Peer signing digest: SHA256
Server Temp Key: X25519, 253 bits
Verify return code: 0 (ok)",
    ),
    (
        "keytool",
        "Alias name: server-«1-9»
Creation date: Nov «1-28», 2025
Entry type: PrivateKeyEntry
Certificate fingerprints:
	 SHA256: «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»
Signature algorithm name: SHA256withRSA",
    ),
    (
        "authorized keys",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAB«b64:344» «email»",
    ),
    (
        "known hosts",
        "|1|«b64:27»=|«b64:27»= ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB«b64:86»=",
    ),
    (
        "key scan",
        "# «ip»:22 SSH-2.0-OpenSSH_8.9
«ip» ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43»",
    ),
    (
        "gpg",
        r#"gpg: Signature made Wed «1-28» Nov 2025 «clock» UTC
gpg:                using RSA key «HEX40»
gpg: Good signature from "Vendor Release Key <release@example.com>" [unknown]
gpg: WARNING: This key is not certified with a trusted signature!"#,
    ),
    (
        "acme",
        "«stamp»:INFO:certbot._internal.auth_handler:dns-01 challenge for «host».example.com
«stamp»:DEBUG:acme.client:Storing nonce, replay check passed",
    ),
    (
        "certificate in json",
        r#"{"kid":"2025-«01-12»","kty":"RSA","use":"sig","alg":"RS256","n":"«b64:64»","e":"AQAB"}"#,
    ),
    (
        "a pinned key",
        r#"Public-Key-Pins: pin-sha256="«b64:43»="; max-age=«1000-99999»"#,
    ),
    (
        "a trust anchor",
        "sha256//«b64:43»= «host».example.com",
    ),
];
