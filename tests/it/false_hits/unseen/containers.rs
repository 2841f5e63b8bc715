//! Docker, Kubernetes and cloud-init.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "docker ps",
        r#"«hex12»   fleet/«auth-proxy|token-service|keycloak|web»:1.«1-20»   "/entrypoint.sh run"   «2-59» minutes ago   Up «2-59» minutes   0.0.0.0:«8000-9000»->8080/tcp   «auth|tokens|sso|web»-1"#,
    ),
    (
        "docker pull",
        "«hex12»: Pull complete
Digest: sha256:«hex64»
Status: Downloaded newer image for registry.example.com/fleet/secret-operator:1.«1-20»",
    ),
    (
        "docker images",
        "registry.example.com/fleet/login   1.«1-20»   «hex12»   «2-9» weeks ago   «20-900»MB",
    ),
    (
        "docker build",
        "#«1-20» [stage-1 «1-9»/9] COPY --from=build /src/keyring /usr/bin/keyring
#«1-20» sha256:«hex64» «1-90».«10-99»MB / «100-200»MB 1.2s
#«1-20» DONE 0.«1-9»s",
    ),
    (
        "docker layers",
        r#"            "Layers": [
                "sha256:«hex64»",
                "sha256:«hex64»"
            ]"#,
    ),
    (
        "docker inspect network",
        r#"                    "NetworkID": "«hex64»",
                    "EndpointID": "«hex64»",
                    "Gateway": "172.17.0.1",
                    "MacAddress": "«mac»","#,
    ),
    (
        "docker inspect health",
        r#"        "State": {"Status": "running", "Pid": «100-65000», "ExitCode": 0, "StartedAt": "«iso»"},
        "Image": "sha256:«hex64»",
        "LogPath": "/var/lib/docker/containers/«hex64»/«hex64»-json.log""#,
    ),
    (
        "dockerd log",
        r#"time="«iso»" level=«info|warning|error» msg="ignoring event" container=«hex64» module=libcontainerd namespace=moby topic=/tasks/delete type="*events.TaskDelete""#,
    ),
    (
        "dockerd auth",
        r#"time="«iso»" level=error msg="Handler for POST /v1.43/images/create returned error: unauthorized: incorrect username or password"
time="«iso»" level=info msg="Attempting next endpoint for pull after error: no basic auth credentials""#,
    ),
    (
        "docker login prompt",
        "WARNING! Your password will be stored unencrypted in /root/.docker/config.json.
Configure a credential helper to remove this warning.
Login Succeeded",
    ),
    (
        "docker json log",
        r#"{"log":"password authentication is «enabled|disabled»\n","stream":"stdout","time":"«iso»"}"#,
    ),
    (
        "compose secrets",
        "    secrets:
      - db_password
      - source: tls_key
        target: /run/secrets/tls.key
        mode: 0440
    environment:
      POSTGRES_PASSWORD_FILE: /run/secrets/db_password",
    ),
    (
        "docker secret ls",
        "ID                          NAME             DRIVER    CREATED         UPDATED
k«hex24»   db_password                «2-9» weeks ago   «2-9» weeks ago",
    ),
    (
        "containerd",
        r#"time="«iso»" level=info msg="RunPodSandbox for &PodSandboxMetadata{Name:token-refresh-«hex10»-abcde,Uid:«uuid»,Namespace:auth,Attempt:0,} returns sandbox id \"«hex64»\"""#,
    ),
    (
        "kubectl get pods",
        "NAMESPACE   NAME                              READY   STATUS    RESTARTS   AGE
auth        token-service-«hex9»-x8k2p    1/1     Running   «0-9»          «1-99»d",
    ),
    (
        "kubectl get secrets",
        "NAME                         TYPE                                  DATA   AGE
default-token-x8k2p          kubernetes.io/service-account-token   3      «1-99»d
db-credentials               Opaque                                «1-9»      «1-99»d
registry-auth                kubernetes.io/dockerconfigjson        1      «1-99»d",
    ),
    (
        "kubectl describe secret",
        "Name:         db-credentials
Namespace:    fleet
Type:  Opaque

Data
====
password:  «8-40» bytes
username:  «4-9» bytes",
    ),
    (
        "secret references",
        "        env:
        - name: DB_PASSWORD
          valueFrom:
            secretKeyRef:
              name: db-credentials
              key: password
        volumeMounts:
        - mountPath: /var/run/secrets/kubernetes.io/serviceaccount
          name: kube-api-access-x8k2p
          readOnly: true",
    ),
    (
        "volumes",
        "      volumes:
      - name: tls
        secret:
          secretName: web-tls
          defaultMode: 420
      imagePullSecrets:
      - name: registry-auth",
    ),
    (
        "describe pod environment",
        "    Environment:
      DB_PASSWORD:  <set to the key 'password' in secret 'db-credentials'>  Optional: false
      API_TOKEN:    <set to the key 'token' in secret 'api'>                Optional: true",
    ),
    (
        "kube event",
        r#"«1-59»m   Warning   FailedMount   pod/web-«hex9»   MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found"#,
    ),
    (
        "klog",
        r#"E«0101-1228» «clock».«100000-999999»    «1000-9999» authentication.go:73] "Unable to authenticate the request" err="[invalid bearer token, service account token has expired]""#,
    ),
    (
        "klog rotate",
        r#"I«0101-1228» «clock».«100000-999999»    «1000-9999» certificate_manager.go:356] kubernetes.io/kubelet-serving: Rotating certificates
I«0101-1228» «clock».«100000-999999»    «1000-9999» dynamic_cafile_content.go:157] "Starting controller" name="client-ca-bundle::/etc/kubernetes/pki/ca.crt""#,
    ),
    (
        "rbac",
        r#"RBAC: clusterrole.rbac.authorization.k8s.io "system:auth-delegator" not found
clusterrolebinding.rbac.authorization.k8s.io/token-review-«1-99» created"#,
    ),
    (
        "api audit",
        r#"{"kind":"Event","apiVersion":"audit.k8s.io/v1","level":"Metadata","auditID":"«uuid»","stage":"ResponseComplete","requestURI":"/api/v1/namespaces/fleet/secrets/db-credentials","verb":"get","user":{"username":"system:serviceaccount:fleet:web","uid":"«uuid»"},"annotations":{"authorization.k8s.io/decision":"allow","authorization.k8s.io/reason":""}}"#,
    ),
    (
        "config map",
        r#"apiVersion: v1
kind: ConfigMap
metadata:
  name: login-page
  uid: «uuid»
  resourceVersion: "«1000-999999»"
data:
  session.timeout: "«10-90»m"
  password.min-length: "12""#,
    ),
    (
        "helm",
        "NAME: vault	NAMESPACE: secrets	REVISION: «1-30»	STATUS: deployed	CHART: vault-0.«10-30».0	APP VERSION: 1.15.«0-9»",
    ),
    (
        "certificate request",
        "csr-«hex5»   «1-59»m   kubernetes.io/kube-apiserver-client-kubelet   system:bootstrap:«hex6»   <none>   Approved,Issued",
    ),
    (
        "cloud-init stages",
        "«stamp»,«100-999» - modules.py[DEBUG]: Running module set-passwords (<module 'cloudinit.config.cc_set_passwords' from '/usr/lib/python3/dist-packages/cloudinit/config/cc_set_passwords.py'>) with frequency once-per-instance",
    ),
    (
        "cloud-init ssh",
        "«stamp»,«100-999» - ssh_util.py[DEBUG]: line 57: option PasswordAuthentication already set to no
«stamp»,«100-999» - cc_set_passwords.py[DEBUG]: No need to restart SSH service, PasswordAuthentication not updated.",
    ),
    (
        "cloud-init keys",
        "ci-info: ++++++++Authorized keys from /home/«user»/.ssh/authorized_keys for user «user»+++++++++
ci-info: | Keytype |                Fingerprint (sha256)                 | Options | Comment |
ci-info: | ssh-rsa | «hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» |    -    | «user»  |",
    ),
    (
        "cloud-init host keys",
        "The key fingerprint is:
SHA256:«b64:43» root@«host»
The key's randomart image is:
+---[RSA 3072]----+
|   ..o=*+o       |
|    =.+B* .      |
+----[SHA256]-----+",
    ),
    (
        "cloud-init public keys",
        "-----BEGIN SSH HOST KEY KEYS-----
ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB«b64:86» root@«host»
ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» root@«host»
-----END SSH HOST KEY KEYS-----",
    ),
    (
        "cloud-init user data",
        "#cloud-config
ssh_pwauth: false
disable_root: true
users:
  - name: «user»
    lock_passwd: true
    sudo: ALL=(ALL) NOPASSWD:ALL
    ssh_authorized_keys:
      - ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI«b64:43» «email»",
    ),
    (
        "cloud-init metadata",
        "«stamp»,«100-999» - url_helper.py[DEBUG]: [0/1] open 'http://169.254.169.254/latest/api/token' with {'url': 'http://169.254.169.254/latest/api/token', 'allow_redirects': True, 'method': 'PUT', 'timeout': 1.0, 'headers': {'User-Agent': 'Cloud-Init/23.1.2', 'X-aws-ec2-metadata-token-ttl-seconds': 'REDACTED'}} configuration",
    ),
    (
        "cloud-init finished",
        "[«kernel»] cloud-init[«400-999»]: Cloud-init v. 23.1.2 finished at «stamp» +0000. Datasource DataSourceNoCloud [seed=/var/lib/cloud/seed/nocloud][dsmode=net].  Up «10-90».«10-99» seconds",
    ),
];
