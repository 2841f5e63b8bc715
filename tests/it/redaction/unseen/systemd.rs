//! Units, drop-ins, and what the manager and the journal print of them.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "one Environment line in quotes",
        r#"
[Service]
Environment="DB_HOST=db01" "DB_PASSWORD=«alnum 20»" "DB_NAME=fleet"
ExecStart=/usr/bin/collector --listen 127.0.0.1:9100
Restart=on-failure
"#,
    ),
    (
        "Environment without quotes",
        "
[Unit]
Description=Uplink agent

[Service]
Environment=UPLINK_API_KEY=«alnum 32»
ExecStart=/opt/uplink/bin/agent
",
    ),
    (
        "an option of the command",
        r"
[Service]
Type=simple
ExecStart=/usr/sbin/exporter \
    --config /etc/exporter.yml \
    --auth-token «alnum 40» \
    --interval 30
",
    ),
    (
        "the environment in systemctl show",
        "
Id=uplink.service
MainPID=1822
Environment=HTTP_PROXY=http://svc:«url 18»@proxy.example.com:3128 LOG_LEVEL=info SECRET_KEY_BASE=«hex 64»
FragmentPath=/etc/systemd/system/uplink.service
",
    ),
    (
        "the command in systemctl status",
        "
● sync.service - Share synchronisation
     Loaded: loaded (/etc/systemd/system/sync.service; enabled; preset: disabled)
     Active: active (running) since Wed 2025-11-12 03:10:00 UTC; 2h ago
   Main PID: 1931 (rclone)
     CGroup: /system.slice/sync.service
             └─1931 /usr/bin/rclone serve webdav /srv --user share --pass «alnum 19» --addr :8080
",
    ),
    (
        "a mount's options",
        "
[Mount]
What=//nas01/backup
Where=/mnt/backup
Type=cifs
Options=username=backup,password=«alnum 16»,vers=3.0,_netdev
",
    ),
    (
        "a credential that is set in the unit",
        "
[Service]
SetCredential=db.password:«alnum 24»
LoadCredential=cert:/etc/ssl/certs/app.pem
ExecStart=/usr/bin/app
",
    ),
    (
        "the manager's environment",
        "
$ systemctl show-environment
LANG=C.UTF-8
PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin
GITHUB_TOKEN=ghp_«alnum 36»
NPM_TOKEN=npm_«alnum 36»
",
    ),
    (
        "a journal line with a connection string",
        "
Nov 12 03:11:01 web01 app[1822]: 2025-11-12T03:11:01Z INFO connecting to postgresql://fleet:«url 20»@db01.example.com:5432/fleet?sslmode=require
Nov 12 03:11:02 web01 systemd[1]: app.service: Deactivated successfully.
Nov 12 03:11:03 web01 app[1822]: 2025-11-12T03:11:03Z DEBUG request headers: {Accept: */*, Authorization: Bearer «jwt», User-Agent: app/1.2}
",
    ),
    (
        "the journal for export",
        "
__CURSOR=s=«open hex 32»;i=1f2a
__REALTIME_TIMESTAMP=1762917061113000
_SYSTEMD_UNIT=deploy.service
_CMDLINE=/usr/bin/deploy --vault-password=«pass 22» --limit node-04
MESSAGE=Started run 4412
PRIORITY=6
",
    ),
    (
        "the journal as JSON",
        r#"
{"__REALTIME_TIMESTAMP":"1762917061113000","_SYSTEMD_UNIT":"agent.service","_CMDLINE":"/opt/agent -token=«alnum 36»","MESSAGE":"ready","PRIORITY":"6"}
{"__REALTIME_TIMESTAMP":"1762917061114000","_SYSTEMD_UNIT":"agent.service","MESSAGE":"login as admin with password \"«alnum 15»\" succeeded","PRIORITY":"6"}
"#,
    ),
    (
        "a wireless and a tunnel network",
        "
# /etc/systemd/network/50-wg0.netdev
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
",
    ),
    (
        "a here document in a script unit",
        r#"
[Service]
Type=oneshot
ExecStart=/bin/sh -c 'printf "%%s\n" "machine api.example.com login svc password «alnum 21»" > /run/netrc'
ExecStart=/usr/bin/curl --netrc-file /run/netrc https://api.example.com/
"#,
    ),
    (
        "a download with a password",
        "
[Service]
Type=oneshot
ExecStart=/usr/bin/wget -q --http-user=svc --http-password=«alnum 16» -O /var/lib/feed https://feed.example.com/
ExecStart=/usr/bin/curl --user svc:«alnum 18» --output /var/lib/list https://feed.example.com/list
",
    ),
];
