//! Secrets that only their place says, by what each rule must take and must leave.

use super::syntax_tests::{Row, assert_rows};

const RULES_IN_ROWS: &[Row] = &[
    (
        "columns",
        &[
            "#node,user,password,note\nn1,admin,§,\nn2,admin,\"§\",x\n",
            "host;user;bmc_password\nh1;root;§\n",
            "bmc\tlogin\tapi_token\nn1\troot\t§\n",
            "| node | community |\n|---|---|\n| n1 | § |\n",
            "# client server secret IP addresses\nn1 * \"§\" *\nn2 * § *\n",
            "COPY users (id, password) FROM stdin;\n1\t§\n",
            "INSERT INTO users (name, password) VALUES ('a', '§'), ('b', '§');\n",
        ],
        &[
            "user,password,note\nonly one column",
            "user, password, token, and more\nan, other, line, here",
            "time,tokens,latency\n12:00,345,6",
            "host,password,note\nn1,unset,\nn2,,x",
            "| option | password | token |\n|---|---|---|\n| login | yes | no |",
            "INSERT INTO users (name, state) VALUES ('a', 'on')",
        ],
    ),
    (
        "maps and signed links",
        &[
            "map $http_x_api_key $client {\n    default \"\";\n    \"§\" \"site-a\";\n    § site-b;\n}\n",
            "map $http_authorization $ok {\n  \"Bearer §\" 1;\n}\n",
            "secure_link_md5 \"$secure_link_expires$uri §\";",
            "secure_link_md5 \"§${uri}$arg_expires\";",
        ],
        &[
            "map $http_x_api_key $client {\n    default \"\";\n    include keys.map;\n}",
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
            "/* \" * a comment",
        ],
    ),
    (
        "what programs say and are told",
        &[
            "sshd[9]: Invalid user x!§ from 192.0.2.7",
            "expect \"*assword:*\"\nsend \"§\\r\"",
            "dumph_recv: community string\ndumpv_recv: String:\t§",
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
            "racadm set iDRAC.Users.3.Password §",
        ],
        &[
            "argc=3 a0=\"ls\" a1=\"-p\" a2=\"/home/operator\"",
            "argc=2 a0=\"tool\" a1=\"--password\" a2=\"--verbose\"",
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

#[test]
fn each_place_takes_what_is_secret_and_leaves_the_rest() {
    assert_rows(RULES_IN_ROWS);
}
