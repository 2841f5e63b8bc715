//! XML as servers and tools keep their settings.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "connection strings and keys of a web application",
        r#"
<configuration>
  <connectionStrings>
    <add name="Default" connectionString="Data Source=db01;Initial Catalog=app;User ID=app;Password=«alnum 16»;" providerName="System.Data.SqlClient" />
  </connectionStrings>
  <system.web>
    <machineKey validationKey="«HEX 64»" decryptionKey="«HEX 48»" validation="SHA1" decryption="AES" />
  </system.web>
  <appSettings><add key="SmtpPassword" value="«alnum 14»" /></appSettings>
</configuration>
"#,
    ),
    (
        "users of a servlet container and its key store",
        r#"
<tomcat-users>
  <role rolename="manager-gui"/>
  <user username="admin" password="«alnum 16»" roles="manager-gui"/>
  <user password='«pass 15»' roles='status' username='probe'/>
</tomcat-users>
<Connector port="8443" SSLEnabled="true" keystoreFile="conf/site.jks" keystorePass="«alnum 14»" clientAuth="false"/>
"#,
    ),
    (
        "servers of a build tool",
        r#"
<settings>
  <servers>
    <server>
      <id>depot</id>
      <username>ci</username>
      <password>«alnum 20»</password>
    </server>
    <server>
      <id>signing</id>
      <privateKey>${user.home}/.ssh/id_rsa</privateKey>
      <passphrase>
        «alnum 18»
      </passphrase>
    </server>
  </servers>
</settings>
"#,
    ),
    (
        "credentials of a build server",
        r#"
<com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl plugin="credentials@1319">
  <scope>GLOBAL</scope>
  <id>depot</id>
  <username>ci</username>
  <password>{AQAAABAAAAAQ«base64 60»=}</password>
</com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl>
<jenkins.security.ApiTokenProperty><apiToken>{AQAAABAAAAAw«base64 60»=}</apiToken></jenkins.security.ApiTokenProperty>
"#,
    ),
    (
        "a SOAP header",
        r#"
<s:Envelope xmlns:s="http://www.w3.org/2003/05/soap-envelope" xmlns:wsse="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd">
  <s:Header><wsse:Security><wsse:UsernameToken>
    <wsse:Username>root</wsse:Username>
    <wsse:Password Type="http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-username-token-profile-1.0#PasswordText">«alnum 16»</wsse:Password>
  </wsse:UsernameToken></wsse:Security></s:Header>
</s:Envelope>
"#,
    ),
    (
        "a virtual machine's console and disk",
        r#"
<domain type='kvm'>
  <name>vm1</name>
  <devices>
    <graphics type='vnc' port='5901' autoport='no' listen='127.0.0.1' passwd='«alnum 8»' passwdValidTo='2026-01-01T00:00:00'/>
  </devices>
</domain>
<secret ephemeral='no' private='yes'><usage type='ceph'><name>client.libvirt secret</name></usage><value>«base64 38»==</value></secret>
"#,
    ),
    (
        "an unattended installation",
        r#"
<component name="Microsoft-Windows-Shell-Setup">
  <AutoLogon>
    <Password>
      <Value>«pass 14»</Value>
      <PlainText>true</PlainText>
    </Password>
    <Username>Administrator</Username>
  </AutoLogon>
  <TimeZone>UTC</TimeZone>
</component>
"#,
    ),
    (
        "properties as attributes, as elements and as pairs",
        r#"
<beans>
  <bean id="ds" class="com.zaxxer.hikari.HikariDataSource">
    <property name="username" value="app"/>
    <property name="password" value="«pass 16»"/>
  </bean>
  <bean id="mail"><property name="password"><value>«alnum 15»</value></property></bean>
</beans>
<configuration>
  <property>
    <name>fs.s3a.secret.key</name>
    <value>«base64 40»</value>
  </property>
</configuration>
"#,
    ),
    (
        "a property list",
        r#"
<plist version="1.0"><dict>
	<key>SSID_STR</key>
	<string>service net</string>
	<key>Password</key>
	<string>«alnum 14»</string>
	<key>AutoJoin</key>
	<true/>
</dict></plist>
"#,
    ),
    (
        "character data and a call's members",
        r#"
<login><user>admin</user><password><![CDATA[«pass 16»]]></password></login>
<methodCall><methodName>session.login</methodName><params><param><value><struct>
<member><name>user</name><value><string>admin</string></value></member>
<member><name>password</name><value><string>«alnum 16»</string></value></member>
</struct></value></param></params></methodCall>
"#,
    ),
    (
        "a wireless profile",
        r#"
<WLANProfile xmlns="http://www.microsoft.com/networking/WLAN/profile/v1">
  <name>service net</name>
  <MSM><security><sharedKey>
    <keyType>passPhrase</keyType>
    <protected>false</protected>
    <keyMaterial>«alnum 16»</keyMaterial>
  </sharedKey></security></MSM>
</WLANProfile>
"#,
    ),
    (
        "package sources with namespaces and mixed case",
        r#"
<packageSourceCredentials>
  <Vendor>
    <add key="Username" value="ci" />
    <add key="ClearTextPassword" value="«alnum 24»" />
  </Vendor>
</packageSourceCredentials>
<cfg:ldap cfg:bindDn="cn=svc" cfg:bindPassword="«alnum 16»"/>
<Snmp><ReadCommunity>«alnum 11»</ReadCommunity><TrapCommunity>«alnum 12»</TrapCommunity></Snmp>
"#,
    ),
];
