//! What programs say: metrics, SQL, stack traces, lines of source, key=value logs.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "metric counters",
        "# HELP auth_failures_total Logins that were refused, by method.\n# TYPE auth_failures_total counter\nauth_failures_total{method=\"password\",host=\"«host»\"} «0-9999»\nauth_failures_total{method=\"token\",host=\"«host»\"} «0-9999»",
    ),
    (
        "metric gauge",
        "token_bucket_fill{zone=\"login\"} «0-4096»\nsecret_rotation_age_seconds{name=\"tls-front\"} «0-999999»\npassword_expiry_days{user=\"«user»\"} «0-365»",
    ),
    (
        "metric influx",
        "redis,host=«host»,port=6379 keyspace_hits=«0-99999»i,keyspace_misses=«0-99999»i,expired_keys=«0-9999»i «epoch»000000000",
    ),
    ("metric statsd", "auth.login.password.ok:«1-99»|c\nauth.token.refresh:«1-900»|ms"),
    (
        "sql prepared",
        "«stamp» UTC [«1-9999»] LOG:  execute <unnamed>: UPDATE users SET password_hash = $1, token = $2 WHERE id = $3",
    ),
    (
        "sql schema",
        "CREATE TABLE sessions (\n    id bigint GENERATED ALWAYS AS IDENTITY,\n    token bytea NOT NULL,\n    password_changed timestamptz,\n    primary key (id),\n    unique (token)\n);",
    ),
    (
        "sql select",
        "SELECT u.name, c.kind FROM users u JOIN credentials c ON c.user_id = u.id WHERE u.password IS NOT NULL ORDER BY c.key LIMIT ?",
    ),
    (
        "sql error",
        "ERROR:  duplicate key value violates unique constraint \"users_pkey\"\nDETAIL:  Key (id)=(«1-99999») already exists.",
    ),
    (
        "sql authentication",
        "«stamp» UTC [«1-9999»] FATAL:  password authentication failed for user \"«user»\"\n«stamp» UTC [«1-9999»] DETAIL:  Connection matched file \"/etc/postgresql/pg_hba.conf\" line «1-99»: \"host all all all scram-sha-256\"",
    ),
    (
        "mysql refusal",
        "«iso» «1-999» [Note] Access denied for user '«user»'@'«ip»' (using password: «YES|NO»)",
    ),
    (
        "redis refusal",
        "«1-999»:M «clock».«000-999» # Possible attack: client addr=«ip»:«1024-65535» sent a request before authentication; NOAUTH returned",
    ),
    (
        "key=value",
        "ts=«iso» level=info caller=store.go:«1-999» msg=\"key=value pairs accepted\" pairs=«1-99» key=temperature unit=celsius",
    ),
    (
        "logfmt login",
        "ts=«iso» level=warn component=auth msg=\"login failed\" user=«user» method=password attempts=«1-9» locked=«true|false»",
    ),
    (
        "json log, login",
        r#"{"time":"«iso»","level":"WARN","logger":"auth","msg":"password check failed","user":"«user»","method":"«password|token|basic»","attempt":«1-9»,"remote":"«ip»"}"#,
    ),
    (
        "json log, token counts",
        r#"{"time":"«iso»","level":"INFO","msg":"usage","prompt_tokens":«1-9999»,"completion_tokens":«1-9999»,"total_tokens":«1-99999»,"max_tokens":4096}"#,
    ),
    (
        "json log, key",
        r#"{"time":"«iso»","level":"DEBUG","msg":"cache miss","key":"inventory/«host»/fans","ttl":«10-900»,"keys":«1-9999»}"#,
    ),
    (
        "json grant",
        r#"{"time":"«iso»","msg":"grant","token_type":"Bearer","grant_type":"client_credentials","scope":"inventory.read","expires_in":«300-86400»}"#,
    ),
    (
        "json log, authorization",
        r#"{"time":"«iso»","msg":"authorization denied","authorization":{"result":"«denied|required»"},"auth":{"attempts":«1-9»},"policy":"inventory-«1-99»","subject":"«user»"}"#,
    ),
    (
        "rust panic",
        "thread 'main' panicked at src/auth/token.rs:«1-999»:«1-80»:\ncalled `Option::unwrap()` on a `None` value\nstack backtrace:\n   0: rust_begin_unwind\n   1: collect::auth::Token::refresh\n             at ./src/auth/token.rs:«1-999»:«1-80»",
    ),
    (
        "java trace",
        "javax.security.auth.login.FailedLoginException: Password incorrect or password required for user «user»\n\tat com.example.auth.PasswordModule.login(PasswordModule.java:«1-999»)\n\tat com.example.auth.TokenFilter.doFilter(TokenFilter.java:«1-999»)\n\t... «1-60» more",
    ),
    (
        "python trace",
        "Traceback (most recent call last):\n  File \"/usr/lib/collect/auth.py\", line «1-999», in login\n    password = getpass.getpass(prompt)\n  File \"/usr/lib/collect/keys.py\", line «1-999», in load\n    return keyring.get_password(service, user)\nKeyError: 'token'",
    ),
    (
        "go trace",
        "goroutine «1-999» [running]:\nexample.com/collect/auth.(*Session).Token(0xc000«hex6», {0x0, 0x0})\n\t/src/auth/session.go:«1-999» +0x«hex3»",
    ),
    (
        "javascript trace",
        "SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON\n    at JSON.parse (<anonymous>)\n    at login (/srv/ui/auth.js:«1-999»:«1-80»)",
    ),
    (
        "parser error",
        "config.c:«1-999»: error: expected ';' before '}' token\n«host».yaml:«1-99»:«1-80»: syntax error, unexpected token: ','",
    ),
    ("shell error", "/etc/collect/env.sh: line «1-99»: syntax error near unexpected token `('"),
    (
        "bison",
        "Reading a token\nNext token is token IDENTIFIER (1.«1-80»-«1-80»: )\nShifting token IDENTIFIER (1.«1-80»-«1-80»: )\nEntering state «1-999»",
    ),
    (
        "c source",
        "static int set_password(struct user *u, const char *password, size_t len)\n{\n\tif (len < MIN_PASSWORD_LEN || !password)\n\t\treturn -EINVAL;\n\treturn store_hash(u, password, len, «1000-9999»);\n}",
    ),
    (
        "rust source",
        "    pub fn with_token(mut self, token: Token) -> Self {\n        self.token = Some(token);\n        self.retries = «1-9»;\n        self\n    }",
    ),
    (
        "python source",
        "def login(user: str, password: str, token: str | None = None, retries: int = «1-9») -> Session:\n    return Session(user=user, password=password, token=token)",
    ),
    (
        "java source",
        "    private final Map<String, SecretKey> keys = new HashMap<>();\n    public boolean isPasswordExpired(Account account) { return account.age() > «30-365»; }",
    ),
    (
        "javascript source",
        "const { token, secret } = await readCredentials(store);\nif (!token) throw new AuthError('token missing', «400-499»);",
    ),
    (
        "shell source",
        "read -r -s -p 'Password: ' password\nif [ -z \"$password\" ]; then exit «1-9»; fi",
    ),
    (
        "compiler warning",
        "src/login.c:«1-999»:«1-80»: warning: unused parameter 'password' [-Wunused-parameter]\n  «1-999» | int check(const char *user, const char *password)",
    ),
    (
        "test run",
        "test auth::token::an_expired_token_is_refused ... ok\ntest auth::password::a_short_password_is_refused ... ok\ntest result: ok. «1-99» passed; 0 failed; finished in 0.«00-99»s",
    ),
    (
        "assembler",
        "   «hex5»:\te8 «hex2» «hex2» ff ff       \tcall   «hex5» <get_password@plt>\n   «hex5»:\t48 8b 45 f8          \tmov    -0x8(%rbp),%rax",
    ),
    (
        "map file",
        ".text._ZN4auth5Token7refreshEv\n                0x«hex16»       0x«hex2» build/auth/token.o\n                0x«hex16»                auth::Token::refresh()",
    ),
    (
        "csrf",
        "«stamp» WARN django.security.csrf: Forbidden (CSRF token missing or incorrect.): /login/",
    ),
    (
        "oauth error",
        r#"{"error":"invalid_token","error_description":"The access token expired","status":401,"trace":"«hex32»"}"#,
    ),
    (
        "keystore listing",
        "Keystore type: PKCS12\nYour keystore contains 1 entry\n\nfront, Jan «01-28», 2025, PrivateKeyEntry, \nCertificate fingerprint (SHA-256): «HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»:«HEX2»",
    ),
    (
        "kafka",
        "[«stamp»,«000-999»] INFO [GroupCoordinator id=«1-9»]: member consumer-«uuid» in group fans has left; record key serializer=StringSerializer, partition key=null",
    ),
    (
        "object keys",
        "«iso» DEBUG put object bucket=service-data key=logs/«host»/«uuid».tar.zst size=«1-999999» etag=«hex32»",
    ),
    (
        "license keys installed",
        "«iso» INFO license: feature keys installed: «1-12», community edition limits lifted: no",
    ),
];
