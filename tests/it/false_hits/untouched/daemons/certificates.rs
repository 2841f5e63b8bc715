//! Certificates, public keys, fingerprints and the tools that print them.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "openssl x509 text",
        "Certificate:
    Data:
        Version: 3 (0x2)
        Serial Number:
            «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»
        Signature Algorithm: sha256WithRSAEncryption
        Issuer: C = US, O = Example Trust, CN = Example Issuing CA «1-9»
        Subject: CN = «host»
            X509v3 Subject Key Identifier: 
                «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»
            X509v3 Key Usage: critical
                Digital Signature, Key Encipherment",
    ),
    (
        "certificate pem",
        "-----BEGIN CERTIFICATE-----
«b64lines»
-----END CERTIFICATE-----",
    ),
    (
        "certificate request pem",
        "-----BEGIN CERTIFICATE REQUEST-----
«b64lines»
-----END CERTIFICATE REQUEST-----",
    ),
    (
        "public key pem",
        "-----BEGIN PUBLIC KEY-----
«b64lines»
-----END PUBLIC KEY-----",
    ),
    (
        "crl pem",
        "# /etc/pki/crl/issuing-ca-«1-9».crl
-----BEGIN X509 CRL-----
«b64lines»
-----END X509 CRL-----",
    ),
    (
        "pgp signature block",
        "-----BEGIN PGP SIGNATURE-----

«b64lines»
=«b64:4»
-----END PGP SIGNATURE-----",
    ),
    (
        "fingerprint output",
        "sha256 Fingerprint=«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»
notBefore=Mar  «1-9» «clock» 2025 GMT
notAfter=Jun  «1-9» «clock» 2025 GMT
serial=«HEX32»",
    ),
    (
        "certbot log",
        "«stamp»,«100-999»:DEBUG:acme.client:Received response:
HTTP 201
Replay-Nonce: «b64:43»
Location: https://acme-v02.api.letsencrypt.org/acme/order/«100000000-999999999»/«100000000-999999999»
«stamp»,«100-999»:INFO:certbot._internal.client:Certificate is saved at: /etc/letsencrypt/live/«host»/fullchain.pem",
    ),
    (
        "certbot certificates",
        "Found the following certs:
  Certificate Name: «host»
    Serial Number: «hex36»
    Key Type: «RSA|ECDSA»
    Domains: «host»
    Expiry Date: «stamp»+00:00 (VALID: «1-89» days)
    Certificate Path: /etc/letsencrypt/live/«host»/fullchain.pem
    Private Key Path: /etc/letsencrypt/live/«host»/privkey.pem",
    ),
    (
        "certmonger list",
        "Request ID '«20250101000000-20251231235959»':
	status: MONITORING
	stuck: no
	key pair storage: type=FILE,location='/var/lib/ipa/ra-agent.key'
	certificate: type=FILE,location='/var/lib/ipa/ra-agent.pem'
	CA: dogtag-ipa-ca-renew-agent
	subject: CN=IPA RA,O=EXAMPLE.COM
	key usage: digitalSignature,keyEncipherment,dataEncipherment",
    ),
    (
        "ssh keygen fingerprint",
        "«256|3072|4096» SHA256:«b64:43» root@«host» («ED25519|RSA»)
2048 MD5:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» «user»@«host» (RSA)",
    ),
    (
        "authorized keys entry",
        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» «user»@«host»
ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ«b64:342» «email»",
    ),
    (
        "gpg list keys",
        "pub   rsa4096 2021-05-«10-28» [SC] [expires: 2029-05-11]
      «HEX40»
uid           [ unknown] Release Signing Key <«email»>
sub   rsa4096 2021-05-«10-28» [E]",
    ),
    (
        "gpg verify",
        r#"gpg: Signature made «stamp» UTC
gpg:                using RSA key «HEX40»
gpg: Good signature from "Archive Automatic Signing Key <«email»>" [unknown]
gpg: WARNING: This key is not certified with a trusted signature!
Primary key fingerprint: «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»  «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»"#,
    ),
    (
        "s_client session head",
        "CONNECTED(00000003)
depth=2 C = US, O = Example Trust, CN = Example Root X«1-9»
verify return:1
Server public key is «2048|4096» bit
Peer signing digest: SHA256
Server Temp Key: X25519, 253 bits
SSL handshake has read «2000-5000» bytes and written «300-800» bytes
Verification: OK
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
No ALPN negotiated
Early data was not sent",
    ),
    (
        "keytool list",
        "Keystore type: PKCS12
Keystore provider: SUN

Your keystore contains «2-150» entries

«host», Mar «1-28», 2025, PrivateKeyEntry, 
Certificate fingerprint (SHA-256): «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "apt key error",
        "W: GPG error: https://repo.example.com/apt stable InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY «HEX16»
E: The repository 'https://repo.example.com/apt stable InRelease' is not signed.",
    ),
    (
        "rpm signature check",
        "Name        : openssl-libs
Version     : 3.0.«1-15»
Signature   : RSA/SHA256, «stamp», Key ID «hex16»
Build Host  : «host»
/var/cache/dnf/openssl-libs-3.0.«1-15».rpm: Header V4 RSA/SHA256 Signature, key ID «hex8»: OK",
    ),
    (
        "sha256sums file",
        "«hex64»  firmware-«1-9».«0-20».bin
«hex64» *installer-amd64.iso
«hex128»  SHA512/rootfs.squashfs",
    ),
    (
        "mokutil",
        "[key 1]
SHA1 Fingerprint: «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»
SecureBoot enabled
Signature type: X509; owner «uuid»",
    ),
    (
        "cfssl and step ca",
        r#"time="«iso»" level=info duration=«1-90»ms method=POST path=/1.0/sign protocol=HTTP/2.0 provisioner="jwk («b64:43»)" request-id=«uuid» serial=«100000000000000000-999999999999999999» status=201 subject=«host»"#,
    ),
    (
        "ocsp response",
        "OCSP Response Data:
    OCSP Response Status: successful (0x0)
    Response Type: Basic OCSP Response
    Responder Id: «HEX40»
      Issuer Name Hash: «HEX40»
      Issuer Key Hash: «HEX40»
      Serial Number: «HEX32»
    Cert Status: good",
    ),
    (
        "jwks public document",
        r#"{"keys":[{"kty":"RSA","use":"sig","alg":"RS256","kid":"«hex40»","n":"«b64:342»","e":"AQAB"},{"kty":"EC","crv":"P-256","kid":"«uuid»","x":"«b64:43»","y":"«b64:43»"}]}"#,
    ),
    (
        "vault pki log",
        "«iso» [INFO]  secrets.system.pki: starting tidy of certificate store, issuer_id=«uuid» key_id=«uuid»
«iso» [WARN]  expiration: lease count exceeds warning lease threshold: have=«100000-999999» threshold=100000",
    ),
];
