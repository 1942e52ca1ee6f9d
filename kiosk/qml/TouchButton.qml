pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// Primary: the one next step of a scene. Secondary: another way on. Quiet: a tool in a bar.
T.AbstractButton {
    id: root

    enum Kind {
        Primary,
        Secondary,
        Quiet
    }

    required property string symbol
    property int kind: TouchButton.Secondary
    property bool symbolAfter: false

    readonly property bool _primary: kind === TouchButton.Primary
    readonly property bool _quiet: kind === TouchButton.Quiet
    readonly property color _tint: _primary ? Theme.inkOnPrimary : _quiet ? Theme.ink : Theme.primary
    readonly property color _ink: enabled ? _tint : Theme.inkSoft
    readonly property color _rest: _primary ? Theme.primary : Theme.surface
    readonly property color _pressed: _primary ? Theme.primaryPressed : Theme.primarySoft
    readonly property color _edge: _primary ? Theme.primaryEdge : _quiet ? Theme.line : Theme.primary

    implicitWidth: leftPadding + implicitContentWidth + rightPadding
    implicitHeight: _quiet ? Theme.touch : Theme.touchPrimary
    leftPadding: _quiet ? Theme.gapSmall : Theme.gapLarge
    rightPadding: leftPadding
    bottomPadding: Theme.keyEdge - Theme.border
    focusPolicy: Qt.TabFocus
    font: _quiet ? Theme.smallStrong : _primary ? Theme.leadStrong : Theme.bodyStrong

    Accessible.name: text

    background: TouchSurface {
        fill: !root.enabled ? Theme.disabled : root.down ? root._pressed : root._rest
        edge: root.enabled ? root._edge : Theme.line
        down: root.down || !root.enabled
        focused: root.visualFocus
    }
    contentItem: Item {
        implicitWidth: row.implicitWidth
        implicitHeight: row.implicitHeight

        RowLayout {
            id: row

            anchors.centerIn: parent
            layoutDirection: root.symbolAfter ? Qt.RightToLeft : Qt.LeftToRight
            spacing: root._quiet ? Theme.hair : Theme.gapSmall

            Icon {
                name: root.symbol
                tint: root._ink
                size: root._quiet ? Theme.iconSmall : Theme.icon
                visible: root.symbol !== ""
            }
            Text {
                textFormat: Text.PlainText
                text: root.text
                font: root.font
                color: root._ink
                visible: root.text !== ""
            }
        }
    }
}
