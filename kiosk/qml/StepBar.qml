pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts

// How far one has come, in words and as segments; of many steps as one bar.
RowLayout {
    id: root

    property string text: ""
    property int step: 0
    property int steps: 0

    readonly property int _most: 20
    readonly property bool _isLong: steps > _most

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
    Rectangle {
        Layout.fillWidth: true
        Layout.maximumWidth: root._most * Theme.progressSegment
        implicitHeight: Theme.progressHeight
        radius: Theme.progressHeight / 2
        color: Theme.lineSoft
        visible: root._isLong

        Rectangle {
            width: parent.width * root.step / Math.max(1, root.steps)
            height: parent.height
            radius: parent.radius
            color: Theme.primary
        }
    }
    Repeater {
        model: root._isLong ? 0 : root.steps

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
