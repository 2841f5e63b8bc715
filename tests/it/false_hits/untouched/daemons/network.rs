//! Logs and diagnostic output of network services, routers and VPNs.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "strongswan ike",
        "«syslog» charon[«1000-9999»]: 12[IKE] authentication of 'C=DE, O=Example, CN=«host»' with RSA_EMSA_PKCS1_SHA2_256 successful
«syslog» charon[«1000-9999»]: 12[IKE] IKE_SA site-b[«1-99»] established between «ip»[«host»]...«ip»[«host»]
«syslog» charon[«1000-9999»]: 12[IKE] CHILD_SA net{«1-99»} established with SPIs «hex8»_i «hex8»_o and TS 10.1.0.0/16 === 10.2.0.0/16",
    ),
    (
        "strongswan secrets loading",
        "«syslog» charon[«1000-9999»]: 00[CFG] loading secrets from '/etc/ipsec.secrets'
«syslog» charon[«1000-9999»]: 00[CFG]   loaded IKE secret for %any
«syslog» charon[«1000-9999»]: 00[CFG]   loaded RSA private key from '/etc/ipsec.d/private/«host».pem'",
    ),
    (
        "openvpn client",
        "«stamp» «ip»:«1024-65535» VERIFY OK: depth=0, CN=«user»
«stamp» «ip»:«1024-65535» TLS: Username/Password authentication succeeded for username '«user»' 
«stamp» «ip»:«1024-65535» Control Channel: TLSv1.3, cipher TLSv1.3 TLS_AES_256_GCM_SHA384, peer certificate: 2048 bits RSA, signature: RSA-SHA256",
    ),
    (
        "openvpn keys",
        "«stamp» Outgoing Data Channel: Cipher 'AES-256-GCM' initialized with 256 bit key
«stamp» WARNING: file '/etc/openvpn/ta.key' is group or others accessible
«stamp» TLS Error: TLS key negotiation failed to occur within 60 seconds (check your network connectivity)
«stamp» AUTH: Received control message: AUTH_FAILED",
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
  allowed ips: 10.«0-255».0.0/16
  latest handshake: «1-59» seconds ago
  transfer: «1-99».«10-99» GiB received, «1-99».«10-99» GiB sent",
    ),
    (
        "snmpd",
        "«syslog» snmpd[«500-9999»]: Connection from UDP: [«ip»]:«1024-65535»->[«ip»]:161
«syslog» snmpd[«500-9999»]: Authentication failed for «user»
«syslog» snmpd[«500-9999»]: /etc/snmp/snmpd.conf: line «1-200»: Warning: Unknown token: «agentuser|dontLogTCPWrappersConnects».",
    ),
    (
        "snmptrap auth failure",
        "«stamp» «ip» [UDP: [«ip»]:«1024-65535»->[«ip»]:162]: SNMPv2-MIB::authenticationFailure Trap received, bad community name used by «ip»
DISMAN-EVENT-MIB::sysUpTimeInstance = Timeticks: («100000-999999») «0-9»:«10-59»:«10-59».00
SNMPv2-MIB::snmpInBadCommunityNames.0 = Counter32: «0-999»",
    ),
    (
        "bgp communities",
        "BGP routing table entry for 10.«0-255».0.0/16, version «100-9999»
Paths: (1 available, best #1, table default)
  65«000-500» 65«000-500»
    «ip» from «ip» («ip»)
      Origin IGP, localpref 100, valid, external, best (First path received)
      Community: 65«000-500»:«100-999» no-export
      Extended Community: RT:65000:«1-999»
      Large Community: 65«000-500»:1:«1-99»",
    ),
    (
        "ospf auth mismatch",
        "«syslog» ospfd[«500-9999»]: interface eth«0-9»:«ip»: ospf_check_auth: auth-type mismatch, local Cryptographic, rcvd Null
«syslog» ospfd[«500-9999»]: interface eth«0-9»: MD5 auth failed, key ID «1-9» not found",
    ),
    (
        "cisco login",
        "«syslog» «100-9999»: %SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: «user»] [Source: «ip»] [localport: 22] [Reason: Login Authentication Failed] at «clock» UTC
«syslog» «100-9999»: %SSH-5-SSH2_SESSION: SSH2 Session request from «ip» (tty = 0) using crypto cipher 'aes256-ctr', hmac 'hmac-sha2-256' Succeeded",
    ),
    (
        "cisco tcp md5",
        "«syslog» «100-9999»: %TCP-6-BADAUTH: No MD5 digest from «ip»(179) to «ip»(«10000-65000») tableid - 0
«syslog» «100-9999»: %CRYPTO-6-IKMP_NOT_ENCRYPTED: IKE packet from «ip» was not encrypted and it should've been.",
    ),
    (
        "wpa supplicant",
        r#"«syslog» wpa_supplicant[«500-9999»]: wlan0: WPA: Key negotiation completed with «mac» [PTK=CCMP GTK=CCMP]
«syslog» wpa_supplicant[«500-9999»]: wlan0: CTRL-EVENT-SSID-TEMP-DISABLED id=0 ssid="office" auth_failures=«1-9» duration=10 reason=WRONG_KEY"#,
    ),
    (
        "hostapd",
        "«syslog» hostapd: wlan0: STA «mac» IEEE 802.1X: authenticated - EAP type: 25 (PEAP)
«syslog» hostapd: wlan0: STA «mac» RADIUS: starting accounting session «HEX16»
«syslog» hostapd: wlan0: STA «mac» WPA: pairwise key handshake completed (RSN)",
    ),
    (
        "freeradius",
        "«stamp» : Auth: («10-9999») Login OK: [«user»] (from client ap-«1-40» port «0-99» cli «mac»)
«stamp» : Auth: («10-9999») Login incorrect (mschap: MS-CHAP2-Response is incorrect): [«user»] (from client ap-«1-40» port 0)
«stamp» : Info: Dropping packet without response because of error: Received packet from «ip» with invalid Message-Authenticator!  (Shared secret is incorrect.)",
    ),
    (
        "named dnssec",
        "«stamp» dnssec: info: zone example.com/IN (signed): reconfiguring zone keys
«stamp» dnssec: info: keymgr: DNSKEY example.com/ECDSAP256SHA256/«10000-65000» (ZSK) is now active
«stamp» general: error: request from client @0x7f«hex10» «ip»#«1024-65535»: verify failure: tsig indicates error: key 'rndc-key': BADKEY",
    ),
    (
        "dig dnskey",
        "example.com.		3600	IN	DNSKEY	257 3 13 «b64:86»==
example.com.		3600	IN	DS	«10000-65000» 13 2 «HEX56» «HEX8»
example.com.		3600	IN	RRSIG	SOA 13 2 3600 20250401000000 20250318000000 «10000-65000» example.com. «b64:86»==",
    ),
    (
        "dkim dns record",
        r#"mail._domainkey.example.org. 3600 IN TXT "v=DKIM1; k=rsa; p=MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC«b64:170»IDAQAB""#,
    ),
    (
        "ip xfrm state masked",
        "src «ip» dst «ip»
	proto esp spi 0x«hex8» reqid «1-99» mode tunnel
	replay-window 0 flag af-unspec
	auth-trunc hmac(sha256) <<Keys hidden>> 128
	anti-replay context: seq 0x0, oseq 0x«hex4», bitmap 0x00000000",
    ),
    (
        "ip link",
        "«2-9»: eth«0-9»: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP mode DEFAULT group default qlen 1000
    link/ether «mac» brd ff:ff:ff:ff:ff:ff permaddr «mac»
    altname enp«1-9»s0f0np0",
    ),
    (
        "ssh keyscan",
        "# «host»:22 SSH-2.0-OpenSSH_8.7
«host» ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43»
«host» ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB«b64:87»=",
    ),
    (
        "ssh verbose",
        "debug1: Authentications that can continue: publickey,gssapi-keyex,gssapi-with-mic,password
debug1: Offering public key: /home/«user»/.ssh/id_ed25519 ED25519 SHA256:«b64:43» agent
debug1: Server accepts key: /home/«user»/.ssh/id_ed25519 ED25519 SHA256:«b64:43» agent
debug1: Authentication succeeded (publickey).",
    ),
    (
        "iptables log",
        "[«kernel»] [UFW BLOCK] IN=eth0 OUT= MAC=«mac»:«mac»:08:00 SRC=«ip» DST=«ip» LEN=40 TOS=0x00 PREC=0x00 TTL=«20-250» ID=«1-65535» PROTO=TCP SPT=«1024-65535» DPT=«22|443|3306» WINDOW=1024 RES=0x00 SYN URGP=0",
    ),
    (
        "chrony",
        "«syslog» chronyd[«500-9999»]: Loaded «1-3» symmetric keys
«syslog» chronyd[«500-9999»]: Selected source «ip» (ntp«1-4».example.net)
«syslog» chronyd[«500-9999»]: NTS-KE session with «ip»:4460 (time.example.net) timed out",
    ),
    (
        "chronyc authdata",
        "Name/IP address             Mode KeyID Type KLen Last Atmp  NAK Cook CLen
=========================================================================
time.example.net             NTS     «1-9»   15  256  33«0-9»    0    0    8  100
«ip»                  -     0    0    0    -    0    0    0    0",
    ),
    (
        "iscsi session",
        "«syslog» iscsid[«500-9999»]: Connection«1-9»:0 to [target: iqn.2003-01.org.linux-iscsi.«host»:sn.«hex12», portal: «ip»,3260] through [iface: default] is operational now
«syslog» iscsid[«500-9999»]: Login failed to authenticate with target iqn.2003-01.org.linux-iscsi.«host»:sn.«hex12»",
    ),
    (
        "dhcp leases",
        r#"lease «ip» {
  starts 1 2025/03/03 «clock»;
  ends 1 2025/03/03 «clock»;
  binding state active;
  hardware ethernet «mac»;
  uid "\001\000PV\2«00-77»\1«00-77»\003";
  client-hostname "«host»";
}"#,
    ),
    (
        "lldp neighbors json",
        r#"{"lldp":{"interface":[{"eth«0-9»":{"via":"LLDP","rid":"«1-9»","age":"«1-99» days, «clock»","chassis":{"«host»":{"id":{"type":"mac","value":"«mac»"},"descr":"Cumulus Linux 4.4","mgmt-ip":"«ip»"}},"port":{"id":{"type":"ifname","value":"swp«1-48»"},"ttl":"120"}}}]}}"#,
    ),
];
