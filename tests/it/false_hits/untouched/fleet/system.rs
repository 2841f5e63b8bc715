//! Syslog, journal, audit and kernel lines of Linux hosts.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd accepted key",
        "«syslog» sshd[«1000-99999»]: Accepted publickey for «user» from «ip» port «1024-65535» ssh2: ED25519 SHA256:«b64:43»
«syslog» sshd[«1000-99999»]: pam_unix(sshd:session): session opened for user «user»(uid=«1000-1999») by (uid=0)",
    ),
    (
        "sshd accepted password",
        "«syslog» sshd[«1000-99999»]: Accepted password for «user» from «ip» port «1024-65535» ssh2",
    ),
    (
        "sshd failed",
        "«syslog» sshd[«1000-99999»]: Failed password for invalid user «admin|oracle|test|git» from «ip» port «1024-65535» ssh2
«syslog» sshd[«1000-99999»]: error: maximum authentication attempts exceeded for root from «ip» port «1024-65535» ssh2 [preauth]",
    ),
    (
        "sshd kex",
        "«syslog» sshd[«1000-99999»]: Unable to negotiate with «ip» port «1024-65535»: no matching host key type found. Their offer: ssh-rsa,ssh-dss [preauth]",
    ),
    (
        "sudo",
        "«syslog» sudo:   «user» : TTY=pts/«0-9» ; PWD=/home/«user» ; USER=root ; COMMAND=/usr/bin/passwd -l «user»
«syslog» sudo: pam_unix(sudo:auth): authentication failure; logname=«user» uid=«1000-1999» euid=0 tty=/dev/pts/0 ruser=«user» rhost=  user=«user»",
    ),
    (
        "passwd changed",
        "«syslog» passwd[«1000-99999»]: pam_unix(passwd:chauthtok): password changed for «user»
«syslog» chage[«1000-99999»]: changed password expiry for «user»",
    ),
    (
        "useradd",
        "«syslog» useradd[«1000-99999»]: new user: name=«user», UID=«1000-1999», GID=«1000-1999», home=/home/«user», shell=/bin/bash, from=/dev/pts/0",
    ),
    (
        "audit auth",
        r#"type=USER_AUTH msg=audit(«epoch».«000-999»:«100-99999»): pid=«1000-99999» uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg='op=PAM:authentication grantors=pam_unix acct="«user»" exe="/usr/sbin/sshd" hostname=«ip» addr=«ip» terminal=ssh res=«success|failed»'"#,
    ),
    (
        "audit crypto key",
        r#"type=CRYPTO_KEY_USER msg=audit(«epoch».«000-999»:«100-99999»): pid=«1000-99999» uid=0 auid=«1000-1999» ses=«1-999» msg='op=destroy kind=server fp=SHA256:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» direction=? spid=«1000-99999» suid=0 exe="/usr/sbin/sshd"'"#,
    ),
    (
        "audit execve",
        r#"type=PROCTITLE msg=audit(«epoch».«000-999»:«100-99999»): proctitle=2F7573722F7362696E2F73736864002D44
type=PATH msg=audit(«epoch».«000-999»:«100-99999»): item=0 name="/etc/shadow" inode=«10000-999999» dev=fd:00 mode=0100000 ouid=0 ogid=0 rdev=00:00 nametype=NORMAL"#,
    ),
    (
        "systemd units",
        "«syslog» systemd[1]: Started Forward Password Requests to Wall Directory Watch.
«syslog» systemd[1]: Reached target Local Encrypted Volumes.
«syslog» systemd[1]: sshd-keygen@ed25519.service: Deactivated successfully.",
    ),
    (
        "systemd machine",
        "«syslog» systemd[1]: Initializing machine ID from D-Bus machine ID.
   Machine ID: «hex32»
      Boot ID: «hex32»",
    ),
    (
        "journal json",
        r#"{"__CURSOR":"s=«hex32»;i=«hex5»;b=«hex32»;m=«hex9»;t=«hex13»;x=«hex16»","_BOOT_ID":"«hex32»","_MACHINE_ID":"«hex32»","SYSLOG_IDENTIFIER":"login","MESSAGE":"FAILED LOGIN 1 FROM tty1 FOR «user», Authentication failure"}"#,
    ),
    (
        "logind",
        "«syslog» systemd-logind[«300-9999»]: New session «1-9999» of user «user».
«syslog» systemd-logind[«300-9999»]: Session «1-9999» logged out. Waiting for processes to exit.
«syslog» systemd-logind[«300-9999»]: Watching system buttons on /dev/input/event1 (AT Translated Set 2 keyboard)",
    ),
    (
        "ask password",
        "«syslog» systemd-cryptsetup[«300-900»]: Set cipher aes, mode xts-plain64, key size 512 bits for device /dev/disk/by-uuid/«uuid».
Please enter passphrase for disk luks-«uuid»: ********",
    ),
    (
        "cryptsetup luksDump",
        "LUKS header information
Version:       	2
UUID:          	«uuid»
Keyslots:
  0: luks2
	Key:        512 bits
	Cipher:     aes-xts-plain64
	PBKDF:      argon2id
Tokens:
  0: systemd-tpm2",
    ),
    (
        "kernel keyring",
        "[«kernel»] Key type asymmetric registered
[«kernel»] Asymmetric key parser 'x509' registered
[«kernel»] Key type encrypted registered
[«kernel»] Key type dns_resolver registered",
    ),
    (
        "kernel module signature",
        "[«kernel»] «nvidia|zfs|vmmon»: module verification failed: signature and/or required key missing - tainting kernel
[«kernel»] Loading of unsigned module is rejected",
    ),
    (
        "kernel oops",
        "[«kernel»] BUG: unable to handle page fault for address: ffff«hex12»
[«kernel»] RIP: 0010:keyring_search_rcu+0x«hex2»/0x«hex3»
[«kernel»] Code: «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» <«hex2»> «hex2» «hex2» «hex2» «hex2»
[«kernel»] RAX: «hex16» RBX: «hex16» RCX: «hex16»
[«kernel»] ---[ end trace «hex16» ]---",
    ),
    (
        "proc keys",
        "«hex8» I--Q---     «1-9» perm 3f030000  «1000-1999» 65534 keyring   _uid.«1000-1999»: 1
«hex8» I------     1 perm 1f030000     0     0 asymmetri CentOS Stream kernel signing key: «hex40»: X509.rsa «hex8» []",
    ),
    (
        "cifs",
        r"[«kernel»] CIFS: Status code returned 0xc000006d STATUS_LOGON_FAILURE
[«kernel»] CIFS: VFS: \\«host» Send error in SessSetup = -13
[«kernel»] CIFS: VFS: Verify user name and password; key not available",
    ),
    (
        "blkid",
        r#"/dev/sda1: UUID="«HEX4»-«HEX4»" BLOCK_SIZE="512" TYPE="vfat" PARTUUID="«uuid»"
/dev/sda3: UUID="«uuid»" TYPE="crypto_LUKS" PARTUUID="«uuid»""#,
    ),
    (
        "lvm",
        "  PV UUID               «hex6»-«hex4»-«hex4»-«hex4»-«hex4»-«hex4»-«hex6»
  VG Name               vg_«host»
  PV Size               «100-900».«00-99» GiB / not usable 4.00 MiB",
    ),
    (
        "sssd",
        "(«stamp»): [be[example.org]] [krb5_auth_done] (0x0040): Preauthentication failed [-1765328360] for «user»
(«stamp»): [be[example.org]] [sdap_get_tgt_recv] (0x0400): Child responded: 0 [FILE:/var/lib/sss/db/ccache_EXAMPLE.ORG], expired on [«epoch»]",
    ),
    (
        "klist",
        "Ticket cache: KCM:«1000-1999»
Default principal: «user»@EXAMPLE.ORG

Valid starting       Expires              Service principal
«stamp»  «stamp»  krbtgt/EXAMPLE.ORG@EXAMPLE.ORG",
    ),
    (
        "krb5kdc",
        "krb5kdc[«300-9999»](info): AS_REQ (6 etypes {aes256-cts-hmac-sha1-96(18)}) «ip»: NEEDED_PREAUTH: «user»@EXAMPLE.ORG for krbtgt/EXAMPLE.ORG@EXAMPLE.ORG, Additional pre-authentication required",
    ),
    (
        "slapd",
        r#"«syslog» slapd[«300-9999»]: conn=«1000-99999» op=0 BIND dn="uid=«user»,ou=people,dc=example,dc=org" method=128
«syslog» slapd[«300-9999»]: conn=«1000-99999» op=0 RESULT tag=97 err=49 text=Invalid credentials
«syslog» slapd[«300-9999»]: conn=«1000-99999» op=1 SRCH attr=uid cn userPassword"#,
    ),
    (
        "cron",
        "«syslog» CRON[«1000-99999»]: (root) CMD (/usr/local/sbin/rotate-keys --quiet)
«syslog» crond[«1000-99999»]: PAM unable to open env file: /etc/environment: No such file or directory",
    ),
    (
        "fail2ban",
        "«stamp»,«000-999» fail2ban.filter         [«300-9999»]: INFO    [sshd] Found «ip» - «stamp»
«stamp»,«000-999» fail2ban.actions        [«300-9999»]: NOTICE  [sshd] Ban «ip»",
    ),
    (
        "process list",
        "root        «1000-9999»  0.0  0.1  «10000-99999»  «1000-9999» ?        Ss   Mar03   0:«00-59» /usr/bin/ssh-agent -D -a /run/ssh-agent.sock
«user»    «10000-99999»  0.0  0.0   «1000-9999»  «100-999» pts/0    S+   «10-23»:«10-59»   0:00 mysql -u «user» -p",
    ),
    (
        "file list",
        "-rw-------. 1 root root   «400-600» Mar  «1-9» «10-23»:«10-59» ssh_host_ed25519_key
-rw-r--r--. 1 root root    «90-100» Mar  «1-9» «10-23»:«10-59» ssh_host_ed25519_key.pub
-rw-r-----. 1 root shadow «900-1900» Mar  «1-9» «10-23»:«10-59» shadow",
    ),
];
