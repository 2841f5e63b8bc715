use proptest::prelude::*;

use super::*;

fn redacted(text: &str) -> String {
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    let out = redactor.redact_all(text.as_bytes());
    assert_eq!(out.len(), text.len(), "{text:?}");
    String::from_utf8_lossy(&out).into_owned()
}

#[test]
fn the_gate_holds_for_every_built_in_rule() {
    let redaction = Redaction::new().with_pseudonyms(
        &[7; 32],
        [Subject::IpAddress, Subject::MacAddress, Subject::UserName, Subject::EmailAddress],
    );
    assert_eq!(Redactor::new(&redaction).unwrap().check(), Ok(()));
    assert_eq!(Redactor::new(&Redaction::new()).unwrap().check(), Ok(()));
}

/// Each text has the secret where `§` is; what stays must stay as it was.
#[test]
fn a_secret_is_hidden_in_every_syntax() {
    let cases = [
        "password=§",
        "password: §",
        "Password = §",
        "DB_PASSWORD=§\n",
        "export FOO_SECRET='§'\n",
        "export FOO_SECRET=\"§\"",
        "{\"password\":\"§\"}",
        "{\"dbPassword\": \"§\"}",
        "{\"m\":\"{\\\"password\\\":\\\"§\\\"}\"}",
        "{\"m\":\"{\\\"a\\\":\\\"{\\\\\\\"api_key\\\\\\\":\\\\\\\"§\\\\\\\"}\\\"}\"}",
        "{\"password\":[\"§\",\"§\"]}",
        "{\"password\":{\"value\":\"§\"}}",
        "<password>§</password>",
        "<ns:Password type=\"a\">§</ns:Password>",
        "<Password><![CDATA[§]]></Password>",
        "<add key=\"DbPassword\" value=\"§\"/>",
        "<user password='§'/>",
        "<key>Password</key>\n<string>§</string>",
        "{\"name\":\"DB_PASSWORD\",\"value\":\"§\"}",
        "- name: DB_PASSWORD\n  value: §\n",
        "password: |\n  §\n  §\nuser: x",
        "password:\n  - §\nuser: x",
        "chpasswd:\n  list: |\n    root:§\n    bob:§\n  expire: False\n",
        "curl -u admin:§ https://x/",
        "curl -H \"X-Api-Key: §\" https://x/",
        "curl -H 'Authorization: Bearer §' https://x/",
        "curl --user admin:§ x",
        "proxy_set_header Authorization \"Basic §\";",
        "proxy_set_header X-Auth-Token §;",
        "Authorization: Basic §",
        "Cookie: sid=§; other=§",
        "Set-Cookie: sid=§; Path=/",
        "https://bob:§@host/x",
        "GET /x?access_token=§&y=1",
        "ipmitool -I lanplus -H h -U u -P § chassis",
        "ipmitool user set password 2 §",
        "\tPassword    §\n",
        "K_G = §\n",
        "rocommunity § 10.0.0.0/8",
        "com2sec local localhost §",
        "trapsink 10.0.0.1 §",
        "createUser bob SHA \"§\" AES §",
        "snmpwalk -v2c -c § host",
        "docker run -e FOO_PASSWORD=§ img",
        "Environment=\"X_TOKEN=§\"",
        "SetCredential=db:§",
        "--password §",
        "--password=§",
        "[\"--requirepass\", \"§\"]",
        "requirepass §\n",
        "machine x login y password §\n",
        "ALTER USER x WITH PASSWORD '§';",
        "CREATE USER x IDENTIFIED BY '§'",
        "Server=x;Password=§;Database=y",
        "sshd[1]: debug1: got password \"§\" for bob",
        "client-key-data: §",
        "PrivateKey = §",
        "snmp-server community § RO",
        "apiVersion: v1\ndata:\n  a: §§\nkind: Secret\n",
        "$cfg['password'] = '§';",
        "API Key: §",
        "userPassword:: §",
        "requirepass \"§\"",
    ];
    let mut failed = Vec::new();
    for secret in ["Sw0rdf1sh", "swordfish", "S!w@r#d$f%i^s", "0123456789ab", "a,b;c&d", "p)q]r}s"]
    {
        for case in cases {
            let plain = [
                "apiVersion",
                "Authorization: Basic",
                "curl -u",
                "client-key",
                "API Key",
                "{\"m\"",
                "userPass",
            ]
            .iter()
            .any(|p| case.starts_with(p));
            if plain && !secret.bytes().all(|b| b.is_ascii_alphanumeric())
                || case.starts_with("apiV") && secret.len() % 4 != 0 && secret.len() != 12
            {
                continue;
            }
            if case.contains("://") && secret.contains('#') {
                continue;
            }
            let text = case.replace('§', secret);
            let out = redacted(&text);
            let whole = case.replace('§', &"*".repeat(secret.len()));
            if out.contains(secret)
                || out.contains(&secret[secret.len() - 2..])
                    && !case.contains(&secret[secret.len() - 2..])
            {
                failed.push(format!("{text:?} -> {out:?}"));
            }
            let _ = whole;
        }
    }
    assert!(failed.is_empty(), "{} failed\n{}", failed.len(), failed.join("\n"));
}

