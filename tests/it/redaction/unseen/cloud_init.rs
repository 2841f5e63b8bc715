//! User data, and the logs of what was done with it.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "chpasswd with a list",
        "
#cloud-config
chpasswd:
  expire: false
  list: |
    root:«pass 14»
    service:«pass 16»
ssh_pwauth: true
",
    ),
    (
        "chpasswd with users",
        "
#cloud-config
chpasswd:
  expire: false
  users:
    - {name: root, password: «alnum 16», type: text}
    - name: service
      password: «alnum 18»
      type: text
",
    ),
    (
        "a user with a hash",
        "
#cloud-config
users:
  - name: erika
    groups: [wheel]
    lock_passwd: false
    passwd: $6$rounds=4096$«open crypt 16»$«crypt 86»
    ssh_authorized_keys:
      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«open base64 43» erika@desk
",
    ),
    (
        "a plain password",
        "
#cloud-config
password: «pass 15»
chpasswd: {expire: False}
hostname: node-04
",
    ),
    (
        "a file with content",
        "
#cloud-config
write_files:
  - path: /etc/collector.conf
    permissions: '0600'
    content: |
      url = https://collect.example.com
      api_key = «alnum 32»
  - path: /etc/motd
    content: welcome
",
    ),
    (
        "the host keys of the machine",
        "
#cloud-config
ssh_keys:
  rsa_private: |
    «begin RSA PRIVATE KEY»
    «block 5»
    «end RSA PRIVATE KEY»
  rsa_public: ssh-rsa AAAAB3NzaC1yc2E«open base64 80» root@node-04
",
    ),
    (
        "commands as lists",
        r#"
#cloud-config
runcmd:
  - [ sh, -c, "echo 'svc:«alnum 14»' | chpasswd" ]
  - [ subscription-manager, register, --username, erika, --password, «alnum 17» ]
  - curl -H 'X-Auth-Token: «hex 40»' https://meta.example.com/ready
"#,
    ),
    (
        "commands with environment",
        "
#cloud-config
bootcmd:
  - export K3S_TOKEN=«alnum 48»
  - mount -t cifs -o username=svc,password=«alnum 14» //nas01/share /mnt
",
    ),
    (
        "a shell script as user data",
        r#"
#!/bin/bash
set -eu
ADMIN_PASS="«pass 18»"
AWS_ACCESS_KEY_ID=AKIA«upper 16»
AWS_SECRET_ACCESS_KEY='«base64 40»'
useradd -m -p '$1$«open crypt 8»$«crypt 22»' svc
"#,
    ),
    (
        "package sources",
        r#"
#cloud-config
apt:
  sources:
    fleet:
      source: "deb https://reader:«url 24»@apt.example.com/debian stable main"
  conf: |
    Acquire::http::Proxy "http://apt:«url 14»@proxy.example.com:3128";
"#,
    ),
    (
        "a random password on the console",
        "
[   21.113411] cloud-init[911]: Set the following 'random' passwords
[   21.113502] cloud-init[911]: root:«alnum 20»
[   21.114411] cloud-init[911]: Cloud-init v. 23.1.2 running 'modules:config' at Wed, 12 Nov 2025 03:00:10 +0000. Up 21.00 seconds.
",
    ),
    (
        "what the log shows of commands",
        "
2025-11-12 03:00:09,113 - subp.py[DEBUG]: Running command ['useradd', 'svc', '--password', '«alnum 18»', '-m'] with allowed return codes [0] (shell=False, capture=True)
2025-11-12 03:00:10,001 - subp.py[DEBUG]: Running command ['rhn_register', '--activationkey=«alnum 24»'] with allowed return codes [0] (shell=False, capture=True)
2025-11-12 03:00:11,001 - util.py[DEBUG]: Cloud-init mode 'modules' took 1.2 seconds
",
    ),
    (
        "a data source with a vendor's network",
        r#"
network:
  version: 2
  wifis:
    wlan0:
      access-points:
        "Plant 4":
          password: "«pass 20»"
  ethernets:
    eth0: {dhcp4: true}
"#,
    ),
    (
        "puppet, chef and an agent's seed",
        "
#cloud-config
chef:
  server_url: https://chef.example.com
  validation_name: fleet
  validation_cert: |
      «begin RSA PRIVATE KEY»
      «block 3»
      «end RSA PRIVATE KEY»
phone_home:
  url: https://hooks.example.com/ready?token=«alnum 28»
  tries: 5
",
    ),
];
