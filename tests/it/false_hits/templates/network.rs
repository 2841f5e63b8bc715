//! Web servers, URLs, mail, routing, copies between machines.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "nginx access",
        r#"«ip» - - [«clf»] "GET /redfish/v1/«Chassis|Systems|AccountService|SessionService»/«1-9» HTTP/1.1" «200|304|401|404» «0-20000» "-" "curl/8.«0-9».0""#,
    ),
    (
        "nginx access, user",
        r#"«ip» - «user» [«clf»] "POST /login HTTP/1.1" «302|401» «0-900» "https://«host».example.com/login?next=%2Fstatus" "Mozilla/5.0 (X11; Linux x86_64)""#,
    ),
    (
        "nginx password page",
        r#"«ip» - - [«clf»] "GET /account/password/reset HTTP/2.0" 200 «100-9000» "https://«host».example.com/account/password/forgot" "-""#,
    ),
    (
        "nginx query",
        r#"«ip» - - [«clf»] "GET /search?q=password+policy&page=«1-40»&sort_key=name HTTP/1.1" 200 «100-9000» "-" "-""#,
    ),
    (
        "nginx asset",
        r#"«ip» - - [«clf»] "GET /static/js/auth-login.«hex20».js?v=«hex8» HTTP/2.0" 200 «1000-90000» "-" "-""#,
    ),
    (
        "nginx mail in query",
        r#"«ip» - - [«clf»] "GET /contacts?email=«email»&fields=name,phone HTTP/1.1" 200 «100-9000» "-" "-""#,
    ),
    (
        "nginx error",
        r#"«stamp» [error] «1-999»#0: *«1-99999» user "«user»": password mismatch, client: «ip», server: «host».example.com, request: "GET /status HTTP/1.1""#,
    ),
    (
        "nginx no credentials",
        r#"«stamp» [info] «1-999»#0: *«1-99999» no user/password was provided for basic authentication, client: «ip», server: _, request: "GET / HTTP/1.1", host: "«ip»""#,
    ),
    (
        "nginx key error",
        r#"«stamp» [emerg] «1-999»#0: cannot load certificate key "/etc/nginx/tls/«host».key": PEM_read_bio_PrivateKey() failed"#,
    ),
    (
        "http challenge",
        "< HTTP/1.1 401 Unauthorized\n< WWW-Authenticate: Basic realm=\"«host»\"\n< Content-Length: «0-999»",
    ),
    (
        "http bearer challenge",
        "< HTTP/1.1 401 Unauthorized\n< Www-Authenticate: Bearer realm=\"https://auth.example.com/token\",service=\"registry.example.com\",scope=\"repository:fw/bmc:pull\"",
    ),
    (
        "http headers",
        "< ETag: \"«hex32»\"\n< X-Request-Id: «uuid»\n< Access-Control-Allow-Headers: Authorization, Content-Type, X-Auth-Token\n< Access-Control-Allow-Credentials: true\n< Vary: Authorization",
    ),
    (
        "http digests",
        "< Content-MD5: «b64:22»==\n< Digest: sha-256=«b64:43»=\n< Content-Security-Policy: script-src 'sha256-«b64:43»='",
    ),
    (
        "proxy authentication",
        "«syslog» squid[«1-999»]: TCP_DENIED/407 «ip» CONNECT «host».example.com:443 - HIER_NONE/- text/html (proxy authentication required: basic, negotiate)",
    ),
    (
        "url plain",
        "«iso» INFO fetching https://«host».example.com:8443/firmware/bmc-«0-9».«0-99».tar.gz?sha256=«hex64»",
    ),
    (
        "url with at in path",
        "«iso» INFO resolved https://cdn.example.com/npm/@example/keypad@«0-9».«0-99».«0-9»/dist/index.js",
    ),
    (
        "url with port and at",
        "«iso» WARN slow answer («100-9000» ms) from http://«host».example.com:8080/images/base@sha256:«hex64»",
    ),
    (
        "url with at in query",
        "«iso» INFO redirect to https://maps.example.org/view?at=@52.«1000-9999»,13.«1000-9999»,«1-19»z",
    ),
    (
        "url ipv6",
        "«iso» INFO upstream http://[fe80::«hex4»:«hex4»%25eth0]:8080/healthz is «up|down»",
    ),
    (
        "url of a database",
        "«iso» INFO connecting to postgresql://db-«1-9».example.com:5432/inventory?sslmode=verify-full&connect_timeout=10",
    ),
    (
        "url jdbc",
        "«iso» INFO HikariPool-1 - jdbc:mysql://db-«1-9».example.com:3306/assets?useSSL=true&allowPublicKeyRetrieval=false",
    ),
    (
        "url git over ssh",
        "Cloning into 'firmware'...\nremote: Enumerating objects: «1-9999», done.\nFrom ssh://git@git.example.com:2222/platform/firmware\n   «hex7»..«hex7»  main       -> origin/main",
    ),
    ("scp", "scp -p /var/log/sel-«1-99».txt «user»@«host»:/srv/collect/«host»/"),
    (
        "rsync",
        "rsync -az --password-file=/etc/rsyncd.pass --info=progress2 «user»@«ip»::logs/ /srv/logs/",
    ),
    (
        "ssh command",
        "+ ssh -i /etc/collect/id_ed25519 -o PasswordAuthentication=no -o StrictHostKeyChecking=yes «user»@«host» uptime",
    ),
    (
        "mail log",
        "«syslog» postfix/smtp[«1-32768»]: «HEX10»: to=<«email»>, relay=mx.example.com[«ip»]:25, delay=«0-9».«0-9», dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as «HEX10»)",
    ),
    (
        "mail login",
        "«syslog» dovecot: imap-login: Disconnected (auth failed, «1-9» attempts in «1-30» secs): user=<«email»>, method=PLAIN, rip=«ip», lip=«ip», TLS",
    ),
    (
        "mail message id",
        "Message-ID: <«hex16».«1000-9999»@«host».example.com>\nDKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=example.com; s=mail2025; bh=«b64:43»=;\n\tb=«b64:64»\n\t «b64:64»",
    ),
    (
        "dhcp",
        "«syslog» dhclient[«1-999»]: DHCPACK of «ip» from «ip» (xid=0x«hex8»)\n«syslog» dhclient[«1-999»]: bound to «ip» -- renewal in «100-9000» seconds.",
    ),
    (
        "bgp communities",
        "«stamp» BGP: [«HEX5»-«HEX5»] «ip» rcvd UPDATE w/ attr: nexthop «ip», origin i, community 65001:«1-999» 65001:«1-999», path 65001 «64512-65534»",
    ),
    (
        "route map",
        "route-map EXPORT permit «10-90»\n match community PEERS\n set community 65001:«1-999» additive\nexit",
    ),
    (
        "ospf",
        "«stamp» OSPF: interface eth«0-7»:«ip»: ospf_read authentication type mismatch, local message-digest, received simple password",
    ),
    (
        "snmp access",
        "«syslog» snmpd[«1-999»]: Connection from UDP: [«ip»]:«1024-65535»->[«ip»]:161\n«syslog» snmpd[«1-999»]: Authentication failed: unknown community name",
    ),
    (
        "radius",
        "(«1-9999») Auth: Login incorrect (pap: the password does not match): [«user»] (from client «host» port «0-99» cli «mac»)",
    ),
    (
        "ldap",
        "conn=«1-9999» op=0 BIND dn=\"uid=«user»,ou=people,dc=example,dc=com\" method=128\nconn=«1-9999» op=0 RESULT tag=97 err=49 text=",
    ),
    (
        "kerberos",
        "«syslog» krb5kdc[«1-999»]: AS_REQ (8 etypes {18 17 20 19}) «ip»: NEEDED_PREAUTH: «user»@EXAMPLE.COM for krbtgt/EXAMPLE.COM@EXAMPLE.COM, Additional pre-authentication required",
    ),
    (
        "klist",
        "Keytab name: FILE:/etc/krb5.keytab\nKVNO Principal\n---- -----------------------------------------\n   «1-9» host/«host».example.com@EXAMPLE.COM (aes256-cts-hmac-sha1-96)",
    ),
    (
        "wireless",
        "«syslog» wpa_supplicant[«1-999»]: wlan0: WPA: Group rekeying completed with «mac» [GTK=CCMP]",
    ),
    (
        "wireguard peers",
        "interface: wg0\n  public key: «b64:43»=\n  listening port: 51820\n\npeer: «b64:43»=\n  endpoint: «ip»:51820\n  allowed ips: 10.8.0.«1-254»/32",
    ),
    (
        "ipsec",
        "«syslog» charon: «01-16»[IKE] authentication of 'C=DE, O=Example, CN=«host»' with RSA_EMSA_PKCS1_SHA2_384 successful\n«syslog» charon: «01-16»[IKE] CHILD_SA net{«1-999»} established with SPIs «hex8»_i «hex8»_o",
    ),
    (
        "tcpdump",
        "«clock».«000000-999999» IP «ip».«1024-65535» > «ip».443: Flags [P.], seq «1-9999»:«10000-19999», ack «1-99999», win 501, length «1-1448»",
    ),
    (
        "firewall",
        "«syslog» kernel: [«kernel»] IN=eth0 OUT= MAC=«mac»:«mac»:08:00 SRC=«ip» DST=«ip» LEN=60 TTL=«30-64» ID=«1-65535» PROTO=TCP SPT=«1024-65535» DPT=22 SYN",
    ),
    (
        "sip",
        "«stamp» NOTICE[«1-9999»] chan_sip.c: Peer 'sip:1001@pbx.example.com:5060' is now REACHABLE («1-90»ms)",
    ),
];
