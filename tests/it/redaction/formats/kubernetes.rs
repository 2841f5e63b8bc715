//! Kubernetes: manifests, kubeconfig, what `kubectl` prints, and component logs.

use super::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "Secret with data",
        r#"
apiVersion: v1
kind: Secret
metadata:
  name: db
  namespace: prod
type: Opaque
data:
  username: YWRtaW4=
  password: «base64 23»=
  api-token: "«base64 64»"
"#,
    ),
    (
        "Secret with a block scalar",
        r#"
apiVersion: v1
kind: Secret
metadata: {name: tls, labels: {app: web}}
stringData:
  db-password: |-
    «pass 24»
  tls.key: |
    «begin EC PRIVATE KEY»
    «block 2»
    «end EC PRIVATE KEY»
  admin_password: >
    «alnum 18»
"#,
    ),
    (
        "name and value on two lines",
        r#"
containers:
- name: api
  image: registry.example.com/api:1.2
  env:
  - name: DB_PASSWORD
    value: «alnum 20»
  - name: LOG_LEVEL
    value: info
  - name: "SESSION_SECRET"

    value: "«pass 32»"
  - name: FROM_SECRET
    valueFrom:
      secretKeyRef: {name: db, key: password}
"#,
    ),
    (
        "value before name, and flow style",
        r#"
env:
- value: «alnum 22»
  name: REDIS_PASSWORD
- {name: API_KEY, value: «alnum 32»}
- { "name": "SMTP_PASSWORD", "value": "«pass 16»" }
"#,
    ),
    (
        "arguments as a list",
        r#"
spec:
  containers:
  - command: ["/bin/agent", "--token", "«alnum 30»"]
    args:
    - --listen=:8080
    - --db-password=«alnum 18»
    - --admin-password
    - "«pass 17»"
"#,
    ),
    (
        "kubeconfig",
        r#"
users:
- name: admin
  user:
    client-certificate-data: «open base64 64»
    client-key-data: «base64 200»==
- name: service
  user:
    token: «jwt»
- name: old
  user: {username: ops, password: «alnum 16»}
"#,
    ),
    (
        "last applied settings, JSON inside YAML",
        r#"
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"v1","kind":"Secret","metadata":{"name":"db"},"stringData":{"password":"«alnum 20»","token":"«hex 32»"}}
    example.com/hook: "{\"url\":\"https://hooks.example.com\",\"secret\":\"«alnum 24»\"}"
  name: db
"#,
    ),
    (
        "describe",
        r#"
Name:         api-7d9c5b-x2x4z
Containers:
  api:
    Command:
      /bin/api
      --jwt-secret=«alnum 32»
    Environment:
      DB_HOST:        db.prod.svc
      DB_PASSWORD:    «alnum 20»
      GITHUB_TOKEN:   ghp_«alnum 36»
      FROM_SECRET:    <set to the key 'password' in secret 'db'>  Optional: false
"#,
    ),
    (
        "commands that make secrets",
        r#"
$ kubectl create secret generic db --from-literal=username=app --from-literal=password='«pass 20»'
$ kubectl create secret docker-registry pull --docker-username=ci --docker-password=«alnum 24» --docker-email=ci@example.com
$ kubectl --token=«alnum 43» get nodes
$ kubectl config set-credentials ops --username=ops --password "«alnum 16»"
"#,
    ),
    (
        "joining a cluster",
        r#"
[bootstrap-token] Using token: «alnum 6».«alnum 16»
kubeadm join 10.4.0.7:6443 --token «again 0».«again 1» \
	--discovery-token-ca-cert-hash sha256:«open hex 64» \
	--control-plane --certificate-key «hex 64»
"#,
    ),
    (
        "get as JSON, pull secret inside",
        r#"
{
    "apiVersion": "v1",
    "kind": "Secret",
    "type": "kubernetes.io/dockerconfigjson",
    "data": {
        ".dockerconfigjson": "«base64 180»="
    },
    "stringData": {
        "auth.json": "{\"auths\":{\"r.example.com\":{\"username\":\"ci\",\"password\":\"«alnum 22»\"}}}"
    }
}
"#,
    ),
    (
        "audit log",
        r#"
{"kind":"Event","level":"RequestResponse","verb":"create","requestURI":"/api/v1/namespaces/prod/secrets","requestObject":{"kind":"Secret","metadata":{"name":"db"},"stringData":{"db-password":"«alnum 20»"}}}
{"kind":"Event","level":"RequestResponse","verb":"create","requestURI":"/api/v1/namespaces/prod/serviceaccounts/ci/token","responseObject":{"kind":"TokenRequest","status":{"token":"«jwt»","expirationTimestamp":"2026-01-12T04:14:07Z"}}}
"#,
    ),
    (
        "logs of components",
        r#"
I0112 03:14:07.412113     812 flags.go:64] FLAG: --bootstrap-token="«alnum 23»"
I0112 03:14:07.412201     812 round_trippers.go:466] curl -v -XGET  -H "Accept: application/json" -H "Authorization: Bearer «base64url 80»" 'https://10.4.0.7:6443/api'
E0112 03:14:09.113902     812 reflector.go:138] failed to list: Get "https://svc:«url 18»@metrics.example.com/api": EOF
"#,
    ),
    (
        "chart values, nested",
        r#"
postgresql:
  auth:
    postgresPassword: "«pass 18»"
    existingSecret: ""
  primary: {persistence: {size: 8Gi}}
grafana:
  adminPassword: «alnum 16» # change it
  smtp: { user: ops, password: '«alnum 15»' , host: mail }
oauth2:
  clientSecret: &secret «alnum 36»
  cookieSecret: !!str «base64url 32»
"#,
    ),
    (
        "file of properties in a ConfigMap",
        r#"
kind: ConfigMap
data:
  application.properties: |
    server.port=8080
    spring.datasource.password=«alnum 20»
    spring.security.oauth2.client.registration.portal.client-secret = «alnum 36»
  one-line.properties: "db.url=jdbc:x\ndb.password=«alnum 18»\ndb.pool=5\n"
"#,
    ),
];
