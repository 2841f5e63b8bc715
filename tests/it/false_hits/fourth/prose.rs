//! Help, changes, and sentences that people and programs write.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "help login",
        "Usage: collector login [OPTIONS] <HOST>

Options:
  -u, --user <USER>           User to log in as [default: «user»]
  -p, --password-file <FILE>  Read the password from this file
      --password-stdin        Read the password from standard input
      --token <TOKEN>         Use this token instead of a user and a password
      --no-cookie             Do not keep the session cookie
  -h, --help                  Print help",
    ),
    (
        "help ipmitool",
        "       -P password    Remote session password
       -E             Read password from IPMI_PASSWORD environment variable
       -K             Read kgkey from IPMI_KGKEY environment variable
       -y hex_key     Use specified hexadecimal Kg key for encrypted sessions
       -f file        Read remote session password from file
       -A authtype    Force use of auth type NONE, PASSWORD, MD2, MD5 or OEM",
    ),
    (
        "help snmpget",
        "  -c COMMUNITY		set the community string
  -a PROTOCOL		set authentication protocol (MD5|SHA|SHA-224|SHA-256|SHA-384|SHA-512)
  -A PASSPHRASE		set authentication protocol pass phrase
  -l LEVEL		set security level (noAuthNoPriv|authNoPriv|authPriv)
  -X PASSPHRASE		set privacy protocol pass phrase",
    ),
    (
        "help ssh-keygen",
        "usage: ssh-keygen [-q] [-a rounds] [-b bits] [-C comment] [-f output_keyfile]
                  [-N new_passphrase] [-t dsa | ecdsa | ed25519 | rsa]
       ssh-keygen -p [-f keyfile] [-N new_passphrase] [-P old_passphrase]",
    ),
    (
        "ssh-keygen output",
        "Your identification has been saved in /etc/ssh/ssh_host_ed25519_key
Your public key has been saved in /etc/ssh/ssh_host_ed25519_key.pub
The key fingerprint is:
SHA256:«b64:43» root@«host»",
    ),
    (
        "ssh host check",
        "The authenticity of host '«host» («ip»)' can't be established.
ED25519 key fingerprint is SHA256:«b64:43».
This key is not known by any other names.
Are you sure you want to continue connecting (yes/no/[fingerprint])?",
    ),
    (
        "ssh permission denied",
        "«user»@«ip»: Permission denied (publickey,password).",
    ),
    (
        "ssh prompt",
        "«user»@«ip»'s password:
Permission denied, please try again.",
    ),
    (
        "passphrase prompt",
        "Enter passphrase for key '/home/«user»/.ssh/id_ed25519':",
    ),
    (
        "sudo prompt",
        "[sudo] password for «user»:
Sorry, try again.",
    ),
    (
        "changelog",
        "«1-9».«0-30».«0-9» (2025-«01-12»-«01-28»)
  * Fixed: the login page no longer forgets the user name after a wrong password
  * Added: tokens can be limited to one community of devices
  * Changed: secrets are read from files before the environment is looked at
  * Security: the authorization header is not sent over plain HTTP any more",
    ),
    (
        "debian changelog",
        "shadow (1:4.13+dfsg1-«1-9») unstable; urgency=medium

  * passwd: do not ask for the old password of a locked account.
  * login: clear the credential cache when a session ends.

 -- Example Maintainer <maintainer@example.org>  Thu, «01-28» Nov 2025 «clock» +0000",
    ),
    (
        "release note",
        "Basic authentication is switched off in this release; «user» and all other accounts log in with a token or a client certificate.",
    ),
    (
        "sentence password",
        "«syslog» portal[«400-9999»]: «user» asked for a new password; a mail with a link was sent to «email».",
    ),
    (
        "sentence policy",
        "«stamp» WARN  The password of «user» expires in «1-30» days, please change it with passwd before then.",
    ),
    (
        "sentence strength",
        "BAD PASSWORD: The password «is shorter than 8 characters|fails the dictionary check - it is based on a dictionary word|is too similar to the old one»",
    ),
    (
        "sentence token",
        "«stamp» INFO  The token of «user» was «renewed|revoked|issued» by «host», it is valid for «5-60» minutes.",
    ),
    (
        "sentence secret",
        "«stamp» DEBUG secret rotation: «1-40» secrets checked, «0-3» rotated, next run in «10-60» minutes",
    ),
    (
        "sentence community",
        "«stamp» INFO  Thanks to the community for «10-400» reports; answers to most questions are in the community forum.",
    ),
    (
        "sentence community snmp",
        "«syslog» trapd[«400-9999»]: trap from «ip» dropped: its community is not the one that was configured for «host»",
    ),
    (
        "sentence credential",
        "«stamp» ERROR could not read credentials for «host»: file /etc/collector/credentials.toml «does not exist|is readable by others|is empty»",
    ),
    (
        "sentence authorization",
        "«stamp» WARN  request «uuid» has no Authorization header, answered with 401",
    ),
    (
        "sentence bearer",
        "«stamp» INFO  bearer tokens are accepted from «ip» and basic authentication from the local network only",
    ),
    (
        "sentence cookie",
        "«stamp» DEBUG no session cookie in the request of «ip», login page is shown",
    ),
    (
        "sentence key",
        "«stamp» INFO  key rotation finished: signing key «1-90» is active, key «1-90» stays valid for «1-48» hours",
    ),
    (
        "sentence login",
        "«stamp» NOTICE login of «user» from «ip» on the service port, last login «stamp» from «ip»",
    ),
    (
        "sentence pass",
        "«stamp» TEST  pass «1-9» of 9: «100-999» passed, «0-9» failed, «0-20» skipped",
    ),
    (
        "test run",
        "test auth::tests::expired_token_is_refused ... ok
test auth::tests::password_is_not_logged ... ok
test result: ok. «100-999» passed; 0 failed; «0-9» ignored; 0 measured; 0 filtered out; finished in «1-90».«10-99»s",
    ),
    (
        "manual",
        "If the BMC does not take the password, hold the ID button for «5-30» seconds; this resets the passwords of all accounts to those on the label.",
    ),
    (
        "ticket text",
        r#"Customer reports: since the update on 2025-«01-12»-«01-28» users cannot login to the web page of «host», the error is "wrong user name or password". Login over ssh with the same account works. Basic checks were made, no change."#,
    ),
    (
        "mail",
        "Subject: Re: [«host»] disk «0-23» failed
Message-ID: <«hex12».«1000-9999»@mail.example.org>
From: «email»

The spare part has serial number ZL2«HEX5». The key for the rack is at the reception; nobody needs a password for this.",
    ),
    (
        "motd",
        "Unauthorized access to this system is prohibited. Never share your password or your token, not even with the help desk.
Last login: «stamp» from «ip»",
    ),
    (
        "question",
        "Does a change of the SNMP community need a restart? No: `systemctl reload snmpd` is enough, and the new community is used from then on.",
    ),
    (
        "table",
        "| Role       | Login | Change passwords | Create tokens | Read secrets |
|------------|-------|------------------|---------------|--------------|
| «Operator|Auditor|Service» | yes   | «yes|no»              | «yes|no»           | no           |",
    ),
    (
        "credentials manager",
        r#"«iso» INFO credential provider "«instance|keyring|file»" has no credentials for «host», the next one is tried"#,
    ),
    (
        "basic",
        "«stamp» INFO  basic checks passed: «10-99» units running, «0-2» failed, secure boot «enabled|disabled»",
    ),
];
