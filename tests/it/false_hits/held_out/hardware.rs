//! Hardware: inventories, sensors, BMC records, firmware.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "dmidecode: security",
        "Handle 0x«HEX4», DMI type 24, 5 bytes\nHardware Security\n\tPower-On Password Status: Disabled\n\tKeyboard Password Status: Not Implemented\n\tAdministrator Password Status: «Enabled|Disabled»\n\tFront Panel Reset Status: Unknown",
    ),
    (
        "dmidecode: system",
        "System Information\n\tManufacturer: Example\n\tProduct Name: SR«100-999»\n\tSerial Number: J«100000-999999»\n\tUUID: «uuid»\n\tSKU Number: 7X«10-99»CTO1WW",
    ),
    (
        "lshw",
        "     description: Computer\n     capabilities: smbios-3.4 dmi-3.4 smp vsyscall32\n     configuration: administrator_password=disabled boot=normal chassis=server keyboard_password=unknown power-on_password=disabled uuid=«uuid»",
    ),
    (
        "ipmitool: users",
        "ID  Name             Callin  Link Auth  IPMI Msg   Channel Priv Limit\n1                    true    false      false      NO ACCESS\n«2-9»   «user»         true    true       true       ADMINISTRATOR",
    ),
    (
        "ipmitool: authentication types",
        "Auth Type Support       : MD5 PASSWORD\nAuth Type Enable        : Callback : MD5 PASSWORD\n                        : User     : MD5\n                        : Admin    : MD5 PASSWORD\nBad Password Threshold  : «0-9»",
    ),
    (
        "ipmitool: channel",
        "  Cipher Suite Priv Max : aaaaXXaaaXXaaXX\n  User Level Auth       : enabled\n  Per-message Auth      : «enabled|disabled»\n  Session Support       : multi-session",
    ),
    (
        "event log: password",
        " «100-999» | 11/«01-28»/2025 | «clock» | Platform Security #0x«HEX2» | Pre-boot user password violation | Asserted",
    ),
    (
        "event log: access",
        " «100-999» | 11/«01-28»/2025 | «clock» | Session Audit #0x«HEX2» | Invalid password disable | Asserted",
    ),
    (
        "event log: chassis",
        " «100-999» | 11/«01-28»/2025 | «clock» | Physical Security #0x«HEX2» | General Chassis intrusion | «Asserted|Deasserted»",
    ),
    (
        "sensors",
        "CPU«1-4» Temp        | «20-90».000     | degrees C  | ok    | na        | na        | 90.000\nPSU«1-4» Key         | 0x0        | discrete   | 0x0180| na        | na        | na",
    ),
    (
        "Redfish: an account as read",
        "{\"@odata.id\":\"/redfish/v1/AccountService/Accounts/«1-9»\",\"UserName\":\"«user»\",\"Password\":null,\"PasswordChangeRequired\":false,\"RoleId\":\"Operator\",\"Locked\":false}",
    ),
    (
        "Redfish: the account service",
        "{\"AuthFailureLoggingThreshold\":«1-9»,\"MinPasswordLength\":«8-16»,\"MaxPasswordLength\":«20-64»,\"AccountLockoutThreshold\":«0-9»,\"PasswordExpirationDays\":«30-365»,\"HTTPBasicAuth\":\"Enabled\"}",
    ),
    (
        "Redfish: secure boot",
        "{\"SecureBootEnable\":true,\"SecureBootCurrentBoot\":\"Enabled\",\"SecureBootMode\":\"UserMode\",\"SecureBootDatabases\":{\"@odata.id\":\"/redfish/v1/Systems/1/SecureBoot/SecureBootDatabases\"}}",
    ),
    (
        "Redfish: a drive",
        "{\"Id\":\"«0-24»\",\"SerialNumber\":\"S6«HEX8»\",\"EncryptionAbility\":\"SelfEncryptingDrive\",\"EncryptionStatus\":\"«Unlocked|Locked|Unencrypted»\",\"Identifiers\":[{\"DurableName\":\"5000C500«HEX8»\",\"DurableNameFormat\":\"NAA\"}]}",
    ),
    (
        "RAID: security of the controller",
        "Security Key Assigned = No\nSecurity Key Failed = No\nSecurity Key Not Backedup = No\nSED Capable = Yes",
    ),
    (
        "NVMe: a controller",
        "vid       : 0x«hex4»\nsn        : S6«HEX10»\nfguid     : «hex32»\noacs      : 0x«hex2»\n  [0:0] : 0x1 Security Send and Receive Supported",
    ),
    ("TPM registers", "sha256:\n  0 : 0x«HEX64»\n  7 : 0x«HEX64»"),
    (
        "TPM events",
        "- EventNum: «1-90»\n  PCRIndex: 7\n  EventType: EV_EFI_VARIABLE_DRIVER_CONFIG\n  Digest: \"«hex64»\"\n  UnicodeName: SecureBoot",
    ),
    (
        "a firmware image is checked",
        "«syslog» phosphor-image-updater[«100-900»]: Image signature verified with public key /etc/activationdata/OpenBMC/publickey, hash type RSA-SHA256",
    ),
    (
        "firmware inventory",
        "BMC-Primary   «1-9».«10-99»  build «HEX7»   digest «hex40»\nUEFI          «1-9».«10-99»  build «HEX7»   digest «hex40»",
    ),
    (
        "a FRU",
        "FRU Device Description : Builtin FRU Device (ID 0)\n Board Mfg             : Example\n Board Serial          : «HEX12»\n Product Asset Tag     : rack key «1-40»",
    ),
    (
        "PCI devices",
        "«pci» Encryption controller: Example Device «hex4» (rev «01-09»)\n«pci» Signal processing controller: Example Device «hex4»",
    ),
    (
        "USB devices",
        "Bus 00«1-4» Device 00«1-9»: ID «hex4»:«hex4» Example Security Key\nBus 00«1-4» Device 00«1-9»: ID «hex4»:«hex4» Example Keyboard Hub",
    ),
    ("memory dump", "Crash dump of core «0-63», key frame «1-90»:\n«hexdump»"),
    (
        "a switch's optics",
        "{\"port\":\"Gi0/«1-48»\",\"vendor\":\"Example\",\"serial\":\"«HEX10»\",\"key_type\":\"none\",\"rx_power_dbm\":-«1-9».«0-9»}",
    ),
    (
        "the lock of the front",
        "Front panel lockout active; key switch in position «1-3»; token ring adapter not present",
    ),
];
