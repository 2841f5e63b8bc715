//! Sentences, manuals, help texts, release notes, code.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "password policy in words",
        "The password must have at least «8-16» characters, and a passphrase of several words is better than a short password.",
    ),
    (
        "how to reset",
        "If the password is lost, press the reset button for «5-15» seconds; the password of the factory is then asked to be changed at the first login.",
    ),
    (
        "support note",
        "Note by «user»: customer says the token was rejected after the clock had been set back by «2-50» minutes. Asked them to log in again.",
    ),
    (
        "question in a forum",
        "> Why does the BMC ask for a password although authentication is off? Because the secret in its configuration is only used for encryption.",
    ),
    (
        "release note: fixed",
        "- Fixed: changing the community string while traps were queued lost the traps (#«100-9999»).",
    ),
    (
        "release note: added",
        "- Added: `--password-file` beside `--password`, which is shown by ps; the old option will go in version «2-9».0.",
    ),
    (
        "release note: security",
        "* Security: the private key is no longer world-readable after an upgrade from «1-4».«0-20» (reported by «user»).",
    ),
    (
        "synopsis of a manual",
        "SYNOPSIS\n       fetch [-u user[:password]] [-k keyfile] [--token-file FILE] [--api-key-file FILE] url...",
    ),
    (
        "manual: an option",
        "       -p, --password PASSWORD\n              Use PASSWORD for the login. Without it the password is asked for.",
    ),
    (
        "manual: a file",
        "       PasswordAuthentication\n              Specifies whether password authentication is allowed.  The default is yes.",
    ),
    (
        "manual: a keyword",
        "       KbdInteractiveAuthentication\n              Specifies whether to allow keyboard-interactive authentication.  All authentication styles are supported.",
    ),
    (
        "help of a tool",
        "Usage: agent [OPTIONS]\n  -t, --token <TOKEN>        token to authenticate with [env: AGENT_TOKEN]\n  -s, --secret <SECRET>      shared secret, at least «8-32» bytes\n  -h, --help                 print help",
    ),
    (
        "help: short options",
        "  -P <password>  remote session password (or - to read it from standard input)\n  -k <key>       K_g key for IPMI v2.0 authentication",
    ),
    (
        "prompt without an answer",
        "Enter password: \nEnter same passphrase again: \nPasswords do not match. Try again.",
    ),
    ("wrong password", "su: Authentication failure (attempt «1-3» of 3): password incorrect"),
    (
        "commit messages",
        "«hex9» Keep the token in memory only\n«hex9» Do not log the password of the proxy\n«hex9» Secret rotation: one key per site",
    ),
    (
        "a diff of code",
        "-    let token = header.strip_prefix(\"Bearer \")?;\n+    let token = header.get(7..).filter(|token| !token.is_empty())?;",
    ),
    (
        "code in C",
        "static int check_password(const char *password, size_t length)\n{\n        if (password == NULL || length > PASSWORD_MAX)\n                return -EINVAL;",
    ),
    (
        "code in Python",
        "def login(self, user, password=None, token=None):\n    if token is None and password is None:\n        raise ValueError(\"password or token required\")",
    ),
    (
        "code in shell",
        "read -rs -p \"Password for $user: \" password\n[ -n \"$password\" ] || { echo \"no password given\" >&2; exit «1-9»; }",
    ),
    (
        "code in Go",
        "\tkey, err := os.ReadFile(cfg.PrivateKeyFile)\n\tif err != nil {\n\t\treturn nil, fmt.Errorf(\"read private key: %w\", err)\n\t}",
    ),
    (
        "a table of the interface",
        "| `Password` | string, null | write-only; null in every answer | yes |\n| `PasswordChangeRequired` | boolean | must be changed before anything else | no |",
    ),
    (
        "a stack trace",
        "  File \"/usr/lib/agent/auth.py\", line «10-900», in authenticate\n    return self.backend.authenticate(user, password)\nPermissionError: token file is readable by others",
    ),
    (
        "a Java stack trace",
        "\tat javax.crypto.SecretKeyFactory.generateSecret(SecretKeyFactory.java:«100-400»)\n\tat com.example.auth.PasswordEncoder.encode(PasswordEncoder.java:«20-90»)\n\tat com.example.auth.TokenFilter.doFilter(TokenFilter.java:«20-90»)",
    ),
    (
        "a question answered",
        "Q: Is the key of the rack part of the delivery?  A: The key is in the bag with the screws; a second key can be ordered under part «100000-999999».",
    ),
    (
        "words that are near",
        "The keyboard, the keypad and the monkey wrench are in drawer «1-12»; the secretary has the passport and the passbook.",
    ),
    (
        "a list of what was agreed",
        "1. Credentials are handed over in person.\n2. Tokens are valid for «1-12» hours.\n3. The community of users is told by mail.",
    ),
    (
        "an issue's headline",
        "[«low|medium|high»] login page: password field keeps focus after Tab (seen «2-90» times)",
    ),
];
