//! Files of variables as applications, shells and services read them.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "a name, a sign, a value",
        "
APP_ENV=production
DB_HOST=db01
DB_PASSWORD=«pass 18»
APP_PORT=8080
",
    ),
    (
        "in double quotes with a comment",
        r#"
# mail
SMTP_HOST="mail.example.com"
SMTP_PASS="«pass 16»" # rotated in May
SMTP_PORT=587
"#,
    ),
    (
        "in single quotes with export",
        "
export LANG=C
export GITLAB_TOKEN='glpat-«alnum 20»'
export EDITOR=vi
",
    ),
    (
        "blanks on both sides",
        "
APP_NAME = fleet
SECRET_KEY = «alnum 50»
DEBUG = false
",
    ),
    (
        "addresses of three services",
        r#"
DATABASE_URL=postgres://fleet:«url 20»@db01:5432/fleet
REDIS_URL="redis://default:«url 24»@cache.example.com:6379"
AMQP_URL=amqps://svc:«url 16»@mq01/vhost
LOG_LEVEL=warn
"#,
    ),
    (
        "amazon",
        "
AWS_ACCESS_KEY_ID=AKIA«upper 16»
AWS_SECRET_ACCESS_KEY=«base64 40»
AWS_SESSION_TOKEN=«base64 180»
AWS_DEFAULT_REGION=eu-west-1
",
    ),
    (
        "azure and google",
        r#"
AZURE_TENANT_ID=5b0d6c1e-1111-4a4a-8a8a-aaaaaaaaaaaa
AZURE_CLIENT_SECRET=«url 40»
AZURE_STORAGE_CONNECTION_STRING="DefaultEndpointsProtocol=https;AccountName=fleet;AccountKey=«base64 86»==;EndpointSuffix=core.windows.net"
GOOGLE_API_KEY=AIza«base64url 35»
"#,
    ),
    (
        "services with tokens of their own shape",
        "
STRIPE_KEY=sk_live_«alnum 24»
SENDGRID=SG.«base64url 22».«base64url 43»
SLACK_WEBHOOK_URL=https://hooks.slack.com/services/T«upper 8»/B«upper 8»/«alnum 24»
OPENAI_API_KEY=sk-«alnum 48»
TZ=UTC
",
    ),
    (
        "a key in one line",
        r#"
JWT_ALGORITHM=RS256
JWT_PRIVATE_KEY="«begin PRIVATE KEY»\n«escaped 4»\n«end PRIVATE KEY»\n"
JWT_TTL=3600
"#,
    ),
    (
        "a key over many lines",
        r#"
SIGNING_KEY="«begin EC PRIVATE KEY»
«block 2»
«end EC PRIVATE KEY»"
SIGNING_KEY_ID=2025-11
"#,
    ),
    (
        "a framework's keys",
        "
APP_KEY=base64:«base64 43»=
APP_DEBUG=false
MAIL_PASSWORD=null
PUSHER_APP_SECRET=«hex 20»
",
    ),
    (
        "names in lower case and with dots",
        "
db.url=jdbc:mysql://db01:3306/fleet?user=fleet&password=«url 16»
spring.datasource.password=«pass 18»
keystore_passphrase=«pass 14»
server.port=8443
",
    ),
    (
        "Windows line ends",
        r#"
APP_ENV=production«cr»
API_SECRET=«alnum 32»«cr»
ADMIN_PASSWORD="«pass 14»"«cr»
APP_PORT=8080«cr»
"#,
    ),
    (
        "continued and defaulted values",
        r#"
OPTS="--url https://api.example.com \
  --token «alnum 32» \
  --retries 3"
PASSWORD=${PASSWORD:-«alnum 16»}
REGION=${REGION:-eu}
"#,
    ),
];
