//! [`Needles`]: where a secret may begin.
//!
//! Each group is one vector search (Teddy). It is fast as long as few of its
//! needles begin alike and none begins as ordinary words of logs do; the groups
//! are put together accordingly.

use aho_corasick::packed::{Config, MatchKind, Searcher};
use memchr::memchr;

use crate::package::redact::found::Found;
use crate::package::redact::rule::Rule;
use crate::package::redact::text::Text;
use crate::package::redact::{
    accounts, assignment, bare, command, digits, entries, header, jwk, key_file, kubernetes,
    logins, snmp, spoken, sql, url, webhook,
};

/// No needle is longer.
pub(super) const MAX_NEEDLE: usize = 16;

/// What looks at a place where a needle is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Verifier {
    Name,
    Header,
    Auth,
    Bearer,
    Basic,
    Url,
    Signature,
    Token,
    Slack,
    AwsId,
    Jwt,
    SendGrid,
    Crypt,
    Ldap,
    FileLine,
    Begin,
    Putty,
    Encoded,
    Snmp,
    Option,
    Kubernetes,
    Sql,
    Switch,
    Table,
    Listed,
    Placed,
    Console,
    LoginAt,
    Digest,
    Jwk,
    Pin,
    Dump,
    Literal,
    Oracle,
    Accounts,
    Pgpass,
    Relay,
    Ipsec,
    Chap,
    AccessList,
    SharedKey,
    UnknownUser,
    Answer,
    MessageDump,
    Link,
    Grub,
}

impl Verifier {
    /// Whether something to hide begins or stands here. `extra` knows the names
    /// that the host added.
    pub(super) fn verify(
        self,
        text: Text<'_>,
        at: usize,
        extra: impl Fn(&[u8]) -> Option<Rule>,
    ) -> Option<Found> {
        match self {
            Self::Name => assignment::verify(text, at, extra),
            Self::Header => header::verify(text, at),
            Self::Auth => header::auth(text, at),
            Self::Bearer => header::bearer(text, at),
            Self::Basic => header::basic(text, at),
            Self::Url => url::credentials(text, at).or_else(|| webhook::in_path(text, at)),
            Self::Signature => url::signature(text, at),
            Self::Token => bare::token(text, at),
            Self::Slack => bare::slack(text, at),
            Self::AwsId => bare::aws_id(text, at),
            Self::Jwt => bare::jwt(text, at),
            Self::SendGrid => bare::sendgrid(text, at),
            Self::Crypt => bare::crypt(text, at),
            Self::Ldap => bare::ldap(text, at),
            Self::FileLine => bare::file_line(text, at),
            Self::Begin => key_file::begin(text, at),
            Self::Putty => key_file::putty(text, at),
            Self::Encoded => key_file::encoded(text, at),
            Self::Snmp => snmp::verify(text, at),
            Self::Option => command::option(text, at),
            Self::Kubernetes => kubernetes::data(text, at),
            Self::Sql => sql::identified(text, at),
            Self::Switch => snmp::switch(text, at),
            Self::Table => snmp::table(text, at),
            Self::Listed => command::listed(text, at),
            Self::Placed => command::placed(text, at),
            Self::Console => command::console(text, at),
            Self::LoginAt => command::login_at(text, at),
            Self::Digest => command::digest(text, at),
            Self::Jwk => jwk::member(text, at),
            Self::Pin => digits::pin(text, at),
            Self::Dump => key_file::dump(text, at),
            Self::Literal => command::literal(text, at),
            Self::Oracle => url::oracle(text, at),
            Self::Accounts => accounts::verify(text, at),
            Self::Pgpass => logins::pgpass(text, at),
            Self::Relay => logins::relay(text, at),
            Self::Ipsec => logins::ipsec(text, at),
            Self::Chap => logins::chap(text, at),
            Self::AccessList => logins::access_list(text, at),
            Self::SharedKey => logins::shared(text, at),
            Self::UnknownUser => spoken::unknown_user(text, at),
            Self::Answer => spoken::answer(text, at),
            Self::MessageDump => spoken::dump(text, at),
            Self::Link => entries::link(text, at),
            Self::Grub => bare::grub(text, at),
        }
    }
}

// Which needle is in which group, and where in it, is a matter of speed alone, and was
// measured: some are fast together that have nothing to do with one another, and more
// than 32 in a group are searched at half the speed. Where one begins with
// another of its group, the longer one stands first.

