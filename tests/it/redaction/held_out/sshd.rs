//! Around sshd: what its log repeats, sudo, audit, PAM and client configuration.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "a password typed where the user belongs",
        r#"
Nov 12 08:14:22 bmc-17 sshd[2211]: Connection from 10.0.4.7 port 51122 on 10.0.4.2 port 22
Nov 12 08:14:23 bmc-17 sshd[2211]: Invalid user «pass 14» from 10.0.4.7 port 51122
Nov 12 08:14:26 bmc-17 sshd[2211]: Failed password for invalid user «again 0» from 10.0.4.7 port 51122 ssh2
Nov 12 08:14:29 bmc-17 sshd[2211]: Connection closed by invalid user «again 0» 10.0.4.7 port 51122 [preauth]
"#,
    ),
    (
        "sudo repeats a command with the password stuck to its option",
        r#"
2025-11-12T08:15:40.118804+00:00 node-04 sudo:  operator : TTY=pts/0 ; PWD=/home/operator ; USER=root ; COMMAND=/usr/bin/mysqldump -h db01 -u backup -p«alnum 16» --single-transaction inventory
2025-11-12T08:15:40.121100+00:00 node-04 sudo: pam_unix(sudo:session): session opened for user root(uid=0) by operator(uid=1000)
"#,
    ),
    (
        "sudo repeats a command with a login for curl",
        r#"
Nov 12 08:20:01 node-04 sudo[3310]: operator : TTY=pts/1 ; PWD=/root ; USER=root ; ENV=LANG=C ; COMMAND=/usr/bin/curl -sS --user support:«alnum 18» -T /var/log/sel.tgz https://depot.example/in/
Nov 12 08:20:02 node-04 sshd[3301]: Received disconnect from 10.0.4.7 port 51140:11: disconnected by user
"#,
    ),
    (
        "arguments of an audited command, one field each",
        r#"
type=SYSCALL msg=audit(1762935622.871:4471): arch=c000003e syscall=59 success=yes exit=0 items=2 ppid=3301 pid=3340 auid=1000 comm="sshpass" exe="/usr/bin/sshpass" key="exec"
type=EXECVE msg=audit(1762935622.871:4471): argc=6 a0="sshpass" a1="-p" a2="«pass 12»" a3="ssh" a4="admin@10.0.9.3" a5="uptime"
type=CWD msg=audit(1762935622.871:4471): cwd="/home/operator"
"#,
    ),
    (
        "a proxy's login in the client's configuration",
        r#"
Host depot
    HostName depot.example
    User upload
    IdentityFile ~/.ssh/id_ed25519
    ProxyCommand ncat --proxy proxy.example:3128 --proxy-type http --proxy-auth svc-ssh:«alnum 15» %h %p
    ServerAliveInterval 30
"#,
    ),
    (
        "variables that an authorized key and the server set",
        r#"
# ~/.ssh/authorized_keys
environment="DEPOT_TOKEN=«alnum 32»",no-pty,no-agent-forwarding ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«open base64 43» backup@node-04
# /etc/ssh/sshd_config.d/20-env.conf
SetEnv LANG=C.UTF-8 LDAP_BINDPW=«alnum 20»
AuthorizedKeysCommand /usr/libexec/fetch-keys --url https://keys.example --token «alnum 40» %u
AuthorizedKeysCommandUser nobody
"#,
    ),
    (
        "an expect transcript echoes the password",
        r#"
spawn ssh -o StrictHostKeyChecking=accept-new admin@10.0.9.3
Warning: Permanently added '10.0.9.3' (ED25519) to the list of known hosts.
admin@10.0.9.3's password: «pass 13»
Last login: Wed Nov 12 07:58:10 2025 from 10.0.4.7
switch-a# show version
"#,
    ),
    (
        "shared secrets of the login modules",
        r#"
# /etc/pam.d/sshd
auth     sufficient pam_tacplus.so server=10.0.1.20:49 secret=«alnum 16» login=login timeout=3
account  sufficient pam_tacplus.so server=10.0.1.20:49 secret=«again 0» service=ppp protocol=ip
session  required   pam_loginuid.so
# /etc/nslcd.conf
uri ldaps://ldap.example
binddn cn=sshd,ou=services,dc=example,dc=com
bindpw «pass 18»
"#,
    ),
    (
        "an inventory of hosts with logins",
        r#"
[bmcs]
bmc-17 ansible_host=10.0.9.17 ansible_user=root ansible_ssh_pass='«pass 14»'
bmc-18 ansible_host=10.0.9.18 ansible_user=root ansible_password=«alnum 14» ansible_become_pass="«pass 16»"

[bmcs:vars]
ansible_ssh_common_args='-o ConnectTimeout=5'
"#,
    ),
    (
        "a second factor is set up",
        r#"
Nov 12 09:02:44 login2 sshd[4410]: Accepted publickey for erika from 10.0.4.9 port 40022 ssh2: ED25519 SHA256:«open base64 43»
Warning: pasting the following URL into your browser exposes the OTP secret to Google:
  https://www.google.com/chart?chs=200x200&chld=M|0&cht=qr&chl=otpauth://totp/erika@login2%3Fsecret%3D«upper 26»%26issuer%3Dlogin2
Your new secret key is: «again 0»
"#,
    ),
    (
        "new keys get their pass phrases on the command line",
        r#"
  412  2025-11-12 09:10:31 ssh-keygen -q -t ed25519 -N '«pass 16»' -C depot -f /root/.ssh/depot
  413  2025-11-12 09:11:02 ssh-keygen -p -P «alnum 12» -N «alnum 14» -f /etc/ssh/ca_key
  414  2025-11-12 09:11:40 ssh-copy-id -i /root/.ssh/depot.pub upload@depot.example
"#,
    ),
];
