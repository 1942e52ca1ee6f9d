pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// Where something is to be laid, and that it is waited for.
Rectangle {
    id: root

    required property string symbol
    required property string text

    implicitHeight: Theme.px(Theme.tight ? 200 : 280)
    radius: Theme.radius
    color: Theme.surface
    border.width: Theme.elder ? Theme.border : Theme.hairline
    border.color: Theme.lineSoft

    ColumnLayout {
        anchors.centerIn: parent
        spacing: Theme.gap

        Icon {
            Layout.alignment: Qt.AlignHCenter
            name: root.symbol
            tint: Theme.primary
            size: Theme.px(Theme.tight ? 72 : 120)
        }
        Text {
            Layout.alignment: Qt.AlignHCenter
            textFormat: Text.PlainText
            text: root.text
            font: Theme.leadStrong
            color: Theme.ink

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
}
