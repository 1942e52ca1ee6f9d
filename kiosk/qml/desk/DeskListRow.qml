pragma ComponentBehavior: Bound

import QtQuick
import QtQuick.Layouts
import ".."

// One row: in its tone what is the matter, then what it is about, something at the side, one button. Where large
// type or a narrow screen leaves no room, the side stands under what it is about, or all of it under each other.
Item {
    id: root

    required property int index
    required property string key
    required property string title
    required property string detail
    required property string symbol
    required property string tone
    required property string lead
    required property string side
    required property string action
    required property string actionSymbol
    property string actionName: "row_" + index

    // Whether a line divides it from what stands above it.
    property bool ruled: true

    readonly property int _columns: Theme.slim ? 1 : Theme.portrait || Theme.tight ? 2 : 3
    readonly property bool _stacked: _columns === 1
    readonly property int _lead: Theme.px(Theme.compact ? 174 : 230)

    signal acted

    implicitHeight: Math.max(Theme.touch, grid.implicitHeight) + 2 * Theme.hair

    component Words: Text {
        Layout.fillWidth: true
        textFormat: Text.PlainText
        font: Theme.small
        color: Theme.ink
        wrapMode: Text.Wrap
        visible: text !== ""

        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }

    Rectangle {
        width: parent.width
        height: Theme.hairline
        color: Theme.lineSoft
        visible: root.ruled
    }
    RowLayout {
        id: grid

        anchors.verticalCenter: parent.verticalCenter
        width: parent.width
        spacing: Theme.gapSmall

        GridLayout {
            Layout.fillWidth: true
            columns: root._columns
            columnSpacing: Theme.gap
            rowSpacing: 0

            RowLayout {
                Layout.fillWidth: root._stacked
                Layout.minimumWidth: root._stacked ? 0 : root._lead
                Layout.maximumWidth: root._stacked ? Theme.width : root._lead
                spacing: Theme.hair
                visible: root.lead !== "" || root.symbol !== ""

                Icon {
                    name: root.symbol
                    tint: DeskTone.ink(root.tone)
                    size: Theme.iconSmall
                    visible: name !== ""
                }
                Words {
                    text: root.lead
                    font: Theme.smallStrong
                    color: DeskTone.ink(root.tone)
                }
            }
            ColumnLayout {
                Layout.fillWidth: true
                spacing: 0

                Words {
                    text: root.title
                    font: Theme.smallStrong
                }
                Words {
                    text: root.detail
                    color: Theme.inkSoft
                }
                Words {
                    text: root._columns < 3 ? root.side : ""
                    color: Theme.inkSoft
                }
            }
            Words {
                Layout.fillWidth: false
                Layout.maximumWidth: Theme.px(Theme.compact ? 250 : 350)
                text: root._columns < 3 ? "" : root.side
                color: Theme.inkSoft
            }
        }
        TouchButton {
            objectName: root.actionName
            Layout.minimumWidth: Theme.px(150)
            kind: TouchButton.Quiet
            symbol: root.actionSymbol
            text: root.action
            visible: text !== ""
            onClicked: root.acted()
        }
    }
}
