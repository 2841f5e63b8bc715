//! Logs of web, mail, database, directory, backup, storage and cluster daemons.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "nginx access",
        r#"«ip» - - [«clf»] "GET /static/js/main.«hex8».chunk.js HTTP/1.1" 200 «100-99999» "https://«host»/login" "Mozilla/5.0 (X11; Linux x86_64; rv:115.0) Gecko/20100101 Firefox/115.0"
«ip» - «user» [«clf»] "POST /oauth/token HTTP/1.1" 401 «50-200» "-" "python-requests/2.28.1""#,
    ),
    (
        "nginx error",
        r#"2025/03/03 «clock» [error] «1000-9999»#«1000-9999»: *«1-9999» user "«user»": password mismatch, client: «ip», server: «host», request: "GET /admin/ HTTP/1.1", host: "«host»"
2025/03/03 «clock» [emerg] 1#1: cannot load certificate key "/etc/nginx/ssl/«host».key": PEM_read_bio_PrivateKey() failed (SSL: error:0909006C:PEM routines:get_name:no start line)"#,
    ),
    (
        "apache ssl",
        r#"[«stamp»] [ssl:info] [pid «1000-9999»] AH02200: Loading certificate & private key of SSL-aware server '«host»:443'
[«stamp»] [auth_basic:error] [pid «1000-9999»] [client «ip»:«1024-65535»] AH01617: user «user»: authentication failure for "/private": Password Mismatch"#,
    ),
    (
        "apache digest",
        "[«stamp»] [auth_digest:notice] [pid «1000-9999»] AH01757: generating secret for digest authentication ...
[«stamp»] [mpm_event:notice] [pid «1000-9999»] AH00489: Apache/2.4.57 (Unix) OpenSSL/3.0.7 configured -- resuming normal operations",
    ),
    (
        "haproxy",
        r#"«syslog» haproxy[«1000-9999»]: «ip»:«1024-65535» [03/Mar/2025:«clock».«100-999»] fe_https~ be_auth/srv«1-9» 0/0/«0-9»/«1-99»/«1-99» 200 «100-9999» - - ---- 12/12/0/0/0 0/0 "GET /api/v1/tokens/count HTTP/1.1""#,
    ),
    (
        "postfix sasl",
        "«syslog» postfix/smtpd[«1000-9999»]: warning: unknown[«ip»]: SASL LOGIN authentication failed: UGFzc3dvcmQ6
«syslog» postfix/smtpd[«1000-9999»]: «HEX11»: client=«host»[«ip»], sasl_method=PLAIN, sasl_username=«email»",
    ),
    (
        "postfix delivery",
        "«syslog» postfix/cleanup[«1000-9999»]: «HEX11»: message-id=<«uuid»@«host»>
«syslog» postfix/smtp[«1000-9999»]: «HEX11»: to=<«email»>, relay=«host»[«ip»]:25, delay=«0-9».«1-99», delays=0.1/0/0.3/0.5, dsn=2.0.0, status=sent (250 2.0.0 Ok: queued as «HEX10»)",
    ),
    (
        "dovecot",
        "«syslog» dovecot: imap-login: Login: user=<«user»>, method=PLAIN, rip=«ip», lip=«ip», mpid=«1000-9999», TLS, session=<«b64:16»>
«syslog» dovecot: auth-worker(«1000-9999»): conn unix:auth-worker (pid=«100-9999»,uid=97): auth-worker<«1-99»>: pam(«user»,«ip»): pam_authenticate() failed: Authentication failure (Password mismatch?)",
    ),
    (
        "exim and dkim",
        "«stamp» 1«hex5»-00«hex4»-«hex2» DKIM: d=example.org s=mail c=relaxed/relaxed a=rsa-sha256 b=2048 [verification succeeded]
«stamp» plain authenticator failed for («host») [«ip»]: 535 Incorrect authentication data (set_id=«user»)",
    ),
    (
        "opendkim",
        "«syslog» opendkim[«500-9999»]: «HEX11»: DKIM-Signature field added (s=mail, d=example.org)
«syslog» opendkim[«500-9999»]: «HEX11»: key retrieval failed (s=s«1-9», d=example.net): 's«1-9»._domainkey.example.net' record not found",
    ),
    (
        "postgres auth",
        r#"«stamp» UTC [«1000-9999»] FATAL:  password authentication failed for user "«user»"
«stamp» UTC [«1000-9999»] DETAIL:  Connection matched pg_hba.conf line «80-120»: "host    all             all             0.0.0.0/0               scram-sha-256""#,
    ),
    (
        "postgres error",
        r#"«stamp» UTC [«1000-9999»] ERROR:  duplicate key value violates unique constraint "api_tokens_pkey"
«stamp» UTC [«1000-9999»] DETAIL:  Key (id)=(«uuid») already exists.
«stamp» UTC [«1000-9999»] STATEMENT:  INSERT INTO api_tokens (id, owner_id, created_at) VALUES ($1, $2, $3)"#,
    ),
    (
        "mysql",
        "«iso» «10-999» [Note] [MY-010926] [Server] Access denied for user '«user»'@'«ip»' (using password: «YES|NO»)
«iso» 0 [Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.
«iso» 0 [System] [MY-013602] [Server] Channel mysql_main configured to support TLS. Encrypted connections are now supported for this channel.",
    ),
    (
        "mysql temp password notice",
        "«iso» 6 [Warning] [MY-010453] [Server] root@localhost is created with an empty password ! Please consider switching off the --initialize-insecure option.
«iso» 0 [Note] [MY-010309] [Server] Auto generated RSA key files through --sha256_password_auto_generate_rsa_keys are placed in data directory.",
    ),
    (
        "mongodb",
        r#"{"t":{"$date":"«iso»"},"s":"I","c":"ACCESS","id":20249,"ctx":"conn«1-9999»","msg":"Authentication failed","attr":{"mechanism":"SCRAM-SHA-256","speculative":false,"principalName":"«user»","authenticationDatabase":"admin","remote":"«ip»:«1024-65535»","error":"AuthenticationFailed: SCRAM authentication failed, storedKey mismatch"}}"#,
    ),
    (
        "redis",
        "«1000-9999»:M 03 Mar 2025 «clock».«100-999» # Warning: no password is set for the default user, protected mode is enabled
«1000-9999»:S 03 Mar 2025 «clock».«100-999» * Trying a partial resynchronization (request «hex40»:«1000-999999»).
«1000-9999»:S 03 Mar 2025 «clock».«100-999» # MASTER aborted replication with an error: NOAUTH Authentication required.",
    ),
    (
        "elasticsearch",
        "[«iso»][INFO ][o.e.x.s.a.AuthenticationService] [«host»] Authentication of [«user»] was terminated by realm [reserved] - failed to authenticate user [«user»]
[«iso»][INFO ][o.e.c.s.ClusterApplierService] [«host»] master node changed {previous [], current [{«host»}{«b64:22»}{«b64:22»}{«ip»}{«ip»:9300}{cdfhilmrstw}]}",
    ),
    (
        "slapd",
        r#"«syslog» slapd[«500-9999»]: conn=«1000-9999» op=0 BIND dn="uid=«user»,ou=people,dc=example,dc=org" method=128
«syslog» slapd[«500-9999»]: conn=«1000-9999» op=0 RESULT tag=97 err=49 qtime=0.000«010-099» etime=0.00«1000-9999» text=
«syslog» slapd[«500-9999»]: conn=«1000-9999» op=1 MOD attr=userPassword pwdChangedTime"#,
    ),
    (
        "sssd",
        "(«stamp»): [be[example.org]] [krb5_auth_done] (0x3f7c0): [RID#«1-999»] The krb5_child process returned an error: Preauthentication failed
(«stamp»): [krb5_child[«1000-9999»]] [get_and_save_tgt] (0x0020): [RID#«1-999»] Password incorrect while getting initial credentials",
    ),
    (
        "krb5kdc",
        "«syslog» krb5kdc[«500-9999»](info): AS_REQ (4 etypes {aes256-cts-hmac-sha1-96(18), aes128-cts-hmac-sha1-96(17)}) «ip»: NEEDED_PREAUTH: «user»@EXAMPLE.ORG for krbtgt/EXAMPLE.ORG@EXAMPLE.ORG, Additional pre-authentication required
«syslog» krb5kdc[«500-9999»](info): TGS_REQ «ip»: ISSUE: authtime «epoch», etypes {rep=18, tkt=18, ses=18}, «user»@EXAMPLE.ORG for host/«host»@EXAMPLE.ORG",
    ),
    (
        "klist keytab",
        "Keytab name: FILE:/etc/krb5.keytab
KVNO Principal
---- --------------------------------------------------------------------------
   «2-9» host/«host»@EXAMPLE.ORG (aes256-cts-hmac-sha1-96) 
   «2-9» host/«host»@EXAMPLE.ORG (aes128-cts-hmac-sha1-96) ",
    ),
    (
        "samba",
        "[2025/03/03 «clock».«100000-999999»,  2] ../../source3/auth/auth.c:«300-400»(auth_check_ntlm_password)
  check_ntlm_password:  Authentication for user [«user»] -> [«user»] FAILED with error NT_STATUS_WRONG_PASSWORD, authoritative=1",
    ),
    (
        "restic backup",
        "open repository
repository «hex8» opened (version 2, compression level auto)
using parent snapshot «hex8»
Files:         «10-999» new,   «1-99» changed, «1000-99999» unmodified
Added to the repository: «1-900».«100-999» MiB («1-900».«100-999» MiB stored)
snapshot «hex8» saved",
    ),
    (
        "borg backup",
        "Archive name: «host»-«iso»
Archive fingerprint: «hex64»
Time (start): «stamp»
Repository «hex64» is encrypted with repokey; key backup recommended",
    ),
    (
        "bareos director",
        "03-Mar «clock» «host»-dir JobId «1-9999»: Using Client Initiated Connection («host»-fd).
03-Mar «clock» «host»-dir JobId «1-9999»: Fatal error: Authorization key rejected by Storage daemon.  Passwords or names not the same or TLS negotiation failed.",
    ),
    (
        "ceph",
        r#"«iso» 7f«hex10» -1 auth: unable to find a keyring on /var/lib/ceph/osd/ceph-«0-99»/keyring: (2) No such file or directory
«iso» 7f«hex10»  0 log_channel(audit) log [INF] : from='client.«1000-9999» «ip»:0/«1000000-9999999»' entity='client.admin' cmd=[{"prefix": "auth ls"}]: dispatch"#,
    ),
    (
        "ceph status",
        "  cluster:
    id:     «uuid»
    health: HEALTH_WARN
            mons are allowing insecure global_id reclaim
  services:
    mon: 3 daemons, quorum a,b,c (age «1-9»d)
    mgr: «host».«hex6»(active, since «1-9»d)",
    ),
    (
        "zfs key status",
        "NAME          PROPERTY       VALUE        SOURCE
tank/home     encryption     aes-256-gcm  -
tank/home     keyformat      passphrase   -
tank/home     keylocation    prompt       local
tank/home     keystatus      «available|unavailable»    -
tank/home     guid           «1000000000000000000-8999999999999999999»  -",
    ),
    (
        "corosync",
        "«syslog» corosync[«500-9999»]:   [KNET  ] host: host: «1-3» (passive) best link: 0 (pri: 1)
«syslog» corosync[«500-9999»]:   [TOTEM ] Token has not been received in «1000-3000» ms
«syslog» corosync[«500-9999»]:   [TOTEM ] A processor failed, forming new configuration: token timed out («1000-4000»ms), waiting «1000-5000»ms for consensus.",
    ),
    (
        "pacemaker",
        "«syslog» pacemaker-based[«500-9999»]: info: Diff: +++ 0.«10-99».«1-99» «hex32»
«syslog» pacemaker-remoted[«500-9999»]: warning: Could not read Pacemaker Remote authentication key from /etc/pacemaker/authkey: No such file or directory",
    ),
    (
        "consul",
        r#"«iso» [WARN]  agent: Coordinate update blocked by ACLs: accessorID="anonymous token"
«iso» [INFO]  agent.server.serf.lan: serf: EventMemberJoin: «host» «ip»
«iso» [ERROR] agent.http: Request error: method=GET url=/v1/kv/app/config from=«ip»:«1024-65535» error="ACL not found""#,
    ),
    (
        "jenkins",
        "«stamp»+0000 [id=«10-999»]	INFO	h.p.b.g.GlobalTimeOutConfiguration#load: global timeout not set
«stamp»+0000 [id=«10-999»]	WARNING	c.c.p.credentials.CredentialsProvider#lookup: no credentials found with id «uuid»",
    ),
    (
        "keycloak events",
        "«stamp»,«100-999» WARN  [org.keycloak.events] (executor-thread-«1-99») type=LOGIN_ERROR, realmId=«uuid», clientId=account-console, userId=«uuid», ipAddress=«ip», error=invalid_user_credentials, auth_method=openid-connect, auth_type=code, username=«user»",
    ),
    (
        "java stack trace",
        "«stamp» ERROR [main] c.e.s.TokenService - could not refresh access token
java.io.IOException: Keystore was tampered with, or password was incorrect
	at java.base/sun.security.pkcs12.PKCS12KeyStore.engineLoad(PKCS12KeyStore.java:«2000-2200»)
	at com.example.security.SecretLoader.load(SecretLoader.java:«10-400»)
Caused by: java.security.UnrecoverableKeyException: failed to decrypt safe contents entry",
    ),
];
