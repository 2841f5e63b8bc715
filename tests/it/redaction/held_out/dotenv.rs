//! Variables: `.env` files in their dialects, shells, what `env` and `/proc` show.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "exported and quoted in both ways",
        r#"
# relay
export RELAY_URL="https://in.example"
export RELAY_PASSWORD="«pass 16»"
export RELAY_HMAC_SECRET='«base64 44»'  # see the runbook
export RELAY_TIMEOUT=30
"#,
    ),
    (
        "addresses of services with logins",
        r#"
DATABASE_URL=postgres://app:«alnum 18»@db01.example:5432/app?sslmode=require
REDIS_URL=redis://:«alnum 20»@cache.example:6379/0
AMQP_URL="amqps://relay:«url 20»@mq.example/site"
MONGO_URI='mongodb+srv://app:«alnum 16»@cluster0.example/?retryWrites=true'
LOG_LEVEL=info
"#,
    ),
    (
        "keys of clouds",
        r#"
AWS_ACCESS_KEY_ID=AKIA«open upper 16»
AWS_SECRET_ACCESS_KEY=«base64 40»
AWS_SESSION_TOKEN=«base64 120»
AWS_REGION=eu-central-1
GOOGLE_API_KEY=AIza«base64url 35»
"#,
    ),
    (
        "dotted names with colons and blanks",
        r#"
spring.datasource.url = jdbc:postgresql://db01/app
spring.datasource.password = «alnum 18»
spring.mail.password: «pass 15»
server.ssl.key-store-password=«alnum 12»
server.port=8443
"#,
    ),
    (
        "a private key in one line",
        r#"
APP_ID=104822
APP_PRIVATE_KEY="«begin RSA PRIVATE KEY»\n«escaped 4»\n«end RSA PRIVATE KEY»\n"
WEBHOOK_SECRET=«hex 40»
"#,
    ),
    (
        "other shells",
        r#"
set "DB_PWD=«alnum 14»"
$env:API_KEY = '«alnum 32»'
set -gx VAULT_TOKEN hvs.«base64url 24»
setenv SMTP_PASSWD «alnum 13»
declare -x PGPASSWORD="«alnum 12»"
"#,
    ),
    (
        "connection strings with parts",
        r#"
AZURE_STORAGE_CONNECTION_STRING=DefaultEndpointsProtocol=https;AccountName=dumps;AccountKey=«base64 86»==;EndpointSuffix=core.windows.net
SERVICEBUS=Endpoint=sb://site.servicebus.windows.net/;SharedAccessKeyName=send;SharedAccessKey=«base64 43»=
MSSQL="Server=tcp:db01,1433;Database=app;User ID=app;Password=«pass 16»;Encrypt=True;"
SENTRY_ENVIRONMENT=prod
"#,
    ),
    (
        "addresses that are secrets themselves",
        r#"
SLACK_WEBHOOK_URL=https://hooks.slack.com/services/T«open upper 8»/B«open upper 10»/«alnum 24»
SENTRY_DSN=https://«hex 32»@o1.ingest.example/42
SAS_URL="https://dumps.blob.core.windows.net/in?sv=2022-11-02&ss=b&sp=rwl&se=2026-01-01T00%3A00%3A00Z&sig=«base64url 43»%3D"
"#,
    ),
    (
        "a process's environment from /proc",
        r#"
=== /proc/812/environ ===
LANG=C.UTF-8«byte 00»HOME=/var/lib/agent«byte 00»AGENT_PASSWORD=«alnum 16»«byte 00»PATH=/usr/bin:/bin«byte 00»AGENT_TOKEN=«alnum 40»«byte 00»USER=agent«byte 00»
"#,
    ),
    (
        "JSON of several clients in a value",
        r#"
OAUTH_CLIENTS={"site-a":{"client_id":"a","client_secret":"«base64url 32»"},"site-b":{"client_id":"b","client_secret":"«base64url 32»"}}
FIREBASE='{"type":"service_account","private_key_id":"«open hex 40»","private_key":"«begin PRIVATE KEY»\n«escaped 3»\n«end PRIVATE KEY»\n"}'
REGION=eu
"#,
    ),
    (
        "tokens with the prefixes of their makers",
        r#"
GITHUB_TOKEN=ghp_«alnum 36»
GITLAB=glpat-«base64url 20»
STRIPE=sk_live_«alnum 24»
SENDGRID=SG.«base64url 22».«base64url 43»
BOT=xoxb-«open digits 12»-«open digits 12»-«alnum 24»
"#,
    ),
    (
        "a key without a word that says so",
        r#"
APP_NAME=relay
APP_KEY=base64:«base64 43»=
DJANGO_SECRET_KEY=«pass 50»
JWT_SIGNING_KEY=«base64url 43»
ENCRYPTION_KEY=«hex 64»
"#,
    ),
];
