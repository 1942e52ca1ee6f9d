pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Township.ViewModels

// The pages of one paper: which are taken, which is open. A touch opens one.
GridLayout {
    id: root

    required property RowListModel pages

    signal picked(place: int)

    columns: Theme.portrait ? 4 : 1
    columnSpacing: Theme.gapSmall
    rowSpacing: Theme.gapSmall

    Repeater {
        model: root.pages

        T.AbstractButton {
            id: sheet

            required property int place
            required property string label
            required property bool isTaken
            required property bool isOpen

            readonly property string _state: isOpen ? qsTr("正在看") : isTaken ? qsTr("拍好了") : qsTr("还没拍")

            objectName: "page_" + place
            implicitWidth: Theme.px(148)
            implicitHeight: Theme.px(96)
            bottomPadding: Theme.keyEdge
            focusPolicy: Qt.TabFocus
            enabled: !isOpen
            text: qsTr("第 %1 页").arg(place + 1)
            onClicked: root.picked(place)

            Accessible.name: text + " " + label + " " + _state

            background: TouchSurface {
                fill: sheet.isOpen || sheet.down ? Theme.primarySoft : Theme.surface
                edge: sheet.isOpen ? Theme.primary : Theme.line
                down: sheet.down || sheet.isOpen
                focused: sheet.visualFocus
            }
            contentItem: ColumnLayout {
                spacing: 0

                Text {
                    Layout.alignment: Qt.AlignHCenter
                    textFormat: Text.PlainText
                    text: sheet.text
                    font: Theme.smallStrong
                    color: sheet.isOpen ? Theme.primary : Theme.ink
                }
                Text {
                    Layout.alignment: Qt.AlignHCenter
                    textFormat: Text.PlainText
                    text: sheet._state
                    font: Theme.small
                    color: Theme.inkSoft
                }
            }
        }
    }
}
