use alloc::format;
use alloc::string::ToString;
use alloc::vec::Vec;

use super::*;

fn kind(text: &str) -> ProblemKind {
    text.parse::<Host>().map(|host| host.to_string()).expect_err(text)
}

fn labels(total: usize) -> String {
    let full = "a".repeat(total);
    let labels: Vec<_> = full
        .as_bytes()
        .chunks(Host::MAX_LABEL_CHARS + 1)
        .map(|chunk| "a".repeat(chunk.len().min(Host::MAX_LABEL_CHARS)))
        .collect();
    labels.join(".")
}

#[test]
fn names_keep_their_form_in_lower_case() {
    for (text, name) in [
        ("proxy", "proxy"),
        ("Proxy.Example", "proxy.example"),
        ("a_b.c-d.e--f", "a_b.c-d.e--f"),
        ("_dns.example", "_dns.example"),
        ("1.example", "1.example"),
        ("1and1.de", "1and1.de"),
        ("0x7f.example", "0x7f.example"),
        ("a.0xg", "a.0xg"),
        ("a.1b", "a.1b"),
        ("r3---sn-x.example", "r3---sn-x.example"),
        ("xn--bcher-kva.example", "xn--bcher-kva.example"),
    ] {
        let host: Host = text.parse().expect(text);
        assert_eq!((host.as_name(), host.ip()), (Some(name), None));
        assert_eq!(host.to_string(), name);
        assert_eq!(host.authority(3128), format!("{name}:3128"));
        assert_eq!(Host::try_from(text), Ok(host.clone()));
        assert_eq!(Host::try_from(String::from(name)), Ok(host));
    }
}

#[test]
fn international_names_are_kept_in_their_ascii_form() {
    for (text, name) in [
        ("bücher.example", "xn--bcher-kva.example"),
        ("BÜCHER。example", "xn--bcher-kva.example"),
        ("例え.テスト", "xn--r8jz45g.xn--zckzah"),
        ("straße.de", "xn--strae-oqa.de"),
        ("\u{1f4a9}.la", "xn--ls8h.la"),
        ("ｐｒｏｘｙ", "proxy"),
    ] {
        assert_eq!(text.parse::<Host>().expect(text).as_name(), Some(name), "{text}");
    }
}

