pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import QtQuick.Templates as T
import Township.ViewModels

// Life events on one warm band: several things filed in one go.
Rectangle {
    id: root

    required property HomeViewModel viewModel

    readonly property bool _beside: !Theme.portrait && !Theme.elder && !Theme.compact
    readonly property int _columns: Theme.portrait ? Theme.elder ? 2 : 3 : Theme.tight ? 2 : Theme.elder ? 4 : 5

    signal picked(code: string)
    signal allWanted

    implicitHeight: grid.implicitHeight + 2 * grid.y
    radius: Theme.radius
    color: Theme.noteSoft
    border.width: Theme.elder ? Theme.border : 0
    border.color: Theme.note
    visible: viewModel.events.count > 0

    component Occasion: T.AbstractButton {
        id: occasion

        required property string symbol

        readonly property int _icon: Theme.compact ? Theme.iconSmall : Theme.icon

        Layout.fillWidth: true
        Layout.fillHeight: true
        implicitHeight: Math.max(Theme.touchPrimary, topPadding + implicitContentHeight + bottomPadding)
        leftPadding: Theme.hair
        rightPadding: Theme.hair
        topPadding: Theme.hair
        bottomPadding: topPadding + Theme.keyEdge - Theme.border
        focusPolicy: Qt.TabFocus

        Accessible.name: text

        background: TouchSurface {
            fill: occasion.down ? Theme.noteSoft : Theme.surface
            edge: Theme.note
            down: occasion.down
            focused: occasion.visualFocus
        }
        contentItem: RowLayout {
            spacing: Theme.hair

            Item {
                Layout.fillWidth: true
            }
            Icon {
                name: occasion.symbol
                tint: Theme.note
                size: occasion._icon
            }
            Text {
                Layout.maximumWidth: occasion.width - occasion._icon - 5 * Theme.hair
                textFormat: Text.PlainText
                text: occasion.text
                font: Theme.narrow || Theme.compact || Theme.elder ? Theme.smallStrong : Theme.bodyStrong
                color: Theme.ink
                wrapMode: Text.Wrap
            }
            Item {
                Layout.fillWidth: true
            }
        }
    }

    GridLayout {
        id: grid

        x: Theme.gap
        y: Theme.compact ? Theme.hair : Theme.gap
        width: parent.width - 2 * x
        columns: root._beside ? 2 : 1
        columnSpacing: Theme.gapSection
        rowSpacing: Theme.hair

        ColumnLayout {
            spacing: 0

            Text {
                textFormat: Text.PlainText
                text: root._beside ? qsTr("一件事") : qsTr("一件事，一次办好")
                font: Theme.compact ? Theme.bodyStrong : Theme.leadStrong
                color: Theme.note

                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Text {
                textFormat: Text.PlainText
                text: qsTr("几件一次办好")
                font: Theme.small
                color: Theme.note
                visible: root._beside
            }
        }
        GridLayout {
            Layout.fillWidth: true
            columns: root._columns
            columnSpacing: Theme.gapSmall
            rowSpacing: Theme.gapSmall
            uniformCellWidths: true

            Repeater {
                model: root.viewModel.events

                Occasion {
                    required property string code
                    required property string name

                    objectName: "event_" + code
                    text: name
                    onClicked: root.picked(code)
                }
            }
            Occasion {
                objectName: "all_events"
                symbol: "apps"
                text: qsTr("全部 %n 件", "", root.viewModel.moreEvents)
                visible: root.viewModel.moreEvents > 0
                onClicked: root.allWanted()
            }
        }
    }
}
