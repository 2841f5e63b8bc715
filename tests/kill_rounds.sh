#!/usr/bin/env bash
# Kills report_fault with -9 at a random moment between `accepted` and the end of
# an upload that the service centre reads slowly, then resumes it: there must be
# exactly one ticket and one package, with the digest that was printed.
#
#   tests/kill_rounds.sh [ROUNDS]     20 where nothing is said, about 8 s each
#
# SEED=N repeats a run's moments. Needs cargo, builds what it runs.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-20}
seed=${SEED:-$RANDOM}
RANDOM=$seed
# 2 MB at 1 MB/s: two seconds to die in.
bytes=2000000
rate=1000000
patience=60

cargo build --quiet --locked --release --example report_fault --example service_centre
programs=${CARGO_TARGET_DIR:-target}/release/examples
work=$(mktemp -d)
centre=
finish() {
    [ -z "$centre" ] || kill "$centre" 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

fail() {
    echo "kill rounds: round $round (SEED=$seed): $*" >&2
    tail -n 20 "$work"/*.log >&2
    exit 1
}

# Waits until a file has a line that begins with this, and prints the line.
wait_for() {
    local file=$1 start=$2 tries
    for ((tries = 0; tries < patience * 50; tries++)); do
        grep -m 1 "^$start" "$file" 2>/dev/null && return 0
        sleep 0.02
    done
    return 1
}

round=0
"$programs/service_centre" --listen 127.0.0.1:0 --data "$work/data" --rate "$rate" \
    >"$work/centre.log" 2>&1 &
centre=$!
ready=$(wait_for "$work/centre.log" 'ready ') || fail "the service centre does not start"
endpoint=$(cut -d ' ' -f 2 <<<"$ready")
killed=0

for ((round = 1; round <= rounds; round++)); do
    state=$work/state
    rm -rf "$state"
    head -c "$bytes" /dev/urandom >"$work/noise"
    flags=(--endpoint "$endpoint" --ca "$work/data/ca.pem" --accept-agreement --state "$state"
        --timeout "$patience")
    : >"$work/report.log"
    "$programs/report_fault" "${flags[@]}" --event-id "round-$round" \
        --origin "/redfish/v1/Rounds/$round" --attach "$work/noise" >"$work/report.log" 2>&1 &
    report=$!
    wait_for "$work/report.log" 'accepted ' >"$work/accepted" || fail "it was not accepted"
    sleep "$(printf '%d.%03d' $((RANDOM % 2)) $((RANDOM % 1000)))"
    kill -9 "$report" 2>/dev/null || true
    status=0
    wait "$report" 2>/dev/null || status=$?
    [ "$status" = 137 ] && killed=$((killed + 1))
    # Some are killed a second time, while they resume.
    if ((RANDOM % 4 == 0)); then
        timeout -s KILL "$((RANDOM % 6)).5" "$programs/report_fault" "${flags[@]}" --resume \
            >"$work/killed.log" 2>&1 || true
    fi
    "$programs/report_fault" "${flags[@]}" --resume >"$work/resume.log" 2>&1 \
        || fail "resuming ended with status $?"

    read -r _ ticket size digest <<<"$(grep '^package ' "$work/report.log")"
    listed=$("$programs/report_fault" --state "$state" --list)
    [[ $listed == "ticket $ticket "*" Active" && $listed != *$'\n'* ]] || fail "tickets: $listed"
    kept=$(find "$work/data/packages" -type f | wc -l)
    [ "$kept" = "$round" ] || fail "$kept packages after $round rounds"
    package=$work/data/packages/$ticket.tar.zst
    [ "$(stat -c %s "$package")" = "$size" ] || fail "the package is not $size bytes long"
    [ "sha256:$(sha256sum <"$package" | cut -d ' ' -f 1)" = "$digest" ] || fail "another digest"
done
echo "kill rounds: $rounds reports, $killed killed on the way, each arrived once and whole (SEED=$seed)"
