//! What inventories and management tools print: serial numbers, identifiers, sensors.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sel list",
        " «hex3» | «01-12»/«01-28»/2025 | «clock» | «Fan|Temperature|Power Supply|Memory|Drive Slot» #0x«hex2» | «Lower Critical going low|Presence detected|Correctable ECC|Failure detected» | «Asserted|Deasserted»",
    ),
    (
        "sel verbose",
        "SEL Record ID          : «hex4»
 Record Type           : 02
 Timestamp             : «01-12»/«01-28»/2025 «clock»
 Generator ID          : 0020
 Sensor Type           : Platform Security
 Event Data            : «hex6»
 Description           : «Out-of-band access password violation|User password violation attempt»",
    ),
    (
        "sel password violation",
        " «hex3» | «01-12»/«01-28»/2025 | «clock» | Platform Security #0x«hex2» | Pre-boot password violation - user password | Asserted",
    ),
    (
        "sdr",
        "«Inlet Temp|CPU1 Temp|FAN 3|PSU2 Input|PCH Temp»        | «10-90» degrees C      | ok",
    ),
    (
        "sdr of a key lock",
        "Front Panel Key  | 0x«hex2» | ok
Secure Mode      | 0x00 | ok
Power Unit Stat  | 0x00 | ok",
    ),
    (
        "fru",
        " Chassis Type          : Rack Mount Chassis
 Chassis Part Number   : CSE-«100-999»«HEX4»
 Chassis Serial        : C«HEX14»
 Board Mfg Date        : Mon Mar «01-28» 07:34:00 2022
 Board Product         : X12DPi-N6
 Board Serial          : OM«HEX10»
 Product Asset Tag     : «HEX12»",
    ),
    (
        "lan print",
        "Auth Type Support       : NONE MD2 MD5 PASSWORD
Auth Type Enable        : Callback : MD2 MD5 PASSWORD
                        : User     : MD2 MD5 PASSWORD
IP Address              : «ip»
MAC Address             : «mac»
RMCP+ Cipher Suites     : 1,2,3,6,7,8,11,12
Cipher Suite Priv Max   : XaaaXXaaaXXaaXX
Bad Password Threshold  : «0-9»",
    ),
    (
        "user list",
        "ID  Name             Callin  Link Auth  IPMI Msg   Channel Priv Limit
«2-9»   «user»            true    false      true       «ADMINISTRATOR|OPERATOR|USER»",
    ),
    (
        "mc info",
        "Device ID                 : 32
Firmware Revision         : «1-9».«10-99»
Manufacturer ID           : «100-50000»
Product ID                : «1000-9999» (0x«hex4»)
System GUID  : «uuid»",
    ),
    (
        "smartctl information",
        "Device Model:     ST«1000-9999»NM«0000-9999»
Serial Number:    Z«HEX7»
LU WWN Device Id: 5 000c50 0«hex8»
Firmware Version: SN0«1-9»
ATA Security is:  Disabled, NOT FROZEN [SEC1]",
    ),
    (
        "smartctl attributes",
        "  «1-200» Raw_Read_Error_Rate     0x000f   «070-100»   064   044    Pre-fail  Always       -       «1000-99999999»
194 Temperature_Celsius     0x0022   0«20-60»   0«40-70»   000    Old_age   Always       -       «20-60» (0 «10-19» 0 0 0)",
    ),
    (
        "smartctl self-test",
        "# «1-9»  Extended offline    Completed without error       00%     «100-50000»         -
SMART overall-health self-assessment test result: PASSED",
    ),
    (
        "nvme id",
        "sn        : S«HEX13»
mn        : SAMSUNG MZQL2960HCJR-00A07
fguid     : «hex32»
eui64     : «hex16»
nguid     : «hex32»",
    ),
    (
        "security of drives",
        "Security:
	Master password revision code = 65534
		supported
	not	enabled
	not	locked
	not	expired: security count
		supported: enhanced erase",
    ),
    (
        "dmidecode system",
        "Handle 0x0001, DMI type 1, 27 bytes
System Information
	Manufacturer: Supermicro
	Product Name: SYS-«100-999»P
	Serial Number: S«HEX13»
	UUID: «uuid»
	SKU Number: To be filled by O.E.M.",
    ),
    (
        "dmidecode security",
        "Handle 0x00«HEX2», DMI type 24, 5 bytes
Hardware Security
	Power-On Password Status: «Disabled|Enabled|Not Implemented»
	Keyboard Password Status: «Disabled|Not Implemented»
	Administrator Password Status: «Disabled|Enabled»
	Front Panel Reset: Disabled",
    ),
    (
        "dmidecode memory",
        "	Size: 32 GB
	Locator: DIMM_«A|B|C»«1-2»
	Serial Number: «HEX8»
	Asset Tag: DIMM_«A|B|C»«1-2»_AssetTag (date:22/«10-52»)
	Part Number: M393A4K40«HEX2»-CWE",
    ),
    (
        "lshw network",
        "  *-network:«0-3»
       description: Ethernet interface
       logical name: eth«0-9»
       serial: «mac»
       capabilities: pm msi msix pciexpress bus_master cap_list ethernet physical tp autonegotiation
       configuration: autonegotiation=on broadcast=yes driver=igb driverversion=5.14.0 duplex=full firmware=1.«10-99», 0x«hex8» ip=«ip» latency=0 link=yes",
    ),
    (
        "lsblk",
        "sda«1-9» ext4   1.0   boot  «uuid»    «100-900»M    20% /boot",
    ),
    (
        "blkid",
        r#"/dev/mapper/data-«0-9»: UUID="«uuid»" BLOCK_SIZE="4096" TYPE="xfs" PARTUUID="«hex8»-0«1-9»""#,
    ),
    (
        "luks header",
        "LUKS header information for /dev/sda«1-9»
Version:        1
Cipher name:    aes
Payload offset: 4096
MK bits:        512
UUID:           «uuid»
Key Slot 0: ENABLED
	Iterations:         	«100000-4000000»
	Key material offset:	8
	AF stripes:            	4000
Key Slot 1: DISABLED",
    ),
    (
        "tpm",
        "tpm2_getcap: TPM2_PT_LOCKOUT_COUNTER: 0x«0-9»
TPM2_PT_PERMANENT:
  ownerAuthSet:              «0-1»
  endorsementAuthSet:        0
  lockoutAuthSet:            «0-1»",
    ),
    (
        "pcr values",
        "  sha256:
    «0-9» : 0x«HEX64»
    1«0-9»: 0x«HEX64»",
    ),
    (
        "lspci",
        "«pci» Ethernet controller [0200]: Intel Corporation I350 Gigabit Network Connection [8086:1521] (rev 01)
	Capabilities: [140 v1] Device Serial Number «hex2»-«hex2»-«hex2»-ff-ff-«hex2»-«hex2»-«hex2»",
    ),
    (
        "usb",
        "[«kernel»] usb 1-«1-9»: New USB device found, idVendor=«hex4», idProduct=«hex4», bcdDevice= 1.00
[«kernel»] usb 1-«1-9»: Product: «Smart Card Reader|Security Key|Keyboard|USB Token»
[«kernel»] usb 1-«1-9»: SerialNumber: «HEX12»",
    ),
    (
        "redfish event",
        r##"{"@odata.type":"#LogEntry.v1_9_0.LogEntry","Id":"«1-9999»","EntryType":"Event","Severity":"«OK|Warning|Critical»","Created":"«iso»","MessageId":"«Base.1.8.PasswordChangeRequired|Base.1.8.AccountModified|Security.1.0.LoginFailure»","Message":"«The password provided for this account must be changed before access is granted.|The account was modified.|A login attempt failed.»"}"##,
    ),
    (
        "redfish account service",
        r#"{"@odata.id":"/redfish/v1/AccountService","AuthFailureLoggingThreshold":«1-9»,"MinPasswordLength":«8-16»,"MaxPasswordLength":20,"AccountLockoutThreshold":«3-9»,"LocalAccountAuth":"Enabled","SupportedAccountTypes":["Redfish","SNMP"]}"#,
    ),
    (
        "redfish account without a password",
        r#"{"Id":"«2-9»","UserName":"«user»","Password":null,"PasswordChangeRequired":«true|false»,"Locked":false,"RoleId":"Operator"}"#,
    ),
    (
        "firmware update",
        "«iso» fwupd: signature of «bmc|bios|nic» image is valid, signed by key id «hex40», payload sha256 «hex64»",
    ),
    (
        "raid controller",
        "Adapter #0  SAS Address «hex16»  Security Key Assigned : No  FDE Key Present : «Yes|No»  LockKeyBinding: 0",
    ),
    (
        "sensors in a table",
        "CPU«1-2»_VCORE | 1.«100-999» | Volts | ok | 1.200 | 1.248 | na | na | 1.900 | 2.000",
    ),
    (
        "secure boot keys",
        "PK: «uuid» (Platform Key) CN=Vendor PK 2021
KEK: «uuid» CN=Microsoft Corporation KEK CA 2011
db: «uuid» SHA256 «hex64»",
    ),
    (
        "crash dump",
        "<0>[«kernel»] ---[ end trace «hex16» ]---
«hexdump»",
    ),
];
