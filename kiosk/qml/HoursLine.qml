pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// When the windows are staffed, in one line; nothing where nobody said.
RowLayout {
    id: root

    required property string hours

    spacing: Theme.gapSmall
    visible: hours !== ""

    Icon {
        Layout.alignment: Qt.AlignTop
        name: "schedule"
        tint: Theme.inkSoft
        size: Theme.iconSmall
    }
    Text {
        objectName: "hours"
        Layout.fillWidth: true
        textFormat: Text.PlainText
        text: root.hours
        font: Theme.small
        color: Theme.inkSoft
        wrapMode: Text.Wrap

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
}
