pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// A number as it is typed on the pad: in groups where it has them, else as one large figure.
ColumnLayout {
    id: root

    required property string kind
    required property string value
    property bool faulty: false

    readonly property var _sizes: ({
            idNumber: [6, 8, 4],
            mobile: [3, 4, 4],
            bankCard: [4, 4, 4, 4, 3]
        })
    readonly property list<int> _groups: _sizes[kind] ?? []
    readonly property list<string> _labels: kind === "idNumber" ? [qsTr("地区"), qsTr("出生年月日"), qsTr("末四位")] : []

    GroupedDigits {
        objectName: "digits"
        Layout.fillWidth: true
        value: root.value
        groups: root._groups
        labels: root._labels
        faulty: root.faulty
        visible: root._groups.length > 0
    }
    Rectangle {
        objectName: "figure"
        Layout.fillWidth: true
        implicitHeight: Theme.px(128)
        radius: Theme.radius
        color: Theme.surface
        border.width: Theme.borderStrong
        border.color: root.faulty ? Theme.danger : Theme.primary
        visible: root._groups.length === 0

        Accessible.role: Accessible.StaticText
        Accessible.name: root.value

        Row {
            anchors.verticalCenter: parent.verticalCenter
            x: Theme.gapLarge
            spacing: Theme.hair

            Text {
                textFormat: Text.PlainText
                text: root.value
                font: Theme.display
                color: Theme.ink
            }
            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                width: Theme.focusWidth
                height: Theme.px(72)
                color: root.faulty ? Theme.danger : Theme.primary
            }
        }
    }
}