#[test]
fn addresses_are_read_with_and_without_brackets() {
    for (text, shown, authority) in [
        ("192.0.2.1", "192.0.2.1", "192.0.2.1:80"),
        ("255.255.255.255", "255.255.255.255", "255.255.255.255:80"),
        ("１２７.0.0.1", "127.0.0.1", "127.0.0.1:80"),
        ("::", "::", "[::]:80"),
        ("2001:DB8::1", "2001:db8::1", "[2001:db8::1]:80"),
        ("[2001:db8:0::1]", "2001:db8::1", "[2001:db8::1]:80"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.1", "[::ffff:192.0.2.1]:80"),
    ] {
        let host: Host = text.parse().expect(text);
        assert_eq!(host.ip(), Some(shown.parse().unwrap()));
        assert_eq!(host.as_name(), None);
        assert_eq!((host.to_string().as_str(), host.authority(80).as_str()), (shown, authority));
        assert_eq!(Host::from(host.ip().unwrap()), host);
    }
}

#[test]
fn what_is_neither_name_nor_address_is_refused() {
    for text in [
        ".",
        "a.",
        ".a",
        "a..b",
        "a.b.",
        "a。",
        "-a",
        "a-",
        "a.-b.c",
        "a-.b",
        "-",
        "-ä.example",
        "ä-.example",
        "a,b",
        "a/b",
        "a@b",
        "a%41",
        "a*",
        "a+b",
        "a=b",
        "a'b",
        "a\"b",
        "a`b",
        "a~b",
        "http://a",
        "a:80",
        "[a]",
        "[]",
        "[",
        "]",
        "[::1",
        "::1]",
        "[[::1]]",
        "[192.0.2.1]",
        "fe80::1%eth0",
        "[fe80::1%25eth0]",
        "1::2::3",
        ":",
        ":::",
        "12345::",
        "xn--\u{fc}",
        "xn--a-ecp.ru",
        "xn--",
        "a\u{ad}\u{ad}-",
        "\u{ad}",
        "a\u{301}\u{fffd}",
    ] {
        assert_eq!(kind(text), ProblemKind::NotAHost, "{text}");
    }
}

#[test]
fn a_last_label_that_is_a_number_needs_a_dotted_quad() {
    for text in [
        "1",
        "127.1",
        "1.2.3",
        "1.2.3.4.5",
        "256.0.0.1",
        "1.2.3.256",
        "01.2.3.4",
        "1.2.3.04",
        "0x7f",
        "0x7f.0.0.1",
        "a.1",
        "a.0x1f",
        "a.0x",
        "a.0XFF",
        "2130706433",
        "1.2.3.4.",
        "example.１",
    ] {
        assert_eq!(kind(text), ProblemKind::NotAHost, "{text}");
    }
}

#[test]
fn nothing_is_trimmed() {
    for text in [
        " ",
        " a",
        "a ",
        "a b",
        "a\tb",
        "a\n",
        "\u{a0}a",
        "a\u{3000}",
        "a\u{0}",
        "a\u{7f}b",
        "a\u{85}",
        "a\u{2028}",
        " ::1",
    ] {
        assert!(matches!(kind(text), ProblemKind::ForbiddenCharacter { .. }), "{text:?}");
    }
    assert_eq!(kind(""), ProblemKind::Missing);
}

#[test]
fn length_ends_at_its_bound() {
    let max = Host::MAX_CHARS;
    let full = "a".repeat(max);
    assert_eq!(full.parse::<Host>().unwrap().as_name(), Some(full.as_str()));
    assert_eq!(kind(&(full + "a")), ProblemKind::TooLong { max });
    assert!(("a.".repeat(max / 2) + "a").parse::<Host>().is_ok());
    assert_eq!(kind(&("a.".repeat(max / 2) + "aa")), ProblemKind::TooLong { max });
}

#[test]
fn length_is_counted_in_ascii_form() {
    let max = Host::MAX_CHARS;
    let longest = (1..).map(|n| "ü".repeat(n)).take_while(|text| text.parse::<Host>().is_ok());
    let longest = longest.last().unwrap();
    assert!(longest.chars().count() < max);
    assert_eq!(longest.parse::<Host>().unwrap().as_name().unwrap().len(), max);
    assert_eq!(kind(&(longest + "ü")), ProblemKind::TooLong { max });
    // More bytes than the bound, but fewer characters once it is mapped.
    let wide = "ａ".repeat(max);
    assert!(wide.len() > max && wide.parse::<Host>().is_ok());
    assert_eq!(kind(&"ａ".repeat(max + 1)), ProblemKind::TooLong { max });
}

#[test]
fn an_endpoint_may_have_the_longest_name_that_dns_has() {
    let max = Host::MAX_ENDPOINT_CHARS;
    let full = labels(max);
    assert_eq!(full.len(), max);
    assert!(Host::of_endpoint(&full).is_ok());
    assert_eq!(full.parse::<Host>(), Err(ProblemKind::TooLong { max: Host::MAX_CHARS }));
    assert_eq!(Host::of_endpoint(&labels(max + 1)), Err(ProblemKind::TooLong { max }));
    let label = "a".repeat(Host::MAX_LABEL_CHARS);
    assert!(Host::of_endpoint(&label).is_ok());
    assert_eq!(Host::of_endpoint(&(label + "a")), Err(ProblemKind::NotAHost));
}

#[test]
fn input_ends_at_its_bound() {
    let hidden = |bytes: usize| "\u{ad}".repeat((bytes - 2) / 2) + "ab";
    assert_eq!(hidden(Host::MAX_INPUT_BYTES).len(), Host::MAX_INPUT_BYTES);
    assert_eq!(hidden(Host::MAX_INPUT_BYTES).parse::<Host>().unwrap().as_name(), Some("ab"));
    let max = Host::MAX_CHARS;
    assert_eq!(kind(&hidden(Host::MAX_INPUT_BYTES + 2)), ProblemKind::TooLong { max });
}
