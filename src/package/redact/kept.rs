//! What stands behind a name and a sign where a value would, and is none.

use crate::package::redact::block::is_reference_name;
use crate::package::redact::community::is_route;
use crate::package::redact::harmless::{is_algorithm, is_sentence};
use crate::package::redact::name::rule_of;
use crate::package::redact::named::Name;
use crate::package::redact::pair::Pair;
use crate::package::redact::printed::{is_measure, is_prompt};
use crate::package::redact::rule::Rule;
use crate::package::redact::spaced::is_metavariable;
use crate::package::redact::text::{is_blank, is_gap, is_quote};
use crate::package::redact::words::{GLUE, GRANTS, is_one_of};

/// Whether one of the reasons holds.
pub(super) fn is_no_value(pair: &Pair<'_>) -> bool {
    REASONS.iter().any(|holds| holds(pair))
}

const REASONS: &[fn(&Pair<'_>) -> bool] = &[
    is_empty,
    closes_a_quote,
    is_directory,
    is_result,
    is_tally,
    is_flag,
    is_grant,
    is_said_of_a_key,
    is_said_of_a_program,
    is_said_of_an_option,
    is_lexeme,
    is_resource,
    is_exception,
    is_identifier,
    is_shortcut,
    is_of_routes,
    is_annotation,
    is_report_of_function,
    is_denied,
    is_example,
    is_name_of_a_secret,
    is_event,
    is_size_or_prompt,
    is_comment,
    is_aside,
    is_list_of_objects,
    is_key_size,
    is_tag,
    is_no_row,
    is_explained_option,
    is_explained_source,
    is_source,
    is_list_of_names,
    is_said_by_a_scanner,
    is_way_to_hash,
    is_looked_up,
    is_label_of_metric,
];

/// Nothing, and then the next pair: `key= port=1`, `stale token: subject="..."`.
fn is_empty(pair: &Pair<'_>) -> bool {
    let text = pair.name.text;
    let name =
        pair.word.iter().take_while(|byte| byte.is_ascii_lowercase() || b"-_".contains(byte));
    let sign = pair.from + name.count();
    let quoted =
        matches!(text.byte(sign + 1), b'"' | b'\'') || !pair.place.first && !pair.is_alone();
    (pair.separator == b'=' || pair.separator == b':' && quoted)
        && is_blank(text.before(pair.from))
        && sign > pair.from
        && text.byte(sign) == b'='
        && !matches!(text.byte(sign + 1), b'=' | b'\n' | b'\r' | 0)
}

/// What was opened before the name ends here: `getpass("New password: ")`.
fn closes_a_quote(pair: &Pair<'_>) -> bool {
    let text = pair.name.text;
    let mark = text.byte(pair.from);
    if !matches!(mark, b'"' | b'\'') || pair.name.around.is_some() || pair.name.quoted.is_some() {
        return false;
    }
    let before = text.cut(text.line_start(pair.name.from), pair.name.from);
    let open = before.iter().filter(|&&byte| byte == mark).count() % 2 == 1;
    let next = text.byte(pair.from + 1);
    open && (is_gap(next) || matches!(next, b')' | b',' | b';'))
}

/// The shell's PWD is where it is.
fn is_directory(pair: &Pair<'_>) -> bool {
    let name = pair.name.bytes();
    let shell = name == b"PWD" || name == b"OLDPWD";
    let pwd = name.len() < 8 && (name.ends_with(b"pwd") || name.ends_with(b"PWD"));
    pwd && matches!(pair.rest.first(), Some(b'/' | b'~'))
        || shell && matches!(pair.rest.first(), Some(b'`' | b'('))
}

/// `PASS: name of a test`.
fn is_result(pair: &Pair<'_>) -> bool {
    pair.name.bytes() == b"PASS" && pair.separator == b':'
}

/// How many tests passed, how many packets, and how many tokens there are.
fn is_tally(pair: &Pair<'_>) -> bool {
    let name = pair.name.bytes();
    let passed = name.eq_ignore_ascii_case(b"pass") && pair.word.len() < 8;
    let packets = pair.name.quoted.is_some() && name.ends_with(b"_pass");
    (passed || packets || name.ends_with(b"okens")) && counts(pair.word)
}

/// Digits, or some of how many: `7/9`, `93%`.
fn counts(word: &[u8]) -> bool {
    word.first().is_some_and(u8::is_ascii_digit)
        && word.iter().all(|byte| byte.is_ascii_digit() || b"/%.()]}".contains(byte))
}

/// Whether a password is wanted, and where none is: `0`, `1`, a null pointer.
fn is_flag(pair: &Pair<'_>) -> bool {
    let word = pair.word.strip_suffix(b")").unwrap_or(pair.word);
    let nothing =
        word.strip_prefix(b"0x").is_some_and(|digits| digits.iter().all(|&digit| digit == b'0'));
    pair.rule == Rule::Password && (nothing || is_one_of(word, "0 1 (nil"))
}

/// What a token is for, of which kind tokens are, and the device that a URI of
/// PKCS #11 names.
fn is_grant(pair: &Pair<'_>) -> bool {
    let device =
        pair.name.bytes() == b"token" && memchr::memmem::find(lead(pair), b"pkcs11:").is_some();
    pair.rule == Rule::Token && (device || is_one_of(pair.word, GRANTS))
}

/// Three words, where neither a key nor a token has two: `ssh_key: accept keys of agents`.
fn is_said_of_a_key(pair: &Pair<'_>) -> bool {
    let made = matches!(pair.rule, Rule::Token | Rule::ApiKey | Rule::PrivateKey);
    let words = pair.rest.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    made && pair.separator != b'='
        && pair.word.iter().all(u8::is_ascii_alphabetic)
        && words.count() >= 3
}

/// `"docker-credential-pass": executable file not found`: what is quoted is a program.
fn is_said_of_a_program(pair: &Pair<'_>) -> bool {
    let word = pair.word.len() > 1 && pair.word.iter().all(u8::is_ascii_alphabetic);
    pair.name.quoted.is_some()
        && pair.separator == b':'
        && word
        && !pair.is_alone()
        && is_blank(pair.name.text.byte(pair.from + pair.word.len()))
}

/// `option --pass: requires parameter`: a program says how it wants to be called.
fn is_said_of_an_option(pair: &Pair<'_>) -> bool {
    pair.name.is_option()
        && pair.separator == b':'
        && is_blank(pair.name.text.before(pair.from))
        && is_row_of_words(pair.rest)
}

/// A word that a search engine cut out of a text, with its place there.
fn is_lexeme(pair: &Pair<'_>) -> bool {
    let near = pair.name.text.cut(pair.from, pair.from + MAX_LEXEME);
    pair.rule == Rule::Token && memchr::memmem::find(near, b"start_offset\"").is_some()
}

/// How far from its name the place of a word stands.
const MAX_LEXEME: usize = 96;

/// `arn:aws:secretsmanager:eu-west-1:1:secret:name`: where a secret is kept.
fn is_resource(pair: &Pair<'_>) -> bool {
    let text = pair.name.text;
    let start = text.back(pair.name.from, |byte| !is_gap(byte) && !is_quote(byte));
    pair.separator == b':' && text.starts(start, b"arn:")
}

/// `failed for token: InvalidToken`: what a program calls the trouble.
fn is_exception(pair: &Pair<'_>) -> bool {
    let ends = [&b"Token"[..], b"Error", b"Exception"].iter().any(|end| pair.word.ends_with(end));
    pair.rule == Rule::Token
        && pair.place.quoted.is_none()
        && !pair.place.first
        && ends
        && pair.word.iter().all(u8::is_ascii_alphabetic)
}

/// The identifier of a secret that a virtual machine's disk needs.
fn is_identifier(pair: &Pair<'_>) -> bool {
    pair.rule == Rule::Secret && lead(pair).starts_with(b"<encryption")
}

/// One letter, which is none of a key: `accesskey="n"` in a page.
fn is_shortcut(pair: &Pair<'_>) -> bool {
    let made = matches!(pair.rule, Rule::Token | Rule::ApiKey | Rule::PrivateKey);
    let text = pair.name.text;
    let mark = text.byte(pair.from);
    made && is_quote(mark) && text.byte(pair.from + 2) == mark
}

/// A community of routes is no community of SNMP, nor is how many there were.
fn is_of_routes(pair: &Pair<'_>) -> bool {
    pair.rule == Rule::Community
        && (is_route(pair.word)
            || counts(pair.word) && pair.name.bytes().ends_with(b"s")
            || is_one_of(pair.word_before(), "extended large bgp route"))
}

/// An annotation names another object: `ingress.example/auth-secret: basic-auth`; a path
/// has an object's members behind it.
fn is_annotation(pair: &Pair<'_>) -> bool {
    let text = pair.name.text;
    // Redfish's actions are objects too: `"#Bios.ChangePassword": {`.
    let action = text.before(pair.name.from) == b'#' && text.byte(pair.from) == b'{';
    pair.separator == b':' && action
        || text.before(pair.name.from) == b'/'
            && pair.separator == b':'
            && (pair.is_alone()
                && (is_object_name(pair.word) || lead(pair).ends_with(b"checksum/"))
                || text.byte(pair.from) == b'{')
}

/// What a program's function says of itself.
fn is_report_of_function(pair: &Pair<'_>) -> bool {
    let name = pair.name.bytes();
    let verb = name.split(|&byte| byte == b'_').next().unwrap_or_default();
    let function =
        verb.len() < name.len() && is_one_of(verb, "check verify validate parse load handle");
    function && pair.separator == b':' && !pair.is_alone()
}

/// `NOT INSTALLED`: one word more, which says that there is none.
fn is_denied(pair: &Pair<'_>) -> bool {
    let words = pair.rest.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    pair.word.eq_ignore_ascii_case(b"not")
        && words.count() == 2
        && pair.rest.iter().all(|byte| byte.is_ascii_alphabetic() || is_blank(*byte))
}

/// `secretKey: password`: which of a secret's values, or which secret, is meant.
fn is_name_of_a_secret(pair: &Pair<'_>) -> bool {
    let last = pair.word.rsplit(|&byte| byte == b'-').next().unwrap_or_default();
    let noun = rule_of(last).is_some();
    let key = pair.name.bytes() == b"secretKey" && pair.word.iter().all(u8::is_ascii_lowercase);
    let object = pair.rule == Rule::Secret && is_object_name(pair.word);
    noun && (key || object)
}

/// `AdmPwd: 13: The local ...`: the number of an event.
fn is_event(pair: &Pair<'_>) -> bool {
    let number = pair.word.strip_suffix(b":").unwrap_or_default();
    pair.separator == b':' && !number.is_empty() && number.iter().all(u8::is_ascii_digit)
}

/// `#password = password_in`: a comment shows where one would be written.
fn is_example(pair: &Pair<'_>) -> bool {
    lead(pair).starts_with(b"#") && pair.is_alone() && rule_of(pair.word).is_some()
}

fn is_size_or_prompt(pair: &Pair<'_>) -> bool {
    let value = pair.rest.trim_ascii();
    pair.place.quoted.is_none() && (is_measure(value) || is_prompt(value))
}

/// `# rocommunity: a community that may only read`.
fn is_comment(pair: &Pair<'_>) -> bool {
    let mut words = pair.rest.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let all = words.clone().count();
    // A pass phrase is a row of words without such ones.
    let noun = words.clone().any(|word| is_one_of(word, GLUE) || is_one_of(word, "key password"));
    let article = words.next().is_some_and(|word| is_one_of(word, "a an the"));
    let bare = !is_quote(pair.name.text.byte(pair.from));
    let spoken = all >= 3 && article || all >= 4 && bare && noun;
    pair.separator == b':' && lead(pair).starts_with(b"#") && spoken
}

/// What stands before the name on its line.
fn lead<'a>(pair: &Pair<'a>) -> &'a [u8] {
    let text = pair.name.text;
    text.cut(text.line_start(pair.name.from), pair.name.from).trim_ascii()
}

