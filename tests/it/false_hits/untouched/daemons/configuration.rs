//! Configuration files and settings as they are dumped.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd_config",
        "PermitRootLogin «no|prohibit-password»
PasswordAuthentication «yes|no»
PermitEmptyPasswords no
AuthorizedKeysFile .ssh/authorized_keys
HostKey /etc/ssh/ssh_host_ed25519_key
MaxAuthTries «3-6»",
    ),
    (
        "login.defs",
        "PASS_MAX_DAYS	«60-99999»
PASS_MIN_DAYS	«0-7»
PASS_WARN_AGE	7
LOGIN_RETRIES		5
ENCRYPT_METHOD SHA512",
    ),
    (
        "pam password stack",
        "password    requisite     pam_pwquality.so try_first_pass local_users_only retry=«3-5» authtok_type=
password    sufficient    pam_unix.so sha512 shadow try_first_pass use_authtok
password    required      pam_deny.so
auth        required      pam_faildelay.so delay=«1000000-4000000»",
    ),
    (
        "pwquality",
        "minlen = «8-16»
dcredit = -1
ucredit = -1
# Path to the cracklib dictionaries. Default is to use the cracklib default.
dictcheck = 1",
    ),
    (
        "passwd file",
        "root:x:0:0:root:/root:/bin/bash
sshd:x:74:74:Privilege-separated SSH:/usr/share/empty.sshd:/sbin/nologin
«user»:x:«1000-9999»:«1000-9999»::/home/«user»:/bin/bash",
    ),
    (
        "locked shadow entries",
        "daemon:*:«18000-20000»:0:99999:7:::
sshd:!!:«18000-20000»::::::
systemd-network:!*:«18000-20000»::::::",
    ),
    (
        "fstab",
        "UUID=«uuid» /     xfs   defaults 0 0
UUID=«HEX4»-«HEX4» /boot/efi vfat umask=0077,shortname=winnt 0 2
//«host»/share /mnt/share cifs credentials=/root/.smbcredentials,vers=3.0,_netdev 0 0",
    ),
    (
        "crypttab",
        "luks-«uuid» UUID=«uuid» none discard,tpm2-device=auto
swap /dev/disk/by-partuuid/«uuid» /dev/urandom swap,cipher=aes-xts-plain64,size=512",
    ),
    (
        "nginx ssl",
        "ssl_certificate     /etc/nginx/ssl/«host».crt;
ssl_certificate_key /etc/nginx/ssl/«host».key;
ssl_session_cache   shared:SSL:«5-50»m;
ssl_session_tickets off;
auth_basic_user_file /etc/nginx/htpasswd;",
    ),
    (
        "postfix main.cf",
        "smtpd_sasl_auth_enable = yes
smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd
smtp_sasl_security_options = noanonymous
smtpd_tls_key_file = /etc/pki/tls/private/«host».key
smtpd_tls_fingerprint_digest = sha256",
    ),
    (
        "pg_hba",
        "# TYPE  DATABASE        USER            ADDRESS                 METHOD
local   all             all                                     peer
host    all             all             «ip»/32            scram-sha-256
hostssl replication     «user»          «ip»/32            cert clientcert=verify-full",
    ),
    (
        "postgresql.conf",
        "password_encryption = scram-sha-256	# scram-sha-256 or md5
authentication_timeout = «1-5»min
ssl_key_file = 'server.key'
ssl_passphrase_command = ''
krb_server_keyfile = 'FILE:${sysconfdir}/krb5.keytab'",
    ),
    (
        "mysql variables",
        "| caching_sha2_password_auto_generate_rsa_keys | ON                |
| caching_sha2_password_private_key_path       | private_key.pem   |
| default_password_lifetime                    | «0-365»           |
| validate_password.length                     | «8-20»            |
| server_uuid                                  | «uuid»            |",
    ),
    (
        "corosync.conf",
        "totem {
    version: 2
    cluster_name: «host»
    token: «1000-10000»
    token_retransmits_before_loss_const: 10
    secauth: on
    crypto_cipher: aes256
    crypto_hash: sha256
    keyfile: /etc/corosync/authkey
}",
    ),
    (
        "sssd.conf",
        "[domain/example.org]
id_provider = ldap
auth_provider = krb5
cache_credentials = True
ldap_default_authtok_type = password
ldap_default_authtok = ********
ldap_tls_reqcert = demand",
    ),
    (
        "snmpd masked",
        "rocommunity <redacted> «ip»/32
createUser «user» SHA-256 <redacted> AES <redacted>
authtrapenable 1",
    ),
    (
        "cisco show run scrubbed",
        "service password-encryption
security passwords min-length «8-15»
aaa authentication login default group tacacs+ local
username «user» privilege 15 secret 9 <removed>
snmp-server community <removed> RO
ip ssh server algorithm authentication publickey",
    ),
    (
        "systemd unit",
        "[Service]
User=«user»
EnvironmentFile=-/etc/default/token-exporter
LoadCredential=tls.key:/etc/pki/tls/private/«host».key
ExecStart=/usr/bin/exporter --auth.token-file=/run/secrets/token --web.listen-address=:«9000-9999»
PrivateTmp=true",
    ),
    (
        "prometheus",
        r#"  - job_name: node
    scheme: https
    authorization:
      type: Bearer
      credentials: <secret>
    bearer_token_file: /var/run/secrets/kubernetes.io/serviceaccount/token
    static_configs:
      - targets: ["«host»:9100"]"#,
    ),
    (
        "grafana ini",
        "[security]
;disable_initial_admin_creation = false
admin_password = $__file{/run/secrets/grafana_admin}
cookie_secure = true
[auth]
login_maximum_inactive_lifetime_duration = «1-30»d
token_rotation_interval_minutes = «5-20»",
    ),
    (
        "gitconfig",
        "[user]
	name = «user»
	email = «email»
	signingkey = «HEX16»
[credential]
	helper = cache --timeout=«900-7200»",
    ),
    (
        "yum repository",
        "[baseos]
name=BaseOS
baseurl=https://«host»/rhel/9/baseos
gpgcheck=1
gpgkey=file:///etc/pki/rpm-gpg/RPM-GPG-KEY-redhat-release
sslclientkey=/etc/pki/entitlement/«1000000000000000000-8999999999999999999»-key.pem",
    ),
    (
        "npm package lock",
        r#"{"lockfileVersion":3,"packages":{"node_modules/jsonwebtoken":{"version":"9.0.«0-3»","resolved":"https://registry.npmjs.org/jsonwebtoken/-/jsonwebtoken-9.0.2.tgz","integrity":"sha512-«b64:86»=="}}}"#,
    ),
    (
        "go sum",
        "golang.org/x/crypto v0.«1-40».0 h1:«b64:43»=
golang.org/x/crypto v0.«1-40».0/go.mod h1:«b64:43»=",
    ),
    (
        "cargo lock",
        r#"[[package]]
name = "secrecy"
version = "0.«8-10».«0-9»"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "«hex64»""#,
    ),
    (
        "bios settings xml",
        r#"<Component FQDD="BIOS.Setup.1-1">
  <!-- <Attribute Name="SysPassword">******</Attribute>-->
  <Attribute Name="PasswordStatus">«Unlocked|Locked»</Attribute>
  <Attribute Name="TpmSecurity">«On|Off»</Attribute>
  <Attribute Name="SecureBootPolicy">Standard</Attribute>
  <Attribute Name="AssetTag">«HEX8»</Attribute>
</Component>"#,
    ),
    (
        "logrotate",
        "/var/log/auth.log
/var/log/secure
{
    rotate «4-52»
    weekly
    missingok
    compress
}",
    ),
    (
        "machine ids",
        "machine-id: «hex32»
boot-id: «uuid»
product_uuid: «uuid»
InitiatorName=iqn.1994-05.com.redhat:«hex12»
nqn.2014-08.org.nvmexpress:uuid:«uuid»",
    ),
    (
        "sysctl",
        "kernel.keys.maxkeys = «200-2000»
kernel.keys.root_maxbytes = 25000000
kernel.random.boot_id = «uuid»
net.ipv4.tcp_fastopen_key = 00000000-00000000-00000000-00000000",
    ),
];
