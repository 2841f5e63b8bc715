//! INI and its many cousins: sections, keys, and files of one line per login.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "clients of databases",
        r#"
[client]
user = backup
password = "«pass 16»"
host=db01

[inventory]
Driver      = PostgreSQL
Servername  = db01
Uid         = app
Pwd         = «alnum 14»
"#,
    ),
    (
        "files of one line per login",
        r#"
# ~/.pgpass
db01.example:5432:inventory:app:«alnum 16»
*:*:replication:standby:«alnum 18»
# /etc/postfix/sasl_passwd
[smtp.example]:587 relay@example.com:«alnum 16»
# ~/.git-credentials
https://ci:«alnum 24»@git.example
"#,
    ),
    (
        "profiles of a cloud's tool",
        r#"
[default]
region = eu-central-1
aws_access_key_id     = AKIA«open upper 16»
aws_secret_access_key = «base64 40»

[profile s3]
aws_session_token=«base64 100»
"#,
    ),
    (
        "wireless networks",
        r#"
ctrl_interface=/run/wpa_supplicant
network={
	ssid="service net"
	psk="«alnum 14»"
}
network={
	ssid="field"
	psk=«hex 64»
	key_mgmt=WPA-PSK
}
network={
	ssid="corp"
	key_mgmt=WPA-EAP
	identity="node-04"
	password="«pass 15»"
	private_key_passwd="«alnum 12»"
	wep_key0=«hex 26»
}
"#,
    ),
    (
        "machines and logins over several lines",
        r#"
machine depot.example
	login node
	password «alnum 18»

machine git.example login ci account site password «alnum 24»
default login anonymous password user@site
"#,
    ),
    (
        "headers and addresses in a version control's settings",
        r#"
[user]
	name = CI
	email = ci@example.com
[http "https://git.example/"]
	extraheader = AUTHORIZATION: basic «base64 42»==
	proxy = http://ci:«alnum 14»@proxy.example:3128
[url "https://oauth2:«alnum 26»@git.example/"]
	insteadOf = https://git.example/
"#,
    ),
    (
        "connections of a network manager",
        r#"
[connection]
id=field
type=wifi

[wifi-security]
key-mgmt=wpa-psk
psk=«alnum 14»

[vpn-secrets]
password=«pass 14»
Xauth password=«alnum 12»

[gsm]
apn=internet
pin=«digits 8»
"#,
    ),
    (
        "remotes with tokens as JSON",
        r#"
[drive]
type = drive
client_id = site
client_secret = «base64url 24»
token = {"access_token":"ya29.«base64url 60»","token_type":"Bearer","refresh_token":"1//«base64url 40»","expiry":"2025-11-12T09:14:22Z"}

[nas]
type = sftp
host = nas.example
pass = «base64url 32»
"#,
    ),
    (
        "quotes, comment signs and variables in a service's settings",
        r##"
[security]
admin_user = admin
admin_password = """#«alnum 14»;"""
secret_key = «alnum 20»
;disable_gravatar = false

[program:agent]
command=/usr/bin/agent
environment=LANG="C",AGENT_PASSWORD="«alnum 16»",AGENT_KEY='«alnum 32»'

[smtp]
password : «alnum 15» ; changed in May
"##,
    ),
    (
        "directives without a sign",
        r#"
bind 127.0.0.1
requirepass «alnum 24»
masterauth «alnum 22»
user collect on >«alnum 18» ~logs:* +@read
rename-command CONFIG ""
maxmemory 64mb
"#,
    ),
    (
        "shared secrets of tunnels and dial-in",
        r#"
# /etc/ipsec.secrets
10.0.4.2 %any : PSK "«pass 20»"
erika : EAP "«alnum 14»"
: RSA site.key "«alnum 12»"
# /etc/ppp/chap-secrets
# client    server  secret          IP addresses
node-04     *       "«alnum 14»"    *
"#,
    ),
    (
        "directory services and clients",
        r#"
[domain/example]
id_provider = ldap
ldap_default_bind_dn = cn=sssd,dc=example
ldap_default_authtok_type = password
ldap_default_authtok = «pass 16»

client 10.0.0.0/8 {
	secret = «alnum 16»
	shortname = site
}
"#,
    ),
    (
        "an exported registry",
        r#"
[HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows NT\CurrentVersion\Winlogon]
"AutoAdminLogon"="1"
"DefaultUserName"="operator"
"DefaultPassword"="«alnum 14»"
[HKEY_CURRENT_USER\Software\ORL\WinVNC3]
"Password"=hex:«hex 16»
"#,
    ),
    (
        "an index of packages and its upload",
        r#"
[global]
index-url = https://ci:«alnum 24»@pypi.example/simple
timeout = 30

[pypi]
username = __token__
password = pypi-«base64url 80»

//registry.example/:_authToken=«base64url 36»
//registry.example/:_password="«base64 24»"
"#,
    ),
];