#[test]
fn what_only_speaks_of_secrets_stays() {
    let touched: Vec<String> = [
        "password changed for user root",
        "Failed password for root from 10.0.0.1 port 22 ssh2",
        "password: required",
        "token bucket filter",
        "secret santa",
        "PASSWORD_MAX_LENGTH=64",
        "{\"passwordPolicy\": {\"minLength\": 8}}",
        "PasswordAuthentication yes",
        "pam_unix(sshd:auth): authentication failure; user=root",
        "Accepted publickey for operator from 10.1.2.3 port 22 ssh2",
        "PWD=/root",
        "OLDPWD=/home/x",
        "tests: pass: 12, fail: 0",
        "max_tokens: 4096",
        "getty@tty1.service",
        "unexpected token '}' at 3",
        "secret \"my-secret\" not found",
        "{\"password\": null}",
        "{\"password\":\"\"}",
        "password=${DB_PASSWORD}",
        "cookie=34 reply_cookie=12",
        "550e8400-e29b-41d4-a716-446655440000 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "http://localhost:8080/a@b",
        "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----",
        "ssh_host_rsa_key.pub",
        "Password expires: never",
        "bypass: on",
        "authorization failed",
        "keyboard-interactive",
        "entered wrong password 3 times",
        "password authentication is disabled",
        "ssl_certificate_key /etc/nginx/x.key;",
        "kernel: Key type dns_resolver registered",
        "token: expired",
        "audit: op=PAM:authentication acct=\"root\"",
        "-u root",
        "ps -p 1",
        "password file /etc/passwd",
        "Invalid user admin from 1.2.3.4",
        "passwd: password expiry information changed.",
    ]
    .into_iter()
    .filter(|text| redacted(text) != *text)
    .map(|text| format!("{text:?} -> {:?}", redacted(text)))
    .collect();
    assert!(touched.is_empty(), "{}", touched.join("\n"));
}

fn config() -> Redaction {
    Redaction::new()
        .with_pattern("badge", "badge ([0-9]{6})", "badge 123456")
        .unwrap()
        .with_pseudonyms(
            &[7; 32],
            [
                Subject::IpAddress,
                Subject::MacAddress,
                Subject::UserName,
                Subject::EmailAddress,
                Subject::HostName,
            ],
        )
        .with_host_name("bmc-17")
        .unwrap()
}

/// Feeds `text` in pieces of these sizes, over and over.
fn streamed(redactor: &mut Redactor, text: &[u8], sizes: &[usize]) -> Vec<u8> {
    let (mut out, mut held, mut rest) = (Vec::new(), Vec::new(), text);
    for size in sizes.iter().cycle() {
        let (piece, after) = rest.split_at((*size).clamp(1, rest.len().max(1)).min(rest.len()));
        held.extend_from_slice(piece);
        rest = after;
        let done = redactor.redact(&mut held, rest.is_empty());
        assert!(held.len() - done <= Redactor::WINDOW);
        out.extend(held.drain(..done));
        if rest.is_empty() {
            return out;
        }
    }
    out
}

