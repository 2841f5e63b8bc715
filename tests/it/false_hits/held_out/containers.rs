//! Containers and their managers, without a single secret's value.

use super::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "a described secret",
        "Name:         db\nNamespace:    prod\nType:  Opaque\n\nData\n====\npassword:  «8-64» bytes\nusername:  «3-16» bytes",
    ),
    (
        "a list of secrets",
        "NAME                  TYPE                                  DATA   AGE\ndb-credentials        Opaque                                «1-9»      «1-90»d\npull-secret           kubernetes.io/dockerconfigjson        1      «1-90»d\ntls-site              kubernetes.io/tls                     2      «1-90»d",
    ),
    (
        "variables from a secret",
        "      DB_PASSWORD:  <set to the key 'password' in secret 'db'>  Optional: false\n      API_TOKEN:    <set to the key 'token' in secret 'api'>    Optional: true",
    ),
    (
        "a reference to a key",
        "        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: db\n              key: password",
    ),
    (
        "a volume of a secret",
        "  volumes:\n  - name: tls\n    secret:\n      secretName: tls-site\n      defaultMode: «256-420»\n      optional: false",
    ),
    (
        "a token that is projected",
        "    - serviceAccountToken:\n        expirationSeconds: «3600-86400»\n        path: token\n    automountServiceAccountToken: false",
    ),
    (
        "a mounted folder",
        "    Mounts:\n      /etc/agent/secrets from agent-secrets (ro)\n      /var/run/secrets/kubernetes.io/serviceaccount from kube-api-access-«hex5» (ro)",
    ),
    (
        "a missing secret",
        "  Warning  FailedMount  «1-59»m (x«2-40» over «1-9»h)  kubelet  MountVolume.SetUp failed for volume \"tls\" : secret \"tls-site\" not found",
    ),
    (
        "not allowed",
        "Error from server (Forbidden): secrets is forbidden: User \"system:serviceaccount:prod:«user»\" cannot list resource \"secrets\" in API group \"\" in the namespace \"prod\"",
    ),
    (
        "the audit of a cluster",
        "{\"kind\":\"Event\",\"level\":\"Metadata\",\"auditID\":\"«uuid»\",\"verb\":\"get\",\"objectRef\":{\"resource\":\"secrets\",\"namespace\":\"prod\",\"name\":\"db\"},\"annotations\":{\"authorization.k8s.io/decision\":\"allow\",\"authorization.k8s.io/reason\":\"RBAC: allowed\"}}",
    ),
    (
        "a role",
        "rules:\n- apiGroups: [\"\"]\n  resources: [\"secrets\", \"serviceaccounts/token\"]\n  verbs: [\"get\", \"create\"]",
    ),
    (
        "tolerations and keys of nodes",
        "      tolerations:\n      - key: node-role.kubernetes.io/control-plane\n        operator: Exists\n        effect: NoSchedule\n      topologyKey: kubernetes.io/hostname",
    ),
    (
        "labels and digests",
        "    Image:          registry.example/agent@sha256:«hex64»\n    Image ID:       registry.example/agent@sha256:«hex64»\n    Container ID:   containerd://«hex64»",
    ),
    (
        "a request for a certificate",
        "NAME        AGE   SIGNERNAME                                    REQUESTOR           REQUESTEDDURATION   CONDITION\ncsr-«hex5»   «1-59»m   kubernetes.io/kube-apiserver-client-kubelet   system:node:«host»   <none>   Approved,Issued",
    ),
    (
        "etcd keys",
        "etcd «iso» compacted keys, revision «10000-999999», key count «1000-90000», key prefix /registry/secrets/prod/",
    ),
    (
        "a controller's log",
        "I1112 «clock».«100000-999999»       1 token_cleaner.go:«50-200»] \"Starting token cleaner controller\"\nI1112 «clock».«100000-999999»       1 shared_informer.go:«100-400»] \"Caches are synced for token_cleaner\"",
    ),
    (
        "docker: information",
        " Security Options:\n  apparmor\n  seccomp\n   Profile: builtin\n Swarm: inactive\n Registry: https://index.docker.io/v1/\n Username: «user»",
    ),
    (
        "docker: a warning at login",
        "WARNING! Your password will be stored unencrypted in /root/.docker/config.json.\nConfigure a credential helper to remove this warning. See\nhttps://docs.docker.com/engine/reference/commandline/login/#credentials-store",
    ),
    (
        "docker: secrets in use",
        "ID                          NAME          DRIVER    CREATED        UPDATED\n«hex25»   db_password             «1-28» days ago   «1-28» days ago",
    ),
    (
        "docker: pulled layers",
        "«hex12»: Pull complete\nDigest: sha256:«hex64»\nStatus: Downloaded newer image for registry.example/auth-proxy:«1-9».«0-40»",
    ),
    (
        "compose: secrets as files",
        "secrets:\n  db_password:\n    file: ./db_password.txt\n  api_token:\n    external: true",
    ),
    (
        "compose: variables of the host",
        "    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db_password\n      API_TOKEN: ${API_TOKEN}\n      SMTP_PASSWORD: ${SMTP_PASSWORD:?not set}",
    ),
    (
        "the daemon's log",
        "time=\"«iso»\" level=info msg=\"ignoring event\" container=«hex64» module=libcontainerd namespace=moby topic=/tasks/delete\ntime=\"«iso»\" level=warning msg=\"no auth config for registry.example, pulling without authentication\"",
    ),
    (
        "cloud-init: keys",
        "ci-info: | Keytype |                Fingerprint (sha256)               | Options |    Comment    |\nci-info: |  ssh-rsa | «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» |    -    | «user»@«host» |",
    ),
    (
        "cloud-init: modules",
        "«stamp»,«100-999» - cc_set_passwords.py[DEBUG]: Leaving SSH config 'PasswordAuthentication' unchanged. ssh_pwauth=None\n«stamp»,«100-999» - util.py[DEBUG]: cc_set_passwords took 0.00«1-9» seconds",
    ),
    (
        "helm: a chart's notes",
        "To get the password of the administrator run:\n\n    kubectl get secret --namespace prod db -o jsonpath=\"{.data.password}\" | base64 -d",
    ),
];
