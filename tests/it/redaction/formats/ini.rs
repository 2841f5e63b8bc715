//! INI files and their relatives: properties, TOML, key files, client settings.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "with and without blanks",
        r#"
[database]
host=db.example.com
user=app
password=«alnum 18»
admin_password = «pass 20»
secret_key   =   «hex 48»
"#,
    ),
    (
        "comments of both kinds",
        r#"
; written by the installer
[mail]
smtp_password = «alnum 16» ; changed in March
api_key = «alnum 32»   # for the relay
;old_password = «alnum 15»
#token: «alnum 24»
port = 587
"#,
    ),
    (
        "quotes",
        r#"
[client]
user     = root
password = "«alnum 8»#«alnum 8»"
[mysqldump]
password='«alnum 16»'
passphrase="«lower 7» «lower 8» «lower 6»"
"#,
    ),
    (
        "colon as the sign",
        r#"
[server]
username: ci
password: «alnum 22»
auth-token : «alnum 40»
repository: https://upload.example.com/
"#,
    ),
    (
        "continuation lines",
        r#"
[agent]
private_token = \
    «alnum 26»
url = https://centre.example.com
password =
    «alnum 18»
interval = 60
"#,
    ),
    (
        "properties with dots",
        r#"
server.port=8443
server.ssl.key-store-password=«alnum 16»
spring.datasource.password = «pass 18»
spring.datasource.url=jdbc:postgresql://db:5432/app?user=app&password=«alnum 17»
sasl.jaas.config=org.example.PlainLoginModule required username="svc" password="«alnum 20»";
"#,
    ),
    (
        "cloud profiles",
        r#"
[default]
region = eu-central-1
aws_access_key_id = AKIA«open upper 16»
aws_secret_access_key = «base64 40»

[profile build]
aws_secret_access_key=«base64 40»
aws_session_token = «base64 200»==
"#,
    ),
    (
        "wireless and VPN of a network manager",
        r#"
[wifi-security]
key-mgmt=wpa-psk
psk=«alnum 18»
psk-flags=0
wep-key0=«hex 26»

[802-1x]
identity=svc
password=«pass 16»

[vpn-secrets]
password=«alnum 14»
IPSec secret=«alnum 20»
"#,
    ),
    (
        "credentials in addresses",
        r#"
[remote "origin"]
	url = https://deploy:«url 20»@git.example.com/fw.git
[http]
	proxy = http://svc:«alnum 14»@proxy.example.com:3128
	extraHeader = Authorization: Basic «base64 31»=
[credential]
	helper = store
"#,
    ),
    (
        "upper and mixed case",
        r#"
[LDAP]
BindDN=cn=svc,dc=example,dc=com
BindPassword=«alnum 18»
[Radius]
SHAREDSECRET = «alnum 24»
AuthToken=«alnum 32»
[FTP]
Passwd=«alnum 12»
PWD=«alnum 13»
"#,
    ),
    (
        "strings of TOML",
        r#"
[registry]
token = "«alnum 36»"
[smtp]
password = '«pass 16»'
auth = { user = "ops", pass = "«alnum 15»", tls = true }
private_key = """
«begin PRIVATE KEY»
«block 2»
«end PRIVATE KEY»
"""
api_tokens = ["«alnum 32»",
              "«alnum 32»"]
"#,
    ),
    (
        "supervisor's environment",
        r#"
[program:api]
command=/usr/bin/api --config /etc/api.ini --auth-token «alnum 30»
environment=DB_PASSWORD="«alnum 18»",LANG="C.UTF-8",SECRET_TOKEN='«alnum 24»'
autostart=true
"#,
    ),
    (
        "wpa_supplicant and chap secrets",
        r#"
network={
	ssid="Plant 7"
	psk="«pass 16»"
	#psk=«hex 64»
	key_mgmt=WPA-PSK
}
network={
	eap=PEAP
	identity="svc"
	password=hash:«hex 32»
	private_key_passwd="«alnum 14»"
}
"#,
    ),
    (
        "carriage returns, bytes that are not UTF-8",
        "[Anmeldung]«cr»\nBenutzer=M«byte fc»ller«cr»\nPassword=«alnum 8»«byte e4»«alnum 9»«cr»\n\
         Secret = «alnum 22»«cr»\nOrt=K«byte f6»ln«cr»\n",
    ),
    (
        "key and value without a sign",
        r#"
machine files.example.com
  login ci
  password «alnum 20»
machine git.example.com login deploy password «alnum 22»
default login anonymous password «alnum 12»
"#,
    ),
];
