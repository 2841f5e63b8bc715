//! Secrets that only their place says, by what each rule must take and must leave.

use super::syntax_tests::{Row, assert_rows};
use super::{Redaction, Redactor};

const RULES_IN_ROWS: &[Row] = &[
    (
        "columns",
        &[
            "#node,user,password,note\nn1,admin,§,\nn2,admin,\"§\",x\n",
            "host;user;bmc_password\nh1;root;§\n",
            "bmc\tlogin\tapi_token\nn1\troot\t§\n",
            "| node | community |\n|---|---|\n| n1 | § |\n",
            "# client server secret IP addresses\nn1 * \"§\" *\nn2 * § *\n",
            "# server[:port]\tshared_secret\ttimeout (s)\n192.0.2.7:1812\t§\t3\nrad2 § 3\n",
            "# token,user,uid,\"group1,group2\"\n§,admin,1,\"system:masters\"\n",
            "COPY users (id, password) FROM stdin;\n1\t§\n",
            "INSERT INTO users (name, password) VALUES ('a', '§'), ('b', '§');\n",
        ],
        &[
            "user,password,note\nonly one column",
            "user, password, token, and more\nan, other, line, here",
            "time,tokens,latency\n12:00,345,6",
            "host,password,note\nn1,unset,\nn2,,x",
            "user,mfa,ssh_keys\nbob,yes,two",
            "name,type,secret,note\n{\"a\":\"b\",\"c\":\"d\",\"e\":\"f\",\"g\":1}",
            "name,type,secret,note\nlost, found, gone away, back",
            "| option | password | token |\n|---|---|---|\n| login | yes | no |",
            "INSERT INTO users (name, state) VALUES ('a', 'on')",
        ],
    ),
    (
        "maps and signed links",
        &[
            "map $http_x_api_key $client {\n    default \"\";\n    \"§\" \"site-a\";\n    § site-b;\n}\n",
            "map $http_authorization $ok {\n  \"Bearer §\" 1;\n}\n",
            "map $host $oidc_client_secret {\n    default \"§\";\n    a.example §;\n}\n",
            "secure_link_md5 \"$secure_link_expires$uri §\";",
            "secure_link_md5 \"§${uri}$arg_expires\";",
        ],
        &[
            "map $http_x_api_key $client {\n    default \"\";\n    include keys.map;\n}",
            "map $uri $has_token {\n    default 0;\n    \"~.+\" 1;\n}",
            "map $uri $new {\n    /old1234 /new1234;\n}",
            "secure_link_md5 \"$secure_link_expires$uri$remote_addr\";",
        ],
    ),
    (
        "lines of logins",
        &[
            "db01:5432:inventory:app:§",
            "content: \"*:*:replication:standby:§\\n\"",
            "[smtp.example]:587 relay@example.com:§",
            "erika : EAP \"§\"",
            ": RSA site.key \"§\"",
            "\"user\" * \"§\" *",
            "user collect on >§ ~logs:* +@read",
            "ACL SETUSER app on >§ +get",
            "key = §",
            "host = 192.0.2.7 {\n    key = \"§\"\n}",
            "[client.admin]\n\tkey = §",
            "skey = §§§§",
            "  user 2 true  \"operator\" \"§\"  admin 10 none md2 md5 straight",
            "smuxpeer .1.3.6.1.4.1.674 §",
            "servers = [\"USERID:§@lan(192.0.2.25)\"]",
            "register => 100:§@sip.example/100",
            "password_pbkdf2 root grub.pbkdf2.sha512.10000.§.§.ABCDEF",
        ],
        &[
            "tcp LISTEN 0.0.0.0:5432 users:postgres",
            "2026-01-02 10:5432:33 a:b",
            "root:*:0:0:99999:7",
            "[::1]:5874 closed",
            "Host key : RSA 2048 bits",
            " : RSA {",
            "user collect on > standby",
            "key = value",
            "key = config.apiName",
            "    key = sortedBy7",
            "skey = sortedBy7",
            "drive straight on",
            "/* \" * a comment",
        ],
    ),
    (
        "what programs say and are told",
        &[
            "sshd[9]: Invalid user x!§ from 192.0.2.7",
            "expect \"*assword:*\"\nsend \"§\\r\"",
            "dumph_recv: community string\ndumpv_recv: String:\t§",
            "netsnmp_udp_getSecName: compare <\"§\", 0x00000000/0x00000000>... SUCCESS",
            "IP 10.0.0.5.50123 > 10.0.0.1.161:  C=\"§\" GetRequest(25)  .1.3.6.1",
            "    10.1.1.9.50522 > 10.3.0.3.161:  { SNMPv2c { C=\"§\" { GetRequest(28) R=1",
            "login attempt [b'root'/b'§'] failed",
            "#0 /srv/db.php(8): PDO->__construct('mysql:host=db', 'shop', '§')",
            "client:auth(\"§\")",
            "Please use the following password to proceed to installation:\n\n§AbCd1234\n\nready\n",
            "    redis2_query auth \"§\";",
            "{\"redis\":{\"port\":6379,\"auth\":\"§\"}}",
            "session.save_path = \"tcp://redis:6379?auth=§\"",
            "debug1: PAM: password for ops is \"§\"",
            "passwd: §",
        ],
        &[
            "sshd[9]: Invalid user admin2 from 192.0.2.7",
            "sshd[9]: Invalid user John.Smith from 192.0.2.7",
            "sshd[9]: Invalid user NODE7$ from 192.0.2.7",
            "Failed password for invalid user db2inst1 from 192.0.2.7",
            "login attempt [failed]",
            "expect \"*yes/no*\"\nsend \"yes\\r\"",
            "expect \"*ogin:*\"\nsend \"operator\\r\"",
            "button.bind(this, 'cn=x')",
            "socket_bind(s, '192.0.2.7')",
            "dumph_recv: SNMP version\ndumpv_recv: String:\tmonitor",
            "issuer C=\"DE\" O=\"Example\"",
            "app.auth(\"basic\")",
            "{\"auth\":\"basic\",\"auth\":\"SHA256\"}",
            "passwd: files",
        ],
    ),
    (
        "arguments and pipes",
        &[
            "argc=3 a0=\"sshpass\" a1=\"-p\" a2=\"§\" a3=\"ssh\"",
            "argc=3 a0=\"tool\" a1=\"--password\" a2=\"§\"",
            "ncat --proxy p:3128 --proxy-auth svc:§ %h %p",
            "printf '§' | docker secret create db -",
            "sh -c \"echo -n '§' | cryptsetup luksOpen /dev/sdb1 data --key-file=-\"",
            "racadm set iDRAC.Users.3.Password §",
            "[racadm, set, iDRAC.Users.3.Password, \"§ two\"]",
            "['ipmitool', 'user', 'set', 'password', '3', '§'] with allowed return codes [0]",
            "ipmitool lan set 1 password §",
            "ipmitool user set password 4 \"two § words\" 16",
            "ipmitool channel setkg plain § 1",
            "ExecStart=/usr/bin/ipmitool -I lanplus \\\n    -H 192.0.2.4 -U monitor \\\n    -P § \\\n",
            "IPMICFG -user add 5 monitor § 4",
            "SMCIPMITool.exe 192.0.2.5 ADMIN § ipmi power status",
            "ipmiutil sel -N 192.0.2.5 -U root -P § -F lan2",
            "snmpusm -v3 -u admin -A § 192.0.2.5 passwd § §",
            "snmpget -v3 -u mon -3k 0x§ -3M 0x§ 192.0.2.5",
            "check_snmp -H 192.0.2.5 -C § -o ifOperStatus.1",
            "plink.exe -batch -l admin -pw § 192.0.2.5",
            "C:\\jobs>plink.exe -batch -pw § host",
            "    Args:\n      --admin-password\n      §\n    Ports: 1\n",
            "lftp -u mirror,§ -e quit",
            "etcdctl --user root:§ member list",
            "[curl, -u, \"deploy:§\", -o, /tmp/a]",
            "[mysql, -uroot, \"-p§\", -e, \"select 1\"]",
            "argc=5 a0=\"ssh-keygen\" a1=\"-N\" a2=\"§\"",
            "echo 'kim:two § words' | chpasswd",
            "cloud-init[9]: Set the following 'random' passwords\ncloud-init[9]: root:§\n",
            "set -gx NODE_TOKEN §",
            "setx NODE_TOKEN §",
            "set \"API_KEY=two words §\"",
            "ENV DB_PASSWORD two words §",
            "proxy_set_header Authorization Basic\\ §;",
            "export TOKEN=two\\ §",
        ],
        &[
            "argc=3 a0=\"ls\" a1=\"-p\" a2=\"/home/operator\"",
            "argc=2 a0=\"tool\" a1=\"--password\" a2=\"--verbose\"",
            "user test <user id> <16|20> [<password>]",
            "the password of the lan set 1 is unknown",
            "reads -3 and -30 degrees",
            "cat list | docker secret ls",
            "grep -c x <<< 'some1 text2'",
        ],
    ),
    (
        "addresses and keys",
        &[
            "https://hooks.slack.com/services/T0AAA1111/B0BBB2222/§",
            "https://api.telegram.org/bot110201543:§/sendMessage",
            "CHAT_WEBHOOK=https://chat.example/in/§/x",
            "AGENT_KEY=§AbCd1234",
            "consul agent -encrypt=§§§§abcd -retry-join 192.0.2.4",
            "{\"encrypt\": \"§§§§abcd\"}",
            "encrypt = \"§§§§abcd\"",
            "[MACsecTransmitAssociation]\nKeyId=1\nKey=§AbCd1234",
            "{\"Jwt\":{\"Issuer\":\"a\",\"Key\":\"§AbCd1234\"}}",
            "<credential-reference clear-text=\"§\"/>",
            "ACTIVE_RECORD_ENCRYPTION_PRIMARY_KEY=§AbCd1234",
            "RABBITMQ_ERLANG_COOKIE=§",
            "<password_sha256_hex>§</password_sha256_hex>",
            "<pre-shared-key>psk 4 the § tunnel</pre-shared-key>",
            "<TRAP_COMMUNITY VERSION=\"v2c\" VALUE=\"§\"/>",
            "<community>\n  <index>1</index>\n  <text-name>§</text-name>\n</community>",
            "MARIADB_ROOT_PASSWORD: \"root of all: §\"",
            "{ passphrase: '§ and gold', rejectUnauthorized: true }",
            "env: [{name: A, value: b}, {name: SNMP_PASSPHRASE, value: '§ swamp'}]",
            "{\"enable_password\":\"§\"}",
            "defAuthPassphrase two words §",
            "set $secret \"two words §\";",
            "aws_signing_key §/AbCd1234=;",
            "<Key>Password</Key>\n<Value ProtectInMemory=\"True\">§</Value>",
            "  Community 1: § (rw)",
            "   Communities: §",
            "password: Old.Basic.§Pw1",
            ".dockerconfigjson: eyJhdXRocyI6§",
            "{\"data\":{\"ACCESS_ID\":\"§\"},\"kind\":\"Secret\"}",
            "<RSAKeyValue><Modulus>AA==</Modulus><P>§</P><D>§</D></RSAKeyValue>",
            "untrusted comment: signify secret key\n§§§§§§§§§§\n",
            "activation-key: §",
            "<machineKey validationKey=\"§\"/>",
            "{\"recovery_codes\":[\"§\"]}",
            "{\"bearer\":{\"git.example\":\"§\"}}",
            "auth=\"Basic §AAA==\"",
            "node.session.auth.password_in = §",
        ],
        &[
            "https://example.com/docs/webhooks/getting-started",
            "https://hooks.example.com/help/about",
            "CACHE_KEY=AbCd1234EfGh5678",
            "PRIMARY_KEY=AbCd1234EfGh5678",
            "LOG_KEY=requests-by-host-2026",
            "{\"encrypt\": true}",
            "tool --encrypt=AES256 in out",
            "<RSAKeyValue><Modulus>AbCd1234EfGh5678</Modulus></RSAKeyValue>",
            "untrusted comment: signify public key\nRWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3",
            "{\"Key\":\"AbCd1234EfGh5678\"}",
            "{\"enable_token\":\"AbCd1234EfGh5678\"}",
            "<password>${env.NEXUS_PASSWORD}</password>",
            "<password> is asked for\n  at each start.\n<password></password>",
            "Communities: no-export 65000:120",
            "password = password or getpass.getpass(\"Password: \")",
            "/etc/snmp/snmpd.conf has no rocommunity line, service disabled",
            "Password Configuration",
            "<label>Password</label><input name=\"password\" required>\nconst one2three = 4;",
            "  --password\n      asked for at each start",
            "auth=\"Basic authentication\"",
            "{\"bearer\":true}",
        ],
    ),
    (
        "several values of one name",
        &[
            "{\"field\":\"password\",\"old\":\"§\",\"new\":\"§\"}",
            "{\"type\":\"random_password\",\"attributes\":{\"length\":20,\"result\":\"§\"}}",
        ],
        &[
            "<field label=\"Password\"/>\nfrom=\"192.0.2.0/24\"",
            "{\"type\":\"random_pet\",\"attributes\":{\"result\":\"brave4-otter\"}}",
        ],
    ),
];

