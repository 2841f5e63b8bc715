//! What the system itself logs: sshd, PAM, sudo, systemd, the journal, the kernel.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd failed password",
        "«syslog» sshd[«1000-65000»]: Failed password for «invalid user |»«user» from «ip» port «1024-65535» ssh2",
    ),
    (
        "sshd accepted key",
        "«syslog» sshd[«1000-65000»]: Accepted publickey for «user» from «ip» port «1024-65535» ssh2: «RSA|ED25519|ECDSA» SHA256:«b64:43»",
    ),
    (
        "sshd host key at start",
        "«syslog» sshd[«1000-65000»]: Server listening on 0.0.0.0 port 22.
«syslog» sshd[«1000-65000»]: debug1: private host key #«0-3»: ssh-«rsa|ed25519» SHA256:«b64:43»",
    ),
    (
        "sshd key exchange",
        "«syslog» sshd[«1000-65000»]: debug1: kex: algorithm: curve25519-sha256 [preauth]
«syslog» sshd[«1000-65000»]: debug1: kex: host key algorithm: ssh-ed25519 [preauth]
«syslog» sshd[«1000-65000»]: debug1: rekey out after 134217728 blocks [preauth]",
    ),
    (
        "sshd methods",
        "«syslog» sshd[«1000-65000»]: debug1: userauth-request for user «user» service ssh-connection method «none|password|publickey|keyboard-interactive» [preauth]",
    ),
    (
        "sshd too many failures",
        "«syslog» sshd[«1000-65000»]: error: maximum authentication attempts exceeded for «user» from «ip» port «1024-65535» ssh2 [preauth]",
    ),
    (
        "sshd permissions of a key",
        "«syslog» sshd[«1000-65000»]: error: Permissions 0644 for '/etc/ssh/ssh_host_rsa_key' are too open.
«syslog» sshd[«1000-65000»]: error: Unable to load host key: /etc/ssh/ssh_host_rsa_key",
    ),
    (
        "sshd in the configuration",
        "PasswordAuthentication «yes|no»
PermitEmptyPasswords no
PubkeyAuthentication yes
AuthorizedKeysFile .ssh/authorized_keys
HostKey /etc/ssh/ssh_host_ed25519_key",
    ),
    (
        "pam authentication failure",
        "«syslog» «sshd|login|su»[«1000-65000»]: pam_unix(«sshd|login|su»:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=«ip»  user=«user»",
    ),
    (
        "pam password changed",
        "«syslog» passwd[«1000-65000»]: pam_unix(passwd:chauthtok): password changed for «user»",
    ),
    (
        "pam module stack",
        "password    requisite     pam_pwquality.so try_first_pass local_users_only retry=3 authtok_type= minlen=«8-16»
password    sufficient    pam_unix.so sha512 shadow try_first_pass use_authtok
password    required      pam_deny.so",
    ),
    (
        "password expiry",
        "$ chage -l «user»
Last password change                                    : «Jan|May|Sep» «01-28», 2025
Password expires                                        : never
Password inactive                                       : never
Number of days of warning before password expires       : 7",
    ),
    (
        "passwd status",
        "«user» P 2025-«01-12»-«01-28» 0 99999 7 -1 (Password set, SHA512 crypt.)",
    ),
    (
        "sudo command",
        "«syslog» sudo:   «user» : TTY=pts/«0-9» ; PWD=/home/«user» ; USER=root ; COMMAND=/usr/bin/«systemctl restart snmpd|cat /var/log/secure|passwd erika|apt-key list|ssh-keygen -l -f /etc/ssh/ssh_host_rsa_key.pub»",
    ),
    (
        "sudo three attempts",
        "«syslog» sudo:   «user» : 3 incorrect password attempts ; TTY=pts/«0-9» ; PWD=/ ; USER=root ; COMMAND=/bin/bash",
    ),
    (
        "su",
        "«syslog» su[«1000-65000»]: FAILED SU (to root) «user» on pts/«0-9»",
    ),
    (
        "logind session",
        "«syslog» systemd-logind[«400-999»]: New session «1-9999» of user «user».
«syslog» systemd-logind[«400-999»]: Session «1-9999» logged out. Waiting for processes to exit.",
    ),
    (
        "password request of systemd",
        "«syslog» systemd[1]: Started Forward Password Requests to Wall Directory Watch.
«syslog» systemd[1]: Reached target Login Prompts.
«syslog» systemd[1]: Starting Dispatch Password Requests to Console...",
    ),
    (
        "unit result",
        "«syslog» systemd[1]: «secret-sync|token-refresh|keyboard-setup|credential-cache|auth-proxy».service: Main process exited, code=exited, status=«1-255»/n/a
«syslog» systemd[1]: «secret-sync|token-refresh|keyboard-setup|credential-cache|auth-proxy».service: Failed with result 'exit-code'.",
    ),
    (
        "unit status",
        "● keyring-agent.service - Key ring agent
     Loaded: loaded (/etc/systemd/system/keyring-agent.service; enabled; preset: disabled)
     Active: active (running) since «stamp» UTC; «1-23»h ago
   Main PID: «300-65000» (keyring-agent)
     CGroup: /system.slice/keyring-agent.service
             └─«300-65000» /usr/sbin/keyring-agent --socket /run/keyring/auth.sock --foreground",
    ),
    (
        "invocation id",
        "«iso» «host» systemd[1]: app.service: Invocation ID «hex32», consumed «1-59».«100-999»s CPU time",
    ),
    (
        "journal export",
        "__CURSOR=s=«hex32»;i=«hex6»;b=«hex32»;m=«hex9»;t=«hex13»;x=«hex16»
_BOOT_ID=«hex32»
_MACHINE_ID=«hex32»
MESSAGE=password agent has nothing to do",
    ),
    (
        "journal as json",
        r#"{"__CURSOR":"s=«hex32»;i=«hex5»","_BOOT_ID":"«hex32»","PRIORITY":"«3-6»","SYSLOG_IDENTIFIER":"login","MESSAGE":"pam_unix(login:session): session opened for user «user»(uid=«0-2000»)"}"#,
    ),
    (
        "boots",
        " «0-9» «hex32» Mon 2025-«01-12»-«01-28» «clock» UTC—Tue 2025-«01-12»-«01-28» «clock» UTC",
    ),
    (
        "kernel key type",
        "[«kernel»] Key type «asymmetric|dns_resolver|encrypted|trusted|.fscrypt» registered",
    ),
    (
        "kernel certificate",
        "[«kernel»] Loading compiled-in X.509 certificates
[«kernel»] Loaded X.509 cert 'Build time autogenerated kernel key: «hex40»'",
    ),
    (
        "kernel blacklist",
        "[«kernel»] blacklist: Loading compiled-in revocation X.509 certificates
[«kernel»] integrity: Loaded X.509 cert 'Secure Boot Signing: «hex40»'
[«kernel»] ima: Allocated hash algorithm: sha256",
    ),
    (
        "kernel taint and trace",
        "[«kernel»] CPU: «0-63» PID: «1-65000» Comm: kworker/«0-63»:1 Tainted: G           OE     5.14.0-«100-500».el9.x86_64 #1
[«kernel»] RIP: 0010:keyring_search_rcu+0x«hex2»/0x«hex3»
[«kernel»] Code: «hex2» «hex2» «hex2» «hex2» «hex2» 48 8b «hex2» «hex2» <0f> 0b «hex2»
[«kernel»] RAX: «hex16» RBX: «hex16» RCX: «hex16»",
    ),
    (
        "kernel keyboard",
        "[«kernel»] input: AT Translated Set 2 keyboard as /devices/platform/i8042/serio0/input/input«0-9»
[«kernel»] atkbd serio0: Unknown key pressed (translated set 2, code 0x«hex2» on isa0060/serio0).
[«kernel»] atkbd serio0: Use 'setkeycodes «hex2» <keycode>' to make it known.",
    ),
    (
        "kernel command line",
        "[«kernel»] Command line: BOOT_IMAGE=(hd0,gpt2)/vmlinuz-5.14.0 root=UUID=«uuid» ro crashkernel=1G-4G:192M rd.luks.uuid=luks-«uuid» rhgb quiet",
    ),
    (
        "audit user login",
        r#"type=USER_LOGIN msg=audit(«epoch».«100-999»:«100-9999»): pid=«1000-65000» uid=0 auid=«0-2000» ses=«1-999» msg='op=login id=«0-2000» exe="/usr/sbin/sshd" hostname=«ip» addr=«ip» terminal=ssh res=«success|failed»'"#,
    ),
    (
        "audit crypto key",
        r#"type=CRYPTO_KEY_USER msg=audit(«epoch».«100-999»:«100-9999»): pid=«1000-65000» uid=0 auid=4294967295 ses=4294967295 msg='op=destroy kind=server fp=SHA256:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» direction=? spid=«1000-65000» suid=0 exe="/usr/sbin/sshd" res=success'"#,
    ),
    (
        "audit with a rule's key",
        r#"type=SYSCALL msg=audit(«epoch».«100-999»:«100-9999»): arch=c000003e syscall=«1-300» success=yes exit=3 a0=ffffff9c a1=7ff«hex9» items=1 ppid=1 pid=«300-65000» comm="cat" exe="/usr/bin/cat" key="«passwd-changes|identity|auth-log|secret-files»""#,
    ),
    (
        "audit rules",
        "-w /etc/passwd -p wa -k identity
-w /etc/shadow -p wa -k passwd_changes
-a always,exit -F arch=b64 -S adjtimex -k time-change",
    ),
    (
        "cron",
        "«syslog» CRON[«1000-65000»]: pam_unix(cron:session): session opened for user root(uid=0) by (uid=0)
«syslog» CRON[«1000-65000»]: (root) CMD (/usr/sbin/rotate-keys --check --quiet)",
    ),
    (
        "polkit",
        "«syslog» polkitd[«400-999»]: Registered Authentication Agent for unix-session:«1-99» (system bus name :1.«10-999» [/usr/bin/pkttyagent --notify-fd 5 --fallback], object path /org/freedesktop/PolicyKit1/AuthenticationAgent, locale C)",
    ),
];
