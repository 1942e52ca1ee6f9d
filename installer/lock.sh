#!/bin/sh
# Resolves the requirements anew, with hashes and without index addresses. Needs uv.
set -eu
cd "$(dirname "$0")/requirements"
resolve() {
    uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
        --no-emit-index-url --no-header --no-annotate --upgrade "$@"
}
resolve kiosk.in central.in dev.in -o dev.txt
resolve kiosk.in central.in -c dev.txt -o central.txt
resolve kiosk.in -c dev.txt -o kiosk.txt
resolve kiosk.in build.in -c dev.txt -o build.txt