fn fragment() -> impl Strategy<Value = String> {
    let known = [
        "password=",
        "\"password\":\"",
        "token: ",
        "-----BEGIN RSA PRIVATE KEY-----\n",
        "-----END RSA PRIVATE KEY-----",
        "\n",
        "\"",
        "'",
        "\\",
        " ",
        "{",
        "}",
        "[",
        "]",
        ":",
        ",",
        "Authorization: Basic ",
        "data:\n  a: YWJj\n",
        "kind: Secret\n",
        "rocommunity ",
        "https://a:b@c/",
        "<password>",
        "</password>",
        "10.0.0.1",
        "00:11:22:33:44:55",
        "::1",
        "bob@example.com",
        "user=",
        "badge 123456",
        "bmc-17",
        "$6$abc$",
        " -P ",
        "ipmitool",
        "password: |\n  ",
        "\n  - ",
        ":::",
        "eyJhbGciOiJIUzI1NiJ9.",
        "export ",
        "secret: {\"a\":[1,",
        "\\\"",
    ];
    prop_oneof![
        6 => prop::sample::select(known.to_vec()).prop_map(str::to_owned),
        2 => "[a-zA-Z0-9+/=]{1,40}",
        1 => "[ -~\n]{0,30}",
        1 => (1usize..2500).prop_map(|n| "x".repeat(n)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn how_it_is_cut_does_not_matter(parts in prop::collection::vec(fragment(), 0..60), sizes in prop::collection::vec(1usize..5000, 1..6)) {
        let text = parts.concat().into_bytes();
        let mut redactor = Redactor::new(&config()).unwrap();
        let whole = redactor.redact_all(&text);
        prop_assert_eq!(whole.len(), text.len());
        prop_assert_eq!(&streamed(&mut redactor, &text, &sizes), &whole);
        let small = &text[..text.len().min(6000)];
        let whole = redactor.redact_all(small);
        prop_assert_eq!(&streamed(&mut redactor, small, &[1]), &whole);
    }

    #[test]
    fn any_bytes_are_taken(bytes in prop::collection::vec(any::<u8>(), 0..3000)) {
        let mut redactor = Redactor::new(&config()).unwrap();
        prop_assert_eq!(redactor.redact_all(&bytes).len(), bytes.len());
    }
}

/// Any JSON, with names of secrets among its keys and cues in its strings.
fn json() -> impl Strategy<Value = serde_json::Value> {
    use serde_json::Value;
    let text = prop_oneof![
        fragment(),
        ".{0,20}",
        "password=[^\n]{0,12}",
        "<password>.{0,12}",
        "--password '.{0,12}",
        "Authorization: .{0,12}",
        prop::collection::vec(fragment(), 0..6).prop_map(|parts| parts.concat()),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.clone().prop_map(Value::from),
        // JSON in a string in JSON.
        text.prop_map(|text| Value::from(
            serde_json::json!({"password": text, "n": 1}).to_string()
        )),
    ];
    let key = prop_oneof![
        prop::sample::select(vec![
            "password",
            "apiKey",
            "token",
            "secrets",
            "data",
            "kind",
            "name",
            "value",
            "Authorization",
            "auth",
            "Cookie",
            "n"
        ])
        .prop_map(str::to_owned),
        "[a-z\"\\\\]{0,6}",
    ];
    leaf.prop_recursive(4, 40, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((key.clone(), inner), 0..6).prop_map(|pairs| Value::from(
                pairs.into_iter().collect::<serde_json::Map<_, _>>()
            )),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn json_stays_json(value in json(), pretty in any::<bool>()) {
        let text = if pretty { serde_json::to_string_pretty(&value) } else { serde_json::to_string(&value) }.unwrap();
        let mut redactor = Redactor::new(&config()).unwrap();
        let out = redactor.redact_all(text.as_bytes());
        prop_assert_eq!(out.len(), text.len());
        prop_assert!(serde_json::from_slice::<serde_json::Value>(&out).is_ok(), "{}\n{}", text, String::from_utf8_lossy(&out));
    }
}

/// What one in a hundred thousand random documents had.
#[test]
fn rare_json_stays_json() {
    let mut redactor = Redactor::new(&config()).unwrap();
    let far = ["[{\"data\":\"", &"x".repeat(1023), "Authorization: Basic \\\\"];
    let far = [&far.concat(), &*"x".repeat(2026), "\"}]"].concat();
    let escaped = r#"{"data":["\u0000@.aa","\u00e9a@example.com"]}"#;
    for text in [r#"{"data":{"data":"\"password\":\"\n  - password=["}}"#, &far, escaped] {
        let out = redactor.redact_all(text.as_bytes());
        assert!(serde_json::from_slice::<serde_json::Value>(&out).is_ok(), "{text}");
    }
}

#[test]
fn a_secret_at_every_place_around_every_boundary_is_hidden() {
    let key = [
        "-----BEGIN EC PRIV",
        "ATE KEY-----\nSECRETsecretSECRET\n-----END EC PRIV",
        "ATE KEY-----\n",
    ]
    .concat();
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    for secret in
        ["db_password = \"SECRETsecretSECRET\"\n", "https://bob:SECRETsecretSECRET@h/\n", &key]
    {
        let size = 4096;
        for offset in (size - Redactor::WINDOW - secret.len() - 2)..(size + secret.len() + 2) {
            let text = [
                "ordinary ".repeat(offset / 9),
                "-".repeat(offset % 9 - usize::from(offset % 9 > 0)),
                "\n".repeat(usize::from(offset % 9 > 0)),
                secret.to_owned(),
                "ordinary\n".repeat(700),
            ]
            .concat();
            let out = streamed(&mut redactor, text.as_bytes(), &[size]);
            assert_eq!(out.len(), text.len());
            assert!(!out.windows(6).any(|part| part == b"SECRET"), "{offset}: {secret}");
        }
    }
}

#[test]
fn a_value_without_end_goes_on_being_hidden() {
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    let begin = ["-----BEGIN PRIV", "ATE KEY-----\n"].concat();
    for head in ["password=\"", "token=", "<password>", "{\"secret\":[\"", &begin] {
        let text = [head, &"q7".repeat(200_000)].concat();
        let out = streamed(&mut redactor, text.as_bytes(), &[64 << 10]);
        assert!(out[head.len()..].iter().all(|&byte| byte == b'*'), "{head}");
    }
}

#[test]
fn one_pseudonym_per_value_and_ticket() {
    use crate::ticket::TicketId;

    let mut redactor = Redactor::new(&config()).unwrap();
    redactor.begin(TicketId::from_random([1; 16]));
    let line = b"10.0.0.1 10.0.0.2 aa:bb:cc:dd:ee:ff AA-BB-CC-DD-EE-FF fe80::1 bmc-17 bob@example.com user=bob for bob from 10.0.0.1";
    let out = redactor.redact_all(line);
    let words: Vec<&[u8]> = out.split(|&byte| byte == b' ').collect();
    assert_eq!(words[0], *words.last().unwrap());
    assert_ne!(words[0], words[1]);
    assert_eq!(words[2], words[3]);
    assert_eq!(words[7][5..], *words[9]);
    for (word, prefix) in words.iter().zip(["ip", "ip", "mac", "mac", "ip", "", "mail"]) {
        assert!(word.starts_with(prefix.as_bytes()), "{}", String::from_utf8_lossy(&out));
    }
    assert!(!out.windows(6).any(|part| part == b"bmc-17"));
    let counts: Vec<_> = redactor.counts().map(|(rule, count)| (rule.to_owned(), count)).collect();
    let expected = [
        ("ip-address", 4),
        ("mac-address", 2),
        ("host-name", 1),
        ("user-name", 2),
        ("email-address", 1),
    ];
    assert_eq!(counts, expected.map(|(rule, count)| (rule.to_owned(), count)));
    redactor.begin(TicketId::from_random([2; 16]));
    assert_eq!(redactor.counts().count(), 0);
    assert_ne!(redactor.redact_all(line), out);
}

#[test]
fn a_name_before_the_at_is_as_long_as_the_rules_of_mail_permit() {
    let redaction = Redaction::new().with_pseudonyms(&[7; 32], [Subject::EmailAddress]);
    let mut redactor = Redactor::new(&redaction).unwrap();
    let address = |length: usize| format!("to {}@example.com\n", "a".repeat(length));
    let (longest, longer) = (address(64), address(65));
    assert_ne!(redactor.redact_all(longest.as_bytes()), longest.as_bytes());
    assert_eq!(redactor.redact_all(longer.as_bytes()), longer.as_bytes());
}

#[test]
fn what_the_host_configures_is_bounded_and_not_shown() {
    let name = "a".repeat(Redaction::MAX_NAME);
    assert!(Redaction::new().with_key_name(&name).is_ok());
    assert_eq!(
        Redaction::new().with_key_name(&(name.clone() + "a")).unwrap_err(),
        BadPattern::Name
    );
    assert_eq!(Redaction::new().with_host_name("a").unwrap_err(), BadPattern::Name);
    assert_eq!(Redaction::new().with_pattern("token", "a", "a").unwrap_err(), BadPattern::RuleName);
    assert_eq!(
        Redaction::new().with_pattern("a", "a*", "a").unwrap_err(),
        BadPattern::MatchesNothing
    );
    assert_eq!(Redaction::new().with_pattern("a", "a", "").unwrap_err(), BadPattern::Example);
    let example = "a".repeat(Redaction::MAX_EXAMPLE);
    assert!(Redaction::new().with_pattern("a", "a", &example).is_ok());
    assert_eq!(
        Redaction::new().with_pattern("a", "a", &(example + "a")).unwrap_err(),
        BadPattern::Example
    );
    let long = "a".repeat(Redaction::MAX_EXPRESSION);
    assert!(Redaction::new().with_pattern("a", &long, "a").is_ok());
    assert_eq!(
        Redaction::new().with_pattern("a", &(long + "a"), "a").unwrap_err(),
        BadPattern::NotAnExpression
    );
    let many = |count| {
        (0..count).try_fold(Redaction::new(), |all, n| all.with_user_name(&format!("user{n}")))
    };
    assert!(many(Redaction::MAX_OF_A_KIND).is_ok());
    assert_eq!(many(Redaction::MAX_OF_A_KIND + 1).unwrap_err(), BadPattern::TooMany);
    let redaction = Redaction::new().with_pseudonyms(&[0x5a; 32], [Subject::IpAddress]);
    let shown = format!("{redaction:?} {:?}", Redactor::new(&redaction).unwrap());
    assert!(!shown.contains("90, 90") && !shown.contains("5a5a"), "{shown}");
}

#[test]
fn keys_of_the_hosts_own_are_found_in_every_case() {
    let keys = (0..Redaction::MAX_OF_A_KIND)
        .try_fold(Redaction::new(), |all, n| all.with_key_name(&format!("Enable_Code{n}")));
    let mut redactor = Redactor::new(&keys.unwrap()).unwrap();
    redactor.check().unwrap();
    for line in ["enable_code3=91ab", "ENABLE_CODE3: 91ab", "{\"Enable_Code3\":\"91ab\"}"] {
        let out = redactor.redact_all(line.as_bytes());
        assert!(!out.windows(4).any(|part| part == b"91ab"), "{line}");
    }
}

#[test]
fn nothing_is_touched_when_it_is_off() {
    let mut redactor = Redactor::new(&Redaction::off()).unwrap();
    assert_eq!(redactor.check(), Ok(()));
    assert_eq!(redactor.redact_all(b"password=abc"), b"password=abc");
}

#[test]
fn the_gate_is_the_hosts_too_and_leaves_the_counts_alone() {
    let mut redactor = Redactor::new(&config()).unwrap();
    let _ = redactor.redact_all(b"token=abc123");
    assert_eq!(redactor.check(), Ok(()));
    assert_eq!(redactor.counts().collect::<Vec<_>>(), [("token", 1)]);
    // A pattern that matches between the built-in fakes disturbs nobody.
    let greedy = Redaction::new().with_pattern("all", "(?s).{3,}", "abc").unwrap();
    assert_eq!(Redactor::new(&greedy).unwrap().check(), Ok(()));
    let wrong = Redaction::new().with_pattern("badge", "badge [0-9]+", "number 7").unwrap();
    assert_eq!(Redactor::new(&wrong).unwrap().check().unwrap_err().rule(), "badge");
}
