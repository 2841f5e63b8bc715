//! Around IPMI and BMCs: ipmitool, FreeIPMI, consoles, fencing, racadm.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "ipmitool with password and key on its line",
        r#"
+ ipmitool -I lanplus -H 10.0.9.17 -U admin -P «alnum 16» -k «alnum 20» -L ADMINISTRATOR chassis status
System Power         : on
Power Overload       : false
"#,
    ),
    (
        "a user's password is set",
        r#"
# ipmitool user set name 3 support
# ipmitool user set password 3 «alnum 15» 20
Set User Password command successful (user 3)
# ipmitool user test 3 20 «again 0»
Success
"#,
    ),
    (
        "the password in the environment of one command",
        r#"
Nov 12 08:40:11 node-04 collect[77]: run: IPMI_PASSWORD='«pass 14»' ipmitool -E -I lanplus -H bmc-17 -U admin sdr elist
Nov 12 08:40:12 node-04 collect[77]: 14 sensors read
"#,
    ),
    (
        "a checkout of the configuration",
        r#"
Section User3
	## Give Username
	Username                                      support
	## Give password or blank to clear. MAX 20 chars.
	Password                                      «alnum 16»
	## Possible values: Yes/No
	Enable_User                                   Yes
EndSection
Section Lan_Conf_Security_Keys
	## Give string or blank to clear. Max 20 bytes, prefix with 0x to enter hex
	K_G                                           0x«hex 40»
EndSection
"#,
    ),
    (
        "FreeIPMI's defaults",
        r#"
# /etc/freeipmi/freeipmi.conf
driver-type LAN_2_0
username admin
password «alnum 17»
k_g «alnum 20»
privilege-level OPERATOR
"#,
    ),
    (
        "the community in the LAN parameters",
        r#"
# ipmitool lan set 1 snmp «alnum 11»
Set in Progress         : Set Complete
Auth Type Support       : MD5 PASSWORD
IP Address              : 10.0.9.17
SNMP Community String   : «again 0»
BMC ARP Control         : ARP Responses Enabled, Gratuitous ARP Disabled
"#,
    ),
    (
        "fencing over a BMC",
        r#"
primitive fence-node4 stonith:fence_ipmilan \
	params ip=10.0.9.17 username=fence password="«pass 14»" lanplus=1 pcmk_host_list=node-04 \
	op monitor interval=60s
# fence_ipmilan -P -a 10.0.9.18 -l fence -p «alnum 14» -o status
Status: ON
"#,
    ),
    (
        "consoles that conman opens",
        r#"
SERVER logdir="/var/log/conman"
GLOBAL ipmiopts="U:console,P:«alnum 14»,K:«alnum 16»,C:3"
CONSOLE name="node-04" dev="ipmi:10.0.9.17" ipmiopts="U:console,P:«alnum 13»"
"#,
    ),
    (
        "racadm and its answer",
        r#"
$ racadm -r 10.0.9.20 -u root -p «alnum 15» --nocertwarn set iDRAC.Users.3.Password «alnum 16»
[Key=iDRAC.Embedded.1#Users.3]
Object value modified successfully
"#,
    ),
    (
        "power control through a device line",
        r#"
include "/etc/powerman/ipmipower.dev"
device "ipmi0" "ipmipower" "/usr/sbin/ipmipower -D lanplus -u admin -p «alnum 14» -k 0x«hex 40» -h 10.0.9.[17-20] |&"
node "node-[04-07]" "ipmi0" "10.0.9.[17-20]"
"#,
    ),
    (
        "a table of nodes with a heading",
        r#"
#node,bmc,bmcport,taggedvlan,bmcid,username,password,comments,disable
"node-04","10.0.9.17","0",,,"admin","«alnum 14»",,
"node-05","10.0.9.18","0",,,"admin","«alnum 13»",,
"#,
    ),
    (
        "a BMC over Redfish from the shell",
        r#"
$ curl -k -u root:«alnum 16» -H 'Content-Type: application/json' -X PATCH https://bmc-17/redfish/v1/AccountService/Accounts/3 -d '{"Password":"«pass 17»"}'
{"@Message.ExtendedInfo":[{"MessageId":"Base.1.12.Success","Message":"The request completed successfully."}]}
"#,
    ),
];
