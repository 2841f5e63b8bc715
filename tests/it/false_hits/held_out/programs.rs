//! Applications: structured logs, metrics, counters, data stores, build output.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "a model's use",
        "{\"model\":\"m-«1-9»\",\"usage\":{\"prompt_tokens\":«10-9000»,\"completion_tokens\":«10-900»,\"total_tokens\":«100-9900»},\"max_tokens\":«256-4096»}",
    ),
    (
        "a page of a list",
        "{\"items\":[],\"count\":«0-900»,\"limit\":100,\"offset\":«0-900»,\"cursor\":null,\"has_more\":«true|false»}",
    ),
    (
        "a parser's error",
        "error: unexpected token `«;|)|}|else»` at line «1-900», column «1-80»; expected one of: identifier, string, number",
    ),
    (
        "a browser's parser",
        "SyntaxError: Unexpected token '<', \"<!DOCTYPE \"... is not valid JSON at position «0-90»",
    ),
    (
        "a token bucket",
        "{\"level\":\"info\",\"msg\":\"rate limiter\",\"tokens_left\":«0-99»,\"token_rate\":«1-50»,\"bucket\":\"auth\"}",
    ),
    (
        "metrics: counters",
        "# HELP auth_attempts_total Number of authentication attempts.\n# TYPE auth_attempts_total counter\nauth_attempts_total{method=\"password\",result=\"failure\"} «0-9000»\nauth_attempts_total{method=\"token\",result=\"success\"} «0-9000»",
    ),
    (
        "metrics: ages",
        "token_refresh_seconds_sum «1-90».«100-999»\ntoken_refresh_seconds_count «1-900»\nsecret_rotation_age_days{name=\"db\"} «0-90»",
    ),
    (
        "metrics: keys in a store",
        "redis_db_keys{db=\"db0\"} «0-90000»\nredis_db_keys_expiring{db=\"db0\"} «0-900»\nredis_keyspace_hits_total «0-900000»",
    ),
    (
        "a token has run out",
        "{\"ts\":\"«iso»\",\"level\":\"warn\",\"logger\":\"auth\",\"msg\":\"token expired\",\"age_s\":«3600-9000»,\"user\":\"«user»\"}",
    ),
    (
        "a login in key and value",
        "ts=«iso» level=info component=auth msg=\"login ok\" user=«user» method=password remote=«ip» duration=«1-900»ms",
    ),
    (
        "a login refused",
        "ts=«iso» level=warn component=auth msg=\"login refused\" reason=\"bad password\" user=«user» attempts=«1-9»",
    ),
    (
        "a field that is hidden already",
        "ts=«iso» level=debug component=config msg=loaded db.user=«user» db.password=******** tls.key=/etc/agent/tls.key",
    ),
    (
        "state without values",
        "{\"password\":null,\"token\":\"\",\"secret\":false,\"api_key\":null,\"updated\":\"«iso»\"}",
    ),
    (
        "flags of an account",
        "{\"password_set\":true,\"password_age_days\":«0-365»,\"token_count\":«0-9»,\"has_private_key\":false,\"mfa\":\"«on|off»\"}",
    ),
    (
        "a database's columns",
        " password_hash     | character varying(255) |           | not null |\n token_expires_at  | timestamp with time zone |         |          |\n api_key_id        | integer                |           |          | «1-900»",
    ),
    (
        "a database's complaint",
        "«stamp» UTC [«100-9999»] FATAL:  password authentication failed for user \"«user»\"\n«stamp» UTC [«100-9999»] DETAIL:  Connection matched file \"/etc/postgresql/16/main/pg_hba.conf\" line «90-130»: \"host all all 10.0.0.0/8 scram-sha-256\"",
    ),
    (
        "MySQL's complaint",
        "«iso» «10-999» [Note] Access denied for user '«user»'@'«ip»' (using password: «YES|NO»)",
    ),
    (
        "a duplicate key",
        "ERROR: duplicate key value violates unique constraint \"tokens_pkey\"\nDETAIL:  Key (id)=(«100-99999») already exists.",
    ),
    (
        "a statement with places",
        "LOG:  execute <unnamed>: UPDATE users SET password = $1, token = $2 WHERE id = $3",
    ),
    (
        "a plan of keys",
        "  ->  Index Scan using tokens_pkey on tokens  (cost=0.«10-90»..«1-9».«10-90» rows=1 width=«8-90»)\n        Index Cond: (id = «100-9999»)",
    ),
    ("sums of files", "«hex64»  agent.tar.gz\n«hex64»  agent.tar.gz.asc\nSHA1(agent.img)= «hex40»"),
    (
        "a lock file",
        "[[package]]\nname = \"secrecy\"\nversion = \"0.«8-10».«0-9»\"\nsource = \"registry+https://registry.example/index\"\nchecksum = \"«hex64»\"",
    ),
    (
        "another lock file",
        "    \"node_modules/jsonwebtoken\": {\n      \"version\": \"9.0.«0-9»\",\n      \"integrity\": \"sha512-«b64:86»==\"",
    ),
    (
        "a Go sum",
        "golang.org/x/oauth2 v0.«10-30».0 h1:«b64:43»=\ngolang.org/x/oauth2 v0.«10-30».0/go.mod h1:«b64:43»=",
    ),
    ("a picture in a page", "<img alt=\"key\" src=\"data:image/png;base64,iVBORw0KGgo«b64:200»\">"),
    ("an encoded event", "event payload encoding=base64 length=«100-400» data follows\n«b64lines»"),
    (
        "ids of a trace",
        "trace_id=«hex32» span_id=«hex16» parent_id=«hex16» name=\"POST /oauth2/token\" status=OK",
    ),
    (
        "an event in a queue",
        "key=sensor.«1-90».temperature partition=«0-11» offset=«1000-999999» value=«20-90» keyDeserializer=StringDeserializer",
    ),
    (
        "a cache",
        "cache: key \"inventory/«uuid»\" hit, «1-900» keys, «0-9» evicted; key space «0-90» %",
    ),
    (
        "a test run",
        "test auth::tests::a_wrong_password_is_refused ... ok\ntest token::tests::an_expired_token_is_an_error ... ok",
    ),
    (
        "keyboard events",
        "[«kernel»] input: Example Keyboard as /devices/platform/i8042/serio0/input/input«1-20»\nkeycode «1-127» = «Return|Escape|Tab|KP_Enter»",
    ),
];
