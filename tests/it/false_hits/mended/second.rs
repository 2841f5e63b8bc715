//! Ordinary texts that former rules took for secrets, part 2 of 4.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "waagent",
        "«iso» INFO ExtHandler ProcessGoalState; Provisioning.DeleteRootPassword=y, Provisioning.PasswordCryptId=6 [correlation «uuid»]",
    ),
    (
        "ios config removed community",
        "snmp-server community <removed> RO 99
snmp-server community <removed> RW 98
snmp-server host «ip» version 2c <removed>",
    ),
    (
        "netscaler conf",
        "add lb vserver «host» HTTP «ip» 80 -persistenceType COOKIEINSERT -timeout «2-120» -cookieName srv",
    ),
    (
        "snmptrapd",
        "«syslog» snmptrapd[«100-9999»]: No access configuration - dropping trap; use authCommunity to allow.",
    ),
    (
        "domino",
        "[«hex4»:0002-«hex4»] 03/03/2025 «clock»   HTTP Server: User «user» authentication failure using internet password [«ip»]",
    ),
    (
        "win 5061",
        "Cryptographic operation. Algorithm Name: RSA Key Name: {«uuid»} Key Type: User key. Operation: Open Key. Return Code: 0x80090016",
    ),
    (
        "laps legacy",
        "AdmPwd: 13: The local administrator password management feature is enabled; password expiration timestamp is in the future, «1-30» days remaining.",
    ),
    (
        "secedit export",
        "[System Access]
MinimumPasswordAge = 1
PasswordComplexity = 1
ClearTextPassword = 0",
    ),
    (
        "pam sss",
        "auth	[success=1 default=ignore]	pam_sss.so use_first_pass
password	sufficient	pam_sss.so use_authtok",
    ),
    (
        "adduser.conf",
        "# Allow the creation of accounts without a password: --disabled-password
#DSHELL=/bin/bash
#ADD_EXTRA_GROUPS=«0|1»",
    ),
    (
        "slapd password hash",
        "# Hash algorithm for new userPassword values set with the password modify extended operation
olcPasswordHash: «{SSHA}|{CRYPT}|{ARGON2}»",
    ),
    (
        "snmpd comment v3",
        "#  SECTION: Access Control Setup
#  createUser username (MD5|SHA|SHA-512|SHA-384|SHA-256|SHA-224) authpassphrase [DES|AES] [privpassphrase]",
    ),
    (
        "snmpd community note",
        "# Read-only access to everyone to the systemonly view
# rocommunity: a SNMPv1/SNMPv2c read-only access community name
#   arguments:  community [default|hostname|network/bits] [oid | -V view]",
    ),
    (
        "filebeat",
        r#"output.elasticsearch:
  hosts: ["«host»:9200"]
  #api_key: "id:api_key"
  # Authentication credentials - either API key or username/password."#,
    ),
    (
        "isc dhcpd",
        r#"omapi-port 7911;
omapi-key omapi_key;
# authoritative;
key omapi_key { algorithm hmac-md5; include "/etc/dhcp/omapi.secret"; };"#,
    ),
    (
        "wpa_supplicant docs",
        "# psk: WPA preshared key; 256-bit pre-shared key
# The key used in WPA-PSK mode can be entered either as 64 hex-digits, i.e.,
# 32 bytes or as an ASCII passphrase (in which case, the real PSK will be
# generated using the passphrase and SSID).",
    ),
    (
        "fail2ban filter",
        r#"failregex = ^Failed (?:password|publickey) for (?:invalid user )?<F-USER>\S+</F-USER> from <HOST>
ignoreregex ="#,
    ),
    (
        "waagent again",
        "# Enable instance creation
Provisioning.Agent=auto
# Password authentication for root account will be unavailable.
Provisioning.DeleteRootPassword=«y|n»
Provisioning.RegenerateSshHostKeyPair=y",
    ),
    (
        "audit annotations",
        r#""annotations":{"authentication.k8s.io/legacy-token":"system:serviceaccount:«default|ci»:builder","authorization.k8s.io/decision":"allow"}"#,
    ),
    (
        "docker info",
        " Authorization: pass
 Security Options: seccomp cgroupns
 Swarm: «active|inactive»
  ClusterID: «hex25»",
    ),
    (
        "redfish schema token",
        r#""Token": {"description": "The multi-factor authentication (MFA) token.  The value is `null` in responses.", "versionAdded": "v1_«4-9»_0"}"#,
    ),
    (
        "redfish change password action",
        r##""#Bios.ChangePassword":{"target":"/redfish/v1/Systems/«1|Self|437XR1138R2»/Bios/Actions/Bios.ChangePassword","PasswordName@Redfish.AllowableValues":["AdminPassword","UserPassword"]}"##,
    ),
    (
        "bird community",
        "		BGP.community: (65000,«100-999») (65000,«100-999»)
		BGP.large_community: (65000, 1, «1-99»)",
    ),
    (
        "mysql show variables",
        "| default_authentication_plugin | caching_sha2_password |
| password_history              | «0-9»                     |
| disconnect_on_expired_password | ON                   |",
    ),
    (
        "key not pressed",
        "Press any key to continue, or the F2 key to enter setup. Keyboard controller error «2-9»: key «3A|1C» is stuck.
Public key token: «hex16», Culture: neutral",
    ),
    (
        "mysql variables",
        "| default_password_lifetime                    | 0     |
| disconnect_on_expired_password               | ON    |
| password_history                             | «0-5» |
| sha256_password_auto_generate_rsa_keys       | ON    |
| sha256_password_private_key_path             | private_key.pem |
| validate_password.policy                     | «LOW|MEDIUM|STRONG» |
| server_uuid                                  | «uuid» |",
    ),
    (
        "etcd",
        r#"{"level":"info","ts":"«iso»","caller":"etcdserver/server.go:«100-2500»","msg":"starting etcd server","local-member-id":"«hex16»","cluster-id":"«hex16»","auth-token":"simple","client-cert-auth":true,"cert-file":"/etc/kubernetes/pki/etcd/server.crt","key-file":"/etc/kubernetes/pki/etcd/server.key"}"#,
    ),
    (
        "vault audit",
        r#"{"time":"«iso»","type":"request","auth":{"client_token":"hmac-sha256:«hex64»","accessor":"hmac-sha256:«hex64»","display_name":"approle","policies":["default"],"token_type":"service"},"request":{"id":"«uuid»","operation":"read","path":"sys/health","remote_address":"«ip»"}}"#,
    ),
    (
        "docker inspect",
        r#""Id": "«hex64»",
"Image": "sha256:«hex64»",
"ResolvConfPath": "/var/lib/docker/containers/«hex64»/resolv.conf",
"Env": [
    "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin",
    "POSTGRES_PASSWORD_FILE=/run/secrets/pg_password",
    "GPG_KEY=«HEX40»"
],"#,
    ),
    (
        "vault audit again",
        r#"{"time":"«iso»","type":"response","auth":{"accessor":"hmac-sha256:«hex64»","client_token":"hmac-sha256:«hex64»","display_name":"approle","policies":["default","backup"],"token_type":"service"},"request":{"id":"«uuid»","operation":"read","path":"secret/data/backup/«host»","remote_address":"«ip»"}}"#,
    ),
    (
        "help of mysql client",
        "  -p, --password[=name] Password to use when connecting to server. If password is
                      not given it's asked from the tty.
  --server-public-key-path=name File path to the server public RSA key in PEM format.
  --ssl-key=name      X509 key in PEM format.",
    ),
    (
        "web messages catalogue",
        "login.error.password=The user name or password is incorrect.
login.label.password=Password
token.expired=Your token has expired. Please sign in again.
apikey.description=Give every API key a name so that you can recognise it later.",
    ),
    (
        "snmpd v3",
        "rouser «user» authpriv -V systemonly
# rocommunity: a SNMPv1/SNMPv2c read-only access community name
#   arguments:  community [default|hostname|network/bits] [oid | -V view]",
    ),
    (
        "docker login again",
        "WARNING! Using --password via the CLI is insecure. Use --password-stdin.
Login Succeeded",
    ),
    (
        "bgp community",
        "route-map EXPORT permit 10
 match community CL-CUSTOMERS
 set community «64512-65534»:«100-999» additive
 set extcommunity rt «64512-65534»:100",
    ),
    (
        "python source",
        r#"password = getpass.getpass("BMC password: ")
client = RedfishClient(base_url, user, password)
token = client.get_session_key()"#,
    ),
    (
        "shell read",
        r#"read -r -s -p "Enter password: " PASSWORD
if [ -z "$PASSWORD" ]; then echo "no password given" >&2; exit 1; fi
ipmitool -I lanplus -H "$BMC" -U "$BMC_USER" -P "$PASSWORD" chassis status"#,
    ),
    (
        "ios bgp communities",
        "route-map «UPSTREAM|PEER|CUSTOMER»-IN permit «10-90»
 match ip address prefix-list «CUSTOMER|DEFAULT|BOGON»-V4
 set local-preference «80-200»
 set community 650«00-99»:«100-999» additive
!
ip community-list standard BLACKHOLE permit 65535:666
ip bgp-community new-format",
    ),
    (
        "security policy inf",
        "[System Access]
MinimumPasswordAge = «0|1»
MaximumPasswordAge = «42|60|90»
MinimumPasswordLength = «8|12|14»
PasswordComplexity = 1
PasswordHistorySize = «5|12|24»
ClearTextPassword = 0
LockoutBadCount = «5|10»
RequireLogonToChangePassword = 0",
    ),
    (
        "freeradius debug",
        r#"(«1-99») Received Access-Request Id «0-255» from «ip»:«20000-60000» to «ip»:1812 length «100-300»
(«1-99»)   User-Name = "«user»"
(«1-99»)   User-Password = "<<< secret >>>"
(«1-99»)   NAS-IP-Address = «ip»
(«1-99»)   Calling-Station-Id = "«mac»"
(«1-99») pap: ERROR: Cleartext password does not match "known good" password"#,
    ),
    (
        "python token reader",
        r#"def read_token(path: Path) -> str:
    """Return the token in `path`, without the newline."""
    token = path.read_text().strip()
    if not token:
        raise ValueError(f"{path}: no token")
    return token


session.headers["X-Auth-Token"] = read_token(args.token_file)"#,
    ),
    (
        "powershell credential",
        r#"$cred = Get-Credential -UserName "CONTOSO\«user»" -Message "Password of the backup account"
$secure = Read-Host -AsSecureString "New password"
Set-ADAccountPassword -Identity «user» -Reset -NewPassword $secure
Invoke-Command -ComputerName «host» -Credential $cred -ScriptBlock { Get-Tpm }"#,
    ),
    (
        "npm package lock",
        r#"    "node_modules/jsonwebtoken": {
      "version": "9.0.«0-3»",
      "resolved": "https://registry.npmjs.org/jsonwebtoken/-/jsonwebtoken-9.0.«0-3».tgz",
      "integrity": "sha512-«b64:86»==",
      "engines": { "node": ">=12", "npm": ">=6" }
    },
    "node_modules/js-tokens": {
      "integrity": "sha512-«b64:86»==",
      "license": "MIT"
    },"#,
    ),
    (
        "help of openssl passwd",
        "Usage: passwd [options] [password]

General options:
 -help               Display this summary
Input options:
 -in infile          Read passwords from file
 -noverify           Never verify when reading password from terminal
 -stdin              Read passwords from stdin
Cryptographic options:
 -salt val           Use provided salt
 -6                  SHA512-based password algorithm",
    ),
    (
        "mib excerpt",
        r#"snmpInBadCommunityNames OBJECT-TYPE
    SYNTAX      Counter32
    MAX-ACCESS  read-only
    STATUS      current
    DESCRIPTION
            "The total number of community-based SNMP messages delivered to the SNMP entity which used an
            SNMP community name not known to said entity."
    ::= { snmp 4 }"#,
    ),
];
