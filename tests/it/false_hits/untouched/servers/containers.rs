//! Containers, clusters, registries and cloud agents: ids, digests, volumes of tokens, events.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "docker pull",
        "latest: Pulling from library/«nginx|redis|postgres|alpine»
«hex12»: Pull complete
«hex12»: Pull complete
Digest: sha256:«hex64»
Status: Downloaded newer image for «nginx|redis|postgres|alpine»:latest",
    ),
    (
        "docker ps",
        r#"CONTAINER ID   IMAGE          COMMAND                  CREATED        STATUS        PORTS                  NAMES
«hex12»   nginx:1.25     "/docker-entrypoint.…"   «2-23» hours ago   Up «2-23» hours   0.0.0.0:8080->80/tcp   web«1-9»"#,
    ),
    ("docker images digests", "registry.example.net/app/api   v«1-9».«0-30»   sha256:«hex64»   «hex12»   «2-9» days ago   «80-900»MB"),
    ("dockerd journal", r#"«syslog» dockerd[«500-9999»]: time="«iso»" level=info msg="ignoring event" container=«hex64» module=libcontainerd namespace=moby topic=/tasks/delete type="*events.TaskDelete""#),
    ("dockerd pull unauthorized", r#"«syslog» dockerd[«500-9999»]: time="«iso»" level=error msg="Handler for POST /v1.43/images/create returned error: unauthorized: authentication required""#),
    ("containerd shim", r#"time="«iso»" level=info msg="shim disconnected" id=«hex64» namespace=k8s.io"#),
    ("kubelet mount token volume", r#"I0303 10:11:12.«100000-999999»    «1000-9999» reconciler_common.go:245] "operationExecutor.VerifyControllerAttachedVolume started for volume \"kube-api-access-«hex5»\" (UniqueName: \"kubernetes.io/projected/«uuid»-kube-api-access-«hex5»\") pod \"coredns-«hex10»-«hex5»\" (UID: \"«uuid»\") " pod="kube-system/coredns-«hex10»-«hex5»""#),
    ("kubelet secret not found", r#"E0303 10:11:12.«100000-999999»    «1000-9999» secret.go:194] Couldn't get secret default/«app|db|web»-credentials: secret "«app|db|web»-credentials" not found"#),
    ("kubelet image pull secret", r#"W0303 10:11:12.«100000-999999»    «1000-9999» kubelet_pods.go:906] "Unable to retrieve some image pull secrets; attempting to pull the image may not succeed." pod="prod/api-«hex9»-«hex5»" secret="" err="secret: registry-pull-secret not found""#),
    (
        "kubectl get secrets",
        "NAME                        TYPE                                  DATA   AGE
db-credentials              Opaque                                2      «2-300»d
registry-pull-secret        kubernetes.io/dockerconfigjson        1      «2-300»d
ingress-tls                 kubernetes.io/tls                     2      «2-300»d",
    ),
    (
        "kubectl describe secret",
        "Name:         db-credentials
Namespace:    prod
Labels:       app=«api|web»
Type:  Opaque

Data
====
password:  «12-40» bytes
username:  «4-12» bytes",
    ),
    (
        "kubectl describe pod env",
        "    Environment:
      DB_HOST:      «host».prod.svc
      DB_PASSWORD:  <set to the key 'password' in secret 'db-credentials'>  Optional: false
      API_TOKEN:    <set to the key 'token' in secret 'api-token'>          Optional: true
    Mounts:
      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-«hex5» (ro)",
    ),
    (
        "pod yaml secret refs",
        "    env:
    - name: POSTGRES_PASSWORD
      valueFrom:
        secretKeyRef:
          key: password
          name: postgres-«hex6»
    volumeMounts:
    - mountPath: /var/run/secrets/kubernetes.io/serviceaccount
      name: kube-api-access-«hex5»
      readOnly: true",
    ),
    (
        "kube events table",
        r#"LAST SEEN   TYPE      REASON        OBJECT                        MESSAGE
«2-59»m         Warning   FailedMount   pod/api-«hex10»-«hex5»   MountVolume.SetUp failed for volume "tls" : secret "api-tls" not found"#,
    ),
    ("kube-apiserver authentication error", r#"E0303 10:11:12.«100000-999999»       1 authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]""#),
    ("kube-apiserver audit event", r#"{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"«uuid»","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/prod/secrets/db-credentials","verb":"get","user":{"username":"system:serviceaccount:prod:api","uid":"«uuid»","groups":["system:serviceaccounts","system:authenticated"]},"sourceIPs":["«ip»"],"responseStatus":{"metadata":{},"code":200},"requestReceivedTimestamp":"«iso»"}"#),
    (
        "kubeadm certs check",
        "CERTIFICATE                EXPIRES                  RESIDUAL TIME   CERTIFICATE AUTHORITY   EXTERNALLY MANAGED
admin.conf                 Mar 03, 2026 10:11 UTC   «10-364»d            ca                      no      
apiserver                  Mar 03, 2026 10:11 UTC   «10-364»d            ca                      no      
apiserver-etcd-client      Mar 03, 2026 10:11 UTC   «10-364»d            etcd-ca                 no      ",
    ),
    ("etcd member json", r#"{"level":"info","ts":"«iso»","caller":"rafthttp/stream.go:412","msg":"established TCP streaming connection with remote peer","stream-reader-type":"stream MsgApp v2","local-member-id":"«hex16»","remote-peer-id":"«hex16»"}"#),
    ("etcd tls info", r#"{"level":"info","ts":"«iso»","caller":"embed/etcd.go:124","msg":"starting with peer TLS","tls-info":"cert = /etc/kubernetes/pki/etcd/peer.crt, key = /etc/kubernetes/pki/etcd/peer.key, client-cert=, client-key=, trusted-ca = /etc/kubernetes/pki/etcd/ca.crt, client-cert-auth = true, crl-file = ","cipher-suites":[]}"#),
    ("etcd simple token warning", r#"{"level":"warn","ts":"«iso»","caller":"auth/store.go:1233","msg":"simple token is not cryptographically signed"}"#),
    ("cri-o image status", r#"time="«iso»" level=info msg="Image status: &ImageStatusResponse{Image:&Image{Id:«hex64»,RepoTags:[registry.k8s.io/pause:3.9],RepoDigests:[registry.k8s.io/pause@sha256:«hex64»],Size_:«300000-900000»}}" id=«uuid» name=/runtime.v1.ImageService/ImageStatus"#),
    (
        "podman inspect ids",
        r#"        "Id": "«hex64»",
        "Created": "«iso»",
        "Image": "«hex64»",
        "ImageDigest": "sha256:«hex64»",
        "Pod": "",
        "ResolvConfPath": "/run/containers/storage/overlay-containers/«hex64»/userdata/resolv.conf","#,
    ),
    ("overlay mounts", "overlay on /var/lib/docker/overlay2/«hex64»/merged type overlay (rw,relatime,lowerdir=/var/lib/docker/overlay2/l/«HEX26»:/var/lib/docker/overlay2/l/«HEX26»,upperdir=/var/lib/docker/overlay2/«hex64»/diff,workdir=/var/lib/docker/overlay2/«hex64»/work)"),
    (
        "docker swarm node list",
        "ID                            HOSTNAME   STATUS    AVAILABILITY   MANAGER STATUS   ENGINE VERSION
«hex25» *   «host»   Ready     Active         Leader           24.0.«2-9»",
    ),
    (
        "cloud-init ssh host keys",
        "«syslog» cloud-init[«500-2000»]: Generating public/private ed25519 key pair.
«syslog» cloud-init[«500-2000»]: Your identification has been saved in /etc/ssh/ssh_host_ed25519_key
«syslog» cloud-init[«500-2000»]: Your public key has been saved in /etc/ssh/ssh_host_ed25519_key.pub
«syslog» cloud-init[«500-2000»]: The key fingerprint is:
«syslog» cloud-init[«500-2000»]: SHA256:«b64:43» root@«host»",
    ),
    (
        "cloud-init authorized keys table",
        "ci-info: +++++++++++++++++++++Authorized keys from /home/«user»/.ssh/authorized_keys for user «user»+++++++++++++++++++++
ci-info: | Keytype |                Fingerprint (sha256)                             | Options | Comment |
ci-info: | ssh-rsa | «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» |    -    | «user»  |",
    ),
    (
        "amazon ssm agent",
        "«stamp» INFO [ssm-agent-worker] [MessageService] [EngineProcessor] Got credentials from instance profile, next refresh in «20-59» minutes
«stamp» INFO [CredentialRefresher] Next credential rotation will be in «20-30».«10-99» minutes",
    ),
    (
        "waagent goal state",
        "«iso» INFO ExtHandler ExtHandler Fetched a new incarnation for the WireServer goal state [incarnation «1-9»]
«iso» INFO ExtHandler Certificate with thumbprint «HEX40» has been installed
«iso» INFO Daemon Delete password for root is set to n",
    ),
    (
        "helm status",
        r#"NAME: «prometheus|vault|harbor»
LAST DEPLOYED: Mon Mar  3 10:11:12 2025
NAMESPACE: infra
STATUS: deployed
REVISION: «1-30»
NOTES:
Get the admin password by running:
  kubectl get secret --namespace infra «grafana|harbor-core» -o jsonpath="{.data.admin-password}" | base64 --decode ; echo"#,
    ),
];
