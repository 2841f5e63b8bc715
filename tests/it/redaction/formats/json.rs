//! JSON documents and lines, as services, controllers and tools write them.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "spread over lines",
        r#"
{
  "host": "db.example.com",
  "user": "app",
  "password": "«pass 20»",
  "pool": { "max": 10, "auth_token": "«alnum 32»" },
  "tls": true
}
"#,
    ),
    (
        "dense",
        r#"{"host":"db","db_password":"«alnum 20»","port":5432,"apiKey":"«alnum 32»","client_secret":"«pass 36»"}"#,
    ),
    (
        "blanks and lines around the colon",
        r#"
{
  "Password"  :   "«pass 16»",
  "SECRET_KEY":
      "«hex 48»",
  "access-token"
    : "«alnum 40»",
	"PassPhrase":	"«lower 8» «lower 7»"
}
"#,
    ),
    (
        "escapes inside the value",
        r#"
{
  "password": "«alnum 6»\"«alnum 7»\\«alnum 6»",
  "token": "«alnum 7»\u0026«alnum 6»\/«alnum 8»",
  "secret": "\u00e4«alnum 12»\t«alnum 6»",
  "note": "a \"quoted\" word"
}
"#,
    ),
    (
        "numbers",
        r#"
{
  "pin": «digits 6»,
  "password": «digits 10»,
  "slots": [1, 2, 3],
  "accounts": [{"id": 2, "Passwd":«digits 8»}, {"id": 3, "passwd" : «digits 12»}]
}
"#,
    ),
    (
        "JSON inside a string",
        r#"
{
  "level": "debug",
  "msg": "request body: {\"user\":\"ops\",\"password\":\"«alnum 18»\",\"remember\":true}",
  "raw": "{\"outer\":\"{\\\"api_key\\\":\\\"«alnum 32»\\\"}\"}"
}
"#,
    ),
    (
        "key of a service account",
        r#"
{
  "type": "service_account",
  "project_id": "example-7",
  "private_key_id": "«open hex 40»",
  "private_key": "«begin PRIVATE KEY»\n«escaped 6»\n«end PRIVATE KEY»\n",
  "client_email": "collect@example.com",
  "token_uri": "https://oauth2.example.com/token"
}
"#,
    ),
    (
        "lists of values",
        r#"
{
  "tokens": ["«alnum 32»", "«alnum 32»"],
  "passwords": [
    "«pass 16»",
    "«pass 18»"
  ],
  "api_keys": { "primary": "«hex 32»", "secondary": "«hex 32»" },
  "ports": [80, 443]
}
"#,
    ),
    (
        "name and value apart",
        r#"
{
  "env": [
    {"name": "DB_PASSWORD", "value": "«alnum 20»"},
    {"value": "«alnum 24»", "name": "API_SECRET"},
    {"name": "LANG", "value": "C.UTF-8"}
  ],
  "Attributes": [{"Key": "admin_password", "Value": "«pass 16»"}],
  "tags": {"key": "colour", "value": "blue"}
}
"#,
    ),
    (
        "headers of requests",
        r#"
{
  "request": {
    "headers": {
      "Host": "centre.example.com",
      "Authorization": "Bearer «jwt»",
      "Cookie": "session=«hex 32»; lang=de",
      "x-api-key": ["«alnum 32»"]
    },
    "rawHeaders": ["Accept", "*/*", "Proxy-Authorization", "Basic «base64 28»"]
  }
}
"#,
    ),
    (
        "log in lines",
        r#"
{"ts":"2026-01-12T03:14:07Z","level":"info","msg":"login","user":"ops","passwd":"«alnum 16»"}
{"ts":"2026-01-12T03:14:08Z","level":"debug","msg":"dial amqp://svc:«url 18»@mq.example.com:5672/","attempt":2}
{"ts":"2026-01-12T03:14:09Z","level":"debug","msg":"spawn","argv":["curl","-u","ops:«alnum 16»","https://10.4.1.7/redfish/v1"]}
{"ts":"2026-01-12T03:14:10Z","level":"info","msg":"token refreshed, access_token=«alnum 40» expires_in=3600"}
"#,
    ),
    (
        "Redfish accounts and event subscriptions",
        r#"
{
  "@odata.id": "/redfish/v1/AccountService/Accounts/2",
  "UserName": "ADMIN",
  "Password": "«pass 16»",
  "SNMP": {
    "AuthenticationKey": "«alnum 24»",
    "EncryptionKey": "Passphrase:«alnum 20»",
    "AuthenticationProtocol": "HMAC_SHA96"
  },
  "SNMPv1": {"CommunityStrings": [{"CommunityString": "«alnum 12»", "AccessMode": "Limited"}]},
  "HttpHeaders": [{"Authorization": "Basic «base64 31»="}],
  "Links": {"Role": {"@odata.id": "/redfish/v1/AccountService/Roles/Administrator"}}
}
"#,
    ),
    (
        "state of infrastructure, deep",
        r#"
{"version":4,"resources":[{"type":"aws_db_instance","instances":[{"attributes":{"arn":"arn:aws:rds:eu-central-1:4:db:x","password":"«pass 24»","port":5432,"tags":{"env":"prod"}}},{"attributes":{"secret_access_key":"«base64 40»","id":"AKIA«open upper 16»"}}]}],"outputs":{"kubeconfig_token":{"sensitive":true,"value":"«alnum 40»"}}}
"#,
    ),
    (
        "key set with private members",
        r#"
{"keys": [
  {"kty": "oct", "kid": "s1", "alg": "HS256", "secret_key": "«base64url 43»"},
  {"kty": "RSA", "kid": "r1", "n": "«open base64url 80»", "e": "AQAB", "private_exponent": "«base64url 80»"}
]}
"#,
    ),
    (
        "message with an address, slashes escaped",
        r#"
{
  "remote": "https:\/\/deploy:«url 20»@git.example.com\/fw.git",
  "webhook": "https://hooks.example.com/run?job=4&token=«alnum 32»&wait=1",
  "fetch": "https://files.example.com/a.bin?sig=«alnum 43»\u0026se=2026-01-12"
}
"#,
    ),
];
