//! Servers, applications, their traces and their files.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "nginx access",
        r#"«ip» - - [«clf»] "GET /«login|account/password|api/v1/tokens|static/js/login.js» HTTP/1.1" «200|302|401|403» «100-90000» "-" "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0""#,
    ),
    (
        "nginx access user",
        r#"«ip» - «user» [«clf»] "POST /api/v1/users/«uuid»/password HTTP/2.0" «204|400|422» «0-500» "https://portal.example.com/account/password" "curl/7.88.1""#,
    ),
    (
        "nginx basic auth",
        r#"«iso» [error] «400-9999»#«400-9999»: *«100-99999» user "«user»" was not found in "/etc/nginx/htpasswd", client: «ip», server: portal.example.com, request: "GET /metrics HTTP/1.1", host: "portal.example.com""#,
    ),
    (
        "nginx password mismatch",
        r#"«stamp» [error] «400-9999»#«400-9999»: *«100-99999» user "«user»": password mismatch, client: «ip», server: portal.example.com, request: "GET /status HTTP/1.1", host: "portal.example.com""#,
    ),
    (
        "nginx no credentials",
        r#"«stamp» [info] «400-9999»#«400-9999»: *«100-99999» no user/password was provided for basic authentication, client: «ip», server: portal.example.com, request: "GET / HTTP/1.1", host: "portal.example.com""#,
    ),
    (
        "nginx key",
        r#"nginx: [emerg] cannot load certificate key "/etc/nginx/tls/portal.key": PEM_read_bio_PrivateKey() failed (SSL: error:0480006C:PEM routines::no start line:Expecting: ANY PRIVATE KEY)"#,
    ),
    (
        "apache auth",
        r#"[«stamp».«100000-999999»] [auth_basic:error] [pid «400-9999»] [client «ip»:«32768-60999»] AH01617: user «user»: authentication failure for "/private/": Password Mismatch"#,
    ),
    (
        "haproxy",
        r#"«syslog» haproxy[«400-9999»]: «ip»:«32768-60999» [«clf»] https~ login_servers/web0«1-4» 0/0/«0-9»/«1-400»/«1-400» 200 «100-9000» - - ---- «1-40»/«1-40»/0/0/0 0/0 "POST /login HTTP/1.1""#,
    ),
    (
        "postgres failed",
        r#"«stamp».«100-999» UTC [«400-9999»] «user»@inventory FATAL:  password authentication failed for user "«user»"
«stamp».«100-999» UTC [«400-9999»] «user»@inventory DETAIL:  Connection matched pg_hba.conf line «90-130»: "host    all             all             127.0.0.1/32            scram-sha-256""#,
    ),
    (
        "postgres no entry",
        r#"«stamp».«100-999» UTC [«400-9999»] FATAL:  no pg_hba.conf entry for host "«ip»", user "«user»", database "inventory", no encryption"#,
    ),
    (
        "postgres key",
        r#"«stamp».«100-999» UTC [«400-9999»] ERROR:  duplicate key value violates unique constraint "«users|tokens|sites»_pkey"
«stamp».«100-999» UTC [«400-9999»] DETAIL:  Key (id)=(«uuid») already exists."#,
    ),
    (
        "mysql denied",
        "«iso» «10-9999» [Warning] Access denied for user '«user»'@'«ip»' (using password: «YES|NO»)",
    ),
    (
        "mysql plugin",
        "«iso» 0 [Warning] [MY-013360] [Server] Plugin mysql_native_password reported: ''mysql_native_password' is deprecated and will be removed in a future release. Please use caching_sha2_password instead'",
    ),
    (
        "mysql uuid",
        "«iso» 0 [Note] Server UUID is «uuid», key_buffer_size=«16-512»M, max_connections=«100-500»",
    ),
    (
        "postfix sasl",
        "«syslog» postfix/smtpd[«400-9999»]: warning: unknown[«ip»]: SASL LOGIN authentication failed: «authentication failure|Connection lost to authentication server|Invalid authentication mechanism»",
    ),
    (
        "postfix message",
        "«syslog» postfix/cleanup[«400-9999»]: «HEX10»: message-id=<«hex16»@mail.example.org>",
    ),
    (
        "dovecot",
        "«syslog» dovecot: imap-login: Disconnected: Connection closed (auth failed, «1-5» attempts in «2-30» secs): user=<«email»>, method=PLAIN, rip=«ip», lip=«ip», TLS",
    ),
    (
        "dovecot worker",
        "«syslog» dovecot: auth-worker(«400-9999»): conn unix:auth-worker (pid=«400-9999»,uid=«100-120»): auth-worker<«1-900»>: pam(«user»,«ip»): unknown user",
    ),
    (
        "slapd",
        r#"«syslog» slapd[«400-9999»]: conn=«1000-9999» op=«0-9» BIND dn="uid=«user»,ou=people,dc=example,dc=com" method=128
«syslog» slapd[«400-9999»]: conn=«1000-9999» op=«0-9» RESULT tag=97 err=49 text="#,
    ),
    (
        "sssd",
        "(«stamp»): [be[example.com]] [sdap_kinit_done] (0x0080): [RID#«1-999»] Communication with KDC timed out, password change not possible",
    ),
    (
        "redis",
        "«400-9999»:M «01-28» Nov 2025 «clock».«100-999» # WARNING: the default user has no password and protected mode is off.",
    ),
    (
        "vault",
        "«iso» [INFO]  core: security barrier not initialized
«iso» [INFO]  core: seal configuration missing, not initialized",
    ),
    (
        "vault mounts",
        r#"«iso» [INFO]  core: successful mount: namespace="" path=secret/ type=kv version="v0.16.1+builtin.vault""#,
    ),
    (
        "keycloak",
        r#"«stamp»,«100-999» WARN  [org.keycloak.events] (executor-thread-«1-99») type="LOGIN_ERROR", realmId="«uuid»", clientId="portal", userId="«uuid»", ipAddress="«ip»", error="invalid_user_credentials", auth_method="openid-connect", auth_type="code""#,
    ),
    (
        "oauth error",
        r#"{"time":"«iso»","level":"error","logger":"oauth","msg":"token refresh failed","status":«400|401|503»,"error":"invalid_grant","error_description":"Refresh token is invalid, expired or revoked"}"#,
    ),
    (
        "json login",
        r#"{"ts":"«iso»","level":"info","msg":"login succeeded","user":"«user»","method":"password","mfa":«true|false»,"src":"«ip»","request_id":"«uuid»"}"#,
    ),
    (
        "json cache",
        r#"{"ts":"«iso»","level":"debug","msg":"cache miss","key":"site:«100-9999»:summary","ttl":«30-900»,"took_ms":«1-90»}"#,
    ),
    (
        "json upload",
        r#"{"level":"info","time":"«iso»","msg":"object stored","bucket":"backups","key":"daily/«host»/2025-«01-12»-«01-28».tar.zst","etag":"«hex32»","sha256":"«hex64»","bytes":«10000-999999999»}"#,
    ),
    (
        "json attachment",
        r#"{"level":"debug","time":"«iso»","msg":"icon loaded","content_type":"image/png","data":"iVBORw0KGgoAAAANSUhEUgAA«b64:120»"}"#,
    ),
    (
        "text app",
        "«stamp».«100-999»  INFO «400-9999» --- [main] o.s.s.web.DefaultSecurityFilterChain     : Will secure any request with filters: DisableEncodeUrlFilter, CsrfFilter, LogoutFilter, UsernamePasswordAuthenticationFilter, BasicAuthenticationFilter, AuthorizationFilter",
    ),
    (
        "java trace",
        "org.springframework.security.authentication.BadCredentialsException: Bad credentials
	at org.springframework.security.authentication.dao.DaoAuthenticationProvider.additionalAuthenticationChecks(DaoAuthenticationProvider.java:«60-120»)
	at org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter.attemptAuthentication(UsernamePasswordAuthenticationFilter.java:«60-99»)
	at java.base/java.lang.Thread.run(Thread.java:«800-1600»)",
    ),
    (
        "python trace",
        r#"Traceback (most recent call last):
  File "/usr/lib/python3/dist-packages/collector/session.py", line «10-400», in login
    password = keyring.get_password(service, user)
  File "/usr/lib/python3/dist-packages/keyring/core.py", line «40-90», in get_password
    return get_keyring().get_password(service_name, username)
keyring.errors.NoKeyringError: No recommended backend was available."#,
    ),
    (
        "python key error",
        r#"    token = self.headers["Authorization"]
            ~~~~~~~~~~~~^^^^^^^^^^^^^^^^^
KeyError: 'Authorization'"#,
    ),
    (
        "go trace",
        "panic: runtime error: invalid memory address or nil pointer dereference
goroutine «1-900» [running]:
example.com/portal/internal/auth.(*TokenSource).Token(0x«hex12»)
	/build/internal/auth/token.go:«10-300» +0x«hex2»",
    ),
    (
        "rust panic",
        "thread 'tokio-runtime-worker' panicked at src/credentials.rs:«10-400»:«5-40»:
called `Option::unwrap()` on a `None` value
note: run with `RUST_BACKTRACE=1` environment variable to display a backtrace",
    ),
    (
        "parser error",
        r#"SyntaxError: Unexpected token '<', "<!DOCTYPE «html|HTML»"... is not valid JSON"#,
    ),
    (
        "node cookie",
        "[«iso»] WARN Set-Cookie for «portal.example.com|login.example.com» was blocked: attribute SameSite=None needs the Secure attribute",
    ),
    (
        "git",
        "commit «hex40»
Author: «user» <«email»>

    auth: check the token's audience before its scope",
    ),
    (
        "gpg",
        r#"gpg: Signature made «stamp» UTC
gpg:                using RSA key «HEX40»
gpg: Good signature from "Example Release Key <release@example.com>" [unknown]
gpg: WARNING: This key is not certified with a trusted signature!
Primary key fingerprint: «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»  «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»"#,
    ),
    (
        "sha256sums",
        "«hex64»  pool/main/s/shadow/passwd_4.13+dfsg1-«1-9»_amd64.deb
«hex64»  pool/main/s/shadow/login_4.13+dfsg1-«1-9»_amd64.deb",
    ),
    (
        "npm lock",
        r#"    "node_modules/js-tokens": {
      "version": "4.0.«0-9»",
      "resolved": "https://npm.example.com/js-tokens/-/js-tokens-4.0.«0-9».tgz",
      "integrity": "sha512-«b64:86»=="
    },"#,
    ),
    (
        "cargo lock",
        r#"[[package]]
name = "secrecy"
version = "0.«8-10».«0-3»"
checksum = "«hex64»""#,
    ),
    (
        "hexdump",
        "collector: packet of «32-160» bytes from «ip» could not be read:
«hexdump»",
    ),
    (
        "mail attachment",
        r#"Content-Type: application/gzip; name="report.tar.gz"
Content-Transfer-Encoding: base64
Content-Disposition: attachment; filename="report.tar.gz"

«b64lines»"#,
    ),
];
