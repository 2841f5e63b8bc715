//! syslog and the journal: logins, pam, sudo, systemd, packages.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd failed password",
        "«syslog» sshd[«1-32768»]: Failed password for «user» from «ip» port «1024-65535» ssh2",
    ),
    (
        "sshd failed password, unknown user",
        "«syslog» sshd[«1-32768»]: Failed password for invalid user «user» from «ip» port «1024-65535» ssh2",
    ),
    (
        "sshd accepted password",
        "«syslog» sshd[«1-32768»]: Accepted password for «user» from «ip» port «1024-65535» ssh2",
    ),
    (
        "sshd accepted key",
        "«syslog» sshd[«1-32768»]: Accepted publickey for «user» from «ip» port «1024-65535» ssh2: «ED25519|RSA|ECDSA» SHA256:«b64:43»",
    ),
    (
        "sshd postponed key",
        "«syslog» sshd[«1-32768»]: debug1: public key accepted, waiting for the signature: rsa-sha2-512 SHA256:«b64:43» [preauth]",
    ),
    (
        "sshd too many attempts",
        "«syslog» sshd[«1-32768»]: error: maximum authentication attempts exceeded for «user» from «ip» port «1024-65535» ssh2 [preauth]",
    ),
    (
        "sshd closed",
        "«syslog» sshd[«1-32768»]: Connection closed by authenticating user «user» «ip» port «1024-65535» [preauth]",
    ),
    (
        "sshd host key missing",
        "«syslog» sshd[«1-32768»]: error: Could not load host key: /etc/ssh/ssh_host_«rsa|ecdsa|ed25519»_key",
    ),
    (
        "sshd no common algorithm",
        "«syslog» sshd[«1-32768»]: Unable to negotiate with «ip» port «1024-65535»: no matching host key type found. Their offer: ssh-rsa,ssh-dss [preauth]",
    ),
    (
        "sshd rekey",
        "«syslog» sshd[«1-32768»]: debug1: rekey after «1000000-9999999» blocks: session key renegotiated",
    ),
    (
        "sshd key exchange",
        "«syslog» sshd[«1-32768»]: debug1: kex: algorithm: curve25519-sha256 host key algorithm: ssh-ed25519 cipher: aes256-gcm@openssh.com MAC: <implicit> compression: none",
    ),
    (
        "sshd authorised keys file",
        "«syslog» sshd[«1-32768»]: Authentication refused: bad ownership or modes for file /home/«user»/.ssh/authorized_keys",
    ),
    (
        "ssh verbose methods",
        "debug1: Authentications that can continue: publickey,password,keyboard-interactive\ndebug1: Next authentication method: «password|publickey|keyboard-interactive»",
    ),
    (
        "pam authentication failure",
        "«syslog» sshd[«1-32768»]: pam_unix(sshd:auth): authentication failure; logname= uid=0 euid=0 tty=ssh ruser= rhost=«ip»  user=«user»",
    ),
    ("pam check pass", "«syslog» login[«1-32768»]: pam_unix(login:auth): check pass; user unknown"),
    (
        "pam password changed",
        "«syslog» passwd[«1-32768»]: pam_unix(passwd:chauthtok): password changed for «user»",
    ),
    (
        "pam bad password",
        "«syslog» passwd[«1-32768»]: pam_pwquality(passwd:chauthtok): bad password: it is «too short|based on a dictionary word|a palindrome»",
    ),
    (
        "pam session",
        "«syslog» su[«1-32768»]: pam_unix(su-l:session): session «opened|closed» for user «user»(uid=«1000-1999») by (uid=0)",
    ),
    (
        "pam account expired",
        "«syslog» sshd[«1-32768»]: pam_unix(sshd:account): account «user» has password changed in future",
    ),
    (
        "pam faillock",
        "«syslog» sshd[«1-32768»]: pam_faillock(sshd:auth): Consecutive login failures for user «user» account temporarily locked",
    ),
    (
        "pam keyring",
        "«syslog» gdm-password][«1-32768»]: gkr-pam: unable to locate daemon control file; the login keyring stays locked",
    ),
    (
        "sudo command",
        "«syslog» sudo: «user» : TTY=pts/«0-9» ; PWD=/home/«user» ; USER=root ; COMMAND=/usr/bin/«passwd operator|systemctl restart bmcd|chage -l root|ssh-keygen -lf /etc/ssh/ssh_host_rsa_key.pub»",
    ),
    (
        "sudo password required",
        "«syslog» sudo: «user» : a password is required ; TTY=unknown ; PWD=/ ; USER=root ; COMMAND=/usr/sbin/dmidecode",
    ),
    (
        "sudo incorrect attempts",
        "«syslog» sudo: «user» : «1-3» incorrect password attempts ; TTY=pts/«0-9» ; PWD=/root ; USER=root ; COMMAND=/usr/bin/cat /var/log/secure",
    ),
    (
        "sudo prompt",
        "[sudo] password for «user»: \nSorry, try again.\n[sudo] password for «user»: ",
    ),
    (
        "chage list",
        "Last password change\t\t\t\t\t: Mar «01-28», 2025\nPassword expires\t\t\t\t\t: never\nPassword inactive\t\t\t\t\t: never\nMinimum number of days between password change\t\t: 0\nMaximum number of days between password change\t\t: «90-99999»",
    ),
    ("passwd status", "«user» «P|L|NP» 03/«01-28»/2025 0 99999 7 -1"),
    (
        "passwd file",
        "root:x:0:0:root:/root:/bin/bash\ndaemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin\n«user»:x:«1000-1999»:«1000-1999»:Shift operator,,,:/home/«user»:/bin/bash",
    ),
    ("shadow file, locked", "daemon:*:«18000-20000»:0:99999:7:::\nsshd:!:«18000-20000»::::::"),
    (
        "systemd ask password",
        "«syslog» systemd[1]: «Started|Stopped» systemd-ask-password-console.path - Dispatch Password Requests to Console Directory Watch.",
    ),
    (
        "systemd unit started",
        "«syslog» systemd[1]: Started «getty@tty1.service|sshd@12.service|user@1000.service» - «Getty on tty1|OpenSSH per-connection server|User Manager».",
    ),
    (
        "systemd credentials",
        "«syslog» systemd[«1-32768»]: bmcd.service: Failed to set up credentials: Protocol error",
    ),
    (
        "systemd login",
        "«syslog» systemd-logind[«1-999»]: New session «1-9999» of user «user».\n«syslog» systemd-logind[«1-999»]: Session «1-9999» logged out. Waiting for processes to exit.",
    ),
    (
        "systemd failed result",
        "«syslog» systemd[1]: «secrets-refresh|token-renewal|passwd-sync|fan-control».service: Main process exited, code=exited, status=«1-255»/FAILURE",
    ),
    (
        "journal export",
        "__CURSOR=s=«hex32»;i=«hex5»;b=«hex32»;m=«hex8»;t=«hex13»;x=«hex16»\n__REALTIME_TIMESTAMP=«1700000000000000-1799999999999999»\n_BOOT_ID=«hex32»\nPRIORITY=6\nSYSLOG_FACILITY=10\nSYSLOG_IDENTIFIER=sshd\nMESSAGE=Server listening on «ip» port 22.\n_PID=«1-32768»",
    ),
    (
        "audit user auth",
        "type=USER_AUTH msg=audit(«epoch».«000-999»:«1-99999»): pid=«1-32768» uid=0 auid=4294967295 ses=4294967295 msg='op=PAM:authentication grantors=pam_unix acct=\"«user»\" exe=\"/usr/sbin/sshd\" hostname=«ip» addr=«ip» terminal=ssh res=«success|failed»'",
    ),
    (
        "audit crypto key",
        "type=CRYPTO_KEY_USER msg=audit(«epoch».«000-999»:«1-99999»): pid=«1-32768» uid=0 auid=«1000-1999» ses=«1-99» msg='op=destroy kind=server fp=SHA256:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» direction=? spid=«1-32768» suid=0 res=success'",
    ),
    (
        "polkit",
        "«syslog» polkitd[«1-999»]: Operator of unix-session:«1-99» FAILED to authenticate to gain authorization for action org.freedesktop.systemd1.manage-units for system-bus-name::1.«10-999»",
    ),
    (
        "cron",
        "«syslog» CRON[«1-32768»]: (root) CMD (test -x /usr/sbin/token-gc && /usr/sbin/token-gc --quiet --max-age «1-90»)",
    ),
    (
        "useradd",
        "«syslog» useradd[«1-32768»]: new user: name=«user», UID=«1000-1999», GID=«1000-1999», home=/home/«user», shell=/bin/bash, from=/dev/pts/«0-9»",
    ),
    (
        "dpkg status",
        "«stamp» status «installed|half-configured|unpacked» «passwd|login|libsecret-1-0|python3-keyring|libpam-modules»:amd64 «1-4»:«1-9».«0-20»+dfsg1-«1-5»",
    ),
    (
        "dpkg unpacking",
        "Preparing to unpack .../«passwd|libpasswdqc0|gnome-keyring|openssl»_«1-9».«0-30»-«1-9»_amd64.deb ...\nUnpacking «passwd|libpasswdqc0|gnome-keyring|openssl» («1-9».«0-30»-«1-9») over («1-9».«0-30»-«1-9») ...",
    ),
    (
        "apt sources",
        "Get:«1-40» http://deb.example.org/debian stable/main amd64 «passwd|libsecret-tools|keyutils|apg» amd64 «1-9».«0-30»-«1-9» [«10-999» kB]",
    ),
    (
        "apt signature",
        "W: http://deb.example.org/debian/dists/stable/InRelease: Key is stored in legacy trusted.gpg keyring (/etc/apt/trusted.gpg), see the DEPRECATION section in apt-key(8) for details.",
    ),
    (
        "apt key missing",
        "W: GPG error: http://deb.example.org stable InRelease: The following signatures could not be verified because the public key is not available: NO_PUBKEY «HEX16»",
    ),
    (
        "dnf import",
        "Importing GPG key 0x«HEX8»:\n Userid     : \"Example Linux (release) <release@example.org>\"\n Fingerprint: «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4» «HEX4»\n From       : /etc/pki/rpm-gpg/RPM-GPG-KEY-example\nKey imported successfully",
    ),
    (
        "rpm query",
        "gpg-pubkey-«hex8»-«hex8»\nlibsecret-0.«1-30».«0-9»-«1-9».el9.x86_64\npassword-store-1.7.«0-9»-«1-9».el9.noarch",
    ),
    (
        "cloud-init stages",
        "«stamp»,«000-999» - «modules.py|handlers.py»[DEBUG]: finish: modules-config/config-set-passwords: SUCCESS: config-set-passwords ran successfully",
    ),
    (
        "cloud-init pwauth",
        "«stamp»,«000-999» - cc_set_passwords.py[DEBUG]: Leaving SSH config 'PasswordAuthentication' unchanged. ssh_pwauth=None",
    ),
    (
        "cloud-init fingerprints",
        "ci-info: ++++++Authorized keys from /home/«user»/.ssh/authorized_keys for user «user»++++++\nci-info: | ssh-ed25519 | «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» |    -    | «user»@«host» |",
    ),
];