/// "names of options= are written so": a comment, or the middle of a sentence.
fn is_aside(pair: &Pair<'_>) -> bool {
    let text = pair.name.text;
    let spoken = !pair.place.first || lead(pair).starts_with(b"#");
    let aside = pair.separator == b'='
        && is_blank(text.before(pair.from))
        && !is_blank(text.byte(pair.name.to));
    aside
        && spoken
        && pair.place.around.is_none()
        && (is_row_of_words(pair.rest) || is_sentence(pair.rest))
}

/// Objects that are listed by their names: `Tokens: default-token-x2v9k`.
fn is_list_of_objects(pair: &Pair<'_>) -> bool {
    let plural = matches!(pair.name.bytes().last(), Some(b's' | b'S'));
    plural
        && !matches!(pair.rule, Rule::Password | Rule::Community)
        && pair.separator == b':'
        && pair.place.quoted.is_none()
        && is_object_name(pair.rest.trim_ascii())
}

/// How long a key is: `Private-Key: (2048 bit)`.
fn is_key_size(pair: &Pair<'_>) -> bool {
    pair.rule == Rule::PrivateKey
        && pair.rest.len() < 48
        && pair.rest.windows(4).any(|part| part == b" bit")
}

/// What a daemon calls its request: `<passwd="name">`. An element's name has no sign.
fn is_tag(pair: &Pair<'_>) -> bool {
    let Name { text, from, to, .. } = pair.name;
    text.before(from) == b'<' && text.byte(to) == b'='
}

