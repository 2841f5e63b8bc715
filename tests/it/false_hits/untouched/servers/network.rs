//! Network daemons and diagnostics: VPN, routing, DNS, time, directory, Wi-Fi and firewalls.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "strongswan ike established",
        "«syslog» charon[«500-9999»]: 12[IKE] IKE_SA site-b[«1-99»] established between «ip»[CN=«host»]...«ip»[CN=«host»]
«syslog» charon[«500-9999»]: 12[IKE] CHILD_SA net-net{«1-99»} established with SPIs «hex8»_i «hex8»_o and TS 10.1.0.0/16 === 10.2.0.0/16",
    ),
    (
        "strongswan auth failure",
        "«syslog» charon[«500-9999»]: 07[IKE] authentication of '«host».example.net' with pre-shared key successful
«syslog» charon[«500-9999»]: 09[IKE] tried 1 shared key for '«ip»' - '«ip»', but MAC mismatched
«syslog» charon[«500-9999»]: 09[ENC] generating IKE_AUTH response 1 [ N(AUTH_FAILED) ]",
    ),
    (
        "strongswan loaded secrets",
        "«syslog» charon[«500-9999»]: 00[CFG] loading secrets from '/etc/ipsec.secrets'
«syslog» charon[«500-9999»]: 00[CFG]   loaded IKE secret for «ip» %any
«syslog» charon[«500-9999»]: 00[CFG]   loaded RSA private key from '/etc/ipsec.d/private/«host».pem'",
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
  allowed ips: 10.8.0.«2-250»/32
  latest handshake: «2-59» seconds ago",
    ),
    (
        "wireguard kernel handshake",
        "[«kernel»] wireguard: wg0: Handshake for peer «1-40» («ip»:«1024-65535») did not complete after 5 seconds, retrying (try «2-20»)
[«kernel»] wireguard: wg0: Keypair «100-9999» destroyed for peer «1-40»",
    ),
    (
        "openvpn data channel",
        "«stamp» «ip»:«1024-65535» [«user»] Outgoing Data Channel: Cipher 'AES-256-GCM' initialized with 256 bit key
«stamp» «ip»:«1024-65535» TLS: Username/Password authentication succeeded for username '«user»'
«stamp» Control Channel: TLSv1.3, cipher TLSv1.3 TLS_AES_256_GCM_SHA384, peer certificate: 2048 bit RSA, signature: RSA-SHA256",
    ),
    (
        "openvpn password cache warning",
        "«stamp» WARNING: this configuration may cache passwords in memory -- use the auth-nocache option to prevent this
«stamp» AUTH: Received control message: AUTH_FAILED",
    ),
    ("named tsig error", "«syslog» named[«500-9999»]: client @0x«hex12» «ip»#«1024-65535»: request has invalid signature: TSIG ddns-key: tsig verify failure (BADKEY)"),
    (
        "named managed keys",
        "«syslog» named[«500-9999»]: managed-keys-zone: Key 20326 for zone . is now trusted (acceptance timer complete)
«syslog» named[«500-9999»]: zone example.net/IN (signed): reconfiguring zone keys
«syslog» named[«500-9999»]: zone example.net/IN (signed): next key event: 03-Mar-2025 «clock».«100-999»",
    ),
    (
        "dig dnssec answer",
        ";; OPT PSEUDOSECTION:
; EDNS: version: 0, flags: do; udp: 1232
example.net.	300	IN	RRSIG	A 13 2 300 20250317000000 20250303000000 «1000-65535» example.net. «b64:86»==",
    ),
    (
        "unbound dnskey prime",
        "[«epoch»] unbound[«500-9999»:0] info: failed to prime trust anchor -- DNSKEY rrset is not secure . DNSKEY IN
[«epoch»] unbound[«500-9999»:0] info: generate keytag query _ta-4f66. NULL IN",
    ),
    (
        "dhclient and keys",
        "«syslog» dhclient[«500-9999»]: DHCPREQUEST for «ip» on eno1 to «ip» port 67 (xid=0x«hex8»)
«syslog» dhclient[«500-9999»]: DHCPACK of «ip» from «ip» (xid=0x«hex8»)",
    ),
    (
        "dhcpd lease file",
        r#"lease «ip» {
  starts 1 2025/03/03 «clock»;
  ends 1 2025/03/03 22:11:12;
  binding state active;
  hardware ethernet «mac»;
  uid "\001\000\014)\257\312";
  client-hostname "«host»";
}"#,
    ),
    (
        "wpa_supplicant key negotiation",
        "«syslog» wpa_supplicant[«500-9999»]: wlan0: WPA: Key negotiation completed with «mac» [PTK=CCMP GTK=CCMP]
«syslog» wpa_supplicant[«500-9999»]: wlan0: CTRL-EVENT-CONNECTED - Connection to «mac» completed [id=0 id_str=]
«syslog» wpa_supplicant[«500-9999»]: wlan0: WPA: 4-Way Handshake failed - pre-shared key may be incorrect",
    ),
    (
        "networkmanager secrets request",
        "«syslog» NetworkManager[«500-9999»]: <info>  [«epoch».«1000-9999»] device (wlan0): state change: config -> need-auth (reason 'none', sys-iface-state: 'managed')
«syslog» NetworkManager[«500-9999»]: <info>  [«epoch».«1000-9999»] device (wlan0): Activation: (wifi) connection 'office' has security, and secrets exist.  No new secrets needed.
«syslog» NetworkManager[«500-9999»]: <info>  [«epoch».«1000-9999»] Config: added 'psk' value '<hidden>'",
    ),
    (
        "nmcli connection show",
        "connection.id:                          eno1
connection.uuid:                        «uuid»
connection.type:                        802-3-ethernet
802-1x.password:                        <hidden>
802-1x.private-key-password-flags:      0 (none)
ipv4.dns:                               «ip»",
    ),
    (
        "nmcli device table",
        "NAME    UUID                                  TYPE      DEVICE 
eno1    «uuid»  ethernet  eno1   
virbr0  «uuid»  bridge    virbr0 ",
    ),
    (
        "bgp community in frr",
        "«iso» bgpd: [«HEX5»-«HEX5»] %ADJCHANGE: neighbor «ip»(«host») in vrf default Up
BGP routing table entry for 10.«1-250».0.0/16, version «10-999»
  Community: 65000:«100-999» 65000:«100-999» no-export
  Large Community: 65000:1:«100-999»",
    ),
    (
        "kernel tcp md5 mismatch",
        "[«kernel»] TCP: MD5 Hash not found for («ip», «1024-65535»)->(«ip», 179)
[«kernel»] TCP: request_sock_TCP: Possible SYN flooding on port 443. Sending cookies.  Check SNMP counters.",
    ),
    (
        "frr masked neighbor password",
        "router bgp 65«000-999»
 neighbor «ip» remote-as 65«000-999»
 neighbor «ip» password <obfuscated>
 neighbor «ip» send-community extended
 bgp router-id «ip»",
    ),
    (
        "snmpd unknown community",
        "«syslog» snmpd[«500-9999»]: Connection from UDP: [«ip»]:«1024-65535»->[«ip»]:161
«syslog» snmpd[«500-9999»]: Authentication failed for UDP: [«ip»]:«1024-65535»: unknown community name",
    ),
    (
        "snmp usm stats",
        "SNMP-USER-BASED-SM-MIB::usmStatsWrongDigests.0 = Counter32: «0-99»
SNMP-USER-BASED-SM-MIB::usmStatsUnknownUserNames.0 = Counter32: «0-99»
SNMPv2-MIB::snmpInBadCommunityNames.0 = Counter32: «0-999»
SNMP-FRAMEWORK-MIB::snmpEngineID.0 = Hex-STRING: 80 00 1F 88 80 «HEX2» «HEX2» «HEX2» «HEX2» «HEX2» «HEX2»",
    ),
    (
        "slapd bind",
        r#"«syslog» slapd[«500-9999»]: conn=«1000-9999» op=0 BIND dn="uid=«user»,ou=people,dc=example,dc=net" method=128
«syslog» slapd[«500-9999»]: conn=«1000-9999» op=0 RESULT tag=97 err=49 qtime=0.000012 etime=0.000«100-999» text=
«syslog» slapd[«500-9999»]: conn=«1000-9999» op=1 SRCH attr=uid userPassword shadowLastChange"#,
    ),
    (
        "ldap entry without password",
        "dn: uid=«user»,ou=people,dc=example,dc=net
objectClass: shadowAccount
entryUUID: «uuid»
entryCSN: 20250303101112.«100000-999999»Z#000000#000#000000
pwdChangedTime: 20250303101112Z
pwdPolicySubentry: cn=default,ou=policies,dc=example,dc=net",
    ),
    (
        "chronyc authdata",
        "Name/IP address             Mode KeyID Type KLen Last Atmp  NAK Cook CLen
=========================================================================
«host».example.net             NTS     1   15  256  «10-99»m    0    0    8  100
«ip»                  SK    «1-30»   13  128    -    0    0    0    0",
    ),
    ("kdc issue line", "«syslog» krb5kdc[«500-9999»](info): AS_REQ (4 etypes {aes256-cts-hmac-sha1-96(18), aes128-cts-hmac-sha1-96(17)}) «ip»: NEEDED_PREAUTH: «user»@EXAMPLE.NET for krbtgt/EXAMPLE.NET@EXAMPLE.NET, Additional pre-authentication required"),
    (
        "klist -ke keytab",
        "Keytab name: FILE:/etc/krb5.keytab
KVNO Principal
---- --------------------------------------------------------------------------
   «1-9» host/«host».example.net@EXAMPLE.NET (aes256-cts-hmac-sha1-96) 
   «1-9» host/«host».example.net@EXAMPLE.NET (aes128-cts-hmac-sha1-96) ",
    ),
    ("freeradius login incorrect", r#"«stamp» : Auth: («10-999») Login incorrect (pap: Cleartext password does not match "known good" password): [«user»/<via Auth-Type = PAP>] (from client «host» port 0)"#),
];
