//! Inventories, sensor records, BMC, IPMI and Redfish logs, firmware state.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "ipmi sel elist",
        " «10-99» | 03/12/2025 | «clock» | Temperature #0x30 | Upper Non-critical going high | Asserted | Reading «70-90» > Threshold 70 degrees C
 «10-99» | 03/12/2025 | «clock» | Power Supply #0x«hex2» | Presence detected | Asserted
 «10-99» | 03/12/2025 | «clock» | Platform Security #0x«hex2» | Pre-boot password violation - user password | Asserted",
    ),
    (
        "ipmitool sdr",
        "Inlet Temp       | «18-29» degrees C      | ok
Exhaust Temp     | «30-45» degrees C      | ok
CPU1 Temp        | «40-78» degrees C      | ok
Fan1A RPM        | «3000-9000» RPM          | ok
PS1 Voltage      | «220-238» Volts         | ok
Intrusion        | 0x00              | ok",
    ),
    (
        "ipmitool sensor thresholds",
        "P1-DIMMA1 Temp   | «30-60».000     | degrees C  | ok    | na        | na        | na        | 81.000    | 84.000    | 86.000
12V              | 12.«100-400»     | Volts      | ok    | 10.299    | 10.740    | na        | na        | 12.945    | 13.260
VBAT             | 3.«000-200»      | Volts      | ok    | 2.375     | 2.450     | na        | na        | 3.296     | 3.594",
    ),
    (
        "ipmitool fru",
        "FRU Device Description : Builtin FRU Device (ID 0)
 Chassis Type          : Rack Mount Chassis
 Chassis Part Number   : CSE-«100-999»TQ-R«400-900»LP
 Chassis Serial        : C«HEX3»LAK«10-99»N«1000-9999»
 Board Mfg Date        : Tue May 14 08:22:00 2024
 Board Mfg             : Supermicro
 Board Serial          : «HEX2»M«100000-999999»
 Board Part Number     : X12DPi-N6
 Product Serial        : S«100000-999999»X«1000000-9999999»",
    ),
    (
        "ipmitool mc info",
        "Device ID                 : 32
Device Revision           : 1
Firmware Revision         : «1-7».«10-99»
IPMI Version              : 2.0
Manufacturer ID           : «674|10876|19046|11»
Product ID                : «1000-9000» (0x«hex4»)
Device Available          : yes
Aux Firmware Rev Info     :
    0x«hex2»
    0x«hex2»
    0x00
    0x00",
    ),
    (
        "ipmitool user list",
        "ID  Name             Callin  Link Auth  IPMI Msg   Channel Priv Limit
1                    true    false      false      NO ACCESS
2   ADMIN            true    true       true       ADMINISTRATOR
3   «user»           true    true       true       OPERATOR",
    ),
    (
        "ipmitool lan print",
        "Set in Progress         : Set Complete
Auth Type Support       : NONE MD2 MD5 PASSWORD
Auth Type Enable        : Callback : MD2 MD5 PASSWORD
                        : Admin    : MD2 MD5 PASSWORD
IP Address Source       : DHCP Address
IP Address              : «ip»
MAC Address             : «mac»
RMCP+ Cipher Suites     : 1,2,3,6,7,8,11,12,17
Bad Password Threshold  : «3-9»
Invalid password disable: yes",
    ),
    (
        "ipmi guid",
        "System GUID  : «uuid»
Timestamp    : 03/«10-28»/2019 «clock»
GUID Encoding : SMBIOS",
    ),
    (
        "redfish chassis thermal",
        r#"{"@odata.id":"/redfish/v1/Chassis/1/Thermal#/Temperatures/«0-30»","MemberId":"«0-30»","Name":"CPU«1-2» Temp","PhysicalContext":"CPU","ReadingCelsius":«30-90»,"SensorNumber":«1-120»,"Status":{"Health":"OK","State":"Enabled"},"UpperThresholdCritical":95,"UpperThresholdFatal":100}"#,
    ),
    (
        "redfish system",
        r##"{
  "@odata.etag": "W/\"«HEX8»\"",
  "@odata.id": "/redfish/v1/Systems/1",
  "@odata.type": "#ComputerSystem.v1_16_0.ComputerSystem",
  "BiosVersion": "U«30-60» v«1-3».«10-99» (05/17/2024)",
  "Manufacturer": "HPE",
  "Model": "ProLiant DL380 Gen10 Plus",
  "PowerState": "On",
  "SKU": "P«10000-99999»-B21",
  "SerialNumber": "CZJ«1000-9999»«HEX3»",
  "UUID": "«uuid»"
}"##,
    ),
    (
        "redfish account service",
        r#"{"@odata.id":"/redfish/v1/AccountService","AccountLockoutDuration":600,"AccountLockoutThreshold":«3-9»,"AuthFailureLoggingThreshold":3,"LocalAccountAuth":"Fallback","MinPasswordLength":8,"MaxPasswordLength":«20-40»,"PasswordExpirationDays":null,"ServiceEnabled":true}"#,
    ),
    (
        "redfish account",
        r#"{"@odata.id":"/redfish/v1/AccountService/Accounts/«2-16»","AccountTypes":["Redfish","WebUI","IPMI"],"Enabled":true,"Id":"«2-16»","Locked":false,"Name":"User Account","Password":null,"PasswordChangeRequired":false,"RoleId":"Operator","UserName":"«user»"}"#,
    ),
    (
        "redfish log entry login",
        r#"{"Created":"«iso»","EntryType":"Event","Id":"«100-9999»","Message":"Unable to log in for «user» from «ip» using REDFISH.","MessageArgs":["«user»","«ip»","REDFISH"],"MessageId":"IDRAC.2.9.USR0031","Severity":"Warning"}"#,
    ),
    (
        "redfish dimm",
        r#"{"@odata.id":"/redfish/v1/Systems/System.Embedded.1/Memory/DIMM.Socket.A«1-9»","BaseModuleType":"RDIMM","CapacityMiB":32768,"DeviceLocator":"DIMM A«1-9»","ErrorCorrection":"MultiBitECC","Manufacturer":"Hynix Semiconductor","OperatingSpeedMhz":2933,"PartNumber":"HMA84GR7DJR4N-XN","RankCount":2,"SerialNumber":"«HEX8»"}"#,
    ),
    (
        "redfish firmware inventory",
        r#"{"@odata.id":"/redfish/v1/UpdateService/FirmwareInventory/Installed-«100000-199999»-«1-9».«1-9».«1-9»__NIC.Slot.«1-4»-1-1","Name":"Broadcom Adv. Dual 25Gb Ethernet - «mac»","SoftwareId":"«100000-199999»","Updateable":true,"Version":"22.«10-99».«10-99».«10-99»","Oem":{"Dell":{"HashValue":"«hex64»","InstallationDate":"«iso»"}}}"#,
    ),
    (
        "redfish drive",
        r#"{"@odata.id":"/redfish/v1/Chassis/1/Drives/«0-23»","BlockSizeBytes":512,"CapableSpeedGbs":12,"EncryptionAbility":"SelfEncryptingDrive","EncryptionStatus":"Unlocked","FailurePredicted":false,"Identifiers":[{"DurableName":"5000«HEX12»","DurableNameFormat":"NAA"}],"MediaType":"SSD","PredictedMediaLifeLeftPercent":«50-100»,"Revision":"«HEX4»","SerialNumber":"S«HEX12»"}"#,
    ),
    (
        "redfish session created event",
        r#"{"EventId":"«1000-99999»","EventTimestamp":"«iso»","EventType":"Alert","MemberId":"«1-20»","Message":"Successfully logged in using «user», from «ip» and GUI.","MessageId":"USR0030","OriginOfCondition":{"@odata.id":"/redfish/v1/Managers/iDRAC.Embedded.1"}}"#,
    ),
    (
        "redfish tpm",
        r#""TrustedModules": [
    {
        "FirmwareVersion": "7.«50-90».«1000-9999».0",
        "InterfaceType": "TPM2_0",
        "Status": {"State": "Enabled"}
    }
],
"Oem": {"SecureBoot": {"SecureBootCurrentBoot": "Enabled", "SecureBootMode": "DeployedMode"}}"#,
    ),
    (
        "redfish secure boot database",
        r#"{"@odata.id":"/redfish/v1/Systems/1/SecureBoot/SecureBootDatabases/KEK/Certificates/1","CertificateType":"PEM","Issuer":{"CommonName":"Microsoft Corporation Third Party Marketplace Root"},"KeyUsage":["DigitalSignature","KeyCertSign"],"SerialNumber":"61:0a:d1:88:00:00:00:00:00:03","ValidNotAfter":"2026-06-24T20:51:29Z","UefiSignatureOwner":"«uuid»"}"#,
    ),
    (
        "racadm lclog",
        "SeqNumber       = «1000-9999»
Message ID      = USR0031
Category        = Audit
AgentID         = RACLOG
Severity        = Warning
Timestamp       = «stamp»
Message         = Unable to log in for «user» from «ip» using SSH.
FQDD            = iDRAC.Embedded.1",
    ),
    (
        "racadm getsysinfo",
        "RAC Information:
RAC Date/Time           = Wed Mar 12 «clock» 2025
Firmware Version        = 6.10.«10-80».00
Hardware Version        = 0.01
MAC Address             = «mac»
Service Tag             = «HEX7»
Express Svc Code        = «10000000000-39999999999»",
    ),
    (
        "racadm get users",
        "[Key=iDRAC.Embedded.1#Users.«2-16»]
Enable=Enabled
IpmiLanPrivilege=4
!!Password=******** (Write-Only)
Privilege=0x1ff
SolEnable=Enabled
UserName=«user»",
    ),
    (
        "ilo event log",
        r#"<EVENT SEVERITY="Informational" CLASS="iLO 5" LAST_UPDATE="03/12/2025 «clock»" COUNT="«1-50»" DESCRIPTION="Browser login: «user» - «ip»(DNS name not found)." />
<EVENT SEVERITY="Caution" CLASS="iLO 5" LAST_UPDATE="03/12/2025 «clock»" COUNT="«1-9»" DESCRIPTION="Security state: Require Login for iLO RBSU is disabled." />"#,
    ),
    (
        "ilo iml",
        r#"<EVENT SEVERITY="Repaired" CLASS="Power" LAST_UPDATE="«stamp»" INITIAL_UPDATE="«stamp»" COUNT="1" DESCRIPTION="System Power Supply: Input Power Loss or Unplugged Power Cord, Verify Power Supply Input (Power Supply «1-2»)" />"#,
    ),
    (
        "openbmc journal",
        r#"«syslog» bmcweb[«200-999»]: (20«10-24»-03-12 «clock») [INFO "http_connection.hpp":«100-900»] Request: 0x«hex8» HTTP/1.1 GET /redfish/v1/SessionService «ip»
«syslog» phosphor-user-manager[«200-999»]: User «user» password is about to expire in «1-14» days
«syslog» netipmid[«200-999»]: RAKP12: User not authorized, status code 0x«hex2»"#,
    ),
    (
        "openbmc sensor d-bus",
        "xyz.openbmc_project.HwmonTempSensor /xyz/openbmc_project/sensors/temperature/Inlet_BRD_Temp  Value  d «20-35».«10-99»
xyz.openbmc_project.FanSensor       /xyz/openbmc_project/sensors/fan_tach/FAN«1-8»_TACH_IL  Value  d «3000-12000»
xyz.openbmc_project.PSUSensor       /xyz/openbmc_project/sensors/power/PS«1-2»_Input_Power  Value  d «150-600»",
    ),
    (
        "openbmc fru inventory",
        r#"busctl introspect xyz.openbmc_project.FruDevice /xyz/openbmc_project/FruDevice/Baseboard
.BOARD_FRU_VERSION_ID   property  s  "FRU Ver 0.«01-20»"
.BOARD_PART_NUMBER      property  s  "K«10000-99999»-«100-999»"
.BOARD_SERIAL_NUMBER    property  s  "BQWL«10000000-99999999»"
.PRODUCT_ASSET_TAG      property  s  "....................""#,
    ),
    (
        "dmidecode system",
        "Handle 0x0001, DMI type 1, 27 bytes
System Information
	Manufacturer: Lenovo
	Product Name: ThinkSystem SR650 V2 -[7Z73CTO1WW]-
	Version: 0«1-9»
	Serial Number: J«HEX7»
	UUID: «uuid»
	Wake-up Type: Power Switch
	SKU Number: 7Z73CTO1WW",
    ),
    (
        "dmidecode hardware security",
        "Handle 0x00«hex2», DMI type 24, 5 bytes
Hardware Security
	Power-On Password Status: Disabled
	Keyboard Password Status: Not Implemented
	Administrator Password Status: Enabled
	Front Panel Reset Status: Not Implemented",
    ),
    (
        "dmidecode memory",
        "Memory Device
	Array Handle: 0x«HEX4»
	Total Width: 72 bits
	Size: «16|32|64» GB
	Locator: P«1-2»-DIMM«A|B|C|D|E|F»1
	Manufacturer: Samsung
	Serial Number: «HEX8»
	Asset Tag: P«1-2»-DIMMA1_AssetTag (date:«20-24»/«10-52»)
	Part Number: M393A4K40DB3-CWE",
    ),
    (
        "dmidecode tpm",
        "TPM Device
	Vendor ID: «IFX|NTC|STM»
	Specification Version: 2.0
	Firmware Revision: 7.«60-90»
	Characteristics:
		Family configurable via platform software support
	OEM-specific Information: 0x00000000",
    ),
    (
        "dmidecode cpu",
        "Processor Information
	Socket Designation: CPU«1-2»
	Type: Central Processor
	ID: «HEX2» «HEX2» «HEX2» 00 FF FB EB BF
	Version: Intel(R) Xeon(R) Gold 63«10-60» CPU @ 2.«10-90»GHz
	Serial Number: «HEX16»
	Core Count: «16-40»",
    ),
    (
        "lshw json nic",
        r#"{
  "id" : "network:«0-3»",
  "class" : "network",
  "handle" : "PCI:«pci»",
  "product" : "Ethernet Controller X710 for 10GbE SFP+",
  "logicalname" : "ens«1-9»f«0-3»",
  "serial" : "«mac»",
  "configuration" : {
    "driver" : "i40e",
    "firmware" : "9.20 0x8000«hex4» 1.«3000-3999».0",
    "link" : "yes"
  }
}"#,
    ),
    (
        "lsblk wwn",
        "NAME     MAJ:MIN WWN                SERIAL               SIZE TYPE  UUID
sda        8:0   0x5000«hex12» Z«HEX7»             «1-16»T disk
├─sda1     8:1   0x5000«hex12»                        512M part  «HEX4»-«HEX4»
└─sda2     8:2   0x5000«hex12»                        «1-15»T part  «uuid»
nvme0n1  259:0   eui.«hex32» S«HEX13» 1.8T disk",
    ),
    (
        "lscpu json",
        r#"{"field":"Vulnerability Spectre v2:","data":"Mitigation; Enhanced / Automatic IBRS; IBPB conditional; RSB filling; PBRSB-eIBRS SW sequence"},
{"field":"Vulnerability Retbleed:","data":"«Not affected|Mitigation; Enhanced IBRS»"},
{"field":"L3 cache:","data":"«20-90» MiB (2 instances)"}"#,
    ),
    (
        "lspci vpd",
        "«pci» Ethernet controller: Mellanox Technologies MT27800 Family [ConnectX-5]
	Capabilities: [48] Vital Product Data
		Product Name: CX512A - ConnectX-5 SFP28
		Read-only fields:
			[PN] Part number: MCX512A-ACAT
			[EC] Engineering changes: A«1-9»
			[SN] Serial number: MT«1900-2499»X«10000-99999»
			[V3] Vendor specific: «hex32»
			[VA] Vendor specific: MLX:MODL=CX512A:MN=MLNX:CSKU=V2:UUID=V3:PCI=V0",
    ),
    (
        "lspci device serial",
        "	Capabilities: [150 v1] Device Serial Number «hex2»-«hex2»-«hex2»-ff-ff-«hex2»-«hex2»-«hex2»
	Capabilities: [1b0 v1] Access Control Services
	Kernel driver in use: ixgbe",
    ),
    (
        "smartctl sas",
        "=== START OF INFORMATION SECTION ===
Vendor:               SEAGATE
Product:              ST«1000-9000»NM0«100-200»
Revision:             E00«1-9»
Logical Unit id:      0x5000c500«hex8»
Serial number:        ZC1«HEX5»0000C«HEX3»«HEX4»
Transport protocol:   SAS (SPL-4)
SMART Health Status: OK
Current Drive Temperature:     «25-48» C",
    ),
    (
        "smartctl json nvme",
        r#"{"device":{"name":"/dev/nvme«0-7»","type":"nvme"},"model_name":"SAMSUNG MZQL23T8HCLS-00A07","serial_number":"S64HN«HEX9»","firmware_version":"GDC5«100-902»Q","nvme_ieee_oui_identifier":9528,"smart_status":{"passed":true},"temperature":{"current":«25-60»},"power_on_time":{"hours":«100-40000»}}"#,
    ),
    (
        "smartctl attributes",
        "ID# ATTRIBUTE_NAME          FLAG     VALUE WORST THRESH TYPE      UPDATED  WHEN_FAILED RAW_VALUE
  1 Raw_Read_Error_Rate     0x000f   «100-200»   099   044    Pre-fail  Always       -       «10000000-99999999»
  5 Reallocated_Sector_Ct   0x0033   100   100   010    Pre-fail  Always       -       «0-24»
  9 Power_On_Hours          0x0032   098   098   000    Old_age   Always       -       «1000-60000»
194 Temperature_Celsius     0x0022   0«30-60»   040   000    Old_age   Always       -       «20-45» (0 17 0 0 0)",
    ),
    (
        "smartctl ata security",
        "Rd look-ahead is: Enabled
Write cache is:   Enabled
ATA Security is:  «Disabled, frozen [SEC2]|Disabled, NOT FROZEN [SEC1]|Unavailable»",
    ),
    (
        "hdparm security",
        "Security:
	Master password revision code = 65534
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
        "nvme id-ctrl",
        "vid       : 0x144d
ssvid     : 0x144d
sn        : S4«HEX12»
mn        : SAMSUNG MZVLB1T0HBLR-000L7
fr        : «HEX8»
rab       : 2
ieee      : 002538
oacs      : 0x17
subnqn    : nqn.1994-11.com.samsung:nvme:PM981a:M.2:S4«HEX12»",
    ),
    (
        "nvme fabrics dhchap state",
        r#"nvme-subsys«0-3» - NQN=nqn.2014-08.org.nvmexpress:uuid:«uuid»
\
 +- nvme«0-3» tcp traddr=«ip»,trsvcid=4420,host_traddr=«ip» live
hostid=«uuid» dhchap_secret=none dhchap_ctrl_secret=none"#,
    ),
    (
        "storcli vd",
        "/c0/v«0-9» :
VD«0-9» Properties :
Strip Size = 256 KB
Number of Drives Per Span = «2-8»
Write Cache(initial setting) = WriteBack
Encryption = None
Exposed to OS = Yes
SCSI NAA Id = 600605b0«hex24»
Unmap Enabled = No",
    ),
    (
        "storcli controller security",
        "Controller Properties :
Security Protocol = «None|SPDM-1.0.0»
Support Security = Yes
Drive Security Key Assigned = No
EKM Supported = Yes
Lock Key Assigned = No
Number of security key backups = 0",
    ),
    (
        "storcli event",
        "seqNum: 0x0000«hex4»
Time: Wed Mar 12 «clock» 2025
Code: 0x000000«hex2»
Class: 0
Locale: 0x02
Event Description: State change on PD «hex2»(e0x08/s«0-23») from ONLINE(18) to FAILED(11)
Event Data:
===========
Device ID: «8-40»
Enclosure Index: 8",
    ),
    (
        "edac-util",
        "mc0: csrow0: CPU_SrcID#0_MC#0_Chan#«0-2»_DIMM#0: «0-20» Corrected Errors
mc0: 0 Uncorrected Errors with no DIMM info
mc1: «0-3» Corrected Errors with no DIMM info",
    ),
    (
        "lm-sensors",
        "coretemp-isa-0000
Adapter: ISA adapter
Package id 0:  +«40-70».0°C  (high = +85.0°C, crit = +95.0°C)
Core 0:        +«38-70».0°C  (high = +85.0°C, crit = +95.0°C)
nvme-pci-0«100-900»
Composite:    +«30-55».9°C  (low  = -273.1°C, high = +81.8°C)",
    ),
    (
        "sensors json",
        r#"{"nct6798-isa-0290":{"Adapter":"ISA adapter","in0":{"in0_input":0.«800-999»,"in0_min":0.000,"in0_max":1.744,"in0_alarm":0.000},"fan2":{"fan2_input":«600-2000».000},"SYSTIN":{"temp1_input":«25-50».000},"intrusion0":{"intrusion0_alarm":1.000}}}"#,
    ),
    (
        "nvidia-smi xml",
        r#"<gpu id="«pci»">
	<product_name>NVIDIA A100-PCIE-40GB</product_name>
	<serial>132«1000000000-4999999999»</serial>
	<uuid>GPU-«uuid»</uuid>
	<vbios_version>92.00.«10-99».00.«10-99»</vbios_version>
	<gpu_temp>«25-80» C</gpu_temp>
	<power_draw>«30-250».«10-99» W</power_draw>
</gpu>"#,
    ),
    (
        "nvidia-smi list",
        "GPU 0: Tesla V100-SXM2-32GB (UUID: GPU-«uuid»)
  MIG 1g.5gb      Device  0: (UUID: MIG-«uuid»)",
    ),
    (
        "fwupd devices",
        r#"│   Device ID:          «hex40»
│   Summary:            UEFI ESRT device
│   Current version:    1.«10-40».0
│   Vendor:             Dell (DMI:Dell Inc.)
│   GUIDs:              «uuid»
│                       «uuid» ← UEFI\CAPSULE_«uuid»
│   Device Flags:       • Internal device"#,
    ),
    (
        "fwupd security",
        "HSI-1
✔ UEFI bootservice variables:    Locked
✔ UEFI platform key:             Valid
✔ TPM empty PCRs:                Valid
✘ Platform debugging:            «Unlocked|Not supported»
HSI-4
✘ Encrypted RAM:                 Not supported",
    ),
    (
        "microcode and bios update",
        "Flash Programming Utility v5.«10-60»
Reading file X12DPU_«10-99».bin ... size 33554432 bytes
SHA256: «hex64»
Signature check: RSA-3072 key 0x«hex8» (production), OK
Updating BIOS region .......... done
Password check was skipped by BMC policy; please power cycle the system.",
    ),
    (
        "mlxfwmanager",
        "Device #«1-4»:
  Device Type:      ConnectX6DX
  Part Number:      MCX623106AN-CDA_Ax
  PSID:             MT_0000000«100-999»
  PCI Device Name:  «pci»
  Base GUID:        «hex16»
  Base MAC:         «hex12»
  Versions:         Current        Available
     FW             22.«30-40».1014  22.«30-40».2000
  Status:           Update required",
    ),
    (
        "mstflint security",
        "Image type:            FS4
FW Version:            16.35.«1000-4030»
Security Attributes:   secure-fw
Security Ver:          0
Default Update Method: fw_ctrl
Signed with key UUID:  «uuid»",
    ),
    (
        "tpm2 pcrread",
        "  sha256:
    0 : 0x«HEX64»
    1 : 0x«HEX64»
    7 : 0x«HEX64»",
    ),
    (
        "tpm2 getcap handles",
        "TPM2_PT_LOCKOUT_COUNTER: 0x«0-5»
TPM2_PT_PERMANENT:
  ownerAuthSet:              0
  endorsementAuthSet:        0
  lockoutAuthSet:            1
  inLockout:                 0
- 0x81000001
- 0x8101000«0-9»",
    ),
    (
        "tpm event log",
        r#"- EventNum: «1-90»
  PCRIndex: 7
  EventType: EV_EFI_VARIABLE_DRIVER_CONFIG
  DigestCount: 2
  Digests:
  - AlgorithmId: sha1
    Digest: "«hex40»"
  - AlgorithmId: sha256
    Digest: "«hex64»"
  Event:
    VariableName: 61dfe48b-ca93-d211-aa0d-00e098032b8c
    UnicodeName: KEK"#,
    ),
    (
        "sas enclosure",
        "  LSI      SAS3x48           «HEX4»
  Primary enclosure logical identifier (hex): 5003048«hex9»
Element type: Temperature sensor, subenclosure id: 0 [ti=«1-6»]
      Element «0-9» descriptor:
        Predicted failure=0, Disabled=0, Swap=0, status: OK
        Ident=0, Fail=0, OT failure=0, Temperature=«20-50» C",
    ),
    (
        "ups status",
        "BATTERY.CHARGE: «80-100»
battery.runtime: «1000-4000»
device.serial: AS«1000-2499»«100000-999999»
input.voltage: «220-240».0
ups.firmware: UPS «01-19».«1-9» / ID=«10-99»
ups.status: OL",
    ),
    (
        "power supply inventory xml",
        r#"<PowerSupply Slot="«1-2»">
  <Model>PWS-1K23A-1R</Model>
  <SerialNumber>P1K23CN«10-99»ST«1000-9999»</SerialNumber>
  <InputWatts>«100-700»</InputWatts>
  <Temperature1 Unit="C">«25-45»</Temperature1>
  <Fan1 Unit="RPM">«3000-9000»</Fan1>
  <AuthStatus>Authentic</AuthStatus>
</PowerSupply>"#,
    ),
    (
        "omreport chassis",
        "Index           : «0-3»
Status          : Ok
Probe Name      : System Board Inlet Temp
Reading         : «18-30».0 C
Minimum Warning Threshold  : 3.0 C
Maximum Failure Threshold  : 42.0 C",
    ),
    (
        "inventory json asset",
        r#"{"assetId":"«uuid»","chassisSerial":"«HEX10»","location":{"rack":"R«10-99»","unit":«1-42»},"nics":[{"mac":"«mac»","driver":"mlx5_core"}],"biosPassword":"not set","bootOrder":["HDD","PXE"],"collected":"«iso»"}"#,
    ),
    (
        "prometheus ipmi exporter",
        r#"ipmi_temperature_celsius{id="«1-90»",name="CPU1 Temp"} «30-80»
ipmi_fan_speed_rpm{id="«1-90»",name="FAN«1-6»"} «2000-9000»
ipmi_sel_logs_count «1-500»
ipmi_chassis_power_state 1"#,
    ),
    (
        "usb inventory",
        "Bus 00«1-4» Device 00«1-9»: ID 046b:ff«10-20» American Megatrends, Inc. Virtual Keyboard and Mouse
Bus 00«1-4» Device 00«1-9»: ID 1050:0407 Yubico.com Yubikey 4/5 OTP+U2F+CCID
Bus 00«1-4» Device 00«1-9»: ID 0529:0620 Aladdin Knowledge Systems Token JC",
    ),
];
