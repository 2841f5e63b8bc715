//! systemd: unit files, what its tools print, and the journal's forms.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "Environment, each with quotes around it all",
        r#"
[Service]
Type=notify
Environment="DB_HOST=10.4.0.9" "DB_PASSWORD=«pass 20»" "LOG=info"
ExecStart=/usr/bin/collector
Restart=on-failure
"#,
    ),
    (
        "Environment without quotes, several",
        r#"
[Service]
Environment=HOME=/var/lib/agent SECRET_KEY=«alnum 48» DEBUG=0
Environment=ADMIN_TOKEN=«hex 40»
ExecStart=/usr/bin/agent run
"#,
    ),
    (
        "command over several lines",
        r#"
[Service]
ExecStart=/usr/bin/prometheus-agent \
    --listen 127.0.0.1:9100 \
    --remote-user metrics \
    --remote-password \
        «alnum 22» \
    --api-key=«alnum 32»
User=metrics
"#,
    ),
    (
        "credentials set in the unit",
        r#"
[Service]
SetCredential=db-password:«alnum 21»
LoadCredential=tls-cert:/etc/agent/tls.crt
SetCredentialEncrypted=api-token: \
        «base64 68» \
        «base64 44»
ExecStart=/usr/bin/agent
"#,
    ),
    (
        "systemctl show",
        r#"
Id=agent.service
ExecStart={ path=/usr/bin/agent ; argv[]=/usr/bin/agent --user svc --password «alnum 16» --once ; ignore_errors=no ; start_time=[n/a] ; stop_time=[n/a] ; pid=0 }
Environment=LANG=C.UTF-8 AGENT_SECRET=«alnum 30» AGENT_MODE=fast
UnitFileState=enabled
"#,
    ),
    (
        "systemctl status with the process tree",
        r#"
● tunnel.service - Tunnel to the service centre
     Loaded: loaded (/etc/systemd/system/tunnel.service; enabled; preset: enabled)
     Active: active (running) since Mon 2026-01-12 03:14:07 UTC; 2h ago
   Main PID: 812 (tunnel)
     CGroup: /system.slice/tunnel.service
             ├─812 /usr/bin/tunnel --token «jwt» --retries 3
             └─840 /usr/bin/proxy -listen :3128 -auth-token=«hex 32»
"#,
    ),
    (
        "WireGuard netdev",
        r#"
[NetDev]
Name=wg0
Kind=wireguard

[WireGuard]
PrivateKey=«base64 43»=
ListenPort=51820

[WireGuardPeer]
PublicKey=«open base64 43»=
PresharedKey = «base64 43»=
AllowedIPs=10.9.0.0/24
"#,
    ),
    (
        "journal, verbose form",
        r#"
Mon 2026-01-12 03:14:07.412113 UTC [s=«open hex 32»;i=41f;b=«open hex 32»]
    _TRANSPORT=stdout
    _COMM=restic
    _CMDLINE=restic -r rest:https://backup:«url 20»@vault.example.com/repo backup /etc
    MESSAGE=using parent snapshot 4af2
    _HOSTNAME=node7
"#,
    ),
    (
        "journal as JSON, environment in the message",
        r#"
{"__CURSOR":"s=«open hex 32»","PRIORITY":"6","_COMM":"env","MESSAGE":"PATH=/usr/bin REDIS_PASSWORD=«alnum 24» TERM=dumb","_PID":"3311"}
{"__CURSOR":"s=«open hex 32»","PRIORITY":"4","_COMM":"agent","MESSAGE":"login refused, retrying with password \"«alnum 15»\"","_PID":"3312"}
"#,
    ),
    (
        "show-environment with a dollar quote",
        r#"
HOME=/root
LANG=C.UTF-8
VAULT_TOKEN=hvs.«base64url 90»
SMTP_PASS=$'«alnum 9»\'«alnum 8»'
XDG_RUNTIME_DIR=/run/user/0
"#,
    ),
    (
        "transient unit",
        r#"
$ systemd-run --unit=sync --setenv=AWS_ACCESS_KEY_ID=AKIA«open upper 16» --setenv=AWS_SECRET_ACCESS_KEY=«base64 40» -E SESSION_TOKEN=«alnum 60» /usr/bin/sync-logs
Running as unit: sync.service; invocation ID: «open hex 32»
"#,
    ),
    (
        "drop-in with a connection URL",
        r#"
# /etc/systemd/system/api.service.d/10-db.conf
[Service]
Environment='DATABASE_URL=postgresql://api:«url 22»@db.example.com:5432/api?sslmode=require'
Environment=AMQP=amqps://worker:«url 18»@mq.example.com/%%2Fjobs
"#,
    ),
    (
        "journal, export form",
        r#"
__REALTIME_TIMESTAMP=1736651647412113
_SYSTEMD_UNIT=wpa_supplicant.service
MESSAGE=Line 7: psk="«pass 16»" accepted
SYSLOG_IDENTIFIER=wpa_supplicant
_CMDLINE=wpa_cli -i wlan0 set_network 0 psk "«alnum 18»"

"#,
    ),
    (
        "percent and quote escapes in a unit",
        r#"
[Service]
ExecStart=/bin/sh -c "exec curl -sS -u \"svc:«alnum 17»\" https://feed.example.com/%%d"
ExecStartPost=-/bin/sh -c 'printf "user=%%s\npassword=«alnum 14»\n" "$USER" > /run/agent/login'
"#,
    ),
];
