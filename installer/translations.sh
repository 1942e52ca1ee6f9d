#!/bin/sh
# Compiles the translations beside their sources. usage: translations.sh BIN
set -eu
for source in resources/translations/*.ts; do
    "$1/pyside6-lrelease" -silent "$source" -qm "${source%.ts}.qm"
done
