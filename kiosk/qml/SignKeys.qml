pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// The signs of an address, where letters and digits are all else that is written: they stand in place of the ways.
GridLayout {
    id: root

    required property string signs

    signal typed(string sign)

    uniformCellWidths: true
    columns: Theme.portrait ? signs.length : 2
    columnSpacing: Theme.keyGap
    rowSpacing: Theme.keyGap

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Repeater {
        model: root.signs.length

        Key {
            required property int index

            Layout.fillWidth: true
            Layout.fillHeight: true
            objectName: "key_" + text
            text: root.signs.charAt(index)
            onClicked: root.typed(text)
        }
    }
}
