//! Sessions that sshd lets in, the commands they run, and what PAM reads for it.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "a password in a sudo command",
        "
Nov 12 03:14:07 node-04 sshd[2211]: Accepted publickey for ops from 10.0.4.9 port 50112 ssh2
Nov 12 03:14:19 node-04 sudo:      ops : TTY=pts/0 ; PWD=/home/ops ; USER=root ; COMMAND=/usr/bin/mysqldump --user=backup --password=«pass 16» inventory
",
    ),
    (
        "sshpass with a quoted password",
        "
Nov 12 03:15:01 node-04 CRON[911]: (root) CMD (sshpass -p '«pass 18»' ssh -o StrictHostKeyChecking=no admin@10.0.4.20 show version)
Nov 12 03:15:02 node-04 sshd[2290]: Connection closed by 10.0.4.20 port 22 [preauth]
",
    ),
    (
        "chpasswd from an echo",
        "
Nov 12 03:20:40 bmc-17 sudo: erika : TTY=pts/1 ; PWD=/root ; USER=root ; COMMAND=/bin/sh -c echo 'service:«pass 14»' | chpasswd
Nov 12 03:20:40 bmc-17 sshd[77]: pam_unix(sshd:session): session closed for user erika
",
    ),
    (
        "a private host key that was printed",
        "
# cat /etc/ssh/ssh_host_ed25519_key
«begin OPENSSH PRIVATE KEY»
«block 4»
«end OPENSSH PRIVATE KEY»
# ls -l /etc/ssh/ssh_host_ed25519_key
-rw------- 1 root root 411 Jan  3 10:11 /etc/ssh/ssh_host_ed25519_key
",
    ),
    (
        "variables for a forced command",
        r#"
# ~svc/.ssh/authorized_keys
environment="DEPLOY_TOKEN=«alnum 32»",no-pty ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«open base64 43» svc@build
restrict ssh-rsa AAAAB3NzaC1yc2E«open base64 120» erika@desk
"#,
    ),
    (
        "SetEnv in the configuration",
        "
Port 22
PermitRootLogin prohibit-password
PasswordAuthentication no
Match User collector
    SetEnv VAULT_TOKEN=hvs.«alnum 24» LANG=C
    X11Forwarding no
",
    ),
    (
        "the ldap password of nslcd",
        "
# /etc/nslcd.conf
uri ldaps://ldap.example.com/
binddn cn=proxy,dc=example,dc=com
bindpw «pass 20»
tls_reqcert demand
",
    ),
    (
        "shared secrets of pam_radius",
        "
# /etc/pam_radius_auth.conf
# server[:port]   shared_secret      timeout (s)
10.0.1.8:1812     «alnum 24»   3
10.0.1.9          «alnum 22»     3
",
    ),
    (
        "a new passphrase for a key",
        r#"
$ ssh-keygen -q -t rsa -b 4096 -N "«pass 15»" -f /root/.ssh/id_backup
$ ssh-keygen -p -P «alnum 13» -N «alnum 17» -f /root/.ssh/id_old
Your identification has been saved with the new passphrase.
"#,
    ),
    (
        "a second factor being set up",
        "
$ google-authenticator -t -d -f
Your new secret key is: «upper 26»
Your verification code is 118 203
Your emergency scratch codes are:
  «digits 8»
  «digits 8»
",
    ),
    (
        "commands in the audit log",
        r#"
type=EXECVE msg=audit(1731381247.113:4021): argc=5 a0="curl" a1="-s" a2="-u" a3="admin:«alnum 16»" a4="https://10.0.4.20/redfish/v1/Systems"
type=CWD msg=audit(1731381247.113:4021): cwd="/home/ops"
type=USER_END msg=audit(1731381250.001:4022): pid=2211 uid=0 auid=1000 msg='op=PAM:session_close acct="ops" exe="/usr/sbin/sshd" res=success'
"#,
    ),
    (
        "commands that a shell logs",
        "
Nov 12 04:00:11 node-04 bash[3120]: HISTORY: PID=3120 UID=1000 export AWS_SECRET_ACCESS_KEY=«base64 40»
Nov 12 04:00:19 node-04 bash[3120]: HISTORY: PID=3120 UID=1000 git clone https://oauth2:glpat-«alnum 20»@git.example.com/fw/tools.git
Nov 12 04:00:27 node-04 bash[3120]: HISTORY: PID=3120 UID=1000 ls -la tools
",
    ),
    (
        "an expect script's transcript",
        "
spawn ssh admin@10.0.9.2
admin@10.0.9.2's password: «alnum 12»
Last login: Tue Nov 11 22:01:10 2025 from 10.0.4.9
switch-a> enable
Password: «alnum 13»
switch-a# show interfaces status
",
    ),
    (
        "the shadow file",
        "
# getent shadow root svc daemon
root:$6$«open crypt 16»$«crypt 86»:19876:0:99999:7:::
svc:$y$j9T$«open crypt 22»$«crypt 43»:20001:0:99999:7:::
daemon:*:19876:0:99999:7:::
",
    ),
];
