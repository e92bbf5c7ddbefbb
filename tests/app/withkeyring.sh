#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a program on a session bus of its own with an unlocked, empty GNOME keyring behind it: withkeyring.sh PROGRAM [ARGUMENTS].
set -eu
home=$(mktemp -d "${TMPDIR:-/tmp}/qunce-keyring.XXXXXX")
trap 'rm -rf "$home"' EXIT
export HOME="$home" XDG_DATA_HOME="$home/data" XDG_RUNTIME_DIR="$home/run" XDG_CURRENT_DESKTOP=GNOME QUNCE_TEST_KEYRING=1
mkdir -m 700 -p "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
dbus-run-session -- sh -c '
    # Its answer comes when it is on the bus; it ends with the bus.
    printf password | gnome-keyring-daemon --daemonize --unlock --components=secrets >/dev/null
    exec "$@"' sh "$@"
