//! The SNMP agent: community strings and the pass phrases of version 3.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "communities, with and without a source",
        r#"
agentAddress udp:161,udp6:[::1]:161
rocommunity «alnum 12»
rwcommunity «alnum 16» 10.4.0.0/16 .1.3.6.1.2.1
rocommunity6 «alnum 14» default -V systemonly
sysContact "Operations <ops@example.com>"
"#,
    ),
    (
        "com2sec with tabs, options and contexts",
        r#"
#       sec.name  source          community
com2sec«tab»readonly«tab»default«tab»«alnum 11»
com2sec -Cn ctx1  writer    10.4.0.0/24     «alnum 13»
com2sec6   local6    ::1     «alnum 15»
com2secunix  sock   /run/agent.sock   «alnum 9»
group MyROGroup v2c readonly
"#,
    ),
    (
        "createUser, every form",
        r#"
createUser monitor SHA «alnum 16» AES «alnum 18»
createUser operator SHA-256 "«lower 6» «lower 7» «alnum 6»" AES "«alnum 14»"
createUser -e 0x80001f8880 auditor MD5 «alnum 12»
createUser single SHA-512 «alnum 20» AES
rouser monitor priv
"#,
    ),
    (
        "usmUser lines of the persistent file",
        r#"
setserialno 1804289383
engineBoots 12
oldEngineID 0x80001f88«open hex 20»
usmUser 1 3 0x80001f8880 "monitor" "monitor" NULL .1.3.6.1.6.3.10.1.1.3 0x«hex 40» .1.3.6.1.6.3.10.1.2.4 0x«hex 32» 0x
usmUser 1 3 0x80001f8880 0x6f7000 0x6f7000 NULL .1.3.6.1.6.3.10.1.1.2 "«alnum 16»" .1.3.6.1.6.3.10.1.2.2 "«alnum 17»" ""
"#,
    ),
    (
        "sinks, the community after the host",
        r#"
trapsink 10.4.0.5 «alnum 12» 162
trap2sink nms.example.com:162 «alnum 14»
informsink  [fd00::5]   «alnum 13»
trapcommunity «alnum 11»
"#,
    ),
    (
        "trap session with command line options",
        r#"
trapsess -v 2c -c «alnum 12» 10.4.0.5:162
trapsess -v 3 -u trapper -l authPriv -a SHA -A «alnum 15» -x AES -X "«pass 16»" nms.example.com
proxy -v 1 -c «alnum 10» 10.4.0.20 .1.3.6.1.4.1.674
"#,
    ),
    (
        "trap daemon: who may log",
        r#"
authCommunity log,execute,net «alnum 13»
authuser log -s usm monitor priv
disableAuthorization no
traphandle default /usr/sbin/snmptthandler --community="«alnum 12»"
"#,
    ),
    (
        "client defaults",
        r#"
defVersion 3
defSecurityName monitor
defCommunity   «alnum 12»
defPassphrase "«alnum 14»"
defAuthPassphrase «alnum 16»
defPrivPassphrase	«alnum 18»
defAuthMasterKey 0x«hex 40»
defPrivLocalizedKey 0x«HEX 32»
"#,
    ),
    (
        "walk, long options and short",
        r#"
$ snmpwalk -v2c -c «alnum 12» 10.4.0.7 system
SNMPv2-MIB::sysDescr.0 = STRING: Linux bmc01 6.6.0
$ snmpget -v 3 -n "" -u operator -a SHA -A «alnum 17» -x AES -X «alnum 15» -l authPriv 10.4.0.7 sysUpTime.0
$ snmpget -v1 -c'«pass 13»' 10.4.0.7 sysName.0
"#,
    ),
    (
        "community table as the agent answers",
        r#"
SNMP-COMMUNITY-MIB::snmpCommunityName."comm1" = STRING: "«alnum 13»"
SNMP-COMMUNITY-MIB::snmpCommunityName."comm2" = STRING: «alnum 15»
SNMP-COMMUNITY-MIB::snmpCommunitySecurityName."comm1" = STRING: readonly
SNMP-COMMUNITY-MIB::snmpCommunityStatus."comm1" = INTEGER: active(1)
"#,
    ),
    (
        "log of the trap daemon",
        r#"
2026-01-12 03:14:07 UDP: [10.4.0.7]:50211->[10.4.0.5]:162 [UDP: [10.4.0.7]:50211->[10.4.0.5]:162]: TRAP2, SNMP v2c, community «alnum 12»
	DISMAN-EVENT-MIB::sysUpTimeInstance = Timeticks: (91132) 0:15:11.32	SNMPv2-MIB::snmpTrapOID.0 = OID: SNMPv2-MIB::coldStart
snmptrapd[551]: 10.4.0.8: Authentication failure, community='«alnum 10»' rejected
"#,
    ),
    (
        "upper case, comments behind values",
        r#"
ROCOMMUNITY «alnum 12»   # the old one goes in March
rwCommunity "«pass 14»" localhost # quoted because of the sign
#rocommunity «alnum 11» 10.0.0.0/8
syslocation "Rack 7, unit 12"
"#,
    ),
    (
        "line for a switch beside it",
        r#"
snmp-server community «alnum 12» RO 10
snmp-server host 10.4.0.5 version 2c «alnum 13»
snmp-server user operator OPS v3 auth sha «alnum 16» priv aes 128 «alnum 18»
snmp-server location Rack 7
"#,
    ),
    (
        "community in a monitor's YAML",
        r#"
auths:
  public_v2:
    community: «alnum 14»
    version: 2
  ops_v3:
    username: operator
    password: "«pass 16»"
    auth_protocol: SHA
    priv_protocol: AES
    priv_password: '«alnum 18»'
"#,
    ),
];
