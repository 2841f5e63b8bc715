//! cloud-init: user data, network settings, its log and its saved instance data.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "password of the first user",
        r##"
#cloud-config
hostname: node7
password: «alnum 14»
chpasswd: { expire: False }
ssh_pwauth: True
"##,
    ),
    (
        "chpasswd, a block of lines",
        r##"
#cloud-config
chpasswd:
  expire: false
  list: |
    root:«alnum 16»
    admin:«pass 18»
    service:$6$«open alnum 16»$«crypt 86»
"##,
    ),
    (
        "chpasswd, users as maps",
        r##"
#cloud-config
chpasswd:
  users:
    - name: root
      password: «alnum 16»
      type: text
    - {name: admin, password: "«pass 17»", type: text}
    - name: auto
      type: RANDOM
"##,
    ),
    (
        "users with hashed and plain passwords",
        r##"
#cloud-config
users:
  - default
  - name: service
    gecos: Service User
    lock_passwd: false
    hashed_passwd: $6$rounds=4096$«open alnum 16»$«crypt 86»
    ssh_authorized_keys:
      - ssh-ed25519 «open base64 68» service@laptop
  - name: tmp
    plain_text_passwd: '«pass 15»'
  - name: old
    passwd: "$y$j9T$«open crypt 22»$«crypt 43»"
"##,
    ),
    (
        "host keys",
        r##"
#cloud-config
ssh_keys:
  rsa_private: |
    «begin RSA PRIVATE KEY»
    «block 4»
    «end RSA PRIVATE KEY»
  rsa_public: ssh-rsa «open base64 120» node7
  ed25519_private: "«begin OPENSSH PRIVATE KEY»\n«escaped 2»\n«end OPENSSH PRIVATE KEY»\n"
"##,
    ),
    (
        "files written",
        r##"
#cloud-config
write_files:
  - path: /etc/agent/agent.conf
    permissions: '0600'
    content: |
      [server]
      url = https://centre.example.com
      secret = «alnum 30»
  - path: /root/.netrc
    content: "machine files.example.com login ci password «alnum 20»\n"
  - {path: /etc/agent/token, content: "token=«hex 40»", owner: "root:root"}
"##,
    ),
    (
        "commands as strings and lists",
        r##"
#cloud-config
runcmd:
  - echo 'root:«alnum 15»' | chpasswd
  - [ sh, -c, "mysql -u root --password=«alnum 16» < /tmp/init.sql" ]
  - [ register, --org, example, --activationkey, prod, --password, «alnum 18» ]
  - - curl
    - -H
    - "Authorization: Token «hex 40»"
    - https://netbox.example.com/api/
"##,
    ),
    (
        "subscriptions",
        r##"
#cloud-config
ubuntu_pro:
  token: C1«alnum 28»
  enable: [esm-infra]
rh_subscription:
  username: ops@example.com
  password: '«pass 16»'
landscape:
  client:
    account_name: example
    registration_key: «alnum 22»
"##,
    ),
    (
        "wireless in the network settings",
        r##"
network:
  version: 2
  wifis:
    wlan0:
      dhcp4: true
      access-points:
        "Plant 7":
          password: "«pass 20»"
        guest:
          auth:
            key-management: psk
            psk: «hex 64»
        office:
          auth: {key-management: eap, method: peap, identity: svc, password: «alnum 17»}
"##,
    ),
    (
        "log of a random password",
        r##"
Cloud-init v. 24.1.3 running 'modules:config' at Mon, 12 Jan 2026 03:14:07 +0000. Up 21.33 seconds.
Set the following 'random' passwords
root:«alnum 20»
admin:«alnum 20»
ci-info: no authorized SSH keys fingerprints found for user admin.
"##,
    ),
    (
        "debug log",
        r##"
2026-01-12 03:14:07,412 - util.py[DEBUG]: Running command ['useradd', 'service', '--password', '$6$«open alnum 8»$«crypt 86»', '-m'] with allowed return codes [0]
2026-01-12 03:14:08,001 - url_helper.py[DEBUG]: [0/1] open 'http://169.254.169.254/latest/meta-data/' with {'headers': {'User-Agent': 'Cloud-Init/24.1.3', 'X-aws-ec2-metadata-token': '«base64url 54»=='}} configuration
2026-01-12 03:14:08,044 - cc_set_passwords.py[DEBUG]: merged: {'password': '«alnum 14»', 'chpasswd': {'expire': False}}
"##,
    ),
    (
        "saved instance data",
        r##"
{
 "ds": {"meta_data": {"instance-id": "i-0af2", "iam": {"security-credentials": {"node": {
   "AccessKeyId": "ASIA«open upper 16»",
   "SecretAccessKey": "«base64 40»",
   "Token": "«base64 120»=="}}}}},
 "user_data": "#cloud-config\npassword: «alnum 14»\nssh_pwauth: true\n",
 "v1": {"cloud_name": "aws", "region": "eu-central-1"}
}
"##,
    ),
    (
        "parts of a multipart message",
        r##"
Content-Type: multipart/mixed; boundary="===============41=="
MIME-Version: 1.0

--===============41==
Content-Type: text/x-shellscript; charset="us-ascii"

#!/bin/bash
export REGISTER_TOKEN="«alnum 32»"
printf '%s\n' "admin_password: «alnum 16»" >> /etc/agent.yaml
--===============41==
Content-Type: text/cloud-config; charset="us-ascii"

password:   «alnum 14»
--===============41==--
"##,
    ),
    (
        "validation key and package source",
        r##"
#cloud-config
chef:
  server_url: https://chef.example.com
  validation_key: |
       «begin RSA PRIVATE KEY»
       «block 3»
       «end RSA PRIVATE KEY»
apt:
  conf: |
    Acquire::http::Proxy "http://apt:«url 15»@proxy.example.com:3142";
  sources:
    vendor.list:
      source: "deb https://bearer:«alnum 30»@apt.example.com stable main"
"##,
    ),
];
