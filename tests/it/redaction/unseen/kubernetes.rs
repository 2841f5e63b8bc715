//! Manifests, kubectl's output and the logs of the control plane.

use crate::redaction::case::Sketch;

pub(super) const SKETCHES: &[Sketch] = &[
    (
        "a Secret with data",
        "
apiVersion: v1
kind: Secret
metadata:
  name: db
type: Opaque
data:
  username: ZmxlZXQ=
  password: «base64 28»
  ca.key: «base64 120»
",
    ),
    (
        "a Secret with stringData",
        r#"
apiVersion: v1
kind: Secret
metadata: {name: smtp, namespace: fleet}
stringData:
  smtp-password: "«pass 18»"
  config.yaml: |
    host: mail.example.com
    token: «alnum 32»
"#,
    ),
    (
        "a Secret as JSON",
        r#"
{"apiVersion":"v1","kind":"Secret","metadata":{"name":"api"},"type":"Opaque","data":{"token":"«base64 44»","url":"aHR0cHM6Ly9hcGkuZXhhbXBsZS5jb20="}}
{"apiVersion":"v1","kind":"ConfigMap","metadata":{"name":"api"},"data":{"level":"info"}}
"#,
    ),
    (
        "a service account's token",
        "
$ kubectl -n fleet describe secret collector-token-x8k2p
Name:         collector-token-x8k2p
Type:  kubernetes.io/service-account-token

Data
====
ca.crt:     1099 bytes
namespace:  5 bytes
token:      «jwt»
",
    ),
    (
        "a kubeconfig",
        "
apiVersion: v1
kind: Config
users:
- name: admin
  user:
    client-certificate-data: «open base64 80»
    client-key-data: «base64 160»
- name: ci
  user:
    token: «alnum 36»
",
    ),
    (
        "a variable with its value",
        r#"
spec:
  containers:
  - name: web
    image: fleet/web:1.4
    env:
    - name: LOG_LEVEL
      value: info
    - name: DB_PASSWORD
      value: «pass 18»
    - name: API_TOKEN
      value: "«alnum 32»"
"#,
    ),
    (
        "a description of a pod",
        "
Containers:
  web:
    Image:          fleet/web:1.4
    Environment:
      LOG_LEVEL:        info
      DB_PASSWORD:      «alnum 18»
      SESSION_SECRET:   «hex 64»
    Mounts:
      /etc/fleet from config (ro)
",
    ),
    (
        "kubectl create secret",
        "
$ kubectl create secret generic db --from-literal=username=fleet --from-literal=password='«pass 20»'
secret/db created
$ kubectl create secret docker-registry pull --docker-server=registry.example.com --docker-username=ci --docker-password=«alnum 24» --docker-email=ci@example.com
secret/pull created
",
    ),
    (
        "kubeadm",
        r"
Your Kubernetes control-plane has initialized successfully!
Then you can join any number of worker nodes by running the following on each as root:

kubeadm join 10.0.2.2:6443 --token «lower 6».«lower 16» \
	--discovery-token-ca-cert-hash sha256:«open hex 64»
",
    ),
    (
        "kubectl with headers",
        r#"
I1112 03:10:00.113344    4412 round_trippers.go:466] curl -v -XGET  -H "Accept: application/json" -H "Authorization: Bearer «base64url 64»" 'https://10.0.2.2:6443/api/v1/pods?limit=500'
I1112 03:10:00.121344    4412 round_trippers.go:553] GET https://10.0.2.2:6443/api/v1/pods?limit=500 200 OK in 7 milliseconds
"#,
    ),
    (
        "the last applied configuration",
        r#"
metadata:
  annotations:
    kubectl.kubernetes.io/last-applied-configuration: |
      {"apiVersion":"v1","kind":"Secret","metadata":{"name":"x"},"stringData":{"password":"«alnum 20»"}}
  name: x
type: Opaque
"#,
    ),
    (
        "a TLS secret in PEM",
        "
apiVersion: v1
kind: Secret
type: kubernetes.io/tls
stringData:
  tls.key: |
    «begin RSA PRIVATE KEY»
    «block 4»
    «end RSA PRIVATE KEY»
",
    ),
    (
        "helm values",
        r#"
postgresql:
  auth:
    postgresPassword: «alnum 16»
    replicationPassword: "«alnum 18»"
  primary:
    persistence: {size: 8Gi}
grafana:
  adminUser: admin
  adminPassword: '«pass 14»'
"#,
    ),
    (
        "etcd's encryption",
        "
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
",
    ),
    (
        "a pull secret and an option",
        "
apiVersion: v1
kind: Secret
type: kubernetes.io/dockerconfigjson
data:
  .dockerconfigjson: «base64 140»=
---
$ kubectl --server=https://10.0.2.2:6443 --token=«base64url 60» get nodes
",
    ),
];
