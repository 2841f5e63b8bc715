//! Logs and objects of container engines, clusters and cloud agents.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "dockerd",
        r#"time="«iso»" level=info msg="ignoring event" container=«hex64» module=libcontainerd namespace=moby topic=/tasks/delete type="*events.TaskDelete"
time="«iso»" level=error msg="Handler for POST /v1.43/auth returned error: Get \"https://registry.example.com/v2/\": unauthorized: authentication required""#,
    ),
    (
        "docker images",
        "REPOSITORY                    TAG       IMAGE ID       CREATED        SIZE
registry.example.com/auth     «1-9».«0-20»      «hex12»   «2-9» weeks ago    «10-900»MB
postgres                      15        «hex12»   «2-9» weeks ago    379MB",
    ),
    (
        "docker inspect",
        r#"[{"Id":"«hex64»","Created":"«iso»","Image":"sha256:«hex64»","Name":"/vault-agent","HostConfig":{"Binds":["/etc/secrets:/run/secrets:ro"],"NetworkMode":"bridge"},"NetworkSettings":{"SandboxID":"«hex64»","EndpointID":"«hex64»","MacAddress":"«mac»"}}]"#,
    ),
    (
        "docker pull",
        "Digest: sha256:«hex64»
Status: Downloaded newer image for registry.example.com/token-service:«1-9».«0-9»",
    ),
    (
        "kubelet mount secret",
        r#"I0303 «clock».«100000-999999»    «1000-9999» reconciler.go:352] "operationExecutor.VerifyControllerAttachedVolume started for volume \"«default|builder|deployer»-token-«hex5»\" (UniqueName: \"kubernetes.io/secret/«uuid»-default-token-«hex5»\") pod \"web-«hex10»-«hex5»\" (UID: \"«uuid»\")"
E0303 «clock».«100000-999999»    «1000-9999» nestedpendingoperations.go:335] Operation for "{volumeName:kubernetes.io/secret/«uuid»-tls podName:«uuid»}" failed: MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found"#,
    ),
    (
        "kubectl get secrets",
        "NAME                  TYPE                                  DATA   AGE
default-token-«hex5»   kubernetes.io/service-account-token   3      «10-900»d
registry-pull         kubernetes.io/dockerconfigjson        1      «10-900»d
web-tls               kubernetes.io/tls                     2      «10-900»d",
    ),
    (
        "kubectl describe secret",
        "Name:         db-credentials
Namespace:    prod
Type:  Opaque

Data
====
password:  «8-32» bytes
username:  «4-12» bytes",
    ),
    (
        "pod yaml with secret ref",
        "    env:
    - name: DB_PASSWORD
      valueFrom:
        secretKeyRef:
          key: password
          name: db-credentials
    envFrom:
    - secretRef:
        name: app-«staging|prod»
    imagePullSecrets:
    - name: registry-pull",
    ),
    (
        "kube apiserver audit",
        r#"{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"«uuid»","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/kube-system/secrets?limit=500","verb":"list","user":{"username":"system:serviceaccount:kube-system:generic-garbage-collector","uid":"«uuid»","groups":["system:serviceaccounts","system:authenticated"]},"sourceIPs":["«ip»"],"objectRef":{"resource":"secrets","namespace":"kube-system","apiVersion":"v1"},"responseStatus":{"code":200},"annotations":{"authorization.k8s.io/decision":"allow"}}"#,
    ),
    (
        "tokenreview log",
        r#"E0303 «clock».«100000-999999»       1 authentication.go:63] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]"
W0303 «clock».«100000-999999»       1 warnings.go:70] Use tokens from the TokenRequest API or manually created secret-based tokens instead of auto-generated secret-based tokens."#,
    ),
    (
        "etcd",
        r#"{"level":"info","ts":"«iso»","caller":"etcdserver/server.go:2110","msg":"published local member to cluster through raft","local-member-id":"«hex16»","local-member-attributes":"{Name:«host» ClientURLs:[https://«ip»:2379]}","cluster-id":"«hex16»","publish-timeout":"7s"}
{"level":"warn","ts":"«iso»","caller":"auth/simple_token.go:«100-300»","msg":"invalid auth token"}"#,
    ),
    (
        "containerd",
        r#"time="«iso»" level=info msg="CreateContainer within sandbox \"«hex64»\" for &ContainerMetadata{Name:authproxy,Attempt:«0-9»,} returns container id \"«hex64»\"""#,
    ),
    (
        "crictl pods",
        "POD ID              CREATED             STATE     NAME                         NAMESPACE     ATTEMPT
«hex13»       «2-50» minutes ago      Ready     cert-manager-«hex10»-«hex5»   cert-manager  0",
    ),
    (
        "helm release",
        r#"NAME: keycloak
LAST DEPLOYED: «stamp»
NAMESPACE: auth
STATUS: deployed
REVISION: «1-40»
NOTES:
To get the admin password run:
  kubectl get secret --namespace auth keycloak -o jsonpath="{.data.admin-password}" | base64 -d"#,
    ),
    (
        "service account json",
        r#"{"apiVersion":"v1","kind":"ServiceAccount","metadata":{"name":"builder","namespace":"ci","resourceVersion":"«100000-9999999»","uid":"«uuid»"},"secrets":[{"name":"builder-token-«hex5»"}]}"#,
    ),
    (
        "cert manager",
        r#"I0303 «clock».«100000-999999»       1 conditions.go:203] Setting lastTransitionTime for Certificate "web" condition "Ready" to «stamp»
I0303 «clock».«100000-999999»       1 trigger_controller.go:194] "cert-manager/certificates-trigger: Certificate must be re-issued" key="prod/web" reason="DoesNotExist" message="Issuing certificate as Secret does not exist""#,
    ),
    (
        "cloud init",
        "«stamp»,«100-999» - util.py[DEBUG]: Writing to /var/lib/cloud/instances/i-0«hex16»/sem/config_set_passwords - wb: [644] 25 bytes
«stamp»,«100-999» - cc_set_passwords.py[DEBUG]: Leaving SSH config 'PasswordAuthentication' unchanged. ssh_pwauth=None
«stamp»,«100-999» - util.py[DEBUG]: Read 56 bytes from /var/lib/cloud/data/instance-id",
    ),
    (
        "cloud init ssh fingerprints",
        "ci-info: ++++++Authorized keys from /home/«user»/.ssh/authorized_keys for user «user»++++++
ci-info: | Keytype |                Fingerprint (sha256)                | Options | Comment |
ci-info: | ssh-rsa | «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» |    -    | «user»-key |",
    ),
    (
        "amazon ssm agent",
        "«stamp» INFO [amazon-ssm-agent] using named pipe channel for IPC, instance i-0«hex16»
«stamp» INFO [CredentialRefresher] Next credential rotation will be in «20-29».«100-999» minutes
«stamp» ERROR EC2RoleProvider Failed to connect to Systems Manager with instance profile role credentials. Err: retrieved credentials failed to report to ssm. RequestId: «uuid»",
    ),
    (
        "cloudtrail record",
        r#"{"eventVersion":"1.08","userIdentity":{"type":"IAMUser","principalId":"AIDA«HEX16»","arn":"arn:aws:iam::«100000000000-999999999999»:user/«user»","userName":"«user»"},"eventTime":"«iso»","eventSource":"secretsmanager.amazonaws.com","eventName":"DescribeSecret","sourceIPAddress":"«ip»","requestID":"«uuid»","eventID":"«uuid»","readOnly":true}"#,
    ),
    (
        "azure agent",
        "«iso» INFO ExtHandler ExtHandler Fetched new vmSettings [HostGAPlugin correlation ID: «uuid» eTag: «1000000000000000000-8999999999999999999» source: FastTrack]
«iso» INFO ExtHandler [CGI] Loaded certificate thumbprint «HEX40» hasPrivateKey: True",
    ),
    (
        "google guest agent",
        "«syslog» google_guest_agent[«500-9999»]: Updating keys for user «user».
«syslog» google_guest_agent[«500-9999»]: ERROR non_windows_accounts.go:158 Invalid ssh key entry - expired key",
    ),
    (
        "podman events",
        "«stamp» +0000 UTC secret create «hex25» 
«stamp» +0000 UTC container died «hex64» (image=docker.io/library/redis:7, name=cache, PODMAN_SYSTEMD_UNIT=cache.service)",
    ),
    (
        "ci pipeline masked",
        r#"Fetching changes with git depth set to 20...
Checking out «hex8» as detached HEAD (ref is main)...
$ docker login -u "$CI_REGISTRY_USER" -p "$CI_REGISTRY_PASSWORD" $CI_REGISTRY
Login Succeeded
$ curl --header "JOB-TOKEN: [MASKED]" "${CI_API_V4_URL}/projects/«1-999»/packages""#,
    ),
    (
        "nova compute",
        "«stamp».«100-999» «1000-9999» INFO nova.compute.manager [req-«uuid» «hex32» «hex32» - default default] [instance: «uuid»] Took «1-9».«10-99» seconds to spawn the instance on the hypervisor.",
    ),
    (
        "keystone",
        "«stamp».«100-999» «10-99» WARNING keystone.server.flask.application [req-«uuid» - - - - -] Authorization failed. The request you have made requires authentication. from «ip»: keystone.exception.Unauthorized
«stamp».«100-999» «10-99» WARNING keystone.common.fernet_utils [-] key_repository is world readable: /etc/keystone/fernet-keys/",
    ),
];
