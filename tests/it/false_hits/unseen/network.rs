//! Interfaces, routers, agents and the web server.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "ip link",
        "«2-20»: eth«0-9»: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP mode DEFAULT group default qlen 1000
    link/ether «mac» brd ff:ff:ff:ff:ff:ff permaddr «mac»",
    ),
    (
        "ip address",
        "    inet «ip»/24 brd 10.0.0.255 scope global dynamic noprefixroute eth0
       valid_lft «100-86400»sec preferred_lft «100-86400»sec
    inet6 fe80::«hex4»:«hex4»:«hex4»:«hex4»/64 scope link",
    ),
    (
        "ethtool",
        "	Speed: 1000Mb/s
	Auto-negotiation: on
	MDI-X: on (auto)
	Supports Wake-on: pumbg",
    ),
    (
        "ethtool statistics",
        "     rx_key_errors: «0-99»
     tx_macsec_auth_fail: «0-99»
     rx_packets: «1000-9999999»
     rss_hash_key_size: 40",
    ),
    (
        "arp",
        "«ip» dev eth«0-9» lladdr «mac» «REACHABLE|STALE|DELAY»",
    ),
    (
        "wpa log",
        r#"«syslog» wpa_supplicant[«400-999»]: wlan0: WPA: Key negotiation completed with «mac» [PTK=CCMP GTK=CCMP]
«syslog» wpa_supplicant[«400-999»]: wlan0: CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="Plant 4" auth_failures=«1-9» duration=10 reason=WRONG_KEY"#,
    ),
    (
        "iw list",
        "		Supported Ciphers:
			* WEP40 (00-0f-ac:1)
			* CCMP-128 (00-0f-ac:4)
		Device supports SAE with AUTHENTICATE command",
    ),
    (
        "bgp communities",
        "BGP routing table entry for «ip»/32, version «1-9999»
  Community: 65000:«1-999» 65001:«1-999» no-export
  Extended Community: RT:65000:«1-999»
  Large Community: 65000:«1-99»:«1-99»",
    ),
    (
        "bgp policy",
        "route-map IMPORT permit «10-90»
 match community CUSTOMERS
 set community 65000:«100-999» additive
ip community-list standard CUSTOMERS permit 65000:«100-999»",
    ),
    (
        "snmpd starts",
        r#"«syslog» snmpd[«400-999»]: Warning: no access control information configured.
«syslog» snmpd[«400-999»]: It's unlikely this agent can serve any useful purpose in this state.
«syslog» snmpd[«400-999»]: Run "snmpconf -g basic_setup" to help you configure the snmpd.conf file for this agent."#,
    ),
    (
        "snmp wrong community",
        "«syslog» snmpd[«400-999»]: Authentication failure: «unknown community name|bad community|wrong digest» from UDP: [«ip»]:«1024-65535»",
    ),
    (
        "snmp statistics",
        "SNMPv2-MIB::snmpInBadCommunityNames.0 = Counter32: «0-9999»
SNMPv2-MIB::snmpInBadCommunityUses.0 = Counter32: «0-9999»
SNMPv2-MIB::snmpEnableAuthenTraps.0 = INTEGER: «enabled(1)|disabled(2)»",
    ),
    (
        "snmp walk",
        "SNMPv2-MIB::sysObjectID.0 = OID: NET-SNMP-MIB::netSnmpAgentOIDs.10
IF-MIB::ifPhysAddress.«1-9» = STRING: «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»
SNMP-FRAMEWORK-MIB::snmpEngineID.0 = Hex-STRING: 80 00 1F 88 80 «HEX2» «HEX2» «HEX2» «HEX2»",
    ),
    (
        "snmpd comments",
        "# The access control of the agent: a community is a kind of password, see snmpd.conf(5).
# com2sec maps a community to a security name, group maps a security name to a group.",
    ),
    (
        "switch counters",
        "SNMP community errors: «0-99», SNMP auth traps: «0-99», login failures: «0-99», key exchanges: «0-9999»",
    ),
    (
        "switch neighbours",
        "Port id: Gi1/0/«1-48»  Chassis id: «hex4».«hex4».«hex4»  Capability: B, R  Auto Neg: supported, enabled",
    ),
    (
        "ospf",
        "  Area BACKBONE(0)
    Area has no authentication
    Message digest authentication enabled, youngest key id is «1-9»
    SPF algorithm executed «1-999» times",
    ),
    (
        "ipsec",
        "«syslog» charon: «05-16»[IKE] authentication of 'gw1.example.com' with pre-shared key successful
«syslog» charon: «05-16»[ENC] parsed IKE_AUTH response 1 [ IDr AUTH SA TSi TSr ]
«syslog» charon: «05-16»[CFG] loaded 0 secrets, no private key found for 'gw2.example.com'",
    ),
    (
        "wireguard",
        "interface: wg0
  public key: «b64:43»=
  private key: (hidden)
  listening port: 51820
peer: «b64:43»=
  latest handshake: «1-59» seconds ago",
    ),
    (
        "nftables",
        "[«kernel»] nft drop: IN=eth0 OUT= MAC=«mac»:«mac»:08:00 SRC=«ip» DST=«ip» LEN=«40-1500» TTL=«30-64» ID=«1-65535» PROTO=TCP SPT=«1024-65535» DPT=«22|161|443» SYN URGP=0",
    ),
    (
        "token bucket",
        "qdisc tbf 8002: root refcnt 2 rate «1-900»Mbit burst 32Kb lat 400ms
 police 0x«1-9» rate 1Mbit burst 10Kb tokens «1000-99999» ctokens «1000-99999»",
    ),
    (
        "access log",
        r#"«ip» - - [«clf»] "GET /«login|password/reset|static/keyboard.js|docs/authorization.html|auth/|tokens» HTTP/1.1" «200|302|401|404» «100-99999» "-" "Mozilla/5.0 (X11; Linux x86_64)""#,
    ),
    (
        "access log with an etag",
        r#"«ip» - «user» [«clf»] "GET /img/key-«hex8».png?v=«hex10» HTTP/2.0" 304 0 "https://portal.example.com/login?next=%2Fsettings%2Fpassword" "curl/7.88.1""#,
    ),
    (
        "access log with a page token's name",
        r#"«ip» - - [«clf»] "GET /api/v1/nodes?limit=«10-500»&sort=key&order=asc&cursor= HTTP/1.1" 200 «100-99999» "-" "agent/1.«1-9»""#,
    ),
    (
        "access log with an id",
        r#"«ip» - - [«clf»] "PUT /api/v1/tickets/«uuid»/parts/«1-99» HTTP/1.1" 201 0 "-" "callhome/0.1" rt=0.«100-999» rid=«hex32»"#,
    ),
    (
        "error log basic",
        r#"2025/«01-12»/«01-28» «clock» [error] «10-99»#0: *«1-9999» user "«user»" was not found in "/etc/nginx/.htpasswd", client: «ip», server: portal, request: "GET /basic HTTP/1.1", host: "portal.example.com""#,
    ),
    (
        "error log mismatch",
        r#"2025/«01-12»/«01-28» «clock» [error] «10-99»#0: *«1-9999» user "«user»": password mismatch, client: «ip», server: portal, request: "GET / HTTP/1.1", host: "portal.example.com""#,
    ),
    (
        "error log no credentials",
        r#"2025/«01-12»/«01-28» «clock» [info] «10-99»#0: *«1-9999» no user/password was provided for basic authentication, client: «ip», server: portal, request: "GET / HTTP/1.1", host: "portal.example.com""#,
    ),
    (
        "error log key values mismatch",
        r#"2025/«01-12»/«01-28» «clock» [emerg] «10-99»#0: SSL_CTX_use_PrivateKey("/etc/nginx/tls.key") failed (SSL: error:0B080074:x509 certificate routines:X509_check_private_key:key values mismatch)"#,
    ),
    (
        "nginx configuration",
        r#"server {
    listen 443 ssl;
    ssl_certificate_key /etc/nginx/tls.key;
    ssl_password_file /etc/nginx/tls.pass;
    auth_basic "Restricted area";
    auth_basic_user_file /etc/nginx/.htpasswd;
    proxy_set_header Authorization $http_authorization;
    proxy_cache_key $scheme$proxy_host$request_uri;
    ssl_session_tickets off;
}"#,
    ),
    (
        "nginx stub",
        "proxy_cache_path /var/cache/nginx levels=1:2 keys_zone=api:«1-90»m max_size=1g;
limit_req_zone $http_authorization zone=tokens:10m rate=«1-90»r/s;
secure_link $arg_md5,$arg_expires;",
    ),
    (
        "curl verbose",
        r#"* TLSv1.3 (IN), TLS handshake, Certificate (11):
* Server auth using Basic with user '«user»'
> GET /status HTTP/1.1
< HTTP/1.1 401 Unauthorized
< WWW-Authenticate: Basic realm="«portal|bmc»"
< WWW-Authenticate: Bearer realm="https://auth.example.com/token",service="registry.example.com",scope="repository:fleet/web:pull"
< ETag: "«hex32»""#,
    ),
    (
        "proxy",
        "1762«100000-999999».«100-999»    «10-900» «ip» TCP_DENIED/407 «1000-4000» CONNECT registry.example.com:443 - HIER_NONE/- text/html",
    ),
    (
        "haproxy",
        r#"«syslog» haproxy[«400-999»]: «ip»:«1024-65535» [«clf»] https~ api/node-«1-9» 0/0/1/«1-99»/«1-99» 200 «100-9999» - - ---- «1-99»/1/0/0/0 0/0 {|Basic realm} "GET /token/info HTTP/1.1""#,
    ),
    (
        "dhcp",
        "«syslog» dhclient[«400-999»]: DHCPACK of «ip» from «ip» (xid=0x«hex8»)",
    ),
    (
        "ntp keys",
        "«syslog» ntpd[«400-999»]: key «1-99» not found, symmetric key file /etc/ntp/keys is empty
«syslog» chronyd[«400-999»]: Loaded 0 symmetric keys",
    ),
    (
        "dns",
        "«syslog» unbound[«400-999»]: info: validation failure <host.example.com. A IN>: key for validation example.com. is marked as bogus, keytag «1000-65000»
«syslog» named[«400-999»]: managed-keys-zone: Key «1000-65000» for zone . is now trusted (acceptance timer complete)",
    ),
    (
        "dnskey",
        "example.com. 3600 IN DNSKEY 257 3 13 «b64:86»==
example.com. 3600 IN DS «1000-65000» 13 2 «HEX64»",
    ),
];
