pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// Looks like the field it opens: the search has a page and a keyboard of its own.
T.AbstractButton {
    id: root

    objectName: "search"
    text: qsTr("搜一搜：高龄津贴、医保、gljt")
    implicitWidth: leftPadding + implicitContentWidth + rightPadding
    implicitHeight: Theme.px(88)
    leftPadding: Theme.gap
    rightPadding: Theme.hair
    bottomPadding: Theme.keyEdge - Theme.border
    focusPolicy: Qt.TabFocus

    Accessible.name: text

    background: TouchSurface {
        fill: root.down ? Theme.primarySoft : Theme.surface
        edge: Theme.line
        down: root.down
        focused: root.visualFocus
    }
    contentItem: RowLayout {
        spacing: Theme.gapSmall

        Icon {
            name: "search"
            tint: Theme.inkSoft
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.text
            font: Theme.small
            color: Theme.inkSoft
            wrapMode: Text.Wrap
            maximumLineCount: 2
        }
        Rectangle {
            Layout.fillHeight: true
            Layout.margins: Theme.hair
            implicitWidth: word.implicitWidth + 2 * Theme.gap
            radius: Theme.radiusSmall
            color: Theme.primary

            Text {
                id: word

                anchors.centerIn: parent
                textFormat: Text.PlainText
                text: qsTr("搜索")
                font: Theme.bodyStrong
                color: Theme.inkOnPrimary
            }
        }
    }
}
