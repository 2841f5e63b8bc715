#!/usr/bin/env bash
# Sends 300 MB of files and /var/log, direct and through squid and tinyproxy with
# Basic authentication: what arrives has the printed digest, `tar` lists it, and
# the unpacked files are equal.
#
#   tests/large_package.sh [MEGABYTES]    300 where nothing is said
#
# Needs cargo, tar with zstd, squid and tinyproxy (`tests/proxies.sh install`).
set -euo pipefail
cd "$(dirname "$0")/.."

megabytes=${1:-300}
cargo build --quiet --locked --release --example report_fault --example service_centre
programs=${CARGO_TARGET_DIR:-target}/release/examples
work=$(mktemp -d)
chmod 755 "$work" # the proxies run as a user of their own
centre=
finish() {
    [ -z "$centre" ] || kill "$centre" 2>/dev/null || true
    bash tests/proxies.sh stop "$work/proxies" >/dev/null 2>&1 || true
    rm -rf "$work"
}
trap finish EXIT

fail() {
    echo "large package: $*" >&2
    exit 1
}

# Half noise, half text, in files of many sizes.
mkdir -p "$work/files/noise" "$work/files/text/deep"
for ((at = 0; at < megabytes / 20; at++)); do
    head -c 10M /dev/urandom >"$work/files/noise/$at"
done
text_bytes=$((megabytes * 500000))
yes 'fan 2: 0 rpm, lower critical threshold 500 rpm, asserted' | head -c "$text_bytes" \
    | split -b 7777777 - "$work/files/text/deep/log." || true

mkdir -p "$work/proxies"
bash tests/proxies.sh start "$work/proxies" >"$work/proxies.env" || fail "no proxies (status $?)"
of() { sed -n "s/^$1=//p" "$work/proxies.env"; }
of PROXY_PASSWORD >"$work/squid.password"
of TINYPROXY_PASSWORD >"$work/tinyproxy.password"

"$programs/service_centre" --listen 127.0.0.1:0 --data "$work/data" >"$work/centre.log" 2>&1 &
centre=$!
for ((tries = 0; tries < 500; tries++)); do
    grep -q '^ready ' "$work/centre.log" && break
    sleep 0.02
done
endpoint=$(sed -n 's/^ready \([^ ]*\) .*/\1/p' "$work/centre.log")

for way in direct squid tinyproxy; do
    flags=(--endpoint "$endpoint" --ca "$work/data/ca.pem" --accept-agreement
        --state "$work/state-$way" --timeout 600)
    if [ "$way" != direct ]; then
        flags+=(--proxy "$(of "${way^^}")" --proxy-user "$(of PROXY_USER)"
            --proxy-password-file "$work/$way.password")
    fi
    touch "$work/begun"
    SECONDS=0
    "$programs/report_fault" "${flags[@]}" --event-id "$way" --origin "/redfish/v1/$way" \
        --attach "$work/files" /var/log >"$work/report.log" \
        || fail "$way: report_fault ended with status $?"
    took=$SECONDS
    read -r _ ticket size digest <<<"$(grep '^package ' "$work/report.log")"
    package=$work/data/packages/$ticket.tar.zst
    [ "sha256:$(sha256sum <"$package" | cut -d ' ' -f 1)" = "$digest" ] || fail "$way: another digest"
    tar --zstd -tf "$package" >"$work/listed" || fail "$way: tar does not list it"
    mkdir "$work/unpacked"
    tar --zstd -xf "$package" -C "$work/unpacked"
    diff -r "$work/files" "$work/unpacked/files" || fail "$way: other files"
    # A log that has grown since is as long in the package as it was.
    compared=0
    while IFS= read -r -d '' file; do
        cmp "$file" "$work/unpacked/log/${file#/var/log/}" || fail "$way: $file"
        compared=$((compared + 1))
    done < <(find /var/log -type f ! -newer "$work/begun" -readable ! -path '*[![:print:]\\]*' -print0)
    rm -rf "$work/unpacked" "$package"
    echo "large package: $way: $size bytes in $took s, $(wc -l <"$work/listed") members," \
        "$compared logs equal"
done
