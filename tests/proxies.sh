#!/bin/bash
# Real proxies on loopback for the tests: squid with Basic authentication, squid
# that offers Digest only, and tinyproxy with Basic authentication.
#
#   tests/proxies.sh start DIR [--install]   starts them; prints KEY=VALUE lines
#   tests/proxies.sh stop DIR                stops what start started in DIR
#   tests/proxies.sh run [--install]         starts them in a folder of its own,
#                                            stops them when standard input ends;
#                                            READY=yes is its last line
#   tests/proxies.sh install                 only installs (Debian packages)
#
# Exit 0 done, 77 a program is missing (one line says which), 1 anything else.
# No proxy of the system is touched: each process has its own configuration,
# port and folder here, and is stopped by its process id.

set -euo pipefail
umask 022

USER_NAME='call.home-unit_7'
# For both squids. Characters that a URL would have to escape, or that someone
# might take for the end of something.
PASSWORD='p@ss/#?%w0rd'
# Its configuration allows letters, digits, dot, dash and underscore only.
TINYPROXY_PASSWORD='Plain-pass_w0rd'
REALM='callhome tests'
SQUID_HELPERS=${SQUID_HELPERS:-/usr/lib/squid}
PATH=$PATH:/usr/sbin:/sbin

fail() {
    echo "proxies: $*" >&2
    exit 1
}

missing() {
    for program in squid tinyproxy openssl; do
        command -v "$program" >/dev/null || echo "$program"
    done
    if command -v squid >/dev/null; then
        for helper in basic_ncsa_auth digest_file_auth; do
            [ -x "$SQUID_HELPERS/$helper" ] || echo "$SQUID_HELPERS/$helper"
        done
    fi
}

install_packages() {
    [ -n "$(missing)" ] || return 0
    [ "$(id -u)" = 0 ] || fail "only root can install packages"
    command -v apt-get >/dev/null || fail "there is no apt-get to install packages with"
    export DEBIAN_FRONTEND=noninteractive
    { apt-get update && apt-get install -y --no-install-recommends squid tinyproxy openssl; } \
        >&2 || fail "the packages cannot be installed"
}

# Whether something accepts connections on the port.
listens() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

free_port() {
    local port
    for _ in $(seq 50); do
        # Below the range from which the system itself picks.
        port=$((20000 + RANDOM % 12000))
        listens "$port" || { echo "$port"; return; }
    done
    fail "no free port found"
}

# Whether the process is still the one that was started with this file. A
# process id may have been given to another one since.
is_ours() { # pid file
    { tr '\0' '\n' <"/proc/$1/cmdline" | grep -qxF -- "$2"; } 2>/dev/null
}

# Starts a proxy in the foreground of its own and waits until it listens; its
# configuration is written by the function named first.
launch() { # configure folder program argument...
    local configure=$1 folder=$2 port pid conf=$2/proxy.conf
    shift 2
    for _ in 1 2 3 4 5; do
        port=$(free_port)
        "$configure" "$folder" "$port" >"$conf"
        "$@" "$conf" </dev/null >>"$folder/output" 2>&1 &
        pid=$!
        echo "$pid $conf" >>"$DIR/pids"
        for _ in $(seq 150); do
            # The port may have been taken meanwhile: then the proxy has ended.
            kill -0 "$pid" 2>/dev/null || break
            if listens "$port"; then
                sleep 0.1
                kill -0 "$pid" 2>/dev/null || break
                LISTENS=127.0.0.1:$port
                return
            fi
            sleep 0.1
        done
        kill -KILL "$pid" 2>/dev/null || true
    done
    tail -n 5 "$folder/output" >&2
    fail "${folder##*/} does not start"
}

squid_common() { # folder port
    cat <<EOF
http_port 127.0.0.1:$2
visible_hostname proxy.test
pid_filename none
cache deny all
cache_log $1/cache.log
access_log stdio:$1/access.log
coredump_dir $1
netdb_filename none
pinger_enable off
shutdown_lifetime 0 seconds
connect_timeout 5 seconds
EOF
    # squid does not run as root: it would change to this user.
    [ "$(id -u)" != 0 ] || echo "cache_effective_user $SQUID_USER"
}

squid_rules() {
    # The packaged file lets CONNECT through to port 443 only; the tests' own
    # listener is elsewhere.
    cat <<EOF
acl known proxy_auth REQUIRED
http_access allow known
http_access deny all
EOF
}

