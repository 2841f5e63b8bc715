//! JSON as services write it: answers, state, settings, logs.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "a Redfish account is made",
        r#"
{"UserName":"support","Password":"«pass 16»","RoleId":"Operator","Enabled":true,"SNMP":{"AuthenticationKey":"Passphrase:«alnum 16»","EncryptionKey":"Passphrase:«alnum 16»"}}
"#,
    ),
    (
        "outputs of a state file, marked as sensitive",
        r#"
{"version":4,"serial":12,"outputs":{"admin_password":{"value":"«alnum 20»","type":"string","sensitive":true},
"bmc_address":{"value":"10.0.9.17","type":"string"}},
"resources":[{"type":"random_password","instances":[{"attributes":{"bcrypt_hash":"$2a$10$«crypt 53»","length":20,"result":"«again 0»","special":false}}]}]}
"#,
    ),
    (
        "a service account's key",
        r#"
{
  "type": "service_account",
  "project_id": "depot-1",
  "private_key_id": "«open hex 40»",
  "private_key": "«begin PRIVATE KEY»\n«escaped 6»\n«end PRIVATE KEY»\n",
  "client_email": "collect@depot-1.iam.example",
  "token_uri": "https://oauth2.example/token"
}
"#,
    ),
    (
        "the answer of a token endpoint",
        r#"
{"token_type":"Bearer","expires_in":3599,"scope":"upload","access_token":"«jwt»","refresh_token":"«base64url 64»","id_token":"«jwt»"}
"#,
    ),
    (
        "a request as text in a log",
        r#"
{"level":"debug","ts":1762935622.8,"msg":"request","body":"{\"login\":{\"user\":\"admin\",\"password\":\"«alnum 16»\",\"remember\":true}}","status":200}
{"level":"debug","ts":1762935623.1,"msg":"request","body":"grant_type=password\u0026username=admin\u0026password=«alnum 15»\u0026scope=all","status":200}
"#,
    ),
    (
        "a login at a vault",
        r#"
{"request_id":"«open hex 8»-aaaa-4aaa-8aaa-«open hex 12»","lease_id":"","renewable":false,"data":null,
"auth":{"client_token":"hvs.«base64url 90»","accessor":"«open alnum 24»","policies":["default","collect"],"lease_duration":2764800},
"wrap_info":{"token":"hvs.«base64url 24»","ttl":60}}
"#,
    ),
    (
        "headers as pairs of name and value",
        r#"
{"request":{"method":"GET","url":"https://bmc-17/redfish/v1/Systems","headers":[
{"name":"Accept","value":"application/json"},
{"name":"Authorization","value":"Basic «base64 26»=="},
{"name":"X-Auth-Token","value":"«hex 32»"}],
"cookies":[{"name":"SESSION","value":"«alnum 32»","httpOnly":true}]}}
"#,
    ),
    (
        "settings of an application",
        r#"
{
  "Logging": {"LogLevel": {"Default": "Information"}},
  "ConnectionStrings": {
    "Default": "Server=db01;Database=app;User Id=app;Password=«pass 16»;TrustServerCertificate=True"
  },
  "Jwt": {"Issuer": "site", "SigningKey": "«base64 44»"},
  "Smtp": {"Host": "mail.example", "Port": 587, "Credentials": {"User": "relay", "Pass": "«alnum 14»"}}
}
"#,
    ),
    (
        "private members of a key set",
        r#"
{"keys":[{"kty":"EC","crv":"P-256","use":"sig","kid":"site-1","x":"«open base64url 43»","y":"«open base64url 43»","d":"«base64url 43»"},
{"kty":"oct","alg":"HS256","kid":"site-2","k":"«base64url 43»"}]}
"#,
    ),
    (
        "logins of a package manager by host",
        r#"
{
    "http-basic": {
        "repo.example": {"username": "node", "password": "«alnum 24»"}
    },
    "github-oauth": {"github.com": "ghp_«alnum 36»"},
    "bearer": {"git.example": "«alnum 40»"}
}
"#,
    ),
    (
        "lists of secrets and numbers as codes",
        r#"
{"user":"operator","totp":{"secret":"«upper 32»","digits":6,"period":30},
"recovery_codes":["«hex 10»","«hex 10»"],
"api_keys":["«alnum 32»","«alnum 32»"],
"pin":"«digits 8»"}
"#,
    ),
    (
        "a terminal shows what was set",
        r#"
{"ansible_facts":{},"changed":true,"cmd":["ipmitool","-I","lanplus","-H","10.0.9.17","-U","admin","-P","«alnum 16»","mc","reset","cold"],"rc":0,"start":"2025-11-12 08:14:22.000000"}
"#,
    ),
];
