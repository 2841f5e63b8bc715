//! Ordinary texts that former rules took for secrets, part 1 of 4.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "certmonger",
        "Request ID '20250303«000000-999999»':
	status: MONITORING
	key pair storage: type=NSSDB,location='/etc/dirsrv/slapd-X',nickname='Server-Cert',token='NSS Certificate DB',pinfile='/etc/dirsrv/slapd-X/pwdfile.txt'",
    ),
    (
        "slapd",
        "olcPasswordHash: {SSHA}
olcTLSCertificateKeyFile: /etc/openldap/certs/key.pem",
    ),
    (
        "iscsid",
        "node.session.auth.authmethod = None
#node.session.auth.password = password_in
discovery.sendtargets.auth.authmethod = None",
    ),
    (
        "docker login",
        "WARNING! Using --password via the CLI is insecure. Use --password-stdin.",
    ),
    (
        "ilo license",
        r#""License": "iLO Advanced", "LicenseKey": "XXXXX-XXXXX-XXXXX-XXXXX-XXXXX", "LicenseType": "Perpetual""#,
    ),
    (
        "bios settings dump",
        "Administrator Password=NOT INSTALLED
User Password=NOT INSTALLED
Password Check=Setup
Secure Boot Keys=Factory Default",
    ),
    (
        "ios config masked",
        "snmp-server community <removed> RO 10
tacacs-server key 7 <removed>
enable secret 9 <removed>",
    ),
    (
        "usage ipmi",
        "usage: ipmitool -I lanplus -H <host> -U <user> -P <password> sel elist",
    ),
    (
        "certmonger nssdb",
        "	certificate: type=NSSDB,location='/etc/httpd/alias',nickname='Server-Cert',token='NSS Certificate DB'",
    ),
    (
        "p11 uri",
        "Object 0:
	URL: pkcs11:model=PKCS%2315%20emulated;manufacturer=piv_II;serial=«hex16»;token=«user»;id=%01;type=public
	Type: Public key",
    ),
    (
        "ldap acl",
        "olcAccess: {0}to attrs=userPassword by self write by anonymous auth by * none
olcPasswordHash: {SSHA}",
    ),
    (
        "snmpd view only",
        "view   systemonly  included   .1.3.6.1.2.1.1
# rocommunity: a SNMPv1/SNMPv2c read-only access community name",
    ),
    (
        "kubelet secret mount",
        r#"E0303 «clock».«000000-999999» «1000-9999» nestedpendingoperations.go:348] MountVolume.SetUp failed for volume "«tls-secret|db-credentials»" : secret "app-tls" not found"#,
    ),
    (
        "nomad token",
        r#"«iso» [WARN]  client.vault: failed to renew token: error="secret not found""#,
    ),
    (
        "nm config key mgmt",
        "«syslog» NetworkManager[«500-1999»]: <info>  [«epoch».«1000-9999»] Config: added 'key_mgmt' value 'WPA-PSK WPA-PSK-SHA256 FT-PSK SAE FT-SAE'",
    ),
    (
        "openvpn static key",
        "«stamp» DEPRECATED OPTION: The option --secret is deprecated.",
    ),
    (
        "openvpn enter password",
        "«stamp» neither stdin nor stderr are a tty device and you have neither a controlling tty nor systemd - can't ask for 'Enter Private Key Password:'.  If you used --daemon, you need to use --askpass to make passphrase-protected keys work.",
    ),
    (
        "bird bgp community",
        "	BGP.community: (65000,«100-999») (65535,65281)
	BGP.local_pref: 100",
    ),
    (
        "radius user password masked",
        r#"(«1-9999»)   User-Name = "«user»"
(«1-9999»)   User-Password = "<<< secret >>>""#,
    ),
    (
        "snmpd community deprecated",
        "«syslog» snmpd[«500-999»]: /etc/snmp/snmpd.conf: line «10-99»: Warning: Unknown token: «trapcommunity2|agentgroup|rwcommunity3».",
    ),
    (
        "samba machine password",
        "[2025/03/03 «clock».«000000-999999»,  0] ../../source3/libads/kerberos_util.c:«60-99»(ads_kinit_password)
  kerberos_kinit_password SRV«10-99»$@EXAMPLE.COM failed: Preauthentication failed",
    ),
    (
        "keytool warning",
        "Warning:  Different store and key passwords not supported for PKCS12 KeyStores. Ignoring user-specified -keypass value.",
    ),
    (
        "external secret yaml",
        "  secretStoreRef:
    kind: ClusterSecretStore
    name: vault-backend
  data:
  - secretKey: password
    remoteRef: {key: prod/«db|mq», property: password}",
    ),
    (
        "gitlab ci yaml",
        "deploy:
  id_tokens:
    VAULT_ID_TOKEN:
      aud: https://vault.example.net
  secrets:
    DB_PASSWORD:
      vault: prod/«db|app»/password@kv",
    ),
    (
        "github workflow perms",
        "permissions:
  id-token: write
  contents: read
  # the token of the job is read-only by default since «2022|2023»",
    ),
    (
        "jenkins casc",
        r#"  credentials:
    - usernamePassword:
        id: "«nexus|harbor»"
        scope: GLOBAL
        password: "${NEXUS_PASSWORD}""#,
    ),
    (
        "grafana provisioning",
        "    secureJsonData:
      basicAuthPassword: $__file{/run/secrets/«loki|mimir»_password}",
    ),
    (
        "docker info security",
        " Security Options:
  seccomp
   Profile: builtin
 Authorization: docker-authz-plugin
 Registry: https://index.docker.io/v1/",
    ),
    (
        "velero repo password",
        r#"time="«iso»" level=info msg="Founding existing repo" backupLocation=default logSource="pkg/repository/ensurer.go:86" repositoryType=kopia secret=velero-repo-credentials"#,
    ),
    (
        "envoy secret dump",
        r#""dynamic_active_secrets": [{"name": "default", "version_info": "«iso»", "secret": {"tls_certificate": {"private_key": {"inline_bytes": "W3JlZGFjdGVkXQ=="}}}}]"#,
    ),
    (
        "postgres exporter",
        r#"ts=«iso» caller=postgres_exporter.go:«600-700» level=error msg="Error opening connection to database" dsn="postgresql://exporter:PASSWORD_REMOVED@«ip»:5432/postgres?sslmode=disable" err="pq: password authentication failed for user \"exporter\"""#,
    ),
    (
        "kibana encryption key",
        "[«iso»][WARN ][plugins.security.config] Generating a random key for xpack.security.encryptionKey. To prevent sessions from being invalidated on restart, please set xpack.security.encryptionKey in the kibana.yml or use the bin/kibana-encryption-keys command.",
    ),
    (
        "mysql rewritten query",
        "# Time: «iso»
# Query_time: «1-9».«100000-999999»  Lock_time: 0.000002 Rows_sent: 0  Rows_examined: 0
ALTER USER '«user»'@'%' IDENTIFIED WITH 'caching_sha2_password' BY <secret>;",
    ),
    (
        "spring actuator",
        r#"{"name":"Config resource 'class path resource [application.yml]'","properties":{"spring.datasource.password":{"value":"******","origin":"class path resource [application.yml] - «5-90»:15"}}}"#,
    ),
    (
        "gh auth status",
        "  ✓ Logged in to github.com account «user» (/home/«user»/.config/gh/hosts.yml)
  - Token: gho_************************************
  - Token scopes: 'gist', 'read:org', 'repo'",
    ),
    (
        "vault audit hmac",
        r#"{"time":"«iso»","type":"request","auth":{"accessor":"hmac-sha256:«hex64»","client_token":"hmac-sha256:«hex64»","display_name":"kubernetes-prod-app","policies":["default","app"],"token_type":"service"},"request":{"id":"«uuid»","operation":"read","path":"secret/data/app/config","remote_address":"«ip»"}}"#,
    ),
    (
        "nomad vault token",
        r#"«iso» [ERROR] client.alloc_runner.task_runner.task_hook.vault: failed to derive Vault token: alloc_id=«uuid» task=«web|db» error="failed to derive vault token: no vault token role" recoverable=true"#,
    ),
    (
        "waagent delete root password",
        "«iso» INFO Daemon Root password deleted. Provisioning.DeleteRootPassword=«y|n», Provisioning.RegenerateSshHostKeyPair=y",
    ),
    (
        "ansible user result",
        r#"ok: [«host»] => {"append": true, "changed": false, "comment": "", "group": 1001, "name": "«user»", "password": "NOT_LOGGING_PASSWORD", "shell": "/bin/bash", "state": "present", "uid": «1000-1100»}"#,
    ),
    (
        "gitlab runner job mask",
        r#"$ docker login -u "$CI_REGISTRY_USER" -p [MASKED] $CI_REGISTRY
Login Succeeded"#,
    ),
    (
        "haproxy userlist",
        "userlist admins
    user «user» password [FILTERED]
stats auth [FILTERED]",
    ),
    (
        "web.config",
        r#"<authentication mode="Windows" />
<machineKey validationKey="AutoGenerate,IsolateApps" decryptionKey="AutoGenerate,IsolateApps" validation="SHA1" />"#,
    ),
    (
        "unattend",
        "<AdministratorPassword>
  <Value>*SENSITIVE*DATA*DELETED*</Value>
  <PlainText>false</PlainText>
</AdministratorPassword>",
    ),
    (
        "cisco eem",
        "key chain MACSEC macsec
 key «01|02»
  cryptographic-algorithm aes-256-cmac
  key-string <removed>",
    ),
    (
        "kubelet",
        r#"«syslog» kubelet[«1000-9999»]: E0303 «clock».«100000-999999»    «1000-9999» kubelet_pods.go:«100-999»] MountVolume.SetUp failed for volume "default-token" : secret "registry-cred" not found"#,
    ),
];
