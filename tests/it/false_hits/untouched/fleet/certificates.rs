//! Certificates, keys and signatures as the tools for them print them.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "openssl x509 text head",
        "Certificate:
    Data:
        Version: 3 (0x2)
        Serial Number:
            «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»
        Signature Algorithm: sha256WithRSAEncryption
        Issuer: C = US, O = Let's Encrypt, CN = R«10-14»
        Subject: CN = «host».example.net
        Subject Public Key Info:
            Public Key Algorithm: rsaEncryption
                Public-Key: («2048|3072|4096» bit)
                Exponent: 65537 (0x10001)",
    ),
    (
        "x509 key identifiers",
        "        X509v3 extensions:
            X509v3 Key Usage: critical
                Digital Signature, Key Encipherment
            X509v3 Extended Key Usage: 
                TLS Web Server Authentication, TLS Web Client Authentication
            X509v3 Subject Key Identifier: 
                «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»
            Authority Information Access: 
                CA Issuers - URI:http://r«10-14».i.lencr.org/",
    ),
    (
        "openssl fingerprint",
        "sha256 Fingerprint=«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "pem certificate",
        "-----BEGIN CERTIFICATE-----
«b64lines»
-----END CERTIFICATE-----",
    ),
    (
        "pem public key",
        "-----BEGIN PUBLIC KEY-----
«b64lines»
-----END PUBLIC KEY-----",
    ),
    (
        "certificate request",
        "-----BEGIN CERTIFICATE REQUEST-----
«b64lines»
-----END CERTIFICATE REQUEST-----",
    ),
    (
        "ssh-keygen -lf",
        "«256|3072|4096» SHA256:«b64:43» «user»@«host» («ED25519|RSA|ECDSA»)",
    ),
    (
        "ssh-keygen run",
        "Generating public/private ed25519 key pair.
Enter file in which to save the key (/home/«user»/.ssh/id_ed25519): 
Enter passphrase (empty for no passphrase): 
Enter same passphrase again: 
Your identification has been saved in /home/«user»/.ssh/id_ed25519
Your public key has been saved in /home/«user»/.ssh/id_ed25519.pub
The key fingerprint is:
SHA256:«b64:43» «user»@«host»",
    ),
    (
        "known hosts line",
        "«ip» ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43»",
    ),
    (
        "authorized keys line",
        r#"# backup host, pull only
from="«ip»",no-pty,no-port-forwarding ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» backup@«host»"#,
    ),
    (
        "host key changed",
        "@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
It is also possible that a host key has just been changed.
The fingerprint for the ED25519 key sent by the remote host is
SHA256:«b64:43».
Offending ECDSA key in /home/«user»/.ssh/known_hosts:«1-400»",
    ),
    (
        "gpg list keys",
        "pub   rsa4096 2019-«01-12»-«01-28» [SC] [expires: 2027-«01-12»-«01-28»]
      «HEX40»
uid           [ unknown] Package Signing Key <«email»>
sub   rsa4096 2019-«01-12»-«01-28» [E]",
    ),
    (
        "gpg verify",
        r#"gpg: Signature made «stamp» UTC
gpg:                using RSA key «HEX40»
gpg: Good signature from "Release Team <«email»>" [unknown]
gpg: WARNING: This key is not certified with a trusted signature!
Primary key fingerprint: «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»  «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»"#,
    ),
    (
        "pgp signature block",
        "-----BEGIN PGP SIGNATURE-----

«b64lines»
=«b64:4»
-----END PGP SIGNATURE-----",
    ),
    (
        "certbot renew",
        "Processing /etc/letsencrypt/renewal/«host».example.org.conf
Renewing an existing certificate for «host».example.org
Successfully received certificate.
Certificate is saved at: /etc/letsencrypt/live/«host».example.org/fullchain.pem
Key is saved at:         /etc/letsencrypt/live/«host».example.org/privkey.pem
This certificate expires on 2026-«01-12»-«01-28».",
    ),
    (
        "certbot list",
        "  Certificate Name: «host».example.com
    Serial Number: «hex36»
    Key Type: «ECDSA|RSA»
    Domains: «host».example.com www.«host».example.com
    Expiry Date: «stamp»+00:00 (VALID: «1-89» days)
    Private Key Path: /etc/letsencrypt/live/«host».example.com/privkey.pem",
    ),
    (
        "acme.sh log",
        "[«stamp»] Using CA: https://acme-v02.api.letsencrypt.org/directory
[«stamp»] Getting webroot for domain='«host».example.org'
[«stamp»] Verify success.
[«stamp»] Your cert key is in: /root/.acme.sh/«host».example.org_ecc/«host».example.org.key",
    ),
    (
        "s_client session",
        "New, TLSv1.3, Cipher is «TLS_AES_256_GCM_SHA384|TLS_CHACHA20_POLY1305_SHA256»
Server public key is 2048 bit
Server Temp Key: X25519, 253 bits
Secure Renegotiation IS NOT supported
No client certificate CA names sent
Peer signing digest: SHA256
Peer signature type: RSA-PSS
Verify return code: «0 (ok)|10 (certificate has expired)|18 (self-signed certificate)»",
    ),
    (
        "keytool list",
        "Keystore type: PKCS12
Keystore provider: SUN

Your keystore contains «1-9» entries

tomcat, Mar «1-28», 2025, PrivateKeyEntry, 
Certificate fingerprint (SHA-256): «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "key mismatch",
        r#"nginx: [emerg] SSL_CTX_use_PrivateKey("/etc/nginx/ssl/«host».key") failed (SSL: error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch)"#,
    ),
    (
        "cert-manager events",
        r#"I«0101-1231» «clock».«000000-999999»       1 conditions.go:203] Setting lastTransitionTime for Certificate "«host»-tls" condition "Ready" to «iso»
E«0101-1231» «clock».«000000-999999»       1 controller.go:167] "re-queuing item due to error processing" err="secret \"«host»-tls\" not found" logger="cert-manager.certificates-readiness""#,
    ),
    (
        "secure boot keys",
        "[«kernel»] integrity: Loading X.509 certificate: UEFI:db
[«kernel»] integrity: Loaded X.509 cert 'Microsoft Windows Production PCA 2011: «hex40»'
[«kernel»] Loaded X.509 cert 'Build time autogenerated kernel key: «hex40»'",
    ),
    (
        "mokutil",
        "[key 1]
SHA1 Fingerprint: «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»
Certificate:
        Issuer: CN=«host» Secure Boot Module Signature key",
    ),
    (
        "pin and caa dns",
        r#"«host».example.net. 3600 IN CAA 0 issue "letsencrypt.org"
_443._tcp.«host».example.net. 3600 IN TLSA 3 1 1 «hex64»"#,
    ),
    (
        "sshfp records",
        "«host» IN SSHFP 4 2 «hex64»
«host» IN SSHFP 1 1 «hex40»",
    ),
    (
        "dkim record",
        r#"mail._domainkey.example.org. 3600 IN TXT "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEA«b64:200»""#,
    ),
    (
        "dnssec records",
        "example.net. 3600 IN DNSKEY 257 3 13 «b64:88»
example.net. 86400 IN DS «1000-65535» 13 2 «HEX64»",
    ),
];
