//! Syslog, journal, kernel, audit, crash dumps, packages and storage of a Linux server.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    ("sshd failed password", "«syslog» sshd[«1000-99999»]: Failed password for invalid user «user» from «ip» port «1024-65535» ssh2"),
    (
        "sshd accepted password",
        "«syslog» sshd[«1000-99999»]: Accepted password for «user» from «ip» port «1024-65535» ssh2
«syslog» sshd[«1000-99999»]: pam_unix(sshd:session): session opened for user «user»(uid=«1000-1999») by (uid=0)",
    ),
    ("pam authentication failure", "«syslog» sshd[«1000-99999»]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=«ip»  user=«user»"),
    (
        "sudo command line",
        "«syslog» sudo[«1000-99999»]:   «user» : TTY=pts/«0-9» ; PWD=/home/«user» ; USER=root ; COMMAND=/usr/bin/passwd -S «user»
«syslog» sudo[«1000-99999»]:   «user» : 3 incorrect password attempts ; TTY=pts/«0-9» ; PWD=/ ; USER=root ; COMMAND=/bin/bash",
    ),
    (
        "passwd changed",
        "«syslog» passwd[«1000-99999»]: pam_unix(passwd:chauthtok): password changed for «user»
«syslog» chage[«1000-99999»]: changed password expiry for «user»",
    ),
    (
        "gnome keyring pam",
        "«syslog» gdm-password][«1000-9999»]: gkr-pam: unable to locate daemon control file
«syslog» gdm-password][«1000-9999»]: gkr-pam: stashed password to try later in open session",
    ),
    (
        "systemd ask password",
        r#"«syslog» systemd[1]: Started systemd-ask-password-wall.path - Forward Password Requests to Wall Directory Watch.
«syslog» systemd[1]: Starting systemd-cryptsetup@luks\x2d«hex8».service - Cryptography Setup for luks-«uuid»..."#,
    ),
    (
        "systemd credentials",
        r#"«syslog» systemd[1]: systemd-tmpfiles-setup.service: Failed to set up credentials: Protocol error
«syslog» (sd-mkdcreds)[«300-900»]: run-credentials-systemd\x2dsysusers.service.mount: Deactivated successfully."#,
    ),
    (
        "systemctl status show",
        "● «nginx|sshd|chronyd».service - Service
     Loaded: loaded (/usr/lib/systemd/system/«nginx|sshd|chronyd».service; enabled)
     Active: active (running) since Mon 2025-03-03 «clock» UTC; «2-9» days ago
 Invocation: «hex32»
   Main PID: «1000-9999»",
    ),
    (
        "journal export entry",
        "__CURSOR=s=«hex32»;i=«hex5»;b=«hex32»;m=«hex9»;t=«hex13»;x=«hex16»
__REALTIME_TIMESTAMP=«epoch»000000
_BOOT_ID=«hex32»
_MACHINE_ID=«hex32»
_SYSTEMD_UNIT=session-«1-99».scope
SYSLOG_IDENTIFIER=login
MESSAGE=FAILED LOGIN 1 FROM tty1 FOR «user», Authentication failure",
    ),
    (
        "journal list boots",
        " -1 «hex32» Sun 2025-03-02 «clock» UTC Mon 2025-03-03 «clock» UTC
  0 «hex32» Mon 2025-03-03 «clock» UTC Mon 2025-03-03 «clock» UTC",
    ),
    ("audit user auth", r#"type=USER_AUTH msg=audit(«epoch».«100-999»:«100-99999»): pid=«1000-99999» uid=0 auid=4294967295 ses=4294967295 msg='op=PAM:authentication grantors=? acct="«user»" exe="/usr/sbin/sshd" hostname=«ip» addr=«ip» terminal=ssh res=failed'"#),
    ("audit crypto key user", r#"type=CRYPTO_KEY_USER msg=audit(«epoch».«100-999»:«100-99999»): pid=«1000-99999» uid=0 auid=«1000-1999» ses=«1-99» msg='op=destroy kind=server fp=SHA256:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» direction=? spid=«1000-99999» suid=0  exe="/usr/sbin/sshd" hostname=? addr=? terminal=? res=success'"#),
    ("audit watch key", r#"type=SYSCALL msg=audit(«epoch».«100-999»:«100-99999»): arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=«hex12» a2=80000 a3=0 items=1 ppid=1 pid=«1000-9999» auid=«1000-1999» uid=0 tty=pts0 ses=«1-99» comm="passwd" exe="/usr/bin/passwd" key="identity""#),
    ("audit proctitle", "type=PROCTITLE msg=audit(«epoch».«100-999»:«100-99999»): proctitle=2F7573722F7362696E2F73736864002D44"),
    ("audit path record", r#"type=PATH msg=audit(«epoch».«100-999»:«100-99999»): item=0 name="/etc/shadow" inode=«10000-99999» dev=fd:00 mode=0100000 ouid=0 ogid=0 rdev=00:00 obj=system_u:object_r:shadow_t:s0 nametype=NORMAL cap_fp=0"#),
    (
        "auditctl rules list",
        "-w /etc/passwd -p wa -k identity
-w /etc/shadow -p wa -k identity
-w /etc/ssh/sshd_config -p wa -k sshd
-a always,exit -F arch=b64 -S execve -F auid>=1000 -F key=user-commands",
    ),
    (
        "kernel oops registers",
        "[«kernel»] BUG: unable to handle page fault for address: ffff«hex12»
[«kernel»] CPU: «0-63» PID: «100-9999» Comm: kworker/«0-9»:2 Tainted: G           OE      6.1.0-«10-32»-amd64 #1
[«kernel»] RIP: 0010:__list_del_entry_valid+0x«hex2»/0x«hex2»
[«kernel»] Code: «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» «hex2» <0f> 0b «hex2» «hex2» «hex2» «hex2»
[«kernel»] RAX: 0000000000000000 RBX: ffff«hex12» RCX: «hex16»
[«kernel»] ---[ end trace «hex16» ]---",
    ),
    ("kernel command line", "[«kernel»] Command line: BOOT_IMAGE=/vmlinuz-6.1.0-«10-32»-amd64 root=UUID=«uuid» ro quiet crashkernel=384M-:128M"),
    (
        "kernel keyring and crypto",
        "[«kernel»] Initialise system trusted keyrings
[«kernel»] Key type blacklist registered
[«kernel»] Key type dns_resolver registered
[«kernel»] Key type id_legacy registered
[«kernel»] alg: self-tests for sha1 (sha1-ni) passed",
    ),
    (
        "kernel usb token",
        "[«kernel»] usb 1-«1-9»: New USB device found, idVendor=1050, idProduct=0407, bcdDevice= 5.«10-99»
[«kernel»] usb 1-«1-9»: Product: YubiKey OTP+FIDO+CCID
[«kernel»] usb 1-«1-9»: SerialNumber: «HEX12»",
    ),
    (
        "kernel pcie aer",
        "[«kernel»] pcieport «pci»: AER: Corrected error received: «pci»
[«kernel»] nvme «pci»:   device [144d:a80a] error status/mask=00000001/0000e000
[«kernel»] nvme «pci»: AER: aer_uncor_status: 0x«hex8», aer_uncor_mask: 0x«hex8»",
    ),
    (
        "hex dump of a buffer",
        "[«kernel»] scsi «0-9»:0:0:0: sense buffer dump
«hexdump»",
    ),
    (
        "coredump info",
        "           PID: «1000-99999» (php-fpm)
           UID: 33 (www-data)
        Signal: 11 (SEGV)
     Timestamp: Mon 2025-03-03 «clock» UTC
    Executable: /usr/sbin/php-fpm8.2
       Boot ID: «hex32»
    Machine ID: «hex32»
       Storage: /var/lib/systemd/coredump/core.php-fpm.33.«hex32».«1000-99999».«epoch»000000.zst
       Message: Process «1000-99999» (php-fpm) of user 33 dumped core.
                Module libcrypto.so.3 from deb openssl-3.0.15-1~deb12u1.amd64, build-id=«hex40»",
    ),
    (
        "blkid and lsblk",
        r#"/dev/sda1: UUID="«HEX4»-«HEX4»" BLOCK_SIZE="512" TYPE="vfat" PARTUUID="«uuid»"
/dev/sda2: UUID="«uuid»" TYPE="crypto_LUKS" PARTLABEL="data" PARTUUID="«uuid»""#,
    ),
    (
        "luksDump header",
        "LUKS header information
Version:       	2
Epoch:         	«3-30»
Metadata area: 	16384 [bytes]
Keyslots area: 	16744448 [bytes]
UUID:          	«uuid»
Keyslots:
  0: luks2
	Key:        512 bits
	Priority:   normal
	Cipher:     aes-xts-plain64
	PBKDF:      argon2id
Tokens:
  0: systemd-tpm2",
    ),
    (
        "mdadm detail",
        "           UUID : «hex8»:«hex8»:«hex8»:«hex8»
           Name : «host»:0  (local to host «host»)
         Events : «100-99999»",
    ),
    (
        "lvm pvdisplay",
        "  PV Name               /dev/md«0-9»
  VG Name               vg0
  PE Size               4.00 MiB
  PV UUID               «b64:6»-«hex4»-«hex4»-«hex4»-«hex4»-«hex4»-«hex6»",
    ),
    (
        "dpkg and apt history",
        "Start-Date: 2025-03-03  «clock»
Commandline: apt-get install -y libsecret-1-0 passwd login gnome-keyring
Install: libsecret-1-0:amd64 (0.20.5-«1-4»), gnome-keyring:amd64 (42.1-1+b2)
End-Date: 2025-03-03  «clock»",
    ),
    (
        "sha256sum list",
        "«hex64»  /boot/vmlinuz-6.1.0-«10-32»-amd64
«hex64»  /boot/initrd.img-6.1.0-«10-32»-amd64
«hex64» */root/firmware/bios.bin",
    ),
    (
        "aide changed file",
        "File: /etc/shadow
  Mtime     : 2025-03-02 «clock» +0000          | 2025-03-03 «clock» +0000
  SHA256    : «b64:32» | «b64:32»
              «b64:11»=                     | «b64:11»=",
    ),
    (
        "last and faillock",
        "«user»   pts/0        «ip»     Mon Mar  3 10:11   still logged in
«user»:
When                Type  Source                                           Valid
«stamp» RHOST «ip»                                     V",
    ),
    ("ss listening with processes", r#"LISTEN 0      128          0.0.0.0:22         0.0.0.0:*    users:(("sshd",pid=«500-9999»,fd=3)) ino:«10000-99999» sk:«hex4» cgroup:/system.slice/ssh.service"#),
    (
        "logind session",
        "«syslog» systemd-logind[«300-900»]: New session «1-999» of user «user».
«syslog» systemd-logind[«300-900»]: Session «1-999» logged out. Waiting for processes to exit.",
    ),
];
