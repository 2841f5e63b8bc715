//! Event logs of controllers, inventories, sensors and firmware state.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "ipmi sel elist",
        " «100-999» | «01-12»/«01-28»/2025 | «clock» | Power Supply #0x«hex2» | Power Supply AC lost | «Asserted|Deasserted»
 «100-999» | «01-12»/«01-28»/2025 | «clock» | Security #0x«hex2» | Out-of-band access password violation | Asserted",
    ),
    (
        "ipmi sel verbose record",
        "SEL Record ID          : 0«hex3»
 Record Type           : 02
 Timestamp             : «stamp»
 Generator ID          : 0020
 EvM Revision          : 04
 Sensor Type           : Platform Security
 Sensor Number         : «hex2»
 Event Type            : Sensor-specific Discrete
 Event Direction       : Assertion Event
 Event Data            : «hex6»
 Description           : Pre-boot password violation - user password",
    ),
    (
        "redfish log entry login",
        r##"{"@odata.id":"/redfish/v1/Managers/1/LogServices/Log1/Entries/«1000-9999»","@odata.type":"#LogEntry.v1_9_0.LogEntry","Id":"«1000-9999»","EntryType":"Event","Severity":"«OK|Warning»","Created":"«iso»","Message":"Login attempt failed for user «user» from «ip» via REDFISH: invalid password.","MessageId":"Security.1.0.AccessDenied","MessageArgs":["«user»","«ip»"]}"##,
    ),
    (
        "redfish account service",
        r##"{
  "@odata.type": "#AccountService.v1_10_0.AccountService",
  "Id": "AccountService",
  "AuthFailureLoggingThreshold": «1-9»,
  "MinPasswordLength": «8-16»,
  "MaxPasswordLength": 64,
  "AccountLockoutThreshold": «3-9»,
  "AccountLockoutDuration": «300-900»,
  "LocalAccountAuth": "Enabled",
  "PasswordExpirationDays": null,
  "SupportedAccountTypes": ["Redfish", "SNMP", "IPMI"]
}"##,
    ),
    (
        "redfish manager account with null password",
        r#"{
  "@odata.id": "/redfish/v1/AccountService/Accounts/«2-15»",
  "UserName": "«user»",
  "Password": null,
  "PasswordChangeRequired": «true|false»,
  "RoleId": "«Administrator|Operator|ReadOnly»",
  "Locked": false,
  "Enabled": true,
  "Keys": { "@odata.id": "/redfish/v1/AccountService/Accounts/«2-15»/Keys" }
}"#,
    ),
    (
        "lifecycle log xml",
        r#"<Event Timestamp="«iso»" AgentID="RACLOG" Category="Audit" Severity="Informational" Sequence="«1000-99999»">
  <MessageID>USR0030</MessageID>
  <Message>Successfully logged in using «user», from «ip» and GUI.</Message>
  <FQDD>iDRAC.Embedded.1</FQDD>
</Event>
<Event Timestamp="«iso»" AgentID="RACLOG" Category="Audit" Severity="Warning" Sequence="«1000-99999»">
  <MessageID>USR0031</MessageID>
  <Message>Unable to log in for «user» from «ip» using «SSH|GUI|REDFISH».</Message>
  <FQDD>iDRAC.Embedded.1</FQDD>
</Event>"#,
    ),
    (
        "bmc event log csv",
        r#"«1-999»,«stamp»,Audit,Information,"Password of account «user» was changed by «user» from web interface (session type: local)"
«1-999»,«stamp»,Audit,Information,"SSL certificate was replaced, new serial number «HEX16»"
«1-999»,«stamp»,System,Warning,"Fan 3B speed below lower non-critical threshold («1000-2000» RPM)""#,
    ),
    (
        "dmidecode system",
        "Handle 0x0«hex3», DMI type 1, 27 bytes
System Information
	Manufacturer: «Supermicro|Dell Inc.|HPE»
	Product Name: «SYS-6029P-TR|PowerEdge R740|ProLiant DL380 Gen10»
	Version: 0123456789
	Serial Number: «HEX10»
	UUID: «uuid»
	Wake-up Type: Power Switch
	SKU Number: To be filled by O.E.M.",
    ),
    (
        "dmidecode hardware security",
        "Handle 0x0«hex3», DMI type 24, 5 bytes
Hardware Security
	Power-On Password Status: «Disabled|Not Implemented»
	Keyboard Password Status: Not Implemented
	Administrator Password Status: «Enabled|Disabled»
	Front Panel Reset: Not Implemented",
    ),
    (
        "smartctl identity",
        "Device Model:     «SAMSUNG MZ7LH960HAJR-00005|INTEL SSDSC2KB960G8»
Serial Number:    S«HEX13»
LU WWN Device Id: 5 «hex6» «hex9»
Firmware Version: HXT«1000-9999»Q
ATA Security is:  Disabled, NOT FROZEN [SEC1]
SMART overall-health self-assessment test result: PASSED",
    ),
    (
        "hdparm security",
        "Security: 
	Master password revision code = «10000-65534»
		supported
	not	enabled
	not	locked
	«not|   »	frozen
	not	expired: security count
		supported: enhanced erase
	«2-90»min for SECURITY ERASE UNIT. «2-90»min for ENHANCED SECURITY ERASE UNIT.
Logical Unit WWN Device Identifier: 5«hex15»",
    ),
    (
        "nvme id ctrl",
        "vid       : 0x144d
ssvid     : 0x144d
sn        : S«HEX13»      
mn        : SAMSUNG MZQL23T8HCLS-00A07              
fr        : GDC5«100-999»Q
oacs      : 0x5f
  [0:0] : 0x1	Security Send and Receive Supported
sanicap   : 0xa0000003
  [1:1] : 0x1	Block Erase Sanitize Operation Supported
  [0:0] : 0x1	Crypto Erase Sanitize Operation Supported
subnqn    : nqn.1994-11.com.samsung:nvme:PM9A3:2.5-inch:S«HEX13»",
    ),
    (
        "sensors json",
        r#"{"Sensors":[{"Name":"CPU«1-2» Temp","ReadingCelsius":«30-80»,"UpperThresholdCritical":95,"Status":{"Health":"OK","State":"Enabled"}},{"Name":"Inlet Temp","ReadingCelsius":«18-30»,"Status":{"Health":"OK"}}],"CollectedAt":«epoch»,"Token":null}"#,
    ),
    (
        "tpm eventlog",
        r#"- EventNum: «1-40»
  PCRIndex: «0-7»
  EventType: EV_EFI_VARIABLE_DRIVER_CONFIG
  DigestCount: 2
  Digests:
  - AlgorithmId: sha1
    Digest: "«hex40»"
  - AlgorithmId: sha256
    Digest: "«hex64»"
  Event:
    VariableName: "8be4df61-93ca-11d2-aa0d-00e098032b8c"
    UnicodeName: «PK|KEK|SecureBoot»"#,
    ),
    (
        "tpm pcr values",
        "  sha256:
    0 : 0x«HEX64»
    1 : 0x«HEX64»
    7 : 0x«HEX64»
    14: 0x«HEX64»",
    ),
    (
        "fwupd devices",
        r#"├─UEFI dbx:
│     Device ID:          «hex40»
│     Summary:            UEFI revocation database
│     Current version:    «20-500»
│     Minimum Version:    «20-30»
│     Vendor:             UEFI:Linux Foundation
│     Install Duration:   1 second
│     GUIDs:              «uuid» ← UEFI\CRT_«HEX64»
│     Device Flags:       • Internal device
│                         • Signed Payload"#,
    ),
    (
        "firmware update task",
        "«iso» FirmwareUpdate[«1000-9999»]: image bmc_«1-9».«00-99».bin sha256=«hex64» signature verified with key id «HEX16»
«iso» FirmwareUpdate[«1000-9999»]: activating slot «0-1», anti-rollback counter «1-9»",
    ),
    (
        "raid controller events",
        "seqNum: 0x0000«hex4»
Time: «stamp»
Code: 0x000000«hex2»
Class: «0-2»
Locale: 0x02
Event Description: «Drive security key not found; drive is locked|Controller security key is not set|Patrol Read complete» PD «00-99»(e0x20/s«0-23»)
Event Data:
===========
Device ID: «0-255»
Enclosure Index: 32",
    ),
    (
        "storcli virtual drive json",
        r#"{"Controllers":[{"Command Status":{"CLI Version":"007.1017.0000.0000 May 10, 2019","Controller":0,"Status":"Success"},"Response Data":{"Serial Number":"SK«10000000-99999999»","SAS Address":"5«hex15»","Security Key Assigned":"«Yes|No»","Drive Security Supported":"Yes","SCSI NAA Id":"6«hex31»","Encryption":"None"}}]}"#,
    ),
    (
        "ipmitool user list",
        "ID  Name	     Callin  Link Auth	IPMI Msg   Channel Priv Limit
1                    true    false      false      NO ACCESS
2   «user»           true    true       true       ADMINISTRATOR
3   «user»           true    false      true       «OPERATOR|USER»",
    ),
    (
        "ipmitool lan print",
        "Set in Progress         : Set Complete
Auth Type Support       : MD5 PASSWORD 
Auth Type Enable        : Callback : 
                        : User     : MD5 
                        : Admin    : MD5 PASSWORD 
IP Address Source       : Static Address
IP Address              : «ip»
MAC Address             : «mac»
RMCP+ Cipher Suites     : 3,17
Bad Password Threshold  : «0-5»
Invalid password disable: no",
    ),
    (
        "hpe ilo event log",
        r#"<EVENT SEVERITY="Informational" CLASS="0x0023" LAST_UPDATE="«stamp»" COUNT="«1-40»" DESCRIPTION="Browser login: «user» - «ip»(«host»)."/>"#,
    ),
    (
        "fru inventory",
        "FRU Device Description : Builtin FRU Device (ID 0)
 Board Mfg Date        : «stamp»
 Board Mfg             : «Supermicro|Quanta|Wiwynn»
 Board Serial          : OM«HEX10»
 Board Part Number     : X11DPU-«HEX4»
 Product Asset Tag     : «HEX12»
 Product Extra         : «HEX32»",
    ),
    (
        "openbmc journal",
        "«syslog» «host» phosphor-user-manager[«100-999»]: User «user» created successfully, group redfish,ipmi, privilege priv-«admin|operator»
«syslog» «host» ipmid[«100-999»]: Set User Password: password length accepted for user id «2-15»
«syslog» «host» bmcweb[«100-999»]: (Info) token authentication failed, no such session
«syslog» «host» phosphor-certificate-manager[«100-999»]: Certificate install, FILEPATH: /etc/ssl/certs/https/server.pem, subject hash «hex8»",
    ),
    (
        "mce record",
        "[«kernel»] mce: [Hardware Error]: Machine check events logged
[«kernel»] mce: [Hardware Error]: CPU «0-63»: Machine Check: 0 Bank «0-20»: «hex16»
[«kernel»] mce: [Hardware Error]: TSC «hex14» ADDR «hex10» MISC «hex16»
[«kernel»] mce: [Hardware Error]: PROCESSOR 0:5065«0-9» TIME «epoch» SOCKET «0-1» APIC «hex2» microcode 0x«hex7»",
    ),
    (
        "gpu query",
        "GPU 0000«pci»
    Product Name                          : NVIDIA A100-SXM4-40GB
    Serial Number                         : 156«1000000000-1999999999»
    GPU UUID                              : GPU-«uuid»
    VBIOS Version                         : 92.00.«10-99».00.«00-99»
    Inforom Version
        Image Version                     : G506.0200.00.04
        ECC Object                        : 6.16",
    ),
    (
        "cper hex dump",
        "[«kernel»] {«1-9»}[Hardware Error]: Hardware error from APEI Generic Hardware Error Source: «0-9»
[«kernel»] {«1-9»}[Hardware Error]:  section type: unknown, «uuid»
[«kernel»] {«1-9»}[Hardware Error]:   00000000: «hex8» «hex8» «hex8» «hex8»  ................
[«kernel»] {«1-9»}[Hardware Error]:   00000010: «hex8» «hex8» «hex8» «hex8»  ................",
    ),
];
