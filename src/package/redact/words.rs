//! Words that stand where a secret would stand, and are none.

/// What sentences and messages about secrets have there.
pub(super) const PROSE: &str = "a about above absent accepted access account action active after again ago algorithm all \
    allowed already always an and any are argument array as asked asking assigned at attempt \
    attempts auth authenticated authenticating authentication authorization available backend \
    bad because been before being belongs below between both bucket but by bytes cached called \
    can cannot change changed changes characters chars check checked checking chosen class \
    clear cleared column command complete completed complexity config configuration configured confirmed consumed \
    contains correct could count created current day days default defined deleted denied \
    deprecated did digit digits directive disable disabled does doing done during each either empty enable enabled end \
    enforced enter entered entry eof equals error every exceeded exists expected expired \
    expires expiry fail failed failing failure fetched field file first follows for forgotten form \
    format found from further generated gets given goes good granted had happens has have held \
    here hidden hour hours how id identical identifier if ignored immediately impossible in \
    inactive included incorrect information input installed instead into invalid is issued it \
    its just keep kept key keys known last later left length less like line lines list literal loaded \
    lock locked login longer look made mail match matched maximum may might minimum minute \
    minutes mismatch missing mode more most must n/a name names nearly needed needs never new \
    next no none not nothing null number obtained of off ok okay old older on one only option \
    optional or other our out over own page parameter part pass passed passphrase password \
    passwords pending per permitted persisted phrase please policy possible present previous \
    problem prompt prompted protected provided reached read reading ready really reason \
    received recently refreshed refused regenerated registered rejected related remaining \
    removed renewed repeated replaced request requested required requirements requires reset retry retrying \
    returned revoked rotated safe same santa saved says second seconds secret see seen sent \
    server service session set setting settings shall shared short should show shows since skipped so some \
    state status still store stored strength strength-check string strong succeeded success successful such supplied \
    supported system take taken than that the their them then there these they this those \
    threshold through times to today together token tokens too tried try trying twice two type \
    types unable unauthorized unchanged undefined under unexpected unknown unlock unlocked \
    unset unsupported until up updated usage use used user username users using valid \
    validated value values verification verified very via want warning was way we weak weeks \
    were what when where whether which while whitespace who whoever whom whose why will with \
    within without works would wrong year years yes yet you your";

/// What settings have there that say how it is with a secret, not what it is.
pub(super) const STATES: &str = "yes no true false on off none null nil n/a ok okay required optional mandatory expired \
    expires valid invalid set unset notset enabled disabled missing present absent changed \
    unchanged never unknown failed failure passed succeeded success successful accepted \
    rejected denied refreshed revoked rotated hidden redacted masked removed omitted filtered \
    supported unsupported locked unlocked incorrect mismatch verified unverified updated reset \
    undefined provided on_create on_update \
    autogenerate autogenerate,isolateapps inherit";

/// What a token is good for, and kinds of tokens.
pub(super) const GRANTS: &str = "read write simple jwt opaque bearer";

/// Types of values, in the languages that programs are written in.
pub(super) const TYPES: &str = "str &str String string bytes bytearray byte int integer number float bool boolean object \
    any Any AnyStr Optional Option Vec List Dict Secret SecretStr SecretBytes SecretString \
    SecureString Box Arc Rc Cow Zeroizing Bytes CharSequence NSString unknown void char \
    varchar text uuid unicode Buffer Uint8Array u8 unsigned std";

/// Words that make a sentence of a row of words.
pub(super) const GLUE: &str = "an and are as at be been by can does for from has have if in is it may must no not of on \
    only or should than that the this to too was were when which who will with you your";

/// Keys of maps about a secret whose values say no secret: where it is, how long
/// it must be, when it ends. Only the last word of a key counts.
pub(super) const DESCRIBING: &str = "added algorithm at attempts audience count created date days description driver \
    bundle enum environment expiration expires expiry external file format gid hint history id in info issued issuer items kind label labels \
    length lifetime limit max maximum metadata min minimum mode name namespace operator optional origin path pattern policy pub public provider \
    realm ref required result rotation rootcertbundle scheme scope seconds service set site size source state status target threshold time timeout ttl type uid \
    unit updated url vault version";

/// Whether `word` is one of `words`, which blanks divide.
pub(super) fn is_one_of(word: &[u8], words: &str) -> bool {
    words.split_ascii_whitespace().any(|one| word.eq_ignore_ascii_case(one.as_bytes()))
}
