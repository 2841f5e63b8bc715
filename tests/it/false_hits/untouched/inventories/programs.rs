//! Web, mail, database, backup, storage and cluster programs.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "nginx access",
        r#"«ip» - «user» [«clf»] "POST /api/v1/auth/login HTTP/1.1" «200|401|403» «100-9999» "-" "curl/7.88.1"
«ip» - - [«clf»] "GET /static/js/main.«hex8».chunk.js HTTP/2.0" 200 «1000-99999» "https://«host»/login" "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0""#,
    ),
    (
        "apache error",
        r#"[Wed Mar 12 «clock».«000000-999999» 2025] [auth_basic:error] [pid «1000-9999»] [client «ip»:«1024-65535»] AH01617: user «user»: authentication failure for "/private/": Password Mismatch"#,
    ),
    (
        "haproxy",
        r#"«syslog» haproxy[«500-9999»]: «ip»:«1024-65535» [12/Mar/2025:«clock».«100-999»] https~ app/web«1-9» 0/0/1/«1-900»/«1-900» 200 «100-9999» - - ---- 12/12/0/0/0 0/0 "GET /token/refresh HTTP/1.1""#,
    ),
    (
        "postfix",
        "«syslog» postfix/smtpd[«1000-9999»]: warning: unknown[«ip»]: SASL LOGIN authentication failed: authentication failure, sasl_username=«email»
«syslog» postfix/qmgr[«1000-9999»]: «HEX10»: from=<«email»>, size=«1000-99999», nrcpt=1 (queue active)
«syslog» postfix/cleanup[«1000-9999»]: «HEX10»: message-id=<«uuid»@«host»>",
    ),
    (
        "dovecot",
        "«syslog» dovecot: imap-login: Disconnected: Connection closed (auth failed, 1 attempts in «2-9» secs): user=<«email»>, method=PLAIN, rip=«ip», lip=«ip», TLS
«syslog» dovecot: auth: passwd-file(«email»,«ip»): Password mismatch",
    ),
    (
        "opendkim",
        "«syslog» opendkim[«500-9999»]: «HEX10»: DKIM-Signature field added (s=mail, d=example.org)
«syslog» opendkim[«500-9999»]: «HEX10»: key retrieval failed (s=default, d=«host»): 'default._domainkey.«host»' record not found",
    ),
    (
        "postgresql",
        r#"«stamp».«100-999» UTC [«1000-9999»] «user»@app FATAL:  password authentication failed for user "«user»"
«stamp».«100-999» UTC [«1000-9999»] «user»@app DETAIL:  Connection matched pg_hba.conf line «90-120»: "host all all «ip»/32 scram-sha-256"
«stamp».«100-999» UTC [«1000-9999»] ERROR:  duplicate key value violates unique constraint "tokens_pkey""#,
    ),
    (
        "mysql",
        "«iso» «1-999» [Note] [MY-010926] [Server] Access denied for user '«user»'@'«ip»' (using password: «YES|NO»)
«iso» 0 [Warning] [MY-010068] [Server] CA certificate ca.pem is self signed.
«iso» 0 [Note] [MY-010308] [Server] Skipping generation of RSA key pair through --sha256_password_auto_generate_rsa_keys as key files are present in data directory.",
    ),
    (
        "mongodb",
        r#"{"t":{"$date":"«iso»"},"s":"I","c":"ACCESS","id":20249,"ctx":"conn«1-9999»","msg":"Authentication failed","attr":{"mechanism":"SCRAM-SHA-256","principalName":"«user»","authenticationDatabase":"admin","remote":"«ip»:«1024-65535»","error":"UserNotFound: Could not find user"}}"#,
    ),
    (
        "redis",
        "«1000-9999»:M 12 Mar 2025 «clock».«100-999» # Warning: no password is set and bind address is public
«1000-9999»:S 12 Mar 2025 «clock».«100-999» # Unable to AUTH to MASTER: -WRONGPASS invalid username-password pair or user is disabled.
«1000-9999»:S 12 Mar 2025 «clock».«100-999» * Partial resynchronization not possible (no cached master), trying «hex40»:«1000-99999»",
    ),
    (
        "restic",
        "repository «hex8» opened (version 2, compression level auto)
using parent snapshot «hex8»
Fatal: wrong password or no key found",
    ),
    (
        "borg",
        "Archive fingerprint: «hex64»
Key type: repokey BLAKE2b
Repository ID: «hex64»
Passphrase was read from BORG_PASSCOMMAND",
    ),
    (
        "bacula",
        r#"12-Mar «clock» «host»-dir JobId «100-9999»: Error: Director unable to authenticate with Storage daemon at "«host»:9103". Possible causes: Passwords or names not the same.
  FD Encryption Criterion: no"#,
    ),
    (
        "ceph status",
        "  cluster:
    id:     «uuid»
    health: HEALTH_WARN
            client is using insecure global_id reclaim
mgr.«host» [INF] auth: rotating keys expired way too early (before «iso»)
«iso» 7f«hex10» -1 monclient(hunting): handle_auth_bad_method server allowed_methods [2] but i only support [2]",
    ),
    (
        "zfs",
        "NAME       PROPERTY    VALUE        SOURCE
tank/data  encryption  aes-256-gcm  -
tank/data  keylocation prompt       local
tank/data  keystatus   available    -
tank/data  guid        «10000000000000000-19999999999999999»  -",
    ),
    (
        "pacemaker",
        "«syslog» pacemaker-fenced[«500-9999»]: error: Operation 'reboot' on «host» using fence_ipmilan returned 1 (Unable to connect/login to fencing device)
«syslog» pacemakerd[«500-9999»]: notice: Could not obtain authentication key from /etc/pacemaker/authkey",
    ),
    (
        "git and ci",
        "remote: Support for password authentication was removed on August 13, 2021.
HEAD is now at «hex7» Rotate token cache on logout
Merge: «hex40» «hex40»
npm WARN integrity sha512-«b64:86»==",
    ),
    (
        "java trace",
        "«stamp» WARN [http-nio-8443-exec-«1-99»] o.s.s.a.dao.DaoAuthenticationProvider - Failed to find user '«user»'
java.security.UnrecoverableKeyException: Password verification failed
	at java.base/sun.security.pkcs12.PKCS12KeyStore.engineLoad(PKCS12KeyStore.java:«1000-2400»)
	at com.example.auth.TokenService$$EnhancerBySpringCGLIB$$«hex8».refresh(<generated>)",
    ),
    (
        "grafana",
        r#"logger=authn.service t=«iso» level=warn msg="Failed to authenticate request" client=auth.client.session error="user token not found"
logger=context userId=0 orgId=0 uname= t=«iso» level=info msg="Request Completed" method=POST path=/login status=401 remote_addr=«ip» traceID=«hex32»"#,
    ),
];
