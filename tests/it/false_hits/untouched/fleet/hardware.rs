//! Management controllers, sensors, inventories and storage controllers.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "ipmitool sel",
        " «1-99» | 03/«01-28»/2025 | «clock» | Power Supply #0x«hex2» | Power Supply AC lost | Asserted
 «100-999» | 03/«01-28»/2025 | «clock» | Session Audit #0xff | Invalid password disable | Asserted",
    ),
    (
        "ipmitool lan print",
        "IP Address              : «ip»
MAC Address             : «mac»
Auth Type Support       : MD5 PASSWORD 
Auth Type Enable        : Callback : MD5 PASSWORD 
                        : User     : MD5 PASSWORD 
RMCP+ Cipher Suites     : 3,17
Bad Password Threshold  : «0-5»",
    ),
    (
        "ipmitool fru",
        "FRU Device Description : Builtin FRU Device (ID 0)
 Chassis Type          : Rack Mount Chassis
 Chassis Serial        : C«HEX12»
 Board Mfg             : Supermicro
 Board Product         : X«11-13»DPU
 Board Serial          : WM«HEX10»
 Product Asset Tag     : «00000-99999»",
    ),
    (
        "redfish session log",
        r##"{"@odata.id":"/redfish/v1/Managers/1/LogServices/Log1/Entries/«1-900»","@odata.type":"#LogEntry.v1_8_0.LogEntry","Created":"«iso»","EntryType":"Event","Message":"User «user» login from «ip» via Redfish succeeded.","MessageId":"Security.1.0.LoginSuccess","Severity":"OK"}"##,
    ),
    (
        "redfish account service",
        r#"{"@odata.id":"/redfish/v1/AccountService","AccountLockoutThreshold":«3-10»,"AccountLockoutDuration":«30-600»,"AuthFailureLoggingThreshold":«1-5»,"MinPasswordLength":«8-12»,"MaxPasswordLength":20,"ServiceEnabled":true}"#,
    ),
    (
        "redfish account",
        r#"{"@odata.id":"/redfish/v1/AccountService/Accounts/«1-15»","UserName":"«user»","Password":null,"PasswordChangeRequired":false,"RoleId":"«Administrator|Operator|ReadOnly»","Locked":false,"Enabled":true}"#,
    ),
    (
        "redfish system",
        r#"{"Id":"System.Embedded.1","UUID":"«uuid»","SerialNumber":"CN«HEX12»","SKU":"«HEX7»","Model":"PowerEdge R«640-760»","BiosVersion":"2.«1-19».«0-9»","PowerState":"On","TrustedModules":[{"FirmwareVersion":"7.2.«0-3».1","InterfaceType":"TPM2_0","Status":{"State":"Enabled"}}]}"#,
    ),
    (
        "redfish no token",
        r#"{"error":{"code":"Base.1.8.GeneralError","message":"A general error has occurred. See ExtendedInfo for more information.","@Message.ExtendedInfo":[{"MessageId":"Base.1.8.NoValidSession","Message":"There is no valid session established with the implementation.","Resolution":"Establish a session before attempting any operations; the X-Auth-Token header is missing."}]}}"#,
    ),
    (
        "idrac lclog",
        "SeqNumber       = «100-9999»
Message ID      = USR0032
Category        = Audit
Message         = The session for «user» from «ip» using GUI is logged off.",
    ),
    (
        "ilo event",
        "«iso» iLO 5: Browser login: «user» - «ip»(«host»).
«iso» iLO 5: Host REST login failure from: «ip». Invalid credentials.
«iso» iLO 5: Security state: Production. Encryption key for local storage generated.",
    ),
    (
        "bmc dropbear",
        "«syslog» dropbear[«300-9999»]: Bad password attempt for '«user»' from «ip»:«1024-65535»
«syslog» dropbear[«300-9999»]: Pubkey auth succeeded for 'root' with ssh-ed25519 key SHA256:«b64:43» from «ip»:«1024-65535»",
    ),
    (
        "openbmc journal",
        r#"«syslog» phosphor-user-manager[«200-900»]: User «user» password expires in «1-90» days
«syslog» bmcweb[«200-900»]: («stamp») [CRITICAL "sessions.hpp":171] Unable to restore session: persistent data has no "csrf_token""#,
    ),
    (
        "sensor json",
        r#"{"sensor":"CPU«1-2» Temp","id":"«uuid»","reading":«20-95».«0-9»,"unit":"degrees C","thresholds":{"ucr":100,"unc":95},"status":"ok","time":"«iso»"}"#,
    ),
    (
        "dmidecode",
        "System Information
	Manufacturer: HPE
	Product Name: ProLiant DL380 Gen10
	Serial Number: CZ«HEX8»
	UUID: «uuid»
	SKU Number: 868703-B21
Hardware Security
	Power-On Password Status: Disabled
	Keyboard Password Status: Disabled
	Administrator Password Status: «Enabled|Disabled»",
    ),
    (
        "lspci verbose",
        "«pci» Ethernet controller: Intel Corporation Ethernet Controller X710 for 10GbE SFP+ (rev 02)
	Subsystem: Dell Device «hex4»
	Capabilities: [140] Device Serial Number «hex2»-«hex2»-«hex2»-ff-ff-«hex2»-«hex2»-«hex2»
	Kernel driver in use: i40e",
    ),
    (
        "smartctl",
        "Model Family:     Seagate Exos X18
Device Model:     ST18000NM000J
Serial Number:    ZR«HEX6»
LU WWN Device Id: 5 000c50 0«hex8»
Firmware Version: SN0«1-9»
ATA Security is:  Disabled, frozen [SEC2]",
    ),
    (
        "hdparm security",
        "Security: 
	Master password revision code = 65534
		supported
	not	enabled
	not	locked
		frozen
	not	expired: security count",
    ),
    (
        "nvme id",
        "sn        : S«HEX13»
mn        : SAMSUNG MZQL21T9HCJR-00A07
fr        : GDC5«100-999»Q
nguid     : «hex32»
eui64     : «hex16»
subnqn    : nqn.1994-11.com.samsung:nvme:PM9A3:2.5-inch:S«HEX13»",
    ),
    (
        "nvme in-band auth",
        "[«kernel»] nvme nvme«0-9»: qid 0: authenticated with hash hmac(sha256) dhgroup ffdhe2048
[«kernel»] nvme nvme«0-9»: creating «4-64» I/O queues.",
    ),
    (
        "storcli show",
        "Controller Properties :
Product Name = AVAGO MegaRAID SAS 9361-8i
Serial Number = SK«00000000-99999999»
SAS Address =  5«hex15»
Support Security = Yes
Security Key Assigned = No
Failed to get lock key on bootup = No",
    ),
    (
        "storcli events",
        "seqNum: 0x0000«hex4»
Time: «stamp»
Event Description: Foreign configuration locked: security key id mismatch on PD «00-23»(e0x«hex2»/s«0-23»)",
    ),
    (
        "sedutil",
        "/dev/nvme«0-9»n1 NVMe SAMSUNG MZQL21T9HCJR  S«HEX13» 
    Locked = N, LockingEnabled = N, LockingSupported = Y, MBRDone = N, MBREnabled = N, MediaEncrypt = Y",
    ),
    (
        "megaraid kernel",
        "[«kernel»] megaraid_sas «pci»: «1000-9999» («100000000-999999999»s/0x0020/CRIT) - Controller encountered a fatal error and was reset
[«kernel»] megaraid_sas «pci»: secure jbod support	: no",
    ),
    (
        "edac",
        "[«kernel»] EDAC MC«0-3»: 1 CE memory read error on CPU_SrcID#«0-1»_MC#«0-1»_Chan#«0-2»_DIMM#0 (channel:«0-2» slot:0 page:0x«hex7» offset:0x«hex3» grain:32 syndrome:0x0)",
    ),
    (
        "tpm pcrs",
        "  sha256:
    0 : 0x«HEX64»
    4 : 0x«HEX64»
    7 : 0x«HEX64»",
    ),
    (
        "tpm kernel",
        "[«kernel»] tpm_tis MSFT0101:00: 2.0 TPM (device-id 0x1B, rev-id «16-22»)
[«kernel»] trusted_key: could not load trusted key backend
[«kernel»] tpm tpm0: A TPM error («256-2400») occurred attempting get random",
    ),
    (
        "firmware update",
        r#"{"TaskState":"Completed","Id":"JID_«100000000000-999999999999»","Name":"Firmware Update","Messages":[{"Message":"The image signature was verified."}],"ImageHash":"SHA256:«hex64»"}"#,
    ),
    (
        "flash dump",
        "U-Boot 2019.04 («stamp»)
SOC: AST2600-A3
## Loading kernel from FIT Image at 20100000 ...
   Verifying Hash Integrity ... sha256,rsa4096:autogenerated-key+ OK
     Hash value:   «hex64»",
    ),
    (
        "ssd list",
        r#"[{"name":"Disk.Bay.«0-23»","wwn":"0x5«hex15»","serial":"PHYF«HEX14»","encryptionAbility":"SelfEncryptingDrive","encryptionStatus":"Unlocked","keyId":null}]"#,
    ),
];