squid_basic() { # folder port
    squid_common "$1" "$2"
    cat <<EOF
auth_param basic program $SQUID_HELPERS/basic_ncsa_auth $1/users
auth_param basic children 2 startup=1
auth_param basic realm $REALM
EOF
    squid_rules
}

squid_digest() { # folder port
    squid_common "$1" "$2"
    cat <<EOF
auth_param digest program $SQUID_HELPERS/digest_file_auth -c $1/users
auth_param digest children 2 startup=1
auth_param digest realm $REALM
EOF
    squid_rules
}

tinyproxy_basic() { # folder port
    # Without any ConnectPort line every port is allowed.
    cat <<EOF
Listen 127.0.0.1
Port $2
Timeout 60
MaxClients 50
LogLevel Info
LogFile "$1/log"
Allow 127.0.0.1
BasicAuth $USER_NAME $TINYPROXY_PASSWORD
EOF
}

start() {
    local lacks
    lacks=$(missing | paste -sd ' ')
    if [ -n "$lacks" ]; then
        echo "skipped: not installed: $lacks"
        exit 77
    fi
    mkdir -p "$DIR"
    DIR=$(cd "$DIR" && pwd)
    # squid's user has to find its way to its folder.
    chmod a+x "$DIR"
    : >"$DIR/pids"
    mkdir -p "$DIR/squid" "$DIR/squid_digest" "$DIR/tinyproxy"
    printf '%s:%s\n' "$USER_NAME" "$(printf '%s\n' "$PASSWORD" | openssl passwd -apr1 -stdin)" \
        >"$DIR/squid/users"
    printf '%s:%s:%s\n' "$USER_NAME" "$REALM" \
        "$(printf '%s' "$USER_NAME:$REALM:$PASSWORD" | openssl md5 | sed 's/.* //')" \
        >"$DIR/squid_digest/users"
    if [ "$(id -u)" = 0 ]; then
        SQUID_USER=proxy
        id "$SQUID_USER" >/dev/null 2>&1 || SQUID_USER=nobody
        chown -R "$SQUID_USER" "$DIR/squid" "$DIR/squid_digest"
    fi

    launch squid_basic "$DIR/squid" squid -N -f
    local squid=$LISTENS
    launch squid_digest "$DIR/squid_digest" squid -N -f
    local digest=$LISTENS
    launch tinyproxy_basic "$DIR/tinyproxy" tinyproxy -d -c
    local tiny=$LISTENS

    printf '%s=%s\n' SQUID "$squid" SQUID_DIGEST "$digest" TINYPROXY "$tiny" \
        PROXY_USER "$USER_NAME" PROXY_PASSWORD "$PASSWORD" \
        TINYPROXY_PASSWORD "$TINYPROXY_PASSWORD"
}

stop() {
    local pid conf
    [ -f "$DIR/pids" ] || return 0
    while read -r pid conf; do
        is_ours "$pid" "$conf" && kill -TERM "$pid" 2>/dev/null || true
    done <"$DIR/pids"
    while read -r pid conf; do
        for _ in $(seq 50); do
            is_ours "$pid" "$conf" || break
            sleep 0.1
        done
        is_ours "$pid" "$conf" && kill -KILL "$pid" 2>/dev/null || true
    done <"$DIR/pids"
    rm -f "$DIR/pids"
}

run() {
    DIR=$(mktemp -d)
    trap 'stop; rm -rf "$DIR"; kill "${waiting:-}" 2>/dev/null || true' EXIT
    start
    echo READY=yes
    # Until whoever started this closes the pipe, or is gone.
    cat <&0 >/dev/null &
    waiting=$!
    wait "$waiting"
}

INSTALL=no
words=()
for word; do
    case $word in
    --install) INSTALL=yes ;;
    *) words+=("$word") ;;
    esac
done
set -- "${words[@]}"
command=${1:-}
DIR=${2:-}
# With these, a signal too comes past the clean-up that is set for the exit.
trap 'exit 130' INT
trap 'exit 143' TERM HUP

case $command:$# in
start:2)
    [ "$INSTALL" = no ] || install_packages
    trap 'stop' EXIT
    start
    trap - EXIT
    ;;
stop:2)
    [ -d "$DIR" ] || fail "there is no folder $DIR"
    DIR=$(cd "$DIR" && pwd)
    stop
    ;;
run:1)
    [ "$INSTALL" = no ] || install_packages
    run
    ;;
install:1)
    install_packages
    ;;
*)
    echo "usage: $0 start DIR [--install] | stop DIR | run [--install] | install" >&2
    exit 2
    ;;
esac
