//! Applications, databases, package managers, stack traces.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "mysql denied",
        "«iso» «1-99» [Note] Access denied for user '«user»'@'«ip»' (using password: «YES|NO»)",
    ),
    (
        "postgres denied",
        r#"«stamp» UTC [«100-65000»] FATAL:  password authentication failed for user "«user»"
«stamp» UTC [«100-65000»] DETAIL:  Connection matched pg_hba.conf line «10-99»: "host all all 10.0.0.0/8 scram-sha-256""#,
    ),
    (
        "postgres duplicate key",
        r#"«stamp» UTC [«100-65000»] ERROR:  duplicate key value violates unique constraint "tickets_pkey"
«stamp» UTC [«100-65000»] DETAIL:  Key (id)=(«uuid») already exists."#,
    ),
    (
        "a table's definition",
        "CREATE TABLE api_token (id uuid PRIMARY KEY, user_id integer NOT NULL, token_hash bytea, expires_at timestamptz);
ALTER TABLE account ADD COLUMN password_changed_at timestamptz;
CREATE INDEX account_login_key ON account (login);",
    ),
    (
        "redis",
        "«100-65000»:M «01-28» Nov 2025 «clock».«100-999» * DB saved on disk
«100-65000»:M «01-28» Nov 2025 «clock».«100-999» # Possible SECURITY ATTACK detected. It looks like somebody is sending POST or Host: commands to Redis.
db0:keys=«100-9999»,expires=«10-99»,avg_ttl=«1000-99999»",
    ),
    (
        "redis keys",
        r#""set" "session:count" "«1-9999»"
"expire" "cache:key:«hex8»" "«10-3600»""#,
    ),
    (
        "apt",
        "Get:«1-99» http://deb.example.org/debian bookworm/main amd64 «libsecret-1-0|gnome-keyring|passwd|login|python3-keyring» amd64 1:4.13+dfsg1-1 [«10-999» kB]
Unpacking «passwd|login|libpam-modules» (1:4.13+dfsg1-1) over (1:4.12+dfsg1-1) ...",
    ),
    (
        "apt key",
        "W: GPG error: http://deb.example.org/debian bookworm InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY «HEX16»",
    ),
    (
        "apt key list",
        "pub   rsa4096 2021-01-17 [SC] [expires: 2029-01-15]
      «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»  «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»
uid           [ unknown] Debian Archive Automatic Signing Key (11/bullseye) <ftpmaster@debian.org>",
    ),
    (
        "rpm",
        "«syslog» yum[«400-9999»]: Updated: «openssl-libs|gnome-keyring-pam|authselect|krb5-libs»-1:1.1.1k-«1-20».el8.x86_64",
    ),
    (
        "rpm key",
        r#"Importing GPG key 0x«HEX8»:
 Userid     : "Vendor (release key 2) <security@example.com>"
 Fingerprint: «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»
 From       : /etc/pki/rpm-gpg/RPM-GPG-KEY-vendor-release"#,
    ),
    (
        "checksums",
        "«hex64»  firmware-«1-9».«10-99».bin
«hex40»  tokens.csv
«hex32»  passwd.1.gz",
    ),
    (
        "npm lock",
        r#"      "integrity": "sha512-«b64:86»==",
      "resolved": "https://registry.npmjs.org/js-tokens/-/js-tokens-«1-9».0.«0-9».tgz","#,
    ),
    (
        "cargo lock",
        r#"[[package]]
name = "secrecy"
version = "0.«1-9».0"
source = "registry+https://github.com/rust-lang/crates.io-index"
checksum = "«hex64»""#,
    ),
    (
        "git log",
        "commit «hex40»
Author: Erika Muster <«email»>
    Rename the password field to credential, drop the token cache",
    ),
    (
        "git push",
        " * [new branch]      fix/token-refresh-«100-999» -> origin/fix/token-refresh-«100-999»
   «hex10»..«hex10»  main       -> origin/main",
    ),
    (
        "python trace",
        r#"Traceback (most recent call last):
  File "/opt/app/auth/token.py", line «10-999», in refresh
    token = self.store.get_token(user_id)
  File "/opt/app/auth/store.py", line «10-999», in get_token
    raise KeyError(key)
KeyError: 'access_token'"#,
    ),
    (
        "python assert",
        r#"  File "/opt/app/login.py", line «10-999», in login
    if not check_password(password, user.password_hash):
TypeError: check_password() missing 1 required positional argument: 'secret'"#,
    ),
    (
        "java trace",
        "java.lang.IllegalStateException: No credentials found for realm «portal|fleet»
	at com.example.auth.PasswordAuthenticator.authenticate(PasswordAuthenticator.java:«10-999»)
	at com.example.auth.TokenFilter.doFilter(TokenFilter.java:«10-999»)
	at java.base/java.lang.Thread.run(Thread.java:«10-999»)
Caused by: java.security.InvalidKeyException: Illegal key size",
    ),
    (
        "go panic",
        "panic: runtime error: invalid memory address or nil pointer dereference
goroutine «1-999» [running]:
example.com/fleet/auth.(*TokenSource).Token(0xc000«hex6», {0x«hex7», 0x«hex2»})
	/src/auth/token.go:«10-999» +0x«hex3»",
    ),
    (
        "javascript error",
        "SyntaxError: Unexpected token «<|}|u» in JSON at position «0-99»
    at JSON.parse (<anonymous>)
    at Login.handlePassword (/app/dist/login.«hex8».js:1:«1000-99999»)",
    ),
    (
        "dotnet trace",
        "Could not load file or assembly 'System.Web, Version=4.0.0.0, Culture=neutral, PublicKeyToken=b03f5f7f11d50a3a' or one of its dependencies.
   at Fleet.Security.CredentialProvider.GetCredential(Uri uri, String authType)",
    ),
    (
        "rust panic",
        "thread 'tokio-runtime-worker' panicked at src/auth/bearer.rs:«10-999»:«1-80»:
called `Option::unwrap()` on a `None` value: the authorization header is missing",
    ),
    (
        "application text",
        "«stamp» «INFO|WARN|DEBUG» [auth] user «user»: password check «passed|failed», «0-4» attempts left",
    ),
    (
        "application expired",
        "«stamp» WARN  [session] token for «user» expired «1-59» minutes ago; asking for a new login",
    ),
    (
        "application rotation",
        "«stamp» INFO  [keys] key rotation finished: «1-9» keys, oldest from 2025-«01-12»-«01-28», next run in «1-24»h",
    ),
    (
        "application secrets loaded",
        "«stamp» INFO  [vault] read secret from path secret/data/fleet/db, lease_duration=«100-9999», renewable=true",
    ),
    (
        "application json",
        r#"{"ts":"«iso»","level":"«info|warn»","logger":"auth","msg":"«login failed|password reset requested|token revoked|credentials missing»","user_id":«1-9999»,"request_id":"«uuid»","ip":"«ip»"}"#,
    ),
    (
        "application json metrics",
        r#"{"ts":«epoch»,"name":"auth_requests","labels":{"method":"«password|token|basic|bearer»","result":"«ok|denied»"},"value":«0-9999»}"#,
    ),
    (
        "application json tokens",
        r#"{"model":"summary-«1-9»","usage":{"prompt_tokens":«10-4000»,"completion_tokens":«10-900»,"total_tokens":«10-4900»},"trace_id":"«hex32»"}"#,
    ),
    (
        "application json flags",
        r#"{"user":"«user»","hasPassword":«true|false»,"passwordExpired":false,"tokenCount":«0-9»,"mfa":{"enabled":true,"secret":null},"keys":[]}"#,
    ),
    (
        "application json digest",
        r#"{"file":"/var/lib/fleet/parts/«1-999»","size":«100-99999»,"sha256":"«hex64»","md5":"«b64:22»==","etag":"\"«hex32»-«1-9»\""}"#,
    ),
    (
        "prometheus",
        r#"# HELP auth_token_refresh_total Tokens that were refreshed.
# TYPE auth_token_refresh_total counter
auth_token_refresh_total{client="«web|agent»",result="ok"} «0-99999»
login_attempts_total{method="password"} «0-99999»"#,
    ),
    (
        "vault audit",
        r#"{"time":"«iso»","type":"request","auth":{"token_type":"service","policies":["default"],"token_ttl":«100-9999»},"request":{"id":"«uuid»","operation":"read","path":"secret/data/fleet","remote_address":"«ip»"}}"#,
    ),
    (
        "keycloak",
        "«stamp»,«100-999» WARN  [org.keycloak.events] (executor-thread-«1-99») type=LOGIN_ERROR, realmId=«uuid», clientId=portal, userId=null, ipAddress=«ip», error=invalid_user_credentials, auth_method=openid-connect, auth_type=code",
    ),
    (
        "ldap",
        r#"conn=«1-9999» op=0 BIND dn="uid=«user»,ou=people,dc=example,dc=com" method=128
conn=«1-9999» op=0 RESULT tag=97 err=49 text=invalid credentials"#,
    ),
    (
        "kerberos",
        "«Jan|May|Nov» «01-28» «clock» kdc krb5kdc[«400-999»](info): AS_REQ (4 etypes {18 17 20 19}) «ip»: NEEDED_PREAUTH: «user»@EXAMPLE.COM for krbtgt/EXAMPLE.COM@EXAMPLE.COM, Additional pre-authentication required",
    ),
    (
        "klist",
        "Keytab name: FILE:/etc/krb5.keytab
KVNO Timestamp           Principal
   «1-9» «01-12»/«01-28»/2025 «clock» host/«host».example.com@EXAMPLE.COM (aes256-cts-hmac-sha1-96)",
    ),
    (
        "mail",
        "«syslog» postfix/smtpd[«400-9999»]: warning: unknown[«ip»]: SASL LOGIN authentication failed: UGFzc3dvcmQ6
«syslog» postfix/smtpd[«400-9999»]: «HEX10»: client=host.example.com[«ip»], sasl_method=PLAIN",
    ),
    (
        "mail ids",
        "«syslog» postfix/cleanup[«400-9999»]: «HEX10»: message-id=<«hex16».«hex8»@«host».example.com>",
    ),
    (
        "imap",
        "«syslog» dovecot: imap-login: Disconnected (auth failed, «1-9» attempts in «2-20» secs): user=<«user»>, method=PLAIN, rip=«ip», lip=«ip», TLS",
    ),
    (
        "samba",
        "[2025/«01-12»/«01-28» «clock».«100000-999999»,  2] ../../source3/auth/auth.c:344(auth_check_ntlm_password)
  check_ntlm_password:  Authentication for user [«user»] -> [«user»] FAILED with error NT_STATUS_WRONG_PASSWORD, authoritative=1",
    ),
    (
        "backup",
        "«stamp» restic: repository «hex8» opened (version 2, compression level auto)
«stamp» restic: created new cache in /root/.cache/restic, snapshot «hex8» saved, «0-9» keys checked",
    ),
    (
        "ansible",
        r#"TASK [set the password of the service account] *********************************
ok: [«host»] => {"censored": "the output has been hidden due to the fact that 'no_log: true' was specified for this result", "changed": false}"#,
    ),
    (
        "terraform",
        "aws_secretsmanager_secret.db: Refreshing state... [id=arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf]
  + password               = (sensitive value)
  + token_validity         = «10-90»",
    ),
    (
        "smtp prompt",
        "Password: 
Login incorrect
«host» login: ",
    ),
    (
        "stack of an object",
        r#"Session { id: «1-9999», user: "«user»", password: [REDACTED], token: Some(Secret(***)), key: None }"#,
    ),
    (
        "compiler",
        "warning: unused variable: `password` in auth.c:«10-999»
error: expected ';' before '}' token
auth.c:«10-999»:12: note: each undeclared identifier is reported only once: 'secret_key_len'",
    ),
    (
        "test run",
        "test auth::token::a_token_expires ... ok
test auth::password::an_empty_password_is_refused ... ok
=== RUN   TestBasicAuthMissingCredentials («0-9».«10-99»s)",
    ),
    (
        "elastic",
        r#"{"took":«1-99»,"hits":{"total":{"value":«0-999»},"hits":[{"_index":"auth-2025.«01-12»","_id":"«b64:20»","_score":1.0}]}}"#,
    ),
    (
        "kafka",
        "[«stamp»,«100-999»] INFO [SocketServer listenerType=ZK_BROKER, nodeId=«1-9»] Failed authentication with /«ip» (channelId=«ip»:9093-«ip»:«1024-65535»-«1-99») (Authentication failed during authentication due to invalid credentials with SASL mechanism SCRAM-SHA-512)",
    ),
    (
        "rabbit",
        "«stamp».«100000-999999»+00:00 [error] <0.«100-9999».0> PLAIN login refused: user '«user»' - invalid credentials",
    ),
];
