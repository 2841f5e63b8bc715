//! Kubernetes events and manifests that refer to objects by name only; docker.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "kubernetes event secret missing",
        r#"«iso» Warning FailedMount pod/«host»-«hex10»-«hex5» MountVolume.SetUp failed for volume "tls" : secret "«tls-front|db-auth|registry-pull»" not found"#,
    ),
    (
        "kubernetes event pull",
        r#"«1-59»m  Warning  FailedToRetrieveImagePullSecret  pod/collector-«hex5»  Unable to retrieve some image pull secrets («registry-pull|mirror-pull»); attempting to pull the image may not succeed."#,
    ),
    (
        "kubernetes event token",
        r#"«1-59»m  Warning  FailedMount  pod/agent-«hex5»  MountVolume.SetUp failed for volume "kube-api-access-«hex5»" : failed to fetch token: serviceaccount "agent" is forbidden"#,
    ),
    (
        "kubernetes ingress",
        "apiVersion: networking.k8s.io/v1\nkind: Ingress\nmetadata:\n  name: «host»\n  uid: «uuid»\nspec:\n  tls:\n  - hosts:\n    - «host».example.com\n    secretName: tls-front",
    ),
    (
        "kubernetes secret reference",
        "        env:\n        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: «db-auth|queue-auth»\n              key: password\n              optional: false",
    ),
    (
        "kubernetes token volume",
        "  - name: kube-api-access-«hex5»\n    projected:\n      sources:\n      - serviceAccountToken:\n          expirationSeconds: 3607\n          path: token\n      - configMap:\n          name: kube-root-ca.crt\n          items:\n          - key: ca.crt\n            path: ca.crt",
    ),
    (
        "kubernetes tolerations",
        "  tolerations:\n  - effect: NoExecute\n    key: node.kubernetes.io/«not-ready|unreachable»\n    operator: Exists\n    tolerationSeconds: «30-600»\n  automountServiceAccountToken: false\n  serviceAccountName: «user»",
    ),
    (
        "kubernetes pull secrets",
        "  imagePullSecrets:\n  - name: registry-pull\n  volumes:\n  - name: credentials\n    secret:\n      secretName: «db-auth|queue-auth|tls-front»\n      defaultMode: 420",
    ),
    (
        "kubernetes describe secret",
        "Name:         «tls-front|edge-tls»\nNamespace:    default\nType:  kubernetes.io/tls\n\nData\n====\ntls.crt:  «1000-4000» bytes\ntls.key:  «1000-4000» bytes",
    ),
    (
        "kubernetes get secrets",
        "NAME                  TYPE                                  DATA   AGE\n«db-auth|queue-auth»               Opaque                                2      «1-400»d\ndefault-token-«hex5»   kubernetes.io/service-account-token   3      «1-400»d",
    ),
    (
        "kubernetes rbac",
        "rules:\n- apiGroups: [\"\"]\n  resources: [\"secrets\", \"configmaps\"]\n  verbs: [\"get\", \"list\", \"watch\"]\n  resourceNames: [\"«tls-front|db-auth»\"]",
    ),
    (
        "kubernetes rbac denied",
        r#"E0«101-128» «clock».«000000-999999»       1 reflector.go:«100-999»] failed to list *v1.Secret: secrets is forbidden: User "system:serviceaccount:default:«user»" cannot list resource "secrets" in API group "" at the cluster scope"#,
    ),
    (
        "kubernetes authentication",
        r#"E0«101-128» «clock».«000000-999999»       1 authentication.go:«10-99»] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]""#,
    ),
    (
        "kubernetes audit",
        r#"{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"«uuid»","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/default/secrets/«db-auth|tls-front»","verb":"get","user":{"username":"system:node:«host»","groups":["system:nodes"]},"sourceIPs":["«ip»"],"responseStatus":{"code":«200|403»},"annotations":{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":""}}"#,
    ),
    (
        "kubernetes certificate",
        "status:\n  conditions:\n  - lastTransitionTime: \"«iso»\"\n    message: Secret does not exist yet, waiting for the issuer\n    reason: DoesNotExist\n    status: \"False\"\n    type: Ready\n  nextPrivateKeySecretName: front-«hex5»",
    ),
    (
        "kubernetes node labels",
        r#"[{"key":"node-role","operator":"In","values":["worker"]},{"key":"topology.kubernetes.io/zone","operator":"In","values":["zone-«1-3»"]}]"#,
    ),
    (
        "kubernetes csr",
        "«syslog» kubelet[«1-999»]: certificate_manager.go:«100-999»] kubernetes.io/kubelet-serving: Rotating certificates, new private key requested, expiration «iso»",
    ),
    (
        "helm values by reference",
        "auth:\n  existingSecret: «db-auth|queue-auth»\n  secretKeys:\n    adminPasswordKey: admin-entry\n    userPasswordKey: user-entry\n  usePasswordFiles: true",
    ),
    (
        "docker pull",
        "«0-9».«0-30»: Pulling from firmware/bmc\n«hex12»: Pull complete\n«hex12»: Pull complete\nDigest: sha256:«hex64»\nStatus: Downloaded newer image for registry.example.com/firmware/bmc:«0-9».«0-30»",
    ),
    (
        "docker login refused",
        "Error response from daemon: pull access denied for firmware/bmc, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    ),
    (
        "docker daemon",
        r#"time="«iso»" level=warning msg="no credential helper configured, using the default store" module=auth registry=registry.example.com"#,
    ),
    (
        "docker inspect",
        r#"{"Id":"«hex64»","Image":"sha256:«hex64»","NetworkSettings":{"EndpointID":"«hex64»","MacAddress":"«mac»","IPAddress":"«ip»"},"HostConfig":{"SecurityOpt":null,"CapAdd":["IPC_LOCK"]}}"#,
    ),
    (
        "docker secret list",
        "ID                          NAME           DRIVER    CREATED       UPDATED\nq«hex24»   db_password              «1-20» days ago   «1-20» days ago",
    ),
    (
        "docker compose",
        "services:\n  db:\n    image: postgres:«12-17»\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db_password\n      POSTGRES_HOST_AUTH_METHOD: scram-sha-256\n    secrets:\n      - db_password\nsecrets:\n  db_password:\n    file: ./db_password.txt",
    ),
    (
        "containerd",
        r#"time="«iso».«100000000-999999999»Z" level=info msg="PullImage \"registry.example.com/firmware/bmc@sha256:«hex64»\" returns image reference \"sha256:«hex64»\"""#,
    ),
    (
        "podman",
        "«stamp».«100000000-999999999» +0000 UTC m=+0.«100000000-999999999» container health_status «hex64» (image=localhost/keycloak:latest, name=login, health_status=healthy)",
    ),
    (
        "etcd",
        r#"{"level":"warn","ts":"«iso»","caller":"auth/store.go:«100-999»","msg":"rejected a request, the auth token has expired","user-name":"«user»","remote-addr":"«ip»:«1024-65535»"}"#,
    ),
    (
        "vault status",
        "Key                Value\n---                -----\nSeal Type          shamir\nSealed             «true|false»\nTotal Shares       5\nThreshold          3\nUnseal Progress    «0-2»/3\nCluster ID         «uuid»",
    ),
];
