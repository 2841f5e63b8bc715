//! Of five sets that were tried when the others held.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "name of a secret in AWS",
        "    \"ARN\": \"arn:aws:secretsmanager:eu-west-1:123456789012:secret:«disk|volume»/db-a1B2c3\",",
    ),
    (
        "credentials of an application in Entra",
        "{\"passwordCredentials\":[{\"customKeyIdentifier\":null,\"displayName\":\"«fan|disk»\",\"endDateTime\":\"«iso»\",\"hint\":null,\"keyId\":\"«uuid»\",\"secretText\":null,\"startDateTime\":\"«iso»\"}]}",
    ),
    (
        "lexemes of a search",
        "{\"analyzer\":\"standard\",\"tokens\":[{\"token\":\"«disk|backup»\",\"start_offset\":0,\"end_offset\":5,\"type\":\"<ALPHANUM>\",\"position\":0},{\"token\":\"backup\",\"start_offset\":6,\"end_offset\":11,\"type\":\"<ALPHANUM>\",\"position\":1}]}",
    ),
    ("an option of curl", "curl: option --pass: requires parameter"),
    (
        "a modifier of keytool's option",
        "$ keytool -list -keystore /etc/pki/java/cacerts -storepass:file /etc/pki/java/pass",
    ),
    ("secrets of a service", "    secrets: [db_password]"),
    ("a variable in Maven's settings", "  <password>${env.NEXUS_PASSWORD}</password>"),
    (
        "a change log of a package",
        "  * Drop the --password option; use --password-file instead. (Closes: #«10-999»)",
    ),
    (
        "a change log",
        "- Password: field was cleared after a failed login (#«10-9999»)",
    ),
    (
        "a program that looks for secrets",
        "detect-secrets: scanned «10-9999» files, 0 potential secrets found",
    ),
    (
        "the result of a rule",
        "xccdf_org.ssgproject.content_rule_sshd_disable_root_password     notselected",
    ),
    ("a place for a community", "community = \"@{snmp:community}\""),
    ("the usage of ipmitool", "user test <user id> <16|20> [<password>]"),
    (
        "code that asks",
        "    password = password or getpass.getpass(\"Password: \")",
    ),
    (
        "an exception called after a token",
        "«iso» WARNING keystonemiddleware.auth_token [-] Authorization failed for token: InvalidToken",
    ),
    (
        "a table of users and lines with as many commas",
        "user,last_login,password_age_days,mfa,ssh_keys
«user»,«iso»,«1-900»,false,0
{\"_index\":\".security-tokens-7\",\"_id\":\"token_doc\",\"found\":false,\"took\":«1-99»,\"up\":true}
def connect(host, user, password=None, token=None, key_file=None):",
    ),
    (
        "a usage with the end of an element behind it",
        "(error) ERR AUTH <password> called without any password configured for the default user.
<password></password>",
    ),
    (
        "a filter of Ansible",
        "    password: \"{{ vault_app_password | password_hash('sha512') }}\"",
    ),
    (
        "a look into Vault",
        "api_token: \"{{ lookup('hashi_vault', 'secret=kv/data/netbox:token') }}\"",
    ),
    (
        "secrets in metrics",
        "kube_secret_info{namespace=\"prod\",secret=\"db-credentials\"} 1
kube_secret_type{namespace=\"prod\",secret=\"web-tls\",type=\"kubernetes.io/tls\"} 1",
    ),
    (
        "a finding",
        "[FAIL] V-«100000-299999»: SNMP community strings must be changed from the default. Finding: /etc/snmp/snmpd.conf has no rocommunity line, service disabled. Severity: CAT I -> not applicable",
    ),
    ("a heading", "Password Configuration"),
];
