//! Settings whose passwords are comments, absent, elsewhere, or not passwords.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd",
        "PasswordAuthentication no\nPermitEmptyPasswords no\nPubkeyAuthentication yes\nAuthorizedKeysFile .ssh/authorized_keys\nMaxAuthTries «3-6»\nHostKey /etc/ssh/ssh_host_ed25519_key",
    ),
    (
        "sshd: commented",
        "#PasswordAuthentication yes\n#KerberosAuthentication no\n#AuthorizedKeysCommandUser nobody\n#RekeyLimit default none",
    ),
    (
        "ageing of passwords",
        "PASS_MAX_DAYS\t99999\nPASS_MIN_DAYS\t«0-7»\nPASS_WARN_AGE\t7\nENCRYPT_METHOD SHA512\nLOGIN_RETRIES\t\t«3-5»",
    ),
    (
        "quality of passwords",
        "minlen = «8-14»\ndcredit = -1\nretry = 3\ndictcheck = 1\nusercheck = 1\nenforce_for_root",
    ),
    (
        "login modules",
        "auth      required    pam_faillock.so preauth silent audit deny=«3-9» unlock_time=900\npassword  requisite   pam_pwquality.so retry=3\npassword  sufficient  pam_unix.so sha512 shadow use_authtok",
    ),
    (
        "a web server's certificate",
        "ssl_certificate     /etc/nginx/site.crt;\nssl_certificate_key /etc/nginx/site.key;\nssl_password_file   /etc/nginx/site.pass;\nssl_session_tickets off;",
    ),
    (
        "a web server's login",
        "auth_basic           \"Service «1-9»\";\nauth_basic_user_file /etc/nginx/htpasswd;\nauth_request         /auth;\nproxy_set_header     Authorization $http_authorization;",
    ),
    (
        "a web server's empty header",
        "proxy_set_header Authorization \"\";\nproxy_pass_header Authorization;\nproxy_hide_header X-Auth-Token;",
    ),
    (
        "variables instead of values",
        "password = ${DB_PASSWORD}\ntoken = $API_TOKEN\nsecret = {{ vault_db_secret }}\nkey = %(key_file)s",
    ),
    (
        "files instead of values",
        "password_file = /etc/agent/password\ntoken-file: /run/secrets/token\nprivate_key_path = \"/etc/agent/tls/key.pem\"\nclient-key: /var/lib/kubelet/pki/kubelet.key",
    ),
    (
        "commented settings of a database",
        "#password_encryption = scram-sha-256\n#ssl_passphrase_command = ''\n#krb_server_keyfile = 'FILE:/etc/krb5.keytab'\n#authentication_timeout = 1min",
    ),
    (
        "commented settings of SNMP",
        "#rocommunity\n# To use a community, remove the sign in front of the next line and choose one.\nview systemonly included .1.3.6.1.2.1.«1-25»",
    ),
    (
        "access by host",
        "host    all    all    10.0.0.0/8    scram-sha-256\nlocal   all    postgres             peer\nhost    replication    all    ::1/128    reject",
    ),
    ("empty values", "db.password=\nsmtp.password=\"\"\napi.token=''\nsnmp.community="),
    (
        "yes and no",
        "password-login: disabled\ntoken-auth: enabled\nsecret-scanning: on\nprivate-key-export: refused\nauth: enabled",
    ),
    (
        "a key as a name",
        "[keymap]\nlayout = de\nkey_repeat = «20-40»\nkey_delay = «200-600»\n[keys]\nnext = Tab\nquit = Escape",
    ),
    (
        "sorting and keys of data",
        "sort_key: created_at\npartition_key: device\nprimary_key: id\nforeign_key: device_id\nkeyspace: inventory",
    ),
    (
        "a schema",
        "    password:\n      type: string\n      format: password\n      writeOnly: true\n      minLength: «8-16»\n    token:\n      $ref: '#/components/schemas/Token'",
    ),
    (
        "kinds of security in a schema",
        "  securitySchemes:\n    bearer:\n      type: http\n      scheme: bearer\n      bearerFormat: JWT\n    basic:\n      type: http\n      scheme: basic",
    ),
    (
        "a JSON schema",
        "{\"type\":\"object\",\"required\":[\"user\",\"password\"],\"properties\":{\"password\":{\"type\":\"string\",\"minLength\":«8-16»},\"token\":{\"type\":[\"string\",\"null\"]}}}",
    ),
    (
        "a form in XML",
        "<field name=\"password\" type=\"password\" label=\"Password\" maxlength=\"«15-64»\" required=\"true\"/>\n<field name=\"community\" type=\"text\" label=\"Community\"/>",
    ),
    (
        "a form in HTML",
        "<label for=\"password\">Password</label>\n<input type=\"password\" id=\"password\" name=\"password\" autocomplete=\"current-password\" tabindex=\"«1-9»\">",
    ),
    (
        "translations",
        "login.password.label=Password\nlogin.password.wrong=User or password is wrong.\nlogin.token.expired=The session has ended. Log in again.",
    ),
    (
        "units of systemd",
        "LoadCredential=db-password:/etc/credstore/db-password\nEnvironmentFile=-/etc/default/agent\nKeyringMode=private\nPrivateTmp=yes",
    ),
    (
        "a disk's key table",
        "# <target> <source> <key file> <options>\ndata UUID=«uuid» none luks,discard\nswap /dev/sda«1-4» /dev/urandom swap,cipher=aes-xts-plain64",
    ),
    (
        "time with keys",
        "keyfile /etc/chrony/chrony.keys\n# The key is chosen by its number.\nserver «host» iburst key «1-9»",
    ),
    (
        "an inventory",
        "[bmcs]\nbmc-17 ansible_host=«ip» ansible_user=«user» ansible_ssh_private_key_file=~/.ssh/id_ed25519",
    ),
    (
        "a client's settings",
        "Host depot\n    User «user»\n    IdentityFile ~/.ssh/id_ed25519\n    IdentitiesOnly yes\n    PreferredAuthentications publickey",
    ),
    (
        "rotation",
        "rotate_secrets = true\nsecret_rotation_days = «30-365»\ntoken_ttl = «1-24»h\npassword_history = «3-24»",
    ),
];
