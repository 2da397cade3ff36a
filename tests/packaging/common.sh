# SPDX-License-Identifier: GPL-3.0-or-later
# check_… SOURCE INSTALLED CLI [WINDOW]: packaging/, what the build made of it, and the programs.
# shellcheck shell=bash disable=SC2034
set -euo pipefail
source=$1 installed=$2 cli=$3 window=${4:-}
id=io.github.headgate.Headgate

fail() {
    printf '%s\n' "$*" >&2
    exit 1
}

# quiet COMMAND…: it succeeds and has nothing to say.
quiet() {
    local said
    command -v "$1" >/dev/null || fail "$1 is not installed."
    said=$("$@" 2>&1) || fail "$said"
    [ -z "$said" ] || fail "$said"
}
