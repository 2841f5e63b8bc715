//! Settings and their comments, without anybody's secret.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd_config comments",
        "# To disable tunneled clear text passwords, change to no here!
#PasswordAuthentication yes
#PermitEmptyPasswords no
# Change to yes to enable challenge-response passwords (beware issues with some PAM modules)
KbdInteractiveAuthentication no",
    ),
    (
        "login.defs",
        "PASS_MAX_DAYS	99999
PASS_MIN_DAYS	«0-9»
PASS_WARN_AGE	7
LOGIN_RETRIES		«3-9»
LOGIN_TIMEOUT		60
ENCRYPT_METHOD YESCRYPT",
    ),
    (
        "passwd file",
        "«user»:x:«1000-2000»:«1000-2000»:Service account:/home/«user»:/bin/bash",
    ),
    (
        "nsswitch",
        "passwd:         files systemd sss
shadow:         files
hosts:          files dns",
    ),
    (
        "paths to secrets",
        "[tls]
key_file = /etc/fleet/tls.key
password_file = /run/secrets/tls_password
token_path = /var/run/secrets/kubernetes.io/serviceaccount/token
credentials_directory = /etc/fleet/credentials.d",
    ),
    (
        "intervals",
        "token_ttl = «10-90»m
password_min_length = «8-20»
key_rotation_days = «10-90»
login_timeout = «10-90»s
secret_scan = «on|off»",
    ),
    (
        "empty values",
        "[smtp]
host = mail.example.com
user =
password =
auth = none",
    ),
    (
        "yaml switches",
        "auth:
  enabled: «true|false»
  basic: false
  bearer: true
  tokenTTL: «10-90»m
  passwordPolicy:
    minLength: 12
    requireDigit: true",
    ),
    (
        "yaml comments",
        "# password: taken from the environment, see the manual
# token: the file that holds it, never the token itself
listen: 0.0.0.0:«8000-9000»",
    ),
    (
        "placeholders",
        "db_password = ${DB_PASSWORD}
api_token = {{ lookup('env', 'API_TOKEN') }}
secret = <your secret here>",
    ),
    (
        "environment of references",
        "DB_PASSWORD_FILE=/run/secrets/db_password
TOKEN_ENDPOINT=https://auth.example.com/oauth2/token
KEYCLOAK_URL=https://sso.example.com/auth
SSH_AUTH_SOCK=/run/user/1000/keyring/ssh",
    ),
    (
        "toml",
        r#"[auth]
method = "«password|token|certificate»"
token_url = "https://auth.example.com/token"
key_id = "2025-«01-12»"
max_attempts = «1-9»"#,
    ),
    (
        "xml",
        r#"<security>
  <authentication type="«Basic|Bearer|None»"/>
  <passwordPolicy minLength="«8-20»" expires="false"/>
  <keystore file="conf/server.jks" type="PKCS12"/>
</security>"#,
    ),
    (
        "xml schema",
        r#"<xs:element name="password" type="xs:string" minOccurs="0"/>
<xs:element name="community" type="xs:string" maxOccurs="«1-9»"/>"#,
    ),
    (
        "json schema",
        r##"{"properties":{"password":{"type":"string","minLength":«8-20»},"token":{"type":"string","format":"uuid"},"key":{"$ref":"#/definitions/key"}},"required":["password"]}"##,
    ),
    (
        "openapi",
        "      securitySchemes:
        basic: {type: http, scheme: basic}
        bearer: {type: http, scheme: bearer, bearerFormat: JWT}
        apiKey: {type: apiKey, in: header, name: X-Api-Key}",
    ),
    (
        "usage",
        "Usage: fleetctl login [--user NAME] [--password-stdin] [--token-file FILE]
  -p, --password-stdin   read the password from standard input
      --token-file FILE  file with the bearer token
  -k, --key FILE         private key for client authentication",
    ),
    (
        "manual page",
        "       -P <remote_password>
              Remote server password is specified on the command line. If supported it will be obscured in the process list.
       -y <hex key>
              Use supplied Kg key for IPMIv2.0 authentication. The default is not to use any Kg key.",
    ),
    (
        "redis.conf",
        "# Require clients to issue AUTH <PASSWORD> before processing any other commands.
# Warning: since Redis is pretty fast, an outside user can try up to 1 million passwords per second.
maxmemory «100-900»mb",
    ),
    (
        "systemd unit",
        "[Service]
EnvironmentFile=-/etc/default/token-service
LoadCredential=db:/etc/fleet/db.cred
PrivateTmp=yes
KeyringMode=private
ExecStart=/usr/bin/token-service --key-file ${CREDENTIALS_DIRECTORY}/db",
    ),
    (
        "keyboard",
        r#"XKBMODEL="pc105"
XKBLAYOUT="«us|de|gb»"
XKBOPTIONS="compose:ralt"
KEYMAP=«us|de|uk»"#,
    ),
    (
        "crypttab",
        "luks-«uuid» UUID=«uuid» none discard
swap /dev/mapper/swap /dev/urandom swap,cipher=aes-xts-plain64,size=512",
    ),
    (
        "fstab",
        "//nas01/share /mnt/share cifs credentials=/etc/cifs.cred,uid=«1000-2000»,vers=3.0 0 0
UUID=«uuid» / ext4 defaults 0 1",
    ),
    (
        "sql grants",
        "GRANT SELECT, INSERT ON tokens TO fleet_reader;
SHOW VARIABLES LIKE 'validate_password%'; -- validate_password.length «8-20»",
    ),
    (
        "grafana",
        ";admin_password is read from the file in GF_SECURITY_ADMIN_PASSWORD__FILE
;login_maximum_lifetime_duration = «10-90»d
;token_rotation_interval_minutes = 10",
    ),
];
