//! Ordinary texts that former rules took for secrets, part 4 of 4.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "openssl genpkey help",
        "Usage: genpkey [options]
General options:
 -help               Display this summary
 -algorithm val      The public key algorithm
 -quiet              Do not output status while generating keys
 -pass val           Output file pass phrase source
 -genparam           Generate parameters, not key",
    ),
    (
        "mysqldump help",
        "  -p, --password[=name] 
                      Password to use when connecting to server. If password is
                      not given it's solicited on the tty.
  --server-public-key-path=name 
                      File path to the server public RSA key in PEM format.
  --ssl-key=name      X509 key in PEM format.",
    ),
    (
        "changelog entries",
        "* Version «1-9».«0-20».«0-9»
  - Fix a leak of the session token in the debug log (#«100-9999»)
  - Password prompts honour `NO_COLOR`
  - Support for Ed25519 host keys
  - The option `--auth-key` is deprecated, use `--key-file`",
    ),
    (
        "slapd conf acl",
        r#"olcAccess: {0}to attrs=userPassword,shadowLastChange by self write by anonymous auth by dn="cn=admin,dc=example,dc=com" write by * none
olcPasswordHash: {SSHA}
olcTLSCertificateKeyFile: /etc/ldap/tls/ldap.key
olcPPolicyHashCleartext: TRUE"#,
    ),
    (
        "snmpd conf v3",
        "agentAddress udp:161
rouser «user» authPriv
view systemonly included .1.3.6.1.2.1.1
sysLocation Rack «1-40»
authtrapenable 1
# createUser entries belong in /var/lib/snmp/snmpd.conf and are removed after the first start",
    ),
    (
        "registry config",
        "version: 0.1
http:
  addr: :5000
  tls:
    certificate: /certs/domain.crt
    key: /certs/domain.key
auth:
  token:
    realm: https://«host»/service/token
    service: container_registry
    issuer: registry-token-issuer
    rootcertbundle: /certs/bundle.crt",
    ),
    (
        "gitlab ci",
        r#"build:
  stage: build
  id_tokens:
    VAULT_ID_TOKEN:
      aud: https://«host»
  script:
    - docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" "$CI_REGISTRY"
    - docker push "$CI_REGISTRY_IMAGE:$CI_COMMIT_SHORT_SHA""#,
    ),
    (
        "windows gpo export",
        "[System Access]
MinimumPasswordAge = «0-2»
MaximumPasswordAge = «30-90»
MinimumPasswordLength = «8-14»
PasswordComplexity = 1
PasswordHistorySize = 24
LockoutBadCount = «3-10»
ClearTextPassword = 0
RequireLogonToChangePassword = 0",
    ),
    (
        "skopeo inspect",
        r#"{
    "Name": "«host»/infra/app",
    "Digest": "sha256:«hex64»",
    "Created": "«iso»",
    "Architecture": "amd64",
    "Layers": [
        "sha256:«hex64»",
        "sha256:«hex64»"
    ],
    "Env": [
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        "GPG_KEY=«HEX40»"
    ]
}"#,
    ),
    (
        "ilo license again",
        "Integrated Lights-Out 5 License
 License Name        : iLO Advanced
 License Key         : XXXXX-XXXXX-XXXXX-XXXXX-«HEX5»
 Activation Date     : 03 Mar 2025",
    ),
    (
        "bios setup dump xml",
        r#"<Setting name="Administrator Password" type="Password"><Information><Help>Set administrator password</Help><MinSize>3</MinSize><MaxSize>20</MaxSize><HasPassword>«True|False»</HasPassword></Information><NewPassword><![CDATA[]]></NewPassword></Setting>"#,
    ),
    (
        "snmpd startup warnings",
        "«syslog» snmpd[«500-3000»]: /etc/snmp/snmpd.conf: line «10-99»: Warning: Unknown token: rocommunity6x.
«syslog» snmpd[«500-3000»]: /etc/snmp/snmpd.conf: line «10-99»: Error: Missing community name
«syslog» snmpd[«500-3000»]: Turning on AgentX master support.
«syslog» snmpd[«500-3000»]: NET-SNMP version 5.9.«0-4»",
    ),
    (
        "vault audit request",
        r#"{"time":"«iso»","type":"request","auth":{"client_token":"hmac-sha256:«hex64»","accessor":"hmac-sha256:«hex64»","display_name":"approle","policies":["default","app-read"],"token_policies":["default","app-read"],"metadata":{"role_name":"app"},"entity_id":"«uuid»","token_type":"service","token_ttl":3600,"token_issue_time":"«iso»"},"request":{"id":"«uuid»","client_id":"«uuid»","operation":"read","mount_type":"kv","namespace":{"id":"root"},"path":"secret/data/app/config","remote_address":"«ip»","remote_port":«32768-60999»}}"#,
    ),
    (
        "passwd usage",
        "Usage: passwd [options] [LOGIN]

Options:
  -d, --delete                  delete the password for the named account
  -e, --expire                  force expire the password for the named account
  -i, --inactive INACTIVE       set password inactive after expiration to INACTIVE
  -l, --lock                    lock the password of the named account
  -S, --status                  report password status on the named account",
    ),
    (
        "snmp documentation",
        "Community strings are sent in clear text with SNMPv1 and SNMPv2c. Use SNMPv3 with the security level authPriv instead, and remove every rocommunity line from snmpd.conf.",
    ),
    (
        "nslcd contact",
        r#"«syslog» nslcd[«500-3000»]: [«hex6»] <passwd="«user»"> failed to bind to LDAP server ldap://«host»: Can't contact LDAP server: Transport endpoint is not connected"#,
    ),
    (
        "windows 5058 and 5061",
        r#"5058: Key file operation. Provider Name: Microsoft Software Key Storage Provider Algorithm Name: UNKNOWN Key Name: {«uuid»} Key Type: Machine key. File Path: C:\ProgramData\Microsoft\Crypto\Keys\«hex32»_«uuid» Operation: Read persisted key from file. Return Code: 0x0
5061: Cryptographic operation. Algorithm Name: RSA Key Name: {«uuid»} Key Type: Machine key. Operation: Open Key. Return Code: 0x0"#,
    ),
    (
        "slapd acl",
        "olcAccess: {0}to attrs=userPassword,shadowLastChange by self write by anonymous auth by * none
olcTLSCertificateKeyFile: /etc/openldap/certs/«host».key
olcPasswordHash: {SSHA}
olcSecurity: ssf=«0-128» simple_bind=«128-256»
entryUUID: «uuid»
entryCSN: 20250303101112.«000000-999999»Z#000000#000#000000",
    ),
    (
        "snmpd.conf redacted",
        r#"agentAddress udp:161
sysLocation "DC«1-4», row «1-20», rack «1-42»"
sysContact «email»
rocommunity ******** «ip»
rouser «user» authPriv
createUser «user» SHA <redacted> AES <redacted>
authtrapenable 1
# rocommunity and rwcommunity are deprecated here, use SNMPv3 users"#,
    ),
    (
        "docker inspect again",
        r#"[
    {
        "Id": "sha256:«hex64»",
        "RepoDigests": ["«host»/agent@sha256:«hex64»"],
        "Created": "«iso»",
        "Config": {"Env": ["PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin", "GPG_KEY=«HEX40»", "PYTHON_SHA256=«hex64»"], "User": "«user»"},
        "RootFS": {"Type": "layers", "Layers": ["sha256:«hex64»", "sha256:«hex64»"]}
    }
]"#,
    ),
    (
        "supermicro sum cfg",
        r#"<Menu name="Security">
  <Information>Administrator Password: Not Installed</Information>
  <Setting name="Administrator Password" type="Password">
    <Information><Help>Set Administrator Password</Help><MinSize>3</MinSize><MaxSize>20</MaxSize><HasPassword>False</HasPassword></Information>
    <NewPassword><![CDATA[]]></NewPassword>
  </Setting>
  <Setting name="Password Check" selectedOption="Setup" type="Option"/>
</Menu>"#,
    ),
    (
        "snmpd community fail",
        "«syslog» snmpd[«400-65000»]: error on subcontainer 'ia_addr' insert (-1)
«syslog» snmpd[«400-65000»]: /etc/snmp/snmpd.conf: line «10-90»: Warning: Unknown token: «rwcommunity6x|agentaddres|com2sec7».
«syslog» snmpd[«400-65000»]: net-snmp: «1-4» error(s) in config file(s)",
    ),
    (
        "mysql auto keys",
        "«iso» 0 [System] [MY-013602] [Server] Channel mysql_main configured to support TLS. Encrypted connections are now supported for this channel.
«iso» 0 [Note] [MY-010309] [Server] Auto generated RSA key files through --sha256_password_auto_generate_rsa_keys are placed in data directory.
«iso» 0 [Warning] [MY-010075] [Server] No existing UUID has been found, so we assume that this is the first time that this server has been started. Generating a new UUID: «uuid».",
    ),
    (
        "ticket note",
        "Case «10000-99999»: customer reports that the login to the BMC of «host» fails since the update; the password was reset on site, the serial number is «HEX10».",
    ),
    (
        "slapd config again",
        "olcTLSCertificateKeyFile: /etc/openldap/certs/«host».key
olcPasswordHash: {SSHA}
olcAccess: {0}to attrs=userPassword by self write by anonymous auth by * none
olcAuthzRegexp: {0}uid=([^,]*),cn=gssapi,cn=auth uid=$1,ou=people,dc=example,dc=com
entryUUID: «uuid»
entryCSN: 20250303101112.«100000-999999»Z#000000#001#000000",
    ),
    (
        "zabbix agent conf",
        "Server=«ip»
TLSConnect=psk
TLSAccept=psk
TLSPSKIdentity=PSK «host»
TLSPSKFile=/etc/zabbix/agent.psk
# UserParameter=mysql.ping[*],HOME=/var/lib/zabbix mysqladmin ping",
    ),
    (
        "kubectl events pull",
        r#"LAST SEEN   TYPE      REASON                           OBJECT            MESSAGE
«1-59»m         Warning   FailedToRetrieveImagePullSecret  pod/«host»   Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.
«1-59»m         Warning   FailedMount                      pod/«host»   MountVolume.SetUp failed for volume "etcd-secrets" : references non-existent secret key: ca.crt"#,
    ),
    (
        "csi rbd driver",
        r#"E«0101-1231» «clock».«100000-999999»       1 utils.go:203] ID: «1-999» Req-ID: 0001-0009-rook-ceph-000000000000000«1-9»-«uuid» GRPC error: rpc error: code = InvalidArgument desc = provided secret is empty
I«0101-1231» «clock».«100000-999999»       1 utils.go:206] ID: «1-999» GRPC request: {"secrets":"***stripped***","volume_id":"0001-0009-rook-ceph-000000000000000«1-9»-«uuid»"}"#,
    ),
    (
        "snmpd.conf comments",
        r#"# First, map the community name "public" into a "security name"
#       sec.name  source          community
# rocommunity: a SNMPv1/SNMPv2c read-only access community name
#   arguments:  community [default|hostname|network/bits] [oid | -V view]
agentaddress udp:161
sysLocation Rack «1-40», Row «1-9»
sysContact «email»
view systemonly included .1.3.6.1.2.1.1"#,
    ),
    (
        "docker inspect again again",
        r#"{
  "Id": "«hex64»",
  "Image": "sha256:«hex64»",
  "HostConfig": {"SecurityOpt": null, "Privileged": false},
  "NetworkSettings": {"SandboxID": "«hex64»", "EndpointID": "«hex64»", "MacAddress": "«mac»"},
  "Config": {"Hostname": "«hex12»", "Env": ["PATH=/usr/local/bin:/usr/bin", "POSTGRES_PASSWORD_FILE=/run/secrets/db_password", "GPG_KEY=«HEX40»"]}
}"#,
    ),
    (
        "storcli json",
        r#"{"Controllers":[{"Command Status":{"Controller":0,"Status":"Success","Description":"None"},"Response Data":{"Basics":{"Model":"AVAGO MegaRAID SAS 9361-8i","Serial Number":"SV«100000000-999999999»","SAS Address":"500605b«hex9»","PCI Address":"«pci»"},"Security Key":{"Encryption Key":"Not Assigned","Key Management Mode":"None"}}}]}"#,
    ),
    (
        "zabbix agent",
        r#"  «1000-9999»:20250217:«10-23»«10-59»«10-59».«100-999» active check configuration update from [«ip»:10051] started to fail (cannot find PSK identity "PSK «host»")"#,
    ),
    (
        "sshd key permissions",
        r#"@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
@         WARNING: UNPROTECTED PRIVATE KEY FILE!          @
@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@@
Permissions 0640 for '/etc/ssh/ssh_host_rsa_key' are too open.
It is required that your private key files are NOT accessible by others.
This private key will be ignored.
Unable to load host key "/etc/ssh/ssh_host_rsa_key": bad permissions"#,
    ),
    (
        "hponcfg export",
        r#"<RIBCL VERSION="2.0">
<LOGIN USER_LOGIN="«ADMIN|Administrator»" PASSWORD="%user_password%">
<RIB_INFO MODE="write">
<MOD_GLOBAL_SETTINGS>
<SESSION_TIMEOUT VALUE="«15|30|60»"/>
<MIN_PASSWORD VALUE="8"/>
<AUTHENTICATION_FAILURE_LOGGING VALUE="3"/>
</MOD_GLOBAL_SETTINGS>
</RIB_INFO>
</LOGIN>
</RIBCL>"#,
    ),
    (
        "mysql variables again",
        "| default_authentication_plugin            | «mysql_native_password|caching_sha2_password» |
| default_password_lifetime                | 0                     |
| caching_sha2_password_public_key_path    | public_key.pem        |
| validate_password.policy                 | MEDIUM                |
| server_uuid                              | «uuid» |
| ssl_key                                  | server-key.pem        |",
    ),
    (
        "help passwd",
        "Usage: passwd [options] [LOGIN]
  -d, --delete                  delete the password for the named account
  -e, --expire                  force expire the password for the named account
  -k, --keep-tokens             change password only if expired
  -l, --lock                    lock the password of the named account",
    ),
    (
        "getcert list",
        "Number of certificates and requests being tracked: «2-9».
Request ID '2025«10-12»«10-28»1«00000-59999»':
	status: MONITORING
	stuck: no
	key pair storage: type=NSSDB,location='/etc/pki/pki-tomcat/alias',nickname='auditSigningCert cert-pki-ca',token='NSS Certificate DB',pin set
	certificate: type=NSSDB,location='/etc/pki/pki-tomcat/alias',nickname='auditSigningCert cert-pki-ca',token='NSS Certificate DB'
	CA: dogtag-ipa-ca-renewal-agent
	expires: 2027-03-«10-28» «clock» UTC
	pre-save command: /usr/libexec/ipa/certmonger/stop_pkicad
	track: yes
	auto-renew: yes",
    ),
    (
        "mysql variables of password policy",
        "| validate_password.check_user_name    | ON     |
| validate_password.length             | «8-14»  |
| validate_password.policy             | MEDIUM |
| default_authentication_plugin        | caching_sha2_password |
| default_password_lifetime            | 0      |
| caching_sha2_password_private_key_path | private_key.pem |",
    ),
    (
        "etcd environment",
        "ETCD_NAME=«host»
ETCD_INITIAL_CLUSTER_TOKEN=etcd-cluster-1
ETCD_CLIENT_CERT_AUTH=true
ETCD_KEY_FILE=/etc/etcd/server.key
ETCD_PEER_KEY_FILE=/etc/etcd/peer.key
ETCD_AUTH_TOKEN=simple",
    ),
    (
        "docker history",
        "«hex12»   5 weeks ago   /bin/sh -c #(nop)  ENV GPG_KEY=«HEX40»   0B        
<missing>      5 weeks ago   ENV PYTHON_SHA256=«hex64»   0B        buildkit.dockerfile.v0",
    ),
    (
        "kubernetes configmap metadata",
        r#"metadata:
  annotations:
    checksum/config: «hex64»
    checksum/secret: «hex64»
    deployment.kubernetes.io/revision: "«1-30»"
  resourceVersion: "«1000-9999999»"
  uid: «uuid»"#,
    ),
    (
        "snmp engine id",
        "SNMP engine ID: 0x80001f88«hex16»
usmStatsWrongDigests: «1-99»
snmpInBadCommunityNames: «1-999»",
    ),
    (
        "mysql auto rsa",
        "«iso» 0 [System] [MY-013602] [Server] Channel mysql_main configured to support TLS. Encrypted connections are now supported for this channel.
«iso» 0 [Note] [MY-010308] [Server] Skipping generation of RSA key pair through --caching_sha2_password_auto_generate_rsa_keys as key files are present in data directory.",
    ),
];
