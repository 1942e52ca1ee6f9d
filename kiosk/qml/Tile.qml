pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T

// A way on: a topic, a service item. Symbol, name, a line of what is behind it; the whole tile is touched.
T.AbstractButton {
    id: root

    required property string symbol
    required property string detail
    property bool leads: false

    // Warm: several things in one, as the strip of life events has them.
    property bool warm: false

    implicitWidth: Theme.px(320)
    implicitHeight: Math.max(Theme.tileHeight, topPadding + implicitContentHeight + bottomPadding)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: Theme.gapSmall
    bottomPadding: topPadding + Theme.keyEdge - Theme.border
    focusPolicy: Qt.TabFocus

    Accessible.name: text
    Accessible.description: detail

    background: TouchSurface {
        fill: root.down ? Theme.primarySoft : Theme.surface
        edge: root.warm ? Theme.note : Theme.line
        down: root.down
        focused: root.visualFocus
    }
    contentItem: RowLayout {
        spacing: Theme.gap

        Rectangle {
            implicitWidth: Theme.badge
            implicitHeight: Theme.badge
            radius: Theme.radius
            color: root.warm ? Theme.noteSoft : Theme.primarySoft

            Icon {
                anchors.centerIn: parent
                name: root.symbol
                tint: root.warm ? Theme.note : Theme.primary
                size: Theme.iconLarge
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.text
                font: Theme.leadStrong
                color: Theme.ink
                wrapMode: Text.Wrap
            }
            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.detail
                font: Theme.small
                color: Theme.inkSoft
                wrapMode: Text.Wrap
                visible: text !== ""
            }
        }
        Icon {
            name: "chevron_right"
            tint: Theme.inkSoft
            visible: root.leads
        }
    }
}