/// A bar that is not between the two cells of a row.
fn is_no_row(pair: &Pair<'_>) -> bool {
    pair.separator == b'|' && !is_row(pair)
}

/// `--password=PASSWORD`, and what a help text has behind it; a manual's source has a
/// backslash before each dash.
fn is_explained_option(pair: &Pair<'_>) -> bool {
    let text = pair.name.text;
    let option = pair.name.is_option() || text.ends(pair.name.from, b"\\-");
    let after = pair.from + pair.word.len();
    let column = text.starts(after, b"  ") && !is_gap(text.byte(text.skip_blanks(after)));
    let first = lead(pair).iter().all(|byte| matches!(byte, b'-' | b' ' | b','));
    option && (is_metavariable(pair.word) || column && first && !is_quote(text.byte(pair.from)))
}

/// `pass:password`, the first of the ways in which OpenSSL is given one.
fn is_explained_source(pair: &Pair<'_>) -> bool {
    pair.name.bytes() == b"pass"
        && pair.separator == b':'
        && !is_blank(pair.name.text.before(pair.from))
        && pair.place.first
        && pair.rest.trim_ascii() == b"password"
}

/// `-storepass:file PATH`, `-storepass:env NAME`: where Java's tools find it.
fn is_source(pair: &Pair<'_>) -> bool {
    pair.name.is_option()
        && pair.separator == b':'
        && !is_blank(pair.name.text.before(pair.from))
        && matches!(pair.word, b"file" | b"env")
        && !pair.is_alone()
}

