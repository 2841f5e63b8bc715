//! Tools and consoles for service processors.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "the password on the command line",
        "
$ ipmitool -I lanplus -H 10.0.4.20 -U ADMIN -P «alnum 14» sel list
   1 | 11/12/2025 | 03:00:11 | Power Supply #0x64 | Presence detected | Asserted
   2 | 11/12/2025 | 03:00:12 | Fan #0x30 | Lower Critical going low | Asserted
",
    ),
    (
        "setting a user's password",
        "
# ipmitool user set name 4 service
# ipmitool user set password 4 «alnum 15» 20
Set User Password command successful (user 4)
",
    ),
    (
        "a quoted password and a K key",
        "
$ ipmitool -I lanplus -H bmc-17 -U root -P '«pass 16»' -y «hex 40» chassis status
System Power         : on
Power Overload       : false
",
    ),
    (
        "the password in the environment",
        r#"
export IPMI_PASSWORD=«pass 18»
IPMITOOL_PASSWORD="«alnum 16»" ipmitool -E -I lanplus -H 10.0.4.20 -U ADMIN mc info
Device ID                 : 32
Firmware Revision         : 1.74
"#,
    ),
    (
        "freeipmi's tools",
        "
$ ipmipower -h 10.0.4.[20-30] -u admin -p «alnum 13» --stat
10.0.4.20: on
$ bmc-config --checkout --hostname=10.0.4.21 --username=admin --password=«alnum 17»
Section User1
EndSection
",
    ),
    (
        "freeipmi's configuration",
        "
# /etc/freeipmi/freeipmi.conf
driver-type LAN_2_0
username admin
password «pass 15»
k_g 0x«hex 40»
privilege-level ADMIN
",
    ),
    (
        "the sections of bmc-config",
        "
Section User3
	## Give Username
	Username                                      service
	## Give password or blank to clear. MAX 20 chars.
	Password20                                    «alnum 18»
	Enable_User                                   Yes
EndSection
",
    ),
    (
        "lan settings with a community",
        "
# ipmitool lan set 1 snmp «alnum 12»
# ipmitool lan print 1
Set in Progress         : Set Complete
IP Address              : 10.0.4.20
SNMP Community String   : «again 0»
MAC Address             : 02:00:4c:11:09:fa
",
    ),
    (
        "a Redfish session",
        "
$ curl -k -u ADMIN:«alnum 16» https://10.0.4.20/redfish/v1/Managers/1
> GET /redfish/v1/Managers/1 HTTP/1.1
> Authorization: Basic «base64 32»
> X-Auth-Token: «hex 32»
< HTTP/1.1 200 OK
",
    ),
    (
        "a Redfish account is patched",
        r#"
PATCH /redfish/v1/AccountService/Accounts/3 HTTP/1.1
Host: 10.0.4.20
Content-Type: application/json

{"UserName": "service", "Password": "«pass 17»", "RoleId": "Operator"}
"#,
    ),
    (
        "racadm",
        "
$ racadm set iDRAC.Users.3.Password «alnum 16»
[Key=iDRAC.Embedded.1#Users.3]
Object value modified successfully
$ racadm -r 10.0.4.22 -u root -p «alnum 14» getsysinfo
",
    ),
    (
        "an export with ribcl",
        r#"
<RIBCL VERSION="2.23">
  <LOGIN USER_LOGIN="Administrator" PASSWORD="«pass 15»">
    <USER_INFO MODE="write"><ADD_USER USER_NAME="svc" USER_LOGIN="svc" PASSWORD="«pass 14»"/></USER_INFO>
  </LOGIN>
</RIBCL>
"#,
    ),
    (
        "fencing agents and conserver",
        r#"
<fencedevice agent="fence_ipmilan" ipaddr="10.0.4.20" login="ADMIN" name="ipmi1" passwd="«alnum 17»" lanplus="1"/>
Nov 12 03:00:11 node-04 fence_ipmilan[441]: Executing: /usr/bin/ipmitool -I lanplus -H 10.0.4.20 -p 623 -U ADMIN -P «again 0» -L ADMINISTRATOR chassis power status
"#,
    ),
    (
        "a table of service processors",
        "
host,address,username,password,vendor
node-01,10.0.4.20,ADMIN,«alnum 14»,supermicro
node-02,10.0.4.21,ADMIN,«alnum 14»,supermicro
",
    ),
];
