#!/usr/bin/env bash
# Makes the certificates that rcgen cannot: signed with SHA-1, and with RSA keys
# of 1024 bits. Their keys are thrown away; the peers that show them have none.
#
# Usage: tests/it/peers/certificates/make.sh   (needs openssl)
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"

touch index.txt
cat > ca.cnf <<'CNF'
[ca]
default_ca = tests
[tests]
database = index.txt
new_certs_dir = .
rand_serial = yes
policy = any
unique_subject = no
default_startdate = 20200101000000Z
default_enddate = 29900101000000Z
[any]
commonName = supplied
[authority]
basicConstraints = critical, CA:TRUE
[server]
basicConstraints = critical, CA:FALSE
subjectAltName = DNS:localhost
[req]
distinguished_name = name
prompt = no
[name]
CNF

# request NAME KEY-OPTIONS...: a key and what is to be signed
request() {
    local name=$1
    shift
    openssl req -config ca.cnf -new -nodes "$@" -subj "/CN=$name" -keyout "$name.key" -out "$name.csr"
}

# sign NAME ISSUER EXTENSIONS DIGEST
sign() {
    openssl ca -config ca.cnf -batch -notext -in "$1.csr" -cert "$2.pem" -keyfile "$2.key" \
        -extensions "$3" -md "$4" -out "$1.pem"
}

request root -newkey rsa:2048
openssl ca -config ca.cnf -batch -notext -in root.csr -selfsign -keyfile root.key \
    -extensions authority -md sha256 -out root.pem

request sha1 -newkey rsa:2048
sign sha1 root server sha1

request short-key -newkey rsa:1024
sign short-key root server sha256

request short-authority -newkey rsa:1024
sign short-authority root authority sha256
request below -newkey ec -pkeyopt ec_paramgen_curve:prime256v1
sign below short-authority server sha256
cat below.pem short-authority.pem > short-authority-chain.pem

cp root.pem sha1.pem short-key.pem "$here"
cp short-authority-chain.pem "$here/short-authority.pem"
