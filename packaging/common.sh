# SPDX-License-Identifier: GPL-3.0-or-later
# Shared by the scripts that a person runs: saying what happens, installing from Debian, building.
# shellcheck shell=bash

say() {
    if [ -t 2 ] && [ -z "${NO_COLOR:-}" ]; then
        printf '\033[1m%s\033[0m\n' "$*" >&2
    else
        printf '%s\n' "$*" >&2
    fi
}

die() {
    printf '%s\n' "$*" >&2
    exit 1
}

as_root() {
    if [ "$(id -u)" -eq 0 ]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        die "Installing packages needs root: run this as root, or install sudo."
    fi
}

# install_missing PACKAGE…: nothing is asked of the network when all are there.
install_missing() {
    local missing=() package
    for package in "$@"; do
        if [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
            missing+=("$package")
        fi
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    command -v apt-get >/dev/null || die "Please install what these Debian packages hold: ${missing[*]}"
    say "Installing ${missing[*]}"
    as_root apt-get update -q >/dev/null
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
}

# configure PRESET [CMAKE ARGUMENT…]: once, and again only when the arguments are others.
configure() {
    local preset=$1 stamp log
    shift
    stamp="build/$preset/.configured"
    if [ -f "build/$preset/build.ninja" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$*" ]; then
        return 0
    fi
    say "Configuring build/$preset"
    mkdir -p "build/$preset"
    log="build/$preset/configure.log"
    cmake --preset "$preset" "$@" >"$log" 2>&1 || {
        cat "$log" >&2
        die "CMake could not configure build/$preset."
    }
    printf '%s' "$*" >"$stamp"
}

# build PRESET [TARGET]
build() {
    local preset=$1
    if ninja -C "build/$preset" -n ${2:+"$2"} 2>/dev/null | grep -q 'no work to do'; then
        return 0
    fi
    say "Building build/$preset (the first time takes some minutes)"
    cmake --build "build/$preset" ${2:+--target "$2"} >&2
}

# What building needs; shellcheck cannot see who reads it.
# shellcheck disable=SC2034
build_packages=(build-essential cmake ninja-build qt6-base-dev qt6-svg-dev libqscintilla2-qt6-dev qtkeychain-qt6-dev libssl-dev zlib1g-dev
    libsimdjson-dev libexpected-dev)

# What making a package needs beyond that.
# shellcheck disable=SC2034
package_packages=(dpkg-dev file librsvg2-bin libsecret-1-0)
