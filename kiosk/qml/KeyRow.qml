pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// One row of letters or signs, all of one width; `places` is the number of keys in the widest row.
Item {
    id: root

    required property string letters
    property int places: 10
    property bool upper: false

    property real key: (width - (places - 1) * Theme.keyGap) / places

    signal typed(letter: string)

    Layout.fillWidth: true
    implicitHeight: Theme.keyHeight

    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true

    Row {
        anchors.centerIn: parent
        spacing: Theme.keyGap

        Repeater {
            model: root.letters.length

            Key {
                required property int index

                readonly property string _letter: root.letters.charAt(index)

                objectName: "key_" + text
                width: root.key
                height: root.height
                text: root.upper ? _letter.toUpperCase() : _letter
                onClicked: root.typed(text)
            }
        }
    }
}
