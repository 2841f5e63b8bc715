//! Interfaces, and the protocols that are spoken over them.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "ip addr",
        "«2-9»: eno«1-4»: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 1000
    link/ether «mac» brd ff:ff:ff:ff:ff:ff
    altname enp«1-99»s0f«0-3»
    inet «ip»/24 brd 10.0.0.255 scope global dynamic eno«1-4»
       valid_lft «1000-86400»sec preferred_lft «1000-86400»sec
    inet6 fe80::«hex4»:«hex4»:fe«hex2»:«hex4»/64 scope link",
    ),
    (
        "ip neigh",
        "«ip» dev eno«1-4» lladdr «mac» «REACHABLE|STALE|DELAY|PERMANENT»",
    ),
    (
        "ip xfrm",
        "src «ip» dst «ip»
	proto esp spi 0x«hex8» reqid «1-9» mode tunnel
	replay-window 0 flag af-unspec",
    ),
    (
        "ethtool",
        "Settings for eno«1-4»:
	Speed: «1000|10000|25000»Mb/s
	Duplex: Full
	Auto-negotiation: «on|off»
	Port: Twisted Pair
	Link detected: «yes|no»",
    ),
    (
        "ethtool statistics",
        "     rx_packets: «1000000-999999999»
     tx_packets: «1000000-999999999»
     rx_crc_errors: «0-99»
     tx_ipsec: «0-99»",
    ),
    (
        "ethtool rss",
        "RSS hash key:
Operation not supported
RSS hash function:
    toeplitz: on
    xor: off
    crc32: off",
    ),
    (
        "ss",
        r#"tcp   ESTAB  0      «0-99»     «ip»:22       «ip»:«32768-60999» users:(("sshd",pid=«400-9999»,fd=«3-20»))"#,
    ),
    (
        "lldp",
        "    ChassisID:    mac «mac»
    SysName:      «host»
    PortID:       ifname Ethernet1/«1-48»
    Capability:   Bridge, on",
    ),
    (
        "snmpd auth failure",
        "«syslog» snmpd[«400-9999»]: Authentication failed for «user»",
    ),
    (
        "snmpd v3",
        "«syslog» snmpd[«400-9999»]: Received SNMP packet(s) from UDP: [«ip»]:«32768-60999»->[«ip»]:161
«syslog» snmpd[«400-9999»]: Connection from UDP: [«ip»]:«32768-60999»->[«ip»]:161",
    ),
    (
        "snmpd subcontainer",
        "«syslog» snmpd[«400-9999»]: error on subcontainer 'ia_addr' insert (-1)",
    ),
    (
        "snmpd config",
        "«syslog» snmpd[«400-9999»]: /etc/snmp/snmpd.conf: line «10-99»: Warning: Unknown token: «defaultMonitors|linkUpDownNotifications|agentXSocket».",
    ),
    (
        "snmptrapd",
        "«stamp» «host» [UDP: [«ip»]:«32768-60999»->[«ip»]:162]: Trap SNMPv2-MIB::authenticationFailure, sysUpTime «10-999» days, SNMP-COMMUNITY-MIB::snmpTrapAddress.0 = IpAddress: «ip»",
    ),
    (
        "snmp walk",
        r#"SNMPv2-SMI::enterprises.674.10892.5.1.3.2.0 = STRING: "«HEX7»"
SNMP-FRAMEWORK-MIB::snmpEngineID.0 = Hex-STRING: 80 00 1F 88 80 «HEX2» «HEX2» «HEX2» «HEX2»"#,
    ),
    (
        "bgp community",
        "«stamp» BGP: «ip» rcvd UPDATE w/ attr: nexthop «ip», origin i, localpref «50-200», metric 0, community 65000:«100-999» 65001:«100-999», path 65001 «64512-65000»",
    ),
    (
        "bgp route",
        "  65001 «64512-65000»
    «ip» from «ip» («ip»)
      Origin IGP, localpref 100, valid, external, best (First path received)
      Community: 65000:«100-999» 65001:«100-999»
      Extended Community: RT:65000:«10-99» ET:8
      Last update: «clock»",
    ),
    (
        "tcp md5",
        "[«kernel»] TCP: MD5 Hash not found for («ip», «32768-60999»)->(«ip», 179)",
    ),
    (
        "switch login",
        "«syslog» %SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: «user»] [Source: «ip»] [localport: 22] [Reason: Login Authentication Failed] at «clock» UTC",
    ),
    (
        "switch aaa",
        r#"«syslog» %AAA-6-AUTH: authorization of «user» for command "show «version|interfaces|inventory»" by tacacs+ server «ip»: «permitted|denied»"#,
    ),
    (
        "switch password encryption",
        "«syslog» %PARSER-5-CFGLOG_LOGGEDCMD: User:«user»  logged command:service password-encryption",
    ),
    (
        "switch keychain",
        "«syslog» %OSPF-5-KEYCHAIN: interface Ethernet1/«1-48»: key chain OSPF-KEYS has no valid send key, last key «1-9» is used",
    ),
    (
        "radius",
        r#"«stamp» : Auth: («10-9999») Login incorrect (pap: Cleartext password does not match "known good" password): [«user»] (from client «host» port «0-99» cli «mac»)"#,
    ),
    (
        "freeradius debug",
        r#"(«10-9999») pap: Login attempt with password
(«10-9999») pap: Comparing with "known-good" «SHA2-256|Crypt|NT»-Password
(«10-9999») pap: User authenticated successfully"#,
    ),
    (
        "wpa",
        "«syslog» wpa_supplicant[«400-9999»]: wlan0: WPA: Key negotiation completed with «mac» [PTK=CCMP GTK=CCMP]
«syslog» wpa_supplicant[«400-9999»]: wlan0: CTRL-EVENT-CONNECTED - Connection to «mac» completed [id=«0-9» id_str=]",
    ),
    (
        "hostapd",
        "«syslog» hostapd: wlan0: STA «mac» WPA: «pairwise|group» key handshake completed (RSN)",
    ),
    (
        "charon",
        "«syslog» charon: «01-16»[IKE] authentication of '«host»' with «pre-shared key|RSA_EMSA_PKCS1_SHA2_256|ECDSA_WITH_SHA384_DER» successful",
    ),
    (
        "charon no key",
        "«syslog» charon: «01-16»[IKE] no shared key found for '«host»' - '«ip»'",
    ),
    (
        "wireguard",
        "[«kernel»] wireguard: wg0: Keypair «100-9999» created for peer «1-20»
[«kernel»] wireguard: wg0: Receiving keepalive packet from peer «1-20» («ip»:51820)",
    ),
    (
        "openvpn",
        "«stamp» «host»/«ip»:«1024-65000» Control Channel: TLSv1.3, cipher TLSv1.3 TLS_AES_256_GCM_SHA384, peer certificate: 2048 bits RSA, signature: RSA-SHA256
«stamp» «host»/«ip»:«1024-65000» Data Channel: cipher 'AES-256-GCM', peer-id: «0-99»
«stamp» WARNING: this configuration may cache passwords in memory -- use the auth-nocache option to prevent this",
    ),
    (
        "dhcp",
        "«syslog» dhclient[«400-9999»]: DHCPACK of «ip» from «ip» (xid=0x«hex8»)",
    ),
    (
        "dnssec",
        "«syslog» named[«400-9999»]: zone example.com/IN (signed): reconfiguring zone keys
«syslog» named[«400-9999»]: keymgr: DNSKEY example.com/ECDSAP256SHA256/«10000-65000» (ZSK) is now active",
    ),
    (
        "dns tsig",
        "«syslog» named[«400-9999»]: client @0x«hex12» «ip»#«32768-60999»: request has invalid signature: TSIG update-key: tsig verify failure (BADKEY)",
    ),
    (
        "kerberos",
        "«syslog» krb5kdc[«400-9999»]: AS_REQ (8 etypes {aes256-cts-hmac-sha1-96(18), aes128-cts-hmac-sha1-96(17)}) «ip»: NEEDED_PREAUTH: «user»@EXAMPLE.COM for krbtgt/EXAMPLE.COM@EXAMPLE.COM, Additional pre-authentication required",
    ),
    (
        "curl",
        r#"* Server auth using Basic with user '«user»'
> GET /redfish/v1/Systems/«1-4» HTTP/1.1
> Host: «ip»
> Accept: */*
< HTTP/1.1 401 Unauthorized
< WWW-Authenticate: Basic realm="«BMC|iLO|OpenBMC»"
* Authentication problem. Ignoring this."#,
    ),
    (
        "bearer challenge",
        r#"< WWW-Authenticate: Bearer realm="https://auth.example.com/v2",service="registry.example.com",error="invalid_token""#,
    ),
    (
        "openssl client",
        "SSL handshake has read «2000-5000» bytes and written «300-900» bytes
New, TLSv1.3, Cipher is TLS_AES_256_GCM_SHA384
Server public key is «256|2048|4096» bit
Verify return code: «0 (ok)|10 (certificate has expired)|18 (self-signed certificate)»",
    ),
];
