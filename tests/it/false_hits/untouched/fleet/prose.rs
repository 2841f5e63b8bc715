//! Documentation, command help, manual pages, change logs and messages to people.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "mysql help",
        "  -p, --password[=name] 
                      Password to use when connecting to server. If password is
                      not given it's asked from the tty.",
    ),
    (
        "curl help",
        " -u, --user <user:password>       Server user and password
     --oauth2-bearer <token>      OAuth 2 Bearer Token
     --key <key>                  Private key filename
     --pass <phrase>              Passphrase for the private key",
    ),
    (
        "kubectl help",
        "      --token='': Bearer token for authentication to the API server
      --client-key='': Path to a client key file for TLS
      --username='': Username for basic authentication to the API server",
    ),
    (
        "snmpget help",
        "  -c COMMUNITY		set the community string
  -a PROTOCOL		set authentication protocol (MD5|SHA|SHA-224|SHA-256|SHA-384|SHA-512)
  -A PASSPHRASE		set authentication protocol pass phrase
  -x PROTOCOL		set privacy protocol (DES|AES)",
    ),
    (
        "ipmitool help",
        "	-P password    Remote session password
	-E             Read password from IPMI_PASSWORD environment variable
	-k key         Use Kg key for IPMIv2 authentication
	-f file        Read remote session password from file",
    ),
    (
        "passwd man",
        "DESCRIPTION
       The passwd command changes passwords for user accounts. A normal user may only change the password for their own account, while the superuser may change the password for any account.",
    ),
    (
        "readme setup",
        "## Setup

Create an API token in your profile, then put it into the environment variable `API_TOKEN`.
Never commit the token to the repository; the file `.env` is ignored by git.",
    ),
    (
        "changelog",
        "- Fix: the login page showed the wrong message when the password had expired (#«1000-9999»)
- Rotate the signing key every «30-90» days
- Token refresh no longer races with logout (commit «hex7»)",
    ),
    (
        "ticket mail",
        "Hello «user»,
the password of your account at «host» expires in «3-14» days. Please change it in the portal. We never ask for your password by mail.",
    ),
    (
        "runbook",
        "1. Log in to the BMC at «ip» with the credentials from the vault.
2. Check that the community string is not the default one.
3. Rotate the key and close the ticket.",
    ),
    (
        "policy text",
        "Passwords must have at least «10-16» characters. The last «3-12» passwords cannot be used again. After «3-10» failed logins the account is locked for «5-60» minutes.",
    ),
    (
        "sudo lecture",
        "We trust you have received the usual lecture from the local System
Administrator. It usually boils down to these three things:

    #1) Respect the privacy of others.
    #2) Think before you type.
    #3) With great power comes great responsibility.
[sudo] password for «user»: ",
    ),
    (
        "motd",
        "Authorized access only! All logins on «host» are recorded.
Last login: Mon Mar  3 «clock» 2025 from «ip»",
    ),
    (
        "openapi",
        "  securitySchemes:
    bearerAuth:
      type: http
      scheme: bearer
      bearerFormat: JWT
      description: Token from POST /auth/login, valid for «5-60» minutes",
    ),
    (
        "json schema",
        r#"{"type":"object","required":["username","password"],"properties":{"username":{"type":"string"},"password":{"type":"string","format":"password","minLength":«8-16»,"writeOnly":true}}}"#,
    ),
    (
        "code comment",
        "# The secret is read once at start; a change of the file needs a restart.
# TODO(«user»): do not log the token's header, see issue «100-9999»",
    ),
    (
        "po file",
        r#"#: src/login.c:«10-900»
msgid "Wrong password, please try again"
msgstr "Falsches Kennwort, bitte versuchen Sie es erneut""#,
    ),
    (
        "release signature text",
        "Verify the download with the key «HEX4» «HEX4» «HEX4» «HEX4» before you install it. The digest must be
sha256:«hex64».",
    ),
    (
        "advisory",
        "CVE-2024-«1000-49999»: An attacker who knows the session key can forge authentication tokens. Affected: versions before 3.«1-9».«0-9». Credentials at rest are not affected.",
    ),
    (
        "borg help",
        r#"By default your encryption key is stored in the repository's config. If you lose the key or the passphrase, the data cannot be recovered. Use "borg key export" to keep a copy."#,
    ),
    (
        "community note",
        "Questions are answered in the community forum; the community edition has no support contract. Key features are listed in the table below.",
    ),
];
