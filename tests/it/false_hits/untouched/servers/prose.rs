//! Sentences of programs, motd, help texts, notes and tickets that speak of passwords, tokens and keys.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    ("password expiry notice", "Warning: your password will expire in «2-14» days."),
    (
        "password change forced",
        "You are required to change your password immediately (administrator enforced).
WARNING: Your password has expired.
You must change your password now and login again!",
    ),
    (
        "bad password message",
        "BAD PASSWORD: The password fails the dictionary check - it is based on a dictionary word
passwd: Authentication token manipulation error
passwd: password unchanged",
    ),
    (
        "motd banner",
        "This system is for authorized use only. All activity is logged and monitored.
Never share your password or token with anyone; the help desk («email») will never ask for it.",
    ),
    (
        "ssh host key changed",
        "@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @
The fingerprint for the ED25519 key sent by the remote host is
SHA256:«b64:43».
Offending ECDSA key in /home/«user»/.ssh/known_hosts:«1-90»
Host key verification failed.",
    ),
    (
        "ssh key permissions",
        "Permissions 0644 for '/home/«user»/.ssh/id_rsa' are too open.
It is required that your private key files are NOT accessible by others.
This private key will be ignored.",
    ),
    ("ssh denied", "«user»@«ip»: Permission denied (publickey,gssapi-keyex,gssapi-with-mic,password)."),
    (
        "release notes",
        "Fixed: the token cache was not cleared when a user's password was changed («1000-9999»).
Fixed: login with an empty secret is now refused.
Known issue: after an upgrade from 4.«0-9» the API key list may be shown twice.",
    ),
    ("bmc manual sentence", "The default password is printed on the pull-out tag of the chassis. Change the password at first login. The password must have between 8 and «16-20» characters."),
    ("admin note handover", "Note «stamp» «user»: replaced PSU2, serial «HEX10». The BMC password is in the vault of the team, ask «user» for access."),
    ("ticket text", "Case «10000000-99999999»: customer reports that the authentication of LDAP users fails since the update of the BMC to «1-9».«10-99». Local login works. Customer has reset the password twice without success."),
    (
        "git commit log",
        "commit «hex40»
Author: «user» <«email»>
Date:   Mon Mar 3 10:11:12 2025 +0000

    auth: do not log the token when the request fails",
    ),
    (
        "changelog debian",
        "openssh (1:9.2p1-2+deb12u«1-9») bookworm-security; urgency=high

  * Fix keystroke timing obfuscation in ssh(1).
  * Key fingerprint of the host is shown when a password login is refused.

 -- Security Team <«email»>  Mon, 03 Mar 2025 10:11:12 +0000",
    ),
    (
        "usage of a tool",
        "Usage: collect [OPTIONS]
  -u, --user NAME          user name of the BMC
  -p, --password-file FILE read the password from FILE
  -t, --token-file FILE    read the session token from FILE
  -k, --insecure           do not verify the certificate",
    ),
    (
        "ipmitool help",
        "	-U username    Remote session username
	-P password    Remote session password
	-E             Read password from IPMI_PASSWORD environment variable
	-k key         Use Kg key for IPMIv2 authentication
	-y hex_key     Use hexadecimal-encoded Kg key for IPMIv2 authentication",
    ),
    (
        "openssl prompt text",
        "Enter pass phrase for /etc/ssl/private/«host».key:
Enter PEM pass phrase:
Verifying - Enter PEM pass phrase:",
    ),
    ("man page of secret service", "The secret is stored in the keyring of the user. If no keyring is unlocked, the password is asked for at login and kept in memory until logout."),
    (
        "security scan findings",
        "[MEDIUM] SSH server allows password authentication (host «ip»)
[LOW] TLS certificate key size is «1024|2048» bits
[HIGH] SNMP agent answers to the default community name (host «ip»)
[INFO] Password hashing method: yescrypt",
    ),
    (
        "lynis suggestions",
        "  * Configure password hashing rounds in /etc/login.defs [AUTH-9230]
  * Install a PAM module for password strength testing like pam_cracklib or pam_passwdqc [AUTH-9262]
  * When possible set expire dates for all password protected accounts [AUTH-9282]
  * Set a password on GRUB boot loader to prevent altering boot configuration [BOOT-5122]",
    ),
    (
        "openscap rule results",
        "Title	Set Password Minimum Length in login.defs
Rule	xccdf_org.ssgproject.content_rule_accounts_password_minlen_login_defs
Ident	CCE-«10000-99999»-«0-9»
Result	«pass|fail»",
    ),
    (
        "collection summary",
        "Collected «100-999» files in «10-90» s. «0-20» passwords, «0-9» keys and «0-9» tokens were replaced by <redacted>. Archive: sosreport-«host»-2025-03-03-«hex7».tar.xz
 Sha256	«hex64»",
    ),
    ("sos warning", "This command will collect diagnostic and configuration information from this Linux system. The generated archive may contain data considered sensitive and its content should be reviewed by the originating organization before being passed to any third party."),
    (
        "subscription manager",
        "The system has been registered with ID: «uuid»
The registered system name is: «host»
Unable to verify server's identity: [SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed",
    ),
    (
        "runbook key rotation",
        "# Rotate the signing key
# 1. create the new key with key id «hex16»
# 2. wait until all tokens signed with the old key have expired (about «1-48» hours)
# 3. remove the old public key from the directory",
    ),
    (
        "web ui strings",
        "msg.login.failed = The user name or the password is not correct.
msg.login.locked = The account is locked for {0} minutes.
label.password.confirm = Confirm password
label.snmp.community = Community string
hint.token = Paste the token that the portal shows.",
    ),
    (
        "event catalogue",
        "SEC«1000-9999»;Warning;Password of user {0} does not fulfil the password policy.
SEC«1000-9999»;Info;SSH public key of user {0} was added.
SEC«1000-9999»;Critical;Authentication key of the KMS server could not be retrieved.",
    ),
];
