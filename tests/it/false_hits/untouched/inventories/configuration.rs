//! Configuration files as they are dumped.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "sshd_config",
        "PermitRootLogin prohibit-password
PubkeyAuthentication yes
AuthorizedKeysFile .ssh/authorized_keys
PasswordAuthentication «yes|no»
PermitEmptyPasswords no
HostKey /etc/ssh/ssh_host_ed25519_key",
    ),
    (
        "sshd -T",
        "kbdinteractiveauthentication no
authorizedkeyscommand none
rekeylimit 0 0
hostkeyalgorithms ssh-ed25519-cert-v01@openssh.com,ecdsa-sha2-nistp256-cert-v01@openssh.com,ssh-ed25519,rsa-sha2-512
logingracetime «30-120»",
    ),
    (
        "login.defs",
        "PASS_MAX_DAYS   «60-99999»
PASS_MIN_DAYS   0
PASS_WARN_AGE   7
LOGIN_RETRIES   5
ENCRYPT_METHOD  «SHA512|YESCRYPT»",
    ),
    (
        "pam common-auth",
        "auth    [success=1 default=ignore]      pam_unix.so nullok
password        requisite                       pam_pwquality.so retry=3 minlen=«8-16»
password        [success=1 default=ignore]      pam_unix.so obscure use_authtok try_first_pass yescrypt",
    ),
    (
        "passwd file",
        "root:x:0:0:root:/root:/bin/bash
«user»:x:«1000-1999»:«1000-1999»:«user»,,,:/home/«user»:/bin/bash
sshd:x:74:74:Privilege-separated SSH:/usr/share/empty.sshd:/usr/sbin/nologin",
    ),
    (
        "fstab",
        "UUID=«uuid» /               xfs     defaults        0 0
UUID=«HEX4»-«HEX4»          /boot/efi       vfat    umask=0077,shortname=winnt 0 2
//«host»/share /mnt/share cifs credentials=/etc/cifs.cred,uid=«1000-1999»,vers=3.0 0 0",
    ),
    (
        "crypttab",
        "luks-«uuid» UUID=«uuid» none luks,discard
swap /dev/sda«2-5» /dev/urandom swap,cipher=aes-xts-plain64,size=512",
    ),
    (
        "nginx tls",
        "    ssl_certificate     /etc/nginx/ssl/«host».crt;
    ssl_certificate_key /etc/nginx/ssl/«host».key;
    ssl_session_cache   shared:SSL:«1-50»m;
    ssl_session_tickets off;
    auth_basic_user_file /etc/nginx/htpasswd;",
    ),
    (
        "postgres hba",
        "# TYPE  DATABASE        USER            ADDRESS                 METHOD
local   all             postgres                                peer
host    all             «user»          «ip»/32            scram-sha-256
host    replication     repl            «ip»/32            cert clientcert=verify-full",
    ),
    (
        "my.cnf",
        "[mysqld]
server-id = «1-99»
default_authentication_plugin = mysql_native_password
validate_password.policy = MEDIUM
caching_sha2_password_private_key_path = private_key.pem
innodb_buffer_pool_size = «1-64»G",
    ),
    (
        "sysctl dump",
        "kernel.keys.maxkeys = «200-2000»
kernel.keys.root_maxbytes = 25000000
kernel.random.boot_id = «uuid»
kernel.random.uuid = «uuid»
net.ipv4.tcp_fastopen_key = 00000000-00000000-00000000-00000000
net.ipv4.tcp_syncookies = 1",
    ),
    (
        "networkmanager",
        "[connection]
id=eno«1-4»
uuid=«uuid»
type=ethernet
interface-name=eno«1-4»

[802-1x]
eap=tls;
private-key=/etc/pki/tls/private/«host».key
private-key-password-flags=1",
    ),
    (
        "corosync",
        "totem {
    version: 2
    cluster_name: «host»
    transport: knet
    crypto_cipher: aes256
    crypto_hash: sha256
    keyfile: /etc/corosync/authkey
}",
    ),
    (
        "ceph conf",
        "[global]
fsid = «uuid»
mon_host = [v2:«ip»:3300/0,v1:«ip»:6789/0]
auth_cluster_required = cephx
auth_client_required = cephx
keyring = /etc/pve/priv/$cluster.$name.keyring",
    ),
    (
        "snmpd masked",
        "agentaddress udp:161
rocommunity <redacted> «ip»/32
createUser «user» SHA ******** AES ********
sysLocation Rack «1-40», Unit «1-42»",
    ),
    (
        "ansible vault ids",
        "[defaults]
inventory = ./hosts
vault_password_file = /etc/ansible/vault-pass
private_key_file = ~/.ssh/deploy_ed25519
host_key_checking = «True|False»",
    ),
];
