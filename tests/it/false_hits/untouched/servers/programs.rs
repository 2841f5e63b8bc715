//! Logs of servers and agents: web, mail, database, storage, backup, cluster, queues.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    ("nginx access login page", r#"«ip» - - [«clf»] "POST /login HTTP/1.1" 302 «0-900» "https://«host».example.com/login?next=/admin" "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0""#),
    ("nginx access asset digests", r#"«ip» - «user» [«clf»] "GET /static/js/main.«hex20».js HTTP/2.0" 200 «1000-99999» "-" "curl/8.5.0""#),
    ("nginx key mismatch", r#"«stamp» [emerg] «100-9999»#«100-9999»: SSL_CTX_use_PrivateKey("/etc/nginx/ssl/«host».key") failed (SSL: error:05800074:x509 certificate routines::key values mismatch)"#),
    ("nginx basic auth mismatch", r#"«stamp» [error] «100-9999»#«100-9999»: *«10-9999» user "«user»": password mismatch, client: «ip», server: «host», request: "GET /status HTTP/1.1", host: "«host»""#),
    ("apache auth error", r#"[Mon Mar 03 10:11:12.«100000-999999» 2025] [auth_basic:error] [pid «1000-9999»:tid «1000-9999»] [client «ip»:«1024-65535»] AH01617: user «user»: authentication failure for "/server-status": Password Mismatch"#),
    ("haproxy tls log", r#"«syslog» haproxy[«500-9999»]: «ip»:«1024-65535» [03/Mar/2025:«clock».«100-999»] https~ api/«host» 0/0/1/«2-90»/«91-200» 200 «100-9999» - - ---- «1-90»/«1-90»/0/0/0 0/0 "GET /v1/tokens/count HTTP/1.1""#),
    (
        "postfix sasl failure",
        "«syslog» postfix/smtpd[«1000-99999»]: warning: unknown[«ip»]: SASL LOGIN authentication failed: UGFzc3dvcmQ6
«syslog» postfix/smtpd[«1000-99999»]: lost connection after AUTH from unknown[«ip»]",
    ),
    (
        "postfix queue line",
        "«syslog» postfix/cleanup[«1000-99999»]: «HEX10»: message-id=<«uuid»@«host».example.net>
«syslog» postfix/smtp[«1000-99999»]: «HEX10»: to=<«email»>, relay=mx.example.org[«ip»]:25, delay=«1-9».«10-99», dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as «HEX11»)",
    ),
    ("dovecot login", "«syslog» dovecot: imap-login: Login: user=<«user»>, method=PLAIN, rip=«ip», lip=«ip», mpid=«1000-99999», TLS, session=<«b64:16»>"),
    ("dovecot auth failed", "«syslog» dovecot: auth-worker(«1000-99999»): conn unix:auth-worker (pid=«100-999»,uid=108): auth-worker<«1-99»>: pam(«user»,«ip»): pam_authenticate() failed: Authentication failure (Password mismatch?)"),
    (
        "opendkim signature",
        "«syslog» opendkim[«500-9999»]: «HEX10»: DKIM-Signature field added (s=mail, d=example.net)
«syslog» opendkim[«500-9999»]: «HEX10»: key retrieval failed (s=s«1000-9999», d=example.org): 's1._domainkey.example.org' record not found",
    ),
    (
        "postgres auth failure",
        r#"«stamp» UTC [«1000-99999»] «user»@app FATAL:  password authentication failed for user "«user»"
«stamp» UTC [«1000-99999»] «user»@app DETAIL:  Connection matched pg_hba.conf line «90-120»: "host all all 0.0.0.0/0 scram-sha-256""#,
    ),
    (
        "postgres duplicate key",
        r#"«stamp» UTC [«1000-99999»] ERROR:  duplicate key value violates unique constraint "api_tokens_pkey"
«stamp» UTC [«1000-99999»] DETAIL:  Key (id)=(«uuid») already exists."#,
    ),
    (
        "mysql access denied",
        "«iso» «10-999» [Note] [MY-010926] [Server] Access denied for user '«user»'@'«ip»' (using password: YES)
«iso» 0 [Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.",
    ),
    ("mysql replication warning", "«iso» 7 [Warning] [MY-010897] [Repl] Storing MySQL user name or password information in the connection metadata repository is not secure and is therefore not recommended."),
    ("mongodb authentication json", r#"{"t":{"$date":"«iso»"},"s":"I","c":"ACCESS","id":5286306,"ctx":"conn«10-9999»","msg":"Successfully authenticated","attr":{"client":"«ip»:«1024-65535»","isSpeculative":true,"mechanism":"SCRAM-SHA-256","user":"«user»","db":"admin","result":0}}"#),
    ("mongodb keyfile startup", r#"{"t":{"$date":"«iso»"},"s":"I","c":"CONTROL","id":21951,"ctx":"initandlisten","msg":"Options set by command line","attr":{"options":{"config":"/etc/mongod.conf","security":{"authorization":"enabled","keyFile":"/etc/mongodb/keyfile"},"replication":{"replSetName":"rs0"}}}}"#),
    (
        "redis startup",
        "«500-9999»:M 03 Mar 2025 «clock».«100-999» * Running mode=standalone, port=6379.
«500-9999»:M 03 Mar 2025 «clock».«100-999» # Possible SECURITY ATTACK detected. It looks like somebody is sending POST or Host: commands to Redis.
«500-9999»:S 03 Mar 2025 «clock».«100-999» * Master replication ID changed to «hex40»",
    ),
    (
        "elasticsearch security",
        "[«iso»][WARN ][o.e.x.s.a.ApiKeyService  ] [«host»] Authentication using apikey failed - api key [«b64:20»] has been invalidated
[«iso»][INFO ][o.e.c.s.MasterService    ] [«host»] node-join[{«host»}{«b64:22»}{«b64:22»}{«ip»}{«ip»:9300}{cdfhilmrstw}]",
    ),
    (
        "rabbitmq erlang cookie",
        "«stamp»+00:00 [info] <0.«100-999».0>  node           : rabbit@«host»
«stamp»+00:00 [error] <0.«100-999».0> PLAIN login refused: user '«user»' - invalid credentials",
    ),
    (
        "vault seal status",
        "Key                      Value
---                      -----
Seal Type                shamir
Sealed                   false
Total Shares             5
Threshold                3
Cluster ID               «uuid»
HA Mode                  active",
    ),
    (
        "vault server log",
        r#"«iso» [INFO]  expiration: revoked lease: lease_id=auth/approle/login/h«hex64»
«iso» [INFO]  core: successful mount: namespace="" path=secret/ type=kv version="v0.17.0""#,
    ),
    ("keycloak event", r#"«stamp» WARN  [org.keycloak.events] (executor-thread-«1-99») type="LOGIN_ERROR", realmId="«uuid»", clientId="portal", userId="«uuid»", ipAddress="«ip»", error="invalid_user_credentials", auth_method="openid-connect", code_id="«uuid»""#),
    (
        "restic backup",
        "repository «hex8» opened (version 2, compression level auto)
using parent snapshot «hex8»
Files:         «10-99» new,   «10-99» changed, «1000-9999» unmodified
snapshot «hex8» saved
Fatal: wrong password or no key found",
    ),
    (
        "restic key list",
        " ID        User  Host    Created
--------------------------------------------
*«hex8»  root  «host»  «stamp»",
    ),
    (
        "borg info",
        "Repository ID: «hex64»
Location: ssh://backup@«host»/./repo
Encrypted: Yes (repokey BLAKE2b)
Archive fingerprint: «hex64»",
    ),
    (
        "ceph status",
        "  cluster:
    id:     «uuid»
    health: HEALTH_WARN
            mon is allowing insecure global_id reclaim
            clients are using insecure global_id reclaim
«iso» 7f«hex10» -1 auth: unable to find a keyring on /etc/ceph/ceph.client.admin.keyring: (2) No such file or directory",
    ),
    (
        "corosync and pacemaker",
        "«syslog» corosync[«500-9999»]:   [TOTEM ] A new membership («1-3».«10-999») was formed. Members joined: «1-3»
«syslog» corosync[«500-9999»]:   [TOTEM ] Token has not been received in «750-4000» ms
«syslog» pacemaker-remoted[«500-9999»]:  warning: Could not read remote key from /etc/pacemaker/authkey",
    ),
    (
        "zfs key status",
        "NAME       PROPERTY     VALUE        SOURCE
tank/data  encryption   aes-256-gcm  -
tank/data  keystatus    available    -
tank/data  keyformat    passphrase   -
tank/data  keylocation  prompt       local
tank/data  guid         «100000000-999999999»«100000000-999999999»  -",
    ),
    (
        "grafana logger",
        r#"logger=context userId=0 orgId=0 uname= t=«iso» level=info msg="Request Completed" method=POST path=/login status=401 remote_addr=«ip» time_ms=«2-90» traceID=«hex32»
logger=authn.service t=«iso» level=warn msg="Failed to authenticate request" client=auth.client.form error="[password-auth.failed] failed to authenticate identity""#,
    ),
    (
        "java stack trace",
        "«stamp» ERROR [main] o.s.boot.SpringApplication - Application run failed
java.io.IOException: keystore password was incorrect
	at java.base/sun.security.pkcs12.PKCS12KeyStore.engineLoad(PKCS12KeyStore.java:«1000-2999»)
	at java.base/java.security.KeyStore.load(KeyStore.java:1500)
Caused by: java.security.UnrecoverableKeyException: failed to decrypt safe contents entry",
    ),
    (
        "python json parse error",
        r#"Traceback (most recent call last):
  File "/usr/lib/python3/dist-packages/agent/auth.py", line «10-400», in refresh_token
    token = self._session.get_token(self.client_id)
KeyError: 'access_token'"#,
    ),
    (
        "git fetch output",
        "From git.example.net:infra/«ansible|puppet|deploy»
   «hex7»..«hex7»  main       -> origin/main
HEAD is now at «hex7» Rotate token signing key id",
    ),
];
