//! The kernel, the management controller, sensors, Redfish.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "kernel asymmetric key",
        "«syslog» kernel: [«kernel»] Loaded X.509 cert 'Example kernel signing key: «hex40»'",
    ),
    (
        "kernel key type",
        "«syslog» kernel: [«kernel»] Key type «asymmetric|encrypted|dns_resolver|.fscrypt|id_resolver» registered",
    ),
    (
        "kernel keyring",
        "«syslog» kernel: [«kernel»] integrity: Loading X.509 certificate: UEFI:db\n«syslog» kernel: [«kernel»] integrity: Problem loading X.509 certificate -65 into the platform keyring",
    ),
    (
        "kernel keyboard",
        "«syslog» kernel: [«kernel»] atkbd serio0: Unknown key pressed (translated set 2, code 0x«hex2» on isa0060/serio0).",
    ),
    (
        "kernel pci",
        "«syslog» kernel: [«kernel»] pcieport «pci»: AER: Corrected error received: «pci»\n«syslog» kernel: [«kernel»] pcieport «pci»:   device [8086:«hex4»] error status/mask=«hex8»/00002000",
    ),
    (
        "kernel oops",
        "«syslog» kernel: [«kernel»] RIP: 0010:keyring_search_rcu+0x«hex2»/0x«hex3»\n«syslog» kernel: [«kernel»] Code: «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» <«hex2»> «hex2» «hex2» «hex2»\n«syslog» kernel: [«kernel»] RAX: «hex16» RBX: «hex16» RCX: «hex16»",
    ),
    (
        "kernel command line",
        "«syslog» kernel: [    0.000000] Command line: BOOT_IMAGE=/vmlinuz-6.«1-12».0 root=UUID=«uuid» ro quiet rd.luks.uuid=luks-«uuid» crashkernel=256M",
    ),
    (
        "kernel netdev",
        "«syslog» kernel: [«kernel»] igb «pci» eth«0-3»: (PCIe:5.0Gb/s:Width x4) «mac»",
    ),
    (
        "kernel token ring",
        "«syslog» kernel: [«kernel»] usb «1-4»-«1-9»: New USB device found, idVendor=096e, idProduct=«hex4», bcdDevice= 1.10 (security token)",
    ),
    (
        "kernel nvme",
        "«syslog» kernel: [«kernel»] nvme nvme«0-7»: Shutdown timeout set to 8 seconds; authentication not supported by the controller",
    ),
    (
        "kernel edac",
        "«syslog» kernel: [«kernel»] EDAC MC«0-1»: «1-9» CE memory read error on CPU_SrcID#0_MC#0_Chan#«0-1»_DIMM#0 (channel:«0-1» slot:0 page:0x«hex6» offset:0x«hex3» grain:32 syndrome:0x0)",
    ),
    (
        "kernel sed drive",
        "«syslog» kernel: [«kernel»] sd 0:0:«0-23»:0: [sdb] Sense Key : «Medium Error|Recovered Error|Unit Attention|Illegal Request» [current]",
    ),
    (
        "bmc login failed",
        "«syslog» bmcweb[«1-999»]: Login failed for user «user» from «ip»: authorization failed for user",
    ),
    ("bmc bearer", "«syslog» modemd[«1-999»]: bearer channel «1-30» up, «64-2048» kbit/s"),
    ("bmc token bucket", "«syslog» ratelimitd[«1-999»]: token bucket refilled: «1-4096»"),
    (
        "bmc token expiry",
        "«syslog» bmcweb[«1-999»]: session of «user» ended: token expired after «300-3600» s",
    ),
    (
        "bmc basic authentication",
        "«syslog» bmcweb[«1-999»]: Basic authentication is «disabled|enabled»; token authentication is enabled",
    ),
    (
        "bmc user manager",
        "«syslog» phosphor-user-manager[«1-999»]: user «user»: password «expired|changed|policy updated», privilege priv-«admin|operator|user»",
    ),
    (
        "bmc secure boot",
        "«syslog» u-boot: Verifying Hash Integrity ... sha384,rsa4096:key-«1-4»+ sha384+ OK",
    ),
    (
        "ipmitool sel",
        "«hex3» | 01/«01-28»/2025 | «clock» | «Session Audit|Platform Security» #0x«hex2» | «Invalid Username or Password|Out-of-band access password violation|Pre-boot password violation - user password» | Asserted",
    ),
    (
        "ipmitool lan print",
        "Auth Type Support       : MD5 PASSWORD \nAuth Type Enable        : Callback : MD5 PASSWORD \n                        : User     : MD5 PASSWORD \n                        : Operator : MD5 PASSWORD \nIP Address              : «ip»\nMAC Address             : «mac»\nRMCP+ Cipher Suites     : 3,17\nBad Password Threshold  : «0-9»\nInvalid password disable: no",
    ),
    (
        "ipmitool user list",
        "ID  Name\t     Callin  Link Auth\tIPMI Msg   Channel Priv Limit\n1                    true    false      false      NO ACCESS\n2   «user»         true    true       true       ADMINISTRATOR",
    ),
    ("ipmitool password set", "Set User Password command successful (user «1-15»)"),
    (
        "ipmi session failure",
        "ipmitool: RAKP 2 message indicates an error : unauthorized name\nError: Unable to establish IPMI v2 / RMCP+ session",
    ),
    (
        "ipmi raw",
        "«syslog» ipmid[«1-999»]: netfn=0x«hex2» cmd=0x«hex2» lun=0 len=«1-32» cc=0x«00|c1|c9|d4»",
    ),
    (
        "ipmi sensor",
        "«FAN_1|CPU0_TEMP|PSU1_VIN|INLET_TEMP»       | «10-9000».000   | «RPM|degrees C|Volts» | ok    | na        | «1-9».000 | «10-99».000",
    ),
    (
        "redfish account",
        r##"{"@odata.id":"/redfish/v1/AccountService/Accounts/«1-15»","@odata.type":"#ManagerAccount.v1_10_0.ManagerAccount","@odata.etag":"W/\"«HEX8»\"","Id":"«1-15»","UserName":"«user»","Password":null,"PasswordChangeRequired":«true|false»,"PasswordExpiration":null,"RoleId":"Operator","Locked":false,"AccountTypes":["Redfish","WebUI"]}"##,
    ),
    (
        "redfish account service",
        r#"{
  "@odata.id": "/redfish/v1/AccountService",
  "Name": "Account Service",
  "AuthFailureLoggingThreshold": «3-9»,
  "MinPasswordLength": «8-20»,
  "MaxPasswordLength": «32-64»,
  "PasswordExpirationDays": «30-365»,
  "AccountLockoutThreshold": «0-9»,
  "LocalAccountAuth": "Enabled",
  "HTTPBasicAuth": "«Enabled|Disabled|Unadvertised»",
  "RequireChangePasswordAction": true,
  "SupportedAccountTypes": ["Redfish", "SNMP", "OEM"]
}"#,
    ),
    (
        "redfish network protocol",
        r#"{"@odata.id":"/redfish/v1/Managers/1/NetworkProtocol","FQDN":"«host».example.com","SNMP":{"ProtocolEnabled":false,"Port":161,"AuthenticationProtocol":"HMAC_SHA96","EncryptionProtocol":"CFB128_AES128","CommunityAccessMode":"Limited","HideCommunityStrings":true},"SSH":{"ProtocolEnabled":true,"Port":22}}"#,
    ),
    (
        "redfish event",
        r##"{"@odata.type":"#Event.v1_7_0.Event","Id":"«1-99999»","Events":[{"EventId":"«1-9999»","EventTimestamp":"«iso»","MessageId":"«Security.1.0.AccountLockedOut|Base.1.18.PasswordChangeRequired|SessionEvent.1.0.LoginFailed|Base.1.18.InsufficientPrivilege»","MessageArgs":["«user»"],"OriginOfCondition":{"@odata.id":"/redfish/v1/AccountService"}}]}"##,
    ),
    (
        "redfish error",
        r#"{"error":{"code":"Base.1.18.GeneralError","message":"While accessing /redfish/v1/Systems the service denied authorization with the supplied credentials.","@Message.ExtendedInfo":[{"MessageId":"Base.1.18.ResourceAtUriUnauthorized","Resolution":"Ensure that the login is current and that the password has not expired."}]}}"#,
    ),
    (
        "redfish memory",
        r#"{"@odata.id":"/redfish/v1/Systems/1/Memory/DIMM«0-31»","Id":"DIMM«0-31»","CapacityMiB":«8192-65536»,"ErrorCorrection":"MultiBitECC","PartNumber":"M393A«HEX6»-CWE","SerialNumber":"«HEX8»","SecurityCapabilities":{"PassphraseCapable":true,"MaxPassphraseCount":2,"PassphraseLockLimit":3},"SecurityState":"Disabled"}"#,
    ),
    (
        "redfish certificate",
        r#"{"@odata.id":"/redfish/v1/Managers/1/NetworkProtocol/HTTPS/Certificates/1","CertificateType":"PEM","KeyUsage":["KeyEncipherment","ServerAuthentication"],"Fingerprint":"«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»","FingerprintHashAlgorithm":"TPM_ALG_SHA256","SerialNumber":"«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»","UefiSignatureOwner":"«uuid»"}"#,
    ),
    (
        "redfish bios attributes",
        r#"{"Attributes":{"SecureBoot":"Enabled","PowerOnPasswordSet":false,"AdminPasswordState":"NotSet","TpmSecurity":"On","KeyboardNumLock":"On","PasswordPromptOnBoot":"«Always|Never»","MaxPasswordAttempts":«3-9»,"HotKeyF12":"Enabled"}}"#,
    ),
    (
        "redfish drive",
        r#"{"Id":"Disk.«0-23»","EncryptionAbility":"SelfEncryptingDrive","EncryptionStatus":"«Unlocked|Unencrypted|Locked»","SerialNumber":"S«HEX10»","Identifiers":[{"DurableName":"naa.5«hex15»","DurableNameFormat":"NAA"}],"Status":{"Health":"OK"}}"#,
    ),
    (
        "xml inventory",
        r#"<inventory host="«host»" generated="«iso»">
  <component id="psu-«1-4»"><serial>«HEX12»</serial><firmware>«0-9».«0-99»</firmware></component>
  <component id="tpm"><type>TPM 2.0</type><key>endorsement</key><digest algorithm="sha256">«hex64»</digest></component>
  <accountPolicy passwordMinLength="«8-20»" passwordHistory="«0-12»" lockout="«3-9»"/>
</inventory>"#,
    ),
    (
        "smartctl",
        "Device is:        Not in smartctl database\nLogical Unit id:  0x5«hex15»\nFirmware Version: «HEX4»\nSecurity:         Password level High, not enabled, not locked, frozen [SEC2]",
    ),
    (
        "raid controller",
        "«syslog» raidd[«1-999»]: security key is not configured on controller «0-3»; «0-24» drives are unsecured",
    ),
    (
        "mcelog",
        "«syslog» mcelog: CPU «0-63» BANK «0-20» TSC «hex12» MISC «hex16» ADDR «hex10» STATUS «hex16» MCGSTATUS 0",
    ),
    (
        "lspci",
        "«hex2»:«00-31».«0-7» Encryption controller [1080]: Example Secure Key Processor [1014:«hex4»] (rev 01)",
    ),
    (
        "ethtool",
        "Permanent address: «mac»\n\tAuto-negotiation: on\n\tSpeed: 25000Mb/s\n\tWake-on: g\n        Current message level: 0x«hex8» (7)",
    ),
    (
        "dmidecode",
        "Hardware Security\n\tPower-On Password Status: Disabled\n\tKeyboard Password Status: Disabled\n\tAdministrator Password Status: «Disabled|Enabled»\n\tFront Panel Reset: Disabled\nSystem UUID: «uuid»",
    ),
    (
        "hdparm",
        "Security: \n\tMaster password revision code = 65534\n\t\tsupported\n\tnot\tenabled\n\tnot\tlocked\n\t\tfrozen\n\t«2-500»min for SECURITY ERASE UNIT.",
    ),
    (
        "tpm",
        "«syslog» tpm2-abrmd[«1-999»]: handle 0x81«hex6»: persistent key loaded, auth area «0-256» bytes, noDA=1",
    ),
];
