pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// A way straight to one thing, in a strip with others: symbol and name, on two lines where it takes them.
T.AbstractButton {
    id: root

    required property string symbol
    property bool warm: false
    property int least: Theme.touch

    readonly property color _tint: warm ? Theme.note : Theme.primary
    readonly property int _icon: Theme.compact ? Theme.iconSmall : Theme.icon

    Layout.fillWidth: true
    Layout.fillHeight: true
    implicitHeight: Math.max(least, topPadding + implicitContentHeight + bottomPadding)
    leftPadding: Theme.hair
    rightPadding: Theme.hair
    topPadding: Theme.hair
    bottomPadding: topPadding + Theme.keyEdge - Theme.border
    focusPolicy: Qt.TabFocus

    Accessible.name: text

    background: TouchSurface {
        fill: !root.down ? Theme.surface : root.warm ? Theme.noteSoft : Theme.primarySoft
        edge: root._tint
        down: root.down
        focused: root.visualFocus
    }
    contentItem: RowLayout {
        spacing: Theme.hair

        Item {
            Layout.fillWidth: true
        }
        Icon {
            name: root.symbol
            tint: root._tint
            size: root._icon
        }
        Text {
            Layout.maximumWidth: root.width - root._icon - 3 * Theme.hair
            textFormat: Text.PlainText
            text: root.text
            font: Theme.narrow || Theme.compact ? Theme.smallStrong : Theme.bodyStrong
            color: Theme.ink
            wrapMode: Text.Wrap
        }
        Item {
            Layout.fillWidth: true
        }
    }
}
