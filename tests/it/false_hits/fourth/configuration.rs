//! Files of settings, with switches for how secrets are handled.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd config",
        "# To disable tunneled clear text passwords, change to no here!
PasswordAuthentication «yes|no»
PermitEmptyPasswords no
KbdInteractiveAuthentication no
PubkeyAuthentication yes
AuthorizedKeysFile .ssh/authorized_keys .ssh/authorized_keys2
LoginGraceTime «30-120»
MaxAuthTries «2-6»",
    ),
    (
        "sshd host keys",
        "#HostKey /etc/ssh/ssh_host_rsa_key
HostKey /etc/ssh/ssh_host_ed25519_key
PermitRootLogin «prohibit-password|no|without-password»",
    ),
    (
        "ssh config",
        "Host bmc-*
    User «user»
    IdentityFile ~/.ssh/id_ed25519
    PreferredAuthentications publickey,password
    NumberOfPasswordPrompts «1-3»
    StrictHostKeyChecking «accept-new|yes|ask»",
    ),
    (
        "nsswitch",
        "passwd:         files systemd
group:          files systemd
shadow:         files
publickey:      files",
    ),
    (
        "pam",
        "password	requisite	pam_pwquality.so retry=«1-3» minlen=«8-16»
password	[success=1 default=ignore]	pam_unix.so obscure use_authtok try_first_pass yescrypt
auth	required	pam_faillock.so preauth silent deny=«3-6» unlock_time=«300-900»",
    ),
    (
        "login defs",
        "PASS_MAX_DAYS	«90-99999»
PASS_MIN_DAYS	0
PASS_WARN_AGE	«7-14»
LOGIN_RETRIES		«3-5»
LOGIN_TIMEOUT		60
ENCRYPT_METHOD YESCRYPT",
    ),
    (
        "passwd file",
        "sshd:x:«100-120»:65534::/run/sshd:/usr/sbin/nologin
«user»:x:«1000-1900»:«1000-1900»::/home/«user»:/bin/bash",
    ),
    (
        "chage",
        "Last password change					: «Jan|Feb|Mar» «01-28», 2025
Password expires					: never
Password inactive					: never
Minimum number of days between password change		: «0-7»
Maximum number of days between password change		: «90-99999»",
    ),
    ("passwd status", "«user» «P|L|NP» «01-12»/«01-28»/2025 0 «90-99999» 7 -1"),
    (
        "sudoers",
        r#"Defaults	passwd_tries=«2-5», timestamp_timeout=«5-30»
Defaults	badpass_message="Sorry, wrong password"
%wheel	ALL=(ALL)	NOPASSWD: /usr/bin/systemctl restart snmpd"#,
    ),
    (
        "snmpd conf",
        "# Access is by user (SNMPv3) alone; no community is configured on this machine.
agentaddress  udp:161
rouser «user» authpriv -V systemonly
authtrapenable «1|2»",
    ),
    (
        "nginx auth",
        r#"    location /metrics {
        auth_basic           "Restricted";
        auth_basic_user_file /etc/nginx/htpasswd;
        proxy_pass           http://127.0.0.1:«8000-9999»;
        proxy_set_header     Authorization $http_authorization;
        proxy_pass_header    Set-Cookie;
    }"#,
    ),
    (
        "nginx tls",
        "    ssl_certificate      /etc/nginx/tls/portal.crt;
    ssl_certificate_key  /etc/nginx/tls/portal.key;
    ssl_session_tickets  off;
    ssl_session_timeout  «5-60»m;",
    ),
    (
        "nginx log format",
        r#"log_format main '$remote_addr - $remote_user [$time_local] "$request" $status $body_bytes_sent $cookie_lang';"#,
    ),
    (
        "prometheus",
        "  - job_name: node-«1-9»
    scheme: https
    authorization:
      type: Bearer
      credentials_file: /etc/prometheus/token
    tls_config:
      insecure_skip_verify: false",
    ),
    (
        "prometheus basic",
        "    basic_auth:
      username: «user»
      password_file: /run/credentials/prometheus.service/password",
    ),
    (
        "alertmanager",
        "global:
  smtp_smarthost: mail.example.com:587
  smtp_auth_username: «user»
  smtp_auth_password_file: /etc/alertmanager/smtp-password
  smtp_require_tls: true",
    ),
    (
        "grafana ini",
        "[security]
# disable creation of admin user on first start of grafana
disable_initial_admin_creation = «true|false»
cookie_secure = true
cookie_samesite = lax
[auth]
disable_login_form = «true|false»
login_maximum_lifetime_duration = «7-30»d
token_rotation_interval_minutes = «5-15»",
    ),
    (
        "grafana basic",
        "[auth.basic]
enabled = «true|false»
password_policy = «true|false»",
    ),
    (
        "php ini",
        "session.use_strict_mode = «0|1»
session.cookie_httponly = 1
session.cookie_lifetime = «0-3600»
session.sid_length = «26-64»
mysqli.default_pw =",
    ),
    (
        "postgres conf",
        "password_encryption = scram-sha-256	# scram-sha-256 or md5
ssl_key_file = '/etc/ssl/private/ssl-cert-snakeoil.key'
ssl_passphrase_command = ''
ssl_passphrase_command_supports_reload = off
authentication_timeout = «30-120»s",
    ),
    (
        "pg hba",
        "# TYPE  DATABASE        USER            ADDRESS                 METHOD
local   all             postgres                                peer
host    inventory       «user»           «ip»/32            scram-sha-256",
    ),
    (
        "systemd unit file",
        "[Service]
ExecStart=/usr/bin/collector --config /etc/collector.toml --token-file %d/token
LoadCredential=token:/etc/collector/token
LoadCredential=password:/etc/collector/password
KeyringMode=private
PrivateTmp=yes
TimeoutStartSec=«30-300»",
    ),
    (
        "docker compose",
        "services:
  db:
    image: postgres:«13-17»
    environment:
      POSTGRES_USER: «user»
      POSTGRES_PASSWORD_FILE: /run/secrets/db_password
    secrets:
      - db_password
secrets:
  db_password:
    file: ./secrets/db_password.txt",
    ),
    (
        "toml",
        "[login]
max_attempts = «3-9»
lockout_minutes = «5-60»
password_min_length = «8-16»
password_history = «0-12»
token_ttl_seconds = «300-86400»
require_mfa = «true|false»",
    ),
    (
        "yaml policy",
        "password_policy:
  min_length: «8-16»
  require_digits: true
  max_age_days: «30-365»
token:
  algorithm: RS256
  issuer: https://login.example.com
  lifetime: «5-60»m",
    ),
    (
        "ini handling",
        "; How secrets are handled in support packages
mask_passwords = yes
mask_tokens = «yes|no»
store_credentials = «keyring|file|never»
secret_backend = «vault|keyring»",
    ),
    (
        "properties",
        "security.basic.enabled=«true|false»
security.oauth2.resource.token-info-uri=https://login.example.com/oauth/check_token
server.ssl.key-store-type=PKCS12
server.servlet.session.cookie.http-only=true
spring.datasource.username=«user»",
    ),
    (
        "json config",
        r#"{"auth":{"type":"basic","passwordRequired":«true|false»,"passwordMinLength":«8-16»},"token":{"enabled":true,"lifetimeSeconds":«300-3600»},"cookie":{"secure":true,"sameSite":"Strict"}}"#,
    ),
    (
        "keymap",
        r#"# KEYBOARD CONFIGURATION FILE
XKBMODEL="pc10«4-5»"
XKBLAYOUT="«us|de|gb»"
BACKSPACE="guess""#,
    ),
    (
        "fstab",
        "# <file system> <mount point>   <type>  <options>       <dump>  <pass>
UUID=«uuid» /               ext4    errors=remount-ro 0       1
UUID=«HEX4»-«HEX4»  /boot/efi       vfat    umask=0077      0       1",
    ),
    (
        "crypttab",
        "# <target name>	<source device>		<key file>	<options>
sd«a|b|c»3_crypt UUID=«uuid» none luks,discard",
    ),
    (
        "bgp config",
        "router bgp «64512-65000»
 neighbor «ip» remote-as «64512-65000»
 neighbor «ip» send-community both
 ip community-list standard CUSTOMERS permit 65000:«100-999»",
    ),
    (
        "ldap config",
        "URI     ldaps://ldap.example.com
BASE    dc=example,dc=com
TLS_CACERT      /etc/ssl/certs/ca-certificates.crt
TLS_REQCERT     demand
# The bind is made with SASL EXTERNAL, without a password.",
    ),
];
