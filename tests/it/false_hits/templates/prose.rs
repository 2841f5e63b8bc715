//! Sentences: help texts, manuals, licences, notes of operators.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "help, flags",
        "  -u, --user NAME          who logs in\n  -W, --password           ask for a password before connecting\n      --password-stdin     take the password from standard input\n      --token-file FILE    take the token from FILE\n      --max-attempts N     give up after N tries (default «1-9»)",
    ),
    (
        "help, usage",
        "usage: collect [-h] [--key-file FILE] [--no-auth] [--timeout SECONDS] host\ncollect: error: argument --timeout: invalid int value: '«hex4»'",
    ),
    (
        "help, subcommands",
        "Commands:\n  login      Log in to a service centre\n  logout     Forget the credentials\n  passwd     Change a password\n  token      Show when the token expires\n  key        List public keys (page «1-9»)",
    ),
    (
        "manual, passwd",
        "PASSWD(1)                      User Commands                      PASSWD(1)\n\nDESCRIPTION\n       Changes the password of a user. Only the superuser may change the\n       password of somebody else. A password has at least «8-20» characters.",
    ),
    (
        "manual, basic",
        "       Basic authentication sends the credentials with each request, so use it\n       over TLS alone. Section «1-9».«1-9» describes tokens, which are better.",
    ),
    (
        "manual, bearer",
        "       A bearer token is as good as a password: whoever bears the token is let\n       in. Tokens end after «5-600» minutes; a password ends when it is changed.",
    ),
    (
        "manual, keys",
        "       The private key stays on the device. The public key, and nothing else,\n       goes to the service centre; see section «1-9» for how keys are replaced.",
    ),
    (
        "configuration handbook, password",
        "password-expiry: after how many days a password must be changed. Default: «30-365».\npassword-history: how many earlier passwords may not come back. Default: «0-12».",
    ),
    (
        "configuration handbook, token",
        "token-lifetime (seconds, default «60-86400»)\n    How long a token is good for. A token that has ended is refused with 401.\nsecret-store (file or tpm, default file)\n    Where the secret keys are kept.",
    ),
    (
        "configuration handbook, commented",
        "# The password is not kept in this file. Set it with `collect passwd`.\n# The authorization header is made from the token file, see token_file.\n# tries = «1-9»",
    ),
    (
        "markdown table",
        "| Setting | Type | Default |\n|---|---|---|\n| `password_min_length` | number | «8-20» |\n| `token_file` | path | none |\n| `auth` | `basic`, `token` or `none` | `token` |",
    ),
    (
        "release notes",
        "## 2.«0-40».«0-9»\n\n- Fixed: the login page asked for the password twice.\n- Fixed: a token that was revoked stayed in the cache.\n- Changed: secrets are read from the keyring first.",
    ),
    (
        "licence, header",
        "Licensed to the community under the terms named in LICENSE. Copyright 20«10-25»\nthe authors. You may use, change and pass on this program; there is no warranty.",
    ),
    (
        "licence, export",
        "This product has cryptographic functions (key agreement, secret sharing, bearer\ntokens). Check the rules of your country, part «1-9», before you export it.",
    ),
    (
        "licence, editions",
        "The community edition has no support; the enterprise edition adds single sign-on,\nLDAP login, token rotation and «8-24» hours of support on each working day.",
    ),
    (
        "operator's note",
        "«stamp» «user»: asked the customer to change the password after the repair; done, login works, ticket «100000-999999» closed.",
    ),
    (
        "operator's note, token",
        "«stamp» «user»: the hardware token of shelf «1-40» lies in the safe, key cabinet 2, ask the front desk.",
    ),
    (
        "banner",
        "***********************************************************************\n*  Authorised use only. Never tell anybody your password.  Host «host»  *\n***********************************************************************",
    ),
    ("prompt", "«host» login: «user»\nPassword: \nLast login: Sun Mar  «1-9» «clock» from «ip»"),
    (
        "prompt, passphrase",
        "Enter passphrase for key '/home/«user»/.ssh/id_ed25519': \nIdentity added: /home/«user»/.ssh/id_ed25519 («user»@«host»)",
    ),
    (
        "prompt, new password",
        "Changing password for user «user».\nNew password: \nRetype new password: \npasswd: all authentication tokens updated successfully.",
    ),
    (
        "prompt, key generation",
        "Generating public/private ed25519 key pair.\nYour identification has been saved in /home/«user»/.ssh/id_ed25519\nThe key fingerprint is:\nSHA256:«b64:43» «user»@«host»",
    ),
    (
        "mail to a user",
        "To: «email»\nSubject: Your password expires in «1-14» days\n\nYour password for «host» expires soon. Please choose a new password in time.\nWe never ask for your password by mail.",
    ),
    (
        "access policy",
        "Password rules: at least «8-20» characters; no user names; changed each year.\nToken rules: one token per device; a token is never shared.\nSecret rules: secrets live in the safe.",
    ),
    (
        "question and answer",
        "Q: I forgot my password. What now?\nA: Ask the administrator for a new password, log in within «1-72» hours and change it.",
    ),
    (
        "log of a wizard",
        "«stamp» step «1-9» of 9: password check done, certificate valid, token step skipped, key found",
    ),
    (
        "keyboard",
        "Press any key to continue, or the Esc key within «1-9» s to stop. Function keys: F2 setup, F12 boot menu.",
    ),
    (
        "state report",
        "credential store:   «locked|unlocked»\npassword age:       «1-365» days\ntoken expiry:       «iso»\nkeys in use:        2 of 8",
    ),
];
