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

    // Brief: the name alone, low.
    property bool brief: false

    // Warm: several things in one, as the strip of life events has them.
    property bool warm: false

    readonly property int _least: brief ? Theme.touchPrimary : Theme.tileHeight

    implicitWidth: Theme.px(320)
    implicitHeight: Math.max(_least, topPadding + implicitContentHeight + bottomPadding)
    leftPadding: Theme.gap
    rightPadding: Theme.gap
    topPadding: brief ? Theme.hair : Theme.gapSmall
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
            implicitWidth: root.brief ? Theme.touch : Theme.badge
            implicitHeight: implicitWidth
            radius: Theme.radius
            color: root.warm ? Theme.noteSoft : Theme.primarySoft

            Icon {
                anchors.centerIn: parent
                name: root.symbol
                tint: root.warm ? Theme.note : Theme.primary
                size: root.brief ? Theme.icon : Theme.iconLarge
            }
        }
        ColumnLayout {
            Layout.fillWidth: true
            spacing: 0

            Text {
                Layout.fillWidth: true
                textFormat: Text.PlainText
                text: root.text
                font: root.brief ? Theme.bodyStrong : Theme.leadStrong
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
                visible: text !== "" && !root.brief
            }
        }
        Icon {
            name: "chevron_right"
            tint: Theme.inkSoft
            visible: root.leads
        }
    }
}
