//! The SSH server: its settings, key files, and what its log and the audit log show.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "host key in the file",
        r#"
# cat /etc/ssh/ssh_host_ed25519_key
«begin OPENSSH PRIVATE KEY»
«block 5»
«end OPENSSH PRIVATE KEY»
# cat /etc/ssh/ssh_host_ed25519_key.pub
ssh-ed25519 «open base64 68» root@bmc01
"#,
    ),
    (
        "SetEnv, several in one line",
        r#"
Port 22
PermitRootLogin no
SetEnv LANG=C.UTF-8 API_TOKEN=«alnum 32» DB_PASSWORD="«pass 18»"
Subsystem sftp internal-sftp
"#,
    ),
    (
        "forced command with a quoted option",
        r#"
Match User backup
    PermitTTY no
    ForceCommand /usr/bin/borg-serve --user=backup --passphrase '«pass 20»' --path /srv
    X11Forwarding no
"#,
    ),
    (
        "options of an authorized key",
        r#"
# managed by the deployment, do not edit
command="/usr/local/bin/pull --token=«alnum 40» --quiet",no-pty ssh-ed25519 «open base64 68» pull@build
environment="BACKUP_SECRET=«alnum 24»",restrict ssh-rsa «open base64 120» backup@nas
"#,
    ),
    (
        "sshpass in the log of sudo",
        r#"
Jan 12 03:14:07 node7 sudo[2231]:    admin : TTY=pts/0 ; PWD=/home/admin ; USER=root ; COMMAND=/usr/bin/sshpass -p «alnum 14» ssh -o StrictHostKeyChecking=no root@10.4.0.7 reboot
Jan 12 03:14:07 node7 sshd[2240]: Accepted password for root from 10.4.0.2 port 51514 ssh2
Jan 12 03:14:07 node7 sshd[2240]: pam_unix(sshd:session): session opened for user root(uid=0) by (uid=0)
"#,
    ),
    (
        "sshpass without a blank after -p",
        r#"
+ sshpass -p'«pass 15»' scp /tmp/fw.img root@10.4.0.7:/tmp/
Warning: Permanently added '10.4.0.7' (ED25519) to the list of known hosts.
+ SSHPASS=«alnum 13» sshpass -e ssh root@10.4.0.7 'flash /tmp/fw.img'
"#,
    ),
    (
        "arguments in the audit log",
        r#"
type=SYSCALL msg=audit(1736651647.412:981): arch=c000003e syscall=59 success=yes exit=0 ppid=2231 pid=2240 comm="sshpass" exe="/usr/bin/sshpass" key="exec"
type=EXECVE msg=audit(1736651647.412:981): argc=5 a0="sshpass" a1="--password=«alnum 16»" a2="ssh" a3="root@10.4.0.7" a4="uptime"
"#,
    ),
    (
        "environment in the debug log",
        r#"
debug1: server_input_channel_req: channel 0 request env reply 0
debug2: Setting env 0: LANG=de_DE.UTF-8
debug2: Setting env 1: GITHUB_TOKEN=«alnum 40»
debug1: Sending env LC_API_SECRET = «alnum 22»
debug1: session_input_channel_req: session 0 req shell
"#,
    ),
    (
        "tried password in a log of a PAM module",
        r#"
2026-01-12T03:14:07.113902+00:00 node7 sshd[3411]: pam_debug: auth user=root rhost=10.4.0.2 authtok_type= password="«pass 12»" rc=7
2026-01-12T03:14:09.200441+00:00 node7 sshd[3411]: Failed password for root from 10.4.0.2 port 40112 ssh2
2026-01-12T03:14:10.005120+00:00 node7 sshd[3411]: pam_debug: auth user=root rhost=10.4.0.2 Password: «alnum 11»
"#,
    ),
    (
        "PuTTY's key file",
        r#"
PuTTY-User-Key-File-3: ssh-ed25519
Encryption: none
Comment: service@laptop
Public-Lines: 2
«open base64 64»
«open base64 16»
Private-Lines: 2
«base64 64»
«base64 40»
Private-MAC: «open hex 64»
"#,
    ),
    (
        "commercial SSH2 key with headers",
        r#"
«begin4 SSH2 ENCRYPTED PRIVATE KEY»
Subject: service
Comment: "2048-bit rsa, created by service@jump \
Mon Jan 12 2026"
«block 4»
«end4 SSH2 ENCRYPTED PRIVATE KEY»
"#,
    ),
    (
        "passphrases of ssh-keygen",
        r#"
$ ssh-keygen -q -t ed25519 -N "«pass 19»" -f /etc/ssh/deploy_key
$ ssh-keygen -p -P «alnum 14» -N «alnum 17» -f /etc/ssh/old_key
Your identification has been saved with the new passphrase.
"#,
    ),
    (
        "keys command with a header",
        r#"
AuthorizedKeysCommand /usr/bin/curl -sf -H "X-Api-Key: «alnum 32»" https://keys.example.com/v1/%u
AuthorizedKeysCommandUser nobody
#AuthorizedKeysCommand /usr/bin/curl -sf -H 'Authorization: Bearer «base64url 43»' https://old.example.com/%u
LogLevel VERBOSE
"#,
    ),
    (
        "login in a Python trace",
        r#"
Traceback (most recent call last):
  File "/opt/collect/run.py", line 88, in connect
    client.connect('10.4.0.7', port=22, username='root', password='«pass 16»', timeout=5)
  File "/usr/lib/python3/dist-packages/paramiko/client.py", line 485, in connect
paramiko.ssh_exception.AuthenticationException: Authentication failed.
"#,
    ),
    (
        "key printed by a journal, a prefix in each line",
        r#"
Jan 12 03:20:01 node7 key-export[77]: «begin OPENSSH PRIVATE KEY»
Jan 12 03:20:01 node7 key-export[77]: «block 3»
Jan 12 03:20:01 node7 key-export[77]: «end OPENSSH PRIVATE KEY»
Jan 12 03:20:02 node7 sshd[80]: Server listening on 0.0.0.0 port 22.
"#,
    ),
];
