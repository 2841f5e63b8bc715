//! Around systemd: units, what systemctl and coredumpctl show, the journal.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "several assignments in one Environment line",
        r#"
[Service]
Type=notify
Environment="DB_HOST=db01.example" "DB_PASS=«pass 16»" 'RELAY_TOKEN=«alnum 28»' LANG=C
ExecStart=/usr/libexec/collectd --foreground
Restart=on-failure
"#,
    ),
    (
        "systemctl show joins them with blanks",
        r#"
Id=collectd.service
ExecMainPID=812
Environment=LANG=C SMTP_PASSWORD=«alnum 18» HOME=/var/lib/collectd SENTRY_SECRET_KEY=«hex 32» SHELL=/bin/sh
EnvironmentFiles=/etc/default/collectd (ignore_errors=yes)
UMask=0022
"#,
    ),
    (
        "the tree of processes in a unit's status",
        r#"
● agent.service - Telemetry agent
     Loaded: loaded (/usr/lib/systemd/system/agent.service; enabled; preset: enabled)
     Active: active (running) since Wed 2025-11-12 08:00:02 UTC; 4h ago
   Main PID: 901 (agent)
     CGroup: /system.slice/agent.service
             ├─901 /usr/bin/agent --server https://in.example --user svc-agent --password «alnum 20» --interval 60
             └─944 /usr/bin/mosquitto_sub -h broker.example -u agent -P «alnum 17» -t site/#
"#,
    ),
    (
        "a credential by its id",
        r#"
[Service]
SetCredential=database-password:«alnum 22»
LoadCredential=tls.crt:/etc/agent/tls.crt
ExecStart=/usr/bin/agent --config ${CREDENTIALS_DIRECTORY}/agent.conf
DynamicUser=yes
"#,
    ),
    (
        "a journal entry as JSON",
        r#"
{"__REALTIME_TIMESTAMP":"1762935622871001","_SYSTEMD_UNIT":"backup.service","_CMDLINE":"/usr/bin/rsync --password-file=/etc/rsync.pw /srv rsync://depot","MESSAGE":"starting"}
{"__REALTIME_TIMESTAMP":"1762935623110204","_SYSTEMD_UNIT":"backup.service","_CMDLINE":"/bin/sh -c RESTIC_PASSWORD=«alnum 20» restic backup /srv","MESSAGE":"repository opened with key «open hex 8»"}
"#,
    ),
    (
        "a start command over several lines with a header",
        r#"
[Service]
ExecStart=/usr/bin/curl --fail --silent \
    --header "Authorization: Bearer «alnum 40»" \
    --header 'X-Vault-Token: hvs.«base64url 24»' \
    --output /run/policy.json \
    https://policy.example/v1/current
"#,
    ),
    (
        "a WireGuard device",
        r#"
[NetDev]
Name=wg0
Kind=wireguard

[WireGuard]
PrivateKey=«base64 43»=
ListenPort=51820

[WireGuardPeer]
PublicKey=«open base64 43»=
PresharedKey=«base64 43»=
AllowedIPs=10.9.0.0/24
"#,
    ),
    (
        "options of a network mount",
        r#"
[Unit]
After=network-online.target

[Mount]
What=//nas.example/logs
Where=/srv/logs
Type=cifs
Options=vers=3.0,username=svc-logs,password=«alnum 16»,domain=SITE,_netdev
"#,
    ),
    (
        "a transient unit is named after its command",
        r#"
Nov 12 10:00:00 node-04 systemd[1]: Started run-r«open hex 32».service - /usr/bin/env PGPASSWORD=«alnum 16» pg_dump -h db01 -U backup inventory.
Nov 12 10:00:09 node-04 systemd[1]: run-r«open hex 32».service: Deactivated successfully.
"#,
    ),
    (
        "the command line of a core dump",
        r#"
           PID: 4471 (agent)
           UID: 0 (root)
        Signal: 11 (SEGV)
     Timestamp: Wed 2025-11-12 08:14:22 UTC (2h 3min ago)
  Command Line: /usr/bin/agent --api-key=«alnum 32» --endpoint=https://in.example/v2 --client-secret «base64url 40»
    Executable: /usr/bin/agent
       Storage: /var/lib/systemd/coredump/core.agent.0.zst (present)
"#,
    ),
    (
        "a drop-in with a proxy's login",
        r#"
# /etc/systemd/system/containerd.service.d/http-proxy.conf
[Service]
Environment="HTTP_PROXY=http://svc-proxy:«alnum 14»@proxy.example:3128/"
Environment="HTTPS_PROXY=http://svc-proxy:«again 0»@proxy.example:3128/" "NO_PROXY=localhost,127.0.0.1,.example"
"#,
    ),
];
