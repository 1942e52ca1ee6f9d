pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// One key of the keyboard or the pad. It never takes the focus away from the field that is written on.
T.AbstractButton {
    id: root

    property string symbol: ""
    property bool tool: false
    property bool chosen: false

    readonly property color _ink: !enabled ? Theme.inkSoft : chosen ? Theme.inkOnPrimary : Theme.ink
    readonly property color _rest: chosen ? Theme.primary : tool ? Theme.toolKey : Theme.surface

    implicitWidth: Math.max(Theme.touch, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Theme.keyHeight
    leftPadding: Theme.hair
    rightPadding: Theme.hair
    bottomPadding: Theme.keyEdge - Theme.border
    focusPolicy: Qt.NoFocus
    font: tool ? Theme.small : Theme.keyLetter

    Accessible.name: text

    background: TouchSurface {
        fill: root.down && !root.chosen ? Theme.primarySoft : root._rest
        edge: root.chosen ? Theme.primaryEdge : Theme.line
        radius: Theme.radiusSmall
        down: root.down
        focused: root.visualFocus
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        RowLayout {
            id: row

            anchors.centerIn: parent
            spacing: Theme.hair

            Icon {
                name: root.symbol
                tint: root._ink
                size: Theme.iconSmall
                visible: root.symbol !== ""
            }
            Text {
                textFormat: Text.PlainText
                text: root.text
                font: root.font
                color: root._ink
            }
        }
    }
}
