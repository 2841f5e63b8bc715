//! BMC, IPMI, Redfish, firmware, sensors, disks and inventories.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "ipmitool sel list",
        " «hex3» | 03/03/2025 | «clock» | Power Supply #0x«hex2» | Power Supply AC lost | Asserted
 «hex3» | 03/03/2025 | «clock» | Physical Security #0x«hex2» | General Chassis intrusion | Asserted",
    ),
    ("ipmi sel password event", " «hex3» | 03/03/2025 | «clock» | Platform Security #0x«hex2» | Pre-boot password violation - user password | Asserted"),
    (
        "ipmi sel raw records",
        "SEL Record ID          : «hex4»
 Record Type           : 02
 Timestamp             : 03/03/2025 «clock»
 Generator ID          : 0020
 EvM Revision          : 04
 Sensor Type           : Memory
 Sensor Number         : «hex2»
 Event Data            : «hex6»
 Description           : Correctable ECC",
    ),
    (
        "ipmitool user list",
        "ID  Name	     Callin  Link Auth	IPMI Msg   Channel Priv Limit
1                    true    false      false      NO ACCESS
2   ADMIN            true    true       true       ADMINISTRATOR
3   «user»           true    true       true       OPERATOR",
    ),
    (
        "ipmitool lan print",
        "Set in Progress         : Set Complete
Auth Type Support       : MD5 PASSWORD 
Auth Type Enable        : Callback : MD5 
                        : User     : MD5 
                        : Admin    : MD5 PASSWORD 
IP Address Source       : Static Address
IP Address              : «ip»
MAC Address             : «mac»
RMCP+ Cipher Suites     : 3,17
Bad Password Threshold  : «0-5»",
    ),
    (
        "ipmitool fru",
        "FRU Device Description : Builtin FRU Device (ID 0)
 Board Mfg Date        : Mon Mar  3 10:11:00 2025
 Board Mfg             : Supermicro
 Board Product         : X12DPI-N6
 Board Serial          : «HEX12»
 Product Serial        : S«100000000-999999999»X«1000-9999»",
    ),
    (
        "ipmitool mc guid",
        "System GUID  : «uuid»
Timestamp    : 03/03/2025 «clock»
GUID Encoding : SMBIOS",
    ),
    ("redfish log entry login", r#"{"@odata.id":"/redfish/v1/Managers/1/LogServices/Log1/Entries/«10-999»","Id":"«10-999»","Created":"«iso»","EntryType":"Event","Severity":"OK","MessageId":"Base.1.8.SessionCreated","Message":"User «user» logged in through Redfish from «ip»."}"#),
    (
        "redfish account service",
        r##"{
  "@odata.type": "#AccountService.v1_7_0.AccountService",
  "AccountLockoutDuration": «30-600»,
  "AccountLockoutThreshold": «3-9»,
  "AuthFailureLoggingThreshold": 1,
  "LocalAccountAuth": "Enabled",
  "MaxPasswordLength": 20,
  "MinPasswordLength": «8-12»,
  "LDAP": {"Authentication": {"AuthenticationType": "UsernameAndPassword", "Password": null, "Username": ""}},
  "ServiceEnabled": true
}"##,
    ),
    ("redfish manager account", r#"{"@odata.id":"/redfish/v1/AccountService/Accounts/«2-15»","Enabled":true,"Locked":false,"Password":null,"PasswordChangeRequired":«true|false»,"RoleId":"Administrator","UserName":"«user»","@odata.etag":"W/\"«hex8»\""}"#),
    ("redfish firmware inventory", r#"{"Id":"BMC","Name":"BMC Firmware","Version":"«1-9».«10-99».«00-99»","Updateable":true,"SoftwareId":"«hex16»","Status":{"State":"Enabled","Health":"OK"},"Oem":{"Sha256":"«hex64»"}}"#),
    (
        "idrac lifecycle log",
        r#"<Event AgentID="iDRAC" Category="Audit" Severity="Informational" Timestamp="«iso»" Sequence="«1000-99999»">
  <MessageID>USR0032</MessageID>
  <Message>The session for «user» from «ip» using GUI is logged off.</Message>
  <Comment/>
</Event>"#,
    ),
    ("idrac default password warning", "«iso» SEC0701 Warning: Default username and password are currently in use. It is strongly recommended to change the default password before configuring the property."),
    ("ilo event log xml", r#"<EVENT SEVERITY="Caution" CLASS="iLO" LAST_UPDATE="03/03/2025 10:11" INITIAL_UPDATE="03/03/2025 10:11" COUNT="«1-9»" DESCRIPTION="Browser login failure by «user» from: «ip»(DNS name not found)."/>"#),
    (
        "openbmc phosphor journal",
        r#"«syslog» phosphor-certificate-manager[«200-900»]: Certificate install, FILEPATH:/tmp/Certs.«HEX6»/cert.pem
«syslog» bmcweb[«200-900»]: [INFO "http_connection.hpp":«100-900»] Request:  0x«hex8» HTTP/1.1 GET /redfish/v1/SessionService «ip»"#,
    ),
    (
        "dmidecode system",
        "Handle 0x0001, DMI type 1, 27 bytes
System Information
	Manufacturer: Dell Inc.
	Product Name: PowerEdge R«640|650|740|750»
	Version: Not Specified
	Serial Number: «HEX7»
	UUID: «uuid»
	Wake-up Type: Power Switch
	SKU Number: SKU=NotProvided;ModelName=PowerEdge",
    ),
    (
        "dmidecode hardware security",
        "Handle 0x00«HEX2», DMI type 24, 5 bytes
Hardware Security
	Power-On Password Status: Disabled
	Keyboard Password Status: Disabled
	Administrator Password Status: «Enabled|Disabled»
	Front Panel Reset Status: Disabled",
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
	«2-90»min for SECURITY ERASE UNIT. «2-90»min for ENHANCED SECURITY ERASE UNIT.",
    ),
    (
        "smartctl info",
        "Device Model:     SAMSUNG MZ7L3960HCJR-00A07
Serial Number:    S«100-999»N«HEX1»0T«100000-999999»
LU WWN Device Id: 5 002538 «hex9»
Firmware Version: JXTC«100-999»Q
User Capacity:    960,197,124,096 bytes [960 GB]",
    ),
    (
        "nvme id-ctrl",
        "vid       : 0x144d
ssvid     : 0x144d
sn        : S«HEX13»
mn        : SAMSUNG MZQL23T8HCLS-00A07
fr        : GDC5«100-999»Q
ieee      : 002538
oacs      : 0x5f
subnqn    : nqn.1994-11.com.samsung:nvme:PM9A3:2.5-inch:S«HEX13»",
    ),
    (
        "storcli vd and security",
        "Virtual Drives = «1-4»
Security Key Assigned = No
Drive Security Keys = Not present
SED Capable = Yes
Boot with Pinned Cache = No
SAS Address = «hex16»
Board Tracer Number = N/A
Serial Number = SK«10000000-99999999»",
    ),
    (
        "fwupdmgr get-devices",
        "├─System Firmware:
│     Device ID:          «hex40»
│     Current version:    2.«10-30».«0-9»
│     Vendor:             Dell Inc. (DMI:Dell Inc.)
│     GUIDs:              «uuid»
│                         «uuid» ← main-system-firmware
│     Device Flags:       • Internal device
│                         • Cryptographic hash verification is available",
    ),
    (
        "fwupd security attributes",
        "HSI-1
✔ MEI key manifest:              Valid
✔ Platform debugging:            Disabled
✔ UEFI platform key:             Valid
✘ UEFI secure boot:              Disabled
✔ TPM v2.0:                      Found",
    ),
    (
        "tpm2 pcrread",
        "  sha256:
    0 : 0x«HEX64»
    1 : 0x«HEX64»
    4 : 0x«HEX64»
    7 : 0x«HEX64»",
    ),
    ("edac memory error", "[«kernel»] EDAC MC«0-3»: «1-40» CE memory read error on CPU_SrcID#0_MC#«0-3»_Chan#«0-1»_DIMM#0 (channel:0 slot:0 page:0x«hex6» offset:0x«hex3» grain:32 syndrome:0x«hex8»)"),
    ("bios settings attributes json", r#"{"AttributeRegistry":"BiosAttributeRegistry.v1_0_0","Attributes":{"SecureBoot":"Enabled","SetupPassword":null,"SysPassword":null,"PasswordStatus":"Unlocked","TpmSecurity":"On","PwrButton":"Enabled","ProcVirtualization":"Enabled","AssetTag":"«HEX8»"}}"#),
    (
        "sensors csv",
        "Inlet Temp,«18-30»,degrees C,ok
CPU1 Temp,«35-80»,degrees C,ok
FAN«1-6»,«3000-9000»,RPM,ok
Intrusion,0x01,discrete,0x0100",
    ),
    (
        "hardware inventory xml",
        r#"<component id="dimm_«A|B»«1-8»" class="memory">
  <vendor>Micron</vendor>
  <partno>36ASF8G72PZ-3G2E1</partno>
  <serial>«HEX8»</serial>
  <sizeGB>64</sizeGB>
  <spd>«hex64»</spd>
</component>"#,
    ),
    (
        "mellanox flint query",
        "Image type:            FS4
FW Version:            «16-28».«30-40».«1000-4000»
PSID:                  MT_0000000«100-999»
Base GUID:             «hex16»        8
Base MAC:              «hex12»            8
Image VSD:             N/A
Security Attributes:   secure-fw",
    ),
];
