#!/usr/bin/env bash
# Kills report_fault with -9 at a random moment, from its start over collecting
# to the end of an upload that the service centre reads slowly, then goes on as a
# host does: what was `accepted` is resumed, anything else is reported again. There
# must be exactly one ticket and one package, with the digest of the receipt.
#
#   tests/kill_rounds.sh [ROUNDS]     20 where nothing is said; 1000 is the long form
#
# Several rounds run at a time (LANES, 8), for most of one is waiting. The whole
# run has LIMIT seconds (1800). SEED=N repeats a run's moments. Needs cargo, builds
# what it runs.
set -euo pipefail
cd "$(dirname "$0")/.."

rounds=${1:-20}
lanes=${LANES:-8}
limit=${LIMIT:-1800}
seed=${SEED:-$RANDOM}
# Each lane has half a second of upload to die in.
bytes=400000
rate=$((2 * bytes * lanes))
patience=120

cargo build --quiet --locked --release --example report_fault --example service_centre
programs=${CARGO_TARGET_DIR:-target}/release/examples
work=$(mktemp -d)
centre=
jobs=()
finish() {
    for job in "${jobs[@]}" $centre; do
        kill "$job" 2>/dev/null || true
    done
    wait 2>/dev/null || true
    rm -rf "$work"
}
trap finish EXIT

# Waits until a file has a line that begins with this, and prints the line.
wait_for() {
    local file=$1 start=$2 tries
    for ((tries = 0; tries < patience * 50; tries++)); do
        grep -m 1 "^$start" "$file" 2>/dev/null && return 0
        sleep 0.02
    done
    return 1
}

# Runs report_fault for so many milliseconds at most; `status` says how it ended.
die_after() {
    local millis=$1 log=$2 pid
    shift 2
    : >"$log" # it may die before it has one
    "$programs/report_fault" "$@" >"$log" 2>&1 &
    pid=$!
    sleep "$(printf '%d.%03d' $((millis / 1000)) $((millis % 1000)))"
    kill -9 "$pid" 2>/dev/null || true
    status=0
    wait "$pid" 2>/dev/null || status=$?
}

# One report: killed, perhaps twice, then brought to its end.
round() {
    local round=$1 here=$2 status=0 delay listed ticket size digest package
    fail() {
        echo "kill rounds: round $round (SEED=$seed): $*" >&2
        tail -n 20 "$here"/*.log >&2
        exit 1
    }
    # The same moments for the same round, whichever lane it is in.
    RANDOM=$(((seed + round * 7919) % 32768))
    mkdir -p "$here"
    head -c "$bytes" /dev/urandom >"$here/noise"
    # Text takes its time to be packed, and none to be sent.
    yes "fan 2 of 6 turns at 4200 rpm, as it should" | head -c 10000000 >"$here/fans.txt" || true
    local flags=(--endpoint "$endpoint" --ca "$work/data/ca.pem" --accept-agreement
        --state "$here/state" --timeout "$patience")
    local fault=(--event-id "round-$round" --origin "/redfish/v1/Rounds/$round"
        --attach "$here/noise" "$here/fans.txt")
    # Every other one dies young.
    if ((RANDOM % 2)); then delay=$((RANDOM % 300)); else delay=$((RANDOM % 1500)); fi
    die_after "$delay" "$here/report.log" "${flags[@]}" "${fault[@]}"
    [ "$status" = 137 ] && echo "$round" >>"$here/../killed"
    local next=(--resume)
    if grep -q '^accepted ' "$here/report.log"; then
        [ "$status" = 137 ] && echo "$round" >>"$here/../accepted"
    else
        next=("${fault[@]}")
    fi
    # Some are killed a second time, while they go on.
    if ((RANDOM % 4 == 0)); then
        die_after $((RANDOM % 4000)) "$here/killed.log" "${flags[@]}" "${next[@]}"
    fi
    "$programs/report_fault" "${flags[@]}" "${next[@]}" >"$here/resume.log" 2>&1 \
        || fail "going on ended with status $?"

    listed=$("$programs/report_fault" --state "$here/state" --list)
    [[ $listed == "ticket "*" Active" && $listed != *$'\n'* ]] || fail "tickets: $listed"
    read -r _ ticket _ <<<"$listed"
    # What was said before the kill is still true.
    if grep -q '^accepted ' "$here/report.log"; then
        grep -q "^accepted $ticket\$" "$here/report.log" || fail "another ticket: $listed"
        read -r _ _ size digest <<<"$(grep '^package ' "$here/report.log")"
    fi
    "$programs/report_fault" --state "$here/state" --receipt "$ticket" --json >"$here/receipt.log"
    package=$work/data/packages/$ticket.tar.zst
    [ -f "$package" ] || fail "no package arrived"
    local found
    found=$(sha256sum <"$package" | cut -d ' ' -f 1)
    grep -q "$found" "$here/receipt.log" || fail "another digest than that of the receipt"
    [ "${digest:-sha256:$found}" = "sha256:$found" ] || fail "another digest than was printed"
    [ "${size:-$(stat -c %s "$package")}" = "$(stat -c %s "$package")" ] || fail "another size"
    rm -rf "$here" "$package"
}

lane() {
    local lane=$1 round
    for ((round = lane; round <= rounds; round += lanes)); do
        round "$round" "$work/lane-$lane/$round"
    done
}

"$programs/service_centre" --listen 127.0.0.1:0 --data "$work/data" --rate "$rate" \
    >"$work/centre.log" 2>&1 &
centre=$!
ready=$(wait_for "$work/centre.log" 'ready ') || {
    echo "kill rounds: the service centre does not start" >&2
    exit 1
}
endpoint=$(cut -d ' ' -f 2 <<<"$ready")

begun=$SECONDS
for ((number = 1; number <= lanes; number++)); do
    lane "$number" &
    jobs+=($!)
done
(
    sleep "$limit" &
    trap 'kill $! 2>/dev/null; exit' TERM
    wait $!
    echo "kill rounds: not done after $limit s (SEED=$seed)" >&2
    kill "${jobs[@]}" 2>/dev/null
) &
watchdog=$!
status=0
for job in "${jobs[@]}"; do
    wait "$job" || status=1
done
kill "$watchdog" 2>/dev/null || true
[ "$status" = 0 ] || exit 1

count() {
    cat "$work"/lane-*/"$1" 2>/dev/null | wc -l
}
opened=$(grep -c '^ticket ' "$work/centre.log" || true)
arrived=$(grep -c '^upload ' "$work/centre.log" || true)
if [ "$opened" != "$rounds" ] || [ "$arrived" != "$rounds" ]; then
    echo "kill rounds: $opened tickets, $arrived packages for $rounds reports (SEED=$seed)" >&2
    exit 1
fi
echo "kill rounds: $rounds reports, $(count killed) killed on the way ($(count accepted) of these" \
    "accepted by then), each arrived once and whole, in $((SECONDS - begun)) s (SEED=$seed)"
