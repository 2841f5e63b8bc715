#!/bin/bash
# The servers that tests/it/diagnosis/servers starts, each test its own.
#
#   tests/servers.sh install    installs them (Debian packages)
#
# Exit 0 done, 2 wrong usage, 1 anything else.

set -euo pipefail
PATH=$PATH:/usr/sbin:/sbin

missing() {
    for program in nginx mitmdump openssl; do
        command -v "$program" >/dev/null || return 0
    done
    return 1
}

fail() {
    echo "servers: $*" >&2
    exit 1
}

if [ "$*" != install ]; then
    echo "usage: $0 install" >&2
    exit 2
fi
missing || exit 0
[ "$(id -u)" = 0 ] || fail "only root can install packages"
command -v apt-get >/dev/null || fail "there is no apt-get to install packages with"
export DEBIAN_FRONTEND=noninteractive
{ apt-get update && apt-get install -y --no-install-recommends nginx mitmproxy openssl; } >&2 ||
    fail "the packages cannot be installed"
