//! Containers, Kubernetes, registries and cloud agents.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "docker pull",
        "«7-17».«0-9»: Pulling from library/postgres
«hex12»: Pull complete
«hex12»: Already exists
Digest: sha256:«hex64»
Status: Downloaded newer image for postgres:«7-17».«0-9»",
    ),
    (
        "docker ps",
        r#"CONTAINER ID   IMAGE            COMMAND                  CREATED        STATUS        PORTS      NAMES
«hex12»   redis:7.«0-4»        "docker-entrypoint.s…"   «2-20» days ago    Up «2-20» days    6379/tcp   «host»-redis-1"#,
    ),
    (
        "docker inspect",
        r#"        "Id": "«hex64»",
        "Created": "«iso»",
        "Image": "sha256:«hex64»",
        "ResolvConfPath": "/var/lib/docker/containers/«hex64»/resolv.conf",
        "SandboxID": "«hex64»",
        "EndpointID": "«hex64»",
        "MacAddress": "«mac»","#,
    ),
    (
        "dockerd log",
        r#"«syslog» dockerd[«500-9999»]: time="«iso»" level=info msg="ignoring event" container=«hex64» module=libcontainerd namespace=moby topic=/tasks/delete type="*events.TaskDelete""#,
    ),
    (
        "containerd sandbox",
        r#"time="«iso»" level=info msg="RunPodSandbox for &PodSandboxMetadata{Name:coredns-«hex10»-x«hex4»,Uid:«uuid»,Namespace:kube-system,Attempt:0,} returns sandbox id \"«hex64»\"""#,
    ),
    (
        "kubelet volume secret",
        r#"«syslog» kubelet[«900-9999»]: I«0101-1231» «clock».«000000-999999»    «900-9999» reconciler_common.go:245] "operationExecutor.VerifyControllerAttachedVolume started for volume \"«host»-tls\" (UniqueName: \"kubernetes.io/secret/«uuid»-«host»-tls\") pod \"«host»-0\" (UID: \"«uuid»\") ""#,
    ),
    (
        "kubelet missing secret",
        r#"  Warning  FailedMount  «2-50»m (x«2-30» over «51-99»m)  kubelet  MountVolume.SetUp failed for volume "credentials" : secret "«host»-credentials" not found"#,
    ),
    (
        "kubectl get secrets",
        "NAME                          TYPE                                  DATA   AGE
default-token-«hex5»           kubernetes.io/service-account-token   3      «10-400»d
«host»-tls                    kubernetes.io/tls                     2      «10-400»d
registry-credentials          kubernetes.io/dockerconfigjson        1      «10-400»d",
    ),
    (
        "kubectl describe secret",
        "Name:         «host»-db
Namespace:    default
Type:  Opaque

Data
====
password:  «8-40» bytes
username:  «4-12» bytes",
    ),
    (
        "pod yaml secretKeyRef",
        "        env:
        - name: POSTGRES_PASSWORD
          valueFrom:
            secretKeyRef:
              name: «host»-db
              key: password",
    ),
    (
        "projected token volume",
        "  - name: kube-api-access-«hex5»
    projected:
      defaultMode: 420
      sources:
      - serviceAccountToken:
          expirationSeconds: 3607
          path: token",
    ),
    (
        "describe pod",
        "    Container ID:   containerd://«hex64»
    Image ID:       quay.io/prometheus/node-exporter@sha256:«hex64»
    Environment:
      API_TOKEN:  <set to the key 'token' in secret '«host»-api'>  Optional: false
    Mounts:
      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-«hex5» (ro)",
    ),
    (
        "kubernetes audit",
        r#"{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"«uuid»","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/default/secrets/«host»-tls","verb":"get","user":{"username":"system:serviceaccount:cert-manager:cert-manager","uid":"«uuid»","groups":["system:serviceaccounts","system:authenticated"]},"sourceIPs":["«ip»"],"responseStatus":{"metadata":{},"code":200},"requestReceivedTimestamp":"«iso»"}"#,
    ),
    (
        "apiserver unauthorized",
        r#"E«0101-1231» «clock».«000000-999999»       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]""#,
    ),
    (
        "kubeadm init",
        r#"[certs] Generating "apiserver-kubelet-client" certificate and key
[certs] Generating "sa" key and public key
[bootstrap-token] Using token: <redacted>
[bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to post CSRs in order for nodes to get long term certificate credentials"#,
    ),
    (
        "kubeadm join hash",
        r"	--discovery-token-ca-cert-hash sha256:«hex64» \
	--control-plane --certificate-key <redacted>",
    ),
    (
        "etcd log",
        r#"{"level":"info","ts":"«iso»","caller":"embed/etcd.go:124","msg":"configuring peer listeners","listen-peer-urls":["https://«ip»:2380"]}
{"level":"warn","ts":"«iso»","caller":"etcdserver/util.go:170","msg":"apply request took too long","took":"«100-900».«000000-999999»ms","expected-duration":"100ms","prefix":"read-only range ","request":"key:\"/registry/secrets/default/\" range_end:\"/registry/secrets/default0\" ","response":"range_response_count:«1-99» size:«1000-9999»"}"#,
    ),
    (
        "vault status",
        "Key                     Value
---                     -----
Seal Type               shamir
Initialized             true
Sealed                  «true|false»
Total Shares            5
Threshold               3
Cluster ID              «uuid»",
    ),
    (
        "vault server log",
        r#"«iso» [INFO]  core: successfully mounted: type=kv version="v0.16.1+builtin" path=secret/ namespace="ID: root. Path: "
«iso» [INFO]  expiration: revoked lease: lease_id=auth/token/create/h«hex64»"#,
    ),
    (
        "vault denied",
        "Error reading secret/data/«host»: Error making API request.

URL: GET https://«host»:8200/v1/secret/data/«host»
Code: 403. Errors:

* permission denied",
    ),
    (
        "cloud-init keys",
        "ci-info: +++++++++++Authorized keys from /home/«user»/.ssh/authorized_keys for user «user»++++++++++++
ci-info: | Keytype | Fingerprint (sha256) | Options | Comment |
ci-info: | ssh-ed25519 | «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» | - | «email» |",
    ),
    (
        "cloud-init modules",
        "«stamp»,«000-999» - modules.py[DEBUG]: Running module set_passwords (<module 'cloudinit.config.cc_set_passwords' from '/usr/lib/python3/dist-packages/cloudinit/config/cc_set_passwords.py'>) with frequency once-per-instance
«stamp»,«000-999» - cc_set_passwords.py[DEBUG]: Leaving SSH config 'PasswordAuthentication' unchanged. ssh_pwauth=None",
    ),
    (
        "imds token",
        "«stamp» INFO [credentials.py:1125] Found credentials from IAM Role: «host»-node-role
«stamp» DEBUG Fetching IMDSv2 token from http://169.254.169.254/latest/api/token",
    ),
    (
        "ssm agent",
        "«stamp» INFO [ssm-agent-worker] [MessageService] [MDSInteractor] Get ssm credentials: instance profile role found, credentials expire at «iso»
«stamp» INFO [CredentialRefresher] Next credential rotation will be in «20-59».«10-99» minutes",
    ),
    (
        "aws expired",
        "An error occurred (ExpiredToken) when calling the ListBuckets operation: The provided token has expired.",
    ),
    (
        "image manifest",
        r#"{
   "schemaVersion": 2,
   "mediaType": "application/vnd.oci.image.manifest.v1+json",
   "config": {
      "mediaType": "application/vnd.oci.image.config.v1+json",
      "size": «1000-9999»,
      "digest": "sha256:«hex64»"
   }
}"#,
    ),
    (
        "registry auth errors",
        r#"Error response from daemon: Get "https://«host»:5000/v2/": unauthorized: authentication required
WARNING! Your password will be stored unencrypted in /root/.docker/config.json.
Configure a credential helper to remove this warning."#,
    ),
    (
        "coredns",
        "[INFO] plugin/reload: Running configuration SHA512 = «hex128»
CoreDNS-1.«8-12».«0-4»
linux/amd64, go1.«20-23».«1-9», «hex7»",
    ),
];
