//! Configuration, access and error logs.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "a token in a query",
        r#"
10.0.7.3 - - [12/Nov/2025:03:11:01 +0000] "GET /api/v1/nodes?access_token=«alnum 40»&limit=50 HTTP/1.1" 200 5123 "-" "curl/7.88.1"
10.0.7.3 - - [12/Nov/2025:03:11:02 +0000] "GET /healthz HTTP/1.1" 200 2 "-" "kube-probe/1.27"
"#,
    ),
    (
        "a password in a query",
        r#"
10.0.7.4 - erika [12/Nov/2025:03:12:44 +0000] "GET /login?user=erika&password=«url 16» HTTP/1.1" 302 0 "-" "Mozilla/5.0"
10.0.7.4 - erika [12/Nov/2025:03:12:44 +0000] "GET / HTTP/2.0" 200 812 "https://portal.example.com/login?user=erika&password=«again 0»" "Mozilla/5.0"
"#,
    ),
    (
        "an authorization header to the upstream",
        r#"
location /api/ {
    proxy_pass https://backend;
    proxy_set_header Authorization "Basic «base64 28»=";
    proxy_set_header X-Real-IP $remote_addr;
}
"#,
    ),
    (
        "a key header and a bearer",
        r#"
location /metrics {
    proxy_set_header X-Api-Key «alnum 32»;
    proxy_set_header Authorization "Bearer «base64url 48»";
    proxy_pass http://127.0.0.1:9100;
}
"#,
    ),
    (
        "credentials in the upstream's URL",
        "
location /artifacts/ {
    proxy_pass https://reader:«url 20»@repo.example.com/artifacts/;
    proxy_http_version 1.1;
}
",
    ),
    (
        "the error log shows the request",
        r#"
2025/11/12 03:14:01 [error] 31#31: *88 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.7.3, server: portal, request: "POST /hook?token=«hex 40» HTTP/1.1", upstream: "http://10.0.2.2:8080/hook?token=«again 0»", host: "portal.example.com"
2025/11/12 03:14:09 [warn] 31#31: *89 a client request body is buffered to a temporary file /var/cache/nginx/0000000012, client: 10.0.7.3
"#,
    ),
    (
        "the debug log shows the headers",
        r#"
2025/11/12 03:15:00 [debug] 31#31: *90 http header: "Host: portal.example.com"
2025/11/12 03:15:00 [debug] 31#31: *90 http header: "Authorization: Bearer «jwt»"
2025/11/12 03:15:00 [debug] 31#31: *90 http header: "Cookie: sessionid=«alnum 32»; lang=de"
2025/11/12 03:15:00 [debug] 31#31: *90 http header: "Accept: */*"
"#,
    ),
    (
        "an access log in JSON",
        r#"
{"time":"2025-11-12T03:16:00+00:00","remote":"10.0.7.3","request":"GET /v1/export?api_key=«alnum 32» HTTP/1.1","status":"200"}
{"time":"2025-11-12T03:16:01+00:00","remote":"10.0.7.3","request":"GET /v1/state HTTP/1.1","http_authorization":"Bearer «alnum 36»","status":"401"}
"#,
    ),
    (
        "three hashes of htpasswd",
        "
# /etc/nginx/.htpasswd
erika:$apr1$«open crypt 8»$«crypt 22»
operator:{SSHA}«base64 32»
svc:$2y$10$«crypt 53»
",
    ),
    (
        "a secret for signed links",
        "
location /files/ {
    secure_link $arg_md5,$arg_expires;
    secure_link_secret «alnum 20»;
}
",
    ),
    (
        "a certificate's key in place",
        "
# nginx -T
http {
    ssl_certificate     /etc/nginx/tls.crt;
    ssl_certificate_key data:«begin PRIVATE KEY»
«block 3»
«end PRIVATE KEY»;
}
",
    ),
    (
        "variables and Lua",
        r#"
env DB_PASSWORD=«alnum 18»;
http {
    set $api_token "«alnum 30»";
    init_by_lua_block {
        local redis_password = "«pass 16»"
        redis:auth(redis_password)
    }
}
"#,
    ),
    (
        "an S3 request that was signed",
        r#"
10.0.7.9 - - [12/Nov/2025:03:20:00 +0000] "GET /b/log.gz?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA«upper 16»%2F20251112%2Feu-west-1%2Fs3%2Faws4_request&X-Amz-Expires=300&X-Amz-Signature=«hex 64» HTTP/1.1" 200 88121 "-" "aws-sdk-go"
10.0.7.9 - - [12/Nov/2025:03:20:04 +0000] "GET /b/ HTTP/1.1" 403 243 "-" "aws-sdk-go"
"#,
    ),
];
