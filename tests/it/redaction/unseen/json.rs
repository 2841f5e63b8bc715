//! Configuration, records and answers in JSON.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "indented",
        r#"
{
  "host": "db01",
  "user": "fleet",
  "password": "«pass 18»",
  "port": 5432
}
"#,
    ),
    (
        "compact",
        r#"
{"endpoint":"https://api.example.com","apiKey":"«alnum 32»","retries":3,"clientSecret":"«alnum 40»"}
"#,
    ),
    (
        "a list of accounts",
        r#"
{"Accounts": [{"UserName": "admin", "Password": "«pass 14»", "Enabled": true}, {"UserName": "svc", "Password": "«pass 16»", "Enabled": false}]}
"#,
    ),
    (
        "a google service account",
        r#"
{
  "type": "service_account",
  "project_id": "fleet",
  "private_key_id": "«open hex 40»",
  "private_key": "«begin PRIVATE KEY»\n«escaped 6»\n«end PRIVATE KEY»\n",
  "client_email": "svc@fleet.iam.gserviceaccount.com"
}
"#,
    ),
    (
        "a token's answer",
        r#"
{"access_token":"«base64url 64»","token_type":"Bearer","expires_in":3600,"refresh_token":"«base64url 48»","id_token":"«jwt»","scope":"openid"}
"#,
    ),
    (
        "recorded headers",
        r#"
{
  "request": {
    "method": "POST",
    "headers": {
      "Accept": "*/*",
      "Authorization": "Basic «base64 32»",
      "X-Api-Key": "«alnum 32»",
      "Cookie": "SESSION=«alnum 32»; theme=dark"
    }
  }
}
"#,
    ),
    (
        "headers as pairs",
        r#"
{"log":{"entries":[{"request":{"headers":[{"name":"Accept","value":"*/*"},{"name":"Authorization","value":"Bearer «base64url 40»"},{"name":"X-Auth-Token","value":"«hex 32»"}]}}]}}
"#,
    ),
    (
        "a document in a string",
        r#"
{"time":"2025-11-12T03:10:00Z","level":"debug","msg":"config loaded","config":"{\"user\":\"svc\",\"password\":\"«alnum 18»\",\"port\":443}"}
"#,
    ),
    (
        "lines of a log",
        r#"
{"ts":1762917061,"level":"info","msg":"login","user":"erika","passwd":"«pass 14»"}
{"ts":1762917062,"level":"warn","msg":"retry with dsn mysql://svc:«url 18»@db01/fleet","attempt":2}
{"ts":1762917063,"level":"info","msg":"done"}
"#,
    ),
    (
        "names with prefixes and blanks",
        r#"
{ "ldap" : { "bindDn" : "cn=proxy" , "bindPassword" : "«pass 16»" } , "radiusSharedSecret" : "«alnum 20»" , "snmp_community" : "«alnum 12»", "port" : 389 }
"#,
    ),
    (
        "terraform's state",
        r#"
{
  "version": 4,
  "resources": [
    {
      "type": "aws_iam_access_key",
      "instances": [
        { "attributes": { "id": "AKIA«upper 16»", "secret": "«base64 40»", "user": "ci" } }
      ]
    },
    { "type": "random_password", "instances": [ { "attributes": { "length": 20, "result": "«alnum 20»" } } ] }
  ]
}
"#,
    ),
    (
        "escapes within the value",
        r#"
{"service":"smb","password":"«alnum 8»\"«alnum 8»\\«alnum 8»","share":"backup"}
"#,
    ),
    (
        "a number as a pin and lists of keys",
        r#"
{"device":"lock-2","pin":"«digits 8»","api_keys":["«alnum 32»","«alnum 32»"],"encryption":{"psk":"«hex 64»"},"enabled":true}
"#,
    ),
    (
        "command lines in an inventory",
        r#"
{"processes":[{"pid":1,"cmd":["/sbin/init"]},{"pid":812,"cmd":["mysqld_exporter","--dsn","svc:«alnum 16»@tcp(db01:3306)/"]},{"pid":813,"cmd":["curl","-u","svc:«alnum 14»","https://api.example.com"]},{"pid":814,"cmd":["agent","--token","«alnum 32»"]}]}
"#,
    ),
    (
        "a signed address of a store",
        r#"
{"uploads":[{"part":1,"url":"https://fleet.blob.core.windows.net/logs/a.zst?sv=2022-11-02&se=2025-11-13&sp=w&sig=«alnum 43»%3D"},{"part":2,"connection":"AccountName=fleet;AccountKey=«base64 86»=="}]}
"#,
    ),
];
