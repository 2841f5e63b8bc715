//! `.env` files, as the shells and the libraries that read them allow.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "plain",
        r#"
APP_ENV=production
APP_KEY=base64:«base64 43»=
DB_PASSWORD=«alnum 20»
MAIL_PASSWORD=«pass 18»
MAIL_PORT=587
"#,
    ),
    (
        "exported",
        r#"
export LANG=C.UTF-8
export API_TOKEN=«alnum 32»
  export   CLIENT_SECRET="«pass 36»"
declare -x SESSION_SECRET='«pass 30»'
"#,
    ),
    (
        "quotes of three kinds, blanks inside",
        r#"
PASSPHRASE_SECRET="«lower 7» «lower 6» «lower 8» «lower 6»"
ADMIN_PASSWORD='«alnum 8» # «alnum 9»'
ROOT_PASSWORD=`«alnum 18»`
TITLE="My service"
"#,
    ),
    (
        "comments behind values",
        r#"
DB_PASS=«alnum 18» # for the database
SMTP_PASS="«pass 16»"   # for mail
#OLD_DB_PASS=«alnum 18»
# SECRET_TOKEN='«alnum 24»'
"#,
    ),
    (
        "blanks around the sign",
        r#"
DB_USER = app
DB_PASSWORD = «alnum 20»
API_SECRET	=	"«alnum 32»"
ACCESS_TOKEN= «alnum 40»
REFRESH_TOKEN =«alnum 40»
"#,
    ),
    (
        "key over many lines",
        r#"
JWT_ALGORITHM=RS256
JWT_PRIVATE_KEY="«begin PRIVATE KEY»
«block 5»
«end PRIVATE KEY»"
JWT_TTL=60
"#,
    ),
    (
        "key in one line, and a key in base64",
        r#"
TLS_KEY="«begin RSA PRIVATE KEY»\n«escaped 4»\n«end RSA PRIVATE KEY»\n"
SIGNING_KEY_PEM=«begin EC PRIVATE KEY»\n«escaped 1»\n«end EC PRIVATE KEY»
PRIVATE_KEY_BASE64=«base64 300»==
"#,
    ),
    (
        "addresses with logins",
        r#"
DATABASE_URL=postgres://app:«url 20»@db.example.com:5432/app?sslmode=require
MONGO_URI="mongodb+srv://app:«alnum 9»%40«alnum 8»@cluster.example.net/app"
REDIS_URL='redis://:«url 18»@10.4.0.9:6379/0'
SENTRY_DSN=https://«open hex 32»:«hex 32»@sentry.example.com/4
"#,
    ),
    (
        "connection strings",
        r#"
AZURE_STORAGE_CONNECTION_STRING=DefaultEndpointsProtocol=https;AccountName=example;AccountKey=«base64 86»==;EndpointSuffix=core.windows.net
SQL_CONNECTION="Server=tcp:db.example.com,1433;Database=app;User ID=svc;Password=«alnum 20»;Encrypt=True"
ODBC="Driver={ODBC 18};Uid=svc;Pwd={«pass 16»};"
SERVICEBUS=Endpoint=sb://x.example.net/;SharedAccessKeyName=send;SharedAccessKey=«base64 43»=
"#,
    ),
    (
        "lower and mixed case, prefix and suffix",
        r#"
db_password=«alnum 18»
apiKey=«alnum 32»
NEXT_PUBLIC_URL=https://www.example.com
STRIPE_SECRET_KEY_LIVE=sk_live_«alnum 24»
Vendor.Auth.Token=«alnum 36»
PROD__Smtp__Password=«alnum 16»
"#,
    ),
    (
        "carriage returns and no end of the last line",
        "APP_ENV=production«cr»\nAPI_KEY=«alnum 32»«cr»\nDB_PASSWORD=\"«alnum 20»\"«cr»\n\
         MASTER_KEY=«hex 32»",
    ),
    (
        "colon instead of the sign",
        r#"
APP_ENV: production
DB_PASSWORD: «alnum 18»
SECRET_KEY_BASE: '«hex 128»'
"#,
    ),
    (
        "defaults and escapes",
        r#"
DB_PASSWORD=${DB_PASSWORD:-«alnum 18»}
ROOT_PASS="«alnum 7»\"«alnum 7»\$«alnum 7»"
ADMIN_PASS='«alnum 8»'"'"'«alnum 7»'
KEYSTORE_PASSWORD=$'«alnum 8»\t«alnum 7»'
"#,
    ),
    (
        "JSON as a value",
        r#"
GOOGLE_CREDENTIALS={"type":"service_account","private_key_id":"«open hex 40»","private_key":"«begin PRIVATE KEY»\n«escaped 4»\n«end PRIVATE KEY»\n","client_email":"svc@example.com"}
REGISTRY_AUTH='{"username": "ci", "password": "«pass 20»"}'
LEGACY_AUTH="{\"user\":\"ci\",\"api_key\":\"«alnum 24»\"}"
"#,
    ),
    (
        "keys of clouds and services",
        r#"
AWS_ACCESS_KEY_ID=AKIA«open upper 16»
AWS_SECRET_ACCESS_KEY=«base64 40»
SLACK_BOT_TOKEN=xoxb-«alnum 12»-«alnum 12»-«alnum 24»
GITLAB_TOKEN=glpat-«alnum 20»
SENDGRID_API_KEY=SG.«base64url 22».«base64url 43»
NPM_TOKEN=npm_«alnum 36»
"#,
    ),
];