/// `secrets: [db_password, api_key]`: which ones a container is given.
fn is_list_of_names(pair: &Pair<'_>) -> bool {
    let list = pair.rest.trim_ascii();
    let inner = list.strip_prefix(b"[").and_then(|list| list.strip_suffix(b"]"));
    pair.name.bytes() == b"secrets"
        && inner.is_some_and(|inner| {
            inner.split(|&byte| byte == b',').all(|name| is_reference_name(name.trim_ascii()))
        })
}

/// `detect-secrets: scanned 12 files`: a program that looks for secrets says what it did.
fn is_said_by_a_scanner(pair: &Pair<'_>) -> bool {
    pair.name.bytes() == b"detect-secrets" && pair.separator == b':' && !pair.is_alone()
}

/// `password_hash('sha512')`: how it is hashed.
fn is_way_to_hash(pair: &Pair<'_>) -> bool {
    let quoted = pair.word.get(1..).unwrap_or_default();
    let inner = quoted.split(|&byte| is_quote(byte)).next().unwrap_or_default();
    pair.name.bytes().ends_with(b"hash") && is_algorithm(inner)
}

/// `lookup('hashi_vault', 'secret=kv/data/app:token')`: where it is kept.
fn is_looked_up(pair: &Pair<'_>) -> bool {
    pair.name.around.is_some() && memchr::memmem::find(lead(pair), b"lookup(").is_some()
}

