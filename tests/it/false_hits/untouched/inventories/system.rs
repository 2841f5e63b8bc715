//! Kernel logs, crash dumps, journals, audit logs and logins.

use crate::false_hits::templates::Template;

pub(super) const TEMPLATES: &[Template] = &[
    (
        "kernel command line",
        "[«kernel»] Command line: BOOT_IMAGE=(hd0,gpt2)/vmlinuz-5.14.0-«100-500».el9.x86_64 root=UUID=«uuid» ro crashkernel=1G-4G:192M,4G-64G:256M rd.luks.uuid=luks-«uuid» rhgb quiet",
    ),
    (
        "kernel x509 load",
        "[«kernel»] Loading compiled-in X.509 certificates
[«kernel»] Loaded X.509 cert 'Red Hat Enterprise Linux kernel signing key: «hex40»'
[«kernel»] Loaded X.509 cert 'Red Hat Secure Boot CA 5: «hex40»'",
    ),
    (
        "kernel key types",
        "[«kernel»] Key type dns_resolver registered
[«kernel»] Key type .fscrypt registered
[«kernel»] Key type fscrypt-provisioning registered
[«kernel»] Key type encrypted registered
[«kernel»] Key type trusted registered",
    ),
    (
        "kernel keyring init",
        "[«kernel»] Initialise system trusted keyrings
[«kernel»] Key type blacklist registered
[«kernel»] integrity: Platform Keyring initialized
[«kernel»] integrity: Machine keyring initialized",
    ),
    (
        "kernel uefi certs",
        "[«kernel»] integrity: Loading X.509 certificate: UEFI:db
[«kernel»] integrity: Loaded X.509 cert 'Microsoft Windows Production PCA 2011: «hex40»'
[«kernel»] integrity: Problem loading X.509 certificate «-65|-74|-126»",
    ),
    (
        "kernel module verification",
        "[«kernel»] «nvidia|zfs|vboxdrv»: module verification failed: signature and/or required key missing - tainting kernel",
    ),
    (
        "kernel module key rejected",
        "[«kernel»] Loading of module with unavailable key is rejected
[«kernel»] PKCS#7 signature not signed with a trusted key",
    ),
    (
        "kernel lockdown",
        "[«kernel»] Lockdown: «systemd-logind|modprobe|Xorg»: «hibernation|unsigned module loading|/dev/mem,kmem,port» is restricted; see man kernel_lockdown.7",
    ),
    (
        "kernel oops null pointer",
        "[«kernel»] BUG: kernel NULL pointer dereference, address: 0000000000000«hex3»
[«kernel»] #PF: supervisor read access in kernel mode
[«kernel»] #PF: error_code(0x0000) - not-present page
[«kernel»] PGD «hex9»067 P4D «hex9»067 PUD 0
[«kernel»] Oops: 0000 [#1] PREEMPT SMP NOPTI
[«kernel»] CPU: «0-127» PID: «1000-99999» Comm: kworker/u«10-99»:«0-9» Kdump: loaded Not tainted 6.1.0-«10-30»-amd64
[«kernel»] RIP: 0010:nvme_tcp_io_work+0x«hex3»/0x«hex3» [nvme_tcp]
[«kernel»] RSP: 0018:ffff«hex12» EFLAGS: 00010246
[«kernel»] RAX: 0000000000000000 RBX: ffff«hex12» RCX: 00000000«hex8»
[«kernel»] RDX: «hex16» RSI: ffff«hex12» RDI: ffff«hex12»
[«kernel»] CR2: 0000000000000«hex3» CR3: 00000001«hex8» CR4: 0000000000770ef0",
    ),
    (
        "kernel code bytes",
        "[«kernel»] Code: «hex2» «hex2» 48 89 e5 41 57 41 56 «hex2» 41 54 53 48 «hex2» ec «hex2» <0f> 0b «hex2» 8b «hex2» «hex2» e8 «hex2» «hex2» ff ff",
    ),
    (
        "kernel call trace keys",
        "[«kernel»] Call Trace:
[«kernel»]  <TASK>
[«kernel»]  dump_stack_lvl+0x«hex2»/0x«hex2»
[«kernel»]  key_create_or_update+0x«hex3»/0x«hex3»
[«kernel»]  __do_sys_add_key+0x«hex3»/0x«hex3»
[«kernel»]  do_syscall_64+0x5c/0x90
[«kernel»]  entry_SYSCALL_64_after_hwframe+0x72/0xdc",
    ),
    (
        "kernel soft lockup",
        "[«kernel»] watchdog: BUG: soft lockup - CPU#«0-95» stuck for «22-90»s! [«ksoftirqd|kswapd0|java|qemu-kvm»:«100-99999»]
[«kernel»] Modules linked in: nft_fib_inet nf_tables ip_set rfkill sunrpc ipmi_ssif intel_rapl_msr kvm_intel kvm authenc trusted encrypted_keys asn1_encoder tee",
    ),
    (
        "kernel hung task",
        r#"[«kernel»] INFO: task jbd2/dm-«0-9»-8:«400-4000» blocked for more than «120-480» seconds.
[«kernel»]       Tainted: G           OE     5.15.0-«70-140»-generic #«80-150»-Ubuntu
[«kernel»] "echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message."#,
    ),
    (
        "kernel rcu stall",
        "[«kernel»] rcu: INFO: rcu_sched self-detected stall on CPU
[«kernel»] rcu: 	«0-64»-....: (5250 ticks this GP) idle=«hex3»/1/0x4000000000000000 softirq=«10000-999999»/«10000-999999» fqs=2490",
    ),
    (
        "kernel mce",
        "[«kernel»] mce: [Hardware Error]: Machine check events logged
[«kernel»] mce: [Hardware Error]: CPU «0-63»: Machine Check: 0 Bank «0-20»: «hex16»
[«kernel»] mce: [Hardware Error]: TSC «hex12» ADDR «hex9» MISC «hex16»
[«kernel»] mce: [Hardware Error]: PROCESSOR 0:50657 TIME «epoch» SOCKET 1 APIC «hex2» microcode 50035«hex2»",
    ),
    (
        "kernel ghes",
        "[«kernel»] {«1-9»}[Hardware Error]: Hardware error from APEI Generic Hardware Error Source: «0-9»
[«kernel»] {«1-9»}[Hardware Error]: event severity: corrected
[«kernel»] {«1-9»}[Hardware Error]:   section_type: memory error
[«kernel»] {«1-9»}[Hardware Error]:   physical_address: 0x000000«hex10»
[«kernel»] {«1-9»}[Hardware Error]:   node:1 card:2 module:0 rank:0 bank:«0-15» device:0 row:«1000-60000» column:«100-900»",
    ),
    (
        "kernel edac",
        "[«kernel»] EDAC MC«0-3»: 1 CE memory read error on CPU_SrcID#«0-1»_MC#0_Chan#1_DIMM#0 (channel:1 slot:0 page:0x«hex6» offset:0x«hex3» grain:32 syndrome:0x0 - err_code:0x0101:0x0091 ProcessorSocketId:0x0)",
    ),
    (
        "kernel aer",
        "[«kernel»] pcieport «pci»: AER: Corrected error message received from «pci»
[«kernel»] nvme «pci»: PCIe Bus Error: severity=Corrected, type=Physical Layer, (Receiver ID)
[«kernel»] nvme «pci»:   device [144d:a80a] error status/mask=00000001/0000e000",
    ),
    (
        "kernel oom",
        "[«kernel»] oom-kill:constraint=CONSTRAINT_MEMCG,nodemask=(null),cpuset=cri-containerd-«hex64».scope,mems_allowed=0-1,oom_memcg=/kubepods.slice/kubepods-burstable.slice/kubepods-burstable-pod«hex8»_«hex4»_«hex4»_«hex4»_«hex12».slice,task=java,pid=«1000-99999»,uid=1000
[«kernel»] Memory cgroup out of memory: Killed process «1000-99999» (java) total-vm:«1000000-9999999»kB, anon-rss:«100000-999999»kB, file-rss:0kB",
    ),
    (
        "kernel disk error",
        "[«kernel»] sd 0:0:«0-9»:0: [sd«a|b|c|d»] tag#«0-255» FAILED Result: hostbyte=DID_OK driverbyte=DRIVER_OK cmd_age=«0-9»s
[«kernel»] sd 0:0:«0-9»:0: [sd«a|b|c|d»] tag#«0-255» Sense Key : Medium Error [current]
[«kernel»] sd 0:0:«0-9»:0: [sd«a|b|c|d»] tag#«0-255» Add. Sense: Unrecovered read error
[«kernel»] critical medium error, dev sd«a|b|c|d», sector «1000000-99999999» op 0x0:(READ) flags 0x80700 phys_seg 1 prio class 2",
    ),
    (
        "kernel scsi sense aborted",
        "[«kernel»] sd 2:0:«0-9»:0: Sense Key : 0xb [current]
[«kernel»] sd 2:0:«0-9»:0: ASC=0x29 ASCQ=0x«0-9»
[«kernel»] sd 2:0:«0-9»:0: [sdk] CDB: Write(16) 8a 00 00 00 00 0«hex1» «hex2» «hex2» «hex2» 00 00 00 08 00 00",
    ),
    (
        "kernel ata",
        "[«kernel»] ata«1-8».00: ATA-11: Micron_5300_MTFDDAK960TDT, D3MU«000-999», max UDMA/133
[«kernel»] ata«1-8».00: failed command: READ FPDMA QUEUED
[«kernel»] ata«1-8».00: cmd 60/08:«hex2»:«hex2»:«hex2»:«hex2»/00:00:00:00:00/40 tag «0-31» ncq dma 4096 in
[«kernel»] ata«1-8».00: Security Log not supported",
    ),
    (
        "kernel usb device",
        "[«kernel»] usb 1-«1-9»: New USB device found, idVendor=0«hex3», idProduct=«hex4», bcdDevice= 1.00
[«kernel»] usb 1-«1-9»: New USB device strings: Mfr=1, Product=2, SerialNumber=3
[«kernel»] usb 1-«1-9»: Product: Ultra Fit
[«kernel»] usb 1-«1-9»: SerialNumber: 4C5300«10000000000000-99999999999999»",
    ),
    (
        "kernel yubikey hid",
        "[«kernel»] hid-generic 0003:1050:0407.000«1-9»: input,hidraw«0-5»: USB HID v1.10 Keyboard [Yubico YubiKey OTP+FIDO+CCID] on usb-«pci»-«1-9»/input0
[«kernel»] input: American Megatrends Inc. Virtual Keyboard and Mouse as /devices/pci0000:00/«pci»/usb1/1-1/1-1:1.0/0003:046B:FF10.0001/input/input«1-9»",
    ),
    (
        "kernel tpm",
        "[«kernel»] tpm_tis MSFT0101:00: 2.0 TPM (device-id 0x1B, rev-id «10-30»)
[«kernel»] ima: Allocated hash algorithm: sha256
[«kernel»] evm: HMAC attrs: 0x1
[«kernel»] evm: security.capability",
    ),
    (
        "kernel dm crypt",
        r#"[«kernel»] device-mapper: crypt: xts-aes-aesni using implementation "xts-aes-aesni"
[«kernel»] device-mapper: verity: sha256 using implementation "sha256-avx2"
[«kernel»] device-mapper: table: 253:«0-30»: crypt: Error decoding and setting key (-EINVAL)"#,
    ),
    (
        "kernel alg selftest",
        "[«kernel»] alg: self-tests for CTR-KDF (hmac(sha256)) passed
[«kernel»] alg: No test for authenc(hmac(sha256),cbc(aes)) (authenc-hmac-sha256-cbc-aesni)
[«kernel»] cryptd: max_cpu_qlen set to 1000",
    ),
    (
        "kernel random",
        "[«kernel»] random: crng init done
[«kernel»] random: «0-9» urandom warning(s) missed due to ratelimiting
[«kernel»] random: systemd: uninitialized urandom read (16 bytes read)",
    ),
    (
        "kernel nic link",
        "[«kernel»] mlx5_core «pci»: firmware version: 16.«20-40».«1000-4000»
[«kernel»] mlx5_core «pci» ens«1-9»f0np0: Link up
[«kernel»] bond0: (slave ens«1-9»f1): link status definitely up, 25000 Mbps full duplex
[«kernel»] igb «pci» eno«1-4»: (PCIe:5.0Gb/s:Width x4) «mac»",
    ),
    (
        "kernel tcp md5",
        "[«kernel»] TCP: MD5 Hash not found for «ip».«1024-65535»->«ip».179 [S] L3 index 0
[«kernel»] TCP: request_sock_TCP: Possible SYN flooding on port «80-9999». Sending cookies.",
    ),
    (
        "kernel iptables",
        "[«kernel»] [UFW BLOCK] IN=eno1 OUT= MAC=«mac»:«mac»:08:00 SRC=«ip» DST=«ip» LEN=40 TOS=0x00 PREC=0x00 TTL=«30-250» ID=«1-65535» PROTO=TCP SPT=«1024-65535» DPT=«22-9000» WINDOW=1024 RES=0x00 SYN URGP=0",
    ),
    (
        "kernel xfs",
        "[«kernel»] XFS (dm-«0-20»): Metadata CRC error detected at xfs_agf_read_verify+0x«hex2»/0x«hex3» [xfs], xfs_agf block 0x«hex8»
[«kernel»] XFS (dm-«0-20»): First 128 bytes of corrupted metadata buffer:
[«kernel»] 00000000: 58 41 47 46 00 00 00 01 00 00 00 «hex2» «hex2» «hex2» «hex2» «hex2»  XAGF............
[«kernel»] 00000010: «hex2» «hex2» «hex2» «hex2» 00 00 00 01 00 00 00 01 00 00 00 00  ................",
    ),
    (
        "kernel ext4",
        "[«kernel»] EXT4-fs (sda«1-4»): mounted filesystem «uuid» r/w with ordered data mode. Quota mode: none.
[«kernel»] EXT4-fs error (device sda«1-4»): ext4_find_entry:1«100-999»: inode #«100000-9999999»: comm updatedb: checksumming directory block 0",
    ),
    (
        "kernel btrfs",
        "[«kernel»] BTRFS: device label data devid «1-9» transid «10000-999999» /dev/sd«b|c|d» scanned by systemd-udevd («200-999»)
[«kernel»] BTRFS warning (device sdb): checksum verify failed on «10000000-99999999» wanted 0x«hex8» found 0x«hex8» level 0
[«kernel»] BTRFS info (device sdb): bdev /dev/sdc errs: wr 0, rd «0-100», flush 0, corrupt «1-9», gen 0",
    ),
    (
        "kernel nfs cifs",
        r#"[«kernel»] CIFS: VFS: \\«host» Send error in SessSetup = -13
[«kernel»] CIFS: Status code returned 0xc000006d STATUS_LOGON_FAILURE
[«kernel»] CIFS: VFS: Verify user has a krb5 ticket and keyutils is installed
[«kernel»] NFS: state manager: check lease failed on NFSv4 server «host» with error 13"#,
    ),
    (
        "kernel nvme auth",
        r#"[«kernel»] nvme nvme«0-9»: qid 0: authenticated with hash hmac(sha256) dhgroup ffdhe2048
[«kernel»] nvme nvme«0-9»: creating «8-64» I/O queues.
[«kernel»] nvme nvme«0-9»: new ctrl: NQN "nqn.2014-08.org.nvmexpress:uuid:«uuid»", addr «ip»:4420"#,
    ),
    (
        "kernel iscsi",
        "[«kernel»] iSCSI Initiator over TCP/IP
[«kernel»] rx_data returned 0, expecting 48.
[«kernel»] iSCSI Login negotiation failed.
[«kernel»] CHAP user or password not set for Initiator ACL
[«kernel»] Security negotiation failed.",
    ),
    (
        "kernel nvrm xid",
        "[«kernel»] NVRM: Xid (PCI:«pci»): «13|31|48|63|79|94», pid='<unknown>', name=<unknown>, Ch 000000«hex2», intr 00000000. MMU Fault: ENGINE GRAPHICS faulted @ 0x7f«hex2»_«hex8»",
    ),
    (
        "kernel kasan dump",
        "[«kernel»] BUG: KASAN: slab-use-after-free in nft_trans_gc_catchall+0x«hex2»/0x«hex3»
[«kernel»] Read of size 8 at addr ffff«hex12» by task nft/«1000-9999»
[«kernel»] Memory state around the buggy address:
[«kernel»]  ffff«hex12»: fa fb fb fb fb fb fb fb fb fb fb fb fb fb fb fb
[«kernel»] >ffff«hex12»: fb fb fb fb fb fb fb fb fc fc fc fc fc fc fc fc",
    ),
    (
        "kernel sev and efi",
        "[«kernel»] efi: ACPI=0x«hex8» ACPI 2.0=0x«hex8» SMBIOS=0x«hex8» TPMFinalLog=0x«hex8» MEMATTR=0x«hex8» MOKvar=0x«hex8» RNG=0x«hex8» TPMEventLog=0x«hex8»
[«kernel»] secureboot: Secure boot «enabled|disabled|could not be determined (mode 0)»
[«kernel»] ccp «pci»: SEV API:1.«40-60» build:«1-40»
[«kernel»] DMI: Dell Inc. PowerEdge R«640-760»/0«HEX5», BIOS 2.«10-20».2 «10-12»/12/2023",
    ),
    (
        "kernel acpi tables",
        "[«kernel»] ACPI: SSDT 0x00000000«HEX8» «HEX6» (v02 INTEL  SpsNm    00000002 INTL 20180508)
[«kernel»] ACPI: TPM2 0x00000000«HEX8» 00004C (v04 ALASKA A M I    00000001 AMI  00000000)
[«kernel»] e820: reserve RAM buffer [mem 0x«hex8»-0x7fffffff]",
    ),
    (
        "kernel wireless regdb",
        "[«kernel»] cfg80211: Loading compiled-in X.509 certificates for regulatory database
[«kernel»] Loaded X.509 cert 'sforshee: 00b28ddf47aef9cea7'
[«kernel»] faux_driver regulatory: Direct firmware load for regulatory.db failed with error -2",
    ),
    (
        "kernel apparmor",
        r#"[«kernel»] audit: type=1400 audit(«epoch».«100-999»:«10-9999»): apparmor="DENIED" operation="open" profile="/usr/sbin/«mysqld|named|cupsd»" name="/etc/ssl/private/" pid=«500-99999» comm="mysqld" requested_mask="r" denied_mask="r" fsuid=«100-999» ouid=0"#,
    ),
    (
        "vmcore dmesg panic",
        "[«kernel»] Kernel panic - not syncing: «Fatal hardware error!|hung_task: blocked tasks|Fatal exception in interrupt»
[«kernel»] Kernel Offset: 0x«hex8» from 0xffffffff81000000 (relocation range: 0xffffffff80000000-0xffffffffbfffffff)
[«kernel»] ---[ end trace «hex16» ]---",
    ),
    (
        "crash utility",
        r#"      KERNEL: /usr/lib/debug/lib/modules/5.14.0-«100-500».el9.x86_64/vmlinux
    DUMPFILE: /var/crash/127.0.0.1-2025-03-12-10:«10-59»:21/vmcore  [PARTIAL DUMP]
        CPUS: «16-128»
    NODENAME: «host»
       PANIC: "Oops: 0002 [#1] PREEMPT SMP NOPTI" (check log for details)
        TASK: ffff«hex12»  [THREAD_INFO: ffff«hex12»]
crash> rd ffff«hex12» 4
ffff«hex12»:  «hex16» ffff«hex12»   ................
ffff«hex12»:  «hex16» «hex16»   ................"#,
    ),
    (
        "kernel raw buffer dump",
        "[«kernel»] mpt3sas_cm0: log_info(0x3112«hex4»): originator(PL), code(0x12), sub_code(0x«hex4»)
[«kernel»] mf:
«hexdump»",
    ),
    (
        "coredump",
        "Signature: «hex32»
           PID: «1000-99999» (sssd_pam)
        Signal: 11 (SEGV)
       Boot ID: «hex32»
    Machine ID: «hex32»
       Storage: /var/lib/systemd/coredump/core.sssd_pam.0.«hex32».«1000-9999».«epoch»000000.zst (present)
                Module libcrypto.so.3 from rpm openssl-3.0.7-«10-30».el9.x86_64
                #0  0x00007f«hex10» n/a (libpam.so.0 + 0x«hex4»)",
    ),
    (
        "sshd accepted key",
        "«syslog» sshd[«1000-99999»]: Accepted publickey for «user» from «ip» port «1024-65535» ssh2: «ED25519|RSA|ECDSA» SHA256:«b64:43»
«syslog» sshd[«1000-99999»]: pam_unix(sshd:session): session opened for user «user»(uid=«1000-9999») by (uid=0)",
    ),
    (
        "sshd failed password",
        "«syslog» sshd[«1000-99999»]: Failed password for invalid user «user» from «ip» port «1024-65535» ssh2
«syslog» sshd[«1000-99999»]: error: maximum authentication attempts exceeded for «user» from «ip» port «1024-65535» ssh2 [preauth]
«syslog» sshd[«1000-99999»]: PAM 2 more authentication failures; logname= uid=0 euid=0 tty=ssh ruser= rhost=«ip»",
    ),
    (
        "sshd host keys",
        "«syslog» sshd[«500-9999»]: error: Could not load host key: /etc/ssh/ssh_host_dsa_key
«syslog» sshd[«500-9999»]: Unable to negotiate with «ip» port «1024-65535»: no matching key exchange method found. Their offer: diffie-hellman-group1-sha1 [preauth]",
    ),
    (
        "sudo and passwd",
        "«syslog» sudo[«1000-99999»]:   «user» : TTY=pts/«0-9» ; PWD=/home/«user» ; USER=root ; COMMAND=/usr/bin/passwd -S «user»
«syslog» passwd[«1000-99999»]: pam_unix(passwd:chauthtok): password changed for «user»
«syslog» chage[«1000-99999»]: changed password expiry for «user»",
    ),
    (
        "pam messages",
        "«syslog» login[«500-9999»]: pam_unix(login:auth): check pass; user unknown
«syslog» login[«500-9999»]: FAILED LOGIN (1) on '/dev/tty1' FOR 'UNKNOWN', Authentication failure
«syslog» systemd-logind[«500-999»]: New session «1-9999» of user «user».",
    ),
    (
        "audit login",
        r#"type=USER_LOGIN msg=audit(«epoch».«100-999»:«100-99999»): pid=«1000-9999» uid=0 auid=4294967295 ses=4294967295 subj=system_u:system_r:sshd_t:s0-s0:c0.c1023 msg='op=login acct="«user»" exe="/usr/sbin/sshd" hostname=? addr=«ip» terminal=ssh res=failed'"#,
    ),
    (
        "audit crypto key",
        r#"type=CRYPTO_KEY_USER msg=audit(«epoch».«100-999»:«100-99999»): pid=«1000-9999» uid=0 auid=1000 ses=«1-99» msg='op=destroy kind=server fp=SHA256:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2»:«hex2» direction=? spid=«1000-9999» suid=0  exe="/usr/sbin/sshd" hostname=? addr=? terminal=? res=success'"#,
    ),
    (
        "audit syscall key",
        r#"type=SYSCALL msg=audit(«epoch».«100-999»:«100-99999»): arch=c000003e syscall=257 success=yes exit=3 a0=ffffff9c a1=7ff«hex9» a2=0 a3=0 items=1 ppid=«1-9999» pid=«1-9999» auid=1000 uid=0 comm="cat" exe="/usr/bin/cat" key="«shadow-access|identity|etcpasswd|privileged-passwd»"
type=PROCTITLE msg=audit(«epoch».«100-999»:«100-99999»): proctitle=636174002F6574632F706173737764"#,
    ),
    (
        "audit cred",
        r#"type=CRED_ACQ msg=audit(«epoch».«100-999»:«100-99999»): pid=«1000-9999» uid=0 auid=4294967295 msg='op=PAM:setcred grantors=pam_env,pam_unix acct="root" exe="/usr/sbin/crond" hostname=? addr=? terminal=cron res=success'"#,
    ),
    (
        "systemd credentials",
        "«syslog» systemd[1]: Starting systemd-ask-password-console.path - Dispatch Password Requests to Console Directory Watch...
«syslog» systemd[1]: Started systemd-ask-password-wall.path - Forward Password Requests to Wall Directory Watch.
«syslog» systemd[1]: systemd-tpm2-setup-early.service - TPM SRK Setup (Early) was skipped because of an unmet condition check (ConditionSecurity=measured-uki).",
    ),
    (
        "cryptsetup journal",
        "«syslog» systemd-cryptsetup[«300-900»]: Set cipher aes, mode xts-plain64, key size 512 bits for device /dev/disk/by-uuid/«uuid».
«syslog» systemd-cryptsetup[«300-900»]: Failed to activate with specified passphrase. (Passphrase incorrect?)",
    ),
    (
        "journal json",
        r#"{"__REALTIME_TIMESTAMP":"«epoch»000000","_BOOT_ID":"«hex32»","_MACHINE_ID":"«hex32»","__CURSOR":"s=«hex32»;i=«hex6»;b=«hex32»;m=«hex9»;t=«hex13»;x=«hex16»","SYSLOG_IDENTIFIER":"systemd","INVOCATION_ID":"«hex32»","MESSAGE_ID":"39f53479d3a045ac8e11786248231fbf","MESSAGE":"Started User Login Management.","PRIORITY":"6"}"#,
    ),
    (
        "luks dump",
        "LUKS header information
Version:       	2
Epoch:         	«3-90»
UUID:          	«uuid»
Keyslots:
  0: luks2
	Key:        512 bits
	Priority:   normal
	PBKDF:      argon2id
	AF stripes: 4000
Tokens:
  0: systemd-tpm2
	Keyslot:    1",
    ),
    (
        "lvm and mdadm",
        "    Array UUID : «hex8»:«hex8»:«hex8»:«hex8»
   Device UUID : «hex8»:«hex8»:«hex8»:«hex8»
      Checksum : «hex8» - correct
        Events : «1000-999999»
  PV UUID               «hex6»-«hex4»-«hex4»-«hex4»-«hex4»-«hex4»-«hex6»",
    ),
    (
        "proc keys",
        "«hex8» I--Q---     1 perm 1f3f0000     0 65534 keyring   _uid.0: empty
«hex8» I------     1 perm 1f030000     0     0 asymmetri Debian Secure Boot CA: 6ccece7e4c6c0d1f6149f3dd27dfcc5cbb419ea1: X509.rsa «hex8» []
«hex8» I--Q---    12 perm 3f030000     0     0 keyring   _ses: 1",
    ),
];
