pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// How far one has come, in words and as segments.
RowLayout {
    id: root

    property string text: ""
    property int step: 0
    property int steps: 0

    height: visible ? implicitHeight : 0
    spacing: Theme.hair
    visible: steps > 0

    Text {
        Layout.rightMargin: Theme.gapSmall
        textFormat: Text.PlainText
        text: root.text
        font: Theme.smallStrong
        color: Theme.inkSoft

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Repeater {
        model: root.steps

        Rectangle {
            required property int index

            Layout.fillWidth: true
            Layout.maximumWidth: Theme.progressSegment
            implicitHeight: Theme.progressHeight
            radius: Theme.progressHeight / 2
            color: index < root.step ? Theme.primary : Theme.lineSoft
        }
    }
    Item {
        Layout.fillWidth: true
    }
}
