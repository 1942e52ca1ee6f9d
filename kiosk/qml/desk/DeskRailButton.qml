pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import ".."

// One entry of the rail: sign, word, and how much waits there.
T.AbstractButton {
    id: root

    required property string symbol
    property int count: 0
    property bool chosen: false

    readonly property int _gap: Theme.compact ? Theme.hair : Theme.gapSmall
    readonly property color _ink: chosen ? Theme.primary : Theme.inkOnPrimary

    implicitWidth: leftPadding + implicitContentWidth + rightPadding
    implicitHeight: Math.max(Theme.touch, implicitContentHeight + 2 * Theme.hair)
    leftPadding: _gap
    rightPadding: _gap
    focusPolicy: Qt.TabFocus
    font: Theme.smallStrong

    Accessible.role: Accessible.Button
    Accessible.name: count > 0 ? text + " " + count : text

    background: Rectangle {
        radius: Theme.radiusSmall
        color: root.chosen ? Theme.surface : root.down ? Theme.railPressed : "transparent"

        FocusRing {
            radius: Theme.radiusSmall
            shown: root.visualFocus
        }
    }
    contentItem: RowLayout {
        spacing: root._gap

        Icon {
            name: root.symbol
            tint: root._ink
            size: Theme.iconSmall
        }
        Text {
            Layout.fillWidth: true
            textFormat: Text.PlainText
            text: root.text
            font: root.font
            color: root._ink
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Rectangle {
            implicitWidth: Math.max(implicitHeight, number.implicitWidth + Theme.gapSmall)
            implicitHeight: Theme.px(40)
            radius: height / 2
            color: root.chosen ? Theme.primarySoft : Theme.railPressed
            visible: root.count > 0

            Text {
                id: number

                anchors.centerIn: parent
                textFormat: Text.PlainText
                text: root.count > 99 ? "99+" : root.count
                font: Theme.small
                color: root._ink
            }
        }
    }
}
