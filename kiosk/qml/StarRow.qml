pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// One indicator: its name, five stars to touch, and the level they stand for in words.
GridLayout {
    id: root

    required property string label
    required property int level

    readonly property list<string> _levels: [qsTr("非常不满意"), qsTr("不满意"), qsTr("基本满意"), qsTr("满意"), qsTr("非常满意")]

    signal chosen(level: int)

    columns: Theme.narrow ? 1 : 2
    columnSpacing: Theme.gap
    rowSpacing: 0

    ColumnLayout {
        Layout.fillWidth: true
        spacing: 0

        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.label
            font: Theme.leadStrong
            color: Theme.ink
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
        Text {
            objectName: root.objectName + "_said"
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.level > 0 ? root._levels[root.level - 1] : qsTr("没有评")
            font: Theme.small
            color: Theme.inkSoft
            wrapMode: Text.Wrap

            Accessible.role: Accessible.StaticText
            Accessible.name: text
        }
    }
    RowLayout {
        spacing: Theme.gapSmall

        Repeater {
            model: root._levels

            T.AbstractButton {
                id: star

                required property int index
                required property string modelData

                objectName: root.objectName + "_" + (index + 1)
                implicitWidth: Math.max(Theme.touch, Theme.px(72))
                implicitHeight: implicitWidth
                focusPolicy: Qt.TabFocus
                text: modelData
                onClicked: root.chosen(index + 1)

                Accessible.role: Accessible.RadioButton
                Accessible.name: root.label + " " + text
                Accessible.checkable: true
                Accessible.checked: root.level === index + 1

                background: TouchSurface {
                    fill: star.down ? Theme.noteSoft : Theme.surface
                    edge: Theme.note
                    down: star.down
                    focused: star.visualFocus
                }
                contentItem: Item {
                    Icon {
                        anchors.centerIn: parent
                        name: star.index < root.level ? "star-fill" : "star"
                        tint: Theme.star
                        size: Theme.icon
                    }
                }
            }
        }
    }
}
