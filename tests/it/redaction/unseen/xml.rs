//! Configuration, exports and messages in XML.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "an element",
        "
<database>
  <host>db01</host>
  <user>fleet</user>
  <password>«pass 18»</password>
</database>
",
    ),
    (
        "an attribute",
        r#"
<connections>
  <connection host="db01" user="fleet" password="«pass 16»" port="5432"/>
  <connection host='db02' user='fleet' passwd='«pass 16»' port='5432'/>
</connections>
"#,
    ),
    (
        "a maven server",
        "
<settings>
  <servers>
    <server><id>repo</id><username>ci</username><password>{«base64 43»=}</password></server>
    <server><id>keys</id><privateKey>/root/.ssh/id</privateKey><passphrase>«pass 14»</passphrase></server>
  </servers>
</settings>
",
    ),
    (
        "a key and a value",
        r#"
<configuration>
  <appSettings>
    <add key="LogLevel" value="info"/>
    <add key="ApiKey" value="«alnum 32»"/>
    <add key="SmtpPassword" value="«pass 14»"/>
  </appSettings>
</configuration>
"#,
    ),
    (
        "a connection string",
        r#"
<connectionStrings>
  <add name="fleet" connectionString="Server=db01;Database=fleet;User Id=svc;Password=«alnum 18»;Encrypt=true" providerName="System.Data.SqlClient"/>
  <add name="jobs" connectionString="Data Source=db02;Initial Catalog=jobs;uid=svc;pwd=«alnum 16»"/>
</connectionStrings>
"#,
    ),
    (
        "a name and a value as elements",
        "
<configuration>
  <property>
    <name>fs.s3a.secret.key</name>
    <value>«base64 40»</value>
  </property>
  <property>
    <name>fs.s3a.endpoint</name>
    <value>s3.example.com</value>
  </property>
  <property>
    <name>hadoop.security.credential.password</name>
    <value>«alnum 16»</value>
  </property>
</configuration>
",
    ),
    (
        "a soap header",
        r#"
<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/">
 <soap:Header><wsse:Security><wsse:UsernameToken>
  <wsse:Username>svc</wsse:Username>
  <wsse:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText">«pass 18»</wsse:Password>
 </wsse:UsernameToken></wsse:Security></soap:Header>
</soap:Envelope>
"#,
    ),
    (
        "marked as character data",
        "
<credentials>
  <user><![CDATA[svc]]></user>
  <secret><![CDATA[«pass 20»]]></secret>
</credentials>
",
    ),
    (
        "a value on a line of its own",
        r#"
<account>
  <login>svc</login>
  <password>
    «pass 17»
  </password>
  <token
      expires="2026-01-01">
    «alnum 32»
  </token>
</account>
"#,
    ),
    (
        "a key in PEM",
        "
<identity>
  <certificate>tls.crt</certificate>
  <privateKey>
«begin PRIVATE KEY»
«block 4»
«end PRIVATE KEY»
  </privateKey>
</identity>
",
    ),
    (
        "a firewall's export",
        "
<config>
  <system><hostname>fw1</hostname>
    <user><name>admin</name><bcrypt-hash>$2y$10$«crypt 53»</bcrypt-hash></user>
  </system>
  <snmpd><syslocation/><rocommunity>«alnum 14»</rocommunity></snmpd>
  <ipsec><phase1><pre-shared-key>«alnum 32»</pre-shared-key></phase1></ipsec>
</config>
",
    ),
    (
        "libvirt and wireless profiles",
        r#"
<domain type="kvm">
  <devices><graphics type="vnc" port="5900" passwd="«alnum 8»"/></devices>
</domain>
<WLANProfile>
  <sharedKey><keyType>passPhrase</keyType><protected>false</protected><keyMaterial>«pass 18»</keyMaterial></sharedKey>
</WLANProfile>
"#,
    ),
    (
        "addresses and entities",
        r#"
<hooks>
  <hook url="https://svc:«url 16»@hooks.example.com/x?a=1&amp;token=«alnum 24»&amp;b=2"/>
  <header name="Authorization">Basic «base64 28»</header>
</hooks>
"#,
    ),
    (
        "an account of a tomcat",
        r#"
<tomcat-users>
  <role rolename="manager-gui"/>
  <user username="admin" password="«pass 15»" roles="manager-gui"/>
  <Connector port="8443" keystoreFile="conf/ks.jks" keystorePass="«alnum 14»" truststorePass="«alnum 12»"/>
</tomcat-users>
"#,
    ),
];
