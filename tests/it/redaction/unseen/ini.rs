//! Sections, properties and other plain configuration.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "a client section",
        "
[client]
user = backup
password = «pass 18»
host = db01
",
    ),
    (
        "without blanks",
        "
[smtp]
host=mail.example.com
smtp_password=«pass 16»
port=587
",
    ),
    (
        "quoted with a trailing comment",
        r#"
[ldap]
bind_dn = "cn=proxy,dc=example"
bind_password = "«pass 17»" ; read only
tls = yes
"#,
    ),
    (
        "aws profiles",
        "
[default]
aws_access_key_id = AKIA«upper 16»
aws_secret_access_key = «base64 40»

[backup]
aws_access_key_id=ASIA«upper 16»
aws_secret_access_key=«base64 40»
aws_session_token=«base64 200»
region = eu-west-1
",
    ),
    (
        "netrc",
        "
machine repo.example.com
  login ci
  password «alnum 20»
machine api.example.com login svc password «alnum 22»
",
    ),
    (
        "git",
        r#"
[remote "origin"]
	url = https://ci:«alnum 24»@git.example.com/fleet.git
	fetch = +refs/heads/*:refs/remotes/origin/*
[http "https://git.example.com"]
	extraheader = AUTHORIZATION: basic «base64 36»
"#,
    ),
    (
        "pip and npm",
        r#"
[global]
index-url = https://reader:«url 20»@pypi.example.com/simple
timeout = 30
//npm.example.com/:_authToken=«alnum 36»
//old.example.com/:_password="«base64 24»"
"#,
    ),
    (
        "a colon",
        "
[vnc]
port: 5900
password: «alnum 12»
secret: «alnum 24»
",
    ),
    (
        "wpa_supplicant",
        r#"
ctrl_interface=/run/wpa_supplicant
network={
	ssid="Plant 4"
	psk="«pass 20»"
	key_mgmt=WPA-PSK
}
network={
	ssid="Plant 5"
	#psk="«alnum 16»"
	psk=«hex 64»
}
"#,
    ),
    (
        "strongswan",
        r#"
# /etc/ipsec.secrets
10.0.0.1 10.0.0.2 : PSK "«pass 24»"
: RSA gw.pem "«pass 16»"
erika : EAP "«pass 14»"
conn site
    authby=secret
"#,
    ),
    (
        "a network manager's connection",
        "
[wifi-security]
key-mgmt=wpa-psk
psk=«alnum 18»

[vpn-secrets]
password=«alnum 16»

[802-1x]
identity=svc
private-key-password=«alnum 14»
password-flags=0
",
    ),
    (
        "properties",
        "
db.driver=org.postgresql.Driver
db.password=«pass 18»
javax.net.ssl.keyStorePassword=«alnum 14»
mail.smtp.pass : «pass 12»
oauth.client-secret=«alnum 32»
cache.size=200
",
    ),
    (
        "a value that is commented out",
        "
[auth]
; old values
;password = «alnum 14»
# api_token=«alnum 30»
method = token
token = «alnum 30»
",
    ),
    (
        "chap and bootloaders",
        r#"
# /etc/ppp/chap-secrets
# client        server  secret                  IP addresses
erika           *       «alnum 16»       *
svc             lns1    "«pass 18»"   10.0.0.5
# /etc/grub.d/40_custom
set superusers="root"
password_pbkdf2 root grub.pbkdf2.sha512.10000.«open HEX 128».«HEX 128»
"#,
    ),
    (
        "redis, rsync and mongo",
        "
requirepass «alnum 24»
masterauth «alnum 24»
appendonly yes
user svc on >«alnum 20» ~* +@all
",
    ),
    (
        "iscsi",
        "
node.session.auth.authmethod = CHAP
node.session.auth.username = iqn.2025-01.com.example:node-04
node.session.auth.password = «alnum 16»
node.session.auth.password_in = «alnum 16»
node.startup = automatic
",
    ),
    (
        "an entry of a directory",
        "
dn: cn=config
olcRootDN: cn=admin,dc=example,dc=com
olcRootPW: {SSHA}«base64 32»

dn: uid=svc,ou=people,dc=example,dc=com
uid: svc
userPassword:: «base64 36»
",
    ),
];
