//! Switches, routers, VPN, mail, DNS and web servers.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "ios config excerpt",
        "service password-encryption
aaa new-model
aaa authentication login default group tacacs+ local
no ip http server
ip ssh version 2
snmp-server location Rack «1-48»",
    ),
    (
        "ios login success",
        "«000-999»: Mar «1-28» «clock».«000-999»: %SEC_LOGIN-5-LOGIN_SUCCESS: Login Success [user: «user»] [Source: «ip»] [localport: 22] at «clock» UTC",
    ),
    (
        "ios snmp auth",
        "%SNMP-3-AUTHFAIL: Authentication failure for SNMP req from host «ip»
%SNMP-5-COLDSTART: SNMP agent on host «host» is undergoing a cold start",
    ),
    (
        "ios community route",
        "BGP routing table entry for «ip»/24, version «1000-99999»
  «64512-65534» «1000-64000»
    «ip» from «ip» («ip»)
      Origin IGP, localpref «100-300», valid, external, best
      Community: «64512-65534»:«100-999» «64512-65534»:«100-999» no-export",
    ),
    (
        "frr community list",
        "bgp community-list standard PEERS seq 5 permit «64512-65534»:«100-999»
route-map IMPORT permit 10
 match community PEERS
 set local-preference «100-300»",
    ),
    (
        "tcp md5 mismatch",
        "%TCP-6-BADAUTH: Invalid MD5 digest from «ip»(«1024-65535») to «ip»(179) tableid - 0",
    ),
    (
        "junos auth",
        "«syslog» sshd[«1000-99999»]: SSHD_LOGIN_FAILED: Login failed for user '«user»' from host '«ip»'
«syslog» mgd[«1000-99999»]: UI_AUTH_EVENT: Authenticated user '«user»' assigned to class 'super-user'",
    ),
    (
        "arista aaa",
        "«syslog» Aaa: %AAA-5-LOGIN: user «user» logged in [from: «ip»] [service: sshd]
«syslog» Aaa: %AAA-4-LOGIN_FAILED: user «user» failed to login [from: «ip»] [service: sshd] [reason: Authentication failed - Bad user/password]",
    ),
    (
        "show interfaces",
        "Ethernet«1-48» is up, line protocol is up (connected)
  Hardware is Ethernet, address is «hex4».«hex4».«hex4»
  MTU 9214 bytes, BW 25000000 kbit
  «1000000-99999999» packets input, «1000000000-99999999999» bytes",
    ),
    (
        "lldp neighbor",
        "Chassis ID   : mac «mac»
PortID       : ifname Ethernet«1-48»
SysName      : «host»
SysDescr     : Cumulus Linux version 5.«1-9».0",
    ),
    (
        "transceiver",
        "Vendor name                               : FINISAR CORP.
Vendor PN                                 : FTLX8574D3BCL
Vendor SN                                 : N«HEX6»
Laser output power                        : 0.«1000-9999» mW / -«1-3».«10-99» dBm",
    ),
    (
        "802.1x hostapd",
        "hostapd: eth«0-9»: STA «mac» IEEE 802.1X: authenticated - EAP type: 25 (PEAP)
hostapd: eth«0-9»: STA «mac» WPA: pairwise key handshake completed (RSN)
hostapd: eth«0-9»: STA «mac» WPA: group key handshake completed (RSN)",
    ),
    (
        "wpa_supplicant",
        r#"wlan0: WPA: Key negotiation completed with «mac» [PTK=CCMP GTK=CCMP]
wlan0: CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="guest" auth_failures=«1-9» duration=10 reason=WRONG_KEY"#,
    ),
    (
        "radius",
        "«stamp» : Auth: («1-9999») Login OK: [«user»] (from client «host» port «1-48» cli «mac»)
«stamp» : Auth: («1-9999») Login incorrect (mschap: MS-CHAP2-Response is incorrect): [«user»] (from client «host» port 0)
«stamp» : Info: Dropping packet without response because of error: invalid Message-Authenticator! (Shared secret is incorrect.)",
    ),
    (
        "openvpn",
        "«stamp» TLS: Initial packet from [AF_INET]«ip»:1194, sid=«hex8» «hex8»
«stamp» VERIFY OK: depth=0, CN=«host»
«stamp» Outgoing Data Channel: Cipher 'AES-256-GCM' initialized with 256 bit key
«stamp» WARNING: this configuration may cache passwords in memory -- use the auth-nocache option to prevent this",
    ),
    (
        "openvpn auth failed",
        "«stamp» AUTH: Received control message: AUTH_FAILED
«stamp» SIGTERM[soft,auth-failure] received, process exiting",
    ),
    (
        "wg show",
        "interface: wg0
  public key: «b64:43»=
  private key: (hidden)
  listening port: 51820

peer: «b64:43»=
  preshared key: (hidden)
  endpoint: «ip»:51820
  latest handshake: «2-59» seconds ago",
    ),
    (
        "strongswan",
        "charon[«500-9999»]: 08[IKE] authentication of '«host»' with RSA_EMSA_PKCS1_SHA2_256 successful
charon[«500-9999»]: 08[IKE] no shared key found for '«ip»' - '«ip»'
charon[«500-9999»]: 09[CFG] loading secrets from '/etc/ipsec.secrets'
charon[«500-9999»]: 10[IKE] CHILD_SA net{«1-99»} established with SPIs c«hex7»_i c«hex7»_o",
    ),
    (
        "postfix queue",
        "«syslog» postfix/smtpd[«1000-99999»]: «HEX10»: client=«host»[«ip»], sasl_method=PLAIN, sasl_username=«email»
«syslog» postfix/cleanup[«1000-99999»]: «HEX10»: message-id=<«uuid»@«host»>
«syslog» postfix/smtp[«1000-99999»]: «HEX10»: to=<«email»>, relay=«host»[«ip»]:25, delay=0.«10-99», dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as «HEX11»)",
    ),
    (
        "postfix sasl failed",
        "«syslog» postfix/smtpd[«1000-99999»]: warning: unknown[«ip»]: SASL LOGIN authentication failed: UGFzc3dvcmQ6",
    ),
    (
        "dovecot login",
        "«syslog» dovecot: imap-login: Login: user=<«email»>, method=PLAIN, rip=«ip», lip=«ip», mpid=«1000-99999», TLS, session=<«b64:16»>
«syslog» dovecot: auth-worker(«1000-99999»): pam(«user»,«ip»): pam_authenticate() failed: Authentication failure (Password mismatch?)",
    ),
    (
        "dkim header",
        "DKIM-Signature: v=1; a=rsa-sha256; c=relaxed/simple; d=example.org; s=mail;
	t=«epoch»; bh=«b64:43»=;
	h=From:To:Subject:Date;
	b=«b64:172»",
    ),
    (
        "mail headers",
        "Received: from «host» («host» [«ip»])
	by «host» (Postfix) with ESMTPS id «HEX11»
	for <«email»>; Mon, 3 Mar 2025 «clock» +0000 (UTC)
Message-ID: <«hex32»@«host»>
Authentication-Results: «host»; dkim=pass header.d=example.org; spf=pass",
    ),
    (
        "access log login",
        r#"«ip» - - [«clf»] "POST /login HTTP/1.1" 302 0 "https://«host»/login" "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"
«ip» - «user» [«clf»] "GET /password/reset HTTP/1.1" 200 «1000-9999» "-" "curl/8.«1-9».0""#,
    ),
    (
        "access log assets",
        r#"«ip» - - [«clf»] "GET /static/js/main.«hex8».chunk.js HTTP/2.0" 200 «10000-99999» "-" "-"
«ip» - - [«clf»] "GET /v2/api/blobs/sha256:«hex64» HTTP/1.1" 206 «10000-99999» "-" "containerd/1.7.«1-27»""#,
    ),
    (
        "nginx error auth",
        r#"«stamp» [error] «100-9999»#«100-9999»: *«1000-99999» user "«user»": password mismatch, client: «ip», server: «host», request: "GET /admin/ HTTP/1.1", host: "«host»""#,
    ),
    (
        "nginx no auth",
        "«stamp» [error] «100-9999»#«100-9999»: *«1000-99999» no user/password was provided for basic authentication, client: «ip», server: «host»",
    ),
    (
        "haproxy",
        r#"«syslog» haproxy[«100-9999»]: «ip»:«1024-65535» [03/Mar/2025:«clock».«000-999»] https~ web/«host» 0/0/1/«1-99»/«100-200» 200 «1000-9999» - - ---- «1-99»/«1-99»/0/0/0 0/0 "GET /api/v1/tokens HTTP/1.1""#,
    ),
    (
        "http response headers",
        r#"HTTP/1.1 401 Unauthorized
Server: nginx
WWW-Authenticate: Bearer realm="https://«host»/token",service="registry"
ETag: "«hex32»"
X-Request-Id: «uuid»"#,
    ),
    (
        "named tsig",
        "«syslog» named[«300-9999»]: client @0x7f«hex10» «ip»#«1024-65535»/key ddns-key: updating zone 'example.net/IN': adding an RR at '«host».example.net' A «ip»
«syslog» named[«300-9999»]: client @0x7f«hex10» «ip»#«1024-65535»: request has invalid signature: TSIG ddns-key: tsig verify failure (BADKEY)",
    ),
    (
        "dhcpd",
        "«syslog» dhcpd[«300-9999»]: DHCPACK on «ip» to «mac» («host») via eno1
«syslog» dhcpd[«300-9999»]: uid lease «ip» for client «mac» is duplicate on «ip»/24",
    ),
];
