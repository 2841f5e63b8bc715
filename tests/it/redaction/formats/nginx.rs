//! nginx: directives, both logs, its debug log and password files.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "headers towards the upstream",
        r#"
location /api/ {
    proxy_pass http://127.0.0.1:9000;
    proxy_set_header Host $host;
    proxy_set_header Authorization "Basic «base64 31»=";
    proxy_set_header   X-Api-Key   «alnum 32»;
    proxy_set_header X-Auth-Token '«hex 40»';
}
"#,
    ),
    (
        "query strings in the access log",
        r#"
10.4.0.2 - - [12/Jan/2026:03:14:07 +0000] "GET /v1/logs?access_token=«alnum 40»&page=2 HTTP/1.1" 200 5120 "-" "curl/8.5.0"
10.4.0.3 - - [12/Jan/2026:03:14:08 +0000] "GET /v1/report?page=2&api_key=«hex 32» HTTP/2.0" 401 12 "https://portal.example.com/login?user=a&password=«url 14»" "Mozilla/5.0"
10.4.0.3 - - [12/Jan/2026:03:14:09 +0000] "GET /health HTTP/1.1" 204 0 "-" "-"
"#,
    ),
    (
        "signed address in the access log",
        r#"
10.4.0.2 - - [12/Jan/2026:03:14:07 +0000] "GET /dump.bin?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260112T031407Z&X-Amz-Security-Token=«alnum 80»&X-Amz-Signature=«hex 64» HTTP/1.1" 200 99
10.4.0.2 - - [12/Jan/2026:03:14:08 +0000] "GET /blob?sv=2024-11-04&sp=r&sig=«alnum 42»%3D HTTP/1.1" 200 99
"#,
    ),
    (
        "debug log of a request",
        r#"
2026/01/12 03:14:07 [debug] 812#812: *41 http header: "Host: bmc.example.com"
2026/01/12 03:14:07 [debug] 812#812: *41 http header: "Authorization: Bearer «jwt»"
2026/01/12 03:14:07 [debug] 812#812: *41 http header: "Cookie: lang=de; session_token=«alnum 32»; theme=dark"
2026/01/12 03:14:07 [debug] 812#812: *41 http header: "X-API-KEY: «alnum 32»"
"#,
    ),
    (
        "address with a login in the error log",
        r#"
2026/01/12 03:14:07 [error] 812#812: *57 connect() failed (111: Connection refused) while connecting to upstream, client: 10.4.0.2, server: _, request: "GET / HTTP/1.1", upstream: "http://svc:«url 18»@10.4.0.9:8080/", host: "bmc"
2026/01/12 03:14:09 [error] 812#812: *58 no live upstreams, request: "POST /login?token=«alnum 24» HTTP/1.1", host: "bmc"
"#,
    ),
    (
        "keys as the name of an address",
        r#"
set $backend "https://relay:«url 20»@relay.example.com:8443";
set $api_key «alnum 32»;
set $shared_secret   "«pass 24»";   # rotated in January
resolver 10.4.0.1;
"#,
    ),
    (
        "parameters of an application",
        r#"
location ~ \.php$ {
    fastcgi_param  SCRIPT_FILENAME  $document_root$fastcgi_script_name;
    fastcgi_param  DB_PASSWORD      «alnum 20»;
    fastcgi_param  APP_SECRET       "«pass 32»";
    uwsgi_param    SMTP_PASS        '«alnum 16»';
    include        fastcgi_params;
}
"#,
    ),
    (
        "environment and a script",
        r#"
env TZ;
env VAULT_TOKEN=«alnum 26»;
http {
    init_by_lua_block {
        local jwt_secret = "«alnum 32»"
        config = { redis_password = '«alnum 18»', ttl = 60 }
        client:set_header([[Authorization]], [[Token «hex 40»]])
    }
}
"#,
    ),
    (
        "password file",
        r#"
# cat /etc/nginx/.htpasswd
admin:$apr1$«open alnum 8»$«crypt 22»
ops:{SHA}«base64 27»=
audit:$2y$10$«crypt 53»
"#,
    ),
    (
        "access log as JSON with escapes",
        r#"
{"time":"2026-01-12T03:14:07+00:00","status":"200","request_body":"{\x22user\x22:\x22ops\x22,\x22password\x22:\x22«alnum 16»\x22}"}
{"time":"2026-01-12T03:14:08+00:00","status":"200","request":"POST /login HTTP/1.1","http_authorization":"Bearer «base64url 48»"}
{"time":"2026-01-12T03:14:09+00:00","status":"302","request_body":"user=ops&password=«url 15»&next=%2F"}
"#,
    ),
    (
        "form body and cookie in a custom format",
        r#"
10.4.0.2 [12/Jan/2026:03:14:07 +0000] "POST /login HTTP/1.1" 302 body="username=ops&passwd=«alnum 12»%21%40«alnum 6»&remember=1" cookie="-"
10.4.0.2 [12/Jan/2026:03:14:08 +0000] "GET / HTTP/1.1" 200 body="-" cookie="lang=de; auth_token=«base64url 43»; tz=UTC"
"#,
    ),
    (
        "answer's headers in the debug log",
        r#"
2026/01/12 03:14:07 [debug] 812#812: *41 http proxy header: "Content-Type: text/html"
2026/01/12 03:14:07 [debug] 812#812: *41 http proxy header: "Set-Cookie: SESSIONID=«hex 32»; Path=/; HttpOnly; Secure"
2026/01/12 03:14:07 [debug] 812#812: *41 http upstream request: "/auth?client_id=portal&client_secret=«alnum 36»&grant_type=client_credentials"
2026/01/12 03:14:07 [debug] 812#812: *41 HTTP/1.1 200 OK
"#,
    ),
    (
        "request as it goes upstream",
        r#"
2026/01/12 03:14:07 [debug] 812#812: *41 http proxy header:
"GET /v1/me HTTP/1.0
Host: backend
authorization: Digest username="ops", realm="bmc", nonce="«open hex 32»", uri="/v1/me", response="«hex 32»"
Proxy-Authorization: Basic «base64 28»
PRIVATE-TOKEN: «alnum 20»
Connection: close

"
"#,
    ),
    (
        "comparison in a condition",
        r#"
if ($arg_token != "«alnum 24»") {
    return 403;
}
if ($http_x_api_key = «alnum 32») { set $ok 1; }
secure_link_md5 "$secure_link_expires$uri secret=«alnum 20»";
"#,
    ),
];