/// `kube_secret_info{namespace="prod",secret="db-login"} 1`: the name of an object.
fn is_label_of_metric(pair: &Pair<'_>) -> bool {
    let mut parts = lead(pair).split(|&byte| byte == b'{');
    let metric = parts.next().unwrap_or_default();
    let value = pair.rest.get(1..).unwrap_or_default().split(|&byte| byte == b'"').next();
    pair.rule == Rule::Secret
        && pair.separator == b'='
        && !metric.is_empty()
        && metric.iter().all(|byte| byte.is_ascii_alphanumeric() || b"_:".contains(byte))
        && parts.next().is_some()
        && value.is_some_and(is_object_name)
}

/// Words with dashes between them, as objects of Kubernetes are called.
pub(super) fn is_object_name(word: &[u8]) -> bool {
    let mut parts = word.split(|&byte| byte == b'-');
    let first =
        parts.next().is_some_and(|part| part.len() >= 2 && part.iter().all(u8::is_ascii_lowercase));
    let plain = |byte: &u8| byte.is_ascii_lowercase() || byte.is_ascii_digit();
    first && parts.clone().next().is_some() && parts.all(|part| part.iter().all(plain))
}

/// A row of a table with two cells, the name and the value.
fn is_row(pair: &Pair<'_>) -> bool {
    let head = lead(pair);
    let head = head.strip_prefix(b"|").unwrap_or(head).trim_ascii();
    let words = head.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let titled = words.clone().count() <= 2
        && words.clone().all(|word| {
            word.iter().all(u8::is_ascii_alphanumeric)
                && !is_one_of(word, "or and invalid bad wrong no")
        });
    let rest = pair.rest.trim_ascii();
    let rest = rest.strip_suffix(b"|").unwrap_or(rest).trim_ascii();
    titled
        && !rest.is_empty()
        && !rest.iter().any(|&byte| byte == b'|' || is_blank(byte))
        && !is_one_of(rest, "value description type default meaning setting string text")
}

/// Two plain words in a row are prose, not a token.
pub(super) fn is_row_of_words(rest: &[u8]) -> bool {
    let mut words = rest.split(|&byte| is_blank(byte)).filter(|word| !word.is_empty());
    let plain = |word: &[u8]| {
        let tail = word.get(1..).unwrap_or_default();
        tail.iter().all(|byte| byte.is_ascii_lowercase() || *byte == b'.')
            && word.first().is_some_and(u8::is_ascii_alphabetic)
    };
    words.next().is_some_and(plain) && words.next().is_some_and(plain)
}

#[cfg(test)]
mod tests {
    use crate::package::redact::syntax_tests::{Row, assert_rows};

