//! Each rule by what it must take and what it must leave.

use super::*;

fn redacted(redactor: &mut Redactor, text: &str) -> String {
    let out = redactor.redact_all(text.as_bytes());
    assert_eq!(out.len(), text.len(), "{text:?}");
    String::from_utf8_lossy(&out).into_owned()
}

/// A rule, texts that have a secret where `§` is, and texts that must stay.
pub(super) type Row = (&'static str, &'static [&'static str], &'static [&'static str]);

const RULES_IN_ROWS: &[Row] = &[
    (
        "what has no end has one value",
        &[
            "{\"secrets\":[\"§\"\n2025-01-01 10:00:00 node fan 3 is up\nlink is up\n",
            "{\"secrets\":[\"§\",\n{\"level\":\"§\"}\n{\"level\":\"info\",\"msg\":\"up\"}\n",
            "<password>§\n2025-01-01 10:00:00 node fan 3 is up\nlink is up\n",
            "<a><password><![CDATA[§\nthe link of node 3 is up\nand down\n",
            "password = \"§\nthe link of node 3 is up\nname=\"x\"\n",
            "password = \"\"\"§\nthe link of node 3 is up\n",
            "  password: |\n      §\n    the link of node 3 is up\n",
            "<password>\n  §\n</password>\n",
            "PASSWORD=\"§\n§\"\nuser=x",
            "tokens = {\n  a = \"§\"\n  b = \"§\"\n}\nlink = up\n",
        ],
        &[
            "tokens:\n   the link of node 3 is up\n   and fan 4 too\n",
            "snmp.community=\n     KbdInteractiveAuthentication\n",
            "password =\n    the link of node 3 is up\n",
            "secrets:\n  db_password:\n    external: true\n    image: registry.example/agent@x\n",
        ],
    ),
    (
        "what only looks like a value",
        &[
            "community = STRING: §",
            "APP_KEY=base64:§",
            "APP_PASSWORD: ${DB_PASSWORD:-§}",
            "HOST: ${DB_PASSWORD:-§}",
            "<td>Password</td><td>§</td>",
            "machine h login bob password § account x",
            "PROXY_PASS=§",
            "Set-Cookie: sid=§; Path=/",
            "curl -u \"$USER:§\" https://x",
            "\"--password\", \"§\"",
        ],
        &[
            "SNMPv2-MIB::snmpInBadCommunityNames.0 = Counter32: 4",
            "password:  17 bytes",
            "Tokens:              default-token-abcde",
            "  DB_PASSWORD: ${DB_PASSWORD:?not set}",
            "  DB_PASSWORD: ${DB_PASSWORD:-}",
            "uwsgi_pass 127.0.0.1:3031;",
            "grpc_pass backend;",
            "password [success=1 default=ignore] pam_unix.so",
            "kpasswd\t464/tcp",
            "PASSWORD=`cat /etc/pw`",
            "PublicKeyToken=b77a5c561934e089",
            "public key token: b77a5c561934e089",
            "Set-Cookie: theme=; Max-Age=0",
            "curl -u \"$USER:$PASS\" https://x",
            "curl -H \"Authorization: Bearer $TOKEN\" https://x",
            "<th>Password</th><th>Token</th>",
            "token=Token{78af589 ActivityRecord{3b04890 u0}}",
            "Bad activity token: android.os.BinderProxy@2bd79ce",
            "stream/token: com.apple.xpc.activity/4505",
            "Buypass AS-9831633271 root",
            "challengePassword = A challenge password",
            "private_key = $dir/private/cakey.pem# The private key",
            ".BR \\-P ,\\  \\-\\-passwd=FILE",
            ".BR passwd \"(5), \"",
            "# tls-key= Path to the file",
            "the external user= and password= result tags",
            "the login=username:password option above",
            "- Added: `--password`, which is shown by ps",
            "login page: password field keeps focus",
            "{\"token\":{\"integrity\":\"sha512-oO97XyhaANUmgpltFk9x0dlURzihA8Lu\"}}",
            "ftp://[[user][:pass]@]host[:port]/",
        ],
    ),
    (
        "documents in documents",
        &[
            "<a>&lt;password&gt;§&lt;/password&gt;</a>",
            "<a>&lt;db password=&quot;§&quot;/&gt;</a>",
            "{\"a\":\"\\u003cpassword\\u003e§\\u003c/password\\u003e\"}",
            "\"{\\x22password\\x22:\\x22§\\x22}\"",
            "body=%7B%22password%22%3A%22§%22%7D",
            "{&quot;api_key&quot;: &quot;§&quot;}",
        ],
        &[
            "&lt;passwordPolicy&gt;strict&lt;/passwordPolicy&gt;",
            "&lt;password&gt;&lt;/password&gt;",
            "{\\x22method\\x22:\\x22password\\x22}",
        ],
    ),
    (
        "continued lines and lists",
        &[
            "password =\n    §\nuser = x",
            "token = \\\n    §\n",
            "SetCredentialEncrypted=a: \\\n   §§§ \\\n   §§\n",
            "run --db-password \\\n   § \\\n   --user x",
            "args:\n- --admin-password\n- \"§\"\n",
            "api_tokens = [\"§\",\n  \"§\"]",
            "secret = \"\"\"§\"\"\"",
            "a='x'; ADMIN_PASS='ab'\"'\"'§'",
        ],
        &[
            "password =\nuser = x",
            "args:\n- --password\n- --verbose\n",
            "fields = [\"password\", \"user\"]",
        ],
    ),
    (
        "values apart from their names",
        &[
            "<key>SharedSecret</key><data>§</data>",
            "<add value=\"§\" key=\"SmtpPassword\"/>",
            "<Attribute Name=\"Users.2#Password\">§</Attribute>",
            "<void property=\"password\"><string>§</string></void>",
            "{\"value\":\"§\",\"name\":\"API_SECRET\"}",
            "- value: §\n  name: DB_PASSWORD\n",
            "- {name: DB_PASSWORD, value: §}",
            "{\n  \"token\"\n  : \"§\"}",
            "setenv(\"DB_PASSWORD\", \"§\", 1);",
            "[\"Authorization\", \"Basic §\"]",
            "set_header([[Authorization]], [[Token §]])",
            "<keyMaterial>§</keyMaterial>",
            "<field name=\"api_token\"><![CDATA[§]]></field>",
            "{\"op\":\"replace\",\"path\":\"/Password\",\"value\":\"§\"}",
            "{\"type\":\"password\",\"value\":\"§\"}",
        ],
        &[
            "<label for=\"password\">Password</label>",
            "<input name=\"password\" required>\n<entry><value>12</value></entry>",
            "{\"error\":\"bad password\",\"value\":\"none\"}",
            "{\"type\":\"token\",\"value\":\"identifier\"}",
            "addLabel(\"password\", \"Password\")",
            "  -P <password>   asks",
        ],
    ),
    (
        "commands",
        &[
            "echo 'root:§' | chpasswd",
            "chpasswd <<EOF\nroot:§\nbob:§\nEOF\n",
            "Set the following 'random' passwords\nroot:§\nadmin:§\nend of it",
            "echo § | sudo -S reboot",
            "\"argv\":[\"curl\",\"-u\",\"ops:§\"]",
            "ipmitool lan set 1 snmp §",
            "ipmitool user test 2 16 §",
            "ipmiopts=\"U:a,P:§,K:§\"",
            "onecli x --bmc USERID:§@10.0.0.1",
            "DSN=app:§@tcp(10.0.0.1:3306)/db",
            "url=jdbc:oracle:thin:app/§@db:1521:x",
            "ssh-keygen -t rsa -N '§' -f k",
            "htpasswd -b /etc/x bob §",
            "rabbitmqctl add_user bob §",
            "--from-literal=anything=§",
            "redfishtool -u root -p § Systems",
            "openssl req -passout pass:§ -x509",
            "args: [--token, §]",
            "tool --password:§ /token:§",
            "BASIC_AUTH=\"user:§\"",
            "ADMIN_PIN=482913 TOKEN=§",
            "setenv API_KEY §",
            "chpasswd: {list: \"root:§\", expire: false}",
        ],
        &[
            "echo done | logger -t passwd",
            "\"argv\":[\"ssh\",\"-p\",\"2222\"]",
            "ipmitool -p 623 -H h",
            "snmpd -c /etc/snmp/snmpd.conf",
            "docker run -p 8080:80 -u root x",
            "sudo -u bob mkdir -p build",
            "  -W, --password           ask for a password first",
            "usage: x [--password PASSWORD] [--token TOKEN]",
            "mysql -u root -p inventory",
        ],
    ),
    (
        "SNMP and routers",
        &[
            "authCommunity log,execute §",
            "snmp-server host 10.0.0.1 version 2c §",
            "snmp-server user a B v3 auth sha § priv aes 128 §",
            "snmpCommunityName.\"c1\" = STRING: \"§\"",
            "UDP: TRAP2, SNMP v2c, community §",
            "usmUser 1 3 0x80 0x6f 0x6f NULL .1.3.6 \"§\" .1.3.7 \"§\" \"\"",
            "tacacs-server key 7 §",
            "    community § {",
            "ip ospf message-digest-key 1 md5 §",
        ],
        &[
            " match community PEERS",
            "set community 65001:100 additive",
            "snmpd: unknown community name",
            "snmp-server location Rack",
        ],
    ),
    (
        "keys",
        &[
            "{\"kty\":\"RSA\",\"d\":\"§§§\",\"n\":\"x\"}",
            "k = \"-----BEGIN PRIVATE KEY-----\\n\"\n  \"MIIEpAIBAAKCAQEA\\n\"\n  \"§§§§\\n\"\n",
            "SWMKEY-1-§§§",
            "{\"pin\": \"4711\", \"token\":\"§\"}",
        ],
        &[
            "{\"d\":\"a description of some length\",\"q\":\"x\"}",
            "priv:\n  read\n  write\n",
            "{\"pin\": 12, \"bank\": 3}",
            "Private key: 2048 bits",
            "tls_key = \"/etc/collect/tls/server.key\"",
            "host_key: ssh-ed25519 AAAAC3NzaC1lZDI1NTE5",
        ],
    ),
    (
        "programs",
        &[
            "conn = connect(user=\"a\", password=\"§\")",
            "User(name=bob, password=§, role=x)",
            "client = Client(token=Secret(\"§\"))",
            "DB_PASSWORD=${DB_PASSWORD:-§}",
            "if ($arg_token != \"§§\") {",
        ],
        &[
            "password = getpass.getpass(prompt)",
            "return Session(user=user, password=password, token=token)",
            "def login(user: str, password: str, token: str | None = None):",
            "pub fn with_token(mut self, token: Token) -> Self {",
            "self.token = Some(token);",
            "token = os.environ[\"API_TOKEN\"]",
            "UPDATE users SET password_hash = $1, token = ? WHERE id = $2",
            "collect::auth::Token::refresh()",
            "log(\"password=%s token={}\")",
        ],
    ),
    (
        "sentences and states",
        &[
            "password=§",
            "auth user=root Password: §",
            "A temporary password is generated for root@localhost: §",
            "{user: ops, password: §}",
        ],
        &[
            "A bearer token is as good as a password: whoever bears the token",
            "bad password: it is too short",
            "failed to fetch token: serviceaccount \"agent\" is forbidden",
            "pam_unix(passwd:chauthtok): password changed",
            "status installed passwd:amd64 1:4.13",
            "%wheel ALL=(ALL) NOPASSWD: ALL",
            "method=password attempts=2 login failed",
            "auth: token=valid user=bob",
            "Invalid Username or Password | Asserted",
            "syntax error, unexpected token: ','",
            "password: ***REDACTED***",
            "https://<user>:<password>@host/",
            "authorization: role admin granted",
        ],
    ),
    (
        "maps about a secret",
        &[
            "{\"password\":{\"value\":\"§\",\"minLength\":8}}",
            "secrets:\n  - name: db\n    value: §\n",
            "{\"api_keys\":{\"primary\":\"§\"}}",
        ],
        &[
            "{\"password\":{\"type\":\"string\",\"minLength\":8}}",
            "{\"token\":{\"type\":[\"string\",\"null\"]}}",
            "{\"secret\":{\"secretName\":\"tls\",\"defaultMode\":420}}",
            "secrets:\n  - db_password\n",
            "secrets:\n  db_password:\n    file: ./db_password.txt\n",
            "{\"tokens\":{\"input\":12}}",
            "Tokens:\n  0: systemd-tpm2\n\tKeyslot: 1\n",
            "New password:\n       The private key stays on the device.\n",
        ],
    ),
];

#[test]
fn each_rule_takes_what_is_secret_and_leaves_the_rest() {
    assert_rows(RULES_IN_ROWS);
}

/// Fails with all texts that a rule took too little or too much of.
pub(super) fn assert_rows(rows: &[Row]) {
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    let mut failed = Vec::new();
    for (rule, hidden, kept) in rows {
        // Put together here, so that no scanner takes this file for a leak.
        let secret = ["Sw0rd", "f1sh9"].concat();
        for text in hidden.iter().map(|text| text.replace('§', &secret)) {
            let out = redacted(&mut redactor, &text);
            if out.contains(&secret) || out.contains(&secret[4..]) {
                failed.push(format!("{rule}: {text:?} -> {out:?}"));
            }
        }
        for text in kept.iter().map(|text| (*text).to_owned() + "\n") {
            let out = redacted(&mut redactor, &text);
            if out != text {
                failed.push(format!("{rule}, must stay: {text:?} -> {out:?}"));
            }
        }
    }
    assert!(failed.is_empty(), "{} failed\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn words_of_a_title_are_no_token_and_capitals_at_random_are_none_of_a_title() {
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    for text in ["{\"token\":\"System Trust\"}", "{\"token\":\"TPM device\"}"] {
        assert_eq!(redacted(&mut redactor, text), text);
    }
    for text in ["{\"token\":\"aAaAAA aaAAA\"}", "{\"apiKey\":\"System tRust\"}"] {
        assert!(redacted(&mut redactor, text).contains(&"*".repeat(12)), "{text}");
    }
}

#[test]
fn a_word_of_a_dictionary_goes_where_the_syntax_says_that_it_is_a_value() {
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    for text in [
        "password=sunshine\n",
        "password = file\n",
        "{\"password\":\"user\"}",
        "<password>again</password>",
        "tool --password sunshine --verbose\n",
        "DB_PASSWORD: token\n",
        "password=password\n",
    ] {
        assert!(redacted(&mut redactor, text).contains("****"), "{text}");
    }
}

#[test]
fn a_private_number_in_print_goes_and_the_public_one_stays() {
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    let bytes = ["00:d1:e2:f3", "c6:d7:e8:f9"];
    let text = format!("priv:\n    {}:\n    {}\npub:\n    04:aa:bb\n", bytes[0], bytes[1]);
    let out = redacted(&mut redactor, &text);
    assert!(!bytes.iter().any(|line| out.contains(line)), "{out}");
    assert!(out.ends_with("\npub:\n    04:aa:bb\n"), "{out}");
}

#[test]
fn a_key_in_base64_that_begins_with_a_slash_is_no_path() {
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    let key = ["/k9Xq2", "Lm4/Zt7", "Pw1vB8"].concat();
    let out = redacted(&mut redactor, &format!("aws_secret_access_key = {key}\n"));
    assert!(!out.contains("Lm4"), "{out}");
}

#[test]
fn the_end_of_a_value_is_looked_for_in_so_many_lines() {
    use super::mode::MAX_LINES;

    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    for (open, close) in [("password = \"", "\""), ("<password>", "</password>")] {
        let mut gone = |lines: usize| {
            let words = "the link of node three\n".repeat(lines);
            let out = redacted(&mut redactor, &format!("{open}q7zz\n{words}q7zz{close}\n"));
            assert!(out.starts_with(&format!("{open}****")), "{out}");
            !out.contains("node")
        };
        assert!(gone(MAX_LINES), "{open}");
        assert!(!gone(MAX_LINES + 1), "{open}");
    }
}
