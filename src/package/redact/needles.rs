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
    logins, made_key, proctitle, snmp, spoken, sql, traces, url, webhook,
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
    AuthCall,
    Gossip,
    Capture,
    KeyBytes,
    Simulator,
    Scratch,
    SecondFactor,
    ProcTitle,
    Honeypot,
    KeyElements,
    Named,
    Construct,
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
        self.look(text, at, extra).and_then(|found| found.without_placeholders(text))
    }

    fn look(
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
            Self::AuthCall => header::auth_call(text, at),
            Self::Gossip => made_key::gossip(text, at),
            Self::Capture => traces::community(text, at),
            Self::KeyBytes => traces::key_bytes(text, at),
            Self::Simulator => logins::simulator(text, at),
            Self::Scratch => digits::scratch(text, at),
            Self::SecondFactor => digits::second_factor(text, at),
            Self::ProcTitle => proctitle::verify(text, at),
            Self::Honeypot => spoken::honeypot(text, at),
            Self::KeyElements => key_file::elements(text, at),
            Self::Named => traces::security_name(text, at),
            Self::Construct => spoken::construct(text, at),
        }
    }
}

// Which needle is in which group, and where in it, is a matter of speed alone, and was
// measured: some are fast together that have nothing to do with one another, and more
// than 32 in a group are searched at half the speed. Where one begins with
// another of its group, the longer one stands first.

