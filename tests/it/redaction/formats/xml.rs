//! XML: settings, messages and exports of controllers and servers.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "elements",
        r#"
<?xml version="1.0" encoding="UTF-8"?>
<account>
  <userName>ADMIN</userName>
  <password>«alnum 16»</password>
  <ApiToken>«alnum 32»</ApiToken>
  <role>Administrator</role>
</account>
"#,
    ),
    (
        "attributes, both quotes",
        r#"
<servers>
  <server host="db.example.com" user="app" password="«alnum 18»" port="5432"/>
  <server host='mq.example.com' secret='«alnum 20»' port='5671' />
  <ldap bindDN="cn=svc" bindPassword = "«alnum 17»"
        url="ldaps://10.4.0.9"/>
</servers>
"#,
    ),
    (
        "attributes, one in each line",
        r#"
<Resource
    name="jdbc/app"
    username="app"
    password=
        "«alnum 18»"
    connectionProperties="user=app;password=«alnum 16»;ssl=true"
    maxTotal="20" />
"#,
    ),
    (
        "character data",
        r#"
<settings>
  <password><![CDATA[«alnum 8»<&>«alnum 9»]]></password>
  <secret>
    <![CDATA[
      «alnum 32»
    ]]>
  </secret>
  <comment><![CDATA[fan <loud>]]></comment>
</settings>
"#,
    ),
    (
        "entities in the value",
        r#"
<smtp>
  <user>ops</user>
  <password>«alnum 7»&amp;«alnum 7»&#33;«alnum 6»&lt;«alnum 6»</password>
  <auth token="«alnum 9»&quot;«alnum 9»" kind="plain"/>
</smtp>
"#,
    ),
    (
        "value on a line of its own",
        r#"
<credentials>
    <password>
        «alnum 18»
    </password>
    <privateKey>
«begin RSA PRIVATE KEY»
«block 3»
«end RSA PRIVATE KEY»
    </privateKey>
</credentials>
"#,
    ),
    (
        "name and value as attributes",
        r#"
<configuration>
  <connectionStrings>
    <add name="main" connectionString="Server=db;Database=app;User Id=svc;Password=«alnum 18»;" />
  </connectionStrings>
  <appSettings>
    <add key="Culture" value="de-DE" />
    <add key="ApiSecret" value="«alnum 32»" />
    <add value="«alnum 20»" key="SmtpPassword" />
  </appSettings>
</configuration>
"#,
    ),
    (
        "properties, name and value as elements",
        r#"
<configuration>
  <property>
    <name>fs.s3a.secret.key</name>
    <value>«base64 40»</value>
    <final>true</final>
  </property>
  <property><name>ssl.server.keystore.password</name><value>«alnum 16»</value></property>
  <property>
    <name>dfs.replication</name>
    <value>3</value>
  </property>
</configuration>
"#,
    ),
    (
        "envelope with a security header",
        r#"
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:wsse="urn:wsse">
  <s:Header>
    <wsse:Security>
      <wsse:UsernameToken>
        <wsse:Username>svc</wsse:Username>
        <wsse:Password Type="urn:wsse#PasswordText">«alnum 20»</wsse:Password>
      </wsse:UsernameToken>
    </wsse:Security>
  </s:Header>
  <s:Body><Identify/></s:Body>
</s:Envelope>
"#,
    ),
    (
        "profile of a controller",
        r#"
<SystemConfiguration Model="SR 1" ServiceTag="J30A0042">
  <Component FQDD="iDRAC.Embedded.1">
    <Attribute Name="Users.2#UserName">root</Attribute>
    <Attribute Name="Users.2#Password">«alnum 16»</Attribute>
    <Attribute Name="SNMP.1#AgentCommunity">«alnum 12»</Attribute>
    <!-- <Attribute Name="Users.3#Password">«alnum 14»</Attribute> -->
    <Attribute Name="Time.1#Timezone">UTC</Attribute>
  </Component>
</SystemConfiguration>
"#,
    ),
    (
        "wireless profile, dense",
        r#"
<?xml version="1.0"?>
<WLANProfile><name>Plant 7</name><MSM><security><authEncryption><authentication>WPA2PSK</authentication></authEncryption><sharedKey><keyType>passPhrase</keyType><protected>false</protected><keyMaterial>«alnum 18»</keyMaterial></sharedKey></security></MSM></WLANProfile>
"#,
    ),
    (
        "settings of Maven",
        r#"
<settings>
  <servers>
    <server>
      <id>releases</id>
      <username>ci</username>
      <password>{«base64 43»=}</password>
      <passphrase>«lower 8» «lower 7»</passphrase>
    </server>
  </servers>
  <proxies><proxy><host>proxy.example.com</host><password>«alnum 14»</password></proxy></proxies>
  <mirror><url>https://ci:«url 20»@repo.example.com/maven</url></mirror>
</settings>
"#,
    ),
    (
        "escaped XML inside XML",
        r#"
<event>
  <id>41</id>
  <payload>&lt;login&gt;&lt;user&gt;ops&lt;/user&gt;&lt;password&gt;«alnum 16»&lt;/password&gt;&lt;/login&gt;</payload>
  <attr>&lt;conn host=&quot;db&quot; password=&quot;«alnum 18»&quot;/&gt;</attr>
</event>
"#,
    ),
    (
        "list of properties",
        r#"
<plist version="1.0">
<dict>
	<key>UserName</key>
	<string>ops</string>
	<key>Password</key>
	<string>«alnum 16»</string>
	<key>SharedSecret</key><data>«base64 28»</data>
	<key>Retries</key>
	<integer>3</integer>
</dict>
</plist>
"#,
    ),
    (
        "upper case and name spaces",
        r#"
<RIBCL VERSION="2.0">
  <LOGIN USER_LOGIN="admin" PASSWORD="«alnum 14»">
    <USER_INFO MODE="write">
      <MOD_USER USER_LOGIN="ops">
        <PASSWORD value="«alnum 16»"/>
      </MOD_USER>
    </USER_INFO>
  </LOGIN>
</RIBCL>
"#,
    ),
];
