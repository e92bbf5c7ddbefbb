#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# The demo brand of the window's tests: makedemo.sh QUNCED QUNCE DIR. Leaves DIR/server (the data directory) and the
# profiles DIR/hq (whole brand), DIR/zhejiang and DIR/beijing (one region each), synced. Data end on 2026-09-07.
set -euo pipefail
qunced=$1 qunce=$2 dir=$3
rm -rf "$dir"
mkdir -p "$dir"
"$qunced" demo --scale small --seed 1 --until 2026-09-07 --data "$dir/server" >/dev/null
echo 'demo-password-1' >"$dir/password"
"$qunced" user add hq --role hq_content --password-file "$dir/password" --data "$dir/server" >/dev/null
"$qunced" user add zhejiang --role region_manager --scope ZJ --password-file "$dir/password" --data "$dir/server" >/dev/null
"$qunced" user add beijing --role viewer --scope BJ --password-file "$dir/password" --data "$dir/server" >/dev/null
"$qunced" serve --data "$dir/server" --listen 127.0.0.1:0 >"$dir/serve.log" 2>&1 &
server=$!
trap 'kill $server 2>/dev/null; wait $server 2>/dev/null || true' EXIT
url=
for _ in $(seq 600); do
    url=$(sed -n 's/.*listening on \(http[^ ]*\).*/\1/p' "$dir/serve.log" | head -n 1)
    [ -n "$url" ] && break
    sleep 0.05
done
[ -n "$url" ] || { cat "$dir/serve.log" >&2; exit 1; }
for user in hq zhejiang beijing; do
    "$qunce" sync --once --data-dir "$dir/$user" --server "$url" --user "$user" --password-file "$dir/password"
done
