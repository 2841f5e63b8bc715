//! Around cloud-init: user data, network configuration, its logs, instance data.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "a list of users and passwords in one string",
        r#"
#cloud-config
chpasswd:
  expire: false
  list: |
    root:«alnum 14»
    operator:«pass 15»
    erika:RANDOM
ssh_pwauth: true
"#,
    ),
    (
        "users and passwords as maps in a flow and in a block",
        r#"
#cloud-config
chpasswd:
  users:
    - {name: root, password: «alnum 16», type: text}
    - name: operator
      password: $6$rounds=4096$«open crypt 16»$«crypt 86»
    - {name: erika, type: RANDOM}
"#,
    ),
    (
        "passwords of new users",
        r#"
#cloud-config
password: «alnum 12»
users:
  - name: operator
    lock_passwd: false
    hashed_passwd: "$y$j9T$«open crypt 22»$«crypt 43»"
  - name: service
    plain_text_passwd: '«pass 14»'
    ssh_authorized_keys:
      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«open base64 43» ops
"#,
    ),
    (
        "files written with contents of their own syntax",
        r#"
#cloud-config
write_files:
  - path: /root/.pgpass
    permissions: '0600'
    content: "db01:5432:*:app:«alnum 16»\n"
  - path: /etc/agent.env
    content: |
      AGENT_SERVER=https://in.example
      AGENT_KEY=«alnum 32»
  - path: /root/.netrc
    content: machine depot.example login node password «alnum 18»
"#,
    ),
    (
        "a wireless network",
        r#"
network:
  version: 2
  wifis:
    wlan0:
      dhcp4: true
      access-points:
        "service net":
          password: "«pass 14»"
        corp:
          auth:
            key-management: eap
            method: peap
            identity: node-04
            password: «alnum 16»
            client-key-password: "«alnum 12»"
"#,
    ),
    (
        "commands at first start",
        r#"
#cloud-config
runcmd:
  - [sh, -c, "echo 'root:«alnum 14»' | chpasswd"]
  - mysql -u root -p«alnum 14» -e "FLUSH PRIVILEGES"
  - [agent, enroll, --url, https://in.example, --enrollment-token, «base64url 40»]
  - echo "operator:«alnum 13»" | chpasswd -c SHA512
"#,
    ),
    (
        "the output log prints random passwords",
        r#"
Cloud-init v. 24.1.3 running 'modules:config' at Wed, 12 Nov 2025 08:00:10 +0000. Up 14.11 seconds.
Set the following 'random' passwords
root:«alnum 20»
operator:«alnum 20»
Cloud-init v. 24.1.3 running 'modules:final' at Wed, 12 Nov 2025 08:00:14 +0000. Up 18.02 seconds.
"#,
    ),
    (
        "package sources with logins",
        r#"
#cloud-config
apt:
  sources:
    vendor.list:
      source: "deb https://node:«alnum 16»@apt.example/debian stable main"
  conf: |
    Acquire::http::Proxy "http://node:«alnum 14»@proxy.example:3128";
yum_repos:
  vendor:
    baseurl: https://yum.example/el9
    username: node
    password: «alnum 17»
"#,
    ),
    (
        "registrations of the system",
        r#"
#cloud-config
rh_subscription:
  username: ops@example.com
  password: '«pass 15»'
  activation-key: «alnum 18»
ubuntu_pro:
  token: C1«alnum 28»
landscape:
  client:
    url: https://landscape.example/message-system
    registration_key: «alnum 16»
"#,
    ),
    (
        "a mount's options in a list and in the log",
        r#"
mounts:
  - [ "//nas.example/logs", /srv/logs, cifs, "username=svc-logs,password=«alnum 16»,uid=0", "0", "0" ]
2025-11-12 08:00:10,114 - subp.py[DEBUG]: Running command ['mount', '-t', 'cifs', '-o', 'username=svc-logs,password=«again 0»', '//nas.example/logs', '/srv/logs'] with allowed return codes [0] (shell=False, capture=True)
2025-11-12 08:00:10,380 - util.py[DEBUG]: Reading from /proc/mounts (quiet=False)
"#,
    ),
    (
        "a host key under its name",
        r#"
#cloud-config
ssh_keys:
  ed25519_private: |
    «begin OPENSSH PRIVATE KEY»
    «block 5»
    «end OPENSSH PRIVATE KEY»
  ed25519_public: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«open base64 43» node-04
"#,
    ),
    (
        "instance data with a role's credentials",
        r#"
{
 "ds": {
  "meta_data": {
   "iam": {"security-credentials": {"collector": {
     "Code": "Success",
     "Type": "AWS-HMAC",
     "AccessKeyId": "ASIA«open upper 16»",
     "SecretAccessKey": "«base64 40»",
     "Token": "«base64 120»",
     "Expiration": "2025-11-12T14:14:22Z"}}},
   "instance-id": "i-«open hex 17»"
  }
 }
}
"#,
    ),
];
