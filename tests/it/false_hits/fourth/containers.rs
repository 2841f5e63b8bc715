//! Containers and what runs them.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "docker ps",
        r#"CONTAINER ID   IMAGE                COMMAND                  CREATED        STATUS        PORTS      NAMES
«hex12»   postgres:«13-17»          "docker-entrypoint.s…"   «2-23» hours ago   Up «2-23» hours   5432/tcp   «db|auth|keycloak»-«1-9»"#,
    ),
    (
        "docker images",
        "registry.example.com/auth/token-service   v1.«0-30».«0-9»   «hex12»   «2-9» days ago   «100-900»MB",
    ),
    (
        "docker pull",
        "v1.«0-30»: Pulling from auth/login-gateway
«hex12»: Pull complete
Digest: sha256:«hex64»
Status: Downloaded newer image for registry.example.com/auth/login-gateway:v1.«0-30»",
    ),
    (
        "docker inspect",
        r#"        "Id": "sha256:«hex64»",
        "RepoDigests": [
            "registry.example.com/auth/login-gateway@sha256:«hex64»"
        ],
        "Parent": "",
        "DockerVersion": "24.0.«0-9»",
        "Architecture": "amd64","#,
    ),
    (
        "docker login",
        r#"Error response from daemon: Get "https://registry.example.com/v2/": unauthorized: incorrect username or password"#,
    ),
    (
        "docker credential store",
        "WARNING! Your password will be stored unencrypted in /home/«user»/.docker/config.json.
Configure a credential helper to remove this warning. See
https://docs.docker.com/engine/reference/commandline/login/#credentials-store",
    ),
    (
        "docker access denied",
        "Error response from daemon: pull access denied for auth/«worker|gateway|sync», repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ),
    (
        "dockerd",
        r#"time="«iso»" level=info msg="ignoring event" container=«hex64» module=libcontainerd namespace=moby topic=/tasks/delete type="*events.TaskDelete""#,
    ),
    (
        "dockerd warning",
        r#"time="«iso»" level=warning msg="Error getting v2 registry: Get \"https://registry.example.com/v2/\": no basic auth credentials""#,
    ),
    (
        "compose up",
        " ✔ Network «auth|shop»_default      Created   0.«1-9»s
 ✔ Container «auth|shop»-db-«1-3»     Started   0.«1-9»s
 ✔ Container «auth|shop»-login-«1-3»  Started   1.«1-9»s",
    ),
    (
        "docker build",
        "#«5-20» [«2-9»/9] RUN --mount=type=secret,id=npmrc,target=/usr/etc/npmrc npm ci
#«5-20» sha256:«hex64» «1-9».«10-99»MB / «10-30».«10-99»MB
#«5-20» DONE «1-60».«0-9»s",
    ),
    (
        "docker build warning",
        r#" - SecretsUsedInArgOrEnv: Do not use ARG or ENV instructions for sensitive data (ENV "DB_PASSWORD") (line «3-40»)"#,
    ),
    (
        "kubectl pods",
        "NAME                                 READY   STATUS             RESTARTS      AGE
auth-«hex10»-x«hex2»k«hex1»               1/1     «Running|CrashLoopBackOff|Pending»            «0-9»             «1-90»d",
    ),
    (
        "kubectl secrets",
        "NAME                  TYPE                                  DATA   AGE
db-credentials        Opaque                                «1-4»      «1-300»d
web-tls               kubernetes.io/tls                     2      «1-300»d
regcred               kubernetes.io/dockerconfigjson        1      «1-300»d
deploy-token-«hex5»    kubernetes.io/service-account-token   3      «1-300»d",
    ),
    (
        "kubectl describe secret",
        "Name:         db-credentials
Namespace:    «shop|auth»
Labels:       <none>
Type:         Opaque

Data
====
password:  «12-40» bytes
username:  «4-12» bytes",
    ),
    (
        "kubectl created",
        "secret/«db-credentials|web-tls|smtp-login» «created|configured|unchanged»",
    ),
    (
        "kubectl describe pod",
        "    Mounts:
      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-«hex5» (ro)
      /etc/tls from web-tls (ro)
    Environment:
      DB_USER:      <set to the key 'username' in secret 'db-credentials'>  Optional: false
      DB_PASSWORD:  <set to the key 'password' in secret 'db-credentials'>  Optional: false",
    ),
    (
        "kubectl volumes",
        "  kube-api-access-«hex5»:
    Type:                    Projected (a volume that contains injected data from multiple sources)
    TokenExpirationSeconds:  3607
    ConfigMapName:           kube-root-ca.crt",
    ),
    (
        "kubectl event mount",
        r#"  Warning  FailedMount  «1-59»m   kubelet  MountVolume.SetUp failed for volume "credentials" : secret "db-credentials" not found"#,
    ),
    (
        "kubectl event pull",
        "  Warning  FailedToRetrieveImagePullSecret  «1-59»s (x«2-90» over «1-9»m)  kubelet  Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.",
    ),
    (
        "kubectl unauthorized",
        "error: You must be logged in to the server (Unauthorized)",
    ),
    (
        "kubectl forbidden",
        r#"Error from server (Forbidden): secrets is forbidden: User "system:serviceaccount:«shop|auth»:default" cannot list resource "secrets" in API group "" in the namespace "«shop|auth»""#,
    ),
    (
        "kubelet",
        r#"I«01-12»«01-28» «clock».«100000-999999»    «1000-9999» reconciler_common.go:«100-400»] "operationExecutor.VerifyControllerAttachedVolume started for volume \"secret-volume\" (UniqueName: \"kubernetes.io/secret/«uuid»-secret-volume\") pod \"auth-«0-9»\" (UID: \"«uuid»\") " pod="auth/auth-«0-9»""#,
    ),
    (
        "apiserver",
        r#"E«01-12»«01-28» «clock».«100000-999999»       1 authentication.go:«60-80»] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]""#,
    ),
    (
        "kubelet token",
        r#"W«01-12»«01-28» «clock».«100000-999999»    «1000-9999» token_manager.go:«100-130»] "Couldn't update token" cacheKey="\"default\"/\"auth\"/[]string(nil)/3607/v1.BoundObjectReference{Kind:\"Pod\", APIVersion:\"v1\", Name:\"auth-«0-9»\", UID:\"«uuid»\"}" err="etcdserver: request timed out""#,
    ),
    (
        "pod yaml",
        "    env:
    - name: DB_PASSWORD
      valueFrom:
        secretKeyRef:
          key: password
          name: db-credentials
    image: registry.example.com/shop/web@sha256:«hex64»
    imagePullPolicy: IfNotPresent",
    ),
    (
        "deployment yaml",
        "  spec:
    automountServiceAccountToken: false
    imagePullSecrets:
    - name: regcred
    volumes:
    - name: tls
      secret:
        defaultMode: 420
        secretName: web-tls",
    ),
    (
        "ingress yaml",
        r#"metadata:
  annotations:
    cert-manager.io/cluster-issuer: letsencrypt
    nginx.ingress.kubernetes.io/auth-type: basic
    nginx.ingress.kubernetes.io/auth-secret: basic-auth
    nginx.ingress.kubernetes.io/auth-realm: Authentication Required
  resourceVersion: "«1000000-9999999»"
  uid: «uuid»"#,
    ),
    (
        "cert-manager",
        r#"I«01-12»«01-28» «clock».«100000-999999»       1 conditions.go:«190-270»] Setting lastTransitionTime for Certificate "web-tls" condition "Ready" to «iso»"#,
    ),
    (
        "helm",
        r#"NAME: «keycloak|grafana|postgresql»
LAST DEPLOYED: «stamp»
NAMESPACE: auth
STATUS: deployed
NOTES:
1. Get your 'admin' user password by running:
   kubectl get secret --namespace auth grafana -o jsonpath="{.data.admin-password}" | base64 --decode ; echo"#,
    ),
    (
        "etcd",
        r#"{"level":"info","ts":"«iso»","caller":"auth/store.go:«100-900»","msg":"enabled authentication"}"#,
    ),
    (
        "etcd simple token",
        r#"{"level":"warn","ts":"«iso»","caller":"auth/simple_token.go:«100-400»","msg":"simple token is not cryptographically signed"}"#,
    ),
    (
        "kubeadm",
        r#"[certs] Generating "«apiserver|etcd/server|front-proxy-client»" certificate and key
[kubeconfig] Writing "admin.conf" kubeconfig file
[bootstrap-token] Configured RBAC rules to allow Node Bootstrap tokens to get nodes"#,
    ),
    (
        "containerd",
        r#"time="«iso»" level=info msg="CreateContainer within sandbox \"«hex64»\" for &ContainerMetadata{Name:token-refresher,Attempt:«0-9»,} returns container id \"«hex64»\"""#,
    ),
];