const NAMES: &[(&str, Verifier)] = &[
    ("pass", Verifier::Name),
    ("Pass", Verifier::Name),
    ("PASS", Verifier::Name),
    ("secr", Verifier::Name),
    ("Secr", Verifier::Name),
    ("SECR", Verifier::Name),
    ("toke", Verifier::Name),
    ("Toke", Verifier::Name),
    ("TOKE", Verifier::Name),
    ("_key", Verifier::Name),
    ("ikey", Verifier::Name),
    (" -A", Verifier::Option),
    (" -a", Verifier::Option),
    ("AGE-SECR", Verifier::Token),
    ("SWMKEY", Verifier::Token),
    ("mqctl add_user ", Verifier::Placed),
    ("ey_material", Verifier::Name),
    ("'-p'", Verifier::Listed),
    ("k_g", Verifier::Name),
    ("SWMTKN", Verifier::Token),
    ("K_R", Verifier::Name),
    ("ykey=", Verifier::Name),
    ("glsa_", Verifier::Token),
    ("\"d\":", Verifier::Jwk),
    ("eyMaterial", Verifier::Name),
    ("'-U'", Verifier::Listed),
    ("Pin\"", Verifier::Pin),
    ("'-a'", Verifier::Listed),
    ("user test ", Verifier::Placed),
    ("iopts=", Verifier::Console),
    ("k-g", Verifier::Name),
    ("egotiate ", Verifier::Basic),
];
const MORE_NAMES: &[(&str, Verifier)] = &[
    ("ommunity", Verifier::Name),
    ("OMMUNITY", Verifier::Name),
    ("uthoriz", Verifier::Header),
    ("UTHORIZ", Verifier::Header),
    ("ookie", Verifier::Header),
    ("OOKIE", Verifier::Header),
    ("earer ", Verifier::Bearer),
    ("EARER ", Verifier::Bearer),
    ("Basic ", Verifier::Basic),
    ("bindpw", Verifier::Name),
    ("rootpw", Verifier::Name),
    ("nature=", Verifier::Signature),
    ("sig=", Verifier::Signature),
    ("ndCredential", Verifier::Name),
    ("prime1:", Verifier::Dump),
    ("@unix(", Verifier::LoginAt),
    ("digest-key ", Verifier::Switch),
    ("sudo -S", Verifier::Accounts),
    ("'-P'", Verifier::Listed),
    ("'-c'", Verifier::Listed),
    ("key-string ", Verifier::Switch),
    (" --bmc", Verifier::LoginAt),
    ("CommunityName.", Verifier::Table),
    ("snmp-server ", Verifier::Switch),
    ("hkey=", Verifier::Name),
    ("\"p\":", Verifier::Jwk),
    ("{CLEAR", Verifier::Ldap),
    ("\"pin\"", Verifier::Pin),
    ("RY_CODE", Verifier::Name),
    ("ry_code", Verifier::Name),
    ("earer\"", Verifier::Name),
    ("uthtok", Verifier::Name),
];
const SHORT: &[(&str, Verifier)] = &[
    ("Key", Verifier::Name),
    ("KEY", Verifier::Name),
    ("pwd", Verifier::Name),
    ("Pwd", Verifier::Name),
    ("PWD", Verifier::Name),
    ("psk", Verifier::Name),
    ("PSK", Verifier::Name),
    ("_pw", Verifier::Name),
    ("_PW", Verifier::Name),
    ("://", Verifier::Url),
    ("ta:", Verifier::Kubernetes),
    ("ta\"", Verifier::Kubernetes),
    ("ta\\", Verifier::Kubernetes),
    ("K_G", Verifier::Name),
    (":::", Verifier::FileLine),
    ("psink", Verifier::Snmp),
    ("s-server ", Verifier::Switch),
    ("xponent1:", Verifier::Dump),
    ("_SALT", Verifier::Name),
    ("\"-k\"", Verifier::Listed),
    ("\"q\":", Verifier::Jwk),
    ("te_exponent", Verifier::Name),
    ("{PLAIN", Verifier::Ldap),
    ("priv:", Verifier::Dump),
    ("xponent2:", Verifier::Dump),
    (":*:", Verifier::Pgpass),
];
const BEGINNINGS: &[(&str, Verifier)] = &[
    ("BEGIN ", Verifier::Begin),
    ("-Lines:", Verifier::Putty),
    ("LS0tLS1C", Verifier::Encoded),
    ("AKIA", Verifier::AwsId),
    ("ASIA", Verifier::AwsId),
    ("AIza", Verifier::Token),
    ("ghp_", Verifier::Token),
    ("gho_", Verifier::Token),
    ("ghu_", Verifier::Token),
    ("ghs_", Verifier::Token),
    ("ghr_", Verifier::Token),
    ("hub_pat_", Verifier::Token),
    ("glpat-", Verifier::Token),
    ("glrt-", Verifier::Token),
    ("xox", Verifier::Slack),
    ("k_live_", Verifier::Token),
    ("k_test_", Verifier::Token),
    ("npm_", Verifier::Token),
    ("eyJ", Verifier::Jwt),
    ("-key", Verifier::Name),
    ("\"-p\"", Verifier::Listed),
    ("'-w'", Verifier::Listed),
    ("shpat_", Verifier::Token),
    ("ckr_pat_", Verifier::Token),
];
const OPTIONS: &[(&str, Verifier)] = &[
    (" -u", Verifier::Option),
    (" -U", Verifier::Option),
    (" -P", Verifier::Option),
    (" -p", Verifier::Option),
    (" -K", Verifier::Option),
    (" -k", Verifier::Option),
    (" -y", Verifier::Option),
    (" -c", Verifier::Option),
    (" -X", Verifier::Option),
    (" -w", Verifier::Option),
    (" -s", Verifier::Option),
    (" -b", Verifier::Option),
    (" --user", Verifier::Option),
    (" --proxy-user", Verifier::Option),
    (" --cookie", Verifier::Option),
    (":\\/\\/", Verifier::Url),
    ("mqctl change_", Verifier::Placed),
    ("\"dq\":", Verifier::Jwk),
    ("\"qi\":", Verifier::Jwk),
    ("\"-A\"", Verifier::Listed),
    ("\"-a\"", Verifier::Listed),
    ("@tcp(", Verifier::LoginAt),
    ("\"-y\"", Verifier::Listed),
    ("\"-c\"", Verifier::Listed),
    ("\"-U\"", Verifier::Listed),
    (" -N", Verifier::Option),
    ("\"-X\"", Verifier::Listed),
    ("2-bearer ", Verifier::Name),
    ("\"-w\"", Verifier::Listed),
    ("\"k\":", Verifier::Jwk),
    ("UTH=", Verifier::Auth),
    (" --creds", Verifier::Option),
];
const RARE: &[(&str, Verifier)] = &[
    ("com2s", Verifier::Snmp),
    ("p2sink", Verifier::Snmp),
    ("msink", Verifier::Snmp),
    ("usmUs", Verifier::Snmp),
    ("eateUs", Verifier::Snmp),
    ("hvs.", Verifier::Token),
    ("SG.", Verifier::SendGrid),
    ("ya29.", Verifier::Token),
    ("whsec_", Verifier::Token),
    ("sk-ant-", Verifier::Token),
    ("pypi-", Verifier::Token),
    ("\"dp\":", Verifier::Jwk),
    ("net user ", Verifier::Placed),
    ("REDENTIAL", Verifier::Name),
    (" snmp ", Verifier::Placed),
    ("teExponent:", Verifier::Dump),
    ("pw=", Verifier::Name),
    ("'-u'", Verifier::Listed),
    ("htpasswd -", Verifier::Placed),
    (":thin:", Verifier::Oracle),
    ("\"-u\"", Verifier::Listed),
    ("\"-P\"", Verifier::Listed),
    ("PW=", Verifier::Name),
    ("wpa_passphrase ", Verifier::Placed),
    ("teExponent", Verifier::Name),
    ("UTHTOK=", Verifier::Name),
    ("k_md5 ", Verifier::Link),
    ("\t*\t", Verifier::Chap),
    ("\" *", Verifier::Chap),
];
const SPOKEN: &[(&str, Verifier)] = &[
    ("nd \"", Verifier::Answer),
    (": RSA ", Verifier::Ipsec),
    ("ETUSER ", Verifier::AccessList),
    ("ey = ", Verifier::SharedKey),
    ("]:587", Verifier::Relay),
    ("etuser ", Verifier::AccessList),
    ("PIN=", Verifier::Pin),
    (" --proxy-auth", Verifier::Option),
    ("nknown user ", Verifier::UnknownUser),
    (": XAUTH ", Verifier::Ipsec),
    (" on >", Verifier::AccessList),
    ("nvalid user ", Verifier::UnknownUser),
    ("hkey\"", Verifier::Name),
    ("pin = ", Verifier::Pin),
    ("grub.pbkdf2", Verifier::Grub),
    ("credential=", Verifier::Name),
    ("pin=", Verifier::Pin),
    (": EAP ", Verifier::Ipsec),
    ("dumpv_", Verifier::MessageDump),
    ("ryCode", Verifier::Name),
];
const AUTH: &[(&str, Verifier)] = &[
    ("uth\"", Verifier::Auth),
    ("uth=", Verifier::Auth),
    ("uth:", Verifier::Auth),
    ("uth\\", Verifier::Auth),
    ("uth ", Verifier::Auth),
    ("{SSHA", Verifier::Ldap),
    ("{SHA", Verifier::Ldap),
    ("{CRYPT", Verifier::Ldap),
    ("{PBKDF", Verifier::Ldap),
    ("{SMD5", Verifier::Ldap),
    ("{MD5", Verifier::Ldap),
    ("{ssha", Verifier::Ldap),
    ("{crypt", Verifier::Ldap),
    ("etCred", Verifier::Sql),
    ("TIFIED BY", Verifier::Sql),
    ("tified by", Verifier::Sql),
    ("ootPW", Verifier::Name),
    ("skey:", Verifier::Name),
    ("response=", Verifier::Digest),
    ("oefficient:", Verifier::Dump),
    ("prime2:", Verifier::Dump),
    ("\"otp\"", Verifier::Pin),
    ("\"PIN\"", Verifier::Pin),
    ("-literal", Verifier::Literal),
    (" login=", Verifier::LoginAt),
    ("tkey=", Verifier::Name),
    ("tkey:", Verifier::Name),
    ("skey=", Verifier::Name),
    ("hkey:", Verifier::Name),
    (":5432:", Verifier::Pgpass),
];
const GROUPS: [&[(&str, Verifier)]; 8] =
    [NAMES, MORE_NAMES, SHORT, BEGINNINGS, OPTIONS, RARE, AUTH, SPOKEN];