const NAMES: &[(&str, Verifier)] = &[
    ("pass", Verifier::Name),
    ("K_R", Verifier::Name),
    ("ikey", Verifier::Name),
    ("SECR", Verifier::Name),
    ("Pin\"", Verifier::Pin),
    ("egotiate ", Verifier::Basic),
    (" -A", Verifier::Option),
    ("Secr", Verifier::Name),
    ("ey_material", Verifier::Name),
    ("\"d\":", Verifier::Jwk),
    ("toke", Verifier::Name),
    ("'-p", Verifier::Listed),
    ("Pass", Verifier::Name),
    ("Toke", Verifier::Name),
    ("mqctl ", Verifier::Placed),
    ("glsa_", Verifier::Token),
    ("TOKE", Verifier::Name),
    ("k_g", Verifier::Name),
    ("secr", Verifier::Name),
    ("SWMKEY", Verifier::Token),
    ("user test ", Verifier::Placed),
    ("SWMTKN", Verifier::Token),
    ("k-g", Verifier::Name),
    ("_key", Verifier::Name),
    ("iopts=", Verifier::Console),
    (" -a", Verifier::Option),
    ("ykey=", Verifier::Name),
    ("PASS", Verifier::Name),
    ("AGE-SECR", Verifier::Token),
    ("eyMaterial", Verifier::Name),
    ("'-a'", Verifier::Listed),
    ("'-U'", Verifier::Listed),
];
const MORE_NAMES: &[(&str, Verifier)] = &[
    ("ommunit", Verifier::Name),
    ("snmp-server ", Verifier::Switch),
    ("uthoriz", Verifier::Header),
    ("UTHORIZ", Verifier::Header),
    (" --bmc", Verifier::LoginAt),
    ("key-string ", Verifier::Switch),
    ("uthtok", Verifier::Name),
    ("RY_CODE", Verifier::Name),
    ("ookie", Verifier::Header),
    ("{CLEAR", Verifier::Ldap),
    ("OMMUNITY", Verifier::Name),
    ("hkey=", Verifier::Name),
    ("prime1:", Verifier::Dump),
    ("CommunityName.", Verifier::Table),
    ("rootpw", Verifier::Name),
    ("ry_code", Verifier::Name),
    ("digest-key ", Verifier::Switch),
    ("nature=", Verifier::Signature),
    ("\"p\":", Verifier::Jwk),
    ("'-P'", Verifier::Listed),
    ("OOKIE", Verifier::Header),
    ("Basic ", Verifier::Basic),
    ("sudo -S", Verifier::Accounts),
    ("EARER ", Verifier::Bearer),
    ("'-c'", Verifier::Listed),
    ("ndCredential", Verifier::Name),
    ("bindpw", Verifier::Name),
    ("\"pin\"", Verifier::Pin),
    ("sig=", Verifier::Signature),
    ("@unix(", Verifier::LoginAt),
    ("earer ", Verifier::Bearer),
    ("earer\"", Verifier::Name),
];
const SHORT: &[(&str, Verifier)] = &[
    ("_PW", Verifier::Name),
    ("_pw", Verifier::Name),
    ("pwd", Verifier::Name),
    ("K_G", Verifier::Name),
    ("Key", Verifier::Name),
    ("ta\\", Verifier::Kubernetes),
    (":::", Verifier::FileLine),
    ("_SALT", Verifier::Name),
    (":*:", Verifier::Pgpass),
    ("PSK", Verifier::Name),
    ("PWD", Verifier::Name),
    ("psk", Verifier::Name),
    ("Pwd", Verifier::Name),
    ("ta:", Verifier::Kubernetes),
    ("://", Verifier::Url),
    ("psink", Verifier::Snmp),
    ("xponent1:", Verifier::Dump),
    ("s-server ", Verifier::Switch),
    ("xponent2:", Verifier::Dump),
    ("\"q\":", Verifier::Jwk),
    ("te_exponent", Verifier::Name),
    ("ta\"", Verifier::Kubernetes),
    ("\"-k\"", Verifier::Listed),
    ("priv:", Verifier::Dump),
    ("{PLAIN", Verifier::Ldap),
    ("KEY", Verifier::Name),
    ("traight", Verifier::Simulator),
    (" -3", Verifier::Option),
    (" -C", Verifier::Option),
];
const BEGINNINGS: &[(&str, Verifier)] = &[
    ("'-w'", Verifier::Listed),
    ("shpat_", Verifier::Token),
    ("-key", Verifier::Name),
    ("ghs_", Verifier::Token),
    ("ghp_", Verifier::Token),
    ("npm_", Verifier::Token),
    ("LS0tLS1C", Verifier::Encoded),
    ("gho_", Verifier::Token),
    ("AKIA", Verifier::AwsId),
    ("ckr_pat_", Verifier::Token),
    ("-Lines:", Verifier::Putty),
    ("glpat-", Verifier::Token),
    ("ghu_", Verifier::Token),
    ("k_test_", Verifier::Token),
    ("hub_pat_", Verifier::Token),
    ("ghr_", Verifier::Token),
    ("BEGIN ", Verifier::Begin),
    ("glrt-", Verifier::Token),
    ("k_live_", Verifier::Token),
    ("eyJ", Verifier::Jwt),
    ("xox", Verifier::Slack),
    ("AIza", Verifier::Token),
    ("ASIA", Verifier::AwsId),
    ("\"-p", Verifier::Listed),
    ("hf_", Verifier::Token),
];
const OPTIONS: &[(&str, Verifier)] = &[
    ("\"-X\"", Verifier::Listed),
    (" -c", Verifier::Option),
    (" -N", Verifier::Option),
    (" -b", Verifier::Option),
    (" -K", Verifier::Option),
    (" -w", Verifier::Option),
    ("\"-a\"", Verifier::Listed),
    ("\"dq\":", Verifier::Jwk),
    ("\"-U\"", Verifier::Listed),
    ("2-bearer ", Verifier::Name),
    (" -u", Verifier::Option),
    (" --cookie", Verifier::Option),
    (" -X", Verifier::Option),
    (" --proxy-user", Verifier::Option),
    ("\"k\":", Verifier::Jwk),
    (":\\/\\/", Verifier::Url),
    ("@lan(", Verifier::LoginAt),
    (" -U", Verifier::Option),
    ("\"-A\"", Verifier::Listed),
    (" -k", Verifier::Option),
    (" -y", Verifier::Option),
    ("@tcp(", Verifier::LoginAt),
    ("\"-c\"", Verifier::Listed),
    (" --creds", Verifier::Option),
    (" -s", Verifier::Option),
    (" -P", Verifier::Option),
    ("UTH=", Verifier::Auth),
    (" -p", Verifier::Option),
    ("\"qi\":", Verifier::Jwk),
    (" --user", Verifier::Option),
    ("\"-w\"", Verifier::Listed),
    ("\"-y\"", Verifier::Listed),
];
const RARE: &[(&str, Verifier)] = &[
    ("com2s", Verifier::Snmp),
    ("'-u'", Verifier::Listed),
    ("msink", Verifier::Snmp),
    ("\"dp\":", Verifier::Jwk),
    ("eateUs", Verifier::Snmp),
    ("hvs.", Verifier::Token),
    ("usmUs", Verifier::Snmp),
    ("ya29.", Verifier::Token),
    ("whsec_", Verifier::Token),
    ("UTHTOK=", Verifier::Name),
    ("wpa_passphrase ", Verifier::Placed),
    ("\t*\t", Verifier::Chap),
    ("net user ", Verifier::Placed),
    ("\" *", Verifier::Chap),
    (" snmp ", Verifier::Placed),
    ("sk-ant-", Verifier::Token),
    ("p2sink", Verifier::Snmp),
    ("pw=", Verifier::Name),
    ("htpasswd -", Verifier::Placed),
    ("SG.", Verifier::SendGrid),
    ("REDENTIAL", Verifier::Name),
    ("\"-u\"", Verifier::Listed),
    ("\"-P\"", Verifier::Listed),
    ("pypi-", Verifier::Token),
    ("PW=", Verifier::Name),
    ("teExponent:", Verifier::Dump),
    ("k_md5 ", Verifier::Link),
    (":thin:", Verifier::Oracle),
    ("teExponent", Verifier::Name),
];
const SPOKEN: &[(&str, Verifier)] = &[
    ("pin = ", Verifier::Pin),
    ("pin=", Verifier::Pin),
    (" --proxy-auth", Verifier::Option),
    ("PIN=", Verifier::Pin),
    ("ETUSER ", Verifier::AccessList),
    (": EAP ", Verifier::Ipsec),
    ("grub.pbkdf2", Verifier::Grub),
    ("]:587", Verifier::Relay),
    ("nknown user ", Verifier::UnknownUser),
    ("ey = ", Verifier::SharedKey),
    (": XAUTH ", Verifier::Ipsec),
    ("nd \"", Verifier::Answer),
    ("ryCode", Verifier::Name),
    ("nvalid user ", Verifier::UnknownUser),
    ("credential=", Verifier::Name),
    (" on >", Verifier::AccessList),
    ("etuser ", Verifier::AccessList),
    ("hkey\"", Verifier::Name),
    ("dumpv_", Verifier::MessageDump),
    (": RSA ", Verifier::Ipsec),
    (" -encrypt", Verifier::Gossip),
    ("crypt\":", Verifier::Gossip),
    ("crypt = ", Verifier::Gossip),
    (" C=\"", Verifier::Capture),
    ("uth(", Verifier::AuthCall),
    ("indPW", Verifier::Name),
    ("dop_v1_", Verifier::Token),
    (" key (", Verifier::KeyBytes),
    ("onkey=", Verifier::Name),
    ("tch codes", Verifier::Scratch),
    ("TOTP_AUTH", Verifier::SecondFactor),
];
const AUTH: &[(&str, Verifier)] = &[
    (" login=", Verifier::LoginAt),
    ("uth=", Verifier::Auth),
    ("etCred", Verifier::Sql),
    ("uth ", Verifier::Auth),
    ("tkey=", Verifier::Name),
    ("{SHA", Verifier::Ldap),
    ("skey=", Verifier::Name),
    ("{PBKDF", Verifier::Ldap),
    ("ootPW", Verifier::Name),
    ("uth\\", Verifier::Auth),
    ("uth:", Verifier::Auth),
    ("\"otp\"", Verifier::Pin),
    ("{SSHA", Verifier::Ldap),
    ("oefficient:", Verifier::Dump),
    ("prime2:", Verifier::Dump),
    ("{MD5", Verifier::Ldap),
    ("skey:", Verifier::Name),
    ("{ssha", Verifier::Ldap),
    ("tkey:", Verifier::Name),
    ("uth\"", Verifier::Auth),
    ("\"PIN\"", Verifier::Pin),
    (":5432:", Verifier::Pgpass),
    ("{crypt", Verifier::Ldap),
    ("{SMD5", Verifier::Ldap),
    ("{CRYPT", Verifier::Ldap),
    ("tified by", Verifier::Sql),
    ("response=", Verifier::Digest),
    ("-literal", Verifier::Literal),
    ("hkey:", Verifier::Name),
    ("TIFIED BY", Verifier::Sql),
    ("smuxpeer ", Verifier::Placed),
    ("tskey-", Verifier::Token),
    ("ryptsetup ", Verifier::Accounts),
    ("octitle=", Verifier::ProcTitle),
    ("n attempt [", Verifier::Honeypot),
    ("AKeyValue>", Verifier::KeyElements),
    ("getSecName", Verifier::Named),
    ("dumpx_", Verifier::MessageDump),
    ("sk-proj-", Verifier::Token),
    ("gister => ", Verifier::LoginAt),
    ("\"-N\"", Verifier::Listed),
    ("setkg ", Verifier::Placed),
    ("MCIPMITool", Verifier::Placed),
    ("DO->__construct(", Verifier::Construct),
    ("r-text=", Verifier::Name),
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

/// All needles, for tests that go through them.
#[cfg(test)]
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    GROUPS.into_iter().flatten().map(|(needle, _)| *needle)
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
