//! Management controllers: `ipmitool`, FreeIPMI and the vendors' own tools.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "command with -P",
        r#"
$ ipmitool -I lanplus -H 10.4.1.7 -U ADMIN -P «alnum 14» chassis power status
Chassis Power is on
$ ipmitool -I lanplus -H 10.4.1.8 -U ADMIN -P '«pass 16»' sel list
   1 | 01/12/2026 | 03:14:07 | Memory #0x53 | Uncorrectable ECC | Asserted
"#,
    ),
    (
        "password from the environment",
        r#"
+ export IPMI_PASSWORD=«alnum 15»
+ IPMI_PASSWORD=«again 0»
+ ipmitool -I lanplus -H 10.4.1.7 -U ADMIN -E mc info
Device ID                 : 32
+ IPMITOOL_PASSWORD="«alnum 13»" ipmitool -E -H 10.4.1.8 -U root fru
"#,
    ),
    (
        "user set password, with a size",
        r#"
# ipmitool user set password 2 «alnum 16»
Set User Password command successful (user 2)
# ipmitool user set password 3 "«pass 19»" 20
Set User Password command successful (user 3)
# ipmitool user test 2 16 «again 0»
Success
"#,
    ),
    (
        "lan print shows the community",
        r#"
Set in Progress         : Set Complete
Auth Type Support       : MD5 PASSWORD
IP Address Source       : Static Address
IP Address              : 10.4.1.7
MAC Address             : 02:00:5e:10:00:07
SNMP Community String   : «alnum 12»
Cipher Suite Priv Max   : XXXaXXXXXXXXXXX
"#,
    ),
    (
        "lan set",
        r#"
ipmitool -I open lan set 1 snmp «alnum 13»
ipmitool -I open lan set 1 password «alnum 14»
ipmitool -I open lan set 1 ipaddr 10.4.1.7
"#,
    ),
    (
        "keys of the session",
        r#"
ipmitool -I lanplus -C 17 -H 10.4.1.7 -U ADMIN -f /run/pw -k «alnum 20» sol activate
ipmitool -I lanplus -C 17 -H 10.4.1.8 -U ADMIN -f /run/pw -y «hex 40» sol activate
ipmitool -I lanplus -C 17 -H 10.4.1.9 -U ADMIN -P "«alnum 12»" -y 0x«HEX 40» mc reset cold
"#,
    ),
    (
        "ipmi-config, sections",
        r#"
Section User2
	## Give Username
	Username                                      ADMIN
	## Give password or blank to clear. MAX 20 chars.
	Password                                      «alnum 17»
	Enable_User                                   Yes
EndSection
Section Lan_Conf_Security_Keys
	K_R                                           «alnum 20»
	K_G                                           0x«hex 40»
EndSection
Section Community_String
	Community_String                              «alnum 12»
EndSection
"#,
    ),
    (
        "freeipmi.conf",
        r#"
driver-type LAN_2_0
hostname node[1-9]-bmc
username admin
password «alnum 16»
k-g 0x«hex 40»
session-timeout 10000
"#,
    ),
    (
        "FreeIPMI's long options",
        r#"
/usr/sbin/ipmiconsole -h 10.4.1.7 -u admin --password=«alnum 14» --k-g=«alnum 20»
/usr/sbin/bmc-info --hostname=10.4.1.7 --username=admin --password «alnum 13»
/usr/sbin/ipmipower -h node7-bmc -u admin -p «alnum 12» --stat
"#,
    ),
    (
        "options of a console in one string",
        r#"
SERVER keepalive=ON
GLOBAL ipmiopts="U:admin,P:«alnum 15»,K:«alnum 18»,C:3,L:user"
CONSOLE name="node7" dev="ipmi:10.4.1.7" ipmiopts="P:«alnum 11»"
"#,
    ),
    (
        "fence device",
        r#"
# pcs stonith create fence-node7 fence_ipmilan ip=10.4.1.7 username=admin password=«alnum 15» lanplus=1
# pcs stonith create fence-node8 fence_ipmilan ipaddr=10.4.1.8 login=admin passwd="«pass 14»" lanplus=1
<nvpair id="fence-node7-passwd" name="passwd" value="«alnum 15»"/>
"#,
    ),
    (
        "vendor tools",
        r#"
racadm -r 10.4.1.7 -u root -p «alnum 14» get iDRAC.Info
racadm set iDRAC.Users.2.Password «alnum 16»
asu64 set IMM.Password.1 «alnum 15» --kcs
OneCli config set IMM.Password.1 "«pass 17»" --bmc USERID:«alnum 13»@10.4.1.9
"#,
    ),
    (
        "Redfish in a debug log",
        r#"
DEBUG PATCH https://10.4.1.7/redfish/v1/AccountService/Accounts/2
DEBUG > X-Auth-Token: «hex 32»
DEBUG > {"UserName": "ADMIN", "Password": "«pass 16»", "Enabled": true}
DEBUG < 201 Created
DEBUG < Location: /redfish/v1/SessionService/Sessions/41
DEBUG < x-auth-token: «alnum 40»
"#,
    ),
    (
        "simulator's settings",
        r#"
name "node7"
set_working_mc 0x20
  startlan 1
    addr 0.0.0.0 623
    bmc_key "«alnum 20»"
  endlan
default_password = «alnum 13»
"#,
    ),
];
