//! Around Kubernetes: secrets, annotations, kubeconfig, what kubectl and helm print.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "a secret's data",
        r#"
apiVersion: v1
kind: Secret
metadata:
  name: relay
  uid: «open hex 8»-aaaa-4aaa-8aaa-«open hex 12»
type: Opaque
data:
  hmac: «base64 44»
  relay-password: «base64 22»==
  username: YWRtaW4=
"#,
    ),
    (
        "a file as a secret's string",
        r#"
apiVersion: v1
kind: Secret
metadata:
  name: agent-config
stringData:
  agent.yaml: |
    server: https://in.example
    apiKey: "«alnum 32»"
    basic_auth:
      username: agent
      password: «pass 16»
"#,
    ),
    (
        "the annotation of what was applied",
        r#"
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"v1","kind":"Secret","metadata":{"annotations":{},"name":"db","namespace":"prod"},"stringData":{"connection":"postgres://app:«alnum 18»@db01:5432/app","password":"«again 0»"}}
  name: db
"#,
    ),
    (
        "the same as text in JSON",
        r#"
{"kind":"Deployment","metadata":{"annotations":{
  "kubectl.kubernetes.io/last-applied-configuration":"{\"kind\":\"Deployment\",\"spec\":{\"template\":{\"spec\":{\"containers\":[{\"env\":[{\"name\":\"ADMIN_PASSWORD\",\"value\":\"«alnum 16»\"}],\"name\":\"ui\"}]}}}}\n"},
  "name":"ui"}}
"#,
    ),
    (
        "a described pod",
        r#"
Name:             agent-6d5f7c9b8d-x2x4k
Namespace:        monitoring
    Environment:
      LOG_LEVEL:          info
      SMTP_PASSWORD:      «alnum 16»
      UPLOAD_TOKEN:       «alnum 32»
      DB_PASSWORD:        <set to the key 'password' in secret 'db'>  Optional: false
    Mounts:
      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access (ro)
"#,
    ),
    (
        "a kubeconfig with every way to log in",
        r#"
apiVersion: v1
kind: Config
users:
- name: cert
  user:
    client-certificate-data: «open base64 120»
    client-key-data: «base64 160»
- name: basic
  user: {username: admin, password: «alnum 20»}
- name: oidc
  user:
    auth-provider:
      name: oidc
      config:
        client-secret: «base64url 32»
        id-token: «jwt»
        refresh-token: «base64url 48»
"#,
    ),
    (
        "a described token",
        r#"
Name:         collector-token
Type:  kubernetes.io/service-account-token

Data
====
ca.crt:     1107 bytes
namespace:  10 bytes
token:      «jwt»
"#,
    ),
    (
        "secrets made on the command line",
        r#"
$ kubectl create secret generic db --from-literal=username=app --from-literal=password='«pass 16»' -n prod
secret/db created
$ kubectl create secret docker-registry pull --docker-server=registry.example --docker-username=ci --docker-password=«alnum 24»
$ kubectl config set-credentials ops --token=«alnum 40»
User "ops" set.
"#,
    ),
    (
        "a pull secret",
        r#"
- apiVersion: v1
  kind: Secret
  type: kubernetes.io/dockerconfigjson
  metadata: {name: pull}
  data:
    .dockerconfigjson: «base64 160»
- apiVersion: v1
  kind: ConfigMap
  metadata: {name: settings}
"#,
    ),
    (
        "a node joins a cluster",
        r#"
[bootstrap-token] Using token: «hex 6».«hex 16»
Then you can join any number of control-plane nodes:

  kubeadm join 10.0.4.2:6443 --token «again 0».«again 1» \
	--discovery-token-ca-cert-hash sha256:«open hex 64» \
	--control-plane --certificate-key «hex 64»
"#,
    ),
    (
        "variables and arguments of a container",
        r#"
    spec:
      containers:
      - name: oauth2-proxy
        args:
        - --provider=oidc
        - --client-secret=«base64url 40»
        - --cookie-secret
        - «base64url 32»
        env:
        - name: RELAY_PASSWORD
          value: "«pass 16»"
        - value: «alnum 32»
          name: RELAY_TOKEN
        - name: LOG_LEVEL
          value: debug
"#,
    ),
    (
        "values of a chart",
        r#"
$ helm upgrade --install db oci://charts.example/postgresql --set auth.postgresPassword=«alnum 16»,auth.database=app --set-string 'auth.password=«pass 15»'
USER-SUPPLIED VALUES:
auth:
  database: app
  postgresPassword: «again 0»
  replicationPassword: "«alnum 16»"
"#,
    ),
    (
        "encryption at rest",
        r#"
apiVersion: apiserver.config.k8s.io/v1
kind: EncryptionConfiguration
resources:
- resources: [secrets]
  providers:
  - aescbc:
      keys:
      - name: key1
        secret: «base64 43»=
  - identity: {}
"#,
    ),
];
