#!/bin/sh
# Checks every QML file: qmllint against the view models' generated types, and the one format.
# Usage: installer/check_qml.sh [folder of QML, kiosk/qml by default]. Exit 1 on any finding.
set -eu
cd "$(dirname "$0")/.."
qml=${1:-kiosk/qml}
tools=.venv/bin
types=build/qml/Township/ViewModels
metatypes=$("$tools/python" -c 'import PySide6; print(PySide6.__path__[0])')/Qt/metatypes
mkdir -p "$types"
files=$(find "$qml" -name '*.qml' | sort)

"$tools/pyside6-metaobjectdump" -q -o build/qml/dump.json \
    $(grep -lr '^@QmlElement' kiosk/viewmodels kiosk/models --include='*.py' | sort)
# The dump leaves out what Python says of a property: without notify it is constant, and a list is
# a QVariantList.
"$tools/python" - <<'END'
import json
from pathlib import Path

units = json.loads(Path("build/qml/dump.json").read_text())
for unit in units:
    for kind in unit["classes"]:  # the dump sees no base class of another file
        kind["object"] = True
    for held in (held for kind in unit["classes"] for held in kind.get("properties", [])):
        held |= {"final": True} if "notify" in held else {"final": True, "constant": True}
        held["type"] = "QVariantList" if held["type"] == "list" else held["type"]
Path("build/qml/meta.json").write_text(json.dumps(units))
END
"$tools/pyside6-qmltyperegistrar" --generate-qmltypes "$types/viewmodels.qmltypes" \
    --import-name Township.ViewModels --major-version 1 \
    --foreign-types "$metatypes/qt6core_metatypes.json,$metatypes/qt6qml_metatypes.json" \
    -o build/qml/registration.cpp build/qml/meta.json
printf 'module Township.ViewModels\ntypeinfo viewmodels.qmltypes\ndepends QtQml\n' > "$types/qmldir"

failed=0
"$tools/pyside6-qmllint" -I "$qml" -I build/qml $files || failed=1
formatted=build/qml/formatted
rm -rf "$formatted"
cp -r "$qml" "$formatted"
"$tools/pyside6-qmlformat" -i $(find "$formatted" -name '*.qml')
diff -ru "$qml" "$formatted" || failed=1
# qmlformat 6.11 with a column limit breaks the indentation of functions, so the limit is kept here.
LC_ALL=C.UTF-8 grep -nE '^.{121,}' $files && failed=1
[ "$failed" -eq 0 ] && echo "QML: clean"
exit "$failed"
