//! Around snmpd: its configuration, persistent state, tools, traps and switches.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "users with quoted and bare pass phrases",
        r#"
createUser bootstrap SHA-256 "«alnum 16»" AES «alnum 18»
createUser -e 0x80001f8880«open hex 16» monitor MD5 «alnum 12» DES
rouser monitor authPriv .1.3.6.1.2.1
"#,
    ),
    (
        "communities with sources, for both families",
        r#"
agentaddress udp:161,udp6:[::1]:161
rocommunity «alnum 12» 10.0.0.0/8 .1.3.6.1.2.1.1
rwcommunity6 «alnum 14» fd00::/8
rocommunity "«pass 13»" default -V systemonly
syslocation Rack 3
"#,
    ),
    (
        "communities become security names, in a context",
        r#"
#       sec.name  source          community
com2sec -Cn slot1 readonly  10.0.4.0/24     «alnum 13»
com2sec6    local     ::1             «alnum 11»
com2secunix local     /var/run/agentx «alnum 10»
group   readers   v2c             readonly
"#,
    ),
    (
        "where traps go",
        r#"
trapcommunity «alnum 12»
trapsink  10.0.1.5 «alnum 13» 162
trap2sink nms.example:1162 «alnum 14»
informsink 10.0.1.6 «alnum 15»
linkUpDownNotifications yes
"#,
    ),
    (
        "a trap session with version 3 options",
        r#"
trapsess -v 3 -u traps -l authPriv -a SHA -A «alnum 16» -x AES -X «alnum 17» 10.0.1.5:162
trapsess -Ci -v 2c -c «alnum 12» nms.example
authtrapenable 1
"#,
    ),
    (
        "commands of the tools in a log",
        r#"
Nov 12 08:30:00 node-04 CRON[511]: (root) CMD (snmpwalk -v2c -c«alnum 12» -On 10.0.9.17 .1.3.6.1.4.1 > /var/tmp/walk.txt)
Nov 12 08:31:00 node-04 sudo: operator : TTY=pts/0 ; PWD=/ ; USER=root ; COMMAND=/usr/bin/snmpget -v3 -l authPriv -u op -a SHA -A «alnum 14» -x AES -X «alnum 15» 10.0.9.17 sysUpTime.0
Nov 12 08:31:01 node-04 collect[77]: snmpbulkget -v 2c -c '«pass 12»' -Cr25 switch-a IF-MIB::ifTable
"#,
    ),
    (
        "localized keys in the persistent file",
        r#"
engineBoots 41
oldEngineID 0x80001f8880«open hex 16»
usmUser 1 3 0x80001f8880«open hex 16» "monitor" "monitor" NULL .1.3.6.1.6.3.10.1.1.3 0x«hex 40» .1.3.6.1.6.3.10.1.2.4 0x«hex 32» 0x
setserialno 1804289383
"#,
    ),
    (
        "defaults of the client",
        r#"
defVersion 3
defSecurityName monitor
defSecurityLevel authPriv
defAuthType SHA
defAuthPassphrase «alnum 16»
defPrivPassphrase «alnum 16»
defAuthMasterKey 0x«hex 40»
defCommunity «alnum 12»
"#,
    ),
    (
        "a received trap and who may send one",
        r#"
authCommunity log,execute,net «alnum 12»
2025-11-12 08:14:22 10.0.9.17(via UDP: [10.0.9.17]:49152->[10.0.1.5]:162) TRAP, SNMP v1, community «again 0»
	SNMPv2-SMI::enterprises.674.10892 Enterprise Specific Trap (1004) Uptime: 4 days, 3:17:20.11
"#,
    ),
    (
        "the daemon dumps a message",
        r#"
dumph_recv:     SNMPv2c message
dumph_recv:       SNMP version
dumpv_recv:         Integer:	1 (0x01)
dumph_recv:       community string
dumpv_recv:         String:	«alnum 13»
dumph_recv:       PDU GET
"#,
    ),
    (
        "a walk over the table of communities",
        r#"
SNMPv2-MIB::sysName.0 = STRING: switch-a
SNMP-COMMUNITY-MIB::snmpCommunityName."c1" = STRING: «alnum 14»
SNMP-COMMUNITY-MIB::snmpCommunitySecurityName."c1" = STRING: readonly
SNMP-COMMUNITY-MIB::snmpCommunityStorageType."c1" = INTEGER: nonVolatile(3)
"#,
    ),
    (
        "a switch's running configuration",
        r#"
hostname switch-a
snmp-server community «alnum 12» RO 10
snmp-server host 10.0.1.5 version 2c «alnum 13»
snmp-server user op readers v3 auth sha «alnum 14» priv aes 128 «alnum 15»
snmp-server location Rack 3
"#,
    ),
    (
        "requests are passed on to another agent",
        r#"
proxy -Cn slot2 -v 2c -c «alnum 12» 10.0.9.18 .1.3.6.1.4.1.674
extend uptime /usr/bin/uptime
view systemonly included .1.3.6.1.2.1.1
"#,
    ),
];
