//! Around nginx: access, error and debug logs, server blocks, password files.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "tokens in the query of a request and of a referrer",
        r#"
10.0.4.7 - - [12/Nov/2025:08:14:22 +0000] "GET /api/v2/sel?access_token=«url 40»&limit=50 HTTP/1.1" 200 5120 "-" "curl/8.5.0"
10.0.4.7 - - [12/Nov/2025:08:14:23 +0000] "GET /ui/app.js HTTP/1.1" 200 81220 "https://bmc-17/ui/?lang=en&sessionToken=«alnum 32»" "Mozilla/5.0"
"#,
    ),
    (
        "a log format with the authorization in it",
        r#"
10.0.4.7 08:14:22 "GET /metrics" 200 auth="Bearer «jwt»" rt=0.004
10.0.4.8 08:14:25 "GET /metrics" 401 auth="Basic «base64 30»==" rt=0.001
10.0.4.9 08:14:26 "GET /metrics" 401 auth="-" rt=0.001
"#,
    ),
    (
        "headers set towards the upstream",
        r#"
location /relay/ {
    proxy_pass https://in.example/;
    proxy_set_header Authorization "Basic «base64 30»==";
    proxy_set_header X-Api-Key «alnum 32»;
    proxy_set_header Host $host;
}
"#,
    ),
    (
        "a login in the upstream's address",
        r#"
server {
    listen 8080;
    location / {
        proxy_pass http://svc:«alnum 16»@10.0.1.9:8080/;
        proxy_read_timeout 30s;
    }
}
"#,
    ),
    (
        "an error repeats the request",
        r#"
2025/11/12 08:14:22 [error] 31#31: *884 upstream timed out (110: Connection timed out) while reading response header from upstream, client: 10.0.4.7, server: bmc-17, request: "POST /login?user=admin&password=«alnum 14» HTTP/1.1", upstream: "http://127.0.0.1:9000/login?user=admin&password=«again 0»", host: "bmc-17"
2025/11/12 08:14:23 [warn] 31#31: *885 an upstream response is buffered to a temporary file
"#,
    ),
    (
        "the word that signs links",
        r#"
location /dumps/ {
    secure_link $arg_md5,$arg_expires;
    secure_link_md5 "$secure_link_expires$uri$remote_addr «alnum 24»";
    if ($secure_link = "") { return 403; }
}
"#,
    ),
    (
        "a map of keys to clients",
        r#"
map $http_x_api_key $api_client {
    default "";
    "«alnum 32»" "site-a";
    "«alnum 32»" "site-b";
}
"#,
    ),
    (
        "a password file",
        r#"
# /etc/nginx/htpasswd
admin:$apr1$«open crypt 8»$«crypt 22»
erika:{SHA}«base64 27»=
backup:$2y$10$«crypt 53»
"#,
    ),
    (
        "headers in the debug log",
        r#"
2025/11/12 08:14:22 [debug] 31#31: *884 http header: "Host: bmc-17"
2025/11/12 08:14:22 [debug] 31#31: *884 http header: "Authorization: Digest username="admin", realm="bmc", nonce="«open hex 32»", uri="/", response="«hex 32»""
2025/11/12 08:14:22 [debug] 31#31: *884 http header: "X-Auth-Token: «hex 32»"
2025/11/12 08:14:22 [debug] 31#31: *884 http header: "Accept: */*"
"#,
    ),
    (
        "a body with nginx's own escapes",
        r#"
{"t":"2025-11-12T08:14:22+00:00","uri":"/redfish/v1/SessionService/Sessions","status":201,"body":"{\u0022UserName\u0022:\u0022admin\u0022,\u0022Password\u0022:\u0022«alnum 16»\u0022}"}
10.0.4.7 "POST /redfish/v1/SessionService/Sessions HTTP/1.1" 201 "{\x22UserName\x22: \x22admin\x22, \x22Password\x22: \x22«alnum 15»\x22}"
10.0.4.7 "POST /login HTTP/1.1" 302 "username=admin&passwd=«alnum 12»%21&remember=on"
"#,
    ),
    (
        "cookies on both sides",
        r#"
2025/11/12 08:14:22 [debug] 31#31: *884 http header: "Cookie: lang=en; SESSIONID=«hex 32»"
2025/11/12 08:14:22 [debug] 31#31: *884 http proxy header: "Set-Cookie: QSESSIONID=«alnum 30»; Path=/; Secure; HttpOnly"
2025/11/12 08:14:22 [debug] 31#31: *884 http proxy header done
"#,
    ),
    (
        "parameters for a program behind",
        r#"
location ~ \.php$ {
    fastcgi_pass unix:/run/php-fpm.sock;
    fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name;
    fastcgi_param DB_PASSWORD "«pass 16»";
    set $relay_secret '«alnum 24»';
}
"#,
    ),
    (
        "a signed address of a cloud store",
        r#"
10.0.4.7 - - [12/Nov/2025:08:15:00 +0000] "PUT /dumps/bmc-17.zst?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIA«open upper 16»%2F20251112%2Feu-central-1%2Fs3%2Faws4_request&X-Amz-Date=20251112T081500Z&X-Amz-Expires=900&X-Amz-Security-Token=«base64url 80»&X-Amz-SignedHeaders=host&X-Amz-Signature=«hex 64» HTTP/1.1" 200 0 "-" "collect/1.4"
10.0.4.7 - - [12/Nov/2025:08:15:04 +0000] "GET /healthz HTTP/1.1" 200 2 "-" "kube-probe/1.29"
"#,
    ),
];
