//! Service processors, disks and the tables of the firmware.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sel list",
        "«hex4» | 01/«10-28»/2025 | «clock» | «Fan #0x41|Temperature #0x30|Power Supply #0x63|Voltage #0x21» | «Lower Critical going low|Upper Non-critical going high|Failure detected|Presence detected» | «Asserted|Deasserted»",
    ),
    (
        "sel password violation",
        "«hex4» | 02/«10-28»/2025 | «clock» | Platform Security #0x«hex2» | Out-of-band access password violation | Asserted",
    ),
    (
        "sel elist",
        " «hex3» | 03/«10-28»/2025 | «clock» UTC | Session Audit #0x«hex2» | Invalid password disable | Asserted",
    ),
    (
        "sdr",
        "«Inlet Temp|CPU1 Temp|CPU2 Temp|PCH Temp»       | «hex2»h | ok  |  7.1 | «20-70» degrees C",
    ),
    (
        "sdr fan",
        "FAN«1-8»             | «2000-9000» RPM          | ok",
    ),
    (
        "sensor",
        "PSU«1-2» Input       | «210-240».000    | Volts      | ok    | na        | 180.000   | 200.000   | 250.000   | 264.000   | na",
    ),
    (
        "fru",
        " Board Mfg             : «Supermicro|Quanta|Wiwynn»
 Board Product         : X11DPH-T
 Board Serial          : «HEX2»«100-999»S«100000-999999»
 Product Part Number   : SYS-«1000-9999»P-WTR
 Product Serial        : S«100000-999999»X«1000000-9999999»",
    ),
    (
        "lan print",
        "Auth Type Support       : NONE MD2 MD5 PASSWORD
Auth Type Enable        : Callback : MD2 MD5 PASSWORD
                        : User     : MD2 MD5 PASSWORD
                        : Operator : MD2 MD5 PASSWORD
IP Address              : «ip»
MAC Address             : «mac»
RMCP+ Cipher Suites     : 1,2,3,6,7,8,11,12
Bad Password Threshold  : «0-5»
Invalid password disable: «yes|no»
Attempt Count Reset Int.: «0-600»
User Lockout Interval   : «0-600»",
    ),
    (
        "ipmi user list",
        "ID  Name	     Callin  Link Auth	IPMI Msg   Channel Priv Limit
«2-9»   «user»           true    «true|false»      true       «ADMINISTRATOR|OPERATOR|USER»",
    ),
    (
        "ipmi session",
        "Error: Unable to establish IPMI v2 / RMCP+ session
Error in open session response message : «invalid role|insufficient resources for session|no cipher suite match with proposed security algorithms»",
    ),
    (
        "ipmi rakp",
        "RAKP 2 HMAC is invalid
> Error: Unable to establish LAN session: password incorrect or user «user» not enabled on channel «1-8»",
    ),
    (
        "mc info",
        "Device ID                 : 32
Firmware Revision         : «1-9».«10-99»
IPMI Version              : 2.0
Manufacturer ID           : 10876
Product ID                : «1000-9999» (0x«hex4»)
System GUID  : «uuid»",
    ),
    (
        "dmidecode security",
        "Handle 0x«HEX4», DMI type 24, 5 bytes
Hardware Security
	Power-On Password Status: «Disabled|Enabled|Not Implemented»
	Keyboard Password Status: «Disabled|Not Implemented|Unknown»
	Administrator Password Status: «Disabled|Enabled»
	Front Panel Reset Status: «Disabled|Enabled|Unknown»",
    ),
    (
        "dmidecode system",
        "System Information
	Manufacturer: «Dell Inc.|Supermicro|HPE|Lenovo»
	Product Name: «PowerEdge R650|SYS-6029P|ProLiant DL380 Gen10»
	Serial Number: «HEX7»
	UUID: «uuid»
	Wake-up Type: Power Switch
	SKU Number: «100000-999999»-B21",
    ),
    (
        "dmidecode memory",
        "	Locator: DIMM_«A|B|C»«1-8»
	Manufacturer: «Samsung|Micron Technology|Hynix»
	Serial Number: «HEX8»
	Asset Tag: DIMM_«A|B|C»«1-8»_AssetTag (date:22/«10-52»)
	Part Number: M393A4K40DB3-CWE",
    ),
    (
        "smartctl",
        "Model Family:     Seagate Exos X16
Device Model:     ST16000NM001G-2KK103
Serial Number:    ZL2«HEX5»
LU WWN Device Id: 5 000c50 0«hex8»
Firmware Version: SN0«1-9»
User Capacity:    16,000,900,661,248 bytes [16.0 TB]
SMART support is: Enabled
ATA Security is:  Disabled, «frozen|NOT FROZEN» [SEC«1-2»]",
    ),
    (
        "smartctl attribute",
        "  «1-9» «Reallocated_Sector_Ct|Power_On_Hours|Spin_Retry_Count|UDMA_CRC_Error_Count»   0x003«0-9»   «001-100»   «001-100»   «000-050»    Old_age   Always       -       «0-90000»",
    ),
    (
        "smartd",
        "«syslog» smartd[«400-9999»]: Device: /dev/sd«a|b|c|d» [SAT], SMART Usage Attribute: 194 Temperature_Celsius changed from «20-49» to «20-49»",
    ),
    (
        "hdparm security",
        "Security:
	Master password revision code = 65534
		supported
	not	enabled
	not	locked
		frozen
	not	expired: security count
		supported: enhanced erase
	«100-999»min for SECURITY ERASE UNIT.
Logical Unit WWN Device Identifier: 5«hex15»",
    ),
    (
        "lshw",
        "  *-network:«0-3»
       description: Ethernet interface
       product: Ethernet Controller X710 for 10GBASE-T
       vendor: Intel Corporation
       physical id: «0-3»
       bus info: pci@«pci»
       logical name: eno«1-4»
       serial: «mac»
       capabilities: pm msi msix pciexpress vpd bus_master cap_list rom ethernet physical tp 1000bt-fd autonegotiation
       configuration: autonegotiation=on broadcast=yes driver=i40e driverversion=6.1.0 duplex=full ip=«ip» latency=0 link=yes multicast=yes",
    ),
    (
        "lsusb",
        "Bus 00«1-4» Device 00«1-9»: ID «hex4»:«hex4» «Yubico.com Yubikey 4/5 OTP+U2F+CCID|American Megatrends, Inc. Virtual Keyboard and Mouse|Aladdin Knowledge Systems Token JC»",
    ),
    (
        "lspci",
        "«pci» Encryption controller: Intel Corporation C62x Chipset QuickAssist Technology (rev 0«1-9»)",
    ),
    (
        "tpm",
        "[«kernel»] tpm_tis MSFT0101:00: 2.0 TPM (device-id 0x«HEX2», rev-id «1-90»)
[«kernel»] ima: Allocated hash algorithm: sha256",
    ),
    (
        "nvme",
        "Node                  Generic               SN                   Model                                    Namespace  Usage                      Format           FW Rev
/dev/nvme«0-9»n1          /dev/ng«0-9»n1            S64«HEX2»NE0R«100000-999999»      SAMSUNG MZQL23T8HCLS-00A07               0x1          «1-3».«10-99»  TB /   3.84  TB    512   B +  0 B   GDC5602Q",
    ),
    (
        "mdadm",
        "ARRAY /dev/md«0-9» metadata=1.2 name=«host»:«0-9» UUID=«hex8»:«hex8»:«hex8»:«hex8»",
    ),
    (
        "multipath",
        "mpath«a|b|c|d» (3600508b1001c«hex20») dm-«0-20» HPE,MSA 2060
size=«1-9».«1-9»T features='1 queue_if_no_path' hwhandler='1 alua' wp=rw
`- «1-9»:0:0:«1-9» sd«a|b|c|d» 8:«10-99» active ready running",
    ),
    (
        "megaraid",
        "Security Key Assigned = No
Security Key Failed = No
Encryption Capable = «Yes|No»
SAS Address(0): 0x5«hex15»",
    ),
    (
        "sed status",
        "/dev/sd«a|b|c|d»: Locking supported, locking «enabled|disabled», «locked|unlocked», media encryption key present, MBR shadowing off",
    ),
    (
        "redfish chassis",
        r##"{"@odata.id":"/redfish/v1/Chassis/«1-4»","@odata.etag":"W/\"«HEX8»\"","@odata.type":"#Chassis.v1_14_0.Chassis","ChassisType":"RackMount","Id":"«1-4»","Manufacturer":"Dell Inc.","SerialNumber":"CN«HEX12»","AssetTag":"","UUID":"«uuid»","Status":{"Health":"«OK|Warning»","State":"Enabled"}}"##,
    ),
    (
        "redfish account service",
        r#"{"@odata.id":"/redfish/v1/AccountService","AuthFailureLoggingThreshold":«2-5»,"AccountLockoutThreshold":«3-9»,"AccountLockoutDuration":«60-900»,"MinPasswordLength":«8-12»,"MaxPasswordLength":«16-40»,"LocalAccountAuth":"Enabled","ServiceEnabled":true}"#,
    ),
    (
        "redfish account",
        r##"{
  "@odata.id": "/redfish/v1/AccountService/Accounts/«2-16»",
  "@odata.type": "#ManagerAccount.v1_8_0.ManagerAccount",
  "Enabled": true,
  "Id": "«2-16»",
  "Locked": «false|true»,
  "Password": null,
  "PasswordChangeRequired": false,
  "PasswordExpiration": null,
  "RoleId": "«Administrator|Operator|ReadOnly»",
  "UserName": "«user»"
}"##,
    ),
    (
        "redfish session service",
        r#"{"@odata.id":"/redfish/v1/SessionService","ServiceEnabled":true,"SessionTimeout":«300-3600»,"Sessions":{"@odata.id":"/redfish/v1/SessionService/Sessions"}}"#,
    ),
    (
        "redfish error",
        r#"{"error":{"code":"Base.1.12.GeneralError","message":"A general error has occurred.","@Message.ExtendedInfo":[{"MessageId":"Base.1.12.«InsufficientPrivilege|NoValidSession|ResourceAtUriUnauthorized»","Message":"There are insufficient privileges for the account or credentials associated with the current session to perform the requested operation.","Severity":"Critical"}]}}"#,
    ),
    (
        "redfish log entry",
        r#"{"@odata.id":"/redfish/v1/Managers/1/LogServices/Log1/Entries/«1-999»","Created":"«iso»","EntryType":"Event","Id":"«1-999»","Message":"User «user» login attempt over «Redfish|SSH|web» from «ip» failed: wrong password or user name.","MessageId":"USR«1000-9999»","Severity":"Warning"}"#,
    ),
];
