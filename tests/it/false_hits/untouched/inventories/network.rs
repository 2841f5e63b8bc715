//! Network daemons, switches, VPN, time, directory and network diagnostics.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "chrony keys",
        "«syslog» chronyd[«500-999»]: Using right/UTC timezone to obtain leap second data
«syslog» chronyd[«500-999»]: Key file /etc/chrony.keys does not contain key «1-9»
«syslog» chronyd[«500-999»]: Selected source «ip» («host»)",
    ),
    (
        "chronyc authdata",
        "Name/IP address             Mode KeyID Type KLen Last Atmp  NAK Cook CLen
=========================================================================
«host»     NTS     1   15  256  «10-59»m    0    0    8  100",
    ),
    (
        "strongswan ike",
        "«syslog» charon[«500-9999»]: «01-16»[IKE] authentication of '«host»' with RSA_EMSA_PKCS1_SHA2_256 successful
«syslog» charon[«500-9999»]: «01-16»[IKE] CHILD_SA net{«1-99»} established with SPIs «hex8»_i «hex8»_o and TS «ip»/32 === «ip»/32
«syslog» charon[«500-9999»]: «01-16»[CFG] loaded IKE secret for %any
«syslog» charon[«500-9999»]: «01-16»[IKE] no shared key found for '«host»' - '«ip»'",
    ),
    (
        "openvpn",
        "«stamp» «ip»:«1024-65535» VERIFY OK: depth=0, CN=«host»
«stamp» «ip»:«1024-65535» Control Channel: TLSv1.3, cipher TLSv1.3 TLS_AES_256_GCM_SHA384, peer certificate: 2048 bits RSA, signature: RSA-SHA256
«stamp» «ip»:«1024-65535» TLS Auth Error: Auth Username/Password verification failed for peer
«stamp» «ip»:«1024-65535» Outgoing Data Channel: Cipher 'AES-256-GCM' initialized with 256 bit key",
    ),
    (
        "wireguard show",
        "interface: wg«0-3»
  public key: «b64:43»=
  private key: (hidden)
  listening port: 51820

peer: «b64:43»=
  preshared key: (hidden)
  endpoint: «ip»:51820
  latest handshake: «1-59» seconds ago",
    ),
    (
        "freeradius",
        "(«0-9999») Login incorrect (mschap: FAILED: No NT-Password. Cannot perform authentication): [«user»] (from client «host» port «0-48» cli «mac»)
(«0-9999») Invalid Message-Authenticator from client «ip»: Shared secret is incorrect.",
    ),
    (
        "openldap",
        r#"«syslog» slapd[«500-9999»]: conn=«1000-9999» op=0 BIND dn="uid=«user»,ou=people,dc=example,dc=org" method=128
«syslog» slapd[«500-9999»]: conn=«1000-9999» op=0 RESULT tag=97 err=49 qtime=0.000010 etime=0.000«100-999» text=
«syslog» slapd[«500-9999»]: conn=«1000-9999» op=1 SRCH attr=uid userPassword shadowLastChange memberOf"#,
    ),
    (
        "krb5kdc",
        "«syslog» krb5kdc[«500-9999»](info): AS_REQ (8 etypes {aes256-cts-hmac-sha1-96(18), aes128-cts-hmac-sha1-96(17)}) «ip»: NEEDED_PREAUTH: «user»@EXAMPLE.ORG for krbtgt/EXAMPLE.ORG@EXAMPLE.ORG, Additional pre-authentication required",
    ),
    (
        "klist keytab",
        "Keytab name: FILE:/etc/krb5.keytab
KVNO Timestamp           Principal
---- ------------------- ------------------------------------------------------
   «1-9» «stamp» host/«host»@EXAMPLE.ORG (aes256-cts-hmac-sha1-96)",
    ),
    (
        "sssd",
        "(«stamp»): [be[example.org]] [krb5_auth_done] (0x3f7c0): [RID#«1-9999»] Preauthentication failed; Password has expired or is wrong
(«stamp»): [be[example.org]] [sdap_kinit_done] (0x0400): TGT acquired, ticket expires at [«epoch»]",
    ),
    (
        "cisco switch",
        "«syslog» «10-9999»: %SEC_LOGIN-4-LOGIN_FAILED: Login failed [user: «user»] [Source: «ip»] [localport: 22] [Reason: Login Authentication Failed] at «clock» UTC
«syslog» «10-9999»: %SSH-5-ENABLED: SSH 2.0 has been enabled
«syslog» «10-9999»: %CRYPTO_ENGINE-5-KEY_ADDITION: A key named «host» has been generated or imported by crypto-engine",
    ),
    (
        "snmpd",
        "«syslog» snmpd[«500-9999»]: Connection from UDP: [«ip»]:«1024-65535»->[«ip»]:161
«syslog» snmpd[«500-9999»]: Authentication failed for «user»
«syslog» snmpd[«500-9999»]: error on subcontainer 'ia_addr' insert (-1)
«syslog» snmptrapd[«500-9999»]: Received trap with unknown community from «ip», ignored",
    ),
    (
        "bgp communities",
        "BGP routing table entry for «10-99».«0-255».0.0/16, version «100-9999»
  «64512-65534» «1000-9999»
    «ip» from «ip» («ip»)
      Origin IGP, metric 0, localpref 100, valid, external, best (First path received)
      Community: «64512-65534»:«100-999» no-export
      Large Community: «64512-65534»:«1-9»:«1-9»",
    ),
    (
        "bind named",
        "«syslog» named[«500-9999»]: zone example.org/IN: reconfiguring zone keys
«syslog» named[«500-9999»]: Fetching example.org/ECDSAP256SHA256/«1000-65535» (KSK) from key repository.
«syslog» named[«500-9999»]: managed-keys-zone: Key 20326 for zone . is now trusted (acceptance timer complete)
«syslog» named[«500-9999»]: client @0x7f«hex10» «ip»#«1024-65535»: request has invalid signature: TSIG ddns-key: tsig verify failure (BADKEY)",
    ),
    (
        "dig dnssec",
        r#"example.org.		3600	IN	DNSKEY	257 3 13 «b64:86»==
example.org.		3600	IN	DS	«1000-65535» 13 2 «HEX64»
example.org.		300	IN	RRSIG	A 13 2 300 20250401000000 20250312000000 «1000-65535» example.org. «b64:86»==
example.org.		300	IN	TXT	"v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A«b64:64»""#,
    ),
    (
        "ethtool",
        "Settings for ens«1-9»f0:
	Speed: 25000Mb/s
	Auto-negotiation: on
	Link detected: yes
Key: 0x00000000
RSS hash key:
«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»",
    ),
    (
        "sfp module",
        "	Vendor name                               : FINISAR CORP.
	Vendor PN                                 : FTLX8574D3BCL
	Vendor SN                                 : A«HEX6»
	Module temperature                        : «25-55».«10-99» degrees C / 89.«10-99» degrees F
	Receiver signal average optical power     : 0.5«100-999» mW / -2.«10-99» dBm",
    ),
    (
        "lldp json",
        r#"{"lldp":{"interface":{"eno«1-4»":{"chassis":{"«host»":{"id":{"type":"mac","value":"«mac»"},"descr":"Arista Networks EOS version 4.«20-30».1F"}},"port":{"id":{"type":"ifname","value":"Ethernet«1-48»"},"auto-negotiation":{"supported":false}}}}}}"#,
    ),
    (
        "hostapd and dot1x",
        "«syslog» wpa_supplicant[«500-9999»]: eno1: CTRL-EVENT-EAP-STARTED EAP authentication started
«syslog» wpa_supplicant[«500-9999»]: eno1: CTRL-EVENT-EAP-PEER-CERT depth=0 subject='/CN=«host»' hash=«hex64»
«syslog» hostapd[«500-9999»]: wlan0: STA «mac» WPA: group key handshake completed (RSN)",
    ),
    (
        "ssh verbose",
        "debug1: Server host key: ssh-ed25519 SHA256:«b64:43»
debug1: Will attempt key: /home/«user»/.ssh/id_ed25519 ED25519 SHA256:«b64:43» agent
debug1: Authentications that can continue: publickey,password,keyboard-interactive
debug1: Next authentication method: publickey",
    ),
    (
        "ip addr",
        "«2-9»: eno«1-4»: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP group default qlen 1000
    link/ether «mac» brd ff:ff:ff:ff:ff:ff
    inet «ip»/24 brd «ip» scope global noprefixroute eno1
    inet6 fe80::«hex4»:«hex4»:fe«hex2»:«hex4»/64 scope link stable-privacy proto kernel_ll",
    ),
];
