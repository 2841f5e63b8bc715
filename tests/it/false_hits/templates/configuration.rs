//! Configuration files that hold policies, paths and names, and no secret.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd configuration",
        "PermitRootLogin prohibit-password\nPasswordAuthentication no\nPermitEmptyPasswords no\nPubkeyAuthentication yes\nMaxAuthTries «1-9»\nHostKey /etc/ssh/ssh_host_ed25519_key\nAuthorizedKeysFile .ssh/authorized_keys",
    ),
    (
        "sshd -T",
        "passwordauthentication «yes|no»\nkbdinteractiveauthentication no\ntrustedusercakeys none\nauthorizedkeyscommand none\npubkeyacceptedalgorithms ssh-ed25519,rsa-sha2-512\nrekeylimit 0 0",
    ),
    (
        "login.defs",
        "PASS_MAX_DAYS\t«90-99999»\nPASS_MIN_DAYS\t«0-7»\nPASS_WARN_AGE\t7\nENCRYPT_METHOD\tYESCRYPT\nLOGIN_RETRIES\t\t«3-9»\nLOGIN_TIMEOUT\t\t60",
    ),
    (
        "pam stack",
        "auth       required     pam_env.so\nauth       sufficient   pam_unix.so try_first_pass nullok\npassword   requisite    pam_pwquality.so retry=«1-5» minlen=«8-20»\npassword   sufficient   pam_unix.so yescrypt shadow use_authtok\nsession    optional     pam_keyinit.so revoke",
    ),
    (
        "nsswitch",
        "passwd:         files systemd\ngroup:          files systemd\nshadow:         files\ngshadow:        files\nhosts:          files «dns|mdns4_minimal dns»",
    ),
    (
        "sudoers",
        "Defaults passwd_tries=«1-5», passwd_timeout=«1-9»\n%wheel  ALL=(ALL) NOPASSWD: ALL\n«user» ALL=(root) NOPASSWD: /usr/bin/systemctl restart bmcd",
    ),
    (
        "pwquality",
        "minlen = «8-20»\ndcredit = -1\nucredit = -1\nmaxrepeat = 3\nenforce_for_root\n# usercheck: whether the password may hold the user's name\nusercheck = 1",
    ),
    (
        "cloud-config",
        "#cloud-config\nssh_pwauth: false\ndisable_root: true\nusers:\n  - name: «user»\n    lock_passwd: true\n    ssh_authorized_keys:\n      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» «user»@«host»\nchpasswd:\n  expire: false",
    ),
    (
        "nginx tls",
        "ssl_certificate     /etc/nginx/tls/«host».crt;\nssl_certificate_key /etc/nginx/tls/«host».key;\nssl_session_tickets off;\nauth_basic          \"«host»\";\nauth_basic_user_file /etc/nginx/htpasswd;",
    ),
    (
        "nginx authentication request",
        "location /auth {\n    auth_request /oauth2/auth;\n    proxy_set_header Authorization \"\";\n    proxy_pass_request_body off;\n    limit_req zone=login burst=«1-20»;\n}",
    ),
    (
        "dovecot",
        "ssl_cert = </etc/dovecot/dovecot.pem\nssl_key = </etc/dovecot/private/dovecot.pem\nauth_mechanisms = plain login\ndisable_plaintext_auth = yes",
    ),
    (
        "postgres configuration",
        "password_encryption = scram-sha-256\nauthentication_timeout = «1-5»min\nssl_key_file = '/etc/ssl/private/«host».key'\nssl_passphrase_command_supports_reload = off",
    ),
    (
        "postgres host based access",
        "# TYPE  DATABASE        USER            ADDRESS                 METHOD\nlocal   all             all                                     peer\nhost    all             all             «ip»/32           «scram-sha-256|md5|password»",
    ),
    (
        "mysql configuration",
        "[mysqld]\nuser = mysql\nport = 3306\nkey_buffer_size = «16-512»M\ndefault_password_lifetime = «0-365»\nvalidate_password.policy = MEDIUM\nvalidate_password.length = «8-20»",
    ),
    (
        "ini sections",
        "[credentials]\nsource = keyring\nstore = /var/lib/collect/credentials\n\n[auth]\nmethod = «token|password|certificate»\nmax_auth_tries=«1-9»\ntoken_lifetime = «300-86400»\nkey_file = /etc/collect/client.key",
    ),
    (
        "properties",
        "login.url=/login\nlogin.max-attempts=«3-9»\nsecurity.password.min-length=«8-20»\nsecurity.password.encoder=bcrypt\nsecurity.basic.enabled=false\nsecurity.oauth2.token-validity-seconds=«300-86400»\nspring.main.banner-mode=off",
    ),
    (
        "yaml policy",
        "passwordPolicy:\n  minimumLength: «8-20»\n  expirationDays: «30-365»\n  historyCount: «0-12»\n  requireSymbols: true\nlockout:\n  failedLogins: «3-9»\n  resetAfter: 15m\ntokenTTL: 1h",
    ),
    (
        "yaml key entries",
        "metrics:\n  - key: temperature\n    unit: celsius\n  - key: fan_speed\n    unit: rpm\ncache:\n  keyPrefix: inventory\n  ttl: «10-900»s",
    ),
    (
        "toml",
        "[server]\ntls_key = \"/etc/collect/tls/server.key\"\ntls_cert = \"/etc/collect/tls/server.crt\"\nauth = true\ntoken_file = \"/run/credentials/collect.service/token\"\nrequest_limit = «1-500»",
    ),
    (
        "json settings",
        r#"{"auth":{"enabled":true,"type":"«basic|oidc|ldap»","passwordResetEnabled":false,"tokenExpiryMinutes":«5-600»,"maxLoginAttempts":«3-9»},"session":{"idleTimeout":«60-3600»}}"#,
    ),
    (
        "json schema",
        r##"{"properties":{"password":{"type":"string","minLength":«8-20»,"writeOnly":true},"token":{"type":["string","null"]},"secret":{"$ref":"#/definitions/secret"}},"required":["password"]}"##,
    ),
    (
        "json unset",
        r#"{"user":"«user»","password":"","token":null,"secret":null,"apiKey":"","credentials":[],"enabled":false}"#,
    ),
    (
        "json empty secrets",
        r#"{"name":"collector","secrets":[],"tokens":{},"keys":["temperature","humidity"],"passwordSet":«true|false»,"secretCount":«0-9»}"#,
    ),
    (
        "xml policy",
        r#"<security><passwordPolicy minLength="«8-20»" maxAge="«30-365»" complexity="high"/><authentication type="«local|ldap»" order="1"/><token enabled="true" lifetime="«60-3600»"/></security>"#,
    ),
    (
        "xml settings",
        "<entry>\n  <key>refreshInterval</key>\n  <value>«10-600»</value>\n</entry>\n<login banner=\"true\"><maxAttempts>«3-9»</maxAttempts></login>\n<password/>",
    ),
    (
        "html form",
        r#"<label for="password">Password</label><input type="password" id="password" name="password" autocomplete="current-password" maxlength="«16-64»" required>"#,
    ),
    (
        "systemd unit",
        "[Service]\nLoadCredential=client.key:/etc/collect/client.key\nEnvironmentFile=-/etc/default/collect\nProtectSystem=strict\nKeyringMode=private\nExecStart=/usr/bin/collect --token-file %d/client.key --interval «1-600»",
    ),
    (
        "environment file",
        "AUTH_METHOD=«ldap|local|oidc»\nPASSWORD_MIN_LENGTH=«8-20»\nTOKEN_TTL_SECONDS=«60-3600»\nLOGIN_BANNER=/etc/issue.net\nSSH_AUTH_SOCK=/run/user/«1000-1999»/keyring/ssh\nSECRET_BACKEND=file",
    ),
    (
        "snmp configuration",
        "agentAddress udp:161,udp6:[::1]:161\nsysLocation Rack «1-40», Room «1-9»\nsysServices 72\nview systemonly included .1.3.6.1.2.1.1\n# community access is off; version 3 users only\nauthtrapenable 1",
    ),
    (
        "dnssec",
        "options {\n    dnssec-validation auto;\n    managed-keys-directory \"/var/cache/bind/keys\";\n    session-keyfile \"/run/named/session.key\";\n    recursion «yes|no»;\n};",
    ),
    (
        "wpa profile",
        "eap=TLS\nkey_mgmt=WPA-EAP\nidentity=\"«host»\"\nca_cert=\"/etc/wpa/ca.pem\"\nclient_cert=\"/etc/wpa/«host».pem\"\npairwise=CCMP",
    ),
    (
        "grafana",
        "[auth.anonymous]\nenabled = false\n[auth.basic]\nenabled = true\n[security]\ndisable_initial_admin_creation = false\ncookie_secure = true\nlogin_remember_days = «1-30»",
    ),
    (
        "terraform plan",
        "  # tls_private_key.front will be created\n  + resource \"tls_private_key\" \"front\" {\n      + algorithm                     = \"ECDSA\"\n      + public_key_fingerprint_sha256 = (known after apply)\n    }",
    ),
];
