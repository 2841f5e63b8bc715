//! Databases, package managers, build tools, source code, stack traces and backup programs.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "postgres log",
        r#"«stamp» UTC [«1000-99999»] «user»@app FATAL:  password authentication failed for user "«user»"
«stamp» UTC [«1000-99999»] «user»@app DETAIL:  Connection matched pg_hba.conf line «80-120»: "host all all 0.0.0.0/0 scram-sha-256""#,
    ),
    (
        "postgres duplicate key",
        r#"ERROR:  duplicate key value violates unique constraint "sessions_pkey"
DETAIL:  Key (id)=(«uuid») already exists."#,
    ),
    (
        "mysql log",
        "«iso» «1-999» [Note] [MY-010926] [Server] Access denied for user '«user»'@'«ip»' (using password: «YES|NO»)
«iso» 0 [Warning] [MY-013360] [Server] Plugin mysql_native_password reported: ''mysql_native_password' is deprecated and will be removed in a future release.",
    ),
    (
        "mysql describe",
        "+-------------------+------------------+------+-----+---------+----------------+
| Field             | Type             | Null | Key | Default | Extra          |
+-------------------+------------------+------+-----+---------+----------------+
| id                | int unsigned     | NO   | PRI | NULL    | auto_increment |
| password_hash     | varchar(255)     | NO   |     | NULL    |                |
| reset_token       | char(«32-64»)         | YES  | UNI | NULL    |                |
+-------------------+------------------+------+-----+---------+----------------+",
    ),
    (
        "mysql gtid",
        "Retrieved_Gtid_Set: «uuid»:1-«1000-99999»
Master_UUID: «uuid»
Master_SSL_Key: 
Get_master_public_key: 0",
    ),
    (
        "redis",
        "«1-99»:M 03 Mar 2025 «clock».«000-999» # WARNING: The server has no password set and is bound to localhost only.
(error) NOAUTH Authentication required.",
    ),
    (
        "mongodb",
        r#"{"t":{"$date":"«iso»"},"s":"I","c":"ACCESS","id":20249,"ctx":"conn«1-999»","msg":"Authentication failed","attr":{"mechanism":"SCRAM-SHA-256","principalName":"«user»","authenticationDatabase":"admin","remote":"«ip»:«1024-65535»","error":"AuthenticationFailed: SCRAM authentication failed, storedKey mismatch"}}"#,
    ),
    (
        "git log",
        "commit «hex40»
Author: «user» <«email»>
Date:   Mon Mar 3 «clock» 2025 +0100

    auth: refresh the token before it expires",
    ),
    (
        "git diff",
        "diff --git a/src/auth/token.rs b/src/auth/token.rs
index «hex7»..«hex7» 100644
--- a/src/auth/token.rs
+++ b/src/auth/token.rs
@@ -«1-99»,7 +«1-99»,7 @@ impl Token {
-    pub fn expired(&self) -> bool {
+    pub fn is_expired(&self) -> bool {",
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
        "package-lock",
        r#"    "node_modules/jsonwebtoken": {
      "version": "9.0.«0-2»",
      "resolved": "https://registry.npmjs.org/jsonwebtoken/-/jsonwebtoken-9.0.2.tgz",
      "integrity": "sha512-«b64:86»==","#,
    ),
    (
        "go sum",
        "golang.org/x/crypto v0.«10-40».0 h1:«b64:43»=
golang.org/x/oauth2 v0.«10-30».0/go.mod h1:«b64:43»=",
    ),
    (
        "pip hashes",
        r"keyring==«24-25».«0-9».0 \
    --hash=sha256:«hex64» \
    --hash=sha256:«hex64»",
    ),
    (
        "apt",
        "Get:«1-99» http://deb.debian.org/debian bookworm/main amd64 libpam-pwquality amd64 1.4.5-1+b1 [«10-99».«0-9» kB]
W: GPG error: http://«host»/debian stable InRelease: The following signatures couldn't be verified because the public key is not available: NO_PUBKEY «HEX16»",
    ),
    (
        "dnf",
        r#"Importing GPG key 0x«HEX8»:
 Userid     : "Rocky Enterprise Software Foundation - Release key 2022 <«email»>"
 Fingerprint: «HEX40»
 From       : /etc/pki/rpm-gpg/RPM-GPG-KEY-Rocky-9
Key imported successfully"#,
    ),
    (
        "rpm -qi",
        "Name        : gnome-keyring
Release     : «1-20».el9
Signature   : RSA/SHA256, Mon 03 Mar 2025 «clock» AM UTC, Key ID «hex16»",
    ),
    (
        "sha256sum",
        "«hex64»  rootfs-«1-9».«0-9».tar.zst
«hex64»  password-store-1.7.«1-4».tar.xz",
    ),
    (
        "restic",
        "repository «hex8» opened (version 2, compression level auto)
using parent snapshot «hex8»
Files:        «10-999» new,    «10-99» changed, «1000-99999» unmodified
snapshot «hex8» saved",
    ),
    (
        "restic wrong",
        "enter password for repository: 
Fatal: wrong password or no key found",
    ),
    (
        "borg",
        "Archive name: «host»-«iso»
Archive fingerprint: «hex64»
Time (start): «stamp»
Encrypted: Yes (key file)
Key file: /root/.config/borg/keys/srv_backup",
    ),
    (
        "java stack trace",
        "org.springframework.security.authentication.BadCredentialsException: Bad credentials
	at org.springframework.security.authentication.dao.DaoAuthenticationProvider.additionalAuthenticationChecks(DaoAuthenticationProvider.java:«70-99»)
	at org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter.attemptAuthentication(UsernamePasswordAuthenticationFilter.java:«70-99»)
	at java.base/java.lang.Thread.run(Thread.java:«800-1600»)",
    ),
    (
        "python trace",
        r#"Traceback (most recent call last):
  File "/usr/lib/python3/dist-packages/requests_oauthlib/oauth2_session.py", line «100-500», in fetch_token
    self.token = self._client.parse_request_body_response(r.text, scope=self.scope)
oauthlib.oauth2.rfc6749.errors.MissingTokenError: (missing_token) Missing access token parameter."#,
    ),
    (
        "python getpass",
        r#"import getpass
import os

password = os.environ.get("DB_PASSWORD") or getpass.getpass("Password: ")
if not password:
    raise SystemExit("no password given")
token = client.login(user, password)"#,
    ),
    (
        "go error",
        "panic: runtime error: invalid memory address or nil pointer dereference
[signal SIGSEGV: segmentation violation code=0x1 addr=0x«hex2» pc=0x«hex6»]

goroutine «1-999» [running]:
main.(*tokenSource).Token(0xc000«hex6»)
	/src/cmd/agent/auth.go:«10-400» +0x«hex3»",
    ),
    (
        "javascript syntax error",
        "/srv/app/config.js:«1-99»
const { token } = req.body
SyntaxError: Unexpected token '}'
    at Module._compile (node:internal/modules/cjs/loader:«1000-1500»:14)",
    ),
    (
        "json parse error",
        "parse error: Invalid numeric literal at line «1-9», column «1-99»
json.decoder.JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
KeyError: 'access_token'",
    ),
    (
        "c source",
        "static int check_password(const char *user, const char *password)
{
	if (!password || strlen(password) < MIN_PASSWORD_LEN)
		return -EINVAL;
	return pam_check(user, password);
}",
    ),
    (
        "shell script",
        r#"if [ -z "$API_TOKEN" ]; then
  echo "API_TOKEN is not set" >&2
  exit «1-3»
fi
read -rs -p "Password: " password
curl -fsS -H "Authorization: Bearer ${API_TOKEN}" "https://«host»/api/v1/nodes""#,
    ),
    (
        "crash dump",
        "Program terminated with signal SIGSEGV, Segmentation fault.
#0  0x00007f«hex10» in gcry_cipher_setkey () from /lib64/libgcrypt.so.20
#1  0x000055«hex10» in session_key_update (s=0x55«hex10») at session.c:«100-900»
rax            0x«hex12»",
    ),
    (
        "build id",
        "«host»d: ELF 64-bit LSB pie executable, x86-64, version 1 (SYSV), dynamically linked, BuildID[sha1]=«hex40», for GNU/Linux 3.2.0, stripped",
    ),
    (
        "hex dump of a file",
        "«hexdump»",
    ),
    (
        "ci masked",
        "Run docker/login-action@«hex40»
  with:
    registry: ghcr.io
    username: «user»
    password: ***
    logout: true",
    ),
    (
        "ansible run",
        r#"TASK [common : Set the password of the service account] ************************
changed: [«host»] => {"censored": "the output has been hidden due to the fact that 'no_log: true' was specified for this result", "changed": true}
ok: [«host»]"#,
    ),
    (
        "gradle",
        "> Task :auth-core:compileJava UP-TO-DATE
Build cache key for task ':auth-core:test' is «hex32»
BUILD SUCCESSFUL in «1-59»s",
    ),
];
