//! Web servers, proxies, name service, SNMP, addresses.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "a request for a page about passwords",
        "«ip» - «user» [«clf»] \"GET /help/password-reset.html HTTP/1.1\" 200 «1000-90000» \"-\" \"Mozilla/5.0\"",
    ),
    (
        "a login is posted",
        "«ip» - - [«clf»] \"POST /api/login HTTP/2.0\" 401 «20-90» \"https://«host»/login\" \"curl/8.5.0\"",
    ),
    (
        "a query with pages and orders",
        "«ip» - - [«clf»] \"GET /api/events?page=«1-90»&per_page=50&sort=key&order=desc&filter=auth HTTP/1.1\" 200 «100-9000» \"-\" \"collect/1.4\"",
    ),
    (
        "an object by its digest",
        "«ip» - - [«clf»] \"GET /v2/agent/blobs/sha256:«hex64» HTTP/1.1\" 200 «100-900000» \"-\" \"containerd/1.7\"",
    ),
    (
        "an unset variable of a log's format",
        "«ip» «iso» \"GET / HTTP/1.1\" 200 auth=\"-\" cookie=\"-\" key=\"-\"",
    ),
    (
        "an error without its password file",
        "2025/11/«01-28» «clock» [error] «10-99»#0: *«1-9999» open() \"/etc/nginx/.htpasswd\" failed (2: No such file or directory), client: «ip», server: «host», request: \"GET /status HTTP/1.1\", host: \"«host»\"",
    ),
    (
        "no user given",
        "2025/11/«01-28» «clock» [info] «10-99»#0: *«1-9999» no user/password was provided for basic authentication, client: «ip», server: «host»",
    ),
    (
        "a user not found",
        "2025/11/«01-28» «clock» [error] «10-99»#0: *«1-9999» user \"«user»\": password mismatch, client: «ip», server: «host», request: \"GET / HTTP/1.1\"",
    ),
    (
        "a handshake fails",
        "2025/11/«01-28» «clock» [crit] «10-99»#0: *«1-9999» SSL_do_handshake() failed (SSL: error:0A00006C:SSL routines::bad key share) while SSL handshaking, client: «ip»",
    ),
    (
        "squid: denied",
        "«epoch».«100-999»     «1-90» «ip» TCP_DENIED/407 «1000-4000» CONNECT «host».example:443 - HIER_NONE/- text/html",
    ),
    (
        "a header says how to log in",
        "< HTTP/1.1 401 Unauthorized\n< WWW-Authenticate: Bearer realm=\"https://auth.example/token\",service=\"registry.example\"\n< Content-Length: «10-900»",
    ),
    (
        "a header with a basic realm",
        "< WWW-Authenticate: Basic realm=\"bmc «host»\", charset=\"UTF-8\"\n< Date: Wed, «01-28» Nov 2025 «clock» GMT",
    ),
    (
        "headers of a cached file",
        "< ETag: \"«hex32»\"\n< Content-MD5: «b64:22»==\n< X-Request-Id: «uuid»\n< Cache-Control: public, max-age=«60-86400»",
    ),
    (
        "a policy of contents",
        "< Content-Security-Policy: default-src 'self'; script-src 'sha256-«b64:43»='\n< Strict-Transport-Security: max-age=31536000",
    ),
    (
        "curl talks about TLS",
        "* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384 / x25519 / RSASSA-PSS\n* Server certificate:\n*  subject: CN=«host».example\n*  SSL certificate verify ok.",
    ),
    (
        "curl: what it would send",
        "* Server auth using Basic with user '«user»'\n* Connected to «host» («ip») port 443",
    ),
    (
        "DNSSEC records",
        "example. 3600 IN DNSKEY 257 3 8 «b64:86»==\nexample. 3600 IN DS «10000-65000» 8 2 «HEX64»",
    ),
    (
        "DKIM and SPF",
        "site._domainkey.example. 300 IN TXT \"v=DKIM1; k=rsa; p=«b64:216»\"\nexample. 300 IN TXT \"v=spf1 mx -all\"",
    ),
    (
        "a switch's ports",
        "Gi0/«1-48»   up    10G   auth: authorized   method: dot1x   vlan «1-4000»   mac «mac»",
    ),
    (
        "802.1X events",
        "«syslog» hostapd: eth«0-9»: STA «mac» IEEE 802.1X: authenticated - EAP type: 13 (TLS)\n«syslog» hostapd: eth«0-9»: STA «mac» WPA: pairwise key handshake completed (RSN)",
    ),
    (
        "wireless association",
        "«syslog» wpa_supplicant[«400-900»]: wlan0: WPA: Key negotiation completed with «mac» [PTK=CCMP GTK=CCMP]",
    ),
    (
        "SNMP: failures counted",
        "SNMPv2-MIB::snmpInBadCommunityNames.0 = Counter32: «0-900»\nSNMPv2-MIB::snmpInBadCommunityUses.0 = Counter32: «0-900»\nSNMP-USER-BASED-SM-MIB::usmStatsWrongDigests.0 = Counter32: «0-9»",
    ),
    (
        "SNMP: an access refused",
        "«syslog» snmpd[«400-900»]: Connection from UDP: [«ip»]:«1024-65535»->[«ip»]:161\n«syslog» snmpd[«400-900»]: Authentication failed for «user»",
    ),
    (
        "BGP communities",
        "Communities: 65000:«1-999» 65010:«1-999» no-export\nLarge communities: «64512-65534»:1:«1-999»",
    ),
    (
        "tunnels and their public keys",
        "peer: «b64:43»=\n  endpoint: «ip»:51820\n  allowed ips: 10.9.0.0/24\n  latest handshake: «1-59» seconds ago\n  transfer: «1-900» MiB received, «1-900» MiB sent",
    ),
    (
        "IPsec states",
        "charon: «01-16»[IKE] authentication of '«host»' with RSA_EMSA_PKCS1_SHA2_256 successful\ncharon: «01-16»[CFG] loaded RSA private key from '/etc/ipsec.d/private/site.key'",
    ),
    (
        "host keys by fingerprint",
        "256 SHA256:«b64:43» «host» (ED25519)\n3072 SHA256:«b64:43» «host» (RSA)\n256 MD5:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» «host» (ECDSA)",
    ),
    ("known hosts", "«host»,«ip» ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43»"),
    (
        "neighbours",
        "«ip» dev eth«0-9» lladdr «mac» «REACHABLE|STALE|DELAY»\nfe80::«hex4»:«hex4»:«hex4»:«hex4» dev eth0 lladdr «mac» router STALE",
    ),
];
