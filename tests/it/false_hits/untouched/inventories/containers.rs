//! Containers, Kubernetes and cloud agents.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "docker pull",
        "latest: Pulling from library/postgres
«hex12»: Pull complete
Digest: sha256:«hex64»
Status: Downloaded newer image for postgres:latest",
    ),
    (
        "dockerd warn",
        r#"time="«iso»" level=error msg="Not continuing with pull after error: unauthorized: authentication required"
time="«iso»" level=warning msg="Your password will be stored unencrypted in /root/.docker/config.json""#,
    ),
    (
        "docker inspect",
        r#""Id": "sha256:«hex64»",
"Hostname": "«hex12»",
"Env": ["PATH=/usr/local/sbin:/usr/bin", "POSTGRES_PASSWORD_FILE=/run/secrets/db_password", "GPG_KEY=«HEX40»"],
"SandboxKey": "/var/run/docker/netns/«hex12»",
"EndpointID": "«hex64»""#,
    ),
    (
        "containerd",
        r#"time="«iso»" level=info msg="RunPodSandbox for &PodSandboxMetadata{Name:coredns-«hex10»-«hex5»,Uid:«uuid»,Namespace:kube-system,Attempt:0,} returns sandbox id \"«hex64»\"""#,
    ),
    (
        "kubelet secret mount",
        r#"E0312 «clock».«000000-999999»    «1000-9999» nestedpendingoperations.go:348] Operation for "{volumeName:kubernetes.io/secret/«uuid»-tls-certs podName:«uuid»}" failed. No retries permitted until «iso». Error: MountVolume.SetUp failed for volume "tls-certs" : secret "«host»-tls" not found"#,
    ),
    (
        "kubelet projected token",
        r#"I0312 «clock».«000000-999999»    «1000-9999» reconciler_common.go:258] "operationExecutor.VerifyControllerAttachedVolume started for volume \"kube-api-access-«hex5»\" (UniqueName: \"kubernetes.io/projected/«uuid»-kube-api-access-«hex5»\")""#,
    ),
    (
        "kube apiserver auth",
        r#"E0312 «clock».«000000-999999»       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]"
W0312 «clock».«000000-999999»       1 warnings.go:70] Use tokens from the TokenRequest API or manually created secret-based tokens instead of auto-generated secret-based tokens."#,
    ),
    (
        "kubernetes audit",
        r#"{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"«uuid»","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/default/secrets?limit=500","verb":"list","user":{"username":"system:serviceaccount:kube-system:generic-garbage-collector","uid":"«uuid»"},"sourceIPs":["«ip»"],"responseStatus":{"code":200}}"#,
    ),
    (
        "kubectl get secrets",
        "NAMESPACE     NAME                         TYPE                                  DATA   AGE
default       «host»-tls                   kubernetes.io/tls                     2      «1-400»d
kube-system   bootstrap-signer             kubernetes.io/service-account-token   3      «1-400»d",
    ),
    (
        "kubectl describe secret",
        "Name:         db-credentials
Namespace:    default
Type:  Opaque

Data
====
password:  «8-40» bytes
username:  «4-12» bytes",
    ),
    (
        "pod env refs",
        "        env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              key: password
              name: db-credentials
        image: registry.example.org/app@sha256:«hex64»",
    ),
    (
        "kubeadm",
        r#"[certs] Generating "sa" key and public key
[kubeconfig] Writing "admin.conf" kubeconfig file
[bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to get nodes
[upload-certs] Skipping phase. Please see --upload-certs"#,
    ),
    (
        "etcd",
        r#"{"level":"info","ts":"«iso»","caller":"etcdserver/server.go:«100-999»","msg":"starting etcd server","local-member-id":"«hex16»","cluster-id":"«hex16»","auth-token":"simple","client-cert-auth":true}
{"level":"warn","ts":"«iso»","caller":"auth/simple_token.go:«100-999»","msg":"simple token is not cryptographically signed"}"#,
    ),
    (
        "cloud-init",
        "ci-info: | Keytype |                Fingerprint (sha256)                             | Options |     Comment      |
ci-info: | ssh-rsa | «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» |    -    | «user» |
«stamp» - cc_set_passwords.py[DEBUG]: Leaving SSH config 'PasswordAuthentication' unchanged. ssh_pwauth=None",
    ),
    (
        "amazon ssm agent",
        "«stamp» INFO [ssm-agent-worker] [Registrar] EC2 instance credentials refreshed, next rotation at «iso»
«stamp» ERROR EC2RoleProvider Failed to connect to Systems Manager with instance profile role credentials. Err: retrieved credentials failed to report to ssm. RequestId: «uuid»",
    ),
    (
        "azure waagent",
        "«iso» INFO ExtHandler Fetched a new incarnation for the WireServer goal state [incarnation «1-20»]
«iso» INFO ExtHandler Downloading certificates: [{'thumbprint': '«HEX40»', 'hasPrivateKey': True}]",
    ),
    (
        "vault server",
        r#"«iso» [INFO]  core: vault is unsealed
«iso» [INFO]  core: successfully mounted: type=kv path=secret/ namespace="ID: root. Path: "
«iso» [ERROR] expiration: failed to revoke lease: lease_id=auth/approle/login/h«hex64» error="token not found""#,
    ),
];