/// Keys and codes in digits, and arguments in hexadecimal.
#[test]
fn what_stands_in_digits_goes() {
    let mut redactor = Redactor::new(&Redaction::new()).unwrap();
    let hex = ["4e6164656c", "77616c6438"].concat();
    let upper = hex.to_uppercase();
    let spaced = ["4e 61 64 65", " 6c 77 61 6c"].concat();
    let texts = [
        (format!(">> rakp2 mac key (20 bytes)\n {spaced}\n {spaced}\nrc=0\n"), &spaced),
        (format!("proctitle=69706D69746F6F6C002D5000{upper}00706F776572\n"), &upper),
        (format!("proctitle=746F6F6C002D2D70617373776F72643D{upper}\n"), &upper),
        (format!("a0=\"sshpass\" a1=\"-p\" a2={upper} a3=\"ssh\"\n"), &upper),
    ];
    for (text, secret) in texts {
        let out = redactor.redact_all(text.as_bytes());
        let out = String::from_utf8_lossy(&out);
        assert!(!out.contains(secret.as_str()), "{out}");
        let line = text.lines().next_back().unwrap();
        assert_eq!(out.lines().next_back().unwrap().len(), line.len());
    }
    let seed = ["JBQXK5DFNV", "SXE4TJNZ"].concat();
    let codes = ["40178", "235"].concat();
    for text in [
        format!("{seed}\n\" RATE_LIMIT 3 30\n\" TOTP_AUTH\n{codes}\n"),
        format!("Your emergency scratch codes are:\n  {codes}\n  {codes}\nready\n"),
    ] {
        let out = redactor.redact_all(text.as_bytes());
        let out = String::from_utf8_lossy(&out);
        assert!(!out.contains(&seed) && !out.contains(&codes), "{out}");
    }
    for text in
        ["proctitle=6C73002D6C61\n", "session key (20 bytes) is new\n", "\" TOTP_AUTH\nok\n"]
    {
        assert_eq!(redactor.redact_all(text.as_bytes()), text.as_bytes(), "{text}");
    }
}

#[test]
fn each_place_takes_what_is_secret_and_leaves_the_rest() {
    assert_rows(RULES_IN_ROWS);
}