/// How many independent searches there are: the groups, `$`, the host's names.
pub(super) const SEARCHES: usize = GROUPS.len() + 2;

/// The compiled searches.
#[derive(Debug)]
pub(super) struct Needles {
    groups: Vec<Group>,
}

#[derive(Debug)]
enum Group {
    Words(Searcher, Vec<Verifier>),
    Dollar,
    Nothing,
}

impl Needles {
    /// Compiles the searches; `extra` are the names that the host adds.
    pub(super) fn new(extra: &[Vec<u8>]) -> Option<Self> {
        let mut groups = Vec::with_capacity(SEARCHES);
        for group in GROUPS {
            groups.push(compile(
                group.iter().map(|(needle, verifier)| (needle.as_bytes(), *verifier)),
            )?);
        }
        groups.push(Group::Dollar);
        groups.push(if extra.is_empty() {
            Group::Nothing
        } else {
            compile(extra.iter().map(|name| (name.as_slice(), Verifier::Name)))?
        });
        Some(Self { groups })
    }

    /// The first place of search `number` in `text` from `from` on.
    pub(super) fn find(
        &self,
        number: usize,
        text: &[u8],
        from: usize,
    ) -> Option<(usize, Verifier)> {
        match self.groups.get(number)? {
            Group::Words(searcher, verifiers) => {
                let found = searcher.find_in(text, (from..text.len()).into())?;
                let verifier = verifiers.get(found.pattern().as_usize())?;
                Some((found.start(), *verifier))
            }
            Group::Dollar => {
                let found = memchr(b'$', text.get(from..)?)?;
                Some((from + found, Verifier::Crypt))
            }
            Group::Nothing => None,
        }
    }
}

fn compile<'a>(needles: impl Iterator<Item = (&'a [u8], Verifier)>) -> Option<Group> {
    let mut builder = Config::new().match_kind(MatchKind::LeftmostFirst).builder();
    let mut verifiers = Vec::new();
    for (needle, verifier) in needles {
        builder.add(needle);
        verifiers.push(verifier);
    }
    Some(Group::Words(builder.build()?, verifiers))
}
