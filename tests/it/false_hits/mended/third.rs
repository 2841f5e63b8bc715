//! Ordinary texts that former rules took for secrets, part 3 of 4.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "windows event 4624 json",
        r#"{"EventID":4624,"Channel":"Security","Computer":"«host»","EventData":{"SubjectUserSid":"S-1-5-18","TargetUserName":"«user»","TargetLogonId":"0x«hex7»","LogonType":"«3|5|10»","LogonProcessName":"Kerberos","AuthenticationPackageName":"Kerberos","LogonGuid":"{«uuid»}","KeyLength":"0","IpAddress":"«ip»","ElevatedToken":"%%1842","ImpersonationLevel":"%%1833"}}"#,
    ),
    (
        "p11tool",
        "Object 0:
	URL: pkcs11:model=p11-kit-trust;manufacturer=PKCS%2311%20Kit;serial=1;token=System%20Trust;id=%«HEX2»%«HEX2»%«HEX2»%«HEX2»;object=Example%20Root%20CA;type=cert
	Type: X.509 Certificate (RSA-4096)
	Label: Example Root CA
	Flags: CKA_CERTIFICATE_CATEGORY=CA; CKA_TRUSTED;
	ID: «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»",
    ),
    (
        "pam common-password",
        "password	[success=1 default=ignore]	pam_unix.so obscure yescrypt
password	requisite			pam_deny.so
password	required			pam_permit.so
password	optional	pam_gnome_keyring.so",
    ),
    (
        "slapd config",
        "dn: olcDatabase={1}mdb,cn=config
objectClass: olcMdbConfig
olcSuffix: dc=example,dc=com
olcAccess: {0}to attrs=userPassword by self write by anonymous auth by * none
olcAccess: {1}to attrs=shadowLastChange by self write by * read
olcPasswordHash: {SSHA}
entryUUID: «uuid»
entryCSN: 20250303101112.«100000-999999»Z#000000#00«0-9»#000000",
    ),
    (
        "libvirt graphics",
        "<graphics type='vnc' port='59«00-30»' autoport='yes' listen='127.0.0.1'>
  <listen type='address' address='127.0.0.1'/>
</graphics>
<tpm model='tpm-crb'>
  <backend type='emulator' version='2.0'>
    <encryption secret='«uuid»'/>
  </backend>
</tpm>",
    ),
    (
        "docker unauthorized",
        r#"Error response from daemon: Get "https://registry.example.com/v2/": unauthorized: authentication required
no basic auth credentials
error getting credentials - err: exec: "docker-credential-pass": executable file not found in $PATH, out: ``"#,
    ),
    (
        "ansible module log",
        "«syslog» ansible-ansible.builtin.user[«1000-99999»]: Invoked with name=«user» password=NOT_LOGGING_PARAMETER update_password=on_create password_lock=None generate_ssh_key=None ssh_key_bits=0 ssh_key_passphrase=NOT_LOGGING_PARAMETER password_expire_max=None",
    ),
    (
        "grafana",
        r#"logger=context userId=0 orgId=0 uname= t=2025-03-03T«clock».«100000000-999999999»Z level=info msg="Request Completed" method=GET path=/api/live/ws status=401 remote_addr=«ip» time_ms=0 duration=«100-999».«100-999»µs size=«20-99» referer= handler=/api/live/ws
logger=authn.service t=2025-03-03T«clock».«100000000-999999999»Z level=warn msg="Failed to authenticate request" client=auth.client.session error="user token not found"
logger=infra.usagestats t=2025-03-03T«clock»Z level=info msg="Usage stats are ready to report" secrets="[*]""#,
    ),
    (
        "rpm changelog",
        "* Mon Mar 03 2025 «user» <«email»> - 2.9.«1-9»-4
- Do not print the password of the proxy in debug logs
- ssh_key: accept sk-ssh-ed25519 public keys
  Resolves: RHEL-«10000-99999»",
    ),
    (
        "racadm usage",
        "racadm sslkeyupload -t <type> -f <filename>
racadm set iDRAC.Users.<index>.Password <password>
racadm -r <racIpAddr> -u <username> -p <password> <subcommand> <options>
ERROR: RAC947 : Invalid object value specified.",
    ),
    (
        "compliance finding",
        "CCE-«80000-89999»-«0-9» Set Password Minimum Length in login.defs: «pass|fail»
CCE-«80000-89999»-«0-9» Disable SSH Access via Empty Passwords: pass
CCE-«80000-89999»-«0-9» Verify Permissions on SSH Server Private *_key Key Files: fail
xccdf_org.ssgproject.content_rule_accounts_passwords_pam_faillock_deny",
    ),
    (
        "kickstart comments",
        r#"# Root password is locked; login is by ssh key only
rootpw --lock
authselect select sssd with-mkhomedir
sshkey --username=«user» "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» «user»@«host»""#,
    ),
    (
        "mysql automatic certificates",
        "«iso» 0 [System] [MY-013602] [Server] Channel mysql_main configured to support TLS. Encrypted connections are now supported for this channel.
«iso» 0 [Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.
«iso» 0 [Note] [MY-010309] [Server] Auto generated RSA key files through --sha256_password_auto_generate_rsa_keys are placed in data directory.",
    ),
    (
        "mysql caching_sha2 key pair",
        "«iso» 0 [Note] [MY-010308] [Server] Skipping generation of RSA key pair through --caching_sha2_password_auto_generate_rsa_keys as key files are present in data directory.",
    ),
    (
        "olcPasswordHash entry",
        "dn: olcDatabase={-1}frontend,cn=config
objectClass: olcDatabaseConfig
olcDatabase: {-1}frontend
olcPasswordHash: {SSHA512}
olcSizeLimit: «500-5000»
entryUUID: «uuid»
entryCSN: 20250303101112.«100000-999999»Z#000000#000#000000",
    ),
    (
        "cisco configuration with removed values",
        "enable secret 9 <removed>
username admin privilege 15 secret 9 <removed>
snmp-server community <removed> RO 99
snmp-server host «ip» version 2c <removed>
tacacs server ISE-«1-9»
 address ipv4 «ip»
 key 7 <removed>
radius-server attribute 6 on-for-login-auth",
    ),
    (
        "nexus snmp and key chain settings",
        "feature tacacs+
password strength-check
no password secure-mode
userpassphrase min-length 8 max-length 127
ssh key rsa 2048
snmp-server enable traps snmp authentication
snmp-server globalEnforcePriv
ntp authenticate
ntp trusted-key «1-9»
crypto key param rsa label «host» modulus 2048",
    ),
    (
        "junos login configuration",
        "login {
    retry-options {
        tries-before-disconnect 3;
        backoff-threshold 1;
    }
    password {
        minimum-length «8-14»;
        format sha512;
    }
    user «user» {
        uid «2000-2099»;
        class super-user;
        authentication {
            encrypted-password /* SECRET-DATA */;
        }
    }
}",
    ),
    (
        "bgp community lists",
        "ip community-list standard CUSTOMER permit 65000:«100-999»
ip community-list expanded TRANSIT permit ^65000:[1-3]..$
route-map EXPORT permit 10
 match community CUSTOMER
 set community 65000:«100-999» 65000:«100-999» additive
 set extcommunity rt 65000:«100-999»
neighbor «ip» send-community both",
    ),
    (
        "waagent.conf of a cloud image",
        "Provisioning.Agent=auto
Provisioning.DeleteRootPassword=y
Provisioning.RegenerateSshHostKeyPair=y
Provisioning.SshHostKeyPairType=rsa
Provisioning.DecodeCustomData=n
Provisioning.PasswordCryptId=6
Provisioning.PasswordCryptSaltLength=10
ResourceDisk.EnableSwap=n
OS.EnableFIPS=n
OS.RootDeviceScsiTimeout=300
OS.SshDir=/etc/ssh",
    ),
    (
        "apiserver stale token warning",
        r#"W0303 «clock».«100000-999999»       1 claims.go:251] stale token: subject="system:serviceaccount:storage:csi-controller" seconds after warning threshold=«10-4000»"#,
    ),
    (
        "csi grpc call with stripped secrets",
        r#"I0303 «clock».«100000-999999»       1 utils.go:198] ID: «10-999» Req-ID: 0001-0009-rook-ceph-0000000000000001-«uuid» GRPC request: {"secrets":"***stripped***","staging_target_path":"/var/lib/kubelet/plugins/kubernetes.io/csi/rook-ceph.rbd.csi.ceph.com/«hex64»/globalmount","volume_id":"0001-0009-rook-ceph-0000000000000001-«uuid»"}"#,
    ),
    (
        "vault audit entry with hashed values",
        r#"{"time":"«iso»","type":"response","auth":{"client_token":"hmac-sha256:«hex64»","accessor":"hmac-sha256:«hex64»","display_name":"kubernetes-database","policies":["default","db-read"],"token_policies":["default","db-read"],"entity_id":"«uuid»","token_type":"service"},"request":{"id":"«uuid»","operation":"read","path":"database/creds/readonly"},"response":{"data":{"password":"hmac-sha256:«hex64»","username":"hmac-sha256:«hex64»"}}}"#,
    ),
    (
        "text of a login page in a web bundle",
        r#"{"login.title":"Sign in","login.username":"User name","login.password":"Password","login.forgot":"Forgot password?","login.error.credentials":"The user name or password is wrong.","login.token":"Enter the token of your authenticator"}"#,
    ),
    (
        "windows secedit export",
        r#"[System Access]
MinimumPasswordAge = «0-2»
MaximumPasswordAge = «42-90»
MinimumPasswordLength = «7-14»
PasswordComplexity = 1
PasswordHistorySize = 24
ClearTextPassword = 0
NewAdministratorName = "«user»""#,
    ),
    (
        "kubectl events",
        r#"«1-59»m   Warning   FailedMount   pod/«api|web|worker»-«hex10»-«x2b7k|p9w4d»   MountVolume.SetUp failed for volume "«db-credentials|api-token|auth-config»" : secret "«db-credentials|api-token|auth-config»" not found
«1-59»m   Warning   FailedToRetrieveImagePullSecret   pod/«api|web»-0   Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed."#,
    ),
    (
        "etcd server start",
        r#"{"level":"info","ts":"«iso»","caller":"embed/etcd.go:«300-400»","msg":"starting an etcd server","etcd-version":"3.5.«1-16»","git-sha":"«hex7»","name":"«host»","auth-token":"simple","initial-advertise-peer-urls":["https://«ip»:2380"],"client-cert-auth":true}"#,
    ),
    (
        "caddy json access",
        r#"{"level":"info","ts":«epoch».«1000-9999»,"logger":"http.log.access","msg":"handled request","request":{"remote_ip":"«ip»","remote_port":"«1024-65535»","proto":"HTTP/2.0","method":"GET","host":"«host»","uri":"/","headers":{"Accept":["*/*"],"Authorization":["REDACTED"],"Cookie":["REDACTED"]},"tls":{"resumed":false,"version":772,"cipher_suite":4865,"proto":"h2","server_name":"«host»"}},"duration":0.00«10-99»,"size":«100-9000»,"status":200}"#,
    ),
    (
        "network manager secrets",
        "«syslog» NetworkManager[«500-2000»]: <info>  [«epoch».«1000-9999»] device (wlan0): Activation: (wifi) «access point 'office' has security, but secrets are required.|connection 'office' has security, and secrets exist.  No new secrets needed.»
«syslog» NetworkManager[«500-2000»]: <info>  [«epoch».«1000-9999»] Config: added 'key_mgmt' value 'WPA-PSK WPA-PSK-SHA256 FT-PSK'
«syslog» NetworkManager[«500-2000»]: <info>  [«epoch».«1000-9999»] Config: added 'psk' value '<hidden>'",
    ),
    (
        "snmpd conf comments",
        "# SECTION: Access Control Setup
#
#   This section defines who is allowed to talk to your running
#   snmp agent.
#
# rouser: a SNMPv3 read-only user
#   arguments:  user [noauth|auth|priv] [restriction_oid]
# rocommunity: a SNMPv1/SNMPv2c read-only access community name
#   arguments:  community [default|hostname|network/bits] [oid | -V view]
rouser «user» priv
sysLocation    Rack «1-40», Row «1-9»
sysContact     «email»",
    ),
    (
        "hostapd comments",
        "# Enable WPA. Setting this variable configures the AP to require WPA (either
# WPA-PSK or WPA-RSN/EAP based on other configuration). For WPA-PSK, either
# wpa_psk or wpa_passphrase must be set and wpa_key_mgmt must include WPA-PSK.
# Instead of wpa_psk / wpa_passphrase, wpa_psk_from_radius might suffice.
wpa=2
wpa_key_mgmt=WPA-EAP
ieee8021x=1
auth_algs=1",
    ),
    (
        "github workflow",
        "jobs:
  publish:
    runs-on: ubuntu-latest
    permissions:
      id-token: write
    steps:
      - uses: actions/checkout@«hex40» # v4
      - run: npm publish
        env:
          NODE_AUTH_TOKEN: ${{ secrets.NPM_TOKEN }}",
    ),
    (
        "package lock",
        r#"    "node_modules/«js-tokens|jsonwebtoken|cookie-signature|token-types»": {
      "version": "«1-9».«0-20».«0-9»",
      "resolved": "https://registry.npmjs.org/«js-tokens|jsonwebtoken|cookie-signature|token-types»/-/package-«1-9».«0-20».tgz",
      "integrity": "sha512-«b64:86»==",
      "license": "MIT"
    },"#,
    ),
    (
        "kickstart",
        r#"lang en_US.UTF-8
keyboard --xlayouts='us'
rootpw --lock
authselect select sssd with-mkhomedir --force
sshkey --username=«user» "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» «user»"
bootloader --append="crashkernel=auto" --location=mbr"#,
    ),
    (
        "etcd yaml",
        "name: «host»
data-dir: /var/lib/etcd
client-transport-security:
  cert-file: /etc/etcd/pki/server.crt
  key-file: /etc/etcd/pki/server.key
  client-cert-auth: true
  trusted-ca-file: /etc/etcd/pki/ca.crt
auth-token: simple",
    ),
    (
        "ios key chain help",
        "Router(config-keychain-key)#?
Key-chain key configuration commands:
  accept-lifetime          Set accept lifetime of key
  cryptographic-algorithm  Set cryptographic authentication algorithm
  default                  Set a command to its defaults
  key-string               Set key string
  send-lifetime            Set send lifetime of key",
    ),
    (
        "junos login class",
        "system {
    login {
        retry-options {
            tries-before-disconnect «3-10»;
            backoff-threshold 2;
        }
        password {
            minimum-length «8-20»;
            format sha512;
        }
        user «user» {
            uid «2000-2100»;
            class super-user;
            authentication {
                encrypted-password /* SECRET-DATA */; ## SECRET-DATA
            }
        }
    }
}",
    ),
    (
        "fortigate config masked",
        r#"config system admin
    edit "«user»"
        set accprofile "super_admin"
        set vdom "root"
        set password ENC <removed>
        set two-factor fortitoken
        set fortitoken "FTKMOB«HEX10»"
    next
end"#,
    ),
    (
        "snmptranslate mib text",
        r#"snmpCommunityName OBJECT-TYPE
    SYNTAX       OCTET STRING
    MAX-ACCESS   read-create
    STATUS       current
    DESCRIPTION "The community string for which a row in this table
                 represents a configuration."
    ::= { snmpCommunityEntry 2 }"#,
    ),
    (
        "perl passwd",
        r#"# ask twice, compare, never print
my $pw1 = prompt('New password: ');
my $pw2 = prompt('Retype new password: ');
die "Passwords do not match\n" if $pw1 ne $pw2;"#,
    ),
    (
        "sql schema",
        "CREATE TABLE public.users (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    login character varying(64) NOT NULL,
    password_hash text,
    reset_token_sent_at timestamp with time zone,
    failed_logins integer DEFAULT 0 NOT NULL
);",
    ),
    (
        "cargo build",
        "   Compiling «secrecy|password-hash|keyring|rpassword» v0.«1-20».«0-9»
   Compiling token-«1-9» v0.1.0 (/build/token)
    Finished `release` profile [optimized] target(s) in «10-99».«10-99»s",
    ),
    (
        "gdb backtrace",
        r#"#0  0x00007f«hex10» in __strlen_avx2 () from /lib/x86_64-linux-gnu/libc.so.6
#1  0x00005«hex11» in check_password (user=0x5«hex11» "«user»", password=0x0) at auth.c:«10-400»
#2  0x00005«hex11» in main (argc=«1-4», argv=0x7ff«hex9») at login.c:«10-400»"#,
    ),
    (
        "passwd help",
        "Usage: passwd [options] [LOGIN]

Options:
  -a, --all                     report password status on all accounts
  -d, --delete                  delete the password for the named account
  -e, --expire                  force expire the password for the named account
  -h, --help                    display this help message and exit
  -k, --keep-tokens             change password only if expired
  -l, --lock                    lock the password of the named account",
    ),
    (
        "openssl passphrase manual",
        "       Pass phrase arguments

       pass:password
           The actual password is password. Since the password is visible to utilities (like 'ps' under Unix)
           this form should only be used where security is not important.

       env:var
           Obtain the password from the environment variable var.

       file:pathname
           Reads the password from the specified file pathname.",
    ),
];
