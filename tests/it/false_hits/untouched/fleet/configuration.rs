//! Configuration files of daemons, machines and build systems.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd_config",
        "PermitRootLogin «no|prohibit-password»
PasswordAuthentication «yes|no»
PubkeyAuthentication yes
AuthorizedKeysFile .ssh/authorized_keys
KbdInteractiveAuthentication no
PermitEmptyPasswords no
HostKey /etc/ssh/ssh_host_ed25519_key
UsePAM yes",
    ),
    (
        "sshd_config crypto",
        "Ciphers chacha20-poly1305@openssh.com,aes256-gcm@openssh.com,aes128-gcm@openssh.com
KexAlgorithms curve25519-sha256,curve25519-sha256@libssh.org,diffie-hellman-group16-sha512
MACs hmac-sha2-512-etm@openssh.com,hmac-sha2-256-etm@openssh.com
HostKeyAlgorithms ssh-ed25519,rsa-sha2-512,rsa-sha2-256",
    ),
    (
        "pam stack",
        "auth        required      pam_env.so
auth        sufficient    pam_unix.so try_first_pass nullok
auth        required      pam_deny.so
password    requisite     pam_pwquality.so try_first_pass local_users_only retry=«2-5» minlen=«8-16»
password    sufficient    pam_unix.so sha512 shadow use_authtok",
    ),
    (
        "login.defs",
        "PASS_MAX_DAYS	«60-99999»
PASS_MIN_DAYS	«0-7»
PASS_WARN_AGE	7
ENCRYPT_METHOD «SHA512|YESCRYPT»
LOGIN_RETRIES	5
LOGIN_TIMEOUT	60",
    ),
    (
        "passwd lines",
        "root:x:0:0:root:/root:/bin/bash
sshd:x:«70-120»:65534::/run/sshd:/usr/sbin/nologin
«user»:x:«1000-1999»:«1000-1999»:,,,:/home/«user»:/bin/bash",
    ),
    (
        "shadow without passwords",
        "daemon:*:«18000-20000»:0:99999:7:::
sshd:!:«18000-20000»::::::
«user»:!!:«18000-20000»:0:99999:7:::",
    ),
    (
        "nsswitch",
        "passwd:         files systemd sss
group:          files systemd sss
shadow:         files sss
publickey:      nisplus",
    ),
    (
        "nginx tls",
        r#"ssl_certificate     /etc/nginx/ssl/«host».crt;
ssl_certificate_key /etc/nginx/ssl/«host».key;
ssl_session_cache   shared:SSL:«10-50»m;
ssl_session_tickets off;
auth_basic           "Restricted";
auth_basic_user_file /etc/nginx/.htpasswd;"#,
    ),
    (
        "apache auth",
        r#"<Location "/server-status">
    AuthType Basic
    AuthName "Login required"
    AuthUserFile "/etc/httpd/conf/htpasswd"
    Require valid-user
</Location>"#,
    ),
    (
        "postfix main.cf",
        "smtpd_tls_cert_file = /etc/pki/tls/certs/«host».pem
smtpd_tls_key_file = /etc/pki/tls/private/«host».key
smtp_sasl_auth_enable = yes
smtp_sasl_password_maps = hash:/etc/postfix/sasl_passwd
smtp_sasl_security_options = noanonymous",
    ),
    (
        "dovecot",
        "disable_plaintext_auth = yes
auth_mechanisms = plain login
passdb {
  driver = pam
}
ssl_key = </etc/dovecot/private/dovecot.pem",
    ),
    (
        "pg_hba",
        "# TYPE  DATABASE        USER            ADDRESS                 METHOD
local   all             postgres                                peer
host    all             all             127.0.0.1/32            scram-sha-256
hostssl replication     «user»          «ip»/32        «scram-sha-256|cert|md5»",
    ),
    (
        "postgresql.conf",
        "password_encryption = scram-sha-256	# scram-sha-256 or md5
#authentication_timeout = 1min		# 1s-600s
ssl_key_file = 'server.key'
#krb_server_keyfile = 'FILE:${sysconfdir}/krb5.keytab'
shared_buffers = «2-64»GB",
    ),
    (
        "krb5.conf",
        "[libdefaults]
    default_realm = EXAMPLE.ORG
    ticket_lifetime = 24h
    default_ccache_name = KEYRING:persistent:%{uid}
    permitted_enctypes = aes256-cts-hmac-sha1-96 aes128-cts-hmac-sha1-96
[realms]
    EXAMPLE.ORG = {
        kdc = «host».example.org
    }",
    ),
    (
        "fstab",
        "UUID=«uuid» /               ext4    errors=remount-ro 0       1
UUID=«HEX4»-«HEX4»  /boot/efi       vfat    umask=0077      0       1
//«host»/backup /mnt/backup cifs credentials=/root/.smbcredentials,uid=«1000-1999»,vers=3.0 0 0",
    ),
    (
        "crypttab",
        "# <target name> <source device> <key file> <options>
luks-«uuid» UUID=«uuid» none luks,discard",
    ),
    (
        "chrony",
        "server «host» iburst
keyfile /etc/chrony.keys
leapsectz right/UTC
# Generate a key with: chronyc keygen 1 SHA256 256",
    ),
    (
        "grub entry",
        "linux /vmlinuz-5.14.0-«100-600».el9.x86_64 root=UUID=«uuid» ro crashkernel=1G-4G:192M,4G-64G:256M rd.luks.uuid=luks-«uuid» quiet",
    ),
    (
        "systemd credential unit",
        "[Service]
Type=notify
ExecStart=/usr/sbin/«host»d --token-file ${CREDENTIALS_DIRECTORY}/token
LoadCredential=token:/etc/«host»/token
KeyringMode=private",
    ),
    (
        "network manager profile",
        "[connection]
id=«host»-uplink
uuid=«uuid»
type=ethernet

[802-1x]
eap=tls;
identity=«host»
private-key-password-flags=1",
    ),
    (
        "helm values",
        "auth:
  enabled: true
  existingSecret: «host»-credentials
  existingSecretPasswordKey: redis-password
  usePasswordFiles: false
image:
  tag: 7.«0-4».«0-9»
  digest: sha256:«hex64»",
    ),
    (
        "prometheus scrape config",
        "  - job_name: kubelet
    bearer_token_file: /var/run/secrets/kubernetes.io/serviceaccount/token
    tls_config:
      ca_file: /var/run/secrets/kubernetes.io/serviceaccount/ca.crt
    scrape_interval: «15-60»s",
    ),
    (
        "ansible inventory",
        "[web]
«host» ansible_host=«ip» ansible_user=«user» ansible_ssh_private_key_file=~/.ssh/id_ed25519",
    ),
    (
        "terraform variable",
        r#"variable "db_password" {
  description = "Password of the database's administrator"
  type        = string
  sensitive   = true
}"#,
    ),
    (
        "env example",
        "DB_HOST=«ip»
DB_USER=«user»
DB_PASSWORD=
SECRET_KEY_BASE=
SMTP_AUTH=«login|plain»",
    ),
    (
        "yum repo",
        "[baseos]
name=Rocky Linux $releasever - BaseOS
gpgcheck=1
repo_gpgcheck=0
gpgkey=file:///etc/pki/rpm-gpg/RPM-GPG-KEY-Rocky-9",
    ),
    (
        "snmpd comments",
        "# Community strings are read from /etc/snmp/snmpd.local.conf
agentaddress udp:127.0.0.1:161
syslocation Rack «1-48», Room «1-9»
syscontact «email»
view systemonly included .1.3.6.1.2.1.1",
    ),
];