    /// For each reason what is a value all the same, and what is none.
    const REASONS_IN_ROWS: &[Row] = &[
        ("is_empty", &["private-key= §\n"], &["private-key= port=1", "stale token: subject=\"a\""]),
        ("closes_a_quote", &["password: \"§\"\n"], &["pw = getpass(\"New password: \")"]),
        ("is_directory", &["PWD=§\n"], &["PWD=/root", "PWD=`pwd`", "OLDPWD=(unset)"]),
        ("is_result", &["DB_PASS: §\n"], &["PASS: logs in with a password"]),
        ("is_tally", &["{\"db_pass\":\"§\"}\n"], &["{\"hash_pass\":2128}", "tokens: 7/9"]),
        ("is_flag", &["password=0§\n"], &["ClearTextPassword = 0", "login (password=0x0)"]),
        (
            "is_grant",
            &["auth-token: §\n"],
            &["id-token: write", "pkcs11:serial=1;token=System%20Trust"],
        ),
        ("is_said_of_a_key", &["ssh_key: §\n"], &["- ssh_key: accept keys of agents"]),
        (
            "is_said_of_a_program",
            &["\"docker-pass\": §\n"],
            &["exec: \"docker-pass\": executable file not found"],
        ),
        (
            "is_identifier",
            &["<auth secret='§'/>\n"],
            &["<encryption secret='0f1e2d3c-aaaa-4bbb-8ccc-1234567890ab'/>"],
        ),
        (
            "is_said_of_an_option",
            &["tool --pass: §\n"],
            &["curl: option --pass: requires parameter"],
        ),
        (
            "is_lexeme",
            &["{\"token\":\"§\",\"offset\":0}\n"],
            &["{\"tokens\":[{\"token\":\"disk\",\"start_offset\":0,\"end_offset\":4}]}"],
        ),
        (
            "is_resource",
            &["arn: secret:§\n"],
            &["\"ARN\": \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-a1B2c3\""],
        ),
        (
            "is_exception",
            &["token: §Token\n"],
            &["WARNING Authorization failed for token: InvalidToken"],
        ),
        ("is_shortcut", &["<a apikey=\"§\">\n"], &["<a href=\"x\" accesskey=\"n\">"]),
        (
            "is_of_routes",
            &["community: §\n"],
            &[
                "Community: no-export 65000:120",
                "Extended Community: RT:1:2",
                "snmpInBadCommunityNames: 328",
            ],
        ),
        (
            "is_annotation",
            &["\"a/password\": \"§\"\n"],
            &[
                "checksum/secret: 6ca0d679025f62e44c4326c6",
                "\"#Bios.ChangePassword\":{\"target\":\"/redfish/v1\"}",
            ],
        ),
        (
            "is_report_of_function",
            &["check_password: §\n"],
            &["check_password: user erika is locked"],
        ),
        (
            "is_denied",
            &["password=not§\n", "password=not so § ever\n"],
            &["Administrator Password=NOT INSTALLED"],
        ),
        ("is_example", &["# password = §\n"], &["#node.session.auth.password = password_in"]),
        (
            "is_name_of_a_secret",
            &["secretKey: §\n"],
            &["secretKey: password", "kind=kopia secret=repo-credentials"],
        ),
        ("is_event", &["AdmPwd: §\n"], &["AdmPwd: 13: The local password is managed"]),
        (
            "is_size_or_prompt",
            &["passphrase: §\n"],
            &["passphrase: 17 bytes", "password: a challenge password"],
        ),
        (
            "is_comment",
            &["# rocommunity: §\n"],
            &[
                "# rocommunity: a community that may only read",
                "# psk: WPA preshared key in hexadecimal",
            ],
        ),
        ("is_list_of_objects", &["tokens: §\n"], &["Tokens: default-token-x2v9k"]),
        ("is_key_size", &["private-key: §\n"], &["Private-Key: (2048 bit)"]),
        ("is_tag", &["<password>§</password>\n"], &["[f5] <passwd=\"erika\"> failed to bind"]),
        ("is_no_row", &["| password | § |\n"], &["password | or | token"]),
        (
            "is_explained_option",
            &["tool --ssl-key=§\n"],
            &["  --ssl-key=name      key in PEM format", "  --password=PASSWORD"],
        ),
        ("is_source", &["tool --pass:§\n"], &["keytool -storepass:file /etc/pki/java/pass"]),
        ("is_list_of_names", &["secrets: [\"§\"]\n"], &["    secrets: [db_password, smtp]"]),
        (
            "is_said_by_a_scanner",
            &["app-secrets: §\n"],
            &["detect-secrets: scanned 21 files, 0 potential secrets found"],
        ),
        (
            "is_way_to_hash",
            &["password_hash('§')\n"],
            &["password: \"{{ vault_password | password_hash('sha512') }}\""],
        ),
        (
            "is_looked_up",
            &["find('x', 'secret=§')\n"],
            &["api_token: \"{{ lookup('hashi_vault', 'secret=kv/data/netbox:token') }}\""],
        ),
        (
            "is_label_of_metric",
            &["up{secret=\"§\"} 1\n"],
            &["kube_secret_info{namespace=\"prod\",secret=\"db-login\"} 1"],
        ),
        ("is_explained_source", &["pass:§\n"], &["       pass:password"]),
    ];

    #[test]
    fn every_reason_keeps_what_it_says_and_no_secret() {
        assert_rows(REASONS_IN_ROWS);
    }
}
