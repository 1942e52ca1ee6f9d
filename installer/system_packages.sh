#!/bin/sh
# Installs the system libraries that Qt needs, and the voice, on Debian and Ubuntu; elsewhere it names them.
# usage: system_packages.sh [--test]      --test adds what the tests alone need
set -eu

libraries="libgl1 libegl1 libglib2.0-0 libdbus-1-3 libfontconfig1 libfreetype6 libbrotli1 libpulse0
libx11-6 libx11-xcb1 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-render0 libxcb-shape0 libxcb-shm0 libxcb-sync1 libxcb-util1
libxcb-xfixes0 libxcb-xkb1 libxcb1 libxext6 libxrandr2 libxkbcommon0 libxkbcommon-x11-0
libwayland-client0 libwayland-cursor0 libwayland-egl1 libdrm2 espeak-ng python3-venv"
[ "${1:-}" = --test ] && libraries="$libraries poppler-utils xvfb xauth
libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0
cups-daemon cups-client cups-ipp-utils cups-filters avahi-daemon dbus
binutils debootstrap dpkg-dev patchelf"

if ! command -v dpkg-query >/dev/null; then
    echo "This is neither Debian nor Ubuntu. Please install what these Debian packages hold, then run make again with SYSTEM_PACKAGES=skip:" >&2
    echo "$libraries" >&2
    exit 1
fi

missing=
for package in $libraries; do
    status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null ||
        dpkg-query -W -f='${Status}' "${package}t64" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing="$missing $package"
done
[ -z "$missing" ] && exit 0

as_root=
if [ "$(id -u)" != 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing and need root or sudo:$missing" >&2
        exit 1
    fi
    as_root=sudo
fi
echo "Installing system packages:$missing"
$as_root apt-get update -qq
# Words are split on purpose: one argument for each package.
# shellcheck disable=SC2086
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing
