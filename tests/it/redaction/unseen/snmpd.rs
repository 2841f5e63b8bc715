//! Agents, trap receivers and tools that speak SNMP.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "the short community lines",
        "
rocommunity «alnum 14»
rwcommunity «alnum 16» 10.0.0.0/24
rocommunity6 «alnum 15» ::1
sysLocation Room 4
sysContact noc@example.com
",
    ),
    (
        "com2sec with a source",
        "
#       sec.name  source          community
com2sec local     localhost       «alnum 12»
com2sec mynetwork 10.0.0.0/16     «pass 18»
group MyRWGroup v2c local
view all included .1 80
",
    ),
    (
        "trap sinks",
        "
trapcommunity «alnum 17»
trapsink 10.0.3.3 «alnum 13» 162
trap2sink nms.example.com «alnum 14»
authtrapenable 1
",
    ),
    (
        "users of version 3",
        r#"
createUser monitor SHA "«pass 16»" AES "«pass 18»"
createUser backup MD5 «alnum 13» DES «alnum 12»
rouser monitor priv
"#,
    ),
    (
        "a walk on the command line",
        "
$ snmpwalk -v2c -c «alnum 12» 10.0.4.20 1.3.6.1.2.1.1
SNMPv2-MIB::sysDescr.0 = STRING: Linux shelf-2 5.10.0
SNMPv2-MIB::sysName.0 = STRING: shelf-2
",
    ),
    (
        "a get with version 3",
        "
$ snmpget -v3 -l authPriv -u monitor -a SHA -A «alnum 14» -x AES -X «alnum 16» 10.0.4.20 sysUpTime.0
DISMAN-EVENT-MIB::sysUpTimeInstance = Timeticks: (1209931) 3:21:39.31
",
    ),
    (
        "snmptrapd",
        "
authCommunity log,execute,net «alnum 15»
createUser -e 0x8000000001020304 traps SHA-256 «alnum 18» AES «alnum 20»
traphandle default /usr/sbin/snmptthandler
",
    ),
    (
        "a client's defaults",
        "
# ~/.snmp/snmp.conf
defVersion 3
defSecurityName monitor
defAuthPassphrase «pass 17»
defPrivPassphrase «pass 19»
defCommunity «alnum 12»
",
    ),
    (
        "usmUser with its localized keys",
        r#"
# /var/lib/net-snmp/snmpd.conf
engineBoots 12
oldEngineID 0x«open hex 34»
usmUser 1 3 0x«open hex 34» "monitor" "monitor" NULL .1.3.6.1.6.3.10.1.1.3 0x«hex 40» .1.3.6.1.6.3.10.1.2.4 0x«hex 32» ""
"#,
    ),
    (
        "snmp-server lines",
        "
snmp-server community «alnum 13» RO 10
snmp-server community «alnum 15» RW
snmp-server host 10.0.3.3 version 2c «alnum 14»
snmp-server user monitor NETOPS v3 auth sha «alnum 16» priv aes 128 «alnum 18»
snmp-server location Room 4
",
    ),
    (
        "what the agent logs",
        "
Nov 12 02:00:01 shelf-2 snmpd[812]: Connection from UDP: [10.0.3.9]:40112->[10.0.4.20]:161
Nov 12 02:00:01 shelf-2 snmptrapd[813]: 2025-11-12 02:00:01 UDP: [10.0.4.20]:50001->[10.0.3.3]:162 TRAP2, SNMP v2c, community «alnum 14»
Nov 12 02:00:02 shelf-2 snmpd[812]: NET-SNMP version 5.9.1
",
    ),
    (
        "a collector's YAML",
        "
auths:
  public_v2:
    version: 2
    community: «alnum 15»
  secure_v3:
    version: 3
    username: monitor
    security_level: authPriv
    password: «pass 16»
    auth_protocol: SHA
    priv_protocol: AES
    priv_password: «pass 18»
",
    ),
    (
        "telegraf's plugin",
        r#"
[[inputs.snmp]]
  agents = ["udp://10.0.4.20:161"]
  version = 3
  community = "«alnum 12»"
  sec_name = "monitor"
  auth_password = "«pass 14»"
  priv_password = '«pass 15»'
"#,
    ),
    (
        "what stands beside it on a router",
        "
hostname core-1
enable secret 5 $1$«open crypt 4»$«crypt 22»
username admin privilege 15 password 7 «HEX 22»
radius-server host 10.0.1.8 key «alnum 18»
tacacs-server key 7 «HEX 26»
snmp-server contact noc@example.com
",
    ),
];
