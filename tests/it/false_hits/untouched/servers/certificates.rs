//! Certificates, public keys, fingerprints, signatures and their verification, as tools and daemons print them.

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
        Issuer: C = US, O = Let's Encrypt, CN = R«3-14»
        Validity
            Not Before: Mar  3 10:11:12 2025 GMT
            Not After : Jun  1 10:11:11 2025 GMT
        Subject: CN = «host».example.net",
    ),
    (
        "openssl x509 extensions",
        "        X509v3 extensions:
            X509v3 Key Usage: critical
                Digital Signature, Key Encipherment
            X509v3 Extended Key Usage: 
                TLS Web Server Authentication, TLS Web Client Authentication
            X509v3 Basic Constraints: critical
                CA:FALSE
            X509v3 Subject Key Identifier: 
                «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»
            X509v3 Authority Key Identifier: 
                keyid:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    ("openssl fingerprint line", "sha256 Fingerprint=«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»"),
    (
        "pem certificate of a host",
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
        "pem certificate request",
        "-----BEGIN CERTIFICATE REQUEST-----
«b64lines»
-----END CERTIFICATE REQUEST-----",
    ),
    (
        "ssh-keygen -lf of host keys",
        "256 SHA256:«b64:43» root@«host» (ECDSA)
256 SHA256:«b64:43» root@«host» (ED25519)
3072 SHA256:«b64:43» root@«host» (RSA)",
    ),
    ("authorized_keys line", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» «user»@«host»"),
    ("known_hosts hashed name", "|1|«b64:27»=|«b64:27»= ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43»"),
    ("sshd accepted publickey", "«syslog» sshd[«1000-99999»]: Accepted publickey for «user» from «ip» port «1024-65535» ssh2: ED25519 SHA256:«b64:43»"),
    ("sshd failed publickey", "«syslog» sshd[«1000-99999»]: Failed publickey for «user» from «ip» port «1024-65535» ssh2: RSA SHA256:«b64:43»"),
    (
        "gpg list keys",
        "pub   rsa4096 2019-02-«10-28» [SC]
      «HEX40»
uid           [ unknown] Debian Archive Automatic Signing Key <ftpmaster@debian.org>
sub   rsa4096 2019-02-«10-28» [S] [expires: 2027-02-12]",
    ),
    (
        "gpg verify good signature",
        r#"gpg: Signature made Mon 03 Mar 2025 10:11:12 AM UTC
gpg:                using RSA key «HEX40»
gpg: Good signature from "Release Manager <«email»>" [unknown]
gpg: WARNING: This key is not certified with a trusted signature!
gpg:          There is no indication that the signature belongs to the owner.
Primary key fingerprint: «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»  «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»"#,
    ),
    ("apt missing public key", "W: GPG error: http://archive.example.net/debian bookworm InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY «HEX16» NO_PUBKEY «HEX16»"),
    (
        "rpm gpg-pubkey list",
        "gpg-pubkey-«hex8»-«hex8»	Red Hat, Inc. (release key 2) <security@redhat.com> public key
gpg-pubkey-«hex8»-«hex8»	Fedora (epel9) <epel@fedoraproject.org> public key",
    ),
    ("rpm signature of package", "Signature   : RSA/SHA256, Mon 03 Mar 2025 10:11:12 AM UTC, Key ID «hex16»"),
    (
        "dnf import of a key",
        r#"Importing GPG key 0x«HEX8»:
 Userid     : "Rocky Enterprise Software Foundation - Release key 2022 <releng@rockylinux.org>"
 Fingerprint: «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»
 From       : /etc/pki/rpm-gpg/RPM-GPG-KEY-Rocky-9
Key imported successfully"#,
    ),
    (
        "certbot certificates",
        "  Certificate Name: «host».example.org
    Serial Number: «hex36»
    Key Type: ECDSA
    Domains: «host».example.org www.example.org
    Expiry Date: 2025-05-«10-28» 08:14:31+00:00 (VALID: «10-89» days)
    Certificate Path: /etc/letsencrypt/live/«host».example.org/fullchain.pem
    Private Key Path: /etc/letsencrypt/live/«host».example.org/privkey.pem",
    ),
    (
        "openssl s_client session summary",
        "SSL handshake has read «2000-5000» bytes and written «300-800» bytes
Verification error: self-signed certificate
---
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Server public key is «2048|3072|4096» bit
Secure Renegotiation IS NOT supported
Compression: NONE
Expansion: NONE
No ALPN negotiated
Early data was not sent
Verify return code: 18 (self-signed certificate)",
    ),
    (
        "openssl verify failure",
        "CN = «host».example.com
error 10 at 0 depth lookup: certificate has expired
error /etc/ssl/certs/«host».pem: verification failed",
    ),
    (
        "kernel loaded x509 cert",
        "[«kernel»] Loaded X.509 cert 'Build time autogenerated kernel key: «hex40»'
[«kernel»] Loaded X.509 cert 'Debian Secure Boot CA: «hex40»'",
    ),
    ("kernel module signature taint", "[«kernel»] «nvidia|zfs|openafs|vboxdrv»: module verification failed: signature and/or required key missing - tainting kernel"),
    (
        "kernel loading compiled-in certificates",
        "[«kernel»] Loading compiled-in X.509 certificates
[«kernel»] Key type encrypted registered
[«kernel»] Key type trusted registered
[«kernel»] integrity: Loading X.509 certificate: UEFI:db
[«kernel»] integrity: Loaded X.509 cert 'Microsoft Corporation UEFI CA 2011: «hex40»'",
    ),
    (
        "mokutil list enrolled",
        "[key 1]
SHA1 Fingerprint: «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»
Certificate:
    Data:
        Version: 3 (0x2)
        Signature Algorithm: sha256WithRSAEncryption
        Issuer: CN=«host» Secure Boot Module Signature key",
    ),
    (
        "keytool list",
        "Your keystore contains 2 entries

rootca, Mar 3, 2025, trustedCertEntry, 
Certificate fingerprint (SHA-256): «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»
tomcat, Mar 3, 2025, PrivateKeyEntry, ",
    ),
    (
        "redfish certificate resource",
        r##"{
  "@odata.id": "/redfish/v1/Managers/1/NetworkProtocol/HTTPS/Certificates/1",
  "@odata.type": "#Certificate.v1_5_0.Certificate",
  "CertificateType": "PEM",
  "Fingerprint": "«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
  "FingerprintHashAlgorithm": "TPM_ALG_SHA1",
  "KeyUsage": ["KeyEncipherment", "ServerAuthentication"],
  "SerialNumber": "«HEX16»",
  "SignatureAlgorithm": "sha256WithRSAEncryption",
  "ValidNotAfter": "«iso»"
}"##,
    ),
    ("step-ca renewal", r#"time="«iso»" level=info duration=«10-99».«100-999»ms method=POST name=ca path=/1.0/renew protocol=HTTP/2.0 public-key="ECDSA P-256" remote-address=«ip» request-id=«uuid» serial=«100000-999999»«100000-999999»«100000-999999» status=201 subject=«host»"#),
    (
        "dnssec dnskey record",
        "example.net.		3600	IN	DNSKEY	257 3 13 «b64:86»==
example.net.		3600	IN	DS	«1000-65535» 13 2 «HEX64»",
    ),
];
