//! Configuration files and settings as they are dumped: no value of a secret in any of them.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd -T excerpt",
        "permitrootlogin prohibit-password
pubkeyauthentication yes
passwordauthentication «yes|no»
kbdinteractiveauthentication no
permitemptypasswords no
authorizedkeysfile .ssh/authorized_keys .ssh/authorized_keys2
hostkey /etc/ssh/ssh_host_ed25519_key
maxauthtries «3-6»
logingracetime «30-120»",
    ),
    (
        "sshd_config comments",
        "# To disable tunneled clear text passwords, change to no here!
PasswordAuthentication «yes|no»
#PermitEmptyPasswords no
# Change to yes to enable challenge-response passwords (beware issues with
# some PAM modules and threads)
KbdInteractiveAuthentication no
UsePAM yes",
    ),
    (
        "login.defs",
        "PASS_MAX_DAYS	«90-99999»
PASS_MIN_DAYS	«0-7»
PASS_WARN_AGE	«7-14»
LOGIN_RETRIES		5
LOGIN_TIMEOUT		60
ENCRYPT_METHOD SHA512",
    ),
    (
        "pwquality.conf",
        "# Minimum acceptable size for the new password (plus one if
# credits are not disabled which is the default).
minlen = «8-16»
dcredit = -1
usercheck = 1
retry = 3",
    ),
    (
        "pam common-password",
        "password	[success=1 default=ignore]	pam_unix.so obscure use_authtok try_first_pass yescrypt
password	requisite			pam_deny.so
password	required			pam_permit.so",
    ),
    (
        "pam system-auth",
        "auth        required      pam_env.so
auth        sufficient    pam_unix.so nullok try_first_pass
auth        requisite     pam_succeed_if.so uid >= 1000 quiet_success
auth        sufficient    pam_sss.so forward_pass
auth        required      pam_deny.so",
    ),
    (
        "passwd file",
        "root:x:0:0:root:/root:/bin/bash
daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
«user»:x:«1000-1999»:«1000-1999»:,,,:/home/«user»:/bin/bash",
    ),
    (
        "shadow of locked accounts",
        "daemon:*:«18000-20000»:0:99999:7:::
sshd:!:«18000-20000»::::::
systemd-network:!*:«18000-20000»::::::",
    ),
    (
        "nsswitch",
        "passwd:         files systemd sss
group:          files systemd sss
shadow:         files sss
publickey:      nisplus
automount:      sss files",
    ),
    (
        "sssd.conf",
        "[domain/example.net]
id_provider = ldap
auth_provider = krb5
chpass_provider = krb5
ldap_uri = ldaps://«host».example.net
ldap_tls_cacert = /etc/pki/tls/certs/ca-bundle.crt
ldap_tls_reqcert = demand
krb5_server = «host».example.net
krb5_store_password_if_offline = «True|False»
cache_credentials = True",
    ),
    (
        "krb5.conf",
        "[libdefaults]
    default_realm = EXAMPLE.NET
    ticket_lifetime = 24h
    renew_lifetime = 7d
    forwardable = true
    default_ccache_name = KEYRING:persistent:%{uid}
    default_keytab_name = FILE:/etc/krb5.keytab",
    ),
    (
        "fstab by uuid",
        "UUID=«uuid» /               ext4    errors=remount-ro 0       1
UUID=«HEX4»-«HEX4»  /boot/efi       vfat    umask=0077      0       1
UUID=«uuid» none            swap    sw              0       0",
    ),
    (
        "crypttab",
        "# <name> <device> <password> <options>
luks-«uuid» UUID=«uuid» none luks,discard,tpm2-device=auto
swap /dev/«sda|sdb|nvme0n1p»«2-5» /dev/urandom swap,cipher=aes-xts-plain64,size=512",
    ),
    (
        "nginx tls server",
        r#"    listen 443 ssl http2;
    server_name «host».example.com;
    ssl_certificate     /etc/nginx/ssl/«host».crt;
    ssl_certificate_key /etc/nginx/ssl/«host».key;
    ssl_session_cache shared:SSL:10m;
    ssl_session_tickets off;
    auth_basic "Restricted";
    auth_basic_user_file /etc/nginx/.htpasswd;"#,
    ),
    (
        "apache mod_ssl",
        r#"SSLEngine on
SSLCertificateFile /etc/pki/tls/certs/localhost.crt
SSLCertificateKeyFile /etc/pki/tls/private/localhost.key
SSLCipherSuite HIGH:!aNULL:!MD5:!3DES
SSLSessionCacheTimeout «300-600»
AuthType Basic
AuthName "Monitoring"
AuthUserFile /etc/httpd/conf/htpasswd.users
Require valid-user"#,
    ),
    (
        "postgres pg_hba",
        "# TYPE  DATABASE        USER            ADDRESS                 METHOD
local   all             postgres                                peer
host    all             all             127.0.0.1/32            scram-sha-256
hostssl replication     «user»          «ip»/32        cert",
    ),
    (
        "postgresql.conf authentication",
        "#authentication_timeout = 1min		# 1s-600s
password_encryption = scram-sha-256	# scram-sha-256 or md5
#krb_server_keyfile = 'FILE:${sysconfdir}/krb5.keytab'
ssl = on
ssl_cert_file = '/etc/ssl/certs/ssl-cert-snakeoil.pem'
ssl_key_file = '/etc/ssl/private/ssl-cert-snakeoil.key'
#ssl_passphrase_command = ''
max_connections = «100-500»",
    ),
    (
        "mysql variables",
        "| default_authentication_plugin                | caching_sha2_password |
| default_password_lifetime                    | 0                     |
| disconnect_on_expired_password               | ON                    |
| sha256_password_auto_generate_rsa_keys       | ON                    |
| validate_password.length                     | «8-14»                |
| server_uuid                                  | «uuid» |",
    ),
    (
        "postfix main.cf",
        "smtpd_tls_cert_file=/etc/ssl/certs/ssl-cert-snakeoil.pem
smtpd_tls_key_file=/etc/ssl/private/ssl-cert-snakeoil.key
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd
smtp_sasl_security_options = noanonymous
relayhost = [smtp.example.net]:587",
    ),
    (
        "dovecot auth",
        "auth_mechanisms = plain login
disable_plaintext_auth = yes
passdb {
  driver = pam
}
ssl_cert = </etc/dovecot/private/dovecot.pem
ssl_key = # hidden, use -P to show it",
    ),
    (
        "chrony.conf",
        "server «host».example.net iburst key «1-20»
keyfile /etc/chrony/chrony.keys
driftfile /var/lib/chrony/chrony.drift
authselectmode require
makestep 1 3",
    ),
    (
        "named.conf key references",
        r#"include "/etc/bind/rndc.key";
controls {
	inet 127.0.0.1 port 953 allow { 127.0.0.1; } keys { "rndc-key"; };
};
options {
	dnssec-validation auto;
	session-keyfile "/run/named/session.key";
};"#,
    ),
    (
        "snmpd masked communities",
        "# community strings removed by collection
rocommunity <redacted> «ip»
sysLocation    Rack «1-40», Row «1-9»
sysContact     «email»",
    ),
    (
        "ansible.cfg",
        "[defaults]
host_key_checking = False
private_key_file = ~/.ssh/id_ed25519
ask_pass = False
ask_vault_pass = True
vault_password_file = ",
    ),
    (
        "grub cmdline",
        r#"GRUB_CMDLINE_LINUX="crashkernel=«256|512»M rd.luks.uuid=luks-«uuid» rd.lvm.lv=vg0/root audit=1"
GRUB_ENABLE_BLSCFG=true
GRUB_DISABLE_RECOVERY="true""#,
    ),
    (
        "wpa systemd network file",
        "[Match]
MACAddress=«mac»

[Network]
DHCP=yes
Domains=example.net

[DHCPv4]
ClientIdentifier=mac
UseDomains=yes",
    ),
    (
        "masked redis config get",
        r#"1) "requirepass"
2) "********"
3) "masterauth"
4) ""
5) "protected-mode"
6) "yes""#,
    ),
    (
        "consul config dump",
        r#"{
  "datacenter": "dc«1-4»",
  "node_id": "«uuid»",
  "acl": {"enabled": true, "default_policy": "deny", "enable_token_persistence": true, "tokens": {"agent": "hidden", "default": "hidden"}},
  "encrypt": "hidden",
  "verify_incoming": true,
  "key_file": "/etc/consul.d/«host»-key.pem"
}"#,
    ),
    (
        "machine-id and hostnamectl",
        " Static hostname: «host»
       Icon name: computer-server
      Machine ID: «hex32»
         Boot ID: «hex32»
Operating System: Debian GNU/Linux 12 (bookworm)
          Kernel: Linux 6.1.0-«10-32»-amd64",
    ),
];
