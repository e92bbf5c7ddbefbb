#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs the .deb files of a folder on a fresh Debian 12 in a folder of its own, as apt would for anybody, and starts
# both programs there. Needs root, debootstrap and a Debian mirror. Usage: check-install.sh FOLDER
set -euo pipefail
packages=$(readlink -f "$1")
command -v debootstrap >/dev/null || { echo "check-install: install the package debootstrap first" >&2; exit 1; }
root=$(mktemp -d /tmp/qunce-clean.XXXXXX)
chmod 755 "$root" # apt reads its lists there as a user of its own
trap 'umount -q "$root/proc" || true; rm -rf "$root"' EXIT
debootstrap --variant=minbase --include=ca-certificates bookworm "$root" "${MIRROR:-http://deb.debian.org/debian}" >"$root.log" 2>&1 \
    || { tail -n 5 "$root.log" >&2; exit 1; }
rm -f "$root.log"
mount -t proc proc "$root/proc"
cp "$packages"/*.deb "$root/tmp/"
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
cat >"$root/tmp/try.sh" <<'TXT'
set -eu
export DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8
apt-get update -q >/dev/null
apt-get install -y -q --no-install-recommends /tmp/*.deb >/tmp/apt.log 2>&1 || { tail -n 20 /tmp/apt.log; exit 1; }
qunced demo --scale small --seed 1 --data /tmp/brand >/dev/null
echo "a good password" >/tmp/password
qunced user add li --role hq_content --password-file /tmp/password --data /tmp/brand >/dev/null
qunced serve --data /tmp/brand --listen 127.0.0.1:0 >/tmp/serve.log 2>&1 &
server=$!
url=
for _ in $(seq 200); do
    url=$(sed -n 's/.*listening on \(http[^ ]*\).*/\1/p' /tmp/serve.log | head -n 1)
    [ -n "$url" ] && break
    sleep 0.05
done
qunce sync --once --data-dir /tmp/laptop --server "$url" --user li --password-file /tmp/password
kill $server
QT_QPA_PLATFORM=offscreen qunce --data-dir /tmp/laptop --exit-after-startup
getent passwd qunce
TXT
chroot "$root" sh /tmp/try.sh
echo "both packages install and start on a fresh Debian 12"
