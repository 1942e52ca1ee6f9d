pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The 32 characters of a code in their order, and a way to take the last one back. A tray.
Rectangle {
    id: root

    required property list<string> signs

    readonly property int _columns: Theme.portrait ? 7 : 11

    signal typed(sign: string)
    signal erased

    implicitHeight: grid.implicitHeight + 2 * Theme.gapSmall
    height: implicitHeight
    color: Theme.tray

    // Whoever has reached the pad by keys types on the keys of a keyboard.
    Keys.onPressed: key => {
        const sign = key.text.toUpperCase();
        key.accepted = key.key === Qt.Key_Backspace || sign !== "" && root.signs.includes(sign);
        if (key.key === Qt.Key_Backspace)
            root.erased();
        else if (key.accepted)
            root.typed(sign);
    }

    component CodeKey: Key {
        Layout.fillWidth: true
        Layout.preferredWidth: Theme.touch
        focusPolicy: Qt.TabFocus
    }

    GridLayout {
        id: grid

        x: Theme.margin
        y: Theme.gapSmall
        width: root.width - 2 * Theme.margin
        columns: root._columns
        columnSpacing: Theme.keyGap
        rowSpacing: Theme.keyGap
        uniformCellWidths: true

        Repeater {
            model: root.signs

            CodeKey {
                required property string modelData

                objectName: "code_key_" + text
                text: modelData
                onClicked: root.typed(text)
            }
        }
        CodeKey {
            objectName: "code_key_erase"
            Layout.columnSpan: Theme.portrait ? 3 : 1
            tool: true
            symbol: Theme.portrait ? "backspace" : ""
            text: qsTr("删除", "on a narrow key")
            autoRepeat: true
            onClicked: root.erased()
        }
    }
}
